"""Running totals as series: which totals are one count, what is derived, and how they are shown and handed over."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.console import Console

from dateline.cli import run
from dateline.errors import UsageError
from dateline.faces import series as faces
from dateline.faces.plot import series_plot
from dateline.merge.series import series
from dateline.merge.series_kept import kept_series, one_series
from dateline.merge.series_points import Series, daily
from dateline.model import Page, Record, TallyRow
from dateline.store import add, open_store
from tests.pace import growth, linear
from tests.test_incidents_samples import page

SENTENCE = "At least {number} people have been killed in {place} since {since}, {who} said."


def told(
    number: float = 100,
    *,
    place: str = "Mali",
    since: str = "April 15",
    who: str = "the health ministry",
    begun: str | None = "2025-04-15",
    day: str | None = "2025-05-01",
    of: str = "people",
    kind: str = "killed",
    high: float | None = None,
    sentence: str | None = None,
) -> TallyRow:
    """One running total with its sentence."""
    evidence = sentence or SENTENCE.format(number=f"{number:g}", place=place, since=since, who=who)
    at = max(0, evidence.find(f"{number:g}"))
    return TallyRow(
        article=0, evidence=evidence, kind=kind, of=of, text=f"{number:g}", low=number, high=high,
        scope="cumulative", since=begun, as_of=day, side_or_place=None, attributed_to=(who,) if who else (),
        evidence_span=(0, len(evidence)), span=(at, at + len(f"{number:g}")),
    )  # fmt: skip


def report(name: str, *rows: TallyRow, published: str = "2025-05-01") -> tuple[Page, Record]:
    """A page and its record with these running totals."""
    one, record = page(name, published, [], lead=f"The count went on, {name} wrote.")
    return one, replace(record, tallies=rows)


def records(*rows: TallyRow) -> list[Record]:
    """One report for each total, each published on the day that the total stood on."""
    return [report(f"r{n}", row, published=row.as_of or "2025-05-01")[1] for n, row in enumerate(rows)]


def shown(what: object, width: int = 100) -> str:
    """What a terminal of a width would show, without colours."""
    out = io.StringIO()
    Console(file=out, width=width, markup=False, highlight=False).print(what)
    return out.getvalue()


def only(*rows: TallyRow) -> Series:
    """The one series that totals form."""
    (one,) = series(records(*rows))
    return one


# ------------------------------------------------------------------------------------------------ what is one count


@pytest.mark.parametrize(
    "other",
    [
        {"who": "Mali's Ministry of Health"},
        {"who": "health ministry figures"},
        {"begun": "2025-04-01", "since": "April"},
        {"begun": None, "since": "the coup"},
        {"begun": None, "since": "the truce broke down on April 15"},
        {"of": "persons"},
        {"of": "Malians"},
    ],
)
def test_one_count_is_known_however_it_is_put(other: dict[str, str]) -> None:
    one = only(told(100), told(140, day="2025-05-09", **other))  # type: ignore[arg-type]
    assert [point.low for point in one.points] == [100, 140]
    assert one.since == "2025-04-15"


@pytest.mark.parametrize(
    "other",
    [
        {"who": "the United Nations"},
        {"who": ""},
        {"place": "Niger"},
        {"begun": "2024-04-15"},
        {"kind": "injured"},
        {"of": "civilians"},
        {"of": "Nigeriens"},
        {"begun": None, "since": "the coup", "number": 9},
    ],
)
def test_another_count_is_kept_apart(other: dict[str, str]) -> None:
    rows = told(100), told(**({"number": 140, "day": "2025-05-09"} | other))  # type: ignore[arg-type]
    assert [len(one.points) for one in series(records(*rows))] == [1, 1]


def test_who_says_that_it_counts_is_the_counter_not_its_source() -> None:
    row = replace(told(), attributed_to=("health ministry figures", "an AFP tally"))
    assert only(row).who == "Agence France-Presse"
    assert only(told(who="a Reuters tally")).who == "Reuters"
    assert only(told(who="a western diplomat who")).who == "western diplomat"
    assert only(told(who="the WHO")).who == "World Health Organization"


def test_what_tells_too_little_is_held_against_no_other_page() -> None:
    bare = told(100, sentence="At least 100 people have been killed.", begun=None)
    assert [len(one.points) for one in series(records(bare, replace(bare, as_of="2025-05-09")))] == [1, 1]
    assert "too little told" in series(records(bare))[0].points[0].because


def test_an_attacker_s_country_is_not_where_the_dead_are_counted() -> None:
    sentence = (
        "At least 100 people have been killed by Israeli fire in Lebanon since April 15, the health ministry said."
    )
    assert only(told(100, sentence=sentence)).where == "Lebanon"
    row = told(
        100, sentence="At least 100 people have died in Israeli strikes since April 15, the health ministry said."
    )
    at = row.evidence.index("Israel")
    named = replace(row, side_or_place="Israel", side_span=(at, at + 6))
    assert only(named).where == ""


def test_an_article_word_or_a_floor_is_no_total() -> None:
    assert series(records(replace(told(1), text="a"))) == ()
    floor = told(5, sentence="He lives on the 5th floor.", begun=None)
    assert series(records(replace(floor, made_by="ordinal"))) == ()


ROWS = [
    told(100), told(140, day="2025-05-09"), told(120, day="2025-05-04", begun=None, since="the coup"),
    told(90, who="a monitor"), told(8, kind="injured"), told(141, day="2025-05-09", begun="2025-04-01", since="April"),
    told(3, begun=None, since="the coup", who=""), told(55, place="Niger", day="2025-06-01"),
]  # fmt: skip


@settings(deadline=None, max_examples=40)
@given(st.permutations(records(*ROWS)), st.integers(0, len(ROWS)))
def test_series_do_not_depend_on_order_and_ids_outlive_new_pages(shuffled: list[Record], cut: int) -> None:
    whole = series(shuffled)
    assert whole == series(records(*ROWS))
    assert sum(len(one.points) for one in whole) == len(ROWS)
    for early in series(shuffled[:cut]):
        later = one_series(whole, early.id)
        assert set(early.points) <= {*later.points} | {*early.points}
        assert {point.name for point in early.points} <= {point.name for point in later.points}


# ------------------------------------------------------------------------------------------------ between two totals


def test_a_difference_is_derived_only_between_different_totals_of_a_named_counter() -> None:
    rows = [told(100, high=100), told(100, high=100, day="2025-05-03"), told(112, high=112, day="2025-05-04")]
    (step,) = daily(only(*rows))
    assert (step.after, step.until, step.days, step.low, step.high) == ("2025-05-01", "2025-05-04", 3, 12, 12)
    assert step.derived
    assert step.bounded
    nameless = [replace(row, attributed_to=()) for row in rows]
    assert daily(only(*nameless)) == ()
    assert "no counter is named" in "".join(faces.daily_lines(only(*nameless)))


def test_open_totals_and_recounts_are_told() -> None:
    (step,) = daily(only(told(100), told(96, high=96, day="2025-05-04")))
    assert (step.low, step.bounded) == (-4, False)
    (line,) = faces.daily_lines(only(told(100), told(96, high=96, day="2025-05-04")))
    assert line == "derived: 2025-05-01 to 2025-05-04 (3 days)  −4, from open or rounded totals, the total fell"


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=8, unique=True))
def test_exact_differences_add_up_to_the_whole(numbers: list[int]) -> None:
    same = ROWS[0].evidence
    rows = [told(n, high=n, day=f"2025-05-{day:02}", sentence=same) for day, n in enumerate(numbers, 1)]
    assert sum(step.low for step in daily(only(*rows))) == numbers[-1] - numbers[0]


# ------------------------------------------------------------------------------------------------ shown


def test_the_plot_fits_its_width_and_says_where_its_axis_begins() -> None:
    one = only(told(41000), told(41300, high=41300, day="2025-05-09"))
    lines = series_plot(one, 60)
    assert max(map(len, lines)) <= 60
    assert "  the axis begins at 40,925" in lines
    assert any("○" in line for line in lines[:-2])
    assert any("●" in line for line in lines[:-2])
    assert series_plot(only(told()), 60) == []
    assert not any("begins" in line for line in series_plot(only(told(10), told(400, day="2025-05-09")), 60))


def test_an_opened_series_shows_words_reasons_and_differences_only_where_asked() -> None:
    one = only(told(100), told(140, day="2025-05-09", who="Mali's Ministry of Health"))
    plain = shown(faces.series_block(one, Console(width=100), with_daily=False))
    for words in ("killed, Mali, since 2025-04-15, counted by health ministry", "never added to incidents", "r1.T1"):
        assert words in plain
    assert "counted by health ministry; place from its sentence; since 2025-04-15" in " ".join(plain.split())
    assert "derived" not in plain
    assert "derived: 2025-05-01 to 2025-05-09 (8 days)" in shown(
        faces.series_block(one, Console(width=100), with_daily=True)
    )


def test_a_long_series_is_cut_in_the_list_and_several_pages_of_one_number_are_one_line() -> None:
    one = only(*[told(100 + n, day=f"2025-05-{n:02}") for n in range(1, 21)])
    text = shown(faces.list_block([one], with_daily=False))
    assert "… 14 more …" in text
    assert len(text.splitlines()) == 8
    twice = shown(faces.list_block([only(told(), told())], with_daily=False))
    assert "r0.T1, r1.T1" in twice


# ------------------------------------------------------------------------------------------------ commands


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A database of three reports: two of one count, one of another."""
    path = tmp_path / "d.db"
    with open_store(path, access="write") as store:
        for name, day, row in (
            ("early", "2025-05-01", told(100)),
            ("later", "2025-05-09", told(140, day="2025-05-09", high=140)),
            ("other", "2025-05-02", told(7, kind="injured", who="the United Nations")),
        ):
            add(store, *report(name, row, published=day))
    return path


