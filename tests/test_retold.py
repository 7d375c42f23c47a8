"""One act told several times in one article is one event; acts that differ in anything stay apart."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dateline.model import ActorRow, DateRow, EventRow, FigureRow, PlaceRow, Span
from dateline.retold import joined, once
from tests.pace import growth, linear

TEXT = (
    "Talks between Karstia and Ard on fishing were held in Lorn on Monday. The Front shelled Lorn on Sunday, killing "
    "three. Sunday's shelling of Lorn by the Front shut the port, a mayor said. Karstia condemned the Front."
)
SENTENCES = ("Talks between", "The Front shelled", "Sunday's shelling", "Karstia condemned")


def span(words: str) -> Span:
    return TEXT.index(words), TEXT.index(words) + len(words)


def sentence(number: int) -> Span:
    ends = [*(TEXT.index(s) for s in SENTENCES[1:]), len(TEXT) + 1]
    return TEXT.index(SENTENCES[number]), ends[number] - 1


def party(name: str) -> ActorRow:
    return ActorRow(text=name, name=name, country=None, sector="UNK", span=span(name))


def day(start: str | None) -> DateRow | None:
    return None if start is None else DateRow(text=None, start=start, end=start)


def figure(low: int) -> FigureRow:
    return FigureRow(
        kind="killed", of=None, text="three", low=low, high=low, scope="incident", attributed_to=(), span=span("three")
    )


def event(number: int, trigger: str, kind: str, actors: str = "", recipients: str = "", **more: Any) -> EventRow:
    within = sentence(number)
    at = TEXT.index(trigger, within[0])
    return EventRow(
        id="",
        article=0,
        evidence=TEXT[slice(*within)],
        trigger=trigger,
        type=kind,
        mode=more.get("mode"),
        actors=tuple(party(name) for name in actors.split("+") if name),
        recipients=tuple(party(name) for name in recipients.split("+") if name),
        place=None,
        date=day(more.get("date")),
        status=more.get("status", "actual"),
        role="news",
        figures=more.get("figures", ()),
        attributed_to=(),
        same_event_in=(),
        evidence_span=within,
        trigger_span=(at, at + len(trigger)),
        confidence=more.get("confidence", 0.5),
        why_null={} if more.get("date") else {"date": "the sentence names no time"},
    )


def test_a_noun_and_the_verb_that_only_says_it_was_done_are_one() -> None:
    talks = event(0, "Talks", "CONSULT", "Karstia+Ard")
    held = event(0, "were held", "CONSULT", date="2025-03-03", confidence=0.8)
    (told,) = once([talks, held])
    assert (told.trigger, told.date and told.date.start, told.confidence) == ("Talks", "2025-03-03", 0.8)
    assert "date" not in told.why_null


def test_a_later_telling_adds_what_the_first_leaves_out() -> None:
    first = event(1, "shelled", "ASSAULT", "The Front", date="2025-03-02", figures=(figure(3),))
    later = event(2, "shelling", "ASSAULT", "The Front", "Lorn", date="2025-03-02", figures=(figure(3), figure(4)))
    (told,) = once([first, later])
    assert [row.name for row in told.recipients] == ["Lorn"]
    assert [f.low for f in told.figures] == [3, 4]


@pytest.mark.parametrize(
    "other",
    [
        event(2, "shelling", "ASSAULT", "The Front", "Lorn", date="2025-03-01"),
        event(2, "shelling", "ASSAULT", "Ard", "Lorn", date="2025-03-02"),
        event(2, "shelling", "ASSAULT", "The Front", "Karstia", date="2025-03-02"),
        event(2, "shelling", "ASSAULT", "The Front", "Lorn", date="2025-03-02", mode="aerial"),
        event(2, "shelling", "ASSAULT", "The Front", "Lorn", mode="heavy-weapons"),
        event(2, "shelling", "ASSAULT", "The Front", "Lorn", date="2025-03-02", status="negated"),
        event(2, "shelling", "COERCE", "The Front", "Lorn", date="2025-03-02"),
    ],
    ids=["day", "actor", "recipient", "mode", "no day", "status", "type"],
)
def test_acts_that_differ_stay_apart(other: EventRow) -> None:
    first = event(1, "shelled", "ASSAULT", "The Front", "Lorn", date="2025-03-02", mode="heavy-weapons")
    assert len(once([first, other])) == 2


def test_a_telling_without_its_actor_is_the_same_act() -> None:
    first = event(1, "shelled", "ASSAULT", "The Front", "Lorn", date="2025-03-02", mode="heavy-weapons")
    (told,) = once([first, event(2, "shelling", "ASSAULT", "", "Lorn", date="2025-03-02")])
    assert (told.mode, [row.name for row in told.actors]) == ("heavy-weapons", ["The Front"])


def test_a_telling_without_its_day_is_the_same_act_at_the_same_place() -> None:
    here = PlaceRow(text="Lorn", name="Lorn", country=None, span=span("Lorn"))
    first = replace(event(1, "shelled", "ASSAULT", "The Front", "Lorn", date="2025-03-02"), place=here)
    again = replace(event(2, "shelling", "ASSAULT", "The Front", "Lorn"), place=here)
    (told,) = once([first, again])
    assert told.date is not None
    assert told.date.start == "2025-03-02"
    assert len(once([first, replace(again, place=None)])) == 2


def test_acts_without_a_day_are_one_only_by_the_same_word() -> None:
    first = event(1, "shelled", "ASSAULT", "The Front", "Lorn")
    assert len(once([first, event(2, "shelling", "ASSAULT", "The Front", "Lorn")])) == 1
    assert len(once([first, event(2, "shut", "ASSAULT", "The Front", "Lorn")])) == 2


def told_of(first: str, second: str, **more: Any) -> list[EventRow]:
    """Two shellings of one day whose victims have these names, without the tables' identifiers."""
    one = event(1, "shelled", "ASSAULT", "The Front", "Lorn", date="2025-03-02")
    other = event(2, "shelling", "ASSAULT", "The Front", "Lorn", date="2025-03-02")
    rows = [replace(row.recipients[0], name=name, **more) for row, name in ((one, first), (other, second))]
    return [replace(one, recipients=(rows[0],)), replace(other, recipients=(rows[1],))]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Chidi Anton Okoro Bello", "Okoro"),
        ("two guards", "2 guards"),
        ("the two guards", "two guards"),
        ("the guards", "guards"),
    ],
)
def test_a_victim_named_more_shortly_is_one(first: str, second: str) -> None:
    assert len(once(told_of(first, second))) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Chidi Okoro", "Chidi"),
        ("Chidi Okoro", "Adaeze Okoro"),
        ("Chidi Okoro", "C. Okoro"),
        ("two guards", "three guards"),
        ("guards", "two guards"),
        ("two guards", "two drivers"),
        ("guards of the mine", "mine"),
    ],
)
def test_victims_of_other_names_are_two(first: str, second: str) -> None:
    assert len(once(told_of(first, second))) == 2


