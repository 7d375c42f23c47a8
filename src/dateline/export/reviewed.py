"""Records as people hold them: pages whose every event was judged, with corrections carried out, added events among the
others, and rejected ones left out."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from dateline.codebook import load
from dateline.errors import UsageError
from dateline.model import ActorRow, DateRow, EventRow, FigureRow, PlaceRow, Record, Span, Value
from dateline.store import Judgement, Store, records, standing, text_of
from dateline.store.added import BY

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
    of corrections that could not be carried out, as no words of the page stand behind them (E3 actors)."""

    record: Record
    text: str
    by: tuple[str, ...]
    left: tuple[str, ...] = ()


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
    would teach that its other events are right. A page without such events counts where somebody added one."""
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
    provenance = f"read by Dateline, its events judged by {', '.join(people)}"
    whole = replace(record, provenance=provenance, events=tuple(events))
    return Reviewed(record=whole, text=text, by=tuple(people), left=tuple(left))


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
    """What a field should be; ``span`` and ``words`` are of the page text that it was selected in, if it was."""

    field: str
    value: str
    span: Span | None
    words: str


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
    value = str(json.loads(one.value or "null"))
    found = WORDS.match(one.why)
    span = (int(found[1]), int(found[2])) if found else None
    words = text[slice(*span)] if span else ""
    if not words or not WORDS.sub("", one.why, count=1).startswith(" ".join(words.split())):
        span, words = None, ""  # the page has changed under the selection
    return Fix(field=one.field or "", value=value, span=span, words=words)


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
    """A number of one kind set: at the words that were selected, or in the event's first figure of that kind."""
    number = int(float(fix.value)) if float(fix.value).is_integer() else float(fix.value)
    own = next((one for one in event.figures if one.kind == fix.field), None)
    others = tuple(one for one in event.figures if one.kind != fix.field)
    if fix.span:
        old = own or FigureRow(
            kind=fix.field, of=None, text="", low=0, high=0, scope="incident", attributed_to=(), span=fix.span
        )
        now = replace(old, text=fix.words, span=fix.span, low=number, high=number, subset_of=None)
        return replace(event, figures=(*others, now))
    return replace(event, figures=(*others, replace(own, low=number, high=number))) if own else None


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
ALONE = ("role", "empty")
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
    known = tuple(load().roles) if field == "role" else tuple(EMPTIED)
    if value not in known:
        raise UsageError(f"{field}={value}: there are {', '.join(known)}")


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
    "role": _code,
    "empty": _emptied,
}
"""Field of a correction -> what carries it out; others are kinds of figures. None: no words stand for it."""
