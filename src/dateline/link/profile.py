"""What the words of a noun phrase alone say of an actor: head, sector, country, name; no article context yet."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from msgspec.structs import replace

from dateline.knowledge import actors
from dateline.knowledge.lexicon import Entry, Match, Word
from dateline.knowledge.roles import Role, is_quantity, nouns, words_of
from dateline.link import belonging, institutions, portfolio, shapes, trade_names
from dateline.link.heads import head_end, institution_end, is_name_word, trailing_name
from dateline.link.named_behind import bare_name, is_acronym, name_behind
from dateline.link.reading import Stretch, read_span
from dateline.model import Span, Value

ORG_KINDS = belonging.ORG_KINDS
PERSON_KINDS = frozenset(("person",))
_JOINING = frozenset(("of", "at", "from", "with", "for", "in"))


class RoleMatch(Value, frozen=True, kw_only=True):
    """A noun of the role table at words ``first`` to ``last``."""

    first: int
    last: int
    role: Role

    def noun(self, found: Sequence[Word]) -> str:
        """The folded words of the noun, among those in which it was found."""
        return " ".join(word.low for word in found[self.first : self.last + 1])


class Profile(Value, frozen=True, kw_only=True):
    """What a phrase says of itself. ``kind`` is named, person, role, or none; ``head`` are the words that say it;
    ``noun`` is the role noun that heads it or, for a person, their title.

    ``fixed`` is True where the country is final even if None (Islamic State, the UN); ``sure`` False where the sector
    is only the default of a generic noun ("the group"). ``backed`` is True for the militias of a state, which are PRM
    (guide section 11). ``group`` is the known group that the phrase only tells in other words ("Hezbollah guerrillas",
    "members of Boko Haram"; not "a Hezbollah commander")."""

    kind: str
    sector: str | None
    country: str | None
    name: str
    head: Span
    id: str | None = None
    fixed: bool = False
    sure: bool = True
    person: Span | None = None
    noun: str = ""
    backed: bool = False
    group: str = ""


@cache
def _openers() -> dict[str, int]:
    """First words of the role nouns, each with the number of words of its longest noun."""
    out: dict[str, int] = {}
    for noun in nouns():
        first, *rest = noun.split(" ")
        out[first] = max(out.get(first, 0), 1 + len(rest))
    return out


def role_matches(found: tuple[Word, ...], taken: frozenset[int]) -> tuple[RoleMatch, ...]:
    """Longest role nouns from left to right, outside the words in ``taken``."""
    out: list[RoleMatch] = []
    table, openers, free = nouns(), _openers(), 0
    for i, opener in enumerate(found):
        if i < free or opener.low not in openers or trade_names.is_surname(found, i, i + 1):
            continue
        for length in range(min(openers[opener.low], len(found) - i), 0, -1):
            run = found[i : i + length]
            role = table.get(" ".join([word.low for word in run]))
            apart = role and not taken.intersection(range(i, i + length)) and all(word.gap for word in run[1:])
            if role and apart and not institutions.opens(found, i, i + length):
                out.append(RoleMatch(first=i, last=i + length - 1, role=role))
                free = i + length
                break
    return tuple(out)


def best(match: Match, kinds: frozenset[str]) -> Entry | None:
    """The first entry of a match that is of one of ``kinds``."""
    return next((entry for entry in match.entries if entry.kind in kinds), None)


class _Reading(Value, frozen=True, kw_only=True):
    """Working view of one phrase: its words, name matches, role nouns, and where the head part ends."""

    text: str
    stretch: Stretch
    matches: tuple[Match, ...]
    roles: tuple[RoleMatch, ...]
    covered: frozenset[int]
    end: int


def _read(text: str, span: Span) -> _Reading:
    stretch = read_span(text, span)
    taken = frozenset(i for m in stretch.actors for i in range(m.first, m.last + 1))
    roles = role_matches(stretch.words, taken)
    covered = taken | {i for r in roles for i in range(r.first, r.last + 1)}
    return _Reading(
        text=text,
        stretch=stretch,
        matches=stretch.actors,
        roles=roles,
        covered=covered,
        end=_without_clitic(text, stretch.words, head_end(text, stretch.words, covered)),
    )


def _without_clitic(text: str, found: tuple[Word, ...], end: int) -> int:
    """The end of a head part without its "'s": "the attorney general's"."""
    if end < 2 or found[end - 1].low != "s":
        return end
    return end - (text[found[end - 2].end : found[end - 1].start] in ("'", "’"))


def _span(view: _Reading, first: int, last: int) -> Span:
    return (view.stretch.words[first].start, view.stretch.words[last].end)


def country_in(view: _Reading, first: int, last: int) -> str | None:
    """Country of the first country name, demonym or capital among words ``first`` to ``last`` (exclusive)."""
    for match in view.matches:
        if first <= match.first < last and not belonging.is_backed(view.stretch.words, match):
            entry = best(match, actors.COUNTRY_KINDS)
            if entry and not belonging.is_disowned(view.text, _span(view, match.first, match.last)):
                return actors.holder(entry.country)
    return None


def _followed(view: _Reading, role: RoleMatch) -> str | None:
    """Country of the known person whose "Hun Sen's troops" are, or to whom "forces loyal to Khalifa Haftar" are."""
    words = view.stretch.words
    for match in view.matches:
        entry = best(match, PERSON_KINDS)
        if entry is None:
            continue
        owns = match.last + 1 < role.first and words[match.last + 1].low == "s"
        leads = match.first > role.last + 1 and [w.low for w in words[match.first - 2 : match.first]] == ["loyal", "to"]
        if owns or leads:
            return actors.holder(entry.country)
    return None


def org_in(view: _Reading, first: int, last: int) -> Entry | None:
    """The last group, body or organisation named among words ``first`` to ``last`` (exclusive); none that a phrase is
    for or against ("anti-Houthi forces"). What is run by one is its own ("the Hamas-run ministry")."""
    found = view.stretch.words
    inside = (
        m
        for m in view.matches
        if first <= m.first < last
        and not (belonging.is_backed(found, m) and found[m.last + 1].low not in belonging.LED)
        and not (m.first and found[m.first - 1].low in belonging.STANCE)
    )
    named = [entry for m in inside if (entry := best(m, ORG_KINDS))]
    return named[-1] if named else None


def _entity(view: _Reading) -> Profile | None:
    """The phrase whose head part ends in a known name: "Iran-backed Hezbollah", "Iraqis", "the Kremlin"."""
    quoted = belonging.quoted(view.text, view.stretch.span, view.stretch.words)
    if quoted is not None:
        return Profile(
            kind="named", sector=quoted.sector, country=actors.holder(quoted.country), name=quoted.name, id=quoted.id,
            head=_span(view, 0, len(view.stretch.words) - 1), fixed=True,
        )  # fmt: skip
    ending = [
        m
        for m in view.matches
        if m.last == view.end - 1
        or _goes_on(view, m)
        or belonging.leads(view.text, best(m, ORG_KINDS), view.stretch.words[m.last + 1 :])
    ]
    if not ending:
        return None
    match = ending[-1]
    body = best(match, ORG_KINDS)
    longer = shapes.is_longer(view.stretch.words, match.first, view.covered, view.stretch.words[match.last].low)
    if longer and body and body.sector not in _HAVE_WINGS and view.stretch.casing == "mixed":
        return None
    wanted = [e for e in match.entries if e.kind in ORG_KINDS or e.kind == "person"]
    entry = (wanted or list(match.entries))[0]
    if entry.kind in ("country", "capital") and _ends_name(view, match):
        return None
    if entry.kind in ("adjective", "people", "country") and len(match.entries) > 1 and not wanted:
        entry = _country_form(view, match)
    return Profile(
        kind="person" if entry.kind == "person" else "named",
        sector="OPP" if belonging.opposed(view.stretch.words, match.first, entry) else entry.sector,
        country=actors.holder(entry.country),
        name=entry.name if entry.kind != "people" else _tidy(view),
        head=_span(view, match.first, match.last),
        id=entry.id,
        fixed=True,
    )


_HAVE_WINGS = frozenset(("REB", "PRM", "IGO", "NGO"))
"""Sectors of bodies whose local wings are theirs: "the Kani People's Defence Force"."""


def _goes_on(view: _Reading, match: Match) -> bool:
    """Whether only a further surname or two stand behind a known person: "Luis Carlos Galan Sarmiento"."""
    behind = view.stretch.words[match.last + 1 : view.end]
    if best(match, PERSON_KINDS) is None or not 0 < len(behind) <= FURTHER or not all(word.gap for word in behind):
        return False
    covered = any(i in view.covered for i in range(match.last + 1, view.end))
    return not covered and all(map(is_name_word, behind))


FURTHER = 2
"""Words behind a name of the table that may belong to it."""


def _ends_name(view: _Reading, match: Match) -> bool:
    """Whether a country only ends the name of something else: "Emerge USA", "Operation Colombia"."""
    found, first = view.stretch.words, match.first
    if view.stretch.casing != "mixed" or not first or not found[first].gap:
        return False
    word = found[first - 1]
    other = ("modifier", "direction", "determiner", "settlement", "honorific")
    return (
        is_name_word(word) and first - 1 not in view.covered and not any(word.low in words_of(kind) for kind in other)
    )


def _country_form(view: _Reading, match: Match) -> Entry:
    """Country, people or adjective for a word that may be several: "an Iraqi" is people, "Iraqi" is not."""
    alone = match.first == 0
    order = ("country", "capital", *(("adjective", "people") if alone else ("people", "adjective")))
    return min(match.entries, key=lambda entry: order.index(entry.kind) if entry.kind in order else 9)


def _tidy(view: _Reading) -> str:
    """The words of the head part without determiners, nor the number of those whom it counts ("3,000 people")."""
    found, first, end = view.stretch.words, 0, view.end
    counted = found[end - 1].low.endswith("s") or found[end - 1].low in words_of("many")
    while first < end - 1 and (found[first].low in words_of("determiner") or (counted and _counts(view, first))):
        first += 1
    first = 0 if found[first].low == "of" else first  # "one of them"
    return bare_name(" ".join(view.text[found[first].start : view.stretch.span[1]].split()))


def _counts(view: _Reading, i: int) -> bool:
    """Whether a word is part of a number before a noun: "3,000 people", "five hundred men", "dozens of boys"."""
    word = view.stretch.words[i]
    if word.low == "of":
        return i > 0 and is_quantity(view.stretch.words[i - 1].low)
    return word.text.isdigit() or word.low in words_of("number")


def _rest(view: _Reading) -> Span | None:
    """The phrase after the head part's "of", "at", "from", ...; None without one."""
    found, at = view.stretch.words, view.end
    if at + 1 >= len(found) or found[at].low not in _JOINING:
        return None
    return (found[at + 1].start, view.stretch.span[1])