def test_those_whom_the_tables_know_apart_are_two() -> None:
    one, other = told_of("Chidi Okoro", "Okoro")
    apart = [
        replace(row, recipients=(replace(row.recipients[0], actor_id=key),))
        for row, key in ((one, "okoro-1"), (other, "okoro-2"))
    ]
    assert len(once(apart)) == 2


def placed(name: str) -> PlaceRow:
    return PlaceRow(text="Lorn", name=name, country=None, span=span("Lorn"))


@pytest.mark.parametrize(
    ("site", "victim", "count"),
    [
        ("the barracks, Lorn", "Lorn", 1),
        ("market in Lorn", "Lorn", 1),
        ("market in Lorn", "", 2),
        ("northern Lorn", "Lorn", 2),
        ("market in Ard", "Lorn", 2),
    ],
)
def test_a_site_and_its_town_are_one_place_where_the_victim_is_one(site: str, victim: str, count: int) -> None:
    rows = [
        replace(event(n, word, "ASSAULT", "The Front", victim, date="2025-03-02"), place=placed(name))
        for n, word, name in ((1, "shelled", "Lorn"), (2, "shelling", site))
    ]
    assert len(once(rows)) == count


LATER = "The Front shelled Lorn on Sunday. {} It shut the port."


def recalled(sentence: str, trigger: str, *parties: str) -> list[EventRow]:
    """A shelling, and an event of the sentence behind it with these parties as its recipients."""
    text = LATER.format(sentence)
    at = text.index(sentence)
    first = event(1, "shelled", "ASSAULT", "The Front", "Lorn", date="2025-03-02")
    first = replace(first, evidence=text[: at - 1], evidence_span=(0, at - 1), trigger_span=(10, 17))
    start = text.index(trigger, at)
    rows = tuple(
        ActorRow(
            text=name, name=name, country=None, sector="UNK", span=(text.index(name, at), text.index(name, at) + 3)
        )
        for name in parties
    )
    later = replace(
        event(2, "shelling", "ASSAULT"),
        evidence=sentence,
        evidence_span=(at, at + len(sentence)),
        trigger=trigger,
        trigger_span=(start, start + len(trigger)),
        recipients=rows,
        figures=(figure(3),),
    )
    return [first, later]


