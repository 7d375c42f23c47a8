"""Acts of violence as wires tell them: a fate told twice, on whom an attack is laid, counted acts, counts in a row."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dateline import read
from dateline.extract.figures import find
from dateline.model import EventRow, Span
from dateline.reader.counts_in_row import in_row
from dateline.reader.laid_on import laid_on
from dateline.reader.loose_ends import trimmed
from dateline.reader.ranked_acts import without_counts
from dateline.reader.survivors import survivors
from dateline.reader.turned import Both
from dateline.reader.whose_raid import whose_raid
from tests import reader_marks

WIRE = "BIDA, May 3, 2023 (Reuters) - {}\n"


def attacks(text: str) -> list[EventRow]:
    """The attacks that a page of one wire tells."""
    return [event for event in read(WIRE.format(text)).events if event.type == "ASSAULT"]


def names(event: EventRow) -> list[str]:
    """Who did it, as the page calls them."""
    return [actor.text for actor in event.actors]


# ------------------------------------------------------------------------- once a person


def test_a_death_that_is_told_again_is_one() -> None:
    told = attacks(
        "Police are looking into the murder of Senator Luis Moreno.\n\nMoreno was killed on Monday in Ard by gunmen of "
        "the Karst Front."
    )
    assert [names(event) for event in told] == [["gunmen of the Karst Front"]]
    assert [event.date.start for event in told if event.date is not None] == ["2023-05-01"]
    assert [victim.text for victim in told[0].recipients] == ["Senator Luis Moreno"]


def test_an_abduction_that_is_told_again_is_one() -> None:
    told = attacks(
        "Judges went on strike over the kidnapping of Carlos Moreno, a clerk.\n\nFour armed men kidnapped Moreno from "
        "his home in Ard on Sunday."
    )
    assert len(told) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Senator Luis Moreno was killed in Ard on Monday.\n\nThe driver Pedro Moro was killed in Lorn on Tuesday.",
        "Senator Luis Moreno was shot dead on Monday.\n\nSenator Luis Prado was shot dead in Lorn on Sunday.",
    ],
)
def test_deaths_of_two_are_two(text: str) -> None:
    assert len(attacks(text)) == 2


# ------------------------------------------------------------------------ whom it is laid on


@pytest.mark.parametrize(
    ("text", "words", "actor", "others", "told"),
    [
        ("Bombs blew up. Police attributed the blasts to the Front.", "blew up", "", "the Front", "the Front"),
        ("Police probe the raid, which the Front has blamed on spies.", "raid", "the Front", "spies", "spies"),
        ("The mayor pinned the raid on the depot on a gang.", "raid", "", "a gang", "a gang"),
        ("Gunmen shelled Ard. The army blamed it on the Front.", "shelled", "Gunmen", "the Front", "Gunmen"),
        ("A raid killed six. The mayor said it was the work of the Front.", "raid", "", "the Front", "the Front"),
        ("A raid killed six. The mayor praised the work of the Front.", "raid", "", "the Front", ""),
        ("A raid killed six. The mayor attributed the violence to poverty.", "raid", "", "", ""),
        ("A raid killed six. The mayor attributed his victory to the Front.", "raid", "", "the Front", ""),
    ],
)  # fmt: skip
def test_on_whom_an_attack_is_laid(text: str, words: str, actor: str, others: str, told: str) -> None:
    at = reader_marks.span(text, words)
    story = reader_marks.story(text)
    trigger = reader_marks.act(text, at)
    named = [reader_marks.span(text, name) for name in (actor, others) if name]
    both = Both(tuple(reader_marks.span(text, name) for name in (actor,) if name), ())
    out = laid_on(story, [trigger], [both], [named])
    assert [text[slice(*span)] for span in out[0].actors] == [name for name in (told,) if name]


# --------------------------------------------------------------------------- counted acts


def day_of(text: str) -> str | None:
    """The words of the day of the only attack of a wire."""
    told = attacks(text)
    assert len(told) == 1
    return None if told[0].date is None else told[0].date.text


def test_the_time_within_which_an_act_is_counted_is_not_its_day() -> None:
    assert day_of("The army on Monday carried out its sixth raid this month on the camp at Ard.") == "Monday"
    assert day_of("Rebels carried out their sixth attack this year against the pipeline.") == "this year"


def test_the_share_of_a_count_goes_to_the_day() -> None:
    text = "On Friday rebels staged their third raid since January."
    trigger = reader_marks.act(text, reader_marks.span(text, "raid"))
    spans: list[Span | None] = [None, reader_marks.span(text, "Friday"), reader_marks.span(text, "since January")]
    assert without_counts(text, trigger, spans, [0.2, 0.3, 0.5]) == [0.2, 0.8, 0.0]
    text = "On Friday rebels staged a raid last week."
    spans = [None, reader_marks.span(text, "Friday"), reader_marks.span(text, "last week")]
    trigger = reader_marks.act(text, reader_marks.span(text, "raid"))
    assert without_counts(text, trigger, spans, [0.2, 0.3, 0.5]) == [0.2, 0.3, 0.5]


# ---------------------------------------------------------------------------- counts, ranges


def kinds(text: str, given: tuple[str, ...]) -> list[str]:
    """The kinds of the numbers of a text, given kinds before."""
    numbers = find(reader_marks.story(text), ())
    assert len(numbers) == len(given)
    figures = [replace(number, kind=kind) for number, kind in zip(numbers, given, strict=True)]
    return [number.kind for number in in_row(text, figures)]


@pytest.mark.parametrize(
    ("text", "given", "told"),
    [
        ("the murder of six priests and two women in May", ("killed", "detained"), ["killed", "killed"]),
        ("six priests and two women were hurt", ("killed", "injured"), ["killed", "injured"]),
        ("the murder of six priests and two women was condemned", ("killed", "other"), ["killed", "killed"]),
        ("six dead and two women in May", ("killed", "injured"), ["killed", "injured"]),
        ("six priests in two vans in May", ("killed", "other"), ["killed", "other"]),
    ],
)
def test_counts_in_a_row_are_of_one_kind(text: str, given: tuple[str, ...], told: list[str]) -> None:
    assert kinds(text, given) == told


def test_a_range_belongs_to_its_party() -> None:
    text = "killed by a group of 30 to 40 men in uniform"
    assert text[slice(*trimmed(text, reader_marks.span(text, "a group of 30")))] == "a group of 30 to 40 men"
    text = "killed by a group of 30 to stop a vote"
    assert text[slice(*trimmed(text, reader_marks.span(text, "a group of 30")))] == "a group of 30"


# -------------------------------------------------------------------------------- the rest


def test_a_killing_of_somebody_by_name_is_told_where_it_is_condemned() -> None:
    told = attacks("The president on Tuesday denounced the murder of the journalist Ana Moreno in Lorn.")
    assert [victim.text for event in told for victim in event.recipients] == ["the journalist Ana Moreno"]
    again = attacks(
        "The journalist Ana Moreno was shot dead in Lorn on Monday.\n\nThe mayor denounced the murder of Ana Moreno."
    )
    assert len(again) == 1


def test_the_month_of_a_day_is_no_name() -> None:
    told = attacks("On 14 March Cifuentes escaped unharmed from an attack on the car in which he was travelling.")
    assert all("March" not in victim.text for event in told for victim in event.recipients)


def test_what_a_bomb_destroyed_was_attacked() -> None:
    told = attacks("A railway bridge between Ard and Lorn has been partly destroyed with dynamite.")
    assert [event.mode for event in told] == ["explosives"]
    assert attacks("A railway bridge between Ard and Lorn has been partly destroyed by floods.") == []


# --------------------------------------------------------------------------------- sides


def sides(text: str, words: str, actors: tuple[str, ...], recipients: tuple[str, ...]) -> tuple[Span, Both]:
    """Where an act is told, and its sides as they were weighed."""
    return reader_marks.span(text, words), Both(
        tuple(reader_marks.span(text, name) for name in actors),
        tuple(reader_marks.span(text, name) for name in recipients),
    )


@pytest.mark.parametrize(
    ("text", "words", "actors", "recipients", "told"),
    [
        ("The judge escaped an attempt in which his driver was killed.", "attempt", ("The judge",), ("his driver",),
         ((), ("The judge", "his driver"))),
        ("The mayor was unhurt in a grenade attack on Friday.", "attack", ("The mayor",), (), ((), ("The mayor",))),
        ("The gunmen escaped after an attack on a bank.", "attack", ("The gunmen",), ("a bank",),
         (("The gunmen",), ("a bank",))),
        ("The mayor led an attack on a rival.", "attack", ("The mayor",), ("a rival",), (("The mayor",), ("a rival",))),
    ],
)  # fmt: skip
def test_who_escaped_an_attack_was_attacked(
    text: str,
    words: str,
    actors: tuple[str, ...],
    recipients: tuple[str, ...],
    told: tuple[tuple[str, ...], tuple[str, ...]],
) -> None:
    at, both = sides(text, words, actors, recipients)
    found = survivors(text, reader_marks.act(text, at), both, [*both.actors, *both.recipients])
    assert tuple(tuple(text[slice(*span)] for span in side) for side in found) == told


@pytest.mark.parametrize(
    ("text", "words", "named", "told"),
    [
        ("Six people died in an army raid on Lorn.", "raid", (), ["army"]),
        ("Six people died in a Karstian army raid on Lorn.", "raid", ("Karstian army",), ["Karstian army"]),
        ("Victims of an air force bombing were buried.", "bombing", (), ["air force"]),
        ("Six people died in an attack on an army post.", "attack", (), []),
        ("Six people died in a terrorist attack.", "attack", (), []),
    ],
)
def test_whose_raid_it_is_by_the_word_before(text: str, words: str, named: tuple[str, ...], told: list[str]) -> None:
    trigger = reader_marks.act(text, reader_marks.span(text, words))
    found = whose_raid(text, trigger, Both((), ()), [reader_marks.span(text, name) for name in named])
    assert [text[slice(*span)] for span in found.actors] == told
    done = Both((reader_marks.span(text, "Six" if "Six" in text else "Victims"),), ())
    assert whose_raid(text, trigger, done, []) == done


def test_who_did_it_is_not_counted_among_the_dead() -> None:
    told = attacks("Police are searching for two men who shot dead a teacher in Lorn on Monday.")
    assert [[(figure.kind, figure.low) for figure in event.figures] for event in told] == [[("killed", 1)]]


def test_each_half_has_its_own_day() -> None:
    told = attacks("Rebels killed three farmers in Kano on Sunday and two in Lagos on Monday.")
    assert [event.date.start for event in told if event.date is not None] == ["2023-04-30", "2023-05-01"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rebels said they had sabotaged the Kirkuk-Ceyhan pipeline near Mosul on Monday.", "Mosul"),
        ("Gunmen attacked the Baghdad-Mosul railway on Monday.", None),
        ("The minister was killed on Monday by a rebel commando trained in Nicaragua, the army said.", "BIDA"),
    ],
)
def test_what_only_tells_of_a_thing_or_a_doer_is_no_place(text: str, place: str | None) -> None:
    assert [event.place and event.place.text for event in attacks(text)] == [place]


def test_a_claim_made_for_somebody_is_his() -> None:
    told = attacks(
        "A bombing killed six people in Bilbao on Monday. An anonymous caller claimed responsibility on behalf of ETA."
    )
    assert [names(event) for event in told] == [["ETA"]]
