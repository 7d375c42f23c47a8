"""Write the table of quality: python -m evals.baseline > evals/baseline.md

The seed page, the first corpus pages as a whole and by split, in one table of F1 by the yardstick (status, role and the
rows "actor country", "actor sector", "place country" and "figure source" are shares of matched or gold items).
"""

from __future__ import annotations

from pathlib import Path

from dateline.pipeline import versions
from dateline.settings import Settings
from evals import corpus
from evals.paths import shared

SETS: dict[str, tuple[str, str | None]] = {
    "seed": ("seeds", None),
    "all 200": ("corpus/pages", None),
    "train": ("corpus/pages", "train"),
    "dev": ("corpus/pages", "dev"),
    "test": ("corpus/pages", "test"),
}
HEAD = """# Quality, measured

Made by `python -m evals.baseline` with {versions}. F1 by the
yardstick (`score.py`) on annotated pages: the seed page, and the first 200 corpus pages (guide 1.0), split
by story (`evals/splits.json`). Rules were written while reading the seed, train and dev; test pages were only scored.
"""


def rows_of(pages: list[Path]) -> corpus.Rows:
    """The yardstick's rows for pages."""
    return corpus.score(pages, corpus.records(pages))


def main() -> None:
    """Prints the page."""
    made = versions(Settings())
    print(HEAD.format(versions=f"dateline {made.dateline}, {made.reader}, codebook {made.codebook}"))
    pages = {name: corpus.gold_pages(shared() / folder, split) for name, (folder, split) in SETS.items()}
    tables = {name: rows_of(found) for name, found in pages.items()}
    print("| F1 | " + " | ".join(f"{name} ({len(pages[name])})" for name in SETS) + " | gold, test |")
    print("|---|" + "---|" * (len(SETS) + 1))
    for field in tables["all 200"]:
        cells = [f"{tables[name][field]['f1']:.3f}" if field in tables[name] else "" for name in SETS]
        print(f"| {field} | " + " | ".join(cells) + f" | {tables['test'][field]['gold']:.0f} |")
    print("\nPrecision and recall on all 200 pages:\n\n" + corpus.table(tables["all 200"], markdown=True))


if __name__ == "__main__":
    main()
