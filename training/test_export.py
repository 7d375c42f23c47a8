"""The graphs that ship compute what was trained: the export's own attention against the trained modules."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
import transformers

from dateline.reader.model import GRAPHS
from training import even, export, network, restore


@pytest.fixture(scope="module")
def base() -> transformers.BertModel:
    """A small encoder with drawn weights."""
    torch.manual_seed(7)
    config = transformers.BertConfig(
        vocab_size=50, hidden_size=48, num_hidden_layers=2, num_attention_heads=4, intermediate_size=96
    )
    return transformers.BertModel(config, add_pooling_layer=False).eval()


def test_an_encoder_without_padding_is_the_trained_one(base: transformers.BertModel) -> None:
    pieces = torch.randint(0, 50, (1, 23))
    with torch.no_grad():
        trained = base(input_ids=pieces, attention_mask=torch.ones_like(pieces)).last_hidden_state
        made = export.Encoder(base)(input_ids=pieces, attention_mask=torch.ones_like(pieces)).last_hidden_state
    assert torch.allclose(trained, made, atol=1e-5)


def test_the_layer_over_the_anchors_is_the_trained_one() -> None:
    torch.manual_seed(11)
    trained = network.Marked().eval()
    for layer in (trained.out, trained.narrow):  # they begin as zeros, which would hide what stands before them
        torch.nn.init.normal_(layer.weight, std=0.05)
    vectors, inside = torch.randn(1, 19, network.HIDDEN), torch.zeros(1, 3, 19)
    inside[0, 0, 2:4] = inside[0, 1, 7] = inside[0, 2, 11:15] = 1.0
    there, sort = torch.ones(1, 19, dtype=torch.bool), torch.tensor([0, 1, 2])
    with torch.no_grad():
        expected = trained(vectors, there, inside, sort)
        made = export.Mixed(trained)(vectors, there, inside, sort)
    assert torch.allclose(expected, made, atol=1e-4)


def test_the_graph_gives_what_its_module_gives(base: transformers.BertModel, tmp_path: Path) -> None:
    onnxruntime = pytest.importorskip("onnxruntime")
    layer = export.Layer(base.encoder.layer[0], 4).eval()
    path = tmp_path / "layer.onnx"
    given = torch.randn(1, 7, 48)
    torch.onnx.export(
        layer,
        (given,),
        str(path),
        input_names=["hidden"],
        dynamic_axes={"hidden": {1: "piece"}},
        dynamo=False,
        opset_version=17,
        custom_opsets={"com.microsoft": 1},
    )
    other = torch.randn(1, 31, 48)
    (told,) = onnxruntime.InferenceSession(str(path)).run(None, {"hidden": other.numpy()})
    with torch.no_grad():
        assert np.allclose(told, layer(other).numpy(), atol=1e-4)


def drawn(base: Path, seed: int) -> network.Reader:
    """The network over a small encoder, which is saved in a folder, with weights drawn anew."""
    torch.manual_seed(seed)
    config = transformers.BertConfig(
        vocab_size=2100, hidden_size=network.HIDDEN, num_hidden_layers=1, num_attention_heads=6, intermediate_size=64
    )
    transformers.BertModel(config).save_pretrained(base)
    model = network.Reader(network.encoder(base, attention="eager"))
    with torch.no_grad():  # weights that begin alike stand in a graph once
        for value in model.parameters():
            value.normal_(std=0.1)
    return model


def test_what_ships_comes_back_as_it_was(tmp_path: Path) -> None:
    folder, again = tmp_path / "one", tmp_path / "two"
    model = drawn(tmp_path / "base", 13)
    for into in (folder, again):
        into.mkdir()
        export.graphs(model, into)
        for name in GRAPHS:
            export.quantized(into / name)
        model = network.Reader(network.encoder(tmp_path / "base", attention="eager"))
        model.load_state_dict(restore.restored(folder, tmp_path / "base"))
    assert all((folder / name).read_bytes() == (again / name).read_bytes() for name in GRAPHS)


def test_an_evened_graph_gives_the_same_and_comes_back(tmp_path: Path) -> None:
    onnxruntime = pytest.importorskip("onnxruntime")
    model = drawn(tmp_path / "base", 17)
    ours = {name: value.detach().clone() for name, value in model.named_parameters()}
    export.graphs(model, tmp_path)
    given = {
        "pieces": np.arange(1000, 1011),
        "ends": np.array([[1, 1], [2, 4], [5, 9]]),
        "shapes": np.zeros(3, dtype=np.int64),
        "orders": np.zeros(3, dtype=np.int64),
        "seen": np.zeros((3, 4), dtype=np.int64),
    }
    path = tmp_path / "words.onnx"
    before = onnxruntime.InferenceSession(str(path)).run(None, given)
    even.even(path, [given])
    after = onnxruntime.InferenceSession(str(path)).run(None, given)
    assert all(np.allclose(one, other, atol=1e-4) for one, other in zip(before, after, strict=True))
    for name in GRAPHS:
        export.quantized(tmp_path / name)
    again = network.Reader(network.encoder(tmp_path / "base", attention="eager"))
    again.load_state_dict(restore.restored(tmp_path, tmp_path / "base"))
    lost = {name: float((ours[name] - value.detach()).abs().mean()) for name, value in again.named_parameters()}
    assert max(lost.values()) < 0.005, max(lost, key=lambda name: lost[name])  # of .08: query, key and value alike
    export.graphs(again, tmp_path)
    restored = onnxruntime.InferenceSession(str(path)).run(None, given)
    assert all(np.abs(one - other).mean() < 0.05 for one, other in zip(before, restored, strict=True))
