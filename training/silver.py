"""Texts without annotation as training examples: the odds of weights that were trained before are their labels.

The texts are those that may be trained on: real wire sentences that nobody annotated, and whole news articles. The
reader learns from them what its teacher thinks of real prose, doubts included; no text is of a dev or test part.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus import standoff
from dateline.codebook import load as codebook
from dateline.model import Span
from dateline.reader import hints, joined, labels, proposed
from dateline.reader.model import CODES, Found, order
from dateline.reader.model import Reader as Teacher
from dateline.reader.pieces import Pieces, lengths
from dateline.reader.proposed import Around, Proposal, gathered
from dateline.reader.windows import Window, windows, words_of
from dateline.reader.words import Word, words
from dateline.spans import meeting
from evals.gold import story_of_lines
from evals.paths import shared
from training.examples import Anchor, Example, Told, example

LEAST = 0.3
"""Odds from which on what the teacher finds is an anchor of the example."""
LONGEST = 6000
"""Characters of an article that are read: later ones are seldom news."""
Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Soft:
    """The teacher's odds: of every word's tags; of every anchor's codes and argument tags (anchors, words, 10, 3)."""

    events: Floats
    cues: Floats
    codes: tuple[Floats, ...]
    tags: Floats


def sentences_left() -> Iterator[str]:
    """Real wire sentences of the train part that are not annotated."""
    done = {record["sha256"] for record in standoff.annotated("event_location")}
    for sha256, text in sorted(standoff.texts("event_location").items()):
        if sha256 not in done and standoff.part(sha256) == "train" and 40 <= len(text) <= 600:
            yield text


def articles() -> Iterator[str]:
    """News articles under a licence that lets anyone hand them on (Apache-2.0), but for those that are annotated."""
    done = {record["sha256"] for name in ("news_pages", "web_pages") for record in standoff.annotated(name)}
    found = json.loads((shared() / "data/pages/articles.json").read_text(encoding="utf-8"))
    for item in found.values():
        text = item["articleBody"].strip()[:LONGEST]
        if len(text) > 400 and standoff.digest(standoff.article(item)) not in done:
            yield text


def silver(text: str, pieces: Pieces, teacher: Teacher) -> Iterator[Example]:
    """The windows of one text with what the teacher tells of it."""
    story = story_of_lines(text)
    around = gathered(story, codebook())
    found = words(text, tuple(s.span for s in story.sentences))
    if not found:
        return
    # The teacher may not have learnt from articles that count nobody.
    reading = joined.read(teacher, around._replace(counted=around.numbers), LEAST)
    told = {(item.span, item.kind): item for item in (*reading.events, *reading.cues, *reading.numbers)}
    known = of_events(around, reading)
    anchors = tuple(
        anchor(found, span, kind, known.get((span, kind)) or of_other(around, span, kind)) for span, kind in told
    )
    none = np.zeros(len(found), dtype=np.int64)
    seen = hints.columns(found, *around.hinted)
    here = Told("", tuple(s.span for s in story.sentences), found, none, none, seen, anchors)
    cut = pieces.cut(text, found)
    for window in windows(lengths(cut, found, len(story.sentences))):
        made = example(here, cut, window)
        if made is not None:
            yield replace(made, soft=soft(made, told, found, window, teacher))


def of_events(around: Around, reading: joined.Reading) -> dict[tuple[Span, str], Proposal]:
    """What the rules propose for the events that the teacher found."""
    made = proposed.of_events(around, reading.triggers)
    return {(item.span, item.kind): proposal for item, proposal in zip(reading.events, made, strict=True)}


def of_other(around: Around, span: Span, kind: str) -> Proposal:
    """What the rules propose for a cue or a number."""
    return proposed.of_cue(around, span) if kind == "cue" else proposed.of_number(around, span)


def anchor(found: Sequence[Word], span: Span, kind: str, proposal: Proposal) -> Anchor:
    """An anchor without labels."""
    first, last = meeting(found, span, Word.where)
    sort = "event" if kind in labels.TYPES else kind
    spans = [(name, *inside(found, part)) for name, part in proposal.spans]
    return Anchor(
        first, last, sort, labels.ANCHORS.index(kind), span=span, proposals=tuple(spans), known=proposal.known
    )


def inside(found: Sequence[Word], span: Span) -> tuple[int, int]:
    """The words (half open) that a span meets; (0, 0) for none."""
    first, last = meeting(found, span, Word.where)
    return (first, last) if first < last else (0, 0)


def soft(
    made: Example, told: dict[tuple[Span, str], Found], found: Sequence[Word], window: Window, teacher: Teacher
) -> Soft:
    """The teacher's odds over one window."""
    given = {"pieces": made.pieces, "ends": made.ends, "shapes": made.shapes}
    _, events, cues = teacher.run("words.onnx", given | {"orders": order(made.places), "seen": made.hints})
    low, _ = words_of(window, found)
    tags = np.zeros((*made.tags.shape, 3), dtype=np.float32)
    codes = [[] for _ in CODES]
    for row, (first, last, kind) in enumerate(made.codes[:, :3]):
        name = labels.ANCHORS[kind]
        item = told[(found[low + first].span[0], found[low + last - 1].span[1]), name]
        at = {span: i for i, span in enumerate(item.words)}
        rows = [at.get(word.span) for word in found[low : low + len(made.shapes)]]
        kept = np.array([i for i, x in enumerate(rows) if x is not None])
        theirs = np.array([x for x in rows if x is not None])
        for column, argument in enumerate(labels.TAKES["event" if name in labels.TYPES else name]):
            odds, begins = item.inside[theirs, column], item.begins[theirs, column]
            where = labels.ARGUMENTS.index(argument)
            tags[row, kept, where] = np.stack([1 - odds, begins, odds - begins], axis=-1)
        for values, code in zip(codes, CODES, strict=True):
            values.append(item.codes[code])
    return Soft(events, cues, tuple(np.array(x, dtype=np.float32) for x in codes), tags)


def all_silver(folder: Path, pieces: Pieces, most: int) -> list[Example]:
    """Examples of all texts without annotation, told by the weights in a folder; ``most`` articles, those in which
    the teacher finds most to tell."""
    teacher = Teacher(folder)
    out = [made for text in sentences_left() for made in silver(text, pieces, teacher)]
    whole = [list(silver(text, pieces, teacher)) for text in articles()]
    ranked = sorted(
        whole, key=lambda made: -sum(len(x.codes) / max(1, len(x.shapes)) for x in made) / max(1, len(made))
    )
    return out + [x for made in ranked[:most] for x in made]
