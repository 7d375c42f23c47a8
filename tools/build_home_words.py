"""Builds ``knowledge/data/home_words.sqlite`` from ``home_words.psv``: ``python -m tools.build_home_words``.

A row is a word with the countries of all rows of the table that list it; ``knowledge/home_words.py`` says how it is
read.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from dateline.knowledge.fold import first_word, key
from dateline.knowledge.tables import items, parse

DATA = Path(__file__).parent.parent / "src/dateline/knowledge/data"
SOURCE, TARGET = DATA / "home_words.psv", DATA / "home_words.sqlite"
SCHEMA = """
CREATE TABLE words (
    opener TEXT, key TEXT, form TEXT NOT NULL, countries TEXT NOT NULL, kinds TEXT NOT NULL, PRIMARY KEY (opener, key)
) WITHOUT ROWID;
"""


Row = tuple[str, str, str, str, str]
"""Opener, look-up key, form, countries and kinds of a word."""


def rows(source: Path) -> list[Row]:
    """The words of the table, sorted."""
    found: dict[str, tuple[str, dict[str, None], dict[str, None]]] = {}
    for row in parse(source.read_text(encoding="utf-8"), source.name):
        for form in items(row["words"]):
            _, countries, kinds = found.setdefault(key(form), (form, {}, {}))
            countries |= dict.fromkeys(items(row["countries"]))
            kinds[row["kind"]] = None
    return sorted((first_word(at), at, form, " ".join(cs), " ".join(kinds)) for at, (form, cs, kinds) in found.items())


def write(target: Path, told: list[Row]) -> None:
    """One SQLite file, sorted and vacuumed, so that the same data give the same bytes."""
    target.unlink(missing_ok=True)
    database = sqlite3.connect(target)
    database.executescript(f"PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; {SCHEMA}")
    database.executemany("INSERT INTO words VALUES (?, ?, ?, ?, ?)", told)
    database.commit()
    database.execute("VACUUM")
    database.close()


def main() -> None:
    """Builds the file and says how many words it holds."""
    told = rows(SOURCE)
    write(TARGET, told)
    print(f"{TARGET.name}: {len(told):,} words, {TARGET.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
