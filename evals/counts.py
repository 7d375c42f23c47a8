"""Counts of the yardstick page by page, so that they can be summed by group, or drawn anew for intervals.

F1 of summed counts is 2 * right / (gold + told). An interval is the middle 95 % of the F1 of 1,000 samples of the
pages, each drawn with replacement and as large as the whole (bootstrap); one seed, so that the same pages give the same
bounds and two programs are compared on the same draws. Pages of one story tell the same events, so samples of whole
stories (``by_story``) give the more careful interval where many stories are told by several outlets.
"""

from __future__ import annotations

import collections
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache
from types import ModuleType
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from corpus import files
from corpus.files import Json, story_of
from dateline.model import Value
from dateline.pages import page_of_text
from dateline.pipeline import read_page
from dateline.settings import Settings
from evals import corpus

DRAWS = 1000
SEED = 20

Counts = dict[str, tuple[int, int, int]]
"""Row -> (right, gold, told)."""
Pairs = tuple[tuple[int, int], ...]
"""(index of a gold event, index of the told event that stands for it)."""
Floats = NDArray[np.float64]


class Scored(Value, frozen=True, kw_only=True):
    """One page with its annotation, its record, and the yardstick's counts.

    ``found`` pairs events whatever their types, ``typed`` those of one type, both as the yardstick pairs them.
    """

    gold: Json
    told: Json
    counts: Counts
    found: Pairs
    typed: Pairs


@cache
def yardstick() -> ModuleType:
    """score.py, loaded once a process."""
    return corpus.scorer()


def settings(*, rules: bool) -> Settings:
    """The program as it is delivered, or with events by the rules alone."""
    return Settings(reader="rules" if rules else "model")


@cache
def of_corpus(split: str, chosen: Settings) -> tuple[Scored, ...]:
    """Every page of one part of the corpus, scored; read once a process."""
    paths = corpus.gold_pages(files.PAGES, split)
    told = [json.loads(line) for line in corpus.records(paths, chosen)]
    gold = [json.loads(p.with_suffix(".json").read_text()) | {"text": p.read_text()} for p in paths]
    return tuple(scored(gold, told))


def of_texts(pages: Sequence[Json], chosen: Settings) -> tuple[Scored, ...]:
    """Annotated texts that lie in no file of their own, each read as a page."""
    read = (read_page(page_of_text(page["text"], chosen, name=page["page"]), chosen) for page in pages)
    return tuple(scored(pages, [json.loads(msgspec.json.encode(record)) for record in read]))


def scored(gold: Sequence[Json], told: Sequence[Json]) -> Iterator[Scored]:
    """Annotations (with their ``text``) beside records, counted page by page."""
    score = yardstick()
    for one, other in zip(gold, told, strict=True):
        tally: dict[str, Any] = collections.defaultdict(score.Count)
        score.score_page(one["text"], one, other, tally)
        counts = {name: (count.hit, count.gold, count.told) for name, count in tally.items()}
        # The yardstick has put the spans on the events ("_e" of the evidence, "_t" of the trigger) and pairs by them.
        found = score.pairs(one["events"], other["events"], lambda a, b: near(score.meets, a, b))
        typed = score.pairs(
            one["events"], other["events"], lambda a, b: near(score.meets, a, b) if a["type"] == b["type"] else 0.0
        )
        yield Scored(gold=one, told=other, counts=counts, found=tuple(found), typed=tuple(typed))


def near(meets: Callable[[Any, Any], bool], a: Json, b: Json) -> float:
    """How well a told event stands for a gold one, as in the yardstick: 2 on its words, 1 in its sentence, else 0."""
    if not meets(a["_e"], b["_e"]):
        return 0.0
    return 2.0 if meets(a["_t"], b["_t"]) else 1.0


# -------------------------------------------------------------------------------- sums and samples


def rows_of(items: Iterable[Counts]) -> list[str]:
    """The names of all rows, in the order in which they are first met."""
    return list(dict.fromkeys(name for counts in items for name in counts))


