"""The whole of the words that tell a place: all of a list, both ends of a road, the building of a body.

Annotators quote them so: of 323 lists of the training pages 278 are quoted whole, of 138 stretches between two places
131.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from dateline.attach.place_candidates import Candidate
from dateline.attach.place_told import ABROAD, building_before, listed, seat
from dateline.extract import syntax
from dateline.knowledge import actors
from dateline.knowledge.fold import key
from dateline.knowledge.roles import words_of
from dateline.model import Mention, Span

_REACH = 120
"""Characters on either side of a place that are read."""
_MOST = 8
"""Places on either side that may stand in one list with it."""


def whole(text: str, chosen: Candidate, mentions: Sequence[Mention]) -> Candidate:
    """The candidate with the whole of its words: "between Misrata and Sirte", "the road between" both, "Ulang and Nasir
    counties"; one that stands alone as it is."""
    near = _places(mentions, chosen.span)
    chosen = _hyphened(text, _part(text, chosen, near) or chosen)
    found = _between(text, chosen, near) or _list(text, chosen, near) or _states(text, chosen, near)
    found = found or _building(text, chosen)
    return found or _institution(text, chosen) or _linking(text, chosen) or chosen


_NAMED = r"(?:the\s(?:[a-z]+\s){0,3}(?:of\s)?)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2}"
_ROAD = re.compile(
    r"(?:\b(?:[Tt]he|[Aa]n?)\s(?:[a-z]+\s){0,3})?\b(?:road|highway|route|motorway|railway|railroad|track|bridge|line)"
    rf"\s(?:linking|connecting|joining|(?:that|which)\s(?:links?|connects?|joins?))\s{_NAMED}(?:\scity)?"
    rf"\s(?:to|with|and)\s{_NAMED}"
)


