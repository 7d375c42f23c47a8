"""Exports: each form read back by a reader of its own, and what it cannot hold counted."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import duckdb
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dateline.attach.place_precision import PRECISIONS
from dateline.export import FORMATS
from dateline.export.csv import FORMULA, guarded
from dateline.export.flat import COLUMNS, row
from dateline.export.loss import Loss
from dateline.export.precision import acled, codes, division_of, ucdp
from dateline.knowledge.regions import is_waters
from dateline.model import FigureRow, PlaceRow, Record
from dateline.settings import Settings
from tests.test_store_samples import AMBUSH, page_of, read

RECORD = read(page_of(AMBUSH), Settings())


def export(form: str, *records: Record) -> tuple[bytes, list[str]]:
    """The bytes written and the loss report."""
    out = io.BytesIO()
    loss = FORMATS[form](records, out)
    return out.getvalue(), loss.lines()


def asked(sql: str) -> list[tuple[object, ...]]:
    """The rows of a DuckDB query."""
    rows: list[tuple[object, ...]] = duckdb.execute(sql).fetchall()
    return rows


def with_evidence(words: str) -> Record:
    """A record whose one event has these words for evidence."""
    return replace(RECORD, events=(replace(RECORD.events[0], evidence=words),))


@pytest.mark.parametrize("form", list(FORMATS))
def test_nothing_to_export_is_a_sound_file(form: str, tmp_path: Path) -> None:
    data, lines = export(form)
    assert lines == ["wrote nothing"]
    if form == "parquet":
        (tmp_path / "p").write_bytes(data)
        assert asked(f"SELECT count(*) FROM read_parquet('{tmp_path / 'p'}')") == [(0,)]
    if form == "geojson":
        assert json.loads(data) == {"type": "FeatureCollection", "features": []}


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "parquet"])
def test_the_same_records_give_the_same_bytes(form: str) -> None:
    assert export(form, RECORD, RECORD) == export(form, RECORD, RECORD)


def test_jsonl_holds_everything() -> None:
    data, lines = export("jsonl", RECORD, RECORD)
    assert [msgspec.json.decode(line, type=Record) for line in data.splitlines()] == [RECORD, RECORD]
    assert lines == ["wrote 2 records"]


def test_csv_has_one_row_an_event_under_the_documented_columns() -> None:
    data, lines = export("csv", RECORD)
    assert data.count(b"\r\n") == 3
    rows = list(csv.DictReader(io.StringIO(data.decode(), newline="")))
    assert list(rows[0]) == list(COLUMNS)
    assert [r["type"] for r in rows] == ["ASSAULT", "CONSULT"]
    assert (rows[0]["event_id"], rows[0]["killed_low"], rows[0]["killed_high"], rows[0]["lat"]) == (
        *("page.E1", "14", "14", "16.27"),
    )
    assert (rows[1]["killed_low"], rows[1]["mode"]) == ("", "")
    assert lines[0] == "wrote 2 events"
    assert "left out: 1 statements (no column; use jsonl)" in lines
    assert "left out: 1 running totals (no column; use jsonl)" in lines


@pytest.mark.parametrize("start", FORMULA)
def test_csv_cells_run_no_formula_and_say_so(start: str) -> None:
    data, lines = export("csv", with_evidence(f"{start}HYPERLINK(1)"))
    rows = list(csv.DictReader(io.StringIO(data.decode(), newline="")))
    assert rows[0]["evidence"] == f"'{start}HYPERLINK(1)"
    assert any("exact words" in line for line in lines)


def test_csv_leaves_negative_numbers_alone() -> None:
    assert guarded(-33.5, Loss()) == -33.5
    assert guarded(-33.0, Loss()) == -33


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
def test_csv_gives_back_any_words(words: str) -> None:
    data, _ = export("csv", with_evidence(words))
    cell = list(csv.reader(io.StringIO(data.decode(), newline="")))[1][list(COLUMNS).index("evidence")]
    assert cell == (f"'{words}" if words.startswith(FORMULA) else words)


def test_toll_columns_are_the_widest_bounds_and_leave_subsets_out() -> None:
    def figure(low: float, high: float | None, subset: tuple[int, int] | None = None) -> FigureRow:
        made = {"kind": "killed", "of": None, "text": "x", "scope": "incident", "attributed_to": ()}
        return FigureRow(low=low, high=high, span=(0, 1), subset_of=subset, **made)  # type: ignore[arg-type]

    def toll(*figures: FigureRow) -> tuple[object, object]:
        cells = row(RECORD, replace(RECORD.events[0], figures=figures))
        return cells["killed_low"], cells["killed_high"]

    assert toll(figure(5, 5), figure(8, 8), figure(2, 2, (0, 1))) == (5, 8)
    assert toll(figure(5, 5), figure(8, None)) == (5, None)
    assert toll() == (None, None)
    rival = replace(RECORD, events=(replace(RECORD.events[0], figures=(figure(5, 5), figure(8, 8))),))
    assert any("1 rival figures" in line for line in export("csv", rival)[1])


def test_geojson_points_are_longitude_latitude_and_the_rest_is_counted() -> None:
    nowhere = replace(RECORD.events[0], place=None)
    data, lines = export("geojson", RECORD, replace(RECORD, events=(nowhere,)))
    features = json.loads(data)["features"]
    assert [f["geometry"]["coordinates"] for f in features] == [[-0.04, 16.27], [-0.64, 35.7]]
    assert features[0]["properties"]["type"] == "ASSAULT"
    assert "left out: 1 events (no place)" in lines


def place_row(name: str, place_id: str | None, precision: str | None, country: str | None = "IRQ") -> PlaceRow:
    lat = None if place_id is None else 33.0
    return PlaceRow(
        text=name, name=name, country=country, span=(0, 1), place_id=place_id, lat=lat, lon=lat, precision=precision
    )


def test_precision_codes_follow_the_two_codebooks() -> None:
    assert [ucdp(p) for p in PRECISIONS] == [1, 2, 3, 5, 5, 6]
    assert [acled(p) for p in PRECISIONS] == [1, 2, 2, 3, 2, 3]
    assert ucdp("region", division=1) == 4
    assert ucdp("area", waters=True) == 7


@pytest.mark.parametrize(
    ("place", "where", "geo"),
    [
        (place_row("Erbil", "geonames:95446", "exact"), 1, 1),
        (place_row("Erbil", "geonames:95446", "near"), 2, 2),
        (place_row("Texas", "division:US.TX", "region", "USA"), 4, 3),
        (place_row("Harris County", "division:US.TX.201", "area", "USA"), 3, 2),
        (place_row("Anbar", "place:anbar", "region"), 4, 3),
        (place_row("Sinai", "place:sinai", "region", "EGY"), 5, 3),
        (place_row("Red Sea", "place:red-sea", "region", None), 7, 3),
        (place_row("Iraq", "country:IRQ", "country"), 6, 3),
        (place_row("the ranch", None, "exact"), None, None),
        (None, None, None),
    ],
)
def test_places_have_the_codes(place: PlaceRow | None, where: int | None, geo: int | None) -> None:
    assert codes(place) == {"where_prec": where, "geo_precision": geo}


def test_no_town_is_a_division_and_no_inland_place_is_waters() -> None:
    assert division_of(place_row("Erbil", "geonames:95446", "exact")) == 0
    assert is_waters("place:red-sea", None)
    assert not is_waters("place:guantanamo-bay", "CUB")
    assert not is_waters("place:seabrook", None)


@pytest.mark.parametrize("form", ["csv", "geojson", "jsonl"])
def test_every_form_holds_the_codes(form: str) -> None:
    told = RECORD.events[0].place
    assert told is not None
    exact = replace(RECORD.events[0], place=replace(told, precision="exact"))
    data = export(form, replace(RECORD, events=(exact,)))[0].decode()
    if form == "csv":
        first = next(csv.DictReader(io.StringIO(data, newline="")))
        assert (first["where_prec"], first["geo_precision"]) == ("1", "1")
    else:
        made = json.loads(data)
        first = made["features"][0]["properties"] if form == "geojson" else made["events"][0]["place"]
        assert (first["where_prec"], first["geo_precision"]) == (1, 1)


def test_parquet_is_read_by_duckdb_with_dates_and_lists(tmp_path: Path) -> None:
    odd = with_evidence('He said: "=1, ‘2’\n3"')
    data, lines = export("parquet", RECORD, odd)
    path = tmp_path / "events.parquet"
    path.write_bytes(data)
    table = asked(
        "SELECT event_id, year(date_start), killed_low, actor_list[1].name, figure_list[1].kind, evidence "
        f"FROM read_parquet('{path}')"
    )
    assert [r[:3] for r in table] == [("page.E1", 2025, 14), ("page.E2", 2025, None), ("page.E1", 2025, 14)]
    assert table[0][3:5] == ("The rebels", "killed")
    assert table[2][5] == odd.events[0].evidence
    assert lines[0] == "wrote 3 events"
