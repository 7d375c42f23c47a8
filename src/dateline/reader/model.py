"""The reader at run time: one encoder pass a window on onnxruntime, then three small steps over the anchors in it.

Everything that comes out is a stretch of the page's own words. A window is run alone, so that its numbers never depend
on other pages; one thread computes each window, so that they do not depend on the machine's load either.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.errors import Error
from dateline.extract.syntax import auxiliaries
from dateline.knowledge.trees import opened
from dateline.model import Number, Span, Story
from dateline.reader import labels
from dateline.reader.pieces import Pieces, lengths, pack
from dateline.reader.windows import Window, windows, words_of
from dateline.reader.words import Word
from dateline.spans import itself, meeting

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

ORDER_EDGES = np.array([1, 2, 3, 6, 12])
"""Sentences of an article that are told apart from its beginning: 1, 2, 3, 4 to 6, 7 to 12, later."""
GRAPHS = ("words.onnx", "marks.onnx", "codes.onnx", "tags.onnx")
FILES = (*GRAPHS, "tokenizer.json")
"""The files of a folder of weights; ``sha256.json`` beside them holds their hashes."""
PARTIES = "parties.onnx"
"""One more graph, from word vectors to sectors and countries of parties (``reader.heard``); weights for which it was
not fitted have none."""
CODES = ("type", "mode", "status", "role", "dated", "figure", "scope")
COLUMNS = {kind: [labels.ARGUMENTS.index(name) for name in names] for kind, names in labels.TAKES.items()}
"""Kind of anchor -> where the arguments that it takes stand among the outputs."""


@dataclass(frozen=True)
class Found:
    """One anchor: an event (``kind`` its type), a cue or a number, with its codes' odds and what belongs to it.

    ``types`` are the odds of each type of an event, which add up to 1. ``words`` are the spans of the window's words,
    ``inside`` (words, arguments that such an anchor takes) the odds that a word belongs to each, ``begins`` that it is
    the first of it.
    """

    kind: str
    span: Span
    sentence: int
    odds: float
    codes: dict[str, Floats] = field(default_factory=dict)
    types: tuple[float, ...] = ()
    words: tuple[Span, ...] = ()
    inside: Floats = field(default_factory=lambda: np.zeros((0, 0), dtype=np.float32))
    begins: Floats = field(default_factory=lambda: np.zeros((0, 0), dtype=np.float32))

    def belongs(self, name: str, span: Span) -> float:
        """The greatest odds that a word of a span belongs to the anchor as ``name``; 0 for words not in the window."""
        first, last = meeting(self.words, span, itself)
        if first >= last:
            return 0.0
        return float(max(self.inside[first:last, self.column(name)].tolist()))  # faster than numpy's for a few words

    def column(self, name: str) -> int:
        """Where an argument stands in ``inside`` and ``begins``."""
        return takes(self.kind).index(name)

    @property
    def reach(self) -> Span:
        """From the first word of its window to the last: what it can have as its own."""
        return self.words[0][0], self.words[-1][1]

    @property
    def sure(self) -> float:
        """The odds that it is there and of its type."""
        return self.odds * max(self.types, default=1.0)

    def spans(self, name: str) -> tuple[Span, ...]:
        """The stretches of words that belong to the anchor as ``name`` rather than not, in page order."""
        column = self.column(name)
        inside, begins = self.inside[:, column], self.begins[:, column]
        later = inside - begins
        found = runs(np.maximum(begins, later) > 1 - inside, begins > later)
        return tuple((self.words[first][0], self.words[last - 1][1]) for first, last in found)

    @cached_property
    def kinds(self) -> dict[str, float]:
        """The odds of each kind of figure."""
        return dict(zip(labels.KINDS, self.codes["figure"].tolist(), strict=True))

    def best(self, code: str, names: Sequence[str]) -> str:
        """The likeliest value of a code."""
        return names[int(self.codes[code].argmax())]


def takes(kind: str) -> tuple[str, ...]:
    """The arguments that an anchor of a kind can have."""
    return labels.TAKES["event" if kind in labels.TYPES else kind]


def order(sentences: Ints) -> Ints:
    """Bucket of a sentence's place in its article."""
    return np.searchsorted(ORDER_EDGES, sentences + 1, side="left")


