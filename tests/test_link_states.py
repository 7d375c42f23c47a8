"""Words without a name that point to one state, to another than the page's, or to none."""

from __future__ import annotations

import re
import time

import pytest

from dateline.link import describe, find
from dateline.link.clues import clues_of
from dateline.link.country_words import said
from dateline.model import Article, Sentence, Span, Story

PAUSE = re.compile(r"[^.]+\.?")


def story(text: str) -> Story:
    """A story of a sentence a stop and a paragraph a line."""
    starts = [m.start() for m in re.finditer(r"[^\n]+", text)]
    spans = [match.span() for match in PAUSE.finditer(text) if match[0].strip()]
    return Story(
        text=text,
        article=Article(number=0, parts=((0, len(text)),)),
        sentences=tuple(Sentence(span=span, paragraph=sum(start <= span[1] - 2 for start in starts)) for span in spans),
    )


def at(text: str, words: str) -> Span:
    start = text.rindex(words)
    return (start, start + len(words))


def country(text: str, words: str) -> str | None:
    read = story(text)
    return describe(read, at(text, words), find(read), event="ACCUSE", side="actors").country


KENYA = "Farmers in Kenya met in Nakuru. Rains failed in Kenya and Kisumu. "


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        ("Peru was angry. Peru recalled its ambassador.", "its ambassador", "PER"),
        ("Peru protested on Friday. Its foreign minister left.", "Its foreign minister", "PER"),
        ("Peru flew home some of its citizens.", "some of its citizens", "PER"),
        ("A boat from Peru came, and its guards fled.", "its guards", "KEN"),
        ("Peru thanked its partners.", "its partners", None),
        ("The banker left Peru. His country wept.", "His country", "PER"),
        ("The harvest stopped at the Supreme Court of Peru.", "the Supreme Court of Peru", "PER"),
    ],
)
def test_its_means_the_state_told_first(text: str, words: str, meant: str | None) -> None:
    assert country(KENYA + text, words) == meant


BORDER = "Chile sent guards to Arica in Chile. Santiago closed the road. Bolivia protested in La Paz. "


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        ("Chile accused its neighbour.", "its neighbour", "BOL"),
        ("Bolivia accused its neighbour.", "its neighbour", "CHL"),
        ("The Chilean minister met his counterpart.", "his counterpart", "BOL"),
        ("Snow fell, and the neighbouring army dug in.", "the neighbouring army", "BOL"),
        ("Snow fell on soldiers of the other side.", "soldiers of the other side", "BOL"),
        ("Snow fell on the other soldiers.", "the other soldiers", "CHL"),
        ("The two foreign ministries agreed.", "The two foreign ministries", None),
        ("Snow fell on the guards of both countries.", "the guards of both countries", None),
        ("Snow fell on the mayors of Arica and Cochabamba.", "the mayors of Arica and Cochabamba", None),
    ],
)
def test_on_a_page_of_two_states_words_mean_the_other_or_both(text: str, words: str, meant: str | None) -> None:
    assert country(BORDER + text, words) == meant


def test_bodies_of_a_page_of_one_state_are_its_own() -> None:
    assert country(KENYA + "The two ministries agreed.", "The two ministries") == "KEN"


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        ("The Cuban embassy was shut. The ambassador left.", "The ambassador", "CUB"),
        ("The consul of Cuba fell ill. Police guarded the embassy staff.", "the embassy staff", "CUB"),
        ("The Cuban embassy was shut. The mayor left.", "The mayor", "KEN"),
    ],
)
def test_an_ambassador_is_of_the_state_told_with_an_embassy(text: str, words: str, meant: str) -> None:
    assert country(KENYA + text, words) == meant


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        ("Nablus was shut. In Jenin in the West Bank the army shot a boy in Ramallah.", "the army", "ISR"),
        ("Nablus was shut. In the West Bank a Palestinian in Ramallah fled masked settlers.", "masked settlers", "ISR"),
        ("Nablus was shut. In the West Bank a teacher in Ramallah wept.", "a teacher", "PSE"),
        ("Kharkiv was dark. In Ukraine the enemy shelled Sumy and Poltava.", "the enemy", "RUS"),
        ("Taipei was calm. Taiwan saw mainland ships off Kaohsiung in Taiwan.", "mainland ships", "CHN"),
        ("Seoul was calm. South Korea fired at agents of the North.", "agents of the North", "PRK"),
        ("Seoul was calm. South Korea said Busan heard the North's.", "the North's", "PRK"),
        ("Sanaa was dark. In Yemen the coalition bombed Taiz and Aden.", "the coalition", "SAU"),
        ("Baghdad was dark. In Iraq coalition helicopters circled Mosul.", "coalition helicopters", "USA"),
        ("Sanaa was dark. Yemen and Saudi Arabia spoke. Taiz thanked the Kingdom.", "the Kingdom", "SAU"),
        ("Manila was calm. In the Philippines bishops of Cebu met the pope.", "the pope", "VAT"),
        ("Tegucigalpa was calm. In Honduras members of Barrio 18 shot a man.", "members of Barrio 18", "HND"),
    ],
)
def test_some_words_mean_another_state_than_the_page(text: str, words: str, meant: str) -> None:
    assert country(text, words) == meant


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Western donors", None),
        ("a suicide bomber", None),
        ("the hackers", None),
        ("two men on a motorcycle", None),
        ("unknown persons", None),
        ("the member states", None),
        ("a UN patrol", None),
        ("the world chess federation", None),
        ("two men on a roof", "KEN"),
        ("the farmers", "KEN"),
        ("the chess federation", "KEN"),
    ],
)
def test_some_words_mean_nobody_of_one_country(words: str, meant: str | None) -> None:
    assert country(f"{KENYA}The mayor blamed {words}.", words) == meant


def test_ships_on_seas_of_all_have_no_country_of_the_page() -> None:
    yemen = "Hodeidah was dark. In Yemen gunmen in Aden fired on a tanker."
    assert country(yemen, "a tanker") == "YEM"
    assert country(yemen.replace("dark", "dark by the Red Sea"), "a tanker") is None


def test_in_brief_a_party_is_of_the_state_of_its_paragraph() -> None:
    states = ("Peru", "Chile", "Chad", "Nepal", "Kenya", "Japan", "Ghana", "Malta", "Spain", "Fiji", "Qatar", "Cuba")
    items = [f"{state} raised a tax on salt on Monday.\n\n" for state in (*states, "Niger", "Gabon", "Togo")]
    text = "".join(items) + "Malawi gave a prize on Friday to two pastors."
    assert country(text, "two pastors") == "MWI"


def test_words_of_states_are_read_in_linear_time() -> None:
    def seconds(times: int) -> float:
        text = "Chile met Bolivia, and its neighbour saw the embassy of the coalition on motorcycles " * times
        read = story(text)
        clues = clues_of(read, find(read))
        start = time.perf_counter()
        for at_ in range(0, 80, 4):
            tuple(said(clues, (at_, at_ + 30), "embassy", "GOV"))
        return time.perf_counter() - start

    seconds(10)
    assert seconds(400) < 40 * 8 * max(seconds(10), 0.001)


def test_a_short_form_in_capitals_is_no_region() -> None:
    assert [m.name for m in find(story("A SWAT team searched the mill.")) if m.kind == "place"] == []
    assert "Swat" in [m.name for m in find(story("Troops searched Swat on Friday.")) if m.kind == "place"]
    assert "Swat" in [m.name for m in find(story("FLOODS IN SWAT KILL FIVE FARMERS ON FRIDAY")) if m.kind == "place"]
