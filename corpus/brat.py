"""brat stand-off (.ann beside .txt) and back: what goes out comes in again, field by field.

An event is a brat event ``E1`` whose type is its PLOVER type; its actors, recipients, place, date, figures and sources
are arguments, its codes attributes. What brat has no line for (names, countries, bounds) is JSON in an AnnotatorNotes
line on the thing it belongs to. Format: https://brat.nlplab.org/standoff.html. Offsets are characters; a text-bound
annotation over a line break is written as two fragments, as brat wants it.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from typing import Any

from corpus.files import Json
from corpus.spans import ARTICLE, placed, quoted

EVENT_CODES = ("mode", "status", "role")
PARTS = {key: key.title().replace("_", "") for key in ARTICLE}
"""Field of an article -> its role in brat: published_from is PublishedFrom."""


class Writer:
    """The lines of one .ann file while it is written."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines: list[str] = []
        self.spans: dict[tuple[str, int, int, str], str] = {}
        self.count: dict[str, int] = defaultdict(int)

    def id(self, letter: str) -> str:
        self.count[letter] += 1
        return f"{letter}{self.count[letter]}"

    def note(self, target: str, kind: str, value: Any) -> None:
        self.lines.append(f"{self.id('#')}\t{kind} {target}\t{json.dumps(value, ensure_ascii=False)}")

    def span(self, label: str, at: list[int], note: Any = None, *, own: bool = False) -> str:
        """A text-bound annotation; one that is there already (same words, label and note) is used again."""
        key = (label, at[0], at[1], json.dumps(note, ensure_ascii=False))
        if own or key not in self.spans:
            name = self.spans[key] = self.id("T")
            parts = fragments(self.text, at)
            where = ";".join(f"{a} {b}" for a, b in parts)
            self.lines.append(f"{name}\t{label} {where}\t{' '.join(self.text[a:b] for a, b in parts)}")
            if note is not None:
                self.note(name, "AnnotatorNotes", note)
        return self.spans[key]

    def event(self, label: str, at: list[int], arguments: list[tuple[str, str]], note: Json, name: str = "") -> str:
        """An event with its trigger, its arguments (repeated roles numbered), and its other fields as a note."""
        name = name or self.id("E")
        trigger = self.span(label, at, own=True)
        seen: dict[str, int] = defaultdict(int)
        words = [f"{label}:{trigger}"]
        for role, target in arguments:
            seen[role] += 1
            words.append(f"{role}{seen[role] if seen[role] > 1 else ''}:{target}")
        self.lines.append(f"{name}\t{' '.join(words)}")
        self.note(name, "AnnotatorNotes", note)
        return name


def fragments(text: str, at: list[int]) -> list[tuple[int, int]]:
    """A span cut at line breaks, which brat allows in none."""
    found = [(at[0] + m.start(), at[0] + m.end()) for m in re.finditer(r"[^\n]+", text[slice(*at)])]
    if not found or found[0][0] != at[0] or found[-1][1] != at[1]:
        raise ValueError(f"brat has no place for a quote that begins or ends with a line break: {text[slice(*at)]!r}")
    return found


def spans_of(writer: Writer, role: str, spans: list[list[int] | None]) -> list[tuple[str, str]]:
    return [(role, writer.span(role, at)) for at in spans if at is not None]


def exported(page: Json) -> str:
    """The .ann file of a page. Raises QuoteError for words that are not in its text."""
    put = placed(page["text"], page)
    out = Writer(page["text"])
    numbers = [int(event["id"][1:]) for event in put["events"]]
    out.count["E"] = max(numbers, default=0)
    for article in put["articles"]:
        parts = [
            pair for key in ARTICLE if key != "starts_with" for pair in spans_of(out, PARTS[key], [article.get(key)])
        ]
        out.event("Article", article["starts_with"], parts, rest(article, ARTICLE))
    for line in put["furniture"]:
        out.span("Furniture", line, own=True)
    for event in put["events"]:
        export_event(out, event)
    for tally in put["tallies"]:
        parts = [*spans_of(out, "Evidence", [tally["evidence"]]), *figure_parts(out, tally)]
        out.event("Tally", tally["text"], parts, rest(tally, ("evidence", "of", "text", "attributed_to")))
    for said in put["statements"]:
        keys = ("evidence", "speaker", "cue", "addressee")
        parts = [pair for key in keys for pair in spans_of(out, key.capitalize(), [said[key]])]
        out.event("Statement", said["content"], parts, rest(said, (*keys, "content")))
    lists = ("articles", "furniture", "events", "tallies", "statements", "text", "split")
    out.note("T1", "Page", rest(put, lists))
    return "\n".join(out.lines) + "\n"


