"""Annotated pages into training examples: one a window, word by word, with the anchors and what belongs to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.spans import placed
from corpus.terse import paragraphs
from dateline.clean import story_of
from dateline.codebook import load as codebook
from dateline.model import Article, Number, Span, Story, Trigger
from dateline.reader import hints, joined, labels, proposed
from dateline.reader.pieces import Pieces, lengths, pack
from dateline.reader.proposed import Around, Proposal, gathered
from dateline.reader.windows import Window, windows, words_of
from dateline.reader.words import Word, words
from dateline.spans import meeting

Json = dict[str, Any]
Ints = NDArray[np.int64]

UNSET = -100
"""A label that does not count."""


@dataclass(frozen=True)
class Anchor:
    """What arguments hang on: its words (half open, in the story), its labels, and the spans of its arguments."""

    first: int
    last: int
    sort: str
    kind: int
    mode: int = UNSET
    status: int = UNSET
    role: int = UNSET
    dated: int = UNSET
    figure: int = UNSET
    scope: int = UNSET
    arguments: tuple[tuple[str, int, int], ...] = ()
    span: Span = (0, 0)
    proposals: tuple[tuple[str, int, int], ...] = ()
    known: tuple[int, ...] = (0, 0, 0, 0)


@dataclass(frozen=True)
class Told:
    """One article with its labels, before it is cut into windows."""

    page: str
    sentences: tuple[Span, ...]
    words: tuple[Word, ...]
    events: Ints
    cues: Ints
    hints: Ints
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True)
class Example:
    """One window as arrays: pieces; for each word its first and last piece, shape, sentence, and tags; anchors.

    ``read`` marks the words that this window reads for triggers. ``tags`` is anchors by words by arguments, of 0
    (none), 1 (begins) and 2 (inside), UNSET where the anchor has no such argument. ``codes`` is anchors by (first
    word, last word, kind, mode, status, role, dated, figure, scope).
    """

    page: str
    pieces: Ints
    ends: Ints
    shapes: Ints
    hints: Ints
    places: Ints
    read: NDArray[np.bool_]
    events: Ints
    cues: Ints
    codes: Ints
    tags: Ints
    known: Ints
    prior: Ints
    soft: Any = None
    """The odds of a teacher instead of labels (training/silver.py)."""


def stories(page: Json) -> Iterator[tuple[int, Story]]:
    """The stories of an annotated page, cut as the annotation says: paragraphs of bodies without furniture."""
    text = page["text"]
    put = placed(text, {key: page[key] for key in page if key not in ("text", "split")})
    gone = put["furniture"]
    for number, article in enumerate(put["articles"]):
        body = (article["starts_with"][0], article["ends_with"][1])
        parts = tuple(p for p in paragraphs(text, body) if not any(a <= p[0] and p[1] <= b for a, b in gone))
        about = Article(number=number, parts=parts, published=page["articles"][number]["published"])
        yield number, story_of(text, about)


def told(page: Json) -> Iterator[Told]:
    """Every article of a page with its labels."""
    put = placed(page["text"], {key: page[key] for key in page if key not in ("text", "split")})
    for number, story in stories(page):
        cut = tuple(s.span for s in story.sentences)
        found = words(story.text, cut)
        if not found:
            continue
        here = Labels(found, dated=page["articles"][number]["published"] is not None)
        for key, add in (("events", here.event), ("tallies", here.tally), ("statements", here.statement)):
            for item in put[key]:
                if item["article"] == number:
                    add(item)
        around = gathered(story, codebook())
        here.others(around.counted)
        seen = hints.columns(found, *around.hinted)
        anchors = here.proposed(around)
        yield Told(page["page"], cut, found, here.tags, here.cues, seen, anchors)


class Labels:
    """The labels of one article while they are gathered."""

    def __init__(self, found: tuple[Word, ...], *, dated: bool) -> None:
        """``dated`` is whether the day of the article is known: without it "on Friday" gives an event no date."""
        self.dated = dated
        self.words = found
        self.tags = np.zeros(len(found), dtype=np.int64)
        self.cues = np.zeros(len(found), dtype=np.int64)
        self.anchors: list[Anchor] = []
        self.numbers: list[Span] = []

    def at(self, span: list[int] | Span | None) -> tuple[int, int] | None:
        """The words (half open) of a span; None for none."""
        if span is None:
            return None
        first, last = meeting(self.words, (span[0], span[1]), Word.where)
        return (first, last) if first < last else None

    def arguments(self, pairs: Iterable[tuple[str, list[int] | None]]) -> tuple[tuple[str, int, int], ...]:
        return tuple((name, *where) for name, span in pairs if (where := self.at(span)))

    def event(self, item: Json) -> None:
        where = self.at(item["trigger"])
        if where is None:
            return
        first, last = where
        if not self.tags[first:last].any():
            self.tags[first] = labels.EVENT_TAGS.index(f"B-{item['type']}")
            self.tags[first + 1 : last] = labels.EVENT_TAGS.index(f"I-{item['type']}")
        pairs = [(name[:-1], actor["text"]) for name in ("actors", "recipients") for actor in item[name]]
        pairs += [(name, item[name] and item[name]["text"]) for name in ("place", "date")]
        pairs += [("figure", figure["text"]) for figure in item["figures"]]
        pairs += [("source", span) for span in item["attributed_to"]]
        dated = "none" if item["date"] is None else ("words" if item["date"]["text"] else "day")
        mode = f"{item['type']}/{item['mode']}" if item["mode"] else "-"
        self.anchors.append(
            Anchor(
                first,
                last,
                "event",
                labels.ANCHORS.index(item["type"]),
                mode=labels.MODE_LIST.index(mode),
                status=labels.STATUS.index(item["status"]),
                role=labels.ROLES.index(item["role"]),
                dated=labels.DATED.index(dated) if self.dated else UNSET,
                arguments=self.arguments(pairs),
                span=tuple(item["trigger"]),
            )
        )
        for figure in item["figures"]:
            self.figure(figure, "incident")

    def tally(self, item: Json) -> None:
        self.figure(item, "cumulative")

    def figure(self, item: Json, scope: str) -> None:
        where = self.at(item["text"])
        if where is None:
            return
        pairs = [("of", item["of"]), *(("source", span) for span in item["attributed_to"])]
        kind = labels.KINDS.index(item["kind"])
        self.numbers.append(tuple(item["text"]))
        self.anchors.append(
            Anchor(
                *where,
                "number",
                labels.ANCHORS.index("number"),
                figure=kind,
                scope=labels.SCOPES.index(scope),
                arguments=self.arguments(pairs),
                span=tuple(item["text"]),
            )
        )

    def statement(self, item: Json) -> None:
        where = self.at(item["cue"])
        if where is None:
            return
        first, last = where
        if not self.cues[first:last].any():
            self.cues[first] = 1
            self.cues[first + 1 : last] = 2
        pairs = [(name, item[name]) for name in ("speaker", "content", "addressee")]
        kind = labels.ANCHORS.index("cue")
        span = (item["cue"][0], item["cue"][1])
        self.anchors.append(Anchor(first, last, "cue", kind, arguments=self.arguments(pairs), span=span))

    def others(self, numbers: tuple[Number, ...]) -> None:
        """Numbers of the page that are no figures."""
        for number in numbers:
            where = self.at(number.span)
            if where and not any(a < number.span[1] and number.span[0] < b for a, b in self.numbers):
                kind = labels.ANCHORS.index("number")
                self.anchors.append(Anchor(*where, "number", kind, figure=0, span=number.span))

    def proposed(self, around: Around) -> tuple[Anchor, ...]:
        """The anchors with what the rules would attach to them."""
        story = around.story
        events = sorted((a for a in self.anchors if a.sort == "event"), key=lambda a: a.span)
        found = proposed.of_events(around, [as_trigger(story, a, around.rules) for a in events])
        out = [self.with_proposal(a, p) for a, p in zip(events, found, strict=True)]
        by = {"cue": proposed.of_cue, "number": proposed.of_number}
        out += [self.with_proposal(a, by[a.sort](around, a.span)) for a in self.anchors if a.sort in by]
        return tuple(out)

    def with_proposal(self, anchor: Anchor, proposal: Proposal) -> Anchor:
        spans = self.arguments((name, list(span)) for name, span in proposal.spans)
        return replace(anchor, proposals=spans, known=proposal.known)


def as_trigger(story: Story, anchor: Anchor, rules: tuple[Trigger, ...]) -> Trigger:
    """An annotated event as the reader would hand it to the rules: with the codes it is told with."""
    codes = {name: labels_of[getattr(anchor, name)] for name, labels_of in CODED.items()}
    kind = labels.ANCHORS[anchor.kind]
    mode = codes.pop("mode").partition("/")[2] or None
    first, _ = meeting(story.sentences, anchor.span, lambda sentence: sentence.span)
    sentence = story.sentences[first].span
    return joined.made(sentence, anchor.span, rules, type=kind, mode=mode, confidence=1.0, **codes)


CODED = {"mode": labels.MODE_LIST, "status": labels.STATUS, "role": labels.ROLES}


def examples(page: Json, pieces: Pieces) -> Iterator[Example]:
    """The windows of a page as arrays."""
    for article in told(page):
        cut = pieces.cut(page["text"], article.words)
        for window in windows(lengths(cut, article.words, len(article.sentences))):
            made = example(article, cut, window)
            if made is not None:
                yield made


def example(article: Told, cut: list[list[int]], window: Window) -> Example | None:
    """One window; None for one without words."""
    low, high = words_of(window, article.words)
    if low == high:
        return None
    ids, ends = pack(cut[low:high])
    here = article.words[low:high]
    read = np.array([word.sentence >= window.start for word in here])
    start = low + int(np.argmax(read))
    anchors = [a for a in article.anchors if start <= a.first < high and ends[min(a.last, high) - 1 - low, 1] > 0]
    codes = np.zeros((len(anchors), 9), dtype=np.int64)
    tags = np.full((len(anchors), len(here), len(labels.ARGUMENTS)), UNSET, dtype=np.int64)
    known = np.array([a.known for a in anchors], dtype=np.int64).reshape(len(anchors), len(proposed.KNOWN))
    prior = np.zeros((len(anchors), len(here), len(labels.ARGUMENTS)), dtype=np.int64)
    for row, anchor in enumerate(anchors):
        for name, first, end in anchor.proposals:
            mark(prior[row, :, labels.ARGUMENTS.index(name)], max(first, low) - low, min(end, high) - low)
        last = min(anchor.last, high)
        labels_of = (anchor.mode, anchor.status, anchor.role, anchor.dated, anchor.figure, anchor.scope)
        codes[row] = (anchor.first - low, last - low, anchor.kind, *labels_of)
        if anchor.figure != 0:
            for name in labels.TAKES[anchor.sort]:
                if name != "date" or anchor.dated != UNSET:
                    tags[row, :, labels.ARGUMENTS.index(name)] = 0
        for name, first, end in anchor.arguments:
            if tags[row, 0, labels.ARGUMENTS.index(name)] == UNSET:
                continue
            mark(tags[row, :, labels.ARGUMENTS.index(name)], max(first, low) - low, min(end, high) - low)
    return Example(
        article.page,
        ids,
        ends,
        np.array([word.shape for word in here]),
        article.hints[low:high],
        np.array([word.sentence for word in here]),
        read,
        article.events[low:high],
        article.cues[low:high],
        codes,
        tags,
        known,
        prior,
    )


def mark(column: Ints, first: int, end: int) -> None:
    """Begins and inside over words first to end (half open); nothing where there is none."""
    if first < end:
        column[first] = 1
        column[first + 1 : end] = 2
