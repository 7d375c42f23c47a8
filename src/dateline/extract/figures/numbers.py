"""From the readings of a sentence to ``Number`` values: kind, bounds, what is counted, scope."""

from __future__ import annotations

import re

from dateline.extract.figures.lexicon import lexicon
from dateline.extract.figures.reading import Reading, Unit, readings, units
from dateline.extract.figures.refuse import refused
from dateline.model import Number, Sentence, Span, Story, Time


def find(story: Story, times: tuple[Time, ...]) -> tuple[Number, ...]:
    """Every number of the story that may be a figure, by span start; ``times`` are the story's time expressions.

    Numbers inside a time expression, and numbers that measure, date or name (see ``refuse``), are not among them.
    """
    out: list[Number] = []
    for sentence in story.sentences:
        out.extend(in_sentence(story, sentence, times))
    return tuple(out)


def in_sentence(story: Story, sentence: Sentence, times: tuple[Time, ...]) -> tuple[Number, ...]:
    """The numbers of one sentence, by span start."""
    us = units(story.text, sentence.span)
    within = tuple(t for t in times if sentence.span[0] <= t.span[0] < sentence.span[1])
    return tuple(number(story, sentence, us, r, within) for r in kept(us, within))


def kept(us: tuple[Unit, ...], times: tuple[Time, ...]) -> tuple[Reading, ...]:
    """The readings of a sentence that may be figures."""
    return tuple(r for r in readings(us) if not _dropped(us, r, times))


def _dropped(us: tuple[Unit, ...], reading: Reading, times: tuple[Time, ...]) -> bool:
    q = reading.counted.quantity
    if q.currency is None and refused(us, reading.counted):
        return True
    if any(t.span[0] <= q.core[0] and q.core[1] <= t.span[1] for t in times) and not reading.counted.head:
        return True
    if q.form == "article" or q.high == 0:
        return reading.kind is None
    return False


def number(story: Story, sentence: Sentence, us: tuple[Unit, ...], reading: Reading, times: tuple[Time, ...]) -> Number:
    """One reading as a ``Number``."""
    q = reading.counted.quantity
    total, since = running(story, sentence, times)
    money = q.currency is not None or _currency_behind(us, reading)
    return Number(
        span=q.span if q.currency is None else (min(q.span[0], q.currency[0]), q.span[1]),
        low=q.low,
        high=q.high,
        kind="money" if money else (reading.kind or _plain_kind(us, reading)),
        scope="cumulative" if total else "incident",
        rule=f"{q.form}/{reading.rule}/{reading.role}",
        approximate=q.approximate,
        of_span=reading.counted.of_span,
        since=since,
        as_of=story.article.published if total else None,
        side_span=_side(us) if total else None,
    )


def _currency_behind(us: tuple[Unit, ...], reading: Reading) -> bool:
    at = reading.counted.at
    words = [u.lower for u in us[at + 1 : at + 4] if u.tag in ("noun", "name", "adj", "verb")]
    head = us[reading.counted.head].lower if reading.counted.head is not None else ""
    return head in lexicon().currency_after or bool(words[:1] and words[0] in lexicon().currency_after)


def _plain_kind(us: tuple[Unit, ...], reading: Reading) -> str:
    """The kind of a number without a predicate of its own: armed strength, or other."""
    head = reading.counted.head
    return "strength" if head is not None and us[head].lower in lexicon().armed else "other"


NAMED = re.compile(r"\b(since|so far|this year|last year|to date|tally|in total|brings? to|bringing to)\b", re.IGNORECASE)


def running(story: Story, sentence: Sentence, times: tuple[Time, ...]) -> tuple[bool, str | None]:
    """Does the sentence tell a running total, and since which day where its words give one?"""
    text = story.text[sentence.span[0] : sentence.span[1]]
    since = next((t.start for t in times if t.cue == "since" and t.start), None)
    total = NAMED.search(text)
    return (bool(total) or since is not None), since


def _side(us: tuple[Unit, ...]) -> Span | None:
    """The words for where or on whose side: the first name behind "in" or "on both sides"."""
    for i, u in enumerate(us[:-1]):
        if u.lower == "in" and us[i + 1].tag == "name" and us[i + 1].lower not in lexicon().months:
            end = i + 1
            while end + 1 < len(us) and us[end + 1].tag in ("name", "poss"):
                end += 1
            return (us[i + 1].span[0], us[end].span[1])
    return None