def rest(item: Json, without: tuple[str, ...]) -> Json:
    """The fields that have no line of their own."""
    return {key: value for key, value in item.items() if key not in without}


def figure_parts(out: Writer, figure: Json) -> list[tuple[str, str]]:
    return [*spans_of(out, "Of", [figure["of"]]), *spans_of(out, "Source", figure["attributed_to"])]


def export_event(out: Writer, event: Json) -> None:
    parts = spans_of(out, "Evidence", [event["evidence"]])
    for role in ("actors", "recipients"):
        parts += [(role[:-1].capitalize(), out.span("Actor", a["text"], rest(a, ("text",)))) for a in event[role]]
    if event["place"]:
        parts.append(("Place", out.span("Place", event["place"]["text"], rest(event["place"], ("text",)))))
    if event["date"] and event["date"]["text"]:
        parts.append(("Date", out.span("Date", event["date"]["text"], rest(event["date"], ("text",)))))
    for figure in event["figures"]:
        note = rest(figure, ("of", "text", "attributed_to"))
        parts.append(("Figure", out.event("Figure", figure["text"], figure_parts(out, figure), note)))
    parts += spans_of(out, "Source", event["attributed_to"])
    known = ("id", "evidence", "trigger", "type", "actors", "recipients", "place", "figures", "attributed_to")
    note = rest(event, (*known, *EVENT_CODES, *(("date",) if event["date"] and event["date"]["text"] else ())))
    out.event(event["type"], event["trigger"], parts, note, event["id"])
    for code in EVENT_CODES:
        if event[code] is not None:
            out.lines.append(f"{out.id('A')}\t{code.capitalize()} {event['id']} {event[code]}")


def configuration() -> str:
    """``annotation.conf`` for brat: the types, roles and attribute values of the guide."""
    from corpus.stats import codes

    found = codes()
    marks = ["Actor", "Place", "Date", "Of", "Source", "Evidence", "Speaker", "Cue", "Addressee", "Furniture"]
    roles = (
        "Evidence:Evidence, Actor*:Actor, Recipient*:Actor, Place?:Place, Date?:Date, Figure*:Figure, Source*:Source"
    )
    modes = sorted({mode for row in found["types"].values() for mode in row["modes"]})
    article = ", ".join(f"{role}?:{role}" for key, role in PARTS.items() if key != "starts_with")
    lines = ["[entities]", *marks, *(role for key, role in PARTS.items() if key != "starts_with")]
    lines += ["", "[relations]", "", "[events]", *(f"{name}\t{roles}" for name in found["types"])]
    lines += ["Figure\tOf?:Of, Source*:Source", "Tally\tEvidence:Evidence, Of?:Of, Source*:Source"]
    lines += ["Statement\tEvidence:Evidence, Speaker:Speaker, Cue?:Cue, Addressee?:Addressee", f"Article\t{article}"]
    lines += ["", "[attributes]", f"Mode\tArg:<EVENT>, Value:{'|'.join(modes)}"]
    lines += [f"{name.capitalize()}\tArg:<EVENT>, Value:{'|'.join(found[name])}" for name in ("status", "role")]
    return "\n".join(lines) + "\n"


