"""What each line of a page looks like, before it is known which article it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from dateline.clean import datelines
from dateline.clean.lines import Unit
from dateline.clean.rules import reason_of, repeated
from dateline.count_lines import are_counts
from dateline.model import Page, Value

BODY_LENGTH = 140
"""Characters from which a line is taken for a paragraph whatever it ends with; the longest of 189 titles has 129."""
SENTENCE_WORDS = 8
"""Words from which a line that ends with a stop is taken for a paragraph at the head of an article."""
HEADLINE = 200
"""Characters of the longest title that is told from a paragraph by the head lines below it."""
ABOVE_TITLE = 400
"""Characters of text above the title of an HTML page up to which it is taken for navigation."""
HEAD_LINES = frozenset({"byline", "date-line", "dateline"})
"""Reasons of the lines that stand between a title and the body."""
DATE_LINE = 160
"""Characters of the longest line that is looked at as a date line."""
DATE_LINE_WORDS = 8
"""Words that a date line may hold beside its dates and the stock words of date lines."""

_STOCK = re.compile(
    r"\b(?:published|updated?|posted|modified|issued|release|released|last|edited?|created|date|on|at|of|the|am|pm|gmt|utc"
    r"|edt|est|cdt|bst|ist|cet|cest|local|time|min|mins|read|hours?|ago|today|by|and|utc[+-]\d+)\b|[^\W\d_]\.[^\W\d_]\.?",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?:[Bb]y|BY)\s?:?\s(?=[A-ZÀ-ÞĀ-ſ])")
_SAYS = re.compile(r"\b(?:said|says|stated|commented|added|declared|continued|wrote|replied)\b[^!?:\n]{0,60}:\Z")
"""The end of a line that a quotation follows: "Minister Ana Bret said:"; all five on the training pages are story."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_DATED = re.compile(r"\W{0,3}(?:last )?(?:published|updated?|posted|modified|issued)\b", re.IGNORECASE)
_LOWER = re.compile(r"\b[a-z]{2,}\b")
_DIGIT = re.compile(r"\d")
_STRONG = frozenset(
    {"advert", "newsletter", "cookie", "share-button", "related-link", "time-stamp", "separator", "end-mark"}
)
_SENTENCES = frozenset({"copyright", "note"})
"""Reasons that also take a line which the markup calls story and which ends as a sentence does."""


class Mark(Value, frozen=True, kw_only=True):
    """A unit with the reason why it is furniture (None: not by its own looks), and what else it looks like.

    ``body`` is a paragraph of a story, ``twin`` stands elsewhere on the page too, ``dateline`` opens it.
    """

    unit: Unit
    reason: str | None
    body: bool
    twin: bool
    dateline: datelines.Dateline | None

    @property
    def open(self) -> bool:
        """Neither paragraph nor furniture by its looks: a title, a crosshead, a name, the rest of a list."""
        return self.reason is None and not self.body


def marks(page: Page, units: Sequence[Unit]) -> list[Mark]:
    """The marks of a page's units."""
    twins = repeated(units)
    found = _below_title([_mark(page, unit, twin) for unit, twin in zip(units, twins, strict=True)])
    found = _above_story(page, found)
    found = _with_towns(found)
    found = _with_signed(page.text, _with_counts(_without_labels(page.text, _without_authors(_without_links(found)))))
    return [
        replace(mark, body=False) if mark.body and _headline(found, number) else mark
        for number, mark in enumerate(found)
    ]


def _below_title(found: list[Mark]) -> list[Mark]:
    """What the markup took for story above the page's title is navigation, where it is short."""
    title = next((number for number, mark in enumerate(found) if mark.unit.role == "title"), 0)
    above = [mark for mark in found[:title] if mark.body]
    if sum(len(mark.unit.words) for mark in above) > ABOVE_TITLE:
        return found
    return [replace(m, body=False, reason=m.reason or "label") for m in found[:title]] + found[title:]


