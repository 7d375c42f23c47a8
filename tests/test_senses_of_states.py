"""A broken ceasefire, a vote to demand, a vetoed text, and who lets prisoners go."""

from __future__ import annotations

import pytest

from dateline import link
from dateline.reader import senses
from dateline.reader.senses_of_states import ROWS, captured, let_go
from tests import reader_marks
from tests.test_senses import act


@pytest.mark.parametrize(
    ("text", "words", "kind", "made"),
    [
        ("Karst violated the ceasefire on Sunday.", "violated the ceasefire", "RETREAT", "ASSAULT"),
        ("The rebels broke a truce in May.", "broke a truce", "SANCTION", "ASSAULT"),
        ("The truce was violated six times overnight.", "truce", "RETREAT", "ASSAULT"),
        ("The truce was broken off.", "broken off", "SANCTION", None),
        ("Karst brokered a truce in May.", "brokered a truce", "RETREAT", None),
        ("Karst accused the rebels of breaking the truce.", "breaking the truce", "SANCTION", ""),
        ("The assembly voted 12-8 to demand that Karst withdraw.", "voted", "COERCE", ""),
        ("The assembly voted to build a road.", "voted", "SUPPORT", None),
        ("Norland vetoed a resolution on Monday that demanded a truce.", "demanded", "REQUEST", ""),
        ("The council adopted a resolution that demanded a truce.", "demanded", "REQUEST", None),
        ("The council failed to agree on a statement condemning the coup.", "condemning", "ACCUSE", ""),
        ("The council issued a statement condemning the coup.", "condemning", "ACCUSE", None),
        ("Karst lashed out at Norland over the dam.", "lashed out", "ASSAULT", "ACCUSE"),
        ("The man hit out at guards with a knife.", "hit out", "ASSAULT", None),
        ("Norland came to the defence of Karst.", "came to the defence", "MOBILIZE", "SUPPORT"),
        ("Karst threatened to cut off gas.", "threatened to cut off gas", "SANCTION", "THREATEN"),
        ("Karst cut off gas.", "cut off gas", "SANCTION", None),
        ("The union threatened a strike.", "strike", "PROTEST", "THREATEN"),
        ("The union began a strike despite threats.", "strike", "PROTEST", None),
        ("Karst restored ties with Norland.", "restored ties", "SANCTION", "SUPPORT"),
        ("Karst test-fired a missile.", "test-fired", "ASSAULT", "MOBILIZE"),
        ("Karst called an emergency meeting of its council.", "called", "ACCUSE", ""),
        ("The Front suspended its operations against Karst.", "suspended its operations", "SANCTION", "RETREAT"),
        ("The Front halted its rocket attacks.", "halted its rocket attacks", "SANCTION", "RETREAT"),
        ("The fund suspended its operations in Karst.", "suspended its operations", "SANCTION", None),
        ("Gunfire shattered a fragile ceasefire in Lorn.", "ceasefire", "RETREAT", ""),
        ("Karst called a strike a crime.", "called", "ACCUSE", None),
        ("The board declared Rell the winner of the vote.", "declared", "SANCTION", ""),
        ("The board declared Rell an outlaw.", "declared", "SANCTION", None),
        ("Karst offered its condolences to Norland.", "offered", "AGREE", ""),
        ("Karst offered its troops to Norland.", "offered", "AGREE", None),
    ],
)
def test_what_the_words_around_an_act_of_states_say(text: str, words: str, kind: str, made: str | None) -> None:
    row = senses.other(text, act(text, words, kind), ROWS)
    assert (None if row is None else row.type or "") == made


@pytest.mark.parametrize(
    ("text", "words", "made"),
    [
        ("Peru has freed ten Americans held since May.", "freed", "RETREAT"),
        ("Hamas released ten hostages on Friday.", "released", "RETREAT"),
        ("Troops freed 12 farmers from the camp.", "freed", "AID"),
        ("Peru freed ten hostages in a raid.", "freed", "AID"),
        ("Peru released $42 million to the islands.", "released", "AID"),
        ("Hamas freed five aid workers.", "freed", "RETREAT"),
        ("Peru sent ten nurses.", "sent", "AID"),
    ],
)
def test_who_holds_prisoners_lets_them_go_and_soldiers_rescue_them(text: str, words: str, made: str) -> None:
    page = reader_marks.story(text)
    assert let_go(text, act(text, words, "AID"), link.find(page, ())).type == made


@pytest.mark.parametrize(
    ("text", "kind", "mode", "made"),
    [
        ("Guerrillas captured two porters near Lorn.", "COERCE", "arrest", "ASSAULT"),
        ("The porters were captured in Lorn by the rebel Dal Front.", "COERCE", "arrest", "ASSAULT"),
        ("Thai soldiers captured three militants in Lorn.", "ASSAULT", "abduct", "COERCE"),
        ("Three militants were captured by Karst's army.", "ASSAULT", "abduct", "COERCE"),
        ("Two porters were captured by former soldiers.", "ASSAULT", "abduct", "ASSAULT"),
        ("Three militants were captured in Lorn.", "COERCE", "arrest", "COERCE"),
        ("Soldiers captured in May were let go.", "ASSAULT", "abduct", "ASSAULT"),
    ],
)
def test_rebels_abduct_whom_they_capture_and_a_state_arrests(text: str, kind: str, mode: str, made: str) -> None:
    assert captured(text, act(text, "captured", kind, mode)).type == made
