"""Weights into the graphs that ship: python -m training.export OUT/state.pt --base FOLDER --into FOLDER.

``words.onnx`` turns one window into word vectors and the odds of tags; ``marks.onnx`` tells the words which of them are
anchors, ``codes.onnx`` tells the codes of these, ``tags.onnx`` what belongs to each. Weights are int8 (per channel),
activations are scaled window by window at run time; a window is always run alone, so that no window's numbers depend on
another's. The encoder's columns are evened before (``even.py``), on windows of training pages.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import torch
from numpy.typing import NDArray
from torch import Tensor, nn

import corpus
from dateline.reader import hints, labels, proposed
from dateline.reader.model import CODES, FILES, GRAPHS, order
from dateline.reader.pieces import Pieces
from training.even import even
from training.examples import examples
from training.network import HEADS, HIDDEN, SMALL, Anchors, Marked, Reader, Words, encoder


class Attention(torch.autograd.Function):
    """Attention in which every piece sees every other, as one operator of onnxruntime: it goes block by block through
    the cache, where matrix, softmax and matrix write all weights to memory and read them again."""

    @staticmethod
    def forward(context: Any, query: Tensor, key: Tensor, value: Tensor, heads: int) -> Tensor:
        """(1, pieces, width) three times -> the same."""
        parts = (given.unflatten(-1, (heads, -1)).transpose(1, 2) for given in (query, key, value))
        return nn.functional.scaled_dot_product_attention(*parts).transpose(1, 2).flatten(2)

    @staticmethod
    def symbolic(graph: Any, query: Any, key: Any, value: Any, heads: int) -> Any:
        """The operator in the graph."""
        told = graph.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=heads)
        told.setType(query.type())
        return told


class Sum(torch.autograd.Function):
    """An addition that onnxruntime leaves alone: it makes one operator of ``Add`` and the norm behind it, which takes
    six times as long as the two."""

    @staticmethod
    def forward(context: Any, one: Tensor, other: Tensor) -> Tensor:
        """Two of a shape -> the same."""
        return one + other

    @staticmethod
    def symbolic(graph: Any, one: Any, other: Any) -> Any:
        """The operator in the graph."""
        told = graph.op("Sum", one, other)
        told.setType(one.type())
        return told


class Layer(nn.Module):
    """One layer of the encoder, for pieces of which none is padding."""

    def __init__(self, layer: Any, heads: int) -> None:
        super().__init__()
        self.layer, self.heads = layer, heads

    def forward(self, hidden: Tensor) -> Tensor:
        layer, own, out = self.layer, self.layer.attention.self, self.layer.attention.output
        seen = Attention.apply(own.query(hidden), own.key(hidden), own.value(hidden), self.heads)
        hidden = out.LayerNorm(Sum.apply(out.dense(seen), hidden))
        wide = layer.intermediate(hidden)
        return cast(Tensor, layer.output.LayerNorm(Sum.apply(layer.output.dense(wide), hidden)))


class Encoder(nn.Module):
    """The encoder of a single window without padding, called as the trained one is."""

    def __init__(self, base: Any) -> None:
        super().__init__()
        self.embeddings = base.embeddings
        self.layers = nn.Sequential(*(Layer(layer, base.config.num_attention_heads) for layer in base.encoder.layer))

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> SimpleNamespace:
        return SimpleNamespace(last_hidden_state=self.layers(self.embeddings(input_ids)))


class One(nn.Module):
    """The word part for a single window without padding."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words
        self.words.encoder = Encoder(words.encoder)

    def forward(self, pieces: Tensor, ends: Tensor, shapes: Tensor, orders: Tensor, seen: Tensor) -> tuple[Tensor, ...]:
        vectors, events, cues = self.words(
            pieces[None], torch.ones_like(pieces)[None], ends[None], shapes[None], orders[None], seen[None]
        )
        return vectors[0], events[0].softmax(-1), cues[0].softmax(-1)


class Mixed(nn.Module):
    """The layer over the words and anchors of a single window without padding, called as the trained one is."""

    def __init__(self, trained: Marked) -> None:
        super().__init__()
        self.trained = trained

    def forward(self, vectors: Tensor, there: Tensor, inside: Tensor, sort: Tensor) -> Tensor:
        own = self.trained
        told = vectors + inside.transpose(1, 2) @ own.mark(sort)
        query, key, value = own.mixed(own.before(told)).split(HIDDEN, -1)
        told = told + own.out(Attention.apply(query, key, value, HEADS))
        return cast(Tensor, told + own.narrow(own.wide(own.after(told))))


class Marks(nn.Module):
    """The first step of the anchors of a single window, with probabilities for logits."""

    def __init__(self, anchors: Anchors) -> None:
        super().__init__()
        self.anchors = anchors
        self.anchors.marked, self.anchors.further = Mixed(anchors.marked), Mixed(anchors.further)

    def forward(self, vectors: Tensor, anchors: Tensor) -> tuple[Tensor, ...]:
        there = torch.ones_like(vectors[None, :, 0], dtype=torch.bool)
        word, mean, types = self.anchors.marks(vectors[None], there, anchors, torch.zeros_like(anchors[:, 0]))
        return word[0], mean, types.softmax(-1)


