"""Parties that stand beside an act told by a noun."""

from __future__ import annotations

import msgspec
import pytest

from dateline import link
from dateline.model import Mention, Trigger
from dateline.reader.bystanders import is_addressed, is_aside, is_behind_object, is_one, is_person_for_it, is_scene
from tests import reader_marks

CASES = [
    ("The government imposed a curfew after the murder of a judge.", "The government", "murder", "GOV", True),
    (
        "The government fought the cartels following the killings of two judges.",
        "The government",
        "killings",
        "GOV",
        True,
    ),
    ("The union condemned the bombing of its offices.", "The union", "bombing", "LAB", True),
    ("Rebels condemned the bombing of the market.", "Rebels", "bombing", "REB", True),
    ("Karst says it had nothing to do with the assassination of the envoy.", "Karst", "assassination", "GOV", True),
    ("The mayor's murder shook the town.", "The mayor", "murder", "GOV", True),
    ("A week after the senator's killing the vote was held.", "the senator's", "killing", "LEG", True),
    ("The minister said that the attack was over.", "The minister", "attack", "GOV", True),
    ("The army's killing of two farmers angered them.", "The army", "killing", "MIL", False),
    ("The army's raid angered them.", "The army", "raid", "MIL", False),
    ("Talks ended after the army's raid on a village.", "the army", "raid", "MIL", False),
    ("The army apologised after its raid on a village.", "The army", "raid", "MIL", False),
    ("The gunmen fled after the murder of a judge.", "The gunmen", "murder", "UAF", False),
    ("Two masked gunmen fled after the murder of a judge.", "Two masked gunmen", "murder", None, False),
    ("The army withdrew after the raid on a village.", "The army", "raid", "MIL", False),
    ("The rebels carried out the bombing of the market.", "The rebels", "bombing", "REB", False),
    ("The rebels bombed the market after dawn.", "The rebels", "bombed", "REB", False),
    ("The governor reacted to a shooting at a mill.", "The governor", "shooting", "GOV", True),
    ("After the shooting at a mill, the governor asked for calm.", "the governor", "shooting", "GOV", True),
    ("In the days following the attacks in Tarn, the mayor looked tough.", "the mayor", "attacks", "GOV", True),
    ("After the shooting at a mill, gunmen fled.", "gunmen", "shooting", "UAF", False),
    ("After the shooting at a mill, blamed on the mayor, we fled.", "the mayor", "shooting", "GOV", False),
    ("After the shooting by some guards, the mayor fled.", "some guards", "shooting", "COP", False),
    ("The bloc suspended Karst after a coup in Callis.", "The bloc", "coup", "IGO", True),
    ("The army announced a crackdown on Monday.", "The army", "crackdown", "MIL", False),
    ("A shooting at the mill, the mayor said, was his work.", "the mayor", "shooting", "GOV", False),
]


@pytest.mark.parametrize(("text", "party", "words", "sector", "beside"), CASES)
def test_who_only_stands_beside_an_act(text: str, party: str, words: str, sector: str | None, *, beside: bool) -> None:
    at, first = text.index(words), text.index(party)
    trigger = Trigger(
        evidence_span=(0, len(text)), span=(at, at + len(words)), clause_span=(0, len(text)), type="ASSAULT",
        mode=None, status="actual", role="news", voice="nominal", rule="", confidence=1.0,
    )  # fmt: skip
    assert is_one(text, trigger, (first, first + len(party)), sector) is beside


def test_other_acts_have_no_bystanders() -> None:
    text = "The union condemned the visit."
    trigger = Trigger(
        evidence_span=(0, len(text)), span=(24, 29), clause_span=(0, len(text)), type="CONSULT", mode=None,
        status="actual", role="news", voice="nominal", rule="", confidence=1.0,
    )  # fmt: skip
    assert not is_one(text, trigger, (0, 9), "LAB")


def _trigger(text: str, words: str, voice: str = "nominal") -> Trigger:
    at = text.index(words)
    return Trigger(
        evidence_span=(0, len(text)), span=(at, at + len(words)), clause_span=(0, len(text)), type="ASSAULT",
        mode=None, status="actual", role="news", voice=voice, rule="", confidence=1.0,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words", "party", "aside"),
    [
        ("Ten thousand nurses, including Ama Boro, accused it.", "accused", "Ama Boro", True),
        ("The blast hurt five, including three members of the police.", "blast", "the police", True),
        ("He led men, including two officers who fired.", "fired", "two officers", False),
        ("It was a night of raids, including clashes of the army with rebels.", "clashes", "the army", False),
        ("Several died, including on Monday when police fired.", "fired", "police", False),
        ("The minister wrote to Ama Boro asking him to go.", "asking him", "Ama Boro", True),
        ("The meeting went on with Ama Boro asking him to go.", "asking him", "Ama Boro", False),
        ("The minister wrote to Ama Boro, asking for peace.", "asking", "The minister", False),
        ("The minister spoke against people like Ama Boro and denied it.", "denied", "Ama Boro", True),
        ("Raiders wearing army uniforms hit a mill.", "hit", "army", True),
        ("Men who posed as tax officers robbed a mill.", "robbed", "tax officers", True),
        ("The mayor serves as governor; rebels hit a mill.", "hit", "rebels", False),
        ("Raiders attacked a house owned by the Boro family.", "attacked", "the Boro family", True),
        ("The house was owned by the Boro family.", "owned", "the Boro family", False),
        ("He was requested by Norland after his arrest.", "arrest", "Norland", True),
        ("He was requested by Norland after his arrest.", "requested", "Norland", False),
        ("Shells aimed at the port authority hit a mill.", "Shells", "the port authority", True),
        ("A raid led by the army hit a mill.", "raid", "the army", False),
        ("The killing of a judge, but in the face of the push mounted by the army.", "killing", "the army", True),
        ("The killing of a judge in a push mounted by the army.", "killing", "the army", False),
    ],
)
def test_who_is_only_named_to_tell_of_another(text: str, words: str, party: str, *, aside: bool) -> None:
    at = text.index(party)
    assert is_aside(text, _trigger(text, words), (at, at + len(party))) is aside


