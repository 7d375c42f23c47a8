"""Place names of whole pages against two annotated sets: ``python -m evals.geoparsing [--set NAME] [--classes]``.

LGL (588 articles of local news) and GeoWebNews (200 of world news) are read as text alone. As in the published
comparisons, a name told counts as found where its middle lies less than 10 characters from that of an annotated one;
names without coordinates count on neither side; Acc@161 is the share of the found ones within 161 km (100 miles).
Names stand so near each other in lists ("Prague, Vienna") that each may be paired with its neighbour, and the
comparisons do not say which comes first: one column takes them in the order of the file, the next those of the same
words first.
Nothing in Dateline is trained on the two sets; its weights were set by hand while their totals were looked at, so they
are development sets (docs/decisions, 12).
"""

from __future__ import annotations

import argparse
import math
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from dateline.link.toponyms import toponyms
from evals.paths import shared

FILES = {"LGL": "lgl.xml", "GeoWebNews": "GWN.xml"}
BEST = {"LGL": (0.713, 0.819), "GeoWebNews": (0.739, 0.937)}
"""Best F1 and best Acc@161 of nine published geoparsers (not of one and the same)."""
REACH = 10
"""Characters between the middles of two names up to which (exclusive) they count as the same."""
NEAR_KM = 161.0


class Name(NamedTuple):
    """A place name: where it stands, its words, and its point in degrees WGS 84."""

    start: int
    end: int
    text: str
    lat: float
    lon: float

    @property
    def middle(self) -> float:
        """Half-way between its ends."""
        return (self.start + self.end) / 2


class Score(NamedTuple):
    """Counts over a set: names found, told too many, missed, and found ones within 161 km; ``own`` is the share of
    these where names of the same words are paired first."""

    found: int
    extra: int
    missed: int
    near: int
    own: float = 0.0

    @property
    def precision(self) -> float:
        """Share of the names told that are annotated."""
        return self.found / max(1, self.found + self.extra)

    @property
    def recall(self) -> float:
        """Share of the annotated names that are told."""
        return self.found / max(1, self.found + self.missed)

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)

    @property
    def accuracy(self) -> float:
        """Share of the found names within 161 km of the annotated point."""
        return self.near / max(1, self.found)


def articles(name: str) -> Iterator[tuple[str, list[Name]]]:
    """Text and annotated names with coordinates of every article of a set."""
    for article in ET.parse(shared() / "data" / "places" / FILES[name]).getroot().iter("article"):
        text = article.findtext("text") or ""
        yield text, [gold for top in article.iter("toponym") if (gold := _gold(top, text))]


def _gold(top: ET.Element, text: str) -> Name | None:
    lat, lon = top.findtext(".//lat") or top.findtext("latitude"), top.findtext(".//lon") or top.findtext("longitude")
    if not lat or not lon:
        return None
    start, end = int(top.findtext("start") or 0), int(top.findtext("end") or 0)
    return Name(start, end, text[start:end], float(lat), float(lon))


def told(text: str) -> list[Name]:
    """The names that Dateline tells with coordinates."""
    return [
        Name(*m.span, text[slice(*m.span)], m.lat, m.lon)
        for m in toponyms(text)
        if m.lat is not None and m.lon is not None
    ]


def kilometres(one: Name, other: Name) -> float:
    """Great-circle distance of two names' points."""
    a, b = math.radians(one.lat), math.radians(other.lat)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(other.lon - one.lon) / 2) ** 2
    return 2 * 6371 * math.asin(min(1.0, math.sqrt(half)))


def paired(gold: list[Name], ours: list[Name]) -> tuple[list[tuple[Name, Name]], list[Name], list[Name]]:
    """Pairs of annotated and told names, the annotated ones missed, and the told ones left over."""
    left, pairs, missed = list(ours), [], []
    for name in gold:
        match = next((other for other in left if abs(other.middle - name.middle) < REACH), None)
        if match is None:
            missed.append(name)
        else:
            left.remove(match)
            pairs.append((name, match))
    return pairs, missed, left


def paired_by_words(gold: list[Name], ours: list[Name]) -> list[tuple[Name, Name]]:
    """Pairs of annotated and told names where those of the same words go first."""
    by_words = {(other.start, other.end): other for other in ours}
    same = {name: by_words[name.start, name.end] for name in gold if (name.start, name.end) in by_words}
    taken = set(same.values())
    rest, _, _ = paired([name for name in gold if name not in same], [other for other in ours if other not in taken])
    return [*same.items(), *rest]


def score(name: str, classes: Counter[tuple[str, str]] | None = None) -> Score:
    """Counts over a set; with ``classes`` the words of each error by its class."""
    found = extra = missed = near = 0
    own: list[bool] = []
    for text, gold in articles(name):
        ours = told(text)
        pairs, lost, left = paired(gold, ours)
        own += [kilometres(*pair) < NEAR_KM for pair in paired_by_words(gold, ours)]
        close = [kilometres(*pair) < NEAR_KM for pair in pairs]
        found, extra, missed, near = found + len(pairs), extra + len(left), missed + len(lost), near + sum(close)
        if classes is not None:
            classes.update(("missed", n.text) for n in lost)
            classes.update(("extra", n.text) for n in left)
            classes.update(("far", g.text) for (g, _), ok in zip(pairs, close, strict=True) if not ok)
    return Score(found, extra, missed, near, sum(own) / max(1, len(own)))


def table(scores: dict[str, Score]) -> str:
    """A Markdown table of the sets beside the best of the nine."""
    lines = [
        "| set | names | P | R | F1 | best F1 of nine | Acc@161 | same words first | best Acc@161 of nine |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for name, s in scores.items():
        best = BEST[name]
        cells = f"{s.precision:.3f} | {s.recall:.3f} | {s.f1:.3f} | {best[0]:.3f} | {s.accuracy:.3f} | {s.own:.3f} "
        cells += f"| {best[1]:.3f}"
        lines.append(f"| {name} | {s.found + s.missed} | {cells} |")
    return "\n".join(lines)


def main() -> None:
    """Prints the table, and with ``--classes`` the most frequent errors of each class."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", choices=list(FILES), action="append", dest="sets")
    parser.add_argument("--classes", type=int, default=0, metavar="N", help="the N most frequent errors of each class")
    args = parser.parse_args()
    scores = {}
    for name in args.sets or FILES:
        classes: Counter[tuple[str, str]] = Counter()
        scores[name] = score(name, classes if args.classes else None)
        for kind in ("missed", "extra", "far") if args.classes else ():
            told_ = Counter({words: n for (k, words), n in classes.items() if k == kind})
            print(f"{name} {kind} {told_.total()}:", ", ".join(f"{w} {n}" for w, n in told_.most_common(args.classes)))
    print(table(scores))


if __name__ == "__main__":
    main()