HEAD_BLOCKS = 14
"""Lines above the first paragraph of an HTML page that are looked at anew."""


def _above_story(page: Page, found: list[Mark]) -> list[Mark]:
    """Lines that the markup calls story and that are no sentences, above the first paragraph, are told by their looks:
    the title, the day and the byline of pages that set all of them as plain text."""
    first = next((n for n, mark in enumerate(found) if mark.body), None)
    if first is None or found[first].unit.role != "body":
        return found
    last = first
    while last < len(found) and last - first <= HEAD_BLOCKS and not _told_whole(found[last]):
        last += 1
    if last == first or last >= len(found) or not _told_whole(found[last]):
        return found
    return [*found[:first], *(_bare(page, mark) for mark in found[first:last]), *found[last:]]


def _told_whole(mark: Mark) -> bool:
    """Whether a line that the markup calls story is a sentence or a long one."""
    return mark.unit.role == "body" and mark.body and _reads_whole(mark.unit)


def _reads_whole(unit: Unit) -> bool:
    return unit.stops or len(unit.words) > BODY_LENGTH or _leads_in(unit)


def _bare(page: Page, mark: Mark) -> Mark:
    """A line as it looks without its role."""
    if mark.unit.role != "body":
        return mark
    return replace(mark, body=False, reason=_reason(page, mark.unit, False))


def _with_counts(found: list[Mark]) -> list[Mark]:
    """Counts under labels are story, whatever they end with."""
    counts = are_counts([mark.unit.words for mark in found])
    return [
        replace(mark, body=True, dateline=None) if count and mark.open and mark.unit.role is None else mark
        for mark, count in zip(found, counts, strict=True)
    ]


def _with_towns(found: list[Mark]) -> list[Mark]:
    """A known town in capitals right above a paragraph, and below no other one, is a dateline on a line of its own; not
    on pages where such lines stand between paragraphs, as they head the items of a digest."""
    out = list(found)
    if any(above.body and _is_heading(mark) and below.body for above, mark, below in triples(found)):
        return out
    for number, mark in enumerate(found[:-1]):
        if not mark.open or mark.unit.role is not None or not datelines.town_line(mark.unit.flat):
            continue
        below = next((m for m in found[number + 1 : number + 4] if m.reason not in HEAD_LINES), None)
        above = number == 0 or found[number - 1].body
        if not above and below is not None and below.body and below.dateline is None:
            start, end = mark.unit.span
            line = datelines.Dateline(place=(start, end - mark.unit.words.endswith(".")), end=end)
            out[number] = replace(mark, reason="dateline", dateline=line)
    return out


def triples(found: Sequence[Mark]) -> Iterator[tuple[Mark, Mark, Mark]]:
    """Each line with the one above and the one below it."""
    return zip(found, found[1:], found[2:], strict=False)


def _is_heading(mark: Mark) -> bool:
    """Whether a line is one to three words in capitals."""
    return mark.open and mark.unit.words.isupper() and mark.unit.words.count(" ") < 3


SIGNED_WORDS = 4
"""Fewest words of a last line that an agency signs."""


def _with_signed(text: str, found: list[Mark]) -> list[Mark]:
    """The last line of a story is one too where an agency signs it: "The mayor resigned. - AFP"."""
    return [
        replace(mark, body=True) if _is_signed(text, mark, before, after) else mark
        for before, mark, after in zip([None, *found], found, [*found[1:], None], strict=False)
    ]


_LINKED = re.compile(
    r"\W{0,3}(?:related(?: (?:stories|articles?|news|content|coverage|links?|topics?|reading))?|(?:also read|read also)"
    r"|read (?:more|next)|more on this(?: story| topic)?|more (?:stories|news)|see also|recommended|most read"
    r"|top stories|featured stories|trending(?: now)?|most (?:read|popular|viewed|watched) (?:in|on) .{2,24}"
    r"|you (?:may|might) also like|more from .{2,30}"
    r"|don[’']t miss|keep reading|list \d{1,2} of \d{1,2})\s?:?\W{0,2}",
    re.IGNORECASE,
)
"""A line that heads the titles of other pages."""
BOXES = frozenset({"caption", "advert", "share-button", "section", "newsletter"})
"""Reasons of lines that stand in and below boxes within a story."""
LINKS = 6
"""Titles of other pages below such a line, at most."""


