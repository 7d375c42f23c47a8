"""The place of a dateline: "MURCIA", "KINGSTON, Ont.", "Port-au-Prince/Miami", in whatever letters it is written."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dateline.knowledge import actors
from dateline.knowledge.lexicon import words
from dateline.knowledge.places import Place
from dateline.link import resolve
from dateline.link.beside import said_beside
from dateline.link.profile import best
from dateline.link.reading import matches, read_span
from dateline.link.resolve import Asked, Said, Scene
from dateline.link.toponyms import capital_of
from dateline.model import Span, Value

SURE = 0.6
"""Share of the odds from which the likeliest place of a dateline is taken (set by hand)."""
LONGEST = 5
"""Words of the longest name looked up."""
_FIRST = re.compile(r"[^/;|(]+")


class Posted(Value, frozen=True, kw_only=True):
    """The first place of a dateline: its words (``first`` to ``last`` of the dateline's) and the gazetteer's row."""

    last: int
    place: Place


def dateline_country(text: str, span: Span, named: Mapping[str, int]) -> str | None:
    """The country of a dateline, told in it or that of its place; ``named``: how often the page names each country."""
    found = _named(text, span)
    if found:
        return found
    posted = dateline_place(text, span, named)
    return actors.holder(posted.place.country) if posted else None


def dateline_place(text: str, span: Span, named: Mapping[str, int]) -> Posted | None:
    """The first place of a dateline; None where the gazetteer has none of its name, or none likelier than others."""
    first = _FIRST.match(text, *span)
    if first is None:
        return None
    stretch = read_span(text, first.span())
    country = _named(text, span)
    for end in range(min(LONGEST, len(stretch.words)) - 1, -1, -1):
        run = stretch.words[: end + 1]
        if all(word.gap for word in run[1:]):
            said = said_beside(text, stretch, end) or Said(country=country)
            place = _resolved(" ".join(word.low for word in run), said, named)
            if place and country in (None, actors.holder(place.country)):
                return Posted(last=end, place=place)
    return None


def _named(text: str, span: Span) -> str | None:
    """The country that the dateline names itself."""
    found = tuple(words(text, *span))
    named = matches(actors.lexicon(), found, "lower" if text[slice(*span)].islower() else "upper")
    entries = (best(match, actors.COUNTRY_KINDS - {"capital"}) for match in named)
    return next((actors.holder(entry.country) for entry in entries if entry), None)


def _resolved(folded: str, said: Said, named: Mapping[str, int]) -> Place | None:
    """The place of a name; None where the gazetteer has none or none is likelier than the others."""
    asked = Asked(folded=folded, said=said, capital=capital_of(folded))
    ranked = resolve.resolve(asked, Scene(countries=dict(named)))
    return ranked[0].place if ranked and resolve.certainty(ranked) >= SURE else None
