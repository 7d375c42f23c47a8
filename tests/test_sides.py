"""Who of the parties around an event did it, and to whom it was done."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import link
from dateline.errors import Error
from dateline.knowledge import trees
from dateline.model import Parts, Span
from dateline.reader import sides, townsfolk, turned
from dateline.reader.odds import NOTHING, Odds
from dateline.reader.pairs import parted
from dateline.reader.parties import ARGUMENT, Parties, Scene
from dateline.reader.party_columns import COLUMNS, rows
from dateline.spans import meets
from tests import reader_marks

TEXT = (
    "Kenya closed its border with Uganda on Monday. Uganda called the step unfriendly. "
    "The ministry complained about the delay, and a group of residents blocked the gate of a warehouse."
)


def parties(
    trigger: str, odds: Mapping[str, float], *, side: str = "recipient", kind: str = "ACCUSE", text: str = TEXT
) -> Parties:
    """The parties around an event whose reader gives these odds of being on a side to these words."""
    page = reader_marks.story(text)
    event, found = reader_marks.marked(page, trigger, side, odds, kind)
    return Parties(page, link.find(page), (event,), (found,))


def by_name(told: Parties, scene: Scene, odds: Mapping[str, float]) -> list[float]:
    """Given odds for each party, by the words of its first stretch."""
    return [odds.get(told.story.text[slice(*party.spans[0])], 0.0) for party in scene.parties]


def said(told: Parties, spans: tuple[Span, ...]) -> list[str]:
    return [told.story.text[slice(*span)] for span in spans]


def test_one_name_is_one_party_wherever_it_stands() -> None:
    told = parties("complained", {})
    found = told.scene(0, Parts()).parties
    uganda = [party for party in found if any(TEXT[slice(*s)] == "Uganda" for s in party.spans)]
    assert len(uganda) == 1
    assert len(uganda[0].spans) == 2


def test_words_that_only_reader_or_rules_mark_are_parties() -> None:
    told = parties("blocked", {"a warehouse": 0.4}, kind="PROTEST")
    rule = Parts(actors=(reader_marks.span(TEXT, "a group of residents"),))
    names = [TEXT[slice(*party.spans[0])] for party in told.scene(0, rule).parties]
    assert {"a warehouse", "a group of residents"} <= set(names)


@pytest.mark.parametrize("side", ["actor", "recipient"])
def test_a_sure_stretch_is_taken(side: str) -> None:
    told = parties("blocked", {"a warehouse": 0.97}, side=side, kind="PROTEST")
    (both,) = sides.sides(told, [Parts()])
    assert said(told, both.actors if side == "actor" else both.recipients) == ["a warehouse"]


@pytest.mark.parametrize("side", ["actor", "recipient"])
def test_odds_count_for_a_party(side: str) -> None:
    sure = []
    for odds in (0.02, 0.95):
        told = parties("complained", {"Uganda": odds}, side=side)
        scene = told.scene(0, Parts())
        at = next(i for i, p in enumerate(scene.parties) if any(TEXT[slice(*s)] == "Uganda" for s in p.spans))
        sure.append(sides.sure(told, [scene])[0][side][at])
    assert sure[0] < sure[1]


def test_who_stands_in_a_row_with_a_party_taken_needs_less() -> None:
    told = parties("accused", {}, text="Kenya accused Uganda and Rwanda of spying. Chad watched.")
    scene = told.scene(0, Parts())
    odds = by_name(told, scene, {"Uganda": 0.9, "Rwanda": 0.6, "Chad": 0.6})
    assert said(told, sides.chosen(told, scene, "recipient", odds)) == ["Uganda", "Rwanda"]


def test_nobody_does_it_to_himself() -> None:
    told = parties("complained", {})
    scene = told.scene(0, Parts())
    odds = by_name(told, scene, {"Uganda": 0.95})
    actor = reader_marks.span(TEXT, "Uganda")
    assert said(told, sides.chosen(told, scene, "recipient", odds)) == ["Uganda"]
    assert sides.chosen(told, scene, "recipient", odds, (actor,)) == ()


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.sampled_from(["Kenya", "Uganda", "a warehouse", "the step"]), st.floats(0, 1), max_size=4))
def test_both_sides_are_words_of_the_page_and_not_the_same(odds: dict[str, float]) -> None:
    told = parties("complained", odds)
    ((actors, recipients),) = sides.sides(told, [Parts()])
    for found in (actors, recipients):
        assert list(found) == sorted(set(found))
        assert all(0 <= a < b <= len(TEXT) for a, b in found)
    assert not any(meets(one, other) for one in actors for other in recipients)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 200), st.integers(1, 30)), min_size=1, max_size=5))
def test_odds_looked_up_at_once_are_those_of_each_word(spans: list[tuple[int, int]]) -> None:
    page = reader_marks.story(TEXT)
    _, found = reader_marks.marked(page, "complained", "actor", {"Kenya": 0.3, "The ministry": 0.9}, "ACCUSE")
    asked = tuple((at, at + length) for at, length in spans)
    told = Odds((found,)).of(0, asked)
    assert told[ARGUMENT["actor"]] == pytest.approx(max(found.belongs("actor", span) for span in asked))
    assert Odds((found,)).of(0, ((900, 910),)) == NOTHING


def test_a_row_has_every_column() -> None:
    told = parties("complained", {"Uganda": 0.5})
    scene = told.scene(0, Parts())
    for told_of_side in rows(told, scene).values():
        made = np.array(list(told_of_side.values()))
        assert made.shape == (len(scene.parties), len(COLUMNS))
        assert np.isfinite(made).all()


def test_trees_of_other_columns_are_refused() -> None:
    with pytest.raises(Error, match="other columns"):
        trees.trees(sides.TREES["actor"], (*COLUMNS, "another"))


def test_a_broken_file_of_trees_is_told_in_a_line() -> None:
    with pytest.raises(Error, match="install Dateline again"):
        trees.Trees(b"no graph", COLUMNS, "actor_trees.onnx")


def test_no_rows_have_no_odds() -> None:
    assert trees.trees(sides.TREES["actor"], COLUMNS).odds([]) == []


def test_a_party_is_quoted_as_reader_or_rules_mark_it() -> None:
    text = "Iran-backed militant groups attacked a base. Iran denied it."
    told = parties("attacked", {"Iran-backed militant groups": 0.9}, side="actor", kind="ASSAULT", text=text)
    (both,) = sides.sides(told, [Parts()])
    assert said(told, both.actors) == ["Iran-backed militant groups"]


def test_a_party_of_which_reader_and_rules_say_nothing_is_on_no_side() -> None:
    told = parties("complained", {"Uganda": 0.3})
    scene = told.scene(0, Parts())
    odds = dict(
        zip(
            (said(told, party.spans[:1])[0] for party in scene.parties),
            sides.sure(told, [scene])[0]["recipient"],
            strict=True,
        )
    )
    assert odds["Uganda"] > 0
    assert odds["Kenya"] == 0


def test_a_bracket_that_a_party_opens_is_closed() -> None:
    text = "Ruritania's Home Guard (RHG) attacked a base."
    told = parties("attacked", {"Ruritania's Home Guard (RHG": 0.9}, side="actor", kind="ASSAULT", text=text)
    (both,) = sides.sides(told, [Parts()])
    assert said(told, both.actors) in (["Ruritania's Home Guard (RHG)"], ["Ruritania's Home Guard"])


@pytest.mark.parametrize(
    ("text", "words", "other_way"),
    [
        ("Kenya received $3 million in aid from Uganda.", "received", True),
        ("Kenya will get boats from Uganda.", "get boats", True),
        ("Kenya accepted an offer from Uganda.", "accepted", False),
        ("Kenya received aid. A ship from Uganda sank.", "received", False),
        ("Kenya freed prisoners from Uganda.", "freed", False),
    ],
)
def test_who_gives_acts_where_the_receiver_is_told_of(text: str, words: str, *, other_way: bool) -> None:
    trigger, _ = reader_marks.marked(reader_marks.story(text), words, "actor", {}, "AID")
    kenya, uganda = reader_marks.span(text, "Kenya"), reader_marks.span(text, "Uganda")
    both = turned.given(text, trigger, turned.Both((kenya,), (uganda,)))
    assert both == (turned.Both((uganda,), (kenya,)) if other_way else turned.Both((kenya,), (uganda,)))


@pytest.mark.parametrize(
    ("text", "words", "kind", "actors", "recipients", "made"),
    [
        ("Kenya was praised by Uganda.", "was praised", "SUPPORT", ["Kenya"], ["Uganda"], (["Uganda"], ["Kenya"])),
        ("Kenya, asked by Uganda to wait, left.", "asked", "REQUEST", ["Kenya"], ["Uganda"], (["Uganda"], ["Kenya"])),
        ("Kenya stood by Uganda.", "stood", "SUPPORT", ["Kenya"], ["Uganda"], (["Kenya"], ["Uganda"])),
        ("Kenya rejected a plea by Uganda.", "rejected", "REJECT", ["Kenya"], ["Uganda"], (["Kenya"], ["Uganda"])),
        ("Kenya was told that a plea by Uganda failed.", "was told", "REJECT", [], ["Uganda"], ([], ["Uganda"])),
        ("Kenya's envoy was summoned to Uganda.", "summoned", "ACCUSE", ["Kenya's envoy"], ["Uganda"],
         ([], ["Kenya's envoy"])),
        ("Kenya's envoy, who had been summoned, left.", "summoned", "ACCUSE", ["Kenya's envoy"], [],
         ([], ["Kenya's envoy"])),
        ("Kenya's envoy was to summon him.", "was to summon", "ACCUSE", ["Kenya's envoy"], [], (["Kenya's envoy"], [])),
        ("Kenya's troops were deployed.", "were deployed", "MOBILIZE", ["Kenya's troops"], [],
         (["Kenya's troops"], [])),
        ("The claims of Kenya are false.", "are false", "REJECT", ["Kenya"], ["The claims"], ([], ["Kenya"])),
        ("The claim of Kenya, which denied it, failed.", "denied", "REJECT", ["Kenya"], [], (["Kenya"], [])),
        ("The envoys of Kenya refused.", "refused", "REJECT", ["Kenya"], [], (["Kenya"], [])),
        ("Kenya shot it out with Uganda.", "shot it out", "ASSAULT", ["Kenya"], ["Uganda"], (["Kenya", "Uganda"], [])),
        ("Two boys died as Kenya and Uganda clashed.", "clashed", "ASSAULT", ["Kenya", "Uganda"], ["Two boys"],
         (["Kenya", "Uganda"], [])),
        ("Kenya fired on Uganda.", "fired", "ASSAULT", ["Kenya"], ["Uganda"], (["Kenya"], ["Uganda"])),
        ("Five Front fighters were killed in clashes with Kenya.", "clashes", "ASSAULT", ["Kenya"],
         ["Five Front fighters"], (["Five Front fighters", "Kenya"], [])),
        ("Five bakers were killed in clashes with Kenya.", "clashes", "ASSAULT", ["Kenya"], ["Five bakers"],
         (["Kenya"], [])),
    ],
)  # fmt: skip
def test_the_words_of_the_act_turn_its_sides(
    text: str, words: str, kind: str, actors: list[str], recipients: list[str], made: tuple[list[str], list[str]]
) -> None:
    trigger, _ = reader_marks.marked(reader_marks.story(text), words, "actor", {}, kind)
    spans = [tuple(reader_marks.span(text, name) for name in names) for names in (actors, recipients)]
    both = turned.turned(text, trigger, turned.Both(*spans))
    assert tuple([text[slice(*span)] for span in side] for side in both) == made


@pytest.mark.parametrize(
    ("text", "name", "suffers"),
    [
        ("Prices rose after the Kuwait invasion.", "Kuwait", True),
        ("Prices rose after the Kenya invasion of Uganda.", "Kenya", False),
        ("Prices rose after the Kenyan invasion.", "Kenyan", False),
        ("Prices rose after the US invasion.", "US", False),
        ("Kenya told of the invasion.", "Kenya", False),
    ],
)
def test_a_state_by_its_own_name_before_the_noun_was_invaded(text: str, name: str, *, suffers: bool) -> None:
    trigger, _ = reader_marks.marked(reader_marks.story(text), "invasion", "actor", {}, "ASSAULT")
    state = reader_marks.span(text, name)
    told = turned.invaded(text, trigger, turned.Both((state,), ()))
    assert told == (turned.Both((), (state,)) if suffers else turned.Both((state,), ()))


@pytest.mark.parametrize(
    ("text", "words", "made"),
    [
        ("Israeli-Syrian talks failed.", "Israeli-Syrian", ["Israeli", "Syrian"]),
        ("India-Pakistan peace talks failed.", "India-Pakistan", ["India", "Pakistan"]),
        ("Guinea-Bissau talks failed.", "Guinea-Bissau", ["Guinea-Bissau"]),
        ("Italian-American voters came.", "Italian-American", ["Italian-American"]),
        ("Rell-Karst talks failed.", "Rell-Karst", ["Rell-Karst"]),
    ],
)
def test_two_states_that_deal_with_each_other_are_two_parties(text: str, words: str, made: list[str]) -> None:
    assert [text[slice(*span)] for span in parted(text, reader_marks.span(text, words))] == made


def test_a_name_inside_the_other_side_may_be_on_this_one() -> None:
    text = "The embassy in Nairobi called on Kenya to wait."
    told = parties("called on", {"Kenya": 0.9}, kind="REQUEST", text=text)
    scene = told.scene(0, Parts())
    embassy = reader_marks.span(text, "The embassy in Nairobi")
    for odds, taken in ((0.9, ["Kenya"]), (0.5, [])):
        of = [odds if any(text[slice(*s)] == "Kenya" for s in party.spans) else 0.0 for party in scene.parties]
        assert said(told, sides.chosen(told, scene, "recipient", of, (embassy,))) == taken


@pytest.mark.parametrize(
    ("who", "state", "against"),
    [
        ("President Tayyip Erdogan", "Turkey", False),
        ("Turkish President Tayyip Erdogan", "Turkey", False),
        ("President Tayyip Erdogan", "Greece", True),
        ("Opposition leader Ana Moro", "Turkey", True),
    ],
)
def test_nobody_speaks_against_the_state_that_he_speaks_for(who: str, state: str, *, against: bool) -> None:
    text = f"{who} condemned the raid and said {state} would act."
    told = parties("condemned", {state: 0.9}, text=text)
    scene = told.scene(0, Parts())
    of = [0.9 if any(text[slice(*s)] == state for s in party.spans) else 0.0 for party in scene.parties]
    spoke = sides.chosen(told, scene, "recipient", of, (reader_marks.span(text, who),))
    assert said(told, spoke) == ([state] if against else [])


def test_who_is_named_as_one_of_the_actors_makes_room_for_them() -> None:
    text = "Ten thousand nurses, including Ama Boro, accused Kenya on Monday."
    told = parties("accused", {"Ama Boro": 0.9}, side="actor", text=text)
    rule = Parts(actors=(reader_marks.span(text, "Ten thousand nurses"),))
    scene = told.scene(0, rule)
    odds = [0.9 if any(text[slice(*s)] == "Ama Boro" for s in party.spans) else 0.0 for party in scene.parties]
    assert said(told, sides.chosen(told, scene, "actor", odds)) == ["Ten thousand nurses"]


@pytest.mark.parametrize(
    ("text", "words", "kind", "met", "taken"),
    [
        ("The minister visited the widows on Monday.", "visited", "CONSULT", "the widows", True),
        ("The minister will go to Tarn to meet the widows.", "will go", "AGREE", "the widows", True),
        ("The minister signed a pact with Kenya.", "signed", "SUPPORT", "Kenya", True),
        ("The minister offered to meet the widows.", "offered", "AGREE", "the widows", False),
        ("The minister ratified a pact with Kenya.", "ratified", "SUPPORT", "Kenya", False),
        ("The minister visited Tarn without the widows.", "visited", "CONSULT", "the widows", False),
        ("The minister visited the control room.", "visited", "CONSULT", "the control room", False),
        ("The minister visited Mombasa.", "visited", "CONSULT", "Mombasa", False),
        ("The minister visited Kampala.", "visited", "CONSULT", "Kampala", False),
        ("The minister had talks with Kampala.", "talks", "CONSULT", "Kampala", True),
        ("The minister freed them to meet the widows.", "freed", "CONCEDE", "the widows", False),
    ],
)
def test_whom_the_actor_met_acts_too(text: str, words: str, kind: str, met: str, *, taken: bool) -> None:
    told = parties(words, {"The minister": 0.9, met: 0.4}, side="actor", kind=kind, text=text)
    scene = told.scene(0, Parts())
    odds = by_name(told, scene, {"The minister": 0.9, met: 0.4})
    expected = ["The minister", met] if taken else ["The minister"]
    assert said(told, sides.chosen(told, scene, "actor", odds)) == expected


def test_whom_two_actors_met_is_no_third() -> None:
    text = "Kenya and Uganda visited the widows on Monday."
    told = parties("visited", {"the widows": 0.4}, side="actor", kind="CONSULT", text=text)
    scene = told.scene(0, Parts())
    odds = by_name(told, scene, {"Kenya": 0.9, "Uganda": 0.8, "the widows": 0.4})
    assert said(told, sides.chosen(told, scene, "actor", odds)) == ["Kenya", "Uganda"]


@pytest.mark.parametrize(
    ("text", "words", "town", "made"),
    [
        ("Drivers in Mombasa refused to pay.", "refused", "Mombasa", "Drivers in Mombasa"),
        ("The union called a march in Mombasa on Monday.", "called", "Mombasa", None),
        ("The union sued in Mombasa on Monday.", "sued", "Mombasa", None),
        ("Mombasa refused to pay.", "refused", "Mombasa", "Mombasa"),
        ("The union appealed to Mombasa.", "appealed", "Mombasa", "Mombasa"),
        ("They brought a plea from Mombasa.", "brought", "Mombasa", "Mombasa"),
        ("The envoy called his counterpart in Mombasa.", "called", "Mombasa", "his counterpart in Mombasa"),
        ("The envoy tore into Mombasa.", "tore into", "Mombasa", "Mombasa"),
        ("Across the Sabaki in Mombasa they met.", "met", "Mombasa", None),
    ],
)
def test_a_town_behind_in_is_who_stands_there_or_nobody(text: str, words: str, town: str, made: str | None) -> None:
    told = parties(words, {town: 0.9}, kind="REJECT", text=text)
    span = townsfolk.peopled(told.story, reader_marks.span(text, town), told.mentions, "recipient")
    assert (None if span is None else text[slice(*span)]) == made


def test_a_capital_that_receives_is_its_government() -> None:
    text = "They call it a tale put about in Nairobi."
    told = parties("call", {}, text=text)
    span = reader_marks.span(text, "Nairobi")
    assert townsfolk.peopled(told.story, span, told.mentions, "recipient") == span
    assert townsfolk.peopled(told.story, span, told.mentions, "actor") is None
    text = "Uganda closed its embassy in Nairobi; it had warned the drivers in Nairobi."
    told = parties("closed", {}, text=text)
    first, last = reader_marks.span(text, "Nairobi"), (text.rindex("Nairobi"), text.rindex("Nairobi") + 7)
    assert townsfolk.peopled(told.story, first, told.mentions, "recipient") == first
    drivers = (text.index("the drivers"), last[1])
    assert townsfolk.peopled(told.story, last, told.mentions, "recipient") == drivers


@pytest.mark.parametrize(
    ("words", "thing"),
    [
        ("custody", True),
        ("the flour", True),
        ("a federal lawsuit", True),
        ("the coup leaders", False),
        ("the servers", True),
        ("mineral exports", True),
        ("a trip", True),
        ("the blasts", True),
        ("the men of the attack", False),
        ("Acme's servers", False),
        ("the drug gang", False),
        ("90 tonnes of flour", True),
        ("the army's weapons", False),
        ("the Rice Board", False),
        ("the baker", False),
    ],
)
def test_a_thing_is_nobody(words: str, *, thing: bool) -> None:
    assert townsfolk.is_thing(f"They took {words}.", (10, 10 + len(words)), ()) is thing
    assert not townsfolk.is_thing(f"They took {words} office.", (10, 10 + len(words)), ())


@pytest.mark.parametrize(
    ("words", "made"),
    [
        ("police and allied militiamen", ["police", "allied militiamen"]),
        ("elders of the valley and soldiers of the garrison", ["elders of the valley", "soldiers of the garrison"]),
        ("women and children", ["women and children"]),
        ("the union of nurses and guards at the mill", ["the union of nurses and guards at the mill"]),
        ("soldiers of Karst and villagers", ["soldiers of Karst and villagers"]),
        ("the soldiers and officers", ["the soldiers and officers"]),
        ("the justice and peace commission", ["the justice and peace commission"]),
        ("the Society of Police and Judges", ["the Society of Police and Judges"]),
    ],
)
def test_two_sorts_of_people_in_a_row_are_two_parties(words: str, made: list[str]) -> None:
    assert [words[slice(*span)] for span in parted(words, (0, len(words)))] == made


@pytest.mark.parametrize(
    ("text", "words", "actors", "made"),
    [
        ("The army said the guerrilla offensive left ten dead.", "offensive", ["The army"], ["guerrilla"]),
        ("A rebel attack left ten dead.", "attack", [], ["rebel"]),
        ("The Tarn Front said the guerrilla offensive went on.", "offensive", ["The Tarn Front"], ["The Tarn Front"]),
        ("The army began an anti-guerrilla offensive.", "offensive", ["The army"], ["The army"]),
        ("The guerrilla attack by the army failed.", "attack", ["the army"], ["the army"]),
    ],
)
def test_who_an_attack_is_called_after_made_it(text: str, words: str, actors: list[str], made: list[str]) -> None:
    trigger, _ = reader_marks.marked(reader_marks.story(text), words, "actor", {}, "ASSAULT")
    spans = tuple(reader_marks.span(text, name) for name in actors)
    both = turned.styled(text, trigger, turned.Both(spans, ()))
    assert [text[slice(*span)] for span in both.actors] == made


@pytest.mark.parametrize(
    ("text", "whom", "who"),
    [
        ("Rebels kidnapped the remains of an engineer.", "the remains of an engineer", "an engineer"),
        ("Rebels shot the bodies of 12 men.", "the bodies of 12 men", "12 men"),
        ("Rebels attacked a body of troops.", "a body", "a body"),
        ("Rebels attacked the remains.", "the remains", "the remains"),
    ],
)
def test_whose_remains_they_are_was_done_to(text: str, whom: str, who: str) -> None:
    trigger, _ = reader_marks.marked(reader_marks.story(text), text.split()[1], "actor", {}, "ASSAULT")
    both = turned.remaining(text, trigger, turned.Both((), (reader_marks.span(text, whom),)))
    assert [text[slice(*span)] for span in both.recipients] == [who]


@pytest.mark.parametrize(("verb", "turns"), [("engaged in looting", False), ("engaged near Tarn", True)])
def test_who_is_engaged_in_something_does_it(verb: str, *, turns: bool) -> None:
    text = f"The rebels have been {verb}."
    trigger, _ = reader_marks.marked(reader_marks.story(text), "have been engaged", "actor", {}, "ASSAULT")
    rebels = reader_marks.span(text, "The rebels")
    both = turned.suffered(text, trigger, turned.Both((rebels,), ()))
    assert both == (turned.Both((), (rebels,)) if turns else turned.Both((rebels,), ()))


@pytest.mark.parametrize(
    ("text", "words", "kind", "sides_given", "made"),
    [
        (
            "The mayor has faced criticism from the union.",
            "has faced criticism",
            "ACCUSE",
            (["The mayor"], ["the union"]),
            (["the union"], ["The mayor"]),
        ),
        ("Guards came under fire near Tarn.", "came under fire", "ASSAULT", (["Guards"], []), ([], ["Guards"])),
        ("Guards set fire to the mill.", "set fire", "ASSAULT", (["Guards"], []), (["Guards"], [])),
        (
            "The mayor voiced criticism of the union.",
            "voiced criticism",
            "ACCUSE",
            (["The mayor"], ["the union"]),
            (["The mayor"], ["the union"]),
        ),
    ],
)
def test_who_faces_criticism_receives_it(
    text: str, words: str, kind: str, sides_given: tuple[list[str], list[str]], made: tuple[list[str], list[str]]
) -> None:
    trigger, _ = reader_marks.marked(reader_marks.story(text), words, "actor", {}, kind)
    both = turned.Both(*(tuple(reader_marks.span(text, name) for name in side) for side in sides_given))
    told = turned.faced(text, trigger, both)
    assert [[text[slice(*span)] for span in side] for side in told] == list(made)


@pytest.mark.parametrize(
    ("text", "words", "sides_given", "made"),
    [
        (
            "Relatives have filed a class-action suit against Acme Tools.",
            "have filed a class-action suit",
            (["Acme Tools"], []),
            ([], ["Acme Tools"]),
        ),
        (
            "Ama Boro and Kofi Rell, the parents, have filed a lawsuit against the mayor.",
            "have filed a lawsuit",
            (["the parents"], ["Ama Boro"]),
            (["the parents"], ["the mayor"]),
        ),
        (
            "The guards opened a case against eleven drivers.",
            "opened a case",
            (["The guards"], ["eleven drivers"]),
            (["The guards"], ["eleven drivers"]),
        ),
        (
            "The mayor filed papers and spoke against Acme Tools.",
            "filed papers",
            (["The mayor"], []),
            (["The mayor"], []),
        ),
    ],
)
def test_whom_a_suit_is_against_receives_it(
    text: str, words: str, sides_given: tuple[list[str], list[str]], made: tuple[list[str], list[str]]
) -> None:
    trigger, _ = reader_marks.marked(reader_marks.story(text), words, "actor", {}, "ACCUSE")
    both = turned.Both(*(tuple(reader_marks.span(text, name) for name in side) for side in sides_given))
    named = [reader_marks.span(text, name) for name in ("Acme Tools", "the mayor", "eleven drivers") if name in text]
    told = turned.charged(text, trigger, both, named)
    assert [[text[slice(*span)] for span in side] for side in told] == list(made)


@pytest.mark.parametrize(
    ("clause", "words", "made"),
    [
        ("which in 2014 seized half of Tarn", "seized half", (["the Rell Front"], [])),
        ("which also attacked a mill", "attacked", (["the Rell Front"], [])),
        ("which was attacked by guards", "attacked", (["The mayor"], ["the Rell Front"])),
        ("whose guards seized half of Tarn", "seized half", (["The mayor"], ["the Rell Front"])),
    ],
)
def test_who_a_clause_in_the_active_tells_of_acts(clause: str, words: str, made: tuple[list[str], list[str]]) -> None:
    text = f"The mayor warned of the Rell Front, {clause}."
    trigger, _ = reader_marks.marked(reader_marks.story(text), words, "actor", {}, "ASSAULT")
    both = turned.Both((reader_marks.span(text, "The mayor"),), (reader_marks.span(text, "the Rell Front"),))
    told = turned.related(text, trigger, both)
    assert [[text[slice(*span)] for span in side] for side in told] == list(made)


@pytest.mark.parametrize(
    ("text", "words", "kind", "sides_given", "made"),
    [
        ("Rell fled despite calls from a deputy to stay.", "calls", "REQUEST", (["Rell"], ["a deputy"]),
         (["a deputy"], ["Rell"])),
        ("The law drew sharp criticism from the guild.", "criticism", "ACCUSE", (["The law"], []),
         (["the guild"], ["The law"])),
        ("Congress demands from Rell an answer.", "demands", "REQUEST", (["Congress"], ["Rell"]),
         (["Congress"], ["Rell"])),
        ("A call from Rell came at noon.", "call", "CONSULT", (["Rell"], []), (["Rell"], [])),
    ],
)  # fmt: skip
def test_who_a_call_or_criticism_comes_from_acts(
    text: str,
    words: str,
    kind: str,
    sides_given: tuple[list[str], list[str]],
    made: tuple[list[str], list[str]],
) -> None:
    trigger, _ = reader_marks.marked(reader_marks.story(text), words, "actor", {}, kind)
    both = turned.Both(*(tuple(reader_marks.span(text, name) for name in side) for side in sides_given))
    named = [reader_marks.span(text, name) for name in ("a deputy", "the guild", "Rell") if name in text]
    told = turned.voiced(text, trigger, both, named)
    assert tuple([text[slice(*span)] for span in side] for side in told) == made


@pytest.mark.parametrize(
    ("text", "party", "made"),
    [
        ("They met the parents of a guard who was killed.", "the parents of a guard", "a guard"),
        ("They met the parents of a guard who were killed.", "the parents of a guard", "the parents of a guard"),
        ("They met the captain of the guards who was killed.", "the captain of the guards",
         "the captain of the guards"),
    ],
)  # fmt: skip
def test_was_tells_of_one(text: str, party: str, made: str) -> None:
    trigger, _ = reader_marks.marked(reader_marks.story(text), "killed", "actor", {}, "ASSAULT")
    (told,) = turned.one_of_many(text, trigger, turned.Both((), (reader_marks.span(text, party),))).recipients
    assert text[slice(*told)] == made


@pytest.mark.parametrize("where", ["", " in Norland and Karst", " near Tarn"])
def test_who_was_attacked_somewhere_suffered_it(where: str) -> None:
    text = f"Some guards{where} have been attacked often."
    trigger, _ = reader_marks.marked(reader_marks.story(text), "attacked", "actor", {}, "ASSAULT")
    guards = reader_marks.span(text, "Some guards")
    assert turned.suffered(text, trigger, turned.Both((guards,), ())) == turned.Both((), (guards,))


def test_nobody_is_hit_in_the_air() -> None:
    text = "They fired into the air."
    assert townsfolk.is_thing(text, (text.index("the air"), len(text) - 1), ())
