"""What scrapers leave: lines below a story, end signs, datelines on their own line, digests, titles among labels."""

from __future__ import annotations

import pytest

from dateline.clean import clean
from dateline.clean.datelines import read, town_line
from dateline.clean.tails import reason
from dateline.model import Line, Page
from dateline.pages import PageRef, load
from dateline.settings import Settings
from evals.cleaning import page_of

FIRST = (
    "The harbour authority closed the northern pier on Friday after a crane fell across two moored barges, its "
    "director said."
)
SECOND = "Divers will look at the pilings at low tide, and nobody was hurt, the director told reporters in the town."
HEAD = f"Crane falls on two barges\n\n{FIRST}\n\n{SECOND}\n\n"


def bodies(text: str) -> list[list[str]]:
    return [[text[slice(*part)] for part in article.parts] for article in clean(page_of("p", text)).articles]


def titles(text: str) -> list[str | None]:
    found = clean(page_of("p", text)).articles
    return [text[slice(*article.title_span)] if article.title_span else None for article in found]


@pytest.mark.parametrize(
    ("sign", "kept"),
    [
        (" Enditem", False),
        (" (end)", False),
        (" ■", False),
        (" EFE", False),
        ("--MNA", False),
        (" -0-", False),
        (" (Ana Bret / MindaNews)", False),
        (" (Reporting by Ana Bret; Editing by Tom Salas)", False),
        (" (NTB, 24 June 2013)", False),
        (" Published: July 15, 2021.", False),
        (" (2019)", False),
        (" Okay", True),
        (" (it is ours)", True),
    ],
)
def test_the_sign_behind_the_last_sentence_is_none_of_the_story(sign: str, kept: bool) -> None:
    (body,) = bodies(f"Crane falls on two barges\n\n{FIRST}\n\n{SECOND}{sign}\n")
    assert body[-1] == SECOND + (sign if kept else "")


def test_a_short_last_sentence_with_an_end_sign_is_story() -> None:
    assert bodies(f"{HEAD}The pier stays shut till Monday. Enditem\n")[0][-1] == "The pier stays shut till Monday."


@pytest.mark.parametrize(
    "line",
    [
        "Notes to editors: figures cover the period to 31 July.",
        "Associated Press writer Ana Bret in Riga contributed.",
        "Bret reported from Riga, Salas from Lima.",
        "For media enquiries, please contact the office in Riga.",
        "If you have information about this story, write to us.",
        "Support local journalism. Subscribe for $1 a week.",
        "The next situation report will be issued on 21 October.",
        "Ana Bret teaches politics in Riga.",
        "This blog is now closed.",
        "For information media. Not an official record.",
    ],
)
def test_lines_below_a_story_are_none_of_it(line: str) -> None:
    assert bodies(f"{HEAD}{line}\n") == [[FIRST, SECOND]]
    assert bodies(f"{HEAD}{line}\n\n{FIRST[:-1]} again.\n")[0][-1] != SECOND


@pytest.mark.parametrize(
    "line",
    [
        "Anyone with information is asked to call the police.",
        "The author denied the charge in court.",
        "Neighbouring Niger has reported 41 cases.",
        "The minister said that names would be published.",
    ],
)
def test_last_sentences_of_a_story_are_story(line: str) -> None:
    assert reason(line) is None


def test_a_question_below_furniture_is_the_title_of_another_page() -> None:
    tail = "More on this story\n\nWho owns the pier?\n"
    assert bodies(HEAD + tail) == [[FIRST, SECOND]]
    assert bodies(f"{HEAD}Who owns the pier?\n") == [[FIRST, SECOND, "Who owns the pier?"]]


@pytest.mark.parametrize("line", ["The trial opens on October 2.", "On 2 November the pier was attacked."])
def test_a_short_sentence_with_a_day_is_story(line: str) -> None:
    assert bodies(f"{HEAD}{line}\n")[0][-1] == line


def test_a_day_alone_with_a_stop_is_a_date_line() -> None:
    assert bodies(f"{HEAD}Riga, 13.05.2025.\n") == [[FIRST, SECOND]]


def test_a_town_in_capitals_on_its_own_line_is_a_dateline() -> None:
    text = f"Crane falls on two barges\n\nTom Salas | 09.06.2024\n\nISTANBUL\n\n{FIRST}\n\n{SECOND}\n"
    (article,) = clean(page_of("p", text)).articles
    assert article.dateline_span is not None
    assert text[slice(*article.dateline_span)] == "ISTANBUL"
    assert titles(text) == ["Crane falls on two barges"]


@pytest.mark.parametrize("line", ["TURKEY", "Istanbul", "OVERVIEW", "ISTANBUL AND THE SEA"])
def test_other_lines_are_no_town(line: str) -> None:
    assert not town_line(line)


def test_towns_that_head_the_items_of_a_digest_are_no_datelines() -> None:
    text = f"World in a minute\n\n3 May 2024\n\nISTANBUL\n{FIRST}\n\nLIMA\n{SECOND}\n"
    assert {article.dateline_span for article in clean(page_of("p", text)).articles} == {None}


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_names_of_countries_head_the_items_of_a_digest(gap: str) -> None:
    text = f"Africa briefs\n\n27 February 2025\n\nSUDAN{gap}{FIRST}\n\nDR CONGO{gap}{SECOND}\n\nKENYA{gap}{FIRST}\n"
    assert [body[0] for body in bodies(text)] == [FIRST, SECOND, FIRST]
    assert len(bodies(f"{HEAD}KENYA{gap}{FIRST}\n")) == 1


