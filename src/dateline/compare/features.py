"""Features of two events: pure numbers in a fixed order, each about one thing a person would look at."""

from __future__ import annotations

import math

from dateline.compare.places import distance, reach
from dateline.compare.view import ArticleView, EventView, FigureView, PartyView, PlaceView, manner
from dateline.compare.words import cosine, share, shared_rarity
from dateline.model import Value

KIN = frozenset(
    frozenset(pair.split())
    for pair in (
        "AGREE CONSULT",
        "AGREE COOPERATE",
        "AGREE REQUEST",
        "AGREE SUPPORT",
        "AGREE AID",
        "CONCEDE RETREAT",
        "CONCEDE AGREE",
        "COERCE SANCTION",
        "ASSAULT SANCTION",
        "ASSAULT COERCE",
        "ASSAULT PROTEST",
        "CONSULT COOPERATE",
        "COOPERATE SUPPORT",
        "ACCUSE REJECT",
    )
)
"""Pairs of types that two tellings of one act are given: announced and held, surrendered and arrested, agreed and
signed."""
OPEN_END = 10**7
"""The end of what has none yet, as an ordinal of a day."""
LONG = 60
"""Days between two dated acts beyond which they are not compared."""
FAR = 45
"""Days beyond which a longer time between two dates says no more."""
FRESH, OLD = 5, 20
"""Days between an act and a report that tells it as news: so many are common, so many more are not."""
EARLY = 3
"""Days from which an event told before its day is surely told before it."""

NAMES = (
    "type same",
    "mode same",
    "mode differs",
    "mode unknown",
    "status same",
    "status clash",
    "actor alike",
    "actor country",
    "actor differs",
    "actor missing",
    "recipient alike",
    "recipient country",
    "recipient differs",
    "recipient missing",
    "parties crossed",
    "place same",
    "place alike",
    "place apart",
    "place country differs",
    "place missing",
    "place told",
    "date same",
    "date overlap",
    "days apart",
    "date apart",
    "date missing",
    "date misfits",
    "told before it happened",
    "reports apart",
    "report undated",
    "figure same",
    "figure near",
    "figure differs",
    "words alike",
    "trigger alike",
    "names shared",
    "articles alike",
    "articles' names",
    "background",
    "both background",
    "both lead",
    "only ones of their type",
    "only ones of their mode",
    "rivals",
    "kinds alike",
    "act told",
)


def worth(a: EventView, b: EventView) -> bool:
    """Whether two events could be one at all: types of one kind, days not far apart."""
    if a.type != b.type and frozenset((a.type, b.type)) not in KIN:
        return False
    if a.start is None or b.start is None:
        return True
    return max(a.start, b.start) - min(_end(a), _end(b)) <= LONG


def _end(event: EventView) -> int:
    return event.end if event.end is not None else OPEN_END


class Reports(Value, frozen=True, kw_only=True, gc=False):
    """What two reports have in common, each 0 to 1: their words, their names, how far apart their days are, and whether
    the day of one is not known."""

    alike: float
    names: float
    gap: float
    undated: bool


def reports(a: ArticleView, b: ArticleView) -> Reports:
    """Two reports held against each other, once for all pairs of their events."""
    names = min(1.0, shared_rarity(a.names, b.names)[0] / 40)
    undated = a.day is None or b.day is None
    return Reports(alike=cosine(a.words, b.words), names=names, gap=_report_gap(a, b), undated=undated)


def features(a: EventView, b: EventView, told: Reports | None = None) -> tuple[float, ...]:
    """The numbers behind a comparison, in the order of ``NAMES``, each between -1 and 1; the order of the two events
    does not matter. ``told`` is what their reports have in common, where that is known already."""
    told = told or reports(a.article, b.article)
    return (
        float(a.type == b.type),
        *_mode(a, b),
        *_status(a, b),
        *_parties(a, b),
        *_place(a.place, b.place, a, b),
        *_dates(a, b),
        _early(a, b),
        told.gap,
        float(told.undated),
        *_figures(a.figures, b.figures),
        cosine(a.words, b.words),
        float(bool(a.trigger & b.trigger)),
        min(1.0, shared_rarity(a.names, b.names)[0] / 10),
        told.alike,
        told.names,
        *_roles(a, b),
        *_rivals(a, b),
        cosine(a.kinds, b.kinds),
        max(cosine(a.act, b.kinds), cosine(b.act, a.kinds)),
    )


