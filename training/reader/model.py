"""The reader at run time: one encoder pass a window on onnxruntime, then one pass over the anchors found in it.

Everything that comes out is a stretch of the page's own words. A window is run alone, so that its numbers never depend
on other pages; one thread computes each window, so that they do not depend on the machine's load either.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.errors import Error
from dateline.model import Span, Story
from training.reader import labels
from training.reader.pieces import Pieces, pack
from training.reader.windows import Window, windows
from training.reader.words import Word

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

ORDER_EDGES = np.array([1, 2, 3, 6, 12])
"""Sentences of an article that are told apart from its beginning: 1, 2, 3, 4 to 6, 7 to 12, later."""
CODES = ("mode", "status", "role", "dated", "figure", "scope")


@dataclass(frozen=True)
class Argument:
    """Words that belong to an anchor: what they are to it, their span, and how sure the reader is."""

    name: str
    span: Span
    odds: float


@dataclass(frozen=True)
class Found:
    """One anchor: an event (``kind`` its type), a cue or a number, with its codes' odds and its arguments."""

    kind: str
    span: Span
    sentence: int
    odds: float
    codes: dict[str, Floats] = field(default_factory=dict)
    arguments: tuple[Argument, ...] = ()

    def best(self, code: str, names: Sequence[str]) -> tuple[str, float]:
        """The likeliest value of a code, and its odds."""
        at = int(self.codes[code].argmax())
        return names[at], float(self.codes[code][at])


def order(sentences: Ints) -> Ints:
    """Bucket of a sentence's place in its article."""
    return np.searchsorted(ORDER_EDGES, sentences + 1, side="left")


class Reader:
    """The graphs of one folder of weights. Raises Error for weights that are absent or not the shipped ones."""

    def __init__(self, folder: Path) -> None:
        import onnxruntime as ort

        options = ort.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        known = json.loads((folder / "sha256.json").read_text(encoding="utf-8"))
        self._sessions: dict[str, Any] = {}
        for name in ("words.onnx", "anchors.onnx"):
            data = (folder / name).read_bytes()
            if hashlib.sha256(data).hexdigest() != known[name]:
                raise Error(f"{folder / name} is not the file that was shipped: install Dateline again")
            self._sessions[name] = ort.InferenceSession(data, options, providers=["CPUExecutionProvider"])
        self.pieces = Pieces(folder / "tokenizer.json")

    def windows(self, story: Story, found: tuple[Word, ...], hints: Ints, threshold: float) -> list[Seen]:
        """Every window of a story with its word vectors, and the events and cues that begin in it."""
        cut = self.pieces.cut(story.text, found)
        lengths = [0] * len(story.sentences)
        for word, ids in zip(found, cut, strict=True):
            lengths[word.sentence] += len(ids)
        made = (self._window(found, cut, hints, window, threshold) for window in windows(lengths))
        return [seen for seen in made if seen is not None]

    def _window(
        self, found: tuple[Word, ...], cut: list[list[int]], hints: Ints, window: Window, threshold: float
    ) -> Seen | None:
        inside = [i for i, word in enumerate(found) if window.first <= word.sentence < window.last]
        if not inside:
            return None
        low, high = inside[0], inside[-1] + 1
        here = found[low:high]
        ids, ends = pack(cut[low:high])
        sentences = np.array([word.sentence for word in here])
        given = {"pieces": ids, "ends": ends, "shapes": np.array([word.shape for word in here])}
        given |= {"orders": order(sentences), "seen": hints[low:high]}
        vectors, events, cues = self._sessions["words.onnx"].run(None, given)
        read = (sentences >= window.start) & (ends[:, 1] > 0)
        return Seen(
            here,
            sentences,
            vectors,
            read,
            (*triggers(events, sentences, read, threshold), *cues_of(cues, sentences, read)),
        )

    def anchors(self, seen: Seen, anchors: Sequence[Anchor], given: Sequence[Given]) -> list[Found]:
        """Codes and arguments of anchors in one window; ``given`` is what the rules propose for each."""
        if not anchors:
            return []
        values = self._sessions["anchors.onnx"].run(
            None,
            {
                "vectors": seen.vectors,
                "sentences": seen.sentences,
                "anchors": np.array([(a[0], a[1], labels.ANCHORS.index(a[2])) for a in anchors]),
                "known": np.array([item.known for item in given]),
                "prior": np.stack([item.prior for item in given]),
            },
        )
        return [self._found(seen, anchor, values, row) for row, anchor in enumerate(anchors)]

    def _found(self, seen: Seen, anchor: Anchor, values: list[Floats], row: int) -> Found:
        first, last, kind, odds = anchor
        codes = {name: values[i][row] for i, name in enumerate(CODES)}
        takes = labels.TAKES["event" if kind in labels.TYPES else kind]
        arguments = tuple(
            Argument(name, seen.span(a, b), sure)
            for name in takes
            for a, b, sure in stretches(values[-1][row, :, labels.ARGUMENTS.index(name)])
        )
        return Found(kind, seen.span(first, last), seen.words[first].sentence, odds, codes, arguments)


