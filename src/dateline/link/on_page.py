"""Which body of the tables a phrase means on its page, if any: what the article's own mentions say of it."""

from __future__ import annotations

import bisect
import re

from msgspec.structs import replace

from dateline.knowledge import actors
from dateline.knowledge.fold import key
from dateline.link.belonging import MARKS
from dateline.link.profile import ORG_KINDS, Profile
from dateline.model import Mention, Span


def meeting(mentions: tuple[Mention, ...], span: Span) -> tuple[Mention, ...]:
    """The mentions that touch a span; one that began long before it is not looked for."""
    first = bisect.bisect_left(mentions, span[0], key=lambda m: m.span[0])
    last = bisect.bisect_left(mentions, span[1], key=lambda m: m.span[0])
    return tuple(m for m in mentions[max(0, first - 4) : last] if m.span[1] > span[0])


_OWNED = re.compile(r"(?:the )?((?:[A-Z][\w-]*\.? ){0,3}[A-Z][\w-]*)(?:['’]s?)? ", re.I)
_OF = re.compile(r" of (?:the )?((?:[A-Z][\w-]* ){0,3}[A-Z][\w-]*)\Z")
_BEHIND = 60
"""Characters behind a body's name in which the state that it is of is looked for."""


def _country(name: str) -> str | None:
    """The country that some words name."""
    entries = actors.lexicon().get(key(name))
    return next((actors.holder(entry.country) for entry in entries if entry.kind == "country"), None)


def namesake_of(text: str, told: Profile, span: Span) -> str | None:
    """The other state whose body of that name a phrase tells: "Armenia's Investigative Committee", "the Royal Navy of
    Oman"; None where it tells none, or that of the tables. Of 5 annotated cases 5 are of the state told."""
    if told.country is None:
        return None
    owner = _OWNED.match(text, span[0], told.head[0])
    named = _country(owner[1]) if owner and "s " in owner[0].replace("’", "'").replace("' ", "s ") else None
    behind = _OF.search(text, told.head[1], min(span[1], told.head[1] + _BEHIND))
    named = named or (_country(behind[1]) if behind and behind.start() == told.head[1] else None)
    return named if named != told.country else None


def on_page(text: str, told: Profile, mentions: tuple[Mention, ...], span: Span) -> Profile:
    """A phrase's reading without the body that the tables have under its name, where the page means another one; else
    with what that body was on the day of the article."""
    if told.id is None or not told.id.startswith(("group:", "organisation:", "body:")):
        return told
    words = " ".join(text[slice(*told.head)].split())
    nobody = Profile(kind="none", sector=told.sector, country=None, name=words, head=told.head, sure=False)
    if told.kind == "named" and (state := namesake_of(text, told, span)):
        return replace(nobody, country=state)
    meant = [m for m in meeting(mentions, told.head if told.kind == "named" else span) if m.id == told.id]
    if meant and told.kind == "named":
        opposed = told.sector == "OPP" and meant[-1].sector == "PTY"
        return replace(told, sector="OPP" if opposed else meant[-1].sector, country=meant[-1].country)
    other = next((m for m in meeting(mentions, told.head) if m.span == told.head and m.rule in ORG_KINDS), None)
    if other is not None and told.kind == "named":  # the page's acronym tells which one
        return replace(told, name=other.name, id=other.id, sector=other.sector, country=other.country)
    if meant and told.kind == "role" and told.sector != "ELI":
        return replace(told, sector=meant[-1].sector, country=meant[-1].country)
    marked = any(mark in text[slice(*told.head)] for mark in MARKS)
    shared = key(words) in actors.trap_names("home")
    if meant or told.kind != "named" or (told.id.startswith("body:") and not shared) or marked:
        return told
    return replace(nobody, sector=told.sector if shared else None)
