"""Fits the weights of ``link.country`` and ``link.sector``: ``python -m training.fit_actors [--folds 4] [--write]``.

Annotated actors of the corpus' training pages. Countries: a conditional logit over the countries of the article and
none, fitted to actors (``fit_place_country.py`` fits that of places). Sectors: a multinomial logit; every actor counts
once with its event and, at a smaller weight, once without, so that the score holds where the event is not known. Both
are fitted together with a small network over the reader's word vectors (``parties.py``), which adds to the score of
each sector and to the weights of a country's features; some are weighed without it, so that the scores hold where
nothing is read.
The networks are written beside the reader's weights, and belong to them. With ``--folds`` nothing is written: pages are
held out in turn, all pages of one story together. Needs torch (the extra "train").
"""

from __future__ import annotations

import argparse
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

import corpus
from corpus.files import story_of
from dateline.knowledge.own import SECTORS
from dateline.link import country, find, sector
from dateline.link.clues import Clues, clues_of
from dateline.link.describe import Linked, by_words, country_asked, sector_asked
from dateline.model import Span, Value
from dateline.reader.heard import Listener, listened
from dateline.reader.model import Floats, Reader
from dateline.reader.shipped import folder
from evals.linking import locate, stories
from training import parties
from training.parties import WIDE, Both, Network

DATA = Path(__file__).parent.parent / "src/dateline/knowledge/data"
ALONE = 0.3
"""Weight of the copy of an actor without its event."""
ROUNDS, BATCH = 10, 256
ROUNDS_COUNTRY, ROUNDS_HEARD, RATE_COUNTRY, DECAY_COUNTRY, DROP_COUNTRY = 10, 6, 0.05, 1e-4, 0.25
RATE_SECTOR, DECAY_SECTOR, DROP, PRIOR = 0.02, 3e-4, 0.15, 3.0
PRUNED_AT, PRUNED = 7, 0.1
"""Passes, step sizes, decays, share of features left out at random, weight that the tables begin with, and the pass
before which smaller sector weights are set to zero for good: tried on training stories left out."""
LEAST = 3
"""Times a feature must stand in the training pages to be weighed: rarer ones are chance."""


Options = tuple[tuple[str | None, tuple[str, ...]], ...]
"""The countries that may be meant, each with its features."""


class Question(Value, frozen=True, kw_only=True):
    """Whose country is asked: the answer and the options."""

    story: str
    country: str | None
    options: Options
    vector: Any


class ByCountry(Value, frozen=True, kw_only=True):
    """What tells countries: feature -> weight where nothing is heard (``alone``) and where the reader is, and the
    network of what it adds to those of ``HEARD``."""

    alone: dict[str, float]
    features: dict[str, float]
    network: Network


class BySector(Value, frozen=True, kw_only=True):
    """What tells sectors: feature -> weight of every sector, in the order of their names, and the network."""

    features: dict[str, list[float]]
    network: Network


class Case(Value, frozen=True, kw_only=True):
    """One annotated actor: its link by words, the answers, the features of both questions, and the reader's vector of
    its words (zeros where it has none)."""

    story: str
    linked: Linked
    country: str | None
    sector: str
    options: Options
    features: tuple[str, ...]
    alone: tuple[str, ...]
    vector: Any

    @property
    def question(self) -> Question:
        """The question after its country."""
        return Question(story=self.story, country=self.country, options=self.options, vector=self.vector)


def read(pages: Iterable[dict[str, Any]], reader: Reader) -> list[Case]:
    """The annotated actors of the pages."""
    actors: list[Case] = []
    for page in pages:
        told = stories(page["text"], page)
        links = [find(story) for story in told]
        heard = [listened(reader, story) for story in told]
        for event in page["events"]:
            story, mentions = told[event["article"]], links[event["article"]]
            actors += _actors(page, event, clues_of(story, mentions), heard[event["article"]])
    return actors