def _linking(text: str, chosen: Candidate) -> Candidate | None:
    """A road with both towns that it joins: "the coastal road linking Lugo with Tarn" (three of three annotated)."""
    start, end = chosen.span
    near = _ROAD.finditer(text, max(0, start - _REACH // 2), min(len(text), end + _REACH))
    found = next((road.span() for road in near if road.start() <= start < road.end()), None)
    return None if found is None else replace(chosen, span=found)


_INSTITUTION = re.compile(
    r"(?:\s(?:General|Central|Provincial|Regional|National|International|Military|Teaching|District|University|Memorial"
    r"|Public|State|Federal|Civil|Maximum Security)){1,2}"
    r"\s(?:Hospital|Airport|Prison|Market|Stadium|University|Park|Jail)\b"
)


def _institution(text: str, chosen: Candidate) -> Candidate | None:
    """The whole name of a body that begins with its town's: "Lugo General Hospital"."""
    end = chosen.span[1]
    behind = _INSTITUTION.match(text, end, end + _REACH // 2)
    return None if behind is None else replace(chosen, span=(chosen.span[0], behind.end()), kind="site")


_VILLAGE = re.compile(r"(?:Barangay|Brgy\.?|Sitio|Purok)\s[A-Z][\w’'-]*")
_HYPHEN = re.compile(r"-[a-z][\w’']*")


def _hyphened(text: str, chosen: Candidate) -> Candidate:
    """A village of the Philippines with all of its name: "Barangay Tan-awan" for "Barangay Tan"."""
    end = _HYPHEN.match(text, chosen.span[1])
    if end is None or _VILLAGE.match(text, *chosen.span) is None:
        return chosen
    return replace(chosen, span=(chosen.span[0], end.end()))


def _places(mentions: Sequence[Mention], span: Span) -> list[Mention]:
    """The place mentions around a span, in order, none inside another."""
    at = bisect.bisect_left(mentions, span[0], key=lambda m: m.span[0])
    out: list[Mention] = []
    for m in mentions[max(0, at - 4 * _MOST) : at + 4 * _MOST]:
        if m.kind != "place" and m.rule not in ABROAD:
            continue
        if out and m.span[0] < out[-1].span[1]:
            if m.span[1] - m.span[0] > out[-1].span[1] - out[-1].span[0]:
                out[-1] = m
            continue
        out.append(m)
    return out


_NAME = (
    r"(?P<name>(?:[Aa]l[- ]|[Ee]l[- ])?[A-Z‘’'][\w’‘'-]+(?:\s(?:[Aa]l[- ]|[Ee]l[- ]|de\s|bin\s)?[A-Z][\w’‘'-]+){0,3}?)"
)
_DIRECTED = r"(?:the\s)?(?:(?:rural|central|(?:north|south)?-?(?:east|west)?(?:north|south)?ern)\s)?"
_PART = re.compile(
    r"\b(?:in|at|near|through|outside|around|into|inside|to|(?:centre|center|heart|outskirts|parts?)\sof)\s{1,2}"
    rf"(?P<whole>(?:the\s)?{_NAME}"
    r"(?P<kind>\s(?:[a-z]+\s)?(?:area|[Dd]istrict|neighbou?rhood|quarter|locality|suburb|zone|sector))?)"
    rf"(?P<link>\s(?:in|of)\s){_DIRECTED}$"
)
"""A named part of a town or a district before the name of that: "in the Rosal area of" Lugo."""
_PEOPLES = frozenset(
    (
        "alawite", "arab", "catholic", "christian", "druze", "hindu", "jewish", "kurdish", "muslim", "new", "old",
        "protestant", "shia", "shiite", "sunni", "turkish", "turkmen",
    )
)  # fmt: skip
"""What a part of a town is told by and not called: "the Muslim quarter of" Lugo."""


def _part(text: str, chosen: Candidate, near: Sequence[Mention]) -> Candidate | None:
    """The named part of a place for the place, where the words tell both: of the wire sentences of 2003 to 2017 that
    tell "the X area of Y", "X district of Y" or "X in Y district" with an act annotators have the part. A part that no
    table holds is a site in the place."""
    if chosen.kind == "dateline" or chosen.mention is None or chosen.mention.rule == "country":
        return None
    match = _PART.search(text, max(0, chosen.span[0] - _REACH), chosen.span[0])
    if match is None or chosen.lead not in ("in", "of", ""):
        return None
    name, link = match["name"], match["link"].strip()
    last = text[slice(*chosen.span)].split()[-1].casefold()
    if match["kind"] is None and not (link == "in" and last in _DIVISIONS):
        return None
    words = name.casefold().split()
    if (
        words[-1].endswith(("'s", "’s"))
        or words[-1] in _PEOPLES
        or actors.only(words[-1], ADJECTIVE)
        or words[0] in listed("stop")
    ):
        return None
    span = match.span("whole") if match["kind"] else match.span("name")
    known = (m for m in near if m.span == match.span("name") and m.rule != "unknown place")
    mention = next(known, None)
    told = mention is not None or bool(actors.lexicon().get(key(name)))
    if told and (link == "of" or mention is None or mention.kind != "place"):
        return None  # "the Homs neighbourhood of" its own name
    return replace(chosen, span=span, mention=mention, kind="town" if mention else "site", lead="in")


_DIVISIONS = frozenset(("county", "department", "district", "governorate", "lga", "municipality", "province", "state"))
ADJECTIVE = frozenset(("adjective", "people"))
"""Kinds of entry of a word that only goes with a place's name."""


_WHERE = re.compile(r"\bbetween\s", re.IGNORECASE)
_BETWEEN = re.compile(
    r"between\s(?:the\s)?(?P<one>[^.,;:()]{2,60}?)\sand\s(?:the\s)?"
    r"(?P<other>[^\W\d_][\w'’-]*(?:\s[^\W\d_][\w'’-]*){0,3})",
    re.IGNORECASE,
)


def _between(text: str, chosen: Candidate, near: Sequence[Mention]) -> Candidate | None:
    """The stretch between two places of which the candidate is one, or on which it is a site."""
    start, end = chosen.span
    told = [m.start() for m in _WHERE.finditer(text, max(0, start - _REACH), end)]
    at = told[-1] if told and told[-1] < start else -1
    if at < 0 and not told and text[end : end + 9].casefold() == " between ":
        at = end + 1
    if at < 0:
        return None
    match = _BETWEEN.match(text, at)
    if match is None or not (match.start("one") <= start < match.end("other") or end + 1 == at):
        return None
    two = next((m for m in near if m.span[0] == match.start("other")), None)
    if two is None or text[two.span[1] : two.span[1] + 2] in ("'s", "’s") or start > two.span[0] or two.span[1] < end:
        return None
    one = next((m for m in near if match.start("one") <= m.span[0] and m.span[1] == match.end("one")), None)
    words = text[match.start("one") : one.span[0] if one else match.end("one")].split()
    if one is not None and any(word[0].isupper() for word in words):
        return None
    if one is None and not all(word[0].isupper() or word.casefold() in words_of("particle") for word in words):
        return None
    site = _site_before(text, at)
    abroad = two.rule in ABROAD or (one is not None and one.rule in ABROAD)
    if site == at and abroad:
        return None  # what is between two states is mostly no place
    mention = one if one is not None and (one.rule not in ABROAD or two.rule in ABROAD) else two
    first = start if end + 1 == at else site
    return replace(chosen, span=(first, two.span[1]), mention=mention, kind="town", lead="between")


def _site_before(text: str, at: int) -> int:
    """Where the site begins that is told to lie between: "the coastal road between"; ``at`` itself where none is."""
    begin = max(0, at - 45)
    words = re.split(r"(?<=\s)", text[begin:at])
    words = [word for word in words if word]
    if not words or not _is_site(words[-1].strip().casefold()):
        return at
    first = at - len(words[-1])
    for word in reversed(words[:-1]):
        low = word.strip().casefold()
        if not low.isalpha() or low in listed("preposition") or low in listed("stop") or low in ("of", "and"):
            break
        first -= len(word)
        if low in words_of("determiner"):
            break
    return first


def _is_site(low: str) -> bool:
    single = low.removesuffix("s")
    return bool({low, single} & (listed("site") | words_of("settlement") | {"stretch", "section"}))


_COMMA = re.compile(r",\s(?:the\s)?|,?\s(?:and|or)\s(?:the\s|in\s)?", re.IGNORECASE)
_LAST = re.compile(r",?\s(?:and|or)\s(?:the\s)?", re.IGNORECASE)


def _list(text: str, chosen: Candidate, near: Sequence[Mention]) -> Candidate | None:
    """All of a list of places that the candidate stands in, with the first of them for its mention."""
    own = chosen.mention
    at = next((i for i, m in enumerate(near) if own is not None and (m.span, m.rule) == (own.span, own.rule)), None)
    if at is None or not _listable(near[at]):
        return None
    first = last = at
    while first > 0 and _listable(near[first - 1]):
        if not _COMMA.fullmatch(text, near[first - 1].span[1], near[first].span[0]):
            break
        first -= 1
    while last + 1 < len(near) and _listable(near[last + 1]):
        if not _COMMA.fullmatch(text, near[last].span[1], near[last + 1].span[0]):
            break
        last += 1
    last = next((i for i in range(first, last) if _LAST.fullmatch(text, near[i].span[1], near[i + 1].span[0])), -2) + 1
    if last <= first or at > last:
        return None
    if _acts(text, near[last].span[1]) and not _SEVERAL.search(
        text, max(0, near[first].span[0] - 30), near[first].span[0]
    ):
        return None
    start = chosen.span[0] if first == at else near[first].span[0]
    end = _kind_behind(text, near[last].span[1])
    if text[near[last].span[1] : end].strip().casefold() in _STREETS:
        return replace(chosen, span=(start, end), mention=None, kind="site")
    return replace(chosen, span=(start, max(end, chosen.span[1])), mention=seat(text, near[first]))


_WITHIN = re.compile(r"\b(?:in|across|of|throughout|inside)\s(?:both\s)?(?:the\s)?\Z")


def _states(text: str, chosen: Candidate, near: Sequence[Mention]) -> Candidate | None:
    """Two states that an act was in, of which the candidate is one: "airstrikes in both Karst and Norland". States in a
    row mostly act, so the words before the first have to say "in", and no verb may follow."""
    own = chosen.mention
    at = next((i for i, m in enumerate(near) if own is not None and m.span == own.span), None)
    if at is None or near[at].rule != "country":
        return None
    for first, second in pairwise(near[max(0, at - 1) : at + 2]):
        if {first.rule, second.rule} != {"country"} or not _LAST.fullmatch(text, first.span[1], second.span[0]):
            continue
        if _WITHIN.search(text, max(0, first.span[0] - 24), first.span[0]) and not _acts(text, second.span[1]):
            return replace(chosen, span=(first.span[0], second.span[1]), mention=first)
    return None


_SEVERAL = re.compile(
    r"\b(?:areas|cantons|cities|counties|departments|districts|municipalities|neighbou?rhoods|provinces|regions"
    r"|settlements|states|suburbs|towns|villages)(?:\sof)?\s$",
    re.IGNORECASE,
)
"""What makes all names behind it places, whatever follows: "prayers in the towns of" Lorn and Harl were cancelled."""

_STREETS = ("streets", "avenues", "boulevards", "roads")
"""What makes names those of streets: "the corner of Sucre and Bolivar streets"."""


def _listable(mention: Mention) -> bool:
    """A town or region, and a capital, which elsewhere stands for its state."""
    return mention.rule == "capital" or (mention.kind == "place" and mention.rule != "country")


_WORD = re.compile(r"\s([a-z]+)\b", re.IGNORECASE)


def _kind_behind(text: str, end: int) -> int:
    """The end of "counties" behind "Ulang and Nasir"."""
    match = _WORD.match(text, end)
    low = match[1].casefold() if match else ""
    if match is None or not low.endswith("s"):
        return end
    single = low.removesuffix("ies") + "y" if low.endswith("ies") else low.removesuffix("s")
    return match.end() if single in words_of("settlement", "town part") else end


def _acts(text: str, end: int) -> bool:
    """Whether what follows a name shows that it begins a clause: "and Kinshasa accused", "and Goma's mayor"."""
    if text[end : end + 2] in ("'s", "’s"):
        return True
    word = _WORD.match(text, end)
    if word is None:
        return False
    told = syntax.tokens(word[1].casefold(), (0, len(word[1])))
    return bool(told) and told[0].tag in _VERBS


_VERBS = frozenset(("verb", "past", "be", "have", "modal", "do"))


def _building(text: str, chosen: Candidate) -> Candidate | None:
    """The building of whoever a name is that no table holds: "the offices of" Radio Four, "the farm of" Ana Ruiz."""
    if chosen.mention is not None and chosen.mention.rule != "unknown place":
        return None
    start = building_before(text, chosen.span[0])
    return None if start is None else replace(chosen, span=(start, chosen.span[1]), mention=None, kind="site")
