"""Who "he said" is: every party named before a pronoun that speaks, weighed.

The rules take the last fitting speaker near by. Reports go back and forth between speakers, so nearness, having spoken,
the make of the name and what is known of the first name (``name_genders.tsv``) are weighed here together with that
choice. The weights of the features, and the table of names, are fitted by ``training/fit_pronouns.py``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from msgspec.structs import replace

from dateline.extract.statements.speakers import Candidate, candidate
from dateline.link import weights
from dateline.model import Mention, Quotation, Span, Story
from dateline.spans import meeting, meets, sentence_at

TABLE = "pronoun_weights.tsv"
NAMES = "name_genders.tsv"
MOST = 12
"""Parties, the last named first, that are weighed."""
REACH = 4000
"""Characters before the pronoun in which parties are looked for, and"""
RECENT = 40
"""statements before it whose speakers are: no page is read in more than linear time."""

_BEFORE = re.compile(r"\b(he|she|it|they|we|him|her|them)(?:\s+[\w'’]+){0,2}\s+$", re.IGNORECASE)
_BEHIND = re.compile(r"\s+(he|she|it|they|we)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w'’\-]*")
_TITLES = frozenset(
    [
        *("mr", "mrs", "ms", "dr", "sen", "gov", "gen", "col", "lt", "capt", "sir", "rep", "the", "a", "an"),
        *("president", "minister", "prime", "foreign", "judge", "mayor", "governor", "general", "senator"),
    ]
)
_OPENINGS = frozenset(("the", "a", "an", "one", "its", "his", "her", "their", "two", "some"))
_AS = {"him": "he", "them": "they"}


class Party(NamedTuple):
    """One party: its mentions before the pronoun in page order, which of them spoke, and its fullest name."""

    mentions: tuple[Candidate, ...]
    name: str


class Heard(NamedTuple):
    """A pronoun that speaks: the word, where it stands, and the parties that it may stand for, the last named first."""

    pronoun: str
    at: int
    chosen: Span
    parties: tuple[Party, ...]


def resolved(story: Story, quotations: Sequence[Quotation], mentions: Sequence[Mention]) -> tuple[Quotation, ...]:
    """The statements, each pronoun that speaks replaced by the likeliest party's last mention before it."""
    known, genders = weights.table(TABLE), names()
    out: list[Quotation] = []
    made: dict[tuple[Span, bool], Candidate] = {}
    before: tuple[Span | None, Span | None] = (None, None)
    for said in sorted(quotations, key=lambda q: q.cue_span or q.content_span):
        found = heard(story, said, out, mentions, made)
        speaker = said.speaker_span if found is None else likeliest(found, known, genders)
        if said.cue_span is None and said.speaker_span == before[0]:
            speaker = before[1]  # a quotation that goes on: whoever spoke before
        before = said.speaker_span, speaker
        out.append(said if speaker == said.speaker_span else _by(said, speaker))
    return tuple(sorted(out, key=lambda q: (q.content_span, q.cue_span or (0, 0))))


def _by(said: Quotation, speaker: Span | None) -> Quotation:
    """The statement as said by another."""
    chain = tuple(speaker if span == said.speaker_span and speaker else span for span in said.chain)
    return replace(said, speaker_span=speaker, chain=chain)


def likeliest(found: Heard, known: dict[str, float], genders: dict[str, int]) -> Span:
    """The last mention of the likeliest party; the rules' choice where there is no party."""
    scores = [weights.total(tuple(features(found, rank, genders)), known) for rank in range(len(found.parties))]
    best = max(range(len(scores)), key=lambda rank: (scores[rank], -rank), default=None)
    return found.chosen if best is None else found.parties[best].mentions[-1].span


@cache
def names() -> dict[str, int]:
    """First name -> how much oftener it was "he" than "she"."""
    text = files("dateline.knowledge").joinpath("data", NAMES).read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {name: int(count) for name, count in rows}


def heard(
    story: Story,
    said: Quotation,
    before: Sequence[Quotation],
    mentions: Sequence[Mention],
    made: dict[tuple[Span, bool], Candidate],
) -> Heard | None:
    """The pronoun that speaks a statement; None where a name does. ``before`` are the statements of earlier cues;
    ``made`` keeps what was found out of each mention, whether it spoke being part of it."""
    if said.cue_span is None or said.speaker_span is None:
        return None
    found = _pronoun(story, said)
    if found is None:
        return None
    word, at = found
    return Heard(word, at, said.speaker_span, _parties(story, at, said.speaker_span, before, mentions, made))


