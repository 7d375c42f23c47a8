"""From raw findings to quotations: spans, pronouns, running quotations, hedges."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dateline.extract.statements import voices
from dateline.extract.statements.acts import act_only
from dateline.extract.statements.chains import chain_of
from dateline.extract.statements.frames import read
from dateline.extract.statements.hedges import hedge_in
from dateline.extract.statements.lexicon import lexicon
from dateline.extract.statements.mute import mute
from dateline.extract.statements.raw import Raw
from dateline.extract.statements.running import announced, running, turned
from dateline.extract.statements.speakers import Candidate, candidate, fits, resolve
from dateline.extract.statements.subjects import ABOUT, FINITE, Range, span_of, subject
from dateline.extract.statements.units import Unit, units
from dateline.model import Mention, Quotation, Span, Story

NOBODY = frozenset({"no", "none", "nobody", "neither", "nothing", "there", "this", "these", "such"})
"""Openings of subjects that no pronoun stands for."""
ARTICLES = frozenset({"a", "an", "the"})
EDGE = " \t\r\n\xa0,.;:—–"
"""Characters that belong to neither end of a content."""
OPENING_TOKENS = 60
"""Tokens of a unit in which its first subject is looked for, and"""
SUBJECT_TOKENS = 80
"""those in which all of them are."""
LONGEST_SUBJECT = 120
"""Characters of the longest one that is taken for a party."""


_UNNAMED = "some others another each many several all both few most someone everyone none"
UNNAMED = frozenset(_UNNAMED.split(" "))
"""Pronouns that stand for nobody named before."""
OWN = frozenset({"i", "we", "me", "us"})
"""Pronouns of whoever speaks or writes."""


class Before(NamedTuple):
    """What a pronoun that speaks is resolved by: the mentions before its unit, the unit's number, and whose own words
    the unit is (None for the outlet's)."""

    known: list[Candidate]
    number: int
    voice: Span | None


def find(story: Story, mentions: tuple[Mention, ...] = ()) -> tuple[Quotation, ...]:
    """Every statement of a story, in order of what was said; works without mentions.

    A speaker told by a pronoun is replaced by the full mention it stands for. ``direct`` is set only where all of the
    content stands in quotation marks. ``reported`` is False for what is known, shown or done rather than said,
    and for what "I" or "we" say where nothing tells who they are. Each paragraph of a labelled turn is a statement too,
    without a verb.
    """
    places = frozenset(m.span for m in mentions if m.kind == "place")
    known: list[Candidate] = []
    turns = voices.turns(story)
    out: list[Quotation] = list(turned(story, turns))
    last: Quotation | None = None
    turn: voices.Turn | None = None
    for number, unit in enumerate(units(story)):
        raws = read(unit)
        told = _first_subject(unit)
        ended, turn = turn, voices.turn_at(turns, unit.span[0])
        if ended is not None and ended != turn and (spoke := voices.answering(story.text, ended)) is not None:
            known.append(candidate(story.text, spoke, number - 1, spoke=True))
        before = Before(known, number, turn.speaker if turn else None)
        found = [q for raw in raws if (q := _quotation(story.text, unit, raw, raws, before)) is not None]
        if not raws:
            found = running(story.text, unit, last)
        if told is not None and not _stands_for(unit, told) and unit.word(told[0]) not in NOBODY:
            known.append(candidate(story.text, span_of(unit.toks, told), number, spoke=False, places=places))
        speakers = [
            q.speaker_span for q in found if q.speaker_span is not None and not _own(story.text, q.speaker_span)
        ]
        known.extend(candidate(story.text, s, number, spoke=True, places=places) for s in speakers)
        out.extend(found)
        last = announced(story.text, unit, known) or _last(found)
    return tuple(sorted(_unique(out), key=lambda q: (q.content_span, q.cue_span or (0, 0))))


def told_in(story: Story) -> Iterator[Span]:
    """The subjects of a story outside quotation marks that are full mentions."""
    for unit in units(story):
        for k in range(1, min(len(unit.toks), SUBJECT_TOKENS)):
            if unit.tag(k) not in FINITE or unit.tag(k - 1) in FINITE or unit.said(k):
                continue
            told = subject(unit, k, 0)
            if told is not None and not _stands_for(unit, told) and unit.word(told[0]) not in NOBODY:
                span = span_of(unit.toks, told)
                if span[1] - span[0] < LONGEST_SUBJECT:
                    yield span


def _stands_for(unit: Unit, told: Range) -> bool:
    """Whether a subject is no full mention: a pronoun, or a number without a noun ("one was shot, he said")."""
    return unit.tag(told[0]) == "pron" or all(unit.tag(k) == "num" for k in range(*told))


def _own(text: str, speaker: Span) -> bool:
    """Whether a speaker is but "we" or "I", whom no other pronoun stands for."""
    return text[slice(*speaker)].lower() in OWN


def _last(found: list[Quotation]) -> Quotation | None:
    """What a quotation in the next unit goes on with: the last quotation, else the last statement."""
    quoted = next((q for q in reversed(found) if q.direct), None)
    return quoted or max(found, key=lambda q: (q.reported, q.cue_span or (0, 0)), default=None)


def _unique(found: list[Quotation]) -> list[Quotation]:
    seen: dict[tuple[Span, Span | None], Quotation] = {}
    for one in found:
        seen.setdefault((one.content_span, one.speaker_span), one)
    return list(seen.values())


def _first_subject(unit: Unit) -> Range | None:
    for k in range(1, min(len(unit.toks), OPENING_TOKENS)):
        if unit.tag(k) in FINITE and not unit.said(k):
            return subject(unit, k, 0)
    return None


def _quotation(text: str, unit: Unit, raw: Raw, raws: tuple[Raw, ...], before: Before) -> Quotation | None:
    if raw.cue and unit.word(raw.cue[0] - 1) in ARTICLES:
        return None  # "an estimated 45,000 soldiers"
    content, direct = content_of(text, unit, raw.content)
    speaker = _speaker(text, unit, raw, raws, before)
    if content is None or speaker is None or (raw.speaker and mute(unit, raw.speaker, direct=direct)):
        return None
    cue = span_of(unit.toks, raw.cue) if raw.cue else None
    return Quotation(
        evidence_span=evidence_of(unit, content),
        content_span=content,
        speaker_span=speaker,
        cue_span=cue,
        direct=direct,
        rule=raw.rule,
        addressee_span=span_of(unit.toks, raw.addressee) if raw.addressee else None,
        hedge_span=hedge_in(text, cue, unit),
        chain=chain_of(unit, raw, speaker),
        reported=not ((raw.source_only and not _opinion(unit, raw)) or _own(text, speaker) or act_only(unit, raw)),
    )


OPINIONS = frozenset({"thinks", "fears"})
"""What somebody thinks now is as good as said: 17 of 22 are annotated; "thought" and "think" seldom are."""


def _opinion(unit: Unit, raw: Raw) -> bool:
    """Whether a statement's verb is that of an opinion told in the present: "she thinks that Kyiv knows it"."""
    return raw.cue is not None and unit.word(raw.cue[1] - 1) in OPINIONS


def content_of(text: str, unit: Unit, found: Range) -> tuple[Span | None, bool]:
    """The span of what was said, without outer quotation marks and final stop, and whether all of it is quoted."""
    a, b = span_of(unit.toks, found)
    ids = {unit.quoted[k] for k in range(*found) if unit.word(k) not in (",", ".")}
    if len(ids) == 1 and -1 not in ids:
        inner = unit.quotes[ids.pop()].inner
        return _strip(text, max(a, inner[0]), min(b, inner[1])), True
    return _strip(text, a, b), False


def _strip(text: str, a: int, b: int) -> Span | None:
    while b > a and text[b - 1] in EDGE:
        b -= 1
    while a < b and text[a] in EDGE:
        a += 1
    return (a, b) if a < b else None


def evidence_of(unit: Unit, content: Span) -> Span:
    """The sentences of the unit that the content touches."""
    touched = [s for s in unit.sentences if s[0] < content[1] and s[1] > content[0]]
    return (touched[0][0], touched[-1][1]) if touched else unit.span


def _speaker(text: str, unit: Unit, raw: Raw, raws: tuple[Raw, ...], before: Before) -> Span | None:
    """The span of the speaker's noun phrase, or of what its pronoun stands for."""
    if raw.speaker is None:
        return None
    a, b = raw.speaker
    if not _may_speak(unit, raw.speaker):
        return None
    if b - a > 1 or unit.tag(a) != "pron":
        return span_of(unit.toks, raw.speaker)
    if unit.word(a) in OWN:
        return before.voice or span_of(unit.toks, raw.speaker)
    if unit.word(a) == "you":
        return None
    if unit.word(a) in UNNAMED:
        return span_of(unit.toks, raw.speaker)
    here = _told_before(text, unit, a, raws, before.number)
    trailing = raw.rule in ("behind", "inverted", "second-half")
    if here is not None and not trailing and fits(unit.word(a), here):
        return here.span
    nearer = before.known if here is None else [*before.known, here]
    return resolve(unit.word(a), nearer, before.number) or span_of(unit.toks, raw.speaker)


def _may_speak(unit: Unit, told: Range) -> bool:
    """Whether a subject may speak: not "there", "in addition", "'s report", "the mayor's", or "11" of "11:06
    a.m."."""
    first = told[0]
    if unit.tag(told[1] - 1) == "poss" and not unit.word(told[1] - 2)[:1].isdigit():
        return False
    if unit.word(first) == "there" and told[1] - first == 1:
        return False
    if all(unit.word(k) in lexicon().units for k in range(*told)):
        return False  # "announced hours after"
    begins = unit.tag(first) != "poss" and (unit.tag(first) != "prep" or unit.word(first) in ABOUT)
    return begins and any(unit.word(k)[:1].isalpha() for k in range(*told))


def _told_before(text: str, unit: Unit, limit: int, raws: tuple[Raw, ...], number: int) -> Candidate | None:
    """Who spoke before token ``limit`` of the unit, or else the nearest subject before it; no pronoun."""
    spoke = [r.speaker for r in raws if r.speaker and r.speaker[1] <= limit and unit.tag(r.speaker[0]) != "pron"]
    if spoke:
        return candidate(text, span_of(unit.toks, max(spoke)), number, spoke=True)
    for k in range(limit - 1, max(0, limit - OPENING_TOKENS), -1):
        told = subject(unit, k, 0) if unit.tag(k) in FINITE and not unit.said(k) else None
        if told is not None and not _stands_for(unit, told):
            return candidate(text, span_of(unit.toks, told), number, spoke=False)
    return None
