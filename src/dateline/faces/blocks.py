"""Blocks of a page for a terminal: events, running totals, statements, headings; fit for 80 columns and more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from dateline.faces import words
from dateline.model import ActorRow, EventRow, Record, StatementRow, TallyRow

LEFT = 24
"""Columns of the first column: "E12 2024-01-01 to 02-01" (23), "COERCE misinformation" (21)."""
WIDE = 110
"""From this width on the evidence stands beside the event, below it under."""
EXCERPT = 240
"""Characters of evidence shown; ``explain`` shows all of it."""
QUAD_STYLES = {
    "verbal cooperation": "cyan",
    "material cooperation": "green",
    "verbal conflict": "yellow",
    "material conflict": "red",
}


@cache
def type_style(code: str) -> str:
    """The colour of an event type: that of its quad class."""
    from dateline.codebook import load

    quads = {one.code: one.quad for one in load().types}
    return f"bold {QUAD_STYLES.get(quads.get(code, ''), '')}".strip()


def grid(rows: Iterable[Sequence[RenderableType]], *, left: int = LEFT) -> Table:
    """Rows of two or three cells under one another: a narrow first column, the rest sharing the width."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=left, no_wrap=False, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    rows = list(rows)
    if rows and len(rows[0]) > 2:
        table.add_column(ratio=1, overflow="fold")
    for row in rows:
        table.add_row(*row)
    return table


def page_block(record: Record, console: Console) -> RenderableType:
    """All of one page: its articles with their events, figures and statements; furniture and issues."""
    parts: list[RenderableType] = [_page_heading(record)]
    for number, _ in enumerate(record.articles):
        parts += _article_block(record, number, console)
    for issue in record.issues:
        parts.append(Text(f"! {issue.code}: {words.safe(issue.message)}", style="yellow"))
    return Group(*parts, Text(""))


def _page_heading(record: Record) -> Text:
    line = Text(words.safe(record.page), style="bold reverse")
    counts = [
        _count(len(record.articles), "article"),
        _count(len(record.events), "event"),
        _count(len(record.statements), "statement"),
        _count(len(record.tallies), "tally", "tallies"),
        f"{_count(len(record.furniture), 'line')} of furniture left out" if record.furniture else "",
    ]
    line.append("  " + " · ".join(part for part in counts if part), style="not bold not reverse")
    return line


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def _article_block(record: Record, number: int, console: Console) -> list[RenderableType]:
    article = record.articles[number]
    events = [event for event in record.events if event.article == number]
    tallies = [(n, t) for n, t in enumerate(record.tallies, 1) if t.article == number]
    statements = [(n, s) for n, s in enumerate(record.statements, 1) if s.article == number]
    title = Text(words.safe(article.title or article.starts_with or "(untitled)"), style="bold")
    about = [article.published or "no date", article.dateline_place, article.agency, article.byline]
    heading = Text(" · ".join(words.safe(part) for part in about if part), style="dim")
    parts: list[RenderableType] = [Text(""), title, heading]
    if events:
        parts += [Text(""), events_block(((event, event.id) for event in events), console)]
    else:
        parts.append(Text("No events.", style="dim"))
    if tallies:
        parts += [Text("Running totals", style="bold underline"), tallies_block((t, f"T{n}") for n, t in tallies)]
    if statements:
        parts += [Text("Who said what", style="bold underline"), says_block((s, f"S{n}") for n, s in statements)]
    return parts


# ------------------------------------------------------------------------------------------------ events


def events_block(events: Iterable[tuple[EventRow, str]], console: Console) -> Table:
    """Events with their labels, one under the other: date, type and status at the left, the rest at the right."""
    wide = console.width >= WIDE
    return grid(event_cells(event, label, wide=wide) for event, label in events)


def event_cells(event: EventRow, label: str, *, wide: bool) -> list[RenderableType]:
    """The cells of one event; ``wide`` gives the evidence a cell of its own."""
    dim = "dim" if event.role == "background" else ""
    left = Text(f"{label:<4}", style="dim") if label == event.id else Text("")
    left.append(words.date_words(event.date), style=dim)
    left.append(f"\n{words.what_words(event)}", style=type_style(event.type))
    left.append(f"\n{event.status}", style=dim if event.status == "actual" else "magenta")
    left.append(f", {event.role}\n", style=dim)
    about = _parties(event)
    for line in _circumstances(event):
        about.append("\n").append(line)
    proof = evidence(event, "" if label == event.id else label)
    if wide:
        about.append("\n")
        return [left, about, proof]
    return [left, about.append("\n").append(proof)]


