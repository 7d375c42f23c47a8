"""Who "he said" is: every party named before a pronoun that speaks, weighed.

The rules take the last fitting speaker near by. Reports go back and forth between speakers, and a long one is about
somebody who was named many sentences ago; so nearness, having spoken, the make of the name, what is known of the first
name (``name_genders.tsv``), the pronouns between and who the last one was are weighed here together with that choice.
The weights of the features, and the table of names, are fitted by ``training/fit_pronouns.py``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from msgspec.structs import replace

from dateline.attach.named_before import FORMS, TITLES, WORD, Named, Party, same
from dateline.extract.statements import voices
from dateline.link import weights
from dateline.model import Mention, Quotation, Span, Story
from dateline.spans import meets, sentence_at

TABLE = "pronoun_weights.tsv"
NAMES = "name_genders.tsv"
RECENT = 40
"""Statements before a pronoun whose speakers count as having spoken, and pronouns before it that are remembered: no
page is read in more than linear time."""
ALONG = 200
"""Characters behind a mention in which the next pronoun is most often its own."""

_BEFORE = re.compile(r"\b(he|she|it|they|we|him|her|them)(?:\s+[\w'’]+){0,2}\s+$", re.IGNORECASE)
_QUOTED = re.compile(r"\b(he|she|it|they)\s+(?:was|were|is|has been|have been)(?:\s+[\w'’]+){1,8}\s+$", re.IGNORECASE)
"""The pronoun of "he was quoted on Friday by local media as"."""
_BEHIND = re.compile(r"\s+(he|she|they|we)\b", re.IGNORECASE)
_IMPERSONAL = re.compile(r"\b(it)\s+(?:was|is|(?:has|had)(?:\s+\w+)?\s+been)(?:\s+\w+){0,2}\s+$", re.IGNORECASE)
"""Words before the verb of "it was said", which is nobody's."""
_OWN = frozenset(("i", "we", "me", "us"))
"""Whoever speaks or writes."""
_OPENINGS = frozenset(("the", "a", "an", "one", "its", "his", "her", "their", "two", "some"))
_LIVING = ("he", "she", "they")


class Settled(NamedTuple):
    """A pronoun before, where it stands, and the name of whom it was taken for."""

    pronoun: str
    at: int
    name: str


class Heard(NamedTuple):
    """A pronoun that speaks: the word, where it stands, the rules' choice, the parties that it may stand for, the last
    named first, who else is named in the article, and what the pronouns before it came to."""

    pronoun: str
    at: int
    chosen: Span
    parties: tuple[Party, ...]
    named: Named
    before: tuple[Settled, ...]


def resolved(story: Story, quotations: Sequence[Quotation], mentions: Sequence[Mention]) -> tuple[Quotation, ...]:
    """The statements, each pronoun that speaks replaced by the likeliest party's last mention before it."""
    known, genders = weights.table(TABLE), names()
    ordered = sorted(quotations, key=lambda q: q.cue_span or q.content_span)
    named: Named | None = None
    out: list[Quotation] = []
    settled: list[Settled] = []
    before: tuple[Span | None, Span | None] = (None, None)
    for said in ordered:
        word = pronoun(story, said)
        speaker = _told(story, said)
        if word is not None and speaker is not None:
            named = named or Named(story, ordered, mentions)
            found = heard(named, word, speaker, out, settled)
            speaker = likeliest(found, known, genders)
            settled.append(Settled(found.pronoun, found.at, story.text[slice(*speaker)]))
        if said.cue_span is None and said.rule != "label" and said.speaker_span == before[0]:
            speaker = before[1]  # a quotation that goes on: whoever spoke before
        before = said.speaker_span, speaker
        out.append(said if speaker == said.speaker_span else _by(said, speaker))
    return tuple(sorted(out, key=lambda q: (q.content_span, q.cue_span or (0, 0))))


