"""Records as people hold them: pages whose every event was judged, with corrections carried out, added events among the
others, and rejected ones left out."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from dateline.codebook import load
from dateline.errors import UsageError
from dateline.knowledge.actors import country_names
from dateline.model import ActorRow, DateRow, EventRow, FigureRow, PlaceRow, Record, Span, Value
from dateline.store import Judgement, Store, records, standing, text_of
from dateline.store.added import BY
from dateline.store.judgements import days
from dateline.store.others import mark_of_other

VERDICTS = ("accept", "reject", "correct", "add")
WORDS = re.compile(r"^\[(\d{1,9}):(\d{1,9})\] ?")
"""Begins the reason of a correction by words: where in the page text they stand, half-open."""
AND = " + "
"""Between the names of several parties in one correction, as incidents show them."""

Mark = tuple[str, str, str, str]
"""What a judgement names an event by, over readings: source, sentence, trigger, type."""
Held = Mapping[Mark, Sequence[Judgement]]


class Reviewed(Value, frozen=True, kw_only=True):
    """A page as people hold it: the record with what they decided carried out, its text, who judged it, and the fields
    of corrections that could not be carried out, as no words of the page stand behind them (E3 actors). ``parts`` are
    those of the record of which every row was judged."""

    record: Record
    text: str
    by: tuple[str, ...]
    left: tuple[str, ...] = ()
    parts: tuple[str, ...] = ("events",)


def reviewed(store: Store, who: str | None = None) -> Iterator[Reviewed]:
    """The pages that were judged to the end (by one person, or by all together), by source: ids fit for names of files,
    events in page order and named anew, ``same_event_in`` by people's judgements."""
    return iter(_linked(list(judged_pages(store, who)), standing(store)))


def judged_pages(store: Store, who: str | None = None) -> Iterator[Reviewed]:
    """The same pages with the names that they and their events have on record."""
    verdicts = by_event(standing(store), who)
    for record in records(store):
        if one := judged(record, text_of(store, record), verdicts):
            yield one


def by_event(held: Iterable[Judgement], who: str | None = None) -> Held:
    """Verdicts by the event that they are about, oldest first; of one person where ``who`` is given."""
    found: dict[Mark, list[Judgement]] = defaultdict(list)
    for one in held:
        if one.kind in VERDICTS and who in (None, one.who):
            found[mark(one)].append(one)
    return found


def mark(one: Judgement) -> Mark:
    """What the event of a judgement is named by."""
    about = one.about.get(one.one, {})
    return about.get("source", ""), about.get("evidence", ""), about.get("trigger", ""), about.get("type", "")


def mark_of(record: Record, event: EventRow) -> Mark:
    """What an event of a record is named by."""
    return record.source, event.evidence, event.trigger, event.type


def judged(record: Record, text: str, held: Held) -> Reviewed | None:
    """The page as the verdicts have it; None unless each of the reader's events has one: a page that is half judged
    would teach that its other events are right. A page without such events counts where somebody added one, or holds
    that it tells none. Statements and running totals that were rejected are left out."""
    if not record.events and (silent := held.get(mark_of_other(record, None))):
        people = dict.fromkeys(one.who for one in silent)
        return _whole(record, text, held, people)
    verdicts = {event.id: held.get(mark_of(record, event), ()) for event in record.events}
    own = [event for event in record.events if not event.made_by.startswith(BY)]
    if not record.events or not all(verdicts[event.id] for event in own) or not any(verdicts.values()):
        return None
    people = dict.fromkeys(one.who for event in record.events for one in verdicts[event.id])
    left: list[str] = []
    events = []
    for event in record.events:
        if verdicts[event.id] and _stands(verdicts[event.id]):
            now, missed = _corrected(event, verdicts[event.id], text, record)
            events.append(now)
            left += [f"{event.id} {field}" for field in missed]
    return _whole(replace(record, events=tuple(events)), text, held, people, tuple(left))


def _whole(record: Record, text: str, held: Held, people: Iterable[str], left: tuple[str, ...] = ()) -> Reviewed:
    """The page with its events as they were judged; statements and totals that were rejected are left out."""
    statements = [(row, held.get(mark_of_other(record, row), ())) for row in record.statements]
    tallies = [(row, held.get(mark_of_other(record, row), ())) for row in record.tallies]
    verdicts = {"statements": [own for _, own in statements], "tallies": [own for _, own in tallies]}
    by = dict.fromkeys([*people, *(one.who for rows in verdicts.values() for own in rows for one in own)])
    whole = replace(
        record,
        provenance=f"read by Dateline, its events judged by {', '.join(by)}",
        statements=tuple(row for row, own in statements if _stands(own)),
        tallies=tuple(row for row, own in tallies if _stands(own)),
    )
    parts = ("events", *(name for name, rows in verdicts.items() if rows and all(rows)))
    return Reviewed(record=whole, text=text, by=tuple(by), left=left, parts=parts)


def _stands(held: Sequence[Judgement]) -> bool:
    """Whether the last that said yes or no said yes; who corrects an event holds that it is one."""
    last = [one.kind for one in held if one.kind != "correct"][-1:]
    return last != ["reject"]


