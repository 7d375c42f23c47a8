"""Messy pages: links between paragraphs, entries of chronicles, posts, bodies' names above titles, authors below."""

from __future__ import annotations

import pytest

from dateline.clean import clean
from dateline.clean.datelines import read
from dateline.model import Cleaned
from evals.cleaning import page_of

FIRST = (
    "The harbour authority closed the northern pier on Friday after a crane fell across two moored barges, its "
    "director said."
)
SECOND = "Divers will look at the pilings at low tide, and nobody was hurt, the director told reporters in the town."
THIRD = "On Monday last week, two crane drivers were hurt at the southern pier, and the union called a day of strike."


def cleaned(text: str) -> Cleaned:
    return clean(page_of("p", text))


def titles(text: str) -> list[str | None]:
    return [text[slice(*a.title_span)] if a.title_span else None for a in cleaned(text).articles]


def furniture(text: str) -> list[str]:
    return [text[slice(*line.span)] for line in cleaned(text).furniture]


@pytest.mark.parametrize("heading", ["RELATED", "ALSO READ:", "More on this story", "You may also like"])
def test_titles_of_other_pages_between_paragraphs_open_no_article(heading: str) -> None:
    links = f"{heading}\nThree dockers hurt in Varna\nPort strike ends"
    text = f"Crane falls on two barges\n\n{FIRST}\n\n{links}\n\n{THIRD}\n"
    assert titles(text) == ["Crane falls on two barges"]
    assert furniture(text) == [heading, "Three dockers hurt in Varna", "Port strike ends"]


def test_a_title_with_a_head_of_its_own_below_such_a_heading_opens_an_article() -> None:
    text = (
        f"Crane falls on two barges\n\n{FIRST}\n\nRead more\nThree dockers hurt in Varna\n"
        f"By Ana Bret\n3 May 2024\n\n{THIRD}\n"
    )
    assert titles(text) == ["Crane falls on two barges", "Three dockers hurt in Varna"]


def test_the_only_sentence_of_an_item_is_no_summary_of_the_next() -> None:
    text = (
        f"1. Crane falls on barges\n{FIRST}\n\n"
        "2. Mayor of Varna resigns\nThe mayor of Varna stepped down on Sunday.\n\n"
        f"3. Strike at the southern pier\n{THIRD}\n"
    )
    assert "The mayor of Varna stepped down on Sunday." not in furniture(text)


def test_a_sentence_above_a_caption_is_no_title() -> None:
    text = f"Crane falls on two barges\n\n{FIRST}\n\n{SECOND}\n\n[1/2]A crane in Varna. REUTERS/Ana Bret\n\n{THIRD}\n"
    assert titles(text) == ["Crane falls on two barges"]


def test_a_short_entry_of_a_chronicle_is_story() -> None:
    text = f"Chronicle of the port\n\n3 January: {FIRST}\n\n25 January: Dockers seize cranes.\n\n9 March: {THIRD}\n"
    (article,) = cleaned(text).articles
    assert article.published is None
    assert furniture(text) == []


def test_a_dated_last_sentence_is_no_day_of_publication_but_a_day_alone_is() -> None:
    assert cleaned(f"{FIRST}\n\n{SECOND} He was let go on 2 November 2018.\n").articles[0].published is None
    assert cleaned(f"{FIRST}\n\n{SECOND} 2 November 2018\n").articles[0].published == "2018-11-02"


def test_the_parts_of_one_report_are_one_article() -> None:
    text = (
        f"Accidents in the ports\n\n{FIRST}\n\nCase 1: A crane driver in Varna\n{SECOND}\n\n"
        f"Case 2: Two dockers in Burgas\n{THIRD}\n"
    )
    assert titles(text) == ["Accidents in the ports"]


def test_quoted_posts_are_no_titles_and_date_nothing() -> None:
    post = '"We mourn our friends." — Dockers of Varna (@dockers_v) December 19, 2024'
    text = f"Crane falls on two barges\n20 December 2024\n\n{FIRST}\n\n{post}\n\npic.twitter.com/x8dJ2Kl\n\n{THIRD}\n"
    assert titles(text) == ["Crane falls on two barges"]
    assert cleaned(text).articles[0].published == "2024-12-20"
    assert post in furniture(text)