def _by(said: Quotation, speaker: Span | None) -> Quotation:
    """The statement as said by another."""
    chain = (speaker if span == said.speaker_span else span for span in said.chain)
    return replace(said, speaker_span=speaker, chain=tuple(span for span in chain if span is not None))


def _told(story: Story, said: Quotation) -> Span | None:
    """Who says it as far as no party need be weighed: of "I" and "we" whose words they are, of "it was said" nobody."""
    speaker = said.speaker_span
    if speaker is None or said.cue_span is None:
        return speaker
    if story.text[slice(*speaker)].lower() in _OWN:
        return voices.voice(story, speaker[0]) or speaker
    return None if _impersonal(story, said.cue_span, speaker) else speaker


def _impersonal(story: Story, cue: Span, speaker: Span) -> bool:
    """Whether the speaker is the "it" of "it was said"."""
    begin = story.sentences[sentence_at(story.sentences, cue[0])].span[0]
    match = _IMPERSONAL.search(story.text, max(begin, cue[0] - 40), cue[0])
    return match is not None and meets(match.span(1), speaker)


def likeliest(found: Heard, known: dict[str, float], genders: dict[str, int]) -> Span:
    """The last mention of the likeliest party; the rules' choice where there is no party. A thing or a dead man is no
    "he", which stands for itself where only such are named."""
    scores = [weights.total(own, known) for own in options(found, genders)]
    ranks: Sequence[int] = range(len(scores))
    if found.pronoun in ("he", "she"):
        ranks = [rank for rank in ranks if found.named.can_speak(found.parties[rank])]
        dead = {rank for rank in ranks if found.named.is_dead(found.parties[rank])}
        if dead and max(ranks, key=lambda rank: (scores[rank], -rank)) in dead:  # then only another person will do
            ranks = [rank for rank in ranks if rank not in dead and _is_person(found.parties[rank])]
        if scores and not ranks:
            own = WORD.match(found.named.story.text, found.at)
            return own.span() if own is not None else found.chosen
    best = max(ranks, key=lambda rank: (scores[rank], -rank), default=None)
    return found.chosen if best is None else found.parties[best].mentions[-1].span


def _is_person(party: Party) -> bool:
    return bool(party.gender) or any(mention.kind == "person" for mention in party.mentions)


@cache
def names() -> dict[str, int]:
    """First name -> how much oftener it was "he" than "she"."""
    text = files("dateline.knowledge").joinpath("data", NAMES).read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {name: int(count) for name, count in rows}


def pronoun(story: Story, said: Quotation) -> tuple[str, int] | None:
    """The pronoun right at the verb of saying, and where it stands; None where the speaker stands there, where it is
    "we", and for "it was said"."""
    if said.cue_span is None or said.speaker_span is None:
        return None
    first, last = said.cue_span
    begin = story.sentences[sentence_at(story.sentences, first)].span[0]
    told_by = story.text[first:last].lower().startswith("according")  # "calls him heavy according to her data"
    quoted = said.rule == "as-saying" and _QUOTED.search(story.text, max(begin, first - 90), first)
    before = None if told_by else (quoted or _BEFORE.search(story.text, max(begin, first - 40), first))
    match = before or _BEHIND.match(story.text, last, last + 12)
    if match is None or _owns(said.speaker_span, match.span(1)):
        return None
    if match.start(1) >= last and meets(said.content_span, match.span(1)):
        return None  # "his mother said he was home"
    at = match.start(1)
    near = min(at, first), max(match.end(1), last)
    if meets(said.speaker_span, near) and not meets(said.speaker_span, match.span(1)):
        return None
    word = match[1].lower()
    if word in _OWN or _impersonal(story, said.cue_span, match.span(1)):
        return None
    return FORMS.get(word, word), at


def _owns(speaker: Span, word: Span) -> bool:
    """Whether a pronoun opens the speaker and is only whose he is: "her brother"."""
    return speaker[0] == word[0] and speaker[1] > word[1]


