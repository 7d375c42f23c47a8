"""Pages written short: NAME.page (text and one line for each finding) becomes NAME.txt and NAME.json.

Coders write a page and its annotation in one file; everything that can be derived is derived: the evidence sentence
from the trigger, the article from the position, names and codes of an actor from its first mention. So less is typed
and less can be wrong: words that are not in the text, or stand there twice without an anchor, are refused. The form
(each finding on one line):

    #page NAME #story NAME #style wire #region mena #form passive, rival tolls
    === text
    the page as a scraper hands it over, furniture included
    === notes
    A | title words | first words of the body ... last words | 2025-06-17 < June 17 | BAGHDAD | Reuters
    F | an exact furniture line (or its beginning ...)
    E1 | trigger @ other words of its sentence | TYPE/mode | actors | recipients | place | date | status role
       | figures | sources | same
    T | words of its sentence | figure | since | as of | side or place | sources
    S | speaker | cue | first words ... last words | direct or indirect | addressee

"-" is an empty field; trailing empty fields may be left out. Lists are separated by " ; ". A " | " of the text is
written " \\| ".
evidence that is not the one sentence of its words: trigger @@ first words ... last words (T and S alike)
words that stand in the text before, too: "words^2" is their second place
actor: words = Name, CCC, SEC (the codes once; later the words alone; "-" for no country)
place: words = Name, CCC
date: words = 2025-06-17, = 2025-06-01..2025-06-30, = 2025-06-01.. (open); "- = 2025-06-17" where there are no words
figure: killed: at least 14 [soldiers] 14.. < source   (one number for an exact one; "3..7"; "< a, b" for a chain,
        "< a < b" where a source has a comma of its own, and "< a <" where there is one such)
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from dateline.model import Span
from dateline.sentences import split

Json = dict[str, Any]


class NotesError(Exception):
    """A line of notes that cannot be carried out; says which and why."""


class Page:
    """One .page file while it is being compiled: its text, its sentences, and the actors named so far."""

    def __init__(self, source: str) -> None:
        head, _, rest = source.partition("=== text\n")
        self.text, _, notes = rest.partition("\n=== notes\n")
        self.text = self.text.strip("\n") + "\n"
        self.meta = dict(re.findall(r"#(\w+) +([^#\n]+?)\s*(?=#|\n|$)", head))
        self.notes = [line.strip() for line in notes.splitlines() if line.strip()]
        self.actors: dict[str, Json] = {}
        self.places: dict[str, Json] = {}
        self.bodies: list[Span] = []
        self.sentences: list[Span] = []

    def find(self, words: str, where: str, within: Span | None = None) -> Span:
        """The one place of these words in the text (or in a stretch of it); "a ... b" reaches from a to b."""
        first, dots, last = words.partition(" ... ")
        low, high = within or (0, len(self.text))
        first, times = counted(first)
        start = low - 1
        for _ in range(times):
            start = self.text.find(first, start + 1, high)
            if start < 0:
                break
        if start < 0:
            raise NotesError(f"{where}: not in the text: {first!r}")
        end = start + len(first)
        if dots:
            end = self.text.find(last, end, high) + len(last)
            if end < len(last):
                raise NotesError(f"{where}: not behind {first!r}: {last!r}")
        return start, end

    def sentence(self, anchor: str, where: str) -> Span:
        """The one sentence that holds the anchor words, or the stretch that "@@ words" names."""
        if anchor.startswith("@@ "):
            return self.find(anchor.removeprefix("@@ "), where)
        held = [s for s in self.sentences if anchor in self.text[slice(*s)]]
        if len(held) != 1:
            raise NotesError(f"{where}: {len(held)} sentences hold {anchor!r}; name more of its words behind @")
        return held[0]

    def article(self, span: Span) -> int:
        """The number of the article in whose body a span lies."""
        return next((i for i, (a, b) in enumerate(self.bodies) if a <= span[0] < b), 0)


def reserved(words: str) -> bool:
    """True for words that hold a mark of the short form."""
    return any(mark in words for mark in (" | ", " @ ", " @@ ", " ; ", " ... ")) or counted(words)[1] > 1


def counted(words: str) -> tuple[str, int]:
    """Words and which of their places is meant: "the town^2" is the second."""
    found = re.fullmatch(r"(.+)\^([2-9])", words, re.S)
    return (found[1], int(found[2])) if found else (words, 1)


def fields(line: str, count: int) -> list[str]:
    """The fields of a line behind its letter, padded with "-"."""
    found = [field.strip().replace("\\|", "|") for field in line.split(" | ")][1:]
    return [*found, *["-"] * (count - len(found))]


def listed(field: str) -> list[str]:
    return [] if field in ("-", "") else [item.strip() for item in field.split(" ; ")]


def null(field: str) -> str | None:
    return None if field in ("-", "") else field


def article(page: Page, line: str) -> Json:
    title, body, published, place, agency = fields(line, 5)
    span = page.find(body, line)
    day, _, words = published.partition(" < ")
    page.bodies.append(span)
    cut = [s.span for s in split(page.text, paragraphs(page.text, span))]
    page.sentences += cut
    first = cut[0]
    text = page.text[slice(*span)]
    return {
        "title": null(title) and page.text[slice(*page.find(title, line))],
        "starts_with": page.text[first[0] : min(first[1], first[0] + 60)].split("\n")[0],
        "ends_with": text[-40:].split("\n")[-1],
        "published": null(day),
        "published_from": null(words),
        "dateline_place": null(place),
        "agency": null(agency),
    }


def paragraphs(text: str, span: Span) -> tuple[Span, ...]:
    """The paragraphs of a stretch of text."""
    body = text[slice(*span)]
    return tuple(
        (span[0] + m.start(), span[0] + m.end()) for m in re.finditer(r"\S(?:.*?\S)?(?=\s*\n\s*\n|\s*\Z)", body, re.S)
    )


def actor(page: Page, item: str, where: str) -> Json:
    words, _, codes = item.partition(" = ")
    words = words.strip()
    page.find(words, where)
    if codes:
        name, country, sector = [part.strip() for part in codes.rsplit(",", 2)]
        page.actors[words] = {"text": words, "name": name or words, "country": null(country), "sector": sector}
    if words not in page.actors:
        raise NotesError(f"{where}: no codes yet for the actor {words!r}")
    return page.actors[words]


def place(page: Page, item: str, where: str) -> Json | None:
    if null(item) is None:
        return None
    words, _, codes = item.partition(" = ")
    words = words.strip()
    page.find(words, where)
    if codes or words not in page.places:
        name, _, country = codes.rpartition(",")
        page.places[words] = {"text": words, "name": name.strip() or words, "country": null(country.strip())}
    return page.places[words]


def date(page: Page, item: str, where: str) -> Json | None:
    if null(item) is None:
        return None
    words, _, days = item.partition("= ")
    start, dots, end = days.strip().partition("..")
    if null(words.strip()):
        page.find(words.strip(), where)
    return {"text": null(words.strip()), "start": start, "end": (end or None) if dots else start}


NUMBER = r"\d+(?:\.\d+)?"
FIGURE = re.compile(
    rf"(?P<kind>\w+): (?P<text>.+?) \[(?P<of>.+?)\] (?P<low>{NUMBER})(?P<dots>\.\.)?(?P<high>{NUMBER})?"
    r"(?: < (?P<who>.+))?"
)


def figure(page: Page, item: str, where: str, scope: str) -> Json:
    found = FIGURE.fullmatch(item)
    if not found:
        raise NotesError(f"{where}: a figure is 'kind: words [of what] low..high < source', not {item!r}")
    low, high = found["low"], found["high"]
    for words in (found["text"], found["of"]):
        page.find(words, where)
    return {
        "kind": found["kind"],
        "of": found["of"],
        "text": found["text"],
        "low": number(low),
        "high": number(high) if high else (None if found["dots"] else number(low)),
        "scope": scope,
        "attributed_to": chain(found["who"] or ""),
    }


def chain(who: str) -> list[str]:
    """The sources behind a figure's "<": between commas, or between further "<" where there are any."""
    return [part.strip() for part in who.split(" <" if " <" in who else ",") if part.strip()]


