"""Builds ``knowledge/data/letters.sqlite`` from ``places.sqlite``: ``python -m tools.build_letters``.

Counts the triples of letters in the look-up keys of all towns and divisions by the country that holds them; a row is a
triple with one byte a country (``knowledge/letters.py`` says how it is read). A country's share of a triple is drawn to
that of all names by ``DRAWN`` triples, so that countries with few names differ little from all.
"""

from __future__ import annotations

import math
import sqlite3
from collections import Counter
from pathlib import Path

from dateline.knowledge import actors
from dateline.knowledge.letters import EVEN, SCALE, triples

DATA = Path(__file__).parent.parent / "src/dateline/knowledge/data"
SOURCE, TARGET = DATA / "places.sqlite", DATA / "letters.sqlite"
DRAWN = 300.0
"""Tried once, as were the steps of ``link.country``, on training stories left out."""
LEAST = 5
"""Times a triple stands in all names together; rarer ones are left out."""
SCHEMA = """
CREATE TABLE letters (triple TEXT PRIMARY KEY, odds BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE about (what TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""


def counts(source: Path) -> dict[str, Counter[str]]:
    """Country -> how often each triple stands in the names of its places, every look-up key once."""
    database = sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)
    out: dict[str, Counter[str]] = {}
    named = "SELECT DISTINCT n.key, p.country FROM name n JOIN place p ON p.id = n.place ORDER BY n.key, p.country"
    for name, country in database.execute(named):
        out.setdefault(actors.holder(country) or country, Counter()).update(triples(name))
    database.close()
    return out


def odds(told: int, of_country: int, told_all: int, of_all: int) -> int:
    """The byte of a triple in a country."""
    share = told_all / of_all
    drawn = (told + DRAWN * share) / (of_country + DRAWN)
    return min(255, max(0, EVEN + round(SCALE * math.log(drawn / share))))


def write(target: Path, found: dict[str, Counter[str]], about: dict[str, str]) -> None:
    """One SQLite file, sorted and vacuumed, so that the same data give the same bytes."""
    countries, every = sorted(found), Counter[str]()
    for told in found.values():
        every.update(told)
    sums, whole = {c: found[c].total() for c in countries}, every.total()
    rows = [
        (triple, bytes(odds(found[c][triple], sums[c], every[triple], whole) for c in countries))
        for triple in sorted(every)
        if every[triple] >= LEAST
    ]
    target.unlink(missing_ok=True)
    database = sqlite3.connect(target)
    database.executescript(f"PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; {SCHEMA}")
    database.executemany("INSERT INTO letters VALUES (?, ?)", rows)
    database.executemany(
        "INSERT INTO about VALUES (?, ?)", sorted((about | {"countries": " ".join(countries)}).items())
    )
    database.commit()
    database.execute("VACUUM")
    database.close()


def main() -> None:
    """Counts and writes; says how many triples were kept."""
    database = sqlite3.connect(f"{SOURCE.resolve().as_uri()}?mode=ro", uri=True)
    about = dict(database.execute("SELECT what, value FROM about"))
    database.close()
    write(TARGET, counts(SOURCE), {what: about[what] for what in sorted(about)})
    print(f"{TARGET.name}: {TARGET.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
