"""From a story to its triggers: match every sentence, drop what is no event of its own, describe what is left."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from dateline.codebook import Codebook
from dateline.extract.events import filters, generic, matching, modes, pagekind, reading, status, voice
from dateline.extract.events.filters import Candidate
from dateline.extract.events.lexicon import Lexicon, lexicon
from dateline.extract.events.reading import Reading
from dateline.model import Mention, Story, Time, Trigger

UNMEASURED = 0.5
"""Confidence of a rule that was never measured."""


def find(
    story: Story, codebook: Codebook, mentions: Sequence[Mention] = (), times: Sequence[Time] = ()
) -> tuple[Trigger, ...]:
    """The event triggers of one article in page order; empty for sport, business, weather, culture and history."""
    lex = lexicon()
    if pagekind.kind_of(story, lex) is not None:
        return ()
    candidates: list[Candidate] = []
    headings = _headings(story) | generic.in_own_voice(story)
    named = sorted((m for m in mentions if m.named), key=lambda m: m.span)
    starts = [m.span[0] for m in named]
    for number, sentence in enumerate(story.sentences):
        if number in headings:
            continue
        r = reading.read(story.text, sentence.span)
        hits = [hit for hit in matching.hits(r, lex) if not generic.inside_name(r, hit, named, starts)]
        found = [Candidate(hit=hit, reading=r, number=number) for hit in hits]
        candidates += filters.within_sentence(found, lex)
    kept = filters.across_sentences(candidates)
    clock = status.clock(story, times)
    triggers = _with_sequels(story, [_trigger(story, one, lex, clock) for one in kept])
    return tuple(sorted((t for t in triggers if codebook.allows(t.type, t.mode)), key=lambda t: t.span))


LATER = re.compile(r"\b(?:minutes?|hours?|days?|weeks?|months?|years?) later\b")


def _with_sequels(story: Story, triggers: list[Trigger]) -> list[Trigger]:
    """The triggers with those that follow a recalled event of their sentence ("two days later") recalled as well."""
    out: list[Trigger] = []
    for one in triggers:
        before = out[-1] if out and out[-1].evidence_span == one.evidence_span else None
        sequel = before is not None and before.role == "background" and LATER.search(story.text, *_gap(before, one))
        out.append(replace(one, role="background") if sequel else one)
    return out


def _gap(before: Trigger, one: Trigger) -> tuple[int, int]:
    return min(before.span[1], one.span[0]), one.span[0]


HEADING_WORDS = 10
"""Words up to which a paragraph of one line without a final stop is a crosshead or the title of a live entry."""


def _headings(story: Story) -> frozenset[int]:
    """Numbers of the sentences that are crossheads: alone in their paragraph, short, without a final mark."""
    alone = Counter(sentence.paragraph for sentence in story.sentences)
    found = set()
    for number, sentence in enumerate(story.sentences):
        words = story.text[slice(*sentence.span)]
        ends = words[-1:] in ".!?\"”'’)…" and words[-1:] != ""
        if alone[sentence.paragraph] == 1 and not ends and len(words.split(None, HEADING_WORDS + 1)) <= HEADING_WORDS:
            found.add(number)
    return frozenset(found) if len(found) < len(story.sentences) else frozenset()


def _trigger(story: Story, one: Candidate, lex: Lexicon, clock: status.Clock) -> Trigger:
    r, hit = one.reading, one.hit
    return Trigger(
        evidence_span=r.span,
        span=_words_span(r, hit),
        clause_span=_clause_span(r, hit),
        type=hit.rule.type,
        mode=modes.mode_of(r, hit, lex),
        status=status.settled(status.status_of(r, hit, lex), r, hit, clock),
        role=status.role_of(story, r, hit, clock, one.number),
        voice=_voice(r, hit),
        rule=hit.rule.id,
        confidence=lex.confidence.get(hit.rule.id, UNMEASURED),
    )


def _words_span(r: Reading, hit: matching.Hit) -> tuple[int, int]:
    """The verb or the noun words; a verb pattern's later words are included where they follow closely."""
    last = hit.last if hit.last - hit.head <= 3 else hit.head
    first = hit.first if not hit.verbal else hit.head
    return r.tokens[first].span[0], r.tokens[max(last, hit.head)].span[1]


def _clause_span(r: Reading, hit: matching.Hit) -> tuple[int, int]:
    a, b = r.clause_at(hit.head)
    return r.tokens[a].span[0], r.tokens[b - 1].span[1]


def _voice(r: Reading, hit: matching.Hit) -> str:
    if not hit.verbal:
        return "nominal"
    if voice.is_passive(r, hit.head):
        return "passive"
    return "reciprocal" if hit.rule.reciprocal else "active"
