"""Whose national somebody is told to be, beside the words or the name: "his wife, a Honduran", "Ann Lee, 41, a German
nurse", "the British archaeologist Ann Lee", "its ambassador, Ann Lee".

Rows of counts stand in the log of decision 14.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.knowledge.fold import fold
from dateline.knowledge.roles import nouns
from dateline.link import its
from dateline.link.clues import Clues
from dateline.model import Mention, Span

BESIDE = 70
"""Characters beside a party in which a nationality is looked for."""
SHORTEST = 4
"""Characters of the shortest name that is looked for on a page."""
TIMES = 3
"""How often a name is looked for on the page."""

_AGE = r"(?:,? (?:aged )?\d{1,2}(?: years? old)?|,? \(\d{1,2}\))?"
_INSIDE = re.compile(r".{1,200}[,(] (?:an?|the|all|both|all of them|both of them) (?:[a-z-]+ ){0,2}", re.S)
_BEHIND = re.compile(rf"{_AGE}, (?:who (?:is|was|are|were) |an? |all |both |all of them )(?:[a-z-]+ ){{0,2}}")
_SAYS_NO_HOME = re.compile(r"-| (?:speak|descent|origin|born|background|channel|daily|television|radio)")
_SPEAKS = re.compile(r"(?: [\w-]+){0,4} (?:said|says|told|added|reported)\b")
"""Behind a nationality: of somebody who speaks of the party."""
_BEFORE = re.compile(r" ((?:[a-z][a-z-]* ){1,3})")
_ITS = re.compile(r"\b([Ii]ts )((?:[a-z-]+ ){0,4}[a-z-]+),? ?\Z")

_OF_WORLD = re.compile(
    r"(?<!['’]s )\b(?:(?:deputy |UN |U\.N\. |joint )*special envoy|humanitarian coordinator|special rapporteur|"
    r"resident (?:and humanitarian )?coordinator|head of (?:the )?mission(?:['’]s field office)?|force commander|"
    r"country director|special representative of the secretary[- ]general|spokes\w+ for the (?:UN|mission|agency)|"
    r"(?:UN|U\.N\.|United Nations|ICRC|OSCE|EU|African Union|ECOWAS|ASEAN|OAS|SADC|IGAD|UNHCR|UNICEF|WHO|WFP|OCHA|"
    r"MINUSCA|MONUSCO|UNMISS|UNIFIL|UNAMA|UNSMIL) (?:envoy|chief|spokes\w+|official|coordinator|representative|"
    r"mediator|delegate|commander|head|director|ambassador|expert|investigator))(?: a\.i\.)?"
    r"(?: (?:for|in|to) (?:the )?[A-Z]\w+(?: [A-Z]\w+)?)?,?"
    r"(?: (?:Mr|Ms|Mrs|Dr|Ambassador|(?:Major |Lieutenant )?General|Colonel)\.?)?(?: [A-Z][\w'’-]+)? ?\Z",
    re.I,
)
"""A title of world bodies that stands before a name; of 45 such persons 41 have no country, 27 had none before."""
WORDY = 120
"""Characters before a name in which such a title is looked for."""


def is_of_world(clues: Clues, name: str) -> bool:
    """Whether somebody is told by a title of world bodies where their name stands first: "UN envoy Ann Lee", "the
    Resident and Humanitarian Coordinator in Niger, Ms. Ann Lee"."""
    at = clues.first(name) if " " in name else None
    return at is not None and _OF_WORLD.search(clues.story.text, max(0, at - WORDY), at) is not None


def _nationalities(clues: Clues, span: Span) -> Iterator[Mention]:
    """The nationalities told in a span, from left to right, not those of a language or of descent."""
    text = clues.story.text
    for mention in clues.within(span):
        told_so = mention.kind == "actor" and mention.rule in ("adjective", "people")
        if told_so and not _SAYS_NO_HOME.match(text, mention.span[1]):
            yield mention


def _in_apposition(clues: Clues, span: Span) -> str | None:
    """The nationality in a phrase behind its comma, or right behind the phrase."""
    text = clues.story.text
    for mention in _nationalities(clues, span):
        if _INSIDE.fullmatch(text, span[0], mention.span[0]):
            return mention.country
    return _behind(clues, span[1])


def _behind(clues: Clues, end: int) -> str | None:
    """The nationality that is told behind an offset, after a comma."""
    first = next(_nationalities(clues, (end, end + BESIDE)), None)
    told = first is not None and _BEHIND.fullmatch(clues.story.text, end, first.span[0])
    return first.country if first and told and not _SPEAKS.match(clues.story.text, first.span[1]) else None


def _before(clues: Clues, start: int) -> str | None:
    """The nationality right before a noun of people that stands before a name: "the British archaeologist"."""
    last = next(reversed([*_nationalities(clues, (max(0, start - BESIDE), start))]), None)
    match = _BEFORE.fullmatch(clues.story.text, last.span[1], start) if last else None
    return last.country if last and match and _is_of_people(match[1]) else None


def _is_of_people(words: str) -> bool:
    """Whether some words end in a noun of people or of an office."""
    role = nouns().get(fold(words.split()[-1]))
    return role is not None and role.kind in ("people", "office")


def _of_its(clues: Clues, start: int) -> str | None:
    """The state whose "its" stands before somebody's title and name: "its ambassador, Ann Lee"."""
    text = clues.story.text
    match = _ITS.search(text, max(0, start - BESIDE), start)
    return its.owner(clues, (match.start(1), start)) if match and _is_of_people(match[2]) else None


def of_name(clues: Clues, name: str) -> str | None:
    """The nationality told beside a name wherever it stands."""
    if len(name) < SHORTEST or not name[0].isupper():
        return None
    text, (start, end) = clues.story.text, clues.story.article.body_span
    for _ in range(TIMES):
        at = text.find(name, start, end)
        if at < 0:
            return None
        start = at + len(name)
        if found := _behind(clues, start) or _before(clues, at) or _of_its(clues, at):
            return found
    return None


def told(clues: Clues, span: Span, name: str) -> str | None:
    """The country of the nationality told of a party beside its words, or beside its name; None without one."""
    return _in_apposition(clues, span) or (of_name(clues, name) if name else None)
