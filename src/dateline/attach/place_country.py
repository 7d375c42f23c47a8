"""The country of a place that no table identifies: which of the countries that the page tells of it lies in.

A weighed vote, fitted on 609 names of the training pages whose country is annotated (right for .77 of them, where the
country of the paragraph or the page gave .68; dev .73 and .70).
"""

from __future__ import annotations

import bisect
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from dateline.attach.place_told import inside
from dateline.knowledge import actors
from dateline.knowledge.fold import key
from dateline.link.home import NO_HOME, once_for_mentions
from dateline.link.resolve import options
from dateline.model import Mention, Span, Story, Value
from dateline.spans import meeting, meets

PAGE_PLACES, PAGE_ACTORS = 1.0, 0.95
"""For the country's share of all places and of all actors of the page."""
SENTENCE_PLACE, SENTENCE_ACTOR, PARAGRAPH_PLACE, PARAGRAPH_ACTOR = 0.4, 0.6, 1.1, 0.15
DATELINE, LEAD = 0.9, 0.9
"""For a place of the dateline, and of the first sentence; half for an actor there."""
BEFORE, BEHIND = 0.55, 1.0
"""For the last known place before the name, and the next one behind it in its sentence."""
NAMESAKE, NAMESAKES = 2.0, 1.7
"""For a place of this name that is not known well enough to be meant, and for those of the page's other unknown names,
each divided by the countries that have one."""
RARE, FEW = 8, 4
"""Countries up to which a namesake tells something: of the name itself, and of others."""
SHORT = 4
"""Letters below which a name has namesakes everywhere."""
MOST = 100
"""Unknown names of a page that are looked up."""


class Page(Value, frozen=True, kw_only=True):
    """What the whole page says: the weight of each country, its known places, and where its unknown ones may lie."""

    votes: dict[str, float]
    places: tuple[Mention, ...]
    namesakes: dict[str, float]
    unknown: int


@lru_cache(maxsize=4096)
def lands(name: str) -> tuple[str, ...]:
    """The countries that have a place of a name, sorted."""
    folded = key(name)
    if len(folded) < SHORT:
        return ()
    return tuple(sorted({held for p in options(folded) if (held := actors.holder(p.country))}))


def is_unknown(mention: Mention) -> bool:
    """Whether a mention is a place that no table identifies."""
    return mention.kind == "place" and mention.rule == "unknown place"


def _counts(mention: Mention) -> bool:
    """Whether a mention tells of a country: no charity does by its seat."""
    return bool(mention.country) and mention.sector not in NO_HOME and not is_unknown(mention)


def told_in(mentions: Sequence[Mention], span: Span) -> tuple[str, ...]:
    """The countries whose adjectives stand in the words at ``span`` ("southern Israeli border communities"), each once.

    A country's name there tells nothing: the Costa Rica neighbourhood is one of Soyapango.
    """
    first, last = meeting(mentions, span, lambda m: m.span)
    inside = (m.country for m in mentions[first:last] if m.rule in _OF_A_COUNTRY and m.country)
    return tuple(dict.fromkeys(inside))


_OF_A_COUNTRY = frozenset({"adjective", "people"})
"""Rules by which a word is the adjective of a country."""


def country_of(story: Story, mentions: tuple[Mention, ...], span: Span) -> str | None:
    """The likeliest country of the unknown name at ``span``; None where page and tables tell of none. Words that name
    a country lie in it, but a border that is called after one country may be looked at from the other side."""
    named, border = told_in(mentions, span), _BORDER.search(story.text, *span) is not None
    if len(named) == 1 and not border:
        return named[0]
    votes = _votes(story, mentions, span)
    among = [country for country in votes if country in named] if len(named) > 1 else list(votes)
    return min(among or named or votes, key=lambda country: (-votes.get(country, 0.0), country), default=None)


_BORDER = re.compile(r"\b(?:border|frontier|boundary)\s*$", re.IGNORECASE)


def _votes(story: Story, mentions: tuple[Mention, ...], span: Span) -> dict[str, float]:
    """Country -> weight for a name at ``span``."""
    page = _page(mentions)
    name = " ".join(story.text[slice(*span)].split())
    votes = defaultdict(float, page.votes)
    for country, weight in _near(story, mentions, span):
        votes[country] += weight
    for country in lands(name) if len(lands(name)) <= RARE else ():
        votes[country] += NAMESAKE / len(lands(name))
    for country, weight in page.namesakes.items():
        votes[country] += NAMESAKES * weight / max(2, page.unknown)
    at = bisect.bisect_left(page.places, span[0], key=lambda m: m.span[0])
    last = next((m.country for m in reversed(page.places[max(0, at - 2) : at]) if m.span[1] <= span[0]), None)
    if last:
        votes[last] += BEFORE
    return votes


@once_for_mentions
def _page(mentions: tuple[Mention, ...]) -> Page:
    known = [m for m in mentions if _counts(m)]
    votes: dict[str, float] = defaultdict(float)
    for kind, weight in (("place", PAGE_PLACES), ("actor", PAGE_ACTORS)):
        told = [m.country for m in known if m.kind == kind and m.country]
        for country, count in Counter(told).items():
            votes[country] += weight * count / len(told)
    names = list(dict.fromkeys(m.name for m in mentions if is_unknown(m)))[:MOST]
    return Page(
        votes=dict(votes),
        places=tuple(m for m in known if m.kind == "place"),
        namesakes=_namesakes(names),
        unknown=len(names),
    )


def _namesakes(names: Iterable[str]) -> dict[str, float]:
    found: dict[str, float] = defaultdict(float)
    for name in names:
        held = lands(name)
        for country in held if len(held) <= FEW else ():
            found[country] += 1 / len(held)
    return found


def _near(story: Story, mentions: tuple[Mention, ...], span: Span) -> Iterator[tuple[str, float]]:
    """What stands around the name: its sentence, its paragraph, the dateline, the first sentence."""
    if not story.sentences:
        return
    at = max(0, bisect.bisect_right(story.sentences, span[0], key=lambda s: s.span[0]) - 1)
    here = story.sentences[at]
    around = [s for s in story.sentences[max(0, at - 8) : at + 9] if s.paragraph == here.paragraph]
    paragraph = (around[0].span[0], around[-1].span[1])
    parts = (
        (here.span, SENTENCE_PLACE, SENTENCE_ACTOR),
        (paragraph, PARAGRAPH_PLACE, PARAGRAPH_ACTOR),
        (story.sentences[0].span, LEAD, LEAD / 2),
        (story.article.dateline_span or (0, 0), DATELINE, 0.0),
    )
    for part, place, actor in parts:
        told = [m for m in inside(mentions, part)[:MOST] if _counts(m) and not meets(m.span, span)]
        most: dict[str, float] = {}
        for m in told:
            weight = place if m.kind == "place" else actor
            most[m.country or ""] = max(most.get(m.country or "", 0.0), weight)
        yield from most.items()
    behind = [m for m in inside(mentions, (span[1], max(span[1], here.span[1])))[:MOST] if m.kind == "place"]
    known = next((m.country for m in behind if m.country and not is_unknown(m)), None)
    if known:
        yield known, BEHIND
