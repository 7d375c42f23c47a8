"""The actor tables: codes, dates, parents, names of two actors, names that are words, and the look-ups by date."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.knowledge import actors, offices
from dateline.knowledge.fold import key
from dateline.knowledge.lexicon import Entry, Lexicon, Term, is_acronym, words
from dateline.knowledge.own import SECTORS
from dateline.knowledge.roles import nouns
from dateline.knowledge.tables import Row, items, table

CODES = {row["code"] for row in table("countries.psv")}
DATE = re.compile(r"\d{4}(-\d\d){0,2}")
ONE_HOLDER = frozenset(
    ["president", "prime minister", "chancellor", "king", "foreign minister", "secretary of state", "army chief"]
)
NAMESAKES = frozenset(["peoples democratic party", "george bush", "ferdinand marcos"])
"""Folded names that two share: parties (Nigeria, Turkey) that the apostrophe alone parts, father and son by the day."""
TWO_LETTERS = frozenset(["3R", "AA", "AP", "BP", "DW", "E3", "G7", "G8", "G9", "RN", "RT"])
DAYS = st.dates().map(str)


def rows() -> Iterator[tuple[str, Row]]:
    for kind, file in actors.TABLES.items():
        for row in table(file):
            yield kind, row


def names(row: Row) -> tuple[str, ...]:
    return (row["name"], *items(row["also"]))


def test_every_row_has_known_codes_and_dates_in_order() -> None:
    for _, row in rows():
        assert row["sector"] in SECTORS, row
        assert not row["country"] or row["country"] in CODES, row
        since, until = row.get("since", ""), row.get("until", "")
        assert all(DATE.fullmatch(date) for date in (since, until) if date), row
        assert not (since and until) or since[: len(until)] <= until, row


def test_the_tables_are_as_large_as_told() -> None:
    groups = {row["name"] for row in table("groups.psv")}
    holders = {row["name"] for row in table("people.psv") if row["since"] or row["until"]}
    recent = {row["name"] for row in table("people.psv") if (row["until"] or "2026") >= "2010" and row["since"]}
    local = {row["country"] for row in table("bodies.psv")}
    assert len(groups) >= 1_200
    assert len(holders) >= 2_500
    assert len(recent) >= 1_500
    assert len(local) >= 120


def test_every_parent_is_an_actor() -> None:
    for _, row in rows():
        assert not row.get("parent") or offices.by_id(row["parent"]), row
    assert [above.name for above in offices.parents(actors.by_name()["Quds Force"]())] == [
        "Islamic Revolutionary Guard Corps",
        "Iranian Armed Forces",
        "Iran",
    ]


def test_no_actor_is_above_itself() -> None:
    for actor in actors.by_name().values():
        assert actor().id not in {above.id for above in offices.parents(actor())}


def test_a_name_stands_for_one_actor() -> None:
    found = defaultdict(set)
    for kind, row in rows():
        for name in names(row):
            found[key(name), is_acronym(name)].add((kind, row["name"]))
    twice = {name for (name, _), owners in found.items() if len(owners) > 1}
    assert twice == NAMESAKES


def test_short_names_are_known_acronyms() -> None:
    short = {name for _, row in rows() for name in names(row) if len(key(name)) < 3}
    assert {name for name in short if key(name) not in actors.common_words()} <= TWO_LETTERS


def test_single_words_that_are_ordinary_nouns_are_marked_as_traps() -> None:
    ordinary = {word for word in nouns() if " " not in word}
    proper = {"majlis", "carabinieri", "carabineros", "republicans", "democrats"}
    for _, row in rows():
        for name in names(row):
            assert key(name) not in ordinary - proper or key(name) in actors.common_words(), row


def test_one_person_at_a_time_holds_an_office() -> None:
    held = defaultdict(list)
    for row in table("people.psv"):
        if row["office"] in ONE_HOLDER and row["since"] and row["until"]:
            held[row["country"], row["office"]].append((row["since"], row["until"], row["name"]))
    for office, terms in held.items():
        for (_, until, one), (since, _, other) in zip(sorted(terms), sorted(terms)[1:], strict=False):
            size = min(len(until), len(since))
            assert since[:size] >= until[:size], (office, one, other)


def test_every_sovereign_state_has_demonym_and_capital() -> None:
    for row in table("countries.psv"):
        if not row["holder"] and row["code"] not in {"ATA", "DMA"}:
            assert items(row["adjectives"]), row
    assert sum(bool(row["capital"]) for row in table("countries.psv")) >= 215


@pytest.mark.parametrize(
    ("country", "office", "day", "name"),
    [
        ("FRA", "president", "2016-03-01", "Francois Hollande"),
        ("USA", "president", "2018-05-05", "Donald Trump"),
        ("ISR", "defence minister", "2017-01-01", "Avigdor Lieberman"),
        ("GBR", "foreign minister", "2022-11-01", "James Cleverly"),
        ("LBN", "prime minister", "2013-01-01", "Najib Mikati"),
        (None, "UN secretary-general", "2012-01-01", "Ban Ki-moon"),
        ("FRA", "president", "1800-01-01", None),
    ],
)
def test_who_held_an_office_on_a_day(country: str | None, office: str, day: str, name: str | None) -> None:
    holder = offices.office_holder(country, office, day)
    assert (holder.name if holder else None) == name


@pytest.mark.parametrize(
    ("name", "day", "country", "sector"),
    [
        ("Kaja Kallas", "2022-03-01", "EST", "GOV"),
        ("Kaja Kallas", "2025-03-01", None, "IGO"),
        ("Donald Trump", "2019-01-01", "USA", "GOV"),
        ("Donald Trump", "2023-01-01", "USA", "ELI"),
        ("Angela Merkel", "2023-01-01", "DEU", "ELI"),
        ("Tony Blair", "2020-01-01", "GBR", "ELI"),
        ("Hassan Nasrallah", "2025-01-01", "LBN", "PRM"),
        ("Taliban", "2016-01-01", "AFG", "REB"),
        ("Taliban", "2023-01-01", "AFG", "GOV"),
        ("Rapid Support Forces", "2019-06-03", "SDN", "PRM"),
    ],
)
def test_what_an_actor_was_on_a_day(name: str, day: str, country: str | None, sector: str) -> None:
    entry = offices.on(actors.by_name()[name](), day)
    assert (entry.country, entry.sector) == (country, sector)


@given(DAYS)
def test_a_day_never_changes_who_somebody_is(day: str) -> None:
    entry = actors.by_name()["Mark Rutte"]()
    assert (offices.on(entry, day).id, offices.on(entry, None)) == (entry.id, entry)


@given(DAYS, DAYS)
def test_a_term_holds_from_its_first_to_its_last_day(since: str, until: str) -> None:
    term = Term(country="FRA", sector="GOV", since=since, until=until)
    assert offices.holds(term, since) == (since <= until) == offices.holds(term, until)


def test_state_bodies_are_made_for_every_country() -> None:
    made = offices.state_body("IRQ", "foreign ministries")
    own = offices.state_body("ISR", "parliament")
    assert made is not None
    assert (made.id, made.name, made.sector) == ("body:irq:foreign-ministry", "Iraqi foreign ministry", "GOV")
    assert own is not None
    assert own.id == "body:knesset"
    assert offices.state_body("IRQ", "gardener") is None
    assert offices.state_body("XYZ", "army") is None
    assert all(len(offices.state_bodies(code)) == len(table("state_bodies.psv")) for code in sorted(CODES)[::20])
    assert [above.name for above in offices.parents(made)] == ["Iraqi government", "Iraq"]


def test_own_bodies_point_to_rows_that_are_there() -> None:
    known = {row["row"] for row in table("state_bodies.psv")}
    assert {row["is"] for row in table("bodies.psv")} - {""} <= known
    assert {row["parent"] for row in table("state_bodies.psv")} - {""} <= known


def test_the_government_of_a_day() -> None:
    assert [head.name for head in offices.government("IRN", "2023-01-01")] == ["Ali Khamenei", "Ebrahim Raisi"]
    assert [head.name for head in offices.government("JPN", "2015-01-01")] == ["Emperor Akihito", "Shinzo Abe"]


def test_names_are_found_at_word_boundaries_only() -> None:
    text = "The ambassador met Assadi. A fact: they mend the plan."
    found = words(text, 0, len(text))
    assert not [match for i in range(len(found)) if (match := actors.lexicon().at(found, i, "mixed"))]


@given(st.lists(st.text(alphabet="abAB .", min_size=1, max_size=6), max_size=6))
def test_a_name_that_was_given_is_found_again(given_names: list[str]) -> None:
    entry = Entry(id="group:x", name="x", kind="group")
    lexicon = Lexicon((name, entry) for name in given_names)
    for name in given_names:
        assert not key(name) or set(lexicon.get(key(name))) == {entry}


def test_entries_are_made_when_first_asked_for() -> None:
    asked: list[str] = []

    def make() -> Entry:
        asked.append("Ruvia")
        return Entry(id="group:ruvia", name="Ruvia", kind="group")

    lexicon = Lexicon([("Ruvia Guard", make), ("RVG", make)])
    assert lexicon.get("army") == ()
    assert asked == []
    assert [entry.name for entry in (*lexicon.get("ruvia guard"), *lexicon.get("r v g"))] == ["Ruvia", "Ruvia"]