_OVERRULED = frozenset(
    ("REB", "PRM", "UAF", "MED", "EDU", "PTY", "LEG", "BUS", "GOV", "MIL", "COP", "SOC", "LAB", "JUD", "SPY", "CRM")
)

_OF_STATE = frozenset(("GOV", "LEG", "JUD", "SPY"))
"""Sectors of offices that one leaves for ELI; former policemen stay COP (5 of 5), officers mostly MIL (5 to 2)."""


_OF_BODIES = frozenset(("GOV", "COP"))
"""Sectors of bodies whose boats and cars are theirs: "a fisheries bureau vessel", not "a hospital ship"."""


def _is_modifier(view: _Reading, role: RoleMatch) -> bool:
    """True for a noun that only ranks or places the next one: "deputy envoy" is no lawmaker, "state officers" are no
    government."""
    return role.first == role.last and view.stretch.words[role.first].low in words_of("modifier", "settlement")


def _is_second(view: _Reading, role: RoleMatch) -> bool:
    behind = next((r.role for r in view.roles if r.first > role.last + 1), None)
    body = any(r.role.kind == "body" for r in view.roles if r.last < role.first) or org_in(view, 0, role.first)
    return not body and belonging.is_second(view.stretch.words, role.first, behind)


def _is_of_office(view: _Reading, role: RoleMatch) -> bool:
    """Whether somebody serves one in office, not an army: "her chief of staff", "the governor's chief of staff"."""
    before = [r.role for r in view.roles if r.last < role.first]
    owner = view.stretch.words[role.first - 1].low if role.first else ""
    return owner in ("his", "her") or (owner == "s" and bool(before) and before[-1].sector == "GOV")


