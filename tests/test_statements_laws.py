"""Laws of the statement finder: no text raises, every span slices, order and time are bounded, marks pair."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.extract import statements
from dateline.extract.statements.quotes import quotes
from dateline.model import Quotation, Span
from tests.pace import growth, linear
from tests.test_statements import story

WORDS = [
    *(
        "said",
        "told",
        "the",
        "minister",
        "He",
        "they",
        ",",
        ".",
        ";",
        ":",
        "“",
        "”",
        '"',
        "'",
        "‘",
        "’",
        "«",
        "»",
        "''",
    ),
    *("and", "that", "to", "on", "Tuesday", "according", "urged", "A.", "(R)", "who", "by", "accused", "of", "denied"),
    *(
        "[Ruiz]",
        "[reporter]",
        "[begin recording]",
        "[end recording]",
        "[the]",
        "[",
        "]",
        "We",
        "I",
        "some",
        "this",
        "morning",
    ),
    *("having", "put", "it", "at", "16", "reportedly", "citing", "sources", "\n", "was", "would"),
]
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))


def spans(one: Quotation) -> list[Span]:
    """Every span of a quotation."""
    single = (one.evidence_span, one.content_span, one.speaker_span, one.cue_span, one.addressee_span, one.hedge_span)
    return [s for s in (*single, *one.chain) if s is not None]


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_no_text_raises_and_every_span_slices(text: str) -> None:
    found = statements.find(story(text))
    for one in found:
        assert all(0 <= a < b <= len(text) for a, b in spans(one))
        assert text[slice(*one.content_span)].strip()
        assert one.evidence_span[0] <= one.content_span[0] < one.evidence_span[1]
    assert list(found) == sorted(found, key=lambda q: (q.content_span, q.cue_span or (0, 0)))
    assert found == statements.find(story(text))


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_quotations_do_not_overlap(text: str) -> None:
    found = quotes(text, (0, len(text)))
    assert all(a.span[1] <= b.span[0] for a, b in pairwise(found))
    assert all(q.span[0] < q.inner[0] <= q.inner[1] <= q.span[1] for q in found)


@pytest.mark.parametrize(
    "unit",
    [
        'He said "',
        "said, ",
        "the minister, who said that the ",
        "“ ” ‘ ’ ",
        "according to ",
        "((((, ",
        "'x '",
        "He said it and told them to. ",
        "a",
        "SMITH: ",
        "[Ruiz] We said so. ",
        "[Ruiz] We said so.\n[reporter] Why?\n",
        "[Ruiz] ",
        "[",
        "[begin recording] ",
        "The army said, and " * 60 + "left. ",
        "the man, who said it, " * 50 + "left. ",
        '"No," he said, "and ' * 40 + 'no." ',
    ],
)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    assert linear(*growth(lambda size: lambda: statements.find(story((unit * (size // len(unit) + 1))[:size])), 50_000))