def heard(
    named: Named, word: tuple[str, int], chosen: Span, before: Sequence[Quotation], settled: Sequence[Settled]
) -> Heard:
    """The pronoun that speaks a statement; ``before`` are the statements of earlier cues, ``settled`` the pronouns."""
    form, at = word
    spoke = frozenset(q.speaker_span for q in before[-RECENT:] if q.speaker_span and q.speaker_span[1] <= at)
    return Heard(form, at, chosen, named.parties(form, at, chosen, spoke), named, tuple(settled[-RECENT:]))


def first_name(name: str) -> str | None:
    """The first of two or more capitalised words that are no title."""
    capitals = [w for w in WORD.findall(name) if w[0].isupper() and w.lower().rstrip(".") not in TITLES]
    return capitals[0] if len(capitals) >= 2 else None


# -------------------------------------------------------------------------------- features


def options(found: Heard, genders: dict[str, int]) -> list[tuple[str, ...]]:
    """What is said of each party of the pronoun."""
    parties = found.parties
    speakers = [p.mentions[-1].span for p in parties if any(c.spoke for c in p.mentions)]
    units = sorted({c.unit for p in parties for c in p.mentions})
    told = [found.named.told(p.name) for p in parties]
    paragraph = found.named.story.text.rfind("\n", 0, found.at) + 1
    here = sum(p.mentions[-1].span[0] >= paragraph for p in parties)
    begins = sorted(c.span[0] for p in parties for c in p.mentions)
    out = []
    for rank, party in enumerate(parties):
        last = party.mentions[-1]
        near = min(4, len(units) - bisect_left(units, last.unit))
        persons = sum("person" in {c.kind for c in p.mentions} for p in parties[:rank])
        own = [
            f"last speaker {bool(speakers) and last.span == max(speakers)} {near}",
            f"{found.pronoun} near {near} spoke {last.spoke}",
            f"near {near}",
            f"whole {min(6, told[rank])}",
            f"{found.pronoun} most {told[rank] == max(told) and told[rank] > 1}",
            f"{found.pronoun} persons between {min(3, persons)}",
            f"{found.pronoun} in paragraph {last.span[0] >= paragraph} alone {here == 1}",
            *_of_party(found, rank),
            *_of_place(found, party, paragraph),
            *_by_gender(party, found.pronoun, genders),
            *_by_pronouns(found, party, begins),
            *_by_settled(found, party),
        ]
        out.append(tuple(own))
    return out


def _of_party(found: Heard, rank: int) -> Iterator[str]:
    """The party by itself: its rank, kind, name, how often it is named, and whether the rules chose it."""
    party, word = found.parties[rank], found.pronoun
    last, kinds = party.mentions[-1], {c.kind for c in party.mentions}
    yield f"rank {min(rank, 5)}"
    yield f"{word} rank {min(rank, 5)}"
    yield f"{word} kind {last.kind}"
    yield f"{word} person {'person' in kinds}"
    yield f"named {min(4, len(party.mentions))}"
    yield f"spoke {any(c.spoke for c in party.mentions)}"
    chosen = any(c.span == found.chosen for c in party.mentions)
    yield f"chosen {chosen}"
    yield f"{word} chosen {chosen} {_off(found, found.chosen)}"
    yield f"off {_off(found, last.span)}"
    yield f"{word} off {_off(found, last.span)} kind {last.kind}"
    words: list[str] = WORD.findall(party.name)
    first = words[0] if words else ""
    opening = first.lower() if first.lower() in _OPENINGS else "name" if first[:1].isupper() else "other"
    yield f"{word} names {min(3, sum(w[0].isupper() for w in words))} {opening}"
    yield f"{word} head {words[-1].lower()[:8] if words and not words[-1][0].isupper() else 'NAME'}"
    yield f"title {bool(words) and words[-1].lower() in found.named.head}"


DISTANCES = (0, 30, 80, 160, 300, 600)
"""Bounds between the classes of characters from a mention to the pronoun."""


