"""What real wires write: times of another verb, names that only describe, laws that ask nobody."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dateline import read
from dateline.attach import date_when
from dateline.extract.dates import find_in
from dateline.model import DateRow, Mention, Span, Time, Trigger
from dateline.reader import attributive, senses
from dateline.reader.agents import told_by
from dateline.reader.stretches import phrase
from dateline.reader.turned import Both
from tests import reader_marks
from tests.reader_marks import span

DAY = "2024-02-10"
"""A Saturday."""


def act(text: str, words: str, kind: str, status: str = "actual") -> Trigger:
    """An act of a text of one sentence, told by these words."""
    return replace(reader_marks.act(text, span(text, words)), type=kind, mode=None, status=status)


def times(text: str) -> tuple[Time, ...]:
    """The times of a text of one sentence."""
    return tuple(find_in(text, (0, len(text)), DAY))


# ---------------------------------------------------------------------------------- times


@pytest.mark.parametrize(
    ("text", "words", "kind", "other"),
    [
        ("Four men who had been carried off from Ard were let go on Friday.", "carried off", "ASSAULT", True),
        ("Nine of the people rounded up in Ard were freed on Friday.", "rounded up", "COERCE", True),
        ("The man who threw a grenade was identified on Friday.", "threw a grenade", "ASSAULT", True),
        ("The decree that closed the schools was lifted on Friday.", "closed the schools", "COERCE", True),
        ("Rebels seized four men and were driven off on Friday.", "seized four men", "ASSAULT", False),
        ("Four men who were carried off on Friday are free.", "carried off", "ASSAULT", False),
        ("They noted that a march on the port was planned for Friday.", "a march", "PROTEST", False),
        ("The clerk who accused the mayor was heard on Friday.", "accused", "ACCUSE", False),
        ("The law that closed schools has been in force since Friday.", "closed schools", "COERCE", False),
    ],
)
def test_a_time_of_the_sentences_own_verb_is_not_that_of_whom_it_tells(
    text: str, words: str, kind: str, *, other: bool
) -> None:
    assert date_when.of_main_verb(text, act(text, words, kind), times(text)[-1]) is other


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("He lived in Lorn from 1968, when Karst invaded Ard, until 1989.", "invaded", "1968"),
        ("Two died on Friday when guards opened fire in Ard.", "opened fire", "Friday"),
        ("Since May 2021, when men who robbed a bank fled, it is quiet.", "robbed", None),
        ("Guards opened fire in Ard on Friday when two men ran.", "opened fire", None),
    ],
)
def test_a_clause_with_when_has_the_time_before_it(text: str, words: str, told: str | None) -> None:
    found = date_when.of_when(text, act(text, words, "ASSAULT"), (None, *(time.span for time in times(text))))
    assert (text[slice(*found)] if found else None) == told


@pytest.mark.parametrize(
    ("text", "words", "kind", "within"),
    [
        ("Ard accused the mayor of burning a mill in May.", "accused", "ACCUSE", True),
        ("Ard thanked Karst for handing over two boats last week.", "thanked", "SUPPORT", True),
        ("Ard signed a pact with Karst on Friday.", "signed", "SUPPORT", False),
        ("Ard condemned the bombing of the mill on Friday.", "condemned", "ACCUSE", False),
        ("Ard killed a man for stealing in May.", "killed", "ASSAULT", False),
    ],
)
def test_what_somebody_is_accused_of_has_its_own_time(text: str, words: str, kind: str, *, within: bool) -> None:
    assert date_when.of_content(text, act(text, words, kind), times(text)[-1]) is within


def row(text: str, words: str) -> DateRow:
    """An open date from these words on."""
    return DateRow(
        text=words, start="2024-02-05", end=None, span=span(text, words), timex="", granularity="day", anchor=None,
        made_by="",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words", "end"),
    [
        ("Farmers who had blocked the bridge since Monday cleared it on Thursday.", "blocked", "2024-02-08"),
        ("Farmers who had blocked the bridge since Monday cleared it.", "blocked", None),
        ("Farmers have blocked the bridge since Monday, a clerk said on Thursday.", "blocked", None),
    ],
)
def test_what_had_gone_on_ends_with_what_became_of_it(text: str, words: str, end: str | None) -> None:
    found = date_when.ended(text, act(text, words, "PROTEST"), row(text, "Monday"), times(text))
    assert found is not None
    assert found.end == end


def test_talks_of_next_week_are_not_before_it() -> None:
    text = "Karst and Ard remain far apart before next week's talks in Lorn."
    (time,) = times(text)
    owned = date_when.by_owner(text, act(text, "talks", "CONSULT", "planned"), time)
    assert owned is not None
    assert owned.cue is None
    assert date_when.by_owner(text, act(text, "remain far apart", "CONSULT", "planned"), time) is None


def test_an_arrest_over_an_old_attack_is_not_of_its_year() -> None:
    text = "Police arrested a clerk in connection with last year's deadly U.S. Embassy blasts in Lorn, a paper said."
    found = read(text, published=DAY).events
    assert [event.date and event.date.start for event in found if event.type == "COERCE"] in ([None], [DAY])


# ---------------------------------------------------------------------------------- names


@pytest.mark.parametrize(
    ("text", "words", "describes"),
    [
        ("Bombings of U.S. embassies killed nine.", "U.S.", True),
        ("The visit of U.S. Commerce Secretary Dunn is off.", "U.S.", True),
        ("Guards were posted around the world.", "the world", True),
        ("He was held in the U.S. on Friday.", "the U.S.", False),
        ("He flew to the U.S. Monday.", "the U.S.", False),
        ("Bombings in Ard killed nine.", "Ard", False),
    ],
)
def test_a_short_name_before_a_noun_is_no_place(text: str, words: str, *, describes: bool) -> None:
    assert attributive.describes_place(text, span(text, words)) is describes


def test_a_currency_is_nobody() -> None:
    text = "Dunn offered 2 million U.S. dollars to U.S. officials."
    first = span(text, "U.S.")
    second = text.rindex("U.S."), text.rindex("U.S.") + 4
    assert attributive.is_money(text, first)
    assert not attributive.is_money(text, second)


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("Bombs went off near U.S. embassies.", "U.S.", "U.S. embassies"),
        ("They marched on the Ardian embassy.", "the Ardian", "the Ardian embassy"),
        ("They marched on Ard's embassy.", "Ard", "Ard"),
    ],
)
def test_a_state_before_its_embassy_is_the_embassy(text: str, words: str, told: str) -> None:
    assert text[slice(*attributive.housed(text, span(text, words)))] == told


def place(text: str, words: str, rule: str) -> Mention:
    """A name of a town or country."""
    return Mention(span=span(text, words), kind="place", name=words, country=None, rule=rule)


@pytest.mark.parametrize(
    ("text", "words", "kind", "name", "rule", "called"),
    [
        ("Karst was asked in at the Callis summit.", "summit", "CONSULT", "Callis", "capital", True),
        ("The Callis talks go on.", "talks", "CONSULT", "Callis", "capital", False),
        ("Prices rose after the Karst invasion.", "invasion", "ASSAULT", "Karst", "country", True),
        ("Prices rose after the US invasion.", "invasion", "ASSAULT", "US", "country", False),
        ("Prices rose after the Karst raid.", "raid", "ASSAULT", "Karst", "country", False),
    ],
)
def test_what_a_summit_or_a_bombing_is_called_after_does_nothing(
    text: str, words: str, kind: str, name: str, rule: str, *, called: bool
) -> None:
    mention = place(text, name, rule)
    towns = frozenset(("capital",))
    assert attributive.is_called_after(text, act(text, words, kind), mention.span, [mention], towns) is called


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("The Lorn relatives thus far have refused.", "The Lorn relatives thus far", "The Lorn relatives"),
        ("Certainly Omar Rell urged them on.", "Certainly Omar Rell", "Omar Rell"),
    ],
)
def test_adverbs_are_no_part_of_a_party(text: str, words: str, told: str) -> None:
    found = phrase(reader_marks.story(text), span(text, words))
    assert found is not None
    assert text[slice(*found)] == told


# ---------------------------------------------------------------------------------- who


def spans(text: str, parties: list[str]) -> tuple[Span, ...]:
    return tuple(sorted(span(text, party) for party in parties))


@pytest.mark.parametrize(
    ("text", "words", "kind", "before", "after"),
    [
        ("Guards broke up a rally called by the opposition.", "rally", "PROTEST", (["Guards"], []),
         (["the opposition"], [])),
        ("A rally of the guild was held by the opposition.", "rally", "PROTEST", (["the guild"], []),
         (["the guild"], [])),
        ("Rell sent a letter to Judge Moros asking for a stay.", "asking", "REQUEST", (["Judge Moros"], []),
         (["Rell"], ["Judge Moros"])),
        ("A letter from the widows to Rell asking for a trial was read.", "asking", "REQUEST",
         (["Rell"], ["the widows"]), (["the widows"], ["Rell"])),
        ("Rell spoke to Judge Moros asking for a stay.", "asking", "REQUEST", (["Rell"], ["Judge Moros"]),
         (["Rell"], ["Judge Moros"])),
        ("The guild left over two killings blamed on the militia.", "blamed", "ACCUSE",
         (["The guild"], ["the militia"]), ([], ["the militia"])),
        ("The guild blamed on Friday the militia.", "blamed", "ACCUSE", (["The guild"], ["the militia"]),
         (["The guild"], ["the militia"])),
        ("Police were forced to use tear gas.", "forced to use tear gas", "ASSAULT", ([], ["Police"]),
         (["Police"], [])),
        ("Police were forced to flee.", "forced to flee", "ASSAULT", ([], ["Police"]), ([], ["Police"])),
    ],
)  # fmt: skip
def test_who_calls_writes_and_is_driven_to_it(
    text: str, words: str, kind: str, before: tuple[list[str], list[str]], after: tuple[list[str], list[str]]
) -> None:
    named = ["the opposition"] if "opposition" in text else ["Rell"] if "Rell" in text else []
    both = told_by(text, act(text, words, kind), Both(*(spans(text, one) for one in before)), spans(text, named))
    quoted = tuple([text[slice(*one)] for one in side] for side in both)
    assert quoted == after


# ---------------------------------------------------------------------------------- acts


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("A law of 1998 requires parties to publish the names of donors.", "requires", "REQUEST"),
        ("The plan, which calls on both armies to pull back, was read.", "calls on both armies", "REQUEST"),
        ("They signed a treaty calling for a new border.", "calling", "REQUEST"),
        ("The law does not allow a false address.", "does not allow", "REJECT"),
        ("The council has charged the inspectors with verifying the count.", "charged the inspectors", "ACCUSE"),
        ("The envoys scheduled a news conference for today.", "scheduled a news conference", "AGREE"),
        ("The president offered his condolences to the families.", "offered his condolences", "AGREE"),
        ("Mr. Rell declined to use the word blockade.", "declined", "REJECT"),
    ],
)
def test_these_are_no_acts(text: str, words: str, kind: str) -> None:
    sense = senses.other(text, act(text, words, kind))
    assert sense is not None
    assert sense.type is None


@pytest.mark.parametrize(
    ("text", "words", "kind", "told"),
    [
        ("Police seized a car bomb in Lorn.", "seized a car bomb", "ASSAULT", ("COERCE", "seize", "actual")),
        ("The minister calls the pact “a step back”.", "calls", "REQUEST", ("ACCUSE", "disapprove", "actual")),
        ("Terrorists of the Front plan to strike again in Lorn.", "plan to strike", "PROTEST",
         ("ASSAULT", None, "hypothetical")),
    ],
)  # fmt: skip
def test_these_are_other_acts(text: str, words: str, kind: str, told: tuple[str, str | None, str]) -> None:
    sense = senses.other(text, act(text, words, kind, "planned" if kind == "PROTEST" else "actual"))
    assert sense is not None
    assert (sense.type, sense.mode, sense.becomes) == told


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("The World Food Programme called on both sides to open the road.", "called on", "REQUEST"),
        ("The council adopted a resolution that calls on Karst to leave.", "calls on", "REQUEST"),
        ("Police, who may not strike by law, want more pay.", "want more pay", "REQUEST"),
        ("Karst quit the treaty in May.", "quit the treaty", "SANCTION"),
        ("The council charged the clerk with fraud.", "charged the clerk", "ACCUSE"),
        ("The minister met the envoy and held a news conference.", "met the envoy", "CONSULT"),
        ("Karst offered condolences and a joint inquiry.", "offered condolences and a joint inquiry", "AGREE"),
        ("Two guards were killed by a bomb that rebels had seized.", "killed", "ASSAULT"),
        ("The minister called on Karst to “step back”.", "called on", "REQUEST"),
        ("The union's workers will strike again in Lorn.", "will strike", "PROTEST"),
    ],
)
def test_these_stay_what_they_are(text: str, words: str, kind: str) -> None:
    assert senses.other(text, act(text, words, kind)) is None
