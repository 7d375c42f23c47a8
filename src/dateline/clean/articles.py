"""Where one article ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import accumulate, pairwise

from dateline.clean import boxes, cohesion, datelines, endings, live
from dateline.clean.marks import HEAD_LINES, Mark
from dateline.clean.rules import table

_LABEL = re.compile(
    r"(?!(?i:analysis|opinion|explainers?|exclusive|interview|live|profile|review|timeline|video|watch|who|what|why|how)\b)"
    r"[A-ZÀ-Þ][\w’'.]{1,24}(?: [A-ZÀ-Þ][\w’'.]{0,24}){0,2}(?:: | [-–—] )(?=[\w‘'“\"])"
)
"""The label of an item in a round-up: "COLOMBIA: rebels free two"; not that of one kind of story."""

_NUMBERED = re.compile(
    r"(?:case|part|section|chapter|annex|appendix|step|table|figure|box|finding|incident|question|day)s?"
    r"\s(?:no\.?\s?)?(?:\d{1,3}|[IVX]{1,5})\b",
    re.IGNORECASE,
)
"""The heading of a part of one report: "Case 3: Two teachers"."""
_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d\b")

TITLE_LENGTH = 200
"""Characters of the longest line that may be a title."""
THRESHOLD = 3.0
"""Points from which a line after a body opens a new article; set by hand on pages with up to three articles."""
LIVE = 3
"""Time stamps among the lines around from which they are a live blog, whose entries are one article."""
AROUND = 30
"""Lines before and after that are looked at for time stamps."""
LIVE_THRESHOLD = 6.0
"""Points from which a line opens a new article within or next to a live blog."""
ANY_CASE = 400
"""Characters of each paragraph that are looked at for a capital."""
BARE = 3
"""Paragraphs that begin with a place in capitals and a dash from which each is an item of its own."""
ITEMS = 0.8
"""Share of paragraphs that begin so from which each is an item, whatever it speaks of."""
NEAR_BODY = 4
"""Lines below the heading of an item within which its first paragraph stands."""
TOLD = 5
"""Words of the shortest heading that tells an article from a section on a page that has not the form of a round-up."""
ITEM = 5
"""Paragraphs of the longest item of a round-up that is told by what it speaks of."""
COUNTRY = 40
"""Characters of the longest line that is looked at as the name of a country."""
COUNTRIES = 2
"""Names of countries above paragraphs from which each heads an item of a digest."""
WIDE = 3
"""Blank lines that part two articles of one page."""
SAME = 2
"""Names that a section and the article above share from which they are one, where nothing tells a title."""
PARTING = frozenset({"separator", "end-mark", "copyright"})
"""Reasons of lines that stand between two articles."""
HEAD = 8
"""Lines below a title that may stand before its first paragraph."""


def regions(marks: Sequence[Mark]) -> list[tuple[int, int, int | None]]:
    """The articles as ranges of units, each with the index of its title line (None: to be found in its head)."""
    starts: list[tuple[int, int | None]] = [(0, None)]
    layout = _Layout(marks)
    seen_body = False
    for number, mark in enumerate(marks):
        if seen_body and layout.opens(number, starts[-1][0]):
            starts.append((number, None if mark.body else number))
            seen_body = False
        seen_body = seen_body or mark.body
    ends = [start for start, _ in starts[1:]] + [len(marks)]
    return [(start, end, title) for (start, title), end in zip(starts, ends, strict=True)]


class _Layout:
    """What the lines of a page have in common, and whether one of them opens an article."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self.marks = marks
        self.labels = _labelled(marks)
        self.stamps = [0, *accumulate(live.stamps(marks))]
        self.over = endings.Endings(marks)
        self.spaced = _spaced(marks)
        self.small = not any(c.isupper() for mark in marks if mark.body for c in mark.unit.words[:ANY_CASE])
        bare = sum(_bare_dateline(mark) for mark in marks)
        self.bare = bare >= BARE
        self.items = self.bare and bare >= ITEMS * sum(mark.body for mark in marks)
        self.first = first_body(marks, 0, len(marks)) or 0
        self.board = _board(marks, self.first)
        self.questions = sum(mark.open and mark.unit.words.endswith("?") for mark in marks)
        self.countries = {n for n, mark in enumerate(marks) if self._is_country(n, mark)}
        self.heading = [self._heading(number) for number in range(len(marks))]
        self.headings = sum(self.heading)
        self.ends = _ends(self.heading)
        self.above: set[str] = set()
        self.story: set[str] = set()
        self.known = self.since = 0

    def _is_country(self, number: int, mark: Mark) -> bool:
        """Whether a line is but the name of a country above a paragraph, as digests head their items."""
        below = self.marks[number + 1] if number + 1 < len(self.marks) else None
        plain = (mark.open or mark.reason == "section") and mark.unit.role is None
        plain = plain or (mark.unit.role == "other" and mark.reason in {"other", "section"})
        told = below is not None and below.body and plain
        return told and len(mark.unit.words) <= COUNTRY and datelines.is_country(mark.unit.words.strip(" :*-–—"))

    def _heading(self, number: int) -> bool:
        """Whether a line may head an item: set apart from what precedes, close above a paragraph or one itself."""
        mark = self.marks[number]
        stamped = number > 0 and self.marks[number - 1].reason == "time-stamp" and self.marks[number - 1].unit.gap > 0
        if number <= self.first or not (mark.unit.gap or stamped) or (mark.twin and mark.unit.stops):
            return False
        if mark.body:
            return self.bare and _bare_dateline(mark)
        return (
            _title_like(mark, small=self.small)
            and first_body(self.marks, number + 1, number + 1 + NEAR_BODY) is not None
        )

    def opens(self, number: int, start: int) -> bool:
        """Whether the line opens a new article, where the one above it began at ``start``."""
        mark = self.marks[number]
        rolling = self.stamps[min(len(self.marks), number + AROUND)] - self.stamps[max(0, number - AROUND)] >= LIVE
        if mark.body:
            if mark.dateline is not None and mark.dateline.strong and mark.dateline.dated:
                return True
            below_day = self.marks[number - 1].reason == "date-line"
            opens = self.heading[number] and not rolling and not below_day
            return opens and (self.items or self._section(number, start).apart)
        if number in self.countries and len(self.countries) >= COUNTRIES and not self._one_report(start, number):
            return True
        if not _title_like(mark, small=self.small):
            return False
        first = first_body(self.marks, number + 1, number + 1 + HEAD)
        if first is None:
            return False
        points = evidence(self.marks, number, first, spaced=self.spaced)
        points += 2.0 * (self.labels and _LABEL.match(mark.unit.words) is not None and mark.unit.words[-1] != "?")
        head = self.marks[start : min(number, start + HEAD)] if mark.unit.words.count(" ") >= TOLD - 1 else ()
        points += 2.0 * (_counts_on(self.marks[start], mark) or any(_counts_on(above, mark) for above in head))
        if self.heading[number] and self.spaced:
            points += self._cohesion(number, start, first)
        if rolling or self.over.above(start, number):
            return points >= LIVE_THRESHOLD
        return points >= THRESHOLD and not (self._plain(number, first) and self._goes_on(number, start))

    def _goes_on(self, number: int, start: int) -> bool:
        """Whether the lines below a heading name what the article above it names."""
        self._read_to(number, start)
        end = min(self.ends[number], number + HEAD)
        lines = [mark for mark in self.marks[number:end] if mark.reason is None]
        return cohesion.section(lines, self.story, few=False).shared >= SAME

    def _plain(self, number: int, first: int) -> bool:
        """Whether nothing but its place and length makes a title of a line: no day, byline, caption or dateline below
        it, no rule or wide gap above it, no label or country."""
        mark, head = self.marks[number], self.marks[number + 1 : first]
        told = any(m.reason in HEAD_LINES or _is_caption(m) or m.unit.flat == mark.unit.flat for m in head)
        parted = mark.unit.gap >= WIDE or self.marks[number - 1].reason in PARTING
        labelled = self.labels and _LABEL.match(mark.unit.words) is not None
        return not (told or parted or labelled or number in self.countries or _dateline_points(self.marks[first]) > 0)

    def _one_report(self, start: int, number: int) -> bool:
        """Whether an article is the report of an agency, whose dateline stands above all names of countries."""
        first = first_body(self.marks, start, min(number, start + HEAD))
        if first is None or first - 1 in self.countries:
            return False
        line = self.marks[first].dateline
        return line is not None and line.strong

    def _cohesion(self, number: int, start: int, first: int) -> float:
        """Points for a section that speaks of other things than what stands above it."""
        words = self.marks[number].unit.words
        if words[0].isdigit() or words[-1] == ":" or _names_part(words):
            return 0.0
        if words[-1] == "?" and (self.questions > 1 or not self.board):
            return 0.0
        if self.marks[first].unit.words.split(maxsplit=1)[0].casefold() in _table("goes_on"):
            return 0.0
        if words.count(" ") < 2 and self.headings < 2:
            return 0.0
        section = self._section(number, start)
        if sum(mark.body for mark in self.marks[number : self.ends[number]]) > ITEM:
            return 0.0
        if self.board:
            return 4.0 if section.apart else 2.0 * section.loose
        if words.count(" ") + 1 < TOLD or words.split(maxsplit=1)[0].casefold() in _table("asks"):
            return 0.0
        echo = cohesion.words(self.marks[number]) & cohesion.words(self.marks[first])
        quoted = self.marks[first].unit.words[0] in "\"“‘'"
        return 2.0 * (bool(echo) and not quoted and section.apart and section.names > cohesion.FEW)

    def _section(self, number: int, start: int) -> cohesion.Section:
        self._read_to(number, start)
        lines = [mark for mark in self.marks[number : self.ends[number]] if mark.reason is None]
        return cohesion.section(lines, self.above, few=self.board)

    def _read_to(self, number: int, start: int) -> None:
        """Takes up the words of the lines above one, of the article that begins at ``start`` and of the page's head."""
        if start != self.since:
            self.since, self.known, self.story = start, start, set()
            self.above = set().union(*(cohesion.words(mark) for mark in self.marks[: self.first][:HEAD]))
        for mark in self.marks[self.known : number]:
            names = cohesion.words(mark) | cohesion.keys(mark)
            self.above |= names
            self.story |= names
        self.known = max(self.known, number)


