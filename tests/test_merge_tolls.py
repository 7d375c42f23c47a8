"""Claims, tolls and running totals: nothing added that is a part, corrections heard, every claim kept."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dateline.merge import RULES, Claim, claims_of, toll
from dateline.merge.originators import originator
from dateline.merge.series import daily, series
from dateline.model import ArticleRow, EventRow, FigureRow, Record, TallyRow
from tests.test_incidents_samples import Told, page


def claim(
    low: float, day: str, *, high: float | None = -1, who: str = "", article: str | None = None, **more: object
) -> Claim:
    """A claim about the killed; ``high`` is ``low`` unless given."""
    top = low if high == -1 else high
    fields: dict[str, object] = {
        "kind": "killed", "low": low, "high": top, "of": "people", "text": f"{low:g}", "side": None, "day": day,
        "chain": (who,) if who else (), "event": f"{article or day}.E1", "article": article or day,
        "page": article or day,
        "outlet": None, "evidence": "",
    }  # fmt: skip
    return Claim(**(fields | more))  # type: ignore[arg-type]


def best(*claims: Claim, rule: str = "latest") -> tuple[float, float, float]:
    """Best, low and high."""
    made = toll(claims, rule)
    assert made is not None
    return made.best, made.low, made.high


def test_a_toll_that_rises_is_the_last_one() -> None:
    assert best(claim(6, "2025-03-04"), claim(10, "2025-03-05")) == (10, 10, 10)


def test_a_correction_downward_takes_the_higher_number_back() -> None:
    told = [claim(6, "2025-03-04"), claim(10, "2025-03-05", who="the hospital"), claim(8, "2025-03-06", corrects=True)]
    assert best(*told) == (8, 8, 8)
    made = toll(told)
    assert made is not None
    assert made.corrected
    assert len(made.claims) == 3


def test_an_earlier_higher_number_of_a_better_source_stands_until_it_is_taken_back() -> None:
    told = (claim(10, "2025-03-05", who="hospital staff"), claim(6, "2025-03-06", who="the army"))
    assert best(*told) == (10, 6, 10)


def test_rivals_whom_one_report_sets_against_each_other_stay_in_the_range() -> None:
    told = [
        claim(4, "2025-03-04", who="the army", article="a"),
        claim(20, "2025-03-04", who="residents", article="a"),
        claim(26, "2025-03-09", who="residents", article="b"),
    ]
    assert best(*told) == (26, 4, 26)
    assert best(*told, claim(27, "2025-03-10", who="the mayor", article="c")) == (27, 27, 27)  # overtaken by a third


def test_nobody_told_alone_and_no_share_stands_for_a_toll_that_is_counted() -> None:
    one = claim(1, "2025-03-09", of="driver", who="a judge")
    assert best(claim(14, "2025-03-04"), one) == (14, 14, 14)
    assert best(one) == (1, 1, 1)
    share = claim(3, "2025-03-04", of="of the dead", article="2025-03-04")
    assert best(claim(54, "2025-03-04", of="soldiers"), share) == (54, 54, 54)
    up_to = claim(0, "2025-03-04", high=15)
    assert best(up_to, one) == (15, 15, 15)
    assert best(claim(0, "2025-03-04", high=1), one) == (1, 1, 1)


def test_people_of_somebody_are_no_share_of_another_number() -> None:
    told = claim(7, "2025-03-04", of="raiders", who="the army", article="a")
    own = claim(5, "2025-03-04", of="of their cousins", who="Adama Sarr", article="a")
    assert best(told, own) == (5, 5, 7)
    assert best(told, claim(5, "2025-03-04", of="of the raiders", who="Adama Sarr", article="a")) == (7, 7, 7)


def test_a_number_of_some_gives_way_to_a_greater_one_of_all_beside_it() -> None:
    some = claim(2, "2025-03-09", of="patients", who="the hospital", article="b")
    assert best(claim(9, "2025-03-04"), claim(16, "2025-03-09", article="b"), some) == (16, 16, 16)
    assert best(claim(9, "2025-03-04", of="guards"), some) == (2, 2, 9)


def test_a_number_taken_back_is_no_news_where_a_later_page_repeats_it() -> None:
    back = claim(17, "2025-03-05", article="b", denied=True), claim(14, "2025-03-05", article="b", corrects=True)
    assert best(claim(17, "2025-03-04"), *back, claim(17, "2025-03-20")) == (14, 14, 14)
    assert best(claim(17, "2025-03-04"), *back, claim(18, "2025-03-20")) == (18, 18, 18)


def test_a_vague_number_gives_way_to_any_count_within_its_bounds() -> None:
    vague = claim(24, "2025-03-09", high=None, text="dozens", who="Amnesty")
    assert best(claim(25, "2025-03-09", who="the army", article="b"), vague) == (25, 25, 25)
    assert best(vague) == (24, 24, 24)


def test_bounds_are_respected() -> None:
    assert best(claim(27, "2025-03-04", high=None)) == (27, 27, 27)
    assert best(claim(27, "2025-03-04", high=None, article="a"), claim(31, "2025-03-04", article="b")) == (31, 31, 31)
    assert best(claim(0, "2025-03-04", high=40), claim(3, "2025-03-04", article="b")) == (3, 3, 40)
    most = claim(0, "2025-03-09", high=20, who="police")
    assert best(claim(16, "2025-03-04", who="rescuers"), most) == (16, 16, 20)
    assert best(claim(16, "2025-03-04", who="the governor"), most) == (20, 20, 20)


def test_of_two_numbers_on_one_day_the_one_more_independent_witnesses_give() -> None:
    told = [claim(9, "2025-03-04", article=name) for name in "abc"] + [claim(12, "2025-03-04", article="d")]
    assert best(*told) == (9, 9, 12)
    one_wire = {"a": 1, "b": 1, "c": 1, "d": 2}
    made = toll(told, "latest", one_wire)
    assert made is not None
    assert made.best == 12  # three prints of one wire count once, and of equals the higher stands


def test_other_rules() -> None:
    told = [
        claim(n, d, article=a) for n, d, a in ((5, "2025-03-04", "a"), (9, "2025-03-05", "b"), (9, "2025-03-05", "c"))
    ]
    assert best(*told, rule="ucdp-like") == (9, 5, 9)
    assert best(*told, rule="conservative") == (5, 5, 9)
    assert best(*told, rule="maximum") == (9, 5, 9)
    with pytest.raises(KeyError):
        toll(told, "guess")


CLAIMS = st.lists(
    st.builds(
        claim,
        st.integers(0, 60).map(float),
        st.sampled_from(["2025-03-04", "2025-03-05", "2025-03-09"]),
        who=st.sampled_from(["", "police", "the hospital", "the army", "residents"]),
        article=st.sampled_from(["a", "b", "c"]),
        corrects=st.booleans(),
        part=st.booleans(),
    ),
    min_size=1,
)


@settings(deadline=None, max_examples=60)
@given(CLAIMS, st.sampled_from(sorted(RULES)), st.randoms(use_true_random=False))
def test_low_best_high_are_in_order_come_from_claims_and_do_not_depend_on_theirs(
    told: list[Claim], rule: str, draw: object
) -> None:
    made = toll(told, rule)
    assert made is not None
    assert made.low <= made.best <= made.high
    assert made.best in {c.low for c in told}
    assert len(made.claims) == len(told)
    shuffled = list(told)
    draw.shuffle(shuffled)  # type: ignore[attr-defined]
    again = toll(shuffled, rule)
    assert again is not None
    assert (again.best, again.low, again.high) == (made.best, made.low, made.high)


@pytest.mark.parametrize("rule", sorted(RULES))
def test_a_number_that_one_report_gives_on_two_words_may_come_in_either_order(rule: str) -> None:
    told = [claim(1, "2025-03-05", article="a"), claim(1, "2025-03-05", article="a", who="police")]
    told.append(claim(0, "2025-03-04", article="b", who="police", part=True))
    assert best(*told, rule=rule) == best(*reversed(told), rule=rule)


# ------------------------------------------------------------------------------------------------ claims


def event_of(text: str, *figures: tuple[str, str, float, float | None]) -> tuple[Record, EventRow]:
    """A record of one event whose figures are (words, of, low, high)."""
    _, record = page("a", "2025-03-05", [Told()])
    rows = tuple(
        FigureRow(
            kind="killed", of=of, text=words, low=low, high=high, scope="incident", attributed_to=(),
            span=(text.index(words), text.index(words) + len(words)),
        )
        for words, of, low, high in figures
    )  # fmt: skip
    fields = {name: getattr(record.events[0], name) for name in EventRow.__struct_fields__}
    return record, EventRow(**(fields | {"figures": rows, "evidence": text}))


@pytest.mark.parametrize(
    ("text", "figures", "totals"),
    [
        ("It killed 12 people, including three children.", [("12", "people"), ("three", "children")], [12]),
        ("Seven people, one of them a nurse, died.", [("Seven", "people"), ("one", "nurse")], [7]),
        ("It left four civilians and two soldiers dead.", [("four", "civilians"), ("two", "soldiers")], [6]),
        ("Police said nine died but the army said four.", [("nine", "people"), ("four", "people")], [9, 4]),
        ("Six people died, and not seven, he said.", [("Six", "people"), ("seven", "people")], [6]),
        (
            "Three people, two herders and one guard, died.",
            [("Three", "people"), ("two", "herders"), ("one", "guard")],
            [3],
        ),
        ("Twelve tailors from Korvo and two cooks died.", [("Twelve", "tailors"), ("two", "cooks")], [14]),
        ("In bed two tailors died, bringing to seven the dead.", [("two", "tailors"), ("seven", "dead")], [2, 7]),
        ("It cost 12 lives, those of three young girls among them.", [("12", "lives"), ("three", "girls")], [12]),
        ("It cost 12 lives and three of two girls' dogs.", [("12", "lives"), ("three", "dogs")], [15]),
    ],
)
def test_parts_are_not_added_terms_are_and_rivals_stand_side_by_side(
    text: str, figures: list[tuple[str, str]], totals: list[float]
) -> None:
    numbers = {
        "12": 12,
        "three": 3,
        "Seven": 7,
        "one": 1,
        "four": 4,
        "two": 2,
        "nine": 9,
        "Six": 6,
        "seven": 7,
        "Three": 3,
        "Twelve": 12,
    }
    record, event = event_of(text, *((w, of, float(numbers[w]), float(numbers[w])) for w, of in figures))
    found = claims_of(record, text, [event])
    assert [c.low for c in found if not c.part and not c.denied] == totals
    assert {c.text for c in found} >= {words for words, _ in figures}


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("It established that three of the dead belonged to the army.", True),
        ("It said three died of the blast.", False),
        ("Among the dead were a nurse and three guards.", True),
        ("The dead included a nurse and three guards.", True),
        ("The dead were three guards.", False),
        ("A nurse and three guards were among those killed.", True),
        ("Some were among the dead. Then three guards died.", False),
        ("It said three of those wounded at the gate died.", True),
        ("It said three people succumbed to their wounds.", True),
        ("It said three died on the way to hospital.", True),
        ("The toll rose to three after some of the wounded died in hospital.", False),
    ],
)
def test_some_of_the_dead_are_a_share_wherever_they_are_told(text: str, part: bool) -> None:
    record, event = event_of(text, ("three", "dead", 3.0, 3.0))
    (told,) = claims_of(record, text, [event])
    assert told.part is part


def test_the_dead_who_come_on_top_are_not_the_toll() -> None:
    text = "The toll rose from 14 to 31, as 11 more bodies and six of those wounded came in."
    rows = [("14", "toll", 14.0, 14.0), ("31", "toll", 31.0, 31.0)]
    record, event = event_of(text, *rows, ("11 more", "bodies", 11.0, 11.0), ("six", "wounded", 6.0, 6.0))
    told = claims_of(record, text, [event])
    assert [c.low for c in told if not c.part and not c.denied and not c.summed] == [31]
    assert not any(c.corrects for c in told)
    assert best(claim(9, "2025-03-01"), *told) == (31, 31, 31)


def test_a_number_taken_back_in_the_same_breath_corrects_earlier_reports() -> None:
    text = "Eight people, not nine, died in the blast."
    record, event = event_of(text, ("Eight", "people", 8.0, 8.0))
    (told,) = claims_of(record, text, [event])
    assert told.corrects
    assert best(claim(9, "2025-03-01"), told) == (8, 8, 8)


@pytest.mark.parametrize(
    ("text", "words", "denied"),
    [
        ("An attack killed 11, revising down a figure of 14 given earlier.", "14", True),
        ("The office denies the versions that speak of 12 dead.", "12", True),
        ("The count rose to 13, up from 9 on Monday.", "9", True),
        ("The army denied the charge, saying that 5 had died.", "5", False),
        ("The ministry revised its report after 6 deaths.", "6", False),
        ("The ministry was obliged to take back its figure of 8.", "8", True),
        ("The police took back the stolen goods; 8 had died.", "8", False),
        ("Officials lowered the toll to 35 from 36.", "36", True),
        ("Officials lowered the toll to 35 from 36.", "35", False),
    ],
)
def test_numbers_that_are_taken_back(text: str, words: str, denied: bool) -> None:
    record, event = event_of(text, (words, "people", float(words), float(words)))
    (told,) = claims_of(record, text, [event])
    assert told.denied is denied


@pytest.mark.parametrize(
    ("text", "figures", "totals"),
    [
        ("There were 27, by its list. It had first announced 34.", ("27", "34"), [27]),
        ("The agency, which had put the dead at 28, now says 23.", ("28", "23"), [23]),
        ("Four. The hospital at first gave five.", ("Four", "five"), [4]),
        ("It scaled down the number of dead in the town from nine to seven.", ("nine", "seven"), [7]),
        ("Nine had died, it said; 12 had been hurt first.", ("Nine", "12"), [9, 12]),
        ("The group had put the figure at 70.", ("70",), [70]),
    ],
)
def test_a_number_that_was_given_before_another_is_overtaken(
    text: str, figures: tuple[str, ...], totals: list[float]
) -> None:
    numbers = {"Four": 4.0, "five": 5.0, "nine": 9.0, "Nine": 9.0, "seven": 7.0}
    found = [(words, "people", numbers.get(words) or float(words)) for words in figures]
    record, event = event_of(text, *((words, of, number, number) for words, of, number in found))
    told = claims_of(record, text, [event])
    assert [c.low for c in told if not c.denied] == totals
    if len(told) > len(totals) and text[0] != "F":
        assert [c.corrects for c in told if not c.denied] == [True]


def test_what_a_source_has_given_up_since_is_its_word_no_more() -> None:
    first = claim(5, "2025-03-01", who="hospital")
    report = [claim(4, "2025-04-01"), replace(claim(5, "2025-04-01", who="hospital"), denied=True)]
    rival = claim(0, "2025-03-01", who="ministry")
    assert best(first, rival, *report)[0] == 4
    assert best(first, rival, *report, rule="maximum")[0] == 5
    assert best(first, rival, claim(4, "2025-04-01"))[0] == 5


def test_a_victim_told_by_number_tells_the_toll() -> None:
    text = "A second worker has died in hospital."
    record, event = event_of(text, ("A second", "worker", 1.0, 1.0))
    assert best(claim(1, "2025-03-04"), *claims_of(record, text, [event])) == (2, 2, 2)
    text = "An eighth man fell, they said."
    record, event = event_of(text, ("An eighth", "man", 1.0, 1.0))
    assert best(claim(7, "2025-03-04"), *claims_of(record, text, [event])) == (8, 8, 8)
    text = "A mason burned to death and a second worker died in hospital."
    record, event = event_of(text, ("A", "mason", 1.0, 1.0), ("a second", "worker", 1.0, 1.0))
    assert [c.low for c in claims_of(record, text, [event])] == [1, 2]  # and not 3


@pytest.mark.parametrize(
    ("first", "second", "totals"),
    [
        ("Earlier reports", "the mission", [13]),
        ("Initial reports", "initial reports from partners", [9, 13]),
        ("The First Support Force", "the mission", [9, 13]),
    ],
)
def test_earlier_reports_are_overtaken_where_another_source_speaks(
    first: str, second: str, totals: list[float]
) -> None:
    text = "They said nine died. They said 13 died."
    record, event = event_of(text, ("nine", "people", 9.0, 9.0), ("13", "people", 13.0, 13.0))
    one, other = event.figures
    told = replace(event, figures=(replace(one, attributed_to=(first,)), replace(other, attributed_to=(second,))))
    assert [c.low for c in claims_of(record, text, [told]) if not c.denied] == totals


def test_what_became_of_some_is_no_term_of_a_sum() -> None:
    text = "It struck 23 people, and 16 in two hospitals."
    record, event = event_of(text, ("23", "people", 23.0, 23.0), ("16", "in two hospitals", 16.0, 16.0))
    assert [c.low for c in claims_of(record, text, [event]) if not c.part] == [23]


def test_who_signs_a_release_speaks_in_it() -> None:
    text = "The mission counted 12 dead."
    record, event = event_of(text, ("12", "dead", 12.0, 12.0))
    for agency, kind in (("UNICEF", "united nations"), ("General Staff of the Army", "army"), ("AFP", None)):
        signed = replace(record, articles=(replace(record.articles[0], agency=agency),))
        (told,) = claims_of(signed, text, [event])
        assert (told.originator and told.originator.kind) == kind


def test_killed_by_side_where_the_page_says_whose() -> None:
    text = "It left four herders and two soldiers dead."
    record, event = event_of(text, ("four", "herders", 4.0, 4.0), ("two", "soldiers", 2.0, 2.0))
    made = toll(claims_of(record, text, [event]))
    assert made is not None
    assert made.best == 6
    assert made.by_side["herders"][0] == 4
    assert made.by_side["MIL"][0] == 2


@pytest.mark.parametrize("name", ["a rebel commander", "New People's Army", "the Houthi military spokesman"])
def test_a_rebel_army_is_an_armed_group(name: str) -> None:
    assert originator(name).kind == "armed group"


def test_originators_are_sorted_into_kinds() -> None:
    assert originator("a doctor at the hospital").kind == "hospital"
    assert originator("The government's own tally").kind == "government"
    assert originator("a Reuters tally").kind == "agency"
    assert originator("two local hospitals").kind == "hospital"
    assert originator("unverified reports").rank == 1
    assert originator("Dr Suhad Karim").kind == "hospital"
    assert originator("The Lake Casualty Register").kind == "monitors"
    assert originator("the hospital's register").kind == "hospital"
    assert originator("Colonel Ivan Petrov of the border troops").kind == "army"
    assert originator("the so-called Kizil jamaat").rank == 1
    assert originator("Amina Diallo").key == "amina diallo"


# ------------------------------------------------------------------------------------------------ series


def tally(day: str, low: float, article: int = 0, who: str = "the ministry") -> TallyRow:
    """A running total."""
    return TallyRow(
        article=article, evidence="", kind="killed", of="people", text=f"{low:g}", low=low, high=low,
        scope="cumulative",
        since="2025-01-01", as_of=day, side_or_place="Gaza", attributed_to=(who,), evidence_span=(0, 1), span=(0, 1),
    )  # fmt: skip


def record_with(*rows: TallyRow) -> Record:
    """A record of running totals."""
    _, record = page("a", "2025-03-05", [], lead="Totals.")
    fields = {name: getattr(record, name) for name in Record.__struct_fields__}
    return Record(**(fields | {"tallies": rows}))


def test_running_totals_form_series_by_who_counts_what_where_and_a_daily_figure_is_marked_as_derived() -> None:
    rows = (tally("2025-03-01", 100), tally("2025-03-03", 112), tally("2025-03-02", 300, who="a monitor"))
    found = series([record_with(*rows)])
    assert [len(one.points) for one in found] == [2, 1]
    (step,) = daily(found[0])
    assert (step.after, step.until, step.low, step.high, step.derived) == ("2025-03-01", "2025-03-03", 12, 12, True)
    assert series([record_with(*rows)] * 2) == found


def test_a_total_without_any_day_is_in_no_series() -> None:
    _, record = page("a", None, [], lead="x")
    assert isinstance(record.articles[0], ArticleRow)
    fields = {name: getattr(record, name) for name in Record.__struct_fields__}
    row = tally("2025-03-01", 3)
    undated = TallyRow(**({name: getattr(row, name) for name in TallyRow.__struct_fields__} | {"as_of": None}))
    assert series([Record(**(fields | {"tallies": (undated,)}))]) == ()
