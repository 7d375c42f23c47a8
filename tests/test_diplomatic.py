"""Parties of talks, visits, withdrawals and releases, and who the words beside them say acts."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dateline import link
from dateline.reader.diplomatic import is_no_doer, is_not_hit, told_of
from dateline.reader.turned import Both
from tests import reader_marks

Sides = tuple[list[str], list[str]]


@pytest.mark.parametrize(
    ("text", "words", "kind", "given", "made"),
    [
        (
            "Peru recognised a state, prompting Chile to recall its envoy.",
            "recall",
            "SANCTION withdraw",
            (["Peru"], ["Chile"]),
            (["Chile"], []),
        ),
        ("Peru asked Chile to recall its envoy.", "recall", "SANCTION withdraw", (["Peru"], []), (["Peru"], [])),
        (
            "The army said rebels had agreed to hand over their arms.",
            "agreed",
            "CONCEDE",
            (["The army", "rebels"], []),
            (["rebels"], []),
        ),
        (
            "Rell, who leads the talks, said the parties had agreed to meet.",
            "agreed",
            "AGREE",
            (["Rell", "the parties"], []),
            (["the parties"], []),
        ),
        ("The army and rebels agreed to meet.", "agreed", "AGREE", (["The army", "rebels"], []),
         (["The army", "rebels"], [])),
        (
            "Rell visited Peru for talks with President Harl.",
            "visited",
            "CONSULT",
            (["Rell", "Peru", "President Harl"], []),
            (["Rell", "President Harl"], []),
        ),
        ("Rell visited Peru.", "visited", "CONSULT", (["Rell", "Peru"], []), (["Rell", "Peru"], [])),
        (
            "Peru's ambassador to Chile was summoned to hear a protest.",
            "summoned",
            "ACCUSE",
            (["Peru"], ["Chile"]),
            (["Chile"], ["Peru's ambassador to Chile"]),
        ),
        (
            "The Peruvian ambassador was summoned by Chile.",
            "summoned",
            "ACCUSE",
            (["Chile"], []),
            (["Chile"], ["The Peruvian ambassador"]),
        ),
        ("Two envoys were expelled from Peru.", "expelled", "SANCTION expel", ([], ["Two envoys"]),
         (["Peru"], ["Two envoys"])),
        ("Two envoys were expelled from offices.", "expelled", "SANCTION expel", ([], ["Two envoys"]),
         ([], ["Two envoys"])),
        (
            "The Front released two hostages and Chile freed ten prisoners.",
            "freed",
            "RETREAT release",
            (["Chile"], ["two hostages", "ten prisoners"]),
            (["Chile"], ["ten prisoners"]),
        ),
        (
            "Chile let ten prisoners go for a soldier freed by the Front.",
            "freed",
            "RETREAT release",
            (["the Front"], ["ten prisoners"]),
            (["the Front"], ["a soldier"]),
        ),
        (
            "Peru offered to mediate between Chile and the Front.",
            "offered to mediate",
            "AGREE",
            (["Peru"], ["Chile"]),
            (["Peru"], ["Chile", "the Front"]),
        ),
        (
            "They signed an accord, and a plan of Chile and Peru followed.",
            "signed",
            "SUPPORT",
            (["They"], ["Chile"]),
            (["They"], ["Chile"]),
        ),
        (
            "Rell said Peru must withdraw its troops.",
            "must withdraw",
            "REQUEST",
            (["Peru"], ["Rell"]),
            (["Rell"], ["Peru"]),
        ),
        (
            "Peru is willing to hold talks with Chile.",
            "willing to hold talks",
            "AGREE",
            (["Peru", "Chile"], []),
            (["Peru"], ["Chile"]),
        ),
        ("Peru reached a deal with Chile.", "reached a deal", "AGREE", (["Peru", "Chile"], []),
         (["Peru", "Chile"], [])),
        (
            "Rell told reporters in Lorn that Peru must go.",
            "must go",
            "REQUEST",
            (["Rell"], ["Peru", "reporters in Lorn"]),
            (["Rell"], ["Peru"]),
        ),
    ],
)  # fmt: skip
def test_who_does_it_to_whom(text: str, words: str, kind: str, given: Sides, made: Sides) -> None:
    page = reader_marks.story(text)
    name, _, mode = kind.partition(" ")
    trigger, _ = reader_marks.marked(page, words, "actor", {}, name)
    trigger = replace(trigger, mode=mode or None, voice="active")
    spans = {one: reader_marks.span(text, one) for side in (*given, *made) for one in side}
    both = Both(*(tuple(spans[one] for one in side) for side in given))
    found = told_of(text, trigger, both, spans.values())
    assert tuple([text[slice(*span)] for span in sorted(side)] for side in found) == made


@pytest.mark.parametrize(
    ("text", "words", "kind", "party", "no"),
    [
        ("Talks on Peru between Chile and Kenya opened.", "Talks", "CONSULT", "Peru", True),
        ("Talks on Peru between Chile and Kenya opened.", "Talks", "CONSULT", "Chile", False),
        ("They held talks about the war in Peru.", "talks", "CONSULT", "Peru", True),
        ("They swapped prisoners in a deal brokered by Peru.", "swapped", "RETREAT", "Peru", True),
        ("They met in talks brokered by Peru.", "met", "CONSULT", "Peru", False),
    ],
)
def test_what_talks_are_on_and_who_brokered_it_did_nothing(
    text: str, words: str, kind: str, party: str, *, no: bool
) -> None:
    page = reader_marks.story(text)
    trigger, _ = reader_marks.marked(page, words, "actor", {}, kind)
    span = reader_marks.span(text, party)
    mentions = [m for m in link.find(page, ()) if m.span == span and m.kind == "actor"]
    assert is_no_doer(text, trigger, span, mentions) is no


@pytest.mark.parametrize(
    ("text", "words", "kind", "party", "no"),
    [
        ("Chile pulled 1,500 troops out of Peru.", "pulled", "RETREAT", "Peru", True),
        ("Chile will withdraw its troops from Peru.", "will withdraw", "CONCEDE", "Peru", True),
        ("Chile withdrew its threat against Peru.", "withdrew", "RETREAT", "Peru", False),
        ("Chile told reporters that Peru must go.", "must go", "REQUEST", "reporters", True),
        ("Chile condemned the raid of Peru.", "condemned", "ACCUSE", "Peru", False),
    ],
)
def test_a_country_that_is_left_and_reporters_suffer_nothing(
    text: str, words: str, kind: str, party: str, *, no: bool
) -> None:
    page = reader_marks.story(text)
    trigger, _ = reader_marks.marked(page, words, "recipient", {}, kind)
    span = reader_marks.span(text, party)
    mentions = [m for m in link.find(page, ()) if m.span == span and m.kind == "actor"]
    assert is_not_hit(text, replace(trigger, mode=None), span, mentions) is no
