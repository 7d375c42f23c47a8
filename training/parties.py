"""Two small networks over the reader's vectors of a party's words: sectors, and what tells its country.

They are fitted in ``fit_actors.py`` together with the weights of features, and ship as one graph beside the reader's.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import NamedTuple, cast

import torch
from torch import Tensor, nn

from dateline.knowledge.own import SECTORS
from dateline.reader.model import PARTIES
from training.export import quantized

WIDE = 3 * 384
"""Numbers that the reader tells of a party's words."""


class Shape(NamedTuple):
    """A network's width, the shares of its inputs and of its inner numbers left out at random, step size and decay."""

    inner: int
    drop: float
    drop_inner: float
    rate: float
    decay: float


SECTOR = Shape(256, 0.3, 0.4, 1e-3, 0.05)
COUNTRY = Shape(64, 0.6, 0.3, 5e-4, 1.0)
"""Narrower and held closer: a country depends on the page, of which there are fewer than parties. Of 16 to 128 inner
numbers and decays of .05 to 1 those after this one know the training pages by heart."""
UNHEARD = 0.25
"""Share of the parties that are weighed without the reader, anew in each pass."""


class Network(nn.Module):
    """From what the reader tells of parties' words (parties, ``WIDE``) to so many numbers; 0 for words that no window
    holds, which are zeros."""

    def __init__(self, words: Tensor, outputs: int, shape: Shape) -> None:
        super().__init__()
        heard = words[words.abs().sum(1) > 0]
        self.mean = nn.Parameter(heard.mean(0), requires_grad=False)
        self.spread = nn.Parameter(heard.std(0) + 1e-3, requires_grad=False)
        self.inner = nn.Sequential(
            nn.Dropout(shape.drop), nn.Linear(WIDE, shape.inner), nn.GELU(), nn.Dropout(shape.drop_inner)
        )
        self.told = nn.Linear(shape.inner, outputs)
        nn.init.zeros_(self.told.weight)
        nn.init.zeros_(self.told.bias)

    def raw(self, words: Tensor) -> Tensor:
        """The numbers of words that a window holds."""
        return cast(Tensor, self.told(self.inner((words - self.mean) / self.spread)))

    def forward(self, words: Tensor) -> Tensor:
        heard = words.abs().sum(1) > 0
        if self.training:
            heard &= torch.rand(len(words)) >= UNHEARD
        return self.raw(words) * heard[:, None]

    def trained(self, shape: Shape) -> dict[str, object]:
        """What an optimizer is told of it."""
        values = [value for value in self.parameters() if value.requires_grad]
        return {"params": values, "lr": shape.rate, "weight_decay": shape.decay}


class Both(nn.Module):
    """The two networks as one graph."""

    def __init__(self, sectors: Network, countries: Network) -> None:
        super().__init__()
        self.sectors, self.countries = sectors, countries

    def forward(self, words: Tensor) -> tuple[Tensor, Tensor]:
        return self.sectors.raw(words), self.countries.raw(words)


def write(both: Both, into: Path) -> None:
    """The graph with int8 weights in a folder of a reader's weights, and its hash in their list."""
    path = into / PARTIES
    names = ["sectors", "countries"]
    given = (torch.zeros(1, WIDE),)
    torch.onnx.export(both.eval(), given, str(path), input_names=["words"], output_names=names, dynamo=False)
    quantized(path)
    _list(path)


def write_countries(countries: Network, into: Path) -> None:
    """The same graph with what tells countries alone replaced; sectors stay to the bit."""
    import onnx

    path = into / PARTIES
    kept = onnx.load(str(path))
    write(Both(Network(torch.randn(8, WIDE), len(SECTORS), SECTOR), countries), into)
    made = {one.name: one for one in onnx.load(str(path)).graph.initializer}
    for one in kept.graph.initializer:
        if one.name.startswith("countries."):
            one.CopyFrom(made[one.name])
    path.write_bytes(kept.SerializeToString())
    _list(path)


def _list(path: Path) -> None:
    listed = path.with_name("sha256.json")
    hashes = json.loads(listed.read_text(encoding="utf-8"))
    hashes[PARTIES] = hashlib.sha256(path.read_bytes()).hexdigest()
    listed.write_text(json.dumps(hashes, indent=1) + "\n", encoding="utf-8")
