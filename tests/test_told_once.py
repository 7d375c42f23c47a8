"""One statement for one verb of saying."""

from __future__ import annotations

import pytest

from dateline.model import Quotation
from dateline.reader.joined import NAME
from dateline.reader.told_once import told_once
from tests.reader_marks import span

TEXT = "Two shops are shut, the mayor told the guests who had come, and a third one burned."


def statement(content: str, rule: str, cue: str = "told") -> Quotation:
    return Quotation(
        evidence_span=(0, len(TEXT)),
        content_span=span(TEXT, content),
        speaker_span=span(TEXT, "the mayor"),
        cue_span=span(TEXT, cue),
        direct=False,
        rule=rule,
    )


@pytest.mark.parametrize(
    ("ruled", "added", "kept"),
    [
        ("Two shops are shut", "a third one burned", "Two shops are shut"),
        ("the guests", "Two shops are shut", "Two shops are shut"),
        ("who had come", "Two shops are shut", "Two shops are shut"),
        ("Two shops are shut, the mayor told the guests who", "a third one burned", "a third one burned"),
    ],
)
def test_of_two_of_one_verb_the_rules_own_stays_unless_it_is_a_piece(ruled: str, added: str, kept: str) -> None:
    found = told_once(TEXT, (statement(ruled, "behind"), statement(added, NAME)))
    assert [TEXT[slice(*said.content_span)] for said in found] == [kept]


def test_statements_of_other_verbs_and_two_of_the_rules_stay() -> None:
    two = (statement("Two shops are shut", "behind"), statement("a third one burned", "second-half"))
    assert told_once(TEXT, two) == two
    others = (two[0], statement("a third one burned", NAME, cue="burned"))
    assert told_once(TEXT, others) == others
