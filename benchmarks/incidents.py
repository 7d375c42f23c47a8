"""Merging many events: python -m benchmarks.incidents [N ...] [--further MEAN]

For each N a process of its own makes N synthetic events, merges them in memory, and prints seconds of processor time,
peak memory, and what growth from the N before comes to: 1.0 is linear. The stories are told by one to nine reports of
about six acts, in 2,000 towns, with shared names as news has them; 274 events a day, as a million in ten years.

``--further`` is the mean number of reports of a story beside the first (before it is cut to a whole number). With 2 the
stories are dense, and reading their sentences is nearly all of the time; with 0.5 a story is told by 1.4 reports.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator

from dateline.compare.view import ArticleView, EventView, FigureView, PartyView, PlaceView
from dateline.merge import judged
from dateline.merge.cluster import clustered

SEED = 11
TOWNS, PEOPLE, DAILY = 2000, 40_000, 274
TYPES = ("ASSAULT", "COERCE", "PROTEST", "ACCUSE", "AGREE", "REQUEST", "REJECT", "CONSULT")
START = 735_000
"""A day in 2013 as an ordinal."""
NAMES, PLACES = [f"name{n}" for n in range(PEOPLE)], [f"town{n}" for n in range(TOWNS)]
WORDS = [f"w{n}" for n in range(9000)]
"""One string for each word, as views of read pages have them."""
FURTHER = 2.0
"""Mean number of reports of a story beside the first, before it is cut to a whole number."""


def events(count: int, further: float = FURTHER) -> Iterator[EventView]:
    """Synthetic events, story after story; the same count and number of further reports give the same events."""
    draw = random.Random(SEED)
    days = max(1, round(count / DAILY))
    made = story = 0
    while made < count:
        for event in _story(draw, story, days, further):
            if made < count:
                yield event
                made += 1
        story += 1


def _story(draw: random.Random, story: int, days: int, further: float) -> Iterator[EventView]:
    town, day = min(int(draw.expovariate(1 / 300)), TOWNS - 1), START + draw.randrange(days)
    cast = [NAMES[draw.randrange(PEOPLE)] for _ in range(8)]
    acts = [(draw.choice(TYPES), draw.choice(cast), draw.choice(cast), draw.randrange(30)) for _ in range(8)]
    for report in range(min(9, 1 + int(draw.expovariate(1 / further)))):
        told = draw.sample(acts, draw.randrange(4, 8))
        own = [NAMES[draw.randrange(PEOPLE)] for _ in range(4)]
        kinds = {kind: sum(a[0] == kind for a in told) for kind in {a[0] for a in told}}
        names = frozenset([*draw.sample(cast, 6), *own, PLACES[town]])
        article = ArticleView(
            key=f"s{story}r{report}", page=f"s{story}r{report}", source="", day=day + draw.randrange(1, 6), agency=None,
            outlet=None, words=_even([*sorted(names), *(WORDS[draw.randrange(9000)] for _ in range(16))]), names=names,
            places=frozenset([PLACES[town]]), parties=frozenset(cast),
            types=kinds, manners=kinds, title=f"{PLACES[town]} {own[0]}",
        )  # fmt: skip
        for number, act in enumerate(told):
            yield _event(draw, article, number, town, day, act)


def _event(
    draw: random.Random, article: ArticleView, number: int, town: int, day: int, act: tuple[str, str, str, int]
) -> EventView:
    kind, actor, recipient, dead = act
    place = PlaceView(
        name=PLACES[town], terms=frozenset([PLACES[town]]), id=None, country=f"C{town % 90}", lat=(town % 140) - 70.0,
        lon=(town * 7 % 340) - 170.0, precision="exact",
    )  # fmt: skip
    words = [actor, recipient, kind, PLACES[town], *(WORDS[draw.randrange(9000)] for _ in range(5))]
    return EventView(
        key=f"{draw.getrandbits(80):020x}", name=f"{article.key}.E{number}", article=article, type=kind, mode=None,
        status="actual", role="news" if draw.random() < 0.8 else "background", lead=number == 0,
        actors=(PartyView(name=actor, terms=frozenset([actor]), id=None, country=f"C{town % 90}", sector="GOV"),),
        recipients=(PartyView(name=recipient, terms=frozenset([recipient]), id=None, country=None, sector="CVL"),),
        place=place if draw.random() < 0.7 else None, start=day if draw.random() < 0.6 else None,
        end=day, figures=(FigureView(kind="killed", low=dead, high=dead, of=frozenset()),) if dead < 10 else (),
        words=_even(words), names=frozenset([actor, recipient]), trigger=frozenset([kind]), told=kind,
        evidence=" ".join(words),
    )  # fmt: skip


def _even(terms: list[str]) -> dict[str, float]:
    weight = 1 / math.sqrt(len(terms))
    return dict.fromkeys(terms, weight)


def measure(count: int, further: float) -> dict[str, float]:
    """Merges one set of events and says what it took."""
    made = sorted(events(count, further), key=lambda event: event.key)
    base = _peak()
    began = time.process_time()
    found = judged(made)
    scored = time.process_time()
    incidents = clustered([event.key for event in made], [event.article.key for event in made], found)
    done = time.process_time()
    return {
        "events": count,
        "pairs": len(found[2]),
        "incidents": len(incidents),
        "pairs_seconds": scored - began,
        "cluster_seconds": done - scored,
        "seconds": done - began,
        "peak_gb": _peak(),
        "events_gb": base,
    }


def _peak() -> float:
    """Peak resident memory of this process in GB (Linux counts in kB)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def main() -> int:
    """Runs each size in a process of its own and prints a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=[10_000, 100_000])
    parser.add_argument(
        "--further", type=float, default=FURTHER, metavar="MEAN", help="reports of a story beside the first"
    )
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        print(json.dumps(measure(args.one, args.further)))
        return 0
    print("| events | pairs an event | incidents | CPU s | of it clustering | events/s | peak GB | growth |")
    print("|---|---|---|---|---|---|---|---|")
    before: dict[str, float] | None = None
    for size in args.sizes:
        ask = [sys.executable, "-m", "benchmarks.incidents", "--one", str(size), "--further", str(args.further)]
        done = subprocess.run(ask, capture_output=True, check=True)
        row = json.loads(done.stdout)
        growth = ""
        if before:
            growth = f"{math.log(row['seconds'] / before['seconds']) / math.log(row['events'] / before['events']):.2f}"
        print(
            f"| {row['events']:,} | {row['pairs'] / row['events']:.1f} | {row['incidents']:,} | {row['seconds']:.1f} |"
            f" {row['cluster_seconds']:.1f} | {row['events'] / row['seconds']:,.0f} | {row['peak_gb']:.2f}"
            f" | {growth} |",
            flush=True,
        )
        before = row
    return 0


if __name__ == "__main__":
    sys.exit(main())
