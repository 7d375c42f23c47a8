"""What the guide implies beyond codes and quotes: each rule finds faults (errors) or oddities (warnings) on a page.

A rule is a function of a ``View`` that yields findings; ``RULES`` lists them with the decision of the guide they hold.
A warning is a question to the coder, since a machine's cut of sentences or reading of a date may be the one at fault.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from corpus.files import word_count
from corpus.spans import bodies
from dateline.model import Span

Json = dict[str, Any]


@dataclass(frozen=True)
class Finding:
    """One fault: ``level`` error or warning, the page, the field ("E3 date"), and what is wrong."""

    level: str
    page: str
    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.page}: {self.level}: {self.where}: {self.message}"


@dataclass(frozen=True)
class View:
    """A page with what the rules look up: bodies, their sentences, and the day of each article."""

    page: Json
    text: str
    bodies: list[Span]
    sentences: list[list[str]]
    lines: frozenset[str]
    days: list[datetime.date | None] = field(default_factory=list)

    def body(self, item: Json) -> str:
        """The body of the article that an event, tally or statement names; empty for a number out of range."""
        return self.text[slice(*self.bodies[item["article"]])] if item["article"] < len(self.bodies) else ""

    def cut(self, item: Json) -> list[str]:
        """The sentences of that body."""
        return self.sentences[item["article"]] if item["article"] < len(self.sentences) else []


Told = tuple[str, str, str]
"""(level, where, message)."""


def view(page: Json) -> View:
    """The view of a page read by ``files.read``."""
    from corpus.terse import paragraphs
    from dateline.sentences import split

    text = page["text"]
    spans = bodies(text, page)
    cut = [
        [text[slice(*s.span)] for by in (paragraphs, lines_of) for s in split(text, by(text, span))] for span in spans
    ]
    lines = frozenset(line.strip() for line in text.splitlines())
    days = [day_of(article["published"]) for article in page["articles"]]
    return View(page=page, text=text, bodies=spans, sentences=cut, lines=lines, days=days)


def lines_of(text: str, span: Span) -> tuple[Span, ...]:
    """The lines of a stretch of text: live blogs and notices put one sentence on each."""
    at = span[0]
    return tuple((at + m.start(), at + m.end()) for m in re.finditer(r"\S(?:[^\n]*\S)?", text[slice(*span)]))


def day_of(value: str | None) -> datetime.date | None:
    """The day of an ISO date; None for none, and for one that is no day."""
    try:
        return datetime.date.fromisoformat(value) if value and len(value) == 10 else None
    except ValueError:
        return None


def parts(page: Json) -> Iterator[tuple[str, Json]]:
    """Every event, tally and statement with the name of its place in the file."""
    yield from ((event["id"], event) for event in page["events"])
    yield from ((f"tally {i}", item) for i, item in enumerate(page["tallies"]))
    yield from ((f"statement {i}", item) for i, item in enumerate(page["statements"]))


def evidence(seen: View) -> Iterator[Told]:
    """The evidence of an event or tally is one sentence of its body; a statement's may be several in a row."""
    for where, item in parts(seen.page):
        if item["evidence"] not in seen.body(item):
            yield "error", f"{where} evidence", f"not in the body of article {item['article']}"
        elif "content" not in item and item["evidence"] not in seen.cut(item):
            yield "warning", f"{where} evidence", f"not one sentence of the body: {item['evidence'][:60]!r}"
        elif "content" in item and not in_a_row(item["evidence"], seen.cut(item)):
            yield "warning", f"{where} evidence", f"cuts a sentence: {item['evidence'][:60]!r}"


def in_a_row(words: str, sentences: list[str]) -> bool:
    """True where words begin with the beginning of a sentence and end with the end of one."""
    return any(words.startswith(s) for s in sentences) and any(words.endswith(s) for s in sentences)


