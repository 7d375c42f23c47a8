"""The gazetteer: one small read-only file, found in any spelling, from many threads at once; the supplement's facts."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.knowledge import letters, places, regions
from dateline.knowledge.databases import database
from dateline.knowledge.tables import items, table

FILE = Path(places.__file__).parent / "data" / "places.sqlite"


def test_the_file_is_small_and_says_where_it_is_from() -> None:
    assert FILE.stat().st_size <= 40_000_000
    about = dict(sqlite3.connect(f"file:{FILE}?mode=ro", uri=True).execute("SELECT what, value FROM about"))
    assert "GeoNames" in about["source"]


def test_it_is_opened_read_only() -> None:
    places.find("Goma")
    with pytest.raises(sqlite3.OperationalError):
        database(places.FILE).execute("DELETE FROM place")


def test_import_opens_nothing() -> None:
    code = "from dateline.knowledge import databases as d, places; assert places and not hasattr(d._LOCAL, 'opened')"
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Hodeidah", "YEM", 14.8, 42.95),
        ("Al Hudaydah", "YEM", 14.8, 42.95),
        ("Kyiv", "UKR", 50.45, 30.52),
        ("Kiev", "UKR", 50.45, 30.52),
        ("El Fasher", "SDN", 13.63, 25.35),
        ("Al-Fashir", "SDN", 13.63, 25.35),
        ("Saint Louis", "USA", 38.63, -90.2),
    ],
)
def test_spellings_lead_to_one_place(name: str, country: str, lat: float, lon: float) -> None:
    found = places.find(name)
    assert any(p.country == country and abs(p.lat - lat) < 0.2 and abs(p.lon - lon) < 0.2 for p in found[:5])


def test_divisions_are_known_by_their_code() -> None:
    texas = places.division("US.TX")
    assert texas is not None
    assert (texas.kind, texas.country) == ("1", "USA")
    assert places.division("US.XX") is None


def test_threads_read_side_by_side() -> None:
    names = ["goma", "erbil", "mariupol", "raqqa", "taiz"] * 40
    places.anywhere.cache_clear()
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(places.anywhere.__wrapped__, names))
    assert found == [places.anywhere(name) for name in names]


@given(st.text())
def test_law_look_ups_never_fail_and_fall_in_population(name: str) -> None:
    found = places.find(name)
    assert [p.population for p in found] == sorted((p.population for p in found), reverse=True)
    assert all(-90 <= p.lat <= 90 and -180 <= p.lon <= 180 for p in found)
    assert name not in places.variants(name)


def test_look_ups_are_quick() -> None:
    start = time.process_time()
    for number in range(5000):
        places.anywhere.__wrapped__(f"goma {number % 7}")
    assert time.process_time() - start < 2


def test_every_country_has_a_point() -> None:
    assert {row["code"] for row in table("countries.psv")} <= set(places.points())


def test_points_of_countries_lie_among_their_towns() -> None:
    for name, country in (("Bamako", "MLI"), ("Kabul", "AFG"), ("Quito", "ECU"), ("Hanoi", "VNM"), ("Apia", "WSM")):
        lat, lon = places.points()[country]
        town = next(p for p in places.find(name) if p.country == country)
        assert abs(town.lat - lat) < 8, country
        assert abs(town.lon - lon) < 8, country


def test_supplement_rows_are_sound() -> None:
    codes = {row["code"] for row in table("countries.psv")}
    names = [row["name"] for row in regions.rows()]
    assert len(names) == len(set(names))
    assert len(names) > 8000
    for row in regions.rows():
        assert row["level"] in ("exact", "area", "region", "border"), row
        assert set(items(row["shared"])) <= codes, row
        assert row["disputed"] in ("", "yes"), row


@pytest.mark.parametrize("name", ["Al-Tanf", "Tower 22", "Zaatari", "Sahel", "Golan Heights", "Bab al-Mandab", "USSR"])
def test_the_supplement_knows(name: str) -> None:
    from dateline.knowledge.fold import key

    assert regions.lexicon().get(key(name))


def test_the_letters_of_a_name_tell_where_it_may_lie() -> None:
    told = letters.odds("Laungshe", ["CHN", "MMR", "SOM", "ATA"])
    assert max(told, key=lambda country: told[country]) == "MMR"
    assert told["ATA"] == 0.0
    assert letters.odds("Пески", ["RUS"]) == {}


def test_the_table_of_letters_is_small_and_says_where_it_is_from() -> None:
    file = FILE.with_name("letters.sqlite")
    assert file.stat().st_size <= 3_000_000
    about = dict(sqlite3.connect(f"file:{file}?mode=ro", uri=True).execute("SELECT what, value FROM about"))
    assert "GeoNames" in about["source"]
