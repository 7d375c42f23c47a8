"""Cities that alone have their name: they tell a country even on a page that tells nothing else of it."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from dateline.knowledge import places as gazetteer
from dateline.knowledge.fold import key
from dateline.model import Mention

CITY = 100_000
"""People of a city that is known by name."""
OUTDONE = 20
"""How many times larger it is than any namesake in another country."""


@lru_cache(maxsize=4096)
def _home(low: str) -> str | None:
    """The country whose large town alone has a name."""
    people: Counter[str] = Counter()
    for place in gazetteer.named(low):
        people[place.country] = max(people[place.country], place.population if place.kind == "P" else 1)
    (country, most), *others = people.most_common() or [("", 0)]
    other = others[0][1] if others else 0
    return country if most >= CITY and most >= OUTDONE * max(other, 1) else None


def is_known_city(text: str, place: Mention) -> bool:
    """Whether a place is a city that alone has its name, told by its whole name: not "Beira" of "Monforte da Beira".
    Of 7 annotated parties told by one 5 were given another country, that of the page."""
    if place.kind != "place" or place.rule != "gazetteer" or place.country is None:
        return False
    before = text[max(0, place.span[0] - 20) : place.span[0]].split(" ")[-2:-1]
    part = bool(before) and (before[0][:1].isupper() or before[0] in ("da", "de", "del", "do"))
    return not part and _home(key(text[slice(*place.span)])) == place.country