def _is_past(view: _Reading, role: RoleMatch) -> bool:
    """True for an office its holder has left: "the former defence minister", "ousted president"."""
    return any(word.low in words_of("ELI") for word in view.stretch.words[: role.first])


def _is_backed_force(view: _Reading, role: RoleMatch) -> bool:
    """True for militias of a state, "Iran-backed factions"; "Turkish-backed rebels", "Qaeda-linked" ones are none."""
    force = view.stretch.words[role.last].low in words_of("backed force")
    states = (m for m in view.matches if m.last < role.first and best(m, ORG_KINDS) is None)
    return force and any(belonging.is_backed(view.stretch.words, m) for m in states)


def _role_profile(view: _Reading, role: RoleMatch, depth: int) -> Profile:
    """Sector and country of a phrase headed by a common noun, with what it belongs to."""
    noun = role.noun(view.stretch.words)
    if noun == "deputy" and _is_second(view, role):
        noun, role = belonging.SECOND, replace(role, role=nouns()[belonging.SECOND])
    if noun == "chief of staff" and _is_of_office(view, role):
        role = replace(role, role=nouns()["deputy minister"])
    shared = noun in words_of("any body")
    sector, sure = role.role.sector, role.role.kind != "generic" and not shared
    country, id_ = country_in(view, 0, role.first + 1) or _followed(view, role), None
    own, fixed = org_in(view, 0, role.first), False
    whose = own.sector if own and own.kind == "group" else None
    before = [r for r in view.roles if r.last < role.first and r.role.kind != "generic" and not _is_modifier(view, r)]
    said = belonging.told(view.text, (view.stretch.words[role.last].end, view.stretch.span[1]))
    within = said or _rest(view)
    inner = profile(view.text, within, depth + 1) if within and depth < 3 else None
    if own and own.kind == "group" and sector == "LEG" and role.role.kind == "people":
        country = country or actors.holder(own.country)  # "Hezbollah MPs" are of a parliament
    elif own and own.kind != "person" and (not sure or sector in _OVERRULED or noun == "sect"):
        sector, country, sure = own.sector or sector, country or actors.holder(own.country), True
        fixed, id_ = country is None, own.id
    elif before and (not sure or (noun in words_of("vehicle") and before[-1].role.sector in _OF_BODIES)):
        sector, sure = before[-1].role.sector, True
    elif inner and inner.kind != "none":
        named = inner.kind == "named" and not (inner.id or "").startswith("country:")
        joins = (named and inner.id is not None) or bool(inner.group)
        heads = named and noun in words_of("head of a body", "any body")
        told = inner.kind == "role" or heads or inner.noun in words_of("publication")
        if (joins and (not sure or sector in _OVERRULED)) or (not sure and inner.sure and told):
            sector, sure, id_ = inner.sector or sector, True, inner.id
            country, fixed = country or inner.country, inner.fixed and not country and inner.country is None
    if sector == "CVL" and inner and _is_group(inner) and (said or inner.sector in belonging.ARMED):
        sector, sure, id_, fixed = inner.sector or sector, True, inner.id, inner.country is None
    elif sector == "CVL" and inner and inner.id and inner.sector in belonging.UNIFORMED and noun in words_of("its men"):
        sector, sure, id_ = inner.sector, True, inner.id  # "men of the CRPF"
    elif sector == "CVL" and own and own.sector in ("IGO", "NGO") and noun in words_of("its people"):
        sector, sure, id_, fixed = own.sector, True, own.id, own.country is None  # "the Caritas sisters"
    elif sector == "CVL" and own and whose in belonging.ARMED and noun in words_of("its men"):
        sector, sure, id_, country = whose or sector, True, own.id, country or actors.holder(own.country)
        fixed = country is None
    abroad = noun in words_of("embassy") and view.end < len(view.stretch.words) and inner is not None
    sent = abroad or (noun in words_of("diplomat") and within is not None)
    if country is None and inner is not None and not (sent and view.stretch.words[view.end].low != "of"):
        country = inner.country
    if country is None and (at := portfolio.state_at(view.stretch.words, role.last + 1)) is not None:
        country = country_in(view, at, at + 1)
    fixed = fixed or (abroad and country is None and _is_of_unknown(view, role))
    within_trade = inner.sector if inner and inner.kind == "role" else None
    trade = belonging.of_trade(noun, before[-1].role if before else None, within_trade)
    if trade and id_ is None:
        sector, sure = trade, True
    criminal = belonging.is_criminal(view.stretch.words, role.first, role.last)
    if criminal and id_ is None and (not sure or sector == "REB"):
        sector, sure = "CRM", True
    owned = country or belonging.is_owned(view.stretch.words, role.first)
    own_mission = noun == "mission" and country_in(view, 0, role.first) is not None
    own_mission = own_mission and not any(word.low in belonging.LED for word in view.stretch.words)
    bodies = {noun, *(r.noun(view.stretch.words) for r in before)}
    if sector == "IGO" and ((owned and bodies & words_of("state body too")) or own_mission):
        sector = "GOV"
    sure = sure or (shared and country is not None)
    group = _group(view, role, own, inner)
    whose = whose or (inner.sector if inner else None)
    if group and sector in ("REB", "REL") and whose in belonging.ARMED:
        sector = whose or sector  # "Hezbollah fighters" are a militia's, "the Boko Haram sect" is no church
    backed = id_ is None and _is_backed_force(view, role)
    if backed:
        sector, sure = "PRM", True
    if role.role.kind == "office" and sector in _OF_STATE and _is_past(view, role):
        sector = "ELI"
    return Profile(
        kind="role",
        sector=sector,
        country=country,
        name=group or _tidy(view),
        head=_span(view, role.first, role.last),
        id=id_,
        fixed=fixed,
        sure=sure,
        backed=backed,
        noun=noun,
        group=group,
    )


