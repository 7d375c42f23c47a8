"""Words said on both sides of who says them: "C1, S said, and C2" is one statement, the words of saying included.

Guide, decision 39. Rules and reader find the half that stands before or behind the words of saying; whether the other
half belongs to it, or is the outlet's own ("S said, in the third raid of the week"), is weighed by the words it begins
with. The weights of the features are fitted by ``training/fit_halves.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from dateline.extract.statements import voices
from dateline.link import weights
from dateline.model import Quotation, Span, Story
from dateline.spans import sentence_at

TABLE = "half_weights.tsv"
LEAST = 0.5
"""Odds from which on the other half belongs to the statement."""
APART = 90
"""Characters that the words of saying may take on either side of their verb."""
LENGTHS = (3, 6, 10, 16, 25)
"""Bounds between the classes of how many words a half has."""

_BEFORE = re.compile(r"(?:^|[,;:”\"–—]|\s-)\s*(?P<own>[^,;:“”\"–—]*)$")
_BEHIND = re.compile(r"(?P<own>[^,.;:“”\"–—!?]*)(?P<mark>[,;:–—])\s*")
_CUT = re.compile(r",?[”\"’']+,?\s(?:[^.!?:;”\"]|(?<=\b[A-Z])\.)*,?\s[“\"‘']+")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_EDGE = " \t\n,.;:!?–—-“”\"'‘’"
_PRONOUNS = frozenset(("he", "she", "they", "it", "we", "i", "you"))
_SHIFTED = frozenset(("would", "had", "could"))
"""Verbs by which reported speech is told from the outlet's own words."""


class Halves(NamedTuple):
    """A sentence with words on both sides of who says them: the half that is told as a statement, the other, whether
    the told one comes first, the words of saying between them, and the mark at which these end."""

    story: Story
    said: Quotation
    told: Span
    other: Span
    first: bool
    saying: Span
    mark: str


