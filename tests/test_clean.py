"""Pages into articles and furniture: nothing lost, heads read, run-together articles cut apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.clean import clean, dateline_range
from dateline.model import Article, Cleaned, Line, Page
from evals.cleaning import page_of, score
from evals.gold import pages
from tests.pace import growth, linear

BODY = (
    "The harbour authority closed the northern pier on Friday after a crane fell across two moored barges, "
    "its director said.\n\n"
    "Divers will look at the pilings at low tide. Nobody was hurt.\n"
)
OTHER = (
    "Farmers blocked the road to the capital with tractors for a third day, asking for cheaper fuel and a meeting "
    "with the minister, police said.\n\n"
    "The minister had no comment. Talks are set for next week.\n"
)


def page(text: str, **fields: object) -> Page:
    return Page(id="p", source="p", sha256="", data=b"", text=text, **fields)  # type: ignore[arg-type]


def words(text: str, article: Article) -> list[str]:
    return [text[a:b] for a, b in article.parts]


def reasons(text: str, cleaned: Cleaned) -> dict[str, str]:
    return {text[slice(*line.span)]: line.reason for line in cleaned.furniture}


def owners(text: str, cleaned: Cleaned) -> list[int]:
    """How many titles, parts, datelines and furniture lines hold each character."""
    count = [0] * len(text)
    spans = [line.span for line in cleaned.furniture]
    for article in cleaned.articles:
        spans += [*article.parts, *([article.title_span] if article.title_span else [])]
    for start, end in spans:
        for i in range(start, end):
            count[i] += 1
    for article in cleaned.articles:
        start, end = dateline_range(text, article) or (0, 0)
        for i in range(start, end):
            count[i] += count[i] == 0
    return count


LINES = st.sampled_from(
    [
        "",
        "",
        "Pier closed after crane falls on barges",
        "ACCRA, June 3 (Reuters) - The pier is shut, port staff said on Monday.",
        "By Ana Morse",
        "3 June 2024",
        "TT",
        "A crane lies across the pier, June 3, 2024. (AP)",
        "Yes.",
        "ADVERTISEMENT",
        "12:40 GMT",
        BODY.split("\n")[0],
        OTHER.split("\n")[0],
        "READ MORE: Ten piers to visit",
        "___",
        "LIMA, 9 JAN 90 (EFE) -- [TEXT] THE PORT WAS SHUT TODAY.",
        "(Riga) – Staff left.",
        "who did it?",
        "• one",
        "[END RECORDING]",
        "é\u2028x",
        "\x0b",
        "Photo: Ana",
        "OSLO",
        "RIGA: They left the port at noon, staff said.",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=14), st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_every_character_has_one_owner(lines: list[str], newline: str) -> None:
    text = newline.join(lines)
    count = owners(text, clean(page(text)))
    assert [i for i, c in enumerate(text) if not c.isspace() and count[i] != 1] == []


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_cleaned(text: str) -> None:
    cleaned = clean(page(text))
    assert all(count == 1 for c, count in zip(text, owners(text, cleaned), strict=True) if not c.isspace())


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("TT", "share-button"),
        ("Share on Facebook  Share on Twitter  Print", "share-button"),
        ("ADVERTISEMENT", "advert"),
        ("READ MORE: Ten piers to visit", "related-link"),
        ("Sign up for our morning newsletter", "newsletter"),
        ("We use cookies to improve your visit. Accept all", "cookie"),
        ("12 comments", "counter"),
        ("14:32 GMT", "time-stamp"),
        ("(Reporting by Ana Morse; Editing by Kofi Byrne)", "credit"),
        ("-ENDS-", "end-mark"),
        ("© 2024 All rights reserved.", "copyright"),
        ("FILE PHOTO: The pier in winter. REUTERS/Ana Morse", "caption"),
        ("Tags: Piers, Cranes", "tags"),
        ("4 min read", "time-to-read"),
        ("___", "separator"),
        ("By Ana Morse and Kofi Byrne", "byline"),
        ("Updated 3 June 2024, 14:05", "date-line"),
    ],
)
def test_furniture_within_a_body(line: str, reason: str) -> None:
    first, last = BODY.split("\n\n")
    text = f"Pier closed after crane falls\n\n{first}\n\n{line}\n\n{last}"
    cleaned = clean(page(text))
    assert len(cleaned.articles) == 1
    assert reasons(text, cleaned) == {line: reason}


def test_repeated_title_and_captions() -> None:
    caption = "A crane lies across the pier on Thursday, June 6, 2024. (AP)"
    head = f"Pier closed after crane falls\n\n{caption}\n{caption}\nTT\n\n"
    text = head + head + BODY
    cleaned = clean(page(text))
    (article,) = cleaned.articles
    assert article.title_span == (0, 29)
    assert set(reasons(text, cleaned)) == {caption, "TT", "Pier closed after crane falls"}
    assert (article.published, article.published_basis) == ("2024-06-07", "inferred")


@pytest.mark.parametrize(
    ("head", "lead", "day", "basis"),
    [
        ("3 June 2024\n\n", "", "2024-06-03", "dateline-line"),
        ("Published: 08/06/2024 10:15\n\n", "", "2024-06-08", "dateline-line"),
        ("", "LIMA, June 7, 2024 (EFE) - ", "2024-06-07", "dateline"),
        ("", "LIMA, 7 JUN 91 (EFE) -- ", "1991-06-07", "dateline"),
        ("A crane lies across the pier on June 7, 2024. (AFP)\n\n", "", "2024-06-07", "caption"),
        ("A crane lies across the pier on June 4, 2024. (AFP)\n\n", "", "2024-06-07", "inferred"),
    ],
)
def test_published(head: str, lead: str, day: str, basis: str) -> None:
    text = (
        "Pier closed after crane falls\n" + ("" if head[:1].isdigit() or head[:1] == "P" else "\n") + head + lead + BODY
    )
    (article,) = clean(page(text)).articles
    assert (article.published, article.published_basis) == (day, basis)


def test_the_year_of_a_dateline_comes_from_the_copyright_line_and_the_weekday() -> None:
    text = "Pier closed after crane falls\n\nLIMA, June 7 (EFE) - " + BODY + "\n© 2024 Harbour News\n"
    (article,) = clean(page(text)).articles
    assert (article.published, article.published_basis) == ("2024-06-07", "dateline")


def test_a_day_given_beside_the_page_wins() -> None:
    text = "Pier closed after crane falls\n3 June 2024\n\n" + BODY
    (article,) = clean(page(text, published="2024-06-04", published_basis="meta")).articles
    assert (article.published, article.published_span, article.published_basis) == ("2024-06-04", None, "meta")


@pytest.mark.parametrize(
    "between",
    [
        "\n\nTractors block road to capital\n5 June 2024\n\n",
        "\nAlso read\nTractors block road to capital\nBy Ana Morse\n\n",
        "\n---------\nTractors block road to capital\n4 June 2024\n",
        "\nTractors block road to capital\n",
        "\nQUITO, June 5, 2024 (EFE) - ",
        "\n\n\nTractors block road to capital\n\n" + "Tractors on the road, June 5, 2024. (AP)\n" * 2 + "\n",
    ],
)
def test_articles_are_cut_apart(between: str) -> None:
    text = "Pier closed after crane falls\n4 June 2024\n\n" + BODY + between + OTHER
    one, two = clean(page(text)).articles
    assert words(text, one)[0].startswith("The harbour")
    assert words(text, two)[0].startswith("Farmers")
    assert two.number == 1


@pytest.mark.parametrize(
    "between", ["\nWhy the pier matters\n\n", "\nWhat happens now?\n\n", "\nHe knew it.\n\n", "\nADVERTISEMENT\n\n"]
)
def test_crossheads_and_short_lines_cut_nothing(between: str) -> None:
    text = "Pier closed after crane falls\n4 June 2024\n\n" + BODY + between + OTHER
    assert len(clean(page(text)).articles) == 1


def test_hard_wrapped_paragraphs_are_one_part() -> None:
    text = (
        "   LIMA, 9 JAN 90 (EFE) -- [TEXT] PORT STAFF SAID TODAY THAT THE NORTHERN\n"
        "PIER WAS SHUT AFTER A CRANE FELL ACROSS TWO BARGES THAT WERE MOORED AT\n"
        "ITS FAR END.  NOBODY WAS HURT.\n\n"
        "   DIVERS WILL LOOK AT THE PILINGS AT LOW TIDE, THE DIRECTOR OF THE PORT\n"
        "SAID IN A STATEMENT THAT WAS READ OUT ON THE RADIO.\n\n\n"
        "   QUITO, 10 JAN 90 (AFP) -- [TEXT] FARMERS HAVE BLOCKED THE ROAD TO THE\n"
        "CAPITAL WITH TRACTORS FOR A THIRD DAY, THE POLICE REPORTED.\n"
    )
    one, two = clean(page(text)).articles
    assert [w.split()[0] for w in words(text, one)] == ["PORT", "DIVERS"]
    assert words(text, two)[0].startswith("FARMERS")
    assert (one.published, two.published) == ("1990-01-09", "1990-01-10")


def test_markup_roles_are_trusted() -> None:
    lines = ("Pier closed", "Ana Morse", "Staff left", "Go back", "4 June 2024")
    text = "\n".join(lines)
    roles = ("title", "byline", "body", "other", "date")
    at, told = 0, []
    for line, role in zip(lines, roles, strict=True):
        told.append(Line(span=(at, at + len(line)), role=role))
        at += len(line) + 1
    cleaned = clean(page(text, lines=tuple(told)))
    (article,) = cleaned.articles
    assert words(text, article) == ["Staff left"]
    assert article.title_span == (0, 11)
    assert set(reasons(text, cleaned)) == {"Ana Morse", "Go back", "4 June 2024"}


@pytest.mark.parametrize(
    ("line", "story"),
    [
        ("Harbour minister Ana Bret said:", True),
        ("The Lorn Gazette wrote in a leader on Monday, Oct. 26:", True),
        ("What the minister said", False),
        ("The harbour in figures:", False),
    ],
)
def test_a_line_that_a_quotation_follows_is_story(line: str, *, story: bool) -> None:
    text = f"Pier of Lorn is closed for a month\n\nMinister comments on the fall of the crane\n{line}\n{BODY}"
    cleaned = clean(page(text))
    assert (line in words(text, cleaned.articles[0])) == story
    title = "Pier of Lorn is closed for a month"
    assert not story or cleaned.articles[0].title_span == (0, len(title))


def test_one_line_is_a_story() -> None:
    (article,) = clean(page("The pier was shut on Monday after a crane fell on two barges")).articles
    assert article.parts == ((0, 60),)


def test_links_alone_are_no_story() -> None:
    text = "Share\nADVERTISEMENT\nREAD MORE: Ten piers to visit\n"
    cleaned = clean(page(text))
    assert cleaned.articles == ()
    assert len(cleaned.furniture) == 3


@pytest.mark.parametrize(
    "line",
    [
        BODY,
        "Home > News > " * 9 + "\n",
        "by " * 60 + "\n",
        "12.3.2024 " * 14 + "\n",
        "( (AP " * 25 + "\n",
        "x" * 200_000,
        "A, " * 50 + "\n",
    ],
)
def test_linear(line: str) -> None:
    assert linear(*growth(lambda size: lambda: clean(page((line * (size // len(line) + 1))[:size])), 50_000))


def test_the_seed_page_is_read_without_an_error(shared_folder: Path) -> None:
    ((text, gold),) = pages(shared_folder / "seeds")
    rows, errors = score(text, gold, clean(page_of("seed", text)))
    assert errors == []
    assert {row.figures() for row in rows.values()} == {(1.0, 1.0, 1.0)}


@pytest.mark.parametrize(
    "line",
    [
        "This article was featured in our weekly letter.",
        "Editor’s note: This story was updated to add the harbour master’s answer.",
        "An earlier version of this article gave a wrong name for the harbour.",
        "Correction: The story has been changed to give the right name of the pier.",
        "Sud Media © 2025 Harbour Group and its partners.",
    ],
)
def test_notes_of_the_outlet_are_furniture(line: str) -> None:
    text = f"Pier closed in the northern harbour\n\n{BODY}\n{line}\n"
    assert line in reasons(text, clean(page(text)))


def test_a_copyright_sentence_that_the_markup_calls_story_is_furniture() -> None:
    line = "Copyright 2025 Sud Media. All rights reserved. It may not be published again."
    first, second = BODY.strip().split("\n\n")
    text = f"{first}\n\n{second}\n\n{line}"
    at = [(text.index(part), text.index(part) + len(part)) for part in (first, second, line)]
    told = clean(page(text, lines=tuple(Line(span=span, role="body") for span in at)))
    assert reasons(text, told) == {line: "copyright"}


def test_a_correction_within_a_story_is_story() -> None:
    line = "Correction: our post at 00:50 said that the pier had closed. It had not."
    text = f"Pier closed in the northern harbour\n\n{BODY}\n{line}\n\n{OTHER}"
    assert line not in reasons(text, clean(page(text)))


ITEMS = {
    "Ferry crews stop work": "Crews of the ferries between Larvik and Hirtshals stopped work on Monday over nights, "
    "their union Sjøfolk said. Talks with the owner begin in Oslo.",
    "Minister resigns": "The transport minister of Botswana, Kabelo Tshekedi, resigned after a dispute over buses. "
    "President Modise accepted the letter at once.",
    "Judges go on strike": "Judges across Ecuador will hear no cases until Thursday in protest at Congress, which "
    "froze their pay. Quito has called the strike unlawful.",
}


@pytest.mark.parametrize("below", ["\n", "\n\n"])
@pytest.mark.parametrize("head", ["World in brief\nTuesday 4 June 2024\n\n", "THE DAY\n4 June 2024\n\n"])
def test_items_of_a_round_up_are_articles(head: str, below: str) -> None:
    text = head + "\n\n".join(f"{title}{below}{story}" for title, story in ITEMS.items()) + "\n"
    articles = clean(page(text)).articles
    assert [text[slice(*a.title_span)] for a in articles if a.title_span] == list(ITEMS)
    assert [words(text, a) for a in articles] == [[story] for story in ITEMS.values()]
    assert {a.published for a in articles} == {"2024-06-04"}


def test_items_that_begin_with_a_place_in_capitals() -> None:
    places = ("LARVIK", "GABORONE", "QUITO")
    stories = [story.upper() for story in ITEMS.values()]
    text = "MORNING SUMMARY\n\n" + "\n\n".join(f"{p} - {s}" for p, s in zip(places, stories, strict=True)) + "\n"
    assert [words(text, a) for a in clean(page(text)).articles] == [[story] for story in stories]


def test_a_second_article_without_a_date_line_is_told_by_its_names() -> None:
    text = (
        "Pier closed after crane falls\n4 June 2024\n\n" + BODY + "\n"
        "Ferry crews between Larvik and Hirtshals stop work\n\n" + ITEMS["Ferry crews stop work"] + "\n"
    )
    assert len(clean(page(text)).articles) == 2


@pytest.mark.parametrize(
    "heading",
    ["Overview", "What Sjøfolk wants", "Why the crews of Larvik stopped", "18:20 Crews stop", "How long will it last?"],
)
def test_sections_of_one_story_stay_together(heading: str) -> None:
    story = ITEMS["Ferry crews stop work"]
    text = (
        f"Ferries stop between Larvik and Hirtshals\n4 June 2024\n\n{story}\n\n{heading}\n\n"
        "The union Sjøfolk wants shorter nights, as crews in Larvik sleep on board. Hirtshals has no beds for them.\n"
    )
    assert len(clean(page(text)).articles) == 1


def test_entries_of_a_live_page_on_many_subjects_are_articles() -> None:
    stamps = ("18:40", "17:05", "16:30")
    entries = [f"{s}\n{t} in long row\n\n{b}" for s, (t, b) in zip(stamps, ITEMS.items(), strict=True)]
    text = "World live: 4 June 2024\n\n" + "\n\n".join(entries) + "\n"
    assert len(clean(page(text)).articles) == 3


def test_the_title_stands_below_the_name_and_day_of_the_paper() -> None:
    text = f"The Northern Harbour and Coast Paper\nFriday 7 June 2024\n\nPier closed\n\n{BODY}"
    (article,) = clean(page(text)).articles
    assert article.title_span is not None
    assert text[slice(*article.title_span)] == "Pier closed"


@pytest.mark.parametrize(
    "line",
    [
        "When quoting our reports, a link to the page is required.",
        "You receive this e-mail because you are on our list.",
    ],
)
def test_more_furniture(line: str) -> None:
    text = f"Pier closed in the northern harbour\n\n{BODY}\n{line}\n"
    assert line in reasons(text, clean(page(text)))


def test_counts_under_labels_are_story() -> None:
    text = """War in Marsk: the figures

