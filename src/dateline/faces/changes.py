"""The change feed: what pages, judgements and incidents have become; a heading each, "+", "-" and "~" for events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from rich.console import Console
from rich.text import Text

from dateline.faces import words
from dateline.faces.blocks import type_style
from dateline.faces.incidents import step_words
from dateline.faces.judge import judgement_line
from dateline.model import EventRow
from dateline.store import Change, Judgement, Step, Store, changes, judgements, steps

KINDS = {
    "new": "new page",
    "changed": "page changed",
    "version": "read by other versions",
    "unchanged": "read again",
    "failed": "could not be read",
}


class NamedStep(Step, frozen=True, kw_only=True):
    """A step with the name (PAGE.E3) of its event, as ``explain`` takes it; None where the event is no longer told."""

    name: str | None


WHAT: dict[type, str] = {Change: "page", Judgement: "judgement", NamedStep: "incident"}
"""What a line of the feed is about, in the order in which things of one second follow from each other."""


def feed(store: Store, since: str | None = None) -> Iterator[Change | Judgement | NamedStep]:
    """Everything that has changed from a moment on, oldest first: readings of pages, people's judgements, and what
    either did to incidents. A table made of incidents is up to date once it has followed the feed to its end."""
    told = steps(store, since)
    names = event_names(store, [step.event for step in told if step.event])
    named = [NamedStep(**msgspec.structs.asdict(step), name=names.get(step.event or "")) for step in told]
    found: list[Change | Judgement | NamedStep] = [*changes(store, since), *judgements(store, since), *named]
    order = list(WHAT)
    yield from sorted(found, key=lambda one: (one.at, order.index(type(one))))


NAMES = (
    "SELECT member.event, current.page || '.E' || (member.number + 1) FROM member"
    " JOIN current ON current.id = member.reading_id WHERE member.event IN ({})"
)
AT_ONCE = 500
"""Keys asked for in one question; SQLite allows 999 at least."""


def event_names(store: Store, keys: Sequence[str]) -> dict[str, str]:
    """Names (PAGE.E3) of events by their keys, as far as they are still told."""
    found: dict[str, str] = {}
    ordered = sorted(set(keys))
    for start in range(0, len(ordered), AT_ONCE):
        some = ordered[start : start + AT_ONCE]
        rows = store.rows(NAMES.format(", ".join("?" * len(some))), tuple(some))
        found |= {str(key): str(name) for key, name in rows}
    return found


def feed_line(one: Change | Judgement | NamedStep) -> dict[str, object]:
    """One line of the feed with ``what`` before its fields: page, judgement, or incident."""
    plain: dict[str, object] = msgspec.to_builtins(one)
    return {"what": WHAT[type(one)], **plain}


def feed_block(one: Change | Judgement | NamedStep, console: Console) -> Text:
    """One line of the feed for a terminal."""
    match one:
        case Change():
            return change_block(one, console)
        case Judgement():
            return judgement_line(one)
    return Text(f"{one.at}  ", style="dim").append(step_words(one, one.name), style="not dim")


def change_block(change: Change, console: Console) -> Text:
    """One step of one page."""
    text = Text(f"{change.at}  ", style="dim")
    text.append(words.safe(change.page), style="bold not dim")
    text.append(f"  {KINDS[change.kind]}", style="not dim")
    if change.kind == "new":
        count = len(change.appeared)
        return text.append(f", {count} event{'' if count == 1 else 's'}", style="not dim")
    for name, versions in change.versions.items():
        text.append(f"\n    {name} {versions}")
    for mark, style, events in (("+", "green", change.appeared), ("-", "red", change.vanished)):
        for event in events:
            text.append(f"\n  {mark} ", style=style).append(_event(event, console.width))
    for pair in change.altered:
        text.append("\n  ~ ", style="yellow").append(_event(pair.after, console.width))
        for field in pair.fields:
            before, after = field_words(pair.before, field), field_words(pair.after, field)
            text.append(f"\n      {field}: {before} -> {after}", style="not dim")
    return text


def _event(event: EventRow, width: int) -> Text:
    what = words.what_words(event)
    line = Text(what, style=type_style(event.type))
    excerpt = words.shorten(event.evidence, max(20, width - len(what) - len(event.id) - 10))
    return line.append(f"  “{excerpt}” ", style="not bold default").append(event.id, style="dim")


def field_words(event: EventRow, field: str) -> str:
    """A field of an event in short words, for before and after."""
    match field:
        case "actors" | "recipients":
            parties = event.actors if field == "actors" else event.recipients
            return " + ".join(f"{words.safe(a.name)} [{words.code_words(a)}]" for a in parties) or words.NONE
        case "figures":
            return "; ".join(words.figure_words(figure) for figure in event.figures) or words.NONE
        case "place":
            return words.place_words(event.place) if event.place else words.NONE
        case "date":
            return words.date_words(event.date)
        case "attributed_to":
            return words.sources_words(event.attributed_to) or words.NONE
        case "why_null":
            return ", ".join(event.why_null) or words.NONE
    return words.shorten(str(getattr(event, field)), 80)