def _parties(event: EventRow) -> Text:
    line = _names(event.actors) if event.actors else Text("?", style="dim")
    if event.recipients:
        line.append(" → ", style="bold").append(_names(event.recipients))
    return line


def _names(actors: tuple[ActorRow, ...]) -> Text:
    return Text(" + ").join(
        Text.assemble((words.shorten(a.name, 60), "bold"), " ", (f"[{words.code_words(a)}]", "dim")) for a in actors
    )


def _circumstances(event: EventRow) -> list[Text]:
    lines = []
    if event.place:
        lines.append(Text(f"in {words.place_words(event.place)}"))
    lines += [Text(words.figure_words(figure), style="bold magenta") for figure in event.figures]
    if event.attributed_to:
        lines.append(Text(f"says {words.sources_words(event.attributed_to)}"))
    return lines


QUOTES = ('"', "“", "‘", "'")
"""A sentence that begins with one of these is not put in quotation marks again."""


def evidence(event: EventRow, label: str) -> Text:
    """The sentence in quotation marks with the trigger set off, cut around it where too long, and the event's label."""
    a, b = event.trigger_span[0] - event.evidence_span[0], event.trigger_span[1] - event.evidence_span[0]
    start, end = 0, len(event.evidence)
    if end > EXCERPT:
        start = max(0, min(a - EXCERPT // 3, end - EXCERPT))
        start = event.evidence.rfind(" ", 0, start) + 1 if start else 0
        end = event.evidence.rfind(" ", b, start + EXCERPT) if start + EXCERPT < end else end
        end = end if end > b else min(len(event.evidence), max(b, start + EXCERPT))
    bare = event.evidence[start : start + 1] in QUOTES
    line = Text(("" if bare else "“") + ("…" if start else ""), style="italic")
    line.append(words.UNSAFE.sub("\ufffd", event.evidence[start:a]).replace("\n", " "))
    line.append(words.safe(event.evidence[a:b]), style="bold underline")
    line.append(words.UNSAFE.sub("\ufffd", event.evidence[b:end]).replace("\n", " "))
    line.append(("…" if end < len(event.evidence) else "") + ("" if bare else "”"))
    return line.append(f" {words.safe(label)}\n" if label else "\n", style="not italic dim")


# ------------------------------------------------------------------------------------------------ tallies, statements


def tallies_block(tallies: Iterable[tuple[TallyRow, str]]) -> Table:
    """Running totals, a line or two each."""
    rows = []
    for tally, label in tallies:
        line = Text(words.figure_words(tally), style="bold magenta")
        if told := words.tally_words(tally):
            line.append(f"  {told}", style="not bold not magenta")
        rows.append([Text(words.safe(label), style="dim"), line])
    return grid(rows, left=_label_width(rows))


def says_block(statements: Iterable[tuple[StatementRow, str]]) -> Table:
    """Statements: speaker, cue, addressee, and the words; quotation marks where they are the speaker's own."""
    rows = []
    for said, label in statements:
        cue = words.safe(said.cue or "")
        before = cue.lower().endswith((" to", " by"))  # "according to", "quoted by"
        line = Text(f"{cue} " if before else "", style="bold")
        line.append(words.shorten(said.speaker, 60))
        if cue and not before:
            line.append(f" {cue}", style="not bold")
        if said.addressee:
            line.append(f" (to {words.shorten(said.addressee, 60)})", style="not bold")
        content = words.shorten(said.content, EXCERPT)
        line.append(f": “{content}”" if said.direct else f": {content}", style="not bold italic")
        rows.append([Text(words.safe(label), style="dim"), line])
    return grid(rows, left=_label_width(rows))


def _label_width(rows: Sequence[Sequence[RenderableType]]) -> int:
    return min(LEFT, max((row[0].cell_len for row in rows if isinstance(row[0], Text)), default=3))
