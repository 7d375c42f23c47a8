"""The words of ``lexicon.toml`` as regular-expression fragments, and what each of them means.

In ``rules.toml`` a fragment is written ``<name>`` or ``<name:group>`` and becomes a named group; a blank stands for
white space that does not cross a blank line.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any

SPACE = r"(?:[^\S\n]{1,4}|[^\S\n]{0,4}\n[^\S\n]{0,4})"
_FRAGMENT = re.compile(r"(?<!\?P)<(\w+)(?::(\w+))?>")
_BLANK = re.compile(r"\[[^\]]*\]| ")
_DIGITS = r"\d{1,3}(?:,\d{3}){1,3}|\d{1,5}(?:\.\d{1,3})?"


@cache
def table(file: str) -> dict[str, Any]:
    """A TOML file of this package."""
    return tomllib.loads(resources.files(__package__).joinpath(file).read_text(encoding="utf-8"))


@cache
def words(name: str) -> dict[str, Any]:
    """One table of the lexicon; a plain list becomes a table of the words to themselves."""
    found: dict[str, Any] = table("lexicon.toml")[name]
    return {w: w for w in found["words"]} if "words" in found else found


def either(choices: Iterable[str]) -> str:
    """An alternation, longest first, blanks made flexible."""
    ranked = sorted(choices, key=lambda w: (-len(w), w))
    return "|".join(re.escape(w).replace(r"\ ", SPACE) for w in ranked)


@cache
def fragments() -> dict[str, str]:
    """Name to pattern, without group or boundaries."""
    small = [w for w, n in words("numbers").items() if n < 20]
    tens = [w for w, n in words("numbers").items() if 20 <= n < 100]
    spelled = rf"(?:{either(tens)})(?:[- ](?:{either(small)}))?|{either(small)}"
    hundreds = rf"(?:(?:an?|{spelled}){SPACE}hundred(?:{SPACE}and{SPACE}(?:{spelled}))?)"
    thousand = rf"(?:two{SPACE}thousand|nineteen{SPACE}hundred)(?:{SPACE}(?:and{SPACE})?(?:{spelled}))?"
    spoken = rf"(?:nineteen|twenty)[- ](?:(?:{either(tens)})(?:[- ](?:{either(small)}))?|oh[- ](?:{either(small)}))"
    return {
        "month": either(words("months")),
        "weekday": either(words("weekdays")),
        "unit": either(words("units")),
        "season": either(words("seasons")),
        "part": either(words("parts")),
        "ordinal": rf"(?:{either(words('ordinals'))})|\d{{1,2}}(?:st|nd|rd|th)",
        "shift": either(words("shifts")),
        "number": rf"{hundreds}|{_DIGITS}|{spelled}",
        "vague": either(words("vague")),
        "mod": either(words("mods")),
        "decade": either(words("decades")),
        "reference": either(words("references")),
        "set": either(words("sets")),
        "zone": either(words("zones")),
        "holiday": either(table("holidays.toml")["holidays"]),
        "year": r"(?:1[0-9]|20)\d\d",
        "spoken": rf"{thousand}|{spoken}",
        "dom": r"(?:3[01]|[12]\d|0?[1-9])",
    }


def expand(pattern: str) -> str:
    """A pattern of ``rules.toml`` as a regular expression."""

    def fragment(match: re.Match[str]) -> str:
        return f"(?P<{match[2] or match[1]}>{fragments()[match[1]]})"

    spaced = _BLANK.sub(lambda m: SPACE if m[0] == " " else m[0].replace(" ", r"\s"), pattern)
    return _FRAGMENT.sub(fragment, spaced)


def lookup(name: str, word: str | None) -> Any:
    """What a word means in one table, or None; case and inner white space do not matter."""
    return words(name).get(" ".join(word.lower().split())) if word else None


def number(text: str) -> float | None:
    """The value of a number in digits or words; None where it is none."""
    plain = text.lower().replace(",", "").strip()
    try:
        return float(plain)
    except ValueError:
        pass
    total = 0.0
    for word in re.findall(r"[a-z]+", plain):
        value = 1 if word in ("a", "an") else words("numbers").get(word)
        if value is None and word != "and":
            return None
        total = max(total, 1) * value if value in (100, 1000) else total + (value or 0)
    return total


def spoken_year(text: str) -> int | None:
    """The year in "nineteen ninety-six", "two thousand and three", "twenty oh five"."""
    parts = [w for w in re.findall(r"[a-z]+", text.lower()) if w not in ("and", "oh")]
    numbers = words("numbers")
    if len(parts) < 2 or any(w not in numbers for w in parts):
        return None
    tail = sum(numbers[w] for w in parts[2:] if numbers[w] < 100)
    if parts[1] in ("thousand", "hundred"):
        return int(numbers[parts[0]] * numbers[parts[1]] + tail)
    return int(numbers[parts[0]] * 100 + numbers[parts[1]] + tail)
