"""Which noun phrases are somebody who can act or be acted upon, and the owner named inside a phrase."""

from __future__ import annotations

from dateline.attach.arguments import unfold
from dateline.extract import syntax
from dateline.extract.events import reading
from dateline.extract.events.lexicon import Lexicon
from dateline.extract.events.matching import singular
from dateline.extract.events.reading import Reading
from dateline.model import Span

PEOPLE = (
    *("ers", "ors", "ists", "ians", "ees", "ist", "ian", "man", "woman", "men", "women", "ants", "er", "or"),
    *("year-old", "year-olds"),
)
"""Endings of words for people; words for things with these endings are the class ``thing`` of the finder file."""
ABSTRACT = ("tion", "tions", "sion", "ness", "ism", "ance", "ence", "ment", "ments", "ing", "ings", "ity", "age", "ure")
"""Endings of words for deeds and qualities; bodies of people among them are the class ``body``."""


def is_agent(r: Reading, phrase: syntax.Phrase, lex: Lexicon, *, loose: bool = False) -> bool:
    """Whether the head is a name, people, or a body of people; ``loose`` asks only for no deed or paper."""
    tok = next(r.tokens[i] for i in range(phrase.first, phrase.last + 1) if r.tokens[i].span == phrase.head)
    word = {tok.lower, singular(tok.lower)}
    if tok.lower in reading.words("time_word"):
        return False
    if _money(r, phrase) or r.tokens[phrase.first].lower in ("no", "none", "nobody"):
        return False
    if tok.tag == "num":
        return tok.lower.replace("-", "").isalpha() and tok.lower not in (
            "million",
            "billion",
            "fifth",
            "third",
            "half",
        )
    if word & lex.words["instrument"] or word & lex.words["abstract"]:
        return False
    if tok.tag == "name" or any(word & lex.words[name] for name in ("person", "armed", "troops", "body", "police")):
        return True
    if word & lex.words["thing"] or tok.lower.endswith(ABSTRACT):
        return False
    return loose or tok.lower.endswith(PEOPLE)


def _money(r: Reading, phrase: syntax.Phrase) -> bool:
    """Whether the phrase is a sum: "N150 million", "US$ 100,000", "another S" before "$200,000"."""
    inside = _inside(r, phrase)
    after = r.tokens[phrase.last + 1].text[:1] if phrase.last + 1 < len(r.tokens) else ""
    signs = any(sign in tok.text for tok in inside for sign in "$€£")
    glued = any(tok.text[:1].isupper() and tok.text[-1:].isdigit() and "-" not in tok.text for tok in inside)
    return signs or glued or after in ("$", "€", "£") or any(tok.lower in ("million", "billion") for tok in inside)


def _inside(r: Reading, phrase: syntax.Phrase) -> tuple[syntax.Token, ...]:
    return r.tokens[phrase.first : phrase.last + 1]


def spoken_for(r: Reading, phrase: syntax.Phrase) -> Span | None:
    """The body in "a spokesman for the body", where the spokesman has no name of his own."""
    at = phrase.last + 1
    if r.tokens[phrase.last].lower not in reading.words("spokesman") or r.words(at, at + 1) not in (["for"], ["of"]):
        return None
    number = r.of_token[at + 1] if at + 1 < len(r.tokens) else -1
    after = r.phrases[number].last + 1 if number >= 0 else 0
    named = after + 1 < len(r.tokens) and r.tokens[after].text == "," and r.tokens[after + 1].tag == "name"
    return None if number < 0 or named else r.phrases[number].full_span


def is_paper(r: Reading, phrase: syntax.Phrase) -> bool:
    """Whether the phrase is a statement, a letter, a report: what speaks for its issuer."""
    return singular(r.tokens[phrase.last].lower) in reading.words("paper")


def is_ground(r: Reading, phrase: syntax.Phrase, lex: Lexicon) -> bool:
    """Whether the phrase is a stretch of land, which is where a deed happened and nobody to whom it was done."""
    return singular(r.tokens[phrase.last].lower) in lex.words["ground"]


def belonging_to(r: Reading, phrase: syntax.Phrase, lex: Lexicon) -> list[Span]:
    """Whose a thing is: the Front in "20 sites linked to the Front", "a depot of the Front"."""
    after = [t.lower for t in r.tokens[phrase.last + 1 : phrase.last + 3]]
    if after[1:] != ["to"] or after[0] not in ("linked", "belonging", "affiliated", "tied", "loyal"):
        return []
    number = r.of_token[phrase.last + 3] if phrase.last + 3 < len(r.tokens) else -1
    found = [] if number < 0 else unfold(r, r.phrases[number])
    return [p.full_span for p in found if is_agent(r, p, lex)]


def told_by_number(r: Reading, phrase: syntax.Phrase) -> bool:
    """Whether the phrase is "both", "all", "some", "others": people told by their number alone."""
    return r.tokens[phrase.first].lower in ("both", "all", "some", "others", "many", "everyone", "several")


def owner_in(r: Reading, phrase: syntax.Phrase) -> Span | None:
    """The name before the head: "Turkish" in "Turkish shelling", "Iran" in "Iran's missiles"."""
    names = []
    for i in range(phrase.first, phrase.last):
        tok = r.tokens[i]
        if tok.tag == "name" and tok.lower not in reading.words("time_word") and tok.span != phrase.head:
            names.append(i)
        elif names:
            break
    if not names:
        return None
    return r.tokens[names[0]].span[0], r.tokens[names[-1]].span[1]


def owners(r: Reading, head: int) -> list[Span]:
    """The owner or maker in the trigger's own phrase."""
    number = r.of_token[head]
    if number < 0:
        return []
    phrase = r.phrases[number]
    possessive = next((i for i in range(phrase.first, head) if r.tokens[i].tag == "poss"), None)
    timely = possessive is not None and r.tokens[possessive - 1].lower in reading.words("time_word")
    if possessive is not None and possessive > phrase.first and not timely:
        return [(r.tokens[phrase.first].span[0], r.tokens[possessive - 1].span[1])]
    owner = owner_in(r, phrase)
    return [] if owner is None or owner[0] >= r.tokens[head].span[0] else [owner]
