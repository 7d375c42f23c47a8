"""Fits the heads of a user's codebook to its examples, and tells how well they do on sentences left out.

The examples are read as they will be read in news: each in the midst of other sentences, in several surroundings. What
is no event of the type is learnt from the other words of the examples, from the counterexamples, and from a background
of some 400 sentences of news that comes with the program. Everything is computed in a fixed order: the same codebook
and reader give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.model import Article, Sentence, Story, Value
from dateline.reader.heard import windows_of
from dateline.reader.model import Reader, checked
from dateline.reader.own import hash_of
from dateline.reader.own_book import OwnBook, OwnType, Told
from dateline.reader.own_book import load as read_book
from dateline.reader.own_heads import (
    FORM,
    Floats,
    Head,
    Heads,
    Ints,
    Score,
    beside,
    features,
    packed,
    runs,
    triggers,
    written,
)
from dateline.reader.own_table import Table, table
from dateline.spans import meets_any

Doubles = NDArray[np.float64]

PAGE = 6
"""Sentences of a made-up page: one of the user's among those of the background."""
VIEWS = 3
"""Pages in which each of the user's sentences is read: a word's vector depends on what stands around its sentence."""
TAKEN = 2
"""Readings of each sentence of the background that are kept at most."""
FOLDS = 12
"""Parts of the examples that are left out in turn."""
SHRINK = 0.1
"""How far the covariance of the features is drawn to its diagonal before it is divided out."""
RIDGE = 150.0
"""Weight of the squared weights against the loss of a sentence's words."""
RARE = 100
"""Sentences of the pages that will be read to one that tells the type: so much the background counts in the odds.

These numbers, but for RARE, were chosen on five trial types (docs/decisions, 11); RARE is of wire pages.
"""


class Wrong(Value, frozen=True, kw_only=True):
    """A sentence told wrong when it was left out of the fit; ``kind`` is missed, counterexample or background."""

    kind: str
    text: str


class Fitted(Value, frozen=True, kw_only=True):
    """The heads of a codebook, and for each type the sentences on which it went wrong, worst first."""

    heads: Heads
    wrong: dict[str, tuple[Wrong, ...]]


class Line(NamedTuple):
    """One sentence to learn from: the type it belongs to (None for the background) and whether it is an example."""

    told: Told
    type: str | None = None
    example: bool = False


class Rows(NamedTuple):
    """Words to learn from, line by line and view by view: features, whether they tell the event, and where they are."""

    values: Floats
    marked: NDArray[np.bool_]
    line: Ints
    view: Ints