def _actors(page: dict[str, Any], event: dict[str, Any], clues: Clues, heard: Listener) -> Iterator[Case]:
    """The actors of one event whose country or sector is weighed."""
    story = clues.story
    code = f"{event['type']} {event['mode'] or ''}".strip()
    for side in ("actors", "recipients"):
        for actor in event[side]:
            span = locate(page["text"], event["evidence"], actor["text"], story.article.body_span)
            linked = by_words(story, span, clues.mentions) if span else None
            if linked is None or linked.final:
                continue
            options = country.candidates(clues, country_asked(clues, linked, side)) if linked.open else ()
            yield Case(
                story=story_of(page),
                linked=linked,
                country=actor["country"],
                sector=actor["sector"],
                options=tuple((o.country, o.features) for o in options),
                features=sector.features(sector_asked(clues, linked, code, side), clues),
                alone=sector.features(sector_asked(clues, linked, "", ""), clues),
                vector=_vector(heard, linked.mention.span),
            )


def _vector(heard: Listener, span: Span) -> Floats:
    found = heard.vector(span)
    return np.zeros(WIDE, dtype=np.float32) if found is None else found


def fit_country(asked: list[Question]) -> ByCountry:
    """Weights of the country features, without the reader and with it."""
    alone, _ = by_country(asked, hears=False)
    features, network = by_country(asked, hears=True)
    return ByCountry(alone=alone, features=features, network=network)


def by_country(asked: list[Question], *, hears: bool) -> tuple[dict[str, float], Network]:
    """The weights of the country features: the odds of the right country among the options of its question."""
    examples = [case for case in asked if any(c == case.country for c, _ in case.options)]
    numbers = _numbers(features for case in examples for _, features in case.options)
    options = [features for case in examples for _, features in case.options]
    ids, starts = _packed(options, numbers)
    counts = torch.tensor([0, *accumulate(len(case.options) for case in examples)])
    right = torch.tensor([[c for c, _ in case.options].index(case.country) for case in examples]) + counts[:-1]
    weighed = torch.tensor([[f in features for f in country.HEARD] for features in map(set, options)])
    words = torch.from_numpy(np.stack([case.vector for case in examples]))
    network = Network(words, len(country.HEARD), parties.COUNTRY)
    known = nn.Parameter(torch.zeros(len(numbers), 1))
    optimizer = torch.optim.AdamW([{"params": [known], "weight_decay": 0.0}, network.trained(parties.COUNTRY)])
    rounds = ROUNDS_HEARD if hears else ROUNDS_COUNTRY
    for turn in range(rounds):
        optimizer.param_groups[0]["lr"] = RATE_COUNTRY / (1 + turn * 0.3)
        optimizer.param_groups[1]["lr"] = parties.COUNTRY.rate * (1 - turn / rounds)
        for batch in torch.randperm(len(right)).split(BATCH):  # type: ignore[no-untyped-call]
            many = counts[batch + 1] - counts[batch]
            rows = _ranges(counts[batch], many)
            lengths = starts[rows + 1] - starts[rows]
            firsts = torch.cumsum(lengths, 0) - lengths
            at = _ranges(starts[rows], lengths)
            taken = (torch.rand(len(at)) > DROP_COUNTRY).float()
            told = nn.functional.embedding_bag(ids[at], known, firsts, mode="sum", per_sample_weights=taken)
            owner = torch.repeat_interleave(torch.arange(len(batch)), many)
            scores = told[:, 0]
            if hears:
                scores = scores + (network(words[batch])[owner] * weighed[rows]).sum(1)
            whole = torch.zeros(len(batch)).index_add(0, owner, scores.exp())
            hit = torch.isin(rows, right[batch]).float()
            good = torch.zeros(len(batch)).index_add(0, owner, scores * hit)
            loss = (whole.log() - good).mean() + DECAY_COUNTRY * (known**2).sum()
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
    values = known.detach()[:, 0].tolist()
    return {f: values[i] for f, i in numbers.items()}, network.eval()


