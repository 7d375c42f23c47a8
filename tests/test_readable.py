"""Pages as they were typed: hard-wrapped lines and text in one case are read as an editor would set them."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline import record, sentences
from dateline.clean import casing
from dateline.clean.reading import readable
from dateline.pages import page_of_text
from dateline.pipeline import read_page
from dateline.settings import Settings

WIRE = """\
LIMA, March 9, 2021 (Reuters) - Gunmen of the Shining Path killed four soldiers and wounded a nurse at a checkpoint near
Ayacucho on Tuesday, the defence ministry said.

The minister, Rosa Quispe Huaman, told reporters that "the army will answer" and called on the European Union to help.
The National Police had arrested two men in San Juan de Lurigancho on Monday, a spokesman added.
"""


def told(text: str) -> dict[str, Any]:
    """The record of a text, as JSON, without what names the page."""
    settings = Settings()
    found: dict[str, Any] = json.loads(msgspec.json.encode(read_page(page_of_text(text, settings, name="p"), settings)))
    assert found["issues"] == []
    return {name: found[name] for name in ("articles", "events", "tallies", "statements")}


def wrapped(text: str, width: int) -> str:
    """The text with a line's end for the last blank that fits, as typists did."""
    out = []
    for line in text.splitlines():
        start, last = 0, -1
        chars = list(line)
        for at, char in enumerate(chars):
            if char == " ":
                if at - start > width and last >= start:
                    chars[last], start = "\n", last + 1
                last = at
        if len(chars) - start > width and last >= start:
            chars[last] = "\n"
        out.append("".join(chars))
    return "\n".join(out) + "\n"


def flat(found: Any) -> Any:
    """A record with blanks for the ends of lines in its quotes."""
    return json.loads(json.dumps(found).replace("\\n", " "))


PLAIN = "\n".join(" ".join(part.split("\n")) for part in WIRE.strip().split("\n\n")).replace("\n", "\n\n") + "\n"


@pytest.mark.parametrize("width", [58, 66, 72, 76])
def test_a_hard_wrapped_page_is_read_as_one_on_long_lines(width: int) -> None:
    assert flat(told(wrapped(PLAIN, width))) == flat(told(PLAIN))


def test_the_quotes_of_a_wrapped_page_are_its_words() -> None:
    page = page_of_text(wrapped(PLAIN, 60), Settings(), name="p")
    found = read_page(page, Settings())
    record.verify(found, page.text)
    assert any("\n" in event.evidence for event in found.events)
    assert not any("\n" in actor.name for event in found.events for actor in (*event.actors, *event.recipients))


def test_a_heading_above_wrapped_lines_stays_a_heading() -> None:
    text = "Four soldiers die near Ayacucho\nMarch 9, 2021\n" + wrapped(PLAIN, 72)
    (article,) = told(text)["articles"]
    assert article["title"] == "Four soldiers die near Ayacucho"


def test_a_page_in_capitals_names_who_and_where_as_one_in_small_letters_does() -> None:
    plain, loud = told(PLAIN), told(PLAIN.upper())
    for one, other in zip(plain["events"], loud["events"], strict=True):
        assert one["type"] == other["type"]
        assert [a["country"] for a in one["actors"]] == [a["country"] for a in other["actors"]]
        assert (one["place"] or {}).get("name") == (other["place"] or {}).get("name")
        assert other["trigger"] == one["trigger"].upper()


def test_the_words_of_a_page_in_capitals_are_quoted_as_they_stand() -> None:
    page = page_of_text(PLAIN.upper(), Settings(), name="p")
    found = read_page(page, Settings())
    record.verify(found, page.text)
    assert all(event.evidence.isupper() for event in found.events)


CASED = [
    ("THE ARMY SAID GUERRILLAS KILLED TWO SOLDIERS IN PERU.", "The army said guerrillas killed two soldiers in Peru."),
    (
        "PRESIDENT CARLOS MENEM'S SPOKESMAN MET UN ENVOYS.",
        "President Carlos Menem's spokesman met UN envoys.",
    ),
    ("the minister flew to paris, a source said.", "The minister flew to Paris, a source said."),
]


@pytest.mark.parametrize(("given_", "right"), CASED)
def test_letters_are_set_as_an_editor_would(given_: str, right: str) -> None:
    assert casing.recased(given_, [(0, len(given_))]) == right


@pytest.mark.parametrize(
    "text",
    [
        "The army said that guerrillas of the FMLN killed two soldiers.",
        "BREAKING: the army said that guerrillas killed two soldiers.",
        "UN, EU",
        "",
    ],
)
def test_text_in_normal_letter_case_is_left_as_it_is(text: str) -> None:
    assert casing.recased(text, [(0, len(text))]) is text


def test_a_line_in_small_letters_is_left_among_others() -> None:
    text = "The army said so.\nit was quiet in lima on tuesday."
    assert casing.recased(text, [(0, 17), (18, len(text))]) is text


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_recasing_moves_no_letter(text: str) -> None:
    loud = text.upper()
    told_ = casing.recased(loud, [(0, len(loud))])
    assert len(told_) == len(loud)
    assert told_.upper() == loud.upper()


@given(st.lists(st.sampled_from(["a", "bc", ".", "\n", "\r\n", " "]), max_size=30))
def test_only_the_ends_of_lines_inside_paragraphs_change(pieces: list[str]) -> None:
    text = "".join(pieces)
    half = len(text) // 2
    told_ = sentences.unwrapped(text, ((0, half),))
    assert told_[half:] == text[half:]
    assert told_[:half] == text[:half].replace("\r", " ").replace("\n", " ")


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Gunmen shot two of the group   s drivers near Lima on Monday.", False),
        ("Gunmen shot two drivers   of the group near Lima on Monday.", True),
        ("Gunmen shot two drivers of group s near Lima on Monday.", True),
    ],
)
def test_a_lost_apostrophe_is_put_back(text: str, *, same: bool) -> None:
    read = readable(text, ((0, len(text)),))
    assert len(read) == len(text)
    assert (read is text) is same
    assert same or "group  's drivers" in read


def test_a_record_quotes_the_blanks_of_the_page() -> None:
    (event,) = told(
        "LIMA, March 9, 2021 (Reuters) - Gunmen shot two of the People   s Front leaders near Lima on Monday.\n"
    )["events"]
    assert [party["text"] for party in event["recipients"]] == ["two of the People   s Front leaders"]
