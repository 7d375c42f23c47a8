""" "According to S, C" and "C, according to S"."""

from __future__ import annotations

from dateline.extract.statements.contents import floor_of, skip_openers, stop, trim
from dateline.extract.statements.lexicon import lexicon
from dateline.extract.statements.raw import Raw
from dateline.extract.statements.subjects import FINITE, RELATIVE, Range, clausal, phrase_after
from dateline.extract.statements.units import Unit

RELATIVE_THAT = RELATIVE | {"that"}
IMPERSONAL = frozenset({"it", "there"})
"""Words that open what is told behind a source without a comma; other pronouns open a clause about the source."""
SPEAKING = frozenset({"speaking", "talking", "writing", "quoting", "citing"})
"""Participles that tell how a source behind "according to" spoke."""
COUNT_REACH = 14
"""Tokens behind "by" in which the word for a count stands."""
PHRASE_END = frozenset(",.;:?!—–")


def according(unit: Unit) -> list[int]:
    """The tokens at which "according to" begins outside quotation marks."""
    at = [i for i, tok in enumerate(unit.toks[:-2]) if tok.lower == "according"]
    return [i for i in at if unit.word(i + 1) == "to" and not unit.said(i)]


def source_phrase(unit: Unit, at: int, out: list[Raw]) -> Raw | None:
    """What is told according to whom, for an "according to" at token ``at``."""
    relative = unit.word(at - 1) in RELATIVE_THAT
    who = phrase_after(unit, at + 2) if relative else _source(unit, at + 2)
    if who is None:
        return None
    content = None if relative or _joined(unit, at) else _before(unit, floor_of(unit, out, at), at)
    if content is None:
        start = _behind_source(unit, who[1])
        content = (start, trim(unit, start, stop(unit, start)))
    if content[0] >= content[1]:
        return None
    return Raw(content=content, speaker=who, cue=(at, at + 2), rule="according", region=(at, who[1]))


def counts_at(unit: Unit) -> list[int]:
    """The tokens at which "by" of "by S's count" and "by the count of S" stands outside quotation marks."""
    at = [i for i, tok in enumerate(unit.toks[:-2]) if tok.lower == "by" and not unit.said(i)]
    return [i for i in at if _counter(unit, i) is not None]


def by_count(unit: Unit, at: int, out: list[Raw]) -> Raw | None:
    """What is told by whose count: a source, no statement; of what stands in front all of it, else what is behind."""
    who = _counter(unit, at)
    if who is None:
        return None
    speaker, end = who
    content = None if _joined(unit, at) else _before(unit, floor_of(unit, out, at), at)
    if content is None:
        start = end + 1 if unit.word(end) == "," else end
        content = (start, trim(unit, start, stop(unit, start)))
    if content[0] >= content[1]:
        return None
    return Raw(content=content, speaker=speaker, cue=(at, at + 1), rule="count", region=(at, end), source_only=True)


def _counter(unit: Unit, at: int) -> tuple[Range, int] | None:
    """Who counts behind "by" at a token, and where the words for it end."""
    counts = lexicon().counts
    for k in range(at + 2, min(at + COUNT_REACH, len(unit.toks))):
        if unit.tag(k) == "punct" or unit.tag(k) in FINITE or unit.said(k):
            return None
        if unit.word(k) not in counts:
            continue
        if unit.word(k + 1) == "of" and unit.word(at + 1) == "the":
            who = phrase_after(unit, k + 2)
            return (who, who[1]) if who is not None else None
        owner = next((m for m in range(at + 2, k) if unit.tag(m) == "poss"), None)
        return ((at + 1, k + 1), k + 1) if owner is not None else None
    return None


def _before(unit: Unit, floor: int, at: int) -> Range | None:
    """The clause before "according to", or None where that opens its sentence or follows a mere adjunct."""
    if all(unit.tag(k) in ("conj", "adv", "punct") for k in range(floor, at)):
        return None
    comma = unit.word(at - 1) == ","
    b = at - 1 if comma else at
    a = skip_openers(unit, floor, b)
    adjunct = comma and unit.tag(a) in ("prep", "sub") and not clausal(unit.toks, a, b)
    return (a, b) if a < b and not adjunct else None


def _joined(unit: Unit, at: int) -> bool:
    """ "and, according to S, C" """
    return unit.word(at - 1) == "," and unit.tag(at - 2) == "conj"


def _behind_source(unit: Unit, k: int) -> int:
    """Where what was said begins behind "according to S": behind the comma, over a relative clause."""
    if unit.word(k) == "," and (unit.word(k + 1) in RELATIVE or unit.word(k + 1) in SPEAKING):
        k = next((m for m in range(k + 1, len(unit.toks)) if unit.word(m) == ","), k)
    return k + 1 if unit.word(k) == "," else k


def _reports(unit: Unit, k: int) -> Range | None:
    """ "according to reports": a noun that reads like a verb behind "to"."""
    lemma, _ = lexicon().forms.get(unit.word(k), ("", ""))
    return (k, k + 1) if lemma in lexicon().nouns and unit.word(k) != lemma else None


def _no_source(unit: Unit, found: Range) -> bool:
    """Whether a phrase tells nothing: a lone noun ("according to law"), or what is kept to ("according to the treaty in
    force"). On the train pages "according to" a law, a plan, a schedule, a timetable or rules is never a source (18 of
    18); an agreement, a decree, an order and a calendar are ones."""
    a, b = found
    lex, word = lexicon(), unit.word(a)
    end = next((k for k in range(a, b) if unit.tag(k) == "prep"), b)
    if unit.word(end - 1) in lex.norms and unit.tag(end - 1) != "name":
        return True
    lone = b - a == 1 and unit.tag(a) == "noun" and not word.endswith("s") and unit.tag(b) in ("punct", "conj", "")
    return lone and word not in lex.person | lex.body | lex.media


def _source(unit: Unit, k: int) -> Range | None:
    """A source phrase to its end: the noun phrase, its participle or relative clause, up to a comma or a stop."""
    found = phrase_after(unit, k) or _reports(unit, k)
    if found is None or _no_source(unit, found):
        return None
    end = found[1]
    if unit.word(end) in IMPERSONAL:
        return found
    if unit.tag(end) in ("past", "ing", "to", "pron", "name", "prep") or unit.word(end) in RELATIVE_THAT:
        while end < len(unit.toks) and unit.word(end) not in PHRASE_END and not unit.said(end):
            end += 1
    return found[0], end
