"""The type between two parties by the odds of all triggers: weights, sums and the file's codes."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Span, Trigger
from dateline.reader import labels
from dateline.reader.model import Found
from evals import counts, dyads, gold, linked

SENTENCE = "Kenya's government condemned Ethiopia on Monday after Ethiopian troops shelled a Somali village."
WORDS = ((0, 4), (5, 9), (10, 14))


def found(kind: str, at: Span, actor: int, recipient: int, odds: float = 1.0) -> Found:
    """A trigger that holds one word its actor and one its recipient, and is sure of its type."""
    inside = np.zeros((3, len(labels.TAKES["event"])), dtype=np.float32)
    inside[actor, 0] = inside[recipient, 1] = 0.9
    types = tuple(float(name == kind) for name in labels.TYPES)
    modes = np.full(len(labels.MODE_LIST), 0.5, dtype=np.float32)
    status = np.array([1, 0, 0, 0, 0], dtype=np.float32)
    return Found(kind, at, 0, odds, {"mode": modes, "status": status}, types, WORDS, inside, inside)


def acting(kind: str) -> Trigger:
    """The trigger of an act of a type, done."""
    return gold.trigger((0, 14), (5, 9), {"type": kind, "mode": None, "status": "actual", "role": "news"})


def link(item: Found, source: list[Span], target: list[Span]) -> linked.Link:
    """A trigger whose type the reader tells, between two marked parties."""
    return linked.link(item, acting(item.kind), source, target)


def plain(kind: str, status: str, mode: str | None) -> str:
    return kind


def test_the_trigger_whose_parties_are_marked_outweighs_a_surer_one() -> None:
    mine, other = found("ACCUSE", (5, 9), 0, 2, odds=0.4), found("ASSAULT", (5, 9), 2, 0, odds=1.0)
    told = [link(item, [(0, 4)], [(10, 14)]) for item in (mine, other)]
    assert linked.likeliest(told, plain) == "ACCUSE"
    assert linked.likeliest(told[::-1], plain) == "ACCUSE"


def test_a_farther_trigger_weighs_less() -> None:
    near, far = (link(found("AID", (at, at + 1), 0, 2), [(0, 4)], [(10, 14)]) for at in (5, 300))
    assert near.weight > 10 * far.weight


def test_faint_triggers_of_one_type_outweigh_a_single_one() -> None:
    faint = [link(found("AID", (5, 9), 0, 2, odds=0.3), [(0, 4)], []) for _ in range(4)]
    single = link(found("COERCE", (5, 9), 0, 2, odds=1.0), [(0, 4)], [])
    assert linked.likeliest([single, *faint], plain) == "AID"


def test_a_party_that_is_not_marked_has_no_say() -> None:
    told = link(found("AID", (5, 9), 0, 2), [], [])
    assert (told.actor, told.recipient) == (1.0, 1.0)
    assert told.weight == pytest.approx((1 + linked.FLOOR) * math.sqrt(1 + linked.FLOOR))


def test_words_that_tell_another_type_leave_the_odds_out() -> None:
    told = linked.link(found("RETREAT", (5, 9), 0, 2), acting("ASSAULT"), [(0, 4)], [(10, 14)])
    assert told.codes == (("ASSAULT", "actual", None, 1.0),)


def test_nothing_found_is_no_answer() -> None:
    assert linked.likeliest([], plain) is None
    assert dyads.weighed([]) is None


@given(st.sampled_from(labels.TYPES), st.floats(0.05, 1))
def test_codes_of_a_trigger_add_up_to_one(kind: str, odds: float) -> None:
    told = link(found(kind, (5, 9), 0, 2, odds=odds), [(0, 4)], [(10, 14)])
    assert sum(one[-1] for one in told.codes) == pytest.approx(1.0)
    assert {name for name, _, _, sure in told.codes if sure} == {kind}


# -------------------------------------------------------------------------------- the file's codes


@pytest.mark.parametrize(
    ("kind", "status", "mode", "root"),
    [
        ("RETREAT", "planned", None, "AGREE"),
        ("COERCE", "planned", None, "THREATEN"),
        ("CONCEDE", "negated", None, "REJECT"),
        ("SANCTION", "actual", "convict", "ACCUSE"),
        ("SANCTION", "actual", None, "SANCTION"),
        ("RETREAT", "actual", "release", "YIELD"),
        ("REJECT", "planned", None, "REJECT"),
        ("ASSAULT", "negated", None, "ASSAULT"),
    ],
)
def test_codes_that_the_file_has_another_root_for_are_converted(
    kind: str, status: str, mode: str | None, root: str
) -> None:
    assert dyads.coded(kind, status, mode) == root


@given(st.sampled_from(labels.TYPES), st.sampled_from(labels.STATUS))
def test_a_converted_root_is_one_of_the_file(kind: str, status: str) -> None:
    roots = {dyads.ROOTS.get(name, name) for name in labels.TYPES}
    assert dyads.coded(kind, status, None) in roots
    assert dyads.recorded(kind, status, None) in roots


@given(st.integers(0, 60))
def test_half_of_the_sentences_is_left_aside_always_the_same(size: int) -> None:
    left = dyads.aside(size)
    assert left == dyads.aside(size)
    assert len(left) == size - size // 2
    assert left <= set(range(size))


# -------------------------------------------------------------------------------- the reader


@pytest.mark.parametrize(
    ("source", "target", "kind"),
    [("Kenya's government", "Ethiopia", "ACCUSE"), ("Ethiopian troops", "a Somali village", "ASSAULT")],
)
def test_the_reader_tells_two_dyads_of_one_sentence_apart(source: str, target: str, kind: str) -> None:
    spans = [((SENTENCE.index(words), SENTENCE.index(words) + len(words)),) for words in (source, target)]
    item = dyads.Dyad(sentence=SENTENCE, source=spans[0], target=spans[1], root=kind, quad="3")
    answer = dyads.type_of(item, counts.settings(rules=False))
    assert answer is not None
    assert (answer.kind, answer.coded) == (kind, None)
