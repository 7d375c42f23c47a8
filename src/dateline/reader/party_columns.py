"""What is said of a party and a side of an event, in numbers: the columns that the trees of ``reader.sides`` weigh."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from dateline.knowledge.own import SECTORS
from dateline.model import Span, Trigger
from dateline.reader import labels
from dateline.reader.parties import ARGUMENT, SIDES, Parties, Party, Scene
from dateline.spans import meets, meets_any

COLUMNS: Final = (
    *("own_odds", "other_odds", "place_odds", "source_odds", "rival_odds", "rank", "parties", "likely"),
    *("ruled", "anyone_ruled", "taken", "all_taken"),
    *("sentences_off", "rank_before", "gap", "between", "width", "names", "stretches", "first_sentence", "sentence"),
    *("voice", "type", "mode", "role", "status", "width_of_act", "sure"),
    *("actor_name", "place_name", "sector", "adjective", "country", "named", "capital", "pronoun", "pointed"),
    *("across", "others_taken", "others_odds", "others_likeliest"),
    *("same_own", "same_other", "last_own", "last_other", "last_but_one_own", "last_but_one_other"),
    *("next_own", "next_other", "lead", "commas", "stop", "behind", "in_title"),
)
"""The columns, in order. Odds are the reader's; what is missing is -1."""
FAR, LONG_WAY = 8, 600
"""Sentences, and characters, from the event from which on all are alike."""
MANY, LIKELY = 9, 0.3
KNOWN_SECTORS: Final = tuple(sorted(SECTORS))
LEADS: Final = (
    *("", "by", "to", "against", "with", "of", "in", "from", "on", "at", "for", "and", "between", "the", "a", "its"),
    *("their", "his", "that", "as", "after", "near", "including", "toward", "towards", "than", "among", "over"),
)
"""Words right before a party that are told apart."""
PRONOUNS: Final = frozenset(
    (
        *("he", "she", "they", "it", "him", "her", "them", "himself", "themselves", "itself", "each", "both"),
        *("who", "we", "us", "i", "you"),
    )
)
POINTING: Final = frozenset(("the", "its", "their", "his", "her"))


Row = tuple[float, ...]


def rows(known: Parties, scene: Scene, least: float = 0.0) -> dict[str, dict[int, Row]]:
    """Side -> number of a party -> its columns for that side. Parties of whom the reader says less than ``least``, and
    whom neither rules nor bounds put there, are left out."""
    parties, trigger, text = scene.parties, scene.trigger, known.story.text
    odds = [known.odds.of(scene.at, party.spans) for party in parties]
    off = _by_distance(known, scene)
    act = _of_act(known, scene)
    title = known.story.article.body_span[0]
    first = known.story.sentences[0].span[1] if known.story.sentences else 0
    meeting = {side: _meeting(scene, side) for side in SIDES}
    beside: dict[int, list[tuple[float, float]]] = {}
    words: dict[Span, tuple[float, ...]] = {}
    out: dict[str, dict[int, Row]] = {}
    for side, other in (SIDES, SIDES[::-1]):
        mine, theirs = ARGUMENT[side], ARGUMENT[other]
        said = [known.said(scene, side, party) for party in parties]
        own = [told[mine] for told in odds]
        ranked = sorted(own, reverse=True)
        ruled, taken = meeting[side]
        across = [party for party, is_taken in zip(parties, meeting[other][1], strict=True) if is_taken]
        starts = sorted(span[0] for span in said)
        beyond = (
            float(len(scene.taken[other])),
            max((known.odds.of(scene.at, (span,))[theirs] for span in scene.taken[other]), default=-1.0),
            max((told[theirs] for told in odds), default=0.0),
        )
        likely, anyone = float(sum(value > LIKELY for value in own)), float(any(ruled))
        of_side = out[side] = {}
        for i, party in enumerate(parties):
            if own[i] < least and not ruled[i] and not taken[i]:
                continue
            span = said[i]
            if span not in words:
                words[span] = _words(text, trigger, span)
            if i not in beside:
                beside[i] = _beside(known, scene, party)
            low, high = min(trigger.span[1], span[1]), max(trigger.span[0], span[0])
            between = bisect_left(starts, high) - bisect_left(starts, low) - (low <= span[0] < high)
            of_side[i] = (
                own[i],
                odds[i][theirs],
                odds[i][ARGUMENT["place"]],
                odds[i][ARGUMENT["source"]],
                _rival(own[i], ranked),
                float(ranked.index(own[i])),
                float(len(parties)),
                likely,
                float(ruled[i]),
                anyone,
                float(taken[i]),
                float(len(scene.taken[side])),
                float(off[i][0]),
                float(min(off[i][1], MANY)),
                float(_gap(trigger.span, span)),
                float(max(0, between)),
                float(span[1] - span[0]),
                float(len(party.mentions)),
                float(len(party.spans)),
                float(party.spans[0][0] < first),
                *act,
                *known.once(party, _of_names),
                *words[span][:3],
                _across(party, across),
                *beyond,
                *(pair[column] for pair in beside[i] for column in ((0, 1) if side == "actor" else (1, 0))),
                *words[span][3:],
                float(party.spans[0][0] < title),
            )
    return out


