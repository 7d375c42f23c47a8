"""Whom an act of a sentence befell, and who did it, by the grammar of that sentence.

"An air strike killed eight, while another strike killed five" has two rows of victims, "four watchmen who tried to
stop the raiders were killed" tells of the watchmen, and of "a hundred troops surrendered" the troops did. The trees
weigh all parties around and take the nearest or the one told most (``docs/decisions/log/10-reader.md`` has the counts).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dateline.extract.figures.units import is_person
from dateline.model import Span, Trigger
from dateline.reader.bound_counts import bound
from dateline.reader.side_by_side import is_passive
from dateline.reader.turned import Both
from dateline.spans import longest, meets_any

WHO = re.compile(r",?\swho\s")
BREAK = re.compile(r"[;:]|\b(?:and|but|said|says)\b")
PARTED = re.compile(r";|\bwhile\b|\b(?:days|hours|weeks) after\b")
"""What parts two attacks of a sentence that have victims of their own each."""
GAVE_UP = re.compile(
    r"(?:(?:have|had|has)\s)?(?:also\s)?(?:surrendered|gave themselves up|laid down their (?:arms|weapons))\b"
)
ALSO = re.compile(r"\b(?:was|were|been)\s(?:also|both|all|later|then)\s\Z")
MORE = re.compile(r"\s(?:have\s|had\s|has\s|also\s|later\s|then\s)*")
REACH = 90
"""Characters between whom an act befell and the act, where a clause stands between."""


def with_own(
    text: str, triggers: Sequence[Trigger], both: Sequence[Both], named: Sequence[Iterable[Span]]
) -> list[Both]:
    """The sides of each event; ``named`` are the stretches of all parties around each."""
    out = []
    for trigger, sides, spans in zip(triggers, both, named, strict=True):
        known = sorted(set(spans))
        out.append(_yielding(text, trigger, _of_clause(text, trigger, sides, known), known))
    return _bound(text, triggers, out, named)


def _yielding(text: str, trigger: Trigger, both: Both, named: Sequence[Span]) -> Both:
    """Who surrenders stands right before the words that say so."""
    if trigger.type != "RETREAT" or GAVE_UP.match(text, trigger.span[0]) is None:
        return both
    who = longest(span for span in named if MORE.fullmatch(text, span[1], trigger.span[0]))
    if who is None or not is_person(text[slice(*who)].split()[-1].lower()) or meets_any(who, both.actors):
        return both
    return Both((who,), tuple(span for span in both.recipients if span != who))


def _of_clause(text: str, trigger: Trigger, both: Both, named: Sequence[Span]) -> Both:
    """Whom a passive befell stands before the clause with "who" that parts it from its verb, not inside that clause."""
    first = trigger.span[0]
    passive = is_passive(text, trigger) or ALSO.search(text, max(0, first - 20), first)
    if trigger.type not in ("ASSAULT", "COERCE") or not passive:
        return both
    low = max(trigger.evidence_span[0], first - REACH)
    opened = max(WHO.finditer(text, low, first), key=lambda found: found.start(), default=None)
    if opened is None or BREAK.search(text, opened.end(), first):
        return both
    comma = text.find(",", opened.end(), first)
    if comma >= 0 and text[comma + 1 : first].strip():
        return both
    inside = [span for span in both.recipients if opened.end() <= span[0] < first]
    head = longest(span for span in named if span[1] == opened.start())
    if not inside or head is None or head in both.actors:
        return both
    kept = tuple(span for span in both.recipients if span not in inside and span != head)
    return Both(both.actors, tuple(sorted((*kept, head))))


def _bound(text: str, triggers: Sequence[Trigger], both: Sequence[Both], named: Sequence[Iterable[Span]]) -> list[Both]:
    """The sides, the victims of an attack those whom the words of its sentence bind to it where it has another's."""
    out = list(both)
    together: dict[Span, list[int]] = {}
    for at, trigger in enumerate(triggers):
        if trigger.type == "ASSAULT" and trigger.mode != "abduct":
            together.setdefault(trigger.evidence_span, []).append(at)
    for sentence, members in together.items():
        if len(members) < 2:
            continue
        acts = [triggers[at].span for at in members]
        if not PARTED.search(text, acts[0][1], acts[-1][0]):
            continue
        for number, at in enumerate(members):
            theirs = [bound(text, sentence, acts, span) for span in both[at].recipients]
            if not theirs or any(best is None or best == number for best in theirs):
                continue
            others = [span for span in named[at] if not meets_any(span, both[at].recipients)]
            own = _victims(text, sentence, acts, number, others)
            if own:
                out[at] = out[at]._replace(recipients=own)
    return out


def _victims(text: str, sentence: Span, acts: Sequence[Span], own: int, named: Iterable[Span]) -> tuple[Span, ...]:
    """The party whom the words of a sentence bind to one of its acts."""
    first, last = acts[own]
    apart = (span for span in named if not first <= span[0] < last)
    mine = (span for span in apart if bound(text, sentence, acts, span) == own)
    best = max(mine, key=lambda span: (span[1] - span[0], -span[0]), default=None)
    return () if best is None else (best,)
