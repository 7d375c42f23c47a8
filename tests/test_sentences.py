"""Sentences: repairs of the library's errors, offsets, and laws for any text."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.sentences import split


def sentences(text: str) -> list[str]:
    return [text[slice(*s.span)] for s in split(text, ((0, len(text)),))]


@pytest.mark.parametrize(
    "expected",
    [
        ["The envoy met Gen. Okoro on Feb. 6.", "Nothing was signed."],
        ["Troops from the U.S. Army left.", "The base is empty."],
        ["It sailed for the U.S. on Monday.", "It sank at 5 p.m.", "The crew lived."],
        ["Maj. Gen. J. K. Balo resigned.", "No. 2 in the list took over."],
        ['He said: "Stop. Do not shoot."', "Then he fell."],
        ['"Who goes there?" Captain Ruiz asked.', "No one spoke."],
        ['"Who goes there?" Ruiz demanded.', "No one spoke."],
        ['"Who goes there?" Mr. Ruiz wondered.', "No one spoke."],
        ['"Who goes there?"', "Ruiz fled."],
        ["“We left.”", "They stayed."],
        ["Rear Adm. (ret.) Costa wept.", "So did we."],
        ["The tower fell.[1]", "Dust rose."],
        ["In Jan. 2021 he paid approx. 300 rupees vs. 500 before.", "It was too much."],
        ["THE MEN LEFT LIMA.", "TWO DIED IN ST. LUCIA."],
        ["they went home.", "nobody was hurt in the u.s. embassy."],
        ["He waited…", "Nobody came."],
        ["The cost rose to 3.5 percent.", "5 banks closed."],
    ],
)
def test_breaks(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


def test_bullets_and_blanks_are_outside_the_spans() -> None:
    assert sentences("  • First point made.\n• Second point.  ") == ["First point made.", "Second point."]


def test_a_hard_wrapped_sentence_is_one() -> None:
    assert sentences("The column left\nthe town at dawn. It met\nno one.") == [
        "The column left\nthe town at dawn.",
        "It met\nno one.",
    ]


def test_paragraph_numbers_follow_the_parts() -> None:
    text = "One went. Two stayed.\n\nThree ran."
    parts = ((0, 21), (23, 33))
    assert [s.paragraph for s in split(text, parts)] == [0, 0, 1]


@given(st.text(alphabet=st.sampled_from("aB. \"'“”’()?!…\n-•1é\ud800[]"), max_size=300))
def test_spans_slice_and_lose_no_letter(text: str) -> None:
    spans = [s.span for s in split(text, ((0, len(text)),))]
    assert all(a < b and text[a:b] == text[a:b].strip() for a, b in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    covered = {i for a, b in spans for i in range(a, b)}
    assert all(i in covered for i, c in enumerate(text) if c.isalnum())


@pytest.mark.parametrize(
    "nasty", ["." * 200_000, '"' * 200_000, "A. " * 60_000, "'A" * 100_000, "(." * 100_000, "x" * 200_000]
)
def test_linear(nasty: str) -> None:
    start = time.process_time()
    split(nasty, ((0, len(nasty)),))
    assert time.process_time() - start < 3
