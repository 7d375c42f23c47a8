"""What a reader of the grammar is given and what it gives back."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Literal, NamedTuple

import msgspec

from dateline.extract.dates import lexicon
from dateline.model import Value

Kind = Literal["DATE", "TIME", "DURATION", "SET"]
Direction = Literal["past", "future", "none"]

_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
_BREAK = re.compile(r"[;:—“”\"]|[.?!]\s|, (?:and|but|while|after|as|who|which|when)\b")


FAR = 400
"""Characters beyond which a verb no longer tells the direction of a time; longer clauses are lists."""


_ADJECTIVE = re.compile(r"\b(?:an?|the|its|his|her|their|still|newly|of)\s$")
"""Words before a participle that stands for an adjective and tells no tense: "an unspecified date"."""

SPAN_END = re.compile(r"\b(?:since|until|till)\s(?:about\s|around\s|at\sleast\s|the\s)?$")
"""Before a day that is the far end of a stretch: of 22 clocks told after one on the annotated pages none is of it."""

_BY_NOW = re.compile(r"(?:could|must)(?:\snot|n[’']t)?\shave\b", re.IGNORECASE)
"""What may have been done lies before: "must have left in June"."""

UP_TO = re.compile(r"\b(?:until|till|by|through)\s$")


class Reading(Value, frozen=True, kw_only=True):
    """What a rule made of its words: the fields of ``model.Time`` before a span is put to them.

    ``stop`` is where the words end if that is not where the pattern ended; ``open`` marks an end that is open.
    ``needs`` "date" marks words that are a time only beside a date ("morning").
    """

    kind: Kind
    value: str
    granularity: str
    start: date | None = None
    end: date | None = None
    mod: str | None = None
    anchor: str | None = None
    relation: str | None = None
    stop: int | None = None
    needs: str | None = None


def clock_of(reading: Reading) -> str:
    """What a TIME's value has behind its day: T14:30, TMO."""
    return reading.value[reading.value.find("T") :]


def on_day(reading: Reading, day: date) -> Reading:
    """A TIME on another day."""
    return msgspec.structs.replace(reading, value=f"{day}{clock_of(reading)}", start=day, end=day, stop=None)


class Found(NamedTuple):
    """A reading with the words it stands for and the rule that made it."""

    start: int
    end: int
    reading: Reading
    rule: str


@dataclass
class Context:
    """One stretch of text being read, from ``start`` to ``end``, with the day it is told on.

    ``told`` is the last resolved date of the story so far, which "the next day" and "that day" hang on;
    ``quarter`` the last quarter told, which "a year earlier" and "the quarter" of business news hang on;
    ``near`` the last date of this sentence or the one before, which a bare clock time hangs on, but for the far end of
    a stretch ("since 30 August", "until Friday");
    ``earlier`` the last day told in the two sentences before, else the lead's, which "48 hours earlier" and "the same
    day" hang on rather than on a longer stretch told since;
    ``last`` the last day told before this stretch; ``carries`` says that a story without a day of its own takes the
    year of a bare "5 November" from what it told before.
    """

    text: str
    start: int
    end: int
    day: date | None
    told: Reading | None = None
    quarter: Reading | None = None
    near: Reading | None = None
    earlier: Reading | None = None
    last: Reading | None = None
    carries: bool = False
    tenses: list[tuple[int, Direction]] | None = field(default=None, repr=False)
    depth: int = 0
    nested: dict[tuple[int, int], Found | None] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        self.inherited = self.told
        self.brought = self.near

    def base(self) -> Reading | None:
        """What a count of days goes from: the last date of this sentence, else a day before it, else what was told."""
        told = self.told
        if told is None or told is not self.inherited or told.granularity in ("day", "time"):
            return told
        return self.earlier or told

    def direction(self, at: int) -> Direction:
        """Whether the words around offset ``at`` tell what was or what will be."""
        if self.tenses is None:
            self.tenses = tenses(self.text, self.start, self.end)
        here = bisect_left(self.tenses, (at, ""))
        before = self.tenses[here - 1] if here else None
        if before and at - before[0] <= FAR and not _BREAK.search(self.text, before[0], at):
            return before[1]
        if here < len(self.tenses) and self.tenses[here][0] - at <= FAR:
            return self.tenses[here][1]
        if before and at - before[0] <= FAR:
            return before[1]
        return "future" if UP_TO.search(self.before(at)) else "none"

    def before(self, at: int, size: int = 24) -> str:
        """The words before ``at`` within the stretch, lower case."""
        return self.text[max(self.start, at - size) : at].lower()

    def after(self, at: int, size: int = 24) -> str:
        """The text after ``at`` within the stretch, as written."""
        return self.text[at : min(self.end, at + size)]


@cache
def _cues() -> re.Pattern[str]:
    future, past = lexicon.words("tense")["future"], lexicon.words("tense")["past"]
    nouns = lexicon.words("tense")["not_infinitive"]
    names = lexicon.either(lexicon.words("tense")["participles_not"])
    infinitive = rf"(?-i:(?<=\w )to (?!(?:{lexicon.either(nouns)})\b)[a-z]{{3,20}}\b)"
    return re.compile(
        rf"(?P<future>(?<!\w)(?:{lexicon.either(future)})(?!\w))|(?P<infinitive>{infinitive})"
        rf"|(?P<past>(?<!\w)(?:{lexicon.either(past)}|(?P<ed>(?!(?:{names})\b)[A-Za-z]{{2,20}}ed))(?!\w))",
        re.IGNORECASE,
    )


@cache
def _ahead() -> re.Pattern[str]:
    """Words before "to" after which the infinitive is still to come: decided to, a plan to; not failed to."""
    words = lexicon.words("tense")
    happened, plans = lexicon.either(words["happened"]), lexicon.either(words["plans"])
    return re.compile(rf"\b(?!(?:{happened})\s$)(?:[a-z]{{2,15}}ed|{plans})\s$")


def tenses(text: str, start: int, end: int) -> list[tuple[int, Direction]]:
    """Offsets of words that tell past or future; a participle right after "will" or "to be" belongs to the future."""
    found: list[tuple[int, Direction]] = []
    carried = over = -1
    for match in _cues().finditer(text, start, end):
        word = match[0].lower()
        if word in ("may", "might") and match[0][0].isupper():
            continue
        if match["ed"] and _ADJECTIVE.search(text, max(start, match.start() - 12), match.start()):
            continue
        if match["infinitive"] and not _ahead().search(text, max(start, match.start() - 20), match.start()):
            continue
        if (match["future"] or match["infinitive"]) and match.start() <= over:
            continue
        if match["future"] and _BY_NOW.match(text, match.start(), end):
            found.append((match.start(), "past"))
            continue
        if word.startswith("had been"):
            over = match.end() + 4
        if match["future"] or match["infinitive"]:
            carried = match.end() + 16
            found.append((match.start(), "future"))
        elif match.start() < carried and word not in ("said", "told", "was", "were", "had"):
            found.append((match.start(), "future"))
        else:
            found.append((match.start(), "past"))
    return found
