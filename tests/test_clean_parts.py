"""Where an article begins and ends on pages as they are: live blogs with days, sections of one story, towns, lists."""

from __future__ import annotations

import pytest

from dateline.clean import clean
from evals.cleaning import page_of

FIRST = (
    "The harbour authority of Varnholm closed the northern pier on Friday after a crane fell on two barges, said Ana "
    "Bret."
)
SECOND = "Divers will look at the pilings at low tide, and nobody was hurt, the director told reporters in the town."


def starts(text: str) -> list[str]:
    return [text[slice(*article.parts[0])] for article in clean(page_of("p", text)).articles]


def test_entries_under_days_are_one_live_blog() -> None:
    entries = "".join(
        f"{hour}:12 p.m. ET, May {day}, 2024\nCrews at pier {hour} report\n\n"
        f"The crew of pier {hour} saw Tom Salas of Lund on Sunday.\n\n"
        for hour, day in ((9, 4), (6, 4), (3, 4), (11, 3))
    )
    text = f"Harbour of Varnholm: live updates\n\nUpdated 9:45 PM EDT, May 4, 2024\n\n{FIRST}\n\n{entries}"
    (article,) = clean(page_of("p", text)).articles
    assert article.published == "2024-05-04"


def test_articles_under_days_are_several() -> None:
    other = "Police in Lusaka freed the singer Mwila Banda on Sunday after the bench threw out the charge against her."
    second = f"Singer walks free in Lusaka\n4 May 2024 09:10\n\n{other}\n"
    text = f"Crane falls on two barges\n3 May 2024 10:22\n\n{FIRST}\n\n{second}"
    assert starts(text) == [FIRST, other]


def test_a_section_that_names_what_the_story_names_is_none_of_another_article() -> None:
    told = "In Varnholm the price of herring doubled within a day, and Ana Bret had the market closed until Monday."
    assert starts(f"Crane falls\n\n3 May 2024\n\n{FIRST}\n\n{SECOND}\n\n'They wanted it cheap'\n{told}\n") == [FIRST]


def test_the_heading_of_a_cluster_opens_no_article() -> None:
    told = "• UNICEF brought hygiene kits for 1,000 families to Benghazi on the day after the flood, its office said."
    text = f"LIBYA: Flash Update\n\n3 May 2024\n\n{FIRST}\n\n{SECOND}\n\nWASH Cluster\n\n{told}\n"
    assert len(starts(text)) == 1


@pytest.mark.parametrize(("towns", "count"), [(("Mogadishu", "Abuja", "Goma"), 3), (("Today", "Later", "Then"), 1)])
def test_known_towns_before_a_dash_head_the_items_of_a_digest(towns: tuple[str, ...], count: int) -> None:
    told = (
        "Fighters shot nine soldiers near the airfield on Thursday, the military said in the evening.",
        "The bench on Wednesday put off the day by which old banknotes must be brought to the counters.",
        "Rebels took the hill above the lake after a week of shelling, people who live there said.",
    )
    items = "\n\n".join(f"{town} — {words}" for town, words in zip(towns, told, strict=True))
    assert len(starts(f"Africa news briefs\nMay 3, 2024\n\n{items}\n")) == count


def test_a_sentence_that_a_list_completes_is_the_lead() -> None:
    lead = "The council of Varnholm met on Friday under Ana Bret and decided on the following:"
    point = "1. To close the northern pier until the crane is gone for good."
    text = f"Decisions of the council\n\n3 May 2024\n\n{lead}\n\n{point}\n"
    assert starts(text) == [lead]


def test_the_words_above_a_statement_are_no_lead() -> None:
    above = "The press office of the harbour authority issued the following statement today:"
    assert starts(f"Statement\n\n3 May 2024\n\n{above}\n\n{FIRST}\n\n{SECOND}\n") == [FIRST]


def test_the_question_of_an_interview_behind_a_sentence_is_story() -> None:
    asked = "AFP: The crane has fallen on two barges. What do you say?"
    text = f"Remarks of the spokesman\n\n3 May 2024\n\n{asked}\n\nTom Salas: {FIRST}\n"
    assert starts(text) == [asked]


def test_a_title_that_asks_is_no_story() -> None:
    title = "Analysis: Will the fallen crane of Varnholm keep the herring fleet in port until spring?"
    assert starts(f"{title}\n\n3 May 2024\n\n{FIRST}\n\n{SECOND}\n") == [FIRST]


def test_an_item_whose_neighbour_asks_is_story() -> None:
    told = "The envoy of the council met the fishers of Port Varn yesterday."
    asked = f"**Questions\nQuestion: Who pays?\nSpokesman: {SECOND}\n"
    text = f"Daily briefing\n3 May 2024\n\n{FIRST}\n\n**Port Varn\n{told}\n\n{asked}"
    assert any(told in text[slice(*part)] for article in clean(page_of("p", text)).articles for part in article.parts)


def test_a_short_lead_that_tells_the_day_is_story() -> None:
    lead = "The harbour recalled its pilots on Tuesday."
    assert starts(f"Pilots go home\n\n16 Jan 2024\n\n{lead}\n\n{FIRST}\n\n{SECOND}\n") == [lead]


@pytest.mark.parametrize("line", ["Directed by Tom Salas. 112 min.", "Harbour bulletin no. 7, issued 5 p.m."])
def test_a_line_that_tells_no_news_is_no_lead(line: str) -> None:
    assert starts(f"Pilots go home\n\n{line}\n\n{FIRST}\n\n{SECOND}\n") == [FIRST]
