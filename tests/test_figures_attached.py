"""Numbers given to events: nearest fitting event, tolls that follow on, running totals, and what is dropped."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

import dateline
from dateline import sentences
from dateline.attach.figures import FITS, HARD, figures_of
from dateline.extract.figures import find
from dateline.model import Article, Number, Story, Trigger


def story(text: str) -> Story:
    parts = ((0, len(text)),)
    article = Article(number=0, parts=parts, published="2024-05-14")
    return Story(text=text, article=article, sentences=sentences.split(text, parts))


def trigger(text: str, words: str, type_: str, mode: str | None = None) -> Trigger:
    at = text.index(words)
    span = (at, at + len(words))
    return Trigger(
        evidence_span=span,
        span=span,
        clause_span=span,
        type=type_,
        mode=mode,
        status="actual",
        role="news",
        voice="active",
        rule="test",
        confidence=1.0,
    )


Told = list[tuple[str, str]]


def attached(text: str, *triggers: Trigger) -> tuple[dict[int, Told], Told]:
    page = story(text)
    of, tallies = figures_of(page, triggers, find(page, ()), ())
    return {at: shown(text, found) for at, found in of.items()}, shown(text, tallies)


def shown(text: str, numbers: tuple[Number, ...]) -> Told:
    return [(text[n.span[0] : n.span[1]], n.kind) for n in numbers]


def test_each_verb_gets_its_own_numbers() -> None:
    text = "Rebels killed four guards on Monday, and police arrested nine suspects in the port."
    of, tallies = attached(text, trigger(text, "killed", "ASSAULT"), trigger(text, "arrested", "COERCE", "arrest"))
    assert of == {0: [("four", "killed")], 1: [("nine", "detained")]}
    assert tallies == []


def test_a_toll_without_an_event_goes_to_the_one_before() -> None:
    text = "A bomb went off in the market. The mayor spoke. Twelve people were wounded, doctors said."
    of, _ = attached(text, trigger(text, "bomb", "ASSAULT", "explosives"))
    assert of == {0: [("Twelve", "injured")]}


def test_a_toll_told_again_is_one_figure() -> None:
    text = "A bomb killed three people. Doctors said three people were killed."
    of, _ = attached(text, trigger(text, "bomb", "ASSAULT", "explosives"))
    assert of == {0: [("three", "killed")]}


def test_rival_tolls_stand_side_by_side() -> None:
    text = "The raid killed at least 12 people. The ministry said nine people were killed."
    of, _ = attached(text, trigger(text, "raid", "ASSAULT"))
    assert of == {0: [("at least 12", "killed"), ("nine", "killed")]}


def test_a_running_total_is_a_tally() -> None:
    text = "A bomb killed two clerks on Monday. At least 190 people have been killed since the truce."
    of, tallies = attached(text, trigger(text, "bomb", "ASSAULT"))
    assert of == {0: [("two", "killed")]}
    assert tallies == [("At least 190", "killed")]


def test_a_standing_strength_is_a_tally() -> None:
    text = "The kingdom has 2,500 troops in the enclave."
    page = story(text)
    _, tallies = figures_of(page, (), find(page, ()), ())
    assert [(n.low, n.scope) for n in tallies] == [(2500, "cumulative")]


def test_what_an_event_does_to_things_is_targets() -> None:
    text = "Soldiers ransacked 16 homes. The treasury blacklisted 14 banks."
    of, _ = attached(
        text, trigger(text, "ransacked", "COERCE", "seize"), trigger(text, "blacklisted", "SANCTION", "discontinue")
    )
    assert of == {0: [("16", "targets")], 1: [("14", "targets")]}


def test_a_crowd_is_strength_and_speakers_are_not_counted() -> None:
    text = "About 300 farmers rallied in the square. Two ministers met in the capital."
    of, _ = attached(text, trigger(text, "rallied", "PROTEST", "demo"), trigger(text, "met", "CONSULT"))
    assert of == {0: [("About 300", "strength")]}


def test_one_who_dies_of_the_act_before_is_of_it_and_others_in_passing_are_not() -> None:
    text = "A bomb went off at a mill. A nurse died of her burns on Sunday."
    assert attached(text, trigger(text, "bomb", "ASSAULT")) == ({0: [("A", "killed")]}, [])
    text = "A bomb went off at a mill. It stood where a nurse died of her burns in 1974."
    assert attached(text, trigger(text, "bomb", "ASSAULT")) == ({}, [])


def test_attackers_are_not_counted() -> None:
    text = "Four gunmen stormed a hotel."
    assert attached(text, trigger(text, "stormed", "ASSAULT")) == ({}, [])


def test_numbers_of_nothing_political_are_dropped() -> None:
    text = "A bomb killed two clerks. The shop sells five kinds of tea and has three doors."
    of, tallies = attached(text, trigger(text, "bomb", "ASSAULT"))
    assert (of, tallies) == ({0: [("two", "killed")]}, [])


def test_a_story_without_events_has_no_tolls() -> None:
    assert attached("Some 40 people died in the flood of 1931.") == ({}, [])


def test_a_total_that_goes_on_in_the_next_sentence() -> None:
    text = (
        "A shell hit the town. At least 190 villagers have been killed since the truce. "
        "On the other side, 12 herders and a cook have been killed."
    )
    _, tallies = attached(text, trigger(text, "hit", "ASSAULT"))
    assert [words for words, _ in tallies] == ["At least 190", "12", "a"]


PIECES = st.from_regex(
    r"A|bomb|killed|three|people|[.,;]|At least 12|have been|wounded|since Monday|police|arrested|nine of them|and"
    r"|[$]4 million|rallied|met|79-21|a guard|dozens of homes|were hit|The third such raid this year",
    fullmatch=True,
)
TYPES = st.sampled_from(["ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "SANCTION", "RETREAT", "AID", "CONSULT"])


@settings(max_examples=120, deadline=None)
@given(st.lists(PIECES, max_size=40), st.lists(st.tuples(st.integers(0, 200), TYPES), max_size=5))
def test_every_number_is_kept_at_most_once_and_fits(words: list[str], marks: list[tuple[int, str]]) -> None:
    text = " ".join(words)
    page = story(text)
    spans = [(a, a + 3, kind) for a, kind in marks if a + 3 <= len(text)]
    triggers = tuple(
        Trigger(
            evidence_span=(a, b),
            span=(a, b),
            clause_span=(a, b),
            type=kind,
            mode=None,
            status="actual",
            role="news",
            voice="active",
            rule="test",
            confidence=1.0,
        )
        for a, b, kind in spans
    )
    found = find(page, ())
    of, tallies = figures_of(page, triggers, found, ())
    kept: list[Number] = [n for numbers in of.values() for n in numbers] + list(tallies)
    assert len({n.span for n in kept}) == len(kept)
    assert {n.span for n in kept} <= {n.span for n in found}
    for at, numbers in of.items():
        assert all(n.kind not in HARD or triggers[at].type in FITS[n.kind] for n in numbers)


LEAD = "Port Callis, March 4, 2025 (Reuters) - "
RULES = dateline.Settings(reader="rules")


def told(text: str) -> list[tuple[str, str]]:
    return [(f.kind, f.text) for event in dateline.read(LEAD + text, settings=RULES).events for f in event.figures]


def test_house_numbers_votes_and_chosen_ones_count_nothing() -> None:
    assert told("A bomb exploded in front of 14 Long Hill Road on Monday, the police said.") == []
    assert told("The bench voted 4-3 on Monday, and the police arrested two men.") == [("detained", "two")]
    assert told("One of the key towns was attacked by rebels on Monday.") == []


def test_casualties_are_not_the_dead() -> None:
    assert told("Rebels attacked the post on Monday, which led to 40 casualties.") == [("other", "40")]


def test_arrests_are_no_persons() -> None:
    assert ("detained", "hundreds") not in told(
        "The court was told of hundreds of wrongful arrests by the police on Monday."
    )


def test_the_toll_of_one_attack_is_no_running_total() -> None:
    text = "Life has been hard since a March 1 attack on Karst by the Front, which killed more than 300 people."
    record = dateline.read(LEAD + text, settings=RULES)
    assert record.tallies == ()
    assert told(text) == [("killed", "more than 300")]


def test_an_amendment_is_no_count() -> None:
    text = "The minister invoked the Fifth Amendment for the third time since January. Police arrested him on Monday."
    assert "Fifth" not in [total.text for total in dateline.read(LEAD + text, settings=RULES).tallies]
