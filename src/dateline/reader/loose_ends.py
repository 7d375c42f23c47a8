"""Words at the ends of a party that are none of its own: "over" of "handed over Ana Rell", "swooped" of "the Dal men
swooped on", "a charge" of "a charge Karst denies".

Of 101,000 annotated parties none begins or ends so.
"""

from __future__ import annotations

import re

from dateline.extract.figures.units import is_person
from dateline.model import Span

_PARTICLE = re.compile(
    r"(?:over|up|out|away|off|down)\s(?=(?:[A-Z]|the\s|its\s|his\s|her\s|their\s|former\s|senior\s|two\s|three\s))"
)
_BEHIND_VERB = re.compile(r"[a-z]+(?:ed|ing)\s\Z|\b(?:took|gave|shot|held|blew|threw|broke)\s\Z")
"""The verb that such a particle belongs to: "handed", "picking"."""
_CHARGE = re.compile(r"an?\s(?:charge|claim|allegation|accusation|report)\s(?=[A-Z])")
_VERB = re.compile(
    r"(?<!have)(?<!had)(?<!has)(?<!were)(?<!was)\s(?:swooped|resorted|barged|stormed|lobbed|vandali[sz]ed|intruded"
    r"|rampaged|trooped|gheraoed|pelted|clamped)\Z"
)
_DEPRIVED = re.compile(r"\sof\s(?:their|his|her)\s(?:liberty|freedom)\Z")
_QUANTITY = re.compile(r"(?:about|around|some|at least|nearly|almost|over|more than|up to|about \d+)", re.IGNORECASE)
_SOME = re.compile(r"\b(?:who|those|that|which)\s\Z")
_NEAR = 12
REACH = 60
"""Characters behind a number in which the people of a range are named."""


_UP_TO = re.compile(
    r"\s(?:to|or)\s(?:\d{1,3}|[a-z]{3,9})\s(?:(?!(?:and|or|to|in|of|for)\b)[a-z-]+\s){0,2}?(?P<noun>[a-z]+)\b"
)
_NUMBER = re.compile(
    r"\b(?:\d{1,3}|two|three|four|five|six|seven|eight|ten|twelve|fifteen|twenty|thirty|forty|fifty)\Z"
)


def trimmed(text: str, span: Span) -> Span:
    """A party without the verb, particle or noun that it takes from its sentence, and with the people of a range: "a
    group of 30 to 40 men" (the reader ends it at the first number)."""
    begin, end = span
    further = _UP_TO.match(text, end, end + REACH) if _NUMBER.search(text, begin, end) is not None else None
    if further is not None and is_person(further["noun"]):
        end = further.end()
    particle = _PARTICLE.match(text, begin, end)
    if particle is not None and _BEHIND_VERB.search(text, max(0, begin - _NEAR), begin) is not None:
        begin = particle.end()
    charge = _CHARGE.match(text, begin, end)
    begin = begin if charge is None else charge.end()
    for last in (_VERB, _DEPRIVED):
        found = last.search(text, begin, end)
        if found is not None and not (last is _VERB and _SOME.search(text, begin, found.start() + 1) is not None):
            end = found.start()
    return begin, end


_TIED = re.compile(r"\b(?:loyal|allied|opposed|linked)\Z")
_TIED_TO = re.compile(r"\b(?:loyal|allied|opposed|linked)\sto\s[^,;]{1,60}?(?P<row>\s(?:and|or)\s)(?!the\s)")
_TO_WHOM = re.compile(r"\sto\s(?:[a-z]+\s){0,4}\Z")


def with_whom(text: str, side: tuple[Span, ...]) -> tuple[Span, ...]:
    """A side, of which one party is tied to the next: "forces loyal" to "Rell" are one party, as are all 68 annotated
    ones that go on so; "forces loyal to Rell and rebels" are two (3 to 0, before "the" 0 to 1)."""
    out: list[Span] = []
    for span in side:
        before = out[-1] if out else None
        if before is not None and _TIED.search(text, *before) and _TO_WHOM.fullmatch(text, before[1], span[0]):
            span = (out.pop()[0], span[1])
        row = _TIED_TO.search(text, *span)
        out.extend([span] if row is None else [(span[0], row.start("row")), (row.end("row"), span[1])])
    return tuple(out)


def is_bare(text: str, span: Span) -> bool:
    """Whether a party is but a word of quantity: "about" of "by about 10 rebels"."""
    return _QUANTITY.fullmatch(text, *span) is not None