@cache
def background() -> tuple[str, ...]:
    """The sentences of news that come with the program."""
    text = files("dateline").joinpath("codebooks", "background.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


def trained(path: Path, weights: Path) -> Fitted:
    """Fits the codebook in a file to the reader of a folder of weights, and keeps the heads beside it.

    Raises UsageError or CodebookError for a codebook that cannot be read or is malformed, OSError where the heads
    cannot be written.
    """
    book = read_book(path)
    graph = checked(weights)["words.onnx"]
    fitted = fit(book, Reader(weights), table(graph), hash_of(graph))
    beside(path).write_bytes(written(fitted.heads))
    return fitted


def fit(book: OwnBook, reader: Reader, pieces: Table, graph: str) -> Fitted:
    """Heads for every type of a codebook; ``pieces`` is the table of the reader's first graph, ``graph`` its hash."""
    lines = lines_of(book)
    rows = read(lines, reader, pieces)
    space = Space(rows.values[np.isin(rows.line, [i for i, line in enumerate(lines) if line.type is None])])
    heads, wrong = [], {}
    for one in book.types:
        head, went = _fit(one, lines, rows, space)
        heads.append(head)
        wrong[one.name] = went
    return Fitted(
        heads=Heads(form=FORM, codebook=book.version, sha256=book.sha256, graph=graph, types=tuple(heads)), wrong=wrong
    )


def lines_of(book: OwnBook) -> list[Line]:
    """The background, less what the user gives himself, then the examples, then the counterexamples."""
    own = {told.text for one in book.types for told in (*one.examples, *one.counterexamples)}
    lines = [Line(Told(text=text)) for text in background() if text not in own]
    lines += [Line(told, one.name, True) for one in book.types for told in one.examples]
    return lines + [Line(told, one.name) for one in book.types for told in one.counterexamples]


# ------------------------------------------------------------------------------------------------ reading the examples


def pages(lines: Sequence[Line]) -> Iterator[tuple[int, ...]]:
    """Made-up pages of lines: each of the user's in ``VIEWS`` of them, at changing places among the background."""
    known = [i for i, line in enumerate(lines) if line.type is None]
    own = [i for i, line in enumerate(lines) if line.type is not None]
    at = 0
    for view in range(VIEWS):
        for number, line in enumerate(own):
            others = [known[(at + i) % len(known)] for i in range(PAGE - 1)]
            at += PAGE - 1
            place = (number + 2 * view) % PAGE
            yield (*others[:place], line, *others[place:])
    while at < len(known):
        yield tuple(known[at : at + PAGE])
        at += PAGE


def read(lines: Sequence[Line], reader: Reader, pieces: Table) -> Rows:
    """What the reader makes of every line's words."""
    taken = [0] * len(lines)
    values: list[Floats] = []
    marked: list[NDArray[np.bool_]] = []
    where: list[tuple[int, int]] = []
    for page in pages(lines):
        story, starts = made_up([lines[i].told.text for i in page])
        for seen in windows_of(reader, story):
            got = features(seen.vectors, reader.pieces.cut(story.text, seen.words), pieces, seen.sentences)
            for place, line in enumerate(page):
                here = np.flatnonzero((seen.sentences == place) & seen.read)
                if not len(here) or taken[line] >= (TAKEN if lines[line].type is None else VIEWS):
                    continue
                spans = [(seen.words[i].span[0] - starts[place], seen.words[i].span[1] - starts[place]) for i in here]
                values.append(got[here])
                marked.append(np.array([meets_any(span, lines[line].told.marks) for span in spans]))
                where += [(line, taken[line])] * len(here)
                taken[line] += 1
    at = np.array(where)
    return Rows(np.concatenate(values), np.concatenate(marked), at[:, 0], at[:, 1])


def made_up(texts: Sequence[str]) -> tuple[Story, list[int]]:
    """A story of these sentences, and where each begins."""
    starts = [0]
    for text in texts:
        starts.append(starts[-1] + len(text) + 1)
    sentences = tuple(
        Sentence(span=(start, start + len(text)), paragraph=0) for start, text in zip(starts, texts, strict=False)
    )
    article = Article(number=0, parts=((0, starts[-1] - 1),))
    return Story(text=" ".join(texts), article=article, sentences=sentences), starts[:-1]


# ------------------------------------------------------------------------------------------------ fitting


class Space:
    """Features with the background's mean taken off and its covariance divided out: common words weigh no more than
    rare ones. ``turn`` is (features, features)."""

    def __init__(self, values: Floats) -> None:
        self.mean = values.mean(0, dtype=np.float64)
        spread = np.cov((values - self.mean).astype(np.float64).T)
        spread = (1 - SHRINK) * spread + SHRINK * np.diag(np.diag(spread))
        size, axes = np.linalg.eigh(spread)
        self.turn: Doubles = (axes * np.maximum(size, 1e-9) ** -0.5) @ axes.T

    def into(self, values: Floats) -> Floats:
        """Features as the fit takes them."""
        return np.asarray((values - self.mean.astype(np.float32)) @ self.turn.astype(np.float32), dtype=np.float32)

    def back(self, weights: Doubles, bias: float) -> tuple[Floats, float]:
        """Weights and bias for the features as they are."""
        plain = self.turn @ weights
        return plain.astype(np.float32), bias - float(self.mean @ plain)


def _fit(one: OwnType, lines: Sequence[Line], rows: Rows, space: Space) -> tuple[Head, tuple[Wrong, ...]]:
    """The head of one type: fitted to all, its odds and its score from fits that had not seen the sentence."""
    mine = np.array([line.type in (None, one.name) for line in lines])
    keep = np.flatnonzero(mine[rows.line])
    here = Rows(space.into(rows.values[keep]), rows.marked[keep], rows.line[keep], rows.view[keep])
    share = 1 / np.array([VIEWS if lines[i].type else TAKEN for i in here.line])
    folds = _folds(lines, one.name)[here.line]
    logits = np.zeros(len(keep))
    for fold in range(FOLDS):
        out = folds == fold
        weights = logistic(here.values[~out], here.marked[~out], share[~out], RIDGE)
        logits[out] = here.values[out] @ weights[:-1].astype(np.float32) + weights[-1]
    slope, shift = calibrated(*_best(logits, here, lines))
    logits = slope * logits + shift
    weights = slope * logistic(here.values, here.marked, share, RIDGE)
    plain, bias = space.back(weights[:-1], float(weights[-1]) + shift)
    most = max(len(runs(mark, np.zeros(len(mark), dtype=np.int64))) for mark in _marks(here, lines))
    odds = np.asarray(1 / (1 + np.exp(-np.clip(logits, -50, 50))), dtype=np.float32)
    score, wrong = scored(odds, here, lines, one.least, most)
    head = Head(
        name=one.name,
        like=one.like,
        mode=one.mode,
        least=one.least,
        most=most,
        examples=len(one.examples),
        weights=packed(plain),
        bias=round(bias, 6),
        score=score,
    )
    return head, wrong


def _marks(rows: Rows, lines: Sequence[Line]) -> Iterator[NDArray[np.bool_]]:
    """Which words of each example tell the event."""
    for line in np.unique(rows.line):
        if lines[int(line)].example:
            yield rows.marked[(rows.line == line) & (rows.view == 0)]


def _folds(lines: Sequence[Line], name: str) -> Ints:
    """The part to which each line belongs: examples, counterexamples and background each dealt out in turn."""
    out = np.zeros(len(lines), dtype=np.int64)
    for sort in ((name, True), (name, False), (None, False)):
        inside = [i for i, line in enumerate(lines) if (line.type, line.example) == sort]
        out[inside] = np.arange(len(inside)) % FOLDS
    return out


def logistic(values: Floats, marked: NDArray[np.bool_], share: Doubles, ridge: float) -> Doubles:
    """(features + 1,): weights and bias of the least logistic loss plus ridge, by L-BFGS (Nocedal 1980)."""
    sign = np.where(marked, 1.0, -1.0)
    penalty = np.append(np.full(values.shape[1], ridge), 1e-3)

    def loss(at: Doubles) -> tuple[float, Doubles]:
        margin = sign * (values @ at[:-1].astype(np.float32) + at[-1])
        pull = -share * sign / (1 + np.exp(np.clip(margin, -50, 50)))
        slope = np.append(pull.astype(np.float32) @ values, pull.sum()) + penalty * at
        return float(share @ np.logaddexp(0, -margin) + penalty @ (at * at) / 2), slope

    at = np.zeros(values.shape[1] + 1)
    value, slope = loss(at)
    steps: list[tuple[Doubles, Doubles]] = []
    for _ in range(200):
        way = _way(slope, steps)
        length = 1.0
        there, lower, slope_there = at, value, slope
        while length > 1e-6:
            there = at - length * way
            lower, slope_there = loss(there)
            if lower <= value - 1e-4 * length * float(slope @ way):
                break
            length /= 2
        done = value - lower < 1e-6 * max(1.0, value)
        steps = [*steps[-7:], (there - at, slope_there - slope)]
        at, value, slope = there, lower, slope_there
        if done:
            break
    return at


def _way(slope: Doubles, steps: Sequence[tuple[Doubles, Doubles]]) -> Doubles:
    """The slope times what the last steps tell of the inverse curvature."""
    way = slope.copy()
    shares = []
    for step, change in reversed(steps):
        share = float(step @ way) / float(step @ change)
        way -= share * change
        shares.append(share)
    way *= (
        float(steps[-1][0] @ steps[-1][1]) / float(steps[-1][1] @ steps[-1][1]) if steps else 1 / np.linalg.norm(slope)
    )
    for (step, change), share in zip(steps, reversed(shares), strict=True):
        way += step * (share - float(change @ way) / float(step @ change))
    return way


# ------------------------------------------------------------------------------------------------ odds and scores


def _best(logits: Doubles, rows: Rows, lines: Sequence[Line]) -> tuple[Doubles, NDArray[np.bool_], Doubles]:
    """For each reading of each line its highest word, whether it is an example, and how much it counts."""
    key = rows.line * max(VIEWS, TAKEN) + rows.view
    ids, inverse = np.unique(key, return_inverse=True)
    best = np.full(len(ids), -np.inf)
    np.maximum.at(best, inverse, logits)
    line = ids // max(VIEWS, TAKEN)
    examples = np.array([lines[i].example for i in line])
    known = np.array([lines[i].type is None for i in line])
    count = np.where(known, 1 / TAKEN, 1 / VIEWS)
    count[known] *= RARE * count[examples].sum() / count[known].sum()
    return best, examples, count


def calibrated(best: Doubles, right: NDArray[np.bool_], count: Doubles) -> tuple[float, float]:
    """Slope and shift that turn a sentence's highest word into odds: a logistic fit of two numbers (Platt 1999)."""
    many, few = float(count[right].sum()), float(count[~right].sum())
    wanted = np.where(right, (many + 1) / (many + 2), 1 / (few + 2))
    at = np.array([1.0, 0.0])
    terms = np.stack([best, np.ones_like(best)], axis=1)
    for _ in range(100):
        odds = 1 / (1 + np.exp(-np.clip(terms @ at, -50, 50)))
        slope = terms.T @ (count * (odds - wanted)) + 1e-3 * (at - (1.0, 0.0))
        bend = (terms * (count * odds * (1 - odds))[:, None]).T @ terms + 1e-3 * np.eye(2)
        step = np.linalg.solve(bend, slope)
        at = at - step * min(1.0, 2.0 / max(1e-9, float(np.abs(step).max())))
        if float(np.abs(step).max()) < 1e-9:
            break
    return float(at[0]), float(at[1])


def scored(odds: Floats, rows: Rows, lines: Sequence[Line], least: float, most: int) -> tuple[Score, tuple[Wrong, ...]]:
    """Triggers found, missed and told falsely at these odds, and the sentences that went wrong, worst first."""
    count = dict.fromkeys(("found", "missed", "false", "background"), 0.0)
    wrong: list[tuple[float, Wrong]] = []
    for line in np.unique(rows.line):
        views = [np.flatnonzero((rows.line == line) & (rows.view == view)) for view in range(max(VIEWS, TAKEN))]
        views = [view for view in views if len(view)]
        one = lines[int(line)]
        for view in views:
            hits, gold, said = _hits(rows.marked[view], odds[view], least, most)
            share = 1 / len(views)
            count["found"] += hits * share
            count["missed"] += (gold - hits) * share
            count["false"] += (said - hits) * share
            count["background"] += 0 if one.type else said * share
        best = float(np.mean([odds[view].max() for view in views]))
        if one.example == (best < least):
            kind = "missed" if one.example else "counterexample" if one.type else "background"
            wrong.append((abs(best - least), Wrong(kind=kind, text=one.told.text)))
    score = Score(**{name: round(value, 3) for name, value in count.items()})
    return score, tuple(item for _, item in sorted(wrong, key=lambda pair: -pair[0]))


def _hits(marked: NDArray[np.bool_], odds: Floats, least: float, most: int) -> tuple[int, int, int]:
    """Triggers found in a sentence (one for one, words in common), triggers there, and triggers told."""
    one = np.zeros(len(odds), dtype=np.int64)
    gold, said = runs(marked, one), triggers(odds, one, least, most)
    free = list(said)
    for words_of in gold:
        if match := next((run for run in free if set(run) & set(words_of)), None):
            free.remove(match)
    return len(said) - len(free), len(gold), len(said)