_CLUSTER = re.compile(r".{2,50} (?:cluster|sector|sub-cluster|response|pillar)", re.IGNORECASE)
"""The heading of a part of a report on an emergency: "Food Security Cluster"."""


def _names_part(words: str) -> bool:
    """Whether a heading is that of a part which reports have."""
    plain = words.casefold().strip(" :*")
    return plain in _table("crossheads") or _CLUSTER.fullmatch(plain) is not None


@cache
def _table(name: str) -> frozenset[str]:
    entries = table("heading")[name]
    assert isinstance(entries, list)
    return frozenset(entries)


_COUNTED = re.compile(r"(\d{1,2})[.)]\s")


def _counts_on(title: Mark, mark: Mark) -> bool:
    """Whether a heading has the number behind that of the article above: "3. Peru", "4. Cameroon votes"."""
    one, two = _COUNTED.match(title.unit.words), _COUNTED.match(mark.unit.words)
    return one is not None and two is not None and int(two[1]) == int(one[1]) + 1


def _ends(heading: Sequence[bool]) -> list[int]:
    """For each line the next one that may head an item."""
    found, end = [], len(heading)
    for number in range(len(heading) - 1, -1, -1):
        found.append(end)
        end = number if heading[number] else end
    return found[::-1]


def _bare_dateline(mark: Mark) -> bool:
    """Whether a paragraph begins with a place in capitals and nothing more: "LA PAZ - "."""
    line = mark.dateline
    if not mark.body or line is None or line.strong or line.place is None:
        return False
    opening = mark.unit.words[: line.end - mark.unit.span[0]].rstrip()
    place = opening[: line.place[1] - line.place[0]]
    return (place.isupper() or datelines.is_town(place)) and (opening[-1] in "-–—" or opening.endswith("):"))


