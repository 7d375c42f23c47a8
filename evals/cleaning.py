"""Articles, furniture and publication days against annotated pages, counted as the project's yardstick counts them.

    python -m evals.cleaning [--pages FOLDER] [--errors]

FOLDER holds NAME.txt and NAME.json (corpus guide); default: the seed page of the development data. A repeated title may
be told as furniture or not. "article (16)" is "article" with gold starts moved behind their dateline: guide 1.1,
decision 16, puts datelines outside ``starts_with``, which some pages of guide 1.0 do not.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from dateline.clean import clean
from dateline.clean.datelines import read
from dateline.model import Cleaned, Page, Value
from evals.gold import pages
from evals.paths import shared

NEAR = 3
"""Characters within which two article starts are the same, exclusive."""


class Row(Value, frozen=True, kw_only=True):
    """Hits, gold and told counts of one measure."""

    hit: int = 0
    gold: int = 0
    told: int = 0

    def __add__(self, other: Row) -> Row:
        return Row(hit=self.hit + other.hit, gold=self.gold + other.gold, told=self.told + other.told)

    def figures(self) -> tuple[float, float, float]:
        """Precision, recall and F1."""
        p, r = self.hit / max(1, self.told), self.hit / max(1, self.gold)
        return p, r, 2 * p * r / (p + r) if p + r else 0.0


def page_of(name: str, text: str) -> Page:
    """A plain text page."""
    return Page(id=name, source=name, sha256="", data=b"", text=text)


def score(text: str, gold: dict[str, Any], told: Cleaned) -> tuple[dict[str, Row], list[str]]:
    """The rows of one page, and its errors in words."""
    starts = [text.find(article["starts_with"]) for article in gold["articles"]]
    ours = [article.body_span[0] for article in told.articles]
    days = [article["published"] for article in gold["articles"]]
    said = [article.published for article in told.articles]
    lines, found = _furniture(text, gold, told)
    strict, behind = _starts(starts, ours), _starts([behind_dateline(text, start) for start in starts], ours)
    same = sum(a == b and a is not None for a, b in zip(days, said, strict=False))
    rows = {
        "article": strict,
        "article (16)": Row(hit=max(strict.hit, behind.hit), gold=strict.gold, told=strict.told),
        "furniture": Row(hit=len(lines & found), gold=len(lines), told=len(found)),
        "published": Row(hit=same, gold=sum(d is not None for d in days), told=sum(d is not None for d in said)),
    }
    errors = [f"missed   {line}" for line in sorted(lines - found)] + [
        f"false    {line}" for line in sorted(found - lines)
    ]
    if rows["article (16)"].hit < max(len(starts), len(ours)):
        errors += [f"starts   gold {[text[s : s + 40] for s in starts]} told {[text[s : s + 40] for s in ours]}"]
    if days != said:
        errors += [f"days     gold {days} told {said}"]
    return rows, errors


def _furniture(text: str, gold: dict[str, Any], told: Cleaned) -> tuple[set[str], set[str]]:
    titles = {(article["title"] or "").strip() for article in gold["articles"]}
    lines = {line.strip() for line in gold["furniture"] if line.strip()} - titles
    found = {text[slice(*line.span)].strip() for line in told.furniture} - titles
    return lines, found


def _starts(gold: list[int], told: list[int]) -> Row:
    hit = sum(any(abs(a - b) < NEAR for b in told) for a in gold)
    return Row(hit=hit, gold=len(gold), told=len(told))


def behind_dateline(text: str, start: int) -> int:
    """Where the story's words begin at or behind ``start``."""
    line = read(text, start, len(text)) if start >= 0 else None
    return line.end if line is not None else start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, default=shared() / "seeds")
    parser.add_argument("--errors", action="store_true", help="print every error of every page")
    args = parser.parse_args()
    total: dict[str, Row] = {}
    count = 0
    for text, gold in pages(args.pages):
        rows, errors = score(text, gold, clean(page_of(gold["page"], text)))
        total = {key: total.get(key, Row()) + row for key, row in rows.items()}
        count += 1
        if args.errors and errors:
            print(gold["page"], *(f"    {error}" for error in errors), sep="\n")
    print(f"{count} pages")
    for key, row in total.items():
        p, r, f = row.figures()
        print(f"{key:13} P {p:.3f}  R {r:.3f}  F1 {f:.3f}   gold {row.gold:5} told {row.told:5}")


if __name__ == "__main__":
    main()
