"""The parts of the reader that need no weights: words, windows, labels, hints, and decoding."""

from __future__ import annotations

import json
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from corpus.files import HERE
from dateline.model import Mention, Trigger
from dateline.reader import hints, labels
from dateline.reader.model import Seen, runs, triggers
from dateline.reader.windows import CONTEXT, SIZE, windows
from dateline.reader.words import SHAPES, shape, words


@given(st.text())
def test_words_lie_in_their_sentence_and_miss_nothing_but_blanks(text: str) -> None:
    found = words(text, ((0, len(text)),))
    held = {i for word in found for i in range(*word.span)}
    assert all(text[i].isspace() or text[i] == "_" for i in set(range(len(text))) - held)
    assert all(a.span[1] <= b.span[0] for a, b in pairwise(found))


def test_shapes() -> None:
    told = {"troops": "lower", "Kyiv": "title", "NATO": "upper", "A": "letter", "eBay": "mixed", "2,500": "digits"}
    told |= {"2016": "year", ",": "point", "“": "quote", "McDonald": "mixed"}
    assert {word: shape(word) for word in told} == told
    assert set(told.values()) <= set(SHAPES)


@given(st.lists(st.integers(1, 500), max_size=60))
def test_every_sentence_is_read_once_and_windows_fit(lengths: list[int]) -> None:
    made = windows(lengths)
    assert [i for w in made for i in range(w.start, w.last)] == list(range(len(lengths)))
    for window in made:
        assert sum(lengths[window.first : window.start]) <= CONTEXT
        whole = sum(lengths[window.first : window.last])
        assert whole <= SIZE - 2 or window.last - window.start == 1


def test_labels_are_the_codes_of_the_guide() -> None:
    codes = json.loads((HERE / "codes.json").read_text(encoding="utf-8"))
    assert set(labels.TYPES) == set(codes["types"])
    modes = {f"{kind}/{mode}" for kind, row in codes["types"].items() for mode in row["modes"]}
    assert set(labels.MODE_LIST) == {"-"} | modes
    assert codes["status"] == labels.STATUS
    assert codes["role"] == labels.ROLES
    assert set(labels.KINDS) == {"-", *codes["figure_kinds"]}


def test_hints_stand_on_the_words_of_what_was_found() -> None:
    text = "Iran struck two bases"
    found = words(text, ((0, len(text)),))
    act = Trigger(
        evidence_span=(0, 21),
        clause_span=(0, 21),
        span=(5, 11),
        type="ASSAULT",
        mode=None,
        status="actual",
        role="news",
        voice="active",
        rule="strike",
        confidence=1.0,
    )
    iran = Mention(span=(0, 4), kind="actor", name="Iran", country="IRN", sector="GOV", rule="country")
    columns = hints.columns(found, [act], [iran], [], [], [])
    assert columns[:, 0].tolist() == [0, 2 + 2 * labels.TYPES.index("ASSAULT"), 0, 0]
    assert columns[:, 1].tolist() == [2, 0, 0, 0]
    assert (columns < np.array(hints.SIZES)).all()


def test_a_trigger_takes_the_type_of_all_its_words() -> None:
    odds = np.zeros((4, len(labels.EVENT_TAGS)), dtype=np.float32)
    odds[:, 0] = 1.0
    odds[1] = odds[2] = 0.0
    odds[1, labels.EVENT_TAGS.index("B-AGREE")] = 0.5
    odds[1, labels.EVENT_TAGS.index("B-REJECT")] = 0.4
    odds[2, labels.EVENT_TAGS.index("I-REJECT")] = 0.9
    read = np.ones(4, dtype=np.bool_)
    ((first, last, kind, sure, _),) = triggers(odds, np.zeros(4, dtype=np.int64), read, 0.5)
    assert (first, last, kind, round(sure, 3)) == (1, 3, "REJECT", 0.9)
    assert triggers(odds, np.zeros(4, dtype=np.int64), ~read, 0.5) == []
    assert triggers(odds, np.array([0, 0, 1, 1]), read, 0.5)[0][:3] == (1, 2, "AGREE")
    assert triggers(odds, np.zeros(4, dtype=np.int64), read, 0.5, [False, False, True, False])[0][:2] == (1, 2)


def test_a_trigger_of_auxiliaries_goes_on_to_its_verb() -> None:
    """ "the channel | will | not | go": no trigger is called "will"."""
    odds = np.zeros((5, len(labels.EVENT_TAGS)), dtype=np.float32)
    odds[1, labels.EVENT_TAGS.index("B-THREATEN")] = 0.9
    read, bare = np.ones(5, dtype=np.bool_), [False, True, True, False, False]
    assert [a[:2] for a in triggers(odds, np.zeros(5, dtype=np.int64), read, 0.5, (), bare)] == [(1, 4)]
    assert [a[:2] for a in triggers(odds, np.array([0, 0, 0, 1, 1]), read, 0.5, (), bare)] == [(1, 2)]


def test_a_trigger_of_auxiliaries_stays_out_of_the_next_one() -> None:
    odds = np.zeros((6, len(labels.EVENT_TAGS)), dtype=np.float32)
    odds[1, labels.EVENT_TAGS.index("B-THREATEN")] = odds[4, labels.EVENT_TAGS.index("B-REJECT")] = 0.9
    read, bare = np.ones(6, dtype=np.bool_), [False, True, True, True, False, False]
    assert [a[:2] for a in triggers(odds, np.zeros(6, dtype=np.int64), read, 0.5, (), bare)] == [(1, 2), (4, 5)]


def test_a_trigger_whose_beginning_is_unsure_has_all_its_words() -> None:
    """ "had | shelled": either word may begin it, and both are in it, but not the first word of another event."""
    odds = np.zeros((7, len(labels.EVENT_TAGS)), dtype=np.float32)
    odds[1, labels.EVENT_TAGS.index("B-ASSAULT")] = 0.5
    odds[2, labels.EVENT_TAGS.index("B-ASSAULT")] = 0.35
    odds[2:6, labels.EVENT_TAGS.index("I-ASSAULT")] = [0.45, 0.6, 0.6, 0.6]
    everything, same = np.ones(7, dtype=np.bool_), np.zeros(7, dtype=np.int64)
    assert [a[:3] for a in triggers(odds, same, everything, 0.5)] == [(1, 6, "ASSAULT")]
    odds[5, labels.EVENT_TAGS.index("B-COERCE")] = 0.9
    assert [a[:3] for a in triggers(odds, same, everything, 0.5)] == [(1, 5, "ASSAULT"), (5, 6, "COERCE")]


def test_runs_begin_anew_at_a_second_beginning() -> None:
    tags = np.array([0, 1, 2, 1, 0, 2])
    assert runs(tags > 0, tags == 1) == [(1, 3), (3, 4), (5, 6)]


def test_a_proposal_is_laid_over_the_words_of_its_window() -> None:
    text = "The army shelled it"
    found = words(text, ((0, len(text)),))
    window = Seen(
        found, np.zeros(4, dtype=np.int64), np.zeros((4, 2), dtype=np.float32), np.ones(4, dtype=np.bool_), ()
    )
    given_ = window.given((0, 1, 1, 0), [("actor", (0, 8)), ("recipient", (90, 95))])
    assert given_.prior[:, labels.ARGUMENTS.index("actor")].tolist() == [1, 2, 0, 0]
    assert given_.prior.sum() == 3