def content(seen: View) -> Iterator[Told]:
    """Decision 28: the content stands in the evidence, without quotation marks around it and without a final stop."""
    for i, item in enumerate(seen.page["statements"]):
        where, words = f"statement {i} content", item["content"]
        if words not in item["evidence"]:
            yield "error", where, "not in the evidence"
        if len(words) > 2 and words[0] in '"“«' and words[-1] in '"”»':
            yield "warning", where, "stands in quotation marks: leave them out"
        if words.endswith((".", ",")) and not re.search(r"\b(?:\w\.)+$|\b[A-Z]\w{0,4}\.$", words):
            yield "warning", where, "ends with a stop: leave it out"
        if item["direct"] and item["evidence"].find(words) > 0 and not marked(item["evidence"], words):
            yield "warning", where, "direct, yet no quotation mark stands before it"


def marked(evidence: str, words: str) -> bool:
    """True where a quotation mark stands before the words, or opens a paragraph of a longer quotation."""
    return bool(re.search(r"[\"“”«»'‘’]", evidence[: evidence.find(words) + 1]))


def dates(seen: View) -> Iterator[Told]:
    """Days are ISO 8601, and an interval ends on the day it begins or later."""
    for i, article in enumerate(seen.page["articles"]):
        if article["published"] and not day_of(article["published"]):
            yield "error", f"article {i} published", f"no ISO day: {article['published']!r}"
    for event in seen.page["events"]:
        if event["date"]:
            yield from interval(f"{event['id']} date", event["date"]["start"], event["date"]["end"])
    for i, item in enumerate(seen.page["tallies"]):
        yield from interval(f"tally {i}", item["since"], item["as_of"])


def interval(where: str, start: str | None, end: str | None) -> Iterator[Told]:
    for day in (start, end):
        if day is not None and not day_of(day):
            yield "error", where, f"no ISO day: {day!r}"
    if start and end and day_of(start) and day_of(end) and end < start:
        yield "error", where, f"ends {end}, before it begins {start}"


WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
SHORT = re.compile(r"\b(mon|tues?|wed|thu(?:rs)?|fri|sat|sun)(?:[a-z]*day)?\b", re.I)
MONTH = re.compile(rf"\b({'|'.join(MONTHS)}|(?:{'|'.join(m[:3] for m in MONTHS)}|sept)(?=[. ] ?\d))\b", re.I)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def calendar(seen: View) -> Iterator[Told]:
    """Weekdays, months and years that a date's words name agree with the day they were resolved to."""
    for event in seen.page["events"]:
        if event["date"] and event["date"]["text"]:
            yield from disagreements(f"{event['id']} date", event["date"])
    for i, article in enumerate(seen.page["articles"]):
        if article["published"] and article["published_from"]:
            shown = {"text": article["published_from"], "start": article["published"], "end": article["published"]}
            yield from disagreements(f"article {i} published", shown)


RELATIVE = re.compile(r"\b(?:after|before|earlier|later|since|following|previous|ago|from|until|by|last|next)\b", re.I)


def disagreements(where: str, date: Json) -> Iterator[Told]:
    """Warnings for one date; words that only point from another day ("two days before Friday") are left alone."""
    start, end = day_of(date["start"]), day_of(date["end"])
    if not start or (RELATIVE.search(date["text"]) and not date["text"].lower().startswith("last")):
        return
    days = {start, end or start}
    weekdays = {w for w in WEEKDAYS for m in SHORT.findall(date["text"]) if w.startswith(m.lower()[:3])}
    if weekdays and (days != {start} or (end and start != end)) and len(weekdays) < 2:
        days |= {start + datetime.timedelta(days=1)}
    if weekdays and not weekdays & {WEEKDAYS[day.weekday()] for day in days}:
        yield "warning", where, f"{date['text']!r} is no {WEEKDAYS[start.weekday()].capitalize()} ({start})"
    months = {m.lower()[:3] for m in MONTH.findall(date["text"]) if is_month(m)}
    if months and not months & {MONTHS[day.month - 1][:3] for day in days}:
        yield "warning", where, f"{date['text']!r} is not in the month of {start}"
    years = set(YEAR.findall(date["text"]))
    if years and not years & {str(day.year) for day in days}:
        yield "warning", where, f"{date['text']!r} is not in the year of {start}"


