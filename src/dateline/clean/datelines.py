"""Datelines: "BEIRUT, July 17 (Reuters) - ", "GAZA (AP) —", "SUKKUR:", on their own line or before the first sentence.

A dateline is read field by field (place, date, agency) up to the mark that ends it. Only the form is read here; what a
date means is for ``dateline.extract.dates``.
"""

from __future__ import annotations

import re
from functools import cache

from dateline.clean.rules import table
from dateline.model import Span, Value

LONGEST = 160
"""Characters that a dateline may take before the first sentence; the longest of 700 MUC messages has 69."""
NOTES = 1200
"""Characters that the editorial notes in brackets after a dateline may take: five, of 240 at most."""
PLACE_WORDS = 6
"""Words of the longest place ("Ramallah, occupied West Bank" counts field by field)."""

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)"
_DATE = re.compile(
    rf"(?:{_DAY},?\s)?(?:{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s\d{{4}}\b)?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}(?![a-z])(?:,?\s(?:\d{{4}}|\d\d)\b)?"
    r"|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}[.-]\d\d[.-]\d\d|NO\sDATE)",
    re.IGNORECASE,
)
_GROUP = re.compile(r"\(([^()\n]{1,60}|[^()]{1,60})\)")
_WORD = re.compile(r"[^\W\d_](?:[^\W_]|[’'`.]|-(?=\w)){0,30}")
_GLUE = re.compile(r"(?:\s{0,3},)?\s{0,3}|\s{0,3}/\s{0,3}")
_MARK = re.compile(
    r"\s{0,3}(?:[.,]?\s?-{1,3}|[–—―])(?:\s{1,8}|(?=[A-Z“\"'‘])|\Z)|\s{0,3}[:|·](?:\s{1,8}|\Z)|\.(?:\s{1,8}|\Z)"
)
_NOTES = re.compile(
    r"(?:\s{0,9}\[[^\[\]]{1,240}\]){0,4}?\s{0,9}\[(?:TEXT|EXCERPTS?|SUMMARY|REPORT)\]"
    r"|(?:\s{0,9}\[[A-Z ]{3,40}\])"
)


class Dateline(Value, frozen=True, kw_only=True):
    """A dateline: spans of the place and, where given, of agency and date; ``end`` is where the story's words begin.

    ``strong`` tells one with a date or an agency from a bare place before a dash; ``dated`` one that has a date and
    ends in a mark, as only the head of a story has it.
    """

    place: Span
    end: int
    agency: Span | None = None
    date: Span | None = None
    strong: bool = False
    dated: bool = False


@cache
def _agency() -> re.Pattern[str]:
    names = table("dateline")["agencies"]
    assert isinstance(names, list)
    choice = "|".join(re.escape(name).replace("\\ ", r"\s") for name in sorted(names, key=lambda n: (-len(n), n)))
    return re.compile(rf"(?:{choice})(?!\w)")


@cache
def _words(name: str) -> frozenset[str]:
    entries = table("dateline")[name]
    assert isinstance(entries, list)
    return frozenset(entries)


def read(text: str, start: int, limit: int) -> Dateline | None:
    """The dateline that begins at ``start`` (and ends before ``limit``), or None."""
    limit = min(limit, start + LONGEST)
    if start >= limit or not (text[start].isupper() or text[start] == "("):
        return None
    return _Reader(text, start, limit).read()


