"""Score Dateline on annotated pages: python -m evals.corpus [FOLDER] [--split NAME | --unlearnt] [--rules] [--markdown]

FOLDER holds NAME.txt and NAME.json (the guide's schema); without it the corpus (corpus/pages) is read. With --split
only the pages of one part (corpus/splits.json) are scored, with --unlearnt the training pages that the shipped reader
has not learnt (batches named in evals/unlearnt.txt): open to be read, and nearer to unseen pages than the others. The
scorer is the project's yardstick, score.py.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from corpus import files
from dateline.pages import load, page_refs
from dateline.pipeline import read_page
from dateline.settings import Settings
from evals.paths import shared

Rows = dict[str, dict[str, float]]


def gold_pages(folder: Path, split: str | None = None) -> list[Path]:
    """The annotated pages under a folder (their .txt files), sorted; of one split if named."""
    found = sorted(p for p in folder.rglob("*.txt") if p.with_suffix(".json").exists())
    return found if split is None else [p for p in found if files.splits().get(p.stem) == split]


def unlearnt() -> list[Path]:
    """The training pages that the shipped reader has not learnt, sorted; weights that weigh its odds may know them."""
    batches = UNLEARNT.read_text(encoding="utf-8").split()
    return [page for batch in batches for page in gold_pages(files.PAGES / batch, "train")]


UNLEARNT = Path(__file__).with_name("unlearnt.txt")


def records(paths: Iterable[Path], settings: Settings | None = None) -> list[str]:
    """One JSON line for each page, as ``dateline read --format jsonl`` prints it."""
    settings = settings or Settings()
    refs = page_refs([str(p) for p in paths], settings)
    return [msgspec.json.encode(read_page(load(ref, settings), settings)).decode() for ref in refs]


def scorer() -> ModuleType:
    """The yardstick, loaded from the development data."""
    spec = importlib.util.spec_from_file_location("dateline_score", shared() / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"no score.py in {shared()}: set DATELINE_SHARED to the folder that holds it")
    module = importlib.util.module_from_spec(spec)
    sys.modules["dateline_score"] = module
    spec.loader.exec_module(module)
    return module


def score(pages: list[Path], lines: list[str]) -> Rows:
    """The rows of score.py for these pages, by name: p, r, f1, gold, told."""
    import collections

    module = scorer()
    tally: dict[str, Any] = collections.defaultdict(module.Count)
    told = {record["page"]: record for record in map(json.loads, lines)}
    for path in pages:
        gold = json.loads(path.with_suffix(".json").read_text())
        module.score_page(path.read_text(), gold, told[gold["page"]], tally)
    return {name: count.row() for name, count in tally.items()}


def table(rows: Rows, *, markdown: bool = False) -> str:
    """The rows as aligned text or as a Markdown table."""
    if not markdown:
        line = "{:15} P {p:.3f}  R {r:.3f}  F1 {f1:.3f}   gold {gold:5} told {told:5}"
        return "\n".join(line.format(name, **row) for name, row in rows.items())
    head = ["| field | P | R | F1 | gold | told |", "|---|---|---|---|---|---|"]
    line = "| {} | {p:.3f} | {r:.3f} | {f1:.3f} | {gold} | {told} |"
    return "\n".join([*head, *(line.format(name, **row) for name, row in rows.items())])


def main() -> int:
    """Reads, scores and prints; exits 2 where there is nothing to score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=files.PAGES)
    parser.add_argument("--split", choices=["train", "dev", "test"])
    parser.add_argument("--unlearnt", action="store_true", help="training pages that the shipped reader has not learnt")
    parser.add_argument("--rules", action="store_true", help="events by the rules alone, without the trained reader")
    parser.add_argument("--markdown", action="store_true")
    parser.add_argument("--records", type=Path, help="also write the records here, one JSON object a line")
    args = parser.parse_args()
    pages = unlearnt() if args.unlearnt else gold_pages(args.folder, args.split)
    if not pages:
        print(f"evals.corpus: no annotated pages in {args.folder}: name a folder of .txt and .json", file=sys.stderr)
        return 2
    lines = records(pages, Settings(reader="rules" if args.rules else "model"))
    out = args.records or Path(tempfile.mkstemp(suffix=".jsonl")[1])
    out.write_text("\n".join(lines) + "\n")
    print(f"{len(pages)} pages")
    print(table(score(pages, lines), markdown=args.markdown))
    return 0


if __name__ == "__main__":
    sys.exit(main())
