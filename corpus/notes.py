"""The short form of an annotated page: the inverse of ``corpus.terse``, to read and to mend pages by hand.

``rendered`` writes the .page form of a page so that compiling it gives the same annotation. What the short form derives
is left out; evidence that no rule derives is named by its words ("@@").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from corpus import terse
from corpus.spans import bodies, placed
from dateline.model import Span
from dateline.sentences import split

Json = dict[str, Any]

LONG = 8
"""Words of a stretch that are written out on either side of "..."."""


def rendered(page: Json) -> str:
    """The .page form of a page with its ``text``. Raises QuoteError for an annotation that does not fit its text."""
    text = page["text"].strip("\n") + "\n"
    note = {key: value for key, value in page.items() if key not in ("text", "split")}
    writer = Writer(text, note)
    head = " ".join(f"#{key} {value}" for key, value in writer.head())
    return f"{head}\n=== text\n{text}=== notes\n" + "".join(line + "\n" for line in writer.lines())


class Writer:
    """One page while its notes are written: the places of its quotes, and the codes that were written already."""

    def __init__(self, text: str, note: Json) -> None:
        self.text = text
        self.note = note
        self.at = placed(text, note)
        self.bodies = bodies(text, note)
        self.sentences = [
            sentence.span for body in self.bodies for sentence in split(text, terse.paragraphs(text, body))
        ]
        self.codes: dict[str, str] = {}

    def head(self) -> Iterator[tuple[str, str]]:
        yield "page", self.note["page"]
        if self.note["provenance"] != "written for this corpus":
            yield "provenance", self.note["provenance"]
        yield from self.note.get("meta", {}).items()

    def lines(self) -> Iterator[str]:
        for item, body in zip(self.note["articles"], self.bodies, strict=True):
            yield self.article(item, body)
        for line in self.note["furniture"]:
            yield f"F | {line}"
        for item, at in zip(self.note["events"], self.at["events"], strict=True):
            yield self.event(item, at)
        for item, at in zip(self.note["tallies"], self.at["tallies"], strict=True):
            yield self.tally(item, at)
        for item, at in zip(self.note["statements"], self.at["statements"], strict=True):
            yield self.statement(item, at)

    def article(self, item: Json, body: Span) -> str:
        day = item["published"] or "-"
        day += f" < {item['published_from']}" if item["published_from"] else ""
        return row("A", item["title"], self.stretch(body), day, item["dateline_place"], item["agency"])

    def event(self, item: Json, at: Json) -> str:
        kind = item["type"] + (f"/{item['mode']}" if item["mode"] else "")
        who, whom = (many(self.coded(actor, "sector") for actor in item[key]) for key in ("actors", "recipients"))
        place = item["place"] and self.coded(item["place"])
        trigger = item["trigger"] + self.anchor(item["trigger"], at["evidence"])
        state = f"{item['status']} {item['role']}"
        rest = many(map(figure, item["figures"])), many(item["attributed_to"]), many(item["same_event_in"])
        return row(item["id"], trigger, kind, who, whom, place, day(item["date"]), state, *rest)

    def tally(self, item: Json, at: Json) -> str:
        words = self.unique(at["evidence"])
        last = item["since"], item["as_of"], item["side_or_place"], many(item["attributed_to"])
        return row("T", words, figure(item | {"attributed_to": []}), *last)

    def statement(self, item: Json, at: Json) -> str:
        a, b = at["content"]
        held = [s for s in self.sentences if s[0] < b and a < s[1]]
        whole = (held[0][0], held[-1][1]) if held else None
        content = self.stretch((a, b))
        if whole != tuple(at["evidence"]):
            content = f"{self.stretch((a, b), at['evidence'][0])} @@ {self.stretch(tuple(at['evidence']))}"
        form = "direct" if item["direct"] else "indirect"
        return row("S", item["speaker"], item["cue"], content, form, item["addressee"])

    def coded(self, item: Json, *more: str) -> str:
        """The words of an actor or place, with its codes unless they are those that stand with the same words above."""
        words: str = item["text"]
        codes = ", ".join([item["name"], item["country"] or "-", *(item[key] for key in more)])
        known = f"{'actor' if more else 'place'} {words}"
        if self.codes.get(known) == codes:
            return words
        self.codes[known] = codes
        return f"{words} = {codes}"

    def anchor(self, trigger: str, evidence: list[int]) -> str:
        """What stands behind a trigger to name its sentence: nothing, "@" and words, or "@@" and a stretch."""
        span = (evidence[0], evidence[1])
        if span not in self.sentences:
            return f" @@ {self.stretch(span)}"
        if self.holders(trigger) == [span]:
            return ""
        return f" {self.unique(evidence)}" if self.unique(evidence).startswith("@@") else f" @ {self.unique(evidence)}"

    def unique(self, evidence: list[int]) -> str:
        """The shortest beginning of a sentence that no other sentence holds; "@@" and a stretch where there is none."""
        span = (evidence[0], evidence[1])
        sentence = self.text[slice(*span)]
        ends = [m.end() for m in re.finditer(r"\S+", sentence)]
        for end in ends[2:] or ends:
            words = sentence[:end]
            if "\n" not in words and not terse.reserved(words) and self.holders(words) == [span]:
                return words
        return f"@@ {self.stretch(span)}"

    def holders(self, words: str) -> list[Span]:
        return [s for s in self.sentences if words in self.text[slice(*s)]]

    def stretch(self, span: Span, low: int = 0) -> str:
        """ "first words ... last words" of a stretch, as few as name it alone, or its words where they are few."""
        words = self.text[slice(*span)]
        tokens = list(re.finditer(r"\S+", words))
        if len(tokens) <= LONG * 2 and "\n" not in words and " ... " not in words:
            return words + self.count(words, span[0], low)
        first = words[: next(t.end() for i, t in enumerate(tokens) if self.names(words, t.end(), span, low, i))]
        end = next(start for start in self.starts(tokens) if self.closes(words, start, span, len(first)))
        return f"{first}{self.count(first, span[0], low)} ... {words[end:]}"

    def names(self, words: str, end: int, span: Span, low: int, index: int) -> bool:
        """True where a beginning is long enough, or the next word stands on another line."""
        alone = index >= 3 and self.text.find(words[:end], low) == span[0]
        return alone or index >= LONG or "\n" in words[end : end + 1]

    def starts(self, tokens: list[re.Match[str]]) -> Iterator[int]:
        yield from (token.start() for token in reversed(tokens[:-1]))
        yield tokens[-1].start()

    def closes(self, words: str, start: int, span: Span, after: int) -> bool:
        """True where these last words stand first at the end of the stretch."""
        last = words[start:]
        return "\n" not in last and self.text.find(last, span[0] + after) == span[0] + start

    def count(self, words: str, start: int, low: int) -> str:
        """ "^2" where the words stand at their place for the second time."""
        times, at = 1, self.text.find(words, low)
        while 0 <= at < start:
            times, at = times + 1, self.text.find(words, at + 1)
        return f"^{times}" if times > 1 else ""


def row(letter: str, *cells: str | None) -> str:
    """One line of notes, without its empty last cells."""
    filled = [(cell or "-").replace(" | ", " \\| ") for cell in cells]
    while filled and filled[-1] == "-":
        filled.pop()
    return " | ".join([letter, *filled])


def many(items: Iterable[str]) -> str:
    return " ; ".join(items)


def day(item: Json | None) -> str | None:
    """ "words = 2025-06-01..2025-06-30", one day, or an open end."""
    if item is None:
        return None
    end = "" if item["end"] == item["start"] else f"..{item['end'] or ''}"
    return f"{item['text'] or '-'} = {item['start']}{end}"


def figure(item: Json) -> str:
    """ "killed: at least 14 [soldiers] 14.. < source"."""
    high = "" if item["high"] == item["low"] else f"..{'' if item['high'] is None else item['high']}"
    names = item["attributed_to"]
    comma = any("," in name for name in names)
    who = (" < ".join(names) + (" <" if len(names) == 1 else "")) if comma else ", ".join(names)
    return f"{item['kind']}: {item['text']} [{item['of']}] {item['low']}{high}" + (f" < {who}" if names else "")
