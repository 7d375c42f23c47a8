"""A suit told by its paper is one act, and so is a sentence that is told again with the name."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dateline.model import ActorRow, EventRow
from dateline.retold import once
from tests.test_retold import within

FAR = 400


def later(event: EventRow) -> EventRow:
    """The event in a sentence further down."""
    spans = [(first + FAR, last + FAR) for first, last in (event.evidence_span, event.trigger_span)]
    return replace(event, evidence_span=spans[0], trigger_span=spans[1])


@pytest.mark.parametrize(
    ("second", "trigger", "count"),
    [
        ("The lawsuit also accuses the league of fraud.", "accuses", 1),
        ("The complaint, which was filed in Lorn, alleges fraud.", "alleges", 1),
        ("The suit was filed in Lorn on Monday.", "filed", 1),
        ("Alder accuses the league of fraud.", "accuses", 2),
        ("Dunn filed a suit of his own.", "filed", 2),
    ],
)
def test_a_suit_and_what_its_paper_says_are_one(second: str, trigger: str, count: int) -> None:
    first = within("Alder sued the league over its boats.", "sued", "ACCUSE", "Alder", "the league")
    assert len(once([first, later(within(second, trigger, "ACCUSE", "", "the club"))])) == count


@pytest.mark.parametrize(
    ("text", "first", "second", "count"),
    [
        ("The complaint, which was filed in Lorn, alleged fraud.", "filed", "alleged", 1),
        ("Alder sent the club a letter on Monday alleging fraud.", "sent", "alleging", 1),
        ("Alder accused the club of fraud and filed a complaint.", "accused", "filed", 2),
    ],
)
def test_a_paper_and_what_it_says_in_one_sentence_are_one(text: str, first: str, second: str, count: int) -> None:
    rows = [within(text, words, "ACCUSE", "Alder", "the club") for words in (first, second)]
    assert len(once(rows)) == count


def convicted(text: str, trigger: str, whom: str, day: str | None) -> EventRow:
    row = within(text, trigger, "SANCTION", "", "x", mode="convict", date=day)
    return replace(row, recipients=(ActorRow(text=whom, name=whom, country="GBR", sector="CVL", span=(0, 1)),))


@pytest.mark.parametrize(
    ("second", "whom", "days", "count"),
    [
        ("Tom Alder, 18, was sentenced on Thursday.", "Tom Alder", (None, "2024-03-07"), 1),
        ("Tom Alder, 18, was sentenced on Thursday.", "Tom Alder", ("2024-03-07", "2024-03-07"), 1),
        ("Tom Alder was sentenced.", "Tom Alder", ("2024-03-07", None), 2),
        ("A porter was sentenced on Thursday.", "A porter", (None, "2024-03-07"), 2),
        ("Another man, Tom Alder, was sentenced on Thursday.", "Tom Alder", (None, "2024-03-07"), 2),
        ("Tom Alder was convicted on Thursday.", "Tom Alder", (None, "2024-03-07"), 2),
    ],
)
def test_who_is_sentenced_is_named_by_the_next_telling(
    second: str, whom: str, days: tuple[str | None, str | None], count: int
) -> None:
    first = convicted("A teenage hacker was sentenced in Lorn.", "sentenced", "A teenage hacker", days[0])
    trigger = "convicted" if "convicted" in second else "sentenced"
    told = once([first, later(convicted(second, trigger, whom, days[1]))])
    assert len(told) == count
    assert told[0].recipients[0].name == (whom if count == 1 else "A teenage hacker")
