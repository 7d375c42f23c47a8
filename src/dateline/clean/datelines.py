"""Datelines: "BEIRUT, July 17 (Reuters) - ", "GAZA (AP) —", "SUKKUR:", on their own line or before the first sentence.

A dateline is read field by field (place, date, agency) up to the mark that ends it. Only the form is read here; what a
date means is for ``dateline.extract.dates``. Heads without a place ("3 June 2019 - ", "NNA - ", "17:40 ") and datelines
in small letters are read by whole patterns, as nothing less tells them from the first words of a story.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec.structs import replace

from dateline.clean.rules import month_names, table
from dateline.knowledge import actors, places
from dateline.knowledge.fold import key
from dateline.model import Span, Value

LONGEST = 160
"""Characters that a dateline may take before the first sentence; the longest of 700 MUC messages has 69."""
NOTES = 1200
"""Characters that the editorial notes in brackets after a dateline may take: five, of 240 at most."""
PLACE_WORDS = 6
"""Words of the longest place ("Ramallah, occupied West Bank" counts field by field)."""

_ENGLISH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_OTHERS = "|".join(name for row in month_names() for name in row)
_MONTH = rf"(?:{_ENGLISH}|(?:de\s)?(?:{_OTHERS})\b)"
_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)"
_FULL_DATE = (
    rf"(?:{_DAY},?\s)?(?:{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}\b"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}(?![a-z]),?\s(?:of\s|de\s)?\d{{4}}\b"
    r"|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b|\d{1,2}\s/\s\d{1,2}\s/\s\d{4}\b|\d{4}[/.-]\d\d[/.-]\d\d\b)"
)
_DATE = re.compile(
    rf"(?:{_DAY},?\s)?(?:{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?\b"
    r"(?:(?:,?\s|\s?[/-])\d{4}\b|\.\s\d{4}(?=\s\()|,?\s['’]?\d\d(?=\s{0,2}(?:\(|-|[–—])))?"
    rf"|(?:the\s)?\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}(?![a-z])(?:,?\s(?:of\s|de\s)?(?:\d{{4}}|\d\d)\b)?"
    r"|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2}\s/\s\d{1,2}\s/\s\d{4}|\d{4}[/.-]\d\d[/.-]\d\d|NO\sDATE)",
    re.IGNORECASE,
)
_OTHER_CALENDAR = re.compile(
    r"(?:\d{1,2}\s)?(?:Muharram|Safar|Rabi|Jumada|Rajab|Sha.?ban|Ramadan|Shawwal|Dhu|Zul)(?:[\s-][\w’'-]{1,12}){0,2}"
    r"\s(?:\d{1,2},\s)?\d{4}(?:\sA?H)?\b"
    r"|\d{1,2}\s(?:Farvardin|Ordibehesht|Khordad|Tir|Mordad|Shahrivar|Mehr|Aban|Azar|Dey|Bahman|Esfand)\s1[34]\d\d\b"
)
"""A day of the Islamic or the Persian calendar, which stands beside the one that is read."""
_SLASHED = re.compile(r"/([A-Z][\w.-]{1,20}(?:\s[A-Z\"“][\w.\"”-]{1,20}){0,2})/")
_NAMED = re.compile(r"[A-Z][\w./-]{1,24}(?:\s[A-Z][\w.-]{1,24})?(?=\.?\s{1,2}(?:-{1,2}|[–—])\s)")
"""What stands between the full stop of a place or date and a dash: "ASTANA. May 4. KAZNEWS - "."""
_PRESS = re.compile(r"\b(?:news|press|wire|agency|service|media|radio)\b", re.IGNORECASE)
_HELD = re.compile(rf"\(([A-Z][\w’' -]{{1,30}}),\s({_FULL_DATE})\)\s{{1,3}}(?:[-–—]{{1,2}}\s{{1,3}})?", re.IGNORECASE)
"""Place and date in one pair of brackets, as human rights groups write them."""
_DASH = r"(?:\s{1,2}(?:-{1,3}|[–—―_/|])\s{1,3})"
_DAY_FIRST = re.compile(rf"({_FULL_DATE})(?:{_DASH}|\.\s{{1,3}}(?=\S))", re.IGNORECASE)
_CLOCK_FIRST = re.compile(
    r"\d{1,2}[:.h]\d\d(?:\s?[ap]\.?m\.?)?(?:\s(?:GMT|UTC|[A-Z]{2,4}))?(?:\s{1,2}[-–—|]\s{1,3}|:?\s{1,3})(?=[“\"‘'A-Z])(?!\w{1,20}\stime\b)"
)
_SMALL = re.compile(
    rf"([a-z][\w’'-]{{1,24}}(?:[ ][a-z][\w’'-]{{1,24}}){{0,2}}(?:,[ ][a-z][\w’' -]{{1,24}})?)"
    rf"(?:,\s|\s{{1,2}}[-–—/|]\s)({_FULL_DATE})"
    rf"(?:\s\(([a-z/]{{2,12}})\))?(?:\.|:)?(?:{_DASH}|\s{{1,3}}|\Z)"
)
_SMALL_BARE = re.compile(r"([a-z][\w’'-]{2,20}(?:[ ][a-z][\w’'-]{2,20})?)\s(?:-{1,2}|[–—])\s(?=[“\"‘a-z])")
_GROUP = re.compile(r"\(([^()\n]{1,60}|[^()]{1,60})\)")
_WORD = re.compile(r"[^\W\d_](?:[^\W_]|[’'`.]|-(?=\w)){0,30}")
_GLUE = re.compile(r"\s{0,3}/\s{1,3}|(?:\s{0,3},)?\s{0,3}|\s{0,3}/\s{0,3}")
_AHEAD = 1500
"""Characters after a bare place before a full stop in which the place is looked for again."""
_MARK = re.compile(
    r"\s{0,3}[.,]?\s?(?:-{1,3}|[–—―_])(?:\s{1,8}|(?=[A-Z“\"'‘])|\Z)|\s{0,3}[:|·](?:\s{1,8}|\Z)|\.(?:\s{1,8}|\Z)"
)
_STOPPED = re.compile(r"\s{1,3}[“\"‘']?[A-Z][a-z]")
"""Behind a month: its full stop ends the dateline ("Niamey, 30 April. Three rangers died")."""
_STAMPED = re.compile(r"\[(\d{1,2}[./]\d{1,2}[./](?:20)?\d\d),?\s\d{1,2}:\d\d(?::\d\d)?\]\s{1,3}(?=\S)")
"""The head of a post as channels and chats are saved: "[03.11.2025 08:12] "."""
_EDITED = re.compile(r"(?:\[[^\[\]]{1,120}\]\s{0,3}){0,3}\[(?:Text|TEXT|Excerpts?|EXCERPTS?)\]\s{1,3}(?=[A-Z])")
"""Notes that a service of translation sets before the dateline: "[Article by Luis Prado] [Text] "."""
_DAY_THEN = re.compile(rf"({_FULL_DATE})(?:,?\s\d{{1,2}}:\d\d)?,\s{{1,3}}(?=[A-Z])", re.IGNORECASE)
_AFTER_GROUP = re.compile(r"\)\s{1,3}(?:[-–—]{1,2}\s{1,3})?(?=\S)|(?:\sand\s[a-z ]{3,20})\)\s{1,3}")
_AFTER_NAME = re.compile(r"(?:\s[-–—]|/)\s{1,3}(?=[A-Z“\"])")
_PLACE_THEN = re.compile(r"\)\s(?:[-–—]\s)?(?=[A-Z])")
_SIGNED_DAY = re.compile(rf",\s({_DATE.pattern})(?:{_DASH}|\.\s{{1,3}}(?=[“\"A-Z]))", re.IGNORECASE)
_TOWN = re.compile(
    r"([^\W\d_][\w’'-]{2,24}(?:\s[A-ZÀ-Þ][\w’'-]{1,24}){0,2})(?:,\s[A-ZÀ-Þ][\w’'-]{2,24})?"
    r"(?::|\.)\s{1,2}(?=[“\"A-ZÀ-Þ])"
)
TOWN = 5_000
"""Inhabitants from which a town is known that opens a story before a colon or a stop: "Keonjhar: ", "Tegucigalpa. "."""
_NOTES = re.compile(
    r"(?:\s{0,9}\[[^\[\]]{1,240}\]){0,4}?\s{0,9}\[(?:TEXT|EXCERPTS?|SUMMARY|REPORT)\]"
    r"|(?:\s{0,9}\[[A-Z ]{3,40}\])"
)


class Dateline(Value, frozen=True, kw_only=True):
    """A dateline: spans of place, agency and date, where given; ``end`` is where the story's words begin.

    ``strong`` tells one with a date or an agency from a bare place before a dash; ``dated`` one that has a place and a
    date and ends in a mark, as only the head of a story has it.
    """

    place: Span | None
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
def _credit() -> re.Pattern[str]:
    names = rf"(?:{_agency().pattern}|[A-Z]{{2,6}}\b)(?:/(?:{_agency().pattern}|[A-Z]{{2,6}}\b)){{0,2}}"
    signs = (
        rf"\s{{0,3}}(?:--?|[–—])\s?{names}\.?",
        rf"\s{{1,3}}[(\[](?:[A-Z][\w.’'-]{{1,20}} ){{0,3}}(?:/ )?{names}[)\]]\.?",
        rf"\s{{1,3}}{_agency().pattern}\.?",
        rf"\s{{1,3}}{_END}",
        rf"\s{{1,3}}[-–—(\[]{{0,2}}\s?{_DATED}[)\].]{{0,2}}",
        r"\s{1,3}(?:\((?:19|20)\d\d\)|-0-|/[a-z]{2,4}|\(?[Mm]ore (?:to )?follows?\W{0,3})",
        r"\s{1,3}\(?(?:©|Copyright)\s(?:©\s)?(?:19|20)\d\d\b[^.!?]{0,60}\.?",
        r"\s{1,3}\((?:Additional reporting|Reporting|Writing|Editing|Compiled|Translated) by [^()]{3,120}\)\.?",
    )
    return re.compile(rf"(?:(?<=[.!?])|(?<=[.!?][\"”’]))(?:{'|'.join(signs)})\Z")


_DATED = (
    r"(?:(?:[A-Z][\w.’'-]{1,20},? ){1,3}|(?i:published|posted|updated):?\s(?:on\s)?)?"
    rf"(?i:{_FULL_DATE})(?:, (?:[A-Z][\w.’'-]{{1,20}} ?){{1,4}})?"
)
"""A day by itself behind the last full stop, beside the name of an outlet: "(NTB, 24 June 2013)"."""
_END = (
    r"(?:(?:End ?item|Endit|ENDS?|Ends)\.?|-30-|/ End|[■□▪◼]|#{3}"
    r"|[(\[/<](?:ENDS?|[Ee]nds?|End ?item|30)[)\]/>](?: ?[a-z]{2,3}(?:/[a-z]{2,3})?)?)"
)
"""What an agency or a magazine sets behind the last sentence of a story: "Enditem", "(end)", "■"."""


CREDIT = 160
"""Characters of the longest credit behind the last sentence of a story."""


def credit(text: str, start: int, end: int) -> int | None:
    """Where the agency stands that signs a story behind its last sentence ("the reports. - AFP"); None where none
    does."""
    found = _credit().search(text[max(start, end - CREDIT) : end])
    return None if found is None else max(start, end - CREDIT) + found.start()


@cache
def _words(name: str) -> frozenset[str]:
    entries = table("dateline")[name]
    assert isinstance(entries, list)
    return frozenset(entries)


def read(text: str, start: int, limit: int) -> Dateline | None:
    """The dateline that begins at ``start`` (and ends before ``limit``), or None."""
    whole, limit = limit, min(limit, start + LONGEST)
    if start >= limit:
        return None
    found = None
    if text[start] == "[":
        return _bracketed(text, start, whole)
    if text[start].isupper() or text[start] == "(":
        found = _held(text, start, limit) or _Reader(text, start, limit).read() or _agency_first(text, start, limit)
    elif text[start].islower():
        found = _small(text, start, limit)
    return found or _day_first(text, start, limit) or _told_again(text, start, limit) or _known(text, start, limit)


def _bracketed(text: str, start: int, limit: int) -> Dateline | None:
    """The stamp of a post, or a dateline behind the notes of a translation."""
    if match := _STAMPED.match(text, start, limit):
        return Dateline(place=None, end=match.end(), date=match.span(1), strong=True, dated=True)
    notes = _EDITED.match(text, start, min(limit, start + NOTES))
    found = _Reader(text, notes.end(), min(limit, notes.end() + LONGEST)).read() if notes else None
    return found if found is not None and found.strong else None


def _known(text: str, start: int, limit: int) -> Dateline | None:
    """A town that the gazetteer holds before a colon or a full stop."""
    match = _TOWN.match(text, start, limit)
    if match is None or not text[start].isupper() or text[match.end() : limit].isupper():
        return None
    words = {word.casefold() for word in match[1].split()}
    if not words.isdisjoint(_words("never") | _words("titles") | _words("outlets")):
        return None
    if not any(town.population >= TOWN for town in places.find(match[1])) or is_country(match[1]):
        return None
    return Dateline(place=(start, match.end() - len(match[0]) + len(match[0].rstrip()) - 1), end=match.end())


_CAPITAL_TOWN = re.compile(r"[A-ZÀ-ÞĀ-Ž’'-]{3,24}(?: [A-ZÀ-ÞĀ-Ž’'-]{2,24}){0,2}(?:, [A-ZÀ-Þ][\w’'. -]{1,24})?\.?")


def town_line(words: str) -> bool:
    """Whether a line is but the name of a known town in capitals, with or without its country: "ISTANBUL"."""
    if _CAPITAL_TOWN.fullmatch(words) is None:
        return False
    return is_town(words.rstrip("."))


def is_town(words: str) -> bool:
    """Whether a name, with or without its country behind a comma, is a known town's and no country's."""
    name = words.split(",")[0].rstrip(".")
    return any(town.population >= TOWN for town in places.find(name)) and not is_country(name)


def _held(text: str, start: int, limit: int) -> Dateline | None:
    match = _HELD.match(text, start, limit)
    if match is None:
        return None
    return Dateline(place=match.span(1), end=match.end(), date=match.span(2), strong=True, dated=True)


def _agency_first(text: str, start: int, limit: int) -> Dateline | None:
    """ "NNA - ", "(ABI) " and "TASS, November 7. ": a known agency that stands where the place would."""
    signed = _agency().match(text, start, limit)
    dated = _SIGNED_DAY.match(text, signed.end(), limit) if signed else None
    if signed and dated:
        return Dateline(place=None, end=dated.end(), agency=signed.span(), date=dated.span(1), strong=True)
    opened = text[start] == "("
    match = _agency().match(text, start + opened, limit)
    if match is None:
        return None
    closing = (_AFTER_GROUP if opened else _AFTER_NAME).match(text, match.end(), limit)
    if opened and (then := _PLACE_THEN.match(text, match.end(), limit)):
        inner = _Reader(text, then.end(), limit).read()
        if inner is not None and inner.place is not None and inner.agency is None:
            named = inner.strong or text[slice(*inner.place)].split(",")[0].isupper()
            return replace(inner, agency=match.span(), strong=True) if named else None
    return None if closing is None else Dateline(place=None, end=closing.end(), agency=match.span(), strong=True)


def _small(text: str, start: int, limit: int) -> Dateline | None:
    """A dateline of a page that uses no capitals: with a full date, or a place alone before a dash."""
    if any(c.isupper() for c in text[start:limit]):
        return None
    if match := _SMALL.match(text, start, limit):
        agency = match.span(3) if match[3] else None
        return Dateline(
            place=match.span(1), end=match.end(), agency=agency, date=match.span(2), strong=True, dated=True
        )
    match = _SMALL_BARE.match(text, start, limit)
    if match is None or match[1].split()[0] in _words("never"):
        return None
    return Dateline(place=match.span(1), end=match.end())


def _day_first(text: str, start: int, limit: int) -> Dateline | None:
    """A full date or a time of day that stands where the dateline would; the story goes on in the same line."""
    if match := _DAY_THEN.match(text, start, limit):
        inner = _Reader(text, match.end(), limit).read()
        if inner is not None and inner.date is None and (inner.strong or text[slice(*inner.place or (0, 0))].isupper()):
            return replace(inner, date=match.span(1), strong=True, dated=True)
    if match := _DAY_FIRST.match(text, start, limit):
        return Dateline(place=None, end=match.end(), date=match.span(1))
    day = _DATE.match(text, start, limit)
    if day and (match := re.compile(r"\s\(([^()\n]{2,30})\)\s{1,2}[-–—]{1,2}\s{1,2}").match(text, day.end(), limit)):
        return Dateline(place=None, end=match.end(), date=day.span(), agency=match.span(1))
    match = _CLOCK_FIRST.match(text, start, limit)
    return None if match is None else Dateline(place=None, end=match.end())


def _told_again(text: str, start: int, limit: int) -> Dateline | None:
    """One capital word before a full stop, if the story has it again inside a sentence, as it has names only."""
    match = re.compile(r"([A-Z][\w’'-]{2,24})\.\s{1,2}(?=[“\"A-Z])").match(text, start, limit)
    if match is None or match[1].casefold() in _words("never"):
        return None
    again = re.compile(rf"[a-z,]\s{re.escape(match[1])}\b").search(text, match.end(), match.end() + _AHEAD)
    return None if again is None else Dateline(place=match.span(1), end=match.end())


def is_country(name: str) -> bool:
    """Whether a name is a country's: "Chad: " is a label of what follows."""
    return any(entry.kind == "country" for entry in actors.lexicon().get(key(name)))