def number(digits: str) -> int | float:
    value = float(digits)
    return int(value) if value.is_integer() else value


def event(page: Page, line: str) -> Json:
    where = line.split(" | ")[0]
    trigger, kind, actors, recipients, at, day, state, figures, sources, same = fields(line, 10)
    words, mark, anchor = re.fullmatch(r"(.+?)(?: (@@?) (.+))?", trigger).groups()  # type: ignore[union-attr]
    evidence = page.sentence(f"@@ {anchor}" if mark == "@@" else anchor or words, f"{where} {words!r}")
    page.find(words, where, evidence)
    name, _, mode = kind.partition("/")
    status, role = state.split()
    return {
        "id": where,
        "article": page.article(evidence),
        "evidence": page.text[slice(*evidence)],
        "trigger": words,
        "type": name,
        "mode": mode or None,
        "actors": [actor(page, item, where) for item in listed(actors)],
        "recipients": [actor(page, item, where) for item in listed(recipients)],
        "place": place(page, at, where),
        "date": date(page, day, where),
        "status": status,
        "role": role,
        "figures": [figure(page, item, where, "incident") for item in listed(figures)],
        "attributed_to": listed(sources),
        "same_event_in": listed(same),
    }


def tally(page: Page, line: str) -> Json:
    anchor, what, since, as_of, side, sources = fields(line, 6)
    evidence = page.sentence(anchor, line)
    return {
        "article": page.article(evidence),
        "evidence": page.text[slice(*evidence)],
        **figure(page, what, line, "cumulative"),
        "since": null(since),
        "as_of": null(as_of),
        "side_or_place": null(side),
        "attributed_to": listed(sources),
    }


