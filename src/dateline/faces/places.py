"""Why a name means the place it does: its candidates, their scores, and the reasons in one sentence."""

from __future__ import annotations

import msgspec

from dateline.errors import UsageError
from dateline.export.precision import acled, ucdp
from dateline.faces import words
from dateline.knowledge import places as gazetteer
from dateline.knowledge import regions
from dateline.knowledge.fold import key
from dateline.link.resolve import Asked, Atlas, Option, Said, Scene, certainty, resolve
from dateline.link.toponyms import Named, named, pointed
from dateline.model import Value
from dateline.spans import meets

SHOWN = 8
"""Candidates that are listed; the others have next to no share."""
LEVELS = {"P": "town", "1": "province", "2": "district", "country": "country"}


class Candidate(Value, frozen=True, kw_only=True):
    """One place that a name may mean: degrees WGS 84, its share of all candidates' odds, and why.

    ``where_prec`` (UCDP) and ``geo_precision`` (ACLED) are those of an event told at it, not near it.
    """

    id: str
    name: str
    country: str
    level: str
    lat: float
    lon: float
    score: float
    share: float
    where_prec: int
    geo_precision: int
    reasons: tuple[str, ...]


class Decision(Value, frozen=True, kw_only=True):
    """What one name was taken for. ``why`` is one sentence; ``candidates`` are the likeliest first."""

    words: str
    span: tuple[int, int] | None
    taken: bool
    why: str
    candidates: tuple[Candidate, ...]


def decisions(name: str, text: str | None = None) -> tuple[Decision, ...]:
    """What ``name`` means alone, or each time it stands in ``text``.

    Raises UsageError where the text does not hold the name.
    """
    if text is None:
        return (_alone(name),)
    at, out = 0, []
    found = named(text)
    while (at := text.casefold().find(name.casefold(), at)) >= 0:
        span = (at, at + len(name))
        out.append(_within(text, span, found.names, found.atlas))
        at = span[1]
    if not out:
        raise UsageError(f"--in: the text does not hold {name!r}; give the words as they stand there")
    return tuple(out)


def _alone(name: str) -> Decision:
    folded = key(name)
    ranked = resolve(Asked(folded=folded), Scene())
    if why := _supplement(folded):
        return Decision(words=name, span=None, taken=True, why=why, candidates=_candidates(ranked))
    return Decision(words=name, span=None, taken=bool(ranked), why=_why(ranked), candidates=_candidates(ranked))


def _supplement(folded: str) -> str:
    """What the hand-kept table says of a name; "" where it does not hold it."""
    entry = next(iter(regions.lexicon().get(folded) or ()), None)
    if entry is None:
        return ""
    where = f"{entry.lat}, {entry.lon}" if entry.lat is not None else "no point"
    return f"the hand-kept table lists it as {entry.name} ({entry.country or 'no one country'}, {entry.level}, {where})"


def _within(text: str, span: tuple[int, int], names: tuple[Named, ...], atlas: Atlas) -> Decision:
    """The decision on the words at ``span``, or why they are no place."""
    told = next((n for n in names if meets(n.span, span)), None)
    if told is None:
        ranked = atlas.of(Asked(folded=key(text[slice(*span)]), said=Said()))
        why = "the words around it do not tell a place" if ranked else "no table of places holds it"
        return Decision(words=text[slice(*span)], span=span, taken=False, why=why, candidates=_candidates(ranked))
    words_ = text[slice(*told.span)]
    ranked = atlas.of(told.asked) if told.asked else ()
    if not ranked:
        why = _supplement(key(words_)) or f"the table of {told.rule} names holds it, so nothing is weighed"
        return Decision(words=words_, span=told.span, taken=True, why=why, candidates=())
    why = _why(ranked)
    if told.asked and not pointed(ranked[0].place, atlas.listed(told.asked), whole=told.whole):
        longer = "the page tells only a longer name that it begins"
        why += f"; no point: {'too unsure' if told.whole else longer}"
    return Decision(words=words_, span=told.span, taken=True, why=why, candidates=_candidates(ranked))


def _why(ranked: tuple[Option, ...]) -> str:
    """One sentence on the first candidate."""
    if not ranked:
        return "no table of places holds it"
    top, sure = ranked[0], certainty(ranked)
    state = gazetteer.division(top.place.state)
    inside = f"{state.name}, {top.place.country}" if state and top.place.kind == "P" else top.place.country
    rivals = f"{len(ranked)} places share the name" if len(ranked) > 1 else "no other place has the name"
    return f"{top.place.name} ({inside}), {sure:.0%} sure: {rivals}; {'; '.join(top.reasons)}"


def _candidates(ranked: tuple[Option, ...]) -> tuple[Candidate, ...]:
    return tuple(map(_candidate, ranked[:SHOWN]))


def _candidate(option: Option) -> Candidate:
    place, precision = option.place, gazetteer.KINDS.get(option.place.kind, "country")
    return Candidate(
        id=place.id,
        name=place.name,
        country=place.country,
        level=LEVELS[place.kind],
        lat=round(place.lat, 3),
        lon=round(place.lon, 3),
        score=round(option.score, 2),
        share=round(option.share, 3),
        where_prec=ucdp(precision, division=int(place.kind == "1")),
        geo_precision=acled(precision),
        reasons=option.reasons,
    )


def lines(found: tuple[Decision, ...]) -> list[str]:
    """Text for a terminal: the decision, then a line for each candidate."""
    out = []
    for one in found:
        place = "" if one.span is None else f" at {one.span[0]}"
        out.append(f"{words.safe(one.words)}{place}: {'' if one.taken else 'no place: '}{words.safe(one.why)}")
        out += [_line(c) for c in one.candidates]
    return out


def _line(c: Candidate) -> str:
    codes = f"UCDP {c.where_prec}, ACLED {c.geo_precision}"
    where = f"{words.safe(c.name)}, {c.country} ({c.level}; {codes})"
    return f"  {c.share:5.1%}  {c.score:5.2f}  {where}  {c.lat} {c.lon}  {c.id}"


def as_json(found: tuple[Decision, ...]) -> str:
    """The decisions as one JSON array."""
    return msgspec.json.encode(found).decode()
