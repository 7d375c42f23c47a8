"""What is a dateline and what only looks like one: speakers, lists, and stories in capitals."""

from __future__ import annotations

import pytest

from dateline.clean import clean
from dateline.clean.datelines import read
from dateline.pages import page_of_text
from dateline.settings import Settings


@pytest.mark.parametrize(
    "line",
    [
        "DORA SALAS SAID: We are ready to talk.",
        "MR. SALAS: We are ready to talk.",
        "MR SALAS: WE ARE READY TO TALK.",
        "Dr Salas - We are ready to talk.",
        "COLONEL SALAS: We are ready to talk.",
        "REPORTER: Are you ready to talk?",
        "TWO RIFLES. ONE OLD PISTOL.",
        "SEVERAL KINDS OF SEED. THEN THEY WENT HOME.",
        "SALAS: WE ARE READY TO TALK.",
    ],
)
def test_no_datelines(line: str) -> None:
    assert read(line, 0, len(line)) is None


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("SUKKUR: Three men drowned.", "SUKKUR"),
        ("GENERAL SANTOS -- Three men drowned.", "GENERAL SANTOS"),
        ("General Santos (PNA) -- Three men drowned.", "General Santos"),
        ("RIGA, 7 May (AFP) -- THREE MEN DROWNED.", "RIGA"),
        ("RIGA -- THREE MEN DROWNED.", "RIGA"),
        ("Perth, June 11 89 (AFP) -- Three men drowned.", "Perth"),
    ],
)
def test_datelines(line: str, place: str) -> None:
    found = read(line, 0, len(line))
    assert found is not None
    assert found.place is not None
    assert line[slice(*found.place)] == place


def test_a_month_first_takes_a_short_year_before_a_mark_only() -> None:
    def day(line: str) -> str | None:
        text = f"{line}Three men drowned in the port today, the police said in a short note.\n"
        settings = Settings()
        return clean(page_of_text(text, settings, name="x")).articles[0].published

    assert day("Perth, June 11 89 (AFP) -- ") == "1989-06-11"
    assert day("Perth, June 11 -- ") is None
    line = "Perth, June 11 30 men drowned."
    assert read(line, 0, len(line)) is None