def statement(page: Page, line: str) -> Json:
    speaker, cue, content, form, addressee = fields(line, 5)
    content, _, stretch = content.partition(" @@ ")
    within = page.find(stretch, line) if stretch else None
    span = page.find(content, line, within)
    held = [within] if within else [s for s in page.sentences if s[0] < span[1] and span[0] < s[1]]
    if not held:
        raise NotesError(f"{line}: the content stands in no sentence of a body")
    return {
        "article": page.article(span),
        "evidence": page.text[held[0][0] : held[-1][1]],
        "speaker": speaker,
        "cue": null(cue),
        "content": page.text[slice(*span)],
        "direct": form == "direct",
        "addressee": null(addressee),
    }


def compiled(source: str) -> tuple[str, Json]:
    """The text of a .page file and its annotation in the guide's schema. Raises NotesError at the first bad line."""
    page = Page(source)
    provenance = page.meta.pop("provenance", "written for this corpus")
    out: Json = {"page": page.meta["page"], "provenance": provenance, "articles": [], "furniture": []}
    out |= {"events": [], "tallies": [], "statements": []}
    for line in sorted(page.notes, key=lambda x: not x.startswith("A |")):
        if line.startswith("A |"):
            out["articles"].append(article(page, line))
        elif line.startswith("F |"):
            out["furniture"].append(furniture(page, line.split(" | ", 1)[1].strip()))
        elif re.match(r"E\d+ \|", line):
            out["events"].append(event(page, line))
        elif line.startswith("T |"):
            out["tallies"].append(tally(page, line))
        elif line.startswith("S |"):
            out["statements"].append(statement(page, line))
        else:
            raise NotesError(f"what is this line: {line!r}")
    return page.text, out | {"meta": {k: v for k, v in page.meta.items() if k != "page"}}


def furniture(page: Page, words: str) -> str:
    """The whole line of the text that begins with these words."""
    start = words.removesuffix(" ...")
    lines = [line.strip() for line in page.text.splitlines()]
    found = [line for line in lines if line == words] or [
        line for line in lines if words.endswith(" ...") and line.startswith(start)
    ]
    if not found:
        raise NotesError(f"no furniture line: {words!r}")
    return found[0]


def write(source: Path, folder: Path) -> str:
    """Compiles one .page file into FOLDER/NAME.txt and FOLDER/NAME.json; returns the name."""
    text, page = compiled(source.read_text(encoding="utf-8"))
    (folder / f"{page['page']}.txt").write_text(text, encoding="utf-8")
    (folder / f"{page['page']}.json").write_text(
        json.dumps(page, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    return str(page["page"])
