"""One act told by two words of one clause is one; two acts of one sentence stay two."""

from __future__ import annotations

import pytest

from dateline.model import ActorRow, EventRow
from dateline.retold import once


def act(text: str, words: str, *, kind: str = "ASSAULT", actor: str = "") -> EventRow:
    """An act of a sentence, told by these words."""
    at = text.index(words)
    party = ActorRow(text=actor, name=actor, country=None, sector="UNK", span=(0, 1))
    return EventRow(
        id="",
        article=0,
        evidence=text,
        trigger=words,
        type=kind,
        mode=None,
        actors=(party,) if actor else (),
        recipients=(),
        place=None,
        date=None,
        status="actual",
        role="news",
        figures=(),
        attributed_to=(),
        same_event_in=(),
        evidence_span=(0, len(text)),
        trigger_span=(at, at + len(words)),
        confidence=0.5,
        why_null={},
    )


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("A car bomb parked by the mill, detonated on Friday.", "car bomb", "detonated"),
        ("A bomb placed in a cart was detonated in Lorn.", "bomb placed", "detonated"),
        ("A mine attached to his car exploded in Lorn.", "mine attached", "exploded"),
        ("Their cart was hit by a roadside bomb near Teth.", "hit", "roadside bomb"),
        ("He was shot in the leg during an ambush near Teth.", "shot in the leg", "ambush"),
        ("A guard was fatally wounded in a separate explosion.", "fatally wounded", "explosion"),
        ("They captured three posts in a surprise attack.", "captured three posts", "surprise attack"),
        ("They began their assault on Sunday by storming the mill.", "assault", "storming"),
        ("A blast, thought to be caused by a car bomb, shook Lorn.", "blast", "car bomb"),
        ("A suicide bomber who struck a mill killed two.", "suicide", "struck"),
        ("A suicide car bomber struck near the mill in Lorn.", "suicide car", "struck"),
        ("A roadside bomb targeting a patrol in Teth exploded.", "roadside bomb targeting", "exploded"),
        ("A car bomb and a roadside bomb detonated in Lorn.", "car bomb", "detonated"),
        ("Two mortar shells also hit a mill in Teth.", "mortar shells", "hit"),
        ("A barrage of rockets struck homes in Teth.", "barrage", "struck homes"),
        ("Gunmen set off a massive bomb in Lorn.", "set off", "massive bomb"),
        ("Rebels attacked a post in Teth with a truck bomb.", "attacked", "truck bomb"),
        ("The frigate was hit by two cruise missiles fired from the shore.", "hit", "fired"),
        ("Strikes by warplanes on Sunday hit a mill.", "Strikes", "hit"),
        ("A blast was heard after a car bomb was found by guards.", "blast", "car bomb"),
        ("A bomb killed nine people and hurt two in an attack claimed by nobody.", "bomb", "attack"),
        ("The army launched a new offensive in order to recapture Teth.", "new offensive", "recapture"),
        ("The army will launch the final assault on Teth.", "launch", "assault"),
        ("Its assault succeeded in capturing the mill.", "assault", "capturing"),
        ("They killed two soldiers in separate attacks.", "killed", "attacks"),
        ("They shot nine people and seriously wounded a girl in attacks near Teth.", "shot", "attacks"),
        ("They killed 14 porters in a mass shooting in Lorn.", "killed", "mass shooting"),
        ("He was shot at close range and killed on Monday.", "shot", "killed"),
        ("A porter was killed near Teth after being shot by guards.", "killed", "shot"),
        ("The killing of five porters by bandits who attacked the mill shook Lorn.", "killing", "attacked"),
        ("Troops killed three men, among them a commander known as Zakir, in a raid on Teth.", "killed", "raid"),
        ("They killed 12 people, including two cooks, in an attack on Teth.", "killed", "attack"),
        ("An ambush by Tarn rebels killed six guards.", "ambush", "killed"),
        ("Terrorist bombings at two mills in Teth blew apart a cart.", "Terrorist bombings", "blew apart"),
        ("A blast at the mill damaged a shrine.", "blast", "damaged"),
    ],
)
def test_two_words_of_one_act_are_one(text: str, first: str, second: str) -> None:
    assert len(once([act(text, first), act(text, second)])) == 1


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("A car bomb was found and another device detonated in Lorn.", "car bomb", "detonated"),
        ("A bomb killed two and a shell hit the mill.", "bomb", "hit"),
        ("He was shot in Lorn, and two died in a raid.", "shot", "raid"),
        ("He was shot in Lorn as troops fought in a raid.", "shot", "raid"),
        ("After their offensives in Teth, they began by storming the mill.", "offensives", "storming"),
        ("A blast shook Lorn, and police found a bomb.", "blast", "bomb"),
        ("They shelled the mill and burned the barn.", "shelled", "burned"),
        ("They attacked a post and planted a truck bomb.", "attacked", "truck bomb"),
        ("A strike on the camp came as shells hit the mill.", "strike", "hit"),
        ("He was shot in Lorn and killed two porters.", "shot", "killed"),
        ("Two were killed and a third captured earlier in battles.", "killed", "battles"),
        ("The attack ended when police came to storm the mill.", "attack", "storm"),
    ],
)
def test_two_acts_of_one_sentence_are_two(text: str, first: str, second: str) -> None:
    assert len(once([act(text, first), act(text, second)])) == 2


def test_a_coup_and_taking_power_in_it_are_one() -> None:
    told = "It left the bloc after a coup in which generals took power."
    assert len(once([act(told, "coup", kind="COERCE"), act(told, "took power", kind="COERCE")])) == 1
    two = "It fears a coup; in Teth generals seized power."
    assert len(once([act(two, "coup", kind="COERCE"), act(two, "seized power", kind="COERCE")])) == 2
    held = "After the coup the army arrested him."
    assert len(once([act(held, "coup", kind="COERCE"), act(held, "arrested", kind="COERCE")])) == 2


def test_words_side_by_side_are_both_the_trigger() -> None:
    text = "The army launched a large-scale offensive near Teth."
    (told,) = once([act(text, "large-scale"), act(text, "offensive")])
    assert (told.trigger, text[slice(*told.trigger_span)]) == ("large-scale offensive", "large-scale offensive")
    protest = "Many came to an anti-government rally."
    assert len(once([act(protest, "anti-government", kind="PROTEST"), act(protest, "rally", kind="PROTEST")])) == 1


def test_a_harm_and_a_fight_of_others_are_two() -> None:
    text = "He was shot during a raid near Teth."
    assert len(once([act(text, "shot", actor="the Front"), act(text, "raid", actor="the army")])) == 2
