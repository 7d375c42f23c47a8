"""WebAnno TSV 3.3, which INCEpTION and WebAnno read: one row a token, three layers of marks.

Layers (a project must have them before the import): ``webanno.custom.DatelineEvent`` on triggers with the features
event, type, mode, status, role and record; ``webanno.custom.DatelinePart`` on actors, recipients, places, dates,
figures, sources and furniture with kind, of (the event, tally or statement it belongs to) and record; and
``webanno.custom.DatelineStatement`` on contents with statement and form. ``record`` is what the mark says, as JSON.
Tokens are cut at every edge of a mark, so that none needs sub-tokens; a mark over a line break is one mark on each line
with the same record. Offsets count UTF-16 code units, as Java does. The way back is through brat or UIMA CAS JSON.
Format: appendix B of the WebAnno user guide.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator
from typing import Any

from corpus.brat import fragments, rest
from corpus.files import Json
from corpus.spans import placed
from dateline.model import Span

LAYERS = {
    "webanno.custom.DatelineEvent": ("event", "type", "mode", "status", "role", "record"),
    "webanno.custom.DatelinePart": ("kind", "of", "record"),
    "webanno.custom.DatelineStatement": ("statement", "form"),
}
"""Layer -> its features, in the order of the columns."""

EVENT, PART, STATEMENT = LAYERS
Mark = tuple[str, list[int], tuple[str | None, ...]]
"""(layer, span, features)."""

RESERVED = re.compile(r"->|[\\\[\]|_;\t\n*]")
TOKEN = re.compile(r"\w+|[^\w\s]")


def escaped(value: str) -> str:
    """A feature value with the reserved characters of the format escaped."""
    names = {"\t": "\\t", "\n": "\\n"}
    return RESERVED.sub(lambda m: names.get(m.group(), "\\" + m.group()), value)


def marks(put: Json) -> Iterator[Mark]:
    """The marks of an annotation with spans (``spans.placed``)."""
    for event in put["events"]:
        codes = (event["id"], event["type"], event["mode"], event["status"], event["role"])
        note = {"date": event["date"] and rest(event["date"], ("text",)), "same_event_in": event["same_event_in"]}
        yield EVENT, event["trigger"], (*codes, record(note))
        yield from event_parts(event)
    for i, tally in enumerate(put["tallies"]):
        yield PART, tally["text"], ("tally", f"T{i}", record(rest(tally, ("text", "of", "evidence", "attributed_to"))))
        yield from sources(tally, f"T{i}")
    for i, said in enumerate(put["statements"]):
        form = "direct" if said["direct"] else "indirect"
        yield STATEMENT, said["content"], (f"S{i}", form)
        for key in ("speaker", "cue", "addressee"):
            if said[key]:
                yield PART, said[key], (key, f"S{i}", None)
    for line in put["furniture"]:
        yield PART, line, ("furniture", None, None)


def event_parts(event: Json) -> Iterator[Mark]:
    for key, kind in (("actors", "actor"), ("recipients", "recipient")):
        for actor in event[key]:
            yield PART, actor["text"], (kind, event["id"], record(rest(actor, ("text",))))
    for key in ("place", "date"):
        if event[key] and event[key]["text"]:
            yield PART, event[key]["text"], (key, event["id"], record(rest(event[key], ("text",))))
    for figure in event["figures"]:
        note = record(rest(figure, ("text", "of", "attributed_to")))
        yield PART, figure["text"], ("figure", event["id"], note)
        yield from sources(figure, event["id"])
    yield from sources(event, event["id"])


def sources(item: Json, owner: str) -> Iterator[Mark]:
    for span in item["attributed_to"]:
        yield PART, span, ("source", owner, None)


def record(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def exported(page: Json) -> str:
    """The .tsv file of a page. Raises QuoteError for words that are not in its text."""
    text = page["text"]
    put = placed(text, page)
    cut = [(layer, part, told) for layer, span, told in marks(put) for part in fragments(text, span)]
    rows = cells(text, cut)
    out = ["#FORMAT=WebAnno TSV 3.3", *(f"#T_SP={name}|{'|'.join(keys)}" for name, keys in LAYERS.items()), "", ""]
    shift = units(text)
    number = 0
    for start, end in sentences(text, [span for _, span, _ in cut]):
        held = [row for row in rows if start <= row[0] and row[1] <= end]
        if not held:
            continue
        number += 1
        out.append("#Text=" + text[start:end].replace("\\", "\\\\").replace("\t", "\\t"))
        for i, (a, b, columns) in enumerate(held, 1):
            out.append(f"{number}-{i}\t{shift[a]}-{shift[b]}\t{text[a:b]}\t{columns}\t")
        out.append("")
    return "\n".join(out) + "\n"


def units(text: str) -> list[int]:
    """Character offset -> offset in UTF-16 code units."""
    out = [0]
    for char in text:
        out.append(out[-1] + (2 if ord(char) > 0xFFFF else 1))
    return out


def sentences(text: str, spans: list[Span]) -> list[Span]:
    """Lines, cut at the ends of sentences wherever no mark reaches over one."""
    from dateline.sentences import split

    lines = tuple((m.start(), m.end()) for m in re.finditer(r"\S(?:[^\n]*\S)?", text))
    inside = [False] * (len(text) + 1)
    for a, b in spans:
        inside[a + 1 : b] = [True] * max(0, b - a - 1)
    out: list[Span] = []
    for found in split(text, lines):
        start, end = found.span
        if out and inside[start] and "\n" not in text[out[-1][0] : end]:
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def cells(text: str, cut: list[tuple[str, Span, tuple[str | None, ...]]]) -> list[tuple[int, int, str]]:
    """(start, end, columns) of every token, tokens cut at the edges of marks."""
    edges = {edge for _, span, _ in cut for edge in span}
    tokens = [piece for m in TOKEN.finditer(text) for piece in pieces(m.span(), edges)]
    held: dict[int, list[int]] = {}
    for i, (_, (a, b), _) in enumerate(cut):
        for at in range(a, b):
            held.setdefault(at, []).append(i)
    return [(a, b, "\t".join(columns(cut, held.get(a, [])))) for a, b in tokens]


def pieces(span: Span, edges: set[int]) -> Iterator[Span]:
    at = [span[0], *(x for x in range(span[0] + 1, span[1]) if x in edges), span[1]]
    yield from itertools.pairwise(at)


def columns(cut: list[tuple[str, Span, tuple[str | None, ...]]], over: list[int]) -> Iterator[str]:
    """The cells of one token: every mark over it with its number, ``*`` for an empty feature, ``_`` for no mark."""
    for layer, keys in LAYERS.items():
        here = [i for i in over if cut[i][0] == layer]
        for column in range(len(keys)):
            values = ((cut[i][2][column], i + 1) for i in here)
            yield "|".join(f"{'*' if v is None else escaped(v)}[{n}]" for v, n in values) or "_"