def table_of(items: Sequence[Counts], rows: Sequence[str]) -> NDArray[np.int64]:
    """(pages, rows, 3): right, gold and told of every page; 0 where a page has no such row."""
    return np.array([[counts.get(row, (0, 0, 0)) for row in rows] for counts in items], dtype=np.int64).reshape(
        len(items), len(rows), 3
    )


def by_story(items: Sequence[Scored]) -> list[Counts]:
    """The counts of each story's pages together."""
    told: dict[str, list[Counts]] = {}
    for item in items:
        told.setdefault(story_of(item.gold), []).append(item.counts)
    return [summed(counts) for counts in told.values()]


def summed(items: Iterable[Counts]) -> Counts:
    """All counts together."""
    found = list(items)
    rows = rows_of(found)
    sums = table_of(found, rows).sum(0)
    return {row: (int(a), int(b), int(c)) for row, (a, b, c) in zip(rows, sums, strict=True)}


def f1(sums: NDArray[np.generic]) -> Floats:
    """F1 over a last axis of (right, gold, told); not a number where nothing is told and nothing is gold."""
    values = np.asarray(sums, dtype=np.float64)
    both = values[..., 1] + values[..., 2]
    out: Floats = np.divide(2 * values[..., 0], both, out=np.full(both.shape, np.nan), where=both > 0)
    return out


def weights(size: int, draws: int = DRAWS, seed: int = SEED) -> NDArray[np.int64]:
    """(draws, size): how often each page is in each sample."""
    return np.random.default_rng(seed).multinomial(size, np.full(size, 1 / size), size=draws)


def samples(items: Sequence[Counts], rows: Sequence[str], draws: int = DRAWS) -> Floats:
    """(draws, rows): the F1 of every row in every sample; the same draws for every list of this length."""
    return f1(np.tensordot(weights(len(items), draws), table_of(items, rows), axes=1))


def interval(values: Floats) -> tuple[float, float]:
    """The bounds of the middle 95 % of samples."""
    kept = values[~np.isnan(values)]
    return (float(np.quantile(kept, 0.025)), float(np.quantile(kept, 0.975))) if len(kept) else (np.nan, np.nan)


def intervals(items: Sequence[Counts]) -> dict[str, tuple[float, float, float]]:
    """Row -> its F1, and the bounds of its interval."""
    rows = rows_of(items)
    drawn, whole = samples(items, rows), f1(table_of(items, rows).sum(0))
    return {row: (float(whole[i]), *interval(drawn[:, i])) for i, row in enumerate(rows)}


# -------------------------------------------------------------------------------- Markdown


def share(right: float, of: float) -> str:
    """A share with three digits; a dash for a share of nothing."""
    return f"{right / of:.3f}" if of else "–"


def number(value: float) -> str:
    """Three digits; a dash for what is not a number."""
    return "–" if np.isnan(value) else f"{value:.3f}"


def between(low: float, high: float) -> str:
    """An interval."""
    return "–" if np.isnan(low) else f"{low:.3f} to {high:.3f}"


def markdown(head: Sequence[str], body: Iterable[Sequence[object]], left: int = 1) -> str:
    """A Markdown table; the first ``left`` columns are words, the others numbers."""
    lines = [f"| {' | '.join(head)} |", "|" + "---|" * left + "---:|" * (len(head) - left)]
    return "\n".join([*lines, *(f"| {' | '.join(map(str, row))} |" for row in body)])


def rows_table(items: Sequence[Counts], without: Collection[str] = ()) -> str:
    """The yardstick's rows as Markdown: P, R, F1 and its interval, gold and told."""
    sure = intervals(items)
    body = [
        (row, share(right, told), share(right, gold), number(sure[row][0]), between(*sure[row][1:]), gold, told)
        for row, (right, gold, told) in summed(items).items()
        if row not in without
    ]
    return markdown(("field", "P", "R", "F1", "95 %", "gold", "told"), body)