def _without_links(found: list[Mark]) -> list[Mark]:
    """Lines set right below "Related stories" are titles of other pages, where a paragraph of this story goes on below
    them and no line of the head of another."""
    out = list(found)
    even = len({mark.unit.gap > 0 for mark in found[1:]}) == 1
    for number, mark in enumerate(found):
        if mark.body or not _LINKED.fullmatch(mark.unit.flat):
            continue
        last = number + 1
        while last < len(found) and last - number <= LINKS and _is_link(found[last], even=even):
            last += 1
        if last >= len(found) or found[last].dateline is not None:
            continue
        item = last == number + 2 and _goes_on(found, last)
        if not (found[last].body or found[last].unit.words.endswith(".") or item):
            continue
        if even or item or found[last].unit.gap:
            for at in range(number + 1, last):
                out[at] = replace(found[at], body=False, reason="related-link")
    return out


BESIDE_LINK = 3
"""Lines of furniture between the title of another page and the story that goes on, at most."""


def _goes_on(found: Sequence[Mark], number: int) -> bool:
    """Whether below the one title of another page an item of the list follows, or the story behind furniture."""
    if found[number].reason == "related-link":
        return True
    last = number
    while last < len(found) and last - number < BESIDE_LINK and found[last].reason in BOXES:
        last += 1
    return last > number and last < len(found) and found[last].body and found[last].dateline is None


def _is_link(mark: Mark, *, even: bool) -> bool:
    """Whether a line is no paragraph and stands right below another, where the page is not evenly spaced."""
    plain = mark.unit.role is None and not mark.twin and mark.open and not mark.unit.words.endswith(".")
    return plain and (even or not mark.unit.gap)


_AUTHOR = re.compile(
    r"(?!.*\b(?:accused|arrested|detained|held|jailed|killed|missing|shot|wanted|wounded)\b)"
    r"(?:the (?:author|writer|columnist)s? (?:teach(?:es)?|taught|covers?|works? (?:as|at|for|in|on)|writes?"
    r"|(?:is|are) (?:an?|the|our|based|currently)|(?:has|have) (?:covered|written|reported|worked)"
    r"|(?:travelled|traveled|paid)\b)"
    r"|(?-i:[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){1,3})(?:, (?:an?|the) .{3,60},)? (?:is|are) (?:an? |the |our )?"
    r"(?:[\w’'-]{2,20} ){0,4}(?:writers?|authors? of|journalists?|novelists?|columnists?|fellow|historian|reporters?"
    r"|researchers?|analysts?|lecturers?|professors?|correspondents?|editors?|director of|scholar|academic|barrister)\b"
    r"|(?-i:[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]+){1,3}), (?:[\w-]{2,20} ){0,4}(?:writer|journalist|columnist|reporter"
    r"|correspondent|editor)\b.{0,80}, (?:has|is|was|covers|writes)\b)"
    r"[^.!?]{0,240}\.?(?: .{0,260})?",
    re.IGNORECASE,
)
"""Who wrote a piece, told in a last line: "Ana Bret is a writer in Lyon", "The author covers trade"."""
ABOUT = 500
"""Characters of the longest line that tells who wrote a piece."""
LATE = 3
"""Paragraphs of story above such a line, at least."""