def _is_of_unknown(view: _Reading, role: RoleMatch) -> bool:
    """Whether a name that no table has stands right before a noun: "the FRG embassy"."""
    before = role.first - 1
    return before >= 0 and before not in view.covered and is_name_word(view.stretch.words[before])


def _is_group(told: Profile) -> bool:
    """Whether a phrase is the name of a known group, or tells such a group in other words."""
    return bool(told.group) or (told.kind == "named" and (told.id or "").startswith("group:"))


def _group(view: _Reading, role: RoleMatch, own: Entry | None, inner: Profile | None) -> str:
    """The name of the known group that a phrase means as a whole; empty for its leaders, its wings and its former
    members, for several groups, and where it is only led by one."""
    found = view.stretch.words
    several = [e.id for m in view.matches if (e := best(m, ORG_KINDS)) and not belonging.is_backed(found, m)]
    if len(set(several)) > 1 or belonging.is_parted(found[: role.last]):
        return ""
    if own and own.kind == "group":
        name, sector = own.name, own.sector
        behind = [m.last + 1 for m in view.matches if best(m, ORG_KINDS) == own]
        if any(found[i].low in belonging.LED for i in behind if i < len(found)):
            return ""
    elif inner and _is_group(inner):
        name, sector = inner.group or inner.name, inner.sector
    else:
        return ""
    return name if belonging.stands_for(found[role.last], sector) else ""


