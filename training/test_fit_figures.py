"""Where the numbers of annotated figures stand."""

from __future__ import annotations

from training.fit_figures import where

TEXT = "Gunmen stopped a bus on Monday. Elders buried a nurse and the two guards."


def at(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


def test_a_number_told_behind_the_event_stands_beside_what_it_counts() -> None:
    evidence = [0, TEXT.index(".") + 1]
    bus = TEXT.index("a bus")
    figure = {"text": [bus, bus + 1], "of": at("nurse")}
    assert where(TEXT, figure, evidence) == (TEXT.index("a nurse"), TEXT.index("a nurse") + 1)


def test_a_number_of_the_events_own_sentence_stays() -> None:
    evidence = [0, TEXT.index(".") + 1]
    bus = TEXT.index("a bus")
    assert where(TEXT, {"text": [bus, bus + 1], "of": at("bus")}, evidence) == (bus, bus + 1)
    assert where(TEXT, {"text": at("two"), "of": None}, evidence) == tuple(at("two"))
