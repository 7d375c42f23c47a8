"""Trains the reader: python -m training.train --base FOLDER --out FOLDER. Seeded, resumable, tells each epoch."""

from __future__ import annotations

import argparse
import random
import re
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

import corpus
from corpus import files, standoff
from dateline.reader import labels
from dateline.reader.model import CODES, order, runs
from dateline.reader.model import triggers as decoded
from dateline.reader.pieces import Pieces
from dateline.reader.words import SHAPES
from training.examples import UNSET, Example, examples
from training.folds import within
from training.network import Reader, encoder, with_fast_drops
from training.silver import all_silver

LOSSES = {
    "events": 1.0,
    "cues": 0.5,
    "type": 0.5,
    "mode": 0.3,
    "status": 0.4,
    "role": 0.4,
    "dated": 0.4,
    "figure": 0.4,
    "scope": 0.2,
    "tags": 12.0,
}
"""Weight of each task in the loss."""


def recased(example: Example, rng: random.Random) -> np.ndarray:
    """Shapes of the window's words, at times as if all were small or capital letters."""
    draw = rng.random()
    if draw > 0.16:
        return example.shapes
    letters = np.isin(example.shapes, [SHAPES.index(x) for x in ("lower", "title", "upper", "mixed", "letter")])
    return np.where(letters, SHAPES.index("lower" if draw < 0.08 else "upper"), example.shapes)


MASK = 103
"""Piece that hides another."""
HIDDEN = 0.12
"""Share of pieces that are hidden from the reader in training."""
BLIND = 0.1
"""Share of windows that are read without one column of the rules' hints."""


NAMELESS = 0.3
"""Share of windows whose names are hidden, and"""
FORGOTTEN = 0.4
"""the share of their pieces that is: a reader that leans on names knows its training pages by heart."""
UNTOLD = 0.15
"""Share of anchors for which the rules propose nothing."""


def masked(example: Example, draw: np.random.Generator) -> np.ndarray:
    """The pieces of a window with some hidden, those of known names more often; never its markers."""
    share = np.full(len(example.pieces), HIDDEN)
    if draw.random() < NAMELESS:
        for first, last in example.ends[example.hints[:, 1] > 1]:
            share[first : last + 1] = FORGOTTEN
    gone = draw.random(len(example.pieces)) < share
    gone[[0, -1]] = False
    return np.where(gone, MASK, example.pieces)


def blinded(hints: np.ndarray, draw: np.random.Generator) -> np.ndarray:
    """The hints of a window, at times without some columns."""
    return hints * (draw.random(hints.shape[1]) >= BLIND)


def batch(chosen: list[Example], rng: random.Random | None) -> dict[str, Any]:
    """Windows padded to one length."""
    longest, most = max(len(x.pieces) for x in chosen), max(len(x.shapes) for x in chosen)
    out: dict[str, Any] = {
        "pieces": np.zeros((len(chosen), longest), dtype=np.int64),
        "ends": np.zeros((len(chosen), most, 2), dtype=np.int64),
        "shapes": np.zeros((len(chosen), most), dtype=np.int64),
        "orders": np.zeros((len(chosen), most), dtype=np.int64),
        "seen": np.zeros((len(chosen), most, chosen[0].hints.shape[1]), dtype=np.int64),
        "there": np.zeros((len(chosen), most), dtype=np.bool_),
        "sentences": np.zeros((len(chosen), most), dtype=np.int64),
        "events": np.full((len(chosen), most), UNSET, dtype=np.int64),
        "cues": np.full((len(chosen), most), UNSET, dtype=np.int64),
    }
    draw = None if rng is None else np.random.default_rng(rng.getrandbits(32))
    for i, x in enumerate(chosen):
        n = len(x.shapes)
        out["pieces"][i, : len(x.pieces)] = x.pieces if draw is None else masked(x, draw)
        out["ends"][i, :n] = x.ends
        out["shapes"][i, :n] = x.shapes if rng is None else recased(x, rng)
        out["orders"][i, :n] = order(x.places)
        out["there"][i, :n] = True
        out["sentences"][i, :n] = x.places
        out["seen"][i, :n] = x.hints if draw is None else blinded(x.hints, draw)
        out["events"][i, :n] = np.where(x.read, x.events, UNSET)
        out["cues"][i, :n] = np.where(x.read, x.cues, UNSET)
    return {key: torch.from_numpy(value) for key, value in out.items()}