def _without_authors(found: list[Mark]) -> list[Mark]:
    """The last lines of a page tell who wrote it: no story."""
    last = max((n for n, mark in enumerate(found) if mark.body or (mark.open and mark.unit.stops)), default=0)
    mark = found[last] if found else None
    if mark is None or len(mark.unit.words) > ABOUT or not _AUTHOR.fullmatch(mark.unit.flat):
        return found
    if sum(m.body for m in found[:last]) < LATE or mark.dateline is not None:
        return found
    return [*found[:last], replace(mark, body=False, reason="credit"), *found[last + 1 :]]


def _is_signed(text: str, mark: Mark, before: Mark | None, after: Mark | None) -> bool:
    last = before is not None and before.body and (after is None or not after.body)
    short = mark.unit.words.count(" ") < SIGNED_WORDS
    if not last or short or not mark.open or mark.twin or mark.unit.role is not None:
        return False
    return datelines.credit(text, *mark.unit.span) is not None


def _without_labels(text: str, found: list[Mark]) -> list[Mark]:
    """Words before a full stop that open more than one paragraph ("NUTRITION.") are labels and no datelines."""
    labels = {number for number, mark in enumerate(found) if _is_label(text, mark)}
    if len(labels) < 2:
        return found
    return [replace(mark, dateline=None) if number in labels else mark for number, mark in enumerate(found)]


def _is_label(text: str, mark: Mark) -> bool:
    """Whether a paragraph opens with a word before a stop, or with one in small letters before a colon."""
    line = mark.dateline
    if line is None or not mark.body or line.strong or line.place is None:
        return False
    closed = text[line.place[1] : line.end].strip()
    return closed == "." or (closed == ":" and not text[slice(*line.place)].isupper())


def _headline(found: Sequence[Mark], number: int) -> bool:
    """A title that reads as a sentence or a paragraph: set apart from what precedes, with head lines close below."""
    mark = found[number]
    if mark.dateline is not None or mark.unit.role is not None or len(mark.unit.words) > HEADLINE:
        return False
    if number + 1 >= len(found) or not (mark.unit.gap or number == 0 or found[number - 1].reason is not None):
        return False
    following = found[number + 1]
    above = number == 0 or not (found[number - 1].open or (mark.unit.stops and found[number - 1].body))
    if not ((following.reason == "caption" and above) or (following.reason in HEAD_LINES and not following.unit.gap)):
        return False
    return any(later.body for later in found[number + 2 : number + 10])


def _mark(page: Page, unit: Unit, twin: bool) -> Mark:
    if unit.role is not None:
        return _by_role(page, unit, twin)
    dateline = datelines.read(page.text, *unit.span)
    alone = dateline is not None and dateline.end >= unit.span[1]
    reason = _reason(page, unit, alone)
    body = reason is None and not twin and _paragraph(unit, dateline)
    return Mark(unit=unit, reason=reason, body=body, twin=twin, dateline=dateline)


def _by_role(page: Page, unit: Unit, twin: bool) -> Mark:
    """The markup is trusted: body is furniture only by a rule that no story line meets."""
    reason = reason_of(unit)
    if unit.role == "body":
        strong = reason if reason in _SENTENCES or (reason in _STRONG and not unit.stops) else None
        dateline = datelines.read(page.text, *unit.span)
        return Mark(unit=unit, reason=strong, body=strong is None, twin=twin, dateline=dateline)
    if unit.role == "title":
        return Mark(unit=unit, reason=None, body=False, twin=twin, dateline=None)
    kind = {"caption": "caption", "byline": "byline", "date": "date-line"}.get(unit.role or "", reason or "other")
    return Mark(unit=unit, reason=kind, body=False, twin=twin, dateline=None)


def _reason(page: Page, unit: Unit, dateline_alone: bool) -> str | None:
    if is_byline(unit):
        return "byline"
    reason = reason_of(unit)
    few = reason == "caption" and not _DATED.match(unit.words)
    if is_date_line(page.text, unit, words=2 if few else DATE_LINE_WORDS):
        return "date-line"
    if dateline_alone:
        return "dateline"
    return reason


