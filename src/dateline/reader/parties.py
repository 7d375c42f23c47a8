"""The parties around an event: names of the links, and stretches of words of the reader or of the rules.

Stretches of one name are one party, wherever they stand in the event's window.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

from dateline.model import Mention, Parts, Span, Story, Trigger
from dateline.reader import labels
from dateline.reader.model import Found
from dateline.reader.odds import Odds
from dateline.reader.stretches import Weighing, settled, stretches
from dateline.spans import meeting, meets_any

SIDES: Final = ("actor", "recipient")
ARGUMENT: Final = {name: column for column, name in enumerate(labels.TAKES["event"])}
"""Argument of an event -> its column among the odds."""
BY_BOUND = Weighing(0.5, 0.35, 0.1)
"""How reader and rules together would take a stretch by a bound."""
FAINT = 0.05
"""Odds from which on a word is looked at as part of a party."""


class Party(NamedTuple):
    """One party: its stretches in page order, and the links that name it."""

    spans: tuple[Span, ...]
    mentions: tuple[Mention, ...]

    @property
    def country(self) -> str | None:
        """The country of its names."""
        return next((m.country for m in self.mentions if m.country), None)

    @property
    def sector(self) -> str | None:
        """The sector of its names."""
        return next((m.sector for m in self.mentions if m.sector), None)


NOBODY: Final = Party((), ())


class Scene(NamedTuple):
    """An event (``at``) among the events of its story: for each side the stretches of the rules, those that reader and
    rules together would take by a bound, and all parties around it."""

    at: int
    trigger: Trigger
    ruled: Mapping[str, Sequence[Span]]
    taken: Mapping[str, Sequence[Span]]
    parties: Sequence[Party]


class Parties:
    """The parties of the events of one story, and the reader's odds for them."""

    def __init__(
        self, story: Story, mentions: Sequence[Mention], triggers: Sequence[Trigger], events: Sequence[Found]
    ) -> None:
        self.story, self.mentions = story, mentions
        self.triggers, self.events = triggers, events
        self.odds = Odds(events)
        self._starts = [sentence.span[0] for sentence in story.sentences]
        self._named: dict[Span, tuple[list[Mention], dict[str, Party]]] = {}
        self._once: dict[tuple[int, int] | None, tuple[float, ...]] = {}

    def once(self, party: Party, of: Callable[[Party], tuple[float, ...]]) -> tuple[float, ...]:
        """What a function tells of a party's names, asked once for all events of a window, which share their parties:
        names of one party that begin with the same one, and are as many, are the same."""
        key = (id(party.mentions[0]), len(party.mentions)) if party.mentions else None
        if key not in self._once:
            self._once[key] = of(party)
        return self._once[key]

    def sentence(self, at: int) -> int:
        """Number of the sentence of an offset."""
        return bisect_right(self._starts, at) - 1

    def scene(self, at: int, rule: Parts) -> Scene:
        """One event with the parties around it."""
        found = self.events[at]
        ruled = {"actor": rule.actors, "recipient": rule.recipients}
        taken = {side: settled(found, side, ruled[side], BY_BOUND) for side in SIDES}
        return Scene(at, self.triggers[at], ruled, taken, self._parties(found, ruled))

    def _parties(self, found: Found, ruled: Mapping[str, Sequence[Span]]) -> list[Party]:
        """Every party of the event's window, in page order of its first stretch."""
        near, named = self._around(found.reach)
        added: dict[str, list[Span]] = {}
        for side in SIDES:
            for span in (*stretches(found, side, FAINT), *ruled[side]):
                first, last = meeting(near, span, lambda mention: mention.span)
                name = next((m for m in reversed(near[first:last]) if m.named), None)
                key = _key(name) if name else self.story.text[slice(*span)].casefold()
                added.setdefault(key, []).append(span)
        parties = dict(named)
        for key, spans in added.items():
            known = named.get(key, NOBODY)
            parties[key] = Party(tuple(sorted({*known.spans, *spans})), known.mentions)
        return sorted(parties.values(), key=lambda party: party.spans)

    def _around(self, reach: Span) -> tuple[list[Mention], dict[str, Party]]:
        """The names in a window, and by what they name the parties that have some."""
        if reach not in self._named:
            first, last = meeting(self.mentions, reach, lambda mention: mention.span)
            near = [m for m in self.mentions[first:last] if m.kind == "actor" or m.country]
            named: dict[str, list[Mention]] = {}
            for mention in near:
                named.setdefault(_key(mention), []).append(mention)
            parties = {key: Party(tuple(sorted({m.span for m in of})), tuple(of)) for key, of in named.items()}
            self._named[reach] = near, parties
        return self._named[reach]

    def said(self, scene: Scene, side: str, party: Party) -> Span:
        """The stretch of a party that stands for it: the likeliest, then the rules', then the nearest."""
        if len(party.spans) == 1:
            return party.spans[0]
        at, column = scene.trigger.span[0], ARGUMENT[side]
        odds = [round(self.odds.of(scene.at, (span,))[column], 2) for span in party.spans]
        top = max(odds)
        likeliest = [span for span, sure in zip(party.spans, odds, strict=True) if sure == top]
        ruled = [span for span in likeliest if meets_any(span, scene.ruled[side])] if scene.ruled[side] else ()
        return min(ruled or likeliest, key=lambda span: abs(span[0] - at))


def _key(mention: Mention) -> str:
    """What mentions of one party share."""
    return mention.id or mention.name.casefold()
