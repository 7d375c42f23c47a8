"""The shipped graphs back into weights to train on: python -m training.restore FOLDER --base FOLDER --out STATE.

The 32-bit state of a training run is not shipped. Its int8 weights are, and they are told from each other by a graph of
the same network whose weights are all different: what stands in the same place of both graphs is the same weight. What
comes back differs from what was trained by the rounding to int8 alone, and is given to ``train --start``.
"""

from __future__ import annotations

import argparse
import itertools
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from dateline.reader.model import GRAPHS
from training.even import COLUMNS
from training.export import graphs, quantized
from training.network import Reader, encoder

ROUNDING = 0.05
"""More than int8 moves a weight drawn from the normal distribution; of thousands some are further apart than this."""


def constants(path: Path) -> dict[str, np.ndarray]:
    """The constants of a graph by name; int8 weights as 32-bit numbers under the names that they had before."""
    graph = onnx.load(str(path)).graph
    held = {item.name: numpy_helper.to_array(item) for item in graph.initializer}
    evened = columns(graph)
    out = {
        name: value
        for name, value in held.items()
        if value.dtype == np.float32 and not name.endswith(("_scale", COLUMNS))
    }
    for name, value in held.items():
        whole = name.removesuffix("_quantized")
        if whole == name:
            continue
        scale, zero = held[whole + "_scale"], held[whole + "_zero_point"]
        if scale.size > 1:  # a column of a product, a row of nothing else
            axis = next(at for at, n in reversed(list(enumerate(value.shape))) if n == scale.size)
            shape = [-1 if at == axis else 1 for at in range(value.ndim)]
            scale, zero = scale.reshape(shape), zero.reshape(shape)
        out[whole] = (value.astype(np.float32) - zero.astype(np.float32)) * scale
        if whole in evened:
            out[whole] *= held[evened[whole]][:, None]
    return out


def columns(graph: onnx.GraphProto) -> dict[str, str]:
    """Weight -> name of the numbers that its columns were divided by (``training.even``): one name serves all weights
    that meet the same input."""
    into = {node.output[0]: node.input[1] for node in graph.node if node.op_type == "Mul"}
    into = {name: divided for name, divided in into.items() if divided.endswith(COLUMNS)}
    for node in graph.node:
        if node.op_type == "DynamicQuantizeLinear" and node.input[0] in into:
            into[node.output[0]] = into[node.input[0]]
    return {
        name.removesuffix("_quantized"): into[node.input[0]]
        for node in graph.node
        if node.op_type in ("MatMul", "MatMulInteger") and node.input[0] in into
        for name in [node.input[1]]
    }


def same(weight: np.ndarray, constant: np.ndarray) -> tuple[int, ...] | None:
    """The order of axes in which a weight became a constant of a graph, None if it did not."""
    if weight.size != constant.size:
        return None
    for axes in itertools.permutations(range(weight.ndim)):
        if np.abs(np.transpose(weight, axes).ravel() - constant.ravel()).max() < ROUNDING:
            return axes
    return None


def restored(folder: Path, base: Path) -> dict[str, Tensor]:
    """The state of the network whose graphs lie in a folder.

    Raises:
        ValueError: a weight of the network is in no graph.
    """
    model = Reader(encoder(base, attention="eager"))
    draw = np.random.default_rng(1)
    with torch.no_grad():
        for value in model.parameters():
            value.copy_(torch.from_numpy(draw.standard_normal(value.shape).astype(np.float32)))
    told = {name: value.detach().numpy().copy() for name, value in model.named_parameters()}
    out = {name: value.clone() for name, value in model.state_dict().items() if name not in told}
    with tempfile.TemporaryDirectory() as into:
        graphs(model, Path(into))
        for graph in GRAPHS:
            quantized(Path(into) / graph)  # a product's weight is turned and named anew by it
            ours, theirs = constants(Path(into) / graph), constants(folder / graph)
            for name, constant in ours.items():
                for key, weight in told.items():
                    axes = None if key in out else same(weight, constant)
                    if axes is None:
                        continue
                    shape = [weight.shape[at] for at in axes]
                    found = np.transpose(theirs[name].reshape(shape), np.argsort(axes))
                    out[key] = torch.from_numpy(found.copy())
    if lost := [name for name in told if name not in out]:
        raise ValueError(f"in no graph of {folder}: {', '.join(lost)}")
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    torch.save(restored(args.weights, args.base), args.out)


if __name__ == "__main__":
    main()
