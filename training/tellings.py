"""Trains the network that reads two tellings side by side: python -m training.tellings --base BASE --records FILE ...

From annotated events of the train part that one of its parts (``parts``) proposes to compare, and from those that FILE
holds, pages as told by readers that had not learnt them (``python -m training.records``). One network is trained on all
parts, and with ``--half 0`` or ``--half 1`` on every second one: ``fit_pairs.py`` asks each half about the other.
Seeded, tells each epoch, goes on where it stopped (``OUT/all.pt``, ``OUT/half-0.pt``).
"""

from __future__ import annotations

import argparse
import random
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, cast

import numpy as np
import torch
from torch import Tensor, nn

from corpus.split import stories
from dateline.compare import EventView
from dateline.compare.features import features
from dateline.compare.score import OPEN, by_fields
from dateline.compare.tellings import GRAPH, OPENS, Cutter, Side, side_by_side
from dateline.knowledge.vocabulary import CLS, SEP
from dateline.merge import pairs
from dateline.model import Record
from evals.incidents import Part
from training import export
from training.even import even
from training.network import HIDDEN, encoder, with_fast_drops
from training.train import MASK

PARTS = 28
"""Parts of the train part, of as many pages as dev and test have each: how many pairs of a collection are no happening
depends on its size."""
EPOCHS, BATCH, RATE, RATE_HEAD, DECAY, WARM = 4, 32, 7e-5, 1e-3, 0.01, 0.08
"""Passes, pairs of a step, step sizes of encoder and head, decay, and share of the steps in which the rate rises."""
HIDDEN_SHARE, SMOOTH = 0.08, 0.02
"""Share of the pieces that are hidden, and label smoothing."""
FAR = 0.06
"""Share of the pairs below ``OPEN`` that are read all the same."""


class Pair(NamedTuple):
    """Two events that are held against each other in a part of the pages: their features, their tellings, 1 for one
    happening, 0 for two, None where one of them stands for no annotated event."""

    part: int
    told: bool
    one: EventView
    other: EventView
    features: tuple[float, ...]
    label: int | None

    @property
    def fields(self) -> float:
        """Log-odds by the fields."""
        return by_fields(self.features)


def parts(part: Part, pages: Iterable[str]) -> dict[str, int]:
    """Page -> its part; pages that tell one happening fall together, parts are of like size."""
    wanted = set(pages)
    linked = [{"page": p["page"], "events": p["events"]} for p in part.pages if p["page"] in wanted]
    told = stories(sorted(linked, key=lambda page: page["page"])).values()
    drawn = sorted(([page["page"] for page in story] for story in told), key=lambda story: story[0])
    random.Random(5).shuffle(drawn)
    sizes, out = [0] * PARTS, dict[str, int]()
    for story in sorted(drawn, key=len, reverse=True):
        least = min(range(PARTS), key=lambda number: sizes[number])
        sizes[least] += len(story)
        out |= dict.fromkeys(story, least)
    return out


def proposed(part: Part) -> list[Pair]:
    """The pairs that each part of the pages proposes: of annotated events, and of the reader's."""
    own = parts(part, {record.page for record in part.told})
    out: list[Pair] = []
    for told, records in ((False, part.gold), (True, part.told)):
        by_part: dict[int, list[Record]] = defaultdict(list)
        for record in records:
            if record.page in own:
                by_part[own[record.page]].append(record)
        for number, theirs in sorted(by_part.items()):
            for a, b in pairs(part.views(theirs)):
                out.append(Pair(number, told, a, b, features(a, b), part.label(a, b, told=told)))
    return out


# -------------------------------------------------------------------------------- the network


class Network(nn.Module):
    """Two tellings as one text -> log-odds that they are of one act, from the mean of all pieces and both acts."""

    def __init__(self, base: Any) -> None:
        super().__init__()
        self.encoder = base
        self.head = nn.Sequential(nn.Linear(3 * HIDDEN, 128), nn.GELU(), nn.Dropout(0.1), nn.Linear(128, 1))

    def forward(self, pieces: Tensor, there: Tensor, sides: Tensor, acts: Tensor) -> Tensor:
        """(pairs, pieces) three times and (pairs, 2) -> (pairs)."""
        seen = self.encoder(input_ids=pieces, attention_mask=there, token_type_ids=sides).last_hidden_state.float()
        mean = (seen * there[..., None]).sum(1) / there.sum(1, keepdim=True)
        rows = torch.arange(len(pieces))
        with torch.autocast("cpu", enabled=False):
            return cast(Tensor, self.head(torch.cat([mean, seen[rows, acts[:, 0]], seen[rows, acts[:, 1]]], 1)))[:, 0]


def network(base: Path, attention: str = "sdpa") -> Network:
    """The pretrained encoder with a new head; the pieces' own vectors are not trained."""
    made = Network(encoder(base, attention))
    for value in made.encoder.embeddings.parameters():
        value.requires_grad = False
    return made


class One(nn.Module):
    """The network for one pair without padding, as it ships."""

    def __init__(self, trained: Network) -> None:
        super().__init__()
        self.embeddings, self.head = trained.encoder.embeddings, trained.head
        self.layers = export.Encoder(trained.encoder).layers

    def forward(self, pieces: Tensor, sides: Tensor, acts: Tensor) -> Tensor:
        seen = self.layers(self.embeddings(input_ids=pieces[None], token_type_ids=sides[None]))[0]
        return cast(Tensor, self.head(torch.cat([seen.mean(0), seen[acts[0]], seen[acts[1]]])))


