"""Boosted trees for yes or no over columns of numbers: fitted by LightGBM, as a graph for ``knowledge.trees``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import lightgbm
import numpy as np
from numpy.typing import NDArray

from dateline.knowledge.trees import COLUMNS

Rows = NDArray[np.float32]
ROUNDS, LEAVES, RATE = 600, 15, 0.05
"""Trees, leaves of each, and what each may change; of 300 to 1,000 trees the held-out F1 is within .004."""
SETTINGS = {
    "objective": "binary",
    "learning_rate": RATE,
    "num_leaves": LEAVES,
    "min_data_in_leaf": 40,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "seed": 1,
    "deterministic": True,
    "num_threads": 2,
    "verbose": -1,
}


def fitted(
    rows: Rows, right: Sequence[bool], counts: Sequence[float] | None = None, *, rounds: int = ROUNDS, **changed: object
) -> lightgbm.Booster:
    """Trees for rows (rows, columns) of which some are right; ``counts`` is how much each counts, ``changed`` stands
    for its namesakes of ``SETTINGS``."""
    told = lightgbm.Dataset(rows, np.array(right, dtype=np.float32), weight=counts)
    return lightgbm.train(SETTINGS | changed, told, rounds)


class Node(NamedTuple):
    """A node of a tree: rows whose ``column`` is at most ``bound`` go on to ``low``, the others to ``high``; a leaf has
    a ``value`` only."""

    column: int = 0
    bound: float = 0.0
    low: int = 0
    high: int = 0
    value: float | None = None


def nodes(tree: dict[str, Any]) -> list[Node]:
    """The nodes of a dumped tree, its root first."""
    out: list[Node] = []

    def add(told: dict[str, Any]) -> int:
        at = len(out)
        out.append(Node())
        if "leaf_value" in told:
            out[at] = Node(value=float(told["leaf_value"]))
            return at
        if told["decision_type"] != "<=":
            raise ValueError(f"a split by {told['decision_type']} has no place in the graph")
        low, high = add(told["left_child"]), add(told["right_child"])
        out[at] = Node(int(told["split_feature"]), below(float(told["threshold"])), low, high)
        return at

    add(tree)
    return out


def below(bound: float) -> float:
    """The greatest number of 32 bits that is no greater: rows of 32 bits fall on the same side of it."""
    short = np.float32(bound)
    return float(short if short <= bound else np.nextafter(short, np.float32(-np.inf)))


def write(path: Path, told: lightgbm.Booster | Sequence[lightgbm.Booster], columns: Sequence[str], note: str) -> None:
    """A graph of the trees, which gives their sum, or the mean of the sums of several; replaces the file whole."""
    from onnx import TensorProto, checker, helper

    several = [told] if isinstance(told, lightgbm.Booster) else list(told)
    given: dict[str, list[Any]] = {name: [] for name in _ATTRIBUTES}
    trees = [tree for one in several for tree in one.dump_model()["tree_info"]]
    for number, tree in enumerate(trees):
        for name, value in _rows(number, nodes(tree["tree_structure"])):
            given[name].append(value / len(several) if name == "target_weights" else value)
    node = helper.make_node(
        "TreeEnsembleRegressor", ["rows"], ["sums"], domain="ai.onnx.ml", n_targets=1, post_transform="NONE", **given
    )
    graph = helper.make_graph(
        [node],
        "trees",
        [helper.make_tensor_value_info("rows", TensorProto.FLOAT, ["row", len(columns)])],
        [helper.make_tensor_value_info("sums", TensorProto.FLOAT, ["row", 1])],
    )
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid("ai.onnx.ml", 3)]
    model = helper.make_model(graph, opset_imports=opsets, ir_version=8)
    helper.set_model_props(model, {COLUMNS: " ".join(columns), "note": note})
    checker.check_model(model)
    new = path.with_suffix(".new")
    new.write_bytes(model.SerializeToString())
    new.replace(path)


_ATTRIBUTES = (
    *("nodes_treeids", "nodes_nodeids", "nodes_featureids", "nodes_values", "nodes_modes"),
    *("nodes_truenodeids", "nodes_falsenodeids", "nodes_missing_value_tracks_true"),
    *("target_treeids", "target_nodeids", "target_ids", "target_weights"),
)


def _rows(number: int, tree: Sequence[Node]) -> Iterator[tuple[str, Any]]:
    """The attributes of the operator that one tree adds to."""
    for at, node in enumerate(tree):
        leaf = node.value is not None
        yield "nodes_treeids", number
        yield "nodes_nodeids", at
        yield "nodes_featureids", node.column
        yield "nodes_values", node.bound
        yield "nodes_modes", "LEAF" if leaf else "BRANCH_LEQ"
        yield "nodes_truenodeids", node.low
        yield "nodes_falsenodeids", node.high
        yield "nodes_missing_value_tracks_true", 0
        if node.value is not None:
            yield "target_treeids", number
            yield "target_nodeids", at
            yield "target_ids", 0
            yield "target_weights", node.value
