"""Actors and recipients: where they stand in plain sentences, and what holds for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dateline
from dateline import codebook, link
from dateline.attach.parties import parties_of, why_no_actor, why_no_recipient
from dateline.extract.events import find, reading, subjects
from tests.test_events import WORDS, story


def parties(text: str, number: int = 0) -> tuple[list[str], list[str]]:
    """The words of the actors and recipients of one event of the text."""
    one = story(text)
    found = find(one, codebook.load())
    actors, recipients = parties_of(one, found[number], found)
    return [text[a:b] for a, b in actors], [text[a:b] for a, b in recipients]


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Police arrested two reporters in Sorn.", ["Police"], ["two reporters"]),
        ("Two reporters were arrested by police in Sorn.", ["police"], ["Two reporters"]),
        ("Two reporters were arrested in Sorn.", [], ["Two reporters"]),
        ("Gunmen on motorcycles shot dead a judge.", ["Gunmen"], ["a judge"]),
        ("Militants armed with rifles kidnapped a priest.", ["Militants"], ["a priest"]),
        ("The governor, who was away last week, condemned the rebels.", ["The governor"], ["the rebels"]),
        ("Karst and Veloria expelled three envoys.", ["Karst", "Veloria"], ["three envoys"]),
        ("Karst accused Veloria of poisoning the canal.", ["Karst"], ["Veloria"]),
        ("The bishops called on the cabinet to free the strikers.", ["The bishops"], ["the cabinet"]),
        ("Officers detained a singer, a driver and two cooks.", ["Officers"], ["a singer"]),
        ("Rebels clashed with soldiers near Teth.", ["Rebels", "soldiers"], []),
        ("Karstian shelling of the town began at dawn.", ["Karstian"], ["the town"]),
        ("The army launched an attack on the rebels.", ["The army"], ["the rebels"]),
        ("Police used batons and arrested 40 men.", ["Police"], ["40 men"]),
        ("The Front, which in 2029 attacked a post in Sorn, was banned.", ["The Front"], ["a post"]),
        ("Gunmen who attacked a post in Sorn fled.", ["Gunmen"], ["a post"]),
        ("The Front, whose jets bombed a convoy near Teth, is strong.", ["The Front"], ["a convoy"]),
        ("Karst is keen to welcome the envoys.", ["Karst"], ["the envoys"]),
        ("The Office of Public Order (OPO) on Monday arrested two men.", ["The Office of Public Order"], ["two men"]),
        ("Karst, Veloria and Sorn urged the rebels to leave.", ["Karst", "Veloria", "Sorn"], ["the rebels"]),
        ("Guards arrested four men linked to a banned club, accusing them of fraud.", ["Guards"], ["four men"]),
        ("Karst condemned the raid, in which two drivers died, and praised the nurses.", ["Karst"], []),
        ("No fewer than 20 rebels attacked a post.", ["20 rebels"], ["a post"]),
        ("A spokesman for the Front accused the army of theft.", ["the Front"], ["the army"]),
        ("Karst said in a statement that urged the rebels to leave.", ["Karst"], ["the rebels"]),
        ("At least 40 people were arrested, the National Police said.", ["the National Police"], ["40 people"]),
        ("The army shelled 20 sites linked to the Front.", ["The army"], ["the Front"]),
        ("Rebels seized large parts of the valley.", ["Rebels"], []),
        ("Karst launched airstrikes in Sorn against the rebels.", ["Karst"], ["the rebels"]),
        ("Karst is deferring the removal of some Velorian citizens.", ["Karst"], ["some Velorian citizens"]),
        ("The premier stressed to the envoy the need for talks.", ["The premier"], ["the envoy"]),
        ("Karst threatened to expel the envoys.", ["Karst"], ["the envoys"]),
        ("A truce between Karst and the rebels took hold at dawn.", ["Karst", "the rebels"], []),
    ],
)
def test_plain_sentences(text: str, actors: list[str], recipients: list[str]) -> None:
    told = parties(text)
    assert told[0] == actors
    assert [r for r in told[1] if r in recipients] == recipients


def test_a_weapon_is_no_actor() -> None:
    assert parties("A roadside bomb killed two guards.") == ([], ["two guards"])


def test_a_perpetrator_is_found_behind_carried_out_by() -> None:
    text = "Two guards were killed in an attack that officials said was carried out by Karstian rebels."
    assert parties(text) == (["Karstian rebels"], ["Two guards"])


def test_a_pronoun_stands_for_the_subject_before_it() -> None:
    assert parties("Premier Ada Voss spoke to reporters. She accused Karst of theft.") == (
        ["Premier Ada Voss"],
        ["Karst"],
    )


def test_the_two_countries_are_the_two_named_most_often() -> None:
    text = (
        "Iraq and the United States spoke of trade in Oslo. Iraq asked the United States for loans. "
        "The two countries agreed to meet again."
    )
    one = story(text)
    mentions = link.find(one)
    found = find(one, codebook.load(), mentions)
    actors, _ = parties_of(one, found[-1], found, mentions)
    assert sorted({text[a:b].removeprefix("the ") for a, b in actors}) == ["Iraq", "United States"]


def test_the_talks_have_the_parties_of_the_talks() -> None:
    text = "Talks between Karst and the rebels began in January. The talks have since paused."
    assert parties(text, 1) == (["Karst", "the rebels"], [])


def test_a_request_in_a_call_is_made_to_the_other_party() -> None:
    text = "The Karstian premier, in a phone call with the Velorian envoy, stressed the need for talks."
    assert parties(text, 1) == (["The Karstian premier"], ["the Velorian envoy"])


def test_a_denial_answers_the_speaker() -> None:
    assert parties("The union said the count was false. The ministry denied it.") == (["The ministry"], ["The union"])


def test_a_he_is_no_country() -> None:
    text = "Iraq was calm. General Ali Hassan spoke in Mosul. He accused the rebels of theft."
    one = story(text)
    mentions = link.find(one)
    found = find(one, codebook.load(), mentions)
    actors, _ = parties_of(one, found[-1], found, mentions)
    assert [text[a:b] for a, b in actors] == ["General Ali Hassan"]


def test_why_null_is_a_sentence_of_its_own_case() -> None:
    one = story("Two reporters were arrested. Rebels clashed with soldiers.")
    first, second = find(one, codebook.load())
    assert "passive" in why_no_actor(one, first)
    assert "both sides" in why_no_recipient(one, second)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_any_text_is_read_and_spans_lie_in_it(text: str) -> None:
    one = story(text)
    found = find(one, codebook.load())
    for trigger in found:
        actors, recipients = parties_of(one, trigger, found)
        assert not set(actors) & set(recipients)
        for a, b in (*actors, *recipients):
            assert 0 <= a < b <= len(text)
            assert text[a:b] == text[a:b].strip()


def test_many_events_cost_linear_time() -> None:
    text = "He said police arrested them. It condemned the attack and denied it. " * 400
    one = story(text)
    found = find(one, codebook.load())
    for trigger in found:
        parties_of(one, trigger, found)


LEAD = "Port Callis, March 4, 2025 (Reuters) - "
RULES = dateline.Settings(reader="rules")


def sides(text: str, trigger: str) -> tuple[list[str], list[str]]:
    event = next(e for e in dateline.read(LEAD + text, settings=RULES).events if trigger in e.trigger)
    return [a.text for a in event.actors], [a.text for a in event.recipients]


def test_the_object_of_an_infinitive_does_not_act_in_the_next_verb() -> None:
    text = "Minister Ama Boro urged farmers to join the talks on Monday and criticized the delay."
    assert sides(text, "criticized")[0] == ["Minister Ama Boro"]


def test_a_date_is_no_recipient() -> None:
    assert "Dec. 30" not in sides("The agency recommended the changes to the law on Dec. 30, 2024.", "recommended")[1]


def test_i_in_a_quotation_is_its_speaker() -> None:
    text = '"I condemned the attack on the market," Minister Ama Boro said on Monday.'
    assert sides(text, "condemned")[0] == ["Minister Ama Boro"]


def test_the_head_of_a_phrase_is_kept() -> None:
    assert sides("The town was attacked by the Velorian military in March.", "attacked")[0] == ["the Velorian military"]


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("The minister wrote to Ama Boro and Omar Rell on Monday asking them to go.", "asking", "The minister"),
        ("The minister wrote to Ama Boro and Omar Rell asking them to go.", "asking", "The minister"),
        ("Talks went on with Ama Boro urging them to stop.", "urging", "Ama Boro"),
        ("Since Karst fell, Norland - backed by Veloria - has blockaded the coast.", "blockaded", "Norland"),
        ("A fighter who follows the creed of the Front attacked a mill.", "attacked", "A fighter"),
        ("A man who says rebels attacked a mill fled.", "attacked", "rebels"),
        ("Since Karst fell, Norland has blockaded the coast.", "blockaded", "Norland"),
    ],
)
def test_the_subject_of_a_clause_is_not_the_nearest_name(text: str, words: str, actor: str) -> None:
    one = story(text)
    r = reading.read(text, one.sentences[0].span)
    head = next(i for i in r.groups if r.tokens[i].lower == words)
    found = subjects.subject(r, head)
    assert found is not None
    assert text[slice(*found.span)] == actor
