"""News in brief: a page of many countries where each paragraph has its own, that of a party whom nothing else places.

Counted on 811 training pages with the reader: of 37 parties left without a country, 28 are of the state that their
paragraph names first, 3 of none.
"""

from __future__ import annotations

from dateline.link.clues import Clues
from dateline.link.home import NO_HOME
from dateline.model import Span

MANY = 0.2
"""Greatest share that a country has of the mentions of a page in brief."""
DOUBTED = 0.8
"""Share of the answer "none" up to which the paragraph's own state is the likelier one."""
_STATES = frozenset(("country", "adjective", "people", "capital", "office", "body"))


def own_state(clues: Clues, span: Span, sector: str) -> str | None:
    """The state that the paragraph of a party names first, on a page in brief; None where it tells of more than two
    countries, and for parties that mostly have none."""
    if sector in NO_HOME or max(clues.shares.values(), default=1.0) >= MANY:
        return None
    paragraph = clues.within(clues.paragraph(clues.sentence(span[0])))
    told = [m for m in paragraph if not span[0] <= m.span[0] < span[1]]
    if not told or len({m.country for m in told}) > 2:
        return None
    return next((m.country for m in told if m.rule in _STATES), told[0].country)