@dataclass(frozen=True)
class Seen:
    """One window after the word part: its words, their sentences, vectors, which of them it reads, and its anchors."""

    words: tuple[Word, ...]
    sentences: Ints
    vectors: Floats
    read: NDArray[np.bool_]
    anchors: tuple[Anchor, ...]

    def span(self, first: int, last: int) -> Span:
        """The page span of words first to last (half open)."""
        return self.words[first].span[0], self.words[last - 1].span[1]

    def given(self, known: Sequence[int], spans: Sequence[tuple[str, Span]]) -> Given:
        """A proposal in the words of this window; what stands outside it is left out."""
        prior = np.zeros((len(self.words), len(labels.ARGUMENTS)), dtype=np.int64)
        for name, (a, b) in spans:
            inside = [i for i, word in enumerate(self.words) if word.span[0] < b and a < word.span[1]]
            if inside:
                column = labels.ARGUMENTS.index(name)
                prior[inside, column] = 2
                prior[inside[0], column] = 1
        return Given(tuple(known), prior)


@dataclass(frozen=True)
class Given:
    """What the rules propose for one anchor: known codes, and (words, arguments) of 0, 1 (begins), 2 (inside)."""

    known: tuple[int, ...]
    prior: Ints


Anchor = tuple[int, int, str, float]
"""(first word, last word (half open), kind, odds)."""


def triggers(odds: Floats, sentences: Ints, read: NDArray[np.bool_], threshold: float) -> list[Anchor]:
    """Words at which an event begins with at least these odds, with the words inside behind them.

    The type is the one that all its words together find likeliest.
    """
    n = len(labels.TYPES)
    begin, inside = odds[:, 1 : n + 1], odds[:, n + 1 :]
    out: list[Anchor] = []
    for i in np.flatnonzero((begin.sum(-1) >= threshold) & read):
        last = i + 1
        while last < len(odds) and inside[last].sum() > 0.5 and sentences[last] == sentences[i]:
            last += 1
        told = begin[i] + inside[i + 1 : last].sum(0)
        out.append((int(i), int(last), labels.TYPES[int(told.argmax())], float(begin[i].sum())))
    return out


def cues_of(odds: Floats, sentences: Ints, read: NDArray[np.bool_]) -> list[Anchor]:
    """Words at which the cue of a statement begins."""
    out: list[Anchor] = []
    for i in np.flatnonzero((odds[:, 1] >= 0.5) & read):
        last = i + 1
        while last < len(odds) and odds[last, 2] > 0.5 and sentences[last] == sentences[i]:
            last += 1
        out.append((int(i), int(last), "cue", float(odds[i, 1])))
    return out


def at(here: tuple[Word, ...], spans: Sequence[Span], read: NDArray[np.bool_]) -> list[Anchor]:
    """The given numbers as anchors, those that this window reads."""
    out: list[Anchor] = []
    for a, b in spans:
        inside = [i for i, word in enumerate(here) if word.span[0] < b and a < word.span[1]]
        if inside and read[inside[0]]:
            out.append((inside[0], inside[-1] + 1, "number", 1.0))
    return out


def stretches(odds: Floats) -> list[tuple[int, int, float]]:
    """Stretches of words tagged as begun or inside, with the odds of their first word."""
    best = odds.argmax(-1)
    out: list[tuple[int, int, float]] = []
    i, n = 0, len(best)
    while i < n:
        if best[i] == 0:
            i += 1
            continue
        last = i + 1
        while last < n and best[last] == 2:
            last += 1
        out.append((i, last, float(1 - odds[i, 0])))
        i = last
    return out