def _mode(a: EventView, b: EventView) -> tuple[float, float, float]:
    both = bool(a.mode and b.mode)
    neither = not a.mode and not b.mode and a.type == b.type
    return float(both and a.mode == b.mode), float(both and a.mode != b.mode), float(neither)


UNREAL = frozenset({"negated", "hypothetical"})


def _status(a: EventView, b: EventView) -> tuple[float, float]:
    return float(a.status == b.status), float((a.status in UNREAL) != (b.status in UNREAL))


def _roles(a: EventView, b: EventView) -> tuple[float, float, float]:
    old = (a.role == "background", b.role == "background")
    return float(any(old)), float(all(old)), float(a.lead and b.lead)


def _rivals(a: EventView, b: EventView) -> tuple[float, float, float]:
    """Whether each is the only event of its type in its article, the only one of its type and mode, and how many others
    could be meant."""
    here, there = a.article.types.get(b.type, 0), b.article.types.get(a.type, 0)
    one, other = manner(a.type, a.mode), manner(b.type, b.mode)
    lone = one == other and a.article.manners.get(one) == b.article.manners.get(one) == 1
    return float(here == there == 1 and a.type == b.type), float(lone), min(1.0, (max(here, there, 1) - 1) / 5)


# -------------------------------------------------------------------------------- parties


def alike(a: PartyView, b: PartyView) -> float:
    """How much two names name one party, 0 to 1: by table id, by name, by the rarity of shared terms."""
    if (a.id and a.id == b.id) or (a.name and a.name == b.name):
        return 1.0
    both, share = shared_rarity(a.terms, b.terms)
    if a.country and b.country and a.country != b.country:
        share *= 0.5
    return share * min(1.0, both / 4)


def _best(ones: tuple[PartyView, ...], others: tuple[PartyView, ...]) -> float:
    return max((alike(x, y) for x in ones for y in others), default=0.0)


def _side(ones: tuple[PartyView, ...], others: tuple[PartyView, ...]) -> tuple[float, float, float, float]:
    """Likeness of the best pair, same country or sector, nothing in common, one side unnamed."""
    if not ones or not others:
        return 0.0, 0.0, 0.0, float(bool(ones) != bool(others))
    best = _best(ones, others)
    country = max(_kindred(x, y) for x in ones for y in others)
    return best, country, float(best < 0.3) * (1 - country), 0.0


def _kindred(a: PartyView, b: PartyView) -> float:
    country = float(bool(a.country) and a.country == b.country)
    return (country + float(a.sector == b.sector)) / 2


def _parties(a: EventView, b: EventView) -> tuple[float, ...]:
    actors, recipients = _side(a.actors, b.actors), _side(a.recipients, b.recipients)
    crossed = max(_best(a.actors, b.recipients), _best(a.recipients, b.actors))
    return *actors, *recipients, max(0.0, crossed - max(actors[0], recipients[0]))


# -------------------------------------------------------------------------------- places and dates


def _place(one: PlaceView | None, other: PlaceView | None, a: EventView, b: EventView) -> tuple[float, ...]:
    """Same place, alike, apart (0 within reach of both to 1; unknown is 0), another country, one not told, and which
    share of a place's name stands in the other's sentence, whatever the reader made of it there."""
    told = max((share(p.terms, words) for p, words in ((one, b.words), (other, a.words)) if p), default=0.0)
    if one is None or other is None:
        only = one or other
        known = only is not None and (only.name in a.article.places and only.name in b.article.places)
        return 0.0, 0.5 * known, 0.0, 0.0, float(only is not None), told
    same = float((one.id is not None and one.id == other.id) or one.name == other.name)
    near = same or shared_rarity(one.terms, other.terms)[1]
    away = distance(one, other)
    apart = 0.0 if same or away is None else min(1.0, max(0.0, away - reach(one) - reach(other)) / 300)
    if away is not None and away <= reach(one) + reach(other):
        near = max(near, 0.7)
    differs = float(bool(one.country and other.country) and one.country != other.country)
    return same, near, apart, differs, 0.0, told