def _person(view: _Reading, name: tuple[int, int], depth: int) -> Profile | None:
    """A title or description with a person's name behind it: "Kenyan Transport Minister Asha Wekesa"."""
    titles = [r for r in view.roles if r.last < name[0]]
    owner = org_in(view, 0, name[0])
    if not titles and not owner:
        return None
    span = _span(view, name[0], name[1] - 1)
    words, noun = view.text[span[0] : span[1]], ""
    if titles:
        told = _role_profile(view, titles[-1], depth)
        if told.sector == "MIL" and len(titles) > 1 and titles[0].role.sector != "GOV":
            told = _role_profile(view, titles[0], depth)  # "police chief Major General X" is police
        sector, country, fixed, sure, noun = told.sector, told.country, told.fixed, told.sure, told.noun
    else:
        assert owner is not None
        sector, country, fixed, sure = owner.sector, actors.holder(owner.country), owner.country is None, True
    return Profile(
        kind="person", sector=sector, country=country, name=words, head=span, fixed=fixed, sure=sure, person=span,
        noun=noun,
    )  # fmt: skip


def _apposition(view: _Reading, told: Profile, depth: int) -> Profile:
    """Adds what stands behind a comma: the name after a title, or the title after a name."""
    found = view.stretch.words
    if told.kind not in ("none", "role") or view.end >= len(found) or found[view.end].gap or depth > 2:
        return told
    between = view.text[found[view.end - 1].end : found[view.end].start]
    if "," not in between and "(" not in between and "—" not in between:
        return told
    other = profile(view.text, (found[view.end].start, view.stretch.span[1]), depth + 1)
    if told.kind == "none" and other.kind != "none":
        return Profile(
            kind="person", sector=other.sector, country=other.country, name=told.name, head=told.head,
            fixed=other.fixed, sure=other.sure, person=told.person, noun=other.noun,
        )  # fmt: skip
    name = other.person or (other.head if other.kind == "person" else None)
    if told.kind == "role" and name is not None:
        sector = told.sector if told.sure else other.sector or told.sector
        known_as = _tidy(view) if is_acronym(found[view.end :], between) else other.name
        return Profile(
            kind="person", sector=sector, country=told.country or other.country, name=known_as, head=other.head,
            id=other.id, fixed=told.fixed, sure=told.sure or other.sure, person=name, noun=told.noun,
        )  # fmt: skip
    return told


