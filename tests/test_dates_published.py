"""The day of publication, taken from a caption and the weekday of the lead."""

from __future__ import annotations

import pytest

from dateline.clean.published import days_in, from_caption


@pytest.mark.parametrize(
    ("caption", "lead", "iso", "basis"),
    [
        ("Oslo, Wednesday March 12, 2025.", "Norland said on Tuesday it would.", "2025-03-12", "caption"),
        ("Oslo, Wednesday March 12, 2025.", "Norland said on Wednesday it would.", "2025-03-12", "caption"),
        ("Oslo, Wednesday March 12, 2025.", "Norland said on Thursday it would.", "2025-03-13", "inferred"),
        ("Oslo, Wednesday March 12, 2025.", "Norland said on Friday. Again on Wednesday.", "2025-03-14", "inferred"),
        ("Oslo, Wednesday March 12, 2025.", "Norland said it would.", "2025-03-12", "caption"),
    ],
)
def test_the_lead_moves_a_caption_on_but_never_by_its_eve(caption: str, lead: str, iso: str, basis: str) -> None:
    text = f"{caption}\n{lead}"
    (day,) = days_in(text, (0, len(caption)))
    found = from_caption(text, day, (len(caption) + 1, len(text)))
    assert found is not None
    assert (found.iso, found.basis) == (iso, basis)


def test_short_years_and_slashes() -> None:
    text = "30 OCT 89 and [22/September/2016]"
    assert [day.iso for day in days_in(text, (0, len(text)))] == ["1989-10-30", "2016-09-22"]
