"""A user's own event types at work: where they win over the PLOVER types in a window of the reader.

    own = load((Path("floods.toml"),), reader weights)      once a run
    window, named = own.placed(reader.pieces, text, window) for each window, before its anchors are coded

The anchors of a user's events stand in the window under the PLOVER type that they are like, so that the reader's second
graph and the rules attach parties, place, date and figures as they do to that type; ``named`` tells which they are.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from dateline.errors import CodebookError
from dateline.model import Span
from dateline.reader import labels
from dateline.reader.model import Anchor, Seen, checked
from dateline.reader.own_heads import Head, Scorer, beside, triggers
from dateline.reader.own_heads import load as load_heads
from dateline.reader.own_table import table
from dateline.reader.pieces import Pieces


class Named(NamedTuple):
    """A user's event: its type, the PLOVER type and mode it is like, and the odds that it is one (0 to 1)."""

    type: str
    like: str
    mode: str | None
    odds: float


class Hit(NamedTuple):
    """Words of a window that tell a user's event, and how far their log odds lie above the least that count."""

    words: tuple[int, ...]
    named: Named
    above: float


@dataclass(frozen=True)
class Own:
    """The types of a run's codebooks. ``version`` names each codebook with the hash of its heads."""

    version: str
    heads: tuple[Head, ...]
    scorer: Scorer

    def placed(self, pieces: Pieces, text: str, seen: Seen) -> tuple[Seen, dict[Span, Named]]:
        """The window with the user's events among its anchors, and these by their span.

        A PLOVER event that begins with or holds a word of theirs gives way; all else stays. Where two of the user's
        types meet in a word, the one that lies further above its least odds stands.
        """
        hits = self.hits(pieces, text, seen)
        if not hits:
            return seen, {}
        taken = {word for hit in hits for word in hit.words}
        kept = [a for a in seen.anchors if a.kind not in labels.TYPES or not taken.intersection(range(a.first, a.last))]
        made = [Anchor(hit.words[0], hit.words[-1] + 1, hit.named.like, hit.named.odds) for hit in hits]
        named = {seen.span(a.first, a.last): hit.named for a, hit in zip(made, hits, strict=True)}
        return replace(seen, anchors=(*kept, *made)), named

    def hits(self, pieces: Pieces, text: str, seen: Seen) -> list[Hit]:
        """The events of the user's types in one window, in page order; no two share a word."""
        at = np.flatnonzero(seen.read)
        if not len(at):
            return []
        here = tuple(seen.words[i] for i in at)
        odds = self.scorer.odds(seen.vectors[at], pieces.cut(text, here), seen.sentences[at])
        found: list[Hit] = []
        for column, head in enumerate(self.heads):
            for run in triggers(odds[:, column], seen.sentences[at], head.least, head.most):
                best = float(odds[list(run), column].max())
                named = Named(head.name, head.like, head.mode, best)
                found.append(Hit(tuple(int(at[i]) for i in run), named, _log(best) - _log(head.least)))
        out: list[Hit] = []
        for hit in sorted(found, key=lambda hit: (-hit.above, hit.words, hit.named.type)):
            if not any(set(hit.words) & set(other.words) for other in out):
                out.append(hit)
        return sorted(out, key=lambda hit: hit.words)


def _log(odds: float) -> float:
    """Log odds of a probability, kept finite."""
    safe = min(max(odds, 1e-9), 1 - 1e-9)
    return float(np.log(safe / (1 - safe)))


def load(paths: tuple[Path, ...], weights: Path) -> Own | None:
    """The types of codebooks that ``dateline codebook train`` has fitted to the reader's weights; None for no paths.

    Raises CodebookError, in one line that says what to do, for a codebook that was not fitted, has changed since, or
    was fitted to other weights, and where two codebooks define one type.
    """
    if not paths:
        return None
    stamps = tuple((path, *(_stamp(file) for file in (path, beside(path)))) for path in paths)
    return _load(stamps, weights)


def _stamp(path: Path) -> tuple[int, int]:
    """What changes when a file does; (0, 0) for none."""
    try:
        known = path.stat()
    except OSError:
        return 0, 0
    return known.st_mtime_ns, known.st_size


@lru_cache(maxsize=4)
def _load(stamps: tuple[tuple[Path, tuple[int, int], tuple[int, int]], ...], weights: Path) -> Own:
    graph = checked(weights)["words.onnx"]
    heads: list[Head] = []
    versions: list[str] = []
    where: dict[str, Path] = {}
    for path, *_ in stamps:
        book, digest = load_heads(path, hash_of(graph))
        versions.append(f"{book.codebook}-{digest[:8]}")
        for head in book.types:
            if head.name in where:
                raise CodebookError(f"{path}: {head.name} is defined in {where[head.name]} too; give one another name")
            where[head.name] = path
            heads.append(head)
    return Own("+".join(versions), tuple(heads), Scorer(heads, table(graph)))


def hash_of(graph: bytes) -> str:
    """The SHA-256 by which heads know the graph whose vectors they read."""
    return hashlib.sha256(graph).hexdigest()
