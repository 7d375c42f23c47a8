"""The day of publication, taken from a caption and the weekday of the lead."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dateline.clean import clean
from dateline.clean.published import days_in, from_caption
from dateline.model import Beside
from evals.cleaning import page_of


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


BODY = "The port of Riga was shut for a day, its director said. Nobody was hurt when the crane fell on two barges.\n"


def day(text: str) -> str | None:
    """The day of the first article."""
    return clean(page_of("p", text)).articles[0].published


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("updated: 3 march 2021", "2021-03-03"),
        ("Monday 6 of may of 2019", "2019-05-06"),
        ("La Costa | 5 de octubre de 2020", "2020-10-05"),
        ("Second edition | 21 September 2022 | Text and photos: Ana Morse", "2022-09-21"),
        ("Figures as of 31 May 2021, posted 16 Jun 2021", "2021-06-16"),
        ("Snapshot as of 31 May 2021", "2021-05-31"),
        ("Sunday 20 July 2025 - 24 Muharram 1447 H", "2025-07-20"),
        ("Reporting period: 21–27 April 2025", "2025-04-27"),
        ("Landkreis Görlitz | 27. August 2015", "2015-08-27"),
        ("Siirt / Pazartesi, 11 Temmuz 2016", "2016-07-11"),
        ("Daily news | 7 сентября 2023", "2023-09-07"),
        ("Thursday, 13. 3. 2025, 11:20", "2025-03-13"),
        ("Sep.12.2019 10:45AM", "2019-09-12"),
        ("October/25/2016", "2016-10-25"),
        ("posted may 2, 2023", "2023-05-02"),
        ("Results for the quarter ended 30 June 2025, published 24 July 2025", "2025-07-24"),
    ],
)
def test_date_lines_above_and_below(line: str, iso: str) -> None:
    assert day(f"Port shut\n{line}\n\n{BODY}") == iso
    assert day(f"Port shut\n\n{BODY}\n{line}\n") == iso


@pytest.mark.parametrize(
    ("head", "foot", "iso"),
    [
        ("RIGA, Oct 12 (AP) - ", "Copyright 2020 Port News.", "2020-10-12"),
        ("RIGA, July 21 (APA) - ", "(c) APA 2025", "2025-07-21"),
        ("(Riga, October 6, 2022) – ", "", "2022-10-06"),
        ("Riga, Wednesday, 30 April. ", "© 2025 Port News", "2025-04-30"),
        ("RIGA, Sept. 25 (KNA) -- ", "2015/KNA", "2015-09-25"),
    ],
)
def test_a_dateline_takes_its_year_from_the_foot_of_the_page(head: str, foot: str, iso: str) -> None:
    assert day(f"Port shut\n\n{head}{BODY.strip()}\n\n{foot}\n") == iso


def test_a_date_line_below_beats_a_caption_of_the_days_before() -> None:
    caption = "A view of the port of Riga, Feb. 20, 2024. (AA Photo)"
    assert day(f"Port shut\n\n{caption}\n\n{BODY}\nDAILY SUN, RIGA, FEB. 22, 2024\n") == "2024-02-22"


@pytest.mark.parametrize(
    ("story", "iso"),
    [
        (f"{BODY.strip()} Jan. 19, 2016\n", "2016-01-19"),
        (
            "The port of Riga was shut on Wednesday, 18 October 2017, its director said after a long night.\n",
            "2017-10-18",
        ),
        (
            f"{BODY}\nIn a note of today, 25 April 2025, the owner of the crane said that he was sorry for it.\n",
            "2025-04-25",
        ),
        (f"{BODY}\nThe pier was opened on 27 July 1953 by a minister whom nobody in the town remembers.\n", None),
        ("The port of Riga has been shut since 8 October 2023, its director said in the afternoon.\n", None),
        ("The port of Riga was named after a duke on 8 October 2023 by its owner, a firm of Lorn.\n", "2023-10-08"),
        ("The port of Riga was named after a duke[1] on 8 October 2023 by its owner, a firm.\n", "2023-10-08"),
        ("The port of Riga was named after a duke[1] on 8 October 2023 by its owner, a firm of Lorn.[2]\n", None),
    ],
)
def test_a_full_day_in_the_story(story: str, iso: str | None) -> None:
    assert day(f"Port shut\n\n{story}") == iso


@pytest.mark.parametrize(
    ("line", "more", "iso"),
    [
        ("02/04/2019", "Talks began on 18 March.", "2019-04-02"),
        ("11/9/2017", "The court sits on 20 September.", "2017-09-11"),
        ("07/08/2025", "Nobody was hurt.", "2025-08-07"),
        ("07/08/2025 10:15 EDT", "Nobody was hurt.", "2025-07-08"),
        ("04/11/2023", "The crane fell on Saturday.", "2023-11-04"),
    ],
)
def test_day_and_month_in_figures(line: str, more: str, iso: str) -> None:
    assert day(f"Port shut\n{line}\n\nThe port of Riga was shut for a day. {more}\n\n{BODY}") == iso


@pytest.mark.parametrize(
    ("tail", "iso"),
    [
        ("(June 12, 2024)\n", "2024-06-12"),
        ("© 2024 Harbour News\n", "2024-06-12"),
        (f"{BODY.strip()} (2024)\n", "2024-06-12"),
        ("Two ships came on Sunday 9 June 2024, the harbour master said in a note.\n", "2024-06-12"),
        ("The pier was built in 2019 and has never been shut before, the director said.\n", None),
    ],
)
def test_the_year_of_a_dateline_is_never_a_bare_year_of_the_story(tail: str, iso: str | None) -> None:
    assert day(f"Port shut\n\nRIGA, June 12 (EFE) - {BODY}\n{tail}") == iso


def test_the_day_of_the_page_is_shared_by_its_articles() -> None:
    items = "\n\n".join(f"Port shut\n\nRIGA, {d} (EFE) - {BODY}" for d in ("June 3", "June 3"))
    told = clean(page_of("p", f"{items}\n\n3 June 2024\n")).articles
    assert [article.published for article in told] == ["2024-06-03", "2024-06-03"]


def test_a_caption_and_a_dateline_date_their_own_article_alone() -> None:
    caption = "The port of Riga, September 3, 2021. (Reuters)"
    one = f"Port shut\n\n{caption}\n\nThe port of Riga was shut on Friday, its director said to us in a call.\n"
    two = (
        "Crossing opened in the hills\nBy Ana Morse\n\nA road over the hills was opened on Saturday, the mayor said.\n"
    )
    told = clean(page_of("p", f"{one}\n\n{two}")).articles
    assert [article.published for article in told] == ["2021-09-03", None]
    lines = f"Port shut\n\nRIGA, June 3, 2024 (EFE) - {BODY}\n\n\n{two}"
    assert [article.published for article in clean(page_of("p", lines)).articles] == ["2024-06-03", None]


def test_a_year_is_that_of_another_dateline_also_across_new_year() -> None:
    one = f"Port shut\n\nRIGA, Dec 31 (EFE) - {BODY}"
    two = f"Port opened\n\nRIGA, Jan. 1, 2025 (EFE) - {BODY}"
    told = clean(page_of("p", f"{one}\n\n{two}\n")).articles
    assert [article.published for article in told] == ["2024-12-31", "2025-01-01"]


@pytest.mark.parametrize(
    ("beside", "iso"),
    [
        (Beside(address="2024-06"), "2024-06-12"),
        (Beside(address="2024"), "2024-06-12"),
        (Beside(address="2024-02"), None),
        (Beside(changed="2024-06-14"), "2024-06-12"),
        (Beside(changed="2024-12-14"), None),
        (Beside(owned="2023"), "2023-06-12"),
        (Beside(address="2022-07", owned="2024"), "2022-06-12"),
        (Beside(), None),
    ],
)
def test_a_dateline_without_a_year_takes_it_from_what_stands_beside_the_page(beside: Beside, iso: str | None) -> None:
    page = replace(page_of("p", f"Port shut\n\nRIGA, June 12 (EFE) - {BODY}"), beside=beside)
    (article,) = clean(page).articles
    assert (article.published, article.published_basis) == (iso, iso and "dateline")


def test_the_number_of_an_editor_is_no_year() -> None:
    assert day(f"Port shut\n\nRIGA, June 12 (IRNA) - {BODY}\n1424**2050\n") is None


@pytest.mark.parametrize(
    ("above", "below", "day"),
    [
        ("December 23, 2023", "Last updated: 2023/12/19 at 9:01 PM", "2023-12-19"),
        ("Posted December 18, 2023", "Updated December 19, 2023", "2023-12-18"),
        ("December 18, 2023", "By Anna Kordt", "2023-12-18"),
        ("Arle Post", "December 18, 2023\n\nUpdated December 19, 2023", "2023-12-18"),
    ],
)
def test_a_day_of_the_last_change_below_the_title_is_nearer_than_a_bare_one_above(
    above: str, below: str, day: str
) -> None:
    text = f"{above}\n\nGunmen kill three at northern mine\n\n{below}\n\n" + (
        "Gunmen killed three guards at a mine in the north of Norland on Monday, the police said.\n\n"
        "The interior ministry said that it had sent 200 officers to the district to search for them."
    )
    (article,) = clean(page_of("p", text)).articles
    assert article.published == day


@pytest.mark.parametrize(
    ("agency", "known"), [("RNS", True), ("McClatchy", True), ("States Newsroom", True), ("Arle Newsroom", False)]
)
def test_agencies_of_datelines(agency: str, *, known: bool) -> None:
    text = f"ARLE ({agency}) — The council of Arle closed its only bridge on Tuesday, and the ferry stopped.\n"
    (article,) = clean(page_of("p", text)).articles
    assert (article.agency_span is not None) is known