def _dates(a: EventView, b: EventView) -> tuple[float, ...]:
    """Same interval, overlap, days apart, apart at all, not told in both, and then how badly the one told fits the
    report of the other."""
    if a.start is None or b.start is None:
        return 0.0, 0.0, 0.0, 0.0, 1.0, max(_misfit(a, b), _misfit(b, a))
    end_a, end_b = _end(a), _end(b)
    early, late = (a.start, b.start) if a.start < b.start else (b.start, a.start)
    gap = max(0, late - min(end_a, end_b))
    span = max(1, min(max(end_a, end_b), late + 400) - early + 1)
    overlap = max(0, min(end_a, end_b, late + 400) - late + 1) / span
    same = float(a.start == b.start and end_a == end_b)
    return same, min(1.0, math.sqrt(overlap)), min(gap, FAR) / FAR, float(gap > 1), 0.0, 0.0


def _misfit(undated: EventView, dated: EventView) -> float:
    """How far a date lies from the report of an event without one, 0 to 1: news is of the days before its report, and
    nothing that is recalled comes after it."""
    day = undated.article.day
    if undated.start is not None or dated.start is None or day is None:
        return 0.0
    after = max(0, dated.start - day)
    if undated.role != "news":
        return min(1.0, after / EARLY)
    before = 0 if dated.end is None else max(0, day - dated.end)
    return min(1.0, max(0, max(before, after) - FRESH) / OLD)


def _early(a: EventView, b: EventView) -> float:
    """How long before the other's event began one report came out that does not tell of something to come, as a share
    of ``EARLY`` days: a day may be a wrong guess of the reader's, or another side of the date line."""
    days = 0
    for told, event in ((a, b), (b, a)):
        if told.article.day is not None and event.start is not None and told.status in ("actual", "ongoing"):
            days = max(days, event.start - told.article.day)
    return min(1.0, days / EARLY)


def _report_gap(a: ArticleView, b: ArticleView) -> float:
    if a.day is None or b.day is None:
        return 0.0
    return min(1.0, math.log1p(abs(a.day - b.day)) / 6)


# -------------------------------------------------------------------------------- figures


def _figures(ones: tuple[FigureView, ...], others: tuple[FigureView, ...]) -> tuple[float, float, float]:
    """A figure in common (more where it is rare), the nearest ratio of the greatest of one kind, and none that can be
    one."""
    pairs = [(x, y) for x in ones for y in others if x.kind == y.kind]
    if not pairs:
        return 0.0, 0.0, 0.0
    same = max((_weight(x) for x, y in pairs if (x.low, x.high) == (y.low, y.high)), default=0.0)
    most = {kind: [max(own, key=_size) for own in _of(kind, ones, others)] for kind in {x.kind for x, _ in pairs}}
    near = max(_ratio(x, y) for x, y in most.values())
    return same, near, float(max(_ratio(x, y) for x, y in pairs) < 0.5)


def _of(kind: str, *sides: tuple[FigureView, ...]) -> list[list[FigureView]]:
    return [[x for x in side if x.kind == kind] for side in sides]


def _size(figure: FigureView) -> tuple[float, float]:
    """The order of figures: by the lower bound, then by the upper."""
    return figure.low, math.inf if figure.high is None else figure.high


def _weight(figure: FigureView) -> float:
    """How telling a number is: small ones are met everywhere."""
    return min(1.0, 0.3 + math.log10(1 + abs(figure.low)) / 2.5)


def _ratio(x: FigureView, y: FigureView) -> float:
    """1 where the bounds meet, else the smaller number as a share of the larger."""
    if x.low <= (y.high if y.high is not None else math.inf) and y.low <= (x.high if x.high is not None else math.inf):
        return 1.0
    low, high = sorted((max(x.low, x.high or 0), max(y.low, y.high or 0)))
    return low / high if high > 0 and low > 0 else 0.0