# -------------------------------------------------------------------------------- links


def _linked(found: Sequence[Reviewed], held: Iterable[Judgement]) -> list[Reviewed]:
    """The pages in the guide's order, each event naming those of other articles that people held to be the same."""
    pages = [replace(one, record=_in_order(one.record)) for one in _named(found)]
    place = {mark_of(one.record, event): (n, event) for n, one in enumerate(pages) for event in one.record.events}
    same: dict[Mark, set[Mark]] = {key: {key} for key in place}
    for judgement in held:
        ends = [_end(judgement, key) for key in (judgement.one, judgement.other or "")]
        if judgement.kind == "same" and all(end in place for end in ends):
            joined = same[ends[0]] | same[ends[1]]
            for key in joined:
                same[key] = joined
    return [replace(one, record=_naming(one.record, same, place, pages)) for one in pages]


def _named(found: Sequence[Reviewed]) -> Iterator[Reviewed]:
    """The pages with ids that can name files (letters, digits, dot, line, low line), each once."""
    taken: Counter[str] = Counter()
    for one in found:
        plain = re.sub(r"[^A-Za-z0-9._-]+", "_", one.record.page).strip("._-")[:100] or "page"
        taken[plain] += 1
        name = plain if taken[plain] == 1 else f"{plain}-{taken[plain]}"
        yield replace(one, record=replace(one.record, page=name))


def _end(one: Judgement, key: str) -> Mark:
    about = one.about.get(key, {})
    return about.get("source", ""), about.get("evidence", ""), about.get("trigger", ""), about.get("type", "")


def _in_order(record: Record) -> Record:
    """Events in page order, named E1, E2, ... anew."""
    events = sorted(record.events, key=lambda event: (event.article, event.trigger_span, event.id))
    return replace(record, events=tuple(replace(event, id=f"E{n}") for n, event in enumerate(events, 1)))


def _naming(
    record: Record,
    same: Mapping[Mark, set[Mark]],
    place: Mapping[Mark, tuple[int, EventRow]],
    pages: Sequence[Reviewed],
) -> Record:
    def others(event: EventRow) -> tuple[str, ...]:
        found = []
        for key in same.get(mark_of(record, event), ()):
            number, other = place[key]
            if (pages[number].record.source, other.article) != (record.source, event.article):
                found.append(f"{pages[number].record.page}.{other.id}")
        return tuple(sorted(found))

    events = tuple(replace(event, same_event_in=others(event)) for event in record.events)
    return replace(record, events=events)


# -------------------------------------------------------------------------------- corrections


class Fix(Value, frozen=True, kw_only=True):
    """What a field should be; ``span`` and ``words`` are of the page text that it was selected in, if it was, and
    ``bounds`` those of a figure."""

    field: str
    value: str
    span: Span | None
    words: str
    bounds: tuple[float, float | None] = (0, 0)


def _corrected(
    event: EventRow, held: Iterable[Judgement], text: str, record: Record
) -> tuple[EventRow, tuple[str, ...]]:
    """The event with corrections carried out in their order, and the fields of those that could not be."""
    left = []
    for one in held:
        if one.kind == "correct" and one.field and one.value is not None:
            now = FIELDS.get(one.field, _figure)(event, _fix(one, text), record)
            if now is None:
                left.append(one.field)
            event = now or event
    return event, tuple(left)


def _fix(one: Judgement, text: str) -> Fix:
    said = json.loads(one.value or "null")
    found = WORDS.match(one.why)
    span = (int(found[1]), int(found[2])) if found else None
    words = text[slice(*span)] if span else ""
    if not words or not WORDS.sub("", one.why, count=1).startswith(" ".join(words.split())):
        span, words = None, ""  # the page has changed under the selection
    bounds = (said[0], said[1]) if isinstance(said, list) else (said, said) if isinstance(said, int | float) else (0, 0)
    return Fix(field=one.field or "", value=str(said), span=span, words=words, bounds=bounds)


def _code(event: EventRow, fix: Fix, record: Record) -> EventRow:
    now = replace(event, **{fix.field: fix.value})
    shipped = {one.code for one in load().types}
    return replace(now, mode=None) if now.type in shipped and not load().allows(now.type, now.mode) else now


def _day(event: EventRow, fix: Fix, record: Record) -> EventRow:
    words = fix.words or None
    if event.date is None:
        return replace(event, date=DateRow(text=words, start=fix.value, end=fix.value, span=fix.span))
    now = replace(event.date, **{fix.field: fix.value})
    if fix.span:
        now = replace(now, text=words, span=fix.span)
    if now.end is not None and now.end < now.start:
        now = replace(now, start=fix.value, end=fix.value)
    return replace(event, date=now)


def _where(event: EventRow, fix: Fix, record: Record) -> EventRow | None:
    like = next((one.place for one in record.events if one.place and one.place.name == fix.value), event.place)
    if fix.span:
        country = like.country if like else None
        return replace(event, place=PlaceRow(text=fix.words, name=fix.value, country=country, span=fix.span))
    return replace(event, place=replace(like, name=fix.value)) if like else None


