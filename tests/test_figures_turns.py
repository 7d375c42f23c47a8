"""Turns of phrase that tell the dead and hurt: put at a number, brought to one, fallen, in company, among others."""

from __future__ import annotations

import pytest

from dateline.extract.figures import find
from dateline.extract.figures.barred import NOTHING, Barred, barred
from dateline.extract.figures.reading import readings
from dateline.extract.figures.units import units
from dateline.extract.figures.values import quantities
from dateline.model import Article, Number, Sentence, Story, Time


def read(text: str) -> list[tuple[str, str | None]]:
    """The numbers of a sentence with the kinds that the grammar gives them."""
    return [(text[slice(*r.counted.quantity.span)], r.kind) for r in readings(text, (0, len(text)))]


def numbers(text: str, times: tuple[Time, ...] = ()) -> dict[str, Number]:
    article = Article(number=0, parts=((0, len(text)),), published="2024-05-14")
    story = Story(text=text, article=article, sentences=(Sentence(span=(0, len(text)), paragraph=0),))
    return {text[slice(*n.span)]: n for n in find(story, times)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Police put the dead at 17 and the wounded at 40.", [("17", "killed"), ("40", "injured")]),
        ("The army put its own losses at five.", [("five", "killed")]),
        ("He put those hacked to death at six.", [("six", "killed")]),
        ("The clinic gave the number of dead as nine.", [("nine", "killed")]),
        ("The town gave the number of dead as 9 and of injured as 30.", [("9", "killed"), ("30", "injured")]),
        ("This brings to 27 the lives that the lorry took.", [("27", "killed")]),
        ("His death brings to four the number of herders shot dead there.", [("four", "killed")]),
        ("Gold miners put their losses at $3 million.", [("$3 million", None)]),
        ("The toll has risen to 43, as hundreds of herders fled.", [("43", "killed"), ("hundreds", "displaced")]),
        ("They put the price at five.", [("five", None)]),
    ],
)
def test_where_the_dead_are_put_at_a_number(text: str, told: list[tuple[str, str | None]]) -> None:
    assert read(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Six people, among them two nurses, have been killed.", [("Six", "killed"), ("two", "killed")]),
        ("Two of his officers were among those killed.", [("Two", "killed")]),
        ("Three guards were among the wounded.", [("Three", "injured")]),
        ("Four herders were among the guests.", [("Four", None)]),
        ("Four herders and two members of one family are among the dead.", [("Four", "killed")]),
        ("The rebel was killed along with two of his guards.", [("two", "killed")]),
        ("She died with two of her sons.", [("two", "killed")]),
        ("The rebel met with two of his guards.", [("two", None)]),
        ("Medics spoke of five dead soldiers.", [("five", "killed")]),
        ("The police spoke of 20 injured marchers.", [("20", "injured")]),
    ],
)
def test_in_whose_company_the_dead_are_told(text: str, told: list[tuple[str, str | None]]) -> None:
    assert [pair for pair in read(text) if pair in told] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Two soldiers fell in the ambush.", [("Two", "killed")]),
        ("He said three of its members had fallen.", [("three", "killed")]),
        ("Two soldiers fell on the field of honour.", [("Two", "killed")]),
        ("Two soldiers fell upon a farmer.", [("Two", None)]),
        ("Nine people are now known to have died.", [("Nine", "killed")]),
        ("At least 40 were confirmed dead.", [("At least 40", "killed")]),
        ("Nine people are known to the police.", [("Nine", None)]),
        ("Three farmers were ambushed and killed.", [("Three", "killed")]),
        ("Two guards were shot and wounded on Sunday.", [("Two", "injured")]),
        ("Two guards received bullet wounds.", [("Two", "injured")]),
        ("Two guards received letters.", [("Two", None)]),
        ("Thirty people were treated at the clinic.", [("Thirty", "injured")]),
        ("Twelve militants were put out of action.", [("Twelve", "killed")]),
        ("Four of our own paid the supreme price.", [("Four", "killed")]),
        ("Nine died in May, against 14 in the May before.", [("Nine", "killed"), ("14", "killed")]),
    ],
)
def test_other_words_for_dead_and_hurt(text: str, told: list[tuple[str, str | None]]) -> None:
    assert [pair for pair in read(text) if pair in told] == told