def test_each_stamped_post_has_its_own_day() -> None:
    text = f"[03.11.2025 08:12] {FIRST}\n\n[04.11.2025 06:05] {THIRD}\n"
    assert [article.published for article in cleaned(text).articles] == ["2025-11-03", "2025-11-04"]


@pytest.mark.parametrize(
    "line",
    [
        "Ana Bret is a writer in Varna.",
        "The author teaches harbour law.",
        "Ana Bret, senior assistant editor with The Port at Varna, has covered ships for 25 years.",
        "The views expressed here are her own.",
        "This interview has been edited for length and clarity.",
    ],
)
def test_who_wrote_a_piece_is_no_story(line: str) -> None:
    assert line in furniture(f"Of cranes\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}\n\n{line}\n")


def test_who_wrote_is_story_where_the_story_goes_on() -> None:
    line = "Ana Bret is a writer in Varna and lives above the northern pier of the port."
    assert line not in furniture(f"Of cranes\n\n{FIRST}\n\n{line}\n\n{SECOND}\n\n{THIRD}\n")


@pytest.mark.parametrize(
    "name", ["Ministry of Ports of the Republic of Norland", "Norland News Agency (NNA)", "Radio Varna 95.3 FM"]
)
def test_the_name_of_a_body_above_a_title_is_none(name: str) -> None:
    assert titles(f"{name}\nCrane falls on two barges\n3 May 2024\n\n{FIRST}\n\n{SECOND}\n") == [
        "Crane falls on two barges"
    ]


def test_a_summary_above_the_byline_is_not_the_title() -> None:
    summary = "Two barges sink at the northern pier of the port"
    text = f"7 hurt as crane falls\n{summary}\nby ANA BRET\n\n{FIRST}\n\n{SECOND}\n"
    assert titles(text) == ["7 hurt as crane falls"]


@pytest.mark.parametrize(
    ("line", "place", "agency"),
    [
        ("Keonjhar: Traffic came to a standstill.", "Keonjhar", None),
        ("Tegucigalpa. Agents took him from his house.", "Tegucigalpa", None),
        ("(ANSA) - ROME - Italy on Wednesday released him.", "ROME", "ANSA"),
        ("(CNA) Kaohsiung, April 9, 2024 -- A mill was lit.", "Kaohsiung", "CNA"),
        ("(CNN) — Troops struck a boat.", None, "CNN"),
        ("TASS, November 7. Troops have taken the town.", None, "TASS"),
        ("Oct. 29, 2024, VILNIUS - The trade will stop.", "VILNIUS", None),
        ("8 February 2018, Minsk /BelTA/. The mill will sell.", "Minsk", "BelTA"),
        ("Baghdad / NINA / 26/11/2017 - The center said so.", "Baghdad", "NINA"),
        ("ED DAMAZIN, 2022/09/05 (SUNA) - Leaders met.", "ED DAMAZIN", "SUNA"),
        ("LIBREVILLE, 21 août 2023. The bloc will march.", "LIBREVILLE", None),
        ("TEHRAN, 9 Khordad 1401 (30 May 2022) - He was let go.", "TEHRAN", None),
        ("ARANYAPRATHET (Thailand): The crossing was opened.", "ARANYAPRATHET (Thailand)", None),
        ("OMAHA, Neb. — A clerk was hurt.", "OMAHA, Neb.", None),
        ("[Article by Ana Bret] [Text] San Salvador, 31 Oct (EFE) -- A bomb went off.", "San Salvador", "EFE"),
    ],
)
def test_datelines_of_many_services(line: str, place: str | None, agency: str | None) -> None:
    found = read(line, 0, len(line))
    assert found is not None
    assert (found.place and line[slice(*found.place)]) == place
    assert (found.agency and line[slice(*found.agency)]) == agency
    assert line[found.end].isalpha()


@pytest.mark.parametrize(
    "line",
    [
        "Date: 3rd November, 2025",
        "Chad: Rebels took two towns.",
        "Domingo, 5 de mayo de 2024",
        "Summary. Partners recorded 214 cases.",
        "Question: Has the note been answered?",
    ],
)
def test_labels_and_days_of_other_languages_are_no_datelines(line: str) -> None:
    found = read(line, 0, len(line))
    assert found is None or found.place is None