def _named_behind(view: _Reading, depth: int) -> Profile | None:
    """Who bears a title that goes on before the name: "the leader of the Lebanese Forces, Samir Geagea"."""
    found, titles = view.stretch.words, frozenset(i for r in view.roles for i in range(r.first, r.last + 1))
    at = name_behind(view.text, found, view.end, titles) if depth < 2 else None
    if at is None:
        return None
    told = profile(view.text, (view.stretch.span[0], found[at - 1].end), depth + 1)
    other = profile(view.text, (found[at].start, view.stretch.span[1]), depth + 1)
    span = other.person or other.head
    return None if told.kind != "role" else Profile(
        kind="person", sector=told.sector if told.sure else other.sector or told.sector,
        country=told.country or other.country, name=other.name, head=span, id=other.id, fixed=told.fixed,
        sure=told.sure or other.sure, person=span, noun=told.noun,
    )  # fmt: skip


def _two_titles(view: _Reading, depth: int) -> Profile | None:
    """The one person who bears two titles: "Opposition leader and former prime minister Ama Boro"; not "the army and
    President Boro"."""
    found, end = view.stretch.words, view.end
    if depth > 1 or not 0 < end < len(found) - 2 or found[end].low != "and":
        return None
    if found[0].low in words_of("determiner") or found[end + 1].low in words_of("determiner"):
        return None
    title = next((r.role for r in view.roles if r.last == end - 1), None)
    if title is None or title.kind not in ("office", "people") or found[end - 1].low.endswith("s"):
        return None
    other = profile(view.text, (found[end + 1].start, view.stretch.span[1]), depth + 1)
    name = other.person or (other.head if other.kind == "person" else None)
    if name is None or name[0] <= found[end + 1].start:
        return None
    told = _role_profile(view, next(r for r in view.roles if r.last == end - 1), depth)
    former = "former" in (found[0].low, found[end - 2].low)
    first = other if former or not told.sector else told
    return Profile(
        kind="person", sector=first.sector, country=told.country or other.country, name=other.name, head=other.head,
        id=other.id, fixed=first.fixed, sure=first.sure, person=name, noun=first.noun,
    )  # fmt: skip


