"""What somebody is quoted with: "the agency quoted a farmer as saying C" and "C, the agency quoted a farmer as saying".

The farmer says it, and the agency passes it on (``chains``).
"""

from __future__ import annotations

from dateline.extract.statements.adjuncts import skip_adjuncts
from dateline.extract.statements.behind import left_content
from dateline.extract.statements.contents import floor_of, stop, trim
from dateline.extract.statements.raw import Raw
from dateline.extract.statements.subjects import Range, finite_at, phrase_after, subject
from dateline.extract.statements.units import Unit
from dateline.extract.syntax import INSIDE

RULE = "as-saying"
QUOTING = frozenset({"quoted", "quotes", "quote", "cited", "cites"})
OPENS = frozenset({"but", "while", "and", "though", "although"})
"""Words before who quotes."""
REACH = 16
"""Tokens between the verb and "as saying"."""


def as_saying(unit: Unit, out: list[Raw]) -> list[Raw]:
    """The findings of every "as saying" of a unit behind whom it quotes."""
    found: list[Raw] = []
    for at in range(2, len(unit.toks) - 1):
        if unit.word(at) == "as" and unit.word(at + 1) == "saying" and not unit.said(at):
            raw = _quoted(unit, at, [*out, *found])
            if raw is not None:
                found.append(raw)
    return found


def _quoted(unit: Unit, at: int, out: list[Raw]) -> Raw | None:
    verb = next((k for k in range(at - 1, max(0, at - REACH), -1) if unit.word(k) in QUOTING), None)
    if verb is None or unit.said(verb):
        return None
    floor = floor_of(unit, out, verb)
    passive = _passive(unit, verb)
    by = subject(unit, verb if passive is None else passive, floor)
    who = by if passive is not None else _named(unit, verb + 1, at)
    if who is None or (passive is None and (not at - 1 <= who[1] <= at or unit.tag(who[0]) == "pron")):
        return None
    begins = at + 2 + (unit.word(at + 2) == "that")
    behind = skip_adjuncts(unit, at + 2, last=True)
    content: Range | None = None
    if unit.word(behind) in ("", ".", ",", ";"):
        content = left_content(unit, floor, verb if by is None else by[0])
    elif begins > at + 2 or unit.said(begins) or unit.tag(begins) not in ("prep", "sub", "to"):
        content = (begins, trim(unit, begins, stop(unit, begins)))
    if content is None or content[0] >= content[1]:
        return None
    return Raw(content=content, speaker=who, cue=(at + 1, at + 2), rule=RULE, region=(_opening(unit, verb, by), at + 2))


def _named(unit: Unit, first: int, at: int) -> Range | None:
    """Who is quoted, up to "as", with what stands behind the name: "quoted Ana Rell, a clerk of the court, as"."""
    who = phrase_after(unit, first)
    if who is None or who[1] == at or unit.word(who[1]) != ",":
        return who
    last = at - (unit.word(at - 1) == ",")
    own = last - who[1] > 1 and not any(unit.said(k) for k in range(who[1], last))
    opens = unit.tag(who[1] + 1) in INSIDE and not any(finite_at(unit.toks, k) for k in range(who[1], last))
    return (first, last) if own and opens else who


def _passive(unit: Unit, verb: int) -> int | None:
    """The "was" of "a minister was quoted Friday by local media as saying"; None where the verb has its own subject."""
    first = verb
    while first > 0 and unit.tag(first - 1) in ("adv", "be", "have"):
        first -= 1
    return first if any(unit.tag(k) == "be" for k in range(first, verb)) else None


def _opening(unit: Unit, verb: int, by: Range | None) -> int:
    """Where the words of quoting begin: before the "but" of "six died, but the agency quoted a medic as saying"."""
    if by is None or unit.word(by[0] - 1) not in OPENS:
        return verb
    return by[0] - 2 if unit.word(by[0] - 2) == "," else by[0] - 1


def _quoting(unit: Unit, begin: int, end: int) -> Range | None:
    """Who quotes in "was quoted Friday by local media as saying"."""
    by = next((k for k in range(begin, end) if unit.word(k) == "by"), None)
    return phrase_after(unit, by + 1) if by is not None else None


def teller(unit: Unit, raw: Raw) -> Range | None:
    """Who quotes the speaker of such a finding."""
    if raw.rule != RULE or raw.speaker is None or raw.cue is None:
        return None
    if raw.speaker[1] < raw.cue[0] and (told := _quoting(unit, raw.speaker[1], raw.cue[0])) is not None:
        return told
    found = subject(unit, raw.speaker[0] - 1, 0)
    return found if found is not None and unit.tag(found[0]) != "pron" else None
