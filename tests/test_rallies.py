"""Rallies in the news of an election are the candidates' own."""

from __future__ import annotations

import pytest

from dateline.reader.rallies import dropped
from tests.test_same_clause import act

ELECTION = " The candidates met voters before the primary. The nominee leads the polls, and the campaign goes on."
OTHER = " The mill burned on Monday. Nobody was hurt, and porters carried the flour down to the harbour at dusk."


@pytest.mark.parametrize(
    ("sentence", "words", "rest", "kept"),
    [
        ("At a rally in Lorn, Alder spoke of his mill.", "rally", ELECTION, 0),
        ("Alder held a rally on Sunday and is still in the race against Bret.", "rally", ELECTION, 0),
        ("At a rally in Lorn, Alder spoke of his mill.", "rally", OTHER, 0),
        ("The premier told a rally in Lorn that the mill would stay.", "rally", OTHER, 0),
        ("The head of the union told a rally of several hundred that it was enough.", "rally", OTHER, 1),
        ("The union said at a rally that drew 2,000 people that it was enough.", "rally", OTHER, 1),
        ("Police fired tear gas at a rally in Lorn.", "rally", OTHER, 1),
        ("Dockers held a rally in Lorn against the levy.", "rally", ELECTION, 1),
        ("Dockers called a rally for Sunday.", "rally", ELECTION, 1),
        ("Dockers marched through Lorn.", "marched", ELECTION, 1),
    ],
)
def test_a_rally_of_an_election_is_no_protest(sentence: str, words: str, rest: str, kept: int) -> None:
    text = sentence + rest
    assert len(dropped(text, (0, len(text)), [act(sentence, words, kind="PROTEST")])) == kept


def test_other_acts_of_an_election_stay() -> None:
    text = "Alder accused Bret at a rally." + ELECTION
    told = [act("Alder accused Bret at a rally.", "accused", kind="ACCUSE")]
    assert dropped(text, (0, len(text)), told) == told
