"""Who "the two countries", "both sides" and "the talks" are, and who conveys to whom."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dateline import link
from dateline.model import Span
from dateline.reader import two_states
from dateline.reader.conveyed import conveyed
from dateline.reader.turned import Both
from dateline.reader.two_states import Page
from tests import reader_marks
from tests.test_senses import act


def told(text: str, words: str, kind: str, actors: str = "", recipients: str = "") -> tuple[list[str], list[str]]:
    """The actors and recipients of one act, whose sides were these words before."""
    page = reader_marks.story(text)
    both = Both(spans(text, actors), spans(text, recipients))
    trigger = act(text, words, kind)
    (found,) = two_states.meant(Page(page, link.find(page), (trigger,), (both,)))
    return [text[slice(*span)] for span in found.actors], [text[slice(*span)] for span in found.recipients]


def spans(text: str, words: str) -> tuple[Span, ...]:
    """The last place of each of the words, told apart by "; "."""
    starts = [(text.rindex(one), len(one)) for one in words.split("; ") if one]
    return tuple(sorted((at, at + length) for at, length in starts))


@pytest.mark.parametrize(
    ("text", "words", "kind", "actors", "expected"),
    [
        (
            "Norway and Chad share a mine. The two countries signed a deal on Monday.",
            *("signed a deal", "SUPPORT", "The two countries", ["Norway", "Chad"]),
        ),
        (
            "Norway's minister phoned Chad's president. Talks between the two countries began in May.",
            *("Talks", "CONSULT", "Chad", ["Norway", "Chad"]),
        ),
        (
            "Norway and Chad share a mine. Ties between the two countries were broken off.",
            *("broken off", "SANCTION", "Chad", ["Norway", "Chad"]),
        ),
        (
            "Norway and Chad share a mine. Officials of the two countries met in Lorn.",
            *("met", "CONSULT", "Officials of the two countries", ["Norway", "Chad"]),
        ),
        (
            "Norway and Chad share a mine. Both sides signed a deal on Monday.",
            *("signed a deal", "SUPPORT", "Both sides", ["Norway", "Chad"]),
        ),
        (
            "Norway and rebels in Chad fought. Both sides signed a deal on Monday.",
            *("signed a deal", "SUPPORT", "Both sides", ["Both sides"]),
        ),
        (
            "Norway, Peru and Chad share a mine. The two countries signed a deal on Monday.",
            *("signed a deal", "SUPPORT", "The two countries", ["The two countries"]),
        ),
        (
            "Norway and Chad share a mine. The two countries' ministers signed a deal.",
            *("signed a deal", "SUPPORT", "The two countries' ministers", ["The two countries' ministers"]),
        ),
    ],
)
def test_the_two_states_that_are_meant_act(text: str, words: str, kind: str, actors: str, expected: list[str]) -> None:
    assert told(text, words, kind, actors)[0] == expected


def test_both_states_are_asked() -> None:
    text = "Norway and Chad share a mine. Peru urged both countries to wait."
    assert told(text, "urged", "REQUEST", "Peru", "") == (["Peru"], ["Norway", "Chad"])


def test_the_states_of_the_last_act_of_two_where_more_are_told() -> None:
    text = "Peru waited. Norway attacked Chad on Monday. Togo saw it. The two countries signed a deal."
    page = reader_marks.story(text)
    first = replace(act(text, "attacked", "ASSAULT"), evidence_span=spans(text, "Norway attacked Chad on Monday.")[0])
    triggers = (first, act(text, "signed a deal", "SUPPORT"))
    sides = (Both(spans(text, "Norway"), spans(text, "Chad")), Both(spans(text, "The two countries"), ()))
    _, found = two_states.meant(Page(page, link.find(page), triggers, sides))
    assert [text[slice(*span)] for span in found.actors] == ["Norway", "Chad"]


def test_the_talks_are_those_told_last() -> None:
    text = "Norway met Chad on Monday. The talks have paused since."
    page = reader_marks.story(text)
    triggers = (act(text, "met", "CONSULT"), act(text, "paused", "SANCTION"))
    sides = (Both(spans(text, "Norway; Chad"), ()), Both((), ()))
    _, found = two_states.meant(Page(page, link.find(page), triggers, sides))
    assert [text[slice(*span)] for span in found.actors] == ["Norway", "Chad"]


@pytest.mark.parametrize(
    ("first", "met", "second", "words", "expected"),
    [
        ("Ana Rell met Ion Tarm.", "Ana Rell; Ion Tarm", "The two men agreed to wait.", "agreed", "Ana Rell; Ion Tarm"),
        ("Ana Rell met Ion Tarm.", "Ana Rell; Ion Tarm", "The two agreed to wait.", "agreed", "Ana Rell; Ion Tarm"),
        ("Ana Rell met Ion Tarm.", "Ana Rell; Ion Tarm", "The four leaders agreed to wait.", "agreed", ""),
        ("Ana Rell met Ion Tarm.", "Ana Rell; Ion Tarm", "The two armies agreed to wait.", "agreed", ""),
        ("The mill met the bank.", "The mill; the bank", "The two agreed to wait.", "agreed", ""),
        ("Ana Rell met Ion Tarm. " + "It rained. " * 4, "Ana Rell; Ion Tarm", "The two agreed to wait.", "agreed", ""),
    ],
)
def test_the_two_men_are_those_who_met(first: str, met: str, second: str, words: str, expected: str) -> None:
    text = f"President Ana Rell and Minister Ion Tarm left. {first} {second}"
    page = reader_marks.story(text)
    triggers = (act(text, "met", "CONSULT"), replace(act(text, words, "AGREE"), evidence_span=spans(text, second)[0]))
    _, found = two_states.meant(Page(page, link.find(page), triggers, (Both(spans(text, met), ()), Both((), ()))))
    assert found.actors == spans(text, expected)


@pytest.mark.parametrize(
    ("text", "named", "expected"),
    [
        ("Rell stressed to Okoro the state's rejection of it.", "Rell; Okoro; the state", ("Rell", "Okoro")),
        ("Rell, in Lorn, conveyed to Okoro his rejection of it.", "Rell; Okoro; Lorn", ("Rell", "Okoro")),
        ("Rell told Okoro of the state's rejection of it.", "Rell; Okoro; the state", ("the state", "Rell")),
        (
            "Rell stressed to Okoro that she rued the state's rejection.",
            "Rell; Okoro; the state",
            ("the state", "Rell"),
        ),
    ],
)
def test_who_conveys_a_rejection_and_to_whom(text: str, named: str, expected: tuple[str, str]) -> None:
    before = Both(spans(text, "the state") if "the state" in text else (), spans(text, "Rell"))
    found = conveyed(text, act(text, "rejection", "REJECT"), before, spans(text, named))
    assert (text[slice(*found.actors[0])], text[slice(*found.recipients[0])]) == expected