@pytest.mark.parametrize(
    ("sentence", "trigger"), [("The attack killed three.", "attack"), ("Of this raid he spoke.", "raid")]
)
def test_a_definite_noun_with_nothing_of_its_own_recalls_the_act_before(sentence: str, trigger: str) -> None:
    (told,) = once(recalled(sentence, trigger))
    assert told.trigger == "shelled"
    assert [f.low for f in told.figures] == [3]


@pytest.mark.parametrize(
    ("sentence", "trigger", "parties"),
    [
        ("An attack killed three.", "attack", ()),
        ("The attack on a bus killed three.", "attack", ()),
        ("The attack killed the mayor of Ard.", "attack", ("mayor of Ard",)),
        ("The second attack killed three.", "attack", ()),
        ("The clashes killed three.", "clashes", ()),
    ],
)
def test_another_noun_or_one_with_a_victim_does_not(sentence: str, trigger: str, parties: tuple[str, ...]) -> None:
    assert len(once(recalled(sentence, trigger, *parties))) == 2


def within(text: str, trigger: str, kind: str, actors: str = "", recipients: str = "", **more: Any) -> EventRow:
    """An event of a text of one sentence."""
    at = text.index(trigger)
    row = event(1, "shelled", kind, **more)
    sides = (
        tuple(
            ActorRow(text=name, name=name, country=None, sector="UNK", span=(0, 1)) for name in side.split("+") if name
        )
        for side in (actors, recipients)
    )
    return replace(
        row,
        evidence=text,
        evidence_span=(0, len(text)),
        trigger=trigger,
        trigger_span=(at, at + len(trigger)),
        actors=next(sides),
        recipients=next(sides),
        place=placed(more["place"]) if more.get("place") else None,
    )


@pytest.mark.parametrize(
    ("text", "first", "second", "count"),
    [
        ("Two men of Lorn were killed on Sunday when guards of Karstia fired on a mill.", "were killed", "fired on", 1),
        ("Karstia killed two men in a dawn raid on a mill.", "killed", "raid", 1),
        ("Karstia led a raid on a mill, in which two men were shot dead.", "raid", "shot dead", 1),
        ("Karstia killed two men and burned a mill.", "killed", "burned", 2),
        ("Karstia killed two men as it beat back a raid on a mill.", "killed", "raid", 2),
        ("Karstia raided a mill when it had shelled a barn.", "raided", "shelled", 2),
    ],
)
def test_a_deed_and_whom_it_killed_are_one(text: str, first: str, second: str, count: int) -> None:
    rows = [within(text, first, "ASSAULT", "Karstia", "two men"), within(text, second, "ASSAULT", "Karstia", "a mill")]
    assert len(once(rows)) == count


def test_a_death_and_the_deed_of_another_are_two() -> None:
    text = "Two men of Lorn were killed on Sunday when guards of Karstia fired on a mill."
    rows = [
        within(text, "were killed", "ASSAULT", "Ard", "Lorn"),
        within(text, "fired on", "ASSAULT", "Karstia", "Lorn"),
    ]
    assert len(once(rows)) == 2


@pytest.mark.parametrize(
    ("first", "second", "whom", "count"),
    [("warned", "will be closed", "Ard", 1), ("warned", "will be closed", "Lorn", 2), ("warned", "vowed", "Ard", 2)],
)
def test_a_threat_and_what_is_threatened_are_one(first: str, second: str, whom: str, count: int) -> None:
    text = "Karstia warned Ard that its bridge will be closed and vowed to tell Lorn."
    rows = [within(text, first, "THREATEN", "Karstia", "Ard"), within(text, second, "THREATEN", "Karstia", whom)]
    assert len(once(rows)) == count


@pytest.mark.parametrize(
    ("mode", "more", "count"),
    [("visit", {}, 1), (None, {}, 2), ("visit", {"place": "Ard"}, 2), ("visit", {"date": "2025-03-04"}, 2)],
)
def test_a_visit_and_the_meeting_that_it_was_for_are_one(mode: str | None, more: dict[str, str], count: int) -> None:
    text = "Bret of Karstia flew to Lorn on Monday, where the mayor had him to lunch, and saw Ard."
    visit = within(text, "flew to Lorn", "CONSULT", "Bret", mode=mode, date="2025-03-03", place="Lorn")
    meeting = within(text, "had him to lunch", "CONSULT", "the mayor+Bret", **{"place": "Lorn", **more})
    assert len(once([visit, meeting])) == count


