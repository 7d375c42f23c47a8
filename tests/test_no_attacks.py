"""A bomb blown up by those who found it, a murder at home, pictures that capture: no political acts."""

from __future__ import annotations

import pytest

from dateline.reader import senses
from dateline.reader.no_attacks import ROWS
from tests.test_senses import act


@pytest.mark.parametrize(
    ("text", "words", "kind", "dropped"),
    [
        ("Police in Lorn detonated an unexploded wartime bomb found by porters.", "detonated", "ASSAULT", True),
        ("Police said rebels detonated a bomb found by nobody.", "detonated", "ASSAULT", False),
        ("The army detonated a bomb near the mill.", "detonated", "ASSAULT", False),
        ("A painter was found murdered at his house.", "murdered", "ASSAULT", True),
        ("A party leader was found murdered at his house.", "murdered", "ASSAULT", False),
        ("A porter was murdered by his friend over a debt.", "murdered", "ASSAULT", True),
        ("A porter was murdered by his guards.", "murdered", "ASSAULT", False),
        ("A clerk was shot dead during a robbery in Lorn.", "shot dead", "ASSAULT", True),
        ("A clerk was shot dead by rebels during a robbery in Lorn.", "shot dead", "ASSAULT", False),
        ("The film captured the imagination of Lorn.", "captured", "ASSAULT", True),
        ("He was captured on a security camera in Lorn.", "captured", "COERCE", True),
        ("He was captured on a road near Lorn.", "captured", "COERCE", False),
        ("More than 90,000 people have been killed since the war in Karst broke out.", "war", "ASSAULT", True),
        ("Fewer have fled since the war in Karst broke out.", "war", "ASSAULT", False),
        ("Two soldiers were returning from a feast in Lorn.", "returning", "RETREAT", True),
        ("Karst is returning nine captives to Norland.", "returning", "RETREAT", False),
        ("Forest rangers were patrolling the valley.", "patrolling", "MOBILIZE", True),
        ("Troops were patrolling the valley.", "patrolling", "MOBILIZE", False),
    ],
)
def test_words_of_attack_that_tell_of_no_political_act(text: str, words: str, kind: str, dropped: bool) -> None:
    row = senses.other(text, act(text, words, kind), ROWS)
    assert (row is not None and row.type is None) == dropped