def _board(marks: Sequence[Mark], first: int) -> bool:
    """Whether the page's name and day stand above the first title, which stands right above the first paragraph."""
    head = [mark for mark in marks[:first] if mark.reason != "caption"]
    if len(head) < 2 or not (head[-1].open or head[-1].reason == "section") or head[-1].twin:
        return False
    return any(mark.reason in {"date-line", "section", "byline"} for mark in head[:-1]) or head[0].unit.words.isupper()


def _spaced(marks: Sequence[Mark]) -> bool:
    """Whether a blank line stands between the paragraphs of this page."""
    gaps = [b.unit.gap for a, b in pairwise(marks) if a.body and b.body]
    return sum(gap > 0 for gap in gaps) * 2 >= len(gaps)


def _labelled(marks: Sequence[Mark]) -> bool:
    """Whether the page's first title has the form of a round-up's items: "COUNTRY: what happened"."""
    first = first_body(marks, 0, len(marks))
    above = [m for m in marks[max(0, (first or 0) - HEAD) : first or 0] if m.open]
    return bool(above) and any(_LABEL.match(m.unit.words) for m in above[-2:])


def _title_like(mark: Mark, *, small: bool) -> bool:
    """Whether a line may be a title; ``small`` on pages that use no capitals."""
    if mark.body or mark.reason is not None or len(mark.unit.words) > TITLE_LENGTH:
        return False
    words = mark.unit.words
    return (
        (small or not words[0].islower())
        and words[0] != "["
        and words[-1] != "]"
        and not (_CLOCK.match(words) or _NUMBERED.match(words))
    )


