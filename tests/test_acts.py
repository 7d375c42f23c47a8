"""The words of an act as the record quotes them."""

from __future__ import annotations

import pytest

from dateline.attach.acts import told


@pytest.mark.parametrize(
    ("text", "act", "parts", "left"),
    [
        ("Men attacked southern Israeli towns", "attacked southern Israeli", ["southern Israeli towns"], "attacked"),
        ("accord signed by U.N. chief Annan", "signed by U", ["U.N. chief Annan"], "signed"),
        ("Baghdad had placed off-limits", "placed off-", [], "placed off-limits"),
        ("The court denied Iran", "denied Iran", ["Iran"], "denied Iran"),
        ("They were the men", "were the", ["the men"], "were the"),
        ("He fired on customs men", "fired on customs", ["customs men"], "fired"),
        ("The attack. He fled", "attack", [], "attack"),
        ("Rebels seized 60 sticks of dynamite", "seized 60 sticks", ["60 sticks of dynamite"], "seized"),
        ("US airstrikes on Iraq", "airstrikes", ["US airstrikes on Iraq"], "airstrikes"),
    ],
)  # fmt: skip
def test_an_act_ends_in_whole_words_and_halves_no_part(text: str, act: str, parts: list[str], left: str) -> None:
    def at(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    assert text[slice(*told(text, at(act), [at(part) for part in parts]))] == left