def is_month(name: str) -> bool:
    """True for a month as written; "may" and "march" only with a capital."""
    return name not in ("may", "mar", "march")


def ids(seen: View) -> Iterator[Told]:
    """Events are E1, E2, ... in the order in which their evidence stands on the page."""
    names = [event["id"] for event in seen.page["events"]]
    for name in names:
        if not re.fullmatch(r"E[1-9]\d*", name):
            yield "error", name, "an id is E and a number"
    last = (-1, -1)
    early = []
    for event in seen.page["events"]:
        start = seen.bodies[event["article"]][0] if event["article"] < len(seen.bodies) else 0
        at = (event["article"], seen.text.find(event["evidence"], start))
        early += [event["id"]] if at < last else []
        last = at
    if early:
        yield "warning", "events", f"not in page order: {', '.join(early)}"


def furniture(seen: View) -> Iterator[Told]:
    """Furniture is whole lines of the page, and nothing on record is quoted from it (decisions 1 and 16)."""
    lines = {line.strip() for line in seen.page["furniture"]}
    for line in sorted(lines - seen.lines):
        yield "error", "furniture", f"not a line of the page: {line[:60]!r}"
    for where, item in parts(seen.page):
        if item["evidence"].strip() in lines:
            yield "error", f"{where} evidence", "quotes furniture"


def published(seen: View) -> Iterator[Told]:
    """Nothing that has happened happened after the page was published."""
    for event in seen.page["events"]:
        day = seen.days[event["article"]] if event["article"] < len(seen.days) else None
        start = day_of(event["date"]["start"]) if event["date"] else None
        if day and start and event["status"] in ("actual", "ongoing") and start > day:
            yield "warning", f"{event['id']} date", f"{event['status']} on {start}, published {day}"
    dated = [e["date"]["start"] for e in seen.page["events"] if e["date"] and e["role"] == "news"]
    for i, day in enumerate(seen.days):
        if day and dated and len(seen.days) == 1 and max(dated) < str(day - datetime.timedelta(days=60)):
            yield "warning", f"article {i} published", f"{day}, and its newest news is of {max(dated)}"


DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
WORDS = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "tens of thousands": 20000}
"""Decision 13 of the guide: what a vague number begins with; its top is open."""
OPEN = re.compile(r"\b(?:at least|no fewer than|not less than)\b", re.I)
ABOVE = re.compile(r"\b(?:more than|over|upwards of)\b", re.I)
BELOW = re.compile(r"\b(?:up to|as many as|as much as|no more than|not more than)\b", re.I)


def numbers(seen: View) -> Iterator[Told]:
    """Decision 13: bounds agree with the words of a figure, where these are digits or a vague number."""
    for where, figure in figures(seen.page):
        want = bounds(figure["text"])
        if want and want != (figure["low"], figure["high"]):
            told = f"{figure['low']} to {figure['high']}"
            yield "warning", where, f"{figure['text']!r} is {want[0]:g} to {want[1]} by the guide, here {told}"


def figures(page: Json) -> Iterator[tuple[str, Json]]:
    """Every figure and tally with its place in the file."""
    for event in page["events"]:
        yield from ((f"{event['id']} figure {i}", figure) for i, figure in enumerate(event["figures"]))
    yield from ((f"tally {i}", tally) for i, tally in enumerate(page["tallies"]))


