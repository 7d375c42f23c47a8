"""One page with its annotation: in the terminal, or as one HTML file that needs nothing else.

Both faces draw the same marks: a trigger in the colour of its quad class, actors, dates, places, figures and statements
each in their own, furniture dimmed. Where marks overlap, the one that comes first in ``KINDS`` is seen.
"""

from __future__ import annotations

import html
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.files import Json
from corpus.spans import placed
from corpus.stats import code_of, codes
from dateline.model import Span

if TYPE_CHECKING:
    from rich.text import Text

QUADS = {
    "verbal cooperation": ("#1b6e3c", "#d3f2de"),
    "material cooperation": ("#0b5c6b", "#cdeef4"),
    "verbal conflict": ("#8a4b00", "#ffe6c7"),
    "material conflict": ("#a3161f", "#ffd9db"),
}
"""Quad class -> colour of the ink and of the ground."""

KINDS = {
    "trigger": ("", ""),
    "figure": ("#6b1fa0", "#efdcfb"),
    "date": ("#1f4fa0", "#dbe6fb"),
    "place": ("#4d6b00", "#ebf5c9"),
    "actor": ("#333333", "#e4e4e4"),
    "recipient": ("#333333", "#f2ead9"),
    "source": ("#5a5a5a", "#f0f0f0"),
    "speaker": ("#86236b", "#fbe0f3"),
    "statement": ("#86236b", ""),
    "furniture": ("#9a9a9a", ""),
}
"""Kind of mark -> its colours, the one that is seen first."""


@dataclass(frozen=True)
class Mark:
    """One annotated stretch: its kind, the quad class of a trigger, and the record in words."""

    span: Span
    kind: str
    note: str
    quad: str = ""

    @property
    def colours(self) -> tuple[str, str]:
        """Ink and ground."""
        return QUADS[self.quad] if self.quad else KINDS[self.kind]


def marks(page: Json) -> list[Mark]:
    """Every mark of a page, in page order."""
    put = placed(page["text"], page)
    found = [*event_marks(page, put), *other_marks(page, put)]
    return sorted(found, key=lambda m: (m.span, list(KINDS).index(m.kind)))


def event_marks(page: Json, put: Json) -> Iterator[Mark]:
    for event, at in zip(page["events"], put["events"], strict=True):
        quad = codes()["types"].get(event["type"], {}).get("quad", "")
        yield mark(at["trigger"], "trigger", event_note(event), quad)
        for kind, key in (("actor", "actors"), ("recipient", "recipients")):
            for actor, place in zip(event[key], at[key], strict=True):
                note = f"{event['id']} {kind}: {actor['name']}, {actor['country'] or '-'}, {actor['sector']}"
                yield mark(place["text"], kind, note)
        for key in ("place", "date"):
            if event[key] and event[key]["text"]:
                told = ", ".join(str(v) for k, v in event[key].items() if k != "text")
                yield mark(at[key]["text"], key, f"{event['id']} {key}: {told}")
        for figure, place in zip(event["figures"], at["figures"], strict=True):
            yield mark(place["text"], "figure", f"{event['id']} {figure_note(figure)}")
        yield from (mark(span, "source", f"{event['id']} source") for span in at["attributed_to"])


def other_marks(page: Json, put: Json) -> Iterator[Mark]:
    for tally, at in zip(page["tallies"], put["tallies"], strict=True):
        yield mark(at["text"], "figure", f"tally: {figure_note(tally)}, since {tally['since'] or '-'}")
    for statement, at in zip(page["statements"], put["statements"], strict=True):
        form = "direct" if statement["direct"] else "indirect"
        note = f"{statement['speaker']}, {statement['cue'] or 'no cue'} ({form}): {statement['content']}"
        yield mark(at["content"], "statement", note)
        if at["speaker"]:
            yield mark(at["speaker"], "speaker", note)
    for line in put["furniture"]:
        yield mark(line, "furniture", "furniture")


def mark(span: list[int], kind: str, note: str, quad: str = "") -> Mark:
    return Mark((span[0], span[1]), kind, note, quad)


def figure_note(figure: Json) -> str:
    source = f", says {' < '.join(figure['attributed_to'])}" if figure["attributed_to"] else ""
    return f"{figure['kind']}: {bounds(figure)} {figure['of'] or ''} ({figure['scope']}){source}"


def event_note(event: Json) -> str:
    """An event in one line: who did what to whom, when, where, how many, who says so."""
    who, whom = (", ".join(a["name"] for a in event[key]) or "-" for key in ("actors", "recipients"))
    date, place = event["date"], event["place"]
    parts = [f"{event['id']} {code_of(event, 'mode').removesuffix('/None')}: {who} > {whom}"]
    parts += [days(date)] if date else []
    parts += [place["name"]] if place else []
    parts += [event["status"], event["role"], *(figure_note(figure) for figure in event["figures"])]
    parts += [f"source: {' < '.join(event['attributed_to'])}"] if event["attributed_to"] else []
    return "; ".join(parts) + (f"; same as {', '.join(event['same_event_in'])}" if event["same_event_in"] else "")


