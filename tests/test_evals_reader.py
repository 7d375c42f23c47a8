"""The measurements of the reader: pairing, intervals, calibration and the filling of its card."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import ActorRow, EventRow, Span
from evals import corpus, counts, dyads, failures, groups, reader_card, reliability

SENTENCE = "On Monday the Front shelled Ard, and Karstia condemned the Front."


def at(words: str, start: int = 0) -> Span:
    begin = SENTENCE.index(words, start)
    return begin, begin + len(words)


def party(words: str, start: int = 0) -> ActorRow:
    return ActorRow(text=words, name=words, country=None, sector="UNK", span=at(words, start))


def event(kind: str, trigger: str, actors: tuple[ActorRow, ...], recipients: tuple[ActorRow, ...] = ()) -> EventRow:
    return EventRow(
        id="",
        article=0,
        evidence=SENTENCE,
        trigger=trigger,
        type=kind,
        mode=None,
        actors=actors,
        recipients=recipients,
        place=None,
        date=None,
        status="actual",
        role="news",
        figures=(),
        attributed_to=(),
        same_event_in=(),
        evidence_span=(0, len(SENTENCE)),
        trigger_span=at(trigger),
    )


SHELLED = event("ASSAULT", "shelled", (party("the Front"),), (party("Ard"),))
CONDEMNED = event("ACCUSE", "condemned", (party("Karstia"),), (party("the Front", 40),))
BARE = event("CONSULT", "Monday", ())


def marked(source: str, target: str, start: int = 0) -> dyads.Dyad:
    spans = tuple((at(words, start),) if words else () for words in (source, target))
    return dyads.Dyad(sentence=SENTENCE, source=spans[0], target=spans[1], root="ASSAULT", quad="4")


@pytest.mark.parametrize(
    ("source", "target", "start", "kind", "step"),
    [
        ("the Front", "Ard", 0, "ASSAULT", "actor and recipient"),
        ("Karstia", "the Front", 30, "ACCUSE", "actor and recipient"),
        ("Karstia", "", 0, "ACCUSE", "actor"),
        ("Monday", "Ard", 0, "ASSAULT", "recipient"),
        ("Ard", "Monday", 0, "ASSAULT", "reversed"),
        ("On", "Monday", 0, "CONSULT", "between or nearest"),
    ],
)
def test_the_event_that_fits_the_marked_parties_answers(
    source: str, target: str, start: int, kind: str, step: str
) -> None:
    events = [BARE, SHELLED, CONDEMNED]
    assert dyads.chosen(events, marked(source, target, start)) == dyads.Answer(kind=kind, step=step)
    assert dyads.chosen(events[::-1], marked(source, target, start)) == dyads.Answer(kind=kind, step=step)


def test_nothing_told_is_no_answer() -> None:
    assert dyads.chosen([], marked("the Front", "Ard")) is None


def test_marks_are_taken_off_and_kept_as_spans() -> None:
    plain, spans = dyads.unmarked("<s>Ann</s> told <t>Bo</t> and <t>Cy</t>.")
    assert plain == "Ann told Bo and Cy."
    assert [plain[slice(*span)] for span in (*spans["s"], *spans["t"])] == ["Ann", "Bo", "Cy"]


def test_a_root_has_the_quad_class_that_the_file_gives_it_most_often() -> None:
    rows = [("AID", "2"), ("AID", "1"), ("AID", "2"), ("REJECT", "3")]
    given_ = [dyads.Dyad(sentence="", source=(), target=(), root=root, quad=quad) for root, quad in rows]
    assert dyads.quads_of(given_) == {"AID": "2", "REJECT": "3"}


def test_a_sentence_without_an_answer_lowers_recall_alone() -> None:
    items = [dyads.per_sentence("1", "1"), dyads.per_sentence("1", None)]
    assert counts.summed(items) == {"1": (1, 2, 1)}
    assert dyads.macro(items)[0] == pytest.approx(2 / 3)


# -------------------------------------------------------------------------------- intervals

COUNT = st.tuples(st.integers(0, 5), st.integers(0, 5), st.integers(0, 5)).map(
    lambda n: (n[0], n[0] + n[1], n[0] + n[2])
)
PAGES = st.lists(st.fixed_dictionaries({"event found": COUNT, "actor": COUNT}), min_size=1, max_size=12)


def test_pages_that_are_all_alike_have_an_interval_of_no_width() -> None:
    value, low, high = counts.intervals([{"date": (1, 2, 2)}] * 30)["date"]
    assert (value, low, high) == (0.5, 0.5, 0.5)


def test_pages_that_differ_have_an_interval_around_their_f1() -> None:
    value, low, high = counts.intervals([{"date": (1, 1, 1)}, {"date": (0, 1, 1)}] * 50)["date"]
    assert value == 0.5
    # The share of 100 draws has a standard error of .05.
    assert 0.38 < low < 0.43 < 0.57 < high < 0.62


@given(PAGES)
def test_intervals_hold_the_f1_of_draws_and_are_the_same_each_time(pages: list[counts.Counts]) -> None:
    rows = counts.rows_of(pages)
    drawn = counts.samples(pages, rows, 50)
    assert np.array_equal(drawn, counts.samples(pages, rows, 50), equal_nan=True)
    assert counts.weights(len(pages), 50).sum(1).tolist() == [len(pages)] * 50
    assert bool(((drawn >= 0) & (drawn <= 1) | np.isnan(drawn)).all())


@given(PAGES)
def test_sums_are_those_of_the_yardstick(pages: list[counts.Counts]) -> None:
    sums = counts.summed(pages)
    for row, (right, gold, told) in sums.items():
        assert right == sum(page[row][0] for page in pages)
        p, r = right / max(told, 1), right / max(gold, 1)
        f1 = float(counts.f1(np.array((right, gold, told))))
        assert np.isnan(f1) if gold + told == 0 else f1 == pytest.approx(2 * p * r / (p + r) if right else 0.0)


# -------------------------------------------------------------------------------- confidence


def test_sound_confidence_has_no_error() -> None:
    events = [reliability.Told(sure=0.75, found=True, typed=i % 4 != 0) for i in range(40)]
    assert reliability.error(events, reliability.is_typed) == pytest.approx(0)
    assert reliability.error(events, reliability.is_found) == pytest.approx(0.25)
    assert reliability.brier(events, reliability.is_typed) == pytest.approx(0.75 * 0.25)


def test_the_curve_is_well_formed() -> None:
    events = [reliability.Told(sure=i / 40, found=True, typed=i % 2 == 0) for i in range(41)]
    root = ElementTree.fromstring(reliability.picture(events, "A title"))
    assert root.tag.endswith("svg")
    assert reliability.picture([], "No events").startswith("<svg")


# -------------------------------------------------------------------------------- pages


def test_pages_are_paired_and_counted_as_by_the_yardstick(shared_folder: Path) -> None:
    chosen = counts.settings(rules=True)
    paths = corpus.gold_pages(shared_folder / "seeds")
    lines = corpus.records(paths, chosen)
    gold = [json.loads(p.with_suffix(".json").read_text()) | {"text": p.read_text()} for p in paths]
    items = list(counts.scored(gold, [json.loads(line) for line in lines]))
    rows = counts.summed([item.counts for item in items])
    for name, row in corpus.score(paths, lines).items():
        assert float(counts.f1(np.array(rows[name]))) == pytest.approx(row["f1"])
    assert sum(len(item.found) for item in items) == rows["event found"][0]
    assert sum(len(item.typed) for item in items) == rows["event typed"][0]
    assert counts.summed(map(groups.of_types, items)).keys() >= {e["type"] for page in gold for e in page["events"]}
    for item in items:
        paired = {i for i, _ in (*item.found, *item.typed)}
        assert len(paired) + sum(1 for _ in failures.missed(item)) == len(item.gold["events"])
    assert "role: wrong" in failures.classes(items)


def test_the_card_keeps_its_prose() -> None:
    card = reader_card.CARD.read_text(encoding="utf-8")
    once = reader_card.filled(card, "figures")
    assert reader_card.filled(once, "figures") == once
    assert once.partition(reader_card.BEGIN)[0] == card.partition(reader_card.BEGIN)[0]
    with pytest.raises(ValueError, match="lacks the lines"):
        reader_card.filled("no markers", "figures")
