"""The words of a trigger as the record quotes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.attach.triggers import told
from tests import reader_marks


def act_of(text: str, words: str, parts: list[str]) -> str:
    spans = [(text.index(part), text.index(part) + len(part)) for part in parts]
    return text[slice(*told(text, reader_marks.act(text, (text.index(words), text.index(words) + len(words))), spans))]


@pytest.mark.parametrize(
    ("text", "act", "parts", "left"),
    [
        ("Men attacked southern Israeli towns", "attacked southern Israeli", ["southern Israeli towns"], "attacked"),
        ("An accord signed by U.N. chief Annan held", "signed by U", ["U.N. chief Annan"], "signed"),
        ("Baghdad had placed off-limits eight sites", "placed off-", [], "placed off-limits"),
        ("The court denied Iran", "denied Iran", ["Iran"], "denied Iran"),
        ("They were the men", "were the", ["the men"], "were the"),
        ("He fired on customs men", "fired on customs", ["customs men"], "fired"),
        ("The attack. He fled", "attack", [], "attack"),
        ("Rebels seized 60 sticks of dynamite", "seized 60 sticks", ["60 sticks of dynamite"], "seized"),
        ("Many US airstrikes on Iraq", "airstrikes", ["US airstrikes on Iraq"], "airstrikes"),
        ("Taxis were providing free rides to people", "were providing free", ["people"], "were providing free rides"),
        ("Kopp faces a federal charge of murder", "faces a federal", [], "faces a federal charge"),
        ("The Syrians who have fled their country", "fled their", [], "fled their country"),
        ("Rebels handed over five of their men", "handed over five", ["five of their men"], "handed over"),
        ("It may carry out a domestic attack there", "domestic", [], "domestic attack"),
        ("The historic accord was signed", "historic", [], "historic accord"),
        ("The arrest warrant was shown", "arrest", [], "arrest"),
        ("Blast cuts oil flow in the north", "Blast", [], "Blast"),
        ("The bombing that killed one", "bombing that", [], "bombing"),
    ],
)
def test_an_act_ends_in_whole_words_and_halves_no_part(text: str, act: str, parts: list[str], left: str) -> None:
    assert act_of(text, act, parts) == left


@given(st.text(alphabet="ab U.N-'’ \n", min_size=1, max_size=60), st.data())
def test_an_act_never_begins_elsewhere_nor_leaves_its_sentence(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    part = data.draw(st.integers(0, len(text) - 1))
    found = told(text, reader_marks.act(text, (start, end)), [(part, len(text))])
    assert found[0] == start
    assert start <= found[1] <= len(text)
