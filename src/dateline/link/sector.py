"""The sector of an actor: what its words say, weighed with the act it takes part in and what the article tells of it.

States in an attack are armed forces, who is arrested at a strike is a worker, "members" are those of the group told
before. A linear score over named features decides; the weights are in ``actor_sector_weights.tsv``, which says how they
were fitted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dateline.knowledge.kinds import kind_of
from dateline.knowledge.lexicon import Word, words
from dateline.knowledge.own import SECTORS
from dateline.knowledge.roles import words_of
from dateline.link import evident, own_noun, shapes, weights
from dateline.link.clues import Clues
from dateline.link.weights import Features
from dateline.model import UNHEARD, Heard, Mention, Span, Value

TABLE = "actor_sector_weights.tsv"
NEAR = 90
"""Characters on either side of a name in which a noun may describe its bearer."""
BESIDE = 40
"""Characters on either side of a name in which a noun tells what its bearer is."""
MOST_WORDS = 12
"""Words of a phrase that are weighed; longer phrases only add clauses."""


class Told(Value, frozen=True, kw_only=True):
    """What is known before weighing: the sector by the tables (``sector``, ``sure`` where it is no default), by which
    rule, the noun that heads the phrase, the event (type and mode) with the side the actor takes in it, the sector of
    the ``full`` name that the phrase is short for, and what the reader ``heard``."""

    span: Span
    sector: str | None
    sure: bool
    rule: str
    kind: str
    noun: str
    head: Span
    known: Mention | None = None
    event: str = ""
    side: str = ""
    country: str | None = None
    first: int | None = None
    id: str | None = None
    full: str | None = None
    heard: Heard = UNHEARD


Spoken = tuple[tuple[str, dict[str, float]], ...]
"""The features of an actor that have weights, each with its weights by sector."""


class Answer(Value, frozen=True, kw_only=True):
    """A sector with its share of all answers; ``spoken`` is what was weighed."""

    sector: str
    share: float
    spoken: Spoken

    @property
    def reasons(self) -> Features:
        """The features that spoke most for the sector, the strongest first."""
        rows = ((row.get(self.sector, 0.0), feature) for feature, row in self.spoken)
        return tuple(feature for _, feature in sorted((pair for pair in rows if pair[0] > 0), reverse=True)[:3])


def _shape(found: list[Word]) -> str:
    """How the phrase opens: the, owner, number, plural, name, bare."""
    if not found:
        return "empty"
    first = found[0].low
    if first in ("the", "a", "an"):
        return first
    if first in words_of("possessive"):
        return "owner"
    if first in words_of("determiner") or first.isdigit():
        return "number"
    return "name" if found[0].text[0].isupper() and first not in words_of("determiner") else "bare"


def _own_words(told: Told, found: list[Word]) -> Iterator[str]:
    stops, inside = words_of("boundary"), True
    for i, word in enumerate(found[:MOST_WORDS]):
        if i and (word.low in stops or not word.gap):
            inside = False
        name = "w" if inside else "after"
        if word.low not in words_of("determiner"):
            yield f"{name} {word.low}"
    if found:
        head = [w for w in found if told.head[0] <= w.start < told.head[1]] or found
        yield f"last {head[-1].low}"


def kinds(own: Iterable[str]) -> Iterator[str]:
    """The kinds of the phrase's own words, which rare words share with common ones."""
    for feature in own:
        name, _, word = feature.partition(" ")
        kind = kind_of(word) if name in ("w", "last") else None
        if kind:
            yield f"field {name} {kind.field}"
            yield f"kin {name} {kind.kin}"


def _around(told: Told, clues: Clues) -> Iterator[str]:
    """The nouns beside the name where it was first told, and those of the sentence."""
    at = told.first if told.first is not None else told.span[0]
    here = clues.span_of(clues.sentence(at))
    for noun in clues.nouns_in((max(here[0], at - NEAR), min(here[1], at + NEAR))):
        if told.span[0] <= noun.at < told.span[1]:
            continue
        gap = abs(noun.at - at)
        yield f"near{'er' if gap < 30 else ''} {noun.sector}"
        if gap < 30:
            yield f"nearer {noun.last}"
    for sector in sorted({noun.sector for noun in clues.nouns_in(here)}):
        yield f"sentence {sector}"


def _told_of(told: Told, clues: Clues) -> Iterator[str]:
    """The nouns right beside a name wherever the article tells it; who is told without any is mostly no official."""
    if told.kind not in ("none", "person"):
        return
    alone = True
    for at in clues.occurrences(clues.story.text[slice(*told.head)]):
        for noun in clues.nouns_in((max(0, at - BESIDE), at + BESIDE)):
            alone = False
            yield f"beside {noun.sector}"
            yield f"beside {noun.last}"
    if alone:
        yield f"beside nothing {told.kind}"


def _endings(told: Told) -> Iterator[str]:
    """The beginning and the end of the noun, which nouns of one stem or one making share."""
    last = told.noun.rsplit(" ", 1)[-1]
    if len(last) > 5:
        yield f"begins {last[:5]}"
        yield f"ends {last[-4:]}"


