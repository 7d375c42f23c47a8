"""What tells no event, told by sentences of its own for every reason."""

from __future__ import annotations

import pytest

import dateline

LEAD = "Port Callis, March 4, 2025 (Reuters) - "
RULES = dateline.Settings(reader="rules")


def told(text: str) -> list[str]:
    return [event.trigger for event in dateline.read(LEAD + text, settings=RULES).events]


@pytest.mark.parametrize(
    "sentence",
    [
        "Did the army attack the village of Teth on Monday?",
        "The law prohibits employers from hiring children, the minister said on Monday.",
        "Section 12 forbids the police to search homes without a warrant, the lawyer said on Monday.",
        "For details, visit the ministry in Port Callis.",
        "People who kidnap travellers are rarely punished, the minister said on Monday.",
        "The judge explained three ways to protest within the rules on Monday.",
        "The minister spoke of the national liberation front on Monday.",
        "The conviction of the mayor was vacated on Monday.",
        "The governor said on Monday that the treaty had formally ended the state of emergency.",
        "The time required to rebuild the bridge is unknown, the minister said on Monday.",
        "The rescue crews are standing by, the minister said on Monday.",
        "The clinic did not meet the requirements, the ministry said on Monday.",
        "The union fought the reform of the pension fund for years, the minister said on Monday.",
        "The hospital released the records on Monday.",
        "The land surrounding the base is dry, and the surrounding land is for sale, the minister said on Monday.",
        "The envoy agreed with the minister that the weather was bad.",
    ],
)
def test_no_event(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("The army did not lift the curfew in Teth on Monday, but it imposed a blockade.", "imposed a blockade"),
        ("The envoy agreed with the rebels to extend the truce on Monday.", "agreed"),
        ("The rebels fought the army near Teth on Monday.", "fought"),
        ("Soldiers occupied the radio station in Teth on Monday.", "occupied"),
        ("Troops surrounded the village on Monday.", "surrounded"),
        ("The rebels released the hostages on Monday.", "released the hostages"),
    ],
)
def test_still_an_event(sentence: str, trigger: str) -> None:
    assert any(found in trigger or trigger in found for found in told(sentence))


def test_a_column_in_the_first_person_tells_nothing_of_its_writer() -> None:
    mine = (
        "I urged my neighbours to vote. I condemned the war with my brother. I met a minister. I thanked him for it. "
    )
    assert told(mine + "The army attacked the town of Teth on Monday.") == ["attacked"]


def test_the_same_deed_twice_in_a_sentence_is_one() -> None:
    text = "Police arrested three men on Monday, and when they had arrested them they searched the house."
    assert sum(trigger == "arrested" for trigger in told(text)) == 1


def test_names_in_capitals() -> None:
    text = "THE NATIONAL LIBERATION FRONT SAID THE ARMED FORCES ATTACKED ITS CAMP ON MONDAY."
    assert told(text) == ["ATTACKED"]


def test_a_sentence_whose_dates_are_old_is_background() -> None:
    record = dateline.read(
        LEAD + "The army spoke on Monday. The rebels, who had come in March 2014, seized the port.", settings=RULES
    )
    assert [event.role for event in record.events if event.type == "COERCE"] == ["background"]


def test_a_talk_on_a_day_to_come_is_planned() -> None:
    record = dateline.read(
        LEAD + "The mission said talks between Karst and Veloria on March 20, 2025 are open to all.", settings=RULES
    )
    assert [event.status for event in record.events if event.type == "CONSULT"] == ["planned"]
