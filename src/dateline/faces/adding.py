"""A missed event as a person writes it down: in the guide's form, its words found on the page, its codes checked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Annotated

import msgspec

from dateline.codebook import Codebook, load
from dateline.errors import UsageError
from dateline.knowledge.actors import country_names
from dateline.model import ActorRow, DateRow, EventRow, FigureRow, PlaceRow, Record, Span, Value
from dateline.sentences import split

Code = Annotated[str, msgspec.Meta(max_length=40)]
Quote = Annotated[str, msgspec.Meta(min_length=1, max_length=500)]
Name = Annotated[str, msgspec.Meta(max_length=200)]
Country = Annotated[str, msgspec.Meta(min_length=3, max_length=3)]
Day = Annotated[str, msgspec.Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")]
MOST_AMOUNT = 1e12
Amount = Annotated[float, msgspec.Meta(ge=0, le=MOST_AMOUNT)]
MOST = 40
"""Rows of one kind in one event; the fullest of the corpus has 11 parties."""
EMPTY = "left empty by who added it"


class Words(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words of the page; without ``span`` they are looked for in the sentence first, then nearest to it."""

    text: Quote
    span: Span | None = None


class Party(Words, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An actor or recipient; what is not given is taken from a row of the page with the same words."""

    name: Name | None = None
    country: Country | None = None
    sector: Code | None = None


class Place(Words, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where it happened; what is not given is taken from a place of the page with the same words."""

    name: Name | None = None
    country: Country | None = None


class When(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A closed interval of days; ``end`` null is open, left out it is the first day. ``text`` null has no words."""

    start: Day
    end: Day | msgspec.UnsetType | None = msgspec.UNSET
    text: Quote | None = None
    span: Span | None = None


class Count(Words, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A number with its bounds; ``high`` null is open, left out it is ``low``."""

    kind: Code
    low: Amount
    high: Amount | msgspec.UnsetType | None = msgspec.UNSET
    of: Quote | None = None
    of_span: Span | None = None
    scope: Code = "incident"
    attributed_to: Annotated[tuple[Words | Quote, ...], msgspec.Meta(max_length=MOST)] = ()


class Written(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An event in the guide's form. ``evidence`` left out is the sentence of the trigger; ``id``, ``article`` and
    ``same_event_in`` are let by, so that an annotated event can be handed in as it is."""

    trigger: Quote
    type: Code
    mode: Code | None = None
    status: Code = "actual"
    role: Code = "news"
    evidence: Annotated[str, msgspec.Meta(min_length=1, max_length=5000)] | None = None
    trigger_span: Span | None = None
    evidence_span: Span | None = None
    actors: Annotated[tuple[Party, ...], msgspec.Meta(max_length=MOST)] = ()
    recipients: Annotated[tuple[Party, ...], msgspec.Meta(max_length=MOST)] = ()
    place: Place | None = None
    date: When | None = None
    figures: Annotated[tuple[Count, ...], msgspec.Meta(max_length=MOST)] = ()
    attributed_to: Annotated[tuple[Words | Quote, ...], msgspec.Meta(max_length=MOST)] = ()
    id: str | None = None
    article: int | None = None
    same_event_in: tuple[str, ...] = ()


def written(data: bytes | str) -> Written:
    """The event that JSON in the guide's form tells. Raises UsageError."""
    try:
        return msgspec.json.decode(data, type=Written)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:  # a ValidationError is a DecodeError
        raise UsageError(f"no event in the guide's form: {error}") from error


def row_of(said: Written, record: Record, text: str, types: Iterable[str] = ()) -> EventRow:
    """The event with every quote at its place in the text of a record. ``types`` are codes beside the codebook's that
    are allowed (of users' own). Raises UsageError for words that do not stand there and codes that nobody knows."""
    _check(said, load(), frozenset(types))
    trigger, evidence, article = _place_of(said, record, text)

    def at(words: str, span: Span | None) -> Span:
        return find(text, words, span, evidence, trigger)

    sources = [_words(one) for one in said.attributed_to]
    row = EventRow(
        id="",
        article=article,
        evidence=text[slice(*evidence)],
        trigger=said.trigger,
        type=said.type,
        mode=said.mode,
        actors=tuple(_party(one, at(one.text, one.span), record) for one in said.actors),
        recipients=tuple(_party(one, at(one.text, one.span), record) for one in said.recipients),
        place=_place(said.place, at(said.place.text, said.place.span), record) if said.place else None,
        date=_date(said.date, at(said.date.text, said.date.span) if said.date.text else None) if said.date else None,
        status=said.status,
        role=said.role,
        figures=tuple(_figure(one, at) for one in said.figures),
        attributed_to=tuple(one.text for one in sources),
        same_event_in=(),
        evidence_span=evidence,
        trigger_span=trigger,
        attributed_spans=tuple(at(one.text, one.span) for one in sources),
    )
    optional = ("mode", "actors", "recipients", "place", "date", "figures", "attributed_to")
    return msgspec.structs.replace(row, why_null={name: EMPTY for name in optional if not getattr(row, name)})


# -------------------------------------------------------------------------------- from pairs


PLAIN = ("trigger", "type", "mode", "status", "role", "evidence")
LISTS = {"actor": "actors", "recipient": "recipients", "actors": "actors", "recipients": "recipients"}
DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
RANGE = re.compile(r"(?:between )?(\d[\d,]*(?:\.\d+)?)(?: ?(?:to|and|-|\u2013) ?)(\d[\d,]*(?:\.\d+)?)", re.IGNORECASE)
AFTER = {"or more": "at least", "and more": "at least", "or fewer": "up to", "or less": "up to", "+": "at least"}
"""Words behind a number -> those before it that say the same."""
BOUNDS: dict[str, Callable[[float], tuple[float, float | None]]] = {
    "at least": lambda n: (n, None),
    "more than": lambda n: (n + 1, None),
    "over": lambda n: (n + 1, None),
    "up to": lambda n: (0, n),
    "as many as": lambda n: (0, n),
}
"""Words before a number -> its bounds (decision 13 of the corpus guide)."""


def of_pairs(pairs: Sequence[str]) -> Written:
    """The event that FIELD=WORDS tell: trigger, type, mode, status, role, evidence; actor, recipient, source (each as
    often as there are); where, start, end, and a kind of figure ("killed=at least 8"). Raises UsageError."""
    told: dict[str, object] = {}
    place: dict[str, str] = {}
    when: dict[str, str] = {}
    lists: dict[str, list[object]] = {name: [] for name in ("actors", "recipients", "figures", "attributed_to")}
    for pair in pairs:
        field, sign, words = pair.partition("=")
        if not sign or not words.strip():
            raise UsageError(f"{pair!r}: give FIELD=WORDS")
        if field in PLAIN:
            told[field] = words
        elif field in LISTS:
            lists[LISTS[field]].append({"text": words})
        elif field == "source":
            lists["attributed_to"].append(words)
        elif field in ("where", "country"):
            place["text" if field == "where" else field] = words
        elif field in ("start", "end"):
            when[field] = words
        else:
            low, high = bounds_of(field, words)
            lists["figures"].append({"kind": field, "text": words, "low": low, "high": high})
    told |= {"place": place} if place else {}
    told |= {"date": when} if when else {}
    return written(msgspec.json.encode(told | lists))


def bounds_of(kind: str, words: str) -> tuple[float, float | None]:
    """The bounds of a number as written in digits. Raises UsageError for other words: the guide's form has bounds."""
    if kind not in load().figure_kinds:
        known = ", ".join((*PLAIN, "actor", "recipient", "source", "where", "country", "start", "end"))
        raise UsageError(f"{kind}: no such field; there are {known} and the kinds of figures")
    found = DIGITS.findall(words)
    if len(found) != 1:
        raise UsageError(f"{kind}={words}: only digits are read here; hand the event in as JSON with --from FILE")
    value = _digits(found[0])
    before = words[: words.index(found[0])].strip().casefold()
    return BOUNDS[before](value) if before in BOUNDS else (value, value)


def amount(words: str) -> tuple[float, float | None]:
    """The bounds of a number as a person writes a correction: "9", "at least 9", "9 or more", "up to 40", "9 to 12".
    Raises UsageError for anything else: what is said of a figure is not guessed."""
    said = " ".join(words.split()).casefold()
    if pair := RANGE.fullmatch(said):
        low, high = map(_digits, pair.groups())
        if low > high:
            raise UsageError(f"{words}: {low:g} is more than {high:g}")
        return low, high
    found = DIGITS.findall(said)
    before, _, after = said.partition(found[0]) if len(found) == 1 else ("?", "", "")
    before, after = before.strip(), after.strip()
    word = AFTER.get(after, "?") if after else before
    if (before and after) or (word and word not in BOUNDS):
        raise UsageError(f"{words}: give a number, such as 9, 'at least 9', 'up to 40', or '9 to 12'")
    value = _digits(found[0])
    if value > MOST_AMOUNT:
        raise UsageError(f"{words}: is more than {MOST_AMOUNT:g}")
    return BOUNDS[word](value) if word else (value, value)


def _digits(words: str) -> float:
    """A number in digits, with or without commas between thousands."""
    return float(words.replace(",", ""))


# -------------------------------------------------------------------------------- words


def find(text: str, words: str, span: Span | None, within: Span, near: Span) -> Span:
    """Where words stand: at ``span`` where it is given, else as whole words within a stretch, else anywhere, nearest to
    a place. Raises UsageError where they do not."""
    if span is not None:
        if not 0 <= span[0] < span[1] <= len(text) or text[slice(*span)] != words:
            raise UsageError(f"{words[:60]!r}: these words do not stand at {span[0]}:{span[1]}")
        return span
    found = occurrences(text, words, within) or occurrences(text, words, (0, len(text)))
    if not found:
        raise UsageError(f"{words[:60]!r}: these words do not stand on the page")
    start = min(found, key=lambda at: (abs(at - near[0]), at))
    return start, start + len(words)


def occurrences(text: str, words: str, within: Span) -> list[int]:
    """Where words begin inside a stretch: as whole words, or where there are none, anywhere."""
    found = [one.start() for one in re.compile(re.escape(words)).finditer(text, *within)]
    return [at for at in found if _whole(text, at, at + len(words))] or found


def _whole(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() and text[start].isalnum()) and not (after.isalnum() and text[end - 1].isalnum())


def _place_of(said: Written, record: Record, text: str) -> tuple[Span, Span, int]:
    """Trigger, sentence and article of an event. Raises UsageError."""
    bodies = [row.body_span for row in record.articles]
    evidence = _evidence(said, bodies, text)
    if evidence is not None:
        trigger = find(text, said.trigger, said.trigger_span, evidence, evidence)
        if not evidence[0] <= trigger[0] and trigger[1] <= evidence[1]:
            raise UsageError(f"{said.trigger!r}: the trigger does not stand in the sentence")
    elif said.trigger_span is not None:
        trigger = find(text, said.trigger, said.trigger_span, (0, 0), (0, 0))
    else:
        places = [at for body in bodies for at in occurrences(text, said.trigger, body)]
        if len(places) != 1:
            often = f"stands {len(places)} times in its articles; give the sentence too" if places else "stands nowhere"
            raise UsageError(f"{said.trigger!r}: the trigger {often}{'' if places else ' in the articles of the page'}")
        trigger = (places[0], places[0] + len(said.trigger))
    article = next((n for n, (a, b) in enumerate(bodies) if a <= trigger[0] and trigger[1] <= b), None)
    if article is None:
        raise UsageError(f"{said.trigger!r}: stands in no article of the page; furniture tells no events")
    found = evidence or _sentence(text, record, article, trigger)
    if not (found[0] <= trigger[0] and trigger[1] <= found[1] and bodies[article][0] <= found[0]):
        raise UsageError(f"{said.trigger!r}: the trigger does not stand in the sentence that is given")
    return trigger, found, article


def _evidence(said: Written, bodies: list[Span], text: str) -> Span | None:
    if said.evidence is None:
        return None
    if said.evidence_span is not None:
        return find(text, said.evidence, said.evidence_span, (0, 0), (0, 0))
    for body in bodies:
        if found := occurrences(text, said.evidence, body):
            return found[0], found[0] + len(said.evidence)
    raise UsageError(f"{said.evidence[:60]!r}: this sentence stands in no article of the page")


def _sentence(text: str, record: Record, article: int, trigger: Span) -> Span:
    row = record.articles[article]
    for one in split(text, row.parts or (row.body_span,)):
        if one.span[0] <= trigger[0] and trigger[1] <= one.span[1]:
            return one.span
    raise UsageError(f"{text[slice(*trigger)]!r}: a trigger stands in one sentence")


def _words(one: Words | str) -> Words:
    return Words(text=one) if isinstance(one, str) else one


# -------------------------------------------------------------------------------- rows


def _party(said: Party, span: Span, record: Record) -> ActorRow:
    rows = [row for event in record.events for row in (*event.actors, *event.recipients)]
    like = next((row for row in rows if row.text == said.text or (said.name and row.name == said.name)), None)
    return ActorRow(
        text=said.text,
        name=said.name or (like.name if like else said.text),
        country=said.country or (like.country if like and said.sector is None else None),
        sector=said.sector or (like.sector if like else "UNK"),
        span=span,
        actor_id=like.actor_id if like and said.name in (None, like.name) else None,
    )


def _place(said: Place, span: Span, record: Record) -> PlaceRow:
    rows = [event.place for event in record.events if event.place]
    like = next((row for row in rows if row.text == said.text or (said.name and row.name == said.name)), None)
    row = like or PlaceRow(text=said.text, name=said.name or said.text, country=said.country, span=span)
    if like and (said.name not in (None, like.name) or said.country not in (None, like.country)):
        row = PlaceRow(text=said.text, name=said.name or like.name, country=said.country or like.country, span=span)
    return msgspec.structs.replace(row, text=said.text, span=span, confidence=1.0, made_by="")


def _date(said: When, span: Span | None) -> DateRow:
    end = said.start if said.end is msgspec.UNSET else said.end
    return DateRow(text=said.text, start=said.start, end=end, span=span)


def _figure(said: Count, at: Callable[[str, Span | None], Span]) -> FigureRow:
    sources = [_words(one) for one in said.attributed_to]
    high = said.low if said.high is msgspec.UNSET else said.high
    return FigureRow(
        kind=said.kind,
        of=said.of,
        text=said.text,
        low=_whole_number(said.low),
        high=None if high is None else _whole_number(high),
        scope=said.scope,
        attributed_to=tuple(one.text for one in sources),
        span=at(said.text, said.span),
        of_span=at(said.of, said.of_span) if said.of else None,
        attributed_spans=tuple(at(one.text, one.span) for one in sources),
    )


def _whole_number(value: float) -> int | float:
    return int(value) if value == int(value) else value


# -------------------------------------------------------------------------------- codes


def _check(said: Written, book: Codebook, own: frozenset[str]) -> None:
    types = {one.code for one in book.types}
    if said.type in types and not book.allows(said.type, said.mode):
        modes = ", ".join(mode.code for mode in book.type_of(said.type).modes) or "none"
        raise UsageError(f"{said.mode}: {said.type} has no such mode; it has {modes}")
    _known("type", said.type, types | own)
    _known("status", said.status, book.statuses)
    _known("role", said.role, book.roles)
    for party in (*said.actors, *said.recipients):
        if party.sector is not None:
            _known("sector", party.sector, book.sectors)
    for place in (*said.actors, *said.recipients, *((said.place,) if said.place else ())):
        if place.country is not None:
            _known("country", place.country, country_names())
    for figure in said.figures:
        _known("kind of figure", figure.kind, book.figure_kinds)
        _known("scope", figure.scope, book.scopes)
        if isinstance(figure.high, float) and figure.high < figure.low:
            raise UsageError(f"{figure.text!r}: {figure.high:g} is less than {figure.low:g}")
    if said.date:
        _check_days(said.date)


def _known(what: str, code: str, codes: Iterable[str] | Mapping[str, str]) -> None:
    if code not in codes:
        raise UsageError(f"{code}: no such {what} in the codebook; there are {', '.join(sorted(codes)[:40])}")


def _check_days(said: When) -> None:
    days = [said.start, *([said.end] if isinstance(said.end, str) else [])]
    for day in days:
        try:
            date.fromisoformat(day)
        except ValueError as error:
            raise UsageError(f"{day}: no day of the calendar") from error
    if days[-1] < days[0]:
        raise UsageError(f"{days[1]}: is before {days[0]}")