14 May 2024

Shells fell on the harbour of Marsk again on Tuesday morning, the city council said.

Here are the latest figures:

Marsk

- Killed: at least 840 people, including:
- 150 children
- Injured: more than 2,300
"""
    cleaned = clean(page(text))
    assert [f.reason for f in cleaned.furniture] == ["date-line"]
    assert words(text, cleaned.articles[0])[-4:] == [
        "Marsk",
        "- Killed: at least 840 people, including:",
        "- 150 children",
        "- Injured: more than 2,300",
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Police arrest a man in Lorn. Photograph: Ana Rell/Agency", False),
        ("Media caption Police arrested two men in Lorn", False),
        ("Image copyright Agency Image caption Rebels attacked the town on Friday", False),
        ("Soldiers attack the town of Lorn. AP Photo/Ivo Rell", False),
        ("Minister Rell advised those dissatisfied to follow the law/FILE", False),
        ("Show caption Police arrested two men on Monday.", False),
        ("Enlarge / Police arrested two men in Lorn.", False),
        ("View image in fullscreen Police arrested two men.", False),
        ("The photographs show two men whom the police arrested.", True),
        ("Police will enlarge the camp and show the men a file.", True),
    ],
)
def test_captions_between_paragraphs_are_no_story(line: str, *, told: bool) -> None:
    text = (
        "Two arrested in Lorn\n\nLORN - Police in the port arrested two dockers on Monday, the mayor said.\n\n"
        f"The men had thrown stones at a guard, he said.\n\n{line}\n\nThe mayor asked residents to stay calm.\n"
    )
    article = clean(page(text)).articles[0]
    assert any(line in text[slice(*part)] for part in article.parts) is told


@pytest.mark.parametrize(
    ("last", "ends"),
    [
        ("The harbour master resigned. - AFP", "The harbour master resigned."),
        ("The harbour master resigned. — Reuters", "The harbour master resigned."),
        ("The harbour master resigned in the evening, the port said. (NAN)", "in the evening, the port said."),
        ("The harbour master went to see the AFP.", "went to see the AFP."),
    ],
)
def test_the_agency_that_signs_the_last_sentence_is_none_of_the_story(last: str, ends: str) -> None:
    text = f"{BODY}\n{last}\n"
    cleaned = clean(page(text))
    (article,) = cleaned.articles
    assert words(text, article)[-1].endswith(ends)
    assert all(count == 1 for count, char in zip(owners(text, cleaned), text, strict=True) if not char.isspace())


def test_a_caption_that_an_agency_signs_is_no_story() -> None:
    text = f"{BODY}\nPhoto by Ana Rell (AP)\n"
    assert (
        words(text, clean(page(text)).articles[0])[-1]
        == "Divers will look at the pilings at low tide. Nobody was hurt."
    )


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Also on Monday, gunmen killed two guards near the pier.", True),
        ("Also on Tuesday, the council:", True),
        ("Also in Gaza, a strike killed two men.", True),
        ("Also in Sfax", False),
        ("Also in the Observer:", False),
        ("Also on this page", False),
        ("Also read: Pomegranate harvest doubles", False),
    ],
)
def test_also_opens_news_and_teasers(line: str, *, kept: bool) -> None:
    text = BODY.replace("\n\n", f"\n\n{line}\n\n", 1)
    assert (
        any(line in words(text, one) or line in " ".join(words(text, one)) for one in clean(page(text)).articles)
        == kept
    )