def _before(told: Told, clues: Clues) -> Iterator[str]:
    """What the same noun was told as, and the last group named before."""
    if told.noun:
        same = [n for n in clues.by_noun.get(told.noun.rsplit(" ", 1)[-1], ()) if n.sure and n.at < told.span[0]]
        if same:
            yield f"same {same[-1].sector}"
    last = [n for n in clues.nouns_in((max(0, told.span[0] - 400), told.span[0])) if n.sure]
    for n in last[-2:]:
        yield f"last noun {n.sector}"
    named = [m for m in clues.before(told.span[0]) if m.kind == "actor" and m.sector not in (None, "UNK")]
    if named:
        yield f"last name {named[-1].sector}"


def _forces(told: Told, clues: Clues) -> list[str]:
    """The armed forces and the police that the article tells of the actor's country."""
    return [f"forces {sector}" for sector in sorted(clues.forces.get(told.country or "", ()))]


def features(told: Told, clues: Clues) -> Features:
    """The features of one actor, each once, in a fixed order."""
    found = words(clues.story.text, *told.span)
    base = f"{told.sector or 'UNK'}{'' if told.sure else '?'}"
    state = "state" if (told.id or "").startswith("country:") else told.kind
    act, kind = f"{told.event.split(' ')[0]} {told.side}".strip(), f"{base} {state}"
    out = ["bias", f"tables {base}", f"tables {kind}", f"rule {told.rule} {base}", f"shape {_shape(found)} {base}"]
    if told.event:
        out += [
            f"act {act}",
            f"mode {told.event} {told.side}",
            f"act {act} {kind}",
            f"mode {told.event} {told.side} {kind}",
        ]
        if told.noun:
            out += [f"noun {told.noun} {act}"]
    out += [f"noun {told.noun}", f"noun {told.noun} {told.country}"] if told.noun else [f"no noun {state}"]
    own = list(_own_words(told, found))
    out += [*own, *kinds(own)]
    weak = not told.sure or told.sector in (None, "UNK", "CVL")
    out += [*_endings(told)]
    around = list(dict.fromkeys([*_around(told, clues), *_before(told, clues), *_told_of(told, clues)]))
    out += [f"{'weak ' if weak else ''}{f}" for f in around]
    out += [f"{told.noun}: {f}" for f in around if told.noun and weak]
    if state == "state":
        out += [x for f in _forces(told, clues) for x in (f"{kind}: {f}", f"{act} {state}: {f}")]
    if told.noun.rsplit(" ", 1)[-1] in words_of("vehicle"):
        out += [f"vehicle: {f}" for f in _forces(told, clues)]
    if told.full is not None:
        out += [f"full {told.full}", f"full {told.full} {base}"]
    if told.known is not None:
        out.append(f"known {told.known.sector} {told.known.rule}")
    return tuple(dict.fromkeys(out))


_LOYAL = re.compile(r"\bpro-(?:government|regime)\b|\bgovernment supporters\b", re.IGNORECASE)
"""Whose side is the government's: none of 27 annotated ones is the opposition."""


_STAFF = frozenset(("COP", "CVL", "EDU", "JRN", "LAB", "MED", "NGO"))
"""What those who serve a named international body are besides, and not told as: "UN police", UNICEF's doctors."""


def _is_made(told: Told, clues: Clues) -> bool:
    """Whether it is the make of a name that no table holds which tells its sector: "Karsten AG"."""
    if told.kind != "named" or told.id is not None:
        return False
    return shapes.of_words(words(clues.story.text, *told.span)) == told.sector


def weigh(told: Told, clues: Clues) -> tuple[Answer, ...]:
    """Every sector with its share, the likeliest first."""
    known = weights.by_answer(TABLE)
    found = features(told, clues)
    spoken = tuple((f, known[f]) for f in found if f in known)
    scores = dict(zip(sorted(SECTORS), told.heard.sectors or [0.0] * len(SECTORS), strict=True))
    for _, row in spoken:
        for sector, weight in row.items():
            scores[sector] += weight
    if _LOYAL.search(clues.story.text, *told.span):
        scores["OPP"] = min(scores.values())
    said = evident.plain(clues, told.span, max(scores, key=lambda one: (scores[one], one)), told.country)
    best = max(scores, key=lambda one: (scores[one], one))
    if told.sure and ((told.kind == "role" and told.noun) or _is_made(told, clues)):
        said = said or own_noun.kept(told.noun, told.sector, best)
        said = said or own_noun.certain(told.noun, told.sector, told.country)
    if told.sector == "IGO" and told.id and best in _STAFF:
        said = "IGO"
    if said:
        scores[said] = max(scores.values()) + 1.0
    parts = weights.shares(list(scores.values()))
    ranked = sorted(zip(scores, parts, strict=True), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Answer(sector=s, share=p, spoken=spoken) for s, p in ranked)
