"""The actor tables: codes, dates, parents, names of two actors, names that are words, and the look-ups by date."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.clean import clean
from dateline.knowledge import actors, offices, regions
from dateline.knowledge.fold import key
from dateline.knowledge.lexicon import Entry, Lexicon, Term, is_acronym, words
from dateline.knowledge.own import SECTORS
from dateline.knowledge.roles import nouns
from dateline.knowledge.tables import Row, items, table
from dateline.link.find import find
from dateline.model import Story
from dateline.pages import load, page_refs
from dateline.sentences import split
from dateline.settings import Settings

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
    assert len(groups) >= 1_600
    assert len(holders) >= 4_000
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
    proper = {"majlis", "carabinieri", "carabineros", "garda", "gardai", "republicans", "democrats"}
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
        ("UNITA", "1989-03-01", "AGO", "REB"),
        ("UNITA", "2015-03-01", "AGO", "OPP"),
        ("African National Congress", "1986-03-01", "ZAF", "OPP"),
        ("African National Congress", "1995-03-01", "ZAF", "PTY"),
        ("Sudan People's Liberation Army", "1990-03-01", "SDN", "REB"),
        ("Sudan People's Liberation Army", "2012-03-01", "SSD", "MIL"),
        ("Lebanese Forces", "1985-03-01", "LBN", "PRM"),
        ("Lebanese Forces", "2015-03-01", "LBN", "PTY"),
        ("Rwandan Patriotic Front", "1994-05-01", "RWA", "REB"),
        ("Rwandan Patriotic Front", "1996-05-01", "RWA", "PTY"),
        ("Janatha Vimukthi Peramuna", "1989-03-01", "LKA", "REB"),
        ("Janatha Vimukthi Peramuna", "1999-03-01", "LKA", "PTY"),
        ("Alfredo Cristiani", "1989-02-01", "SLV", "PTY"),
        ("Alfredo Cristiani", "1990-02-01", "SLV", "GOV"),
        ("Rene Emilio Ponce", "1989-11-20", "SLV", "MIL"),
        ("Rene Emilio Ponce", "1991-11-20", "SLV", "GOV"),
        ("Ernesto Samper", "1989-03-05", "COL", "LEG"),
        ("Diego Cordovez", "1986-03-05", None, "IGO"),
        ("Diego Cordovez", "1990-03-05", "ECU", "GOV"),
        ("Mike Huckabee", "2015-12-01", "USA", "PTY"),
        ("Mike Huckabee", "2005-12-01", "USA", "GOV"),
        ("Luis Carrero Blanco", "1973-12-20", "ESP", "GOV"),
        ("Samir Geagea", "1988-03-05", "LBN", "PRM"),
        ("Samir Geagea", "2018-03-05", "LBN", "PTY"),
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


def named(tmp_path: Path, text: str) -> dict[str, str | None]:
    """The bodies, groups and organisations that a page of 1990 names, with their countries."""
    path = tmp_path / "page.txt"
    path.write_text(f"A title of the page\n\nPublished: 1990-04-12\n\n{text}\n", encoding="utf-8")
    settings = Settings()
    raw = load(next(iter(page_refs([str(path)], settings))), settings)
    article = clean(raw).articles[0]
    page = Story(text=raw.text, article=article, sentences=split(raw.text, article.parts))
    return {m.name: m.country for m in find(page) if m.rule in ("body", "group", "organisation")}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The Patriotic Union met the mayors of Colombia.", "Patriotic Union of Colombia", "COL"),
        ("The Patriotic Union met the mayors of Portugal.", "Patriotic Union of Colombia", None),
        ("The Patriotic Union of Kurdistan met the mayors.", "Patriotic Union of Kurdistan", "IRQ"),
        ("The Patriotic Front lost two seats in Zambia.", "Patriotic Front of Zambia", "ZMB"),
        ("The Patriotic Front lost two seats in Honduras.", "Patriotic Front of Zambia", None),
        ("The Morazanist Patriotic Front shot at a lorry.", "Morazanist Patriotic Front", "HND"),
        ("The Manuel Rodriguez Patriotic Front shot at a lorry.", "Manuel Rodriguez Patriotic Front", "CHL"),
        ("National Renewal named its candidate in Chile.", "National Renewal of Chile", "CHL"),
        ("National Renewal named its candidate in Norway.", "National Renewal of Chile", None),
        ("The Popular Liberation Army burned a bus in Colombia.", "Popular Liberation Army of Colombia", "COL"),
        ("The UNO sent a letter to the mayors.", "United Nations", None),
        ("The UNO coalition sent a letter in Nicaragua.", "National Opposition Union of Nicaragua", "NIC"),
        ("Two contras and a farmer met there.", "Contras", "NIC"),
        ("The Medellin Metropolitan Police met the mayors.", "Medellin Metropolitan Police", "COL"),
        ("The Metropolitan Police of London met the mayors.", "Scotland Yard", "GBR"),
        ("The ruling ARENA met the mayors.", "ARENA of El Salvador", "SLV"),
        ("The Arena was full of mayors.", "ARENA of El Salvador", None),
        ("The Southern Front took a hill in Syria.", "Southern Front of Syria", "SYR"),
        ("The Southern Front took a hill in Ukraine.", "Southern Front of Syria", None),
        ("The Republican Guard closed a road in Syria.", "Republican Guard of Syria", "SYR"),
        ("The Republican Guard closed a road in Gabon.", "Republican Guard of Syria", None),
        ("El Siglo told of it in Colombia.", "El Siglo of Colombia", "COL"),
        ("El Siglo told of it in Panama.", "El Siglo of Colombia", None),
        ("The Army of Conquest took a hill.", "Army of Conquest", "SYR"),
        ("The army of the conquest of Mexico took a hill.", "Army of Conquest", None),
        ("The Maoist People's Liberation Army burned a bus.", "Popular Liberation Army of Colombia", "COL"),
        ("The mayors bought a share of Sony.", "Sony", "JPN"),
        ("The sum is told to the micron.", "Micron Technology", None),
        ("The Sandinist People's Army met the mayors.", "Sandinista Popular Army", "NIC"),
    ],
)
def test_a_name_that_several_states_know_is_told_in_its_own(
    tmp_path: Path, text: str, name: str, country: str | None
) -> None:
    assert named(tmp_path, text).get(name) == country


@pytest.mark.parametrize(
    ("noun", "sector"),
    [
        ("jesuits", "REL"),
        ("subversives", "REB"),
        ("guerrilla units", "REB"),
        ("guerrilla commandos", "REB"),
        ("commandos", "MIL"),
        ("bomb squad", "COP"),
        ("sound technicians", "JRN"),
        ("technicians", "LAB"),
        ("executive committee", "PTY"),
        ("committee", "GOV"),
        ("death squads", "PRM"),
        ("special security council", "GOV"),
        ("security council", "IGO"),
    ],
)
def test_nouns_of_the_wires_and_their_neighbours(noun: str, sector: str) -> None:
    assert nouns()[noun].sector == sector


@pytest.mark.parametrize(
    ("name", "countries"),
    [
        ("la rochela", ["COL"]),
        ("la rochelle", []),
        ("barranca bermeja", ["COL"]),
        ("ilobasco", ["SLV"]),
        ("villa el salvador", ["PER"]),
        ("baiyaa", ["IRQ"]),
        ("sufa", ["ISR"]),
        ("suva", []),
        ("gilo", ["PSE"]),
        ("gilo checkpoint", ["PSE"]),
        ("ryongchon", ["PRK"]),
        ("ashrafiyeh", []),  # a quarter of Aleppo and one of Beirut
        ("san borja", []),  # a town of Bolivia and a quarter of Lima: the page decides
    ],
)
def test_villages_and_quarters_of_the_wires(name: str, countries: list[str]) -> None:
    assert [entry.country for entry in regions.lexicon().get(name)] == countries
