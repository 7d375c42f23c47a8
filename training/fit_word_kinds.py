"""Groups common words by meaning: ``python -m training.fit_word_kinds --base FOLDER`` writes ``word_kinds.tsv``.

Every word alone goes through the pretrained encoder that the reader's training begins with (--base holds its
config.json, model.safetensors, tokenizer.json); spherical k-means puts the words whose vectors point alike into 150
fields and 600 kins, each called by the word nearest to its middle. Words are those of the encoder's vocabulary and
those that stand twice on the training pages, of three letters and more, written small as often as with a capital.
Needs torch (the extra "train").
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from pathlib import Path

import torch
from torch import Tensor

import corpus
from dateline.knowledge.kinds import TABLE
from training.fit_actors import DATA
from training.network import encoder

FIELDS, KINS = 150, 600
"""Numbers of groups: tried on a quarter of the training stories left out; 1,500 beside or instead gain nothing."""
ROUNDS, BATCH = 15, 256
LEAST = 2
"""Times that a word must stand on the training pages unless the encoder's vocabulary holds it."""


def vocabulary(base: Path) -> list[str]:
    """The words to be grouped, sorted."""
    small, large = Counter[str](), Counter[str]()
    for page in corpus.load(split="train"):
        for word in re.findall(r"[^\W\d_]+", page["text"]):
            (small if word.islower() else large)[word.lower()] += 1
    held = [
        word for word in (base / "vocab.txt").read_text(encoding="utf-8").split() if re.fullmatch(r"[a-z]{3,}", word)
    ]
    seen = [word for word, times in small.items() if times >= LEAST and len(word) > 2]
    return [word for word in sorted({*held, *seen}) if small[word] >= large[word]]


def vectors(base: Path, words: list[str]) -> Tensor:
    """(words, 384): the mean of a word's pieces as the encoder gives them, of length one."""
    from tokenizers import Tokenizer

    network, tokenizer = encoder(base).eval(), Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    pieces = [tokenizer.encode(word).ids for word in words]
    order = sorted(range(len(words)), key=lambda i: len(pieces[i]))
    out = torch.zeros(len(words), 384)
    for first in range(0, len(order), BATCH):
        some = order[first : first + BATCH]
        ids = torch.nn.utils.rnn.pad_sequence([torch.tensor(pieces[i]) for i in some], batch_first=True)
        mask = (ids > 0).float()
        with torch.no_grad():
            hidden = network(input_ids=ids, attention_mask=mask).last_hidden_state
        mean = (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        out[some] = torch.nn.functional.normalize(mean, dim=1)
    return out


def groups(points: Tensor, many: int) -> tuple[Tensor, Tensor]:
    """Number of the group of each word, and the word nearest to the middle of each group."""
    start = torch.randperm(len(points), generator=torch.Generator().manual_seed(0))[:many]
    middles = points[start].clone()
    for _ in range(ROUNDS):
        chosen = (points @ middles.T).argmax(1)
        sums = torch.zeros_like(middles).index_add(0, chosen, points)
        held = torch.bincount(chosen, minlength=many)[:, None] > 0
        middles = torch.where(held, torch.nn.functional.normalize(sums, dim=1), middles)
    return chosen, middles


def names(points: Tensor, chosen: Tensor, middles: Tensor, words: list[str]) -> list[str]:
    """For each word the name of its group: the member nearest to the middle."""
    near = (points * middles[chosen]).sum(1).tolist()
    best: dict[int, tuple[float, str]] = {}
    for group, close, word in zip(chosen.tolist(), near, words, strict=True):
        best[group] = max(best.get(group, (-2.0, "")), (close, word))
    return [best[group][1] for group in chosen.tolist()]


def main() -> None:
    """Writes the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True)
    args = parser.parse_args()
    torch.set_num_threads(1)
    words = vocabulary(args.base)
    points = vectors(args.base, words)
    fields, kins = (names(points, *groups(points, many), words) for many in (FIELDS, KINS))
    head = "# Words by meaning, made by training/fit_word_kinds.py: word, field, kin, each named by its middle word.\n"
    rows = (f"{word}\t{field}\t{kin}\n" for word, field, kin in zip(words, fields, kins, strict=True))
    (DATA / TABLE).write_text(head + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
