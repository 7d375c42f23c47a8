"""On whose word an event or a figure is told."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dateline.attach.sources import hedge_of, sources_of, sources_of_figure, united, why_no_source
from dateline.extract import statements
from dateline.model import Span, Trigger
from tests.test_statements import story


def trigger(text: str, words: str, kind: str = "ASSAULT", mode: str | None = None) -> Trigger:
    """A found event whose trigger is ``words`` and whose clause is the whole text."""
    at = text.index(words)
    whole = (0, len(text))
    return Trigger(
        evidence_span=whole,
        span=(at, at + len(words)),
        clause_span=whole,
        type=kind,
        mode=mode,
        status="actual",
        role="news",
        voice="active",
        rule="test",
        confidence=1.0,
    )


def sources(text: str, words: str, kind: str = "ASSAULT", mode: str | None = None) -> list[str]:
    found = story(text)
    return said(text, sources_of(found, trigger(text, words, kind, mode), statements.find(found)))


def said(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [text[slice(*s)] for s in spans]


def test_the_speaker_of_a_statement_is_the_source() -> None:
    assert sources("Rebels shelled the port, the army said on Friday.", "shelled") == ["the army"]


def test_the_outlet_is_no_source() -> None:
    assert sources("Rebels shelled the port on Friday.", "shelled") == []
    assert sources("Rebels shelled the port, our correspondent said.", "shelled") == []


def test_inner_source_first() -> None:
    text = "Rebels shelled the port, state media reported, citing the defence ministry."
    assert sources(text, "shelled") == ["the defence ministry", "state media"]


def test_nested_statements_chain_outwards() -> None:
    text = "The mayor stressed that rebels shelled the port, the foreign ministry said in a statement."
    assert sources(text, "shelled") == ["The mayor", "the foreign ministry"]


def test_who_speaks_together_is_one_source() -> None:
    assert sources("Rebels shelled the port, medics and residents said.", "shelled") == ["medics and residents"]
    assert sources("Rebels shelled the port, Kaland and Dorvan officials said.", "shelled") == [
        "Kaland and Dorvan officials"
    ]


def test_a_verb_of_saying_is_no_source_of_itself() -> None:
    text = "If it rains, the union warned, the bridge will be closed."
    whole = tuple(replace(q, content_span=(0, len(text) - 1)) for q in statements.find(story(text)))
    for words, told in (("warned", []), ("closed", ["the union"])):
        assert said(text, sources_of(story(text), trigger(text, words, "COERCE"), whole)) == told


def test_a_duty_that_somebody_names_is_his_request() -> None:
    assert sources("The army must leave the port, the union said.", "must leave", "REQUEST") == []
    assert sources("The army asked for the port, the union said.", "asked for", "REQUEST") == ["the union"]


def test_parts_of_one_speaker_are_one_source() -> None:
    text = "Rebels shelled the port, said a letter by the army's command, as did a nurse."
    found = statements.find(story(text))
    letter, command, nurse = ((text.index(w), text.index(w) + len(w)) for w in ("a letter", "the army", "a nurse"))
    assert said(text, united(story(text), (letter, command, nurse), found)) == [
        "a letter by the army's command",
        "a nurse",
    ]
    assert said(text, united(story(text), (letter, nurse), found)) == ["a letter", "a nurse"]


def test_whose_count_it_is_tells_the_figure() -> None:
    for text, told in (
        ("Rebels killed 16 villagers by the count of the parish.", ["the parish"]),
        ("Rebels have killed 16 villagers by Kaland's own reckoning.", ["Kaland's own reckoning"]),
        ("The parish has counted 16 dead villagers.", ["The parish"]),
        ("The rebels put it at 16.", ["The rebels"]),
        ("Rebels killed 16 villagers by the bridge of the parish.", []),
        ("The policemen were counted among the 16 dead.", []),
    ):
        found = story(text)
        at = text.index("16")
        assert said(text, sources_of_figure(found, (at, at + 2), statements.find(found))) == told
        assert not [q for q in statements.find(found) if q.reported]


def test_the_actor_of_a_speech_act_is_not_its_own_source() -> None:
    text = "The general said he would burn every village, the radio reported."
    assert sources(text, "would burn", "THREATEN") == ["the radio"]
    assert sources(text, "would burn", "ASSAULT") == ["The general", "the radio"]


def test_a_speech_act_that_somebody_tells_of_has_a_source() -> None:
    assert sources("The rebels rejected the deal, a mediator said.", "rejected", "REJECT") == ["a mediator"]


def test_why_there_is_no_source() -> None:
    reasons = []
    for text, words, kind in (
        ("Rebels shelled the port.", "shelled", "ASSAULT"),
        ("The general said he would burn every village.", "would burn", "THREATEN"),
        ("Rebels shelled the port, our correspondent said.", "shelled", "ASSAULT"),
    ):
        found = story(text)
        reasons.append(why_no_source(found, trigger(text, words, kind), statements.find(found)))
    assert reasons == [
        "the page tells it on its own word",
        "the act is done by the words reported, so its actor is no source of it",
        "only the outlet itself is named",
    ]


def test_what_is_demanded_is_not_told_but_what_is_alleged_is() -> None:
    assert sources("The mayor urged the army to shell the port.", "shell") == []
    assert sources("The mayor accused the army of shelling the port.", "shelling") == ["The mayor"]


def test_the_noun_that_a_relative_clause_tells_of() -> None:
    text = "Two men died in an attack that the army said was carried out by rebels."
    assert sources(text, "attack") == ["the army"]


def test_figures() -> None:
    text = "The ministry put the toll at 16, while rebels said 40 soldiers had died."
    found = story(text)
    quotations = statements.find(found)
    by = {n: said(text, sources_of_figure(found, (text.index(n), text.index(n) + 2), quotations)) for n in ("16", "40")}
    assert by == {"16": ["The ministry"], "40": ["rebels"]}


def test_hedges() -> None:
    text = "Rebels reportedly shelled the port."
    found = story(text)
    span = hedge_of(found, trigger(text, "shelled"), ())
    assert span is not None
    assert text[slice(*span)] == "reportedly"
    assert hedge_of(story("Rebels shelled it."), trigger("Rebels shelled it.", "shelled"), ()) is None


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.integers(0, 200), st.integers(1, 20))
def test_any_span_of_any_text(text: str, start: int, length: int) -> None:
    found = story(text)
    for span in sources_of_figure(found, (start, start + length), statements.find(found)):
        assert text[slice(*span)]
