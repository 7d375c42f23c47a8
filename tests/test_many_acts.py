"""Pages of many acts: what belongs to which attack by the grammar of its sentence."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dateline.model import DateRow, Number, Span, Trigger
from dateline.reader import arms, bound_counts, handed_days, own_town, own_victims, told_by_toll
from dateline.reader.turned import Both
from dateline.retold import retells
from tests.test_scenes import event, figure


def at(text: str, words: str) -> Span:
    first = text.index(words)
    return first, first + len(words)


def trigger(text: str, words: str, kind: str = "ASSAULT") -> Trigger:
    return Trigger(
        type=kind, mode=None, status="actual", role="news", voice="active", rule="", by="", confidence=0.9,
        span=at(text, words), evidence_span=(0, len(text)), clause_span=(0, len(text)),
    )  # fmt: skip


def number(text: str, words: str, kind: str = "killed", scope: str = "incident") -> Number:
    low = 3
    return Number(span=at(text, words), low=low, high=low, kind=kind, scope=scope, rule="words/passive/subject")  # type: ignore[arg-type]


# -------------------------------------------------------------------------------- counts


@pytest.mark.parametrize(
    ("text", "acts", "count", "own"),
    [
        ("A raid on Orvel killed eight, while a strike on Tamar killed five.", ("raid", "strike"), "eight", 0),
        ("A raid on Orvel killed eight, while a strike on Tamar killed five.", ("raid", "strike"), "five", 1),
        ("Rebels shelled Orvel, killing four, and later stormed Tamar.", ("shelled", "stormed"), "four", 0),
        ("They came after a jet bombed Orvel, killing six, and looted Tamar.", ("bombed", "looted"), "six", 0),
        ("Gunmen raided Orvel and nine people were killed in shelling of Tamar.", ("raided", "shelling"), "nine", 1),
        ("Its forces neutralised seven in answer to an attack.", ("neutralised", "attack"), "seven", 0),
        ("Troops shelled Orvel after a raid, killing six.", ("shelled", "raid"), "six", None),
        ("They destroyed a post, in an attack that killed six.", ("destroyed", "attack"), "six", None),
        ("Four were killed when rebels attacked Orvel.", ("were killed", "attacked"), "Four", 0),
    ],
)
def test_the_grammar_binds_a_count_to_an_act(text: str, acts: tuple[str, ...], count: str, own: int | None) -> None:
    spans = [at(text, act) for act in acts]
    assert bound_counts.bound(text, (0, len(text)), spans, at(text, count)) == own


def test_a_count_goes_to_the_act_that_its_words_name() -> None:
    text = "A raid on Orvel killed eight, while a strike on Tamar killed five."
    told = bound_counts.told(text, [event(text, "raid"), event(text, "strike", figure(text, "eight"))])
    assert [[f.text for f in one.figures] for one in told] == [["eight"], []]


def test_a_count_behind_killing_goes_to_the_act_of_its_sentence() -> None:
    text = "Strikes hit Orvel. One drone struck a car, killing two."
    told = bound_counts.told(text, [event(text, "Strikes", figure(text, "two")), event(text, "struck")])
    assert [[f.text for f in one.figures] for one in told] == [[], ["two"]]


def test_the_dead_told_later_are_of_the_act_that_answers() -> None:
    text = "Rebels attacked posts in retaliation for raids on Tamar. Six soldiers died."
    told = bound_counts.told(text, [event(text, "attacked"), event(text, "raids", figure(text, "Six"))])
    assert [[f.text for f in one.figures] for one in told] == [["Six"], []]
    again = text.replace("Six soldiers died", "The raids killed Six")
    told = bound_counts.told(again, [event(again, "attacked"), event(again, "raids", figure(again, "Six"))])
    assert [[f.text for f in one.figures] for one in told] == [[], ["Six"]]


# -------------------------------------------------------------------------------- acts told by their dead


@pytest.mark.parametrize(
    ("text", "count", "kind", "act"),
    [
        ("On Friday three guards were wounded by a landmine near Orvel.", "three", "injured", "wounded"),
        ("In Orvel, three farmers were killed when their cart hit a mine.", "three", "killed", "killed"),
        ("On Friday Norland struck what it called camps, killing three.", "three", "killed", "struck"),
        ("Norland's army had killed three men near Orvel.", "three", "killed", "killed"),
        ("And three villagers were abducted.", "three", "abducted", "abducted"),
    ],
)
def test_whom_an_attack_struck_tells_it(text: str, count: str, kind: str, act: str) -> None:
    numbers = [number(text, count, kind)]
    assert list(told_by_toll.acts(text, (0, len(text)), numbers)) == [at(text, act)]


@pytest.mark.parametrize(
    "text",
    [
        "On Friday three guards were wounded in the blast near Orvel.",
        "On Friday three guards were killed when their truck overturned in a raid.",
        "Since Friday three guards were killed by a landmine near Orvel.",
        "Here three guards were wounded by a landmine.",
        "On Friday three guards were hurt by a horse.",
    ],
)
def test_no_act_is_told_by_other_words(text: str) -> None:
    assert not list(told_by_toll.acts(text, (0, len(text)), [number(text, "three")]))


def test_no_second_act_is_told_of_those_whom_one_struck() -> None:
    text = "The army killed three men when it bombed a camp near Orvel."
    assert not list(told_by_toll.acts(text, (0, len(text)), [number(text, "three")], [at(text, "bombed a camp")]))


# -------------------------------------------------------------------------------- parties, places, days, arms


def test_whom_a_clause_with_who_tells_of_suffers_what_its_verb_tells() -> None:
    text = "Four watchmen who tried to stop the raiders were also killed."
    act, raiders, watchmen = trigger(text, "killed"), at(text, "the raiders"), at(text, "Four watchmen")
    told = own_victims.with_own(text, [act], [Both((), (raiders,))], [[raiders, watchmen]])
    assert told == [Both((), (watchmen,))]


def test_who_surrendered_stands_before_the_verb() -> None:
    text = "Rebels took the base and a hundred troops surrendered."
    act, rebels, troops = trigger(text, "surrendered", "RETREAT"), at(text, "Rebels"), at(text, "a hundred troops")
    assert own_victims.with_own(text, [act], [Both((rebels,), ())], [[rebels, troops]]) == [Both((troops,), ())]


def test_each_of_two_attacks_has_its_own_victims() -> None:
    text = "A raid on Orvel killed eight clerks, while a strike on Tamar killed five cooks."
    eight, five = at(text, "eight clerks"), at(text, "five cooks")
    acts, both = [trigger(text, "raid"), trigger(text, "strike")], [Both((), (eight,)), Both((), (eight,))]
    assert own_victims.with_own(text, acts, both, [[eight, five]] * 2) == [Both((), (eight,)), Both((), (five,))]


def test_a_sentence_that_opens_with_its_place_is_there() -> None:
    text = "In Orvel, fighters ambushed a column."
    shares = own_town.opened(text, trigger(text, "ambushed"), [(100, 105), at(text, "Orvel")], [0.2, 0.6, 0.2])
    assert shares == pytest.approx([0.2, 0.0, 0.8])
    text = "Fighters from Orvel ambushed a column."
    shares = own_town.opened(text, trigger(text, "ambushed"), [(100, 105), at(text, "Orvel")], [0.2, 0.6, 0.2])
    assert shares == [0.2, 0.6, 0.2]


def test_where_somebody_heads_or_whom_an_act_answers_is_not_its_place() -> None:
    text = "Troops retreated toward Orvel."
    assert own_town.is_direction(text, trigger(text, "retreated", "RETREAT"), at(text, "Orvel"))
    text = "Norland fired missiles at Tamar in response to a killing in Orvel."
    act = trigger(text, "fired missiles")
    assert own_town.is_of_ground(text, act, at(text, "Orvel"))
    assert not own_town.is_of_ground(text, act, at(text, "Tamar"))


def test_the_day_of_what_is_recalled_is_not_handed_on() -> None:
    text = "Norland fired rockets after the killing of a chief on May 3. A man died in Orvel."
    day = DateRow(text="May 3", start="2024-05-03", end="2024-05-03", span=at(text, "May 3"))
    killing = replace(event(text, "killing"), date=day, role="background")
    died = replace(event(text, "died"), date=day)
    assert [one.date for one in handed_days.dropped(text, [killing, died])] == [day, None]
    news = replace(killing, role="news")
    assert [one.date for one in handed_days.dropped(text, [news, died])] == [day, day]


def test_a_day_is_not_handed_back_in_its_paragraph() -> None:
    text = "The army shelled Orvel. A drone hit a bus on Monday."
    day = DateRow(text="Monday", start="2024-05-06", end="2024-05-06", span=at(text, "Monday"))
    told = [replace(event(text, trigger), date=day) for trigger in ("shelled", "hit")]
    assert [one.date for one in handed_days.dropped(text, told)] == [None, day]
    apart = text.replace(". A", ".\nA")
    told = [replace(event(apart, trigger), date=day) for trigger in ("shelled", "hit")]
    assert [one.date for one in handed_days.dropped(apart, told)] == [day, day]


@pytest.mark.parametrize(
    ("text", "act", "mode", "other"),
    [
        ("Jets dropped glide bombs on Orvel.", "dropped", "drone", "aerial"),
        ("The bus was attacked from the air.", "attacked", "drone", "aerial"),
        ("A gunman killed nine passengers.", "killed", "suicide-attack", "firearms"),
        ("A drone hit a bus.", "hit", "drone", "drone"),
        ("Gunmen killed ten villagers.", "killed", "abduct", "firearms"),
        ("Gunmen killed a trader they had abducted.", "killed", "abduct", "abduct"),
    ],
)
def test_a_manner_that_no_word_bears_out(text: str, act: str, mode: str, other: str) -> None:
    told = arms.borne_out([replace(event(text, act), mode=mode)])
    assert told[0].mode == other


def test_an_abduction_and_a_killing_are_two() -> None:
    text = "Gunmen killed people. Some were abducted."
    day = DateRow(text="May", start="2024-05-01", end="2024-05-01", span=(0, 1))
    one = replace(event(text, "killed"), date=day)
    other = replace(event(text, "abducted"), mode="abduct", date=day)
    assert not retells(one, other)


def test_patterns_stay_linear() -> None:
    long = "five " + "killed men, " * 4000
    assert bound_counts.bound(long, (0, len(long)), [(0, 4)], (len(long) - 5, len(long) - 1)) is None
