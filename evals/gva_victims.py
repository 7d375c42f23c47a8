"""Victims told in rows, by turns or one by one in local news: how many there are (evals/gva.py)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from dateline.model import Value
from evals.gva_numbers import DEEDS, LONGEST, TIMES, VALUES, Row

SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")

# -------------------------------------------------------------------------------- rows

PLURALS = (
    *("people", "persons", "men", "women", "teens", "teenagers", "kids", "children", "boys", "girls", "others"),
    *("parents", "adults", "males", "females"),
)
"""Nouns for two at least."""
SINGULARS = (
    *("man", "woman", "teen", "teenager", "boy", "girl", "child", "toddler", "baby", "infant", "mother", "father"),
    *("mom", "dad", "wife", "husband", "girlfriend", "boyfriend", "son", "daughter", "brother", "sister", "cousin"),
    *("friend", "officer", "deputy", "employee", "customer", "bystander", "student", "victim", "other", "adult"),
    *("driver", "passenger", "gunman", "suspect", "male", "female"),
)
NOUN = rf"(?:{'|'.join((*PLURALS, *SINGULARS))})"
COUNT = rf"(?:\d{{1,2}}|{'|'.join(VALUES)}|an?|his|her)"
AGED = r"\d{1,2}(?:-year-old|-month-old)"
KIND = r"(?:(?:young|pregnant|other|teen|teenage|elderly|adult|unborn|year-old|estranged|armed|off-duty) )?"
ITEM = (
    rf"(?:(?:{COUNT} )?(?:{AGED},? )?{KIND}{NOUN}(?:, \d{{1,2}},?)?|(?:{COUNT} )?{AGED}|{COUNT} others?"
    rf"|{COUNT} (?:more|adults)|another|self)"
)
ROW = rf"(?P<row>{ITEM}(?:(?:,|, and|,? &| and|;) {ITEM}){{1,6}})"
WERE = (
    r"(?:,? (?:were|was|are|is|have been|had been|both|all|also|in|who|seriously|critically|recovering"
    r"|being|remains?))*"
)
ROWS = {
    "killed": (
        rf"\b{ROW}{WERE} (?:shot (?:and killed|dead|to death)|killed|dead|found dead|slain|fatally shot|died|die"
        r"|murdered|gunned down)\b",
        r"\b(?:kills|killed|killing|fatally (?:shot|shoots|shooting)|shot and killed|murders? of|deaths? of"
        rf"|killings? of|shot to death) {ROW}(?!{WERE} (?:injured|wounded|hurt|critical))",
    ),
    "injured": (
        rf"\b{ROW}{WERE} (?:injured|wounded|hurt|hospitalized|critical|stable|recovering|released|taken|transported"
        r"|rushed|treated|airlifted|survived|expected|grazed|shot,? (?:and )?(?:wounded|injured))\b",
        rf"\b(?:injur(?:es|ed|ing)|wound(?:s|ed|ing)|hurts?|hurting|injuries to|wounds to) {ROW}",
    ),
    "shot": (
        rf"\b{ROW}{WERE} (?:shot|hit|struck|gunned down)\b(?! (?:and killed|dead|to death))",
        rf"\b(?:shot|shoots|shooting|hits?|hitting|struck|striking|strikes|shooting of|opened fire on) {ROW}",
    ),
}
COMPILED = {kind: [re.compile(pattern, re.I) for pattern in own] for kind, own in ROWS.items()}
ONE_ITEM = re.compile(rf"(?:(?P<count>{COUNT}) )?(?:{AGED},? )?{KIND}(?P<noun>{NOUN}|others?|more|adults)?", re.I)
BETWEEN = re.compile(r",? and |,? & |; |, (?!\d{1,2}(?:,|$))", re.I)
MOST = 30


def rows(text: str, kind: str) -> list[Row]:
    """The rows of a text that tell of a deed, with how many people each names, as headlines do without "and": "2 boys,
    2 girls shot" is 4, "wounded an 8-year-old, 2 others" 3."""
    found = []
    for sentence in _sentences(text):
        words = text[slice(*sentence)]
        if (", " in words or " and " in words or "&" in words) and DEEDS[kind].search(words.casefold()):
            matches = (m for p in COMPILED[kind] for m in p.finditer(words[:LONGEST]))
            told = (Row(sentence[0] + m.start("row"), sentence[0] + m.end("row"), size(m["row"])) for m in matches)
            found += [row for row in told if 2 <= row.people < MOST]
    return found


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a text stand."""
    at = 0
    for gap in SENTENCE.finditer(text):
        yield at, gap.start()
        at = gap.end()
    yield at, len(text)


def size(row: str) -> int:
    """How many people a row names: a noun in the plural without a number is two."""
    return sum(_people(item.strip(" ,")) for item in BETWEEN.split(row) if item.strip(" ,"))


def _people(item: str) -> int:
    match = ONE_ITEM.match(item)
    count = (match["count"] or "").casefold() if match else ""
    if count and count not in ("a", "an", "his", "her"):
        return int(count) if count.isdigit() else VALUES[count]
    return 2 if match and (match["noun"] or "").casefold() in PLURALS else 1


# -------------------------------------------------------------------------------- by turns

FOLD = re.compile(
    r"\b(double|triple|quadruple|quintuple)[- ](?:fatal )?(?:shootings?\b|(?:homicide|murder|killing|slaying"
    r"|fatality)\b(?! in ))",
    re.I,
)
TURNS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8}
TURN_DIES = re.compile(
    rf"\b({'|'.join(TURNS)}) (?:\w+ )?(?:(?:victim|person|man|woman|teen|teenager|boy|girl|child|people|shooting victim"
    r"|death)s?)?(?: \w+){0,4}? ?(?:dies|died|dead|death|killed|succumbed|fatality)\b",
    re.I,
)
TURN_SHOT = re.compile(
    rf"\b({'|'.join(TURNS)}) (?:(?:shooting|gunshot|male|female|injured|wounded|teen|young|\d\d-year-old) )?"
    r"(?:victim|man|woman|person|boy|girl|teen|teenager)\b(?! (?:arrested|charged|suspect))",
    re.I,
)


def folds(text: str) -> Counter[int]:
    """How many were shot where a text calls it a "triple shooting". Number -> how often."""
    return Counter(TIMES[match.group(1).casefold()] for match in FOLD.finditer(text))


def turns(text: str, pattern: re.Pattern[str]) -> Counter[int]:
    """Which in turn a victim is: "third victim dies" is 3. Number -> how often."""
    return Counter(TURNS[match.group(1).casefold()] for match in pattern.finditer(text))


# -------------------------------------------------------------------------------- one by one

VICTIM = re.compile(
    r"\b(\d{1,2})-(year|month)-old|\b[A-Z][\w’'-]+ [A-Z][\w.’'-]+,? (?:was )?(\d{1,2})(?=[,.;)]| of\b)"
    r"|\bage[d]? (\d{1,2})\b"
)
DIED = re.compile(
    r"\b(?:died|dies|dead|killed|pronounced|fatally|slain|deceased|murdered|death|body|homicide victim|succumbed)\b",
    re.I,
)
HURT = re.compile(
    r"\b(?:shot|wounded|wounds?|injur\w+|hospital\w*|condition|struck|hit|grazed|airlifted|surgery|gunshot|treated"
    r"|stable|critical|victims?)\b",
    re.I,
)
SUSPECTED = re.compile(
    r"\b(?:arrest\w*|charged|charges|suspects?|accused|custody|booked|bail|bond|jail\w*|pleaded|sentenced|convicted"
    r"|indicted|wanted|prosecut\w*|faces|gunman|shooter)\b",
    re.I,
)


class People(Value, frozen=True, kw_only=True):
    """How many different people of an age a text tells to be dead, wounded, and either."""

    dead: int
    hurt: int
    shot: int


def people(text: str) -> People:
    """People are told apart by their ages; whoever is arrested or charged is no victim."""
    dead: set[str] = set()
    hurt: set[str] = set()
    charged: set[str] = set()
    for sentence in SENTENCE.split(text):
        for match in VICTIM.finditer(sentence):
            age = (match[1] or match[3] or match[4]) + ("m" if match[2] == "month" else "")
            died, wounded = DIED.search(sentence), HURT.search(sentence)
            if SUSPECTED.search(sentence) and not (died and wounded):
                charged.add(age)
            elif died:
                dead.add(age)
            elif wounded:
                hurt.add(age)
    dead -= charged
    hurt -= charged | dead
    return People(dead=len(dead), hurt=len(hurt), shot=len(dead | hurt))
