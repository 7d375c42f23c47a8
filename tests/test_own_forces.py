"""Forces that are told in another sentence are not those who attacked their own."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dateline.model import ActorRow
from dateline.reader.own_forces import left_out
from tests.test_one_sector import event


def force(at: int, sector: str = "MIL", country: str = "KRS") -> ActorRow:
    """A force of a state, told at a place of the page."""
    return ActorRow(text="soldiers", name="soldiers", country=country, sector=sector, span=(at, at + 2))


@pytest.mark.parametrize(
    ("text", "doer", "kept"),
    [
        ("One soldier was killed. The army left.", force(30), False),
        ("One soldier was killed. The army left.", force(1), True),
        ("One soldier was killed. The army left.", force(30, country="NRL"), True),
        ("One soldier was killed. The army left.", force(30, sector="REB"), True),
        ("One soldier was killed by mutineers. The army left.", force(30), True),
    ],
)
def test_no_force_told_elsewhere_attacked_its_own(text: str, doer: ActorRow, *, kept: bool) -> None:
    attack = replace(event(), type="ASSAULT", actors=(doer,), recipients=(force(2),))
    (told,) = left_out(text, (0, len(text)), [attack])
    assert bool(told.actors) is kept
    assert ("actors" in told.why_null) is not kept
