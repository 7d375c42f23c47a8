"""To whom it was done: every party around the event is weighed, those of the sentences before included.

Reports name the other side once and go on with "the ministry complained" or "was called off". A party is a name of the
links, a stretch of words of the reader or of the rules; stretches of one name are one party. The weights of its
features are fitted by ``training/fit_recipients.py``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from math import exp
from typing import NamedTuple

from dateline.link import weights
from dateline.model import Mention, Span, Story, Trigger
from dateline.reader.model import Found
from dateline.reader.stretches import in_a_row, stretches, whole
from dateline.spans import meeting, meets, meets_any, sentence_at

TABLE = "recipient_weights.tsv"
LEAST = 0.28
"""Odds from which on the likeliest party is a recipient, and ``MORE`` for each further one; chosen on the pages of the
fit, held out in turn."""
MORE = 0.7
ALSO = 0.5
"""Odds from which on a party is one too that stands in one row with a recipient ("Poland, Hungary and Slovakia")."""
FAINT = 0.05
"""Odds from which on a word is looked at as part of a party."""
STEPS = (0.01, 0.03, 0.06, 0.12, 0.25, 0.5, 0.75, 0.9)
"""Bounds between the classes of odds."""
FEW = (1, 2, 4)
"""Bounds between the classes of how often a party is named."""


class Party(NamedTuple):
    """One party: its stretches in page order, the links that name it, and whether the rules call it the recipient."""

    spans: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    ruled: bool

    @property
    def country(self) -> str | None:
        """The country of its names."""
        return next((m.country for m in self.mentions if m.country), None)

    @property
    def sector(self) -> str | None:
        """The sector of its names."""
        return next((m.sector for m in self.mentions if m.sector), None)


class Scene(NamedTuple):
    """An event and what stands around it: the recipients of the rules, those that reader and rules together would take
    by a bound, the actors, and the names of the story."""

    story: Story
    trigger: Trigger
    found: Found
    ruled: Sequence[Span]
    taken: Sequence[Span]
    actors: Sequence[Span]
    mentions: Sequence[Mention]


def recipients(scene: Scene) -> tuple[Span, ...]:
    """The stretches of those to whom the event was done, in page order; empty where that is likelier."""
    found = parties(scene)
    known = weights.table(TABLE)
    scores = [weights.total(features, known) for features in told(scene, found)]
    sure = [1 / (1 + exp(-max(-50.0, score))) for score in scores]
    return chosen(scene, found, sure)


def chosen(scene: Scene, found: Sequence[Party], sure: Sequence[float]) -> tuple[Span, ...]:
    """The stretches of the likeliest party and of every other that is likely enough for a second."""
    out: list[Span] = []
    passive = scene.trigger.voice == "passive"
    for at in sorted(range(len(found)), key=lambda at: (-sure[at], found[at].spans)):
        if sure[at] < (ALSO if out else LEAST):
            break
        if not passive and any(meets_any(span, scene.actors) for span in found[at].spans):
            continue  # nobody does it to himself; "Kopp was indicted" has a wrong actor rather
        spans = whole(scene.story, [said(scene, found[at])], scene.mentions)
        if out and sure[at] < MORE and not any(in_a_row(scene.story.text, one, span) for one in out for span in spans):
            continue
        for span in spans:
            if not meets_any(span, (*out, *scene.actors)):
                out.append(span)
    return tuple(sorted(out))


def said(scene: Scene, party: Party) -> Span:
    """The stretch of a party that stands for it: the likeliest, then the rules', then the nearest."""
    at = scene.trigger.span[0]
    return max(
        party.spans,
        key=lambda s: (round(scene.found.belongs("recipient", s), 2), meets_any(s, scene.ruled), -abs(s[0] - at)),
    )


# -------------------------------------------------------------------------------- parties


def parties(scene: Scene) -> list[Party]:
    """Every party of the event's window, in page order of its first stretch."""
    first, last = meeting(scene.mentions, scene.found.reach, lambda mention: mention.span)
    near = [m for m in scene.mentions[first:last] if m.kind == "actor" or m.country]
    by: dict[str, tuple[set[Span], list[Mention]]] = {}
    for mention in near:
        spans, names = by.setdefault(_key(mention), (set(), []))
        spans.add(mention.span)
        names.append(mention)
    for span in (*stretches(scene.found, "recipient", FAINT), *scene.ruled):
        name = next((m for m in reversed(near) if m.named and meets(m.span, span)), None)
        key = _key(name) if name else scene.story.text[slice(*span)].casefold()
        spans, names = by.setdefault(key, (set(), []))
        spans.add(span)
    found = [
        Party(tuple(sorted(spans)), tuple(names), any(meets_any(span, scene.ruled) for span in spans))
        for spans, names in by.values()
    ]
    return sorted(found, key=lambda party: party.spans)


