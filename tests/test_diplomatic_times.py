"""Days of saying and of deadlines, places of talks, who is cited first, and ceasefires and talks told by two words."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dateline.attach.date_clauses import set_for
from dateline.attach.date_told import tells_of
from dateline.attach.sources import united
from dateline.extract import dates
from dateline.reader.attributive import is_of_talks
from dateline.reader.stretches import joined
from dateline.retold import once
from tests import reader_marks
from tests.test_same_clause import act
from tests.test_senses import act as told
from tests.test_statements import story


def when(text: str, words: str, kind: str, status: str, day: str) -> tuple[bool, bool]:
    """Whether the time with a word is when an act was told of, and whether it is set for something to come."""
    page = reader_marks.story(text)
    time = next(t for t in dates.find(page) if day in text[slice(*t.span)])
    trigger = told(text, words, kind, status=status)
    return tells_of(text, trigger, time), set_for(text, trigger, time)


@pytest.mark.parametrize(
    ("text", "words", "status", "day", "found"),
    [
        ("Peru said on Sunday it would leave the bloc.", "would leave", "planned", "Sunday", (True, False)),
        ("Peru said it would leave the bloc on Sunday.", "would leave", "planned", "Sunday", (False, False)),
        ("Peru said on Sunday it was leaving the bloc.", "was leaving", "ongoing", "Sunday", (False, False)),
        ("Peru ordered six envoys to leave by Saturday.", "ordered", "actual", "Saturday", (False, True)),
        ("Peru expelled six envoys by Saturday.", "expelled", "actual", "Saturday", (False, False)),
    ],
)
def test_a_day_of_saying_and_a_deadline(text: str, words: str, status: str, day: str, found: tuple[bool, bool]) -> None:
    assert when(text, words, "SANCTION", status, day) == found


@pytest.mark.parametrize(
    ("text", "words", "kind", "place", "of"),
    [
        ("They left the talks in Callis after gunmen killed a guard.", "killed", "ASSAULT", "Callis", True),
        ("Gunmen killed a guard in Callis.", "killed", "ASSAULT", "Callis", False),
        ("They spoke about the situation in Peru.", "spoke", "CONSULT", "Peru", True),
        ("They spoke in Peru about fish.", "spoke", "CONSULT", "Peru", False),
        ("They held talks in Callis.", "talks", "CONSULT", "Callis", False),
    ],
)
def test_the_place_of_talks_is_no_attacks(text: str, words: str, kind: str, place: str, *, of: bool) -> None:
    assert is_of_talks(text, told(text, words, kind), reader_marks.span(text, place)) is of


@pytest.mark.parametrize(
    ("text", "sources", "order"),
    [
        ("It is so, the agency said, citing an aide.", ["the agency", "an aide"], ["an aide", "the agency"]),
        ("The agency quoted an aide as saying so.", ["The agency", "an aide"], ["an aide", "The agency"]),
        ("An aide and the agency said so.", ["An aide", "the agency"], ["An aide", "the agency"]),
    ],
)
def test_whom_one_cites_comes_first(text: str, sources: list[str], order: list[str]) -> None:
    spans = [reader_marks.span(text, one) for one in sources]
    assert [text[slice(*span)] for span in united(story(text), spans, ())] == order


@pytest.mark.parametrize(
    ("text", "first", "second", "kind", "many"),
    [
        ("A ceasefire between the two sides took effect on Friday.", "ceasefire", "took effect", "RETREAT", 1),
        ("A ceasefire was agreed but shelling began on Friday.", "ceasefire", "began", "RETREAT", 2),
        ("They met in talks in Callis mediated by Peru.", "talks in Callis", "mediated by Peru", "CONSULT", 1),
        ("After the talks and a meal they thanked those who mediated.", "talks", "mediated", "CONSULT", 2),
    ],
)
def test_one_act_of_two_words(text: str, first: str, second: str, kind: str, many: int) -> None:
    rows = [replace(act(text, words, kind=kind), mode="ceasefire" if kind == "RETREAT" else None) for words in
            (first, second)]  # fmt: skip
    rows[0] = replace(rows[0], status="ongoing") if kind == "RETREAT" else rows[0]
    assert len(once(rows)) == many


@pytest.mark.parametrize(
    ("text", "spans", "made"),
    [
        ("Ana Rell, Peru's foreign minister, said so.", ["Ana Rell", "Peru's foreign minister"], 1),
        ("Chile, Peru's army and Kenya fought.", ["Chile", "Peru's army"], 2),
    ],
)
def test_an_office_of_a_state_behind_a_name_is_the_same_party(text: str, spans: list[str], made: int) -> None:
    assert len(list(joined(text, [reader_marks.span(text, one) for one in spans]))) == made
