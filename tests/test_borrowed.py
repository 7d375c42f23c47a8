"""Parties of another attack."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dateline import link
from dateline.reader.borrowed import is_borrowed, is_named_for_another
from tests import reader_marks

BOMBS = (
    "A bomb exploded in Kano on Monday and wounded five pedestrians. A device went off at a mill in Zaria on Tuesday. "
    "Gunmen shot at a bank in Lagos."
)
CLAIM = "A bomb exploded in Kano on Monday. Gunmen claimed the attack in Lagos on Tuesday and shot a guard."
SAME = "A bomb exploded in Kano on Monday. Gunmen shot at those who came to help."
BLAMED = "The blast in Kano on Monday was blamed on Boko Haram. A bomb killed a guard in Zaria on Tuesday."
THEY = "A bomb wounded five pedestrians in Kano on Monday. They were shot at again in Lagos on Tuesday."


@pytest.mark.parametrize(
    ("text", "act", "others", "party", "backwards", "borrowed"),
    [
        (BOMBS, "exploded", ["went off", "shot"], "Gunmen", False, True),
        (BOMBS, "went off", ["exploded", "shot"], "Gunmen", False, True),
        (BOMBS, "shot", ["exploded", "went off"], "Gunmen", False, False),
        (BOMBS, "went off", ["exploded", "shot"], "five pedestrians", True, True),
        (BOMBS, "went off", ["exploded", "shot"], "five pedestrians", False, False),
        (BOMBS, "exploded", [], "Gunmen", False, False),
        (CLAIM, "exploded", ["shot"], "Gunmen", False, False),
        (SAME, "exploded", ["shot"], "Gunmen", False, False),
        (THEY, "shot at", ["wounded"], "five pedestrians", True, False),
    ],
)
def test_whose_party_is_that_of_another_attack(
    text: str, act: str, others: list[str], party: str, *, backwards: bool, borrowed: bool
) -> None:
    story = reader_marks.story(text)
    triggers = sorted(
        (reader_marks.marked(story, words, "actor", {}, "ASSAULT")[0] for words in (act, *others)), key=lambda t: t.span
    )
    own = next(t for t in triggers if t.span == reader_marks.span(text, act))
    spans = (reader_marks.span(text, party),)
    assert is_borrowed(story, own, spans, triggers, link.find(story), backwards=backwards) is borrowed


def test_only_attacks_are_told_apart() -> None:
    story = reader_marks.story(BOMBS)
    triggers = [reader_marks.marked(story, words, "actor", {}, "ASSAULT")[0] for words in ("exploded", "shot")]
    spans = (reader_marks.span(BOMBS, "Gunmen"),)
    assert is_borrowed(story, triggers[0], spans, triggers, link.find(story), backwards=False)
    talks = replace(triggers[0], type="CONSULT")
    assert not is_borrowed(story, talks, spans, triggers, link.find(story), backwards=False)


def test_who_is_blamed_for_one_deed_is_named_for_it_alone() -> None:
    assert is_named_for_another(BLAMED, reader_marks.span(BLAMED, "Boko Haram"))
    assert not is_named_for_another(BOMBS, reader_marks.span(BOMBS, "Gunmen"))