def test_what_falls_from_the_sky_is_not_dead() -> None:
    assert ("one", "killed") not in read("Three rockets, one of which fell in a field, were fired.")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Gunmen killed a family of four.", [("a family of four", 4.0)]),
        ("A score of guards were hurt.", [("A score of", 20.0)]),
        ("Twelve died and a score were wounded.", [("Twelve", 12.0), ("a score", 20.0)]),
        ("They won by a score of 3 to 1.", []),
        ("Her twin brother was killed.", []),
        ("Twin blasts hit the market.", [("Twin", 2.0)]),
        ("The total since 7 October 2023 to 71,300 dead.", [("71,300", 71300.0)]),
        ("Guards carried them off one after another.", []),
    ],
)
def test_values(text: str, found: list[tuple[str, float]]) -> None:
    told = [(text[slice(*q.span)], q.low) for q in quantities(text, (0, len(text)))]
    kept = [pair for pair in told if pair[0] in numbers(text) or pair in found]
    assert [pair for pair in kept if pair[0] not in ("7", "2023", "3 to 1")] == found


@pytest.mark.parametrize(
    "text",
    [
        "The youngest was 15.",
        "The dead, the eldest of them 71, were buried.",
        "Seven of the victims were under five.",
        "All of them are aged over 65.",
    ],
)
def test_ages_count_nobody(text: str) -> None:
    assert not {"15", "71", "under five", "over 65"} & numbers(text).keys()


def test_counts_beside_ages_stay() -> None:
    assert "15" in numbers("The youngest was hurt with 15 others.")
    assert numbers("The injured were over 60.")["over 60"].low == 61


@pytest.mark.parametrize(
    ("text", "words", "scope"),
    [
        ("The clinic has received nine wounded so far.", "nine", "incident"),
        ("Nine people have been killed so far this year.", "Nine", "cumulative"),
        ("The war has taken 900 lives so far.", "900", "cumulative"),
        ("Nine people were killed in May last year.", "Nine", "incident"),
        ("Nine people were killed in the town last year.", "Nine", "cumulative"),
        ("Police have held 40 people so far.", "40", "cumulative"),
        ("It killed two, bringing the total this year to nine dead.", "two", "incident"),
        ("It killed two, bringing the total this year to nine dead.", "nine", "cumulative"),
    ],
)
def test_what_is_a_running_total(text: str, words: str, scope: str) -> None:
    assert numbers(text)[words].scope == scope


def ruled_out(text: str, words: str) -> Barred:
    span = (0, len(text))
    reading = next(r for r in readings(text, span) if text[slice(*r.counted.quantity.span)] == words)
    return barred(numbers(text)[words], reading, units(text, span))


def test_those_put_down_are_dead_and_things_are_not_detained() -> None:
    assert ruled_out("Twelve militants were neutralised.", "Twelve").instead == "killed"
    assert ruled_out("Four cars were burned and seven were captured.", "seven").instead == "other"
    assert ruled_out("Several thousand people turned out for it.", "Several thousand").instead == "strength"
    assert ruled_out("Some 400 people marched through the town.", "Some 400").instead == "strength"
    assert ruled_out("Nine miners gathered up their tools.", "Nine") == NOTHING
    assert ruled_out("Four guards were hurt and seven were captured.", "seven") == NOTHING


def test_what_the_number_before_counts_is_not_borrowed_from_other_kinds() -> None:
    text = "The war left 40,000 dead and two million displaced."
    of = numbers(text)["two million"].of_span
    assert of is None or text[slice(*of)] != "dead"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Villagers beat two policemen to death.", "killed"),
        ("Guards tortured two prisoners to death.", "killed"),
        ("A mob burned two women alive.", "killed"),
        ("Villagers beat two policemen.", "injured"),
    ],
)
def test_what_is_done_to_death_kills(text: str, kind: str) -> None:
    assert [number.kind for number in numbers(text).values()] == [kind]


def test_families_of_those_counted_are_not_counted_too() -> None:
    assert list(numbers("Six members of one family were killed.")) == ["Six"]
    assert list(numbers("Six people from two households were killed.")) == ["Six"]
    assert list(numbers("Two families were killed.")) == ["Two"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Four vigilantes who tried to stop the raiders were also killed.", [("Four", "killed")]),
        ("Two guards who had barred the way were wounded.", [("Two", "injured")]),
    ],
)
def test_the_verb_behind_a_clause_with_who(text: str, told: list[tuple[str, str | None]]) -> None:
    assert read(text) == told


def test_a_verb_of_what_somebody_in_a_clause_said_is_not_behind_it() -> None:
    text = "Two guards who said that the raiders were killed ran away."
    assert "clause" not in {reading.rule for reading in readings(text, (0, len(text)))}
