"""Numbers of dead, wounded and shot people in local news, found by patterns (evals/gva.py)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

WORDS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
)
"""Number words, from one up."""
VALUES = {word: at for at, word in enumerate(WORDS, 1)} | {"another": 1, "both": 2}
TIMES = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5}
NUMBER = rf"(?P<n>\b(?:\d{{1,2}}(?![-:%\d]|,\d| ?(?:p\.?m|a\.?m|year|times|block|shots|rounds))|{'|'.join(VALUES)})\b)"
DEAD = (
    r"(?:dead|killed|slain|murdered|died|dies|dying|shot dead|shot to death|shot and killed|fatally (?:shot|wounded)"
    r"|deceased|lost their lives)"
)
HURT = (
    r"(?:injured|wounded|hurt|hospitalized|taken to|transported to|rushed to|airlifted|treated|recovering"
    r"|in (?:critical|stable|serious|fair|good|grave)|sent to|critically|survived)"
)
HIT = r"(?:shot|struck|hit|gunned down)"
BETWEEN = rf"(?: (?!{DEAD}\b|{HURT}\b|{HIT}\b|and\b|but\b|after\b|with\b)[a-z][\w’'-]*){{0,4}}"
"""Up to four words that are no deed themselves."""
LEADING = r"(?:at least |as many as |all |his |her |their |the |up to |another )?"

PATTERNS = {
    "killed": (
        rf"{NUMBER}{BETWEEN},? {DEAD}\b",
        rf"\b(?:kills|killed|killing|claim(?:s|ed|ing) the lives of|murder(?:ed|ing|s)|deaths? of|bodies of"
        rf"|slayings? of|fatally (?:shot|shoots|shooting)|shot and killed|left|leaves|leaving) {LEADING}{NUMBER}"
        rf"(?!{BETWEEN} {HURT})",
        rf"{NUMBER}(?: \w+)? (?:deaths|bodies|fatalities|homicides|slayings)\b",
    ),
    "injured": (
        rf"{NUMBER}{BETWEEN},? {HURT}\b",
        rf"\b(?:injur(?:es|ed|ing)|wound(?:s|ed|ing)|hurts?|hurting) {LEADING}{NUMBER}",
    ),
    "shot": (
        rf"{NUMBER}{BETWEEN} {HIT}\b",
        rf"\b(?:shot|shoots|shooting|struck|striking|hit|hitting) {LEADING}{NUMBER}",
        rf"{NUMBER}(?: \w+)? (?:victims|gunshot victims)\b",
    ),
}
COMPILED = {kind: [re.compile(pattern, re.I) for pattern in own] for kind, own in PATTERNS.items()}
MANY_FOLD = re.compile(r"\b(double|triple|quadruple|quintuple) (?:fatal|homicide|murder|killing|slaying)", re.I)
HIMSELF = re.compile(
    r"\b(?:then (?:himself|herself|killed himself|killed herself|turned)"
    r"|(?:killed|shot|killing|shooting) (?:him|her)self|(?:took|taking) (?:his|her) own life|murder-suicide"
    r"|turned the gun on|including the (?:gunman|shooter|suspect)"
    r"|(?:gunman|shooter|suspect) (?:was|is) (?:also )?(?:dead|killed)|shot (?:and killed )?by (?:police|officers))",
    re.I,
)
"""Words that tell of a shooter who is dead too."""


def mentions(text: str, kind: str) -> Counter[int]:
    """Number -> how often the text gives it for a kind: killed, injured or shot."""
    return Counter(_values(text, kind))


def _values(text: str, kind: str) -> Iterator[int]:
    for pattern in COMPILED[kind]:
        for match in pattern.finditer(text):
            yield _value(match["n"])
    if kind == "killed":
        yield from (TIMES[match.group(1).casefold()] for match in MANY_FOLD.finditer(text))


def _value(word: str) -> int:
    return int(word) if word.isdigit() else VALUES[word.casefold()]
