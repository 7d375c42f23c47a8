"""An incident as one row: its fields reconciled by named rules, each with what is said and who says otherwise."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

from dateline.knowledge.fold import key
from dateline.merge.claims import Claim, claims_of
from dateline.merge.tolls import Toll, toll, top, value
from dateline.merge.witnesses import Report, Witnesses, report_of, witnesses
from dateline.model import ActorRow, EventRow, PlaceRow, Record, Value


class Told(Value, frozen=True, kw_only=True):
    """One event of an incident with the record it stands in, its text, its key, and people's corrections of its
    fields."""

    key: str
    record: Record
    text: str
    event: EventRow
    corrections: dict[str, object] = {}

    @property
    def name(self) -> str:
        """PAGE.E3."""
        return f"{self.record.page}.{self.event.id}"

    @property
    def article(self) -> str:
        """The article that tells it, as witnesses name it."""
        return f"{self.record.source}#{self.event.article}"

    @property
    def day(self) -> str | None:
        """The day of the report (ISO 8601)."""
        rows = self.record.articles
        return rows[self.event.article].published if self.event.article < len(rows) else None


class Said(Value, frozen=True, kw_only=True):
    """One value of a field and the events that give it."""

    value: str
    events: tuple[str, ...]
    witnesses: int


class Field(Value, frozen=True, kw_only=True):
    """A reconciled field: the value, the rule that chose it, and all that is said, the chosen first."""

    value: str | None
    rule: str
    said: tuple[Said, ...]

    @property
    def disputed(self) -> bool:
        """Whether anybody says otherwise."""
        return len(self.said) > 1


class Incident(Value, frozen=True, kw_only=True):
    """One happening. Days are ISO 8601; ``place`` keeps the row that the place was taken from."""

    id: str
    events: tuple[str, ...]
    type: Field
    mode: Field
    status: Field
    start: Field
    end: Field
    where: Field
    country: Field
    actors: Field
    recipients: Field
    place: PlaceRow | None
    tolls: dict[str, Toll]
    witnesses: Witnesses
    reports: int
    first_report: str | None
    last_report: str | None
    headline: str


def incident(name: str, told: Sequence[Told], rule: str = "latest") -> Incident:
    """The view of an incident; the same for the same events in any order. KeyError for an unknown rule of tolls."""
    ordered = sorted(told, key=lambda one: (one.day or "9999", one.article, one.event.trigger_span, one.key))
    seen = witnesses(_reports(ordered))
    groups = seen.groups()
    days = sorted(one.day for one in ordered if one.day)
    fields = {field: _field(field, ordered, groups) for field in FIELDS}
    return Incident(
        id=name,
        events=tuple(one.name for one in ordered),
        **fields,
        place=_place(fields["where"], ordered),
        tolls=_tolls(ordered, rule, groups),
        witnesses=seen,
        reports=len({one.article for one in ordered}),
        first_report=days[0] if days else None,
        last_report=days[-1] if days else None,
        headline=_headline(ordered),
    )


def _reports(told: Sequence[Told]) -> list[Report]:
    by_article: dict[tuple[str, int], list[Told]] = defaultdict(list)
    for one in told:
        if one.event.article < len(one.record.articles):
            by_article[one.record.source, one.event.article].append(one)
    return [
        report_of(own[0].record, own[0].text, number, [one.event for one in own])
        for (_, number), own in sorted(by_article.items())
    ]


def _tolls(told: Sequence[Told], rule: str, groups: Mapping[str, int]) -> dict[str, Toll]:
    by_kind: dict[str, list[Claim]] = defaultdict(list)
    for one in told:
        for claim in claims_of(one.record, one.text, [one.event]):
            by_kind[claim.kind].append(claim)
    found = {kind: toll(by_kind[kind], rule, groups) for kind in sorted(by_kind)}
    made = {kind: one for kind, one in found.items() if one is not None}
    for one in told:
        for kind, number in one.corrections.items():
            if bounds := _bounds(number):
                made[kind] = _corrected(kind, bounds, one, made.get(kind))
    return dict(sorted(made.items()))


def _bounds(held: object) -> tuple[float, float | None] | None:
    """Low and high of a corrected figure, which is a number or both; None where a correction is of no figure."""
    if isinstance(held, list):
        return float(held[0]), None if held[1] is None else float(held[1])
    return (float(held), float(held)) if isinstance(held, float | int) else None


def _corrected(kind: str, bounds: tuple[float, float | None], one: Told, before: Toll | None) -> Toll:
    """A toll that a person has set; the claims stay beside it."""
    low, high = bounds
    claim = Claim(
        kind=kind, low=low, high=high, of=None, text=f"{low:g}", side=None, day=one.day, chain=("a person",),
        event=one.name, article=one.article, page=one.record.page, outlet=None, evidence="",
    )  # fmt: skip
    others = before.claims if before else ()
    rule = "a person's correction"
    return Toll(
        kind=kind, best=value(claim), low=low, high=top(claim), rule=rule, chosen=claim, current=(claim,),
        claims=(claim, *others), by_side=before.by_side if before else {},
    )  # fmt: skip


# -------------------------------------------------------------------------------- fields


def _names(rows: Sequence[ActorRow]) -> str | None:
    return " + ".join(row.name for row in rows) or None


def _precise_start(event: EventRow) -> str | None:
    return event.date.start if event.date else None


FIELDS: dict[str, tuple[Callable[[EventRow], str | None], str]] = {
    "type": (lambda e: e.type, "most witnesses"),
    "mode": (lambda e: e.mode, "most witnesses"),
    "status": (lambda e: e.status, "furthest along"),
    "start": (_precise_start, "narrowest"),
    "end": (lambda e: e.date.end if e.date else None, "narrowest"),
    "where": (lambda e: e.place.name if e.place else None, "most exact"),
    "country": (lambda e: e.place.country if e.place else None, "most witnesses"),
    "actors": (lambda e: _names(e.actors), "most witnesses"),
    "recipients": (lambda e: _names(e.recipients), "most witnesses"),
}
"""Field -> what of an event it is made of, and the rule that chooses among what is said. Of equals under any rule the
value that more independent witnesses give wins, then the one that was told first."""
ALONG = ("actual", "ongoing", "planned", "hypothetical", "negated")
EXACT = ("exact", "near", "area", "border", "region", "country")


def _field(field: str, told: Sequence[Told], groups: Mapping[str, int]) -> Field:
    get, rule = FIELDS[field]
    fixed = [(one, one.corrections[field]) for one in told if field in one.corrections]
    if fixed:
        one, held = fixed[-1]
        if held is None:  # it goes on
            return Field(value=None, rule="a person's correction", said=())
        said = Said(value=str(held), events=(one.name,), witnesses=0)
        return Field(value=str(held), rule="a person's correction", said=(said,))
    by_value: dict[str, list[Told]] = {}
    spelt: dict[str, Counter[str]] = defaultdict(Counter)
    for one in told:
        if (value := get(one.event)) is not None:
            by_value.setdefault(key(value), []).append(one)
            spelt[key(value)][value] += 1
    ranked = sorted(by_value.items(), key=lambda item: (*RANKS[rule](item[1]), -_count(item[1], groups)))
    said = tuple(
        Said(value=_spelling(spelt[k]), events=tuple(o.name for o in own), witnesses=_count(own, groups))
        for k, own in ranked
    )  # type: ignore[assignment]
    return Field(value=said[0].value if said else None, rule=rule, said=said)  # type: ignore[index, arg-type]


def _spelling(forms: Counter[str]) -> str:
    return min(forms, key=lambda form: (-forms[form], form))


def _count(told: Sequence[Told], groups: Mapping[str, int]) -> int:
    return len({groups.get(one.article, one.article) for one in told})


def _none(told: Sequence[Told]) -> tuple[int, ...]:
    return ()


def _furthest(told: Sequence[Told]) -> tuple[int, ...]:
    return (min(ALONG.index(one.event.status) if one.event.status in ALONG else len(ALONG) for one in told),)


def _narrowest(told: Sequence[Told]) -> tuple[int, ...]:
    """Days with words before those without; one day before a month."""
    return (min(_width(one.event) for one in told),)


def _width(event: EventRow) -> int:
    from dateline.compare.view import ordinal

    if event.date is None:
        return 1 << 20
    start, end = ordinal(event.date.start), ordinal(event.date.end)
    return (end - start if start is not None and end is not None else 1000) // 3


def _most_exact(told: Sequence[Told]) -> tuple[int, ...]:
    def rank(one: Told) -> int:
        precision = one.event.place.precision if one.event.place else None
        return EXACT.index(precision) if precision in EXACT else len(EXACT)

    return (min(map(rank, told)) // 2,)


RANKS: dict[str, Callable[[Sequence[Told]], tuple[int, ...]]] = {
    "most witnesses": _none,
    "furthest along": _furthest,
    "narrowest": _narrowest,
    "most exact": _most_exact,
}
"""Rule -> what is held against each other before the number of witnesses; less is better."""


def _place(where: Field, told: Sequence[Told]) -> PlaceRow | None:
    """The row that the chosen place was told in; with coordinates where any telling of it has them."""
    rows = [one.event.place for one in told if one.event.place and key(one.event.place.name) == key(where.value or "")]
    return next((row for row in rows if row.lat is not None), rows[0] if rows else None)


def _headline(told: Sequence[Told]) -> str:
    """The title of the first report that tells it as news and has one, else its sentence."""
    for one in (*(t for t in told if t.event.role == "news"), *told):
        if one.event.article < len(one.record.articles) and (title := one.record.articles[one.event.article].title):
            return title
    return told[0].event.evidence
