"""UIMA CAS JSON, which INCEpTION reads and writes, and back: what goes out comes in again, field by field.

Two span layers. ``webanno.custom.DatelineEvent`` on triggers: event, code (the PLOVER type), mode, status, role,
record.
``webanno.custom.DatelinePart`` on everything else: kind, of (what it belongs to: an event "E1", a figure "E1.F0", a
tally "T0", a statement "S0", an article "A0"), record. ``record`` holds what a mark cannot show (names, codes, bounds,
the place in a list) as JSON. The type system travels in the file, so INCEpTION makes the layers when it reads it.
Written and read by dkpro-cassis; offsets in the file count UTF-16 code units, as the format wants.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from corpus.brat import rest
from corpus.files import Json
from corpus.spans import ARTICLE, placed, quoted

EVENT, PART = "webanno.custom.DatelineEvent", "webanno.custom.DatelinePart"
LAYERS = {EVENT: ("event", "code", "mode", "status", "role", "record"), PART: ("kind", "of", "record")}
"""Layer -> its features; all are strings."""

Mark = tuple[str, list[int], Json]
"""(layer, span, features)."""

LISTS = {"actors": "actor", "recipients": "recipient"}
ONE = ("place", "date")
SPOKEN = ("evidence", "speaker", "cue", "addressee")


def part(kind: str, owner: str, span: list[int] | None, note: Json | None = None) -> Iterator[Mark]:
    """The mark of one quote; none where there is no quote."""
    if span is not None:
        yield PART, span, {"kind": kind, "of": owner, "record": record(note or {})}


def record(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def marks(put: Json, size: int) -> Iterator[Mark]:
    """The marks of an annotation with spans (``spans.placed``) of a text of this size."""
    lists = ("articles", "furniture", "events", "tallies", "statements", "text", "split")
    yield from part("page", "", [0, size], rest(put, lists))
    for i, article in enumerate(put["articles"]):
        yield from part("starts_with", f"A{i}", article["starts_with"], rest(article, ARTICLE))
        for key in ARTICLE:
            if key != "starts_with":
                yield from part(key, f"A{i}", article.get(key))
    for i, line in enumerate(put["furniture"]):
        yield from part("furniture", "", line, {"n": i})
    for i, event in enumerate(put["events"]):
        yield from event_marks(event, i)
    for i, tally in enumerate(put["tallies"]):
        yield from part("evidence", f"T{i}", tally["evidence"])
        yield from figure_marks(tally, "tally", f"T{i}", i, ("evidence",))
    for i, said in enumerate(put["statements"]):
        yield from part("content", f"S{i}", said["content"], rest(said, (*SPOKEN, "content")))
        for key in SPOKEN:
            yield from part(key, f"S{i}", said[key])


def event_marks(event: Json, number: int) -> Iterator[Mark]:
    """The trigger with its codes, and everything that belongs to it."""
    name = event["id"]
    dated = event["date"] and event["date"]["text"]
    keys = ("article", "same_event_in")
    note = {key: event[key] for key in keys} | {"date": None if dated else event["date"], "n": number}
    codes = {key: event[key] for key in ("mode", "status", "role")}
    yield EVENT, event["trigger"], {"event": name, "code": event["type"], **codes, "record": record(note)}
    yield from part("evidence", name, event["evidence"])
    for key, kind in LISTS.items():
        for i, actor in enumerate(event[key]):
            yield from part(kind, name, actor["text"], rest(actor, ("text",)) | {"n": i})
    for key in ONE:
        if event[key]:
            yield from part(key, name, event[key]["text"], rest(event[key], ("text",)))
    for i, figure in enumerate(event["figures"]):
        yield from figure_marks(figure, "figure", f"{name}.F{i}", i, ())
    yield from source_marks(event, name)


def figure_marks(figure: Json, kind: str, name: str, number: int, without: tuple[str, ...]) -> Iterator[Mark]:
    note = rest(figure, ("text", "of", "attributed_to", *without)) | {"n": number}
    yield from part(kind, name, figure["text"], note)
    yield from part("counted", name, figure["of"])
    yield from source_marks(figure, name)


def source_marks(item: Json, owner: str) -> Iterator[Mark]:
    for i, span in enumerate(item["attributed_to"]):
        yield from part("source", owner, span, {"n": i})


def exported(page: Json) -> str:
    """The CAS of a page as JSON. Raises QuoteError for words that are not in its text."""
    import cassis

    system = cassis.TypeSystem()
    for layer, features in LAYERS.items():
        made = system.create_type(name=layer, supertypeName="uima.tcas.Annotation")
        for feature in features:
            system.create_feature(domainType=made, name=feature, rangeType="uima.cas.String")
    cas = cassis.Cas(typesystem=system)
    cas.sofa_string = page["text"]
    cas.sofa_mime = "text/plain"
    for layer, (start, end), told in marks(placed(page["text"], page), len(page["text"])):
        cas.add(system.get_type(layer)(begin=start, end=end, **told))
    return str(cas.to_json(pretty_print=True))


class Found:
    """The marks of one CAS by what they belong to."""

    def __init__(self, source: str) -> None:
        import cassis

        cas = cassis.load_cas_from_json(source)
        self.text: str = cas.sofa_string
        self.triggers = [(item, note(item)) for item in cas.select(EVENT)]
        self.parts: dict[tuple[str, str], list[tuple[list[int], Json]]] = {}
        for item in cas.select(PART):
            key = (item.of or "", item.kind)
            self.parts.setdefault(key, []).append(([item.begin, item.end], note(item)))

    def many(self, owner: str, kind: str) -> list[tuple[list[int], Json]]:
        """The marks of one kind of one owner, in the order they were listed; new ones in page order behind."""
        found = sorted(self.parts.get((owner, kind), []), key=lambda mark: (mark[1].get("n", 1_000_000), mark[0]))
        return [(span, rest(more, ("n",))) for span, more in found]

    def one(self, owner: str, kind: str) -> list[int] | None:
        found = self.many(owner, kind)
        return found[0][0] if found else None

    def owners(self, kind: str, letter: str) -> list[str]:
        """The owners of this letter that have such a mark ("E1.F0" of "E1.F"), by number."""
        found = {
            of for of, name in self.parts if name == kind and of.startswith(letter) and of[len(letter) :].isdigit()
        }
        return sorted(found, key=lambda of: int(of[len(letter) :]))

    def sources(self, owner: str) -> list[list[int]]:
        return [span for span, _ in self.many(owner, "source")]

    def figure(self, owner: str, kind: str) -> Json:
        (span, more), *_ = self.many(owner, kind)
        return {"of": self.one(owner, "counted"), "text": span, "attributed_to": self.sources(owner), **more}


def note(item: Any) -> Json:
    """The record of a mark; empty for one that was made by hand without one."""
    found: Json = json.loads(item.record or "{}")
    return found


def imported(source: str) -> Json:
    """The page of a CAS in JSON. Raises ValueError for one without our layers or with a mark that lacks its codes."""
    try:
        found = Found(source)
    except Exception as error:
        raise ValueError(f"no UIMA CAS JSON with the layers {EVENT} and {PART}: {error}") from error
    whole = found.many("", "page")
    put = {
        **(whole[0][1] if whole else {}),
        "articles": [article(found, name) for name in found.owners("starts_with", "A")],
        "furniture": [span for span, _ in found.many("", "furniture")],
        "events": [event(found, item, rest(more, ("n",))) for item, more in sorted(found.triggers, key=place)],
        "tallies": [
            {"evidence": found.one(name, "evidence"), **found.figure(name, "tally")}
            for name in found.owners("tally", "T")
        ],
        "statements": [statement(found, name) for name in found.owners("content", "S")],
    }
    return quoted(found.text, put) | {"text": found.text}


def place(trigger: tuple[Any, Json]) -> tuple[int, int]:
    """Where an event stands in the list: its recorded place; a new one behind them, in page order."""
    item, more = trigger
    if not (item.event and item.code):
        raise ValueError(f"the event mark at {item.begin} lacks 'event' (E and a number) or 'code' (its type)")
    return more.get("n", 1_000_000), item.begin


def article(found: Found, name: str) -> Json:
    (span, more), *_ = found.many(name, "starts_with")
    return {key: found.one(name, key) for key in ARTICLE} | {"starts_with": span} | more


def event(found: Found, item: Any, more: Json) -> Json:
    name = item.event
    parts = {key: [{"text": s, **m} for s, m in found.many(name, kind)] for key, kind in LISTS.items()}
    ones = {key: [{"text": s, **m} for s, m in found.many(name, key)] for key in ONE}
    return {
        "id": name,
        "evidence": found.one(name, "evidence"),
        "trigger": [item.begin, item.end],
        "type": item.code,
        **{key: item[key] or None for key in ("mode", "status", "role")},
        **parts,
        "figures": [found.figure(owner, "figure") for owner in found.owners("figure", f"{name}.F")],
        "attributed_to": found.sources(name),
        **more,
        "place": next(iter(ones["place"]), None),
        "date": next(iter(ones["date"]), more.get("date")),
    }


def statement(found: Found, name: str) -> Json:
    (span, more), *_ = found.many(name, "content")
    return {key: found.one(name, key) for key in SPOKEN} | {"content": span} | more
