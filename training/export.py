"""Weights into the two graphs that ship: python -m training.export OUT/state.pt --base FOLDER --into FOLDER.

``words.onnx`` turns one window into word vectors and tag logits, ``anchors.onnx`` turns vectors and anchors into codes
and argument tags. Weights are int8 (per channel), activations are scaled window by window at run time; a window is
always run alone, so that no window's numbers depend on another's.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from dateline.reader import hints, labels, proposed
from dateline.reader.model import CODES, FILES
from training.network import HIDDEN, Reader, Words, encoder


class One(nn.Module):
    """The word part for a single window without padding."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words

    def forward(self, pieces: Tensor, ends: Tensor, shapes: Tensor, orders: Tensor, seen: Tensor) -> tuple[Tensor, ...]:
        vectors, events, cues = self.words(
            pieces[None], torch.ones_like(pieces)[None], ends[None], shapes[None], orders[None], seen[None]
        )
        return vectors[0], events[0].softmax(-1), cues[0].softmax(-1)


class Softened(nn.Module):
    """The anchor part with probabilities for logits."""

    def __init__(self, anchors: nn.Module) -> None:
        super().__init__()
        self.anchors = anchors

    def forward(
        self, vectors: Tensor, sentences: Tensor, anchors: Tensor, known: Tensor, prior: Tensor
    ) -> tuple[Tensor, ...]:
        count = anchors.shape[0]
        found = self.anchors(
            vectors[None],
            torch.ones_like(sentences, dtype=torch.bool)[None],
            sentences[None],
            anchors,
            known,
            prior,
            torch.zeros_like(anchors[:, 0]),
            [count],
        )
        return tuple(value.softmax(-1) for value in found)


def graphs(model: Reader, into: Path) -> None:
    """Writes both graphs in 32 bits."""
    words, pieces, anchors = 7, 11, 3
    one = (
        torch.randint(1000, 2000, (pieces,)),
        torch.randint(1, pieces - 1, (words, 2)),
        torch.zeros(words, dtype=torch.long),
        torch.zeros(words, dtype=torch.long),
        torch.zeros(words, len(hints.SIZES), dtype=torch.long),
    )
    names = ["pieces", "ends", "shapes", "orders", "seen"]
    axes = {"pieces": {0: "p"}, **{name: {0: "w"} for name in names[1:]}}
    axes |= {name: {0: "w"} for name in ("vectors", "events", "cues")}
    write(One(model.words), one, into / "words.onnx", names, ["vectors", "events", "cues"], axes)
    two = (
        torch.randn(words, HIDDEN),
        torch.zeros(words, dtype=torch.long),
        torch.tensor([[0, 1, 0], [1, 2, 0], [2, 3, 0]]),
        torch.zeros(anchors, len(proposed.KNOWN), dtype=torch.long),
        torch.zeros(anchors, words, len(labels.ARGUMENTS), dtype=torch.long),
    )
    names = ["vectors", "sentences", "anchors", "known", "prior"]
    axes = {name: {0: "w"} for name in names[:2]} | {name: {0: "a"} for name in names[2:]}
    axes["prior"] = {0: "a", 1: "w"}
    axes |= {name: {0: "a"} for name in CODES} | {"tags": {0: "a", 1: "w"}}
    write(Softened(model.anchors), two, into / "anchors.onnx", names, [*CODES, "tags"], axes)


def write(module: nn.Module, inputs: Any, path: Path, names: list[str], outputs: list[str], axes: Any) -> None:
    module.eval()
    with torch.no_grad():
        torch.onnx.export(
            module,
            inputs,
            str(path),
            input_names=names,
            output_names=outputs,
            dynamic_axes=axes,
            dynamo=False,
            opset_version=17,
        )


def quantized(path: Path) -> None:
    """Replaces a graph by one with int8 weights."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    small = path.with_suffix(".int8.onnx")
    quantize_dynamic(
        path, small, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul", "Gemm", "Gather"]
    )
    small.replace(path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--into", type=Path, required=True)
    parser.add_argument("--full", action="store_true", help="32-bit graphs, to measure what int8 costs")
    args = parser.parse_args()
    model = Reader(encoder(args.base, attention="eager"))
    state = torch.load(args.weights, weights_only=False)
    model.load_state_dict(state.get("average", state))
    args.into.mkdir(parents=True, exist_ok=True)
    graphs(model, args.into)
    for name in ("words.onnx", "anchors.onnx"):
        if not args.full:
            quantized(args.into / name)
    shutil.copyfile(args.base / "tokenizer.json", args.into / "tokenizer.json")
    hashes = {name: hashlib.sha256((args.into / name).read_bytes()).hexdigest() for name in FILES}
    (args.into / "sha256.json").write_text(json.dumps(hashes, indent=1) + "\n", encoding="utf-8")
    print({name: (args.into / name).stat().st_size for name in FILES})


if __name__ == "__main__":
    main()