class Reader:
    """The lines of one .ann file by what they are."""

    def __init__(self, ann: str) -> None:
        self.spans: dict[str, tuple[str, list[int]]] = {}
        self.events: dict[str, tuple[str, str, list[tuple[str, str]]]] = {}
        self.notes: dict[str, Any] = {}
        self.codes: dict[str, dict[str, str]] = defaultdict(dict)
        self.page: Json = {}
        for number, line in enumerate(ann.split("\n"), 1):
            if line.strip():
                self.read(line, number)

    def read(self, line: str, number: int) -> None:
        name, _, body = line.partition("\t")
        head, _, words = body.partition("\t")
        if line[0] == "T":
            label, _, where = head.partition(" ")
            edges = [int(x) for x in re.split("[ ;]", where)]
            self.spans[name] = (label, [edges[0], edges[-1]])
        elif line[0] == "E":
            first, *others = [(part.partition(":")[0], part.partition(":")[2]) for part in head.split()]
            self.events[name] = (first[0], first[1], [(re.sub(r"\d+$", "", role), to) for role, to in others])
        elif line[0] == "A":
            code, target, value = head.split()
            self.codes[target][code.lower()] = value
        elif line[0] == "#":
            kind, _, target = head.partition(" ")
            if kind == "Page":
                self.page = json.loads(words)
            else:
                self.notes[target] = json.loads(words)
        else:
            raise ValueError(f"line {number}: neither T, E, A nor a note: {line[:60]!r}")

    def args(self, name: str, role: str) -> list[str]:
        return [target for key, target in self.events[name][2] if key == role]

    def at(self, name: str, role: str) -> list[list[int]]:
        return [self.spans[target][1] for target in self.args(name, role)]

    def one(self, name: str, role: str) -> list[int] | None:
        return next(iter(self.at(name, role)), None)

    def trigger(self, name: str) -> list[int]:
        return self.spans[self.events[name][1]][1]

    def note(self, name: str) -> Json:
        """The fields in the note on an annotation; none where there is no note."""
        found: Json = self.notes.get(name, {})
        return found

    def noted(self, name: str) -> Json:
        """A text-bound annotation with its note, as an actor, a place or a date is recorded."""
        return {"text": self.spans[name][1], **self.note(name)}


def imported(text: str, ann: str) -> Json:
    """The page of a .txt and its .ann. Raises ValueError for a line that cannot be read."""
    found = Reader(ann)
    by: dict[str, list[str]] = defaultdict(list)
    for name, (label, _, _) in found.events.items():
        by[label if label in ("Article", "Tally", "Statement", "Figure") else "event"].append(name)
    put = {
        **found.page,
        "articles": [import_article(found, name) for name in by["Article"]],
        "furniture": [at for label, at in found.spans.values() if label == "Furniture"],
        "events": [import_event(found, name) for name in by["event"]],
        "tallies": [{"evidence": found.one(n, "Evidence"), **import_figure(found, n)} for n in by["Tally"]],
        "statements": [import_statement(found, name) for name in by["Statement"]],
    }
    return quoted(text, put) | {"text": text}


def import_article(found: Reader, name: str) -> Json:
    parts = {key: found.one(name, role) for key, role in PARTS.items()}
    return parts | {"starts_with": found.trigger(name)} | found.note(name)


def import_figure(found: Reader, name: str) -> Json:
    sources = found.at(name, "Source")
    parts = {"of": found.one(name, "Of"), "text": found.trigger(name), "attributed_to": sources}
    return parts | found.note(name)


def import_statement(found: Reader, name: str) -> Json:
    keys = ("evidence", "speaker", "cue", "addressee")
    parts = {key: found.one(name, key.capitalize()) for key in keys}
    return parts | {"content": found.trigger(name)} | found.note(name)


def import_event(found: Reader, name: str) -> Json:
    places, dates = found.args(name, "Place"), found.args(name, "Date")
    return {
        "id": name,
        "evidence": found.one(name, "Evidence"),
        "trigger": found.trigger(name),
        "type": found.events[name][0],
        **{code: found.codes[name].get(code) for code in EVENT_CODES},
        "actors": [found.noted(target) for target in found.args(name, "Actor")],
        "recipients": [found.noted(target) for target in found.args(name, "Recipient")],
        "place": found.noted(places[0]) if places else None,
        "figures": [import_figure(found, target) for target in found.args(name, "Figure")],
        "attributed_to": found.at(name, "Source"),
        **found.note(name),
        **({"date": found.noted(dates[0])} if dates else {}),
    }