def _meeting(scene: Scene, side: str) -> tuple[list[bool], list[bool]]:
    """Of each party whether the rules put it on a side, and whether the bounds do."""
    ruled, taken = scene.ruled[side], scene.taken[side]
    return [_is_among(party, ruled) for party in scene.parties], [_is_among(party, taken) for party in scene.parties]


def _is_among(party: Party, spans: Sequence[Span]) -> bool:
    """Whether a stretch of a party meets one of some spans."""
    return any(meets_any(span, party.spans) for span in spans)


def _rival(own: float, ranked: Sequence[float]) -> float:
    """The greatest odds of another party."""
    return ranked[0] if own < ranked[0] else ranked[1] if len(ranked) > 1 else 0.0


def _gap(act: Span, span: Span) -> int:
    """Characters between an act and a stretch, negative before it."""
    if span[0] >= act[1]:
        return min(LONG_WAY, span[0] - act[1])
    return max(-LONG_WAY, span[1] - act[0]) if span[1] <= act[0] else 0


def _of_act(known: Parties, scene: Scene) -> tuple[float, ...]:
    """What holds for all parties of an event."""
    trigger = scene.trigger
    mode = f"{trigger.type}/{trigger.mode}"
    return (
        float(min(known.sentence(trigger.span[0]), 20)),
        float(trigger.voice == "passive"),
        _code(trigger.type, labels.TYPES),
        _code(mode, labels.MODE_LIST),
        _code(trigger.role, labels.ROLES),
        _code(trigger.status, labels.STATUS),
        float(trigger.span[1] - trigger.span[0]),
        known.events[scene.at].sure,
    )


def _code(name: str, among: Sequence[str]) -> float:
    return float(among.index(name)) if name in among else -1.0


def _of_names(party: Party) -> tuple[float, ...]:
    """What the links say of a party."""
    kinds = {mention.kind for mention in party.mentions}
    return (
        float("actor" in kinds),
        float("place" in kinds),
        _code(party.sector or "", KNOWN_SECTORS),
        float(bool(party.mentions) and all(mention.rule == "adjective" for mention in party.mentions)),
        float(party.country is not None),
        float(any(mention.named for mention in party.mentions)),
    )


def _words(text: str, trigger: Trigger, span: Span) -> tuple[float, ...]:
    """What the words of a party are, the word before it, and what stands between it and the act."""
    first = text[slice(*span)].split(maxsplit=1)[0].casefold() if text[slice(*span)].strip() else ""
    before = text[max(0, span[0] - 14) : span[0]].split()
    between = text[min(trigger.span[1], span[1]) : max(trigger.span[0], span[0])]
    return (
        float(text[span[0] : span[0] + 1].isupper()),
        float(first in PRONOUNS),
        float(first in POINTING),
        _code(before[-1].casefold() if before and text[span[0] - 1] != "\n" else "", LEADS),
        float(between.count(",")),
        float("." in between),
        float(span[0] >= trigger.span[0]),
    )


def _across(party: Party, across: Sequence[Party]) -> float:
    """How a party stands to those whom the bounds put on the other side: -2 is one of them, -1 there are none, 1 of
    their country, 2 and of their sector, 3 of another country, 0 unknown."""
    if any(party is one for one in across):
        return -2.0
    if not across:
        return -1.0
    if party.country is None:
        return 0.0
    same = [one for one in across if one.country == party.country]
    return 3.0 if not same else 2.0 if any(one.sector == party.sector for one in same) else 1.0


NEAR = 2
"""Events on either side that are heard."""


def _beside(known: Parties, scene: Scene, party: Party) -> list[tuple[float, float]]:
    """The odds that a party is actor, and recipient, of the events near by: of those in the same sentence, the last,
    the last but one, and the next; -1 where there is none."""
    at, told = scene.at, dict[int, tuple[float, float]]()
    for near in range(max(0, at - NEAR), min(len(known.events), at + NEAR + 1)):
        if near != at:
            odds = known.odds.of(near, party.spans)
            told[near] = odds[ARGUMENT["actor"]], odds[ARGUMENT["recipient"]]
    inside = [i for i in told if meets(known.triggers[i].evidence_span, scene.trigger.evidence_span)]
    same = [told[i] for i in inside] or [NONE]
    return [
        (max(actor for actor, _ in same), max(recipient for _, recipient in same)),
        *(told.get(near, NONE) for near in (at - 1, at - NEAR, at + 1)),
    ]


NONE: Final = (-1.0, -1.0)


def _by_distance(known: Parties, scene: Scene) -> list[tuple[int, int]]:
    """Sentences between each party and the event (negative before it), and its rank from the latest among those that
    stand before."""
    own = known.sentence(scene.trigger.evidence_span[0])
    away = []
    for party in scene.parties:
        offsets = [known.sentence(span[0]) - own for span in party.spans]
        away.append(min(offsets, key=lambda off: (abs(off), off > 0)))
    latest = [(-off, -party.spans[-1][0]) for off, party in zip(away, scene.parties, strict=True)]
    ranked = sorted((i for i, off in enumerate(away) if off), key=lambda i: latest[i])
    rank = {i: number for number, i in enumerate(ranked)}
    return [(max(-FAR, min(FAR, off)), rank.get(i, 0)) for i, off in enumerate(away)]
