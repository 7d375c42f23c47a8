"""Fits the model that gives text in one case its capitals: python -m training.fit_casing [--write]

Learns from the train part of the corpus and the wire sentences that may be trained on: each line in normal letter case
is read as if it stood in capitals, and every word but the first of a sentence is a case. Prints the share of words that
the table sets right on the dev part; with --write it is fitted anew before.
"""

from __future__ import annotations

import argparse
import json
import sys
from array import array
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import torch

from corpus import files
from dateline.clean import casing
from evals.paths import shared

SEED = 11
EPOCHS = 3
BATCH = 8192
RATE = 0.02
LEFT_OUT = 0.15
"""Share of the words whose own features are left out of a batch."""
SCALE = 12.0
"""Units of the kept table for one unit of weight; the greatest weights are cut at 127 of them."""
LINE = 40
"""Fewest characters of a line that is learnt from: heads have capitals of their own."""
LEAST = 8
"""Fewest words that a feature is seen at to be kept."""


def lines(split: str) -> Iterator[str]:
    """Lines of running text in normal letter case."""
    for page in files.load(split):
        yield from page["text"].splitlines()
    if split == "train":
        with (shared() / "data/places/event_location.jsonl").open(encoding="utf-8") as source:
            yield from (json.loads(row)["text"] for row in source)


def cases(text: Iterable[str]) -> tuple[np.ndarray, np.ndarray]:
    """(words, features) rows and (words,) how each is written, of all words that open no sentence."""
    rows, told = array("I"), array("b")
    for line in text:
        found = [m.span() for m in casing.WORD.finditer(line)]
        letters = sum(map(str.isalpha, line))
        if len(line) < LINE or not found or sum(map(str.isupper, line)) > 0.3 * letters:
            continue
        flat = line.upper() if len(line.upper()) == len(line) else line
        for (a, b), own in zip(found, casing.features(flat, found), strict=True):
            if not casing.opens(line, a):
                rows.extend(own)
                told.append(written(line[a:b]))
    return np.array(rows, dtype=np.uint32).reshape(len(told), -1), np.array(told, dtype=np.int64)


def written(word: str) -> int:
    """How a word is written; a lone capital counts as a first one."""
    if not word[0].isupper():
        return casing.SMALL
    return casing.CAPITALS if len(word) > 1 and word.isupper() else casing.CAPITAL


def fitted(rows: np.ndarray, told: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The table: the marks of its rows, and three weights for each. Of two features of one row the commoner stays."""
    hashes, at, seen = np.unique(rows, return_inverse=True, return_counts=True)
    order = np.argsort(seen)
    kept = np.zeros(casing.ROWS, dtype=np.int64) - 1
    kept[hashes[order] & (casing.ROWS - 1)] = order
    chosen = np.sort(kept[kept >= 0])
    chosen = chosen[seen[chosen] >= LEAST]
    number = np.full(len(hashes), len(chosen))
    number[chosen] = np.arange(len(chosen))
    weights = _fitted(number[at].reshape(rows.shape), told, len(chosen))
    marks, table = np.zeros(casing.ROWS, dtype=np.uint8), np.zeros((casing.ROWS, 3), dtype=np.int8)
    marks[hashes[chosen] & (casing.ROWS - 1)] = casing.mark(hashes[chosen])
    table[hashes[chosen] & (casing.ROWS - 1)] = np.clip(np.round(weights * SCALE), -127, 127)
    return marks, table


def _fitted(rows: np.ndarray, told: np.ndarray, size: int) -> np.ndarray:
    """(size, 3) weights; ``rows`` are numbers of features, ``size`` one that is none."""
    torch.manual_seed(SEED)
    table = torch.nn.EmbeddingBag(size + 1, 3, mode="sum", padding_idx=size)
    torch.nn.init.zeros_(table.weight)
    made = torch.optim.Adam(table.parameters(), lr=RATE)
    for epoch in range(EPOCHS):
        for group in made.param_groups:
            group["lr"] = RATE * (1 - epoch / EPOCHS)
        order = torch.randperm(len(rows))
        for at in range(0, len(rows), BATCH):
            chosen = order[at : at + BATCH].numpy()
            batch = torch.from_numpy(rows[chosen].astype(np.int64))
            batch[torch.rand(len(batch)) < LEFT_OUT, : casing.WORDED] = size
            loss = torch.nn.functional.cross_entropy(table(batch), torch.from_numpy(told[chosen]))
            made.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            made.step()
    weights: np.ndarray = table.weight.detach().numpy()[:size]
    return weights


def measured(rows: np.ndarray, told: np.ndarray) -> str:
    """Shares right with the table that ships, in words."""
    chosen = casing.weighed(rows).argmax(1)
    right = chosen == told
    large = told != casing.SMALL
    return (
        f"{len(told)} words: {right.mean():.4f} right; of {large.sum()} with capitals {right[large].mean():.4f}, "
        f"of {(~large).sum()} small ones {right[~large].mean():.4f}"
    )


def main() -> int:
    """Prints how often the table is right; with --write after making it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    if args.write:
        marks, weights = fitted(*cases(lines("train")))
        np.savez_compressed(Path(casing.__file__).parent / casing.FILE, marks=marks, weights=weights)
    print("dev:", measured(*cases(lines("dev"))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