def losses(model: Reader, chosen: list[Example], rng: random.Random | None, smooth: float) -> dict[str, Tensor]:
    """The loss of each task over a batch, of annotated windows or of those that a teacher told."""
    data = batch(chosen, rng)
    vectors, events, cues = model.words(
        data["pieces"], (data["pieces"] != 0).long(), data["ends"], data["shapes"], data["orders"], data["seen"]
    )
    if chosen[0].soft is not None:
        return taught(model, vectors, data, chosen, rng, events, cues)
    cross = nn.CrossEntropyLoss(ignore_index=UNSET, label_smoothing=smooth)
    out = {
        "events": cross(events.flatten(0, 1), data["events"].flatten()),
        "cues": cross(cues.flatten(0, 1), data["cues"].flatten()),
    }
    plain = nn.CrossEntropyLoss(ignore_index=UNSET)
    soft = nn.CrossEntropyLoss(ignore_index=UNSET, label_smoothing=smooth)
    if not any(len(x.codes) for x in chosen):
        return out
    codes, tags = gold(chosen)
    found = attached(model, vectors, data, chosen, rng)
    for name, logits, truth in zip(CODES, found[:-1], codes.T, strict=True):
        if (truth != UNSET).any():
            out[name] = soft(logits, truth)
    if (tags != UNSET).any():  # numbers of a page without events have nothing to do with any word
        out["tags"] = plain(found[-1].reshape(-1, 3), tags.reshape(-1))
    return out


def taught(
    model: Reader,
    vectors: Tensor,
    data: dict[str, Any],
    chosen: list[Example],
    rng: random.Random | None,
    events: Tensor,
    cues: Tensor,
) -> dict[str, Tensor]:
    """The loss of each task against the odds of a teacher."""
    read = data["events"] != UNSET
    out = {
        "events": apart(events[read], np.concatenate([x.soft.events[x.read] for x in chosen])),
        "cues": apart(cues[read], np.concatenate([x.soft.cues[x.read] for x in chosen])),
    }
    coded_by = [x.soft for x in chosen if len(x.codes)]
    if not coded_by:
        return out
    found = attached(model, vectors, data, chosen, rng)
    kinds = np.concatenate([x.codes[:, 2] for x in chosen])
    for at, name in enumerate(CODES):
        if name == "dated":
            continue  # no such text has a day
        of = kinds >= len(labels.TYPES) + 1 if name in ("figure", "scope") else kinds < len(labels.TYPES)
        if of.any():
            odds = np.concatenate([x.codes[at] for x in coded_by])
            out[name] = apart(found[at][torch.from_numpy(of)], odds[of])
    most = vectors.shape[1]
    tags = np.concatenate(
        [np.pad(x.tags, ((0, 0), (0, most - x.tags.shape[1]), (0, 0), (0, 0))) for x in coded_by]
    ).reshape(-1, 3)
    told = torch.from_numpy(tags.sum(-1) > 0.5)
    out["tags"] = apart(found[-1].reshape(-1, 3)[told], tags[told.numpy()])
    return out


def apart(logits: Tensor, odds: np.ndarray) -> Tensor:
    """How far the told odds are from the given ones (cross entropy)."""
    return nn.functional.cross_entropy(logits, torch.from_numpy(odds.astype(np.float32)))


def gold(chosen: list[Example]) -> tuple[Tensor, Tensor]:
    """The codes and argument tags of all anchors of a batch."""
    most = max(len(x.shapes) for x in chosen)
    tags = [np.pad(x.tags, ((0, 0), (0, most - x.tags.shape[1]), (0, 0)), constant_values=UNSET) for x in chosen]
    return coded(np.concatenate([x.codes for x in chosen])), torch.from_numpy(np.concatenate(tags))


