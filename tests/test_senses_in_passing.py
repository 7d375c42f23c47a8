"""Words of politics, courts and the press that tell of no act."""

from __future__ import annotations

import pytest

from dateline.reader import senses
from dateline.reader.senses_in_passing import ROWS
from tests.test_senses import act


@pytest.mark.parametrize(
    ("text", "words", "kind", "dropped"),
    [
        ("Both ministers requested anonymity.", "requested", "REQUEST", True),
        ("A guard asked not to be named.", "asked not", "REQUEST", True),
        ("Both ministers requested a meeting.", "requested", "REQUEST", False),
        ("Karst has neither confirmed nor denied that it bombed Lorn.", "denied", "REJECT", True),
        ("Karst denied that it bombed Lorn.", "denied", "REJECT", False),
        ("A truce between the army and the rebels collapsed in May.", "truce", "RETREAT", True),
        ("A truce broke down on Friday near Lorn.", "truce broke", "RETREAT", True),
        ("A truce took effect on Friday near Lorn.", "truce", "RETREAT", False),
        ("A truce of 1991 in Lorn broke down last year.", "truce", "RETREAT", False),
        ("His relatives are fighting to keep the boy in Lorn.", "fighting", "ASSAULT", True),
        ("Rebels are fighting to keep Lorn.", "fighting", "ASSAULT", False),
        ("The mayor was released from a hospital in Lorn.", "released", "RETREAT", True),
        ("He was treated at a clinic and released.", "released", "RETREAT", True),
        ("The mayor was released from a prison in Lorn.", "released", "RETREAT", False),
        ("The agency released the tapes of the talks.", "released", "RETREAT", True),
        ("The agency released the names of two hostages.", "released", "RETREAT", False),
        ("He would go alone if the officials promised to hand her over.", "promised", "AGREE", True),
        ("The officials promised to hand her over if he came.", "promised", "AGREE", False),
        ("The blast shook Lorn, toppling a wall.", "toppling", "PROTEST", True),
        ("After the blast protesters marched, toppling a statue.", "toppling", "PROTEST", False),
        ("He learned that she was in Lorn.", "was in", "COERCE", True),
        ("He learned that she was in police custody.", "was in", "COERCE", False),
        ("A dog was struck by a passing car in Lorn.", "struck", "ASSAULT", True),
        ("A crowd was struck by a car in Lorn.", "struck", "ASSAULT", False),
        ("A guard was struck by a car that rammed a fence.", "struck", "ASSAULT", False),
        ("They fear a possible Karstian invasion of Lorn.", "invasion", "ASSAULT", True),
        ("They fear the Karstian invasion of Lorn.", "invasion", "ASSAULT", False),
    ],
)
def test_words_that_tell_of_no_act(text: str, words: str, kind: str, dropped: bool) -> None:
    row = senses.other(text, act(text, words, kind), ROWS)
    assert (row is not None and row.type is None) == dropped


def test_a_warrant_is_no_arrest() -> None:
    text = "A court issued a nationwide arrest warrant for Rell."
    row = senses.other(text, act(text, "issued", "COERCE", "arrest"), ROWS)
    assert row is not None
    assert (row.type, row.mode) == ("THREATEN", "arrest")
