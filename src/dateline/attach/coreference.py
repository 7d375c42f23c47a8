"""The nearest full mention for a pronoun, by number and by what stands as a subject before it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from dateline.extract import syntax
from dateline.extract.events import reading, subjects
from dateline.extract.events.lexicon import lexicon
from dateline.extract.events.matching import singular
from dateline.extract.events.reading import Reading
from dateline.extract.statements import lexicon as saying
from dateline.extract.statements import voices
from dateline.link.persons import PERSON_RULES
from dateline.model import Mention, Span, Story

SINGULAR_PERSON = frozenset({"he", "she", "him", "her", "himself", "herself"})
THING = frozenset({"it", "itself"})
MANY = frozenset({"they", "them", "themselves"})
SPEAKERS = frozenset({"i", "me", "we", "us", "myself", "ourselves"})
REACH = 3
"""Sentences looked back over."""


BODIES = frozenset({"organisation", "country", "group", "body", "capital"})
GROUNDS = frozenset({"region", "gazetteer", "unknown place"})
"""Rules of the links that tell what a name is."""


def antecedents(
    story: Story,
    r: Reading,
    phrase: syntax.Phrase,
    other_than: tuple[Span, ...] = (),
    mentions: Sequence[Mention] = (),
) -> list[Span]:
    """The full span of what the pronoun stands for, never one of ``other_than``; the pronoun itself where none fits.
    Links tell persons, bodies and places apart where they know the name."""
    word = story.text[phrase.span[0] : phrase.span[1]].lower()
    if word in SPEAKERS:
        return _speaker(story, r, phrase)
    if word == "you":
        return []
    if word not in SINGULAR_PERSON | THING | MANY:
        return []
    index = bisect_left(story.sentences, r.span[0], key=lambda s: s.span[0])
    for back in range(REACH + 1):
        if not 0 <= index - back < len(story.sentences):
            continue
        other = r if back == 0 else reading.read(story.text, story.sentences[index - back].span)
        found = _in_sentence(other, word, phrase.first if back == 0 else len(other.tokens), other_than, mentions)
        if found is not None:
            return [found.full_span]
    return [phrase.span]


def _speaker(story: Story, r: Reading, phrase: syntax.Phrase) -> list[Span]:
    """Who says "I" or "we": in a quotation the speaker named outside it in the sentence, else in one beside it of the
    same paragraph or the one before; outside quotations the label of the turn, or the body that issued the text, and
    nobody where the words are the outlet's own."""
    index = bisect_left(story.sentences, r.span[0], key=lambda s: s.span[0])
    if not 0 <= index < len(story.sentences):
        return []
    here = story.sentences[index].paragraph
    begin = next(s.span[0] for s in story.sentences[max(0, index - QUOTED) : index + 1] if s.paragraph == here)
    if not _inside_quotation(story.text[begin : phrase.span[0]]):
        voice = voices.voice(story, phrase.span[0])
        return [] if voice is None else [voice]
    for number in (index, index - 1, index + 1):
        if not 0 <= number < len(story.sentences) or abs(story.sentences[number].paragraph - here) > 1:
            continue
        other = r if number == index else reading.read(story.text, story.sentences[number].span)
        for said in subjects.speakers(other):
            if not said.pronoun and not _inside_quotation(story.text[begin : said.span[0]]):
                return [said.full_span]
    return []


QUOTED = 8
"""Sentences before the pronoun among which its paragraph begins; longer quotations have no speaker."""


def _inside_quotation(before: str) -> bool:
    """Whether a quotation is open behind these words, the beginning of a paragraph."""
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _in_sentence(
    r: Reading, word: str, end: int, other_than: tuple[Span, ...], mentions: Sequence[Mention]
) -> syntax.Phrase | None:
    """The best phrase before token ``end``: a subject first, else the first phrase that fits."""
    allowed = [
        p
        for p in r.phrases
        if p.last < end and not p.pronoun and p.span not in other_than and _linked_fits(p, word, mentions)
        if not _addressed(r, p)
    ]
    doers = [subjects.subject(r, head) for head in sorted(r.groups) if head < end]
    fitting = [p for p in doers if p is not None and p in allowed and fits(r, p, word)]
    if fitting:
        return fitting[0]
    others = [p for p in allowed if fits(r, p, word)]
    return others[0] if others else None


def _addressed(r: Reading, phrase: syntax.Phrase) -> bool:
    """Whether a phrase is whom a speech is made to: "Mr President, ..."."""
    words = [t.lower.rstrip(".") for t in r.tokens[phrase.first : phrase.last + 1]]
    return all(word in saying.lexicon().addressed for word in words) and r.words(phrase.last + 1, phrase.last + 2) == [
        ","
    ]


def _linked_fits(phrase: syntax.Phrase, word: str, mentions: Sequence[Mention]) -> bool:
    """Whether the links of a phrase's name allow the pronoun; true where they say nothing."""
    i = bisect_left(mentions, phrase.span[0], key=lambda m: m.span[0])
    rules = set()
    while i < len(mentions) and mentions[i].span[0] < phrase.span[1]:
        if mentions[i].span[1] == phrase.span[1]:
            rules.add(mentions[i].rule)
        i += 1
    if not rules.isdisjoint(PERSON_RULES):
        return word in SINGULAR_PERSON
    if rules & BODIES:
        return word not in SINGULAR_PERSON
    return not rules & GROUNDS


def fits(r: Reading, phrase: syntax.Phrase, word: str) -> bool:
    """Whether a noun phrase may be meant by the pronoun."""
    head = next(r.tokens[i] for i in range(phrase.first, phrase.last + 1) if r.tokens[i].span == phrase.head)
    if head.lower in reading.words("time_word") or head.tag == "num":
        return False
    lex = lexicon()
    lower = head.lower
    people = bool({lower, singular(lower)} & (lex.words["person"] | lex.words["armed"]))
    body = bool({lower, singular(lower)} & lex.words["body"])
    plural = (lower.endswith("s") and not lower.endswith("ss") and head.tag == "noun") or lower in reading.words(
        "plural_people"
    )
    if word in SINGULAR_PERSON:
        return (head.tag == "name" and not body) or (people and not plural)
    if word in THING:
        return body or (head.tag == "name" and not people)
    return (plural and (people or body)) or (head.tag == "name" and lower.endswith("s"))
