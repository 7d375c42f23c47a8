"""Write the table of quality: python -m evals.baseline > evals/baseline.md

The seed page and the corpus by part, in one table of F1 by the yardstick (status, role and the
rows "actor country", "actor sector", "place country" and "figure source" are shares of matched or gold items).
"""

from __future__ import annotations

from pathlib import Path

from corpus import files
from dateline.pipeline import versions
from dateline.settings import Settings
from evals import corpus
from evals.paths import shared

PARTS = ("train", "dev", "test")
HEAD = """# Quality, measured

Made by `python -m evals.baseline` with {versions}. F1 by the
yardstick (`score.py`) on annotated pages: the seed page, and the corpus (guide 1.2), parted by story
(`corpus/splits.json`). Rules were written while reading the seed and 157 pages of train and dev; test pages were only
scored.
"""


def rows_of(pages: list[Path]) -> corpus.Rows:
    """The yardstick's rows for pages."""
    return corpus.score(pages, corpus.records(pages))


def main() -> None:
    """Prints the page."""
    made = versions(Settings())
    print(HEAD.format(versions=f"dateline {made.dateline}, {made.reader}, codebook {made.codebook}"))
    pages = {"seed": corpus.gold_pages(shared() / "seeds")}
    pages |= {part: corpus.gold_pages(files.PAGES, part) for part in PARTS}
    tables = {name: rows_of(found) for name, found in pages.items()}
    print("| F1 | " + " | ".join(f"{name} ({len(pages[name])})" for name in pages) + " | gold, test |")
    print("|---|" + "---|" * (len(pages) + 1))
    for field in tables["test"]:
        cells = [f"{tables[name][field]['f1']:.3f}" if field in tables[name] else "" for name in pages]
        print(f"| {field} | " + " | ".join(cells) + f" | {tables['test'][field]['gold']:.0f} |")
    print("\nPrecision and recall on the test part:\n\n" + corpus.table(tables["test"], markdown=True))


if __name__ == "__main__":
    main()
