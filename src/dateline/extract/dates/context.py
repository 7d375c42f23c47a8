"""What a reader of the grammar is given and what it gives back."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Literal

from dateline.extract.dates import lexicon
from dateline.model import Value

Kind = Literal["DATE", "TIME", "DURATION", "SET"]
Direction = Literal["past", "future", "none"]

_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
_BREAK = re.compile(r"[;:—“”\"]|, (?:and|but|while|after|as|who|which|when)\b")


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


@dataclass
class Context:
    """One stretch of text being read, from ``start`` to ``end``, with the day it is told on.

    ``told`` is the last resolved date of the story so far, which "the next day" and "that day" hang on.
    """

    text: str
    start: int
    end: int
    day: date | None
    told: Reading | None = None
    tenses: list[tuple[int, Direction]] | None = field(default=None, repr=False)

    def direction(self, at: int) -> Direction:
        """Whether the words around offset ``at`` tell what was or what will be."""
        if self.tenses is None:
            self.tenses = tenses(self.text, self.start, self.end)
        before = [t for t in self.tenses if t[0] < at]
        if before and not _BREAK.search(self.text, before[-1][0], at):
            return before[-1][1]
        after = [t for t in self.tenses if t[0] >= at]
        if after:
            return after[0][1]
        return before[-1][1] if before else "none"

    def before(self, at: int, size: int = 24) -> str:
        """The words before ``at`` within the stretch, lower case."""
        return self.text[max(self.start, at - size) : at].lower()

    def after(self, at: int, size: int = 24) -> str:
        """The text after ``at`` within the stretch, as written."""
        return self.text[at : min(self.end, at + size)]


@cache
def _cues() -> re.Pattern[str]:
    future, past = lexicon.words("tense")["future"], lexicon.words("tense")["past"]
    return re.compile(
        rf"(?P<future>(?<![\w])(?:{lexicon.either(future)})(?!\w))|(?P<past>(?<!\w)(?:{lexicon.either(past)}|[A-Za-z]{{2,20}}ed)(?!\w))",
        re.IGNORECASE,
    )


def tenses(text: str, start: int, end: int) -> list[tuple[int, Direction]]:
    """Offsets of words that tell past or future; a participle right after "will" or "to be" belongs to the future."""
    found: list[tuple[int, Direction]] = []
    carried = -1
    for match in _cues().finditer(text, start, end):
        word = match[0].lower()
        if word in ("may", "might") and match[0][0].isupper():
            continue
        if match["future"]:
            carried = match.end() + 24
            found.append((match.start(), "future"))
        elif match.start() < carried and word not in ("said", "told", "was", "were", "had"):
            found.append((match.start(), "future"))
        else:
            found.append((match.start(), "past"))
    return found
