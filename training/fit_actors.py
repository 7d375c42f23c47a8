"""Fits the weights of ``link.country`` and ``link.sector``: ``python -m training.fit_actors [--folds 4] [--write]``.

Annotated actors of the corpus' training pages. Countries: a conditional logit over the countries of the article and
none. Sectors: a multinomial logit; every actor counts once with its event and, at a smaller weight, once without, so
that the score holds where the event is not known. With ``--folds`` nothing is written: pages are held out in turn, all
pages of one story together. Needs torch (the extra "train").
"""

from __future__ import annotations

import argparse
import zlib
from collections import Counter
from collections.abc import Iterable
from itertools import accumulate
from pathlib import Path
from typing import Any

import torch

import corpus
from corpus.files import story_of
from dateline.knowledge.own import SECTORS
from dateline.link import country, find, sector
from dateline.link.clues import clues_of
from dateline.link.describe import Linked, by_words, country_asked, sector_asked
from dateline.model import Value
from evals.linking import locate, stories

DATA = Path(__file__).parent.parent / "src/dateline/knowledge/data"
ALONE = 0.3
"""Weight of the copy of an actor without its event."""
ROUNDS, BATCH = 12, 256
ROUNDS_COUNTRY, RATE_COUNTRY, DECAY_COUNTRY, DROP_COUNTRY = 16, 0.03, 4e-4, 0.25
RATE_SECTOR, DECAY_SECTOR, DROP, PRIOR = 0.02, 3e-4, 0.15, 3.0
PRUNED_AT, PRUNED = 7, 0.1
"""Passes, step sizes, decays, share of features left out at random, weight that the tables begin with, and the pass
before which smaller sector weights are set to zero for good: tried on a quarter of the training stories left out,
those of the countries on the development pages."""
LEAST = 3
"""Times a feature must stand in the training pages to be weighed: rarer ones are chance."""


class Case(Value, frozen=True, kw_only=True):
    """One annotated actor: its link by words, the answers, and the features of both questions."""

    page: str
    story: str
    told_in: str
    linked: Linked
    country: str | None
    sector: str
    options: tuple[tuple[str | None, tuple[str, ...]], ...]
    features: tuple[str, ...]
    alone: tuple[str, ...]


def read(pages: Iterable[dict[str, Any]]) -> list[Case]:
    """The annotated actors of the pages."""
    out: list[Case] = []
    for page in pages:
        told = stories(page["text"], page)
        links = [find(story) for story in told]
        for event in page["events"]:
            story, mentions = told[event["article"]], links[event["article"]]
            clues = clues_of(story, mentions)
            code = f"{event['type']} {event['mode'] or ''}".strip()
            for side in ("actors", "recipients"):
                for actor in event[side]:
                    span = locate(page["text"], event["evidence"], actor["text"], story.article.body_span)
                    linked = by_words(story, span, mentions) if span else None
                    if linked is None or linked.final:
                        continue
                    options = country.candidates(clues, country_asked(clues, linked, side)) if linked.open else ()
                    out.append(
                        Case(
                            page=page["page"],
                            story=story_of(page),
                            told_in=f"{code} {side}: {event['evidence']}",
                            linked=linked,
                            country=actor["country"],
                            sector=actor["sector"],
                            options=tuple((o.country, o.features) for o in options),
                            features=sector.features(sector_asked(clues, linked, code, side), clues),
                            alone=sector.features(sector_asked(clues, linked, "", ""), clues),
                        )
                    )
    return out