def coded(codes: np.ndarray) -> Tensor:
    """(anchors, 7) in the order of CODES: the type of an event, then what else it is told with."""
    kind = codes[:, 2:3]
    return torch.from_numpy(np.concatenate([np.where(kind < len(labels.TYPES), kind, UNSET), codes[:, 3:]], axis=1))


def attached(
    model: Reader, vectors: Tensor, data: dict[str, Any], chosen: list[Example], rng: random.Random | None = None
) -> tuple[Tensor, ...]:
    """What the model tells about all anchors of a batch; in training some without proposals of the rules."""
    most = vectors.shape[1]
    counts = [len(x.codes) for x in chosen]
    prior = np.concatenate([np.pad(x.prior, ((0, 0), (0, most - x.prior.shape[1]), (0, 0))) for x in chosen])
    known = np.concatenate([x.known for x in chosen])
    if rng is not None:
        draw = np.random.default_rng(rng.getrandbits(32))
        prior = prior * (draw.random(len(prior)) >= UNTOLD)[:, None, None]
        known = known * (draw.random(len(known)) >= UNTOLD)[:, None]
    told: tuple[Tensor, ...] = model.anchors(
        vectors,
        data["there"],
        data["sentences"],
        torch.from_numpy(np.concatenate([x.codes[:, :3] for x in chosen])),
        torch.from_numpy(known),
        torch.from_numpy(prior),
        torch.repeat_interleave(torch.arange(len(counts)), torch.tensor(counts)),
        counts,
    )
    return told


def batches(data: list[Example], size: int, rng: random.Random) -> list[list[Example]]:
    """Windows of like length together, about ``size`` pieces a batch, in random order."""
    ranked = sorted(data, key=lambda x: len(x.pieces) + rng.random() * 60)
    out: list[list[Example]] = []
    for x in ranked:
        if out and (len(out[-1]) + 1) * len(x.pieces) <= size:
            out[-1].append(x)
        else:
            out.append([x])
    rng.shuffle(out)
    return out


def optimizer(model: Reader, rate: float, heads: float) -> torch.optim.Optimizer:
    """AdamW, the encoder slower than the heads, no decay on biases and norms; the pieces' own vectors stay."""
    model.words.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    groups: dict[tuple[bool, bool], list[Tensor]] = {}
    for name, value in model.named_parameters():
        if not value.requires_grad:
            continue
        groups.setdefault(("encoder" in name, value.ndim > 1), []).append(value)
    return torch.optim.AdamW(
        [
            {"params": values, "lr": rate if slow else heads, "weight_decay": 0.01 if wide else 0.0}
            for (slow, wide), values in groups.items()
        ],
        fused=True,
    )


class Average:
    """A running average of a model's weights: steadier than the last step's."""

    def __init__(self, model: nn.Module, keep: float) -> None:
        self.keep = keep
        self.values = {name: value.detach().clone() for name, value in model.state_dict().items()}

    def update(self, model: nn.Module, steps: int) -> None:
        keep = min(self.keep, (1 + steps) / (10 + steps))
        ours, theirs = [], []
        for name, value in model.state_dict().items():
            if value.is_floating_point() and "word_embeddings" not in name:
                ours.append(self.values[name])
                theirs.append(value)
        torch._foreach_lerp_(ours, theirs, 1 - keep)


