"""Which events answer a view's filters. The page does the same in its own code; a browser test holds both together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from dateline.codebook import load
from dateline.model import Value
from dateline.store import Store
from dateline.store.find import match
from dateline.web.happenings import Row
from dateline.web.rows import Event, Index, PageRow, Party


class Wanted(Value, frozen=True, kw_only=True):
    """Filters of a view; every one that is set must hold. Codes may be several, with commas between.

    ``actor`` is part of a party's name, or its id; ``side`` (actor or recipient) says which parties are looked at.
    ``country`` is where it happened or whose the parties are. ``since`` and ``until`` are ISO days that the event's
    interval must touch. ``text`` is searched by word stems in the evidence. ``box`` is west, south, east, north in
    degrees; a box over the date line has its west greater than its east. ``sure`` is the least confidence, 0 to 1;
    ``killed`` the least number of dead that somebody gives. Of incidents alone: ``find`` is part of the headline, a
    party or the place, ``reports`` and ``witnesses`` the least number, ``disputed`` those that reports disagree about.
    """

    type: str | None = None
    mode: str | None = None
    quad: str | None = None
    status: str | None = None
    role: str | None = None
    actor: str | None = None
    side: str | None = None
    country: str | None = None
    place: str | None = None
    since: str | None = None
    until: str | None = None
    text: str | None = None
    page: str | None = None
    outlet: str | None = None
    source: str | None = None
    sure: float | None = None
    killed: float | None = None
    incident: str | None = None
    box: str | None = None
    find: str | None = None
    reports: int | None = None
    witnesses: int | None = None
    disputed: str | None = None


def _asked(wanted: Wanted) -> dict[str, str]:
    return {name: str(value) for name in Wanted.__struct_fields__ if (value := getattr(wanted, name)) not in (None, "")}


def select(index: Index, wanted: Wanted, found: frozenset[str] | None = None) -> tuple[Event, ...]:
    """The events of an index that answer, in its order; ``found`` are names that answer the text."""
    asked = _asked(wanted)
    tests = [(TESTS[name], value) for name, value in asked.items() if name in TESTS]
    parties = _party_test(asked)
    return tuple(
        event
        for event in index.events
        if all(test(event, value, index.pages[event.page]) for test, value in tests)
        and (parties is None or parties(event))
        and (found is None or event.name in found)
    )


def select_happened(
    rows: Iterable[Row], index: Index, wanted: Wanted, found: frozenset[str] | None = None
) -> tuple[Row, ...]:
    """The incidents that answer, in their order. What only events have must hold of one of the events that tell an
    incident; ``found`` are names of events that answer the text."""
    asked = _asked(wanted)
    own = [(HAPPENED[name], value) for name, value in asked.items() if name in HAPPENED]
    each = [(TESTS[name], value) for name, value in asked.items() if name in ("role", "outlet", "source", "sure")]
    parties = _party_test(asked)
    tellers: dict[str, list[Event]] = {}
    for event in index.events:
        if event.incident:
            tellers.setdefault(event.incident, []).append(event)

    def answers(row: Row) -> bool:
        told = tellers.get(row.id, [])
        return (
            all(test(row, value) for test, value in own)
            and all(any(test(event, value, index.pages[event.page]) for event in told) for test, value in each)
            and (parties is None or any(map(parties, told)) or _by_name(row, asked))
            and ("country" not in asked or _of_country(row, told, _any(asked["country"])))
            and (found is None or any(event.name in found for event in told))
        )

    return tuple(filter(answers, rows))


def _by_name(row: Row, asked: Mapping[str, str]) -> bool:
    """Whether the reconciled parties have the words: a correction may have given them."""
    sides = {"actor": (row.actors,), "recipient": (row.recipients,)}.get(
        asked.get("side", ""), (row.actors, row.recipients)
    )
    return any(asked["actor"].casefold() in (names or "").casefold() for names in sides)


def _of_country(row: Row, told: list[Event], codes: frozenset[str]) -> bool:
    return row.country in codes or any(not codes.isdisjoint(_countries(event) - {None}) for event in told)


def search(store: Store, index: Index, text: str) -> frozenset[str]:
    """Names of the events whose evidence has the words."""
    rows = store.rows(
        "SELECT source, name FROM event JOIN current ON current.id = reading_id"
        " WHERE event.id IN (SELECT rowid FROM event_fts WHERE event_fts MATCH ?)",
        (match(text),),
    )
    order = {str(row[0]): n for n, row in enumerate(store.rows("SELECT source FROM current ORDER BY source"))}
    keys = [page.key for page in index.pages]
    return frozenset(
        f"{keys[order[str(source)]]}.{name}" for source, name in rows if order.get(str(source), len(keys)) < len(keys)
    )


def quads() -> Mapping[str, str]:
    """Event type -> quad class; users' own types have none."""
    return {one.code: one.quad for one in load().types}