def fit_country(cases: list[Case]) -> dict[str, float]:
    """Weights of the country features: the odds of the right country among the candidates of its actor."""
    examples = [case for case in cases if any(c == case.country for c, _ in case.options)]
    numbers = _numbers(features for case in examples for _, features in case.options)
    options = [features for case in examples for _, features in case.options]
    ids, starts = _packed(options, numbers)
    counts = torch.tensor([0, *accumulate(len(case.options) for case in examples)])
    right = torch.tensor([[c for c, _ in case.options].index(case.country) for case in examples]) + counts[:-1]
    known = torch.nn.Parameter(torch.zeros(len(numbers), 1))
    optimizer = torch.optim.Adam([known], lr=RATE_COUNTRY)
    for turn in range(ROUNDS_COUNTRY):
        optimizer.param_groups[0]["lr"] = RATE_COUNTRY / (1 + turn * 0.3)
        for batch in torch.randperm(len(right)).split(BATCH // 2):  # type: ignore[no-untyped-call]
            many = counts[batch + 1] - counts[batch]
            rows = _ranges(counts[batch], many)
            lengths = starts[rows + 1] - starts[rows]
            firsts = torch.cumsum(lengths, 0) - lengths
            at = _ranges(starts[rows], lengths)
            taken = (torch.rand(len(at)) > DROP_COUNTRY).float()
            scores = torch.nn.functional.embedding_bag(ids[at], known, firsts, mode="sum", per_sample_weights=taken)
            owner = torch.repeat_interleave(torch.arange(len(batch)), many)
            whole = torch.zeros(len(batch)).index_add(0, owner, scores[:, 0].exp())
            hit = torch.isin(rows, right[batch]).float()
            good = torch.zeros(len(batch)).index_add(0, owner, scores[:, 0] * hit)
            loss = (whole.log() - good).mean() + DECAY_COUNTRY * (known**2).sum()
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
    values = known.detach()[:, 0].tolist()
    return {f: values[i] for f, i in numbers.items()}


def _ranges(starts: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
    """The numbers of all ranges one behind the other: starts (3, 9) and lengths (2, 1) give 3, 4, 9."""
    firsts = torch.cumsum(lengths, 0) - lengths
    return torch.arange(int(lengths.sum())) + torch.repeat_interleave(starts - firsts, lengths)


def fit_sector(cases: list[Case]) -> dict[str, list[float]]:
    """Feature -> weight of every sector, in the order of their names; what the tables say is where the fit begins."""
    order = sorted(SECTORS)
    left = [case for case in cases if not case.linked.settled]
    numbers = _numbers(case.features for case in left)
    ids, starts = _packed([*(case.features for case in left), *(case.alone for case in left)], numbers)
    right = torch.tensor([order.index(case.sector) for case in left] * 2)
    share = torch.tensor([1.0] * len(left) + [ALONE] * len(left))
    begin = _prior(numbers, order)
    known = torch.nn.Parameter(begin.clone())
    kept = torch.ones_like(begin)
    optimizer = torch.optim.Adam([known], lr=RATE_SECTOR)
    for turn in range(ROUNDS):
        optimizer.param_groups[0]["lr"] = RATE_SECTOR / (1 + turn * 0.3)
        if turn == PRUNED_AT:
            kept = (known.detach().abs() >= PRUNED).float()
        for batch in torch.randperm(len(right)).split(BATCH):  # type: ignore[no-untyped-call]
            lengths = starts[batch + 1] - starts[batch]
            firsts = torch.cumsum(lengths, 0) - lengths
            at = _ranges(starts[batch], lengths)
            taken = (torch.rand(len(at)) > DROP).float()
            told = torch.nn.functional.embedding_bag(
                ids[at], known * kept, firsts, mode="sum", per_sample_weights=taken
            )
            loss = torch.nn.functional.cross_entropy(told, right[batch], reduction="none")
            loss = (loss * share[batch]).sum() / share[batch].sum() + DECAY_SECTOR * ((known - begin) ** 2).sum()
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
    rows = (known * kept).detach().tolist()
    return {f: rows[i] for f, i in numbers.items()}


def _prior(numbers: dict[str, int], order: list[str]) -> torch.Tensor:
    """Where the weights begin and what they are drawn to: the sector of the tables, half as much for a default."""
    out = torch.zeros(len(numbers), len(order))
    for feature, i in numbers.items():
        name, _, sector = feature.partition(" ")
        if name == "tables" and sector.rstrip("?") in order and sector != "UNK?":
            out[i, order.index(sector.rstrip("?"))] = PRIOR / 2 if sector.endswith("?") else PRIOR
    return out


def _packed(lists: list[tuple[str, ...]], numbers: dict[str, int]) -> tuple[torch.Tensor, torch.Tensor]:
    """The numbers of all features one list behind the other, and where each list starts (and the last ends)."""
    told = [[numbers[f] for f in features if f in numbers] for features in lists]
    return torch.tensor([f for fs in told for f in fs]), torch.tensor([0, *accumulate(map(len, told))])


def _numbers(lists: Iterable[tuple[str, ...]]) -> dict[str, int]:
    """Number of each feature that stands often enough."""
    seen = Counter(f for features in lists for f in features)
    return {f: i for i, f in enumerate(sorted(f for f, n in seen.items() if n >= LEAST))}


def measure(cases: list[Case], by_country: dict[str, float], by_sector: dict[str, list[float]]) -> Counter[str]:
    """Counts of right answers."""
    order, count = sorted(SECTORS), Counter[str]()
    for case in cases:
        count["n"] += 1
        told_country, told_sector = case.linked.mention.country, case.linked.mention.sector
        if case.options:
            scores = [sum(by_country.get(f, 0.0) for f in fs) for _, fs in case.options]
            told_country = case.options[max(range(len(scores)), key=lambda i: scores[i])][0]
            count["open"] += 1
            count["open right"] += told_country == case.country
            count["reachable"] += any(c == case.country for c, _ in case.options)
        if not case.linked.settled:
            rows = [by_sector[f] for f in case.features if f in by_sector]
            sums = [sum(column) for column in zip(*rows, strict=True)]
            told_sector = order[max(range(len(sums)), key=lambda i: sums[i])]
        count["country"] += told_country == case.country
        count["sector"] += told_sector == case.sector
    return count


def _say(count: Counter[str]) -> None:
    n, open_ = count["n"], max(1, count["open"])
    print(
        f"actors {n} country {count['country'] / n:.3f} sector {count['sector'] / n:.3f} "
        f"open {count['open right'] / open_:.3f} of {open_}, reachable {count['reachable'] / open_:.3f}",
        flush=True,
    )


def _write(name: str, lines: Iterable[tuple[str, float]], head: str) -> int:
    kept = sorted((f, w) for f, w in lines if abs(w) >= 0.05)
    (DATA / name).write_text(head + "".join(f"{f}\t{w:.2f}\n" for f, w in kept), encoding="utf-8")
    return len(kept)


def _folds(train: list[Case], folds: int) -> Counter[str]:
    whole: Counter[str] = Counter()
    for fold in range(folds):
        out = [case for case in train if zlib.crc32(case.story.encode()) % folds == fold]
        rest = [case for case in train if zlib.crc32(case.story.encode()) % folds != fold]
        whole += measure(out, fit_country(rest), fit_sector(rest))
    return whole


def _write_all(by_country: dict[str, float], by_sector: dict[str, list[float]], actors: int) -> None:
    head = (
        "# Fitted by training/fit_actors.py on the training pages of the corpus:\n"
        f"# {actors} actors, {ROUNDS} rounds; weights below 0.05 are left out.\n"
    )
    pairs = ((f"{f} > {name}", w) for f, row in by_sector.items() for name, w in zip(sorted(SECTORS), row, strict=True))
    print(_write(country.TABLE, by_country.items(), head), _write(sector.TABLE, pairs, head), "weights written")


def main() -> None:
    """Fits, measures on training and dev pages (or in folds), and writes with --write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    torch.manual_seed(0)
    torch.set_num_threads(1)
    train = read(corpus.load(split="train"))
    if args.folds:
        _say(_folds(train, args.folds))
        return
    by_country, by_sector = fit_country(train), fit_sector(train)
    if args.write:
        _write_all(by_country, by_sector, len(train))
    _say(measure(train, by_country, by_sector))
    _say(measure(read(corpus.load(split="dev")), by_country, by_sector))


if __name__ == "__main__":
    main()
