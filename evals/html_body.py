"""Body, title and date from real news pages, against trafilatura alone: ``python -m evals.html_body``.

Data: the article-extraction data set (421 pages with title, date and body), two seeded halves; only the first was
developed on. Body is scored by the multiset of its word tokens, a mean over pages.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from dateline.model import Page
from dateline.pages import load
from dateline.pages.days import day_of
from dateline.pages.reference import PageRef
from dateline.pages.roles import squeeze
from dateline.settings import Settings
from evals.paths import shared

WORD = re.compile(r"\w+")
SEED = 20240206
Body = Callable[[bytes], str]


class Gold(NamedTuple):
    """One page of the data set."""

    name: str
    data: bytes
    title: str
    date: str
    body: str


def pages_folder() -> Path:
    """The data set's folder, from DATELINE_SHARED."""
    return shared() / "data" / "pages"


def gold(half: str) -> Iterator[Gold]:
    """The pages of one half ("develop" or "test"), in file name order."""
    folder = pages_folder()
    articles: dict[str, dict[str, Any]] = json.loads((folder / "articles.json").read_text("utf-8"))
    names = sorted(path.name.removesuffix(".html.gz") for path in (folder / "html").glob("*.html.gz"))
    shuffled = random.Random(SEED).sample(names, len(names))
    chosen = set(shuffled[: len(names) // 2] if half == "develop" else shuffled[len(names) // 2 :])
    for name in names:
        if name in chosen and name in articles:
            row = articles[name]
            data = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
            yield Gold(name, data, row["title"], str(row["date"])[:10], row["articleBody"])


def tokens(text: str) -> Counter[str]:
    """Word tokens, case folded, with their counts."""
    return Counter(WORD.findall(text.casefold()))


def score(told: str, body: str) -> tuple[float, float, float]:
    """F1, precision and recall of the token multisets."""
    one, other = tokens(told), tokens(body)
    both = (one & other).total()
    precision = both / max(1, one.total())
    recall = both / max(1, other.total())
    return 2 * precision * recall / max(1e-9, precision + recall), precision, recall


def page_of(row: Gold) -> Page:
    """The page as intake makes it of the bytes."""
    return load(PageRef(id=row.name, source=row.name, where="memory", form="html", data=row.data), Settings())


def body_of(page: Page) -> str:
    """The body lines of a page."""
    return "\n".join(page.text[slice(*line.span)] for line in page.lines if line.role == "body")


def trafilatura_body(data: bytes, **options: Any) -> str:
    """trafilatura's own extraction."""
    from trafilatura import extract

    return extract(data, **options) or ""


def resiliparse_body(data: bytes) -> str:
    """resiliparse's main-content extraction."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding

    return str(extract_plain_text(bytes_to_str(data, detect_encoding(data) or "utf-8"), main_content=True))


BODIES: dict[str, Body] = {
    "trafilatura": trafilatura_body,
    "trafilatura, no comments": lambda data: trafilatura_body(data, include_comments=False),
    "trafilatura, precision": lambda data: trafilatura_body(data, include_comments=False, favor_precision=True),
    "trafilatura, recall": lambda data: trafilatura_body(data, include_comments=False, favor_recall=True),
    "trafilatura, fast": lambda data: trafilatura_body(data, include_comments=False, fast=True),
    "resiliparse": resiliparse_body,
}


def mean(rows: list[tuple[float, float, float]]) -> str:
    """Means of F1, P and R as three cells."""
    return "  ".join(f"{sum(row[place] for row in rows) / len(rows):.4f}" for place in range(3))


def report(half: str) -> None:
    """Prints the table of one half."""
    rows = list(gold(half))
    pages = [page_of(row) for row in rows]
    print(f"\n{half}: {len(rows)} pages{'':22}F1      P       R")
    ours = [score(body_of(page), row.body) for page, row in zip(pages, rows, strict=True)]
    print(f"  {'dateline body lines':36}{mean(ours)}")
    for name, body in BODIES.items():
        print(f"  {name:36}{mean([score(body(row.data), row.body) for row in rows])}")
    titles = [squeeze(page.title or "") == squeeze(row.title) for page, row in zip(pages, rows, strict=True)]
    dated = [(page.published, day_of(row.date), row) for page, row in zip(pages, rows, strict=True) if day_of(row.date)]
    right = sum(told == day for told, day, _ in dated)
    given = sum(told is not None for told, _, _ in dated)
    print(f"  title equal {sum(titles) / len(rows):.3f}; date right {right / len(dated):.3f} of all, "
          f"{right / max(1, given):.3f} of the {given} given ({len(dated)} in gold)")  # fmt: skip


def main() -> None:
    """Both halves, or the one that is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("half", nargs="*", default=["develop", "test"])
    for half in parser.parse_args().half:
        report(half)


if __name__ == "__main__":
    main()
