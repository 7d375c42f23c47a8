"""Datelines and bylines: what opens a story and whose it is."""

from __future__ import annotations

import pytest

from dateline.clean import clean, dateline_range
from tests.test_clean import BODY, OTHER, page, words


@pytest.mark.parametrize(
    ("line", "place", "agency"),
    [
        ("BEIRUT, July 17 (Reuters) - ", "BEIRUT", "Reuters"),
        ("QUITO/LIMA, June 17, 2024 (Reuters) - ", "QUITO/LIMA", "Reuters"),
        ("GAZA (AP) — ", "GAZA", "AP"),
        ("Mosul (Iraq) (AFP) - May 2, 2021 ", "Mosul (Iraq)", "AFP"),
        ("SUKKUR: ", "SUKKUR", None),
        ("(Tunis) – ", "Tunis", None),
        ("CARACAS, 16 NOV 89 (RADIO MUNDO) -- [REPORT] [TEXT] ", "CARACAS", "RADIO MUNDO"),
        ("RAMALLAH, occupied West Bank – ", "RAMALLAH, occupied West Bank", None),
        ("SPRINGFIELD, Ill. (AP) — ", "SPRINGFIELD, Ill.", "AP"),
        ("NEWARK, N.J. _ ", "NEWARK, N.J.", None),
        ("WASHINGTON, June 7 _ ", "WASHINGTON", None),
    ],
)
def test_datelines(line: str, place: str, agency: str | None) -> None:
    text = "Pier closed after crane falls\n\n" + line + BODY
    (article,) = clean(page(text)).articles
    assert words(text, article)[0].startswith("The harbour")
    assert article.dateline_span is not None
    assert text[slice(*article.dateline_span)] == place
    assert (text[slice(*article.agency_span)] if article.agency_span else None) == agency


@pytest.mark.parametrize(
    "line",
    [
        "Director Ana Morse, in a call on Monday, said the pier was shut - for good. ",
        "Large Crane Lifts (LCL) — like this one - ",
    ],
)
def test_no_datelines(line: str) -> None:
    text = "Pier closed after crane falls\n\n" + line + BODY
    assert clean(page(text)).articles[0].dateline_span is None


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        ("By\n\nAwa Ba\n\n", "Awa Ba"),
        ("By:\n\nAwa Ba and Marc Diop\n\n", "Awa Ba and Marc Diop"),
        ("By\n\nMarch 4, 2025\n\n", None),
        ("|\n\nBy Awa Ba\n\n", "By Awa Ba"),
        ("By News\n\nBy Awa Ba\n\n", "By Awa Ba"),
    ],
)
def test_a_byline_names_somebody(head: str, byline: str | None) -> None:
    text = f"Pier closed in the northern harbour\n\n{head}{BODY}"
    span = clean(page(text)).articles[0].byline_span
    assert (text[slice(*span)] if span else None) == byline


@pytest.mark.parametrize(
    ("line", "place", "agency"),
    [
        ("THE HAGUE, March 6, 2024 (Reuters) - ", "THE HAGUE", "Reuters"),
        ("MINSK, May 5. /BTNA/. ", "MINSK", "BTNA"),
        ("OSH, 21.05.2025 /Region/ -- ", "OSH", "Region"),
        ("ASTANA. July 9. StepWire — ", "ASTANA", "StepWire"),
        ("OSKEMEN. STEPWIRE – ", "OSKEMEN", "STEPWIRE"),
        ("Garowe (PNTA) – ", "Garowe", "PNTA"),
        ("Lao Bao (River News) - ", "Lao Bao", "River News"),
        ("Jeddah, Dhu al-Hijjah 15, 1438, September 6, 2017, SPA – ", "Jeddah", "SPA"),
        ("ADEN June 15. 2023 (Saba) - ", "ADEN", "Saba"),
        ("LEON, 17 of July of 2016.- ", "LEON", None),
        ("(ACAPULCO, OCT. 12, 2021) ", "ACAPULCO", None),
        ("BAALBEK, North Lebanon: ", "BAALBEK, North Lebanon", None),
        ("NNA - ", None, "NNA"),
        ("(ABI) ", None, "ABI"),
        ("June 7 (EFE) - ", None, "EFE"),
        ("28 January 2020 - ", None, None),
        ("April 4, 2025. ", None, None),
        ("17:40 ", None, None),
    ],
)
def test_more_forms_of_datelines(line: str, place: str | None, agency: str | None) -> None:
    text = "Pier closed after crane falls\n\n" + line + BODY
    (article,) = clean(page(text)).articles
    assert words(text, article)[0].startswith("The harbour")
    assert (text[slice(*article.dateline_span)] if article.dateline_span else None) == place
    assert (text[slice(*article.agency_span)] if article.agency_span else None) == agency
    assert dateline_range(text, article) == (31, 31 + len(line))


def test_a_dateline_in_small_letters() -> None:
    text = "port of riga shut\n\nriga, 3 june 2019. " + BODY.lower()
    (article,) = clean(page(text)).articles
    assert words(text, article)[0].startswith("the harbour")
    assert article.dateline_span is not None
    assert (text[slice(*article.dateline_span)], article.published) == ("riga", "2019-06-03")


def test_a_capital_word_before_a_stop_is_a_place_if_the_story_names_it_again() -> None:
    for again, found in (("in Fossum", True), ("at home", False)):
        text = f"Pier closed after crane falls\n\nFossum. {BODY}\nThe fire brigade {again} had never seen the like.\n"
        (article,) = clean(page(text)).articles
        assert words(text, article)[0].startswith("The harbour") is found


def test_labels_before_a_stop_are_no_datelines() -> None:
    text = "Snapshot of the coast\n\nACCESS. " + BODY + "\nNUTRITION. " + OTHER
    (article,) = clean(page(text)).articles
    assert article.dateline_span is None
    assert words(text, article)[0].startswith("ACCESS. The harbour")


@pytest.mark.parametrize(
    "line", ["Tuesday, 3 June 2024", "Published 3 June 2024", "Coast Courier | 3 June 2024", "FILE | 3 June 2024"]
)
def test_days_and_outlets_are_no_places(line: str) -> None:
    text = f"Pier closed after crane falls\n{line}\n\n{BODY}"
    (article,) = clean(page(text)).articles
    assert (article.dateline_span, article.published) == (None, "2024-06-03")


def test_a_dateline_may_stand_below_a_summary() -> None:
    text = """Flood damages the bridge of Marsk

14 May 2024

The flood may close the bridge for weeks, says the council, and nobody has a plan.

MARSK, Arle (AP) — The council of Marsk closed its only bridge on Tuesday.

The river rose by two metres in a night, and the ferry stopped.
"""
    cleaned = clean(page(text))
    article = cleaned.articles[0]
    assert text[slice(*article.dateline_span or (0, 0))].startswith("MARSK")
    assert words(text, article)[1] == "The council of Marsk closed its only bridge on Tuesday."


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("The bloc aims to rely less on others.\n\nLORN - Leaders gathered on Friday to discuss it.", "LORN"),
        ("All times are local.\n\nLORN - The bureau publishes figures.\n\nTARN - The council sits.", None),
    ],
)
def test_a_town_in_capitals_may_open_the_story_below_a_standfirst(head: str, place: str | None) -> None:
    text = f"Leaders weigh plans\n\n{head}\n\nThey met until the evening, and left without a word to the press.\n"
    article = clean(page(text)).articles[0]
    told = article.dateline_span and text[slice(*article.dateline_span)]
    assert told == place