def test_the_store_s_series_are_found_by_id_and_by_the_ids_of_their_totals_alone(db: Path) -> None:
    with open_store(db, access="write") as store:
        before = kept_series(store)
        add(store, *report("silent", told(120, day="2025-05-04", begun=None, since="the coup"), published="2025-05-04"))
        found = kept_series(store)
    assert [one.id for one in before] == [one.id for one in found]
    assert len(found[0].points) == 3
    assert one_series(found, found[0].also[0]) is found[0]
    with pytest.raises(UsageError, match="no such series"):
        one_series(found, "S-0000000000")


def test_the_command_lists_filters_and_opens(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["series", "--db", str(db)]) == 0
    out, err = capsys.readouterr()
    assert "killed, Mali, since 2025-04-15, counted by health ministry" in out
    assert "injured" in out
    assert "2 of 2 series" in err
    assert (
        run(["series", "--least", "2", "--type", "KILLED", "--who", "ministry", "--where", "mali", "--db", str(db)])
        == 0
    )
    out, err = capsys.readouterr()
    assert "injured" not in out
    assert "derived" not in out
    name = out.split()[0]
    assert run(["series", name, "--daily", "--db", str(db)]) == 0
    assert "+40, 5 a day, from open or rounded totals" in " ".join(capsys.readouterr().out.split())
    assert run(["series", "S-0000000000", "--db", str(db)]) == 2
    assert "no such series" in capsys.readouterr().err
    assert run(["series", "--out", "x.txt", "--db", str(db)]) == 2
    assert run(["series", "--type", "dead", "--db", str(db)]) == 2


