"""Reading one unit: which stretches are reported, by whom, with which verb. Raw findings; pronouns come later."""

from __future__ import annotations

from dateline.extract.statements.according import according, by_count, counts_at, source_phrase
from dateline.extract.statements.as_saying import as_saying
from dateline.extract.statements.behind import behind, inverted, opening, second_halves
from dateline.extract.statements.cues import Cue, cues
from dateline.extract.statements.forward import forward
from dateline.extract.statements.raw import Raw
from dateline.extract.statements.units import Unit


def read(unit: Unit) -> tuple[Raw, ...]:
    """All findings of one unit in page order of what was said."""
    found = cues(unit)
    put_in = _inserted(unit, found)
    ahead = forward(unit, found, put_in)
    second = second_halves(unit, put_in, found)
    return tuple(sorted((*put_in, *ahead, *second), key=lambda r: (r.content, r.cue or (0, 0))))


def _inserted(unit: Unit, found: tuple[Cue, ...]) -> tuple[Raw, ...]:
    opens = opening(unit)
    out: list[Raw] = [] if opens is None else [opens]
    for cue in found:
        raw = behind(unit, cue, out) or inverted(unit, cue, out)
        if raw is not None:
            out.append(raw)
    for at in according(unit):
        raw = source_phrase(unit, at, out)
        if raw is not None:
            out.append(raw)
    for at in counts_at(unit):
        raw = by_count(unit, at, out)
        if raw is not None:
            out.append(raw)
    return (*out, *as_saying(unit, out))