def first_body(marks: Sequence[Mark], start: int, end: int) -> int | None:
    """The first paragraph in a range of units, or None."""
    return next((number for number in range(start, min(end, len(marks))) if marks[number].body), None)


def evidence(marks: Sequence[Mark], number: int, first: int, *, spaced: bool) -> float:
    """Points for the line being the title of the article whose first paragraph is ``first``."""
    mark, head = marks[number], marks[number + 1 : first]
    before = marks[number - 1].reason if number else "separator"
    points = _form(mark)
    points += 3.0 * any(m.reason in {"date-line", "byline", "dateline"} for m in head)
    points += 2.0 * any(_is_caption(m) for m in head)
    points += 3.0 * any(m.unit.flat == mark.unit.flat for m in head)
    points += _dateline_points(marks[first])
    points += 1.5 * (before in PARTING) + 2.0 * (before is not None and mark.unit.gap == 0)
    points += 2.0 * (spaced and not head and mark.unit.gap > 0 and marks[first].unit.gap == 0)
    points += 2.0 * (number > 0 and marks[number - 1].twin and marks[number - 1].reason is None and mark.unit.gap == 0)
    points += (
        1.0 * (mark.unit.gap > 1)
        + 2.0 * (mark.unit.gap >= WIDE and marks[number - 1].body)
        - 4.0 * (marks[number + 1].unit.gap > max(1, mark.unit.gap))
    )
    points -= 3.0 * (mark.unit.words.endswith(".") and not _head_line(marks[number + 1]))
    return points - 4.0 * any(m.open and m.unit.flat != mark.unit.flat and m.unit.gap for m in head[1:])


def _is_caption(mark: Mark) -> bool:
    """Whether a line is a caption and no credit alone, above which the words of the picture stand."""
    return mark.reason == "caption" and not boxes.is_credit(mark)


def _head_line(mark: Mark) -> bool:
    return mark.reason == "caption" or (mark.reason in HEAD_LINES and not mark.unit.gap)


def _dateline_points(mark: Mark) -> float:
    line = mark.dateline
    if line is None or line.place is None or (not line.strong and line.end >= mark.unit.span[1]):
        return 0.0
    return 3.0 if line.strong or mark.unit.words[: line.place[1] - line.place[0]].isupper() else 1.5


def _form(mark: Mark) -> float:
    words = mark.unit.words.split()
    points = 1.0 if len(words) >= 4 else (0.0 if len(words) == 3 else -1.0)
    if mark.unit.words.endswith("?") and len(words) < 9:
        points -= 2.0
    return points