class Told(nn.Module):
    """The second step: codes, with probabilities for logits."""

    def __init__(self, anchors: Anchors) -> None:
        super().__init__()
        self.anchors = anchors

    def forward(self, mean: Tensor, anchors: Tensor, known: Tensor) -> tuple[Tensor, ...]:
        anchor, *codes = self.anchors.told(mean, anchors[:, 2], known)
        return anchor, *(value.softmax(-1) for value in codes)


class Tags(nn.Module):
    """The third step: what belongs to each anchor, with probabilities for logits."""

    def __init__(self, anchors: Anchors) -> None:
        super().__init__()
        self.anchors = anchors

    def forward(self, word: Tensor, anchor: Tensor, sentences: Tensor, anchors: Tensor, prior: Tensor) -> Tensor:
        theirs = sentences[None].expand(anchors.shape[0], -1)
        return self.anchors.tags(word[None], anchor, theirs, anchors, prior, [1]).softmax(-1)


def graphs(model: Reader, into: Path) -> None:
    """Writes the graphs in 32 bits."""
    words, pieces = 7, 11
    ones = (
        torch.randint(1000, 2000, (pieces,)),
        torch.randint(1, pieces - 1, (words, 2)),
        torch.zeros(words, dtype=torch.long),
        torch.zeros(words, dtype=torch.long),
        torch.zeros(words, len(hints.SIZES), dtype=torch.long),
    )
    names = ["pieces", "ends", "shapes", "orders", "seen"]
    write(One(model.words), ones, into / "words.onnx", names, ["vectors", "events", "cues"])
    marks = torch.randn(words, HIDDEN), torch.tensor([[0, 1, 0], [1, 2, 0], [2, 3, 0]])
    write(Marks(model.anchors), marks, into / "marks.onnx", ["vectors", "anchors"], ["word", "mean", "type"])
    known = torch.zeros(len(marks[1]), len(proposed.KNOWN), dtype=torch.long)
    mean = torch.randn(len(known), HIDDEN)
    names = ["mean", "anchors", "known"]
    write(Told(model.anchors), (mean, marks[1], known), into / "codes.onnx", names, ["anchor", *CODES[1:]])
    prior = torch.zeros(len(known), words, len(labels.ARGUMENTS), dtype=torch.long)
    tags = torch.randn(words, SMALL), mean, torch.zeros(words, dtype=torch.long), marks[1], prior
    names = ["word", "anchor", "sentences", "anchors", "prior"]
    write(Tags(model.anchors), tags, into / "tags.onnx", names, ["tags"])


AXES = {
    **{name: ["word"] for name in ("ends", "shapes", "orders", "seen", "vectors", "events", "cues", "word")},
    **{name: ["anchor"] for name in ("anchors", "mean", "known", "anchor", *CODES)},
    "pieces": ["piece"],
    "sentences": ["word"],
    "prior": ["anchor", "word"],
    "tags": ["anchor", "word"],
}
"""The axes of inputs and outputs whose length is not fixed, from the first on."""


def write(module: nn.Module, inputs: tuple[Tensor, ...], path: Path, names: list[str], outputs: list[str]) -> None:
    """One graph by tracing a module."""
    module.eval()
    with torch.no_grad():
        torch.onnx.export(
            module,
            inputs,
            str(path),
            input_names=names,
            output_names=outputs,
            dynamic_axes={name: dict(enumerate(AXES[name])) for name in (*names, *outputs)},
            dynamo=False,
            opset_version=17,
            custom_opsets={"com.microsoft": 1},
        )


def quantized(path: Path) -> None:
    """Replaces a graph by one with int8 weights."""
    from onnx import TensorProto
    from onnxruntime.quantization import QuantType, quantize_dynamic

    small = path.with_suffix(".int8.onnx")
    quantize_dynamic(
        path,
        small,
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        extra_options={"DefaultTensorType": TensorProto.FLOAT},  # what an operator that is not ONNX's own gives
    )
    small.replace(path)


PAGES = 100
"""Training pages, one of every so many, on whose windows the encoder's columns are evened."""


def samples(tokenizer: Path) -> list[dict[str, NDArray[Any]]]:
    """Inputs of ``words.onnx``: windows of training pages."""
    pieces = Pieces(tokenizer.read_text(encoding="utf-8"))
    pages = corpus.load(split="train")
    made = (example for page in pages[:: max(1, len(pages) // PAGES)] for example in examples(page, pieces))
    return [
        {"pieces": x.pieces, "ends": x.ends, "shapes": x.shapes, "orders": order(x.places), "seen": x.hints}
        for x in made
    ]


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
    if not args.full:
        even(args.into / "words.onnx", samples(args.base / "tokenizer.json"))
        for name in GRAPHS:
            quantized(args.into / name)
    shutil.copyfile(args.base / "tokenizer.json", args.into / "tokenizer.json")
    hashes = {name: hashlib.sha256((args.into / name).read_bytes()).hexdigest() for name in FILES}
    (args.into / "sha256.json").write_text(json.dumps(hashes, indent=1) + "\n", encoding="utf-8")
    print({name: (args.into / name).stat().st_size for name in FILES})


if __name__ == "__main__":
    main()