class _Reader:
    """One pass over the head of a paragraph, field by field."""

    def __init__(self, text: str, start: int, limit: int) -> None:
        self.text, self.start, self.at, self.limit = text, start, start, limit
        self.place: Span | None = None
        self.agency: Span | None = None
        self.date: Span | None = None
        self.mark = ""
        self.article = False

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
                self._skip_other_calendar()
        return self._result()

    def _skip_other_calendar(self) -> None:
        day = _OTHER_CALENDAR.match(self.text, self.at, self.limit)
        if day is not None and self.place is not None:
            glue = _GLUE.match(self.text, day.end(), self.limit)
            self.at = glue.end() if glue else day.end()

    def _more(self) -> bool:
        """After a mark only a date or an agency may follow: a place would be the first words of the story."""
        if self.agency is None and _SLASHED.match(self.text, self.at, self.limit):
            return True
        if self.agency is None and self.mark == "." and (named := _NAMED.match(self.text, self.at, self.limit)):
            return self.date is not None or self.text[slice(*(self.place or named.span()))].isupper()
        if self.agency is None and (group := _GROUP.match(self.text, self.at, self.limit)):
            return _agency().fullmatch(group[1]) is not None or _acronym(group[1])
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
        return (
            self._read_group()
            or self._read_slashed()
            or self._read_date()
            or self._read_agency()
            or self._read_named()
            or self._read_place()
        )

    def _read_group(self) -> bool:
        match = _GROUP.match(self.text, self.at, self.limit)
        if match is None:
            return False
        inner = (match.start(1), match.end(1))
        if self.place is None and self.at == self.start and _agency().fullmatch(match[1]):
            return False  # "(CNN) — "
        if self.place is None:
            self.place = inner
        elif (agency := _agency().match(self.text, *inner)) and self.agency is None:
            self.agency = agency.span()
        elif (date := _DATE.search(self.text, *inner)) and self.date is None:
            self.date = date.span()
        elif (self.date is not None and self.agency is None) or (self.agency is None and self._agency_group(match)):
            self.agency = inner
        elif self.agency or self.date or (match[1].isupper() and not self.text[slice(*self.place)].isupper()):
            return False
        else:
            self.place = (self.place[0], match.end())
        if self.agency and inner[0] <= self.agency[0] < inner[1] and (date := _DATE.search(self.text, *inner)):
            self.date = self.date or date.span()
        self.at = match.end()
        return True

    def _agency_group(self, match: re.Match[str]) -> bool:
        """Whether brackets that end a dateline hold an agency of no list: press words, or an acronym after a name."""
        if _MARK.match(self.text, match.end(), self.limit) is None:
            return False
        place = self.text[slice(*self.place)] if self.place else ""
        return _PRESS.search(match[1]) is not None or (_acronym(match[1]) and not place.isupper() and " " not in place)

    def _read_slashed(self) -> bool:
        match = _SLASHED.match(self.text, self.at, self.limit)
        if match is None or self.place is None or self.agency is not None:
            return False
        self.agency, self.at = match.span(1), match.end()
        return True

    def _read_named(self) -> bool:
        """An agency of no list between the full stop of place or date and a dash."""
        if self.mark != "." or self.agency is not None or self.place is None:
            return False
        match = _NAMED.match(self.text, self.at, self.limit)
        if match is None:
            return False
        self.agency, self.at = match.span(), match.end()
        return True

    def _read_date(self) -> bool:
        match = _DATE.match(self.text, self.at, self.limit)
        if match is None or self.date is not None or self.place is None:
            return False
        stop = match[0].endswith(".") and _STOPPED.match(self.text, match.end(), self.limit) is not None
        self.date, self.at = (match.start(), match.end() - stop), match.end() - stop
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
                if low != "the" or not self.text[word.end() : word.end() + 2].strip().isupper():
                    return None
                self.article = True  # "THE HAGUE", but not the first words of a story in capitals
            stop = word.end() - (word[0].endswith(".") and not self._abbreviated(word))
            if word[0][0].isupper():
                end = stop
            count, at = count + 1, stop
            glue = re.compile(r"\s{0,2}/\s{0,2}|\s").match(self.text, at, self.limit)
            if glue is None or stop != word.end():
                break
            at = glue.end()
            if _DATE.match(self.text, at, self.limit) or ("/" in glue[0] and self._signs(at)):
                break
        return end

    def _signs(self, at: int) -> bool:
        """Whether an agency stands between slashes: "Baghdad / NINA / "."""
        agency = _agency().match(self.text, at, self.limit)
        return agency is not None and self.text[agency.end() : agency.end() + 3].strip()[:1] == "/"

    def _no_city(self) -> bool:
        return self.text.startswith("NO CITY", self.start)

    def _abbreviated(self, word: re.Match[str]) -> bool:
        """ "St.", "U.S.", and "Calif." before the group or comma that follows a region."""
        after = self.text[word.end() : word.end() + 2].strip()[:1]
        if after in {"-", "–", "—"} and self.text.endswith(", ", self.start, word.start()) and not word[0].isupper():
            return True
        return len(word[0]) <= 3 or word[0].count(".") > 1 or after in {"(", ","}

    def _result(self) -> Dateline | None:
        if self.place is None:
            return None
        strong = self.agency is not None or self.date is not None
        if self.at < self.limit and self.text[self.at].islower():
            return None
        if self.article and not (strong and any(c.islower() for c in self.text[self.at : self.limit])):
            return None
        if not (self._ended(strong=strong) and _named(self.text, self.place)) or self._outlet() or self._speaker():
            return None
        if self.at >= self.limit and self._foreign():
            return None
        return Dateline(
            place=self.place,
            end=self.at,
            agency=self.agency,
            date=self.date,
            strong=strong,
            dated=self.date is not None and self.mark not in {"", "|", "·"},
        )

    def _foreign(self) -> bool:
        """Whether a line by itself is the day of a newspaper in its own language: "Domingo, 5 de mayo de 2024"."""
        assert self.place is not None
        if self.date is None or self.agency is not None or self.text[slice(*self.place)].isupper():
            return False
        return re.search(_ENGLISH, self.text[slice(*self.date)], re.IGNORECASE) is None and any(
            map(str.isalpha, self.text[slice(*self.date)])
        )

    def _outlet(self) -> bool:
        """Whether a line by itself names a newspaper or a section where the place would stand."""
        if self.at < self.limit or self.place is None:
            return False
        words = {word[0].casefold() for word in _WORD.finditer(self.text, *self.place)}
        return not words.isdisjoint(_words("outlets"))

    def _speaker(self) -> bool:
        """Whether who speaks stands where a bare place would: "SALAS SAID: ", "MR. SALAS: ", "Dr Salas - ". Towns are
        named after ranks too ("GENERAL SANTOS - "), so these tell a speaker before a colon only."""
        if self.place is None or self.date is not None or self.agency is not None:
            return False
        words = [word[0].casefold().rstrip(".") for word in _WORD.finditer(self.text, *self.place)]
        if len(words) > 1 and self.mark == ":" and words[-1] in _words("roles"):
            return True  # "ANA BRET, HOST: "
        titled = words[0] in _words("titles") or (self.mark == ":" and words[0] in _words("ranks"))
        return titled or words[-1] in _words("saying")

    def _ended(self, *, strong: bool) -> bool:
        """Whether the mark after the fields ends a dateline of their kind; where the story goes on in capitals, those
        of the place tell nothing."""
        assert self.place is not None
        alone = self.at >= self.limit
        goes_on = alone or any(c.islower() for c in self.text[self.at : self.limit])
        capitals = goes_on and self.text[slice(*self.place)].split(",")[0].split(" (")[0].isupper()
        if self.mark == "":
            closed = self.at > 0 and self.text[self.at - 3 : self.at].rstrip()[-1:] in {")", "/"}
            return strong and (alone or closed)
        if self.mark == ".":
            return strong or (capitals and not alone)
        if self.mark == ":":
            return strong or capitals or self.text[self.place[1]] == " "
        return strong or (self.mark not in {"|", "·"} or capitals)


def _acronym(words: str) -> bool:
    return 2 <= len(words) <= 8 and words.isalpha() and words.isupper()


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
