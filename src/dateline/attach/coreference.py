"""The nearest full mention for a pronoun, by number and by what stands as a subject before it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from dateline.extract import syntax
from dateline.extract.events import reading, subjects
from dateline.extract.events.lexicon import lexicon
from dateline.extract.events.matching import singular
from dateline.extract.events.reading import Reading
from dateline.model import Mention, Span, Story

SINGULAR_PERSON = frozenset({"he", "she", "him", "her", "himself", "herself"})
THING = frozenset({"it", "itself"})
MANY = frozenset({"they", "them", "themselves", "we", "us", "i", "me", "you"})
REACH = 3
"""Sentences looked back over."""


PERSONS = frozenset({"titled", "surname", "person"})
BODIES = frozenset({"organisation", "country", "group", "body", "capital"})
GROUNDS = frozenset({"region", "gazetteer", "unknown place"})
"""Rules of the links that tell what a name is."""


def antecedents(
    story: Story,
    r: Reading,
    phrase: syntax.Phrase,
    other_than: tuple[Span, ...] = (),
    mentions: Sequence[Mention] = (),
) -> list[Span]:
    """The full span of what the pronoun stands for, never one of ``other_than``; the pronoun itself where none fits.
    Links tell persons, bodies and places apart where they know the name."""
    word = story.text[phrase.span[0] : phrase.span[1]].lower()
    if word in ("i", "me", "we", "us", "you"):
        return [phrase.span]
    if word not in SINGULAR_PERSON | THING | MANY:
        return []
    index = bisect_left(story.sentences, r.span[0], key=lambda s: s.span[0])
    for back in range(REACH + 1):
        if not 0 <= index - back < len(story.sentences):
            continue
        other = r if back == 0 else reading.read(story.text, story.sentences[index - back].span)
        found = _in_sentence(other, word, phrase.first if back == 0 else len(other.tokens), other_than, mentions)
        if found is not None:
            return [found.full_span]
    return [phrase.span]


def _in_sentence(
    r: Reading, word: str, end: int, other_than: tuple[Span, ...], mentions: Sequence[Mention]
) -> syntax.Phrase | None:
    """The best phrase before token ``end``: a subject first, else the first phrase that fits."""
    allowed = [
        p
        for p in r.phrases
        if p.last < end and not p.pronoun and p.span not in other_than and _linked_fits(p, word, mentions)
    ]
    doers = [subjects.subject(r, head) for head in sorted(r.groups) if head < end]
    fitting = [p for p in doers if p is not None and p in allowed and fits(r, p, word)]
    if fitting:
        return fitting[0]
    others = [p for p in allowed if fits(r, p, word)]
    return others[0] if others else None


def _linked_fits(phrase: syntax.Phrase, word: str, mentions: Sequence[Mention]) -> bool:
    """Whether the links of a phrase's name allow the pronoun; true where they say nothing."""
    i = bisect_left(mentions, phrase.span[0], key=lambda m: m.span[0])
    rules = set()
    while i < len(mentions) and mentions[i].span[0] < phrase.span[1]:
        if mentions[i].span[1] == phrase.span[1]:
            rules.add(mentions[i].rule)
        i += 1
    if rules & PERSONS:
        return word in SINGULAR_PERSON
    if rules & BODIES:
        return word not in SINGULAR_PERSON
    return not rules & GROUNDS


def fits(r: Reading, phrase: syntax.Phrase, word: str) -> bool:
    """Whether a noun phrase may be meant by the pronoun."""
    head = next(r.tokens[i] for i in range(phrase.first, phrase.last + 1) if r.tokens[i].span == phrase.head)
    if head.lower in reading.words("time_word") or head.tag == "num":
        return False
    lex = lexicon()
    lower = head.lower
    people = bool({lower, singular(lower)} & (lex.words["person"] | lex.words["armed"]))
    body = bool({lower, singular(lower)} & lex.words["body"])
    plural = (lower.endswith("s") and not lower.endswith("ss") and head.tag == "noun") or lower in reading.words(
        "plural_people"
    )
    if word in SINGULAR_PERSON:
        return (head.tag == "name" and not body) or (people and not plural)
    if word in THING:
        return body or (head.tag == "name" and not people)
    return (plural and (people or body)) or (head.tag == "name" and lower.endswith("s"))