def checked(folder: Path) -> dict[str, bytes]:
    """The files of a folder of weights by name; raises Error where one is not what ``sha256.json`` says."""
    try:
        known = json.loads((folder / "sha256.json").read_text(encoding="utf-8"))
        wanted = (*FILES, PARTIES) if PARTIES in known else FILES
        data = {name: (folder / name).read_bytes() for name in wanted}
    except (OSError, ValueError) as error:
        raise Error(f"{folder} holds no weights of a reader ({error}): install Dateline again") from None
    for name, held in data.items():
        if hashlib.sha256(held).hexdigest() != known.get(name):
            raise Error(f"{folder / name} is not the file that was shipped: install Dateline again")
    return data


class Reader:
    """The graphs of one folder of weights. Raises Error for weights that are absent or not the shipped ones."""

    def __init__(self, folder: Path) -> None:
        data = checked(folder)
        self._sessions: dict[str, Any] = {name: opened(data[name], name) for name in (*GRAPHS, PARTIES) if name in data}
        self.pieces = Pieces(data["tokenizer.json"].decode())

    def knows(self, name: str) -> bool:
        """Whether the weights hold a graph."""
        return name in self._sessions

    def run(self, name: str, given: dict[str, NDArray[Any]]) -> list[Floats]:
        """The outputs of one graph."""
        out: list[Floats] = self._sessions[name].run(None, given)
        return out

    def windows(self, story: Story, found: tuple[Word, ...], hints: Ints, threshold: float) -> list[Seen]:
        """Every window of a story with its word vectors, and the events and cues that begin in it."""
        cut = self.pieces.cut(story.text, found)
        cuts = windows(lengths(cut, found, len(story.sentences)))
        made = (self._window(story.text, found, cut, hints, window, threshold) for window in cuts)
        return [seen for seen in made if seen is not None]

    def _window(
        self, text: str, found: tuple[Word, ...], cut: list[list[int]], hints: Ints, window: Window, threshold: float
    ) -> Seen | None:
        low, high = words_of(window, found)
        if low == high:
            return None
        here = found[low:high]
        ids, ends = pack(cut[low:high])
        sentences = np.array([word.sentence for word in here])
        given: dict[str, NDArray[Any]] = {
            "pieces": ids,
            "ends": ends,
            "shapes": np.array([word.shape for word in here]),
        }
        given |= {"orders": order(sentences), "seen": hints[low:high]}
        vectors, events, cues = self.run("words.onnx", given)
        read = (sentences >= window.start) & (ends[:, 1] > 0)
        lower = [text[first:last].casefold() for (first, last), *_ in here]
        alone = auxiliaries()
        small, bare = [word in SMALL for word in lower], [word in alone for word in lower]
        told = triggers(events, sentences, read, threshold, small, bare)
        return Seen(
            here,
            sentences,
            vectors,
            read,
            (*told, *cues_of(cues, sentences, read)),
            tuple(beyond(triggers(events, sentences, read, HINT, small, bare), told)),
        )

    def marked(self, seen: Seen, anchors: Sequence[Anchor]) -> Marked:
        """The words of a window once its anchors are known, and each anchor with the type that both graphs together
        find likeliest."""
        places = places_of(anchors)
        word, mean, types = self.run("marks.onnx", {"vectors": seen.vectors, "anchors": places})
        told = [retyped(anchor, odds) for anchor, odds in zip(anchors, types, strict=True)]
        return Marked(seen, tuple(told), word, mean, types)

    def coded(self, marked: Marked, known: Sequence[Sequence[int]]) -> list[dict[str, Floats]]:
        """The odds of the codes of each anchor; ``known`` is what the rules say of each."""
        _, *values = self._coded(marked, known)
        return [{name: rows[at] for name, rows in zip(CODES[1:], values, strict=True)} for at in range(len(known))]

    def _coded(self, marked: Marked, known: Sequence[Sequence[int]]) -> list[Floats]:
        given: dict[str, NDArray[Any]] = {"mean": marked.mean, "known": np.array(known)}
        return self.run("codes.onnx", given | {"anchors": places_of(marked.anchors)})

    def found(self, marked: Marked, given: Sequence[Given]) -> list[Found]:
        """Codes and arguments of the anchors of a window; ``given`` is what the rules propose for each."""
        anchor, *codes = self._coded(marked, [item.known for item in given])
        tags = self.run(
            "tags.onnx",
            {
                "word": marked.word,
                "anchor": anchor,
                "sentences": marked.seen.sentences,
                "anchors": places_of(marked.anchors),
                "prior": np.stack([item.prior for item in given]),
            },
        )[0]
        values = [marked.types, *codes, tags]
        return [self._found(marked.seen, anchor, values, row) for row, anchor in enumerate(marked.anchors)]

    def _found(self, seen: Seen, anchor: Anchor, values: list[Floats], row: int) -> Found:
        first, last, kind, odds, types = anchor
        codes = {name: values[i][row] for i, name in enumerate(CODES)}
        tags, columns = values[-1][row], COLUMNS["event" if kind in labels.TYPES else kind]
        inside, begins = 1 - tags[:, columns, 0], tags[:, columns, 1]  # copies: views would keep the window's odds
        return Found(
            kind,
            seen.span(first, last),
            seen.words[first].sentence,
            odds,
            codes,
            types,
            seen.spans,
            inside,
            begins,
        )