def evaluate(model: Reader, data: list[Example], threshold: float = 0.5) -> dict[str, float]:
    """F1 of triggers found (words meet) and typed, of arguments of gold anchors (words meet), accuracy of codes."""
    model.eval()
    count: dict[str, list[int]] = {}

    def add(name: str, hit: int, gold: int, told: int) -> None:
        row = count.setdefault(name, [0, 0, 0])
        row[0] += hit
        row[1] += gold
        row[2] += told

    with torch.no_grad():
        for i in range(0, len(data), 8):
            part = data[i : i + 8]
            d = batch(part, None)
            vectors, events, _ = model.words(
                d["pieces"], (d["pieces"] != 0).long(), d["ends"], d["shapes"], d["orders"], d["seen"]
            )
            found = attached(model, vectors, d, part) if any(len(x.codes) for x in part) else ()
            row = 0
            for k, x in enumerate(part):
                n = len(x.shapes)
                told = spans(events[k, :n].softmax(-1).numpy(), x.read, threshold)
                marked = [(c[0], c[1], int(c[2])) for c in x.codes if c[2] < len(labels.TYPES)]
                add("found", *matched(marked, told, typed=False))
                add("typed", *matched(marked, told, typed=True))
                for anchor, codes in enumerate(coded(x.codes)):
                    for name, logits, truth in zip(CODES, found[:-1], codes, strict=True):
                        code = int(truth)
                        if code != UNSET:
                            add(name, int(int(logits[row].argmax()) == code), 1, 1)
                    for column, name in enumerate(labels.ARGUMENTS):
                        tags = x.tags[anchor, :, column]
                        if tags[0] == UNSET:
                            continue
                        best = found[-1][row, :n, column].argmax(-1).numpy()
                        a, b = (runs(marks > 0, marks == 1) for marks in (tags, best))
                        hit = sum(any(p[0] < q[1] and q[0] < p[1] for q in b) for p in a)
                        add(name, min(hit, len(b)), len(a), len(b))
                    row += 1
    return {name: 2 * h / max(1, g + t) for name, (h, g, t) in count.items()}


def spans(odds: np.ndarray, read: np.ndarray, threshold: float) -> list[tuple[int, int, int]]:
    """Triggers (first, last, type) of one window's tag probabilities."""
    found = decoded(odds.astype(np.float32), np.zeros(len(odds), dtype=np.int64), read, threshold)
    return [(a.first, a.last, labels.TYPES.index(a.kind)) for a in found]


def matched(gold: list[Any], told: list[Any], *, typed: bool) -> tuple[int, int, int]:
    free = list(told)
    hit = 0
    for a in gold:
        b = next((x for x in free if x[0] < a[1] and a[0] < x[1] and (not typed or x[2] == a[2])), None)
        if b is not None:
            free.remove(b)
            hit += 1
    return hit, len(gold), len(told)


def parted(data: list[Example], names: Sequence[str]) -> tuple[list[Example], list[Example]]:
    """The windows of these batches of the corpus and sources of its stand-off layer, and all others."""
    pages = {path.stem for path in files.paths(files.PAGES) if path.parent.name in names}
    pages |= {record["page"] for name in standoff.SOURCES if name in names for record in standoff.annotated(name)}
    return [x for x in data if x.page in pages], [x for x in data if x.page not in pages]


