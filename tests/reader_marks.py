"""An event as if a reader had found it, with given odds that words of its page belong to it."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from dateline import sentences
from dateline.model import Article, Span, Story, Trigger
from dateline.reader import labels
from dateline.reader.model import Found
from dateline.reader.words import words
from dateline.spans import meets
from evals import gold


def span(text: str, of: str) -> Span:
    """Where words first stand in a text."""
    return text.index(of), text.index(of) + len(of)


def story(text: str) -> Story:
    """A text as one article of one paragraph, without a day."""
    part = (0, len(text))
    return Story(text=text, article=Article(number=0, parts=(part,)), sentences=sentences.split(text, (part,)))


def act(text: str, span: Span) -> Trigger:
    """An attack at these words of a text of one sentence, as a reader finds it."""
    return Trigger(
        evidence_span=(0, len(text)),
        span=span,
        clause_span=(0, len(text)),
        type="ASSAULT",
        mode=None,
        status="actual",
        role="news",
        voice="active",
        rule="",
        by="reader",
        confidence=1.0,
    )


def marked(page: Story, trigger: str, argument: str, odds: Mapping[str, float], kind: str) -> tuple[Trigger, Found]:
    """The event at these words, and what the reader says of it: the odds that words belong to it as ``argument``."""
    found = words(page.text, tuple(s.span for s in page.sentences))
    column, at = labels.TAKES["event"].index(argument), span(page.text, trigger)
    inside = np.zeros((len(found), len(labels.TAKES["event"])), dtype=np.float32)
    for name, value in odds.items():
        for row, word in enumerate(found):
            if meets(word.span, span(page.text, name)):
                inside[row, column] = value
    sentence = next(i for i, s in enumerate(page.sentences) if meets(s.span, at))
    event = Found(kind, at, sentence, 1.0, words=tuple(w.span for w in found), inside=inside, begins=inside * 0)
    return gold.trigger(page.sentences[sentence].span, at, {**gold.WIRE, "type": kind}), event