def write(trained: Network, into: Path, samples: Sequence[dict[str, Any]]) -> None:
    """The graph with int8 weights."""
    given = tuple(torch.from_numpy(value) for value in samples[0].values())
    torch.onnx.export(
        One(trained).eval(),
        given,
        str(into),
        input_names=["pieces", "sides", "acts"],
        output_names=["odds"],
        dynamic_axes={"pieces": {0: "piece"}, "sides": {0: "piece"}},
        dynamo=False,
        opset_version=17,
        custom_opsets={"com.microsoft": 1},
    )
    even(into, samples)
    export.quantized(into)


# -------------------------------------------------------------------------------- training


def batch(chosen: Sequence[tuple[Side, Side]]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Pairs padded to one length: pieces, which are there, sides, acts."""
    made = [side_by_side(one, other) for one, other in chosen]
    longest = max(len(x["pieces"]) for x in made)
    out = torch.zeros(3, len(made), longest, dtype=torch.long)
    for i, x in enumerate(made):
        n = len(x["pieces"])
        out[0, i, :n], out[1, i, :n], out[2, i, :n] = torch.from_numpy(x["pieces"]), 1, torch.from_numpy(x["sides"])
    return out[0], out[1], out[2], torch.from_numpy(np.stack([x["acts"] for x in made]))


def hidden(side: Side, draw: random.Random) -> Side:
    """A telling with some of its pieces hidden, never its markers."""
    return tuple(MASK if p > OPENS + 1 and p not in (CLS, SEP) and draw.random() < HIDDEN_SHARE else p for p in side)


def chosen(found: Sequence[Pair], cutter: Cutter, half: int | None) -> list[tuple[Side, Side, int]]:
    """What is read: pairs that the fields leave open, each two tellings once, and a few of the others."""
    draw, seen, out = random.Random(0), set[tuple[Side, Side]](), []
    for pair in found:
        if pair.label is None or (half is not None and pair.part % 2 != half):
            continue
        one, other = (cutter.side(v.article.title, v.evidence, v.told) for v in (pair.one, pair.other))
        if (one, other) not in seen and (pair.fields > OPEN or draw.random() < FAR):
            out.append((one, other, pair.label))
        seen.add((one, other))
    return out


def train(model: Network, read: list[tuple[Side, Side, int]], path: Path) -> None:
    """All passes over the pairs; the state after each is saved."""
    plain = [v for n, v in model.encoder.named_parameters() if v.requires_grad and v.dim() < 2]
    heavy = [v for n, v in model.encoder.named_parameters() if v.requires_grad and v.dim() > 1]
    groups: list[dict[str, Any]] = [
        {"params": heavy, "lr": RATE, "weight_decay": DECAY},
        {"params": plain, "lr": RATE, "weight_decay": 0.0},
        {"params": list(model.head.parameters()), "lr": RATE_HEAD, "weight_decay": DECAY},
    ]
    optimizer = torch.optim.AdamW(groups)
    rates = [group["lr"] for group in groups]
    steps, done, begun = EPOCHS * (len(read) // BATCH + 1), 0, time.time()
    first = 0
    if path.exists():
        state = torch.load(path, weights_only=False)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        first, done = state["epoch"], state["done"]
    model.train()
    with_fast_drops(model, first)
    for epoch in range(first, EPOCHS):
        draw = random.Random(epoch)
        draw.shuffle(read)
        batches = []
        for at in range(0, len(read), BATCH * 40):  # of like length, so that little is padding
            some = sorted(read[at : at + BATCH * 40], key=lambda x: len(x[0]) + len(x[1]))
            batches += [some[begin : begin + BATCH] for begin in range(0, len(some), BATCH)]
        draw.shuffle(batches)
        total = 0.0
        for some in batches:
            share = min(1.0, done / (WARM * steps)) * max(0.0, 1 - done / steps)
            done += 1
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * share
            given = [(hidden(a, draw), hidden(b, draw)) for a, b, _ in some]
            given = [(b, a) if draw.random() < 0.5 else (a, b) for a, b in given]
            right = torch.tensor([float(label) for *_, label in some]) * (1 - 2 * SMOOTH) + SMOOTH
            with torch.autocast("cpu", dtype=torch.bfloat16):
                told: Tensor = model(*batch(given))
            loss = nn.functional.binary_cross_entropy_with_logits(told, right)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            total += loss.item()
        state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch + 1, "done": done}
        torch.save(state, path)
        print(f"epoch {epoch}: loss {total / len(batches):.4f}, {time.time() - begun:.0f} s", flush=True)


SAMPLES = 200
"""Pairs on which the encoder's columns are evened."""


def main() -> None:
    """Trains, and with ``--into`` writes the graph that ships."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--records", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--half", type=int, choices=[0, 1])
    parser.add_argument("--into", type=Path, help="folder for the graph")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    cutter = Cutter((args.base / "tokenizer.json").read_text(encoding="utf-8"))
    read = chosen(proposed(Part("train", args.records)), cutter, args.half)
    print(f"{len(read)} pairs, {sum(label for *_, label in read)} of them one happening", flush=True)
    torch.manual_seed(0)
    model = network(args.base)
    train(model, read, args.out / ("all.pt" if args.half is None else f"half-{args.half}.pt"))
    if args.into:
        samples = [side_by_side(*sorted(x[:2])) for x in read[:: max(1, len(read) // SAMPLES)]]
        write(model, args.into / GRAPH, samples)


if __name__ == "__main__":
    main()
