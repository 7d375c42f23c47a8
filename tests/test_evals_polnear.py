"""Attributions scored element by element, on an own article in the form of PolNeAR's stand-off files."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Quotation, Span
from evals import polnear

TEXT = "The mayor said the bridge is closed. Voters want it open."


def at(words: str) -> Span:
    return TEXT.index(words), TEXT.index(words) + len(words)


def said(speaker: str, cue: str, content: str) -> Quotation:
    return Quotation(
        evidence_span=(0, 36),
        content_span=at(content),
        speaker_span=at(speaker),
        cue_span=at(cue),
        direct=False,
        rule="own",
    )


def marked(folder: Path) -> list[polnear.Gold]:
    """The two attributions of the article, read from a stand-off file."""
    parts = [("Source", "The mayor"), ("Cue", "said"), ("Content", "the bridge is closed")]
    parts += [("Source", "Voters"), ("Cue", "want"), ("Content", "it open")]
    lines = [f"T{n}\t{role} {at(words)[0]} {at(words)[1]}\t{words}" for n, (role, words) in enumerate(parts, 1)]
    lines += ["E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3", "E2\tAttribution:T5 Source:T4 Cue:T5 Content:T6"]
    path = folder / "own.ann"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return polnear.read(path)


def test_each_element_is_counted_by_itself(tmp_path: Path) -> None:
    told = [(said("The mayor", "said", "the bridge is closed"), "the bridge is closed")]
    count = polnear.elements(marked(tmp_path), told)
    assert {name: count[name] for name in count} == {
        **{f"{name} right": 1 for name in polnear.LIKENESS},
        **{f"{name} gold": 2 for name in polnear.LIKENESS},
        **{f"{name} told": 1 for name in polnear.LIKENESS},
    }


def test_a_right_cue_with_wrong_words_is_a_cue_alone(tmp_path: Path) -> None:
    told = [(said("Voters", "said", "closed"), "closed")]
    count = polnear.elements(marked(tmp_path)[:1], told)
    assert (count["source right"], count["cue right"], count["content right"]) == (0, 1, 0)


def test_the_missed_and_the_extra_are_handed_back(tmp_path: Path) -> None:
    extra = said("Voters", "said", "closed")
    right = said("The mayor", "said", "the bridge is closed")
    told = [(right, "the bridge is closed"), (extra, "closed")]
    count, lost, over = polnear.counted(marked(tmp_path), told, TEXT)
    assert (count["hit"], count["gold"], count["told"]) == (1, 2, 2)
    assert [TEXT[slice(*gold.cue)] for gold in lost if gold.cue] == ["want"]
    assert over == [extra]


@given(st.tuples(st.integers(0, 20), st.integers(1, 9)), st.tuples(st.integers(0, 20), st.integers(1, 9)))
def test_spans_share_more_than_nothing_only_where_they_meet(one: tuple[int, int], other: tuple[int, int]) -> None:
    a, b = (one[0], one[0] + one[1]), (other[0], other[0] + other[1])
    value = polnear.shared_share(a, b)
    assert value == polnear.shared_share(b, a)
    assert (value > 0) == polnear.meets(a, b)
    assert (value == 1) == (a == b)
