"""Actors for people: why one was linked as it was, and the unknown ones as lines for a table of one's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.errors import UsageError
from dateline.faces import words
from dateline.knowledge.actors import UNKNOWN
from dateline.link.variants import Proposal, Seen, propose
from dateline.model import UNHEARD, ActorRow, Article, Record, Sentence, Span, Story, Value

if TYPE_CHECKING:
    from dateline.knowledge.lexicon import Entry, Lexicon
    from dateline.link.explain import Explained, Weight

PAGES_SHOWN = 3


class Unknown(Value, frozen=True, kw_only=True):
    """A name that no table holds: how often it takes part in events, on which pages, and what the articles tell."""

    id: str
    name: str
    also: tuple[str, ...]
    country: str | None
    sector: str
    events: int
    pages: tuple[str, ...]


# ------------------------------------------------------------------------------------------------ unknown actors


def unknown(records: Iterable[Record]) -> tuple[Unknown, ...]:
    """The unknown actors of records, those of most events first; country and sector are what most events tell."""
    rows: dict[str, list[tuple[str, ActorRow]]] = {}
    for record in records:
        for event in record.events:
            for actor in (*event.actors, *event.recipients):
                if (actor.actor_id or "").startswith(UNKNOWN):
                    rows.setdefault(actor.actor_id or "", []).append((record.page, actor))
    out = [_unknown(id_, told) for id_, told in rows.items()]
    return tuple(sorted(out, key=lambda one: (-one.events, -len(one.pages), one.id)))


def _unknown(id_: str, told: Sequence[tuple[str, ActorRow]]) -> Unknown:
    names = _most(actor.name for _, actor in told)
    countries = _most(actor.country for _, actor in told)
    return Unknown(
        id=id_,
        name=names[0] or "",
        also=tuple(name for name in names[1:] if name),
        country=countries[0],
        sector=_most(actor.sector for _, actor in told)[0] or "UNK",
        events=len(told),
        pages=tuple(sorted({page for page, _ in told})),
    )


def _most(values: Iterable[str | None]) -> list[str | None]:
    """The distinct values, the most frequent first, then by themselves."""
    counts = Counter(values)
    return sorted(counts, key=lambda value: (-counts[value], value or ""))


def toml_lines(found: Iterable[Unknown]) -> list[str]:
    """The unknown actors as entries for a table of one's own (``--actors``), to be checked and pasted."""
    lines: list[str] = []
    for one in found:
        pages = ", ".join(one.pages[:PAGES_SHOWN]) + (", ..." if len(one.pages) > PAGES_SHOWN else "")
        events = f"{one.events} event{'s' if one.events > 1 else ''}"
        lines += [
            f"# {events} on {len(one.pages)} page{'s' if len(one.pages) > 1 else ''}: {words.safe(pages)}",
            "[[actor]]",
            f"name = {quoted(one.name)}",
        ]
        lines += [f"also = [{', '.join(map(quoted, one.also))}]"] if one.also else []
        lines += [f"country = {quoted(one.country)}"] if one.country else ["# country: none"]
        lines += [f"sector = {quoted(one.sector)}", ""]
    return lines


def quoted(text: str) -> str:
    """A TOML basic string on one line."""
    plain = words.safe(" ".join(text.split()))
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'


def variants(found: Iterable[Unknown]) -> list[Proposal]:
    """Pairs of unknown actors that may be one under two spellings."""
    return propose(Seen(id=u.id, name=u.name, country=u.country, sector=u.sector, pages=u.pages) for u in found)


def variant_lines(proposals: Iterable[Proposal]) -> list[str]:
    """One comment line a proposal, to stand above the entries."""
    return [f"# perhaps one actor ({p.score:.2f}): {words.safe(p.reason)}" for p in proposals]


# ------------------------------------------------------------------------------------------------ one actor


def explained(name: str, sentence: str | None, day: str | None, tables: tuple[Path, ...] = ()) -> Explained:
    """How NAME is linked in a sentence (or by itself) that was published on ``day`` (ISO 8601).

    Raises UsageError where the sentence does not hold the name.
    """
    from dateline.link import find
    from dateline.link.explain import explain
    from dateline.reader import shipped
    from dateline.reader.heard import listened

    text = " ".join((sentence or name).split())
    span = _where(text, " ".join(name.split()))
    article = Article(number=0, parts=((0, len(text)),), published=day)
    story = Story(text=text, article=article, sentences=(Sentence(span=(0, len(text)), paragraph=0),))
    heard = listened(shipped.reader(), story, tables).heard(span) if sentence else UNHEARD
    return explain(story, span, find(story, tables), lexicon=_own(tables), heard=heard)


def _own(tables: tuple[Path, ...]) -> Lexicon | None:
    from dateline.knowledge import own

    return own.lexicon_of(own.read(tables)) if tables else None


def _where(text: str, name: str) -> Span:
    at = text.find(name)
    at = text.casefold().find(name.casefold()) if at < 0 else at
    if at < 0 or not name:
        raise UsageError(f"the sentence does not hold {name!r}; give its words as they stand there")
    return (at, at + len(name))


def explained_lines(found: Explained) -> list[str]:
    """The decision as lines: the link, the sentence of reasons, the tables' entries, and what was weighed."""
    mention = found.mention
    linked = (mention.name, mention.country or "no country", mention.sector or "UNK", mention.id or "no id")
    lines = [words.safe(f"{found.words}: {', '.join(linked)} (sure {mention.confidence:.2f})")]
    lines += [f"  {words.safe(found.reason)}", ""]
    lines += ["tables"] if found.entries else ["tables: no entry of that name"]
    lines += [f"  {words.safe(_entry(entry))}" for entry in found.entries]
    for title, weights in (("countries", found.countries), ("sectors", found.sectors)):
        lines += [title, *map(_weight, weights)] if weights else []
    return lines


def _entry(entry: Entry) -> str:
    years = f", {entry.since or '?'} to {entry.until or 'now'}" if entry.since or entry.until else ""
    return f"{entry.id}: {entry.name}, {entry.kind}, {entry.country or 'no country'}, {entry.sector}{years}"


def _weight(weight: Weight) -> str:
    return f"  {weight.answer:5} {weight.share:.2f}  {words.safe(', '.join(weight.reasons))}".rstrip()