def _ranges(starts: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
    """The numbers of all ranges one behind the other: starts (3, 9) and lengths (2, 1) give 3, 4, 9."""
    firsts = torch.cumsum(lengths, 0) - lengths
    return torch.arange(int(lengths.sum())) + torch.repeat_interleave(starts - firsts, lengths)


def fit_sector(cases: list[Case]) -> BySector:
    """Weights and network fitted together; what the tables say is where the fit begins."""
    order = sorted(SECTORS)
    left = [case for case in cases if not case.linked.settled]
    numbers = _numbers(case.features for case in left)
    ids, starts = _packed([*(case.features for case in left), *(case.alone for case in left)], numbers)
    right = torch.tensor([order.index(case.sector) for case in left] * 2)
    share = torch.tensor([1.0] * len(left) + [ALONE] * len(left))
    words = torch.from_numpy(np.stack([case.vector for case in left]))
    network = Network(words, len(order), parties.SECTOR)
    begin = _prior(numbers, order)
    known = nn.Parameter(begin.clone())
    kept = torch.ones_like(begin)
    own = {"params": [known], "lr": RATE_SECTOR, "weight_decay": 0.0}
    optimizer = torch.optim.AdamW([own, network.trained(parties.SECTOR)])
    for turn in range(ROUNDS):
        optimizer.param_groups[0]["lr"] = RATE_SECTOR / (1 + turn * 0.3)
        optimizer.param_groups[1]["lr"] = parties.SECTOR.rate * (1 - turn / ROUNDS)
        if turn == PRUNED_AT:
            kept = (known.detach().abs() >= PRUNED).float()
        for batch in torch.randperm(len(right)).split(BATCH):  # type: ignore[no-untyped-call]
            lengths = starts[batch + 1] - starts[batch]
            firsts = torch.cumsum(lengths, 0) - lengths
            at = _ranges(starts[batch], lengths)
            taken = (torch.rand(len(at)) > DROP).float()
            told = nn.functional.embedding_bag(ids[at], known * kept, firsts, mode="sum", per_sample_weights=taken)
            whole = (batch < len(left))[:, None]  # the copies without an event are weighed without the reader, too
            told = told + network(words[batch % len(left)]) * whole
            loss = nn.functional.cross_entropy(told, right[batch], reduction="none")
            loss = (loss * share[batch]).sum() / share[batch].sum() + DECAY_SECTOR * ((known - begin) ** 2).sum()
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
    rows = (known * kept).detach().tolist()
    return BySector(features={f: rows[i] for f, i in numbers.items()}, network=network.eval())


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


def measure(cases: list[Case], of_country: ByCountry, by_sector: BySector) -> Counter[str]:
    """Counts of right answers."""
    order, count = sorted(SECTORS), Counter[str]()
    with torch.no_grad():
        words = torch.from_numpy(np.stack([case.vector for case in cases]))
        heard = zip(by_sector.network(words).tolist(), of_country.network(words).tolist(), strict=True)
    for case, (said, weighed) in zip(cases, heard, strict=True):
        count["n"] += 1
        told_country, told_sector = case.linked.mention.country, case.linked.mention.sector
        if case.options:
            unheard = likeliest(case.options, of_country.alone)
            told_country = likeliest(case.options, of_country.features, weighed)
            count["open"] += 1
            count["open unheard"] += unheard == case.country
            count["open right"] += told_country == case.country
            count["reachable"] += any(c == case.country for c, _ in case.options)
        if not case.linked.settled:
            rows = [by_sector.features[f] for f in case.features if f in by_sector.features]
            alone = [sum(column) for column in zip(*rows, strict=True)]
            both = [one + other for one, other in zip(alone, said, strict=True)]
            told_sector = order[max(range(len(both)), key=lambda i: both[i])]
            count["sector unheard"] += order[max(range(len(alone)), key=lambda i: alone[i])] == case.sector
        else:
            count["sector unheard"] += told_sector == case.sector
        count["country"] += told_country == case.country
        count["sector"] += told_sector == case.sector
    return count


def likeliest(options: Options, weights: dict[str, float], heard: Sequence[float] = ()) -> str | None:
    """The country of the highest score."""
    added = dict(zip(country.HEARD, heard, strict=True)) if heard else {}
    scores = [sum(weights.get(f, 0.0) + added.get(f, 0.0) for f in fs) for _, fs in options]
    return options[max(range(len(scores)), key=lambda i: scores[i])][0]


def _say(count: Counter[str]) -> None:
    n, open_ = count["n"], max(1, count["open"])
    print(
        f"actors {n} country {count['country'] / n:.3f} sector {count['sector'] / n:.3f} "
        f"(without the reader {count['sector unheard'] / n:.3f}) "
        f"open {count['open right'] / open_:.3f} (without {count['open unheard'] / open_:.3f}) of {open_}, "
        f"reachable {count['reachable'] / open_:.3f}",
        flush=True,
    )


def write(name: str, lines: Iterable[tuple[str, float]], head: str) -> int:
    """Writes a table of weights; gives how many are large enough to be kept."""
    kept = sorted((f, w) for f, w in lines if abs(w) >= 0.05)
    (DATA / name).write_text(head + "".join(f"{f}\t{w:.2f}\n" for f, w in kept), encoding="utf-8")
    return len(kept)


def _folds(actors: list[Case], folds: int) -> Counter[str]:
    whole: Counter[str] = Counter()
    for number in range(folds):
        out = [case for case in actors if fold(case.story, folds) == number]
        rest = [case for case in actors if fold(case.story, folds) != number]
        whole += measure(out, fit_country([case.question for case in rest]), fit_sector(rest))
    return whole


def fold(story: str, folds: int) -> int:
    """Which of the folds a story is held out in."""
    return zlib.crc32(story.encode()) % folds


def _head(actors: int) -> str:
    return (
        "# Fitted by training/fit_actors.py on the training pages of the corpus:\n"
        f"# {actors} actors; weights below 0.05 are left out.\n"
    )


def _write_countries(told: ByCountry, actors: int) -> None:
    tables = ((country.UNHEARD_TABLE, told.alone.items()), (country.TABLE, told.features.items()))
    print(*(write(name, lines, _head(actors)) for name, lines in tables), "weights written")


def _write_sectors(told: BySector, actors: int) -> None:
    pairs = (
        (f"{f} > {name}", w) for f, row in told.features.items() for name, w in zip(sorted(SECTORS), row, strict=True)
    )
    print(write(sector.TABLE, pairs, _head(actors)), "weights written")


def main() -> None:
    """Fits, measures on training and dev pages (or in folds), and writes with --write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--write", action="store_true")
    parser.add_argument(
        "--weights", type=Path, default=folder(), help="the reader's, which get the network with --write"
    )
    parser.add_argument("--countries", action="store_true", help="leave table and network of the sectors as they are")
    args = parser.parse_args()
    torch.manual_seed(0)
    torch.set_num_threads(1)
    reader = Reader(args.weights)
    actors = read(corpus.load(split="train"), reader)
    if args.folds:
        _say(_folds(actors, args.folds))
        return
    of_country, by_sector = fit_country([case.question for case in actors]), fit_sector(actors)
    if args.write:
        _write_countries(of_country, len(actors))
        if args.countries:
            parties.write_countries(of_country.network, args.weights)
        else:
            _write_sectors(by_sector, len(actors))
            parties.write(Both(by_sector.network, of_country.network), args.weights)
    _say(measure(actors, of_country, by_sector))
    _say(measure(read(corpus.load(split="dev"), reader), of_country, by_sector))


if __name__ == "__main__":
    main()
