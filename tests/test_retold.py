"""One act told several times in one article is one event; acts that differ in anything stay apart."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dateline.model import ActorRow, DateRow, EventRow, FigureRow, PlaceRow, Span
from dateline.retold import once

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
    def took(count: int) -> float:
        rows = [
            event(1, "shelled", "ASSAULT", "The Front", "Lorn", date=f"2025-{1 + n % 9:02}-01") for n in range(count)
        ]
        rows = [replace(row, mode=str(n)) for n, row in enumerate(rows)]
        begun = time.thread_time()
        once(rows)
        return time.thread_time() - begun

    took(100)
    assert min(took(2000) for _ in range(3)) < 12 * max(1e-3, min(took(400) for _ in range(3)))
