"""One finding opened up: its sentence with the words of each field marked, and why the empty ones are empty."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from dateline.faces import words
from dateline.faces.fields import Field, fields
from dateline.model import ArticleRow, EventRow, Record, Span, StatementRow, TallyRow

STYLES = {
    "trigger": "bold red",
    "actor": "bold cyan",
    "recipient": "bold green",
    "place": "bold blue",
    "date": "bold yellow",
    "figure": "bold magenta",
    "of": "magenta",
    "source": "bold bright_black",
    "by": "bold bright_black",
    "speaker": "bold cyan",
    "cue": "bold red",
    "addressee": "bold green",
    "side": "bold blue",
    "hedge": "yellow",
}
"""Colours of the fields; ``content`` has none, as it is most of its sentence."""
NARROW = 96
"""Below this width the rule stands under the value, not beside it."""
COLUMNS = ("field", "words", "read as", "by rule", "sure")


def explain_block(record: Record, finding: EventRow | StatementRow | TallyRow, label: str, console: Console) -> Group:
    """The whole explanation; the words are bracketed and named where the stream shows no colours."""
    found = fields(finding)
    plain = not console.is_terminal or console.no_color
    mark = bracketed if plain else coloured
    parts: list[RenderableType] = [
        _heading(finding, label),
        Text(f"{words.safe(record.source)}  ", style="dim"),
        _article_line(record.articles, finding.article),
        Text(""),
        Text("  ").append(mark(finding.evidence, finding.evidence_span, found)),
        Text(""),
        _fields_table(finding.evidence_span, found, console),
    ]
    if finding.why_null:
        parts += [Text("\nEmpty, and why", style="bold"), _why_table(finding.why_null)]
    return Group(*parts, Text(""), _made_by(record))


def _heading(finding: EventRow | StatementRow | TallyRow, label: str) -> Text:
    line = Text(words.safe(label), style="bold")
    match finding:
        case EventRow():
            line.append(f"  {words.what_words(finding)}  {finding.status}, {finding.role}", style="not bold")
        case TallyRow():
            line.append(f"  running total: {words.figure_words(finding)}", style="not bold")
        case StatementRow():
            line.append("  statement", style="not bold")
    return line


def _article_line(articles: tuple[ArticleRow, ...], number: int) -> Text:
    if not 0 <= number < len(articles):
        return Text("")
    article = articles[number]
    basis = f" ({article.published_basis})" if article.published_basis else ""
    return Text(f"{words.safe(article.title or '(untitled)')}, {article.published or 'no date'}{basis}", style="dim")


def coloured(evidence: str, whole: Span, found: Iterable[Field]) -> Text:
    """The sentence with the words of each field in its colour."""
    line = Text(words.UNSAFE.sub("\ufffd", evidence).replace("\n", " "))
    for field in found:
        if field.span and _within(field.span, whole):
            line.stylize(STYLES.get(field.name, ""), field.span[0] - whole[0], field.span[1] - whole[0])
    return line


def bracketed(evidence: str, whole: Span, found: Iterable[Field]) -> Text:
    """The sentence with the words of each field in brackets: "[actor: The army] [trigger: shelled] ..."."""
    opened: dict[int, list[tuple[int, str]]] = {}
    closed: dict[int, int] = {}
    for name, (start, end) in dict.fromkeys((f.name, f.span) for f in found if f.span and _within(f.span, whole)):
        if name != "content":
            opened.setdefault(start - whole[0], []).append((end, name))
            closed[end - whole[0]] = closed.get(end - whole[0], 0) + 1
    line = []
    for at, char in enumerate(evidence):
        line.append("]" * closed.get(at, 0))
        line += [f"[{name}: " for _, name in sorted(opened.get(at, ()), key=lambda one: -one[0])]
        line.append(char)
    return Text(words.safe("".join(line) + "]" * closed.get(len(evidence), 0)))


def _within(span: Span, whole: Span) -> bool:
    return whole[0] <= span[0] < span[1] <= whole[1]


def _fields_table(whole: Span, found: tuple[Field, ...], console: Console) -> Table:
    narrow = console.width < NARROW
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", expand=not narrow)
    for name in COLUMNS[:3] if narrow else COLUMNS:
        table.add_column(name, overflow="fold", ratio={"words": 3, "read as": 3, "by rule": 2}.get(name))
    for field in found:
        where = "" if not field.span or _within(field.span, whole) else " (elsewhere on the page)"
        said = Text(f"{words.shorten(field.words, 120)}{where}" if field.words else words.NONE)
        sure = "" if field.confidence is None else f"{field.confidence:.2f}"
        value = Text(words.safe(field.value))
        label = Text(field.name, style=STYLES.get(field.name, "bold"))
        if narrow:
            by = ", ".join(part for part in (field.rule and f"by {field.rule}", sure) if part)
            table.add_row(label, said, value.append(f"\n{by}", style="dim") if by else value)
        else:
            table.add_row(label, said, value, Text(field.rule, style="dim"), Text(sure, style="dim"))
    return table


def _why_table(why: dict[str, str]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(style="bold")
    table.add_column(overflow="fold")
    for name, reason in why.items():
        table.add_row(Text(name), Text(words.safe(reason)))
    return table


def _made_by(record: Record) -> Text:
    v = record.versions
    made = f"dateline {v.dateline}, reader {v.reader}, codebook {v.codebook}, knowledge {v.knowledge}"
    return Text(f"page SHA-256 {record.sha256}\nread by {made}", style="dim")