def _key(mention: Mention) -> str:
    """What mentions of one party share."""
    return mention.id or mention.name.casefold()


# -------------------------------------------------------------------------------- features


def told(scene: Scene, found: Sequence[Party]) -> Iterator[weights.Features]:
    """The features of each party."""
    odds = [max(scene.found.belongs("recipient", span) for span in party.spans) for party in found]
    actors = [party for party in found if any(meets_any(span, scene.actors) for span in party.spans)]
    anyone = any(party.ruled for party in found)
    off = _by_distance(scene, found)
    for at, party in enumerate(found):
        rival = max((o for i, o in enumerate(odds) if i != at), default=0.0)
        yield (
            "all",
            *_by_reader(scene, party, odds[at], rival),
            *_by_bounds(scene, party, anyone=anyone),
            *_by_place(scene, party, off[at]),
            *_by_words(scene, party),
            *_by_actors(party, actors),
        )


def _by_reader(scene: Scene, party: Party, odds: float, rival: float) -> Iterator[str]:
    """What the reader says of the party and of its likeliest rival."""
    yield f"odds {_step(odds)}"
    yield f"odds {_step(odds)} {'ruled' if party.ruled else 'free'}"
    yield f"odds rival {_step(rival)}"
    yield f"odds {_step(odds)} rival {_step(rival)}"
    for side in ("actor", "place"):
        yield f"odds {side} {_step(max(scene.found.belongs(side, span) for span in party.spans))}"


def _by_bounds(scene: Scene, party: Party, *, anyone: bool) -> Iterator[str]:
    """Whether the rules call it the recipient, and whether it would be one by the bound."""
    yield "ruled" if party.ruled else f"free, {'another' if anyone else 'nobody'} ruled"
    if any(meets_any(span, scene.taken) for span in party.spans):
        yield "taken"
    yield f"{min(2, len(scene.taken))} taken"


def _by_place(scene: Scene, party: Party, off: tuple[int, int]) -> Iterator[str]:
    """Where the party stands: sentences off the event, rank among those outside its sentence, before or behind it."""
    away, rank = off
    where = "here" if away == 0 else f"{max(-3, min(2, away))} off"
    kind = f"{scene.trigger.type} {'here' if away == 0 else 'off'}"
    yield where
    yield f"type {scene.trigger.type}"
    yield f"type {kind}"
    if away:
        yield f"off, rank {min(rank, 4)}"
    else:
        behind = any(span[0] >= scene.trigger.span[0] for span in party.spans)
        yield f"here {'behind' if behind else 'before'}"
        yield f"here {'behind' if behind else 'before'} {scene.trigger.voice}"
    yield f"named {bisect_left(FEW, len(party.mentions))}"
    if scene.story.sentences and party.spans[0][0] < scene.story.sentences[0].span[1]:
        yield "in the first sentence"


def _by_words(scene: Scene, party: Party) -> Iterator[str]:
    away = "here" if _here(scene, party) else "off"
    kinds = sorted({mention.kind for mention in party.mentions})
    yield f"link {'+'.join(kinds) or 'none'} {away}"
    yield f"sector {party.sector or 'none'} {away}"
    if party.mentions and all(mention.rule == "adjective" for mention in party.mentions):
        yield f"adjective {away}"
    yield f"country {'known' if party.country else 'unknown'}"


def _by_actors(party: Party, actors: Sequence[Party]) -> Iterator[str]:
    if any(party is actor for actor in actors):
        yield "is actor"
    elif not actors:
        yield "no actor"
    elif party.country:
        same = any(party.country == actor.country for actor in actors)
        yield f"{'same' if same else 'other'} country as the actor"
        if same and any(party.sector == actor.sector and party.country == actor.country for actor in actors):
            yield "same side as the actor"


def _here(scene: Scene, party: Party) -> bool:
    return meets_any(scene.trigger.evidence_span, party.spans)


def _by_distance(scene: Scene, found: Sequence[Party]) -> list[tuple[int, int]]:
    """Sentences between each party and the event (negative before it), and its rank from the latest among those that
    stand before."""
    own = sentence_at(scene.story.sentences, scene.trigger.evidence_span[0])
    away = [_nearest([sentence_at(scene.story.sentences, span[0]) - own for span in party.spans]) for party in found]
    latest = [(-off, -party.spans[-1][0]) for off, party in zip(away, found, strict=True)]
    ranked = sorted((i for i, off in enumerate(away) if off), key=lambda i: latest[i])
    rank = {i: number for number, i in enumerate(ranked)}
    return [(off, rank.get(i, 0)) for i, off in enumerate(away)]


def _nearest(offsets: Sequence[int]) -> int:
    return min(offsets, key=lambda off: (abs(off), off > 0))


def _step(odds: float) -> int:
    return bisect_right(STEPS, odds)