def _pronoun(story: Story, said: Quotation) -> tuple[str, int] | None:
    """The pronoun right at the verb of saying, and where it stands; None where the speaker stands there."""
    assert said.cue_span is not None
    assert said.speaker_span is not None
    first, last = said.cue_span
    begin = story.sentences[sentence_at(story.sentences, first)].span[0]
    match = _BEFORE.search(story.text, max(begin, first - 40), first) or _BEHIND.match(story.text, last, last + 12)
    if match is None:
        return None
    at = match.start(1)
    near = min(at, first), max(match.end(1), last)
    if meets(said.speaker_span, near) and not meets(said.speaker_span, match.span(1)):
        return None
    word = match[1].lower()
    return _AS.get(word, word), at


def _parties(
    story: Story,
    at: int,
    chosen: Span,
    before: Sequence[Quotation],
    mentions: Sequence[Mention],
    made: dict[tuple[Span, bool], Candidate],
) -> tuple[Party, ...]:
    text = story.text
    first, last = meeting(mentions, (max(0, at - REACH), at), lambda mention: mention.span)
    near = mentions[first:last]
    spoke = {q.speaker_span for q in before[-RECENT:] if q.speaker_span is not None and q.speaker_span[1] <= at}
    named = {m.span for m in near if m.kind == "actor" and m.span[1] <= at}
    places = frozenset(m.span for m in near if m.kind == "place")
    spans = sorted({*spoke, *(s for s in named if not any(meets(s, other) for other in spoke)), chosen})
    by: dict[str, list[Candidate]] = {}
    for span in spans:
        known = (span, span in spoke)
        if known not in made:
            unit = sentence_at(story.sentences, span[0])
            made[known] = candidate(text, span, unit, spoke=known[1], places=places)
        by.setdefault(_key(text[slice(*span)]), []).append(made[known])
    found = [Party(tuple(own), max((text[slice(*c.span)] for c in own), key=len)) for own in by.values()]
    return tuple(sorted(found, key=lambda party: -party.mentions[-1].span[0])[:MOST])


def _key(name: str) -> str:
    """What two mentions of one party share: the last capitalised word, or all words."""
    capitals = [word for word in _WORD.findall(name) if word[0].isupper()]
    return capitals[-1].lower().removesuffix("'s").removesuffix("’s") if capitals else name.lower()


def first_name(name: str) -> str | None:
    """The first of two or more capitalised words that are no title."""
    capitals = [w for w in _WORD.findall(name) if w[0].isupper() and w.lower().rstrip(".") not in _TITLES]
    return capitals[0] if len(capitals) >= 2 else None


def features(found: Heard, rank: int, genders: dict[str, int]) -> Iterator[str]:
    """What is said of a party of the pronoun."""
    party, word = found.parties[rank], found.pronoun
    last = party.mentions[-1]
    speakers = [p.mentions[-1].span for p in found.parties if any(c.spoke for c in p.mentions)]
    units = sorted({c.unit for p in found.parties for c in p.mentions})
    near = min(4, len(units) - bisect_left(units, last.unit))
    kinds = {c.kind for c in party.mentions}
    yield f"rank {min(rank, 5)}"
    yield f"{word} rank {min(rank, 5)}"
    yield f"{word} near {near} spoke {last.spoke}"
    yield f"near {near}"
    yield f"last speaker {bool(speakers) and last.span == max(speakers)} {near}"
    yield f"{word} kind {last.kind}"
    yield f"{word} person {'person' in kinds}"
    yield f"named {min(4, len(party.mentions))}"
    yield f"spoke {any(c.spoke for c in party.mentions)}"
    chosen = any(c.span == found.chosen for c in party.mentions)
    yield f"chosen {chosen}"
    yield f"{word} chosen {chosen} {_off(found, found.chosen)}"
    yield f"off {_off(found, last.span)}"
    yield f"{word} off {_off(found, last.span)} kind {last.kind}"
    yield from _by_gender(party, word, genders)
    words: list[str] = _WORD.findall(party.name)
    first = words[0] if words else ""
    opening = first.lower() if first.lower() in _OPENINGS else "name" if first[:1].isupper() else "other"
    yield f"{word} names {min(3, sum(w[0].isupper() for w in words))} {opening}"
    yield f"{word} head {words[-1].lower()[:8] if words and not words[-1][0].isupper() else 'NAME'}"


DISTANCES = (0, 30, 80, 160, 300, 600)
"""Bounds between the classes of characters from a mention to the pronoun."""


def _off(found: Heard, span: Span) -> int:
    """The class of how far before the pronoun a mention ends; 0 for one behind it."""
    return bisect_left(DISTANCES, found.at - span[1])


def _by_gender(party: Party, word: str, genders: dict[str, int]) -> Iterator[str]:
    if word not in ("he", "she"):
        return
    told = next((c.gender for c in party.mentions if c.gender), "")
    yield f"gender {'same' if told == word else 'other' if told else 'none'}"
    first = first_name(party.name)
    count = genders.get(first, 0) if first else 0
    if first is None or not count:
        yield "first name unknown"
    else:
        yield f"first name {'same' if (count > 0) == (word == 'he') else 'other'} {min(3, abs(count))}"
