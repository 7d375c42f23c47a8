"""Fits the weights of ``link.country`` for places: ``python -m training.fit_place_country [--folds 4] [--write]``.

The annotated places of the corpus' training pages that no table holds, each once an article: a conditional logit over
the countries that they may lie in, as for actors (``fit_actors.py``). With ``--folds`` nothing is written: pages are
held out in turn, all pages of one story together. Needs torch (the extra "train").
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import torch

import corpus
from corpus.files import story_of
from dateline.link import country, find
from dateline.link.clues import Clues, clues_of
from dateline.spans import meets
from evals.linking import locate, stories
from training.fit_actors import Question, by_country, fold, likeliest, write
from training.parties import WIDE


def read(pages: Iterable[dict[str, Any]]) -> list[Question]:
    """The places of the pages whose country is weighed."""
    out: dict[tuple[str, int, str], Question] = {}
    for page in pages:
        told = stories(page["text"], page)
        links = [find(story) for story in told]
        for event in page["events"]:
            number, place = event["article"], event["place"]
            asked = _place(page, event, clues_of(told[number], links[number])) if place and place["country"] else None
            if asked:
                out.setdefault((page["page"], number, place["text"]), asked)
    return list(out.values())


def _place(page: dict[str, Any], event: dict[str, Any], clues: Clues) -> Question | None:
    """The question after the country of an event's place; None where a table answers it."""
    place, story = event["place"], clues.story
    span = locate(page["text"], event["evidence"], place["text"], story.article.body_span)
    named = (m for m in clues.mentions if m.kind == "place" and m.country and m.rule != "unknown place")
    if span is None or any(meets(m.span, span) for m in named):
        return None
    options = country.candidates(clues, country.place_asked(clues, span))
    told = tuple((o.country, o.features) for o in options if o.country)
    nothing = np.zeros(WIDE, dtype=np.float32)
    return Question(story=story_of(page), country=place["country"], options=told, vector=nothing) if told else None


def fit(asked: list[Question]) -> dict[str, float]:
    """Feature -> weight."""
    torch.manual_seed(0)
    return by_country(asked, hears=False)[0]


def right(asked: Sequence[Question], told: dict[str, float]) -> int:
    """How many places get their country."""
    return sum(likeliest(one.options, told) == one.country for one in asked)


def main() -> None:
    """Fits, measures on training and dev pages (or in folds), and writes with --write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    torch.set_num_threads(1)
    asked = read(corpus.load(split="train"))
    hits = 0
    for number in range(args.folds):
        rest = fit([one for one in asked if fold(one.story, args.folds) != number])
        hits += right([one for one in asked if fold(one.story, args.folds) == number], rest)
    if args.folds:
        print(f"places {hits / len(asked):.3f} of {len(asked)} held out")
        return
    told = fit(asked)
    if args.write:
        head = (
            "# Fitted by training/fit_place_country.py on the training pages of the corpus:\n"
            f"# {len(asked)} places; weights below 0.05 are left out.\n"
        )
        print(write(country.PLACE_TABLE, told.items(), head), "weights written")
    for name, some in (("train", asked), ("dev", read(corpus.load(split="dev")))):
        print(f"{name}: places {right(some, told) / len(some):.3f} of {len(some)}", flush=True)


if __name__ == "__main__":
    main()