def places_of(anchors: Sequence[Anchor]) -> Ints:
    """(anchors, 3): first and last word (half open) and kind."""
    return np.array([(a.first, a.last, labels.ANCHORS.index(a.kind)) for a in anchors])


def retyped(anchor: Anchor, odds: Floats) -> Anchor:
    """The anchor with the type that its words' odds and these find likeliest together."""
    if not anchor.types:
        return anchor
    both = np.sqrt(np.array(anchor.types, dtype=np.float32) * odds)
    best = int(both.argmax())
    return anchor._replace(kind=labels.TYPES[best], types=tuple((both / both.sum()).tolist()))


@dataclass(frozen=True)
class Seen:
    """One window after the word part: its words, their sentences, vectors, which of them it reads, its anchors, and
    events that are too faint to be any (``HINT``)."""

    words: tuple[Word, ...]
    sentences: Ints
    vectors: Floats
    read: NDArray[np.bool_]
    anchors: tuple[Anchor, ...]
    hints: tuple[Anchor, ...] = ()

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """The spans of the words."""
        return tuple(word.span for word in self.words)

    def span(self, first: int, last: int) -> Span:
        """The page span of words first to last (half open)."""
        return self.words[first].span[0], self.words[last - 1].span[1]

    def given(self, known: Sequence[int], spans: Sequence[tuple[str, Span]]) -> Given:
        """A proposal in the words of this window; what stands outside it is left out."""
        prior = np.zeros((len(self.words), len(labels.ARGUMENTS)), dtype=np.int64)
        for name, span in spans:
            first, last = meeting(self.spans, span, itself)
            if first < last:
                column = labels.ARGUMENTS.index(name)
                prior[first:last, column] = 2
                prior[first, column] = 1
        return Given(tuple(known), prior)


@dataclass(frozen=True)
class Marked:
    """One window whose words know the anchors: words as the argument heads take them, a vector and the odds of the
    type of each anchor."""

    seen: Seen
    anchors: tuple[Anchor, ...]
    word: Floats
    mean: Floats
    types: Floats


@dataclass(frozen=True)
class Given:
    """What the rules propose for one anchor: known codes, and (words, arguments) of 0, 1 (begins), 2 (inside)."""

    known: tuple[int, ...]
    prior: Ints


class Anchor(NamedTuple):
    """An anchor in the words of its window, ``first`` to ``last`` (half open): its kind and the odds that it is one.

    ``types`` holds, for an event, the odds of each type by its words; they add up to 1.
    """

    first: int
    last: int
    kind: str
    odds: float
    types: tuple[float, ...] = ()


NEAR = 2
"""Words on either side whose odds of being the first of a trigger are added to a word's own: where an event's words
begin is less sure than that there is one ("have shelled", "shelled")."""
PEAK = 0.15
"""Least odds of the word that stands for them."""


def peaks(begin: Floats, sentences: Ints, read: NDArray[np.bool_], least: float) -> list[tuple[int, float, list[int]]]:
    """Words at which something begins, the surest first: the word, the odds of it and its neighbours together, and
    these neighbours. A word is counted once."""
    out: list[tuple[int, float, list[int]]] = []
    free = np.ones(len(begin), dtype=np.bool_)
    for i in np.argsort(-begin, kind="stable"):
        if begin[i] < min(PEAK, least):
            break
        if not (read[i] and free[i]):
            continue
        around = range(max(0, i - NEAR), min(len(begin), i + NEAR + 1))
        near = [j for j in around if free[j] and sentences[j] == sentences[i]]
        odds = min(1.0, float(begin[near].sum()))
        if odds >= least:
            free[near] = False
            out.append((int(i), odds, near))
    return out


