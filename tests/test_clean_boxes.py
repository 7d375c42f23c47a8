"""Boxes beside a story and what stands below its end: posts, pull quotes, captions, links, comments."""

from __future__ import annotations

import pytest

from dateline.clean import clean
from dateline.clean.published import days_in
from evals.cleaning import page_of

FIRST = (
    "The harbour authority closed the northern pier on Friday after a crane fell across two moored barges, its "
    "director said."
)
SECOND = "Divers will look at the pilings at low tide, and nobody was hurt, the director told reporters in the town."
THIRD = "The mayor asked the ministry for money to mend the pier before the herring season begins in the spring."
HEAD = "Crane falls on two barges\n\n3 May 2024\n\n"


def bodies(text: str) -> list[list[str]]:
    return [[text[slice(*part)] for part in article.parts] for article in clean(page_of("p", text)).articles]


def reasons(text: str) -> dict[str, str]:
    return {text[slice(*line.span)]: line.reason for line in clean(page_of("p", text)).furniture}


def even(*lines: str) -> str:
    return "\n\n".join(lines) + "\n"


def test_a_post_is_none_of_the_story() -> None:
    post = (
        "Bret's office\n@anabret\nOur crews stormed the pier today.\n9:41 PM · May 3, 2024\n1,204 Retweets 12 Likes\n"
    )
    assert bodies(f"{HEAD}{FIRST}\n\n{post}\n{SECOND}\n") == [[FIRST, SECOND]]


def test_a_handle_without_a_time_below_it_is_no_post() -> None:
    (body,) = bodies(f"{HEAD}{FIRST}\n\n@anabret\n{SECOND}\n\n{THIRD}\n")
    assert body == [FIRST, SECOND, THIRD]


def test_a_pull_quote_is_told_once() -> None:
    said = '"The pier has stood for ninety years," the director said, and it will stand again, he hoped on Sunday.'
    again = '"The pier has stood for ninety years"'
    text = even("Crane falls on two barges", FIRST, said, again, "— Tom Salas", THIRD)
    assert bodies(text) == [[FIRST, said, THIRD]]
    assert reasons(text)["— Tom Salas"] == "pull-quote"


def test_a_quotation_told_once_is_story() -> None:
    said = '"The pier has stood for ninety years"'
    assert bodies(even("Crane falls on two barges", FIRST, said, THIRD)) == [[FIRST, said, THIRD]]


@pytest.mark.parametrize(
    "lines",
    [
        ("Divers look at the pilings of the pier", "Image: Ana Bret/AFP"),
        ("Divers look at the pilings of the pier.—AFP",),
        ("Divers look at the pilings of the pier. [Ana Bret, Standard]",),
        ("A crane lies across two barges in the harbour on May 3.",),
    ],
)
def test_the_words_below_a_picture_are_a_caption(lines: tuple[str, ...]) -> None:
    text = even("Crane falls on two barges", "3 May 2024", *lines, FIRST, SECOND)
    assert bodies(text) == [[FIRST, SECOND]]
    assert reasons(text)[lines[0]] == "caption"


@pytest.mark.parametrize(
    "lead",
    [
        "Police have begun to patrol the pier, the ministry announced in the capital on Saturday.",
        "The toll stands at 28 divers and two pilots who lost their boats in the harbour since May 2.",
        "The director looks at the pilings and hopes that the herring will wait for him this year.",
    ],
)
def test_a_lead_is_no_caption(lead: str) -> None:
    assert bodies(even("Crane falls on two barges", "3 May 2024", lead, SECOND, THIRD)) == [[lead, SECOND, THIRD]]


@pytest.mark.parametrize("header", ["Comments (14)", "TOP COMMENT", "READ 361 COMMENTS", "Leave a reply"])
def test_comments_are_none_of_the_story(header: str) -> None:
    text = f"{HEAD}{FIRST}\n\n{SECOND}\n\n{header}\n\nolddog55\n\nThey should bomb the pier. My cousin drowned there.\n"
    assert bodies(text) == [[FIRST, SECOND]]


