"""Quotations that go on: a paragraph all in quotation marks, a turn of a transcript, "NAME: words", "He went on:"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.extract.statements import voices
from dateline.extract.statements.contents import trim
from dateline.extract.statements.cues import cues
from dateline.extract.statements.hedges import hedge_in
from dateline.extract.statements.lexicon import lexicon
from dateline.extract.statements.speakers import Candidate, resolve
from dateline.extract.statements.subjects import span_of, subject
from dateline.extract.statements.units import Unit
from dateline.extract.syntax import VERBAL, Token
from dateline.model import Quotation, Span, Story

SHORTEST = 4
"""Tokens, marks included, of the shortest unit that goes on with a quotation: less is a title or a scare quote."""
LABEL = 4
"""Tokens of the longest name before the colon of a transcript."""
EDGE = " \t,.;:\xa0"
"""Characters that do not end what is said."""


def running(text: str, unit: Unit, last: Quotation | None) -> list[Quotation]:
    """A unit without a verb of saying that is all quotation goes on with the speaker of the unit before it."""
    whole = all(unit.said(k) or t.tag == "punct" for k, t in enumerate(unit.toks))
    if not whole or last is None or last.speaker_span is None or len(unit.toks) < SHORTEST:
        return _labelled(text, unit)
    if _label(unit, first=1):
        return []
    opened = last.rule == "announced"
    return _one(text, unit, (0, len(unit.toks)), last.speaker_span, last.cue_span if opened else None, "running")


def turned(story: Story, turns: Sequence[voices.Turn]) -> Iterator[Quotation]:
    """Each paragraph of each labelled turn, said by its label."""
    spoken: dict[tuple[Span, int], list[Span]] = {}
    for sentence in story.sentences if turns else ():
        span = voices.bare(story, sentence.span)
        turn = None if span is None else voices.turn_at(turns, span[0])
        if span is not None and turn is not None and turn.speaker is not None and turn.labelled:
            spoken.setdefault((turn.speaker, sentence.paragraph), []).append(span)
    for (speaker, _), spans in spoken.items():
        a, b = spans[0][0], spans[-1][1]
        while b > a and story.text[b - 1] in EDGE:
            b -= 1
        if a < b:
            yield Quotation(
                evidence_span=(a, spans[-1][1]),
                content_span=(a, b),
                speaker_span=speaker,
                cue_span=None,
                direct=True,
                rule="label",
                chain=(speaker,),
            )


def _one(text: str, unit: Unit, found: tuple[int, int], speaker: Span, cue: Span | None, rule: str) -> list[Quotation]:
    a, b = span_of(unit.toks, found)
    inner = [q.inner for q in unit.quotes if q.span[0] <= a and b <= q.span[1] + 1]
    if inner:
        a, b = max(a, inner[0][0]), min(b, inner[0][1])
    while b > a and text[b - 1] in EDGE:
        b -= 1
    if a >= b:
        return []
    return [
        Quotation(
            evidence_span=unit.span,
            content_span=(a, b),
            speaker_span=speaker,
            cue_span=cue,
            direct=True,
            rule=rule,
            hedge_span=hedge_in(text, cue, unit),
            chain=(speaker,),
        )
    ]


def _label(unit: Unit, first: int) -> int:
    """The token of the colon behind a name all in capitals ("SMITH: Well, ..."), or 0."""
    for k in range(first, first + LABEL):
        if unit.word(k) == ":":
            name = unit.toks[first:k]
            capitals = all(t.text.isupper() for t in name if t.text.isalpha())
            return k if capitals and k > first and len(name[0].text) > 1 and not _clausal(name) else 0
    return 0


def _clausal(name: tuple[Token, ...]) -> bool:
    """Whether words before a colon are the beginning of a sentence: "WE REPEAT:", "RUIZ ADDED:"."""
    return any(t.tag == "pron" or t.tag in VERBAL or t.lower in lexicon().forms for t in name)


def _labelled(text: str, unit: Unit) -> list[Quotation]:
    colon = _label(unit, first=0)
    end = trim(unit, colon + 1, len(unit.toks))
    if not colon or end - colon < SHORTEST:
        return []
    return _one(text, unit, (colon + 1, end), span_of(unit.toks, (0, colon)), None, "label")


def announced(text: str, unit: Unit, known: list[Candidate]) -> Quotation | None:
    """The verb and speaker of a unit that ends in a colon ("He went on:"), for the quotation in the next unit."""
    if not unit.toks or unit.toks[-1].text != ":":
        return None
    for cue in reversed(cues(unit)):
        who = subject(unit, cue.start, 0) if cue.use == "finite" and cue.frames & {"clause", "quote"} else None
        if who is None:
            continue
        span: Span | None = span_of(unit.toks, who)
        if unit.tag(who[0]) == "pron" and who[1] - who[0] == 1:
            span = resolve(unit.word(who[0]), known, known[-1].unit if known else 0)
        if span is not None:
            return Quotation(
                evidence_span=unit.span,
                content_span=unit.span,
                speaker_span=span,
                cue_span=span_of(unit.toks, cue.span),
                direct=False,
                rule="announced",
            )
    return None
