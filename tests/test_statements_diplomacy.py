"""Who says what in news of diplomacy: days of saying, who is told, what was left unsaid, whom an agency cites."""

from __future__ import annotations

import pytest

from dateline.attach.named_before import is_settlement
from dateline.reader.said_by import told_to
from tests.test_statements import told


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Rell said late on Sunday that the talks would resume.", "the talks would resume"),
        ("The talks would resume, Rell said late on Sunday.", "The talks would resume"),
        ("Rell said on March 3 Lorn had no plan.", "Lorn had no plan"),
        ("The ministry said the deal was off, without elaborating.", "the deal was off"),
        ("The ministry said prisoners were held without trial.", "prisoners were held without trial"),
        ("Rell said Lorn would sign but declined to say when.", "Lorn would sign"),
        ("Rell said Lorn had signed but gave no details.", "Lorn had signed"),
        ("Rell said Lorn had signed but gave no ground.", "Lorn had signed but gave no ground"),
        ("The ministry said Lorn was ready but saw no partner.", "Lorn was ready but saw no partner"),
        ("Rell told reporters Lorn would sign.", "Lorn would sign"),
        ("Rell told reporters talks would go on.", "talks would go on"),
        ("Rell told the Security Council Lorn and Tarn had signed.", "Lorn and Tarn had signed"),
        ("Rell told the minister his men would fight.", "his men would fight"),
        ("The agency reported on Friday, citing an aide, that Lorn had signed.", "Lorn had signed"),
        ("Rell said Lorn had signed, before the ministry said Tarn had left.", "Lorn had signed"),
        ("Rell said Lorn had signed before the ministry said so.", "Lorn had signed before the ministry said so"),
        ("A diplomat briefed on the talks said Lorn had signed.", "Lorn had signed"),
        ("Lorn's army chief said Karst would respond.", "Karst would respond"),
        ("According to an aide, speaking on condition of anonymity, Lorn had signed.", "Lorn had signed"),
    ],
)
def test_what_is_said_ends_where_the_outlet_goes_on(text: str, content: str) -> None:
    assert told(text)[0][2] == content


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The agency cited Ana Rell, a spokeswoman for the ministry, as saying it was so.",
         "Ana Rell, a spokeswoman for the ministry"),
        ("The agency cited the rebels' negotiator, Tom Harl, as saying it was so.", "the rebels' negotiator, Tom Harl"),
        ("The agency cited Ana Rell as saying it was so.", "Ana Rell"),
        ("Lorn's army chief said Karst would respond.", "Lorn's army chief"),
    ],
)  # fmt: skip
def test_who_speaks_is_told_whole(text: str, speaker: str) -> None:
    assert told(text)[0][0] == speaker


def test_both_halves_over_the_occasion_are_said() -> None:
    found = told('"We wait," Rell said in a speech marking the day, "and we have kept our word."')
    assert [one[2] for one in found] == ["We wait", "and we have kept our word"]


@pytest.mark.parametrize(
    ("words", "whom"),
    [
        ("reporters late on Sunday", "reporters"),
        ("reporters on March 3", "reporters"),
        ("reporters last week", "reporters"),
        ("on Tuesday", None),
        ("Adamu Sunday", "Adamu Sunday"),
        ("reporters in Lorn", "reporters in Lorn"),
    ],
)
def test_to_whom_it_is_said_without_the_day(words: str, whom: str | None) -> None:
    text = f"Rell told {words} that it was so."
    begin = text.index(words)
    found = told_to(text, (begin, begin + len(words)))
    assert (None if found is None else text[slice(*found)]) == whom


@pytest.mark.parametrize(
    ("words", "no"),
    [
        ("the town", True),
        ("The village of Lorn", True),
        ("the army", False),
        ("the mayor of the town", False),
        ("a teacher who runs a school", False),
        ("counsel to the group", False),
        ("Ana Rell", False),
        ("a guard", False),
    ],
)
def test_no_town_is_he_or_she(words: str, *, no: bool) -> None:
    assert is_settlement(words, (0, len(words))) is no