MEMBER = 0.35
"""Odds from which on a word near the first one of a trigger belongs to it, as its beginning or inside; of .5, .35 and
.25 this gives the best places and whole records on the dev pages."""


def ending(holds: NDArray[np.bool_], sentences: Ints, first: int) -> int:
    """The end (half open) of what begins at a word and goes on in those behind it that ``holds`` marks."""
    last = first + 1
    while last < len(holds) and holds[last] and sentences[last] == sentences[first]:
        last += 1
    return last


SMALL = frozenset(("a", "an", "the", "of", "to", "in", "on", "at", "for", "with", "by", "from", "between", "and", "or"))
"""Words in which no trigger of several words ends."""


def triggers(
    odds: Floats,
    sentences: Ints,
    read: NDArray[np.bool_],
    least: float,
    small: Sequence[bool] = (),
    bare: Sequence[bool] = (),
) -> list[Anchor]:
    """The events of a window with at least these odds. The type is the one that all their words find likeliest; of the
    words at the end of an event those that are ``small`` are left out; one of ``bare`` words goes on to its verb."""
    n = len(labels.TYPES)
    begin, inside = odds[:, 1 : n + 1], odds[:, n + 1 :]
    found = peaks(begin.sum(-1), sentences, read, least)
    if not found:
        return []
    firsts = {first for first, *_ in found}
    within = inside.sum(-1) > 0.5
    within[list(firsts)] = False
    out: list[Anchor] = []
    for first, sure, near in found:
        # Where it begins is unsure: a word that may begin the trigger as well as go on in it is in it.
        holds = within.copy()
        holds[near] = odds[near, 1:].sum(-1) > MEMBER
        last = ending(holds, sentences, first)
        while small and last > first + 1 and small[last - 1]:
            last -= 1
        told = begin[near].sum(0) + inside[first + 1 : last].sum(0)
        last = completed(bare, sentences, firsts, first, last)
        types = tuple((told / told.sum()).tolist())
        out.append(Anchor(first, last, labels.TYPES[int(told.argmax())], sure, types))
    return sorted(out)


HINT = 0.15
"""Odds from which on an event is looked at that its sentence may tell beside a surer one (``reader.side_by_side``)."""


def beyond(faint: Iterable[Anchor], told: Sequence[Anchor]) -> Iterator[Anchor]:
    """The anchors that share no word with those told."""
    for anchor in faint:
        if all(anchor.last <= other.first or other.last <= anchor.first for other in told):
            yield anchor


FURTHER = 4
"""Words behind a trigger of auxiliaries in which its verb is looked for."""


def completed(bare: Sequence[bool], sentences: Ints, firsts: set[int], first: int, last: int) -> int:
    """The end of a trigger that has only ``bare`` words: behind the next word that is none ("will go", not "will"),
    where that is near and in no other trigger."""
    if not bare or not all(bare[first:last]):
        return last
    for at in range(last, min(len(bare), last + FURTHER)):
        if sentences[at] != sentences[first] or at in firsts:
            break
        if not bare[at]:
            return at + 1
    return last


def cues_of(odds: Floats, sentences: Ints, read: NDArray[np.bool_]) -> list[Anchor]:
    """The cues of statements in a window."""
    found, inside = peaks(odds[:, 1], sentences, read, 0.5), odds[:, 2] > 0.5
    return sorted(Anchor(first, ending(inside, sentences, first), "cue", sure) for first, sure, _ in found)


def at(seen: Seen, numbers: Sequence[Number]) -> list[Anchor]:
    """The given numbers, which are in page order, as anchors: those that this window reads."""
    out: list[Anchor] = []
    first, last = meeting(numbers, seen.span(0, len(seen.words)), lambda number: number.span)
    for number in numbers[first:last]:
        low, high = meeting(seen.spans, number.span, itself)
        if low < high and seen.read[low]:
            out.append(Anchor(low, high, "number", 1.0))
    return out


def runs(on: NDArray[np.bool_], begins: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Unbroken runs of words (half open) that are on, parted at those that begin anew."""
    out: list[tuple[int, int]] = []
    for word in np.flatnonzero(on).tolist():
        if out and out[-1][1] == word and not begins[word]:
            out[-1] = (out[-1][0], word + 1)
        else:
            out.append((word, word + 1))
    return out
