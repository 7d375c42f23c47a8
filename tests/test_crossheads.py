"""What no line that heads others tells, what key points and stories tell twice, years over sections, arms fired at."""

from __future__ import annotations

import pytest

from dateline import read
from dateline.reader import senses_of_states
from dateline.reader.crossheads import is_head

STORY = "Hamas called the vote a scandal on Friday, and its spokesman said that the group would answer it.\n"


@pytest.mark.parametrize(
    ("line", "head"),
    [
        ("Hamas condemns veto", True),
        ("12:00 The opposition weighs in", True),
        ("Hamas condemns veto.", False),
        ("- Police have seized a laptop", False),
        ("SUICIDE BOMBER HITS PATROL IN TUNIS", False),
        ("Five people were killed in Lviv", False),
        ("11 long weapons", False),
    ],
)
def test_the_form_of_a_crosshead(line: str, head: bool) -> None:
    assert is_head(line) is head


def test_a_crosshead_gives_no_event() -> None:
    lead = "The United States on Friday vetoed a resolution of the UN Security Council on Gaza, diplomats said."
    record = read(f"US vetoes resolution\n\nDecember 8, 2023\n\n{lead}\n\nHamas condemns veto\n\n{STORY}")
    assert all(event.evidence != "Hamas condemns veto" for event in record.events)


def test_a_key_point_and_the_story_tell_one_act() -> None:
    record = read(
        "Iraq recalls envoy\n\n16 Jan 2024\n\nKey points\n• Iraq recalled its ambassador from Tehran.\n\n"
        "Iraq recalled its ambassador from Tehran for consultations on Tuesday after a missile fell on Erbil.\n"
    )
    assert sum("recalled" in event.trigger for event in record.events) == 1


def test_acts_of_other_words_stay_apart() -> None:
    record = read(
        "Envoys go home\n\n16 Jan 2024\n\nIraq recalled its ambassador from Tehran on Tuesday.\n\n"
        "Jordan recalled its ambassador from Tehran on Monday, officials in the two capitals told reporters.\n"
    )
    assert sum("recalled" in event.trigger for event in record.events) == 2


ENTRIES = (
    "2011\nMarch 19 - France and Britain launched air strikes on the forces of Muammar Gaddafi.\n"
    "October 20 - Rebels shot at a column of cars near Sirte.\n"
    "2012\nSeptember 11 - Militants attacked the U.S. mission in Benghazi.\n"
)


@pytest.mark.parametrize("day", ["", "20 May 2014\n"])
def test_entries_are_of_the_year_that_heads_their_section(day: str) -> None:
    days = {event.date.start for event in read(f"Libya: timeline\n{day}\n{ENTRIES}").events if event.date}
    assert {"2011-03-19", "2012-09-11"} <= days
    assert all(day[:4] in {"2011", "2012"} for day in days)


def test_a_year_that_an_entry_names_is_its_own() -> None:
    told = ENTRIES.replace("September 11 -", "September 11, 2013 -")
    days = {event.date.start for event in read(f"Libya: timeline\n\n{told}").events if event.date}
    assert "2013-09-11" in days


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Iran launched more than 300 drones and missiles at Israel late on Saturday", True),
        ("Iran fired about 180 ballistic missiles at Israel", True),
        ("The north fired two ballistic missiles into the sea on Monday", False),
        ("The navy launched rockets at floating targets off the coast", False),
        ("The north fired a missile at 6:14 a.m. on Friday", False),
    ],
)
def test_arms_fired_at_somebody_are_an_attack(words: str, told: bool) -> None:
    text = f"TEL AVIV, April 14, 2024 (Reuters) - {words}, the army said.\n"
    rows = [row for row in senses_of_states.ROWS if row.type == "ASSAULT" and row.mode in {"heavy-weapons", "drone"}]
    assert any(row.words.search(text) for row in rows) is told
