"""The network of two tellings: the graph gives what was trained, and pages of one story fall together."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import torch
import transformers

from dateline.compare.tellings import side_by_side
from training import network, tellings
from training.train import MASK


def drawn(base: Path) -> tellings.Network:
    """The network over a small encoder with weights drawn at random."""
    torch.manual_seed(5)
    config = transformers.BertConfig(
        vocab_size=300, hidden_size=network.HIDDEN, num_hidden_layers=2, num_attention_heads=6, intermediate_size=64
    )
    transformers.BertModel(config).save_pretrained(base)
    return tellings.network(base, attention="eager").eval()


ONE, OTHER = (102, 7, 1, 9, 2, 11, 12), (40, 102, 1, 9, 9, 2)


def test_the_graph_gives_the_odds_of_the_network(tmp_path: Path) -> None:
    import onnxruntime

    model = drawn(tmp_path / "base")
    pairs = [(ONE, OTHER), (OTHER, ONE), (ONE, ONE)]
    with torch.no_grad():
        told = model(*tellings.batch(pairs)).numpy()
    path = tmp_path / "tellings.onnx"
    tellings.write(model, path, [side_by_side(*pair) for pair in pairs])
    session = onnxruntime.InferenceSession(str(path))
    made = [session.run(None, side_by_side(*pair))[0][0] for pair in pairs]
    assert np.allclose(made, told, atol=0.05)


def test_pages_that_tell_one_happening_fall_together() -> None:
    linked = [{"page": f"p{n}", "events": [{"same_event_in": [f"p{n - n % 3}.E1"]}]} for n in range(90)]
    own = tellings.parts(SimpleNamespace(pages=linked), [page["page"] for page in linked])  # type: ignore[arg-type]
    assert all(own[f"p{n}"] == own[f"p{n - n % 3}"] for n in range(90))
    assert len(set(own.values())) == tellings.PARTS


def test_hiding_leaves_the_markers() -> None:
    import random

    side = tellings.hidden(ONE * 50, random.Random(1))
    assert MASK in side
    assert [p for p in side if p < 3 or (p > 100 and p != MASK)] == [p for p in ONE * 50 if p < 3 or p > 100]