def test_series_are_handed_over_as_csv_json_lines_and_json(
    db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "totals.csv"
    assert run(["series", "--format", "csv", "--daily", "--out", str(out), "--db", str(db)]) == 0
    rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8"))))
    assert [row["row"] for row in rows] == ["total", "total", "derived", "total"]
    assert (rows[0]["low"], rows[0]["high"], rows[0]["total"]) == ("100", "", "early.T1")
    assert (rows[2]["from_day"], rows[2]["day"], rows[2]["low"]) == ("2025-05-01", "2025-05-09", "40")
    assert "3 running totals, 1 derived differences" in capsys.readouterr().err
    assert run(["series", "--format", "jsonl", "--db", str(db)]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert "daily" not in lines[0]
    assert lines[0]["points"][0]["evidence"].startswith("At least 100")
    assert run(["series", "--format", "json", "--daily", "--least", "2", "--db", str(db)]) == 0
    (one,) = json.loads(capsys.readouterr().out)
    assert one["daily"][0]["derived"] is True


def test_an_empty_record_has_no_series(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_store(tmp_path / "d.db", access="write"):
        pass
    assert run(["series", "--db", str(tmp_path / "d.db")]) == 0
    assert capsys.readouterr().err == "0 of 0 series\n"


def test_many_totals_of_one_count_take_linear_time() -> None:
    def made(count: int) -> Callable[[], object]:
        rows = [told(n, day="2025-05-01", begun=None if n % 2 else "2025-04-15") for n in range(count)]
        kept = records(*[replace(row, evidence=ROWS[0].evidence) for row in rows])
        return lambda: series(kept)

    assert linear(*growth(made, 500))
