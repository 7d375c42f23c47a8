"""Counts that stand in one row are of one kind: "the murder of six priests and two women".

The reader gave the second of them another act's kind ("the arrest of eight soldiers over the assassination of six
priests and two women" detained two). Of 278 annotated pairs of people that "and" joins, with no verb between or behind,
251 are of one kind, and of the others all but five only look so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from dateline.extract.figures.barred import PEOPLE
from dateline.extract.figures.units import is_person, may_be_person
from dateline.model import Number

_AND = re.compile(r",?\s(?:and|as well as)\s(?:(?:at least|about|some|another|more than)\s)?", re.IGNORECASE)
_OWN = re.compile(
    r",?\s(?:(?:more|others?|people|persons?|who|also|later|seriously|slightly|badly)\s){0,3}"
    r"(?:(?P<one>was|is|has)|(?P<more>were|are|had|have)|remain|went|fell|got|wounded|injured|hurt|killed|dead|died|missing"
    r"|kidnapped|abducted|arrested|detained|captured|taken|sustained|suffered|received)\b",
    re.IGNORECASE,
)
"""Behind a count: what befell those alone."""
_TELLS = re.compile(
    r"\b(?:dead|deaths?|wounded|injured|injuries|hurt|missing|lives|bodies|hostages?|casualties)\b", re.IGNORECASE
)
_LOOSE = PEOPLE | {"strength", "other"}


def in_row(text: str, figures: Sequence[Number]) -> Iterator[Number]:
    """The figures of one event, each of people in a row with another of the kind of the first."""
    kinds = {figure.span: figure.kind for figure in figures}
    for one, other in pairwise(sorted(figures, key=lambda figure: figure.span)):
        if kinds[one.span] in PEOPLE and kinds[other.span] in _LOOSE and _is_row(text, one, other):
            kinds[other.span] = kinds[one.span]
    for figure in figures:
        yield figure if figure.kind == kinds[figure.span] else replace(figure, kind=kinds[figure.span])


def _is_row(text: str, one: Number, other: Number) -> bool:
    """Whether "and" joins two counts of people, and nothing is told of the second alone."""
    if one.of_span is None or other.of_span is None:
        return False
    (first, last), (begin, end) = one.of_span, other.of_span
    if last > other.span[0] or _AND.fullmatch(text, last, other.span[0]) is None or begin < other.span[0]:
        return False
    words = text[begin:end].split()
    if not words or not (is_person(words[-1].lower()) or may_be_person(words[-1].lower())):
        return False
    told = _TELLS.search(text, min(first, one.span[0]), last) or _TELLS.search(text, other.span[0], end)
    own = _OWN.match(text, end)
    return told is None and (own is None or own["more" if other.low == 1 else "one"] is not None)
