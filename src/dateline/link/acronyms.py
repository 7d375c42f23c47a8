"""Acronyms that an article introduces itself: "the Popular Front (PF)", and later "PF"."""

from __future__ import annotations

import re

from dateline.knowledge.lexicon import Word, words
from dateline.knowledge.roles import nouns, words_of
from dateline.link.profile import ORG_KINDS, best
from dateline.link.reading import read_span
from dateline.model import Span, Story

_NAMED = r"[\"“'‘]?([A-Z][\w.\-/]{1,10})[\"”'’]?[,;)\]]"
_BRACKETED = re.compile(
    rf"[ \n][(\[] ?(?:the |known as |or |hereafter )?{_NAMED}|, (?:or |known as |also known as )?{_NAMED}"
)
REACH = 160
"""Characters before the bracket in which the full name stands."""
GLUE = frozenset(("of", "and", "for", "the", "de", "del", "la", "le", "des", "du", "da", "do", "in", "on", "s", "to"))
"""Small words inside names, most of which acronyms leave out."""


def _letters(acronym: str) -> str:
    return "".join(c for c in acronym.casefold() if c.isalnum())


def _spelt(found: list[Word], letters: str) -> int | None:
    """Index of the first word of the shortest run at the end whose initials spell the letters; None for no such."""
    left, i = len(letters), len(found)
    while left and i and (i == len(found) or found[i].gap):
        i -= 1
        if found[i].low[0] == letters[left - 1] and (found[i].text[0].isupper() or found[i].low not in GLUE):
            left -= 1
        elif found[i].low not in GLUE:
            return None
    return i if not left and found[i].text[0].isupper() else None


def _named(text: str, found: list[Word]) -> int | None:
    """Index of the first word of a capitalised name of two words or more that ends the words and is a body's."""
    i = len(found)
    while (
        i
        and found[i - 1].low not in ("the", "a", "an")
        and (found[i - 1].text[0].isupper() or found[i - 1].low in GLUE)
    ):
        i -= 1
        if i and not found[i].gap:
            break
    while i < len(found) and not found[i].text[0].isupper():
        i += 1
    run = found[i:]
    if len(run) < 2:
        return None
    body = any(
        word.low in words_of("institution") or (word.low in nouns() and nouns()[word.low].kind == "body")
        for word in run
    )
    named = any(best(match, ORG_KINDS) for match in read_span(text, (run[0].start, run[-1].end)).actors)
    return i if body or named else None


def _resembles(found: list[Word], first: int | None, acronym: str) -> bool:
    """Whether most letters of an acronym without brackets begin words of the name before it: that of the name in its
    own language ("the Movement of the Revolutionary Left, MIR,"); a list of bodies has commas too."""
    if first is None:
        return False
    initials = {word.low[0] for word in found[first:] if word.text[0].isupper()}
    shared = sum(letter in initials for letter in _letters(acronym))
    return shared >= max(2, len(_letters(acronym)) * 2 / 3)


def introduced(story: Story) -> dict[str, Span]:
    """Acronym -> span of the full name it stands for, the first introduction of each; linear in the body."""
    text, out = story.text, dict[str, Span]()
    for match in _BRACKETED.finditer(text, *story.article.body_span):
        acronym = match.group(1) or match.group(2)
        if acronym in out or sum(c.isupper() for c in acronym) < 2:
            continue
        found = words(text, max(story.article.body_span[0], match.start() - REACH), match.start())
        if not found or found[-1].end != match.start():
            continue
        first = _spelt(found, _letters(acronym.removesuffix("s")))
        if first is None and (match.group(1) or acronym.isupper()):
            first = _named(text, found)
            first = first if match.group(1) or _resembles(found, first, acronym) else None
        if first is not None:
            first += found[first].low in ("the", "a", "an")
            out[acronym] = (found[first].start, found[-1].end)
            if acronym.endswith("s") and acronym[:-1].isupper():
                out.setdefault(acronym[:-1], out[acronym])
    return out


def meant(story: Story, known: dict[str, Span], span: Span) -> Span | None:
    """The full name for a phrase that is one of the acronyms, determiners aside."""
    if not known:
        return None
    said = story.text[slice(*span)].split()
    while said and said[0].casefold() in words_of("determiner"):
        said = said[1:]
    name = said[0].removesuffix("'s").removesuffix("’s") if len(said) == 1 else ""
    full = known.get(name)
    return full if full and not (full[0] <= span[0] < full[1]) else None


def inside(story: Story, known: dict[str, Span], span: Span) -> Span | None:
    """The full name of the last acronym inside a phrase: that of the Front for "two PF fighters"."""
    hits = [
        (m.start(), name)
        for name in known
        for m in [re.search(rf"\b{re.escape(name)}\b", story.text[slice(*span)])]
        if m
    ]
    return known[max(hits)[1]] if hits else None
