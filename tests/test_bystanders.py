"""Parties that stand beside an act told by a noun."""

from __future__ import annotations

import pytest

from dateline.model import Trigger
from dateline.reader.bystanders import is_one

CASES = [
    ("The government imposed a curfew after the murder of a judge.", "The government", "murder", "GOV", True),
    (
        "The government fought the cartels following the killings of two judges.",
        "The government",
        "killings",
        "GOV",
        True,
    ),
    ("The union condemned the bombing of its offices.", "The union", "bombing", "LAB", True),
    ("Rebels condemned the bombing of the market.", "Rebels", "bombing", "REB", True),
    ("Karst says it had nothing to do with the assassination of the envoy.", "Karst", "assassination", "GOV", True),
    ("The mayor's murder shook the town.", "The mayor", "murder", "GOV", True),
    ("A week after the senator's killing the vote was held.", "the senator's", "killing", "LEG", True),
    ("The minister said that the attack was over.", "The minister", "attack", "GOV", True),
    ("The army's killing of two farmers angered them.", "The army", "killing", "MIL", False),
    ("The army's raid angered them.", "The army", "raid", "MIL", False),
    ("Talks ended after the army's raid on a village.", "the army", "raid", "MIL", False),
    ("The army apologised after its raid on a village.", "The army", "raid", "MIL", False),
    ("The gunmen fled after the murder of a judge.", "The gunmen", "murder", "UAF", False),
    ("Two masked gunmen fled after the murder of a judge.", "Two masked gunmen", "murder", None, False),
    ("The army withdrew after the raid on a village.", "The army", "raid", "MIL", False),
    ("The rebels carried out the bombing of the market.", "The rebels", "bombing", "REB", False),
    ("The rebels bombed the market after dawn.", "The rebels", "bombed", "REB", False),
]


@pytest.mark.parametrize(("text", "party", "words", "sector", "beside"), CASES)
def test_who_only_stands_beside_an_act(text: str, party: str, words: str, sector: str | None, *, beside: bool) -> None:
    at, first = text.index(words), text.index(party)
    trigger = Trigger(
        evidence_span=(0, len(text)), span=(at, at + len(words)), clause_span=(0, len(text)), type="ASSAULT",
        mode=None, status="actual", role="news", voice="nominal", rule="", confidence=1.0,
    )  # fmt: skip
    assert is_one(text, trigger, (first, first + len(party)), sector) is beside


def test_other_acts_have_no_bystanders() -> None:
    text = "The union condemned the visit."
    trigger = Trigger(
        evidence_span=(0, len(text)), span=(24, 29), clause_span=(0, len(text)), type="CONSULT", mode=None,
        status="actual", role="news", voice="nominal", rule="", confidence=1.0,
    )  # fmt: skip
    assert not is_one(text, trigger, (0, 9), "LAB")