def load(split: str, pieces: Pieces) -> list[Example]:
    return [made for page in corpus.load(split=split) for made in examples(page, pieces)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=22)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--heads", type=float, default=5e-4)
    parser.add_argument("--size", type=int, default=1200, help="pieces in a batch")
    parser.add_argument("--smooth", type=float, default=0.05, help="label smoothing of types and codes")
    parser.add_argument("--average", type=float, default=0.998, help="how much of the average a step keeps")
    parser.add_argument("--teacher", type=Path, help="folder of weights that tell texts without annotation")
    parser.add_argument("--articles", type=int, default=120, help="news articles among these")
    parser.add_argument("--half", type=float, default=0.5, help="share of these texts that an epoch reads")
    parser.add_argument("--share", type=float, default=1.0, help="share of the training pages")
    parser.add_argument("--without", metavar="K/N", help="leave out the stories of the fold K of N (from 0)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--brief", action="store_true", help="products in bfloat16: faster where the processor has it")
    parser.add_argument("--start", type=Path, help="begin with the weights of an earlier run")
    parser.add_argument("--anew", default="$", help="pattern of the names of weights not taken from there")
    parser.add_argument(
        "--fresh", default="", help="batches or stand-off sources that these weights have not seen, by commas"
    )
    parser.add_argument(
        "--again", type=float, default=1.0, help="share of all else that an epoch reads, beside --fresh"
    )
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    pieces = Pieces((args.base / "tokenizer.json").read_text(encoding="utf-8"))
    data, dev = load("train", pieces), load("dev", pieces)
    data += [
        made for name in standoff.SOURCES for page in standoff.load(name, "train") for made in examples(page, pieces)
    ]
    if args.without:
        data = [x for x in data if not within(x.page, args.without)]
    if args.share < 1:
        pages = sorted({x.page for x in data})
        kept = set(rng.sample(pages, int(len(pages) * args.share)))
        data = [x for x in data if x.page in kept]
    untold = all_silver(args.teacher, pieces, args.articles) if args.teacher else []
    model = Reader(encoder(args.base))
    with_fast_drops(model, args.seed)
    if args.start:
        earlier = torch.load(args.start, weights_only=False)
        older = {name: value for name, value in earlier.get("model", earlier).items() if not re.match(args.anew, name)}
        lost = model.load_state_dict(older, strict=False)
        print("new:", *lost.missing_keys)
    fresh, known = parted(data, args.fresh.split(",") if args.fresh else [])
    read = int(len(known) * args.again)
    steps = args.epochs * (
        len(batches(fresh + known[:read], args.size, random.Random(0)))
        + int(len(batches(untold, args.size, random.Random(0))) * args.half)
    )
    best = optimizer(model, args.rate, args.heads)
    plan = torch.optim.lr_scheduler.LambdaLR(
        best, lambda i: min((i + 1) / (0.1 * steps), max(0.0, (steps - i) / (0.9 * steps)))
    )
    state = args.out / "state.pt"
    begun = 0
    average = Average(model, args.average)
    shown = Reader(encoder(args.base))
    if state.is_file():
        saved = torch.load(state, weights_only=False)
        model.load_state_dict(saved["model"])
        best.load_state_dict(saved["optimizer"])
        plan.load_state_dict(saved["plan"])
        begun = saved["epoch"]
        plan.last_epoch = begun * steps // args.epochs  # pages may have come since
        average.values = saved["average"]
        rng.setstate(saved["rng"])
    print(
        f"{len(data)} windows, {sum(len(x.pieces) for x in data)} pieces, {len(untold)} untold, {len(dev)} dev",
        flush=True,
    )
    for epoch in range(begun, args.epochs):
        model.train()
        clock = time.time()
        total: dict[str, float] = {}
        told = rng.sample(untold, int(len(untold) * args.half))
        todo = batches(fresh + rng.sample(known, read), args.size, rng) + batches(told, args.size, rng)
        rng.shuffle(todo)
        for chosen in todo:
            with torch.autocast("cpu", torch.bfloat16, enabled=args.brief):
                found = losses(model, chosen, rng, args.smooth)
            loss = torch.stack([LOSSES[name] * value for name, value in found.items()]).sum()
            best.zero_grad()
            torch.autograd.backward(loss)
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            best.step()
            plan.step()
            average.update(model, plan.last_epoch)
            for name, value in found.items():
                total[name] = total.get(name, 0.0) + value.item()
        took = time.time() - clock
        print(epoch + 1, f"{took:.0f}s", " ".join(f"{k} {v / len(todo):.4f}" for k, v in total.items()), flush=True)
        if epoch % 3 == 0 or epoch + 1 == args.epochs:
            shown.load_state_dict(average.values)
            row = evaluate(shown, dev)
            print("   dev", " ".join(f"{k} {v:.3f}" for k, v in row.items()), flush=True)
        saved = {"model": model.state_dict(), "optimizer": best.state_dict(), "plan": plan.state_dict()}
        saved |= {"average": average.values, "epoch": epoch + 1, "rng": rng.getstate()}
        torch.save(saved, state.with_suffix(".new"))
        state.with_suffix(".new").replace(state)
    torch.save(average.values, args.out / "reader.pt")


if __name__ == "__main__":
    main()
