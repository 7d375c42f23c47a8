"""What stands in boxes beside a story: posts of social networks, pull quotes, the words below a picture, names of
newsletters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from dateline.clean.marks import Mark
from dateline.knowledge.days import MONTH, WEEKDAY

PLAIN = frozenset({None, "body", "other"})
"""Roles of lines that the markup does not tell to be more than text."""
_HANDLE = re.compile(r"(?:[^@]{2,40} \(?)?@\w{2,20}\)?")
_WRITTEN = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4})"
_POSTED = re.compile(
    rf"\d{{1,2}}:\d\d\s?(?:[AP]M)?\s?[·-]\s?{_WRITTEN}\b.{{0,60}}|{_WRITTEN}"
    r"|\d[\d.,]*[KkM]? (?:likes?|retweets?|reposts?|replies)\b.{0,80}"
)
"""What stands below a post: when it was sent, and how many liked it."""
POST = 5
"""Lines of the longest post with the name above it."""
NAME = 4
"""Words of the longest name above the handle of a post."""

_QUOTED = re.compile(r"[\"“”]([^\"“”\n]{15,300})[\"“”]")
_SPOKEN_BY = re.compile(r"[-–—]{1,2}\s?[A-Z].{2,80}")

_NO_TALE = (
    r"(?!.*\b(?:said|says|told|according|announced|has|have|had|was|were|will|would|toll|killed|wounded|injured|dead"
    r"|since|until)\b)"
)
"""No word of a sentence that tells news."""
_DEPICTS = (
    r"(?:stands?|walks?|holds?|carry|carries|burns?|rises?|billows?|speaks?|gathers?|inspects?|looks?|sits?|waves?|reacts?"
    r"|patrols?|march(?:es)?|shakes? hands|poses?|mourns?|queues?|waits?|lies?|clears?|search(?:es)?|guards?|cheers?"
    r"|attends?|address(?:es)?|(?:is|are) (?:seen|pictured))"
)
_DAY = (
    rf"(?:{WEEKDAY}"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}"
    rf"|\d{{1,2}} {MONTH})(?:,? \d{{4}})?"
)
_SHOWN = re.compile(rf"{_NO_TALE}[A-Z][^.!?:]{{3,80}}?\b{_DEPICTS}\b[^!?:]{{3,140}}\b{_DAY}\.")
"""What a picture shows, told in the present with the day last: "A car burns after strikes in Kyiv on October 10."."""
_CREDIT = re.compile(
    r"(?:(?:image|photo|picture|photograph)s?(?: credit| source| by)?\s?[:©]|©)\s?"
    r"(?:[A-Z][\w.’'-]{0,20}\s?){1,4}(?:[/,|]\s?(?:[A-Z][\w.’'-]{0,20}\s?){1,3}){0,4}",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r".{10,300}[.”\"]\s?[-–—]{1,2}\s?(?:AFP|AP|APP|Reuters|EPA|dpa|PTI|Xinhua|Dawn|Bernama|[Ff]ile(?: photo)?)"
    r"(?:/\w{2,12})?\.?"
    r"|(?:[^.!?]|\b[A-Z][a-z]{0,3}\.){10,240}[.!”\"]"
    r" [\[(](?:[A-Z][\w.'’-]+ ){1,2}[A-Z][\w.'’-]+\s?[,/]\s?[A-Z][\w .'’-]{1,25}[\])]\.?"
)
"""The words below a picture with the agency behind a dash or in brackets: "Soldiers carry a student.—AFP"."""
_CAPITAL = re.compile(r"[a-z]{4,}\s[a-z]{3,}")
"""Two words in small letters, as no name of a photographer has them."""
SHOWN_BELOW = frozenset({"byline", "date-line", "share-button", "caption", "time-to-read"})
"""Reasons of lines below which a picture stands."""
CREDIT = 80
"""Characters of the longest credit below a picture."""
HEADING = 4
"""Words of the shortest line above which another may be the title."""
HEAD = 8
"""Lines above a credit among which the title stands."""
LABEL = 6
"""Words of the longest name of a newsletter or a list of links."""
_SOFT = frozenset({"newsletter", "cookie", "related-link"})


def marked(marks: Sequence[Mark]) -> list[Mark]:
    """The lines of a page with those of boxes told as such."""
    out = list(marks)
    found = [*_posts(marks), *_pull_quotes(marks), *_captions(marks), *_labels(marks)]
    for number, reason in found:
        out[number] = replace(out[number], body=False, reason=reason, dateline=None)
    return out


def _posts(marks: Sequence[Mark]) -> Iterator[tuple[int, str]]:
    """The lines of a post: from the name above the handle to the time below its words."""
    for number, mark in enumerate(marks):
        if mark.unit.role not in PLAIN or not _HANDLE.fullmatch(mark.unit.flat):
            continue
        below = range(number + 1, min(len(marks), number + POST))
        last = next((n for n in below if _POSTED.fullmatch(marks[n].unit.flat)), None)
        if last is None:
            continue
        first = number
        if number and _is_name(marks[number - 1]) and " " not in mark.unit.flat:
            first -= 1
        yield from ((n, "embed") for n in range(first, last + 1))


def _is_name(mark: Mark) -> bool:
    return mark.open and not mark.unit.stops and mark.unit.words.count(" ") < NAME


def _pull_quotes(marks: Sequence[Mark]) -> Iterator[tuple[int, str]]:
    """A line that is but a quotation of the story, told by another line too, with the speaker below it."""
    told = Counter(_plain(said) for mark in marks for said in _QUOTED.findall(mark.unit.flat))
    for number, mark in enumerate(marks):
        said = _QUOTED.fullmatch(mark.unit.flat) if mark.unit.role in PLAIN and mark.reason is None else None
        if said is None or told[_plain(said[1])] < 2:
            continue
        yield number, "pull-quote"
        below = marks[number + 1] if number + 1 < len(marks) else None
        if below is not None and below.reason is None and _SPOKEN_BY.fullmatch(below.unit.flat):
            yield number + 1, "pull-quote"


def _plain(said: str) -> str:
    return said.strip(" .,!?…").casefold()


def _captions(marks: Sequence[Mark]) -> Iterator[tuple[int, str]]:
    """The words below a picture, with its credit behind or below them, where the title stands above and no story."""
    for number in range(1, len(marks) - 1):
        mark, credit = marks[number], marks[number + 1]
        credited = _is_shown(mark.unit.flat, marks[number - 1]) or (credit.reason == "caption" and is_credit(credit))
        alone = mark.body and not any(m.body for m in marks[number + 1 : number + 4])
        if mark.reason is not None or mark.unit.role not in PLAIN or not credited or alone:
            continue
        above = marks[max(0, number - HEAD) : number]
        told = next((n for n, m in enumerate(above) if m.body), None)
        if told is None and any(m.open and m.unit.words.count(" ") >= HEADING - 1 for m in above):
            yield number, "caption"


def _is_shown(flat: str, above: Mark) -> bool:
    """Whether a sentence tells what a picture shows, below head lines, or is signed by its agency."""
    return _SIGNED.fullmatch(flat) is not None or (above.reason in SHOWN_BELOW and _SHOWN.fullmatch(flat) is not None)


def is_credit(mark: Mark) -> bool:
    """Whether a line is but the credit of a picture: "Image: Ana Bret/AFP"."""
    flat = mark.unit.flat
    return len(flat) <= CREDIT and _CREDIT.fullmatch(flat) is not None and _CAPITAL.search(flat) is None


def _labels(marks: Sequence[Mark]) -> Iterator[tuple[int, str]]:
    """A short line below the story between two that are furniture: "Sign up for our letters", "Week in the East",
    "By signing up you agree ..."."""
    told = False
    for number, mark in enumerate(marks[:-1]):
        plain = mark.open and mark.unit.role is None and not mark.twin and not mark.unit.stops
        between = told and marks[number - 1].reason in _SOFT and marks[number + 1].reason in _SOFT
        if between and plain and mark.unit.words.count(" ") < LABEL:
            yield number, marks[number - 1].reason or "label"
        told = told or mark.body
