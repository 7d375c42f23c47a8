"""Time expressions against TimeBank and AQUAINT (TempEval-3 training data): ``python -m evals.times [--errors N]``.

Scores as the TempEval-3 scorer does (UzZaman et al. 2013): strict F1 counts equal spans, relaxed F1 overlapping ones;
type and value F1 count relaxed matches with the right type, or value. Interval ends are marked apart, as TimeML does.
"""

from __future__ import annotations

import argparse
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from dateline.extract.dates import atoms_in
from dateline.model import Span, Time, Value
from evals.paths import shared

SHARED = shared()
CORPORA = ("timebank", "aquaint")
_SENTENCE_END = re.compile(
    r"(?<![A-Z]\.[A-Z])(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})(?<!\bSept)(?<![ap]\.m)"
    r"[.?!]['\"”’]*\s+(?=[A-Z\"“'`])|\n\s*\n"
)


class Gold(Value, frozen=True, kw_only=True):
    """A TIMEX3 of the corpus."""

    span: Span
    kind: str
    value: str


class Document(Value, frozen=True, kw_only=True):
    """The text of a document with its creation day and its TIMEX3s."""

    name: str
    text: str
    published: str | None
    gold: tuple[Gold, ...]


def read_document(path: Path) -> Document:
    """One .tml file: the TEXT element, the DCT, and the TIMEX3s within the text."""
    root = ET.fromstring(path.read_text(encoding="utf-8"))
    stamp = root.find(".//DCT/TIMEX3")
    published = (stamp.get("value") or "")[:10] if stamp is not None else ""
    pieces: list[str] = []
    gold: list[Gold] = []
    body = root.find("TEXT")
    if body is not None:
        _walk(body, pieces, gold)
    return Document(name=path.stem, text="".join(pieces), published=published or None, gold=tuple(gold))


def _walk(node: ET.Element, pieces: list[str], gold: list[Gold]) -> None:
    start = sum(map(len, pieces))
    pieces.append(node.text or "")
    for child in node:
        _walk(child, pieces, gold)
        pieces.append(child.tail or "")
    if node.tag == "TIMEX3":
        span = (start, sum(map(len, pieces)))
        gold.append(Gold(span=span, kind=node.get("type", ""), value=node.get("value", "")))


def sentences(text: str) -> list[Span]:
    """A plain split at sentence ends and blank lines; enough for measuring."""
    out, start = [], 0
    for match in _SENTENCE_END.finditer(text):
        out.append((start, match.end()))
        start = match.end()
    return [*out, (start, len(text))]


def matched(gold: tuple[Gold, ...], told: tuple[Time, ...]) -> Iterator[tuple[Gold, Time]]:
    """Pairs that overlap, each used once, in text order."""
    left = list(told)
    for g in gold:
        hit = next((t for t in left if t.span[0] < g.span[1] and g.span[0] < t.span[1]), None)
        if hit:
            left.remove(hit)
            yield g, hit


def count(document: Document, told: tuple[Time, ...]) -> Counter[str]:
    """Counts of one document, for the table."""
    c: Counter[str] = Counter(gold=len(document.gold), told=len(told))
    for g, t in matched(document.gold, told):
        c["relaxed"] += 1
        c["strict"] += g.span == t.span
        c["type"] += g.kind == t.kind
        c["value"] += g.value == t.value
    return c


def f1(hit: int, gold: int, told: int) -> float:
    """Balanced F of counts."""
    return 2 * hit / (gold + told) if gold + told else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", type=int, default=0, help="print that many errors of each class")
    args = parser.parse_args()
    pooled: Counter[str] = Counter()
    print(f"{'corpus':10} {'docs':>5} {'gold':>6} {'told':>6} {'relaxed':>8} {'strict':>7} {'type':>6} {'value':>6}")
    for corpus in CORPORA:
        documents = [read_document(p) for p in sorted((SHARED / "data" / "times" / corpus).glob("*.tml"))]
        counts: Counter[str] = Counter()
        for document in documents:
            told = atoms_in(document.text, sentences(document.text), document.published)
            counts += count(document, told)
            if args.errors:
                _print_errors(document, told)
        print_row(corpus, len(documents), counts)
        pooled += counts
    print_row("pooled", 0, pooled)


def print_row(name: str, documents: int, c: Counter[str]) -> None:
    """One line of the table."""
    scores = " ".join(f"{f1(c[k], c['gold'], c['told']):7.3f}" for k in ("relaxed", "strict", "type", "value"))
    print(f"{name:10} {documents or '':>5} {c['gold']:6} {c['told']:6} {scores}")


def _print_errors(document: Document, told: tuple[Time, ...]) -> None:
    pairs = list(matched(document.gold, told))
    text = document.text
    for g, t in pairs:
        if g.value != t.value:
            around = " ".join(text[max(0, g.span[0] - 60) : g.span[1] + 30].split())
            ours = (repr(text[slice(*t.span)]), f"{t.kind} {t.value}", t.rule, document.published, around)
            print("VALUE", repr(text[slice(*g.span)]), f"{g.kind} {g.value}", *ours, sep="\t")
    for g in document.gold:
        if all(g is not p[0] for p in pairs):
            around = " ".join(text[max(0, g.span[0] - 40) : g.span[1] + 30].split())
            print(f"MISSED\t{text[slice(*g.span)]!r}\t{g.kind} {g.value}\t{around}")
    for t in told:
        if all(t is not p[1] for p in pairs):
            around = " ".join(text[max(0, t.span[0] - 40) : t.span[1] + 30].split())
            print(f"EXTRA\t{text[slice(*t.span)]!r}\t{t.kind} {t.value}\t{t.rule}\t{around}")


if __name__ == "__main__":
    main()
