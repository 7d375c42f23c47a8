"""What tells countries can be replaced in the graph of the parties; what tells sectors stays to the bit."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import torch

from dateline.knowledge.own import SECTORS
from dateline.link.country import HEARD
from dateline.reader.model import PARTIES
from training import parties
from training.parties import COUNTRY, SECTOR, WIDE, Both, Network


def told(folder: Path, words: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """What the graph of a folder says of words: sectors, countries."""
    import onnxruntime

    sectors, countries = onnxruntime.InferenceSession(str(folder / PARTIES)).run(None, {"words": words})
    return sectors, countries


def network(seed: int, outputs: int, shape: parties.Shape) -> Network:
    """A network with drawn weights."""
    torch.manual_seed(seed)
    made = Network(torch.randn(32, WIDE), outputs, shape)
    torch.nn.init.normal_(made.told.weight, std=0.1)
    return made.eval()


def test_countries_are_replaced_and_sectors_stay(tmp_path: Path) -> None:
    (tmp_path / "sha256.json").write_text("{}")
    words = np.random.default_rng(3).normal(size=(1, WIDE)).astype(np.float32)
    one, other = network(1, len(HEARD), COUNTRY), network(2, len(HEARD), COUNTRY)
    sectors = network(3, len(SECTORS), SECTOR)
    parties.write(Both(sectors, other), tmp_path)
    wanted = told(tmp_path, words)
    parties.write(Both(sectors, one), tmp_path)
    before = told(tmp_path, words)
    parties.write_countries(other, tmp_path)
    after = told(tmp_path, words)
    assert np.array_equal(after[0], before[0])
    assert np.array_equal(after[1], wanted[1])
    assert not np.array_equal(after[1], before[1])
    listed = json.loads((tmp_path / "sha256.json").read_text())
    assert listed[PARTIES] == hashlib.sha256((tmp_path / PARTIES).read_bytes()).hexdigest()