def _off(found: Heard, span: Span) -> int:
    """The class of how far before the pronoun a mention ends; 0 for one behind it."""
    return bisect_left(DISTANCES, found.at - span[1])


def _of_place(found: Heard, party: Party, paragraph: int) -> Iterator[str]:
    """Where the party was named last, and how often it opened a sentence."""
    story, word, last = found.named.story, found.pronoun, party.mentions[-1]
    own = sentence_at(story.sentences, found.at)
    there = sentence_at(story.sentences, last.span[0])
    paragraphs = story.sentences[own].paragraph - story.sentences[there].paragraph
    yield f"{word} paras {min(4, paragraphs)}"
    yield f"sents {min(6, own - there)}"
    opens = [c.span[0] - story.sentences[sentence_at(story.sentences, c.span[0])].span[0] < 3 for c in party.mentions]
    yield f"opens {opens[-1]}"
    yield f"{word} opens {opens[-1]} sents {min(3, own - there)}"
    yield f"opened {min(3, sum(opens))}"
    earlier = story.text.rfind("\n", 0, max(0, paragraph - 2)) + 1
    yield f"before paragraph {earlier <= last.span[0] < paragraph}"
    held = [_has(found, number) for number in range(there + 1, own)]
    if own > there:
        yield f"{word} held {int(4 * sum(held) / len(held)) if held else 'none'} {min(3, len(held))}"


def _has(found: Heard, sentence: int) -> bool:
    """Whether a sentence has the pronoun in any form."""
    span = found.named.story.sentences[sentence].span
    return any(p.form == found.pronoun for p in found.named.between(*span))


def _by_gender(party: Party, word: str, genders: dict[str, int]) -> Iterator[str]:
    if word not in ("he", "she"):
        return
    yield f"gender {'same' if party.gender == word else 'other' if party.gender else 'none'}"
    first = first_name(party.name)
    count = genders.get(first, 0) if first else 0
    if first is None or not count:
        yield "first name unknown"
    else:
        yield f"first name {'same' if (count > 0) == (word == 'he') else 'other'} {min(3, abs(count))}"


def _by_pronouns(found: Heard, party: Party, begins: Sequence[int]) -> Iterator[str]:
    """The pronouns behind the party's mentions: between the last and this one, and the next behind each."""
    word, last = found.pronoun, party.mentions[-1]
    since = [p.form for p in found.named.between(last.span[1], found.at)]
    yield f"{word} same between {min(4, since.count(word))}"
    first = next((form for form in since if form in _LIVING), None)
    yield f"first after {'none' if first is None else first == word}"
    votes: Counter[str] = Counter()
    for mention in party.mentions:
        behind = bisect_left(begins, mention.span[1])
        end = min(begins[behind] if behind < len(begins) else found.at, mention.span[1] + ALONG, found.at)
        form = next((p.form for p in found.named.between(mention.span[1], end) if p.form in _LIVING), None)
        votes[form or ""] += form is not None
    whole = votes.total()
    vote = "none" if not whole else "same" if votes[word] * 2 > whole else "other"
    yield f"votes {vote}"
    yield f"{word} votes {vote} {min(2, whole)}"


SINCE = (0, 150, 400, 900, 2000)
"""Bounds between the classes of characters from one pronoun that speaks to the next."""


def _by_settled(found: Heard, party: Party) -> Iterator[str]:
    """Whether the same pronoun stood for the party before."""
    word, before = found.pronoun, [one for one in found.before if one.pronoun == found.pronoun][-5:]
    if not before:
        yield "no prev"
        return
    alike = [same(one.name, party.name) for one in before]
    yield f"{word} prev {alike[-1]} {bisect_left(SINCE, found.at - before[-1].at)}"
    yield f"prev {alike[-1]}"
    yield f"{word} prev {alike[-1]} named after {party.mentions[-1].span[0] > before[-1].at}"
    yield f"times {min(4, sum(alike))} of {min(4, len(alike))}"