def _country(event: EventRow, fix: Fix, record: Record) -> EventRow | None:
    return replace(event, place=replace(event.place, country=fix.value)) if event.place else None


def _parties(event: EventRow, fix: Fix, record: Record) -> EventRow | None:
    """One side set to the names given: rows of the page with these names, or the words that were selected."""
    rows = [row for one in (event, *record.events) for row in (*one.actors, *one.recipients)]
    found = []
    for name in map(str.strip, fix.value.split(AND)):
        like = next((row for row in rows if name in (row.name, row.text)), None)
        if like is None and fix.span:
            like = ActorRow(text=fix.words, name=name, country=None, sector="UNK", span=fix.span)
        if like is None:
            return None
        found.append(like)
    return replace(event, **{fix.field: tuple(found)})


def _figure(event: EventRow, fix: Fix, record: Record) -> EventRow | None:
    """The bounds of one kind set: at the words that were selected, or in the event's first figure of that kind."""
    low, high = _tidy(fix.bounds[0]) or 0, _tidy(fix.bounds[1])
    own = next((one for one in event.figures if one.kind == fix.field), None)
    others = tuple(one for one in event.figures if one.kind != fix.field)
    if fix.span:
        old = own or FigureRow(
            kind=fix.field, of=None, text="", low=0, high=0, scope="incident", attributed_to=(), span=fix.span
        )
        now = replace(old, text=fix.words, span=fix.span, low=low, high=high, subset_of=None)
        return replace(event, figures=(*others, now))
    return replace(event, figures=(*others, replace(own, low=low, high=high))) if own else None


def _tidy(value: float | None) -> int | float | None:
    return int(value) if value is not None and float(value).is_integer() else value


def _days(event: EventRow, fix: Fix, record: Record) -> EventRow:
    """Both days set at once; the second may be open."""
    start, end = days(fix.value)
    now = event.date or DateRow(text=None, start=start, end=end)
    now = replace(now, start=start, end=end)
    return replace(event, date=replace(now, text=fix.words, span=fix.span) if fix.span else now)


def _of_party(event: EventRow, fix: Fix, record: Record) -> EventRow | None:
    """Country or sector of the parties of a name; None where the event has none of that name."""
    name, code = party_code(fix.value)
    part = fix.field.removeprefix("party_")

    def changed(rows: Sequence[ActorRow]) -> tuple[ActorRow, ...]:
        return tuple(replace(row, **{part: code}) if name in (row.name, row.text) else row for row in rows)

    now = replace(event, actors=changed(event.actors), recipients=changed(event.recipients))
    return now if any(name in (row.name, row.text) for row in (*event.actors, *event.recipients)) else None


def party_code(value: str) -> tuple[str, str]:
    """Name and code of "NAME: CODE"; names may have colons of their own."""
    name, _, code = value.rpartition(":")
    return name.strip(), code.strip()


EMPTIED: dict[str, object] = {
    "mode": None,
    "actors": (),
    "recipients": (),
    "place": None,
    "date": None,
    "figures": (),
    "attributed_to": (),
}
"""Field that a person can hold to be empty ("empty" = its name) -> what it is then."""
ALONE = ("days", "party_country", "party_sector", "role", "empty")
"""What can be corrected of an event alone: incidents have no such field."""


def _emptied(event: EventRow, fix: Fix, record: Record) -> EventRow | None:
    if fix.value not in EMPTIED:
        return None
    now = replace(
        event, **{fix.value: EMPTIED[fix.value]}, why_null=event.why_null | {fix.value: "a person's correction"}
    )
    return replace(now, attributed_spans=()) if fix.value == "attributed_to" else now


def check_alone(field: str, value: str) -> None:
    """Raises UsageError where a correction of ``ALONE`` has no value that fits it."""
    if field == "days":
        days(value)
        return
    known = KNOWN[field]()
    name, code = party_code(value) if field.startswith("party_") else ("?", value)
    if not name:
        raise UsageError(f"{field}={value}: give NAME: CODE")
    if code not in known:
        raise UsageError(f"{field}={value}: there are {', '.join(sorted(known))}")


KNOWN: dict[str, Callable[[], Collection[str]]] = {
    "party_country": country_names,
    "party_sector": lambda: load().sectors,
    "role": lambda: load().roles,
    "empty": lambda: EMPTIED,
}
"""Field of ``ALONE`` -> the codes that it takes."""


Act = Callable[[EventRow, Fix, Record], EventRow | None]

FIELDS: dict[str, Act] = {
    "type": _code,
    "mode": _code,
    "status": _code,
    "start": _day,
    "end": _day,
    "where": _where,
    "country": _country,
    "actors": _parties,
    "recipients": _parties,
    "days": _days,
    "party_country": _of_party,
    "party_sector": _of_party,
    "role": _code,
    "empty": _emptied,
}
"""Field of a correction -> what carries it out; others are kinds of figures. None: no words stand for it."""