def _any(value: str) -> frozenset[str]:
    return frozenset(part.strip() for part in value.split(","))


def _party_test(asked: Mapping[str, str]) -> Callable[[Event], bool] | None:
    if "actor" not in asked:
        return None
    part, side = asked["actor"].casefold(), asked.get("side")

    def test(event: Event) -> bool:
        parties = {"actor": event.actors, "recipient": event.recipients}.get(
            side or "", (*event.actors, *event.recipients)
        )
        return any(part in party[0].casefold() or asked["actor"] == party[3] for party in parties)

    return test


def _countries(event: Event) -> set[str | None]:
    parties: tuple[Party, ...] = (*event.actors, *event.recipients)
    return {event.country, *(party[1] for party in parties)}


def _in_box(event: Event | Row, value: str) -> bool:
    if event.lat is None or event.lon is None:
        return False
    try:
        west, south, east, north = map(float, value.split(","))
    except ValueError:
        return False
    across = event.lon >= west or event.lon <= east if west > east else west <= event.lon <= east
    return across and south <= event.lat <= north


def _most(event: Event) -> float:
    low, high = event.killed or (-1.0, -1.0)
    return low if high is None else high


TESTS: dict[str, Callable[[Event, str, PageRow], bool]] = {
    "type": lambda e, v, p: e.type in _any(v),
    "mode": lambda e, v, p: e.mode in _any(v),
    "quad": lambda e, v, p: quads().get(e.type, "") in _any(v),
    "status": lambda e, v, p: e.status in _any(v),
    "role": lambda e, v, p: e.role in _any(v),
    "country": lambda e, v, p: not _any(v).isdisjoint(_countries(e) - {None}),
    "place": lambda e, v, p: e.place == v,
    "since": lambda e, v, p: e.start is not None and (e.end is None or e.end >= v),
    "until": lambda e, v, p: e.start is not None and e.start <= v,
    "page": lambda e, v, p: v in (p.key, p.page),
    "outlet": lambda e, v, p: p.outlet == v,
    "source": lambda e, v, p: any(v.casefold() in source.casefold() for source in e.sources),
    "sure": lambda e, v, p: e.confidence >= float(v),
    "killed": lambda e, v, p: _most(e) >= float(v),
    "incident": lambda e, v, p: e.incident == v,
    "box": lambda e, v, p: _in_box(e, v),
}
"""Filter -> whether an event of a page has the value."""

HAPPENED: dict[str, Callable[[Row, str], bool]] = {
    "type": lambda i, v: i.type in _any(v),
    "mode": lambda i, v: i.mode in _any(v),
    "quad": lambda i, v: quads().get(i.type or "", "") in _any(v),
    "status": lambda i, v: i.status in _any(v),
    "place": lambda i, v: i.place == v,
    "since": lambda i, v: i.start is not None and (i.end is None or i.end >= v),
    "until": lambda i, v: i.start is not None and i.start <= v,
    "box": _in_box,
    "find": lambda i, v: any(
        v.casefold() in (text or "").casefold() for text in (i.headline, i.actors, i.recipients, i.place)
    ),
    "killed": lambda i, v: i.killed is not None and i.killed[0] >= float(v),
    "reports": lambda i, v: i.reports >= int(v),
    "witnesses": lambda i, v: i.witnesses >= int(v),
    "disputed": lambda i, v: bool(i.disputed),
}
"""Filter -> whether an incident itself has the value; the rest is asked of the events that tell it."""