@pytest.mark.parametrize(
    ("text", "second", "who", "count"),
    [
        ("Bret hit out at Ard on Monday, calling it a nest of thieves.", "calling", "Bret", 1),
        ("Bret hit out at Ard on Monday, calling it a nest of thieves.", "calling", "Dunn", 2),
        ("Bret hit out at Ard on Monday, with each side calling the other a thief.", "calling", "Bret", 2),
        ("Bret hit out at Ard on Monday and blamed it for the fire.", "blamed", "Bret", 2),
    ],
)
def test_a_charge_and_its_words_are_one(text: str, second: str, who: str, count: int) -> None:
    rows = [within(text, "hit out", "ACCUSE", "Bret", "Ard"), within(text, second, "ACCUSE", who, "Lorn")]
    assert len(once(rows)) == count


@pytest.mark.parametrize(("whom", "count"), [("Ard", 1), ("Lorn", 2)])
def test_what_one_crowd_does_to_one_target_is_one_protest(whom: str, count: int) -> None:
    text = "Dockers threw fish at the office of Ard and smashed nine of its windows."
    thrown = within(text, "threw fish", "PROTEST", "Dockers", "Ard")
    assert len(once([thrown, within(text, "smashed", "PROTEST", "Dockers", whom)])) == count


@pytest.mark.parametrize(
    ("quote", "trigger", "speaker", "count"),
    [
        ("I welcome the agreement on cod between the harbours.", "welcome", "Minister Ana Bret", 1),
        ("We very much welcome the agreement on cod between the harbours.", "welcome", "Bret", 1),
        ("Bret welcomes the agreement on cod between the harbours.", "welcomes", "Ana Bret", 2),
        ("I welcome the release of the crew.", "welcome", "Ana Bret", 2),
        ("I welcome the agreement on cod between the harbours.", "welcome", "Ana Dunn", 2),
        ("I applaud the agreement on cod between the harbours.", "applaud", "Ana Bret", 2),
    ],
)
def test_a_quote_of_what_was_told_is_the_same_act(quote: str, trigger: str, speaker: str, count: int) -> None:
    head = within("Ana Bret welcomes an agreement of both harbours on cod.", "welcomes", "SUPPORT", "Ana Bret", "Lorn")
    said = within(quote, trigger, "SUPPORT", speaker, "Ard")
    behind = [(at + 60, end + 60) for at, end in (said.evidence_span, said.trigger_span)]
    assert len(once([head, replace(said, evidence_span=behind[0], trigger_span=behind[1])])) == count


acts = st.builds(
    event,
    st.integers(1, 2),
    st.just("Lorn"),
    st.sampled_from(["ASSAULT", "ACCUSE"]),
    st.sampled_from(["", "The Front", "Ard"]),
    st.sampled_from(["", "Lorn"]),
    date=st.sampled_from([None, "2025-03-01", "2025-03-02"]),
)


@given(st.lists(acts, max_size=8))
def test_nothing_is_invented_and_telling_once_is_enough(told: list[EventRow]) -> None:
    kept = once(told)
    assert once(kept) == kept
    assert {row.trigger_span for row in kept} <= {row.trigger_span for row in told}
    assert {f.low for row in kept for f in row.figures} == {f.low for row in told for f in row.figures}


def test_many_events_take_linear_time() -> None:
    def made(count: int) -> Callable[[], object]:
        rows = [
            event(1, "shelled", "ASSAULT", "The Front", "Lorn", date=f"2025-{1 + n % 9:02}-01") for n in range(count)
        ]
        varied = [replace(row, mode=str(n)) for n, row in enumerate(rows)]
        return lambda: once(varied)

    assert linear(*growth(made, 500))


def test_of_two_days_that_of_the_sentence_itself_stays() -> None:
    told = event(1, "shelled", "ASSAULT", "The Front", "Lorn")
    other = DateRow(text="Monday", start="2025-03-03", end="2025-03-03", span=span("Monday"))
    own = DateRow(text="Sunday", start="2025-03-02", end="2025-03-02", span=span("on Sunday"))
    made = joined(replace(told, date=other), replace(event(1, "killing", "ASSAULT"), date=own))
    assert made.date == own
    elsewhere = joined(replace(told, date=other), replace(event(2, "shelling", "ASSAULT"), date=own))
    assert elsewhere.date == other