def bounds(words: str) -> tuple[float, float | None] | None:
    """The bounds that decision 13 gives to words; None where it takes more than a table to tell."""
    low = words.lower().strip()
    vague = max((w for w in WORDS if low.endswith(w)), key=len, default=None)
    if vague and low in (vague, f"the {vague}"):
        return WORDS[vague], None
    found = DIGITS.findall(low)
    if len(found) != 1 or re.search(
        r"million|billion|trillion|thousand|hundred|dozen|[$€£%]|percent|\d(?:[-–]\w|st\b|nd\b|rd\b|th\b)", low
    ):
        return None
    value = float(found[0].replace(",", ""))
    if BELOW.search(low):
        return 0, value
    if ABOVE.search(low):
        return value + 1, None
    if OPEN.search(low):
        return value, None
    return (value, value) if low == found[0] or low.startswith(("about ", "some ", "around ", "nearly ")) else None


def countries(seen: View) -> Iterator[Told]:
    """Countries are ISO 3166-1 alpha-3 codes; international organisations have none (decision 11)."""
    from dateline.knowledge.actors import country_names

    known = country_names()
    for event in seen.page["events"]:
        for actor in [*event["actors"], *event["recipients"], *([event["place"]] if event["place"] else [])]:
            if actor["country"] is not None and actor["country"] not in known:
                yield "error", f"{event['id']} {actor['text']!r}", f"no ISO 3166-1 code: {actor['country']!r}"
            if actor.get("sector") == "IGO" and actor["country"] is not None:
                yield "warning", f"{event['id']} {actor['text']!r}", "an IGO has no country"


def roles(seen: View) -> Iterator[Told]:
    """Nobody is actor and recipient of one event; two events are not one record told twice (decision 1)."""
    first: dict[tuple[str, str, str], str] = {}
    for event in seen.page["events"]:
        both = {a["text"] for a in event["actors"]} & {a["text"] for a in event["recipients"]}
        if both:
            yield "warning", f"{event['id']} recipients", f"also actors: {sorted(both)}"
        key = (event["evidence"], event["trigger"], event["type"])
        if key in first:
            yield "warning", event["id"], f"the trigger of {first[key]} again, with the same type"
        first.setdefault(key, event["id"])


MOST = 5.0
"""Events in 100 words from which a page is called too dense (real wire pages hold about 2.4; decision 31)."""


def density(seen: View) -> Iterator[Told]:
    """Decision 31: a page with twice the events of real pages is badly written or over-annotated."""
    count = len(seen.page["events"])
    each = 100 * count / max(word_count(seen.text), 1)
    if each > MOST and count > 4:
        yield "warning", "events", f"{each:.1f} in 100 words"


RULES: dict[str, Callable[[View], Iterator[Told]]] = {
    "evidence": evidence,
    "content": content,
    "dates": dates,
    "calendar": calendar,
    "ids": ids,
    "furniture": furniture,
    "published": published,
    "numbers": numbers,
    "countries": countries,
    "roles": roles,
    "density": density,
}
"""Name -> rule on one page."""


def page_findings(page: Json) -> list[Finding]:
    """Every finding of every rule on one page."""
    seen = view(page)
    told = [found for rule in RULES.values() for found in rule(seen)]
    return [Finding(level, page["page"], where, message) for level, where, message in told]


def links(pages: Iterable[Json]) -> list[Finding]:
    """``same_event_in`` names events that exist, in other articles, and each names the other."""
    found = [(page["page"], event) for page in pages for event in page["events"]]
    same = {(page, event["id"]): event["same_event_in"] for page, event in found}
    article = {(page, event["id"]): (page, event["article"]) for page, event in found}
    out: list[Finding] = []
    for (page, event), targets in same.items():
        where = f"{event} same_event_in"
        for target in targets:
            name, _, other = target.rpartition(".")
            if (name, other) not in same:
                out.append(Finding("error", page, where, f"no such event: {target!r}"))
            elif article[name, other] == article[page, event]:
                out.append(Finding("error", page, where, "names an event of its own article"))
            elif f"{page}.{event}" not in same[name, other]:
                out.append(Finding("error", page, where, f"{target} does not name {page}.{event}"))
    return out