@pytest.mark.parametrize(
    ("text", "words", "party", "scene"),
    [
        ("The night of the Benghazi attack was dark.", "attack", "Benghazi", True),
        ("Since the Nairobi and Mombasa attacks it is dark.", "attacks", "Nairobi", True),
        ("Since the Hamas attack it is dark.", "attack", "Hamas", False),
        ("Since the Kenyan attack it is dark.", "attack", "Kenyan", False),
        ("A home guard of Mombasa has attacked it.", "attack", "A home guard of Mombasa", False),
        ("Nairobi condemned the attack.", "condemned", "Nairobi", False),
    ],
)
def test_a_town_that_an_attack_is_called_after_did_not_do_it(text: str, words: str, party: str, *, scene: bool) -> None:
    at = text.index(party)
    mentions = [m for m in link.find(reader_marks.story(text)) if at <= m.span[0] and m.span[1] <= at + len(party)]
    assert is_scene(text, _trigger(text, words), (at, at + len(party)), mentions) is scene


@pytest.mark.parametrize(
    ("text", "party", "person"),
    [
        ("It condemned Uganda. President William Ruto had backed the bill.", "President William Ruto", True),
        ("It also condemned Uganda. President William Ruto had backed the bill.", "President William Ruto", True),
        ("He condemned Uganda. President William Ruto had backed the bill.", "President William Ruto", False),
        ("It condemned Uganda. Kenya had backed the bill.", "Kenya", False),
    ],
)
def test_it_is_no_person(text: str, party: str, *, person: bool) -> None:
    at = text.index(party)
    mentions = [m for m in link.find(reader_marks.story(text)) if m.span == (at, at + len(party))]
    assert mentions
    assert is_person_for_it(text, _trigger(text, "condemned", "active"), (at, at + len(party)), mentions) is person


def test_whom_a_speaker_addresses_does_not_act() -> None:
    for text, addressed in (
        ("Citizens of Karst, we ask for calm.", True),
        ("Citizens of Karst, who ask for calm, wait.", False),
    ):
        assert is_addressed(text, (0, len("Citizens of Karst"))) is addressed


def test_a_body_that_looks_like_a_person_is_it() -> None:
    for name, barred in (("the Tarn Bureau", False), ("Amina Boro", True)):
        text = f"On Monday {name} said it salutes the miners."
        first = text.index(name)
        person = Mention(
            span=(first, first + len(name)), kind="actor", id="unknown:x", name=name, country=None, rule="person"
        )  # fmt: skip
        trigger = _trigger(text, "salutes", "active")
        assert is_person_for_it(text, trigger, person.span, (person,)) is barred


@pytest.mark.parametrize(
    ("text", "words", "party", "kind", "behind"),
    [
        ("The bank answered by accusing him of courting Kenya.", "accusing him", "Kenya", "ACCUSE", True),
        ("The bank asked her to call the mayor.", "asked", "the mayor", "REQUEST", True),
        ("Unions endorsed her over the mayor.", "endorsed her", "the mayor", "SUPPORT", True),
        ("The bank accused her brother of courting Kenya.", "accused", "her brother", "ACCUSE", False),
        ("The bank accused her brother of it.", "accused her", "brother", "ACCUSE", False),
        ("The bank praised the mayor and asked him to stay.", "praised", "the mayor", "SUPPORT", False),
        ("They carried her off along with two neighbours.", "carried her", "two neighbours", "COERCE", False),
    ],
)
def test_who_stands_behind_the_object_has_nothing_done_to_him(
    text: str, words: str, party: str, kind: str, *, behind: bool
) -> None:
    trigger = msgspec.structs.replace(_trigger(text, words), type=kind)
    first = text.index(party)
    assert is_behind_object(text, trigger, (first, first + len(party))) is behind


@pytest.mark.parametrize(
    ("text", "party", "sector", "beside"),
    [
        ("The president fell in the wake of popular protests.", "The president", "GOV", True),
        ("Police fired shots after a protest in Lorn.", "Police", "COP", True),
        ("Police held a protest in Lorn.", "Police", "COP", False),
        ("He fell after large protests in Lorn.", "large protests", "OPP", True),
        ("Students were freed after a protest in Lorn.", "Students", "EDU", False),
    ],
)
def test_the_state_only_answers_a_protest(text: str, party: str, sector: str, *, beside: bool) -> None:
    trigger, _ = reader_marks.marked(reader_marks.story(text), "protest", "actor", {}, "PROTEST")
    assert is_one(text, trigger, reader_marks.span(text, party), sector) is beside
