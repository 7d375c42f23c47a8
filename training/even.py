"""The columns of a graph's products brought nearer to one size, so that int8 rounds less of them away.

At run time all numbers that go into a product share one scale. A few columns of a layer are far greater than the others
and leave these few steps. Each column is divided by a number, and the row of the weights that meets it is multiplied by
the same: the product stays, both sides are rounded less. After SmoothQuant (Xiao and others, 2023).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, helper, numpy_helper

COLUMNS = "_columns"
"""What the name of the first weight that meets an input ends in for the numbers that its columns are multiplied by."""
SHARE = 0.8
"""How much of the difference between columns goes into the weights; of .3 to 1, on 40 windows, this changes the odds of
the words least: half of what int8 changes them without."""
MOST = 16.0
"""No column is made more than so many times greater or smaller than the others: rows of weights that meet a column of
almost nothing would be rounded to nothing, and training could not go on from them."""
LAYERS = "layers."
"""Part of the names of the encoder's products."""

Floats = NDArray[np.float32]


def products(model: ModelProto) -> dict[str, list[NodeProto]]:
    """The products of the encoder with a weight, by the name of what goes into them."""
    held = {item.name for item in model.graph.initializer}
    out: dict[str, list[NodeProto]] = {}
    for node in model.graph.node:
        if node.op_type == "MatMul" and LAYERS in node.name and node.input[1] in held:
            out.setdefault(node.input[0], []).append(node)
    return out


def greatest(path: Path, names: Sequence[str], samples: Sequence[Mapping[str, NDArray[Any]]]) -> dict[str, Floats]:
    """The greatest size of each column of these values of a graph over samples of its inputs."""
    import onnxruntime as ort

    model = onnx.load(str(path))
    model.graph.output.extend(helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None) for name in names)
    session = ort.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    out: dict[str, Floats] = {}
    for sample in samples:  # one after the other: the values of one window are some 30 MB
        for name, value in zip(names, session.run(list(names), dict(sample)), strict=True):
            size = np.abs(value).reshape(-1, value.shape[-1]).max(0)
            out[name] = np.maximum(out[name], size) if name in out else size
    return out


def even(path: Path, samples: Sequence[Mapping[str, NDArray[Any]]]) -> None:
    """Evens a 32-bit graph in place."""
    model = onnx.load(str(path))
    weights = {item.name: item for item in model.graph.initializer}
    into = products(model)
    sizes = greatest(path, sorted(into), samples)
    nodes = list(model.graph.node)
    for name, theirs in into.items():
        rows = np.max([np.abs(numpy_helper.to_array(weights[node.input[1]])).max(1) for node in theirs], axis=0)
        size = np.maximum(sizes[name], 1e-4) ** SHARE / np.maximum(rows, 1e-4) ** (1 - SHARE)
        size = np.clip(size / np.exp(np.log(size).mean()), 1 / MOST, MOST).astype(np.float32)
        columns = theirs[0].input[1] + COLUMNS
        made = helper.make_node("Mul", [name, columns], [name + COLUMNS], name=theirs[0].name + "/Columns")
        nodes.insert(nodes.index(theirs[0]), made)
        model.graph.initializer.append(numpy_helper.from_array(1 / size, columns))
        for node in theirs:
            weight = weights[node.input[1]]
            value = numpy_helper.to_array(weight) * size[:, None]
            weight.CopyFrom(numpy_helper.from_array(value, weight.name))
            node.input[0] = name + COLUMNS
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    onnx.save(model, str(path))