def joined(story: Story, quotations: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """The statements, with both halves where that is likelier; a half that another one holds is none of its own, and
    two halves that both became the whole are one."""
    known = weights.table(TABLE)
    out: list[Quotation] = []
    for said in _uncut(story, quotations):
        found = halves(story, said)
        whole = found is not None and odds(found, known) >= LEAST
        out.append(replace(said, content_span=both(found)) if found is not None and whole else said)
    by: dict[Span | None, list[Quotation]] = {}
    alone: dict[tuple[Span, Span | None], Quotation] = {}
    for said in out:
        by.setdefault(said.cue_span, []).append(said)
        alone.setdefault((said.content_span, said.cue_span), said)
    kept = [
        said for said in alone.values() if said.cue_span is None or not any(_holds(o, said) for o in by[said.cue_span])
    ]
    return tuple(sorted(kept, key=lambda q: q.content_span))


def _uncut(story: Story, quotations: Sequence[Quotation]) -> Iterator[Quotation]:
    """The statements, each quotation that its words of saying cut in two within one sentence as one: '"A," S said,
    "and B"'."""
    last: Quotation | None = None
    for said in sorted(quotations, key=lambda q: q.content_span):
        if last is not None and _cuts(story.text, last, said):
            last = replace(last, content_span=(last.content_span[0], said.content_span[1]))
        else:
            if last is not None:
                yield last
            last = said
    if last is not None:
        yield last


def _cuts(text: str, one: Quotation, other: Quotation) -> bool:
    """Whether the words of saying between two quotations cut one sentence."""
    cue, (begin, end) = one.cue_span, (one.content_span[1], other.content_span[0])
    if not (one.direct and other.direct and cue and cue == other.cue_span and begin <= cue[0] and cue[1] <= end):
        return False
    between = text[begin:end]
    return end - begin <= 2 * APART and text[end].islower() and _CUT.fullmatch(between) is not None


def odds(found: Halves, known: dict[str, float]) -> float:
    """How likely the other half belongs to the statement."""
    return weights.shares([weights.total(tuple(features(found)), known), 0.0])[0]


def both(found: Halves) -> Span:
    """From the first word of both halves to the last."""
    return min(found.told[0], found.other[0]), max(found.told[1], found.other[1])


def _holds(one: Quotation, other: Quotation) -> bool:
    """Whether a statement is a part of a longer one by the same words of saying."""
    (a, b), (c, d) = one.content_span, other.content_span
    return (a, b) != (c, d) and a <= c and d <= b


def halves(story: Story, said: Quotation) -> Halves | None:
    """The halves around the verb of saying of an indirect statement; None where it has but one."""
    cue, told = said.cue_span, said.content_span
    if cue is None or said.direct:
        return None
    whole = story.sentences[sentence_at(story.sentences, cue[0])].span
    sentence = voices.bare(story, whole) or whole
    if not (sentence[0] <= told[0] and told[1] <= sentence[1]):
        return None
    text = story.text
    before = _BEFORE.search(text, max(sentence[0], cue[0] - APART), cue[0])
    behind = _BEHIND.match(text, cue[1], min(sentence[1], cue[1] + APART))
    if before is None or behind is None:
        return None
    saying = before.start("own"), behind.end("own")
    left = _stripped(text, (sentence[0], before.start("own")))
    right = _stripped(text, (behind.end(), sentence[1]))
    if left is None or right is None:
        return None
    first = told[1] <= saying[0] + 1
    other = right if first else left
    if not (first or told[0] >= saying[1]) or _WORD.search(text, *other) is None:
        return None
    who = said.speaker_span
    if who is not None and who[0] <= other[0] and other[1] <= who[1]:
        return None  # "Ana Rell, a farmer, told the mayor, who came by, that": who speaks is no half
    return Halves(story, said, told, other, first=first, saying=saying, mark=behind["mark"])


def _stripped(text: str, span: Span) -> Span | None:
    """A span without blanks and marks at its ends; None for no words."""
    words = text[slice(*span)]
    first, last = len(words) - len(words.lstrip(_EDGE)), len(words.rstrip(_EDGE))
    return (span[0] + first, span[0] + last) if first < last else None


def features(found: Halves) -> Iterator[str]:
    """What is said of the other half."""
    text, side = found.story.text, "behind" if found.first else "before"
    words = [word.lower() for word in _WORD.findall(text, *found.other)]
    own = [word.lower() for word in _WORD.findall(text, *found.saying)]
    cue = text[slice(*found.said.cue_span)].lower() if found.said.cue_span else ""
    rule = found.said.rule.split("-")[0]
    begin, then, last = words[0], words[1] if len(words) > 1 else "", words[-1]
    yield side
    yield f"{side} rule {rule}"
    yield f"{side} mark {found.mark}"
    yield f"{side} begins {begin}"
    yield f"{side} begins {begin} {_sort(then)}"
    yield f"{side} begins {begin} {then}"
    yield f"{side} begins {begin} rule {rule}"
    yield f"{side} then {then}"
    yield f"{side} sort {_sort(begin)}"
    yield f"{side} words {_length(words)}"
    yield f"{side} cue {cue}"
    yield f"{side} saying words {_length(own)}"
    if _SHIFTED.intersection(words):
        yield f"{side} shifted"
        yield f"{side} shifted, begins {begin}"
    if _PRONOUNS.intersection(own):
        yield f"{side} pronoun says"
        yield f"{side} pronoun says, begins {begin}"
    if any(mark in text[slice(*found.other)] for mark in '“"'):
        yield f"{side} quoted"
    if text[max(0, found.other[0] - 1)] in '“"':
        yield f"{side} begins quoted"
    if not found.first:
        yield f"{side} ends {last}"
    half = [word.lower() for word in _WORD.findall(text, *found.told)]
    yield f"{side} told words {_length(half)}"
    yield f"{side} told begins {half[0] if half else ''}"


def _length(words: Sequence[str]) -> int:
    return sum(len(words) > bound for bound in LENGTHS)


def _sort(word: str) -> str:
    """The make of a word."""
    if word in _PRONOUNS or word in ("his", "her", "their", "its", "the", "a", "an", "this", "that", "no", "some"):
        return "determiner"
    if word[:1].isdigit():
        return "number"
    return next((end for end in ("ing", "ed", "ly", "s") if word.endswith(end)), "other")