def bounds(figure: Json) -> str:
    """The number in words: "4", "at least 4", "up to 4", or "3 to 7"."""
    low, high = figure["low"], figure["high"]
    if high is None:
        return f"at least {low}"
    return str(low) if low == high else f"up to {high}" if low == 0 else f"{low} to {high}"


def days(date: Json) -> str:
    """An interval in words: one day, two, or an open end."""
    return str(date["start"]) if date["start"] == date["end"] else f"{date['start']} to {date['end'] or 'open'}"


def pieces(text: str, found: list[Mark]) -> Iterator[tuple[str, list[Mark]]]:
    """The text cut at every edge of a mark, each piece with the marks over it, the one that is seen first."""
    edges = sorted({0, len(text), *(edge for m in found for edge in m.span)})
    order = list(KINDS)
    for start, end in itertools.pairwise(edges):
        over = [m for m in found if m.span[0] <= start and end <= m.span[1]]
        yield text[start:end], sorted(over, key=lambda m: (order.index(m.kind), m.span[1] - m.span[0]))


def terminal(page: Json) -> Text:
    """The page for a terminal: marked text, then one line for each event, tally and statement."""
    from rich.text import Text

    out = Text()
    for words, over in pieces(page["text"], marks(page)):
        out.append(words, style=rich_style(over))
    out.append("\n")
    for event in page["events"]:
        quad = codes()["types"].get(event["type"], {}).get("quad", "")
        ink, ground = QUADS.get(quad, ("#000000", "#ffffff"))
        out.append(event["id"], style=f"bold {ink} on {ground}").append(event_note(event)[len(event["id"]) :] + "\n")
    for tally in page["tallies"]:
        out.append(f"tally {figure_note(tally)}\n", style="#6b1fa0 on #efdcfb")
    for said in page["statements"]:
        out.append(f"{said['speaker']} ({said['cue'] or '-'}): {said['content']}\n", style="italic")
    return out


def rich_style(over: list[Mark]) -> str:
    """The style of a piece under these marks."""
    if not over:
        return ""
    ink, ground = over[0].colours
    if over[0].kind == "furniture":
        return "dim"
    extra = " italic" if any(m.kind == "statement" for m in over) else ""
    if over[0].kind == "statement":
        return "italic"
    return f"{'bold ' if over[0].kind == 'trigger' else ''}{ink} on {ground}{extra}"


STYLE = """body{font:17px/1.55 Georgia,serif;max-width:46em;margin:2em auto;padding:0 1em;color:#1c1c1c;background:#fff}
pre{font:inherit;white-space:pre-wrap;overflow-wrap:anywhere}
span.m{border-radius:3px;cursor:help}.trigger{font-weight:bold}.statement{font-style:italic}
.in-statement{border-bottom:1px dotted #86236b}
.furniture{color:#9a9a9a}ol,ul{padding-left:1.4em}li{margin:.35em 0}
.legend span{padding:0 .4em;margin-right:.5em;font-size:.85em}
h1{font-size:1.2em}h2{font-size:1em;margin-top:2em}"""


def document(page: Json) -> str:
    """The page as a standalone HTML file: no script, no outside resource; pointing at a mark shows its record."""
    esc = html.escape
    meta = ", ".join(f"{key}: {value}" for key, value in page.get("meta", {}).items())
    body = "".join(span(words, over) for words, over in pieces(page["text"], marks(page)))
    legend = "".join(f'<span style="{colour(*pair)}">{esc(name)}</span>' for name, pair in legend_of())
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{esc(page["page"])}</title>'
        f"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<style>{STYLE}</style></head><body>\n<h1>{esc(page['page'])}</h1><p>{esc(meta)}</p>"
        f'<p class="legend">{legend}</p>\n<pre>{body}</pre>\n{lists(page)}</body></html>\n'
    )


def legend_of() -> list[tuple[str, tuple[str, str]]]:
    return [*QUADS.items(), *((kind, pair) for kind, pair in KINDS.items() if any(pair))]


def colour(ink: str, ground: str) -> str:
    return f"color:{ink}" + (f";background:{ground}" if ground else "")


def span(words: str, over: list[Mark]) -> str:
    """One piece of text as HTML."""
    if not over:
        return html.escape(words)
    names = f"m {over[0].kind}" + " in-statement" * any(m.kind == "statement" for m in over)
    notes = "\n".join(dict.fromkeys(m.note for m in over))
    style = colour(*over[0].colours)
    return f'<span class="{names}" style="{style}" title="{html.escape(notes)}">{html.escape(words)}</span>'


def lists(page: Json) -> str:
    """Events, tallies and statements below the text."""
    events = [event_note(event) for event in page["events"]]
    tallies = [figure_note(tally) for tally in page["tallies"]]
    said = [f"{s['speaker']} ({s['cue'] or '-'}): {s['content']}" for s in page["statements"]]
    out = ""
    for name, items in (("Events", events), ("Tallies", tallies), ("Statements", said)):
        rows = "".join(f"<li>{html.escape(item)}</li>" for item in items)
        out += f"<h2>{name}: {len(items)}</h2><ul>{rows}</ul>\n"
    return out