def test_the_number_of_comments_beside_the_title_ends_nothing() -> None:
    assert bodies(f"{HEAD}Comments (14)\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}\n") == [[FIRST, SECOND, THIRD]]


@pytest.mark.parametrize("header", ["About Harbour Watch", "A message from the Lakes Tribune:", "About the Author"])
def test_who_publishes_and_appeals_are_none_of_the_story(header: str) -> None:
    about = "Harbour Watch opened its first office in 1980 and has attacked the neglect of piers in 40 countries since."
    assert bodies(f"{HEAD}{FIRST}\n\n{SECOND}\n\n{header}\n\n{about}\n") == [[FIRST, SECOND]]


@pytest.mark.parametrize("header", ["About the missing crane", "About 300 barges", "RESPONSE"])
def test_a_section_is_no_end(header: str) -> None:
    assert THIRD in bodies(f"{HEAD}{FIRST}\n\n{SECOND}\n\n{header}\n\n{THIRD}\n")[-1]


def test_several_titles_within_a_story_are_links_and_one_is_a_crosshead() -> None:
    links = ("Harbour live updates from the pier", "Herring fleet strikes over quotas")
    assert bodies(even("Crane falls on two barges", "3 May 2024", FIRST, *links, SECOND)) == [[FIRST, SECOND]]
    one = even("Crane falls on two barges", "3 May 2024", FIRST, links[0], SECOND)
    assert bodies(one) == [[FIRST, links[0], SECOND]]


def test_points_without_stops_that_are_sentences_are_story() -> None:
    points = ("Two barges were sunk in the harbour", "Nobody was hurt when the crane fell")
    assert bodies(even("Crane falls on two barges", "3 May 2024", FIRST, *points, SECOND)) == [[FIRST, *points, SECOND]]


def test_a_list_of_numbered_links_is_furniture() -> None:
    links = (
        "Keep reading\nlist of 2 items\nlist 1 of 2\nRebels shell the fish market\nlist 2 of 2\nPirates free a tug\n"
        "end of list\n"
    )
    assert bodies(f"{HEAD}{FIRST}\n\n{links}\n{SECOND}\n") == [[FIRST, SECOND]]


def test_a_link_with_its_picture_opens_no_article() -> None:
    box = "Related article\nRebels shell the fish market\nThe fish market on Monday. (AP)\n"
    assert bodies(f"{HEAD}{FIRST}\n\n{box}\n{SECOND}\n") == [[FIRST, SECOND]]


@pytest.mark.parametrize(
    "line",
    [
        "We value your privacy",
        "We and our partners use cookies to store and access information on your device.",
        "By signing up, you agree to our Privacy Policy",
        "protected by reCAPTCHA",
        "skip past newsletter promotion",
        "Enter your email address",
        "Video Duration 02 minutes 24 seconds",
        "Listen (3 mins)",
        "(This May 3 story corrects paragraph 3 to say that the pier closed on Thursday)",
        "Share full article",
    ],
)
def test_furniture_of_the_large_outlets(line: str) -> None:
    assert bodies(even("Crane falls on two barges", "3 May 2024", FIRST, line, SECOND)) == [[FIRST, SECOND]]


def test_we_and_our_partners_may_be_story() -> None:
    told = "Its partners in the region store grain for two years, and the company will not let them sell it, he said."
    assert bodies(even("Crane falls on two barges", "3 May 2024", FIRST, told)) == [[FIRST, told]]


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("12/08/2023December 8, 2023", ["2023-08-12", "2023-12-08"]),
        ("Published March 4, 2024Updated March 5, 2024", ["2024-03-04", "2024-03-05"]),
        ("4 Mar 2024Updated 5 Mar 2024", ["2024-03-04", "2024-03-05"]),
    ],
)
def test_days_with_words_glued_to_them(line: str, days: list[str]) -> None:
    assert [day.iso for day in days_in(line, (0, len(line)))] == days


def test_a_glued_day_says_which_number_is_the_month() -> None:
    (article,) = clean(page_of("p", f"Crane falls\n12/08/2023December 8, 2023\n\n{FIRST}\n\n{SECOND}\n")).articles
    assert article.published == "2023-12-08"
