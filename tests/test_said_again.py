"""What somebody said, told again in the same article, and acts that a definite noun comes back to."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.model import ActorRow, DateRow, EventRow
from dateline.retold import once


def told(text: str, sentence: int, words: str, kind: str, **more: Any) -> EventRow:
    """An act in one of the sentences of a text."""
    parts = text.split(". ")
    begin = sum(len(part) + 2 for part in parts[:sentence])
    evidence = parts[sentence] + "."
    at = begin + evidence.index(words)

    def party(name: str) -> ActorRow:
        place = text.find(name)
        state = name == "Karstia"
        return ActorRow(
            text=name, name=name, country="KRS", sector="GOV", span=(place, place + len(name)),
            actor_id="country:KRS" if state else None,
        )  # fmt: skip

    return EventRow(
        id="", article=0, evidence=evidence, trigger=words, type=kind, mode=more.get("mode"),
        actors=tuple(map(party, more.get("actors", ["Karstia"]))),
        recipients=tuple(map(party, more.get("recipients", []))),
        place=None, date=more.get("date"), status="actual", role="news", figures=(), attributed_to=(),
        same_event_in=(), evidence_span=(begin, begin + len(evidence)), trigger_span=(at, at + len(words)),
        confidence=0.5, why_null={},
    )  # fmt: skip


FRIDAY = DateRow(text="on Friday", start="2024-03-01", end="2024-03-01")


@pytest.mark.parametrize(
    ("second", "words", "more", "count"),
    [
        ("The Karstian government deplores the raid, a note said", "deplores", {"actors": ["Karstian government"]}, 1),
        ("Karstia deplored the raid in a note", "deplored", {}, 1),
        ("Karstia also deplored the fire", "deplored", {}, 2),
        ("Karstia welcomed the raid", "welcomed", {}, 2),
        ("Norland deplored the raid", "deplored", {"actors": ["Norland"]}, 2),
        ("Karstia deplored the raid on Sunday", "deplored",
         {"date": DateRow(text="on Sunday", start="2024-03-03", end="2024-03-03")}, 2),
        ("Karstia deplored the mayor", "deplored", {"recipients": ["mayor"]}, 1),
    ],
)  # fmt: skip
def test_the_same_words_of_one_speaker_are_one_act(second: str, words: str, more: dict[str, Any], count: int) -> None:
    text = f"Karstia deplored the raid on Friday. {second}. "
    first = told(text, 0, "deplored", "ACCUSE", date=FRIDAY)
    assert len(once([first, told(text, 1, words, "ACCUSE", **more)])) == count


@pytest.mark.parametrize(
    ("second", "words", "more", "count"),
    [
        ("The talks, he said, went well", "talks", {}, 1),
        ("The talks in Lorn went well", "talks", {}, 2),
        ("More talks went well", "talks", {}, 2),
        ("Norland praised the talks", "talks", {"actors": ["Norland"]}, 2),
    ],
)
def test_a_definite_noun_comes_back_to_an_act(second: str, words: str, more: dict[str, Any], count: int) -> None:
    text = f"Karstia held talks on Friday. {second}. "
    first = told(text, 0, "held talks", "CONSULT", date=FRIDAY)
    assert len(once([first, told(text, 1, words, "CONSULT", **more)])) == count


@pytest.mark.parametrize(
    ("second", "words", "kind", "more", "count"),
    [
        ("Rell was shot to death at home", "shot to death", "ASSAULT", {"recipients": ["Rell"]}, 1),
        ("Juan Moros was shot to death at home", "shot to death", "ASSAULT", {"recipients": ["Juan Moros"]}, 2),
        ("Rell was shot at on Sunday", "shot", "ASSAULT", {"recipients": ["Rell"]}, 2),
        ("Ana Rell was charged with theft", "charged", "ACCUSE", {"recipients": ["Ana Rell"]}, 2),
    ],
)
def test_a_person_dies_once(second: str, words: str, kind: str, more: dict[str, Any], count: int) -> None:
    text = f"Rebels killed Ana Rell on Friday. {second}. "
    first = told(text, 0, "killed", "ASSAULT", actors=["Rebels"], recipients=["Ana Rell"], date=FRIDAY)
    assert len(once([first, told(text, 1, words, kind, actors=[], **more)])) == count


def test_a_charge_is_told_once_and_another_one_twice() -> None:
    text = "Police charged Ana Rell on Friday. Rell faces a charge of theft. She also faces a new charge. "
    first = told(text, 0, "charged", "ACCUSE", mode="allege", recipients=["Ana Rell"], actors=[], date=FRIDAY)
    second = told(text, 1, "a charge", "ACCUSE", mode="allege", recipients=["Rell"], actors=[])
    third = told(text, 2, "a new charge", "ACCUSE", mode="allege", recipients=["Ana Rell"], actors=[])
    assert len(once([first, second])) == 1
    assert len(once([first, third])) == 2