def _paragraph(unit: Unit, dateline: datelines.Dateline | None) -> bool:
    size = len(unit.words)
    if dateline is not None and dateline.end < unit.span[1]:
        return size >= 40 and (dateline.strong or size >= BODY_LENGTH or unit.stops)
    if size >= BODY_LENGTH or quotes(unit) or _leads_in(unit) or _ASKED.fullmatch(unit.flat):
        return True
    return unit.stops and not unit.words.endswith("?") and unit.words.count(" ") >= SENTENCE_WORDS


def quotes(unit: Unit) -> bool:
    """ "Minister Ana Bret said:", with what she said in the lines below."""
    return _SAYS.search(unit.words, max(0, len(unit.words) - BODY_LENGTH)) is not None


_ISSUED = re.compile(r"\b(?:issued|released|published|attributable)\b", re.IGNORECASE)
_ASKED = re.compile(r"[A-Z][\w./’'-]{0,20}(?: [A-Z][\w./’'-]{0,20}){0,3}: [^\n]{10,600}[.!] [A-Z][^\n]{4,300}\?")
"""A question of an interview behind a sentence: "AFP: The minister has left. What do you say?"."""
LEADS_IN = 9
"""Blanks of a sentence that a list follows, at least."""


def _leads_in(unit: Unit) -> bool:
    """A sentence that a list completes ("The council met on Monday and decided the following:"), not the words above
    the text of a statement that was issued."""
    return unit.words[-1] == ":" and unit.words.count(" ") >= LEADS_IN and _ISSUED.search(unit.words) is None


def is_byline(unit: Unit) -> bool:
    """ "By NAME and NAME", with or without a place or a date, on a line of its own."""
    count = unit.words.count(" ")
    if len(unit.words) > 140 or not _BYLINE.match(unit.words) or (unit.stops and count > 5):
        return False
    words = unit.words.split()[1:]
    return sum(
        w[0].isupper() or not w[0].isalpha() or w in {"and", "in", "at", "for", "of", "by"} for w in words
    ) >= 0.7 * len(words)


def is_date_line(text: str, unit: Unit, *, words: int) -> bool:
    """A line that says little more than when the page was published: at most ``words`` other words."""
    if len(unit.words) > DATE_LINE or "\n" in unit.words or not _DIGIT.search(unit.words):
        return False
    from dateline.clean.published import days_in

    days = days_in(text, unit.span)
    if not days or (unit.stops and _entry(text, unit, days[0].span)):
        return False
    if any(day.iso and _field(text, unit.span, day.span) for day in days):
        return True
    rest, at = [], unit.span[0]
    for day in days:
        rest.append(text[at : day.span[0]])
        at = day.span[1]
    rest.append(text[at : unit.span[1]])
    others = _STOCK.sub(" ", " ".join(rest))
    if unit.stops and not any(day.iso for day in days) and _LOWER.search(others):
        return False  # "The trial opens on October 2."
    count = len(_WORD.findall(others))
    limit = words if any(day.iso for day in days) else words // 2
    return count <= limit and not (unit.stops and count > 3)


_TOLD = re.compile(r"\s?(?::|[-–—])\s{1,2}(?:[^\W\d_][\w’'.-]*\s){2}")


def _entry(text: str, unit: Unit, day: tuple[int, int]) -> bool:
    """Whether a line is an entry of a chronicle: "25 January: Soldiers enter Vavuniya."""
    return day[0] == unit.span[0] and _TOLD.match(text, day[1], unit.span[1]) is not None


def _field(text: str, line: tuple[int, int], day: tuple[int, int]) -> bool:
    """Whether a day stands by itself between the bars of a line: "Second edition | 3 May 2024 | Photos: NAME"."""
    before, after = text[line[0] : day[0]].rstrip(), text[day[1] : line[1]].lstrip()
    return (before + after).count("|") > 0 and before[-1:] in {"", "|"} and after[:1] in {"", "|"}