def test_names_of_countries_within_the_report_of_an_agency_part_nothing() -> None:
    text = f"Drugs seized\n\nRIGA, 3 May 2024 (EFE) - {FIRST}\n\nSUDAN\n\n{SECOND}\n\nKENYA\n\n{FIRST}\n"
    assert len(bodies(text)) == 1


def test_a_title_far_below_the_story_above_opens_an_article() -> None:
    text = f"{HEAD}\n\nTown Mayor Reinstated\n\n{FIRST}\n\n{SECOND}\n"
    assert titles(text) == ["Crane falls on two barges", "Town Mayor Reinstated"]
    assert len(bodies(f"{HEAD}Town Mayor Reinstated\n\n{FIRST}\n\n{SECOND}\n")) == 1


def test_numbered_items_below_the_head_of_a_newsletter_are_articles() -> None:
    text = f"The Pier Letter\n8 December 2024\n1. Crane falls on barges\n{FIRST}\n2. Divers go down again\n{SECOND}\n"
    assert titles(text) == ["1. Crane falls on barges", "2. Divers go down again"]
    assert len(bodies(f"Pier report\n8 December 2024\n1. Cranes\n{FIRST}\n2. Divers\n{SECOND}\n")) == 1


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("", "What happened?"),
        ("", "Closing summary"),
        ("", "Dear readers,"),
        ("", "1. Security at the pier"),
        ("Middle East & North Africa\n\n", ""),
        ("Lakes and harbour news\n\n", ""),
        ("Crane falls on two barges - Lakes Tribune\n\n", ""),
    ],
)
def test_labels_and_headings_of_sections_are_no_titles(above: str, below: str) -> None:
    text = f"{above}Crane falls on two barges\n\n3 May 2024\n\n{below}\n\n{FIRST}\n\n{SECOND}\n"
    assert titles(text) == ["Crane falls on two barges"]


def test_a_title_in_capitals_is_one_where_there_is_no_other() -> None:
    assert titles(f"COMOROS WEIGHS LEAVING FISHERY PACT\n\n3 May 2024\n\n{FIRST}\n") == [
        "COMOROS WEIGHS LEAVING FISHERY PACT"
    ]
    assert titles(f"MINISTRY OF DEFENCE OF LATVIA\n\n3 May 2024\n\n{FIRST}\n") == [None]


def test_a_repeated_caption_is_no_title() -> None:
    caption = "Men at the pier near Paju, Tuesday, June 17, 2025. (Yonhap)"
    text = f"Crane Falls on Barges\n\n{caption}\n{caption}\nTT\n\nCrane Falls on Barges\n\n{FIRST}\n"
    assert titles(text) == ["Crane Falls on Barges"]


@pytest.mark.parametrize("line", ["ANA BRET, HOST: ", "TOM SALAS, BYLINE: "])
def test_who_speaks_in_a_transcript_is_no_dateline(line: str) -> None:
    assert read(line + FIRST, 0, len(line + FIRST)) is None


@pytest.mark.parametrize(
    "line",
    [
        "[1/2]Soldiers stand guard at the pier, March 9, 2024. REUTERS/Ana Bret Purchase Licensing Rights",
        "News ID: 85342290",
        "1424**2050",
        "Page not found",
        "[passage omitted: background]",
        "Ana Bret Pier Radio news editor, Riga",
        "Transcripts are created on a rush deadline and may be changed later.",
    ],
)
def test_furniture_of_scraped_pages(line: str) -> None:
    text = f"Crane falls on two barges\n\n{FIRST}\n\n{line}\n\n{SECOND}\n"
    assert line in [text[slice(*f.span)] for f in clean(page_of("p", text)).furniture]


def test_titles_of_other_pages_on_a_page_without_blank_lines() -> None:
    text = f"Crane falls on two barges\n{FIRST}\nREAD ALSO\nThree Dockers Hurt\nPort Strike Ends\n{SECOND}\n"
    assert bodies(text) == [[FIRST, SECOND]]


def html(body: str, head: str = "", url: str | None = None) -> Page:
    data = f"<html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode()
    return load(PageRef(id="p", source="p", where="memory", form="html", data=data, url=url), Settings())


def test_a_title_that_the_markup_calls_story_is_a_title() -> None:
    roles = ["Crane Falls As Barges Flee", f"RIGA, Jan 27 - {FIRST}", SECOND]
    text = "\n\n".join(roles)
    lines = tuple(Line(span=(text.index(part), text.index(part) + len(part)), role="body") for part in roles)
    page = Page(id="p", source="p", sha256="", data=b"", text=text, media="text/html", lines=lines)
    (article,) = clean(page).articles
    assert article.title_span == (0, len(roles[0]))
    assert [text[slice(*part)] for part in article.parts] == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("head", "url", "day"),
    [
        ('<meta name="copyright" content="Copyright 2022 Pier News">', None, "2022-12-09"),
        ('<meta property="article:modified_time" content="2022-12-10T10:00:00Z">', None, "2022-12-09"),
        ("", "https://pier.example/2022/12/crane.html", "2022-12-09"),
        ("", "https://pier.example/2022/crane.html", "2022-12-09"),
        ("", "https://pier.example/crane-2022.html", None),
    ],
)
def test_the_year_of_a_dateline_beside_an_html_page(head: str, url: str | None, day: str | None) -> None:
    page = html(f"<h1>Crane falls on two barges</h1><p>RIGA, Dec 9 (AP) - {FIRST}</p><p>{SECOND}</p>", head, url)
    (article,) = clean(page).articles
    assert article.published == day