class _Reader:
    """One pass over the head of a paragraph, field by field."""

    def __init__(self, text: str, start: int, limit: int) -> None:
        self.text, self.start, self.at, self.limit = text, start, start, limit
        self.place: Span | None = None
        self.agency: Span | None = None
        self.date: Span | None = None
        self.mark = ""

    def read(self) -> Dateline | None:
        while self._field():
            if self.at >= self.limit:
                break
            mark = _MARK.match(self.text, self.at, self.limit)
            if mark is not None:
                self.mark, self.at = mark[0].strip() or self.mark, mark.end()
                if not self._more():
                    break
            else:
                glue = _GLUE.match(self.text, self.at, self.limit)
                self.at = glue.end() if glue else self.at
        return self._result()

    def _more(self) -> bool:
        """After a mark only a date or an agency may follow: a place would be the first words of the story."""
        if self.date is None and (match := _DATE.match(self.text, self.at, self.limit)):
            return self._closed(match.end())
        if self.agency is None and (match := _agency().match(self.text, self.at, self.limit)):
            return self._closed(match.end())
        if self.place is None:
            return True
        return self.mark in {"|", "·"} and self.at < self.limit and self.date is None

    def _closed(self, end: int) -> bool:
        return end >= self.limit or _MARK.match(self.text, end, self.limit) is not None or self.text[end] in " ,("

    def _field(self) -> bool:
        return self._read_group() or self._read_date() or self._read_agency() or self._read_place()

    def _read_group(self) -> bool:
        match = _GROUP.match(self.text, self.at, self.limit)
        if match is None:
            return False
        inner = (match.start(1), match.end(1))
        if self.place is None:
            self.place = inner
        elif (agency := _agency().match(self.text, *inner)) and self.agency is None:
            self.agency = agency.span()
        elif (date := _DATE.search(self.text, *inner)) and self.date is None:
            self.date = date.span()
        elif self.date is not None and self.agency is None:
            self.agency = inner
        elif self.agency or self.date or (match[1].isupper() and not self.text[slice(*self.place)].isupper()):
            return False
        else:
            self.place = (self.place[0], match.end())
        if self.agency and inner[0] <= self.agency[0] < inner[1] and (date := _DATE.search(self.text, *inner)):
            self.date = self.date or date.span()
        self.at = match.end()
        return True

    def _read_date(self) -> bool:
        match = _DATE.match(self.text, self.at, self.limit)
        if match is None or self.date is not None or self.place is None:
            return False
        self.date, self.at = match.span(), match.end()
        return True

    def _read_agency(self) -> bool:
        match = _agency().match(self.text, self.at, self.limit)
        if match is None or self.agency is not None:
            return False
        after = self.text[match.end() : min(self.limit, match.end() + 3)].strip()
        if after and after[0] not in "|·-–—.,:/(":
            return False
        self.agency, self.at = match.span(), match.end()
        return True

    def _read_place(self) -> bool:
        if self.date is not None or (self.place is not None and (self.mark or self.agency is not None)):
            return False
        end = self._place_end()
        if end is None:
            return False
        self.place = (self.place[0] if self.place else self.at, end)
        self.at = end
        return True

    def _place_end(self) -> int | None:
        at, end, count = self.at, None, 0
        while count < PLACE_WORDS and (word := _WORD.match(self.text, at, self.limit)):
            low = word[0].casefold().rstrip(".")
            if not word[0][0].isupper() and low not in _words("connectors"):
                break
            if count == 0 and self.place is None and low in _words("never") and not self._no_city():
                return None
            stop = word.end() - (word[0].endswith(".") and not self._abbreviated(word))
            if word[0][0].isupper():
                end = stop
            count, at = count + 1, stop
            glue = re.compile(r"\s{0,2}/\s{0,2}|\s").match(self.text, at, self.limit)
            if glue is None or stop != word.end():
                break
            at = glue.end()
            if _DATE.match(self.text, at, self.limit):
                break
        return end

    def _no_city(self) -> bool:
        return self.text.startswith("NO CITY", self.start)

    def _abbreviated(self, word: re.Match[str]) -> bool:
        """ "St.", "U.S.", and "Calif." before the group or comma that follows a region."""
        return (
            len(word[0]) <= 3
            or word[0].count(".") > 1
            or self.text[word.end() : word.end() + 2].strip()[:1] in {"(", ","}
        )

    def _result(self) -> Dateline | None:
        if self.place is None:
            return None
        strong = self.agency is not None or self.date is not None
        if self.at < self.limit and self.text[self.at].islower():
            return None
        if not (self._ended(strong=strong) and _named(self.text, self.place)):
            return None
        return Dateline(
            place=self.place,
            end=self.at,
            agency=self.agency,
            date=self.date,
            strong=strong,
            dated=self.date is not None and self.mark not in {"", "|", "·"},
        )

    def _ended(self, *, strong: bool) -> bool:
        """Whether the mark after the fields ends a dateline of their kind."""
        assert self.place is not None
        capitals = self.text[slice(*self.place)].isupper()
        alone = self.at >= self.limit
        if self.mark == "":
            closed = self.at > 0 and self.text[: self.at].rstrip()[-1:] == ")"
            return strong and (alone or closed)
        if self.mark == ".":
            return strong or (capitals and not alone)
        if self.mark == ":":
            return strong or capitals or self.text[self.place[1]] == " "
        return strong or (self.mark not in {"|", "·"} or capitals)


def _named(text: str, place: Span) -> bool:
    return 2 <= place[1] - place[0] <= 70 and any(c.isalpha() for c in text[slice(*place)])


def notes_end(text: str, at: int, limit: int) -> int:
    """The end of editorial notes in brackets at ``at`` ("[REPORT] [TEXT]"), or ``at`` where there are none."""
    match = _NOTES.match(text, at, limit)
    while match is not None:
        at = match.end()
        match = _NOTES.match(text, at, limit)
    while at < limit and text[at].isspace():
        at += 1
    return at
