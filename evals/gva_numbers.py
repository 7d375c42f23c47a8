"""Numbers of dead, wounded and shot people in local news, found by patterns (evals/gva.py)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

WORDS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
)
"""Number words, from one up."""
VALUES = {word: at for at, word in enumerate(WORDS, 1)} | {"another": 1, "both": 2}
TIMES = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5}
DIGITS = r"\d{1,2}(?![-:%\d]|,\d| ?(?:p\.?m|a\.?m|year|times|block|shots|rounds))"
NUMBER = rf"(?P<n>\b(?:{DIGITS}|(?:{'|'.join(VALUES)})(?![- ]years?[- ]old|-))\b)"
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


class Row(NamedTuple):
    """Where people stand who are told in a row, and how many they are."""

    start: int
    end: int
    people: int


def mentions(text: str, kind: str, rows: Sequence[Row] = ()) -> Counter[int]:
    """Number -> how often the text gives it for a kind: killed, injured or shot. Of a row its sum is given, not the
    numbers of its items: "2 boys, 2 girls shot" is 4."""
    return Counter(_values(text, kind, rows)) + Counter(row.people for row in rows)


def _values(text: str, kind: str, rows: Sequence[Row]) -> Iterator[int]:
    for pattern in COMPILED[kind]:
        for match in pattern.finditer(text):
            value, at = _value(match["n"]), match.start("n")
            if not any(row.start <= at < row.end and row.people > value for row in rows):
                yield value
    if kind == "killed":
        yield from (TIMES[match.group(1).casefold()] for match in MANY_FOLD.finditer(text))


def _value(word: str) -> int:
    return int(word) if word.isdigit() else VALUES[word.casefold()]


# -------------------------------------------------------------------------------- victims told one by one

KIN = {
    "wife": 1, "husband": 1, "girlfriend": 1, "boyfriend": 1, "ex-girlfriend": 1, "ex-boyfriend": 1, "ex-wife": 1,
    "ex-husband": 1, "mother": 1, "father": 1, "mom": 1, "dad": 1, "parents": 2, "grandparents": 2, "couple": 2,
    "son": 1, "daughter": 1, "stepson": 1, "stepdaughter": 1, "brother": 1, "sister": 1, "grandmother": 1,
    "grandfather": 1, "granddaughter": 1, "grandson": 1, "nephew": 1, "niece": 1, "cousin": 1, "uncle": 1, "aunt": 1,
    "mother-in-law": 1, "father-in-law": 1, "brother-in-law": 1, "sister-in-law": 1, "friend": 1, "neighbor": 1,
    "man": 1, "woman": 1, "boy": 1, "girl": 1, "child": 1, "teen": 1, "teenager": 1, "officer": 1, "deputy": 1,
    "customer": 1, "clerk": 1, "sons": 2, "daughters": 2, "brothers": 2, "sisters": 2, "children": 2, "kids": 2,
    "men": 2, "women": 2, "boys": 2, "girls": 2, "officers": 2, "deputies": 2, "teens": 2, "teenagers": 2,
    "roommate": 1, "toddler": 1, "infant": 1, "baby": 1, "student": 1, "students": 2, "coworker": 1,
}  # fmt: skip
"""A noun for a person -> how many it names without a number: plurals at least two."""
PERSON = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}(?:, \d{1,2},?)?"
ONE = rf"(?:{PERSON}|(?:[\w’'-]+ ){{1,4}}?(?:{'|'.join(sorted(KIN, key=len, reverse=True))})\b(?:,? {PERSON})?)"
ROW = rf"(?P<row>{ONE}(?:, {ONE}){{0,6}},? and {ONE})"
WERE = r",? (?:were|was|are|had been)? ?(?:both |all )?"
LISTS = {
    "killed": (
        r"\b(?:kill(?:s|ed|ing)|fatally (?:shot|shoots|shooting)|shot to death|murder(?:s|ed|ing)|(?:death|murder)s? of"
        rf"|slayings? of) {ROW}",
        rf"{ROW}{WERE}(?:shot and |fatally )?(?:killed|dead|died|shot to death|found dead|pronounced dead|slain"
        r"|murdered)\b",
    ),
    "injured": (
        rf"\b(?:injur(?:es|ed|ing)|wound(?:s|ed|ing)|hurts?|hurting) {ROW}",
        rf"{ROW}{WERE}(?:injured|wounded|hurt|taken to|transported to|hospitalized|suffered|treated)\b",
    ),
    "shot": (
        rf"\b(?:shot|shoots|shooting|opened fire on) {ROW}",
        rf"{ROW},? (?:were|was|are|had been) (?:both |all )?(?:shot|hit|struck)\b",
    ),
}
DEEDS = {
    "killed": re.compile(r"kill|dead|died|shot|shoot|murder|slay|slain|death|fatal"),
    "injured": re.compile(r"injur|wound|hurt|taken|transported|hospital|suffered|treated"),
    "shot": re.compile(r"shot|shoot|opened fire|hit|struck"),
}
"""Words without which a sentence needs no search."""
ROWS = {kind: [re.compile(pattern) for pattern in own] for kind, own in LISTS.items()}
NOUN = re.compile(rf"\b(?:{'|'.join(sorted(KIN, key=len, reverse=True))})\b")
COUNT = re.compile(NUMBER, re.I)
LONGEST = 400
"""Characters of a sentence that are searched for a row: what is longer is a list of something else."""


def listed(text: str, kind: str) -> Counter[int]:
    """How many people are told one by one: "his wife, two sons and a neighbor" is 4. Number -> how often; with the
    shooter himself where the sentence goes on so ("before killing himself")."""
    found: Counter[int] = Counter()
    for sentence in re.split(r"(?<=[.!?])\s+|\n+", text):
        for pattern in ROWS[kind] if " and " in sentence and DEEDS[kind].search(sentence) else ():
            for match in pattern.finditer(sentence[:LONGEST]):
                number = sum(_people(one) for one in re.split(r",? and |, (?!\d{1,2},?(?:$| ))", match["row"]) if one)
                himself = kind == "killed" and HIMSELF.search(sentence, match.start())
                found[number + bool(himself)] += 1
    return found


def _people(words: str) -> int:
    """How many people one item of a row names."""
    noun, count = NOUN.search(words), COUNT.search(words)
    return _value(count["n"]) if count and noun else KIN[noun.group()] if noun else 1
