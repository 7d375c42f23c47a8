"""Acts of which a sentence tells only who or how many, and where."""

from __future__ import annotations

import pytest

from dateline import read


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Israeli strikes killed five people in Khan Younis and three in Rafah, medics said.",
            [("strikes", "Khan Younis", [5]), ("three", "Rafah", [3])],
        ),
        (
            "Three people were killed in Herat, four in Kabul and two in Kunduz.",
            [("killed", "Herat", [3]), ("four", "Kabul", [4]), ("two", "Kunduz", [2])],
        ),
        (
            "Some 35,000 people demonstrated in Novosibirsk and another 15,000 in Barnaul.",
            [("demonstrated", "Novosibirsk", [35000]), ("another 15,000", "Barnaul", [15000])],
        ),
    ],
)
def test_a_number_with_a_place_of_its_own_is_an_act(text: str, told: list[tuple[str, str, list[int]]]) -> None:
    events = read(text).events
    assert [(e.trigger, e.place and e.place.text, [f.low for f in e.figures]) for e in events] == told
    assert len({event.id for event in events}) == len(events)


def test_so_is_a_recipient() -> None:
    events = read("Armed men burned a church in Kaduna and a mosque in Jos.").events
    assert [(e.place and e.place.name, [r.text for r in e.recipients]) for e in events][-1] == ("Jos", ["a mosque"])
    assert len(events) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Taliban militants have killed six people, two in Miranshah and four in Mir Ali.",
        "The blast killed three people and wounded 12 in Mogadishu.",
        "Gunmen killed three people in Goma and fled.",
        "Police arrested 14 men in Goma, including two from Bunia.",
    ],
)
def test_shares_of_one_act_are_none(text: str) -> None:
    assert len(read(text).events) == 1