def _institution(view: _Reading) -> Profile | None:
    """A capitalised name of an institution that no table holds: "the Ghana Medical Association"."""
    last = institution_end(view.stretch.words)
    first = 1 if view.stretch.words[0].low in words_of("determiner") else 0
    if last - first < 1 or last != view.end - 1 or view.stretch.words[last].low not in words_of("institution"):
        return None
    inside = [(r.first, r.last, r.role) for r in view.roles if r.last <= last]
    sector = institutions.sector_of(view.stretch.words, first, last, inside)
    own = org_in(view, 0, view.end)
    if own and own.sector == "IGO":
        return Profile(
            kind="named", sector="IGO", country=None, name=_tidy(view), head=_span(view, first, last), fixed=True
        )
    return Profile(
        kind="named",
        sector=sector,
        country=country_in(view, 0, view.end),
        name=_tidy(view),
        head=_span(view, first, last),
        fixed=False,
        sure=True,
    )


def _by_shape(view: _Reading) -> Profile | None:
    """A name that no table holds and that its make tells: "Karsten AG", "the Karaba Herald"."""
    found = view.stretch.words
    first = 1 if found[0].low in words_of("determiner") else 0
    end = shapes.name_end(found, first)
    if end < view.end or view.stretch.casing != "mixed":
        return None
    sector = shapes.of_name(found[first:end])
    known = first in view.covered and sector not in ("REB", "NGO", "EDU", "SPY", "PTY")
    return None if sector is None or known else Profile(
        kind="named", sector=sector, country=country_in(view, 0, end), name=_tidy(view),
        head=_span(view, first, end - 1),
    )  # fmt: skip


def _is_beside(view: _Reading, name: tuple[int, int]) -> bool:
    """Whether a country only stands before a person's full name, whose it is not: "to the United States Juan Diaz"."""
    match = next((m for m in view.matches if m.last == name[0] - 1), None)
    full = name[1] - name[0] > 1 and name[1] == view.end
    return full and match is not None and best(match, frozenset(("country",))) is not None


@lru_cache(maxsize=1024)
def profile(text: str, span: Span, depth: int = 0) -> Profile:
    """The profile of the phrase ``text[span]``; ``kind`` is none where its words are not in the tables.

    Kept: the same phrases are described when persons are found and when the events are attached.
    """
    view = _read(text, span)
    if not view.stretch.words:
        return Profile(kind="none", sector=None, country=None, name=text[span[0] : span[1]], head=span, sure=False)
    entity = _entity(view)
    if entity:
        return _apposition(view, entity, depth)
    institution = _institution(view)
    if institution:
        return institution
    shaped = _by_shape(view)
    if shaped:
        return shaped
    name = trailing_name(view.stretch.words, view.end, view.covered)
    person = _person(view, name, depth) if name else None
    if person:
        return person
    heads = [r for r in view.roles if r.last < view.end]
    aid = view.end > 1 and view.stretch.words[view.end - 1].low in words_of("aid")
    if heads and not aid:
        named = _two_titles(view, depth) or _named_behind(view, depth)
        return named or _apposition(view, _role_profile(view, heads[-1], depth), depth)
    head = _span(view, *((name[0], name[1] - 1) if name else (0, view.end - 1)))
    org = None if aid else org_in(view, 0, view.end)
    beside = name is not None and _is_beside(view, name)
    country = None if beside else country_in(view, 0, view.end)
    bare = Profile(
        kind="none",
        sector=org.sector if org else None,
        country=country or (actors.holder(org.country) if org else None),
        name=" ".join(text[slice(*head)].split()) if beside else _tidy(view),
        head=head,
        sure=False,
        person=head if name else None,
    )
    return _apposition(view, bare, depth)
