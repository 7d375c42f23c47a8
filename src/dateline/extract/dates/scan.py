"""Finding time expressions from left to right: at each word the longest match that its reader accepts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from dateline.extract.dates import absolute, amounts, business, clock, lexicon, modified, offsets, parts, relative
from dateline.extract.dates.context import SPAN_END, Context, Found, Reading

Reader = Callable[[re.Match[str], Context], Reading | None]

_READERS = (
    (absolute, "numeric month_day month_days months month quarter quarter_code season year years spoken short_year"),
    (absolute, "decade century holiday named_day day_of_month"),
    (relative, "weekday weekday_of_week weekday_ago deictic part_of_day night_between night_to relative_unit"),
    (
        relative,
        "before_last reference anaphor since_then in_the_day week_of week_number week_of_month weekday_of_month"
        " half_of_month",
    ),
    (offsets, "offset vague_offset part_before"),
    (business, "the_unit year_end year_ago period_of_year"),
    (amounts, "duration bare_units span_around span_since every rate set_word unit_long whole"),
    (clock, "army_clock clock clock_words"),
    (modified, "modified"),
    (parts, "day_of_holiday months_of_year in_time"),
)
READERS: Mapping[str, Reader] = {name: getattr(module, name) for module, names in _READERS for name in names.split()}
"""Reader name of ``rules.toml`` to the function that reads the match."""

DEPTH = 3
"""How deep readings nest: "the end of the week of 6 March"."""

ECHOES = ("since-then", "have-since")
_NAMED_QUARTERS = ("quarter", "quarter-code")
_WORD = re.compile(r"(?<![A-Za-z0-9])(?:[A-Za-z]+\d?|\d+s?)")


class Rule(NamedTuple):
    """One rule of the grammar, compiled."""

    id: str
    pattern: re.Pattern[str]
    reader: Reader


@cache
def _index() -> dict[str, tuple[Rule, ...]]:
    """First word to the rules that may begin with it; "#" for digits."""
    index: dict[str, list[Rule]] = {}
    for entry in lexicon.table("rules.toml")["rule"]:
        pattern = re.compile(
            lexicon.expand(entry["pattern"]) + ("" if "unbounded" in entry else r"(?!\w)"), re.IGNORECASE
        )
        rule = Rule(entry["id"], pattern, READERS[entry["reader"]])
        for word in sorted(_first_words(entry["first"])):
            index.setdefault(word, []).append(rule)
    return {word: tuple(rules) for word, rules in index.items()}


@cache
def _behind_the() -> re.Pattern[str]:
    """What stands behind "the" where a rule may begin with it: a listed word, or no word at all."""
    words = lexicon.either(_first_words(lexicon.table("rules.toml")["behind_the"]))
    return re.compile(rf"{lexicon.SPACE}(?:(?:{words})s?\b|[^a-z])", re.IGNORECASE)


def _first_words(first: list[str]) -> set[str]:
    found: set[str] = set()
    for word in first:
        if not word.startswith("@"):
            found.add(word)
            continue
        table = lexicon.table("holidays.toml")["holidays"] if word == "@holidays" else lexicon.words(word[1:])
        found |= {re.split(r"[^a-z0-9]", entry)[0] for entry in table}
    if "@ordinals" in first:
        found.add("#")
    return found


def at(position: int, ctx: Context) -> Found | None:
    """The longest reading of the words that begin at ``position``, or None; readings nest ``DEPTH`` deep."""
    head = _WORD.match(ctx.text, position, ctx.end)
    return _from(head, ctx) if head and ctx.depth < DEPTH else None


def _from(head: re.Match[str], ctx: Context) -> Found | None:
    """The longest reading that begins with a word."""
    rules = _rules(head, ctx)
    if not rules:
        return None
    key = (head.start(), ctx.depth)
    if key not in ctx.nested:
        ctx.depth += 1
        try:
            ctx.nested[key] = _longest(head.start(), rules, ctx)
        finally:
            ctx.depth -= 1
    return ctx.nested[key]


def _rules(head: re.Match[str], ctx: Context) -> tuple[Rule, ...]:
    """The rules that may begin at a word."""
    word, index = head[0].lower(), _index()
    if word == "the" and not _behind_the().match(ctx.text, head.end(), ctx.end):
        return ()
    rules = index.get(word, ())
    return (*rules, *index["#"]) if word[0].isdigit() else rules


def _longest(position: int, rules: tuple[Rule, ...], ctx: Context) -> Found | None:
    matches = [(rule, m) for rule in rules if (m := rule.pattern.match(ctx.text, position, ctx.end))]
    for rule, match in sorted(matches, key=lambda pair: -pair[1].end()):
        reading = rule.reader(match, ctx)
        if reading:
            return Found(position, _without_stop(ctx.text, reading.stop or match.end()), reading, rule.id)
    return None


def _without_stop(text: str, end: int) -> int:
    """The end without a full stop that is no part of an abbreviation ("14 June.", "18 May.")."""
    abbreviated = re.search(
        r"(?:[ap]\.? ?m|\b(?!may)[A-Za-z]{3}|\bSept)\.$", text[max(0, end - 8) : end], re.IGNORECASE
    )
    return end - 1 if text[end - 1] == "." and not abbreviated else end


_SAID_ON = re.compile(
    r",\s[^,;:]{0,60}\b(?:said|says|told|reported|confirmed|added|announced)\s(?:[\w’'.]+\s){0,3}?(?:on\s|late\s|early\s){0,2}\Z",
    re.IGNORECASE,
)


def _is_saying(ctx: Context, found: Found) -> bool:
    """Whether a day is only when something was told whose own day the sentence gives before: "burned a mill on Monday,
    police said on Friday"; "two days later" counts from the Monday."""
    if ctx.told is None or ctx.told is ctx.inherited or ctx.told.granularity not in ("day", "time"):
        return False
    return _SAID_ON.search(ctx.before(found.start, 90)) is not None


def scan(ctx: Context, start: int | None = None) -> Iterator[Found]:
    """All readings of the stretch in order, none overlapping; the context follows the dates told."""
    position = ctx.start if start is None else start
    known = _index()
    for head in _WORD.finditer(ctx.text, position, ctx.end):
        word = head[0].lower()
        begins = head.start() >= position and (word in known or word[0].isdigit())
        found = _from(head, ctx) if begins else None
        if not found:
            continue
        found = clock.with_restated(found, ctx)
        yield found
        position = found.end
        told = found.reading
        if (
            told.start
            and told.kind in ("DATE", "TIME")
            and not told.value.endswith("_REF")
            and not told.needs
            and not found.rule.endswith(ECHOES)
        ):
            if not _is_saying(ctx, found):
                ctx.told = told
            ctx.near = ctx.near if SPAN_END.search(ctx.before(found.start)) else told
            ctx.quarter = told if found.rule in _NAMED_QUARTERS else ctx.quarter
