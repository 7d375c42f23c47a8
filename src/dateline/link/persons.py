"""Persons of an article: titles and appositions give sector and country, later mentions go by the surname."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from msgspec.structs import replace

from dateline.knowledge import actors, offices, surnames
from dateline.knowledge.fold import key
from dateline.knowledge.lexicon import Entry, Word
from dateline.knowledge.roles import nouns, words_of
from dateline.link.gender import may_be
from dateline.link.heads import begins_name, is_month
from dateline.link.locative import locative
from dateline.link.profile import PERSON_KINDS, Profile, RoleMatch, best, profile, role_matches
from dateline.link.reading import Stretch, match_at, touching
from dateline.model import Mention, Span, Story, Value

APPOSITION_REACH = 120
"""Characters behind "NAME, " that are read as the description of NAME; news appositions are shorter."""
_TITLE_KINDS = frozenset(("office", "people", "generic"))


class Person(Value, frozen=True, kw_only=True):
    """Somebody named in the article: the full name, its span where introduced, and what is known of them."""

    name: str
    span: Span
    country: str | None
    sector: str | None
    id: str | None
    rule: str


PERSON_RULES = ("person", "surname", "titled")
"""Rules that link the name of a person."""


class Run(Value, frozen=True, kw_only=True):
    """Words ``first`` to ``last`` that look like a person's name; ``title`` is the role noun right before them."""

    first: int
    last: int
    title: RoleMatch | None


def _covered(stretch: Stretch) -> frozenset[int]:
    return frozenset(i for m in stretch.actors if not best(m, PERSON_KINDS) for i in range(m.first, m.last + 1))


def runs(text: str, stretch: Stretch) -> Iterator[Run]:
    """Name-like runs of a stretch, with their titles; known countries, groups and role nouns belong to none."""
    taken = _covered(stretch)
    named = {i for m in stretch.actors for i in range(m.first, m.last + 1)} - taken
    found_roles = role_matches(stretch.words, taken)
    roles = [r for r in found_roles if r.role.kind == "office" or r.first not in named]  # "Marine Le Pen" is no marine
    ends = {role.last: role for role in roles}
    covered = taken | {i for role in roles for i in range(role.first, role.last + 1)}
    honorifics, particles = words_of("honorific"), words_of("particle")
    found, i = stretch.words, 0
    while i < len(found):
        if i in covered or not begins_name(found, i) or stretch.casing != "mixed":
            i += 1
            continue
        last, j = i, i + 1
        while j < len(found) and found[j].gap and j not in covered and _goes_on(found, j, particles):
            last = j if found[j].text[0].isupper() else last
            j += 1
        first = i
        while first < last and found[first].low in honorifics and first not in named:  # "Sheikh Hasina"
            first += 1
        yield Run(first=first, last=last, title=_title(text, found, i, ends))
        i = last + 1


def _goes_on(found: tuple[Word, ...], j: int, particles: frozenset[str]) -> bool:
    word = found[j]
    if word.text[0].isupper():
        initial = word.text == "A" and j + 1 < len(found) and found[j + 1].gap and found[j + 1].text[0].isupper()
        return initial or word.low not in words_of("notname") or word.low in particles
    return (
        word.low in particles
        and word.low not in ("as", "an", "at", "a", "y", "e")
        and j + 1 < len(found)
        and found[j + 1].text[0].isupper()
    )


def _title(text: str, found: tuple[Word, ...], i: int, ends: dict[int, RoleMatch]) -> RoleMatch | None:
    """The role noun that ends right before word ``i``, a comma allowed; the office before it where it is a rank ("the
    defence minister, General Sow")."""
    role = _ending(text, found, i, ends)
    if role is None or role.role.sector != "MIL" or not role.first:
        return role
    office = _ending(text, found, role.first, ends)
    return office if office and office.role.sector == "GOV" else role


def _ending(text: str, found: tuple[Word, ...], i: int, ends: dict[int, RoleMatch]) -> RoleMatch | None:
    role = None if i and is_month(found, i - 1) else ends.get(i - 1)
    if role is None or role.role.kind not in _TITLE_KINDS or found[role.last].low == "accused":
        return None
    if found[i].gap:
        located = role.first == role.last and found[role.last].low in words_of("settlement")
        return None if located else role  # "in the Nigerian town Zaria"
    return role if text[found[i - 1].end : found[i].start] == ", " and _is_introduced(found, role, i) else None


def _is_introduced(found: tuple[Word, ...], role: RoleMatch, i: int) -> bool:
    """Whether a title before a comma is one of what follows: "the defence minister, Ali Sow", "the Bishop's secretary,
    Rev. Linus Tatah", not "lawmakers, Comey" nor "behind the rally, Mr. Bush"."""
    plural = found[role.last].low.endswith("s") and not found[role.last].low.endswith("ss")
    first = i
    while first + 1 < len(found) and found[first].low in words_of("honorific"):
        first += 1
    full = first + 1 < len(found) and found[first + 1].gap and found[first + 1].text[0].isupper()
    return full and not plural and _is_definite(found, role)


def _is_definite(found: tuple[Word, ...], role: RoleMatch) -> bool:
    """Whether a determiner, a name or an "'s" stands up to ``BACK`` words before a title: "Estonia's rural affairs
    minister"."""
    at = role.first
    while at > 0 and role.first - at < BACK and found[at].gap:
        at -= 1
        if found[at].text[0].isupper() or found[at].low in words_of("determiner", "modifier") or found[at].low == "s":
            return True
    return False


BACK = 4
"""Words before a title that may belong to it."""


def title_start(stretch: Stretch, role: RoleMatch) -> int:
    """Index of the word where the title's phrase starts: "the", "Iraqi", "Iraq's", "deputy" belong to it; the "that" of
    "reported that mayor NAME was shot" does not."""
    found, first = stretch.words, role.first
    joins = words_of("determiner", "modifier") - {"that"}
    while first > 0 and found[first].gap and role.first - first < 8:
        word = found[first - 1]
        if match_at(stretch.actors, first - 1) or word.low in joins or word.low == "s":
            first -= 1
        else:
            break
    return first


def _described(text: str, stretch: Stretch, run: Run) -> Profile | None:
    """What an apposition behind the name says: "Marit Solheim, the UN's deputy envoy, said"."""
    end = stretch.words[run.last].end
    opening = stretch.words[run.last + 1 : run.last + 2]
    if text[end : end + 2] not in (", ", " (") or not opening or _is_place(stretch, run):
        return None
    if not _opens_description(opening[0]):
        return None
    stop = min(end + APPOSITION_REACH, stretch.span[1])
    told = profile(text, (end + 2, stop))
    return told if told.kind == "role" and told.sector else None


def _opens_description(word: Word) -> bool:
    """True for the first word of "the mayor of", "its leader", "chief of staff", "Iraq's minister", "34, a guard"."""
    if word.low in words_of("determiner") or word.low in words_of("modifier") or word.low in nouns():
        return True
    return word.text.isdigit() or (word.text[0].isupper() and word.low not in words_of("notname"))


def _is_place(stretch: Stretch, run: Run) -> bool:
    """True for a run behind "in", "near", "the town of", or one that the supplement of places names.

    Behind "to" and "from" a surname of the article is its person: "stressed to Haddad", "an inquiry into Haddad".
    """
    asked, before = [""] * (2 - run.first) + [word.low for word in stretch.words[max(0, run.first - 2) : run.first]]
    whom = before in ("to", "from", "over") or (before == "into" and asked in _INQUIRIES)
    if not whom and locative(stretch.words, run.first, frozenset()):
        return True
    return match_at(stretch.regions, run.first) is not None


_INQUIRIES = frozenset(("investigation", "investigations", "inquiry", "inquiries", "probe", "probes", "case"))
_AND = frozenset((" and ", ", ", ", and "))


def _introduced(text: str, stretch: Stretch, run: Run, last: Person | None = None) -> Person | None:
    """A person with a title before, a description or a country behind the name; ``last`` is the one named before."""
    found = stretch.words
    name_span = (found[run.first].start, found[run.last].end)
    at_home = _at_home(text, stretch, run, last)
    if at_home is not None:
        return at_home
    if run.title is not None:
        start = found[title_start(stretch, run.title)].start
        told: Profile | None = profile(text, (start, name_span[1]))
        if told is not None and told.id is not None and told.kind == "person":
            told = profile(text, (start, found[run.first - 1].end))  # the title's words, not the table's
    elif run.last > run.first:
        start, told = name_span[0], _described(text, stretch, run)
    else:
        return None
    if told is None or told.kind == "none":
        return None
    return Person(
        name=" ".join(text[slice(*name_span)].split()),
        span=(start, name_span[1]),
        country=told.country,
        sector=told.sector,
        id=None,
        rule="titled",
    )


def _at_home(text: str, stretch: Stretch, run: Run, last: Person | None) -> Person | None:
    """The titled person of "President NAME of COUNTRY", and of what follows: "and NAME of COUNTRY"."""
    home = _of_country(stretch, run)
    if home is None:
        return None
    country, end = home
    start, name_end = stretch.words[run.first].start, stretch.words[run.last].end
    name, sector = " ".join(text[start:name_end].split()), None
    if run.title is not None:
        start = stretch.words[title_start(stretch, run.title)].start
        told = profile(text, (start, name_end))
        sector = told.sector
        if told.kind == "none":
            return None
    elif last is not None and last.rule in ("titled", "person") and text[last.span[1] : start] in _AND:
        sector = last.sector
    else:
        return None
    return Person(name=name, span=(start, end), country=country, sector=sector, id=None, rule="titled")


def _of_country(stretch: Stretch, run: Run) -> tuple[str, int] | None:
    """The country of "NAME of COUNTRY", and where the words end."""
    behind = stretch.words[run.last + 1 : run.last + 4]
    if len(behind) < 2 or behind[0].low != "of" or not all(word.gap for word in behind[:2]):
        return None
    at = run.last + 2 + (behind[1].low == "the")
    match = match_at(stretch.actors, at)
    entry = best(match, frozenset(("country",))) if match else None
    if match is None or entry is None or not entry.country:
        return None
    return entry.country, stretch.words[match.last].end


def _known(stretch: Stretch, run: Run, day: str | None) -> Person | None:
    """A person of the table within the run, with what they were on the day of the article, or what their title says."""
    for match in touching(stretch.actors, run.first, run.last):
        entry = offices.likeliest([entry for entry in match.entries if entry.kind in PERSON_KINDS], day)
        if entry:
            entry = offices.on(entry, day)
            if run.title is not None and entry.sector in _LEFT:
                entry = offices.titled(entry, run.title.noun(stretch.words)) or entry
            span = (stretch.words[match.first].start, stretch.words[match.last].end)
            return Person(
                name=entry.name,
                span=span,
                country=actors.holder(entry.country),
                sector=entry.sector,
                id=entry.id,
                rule="person",
            )
    return None


_LEFT = frozenset(("ELI", "IGO", "PTY"))
"""What somebody is after an office of the state, whom a title still tells of that office ("President Reagan")."""


class Alone:
    """Office-holders named by surname alone in an article (see ``knowledge.surnames``), on the article's day; in one
    without a day those whom a title tells, and heads of state whose surname nobody shares.

    A surname that stands behind another given name in the article is left alone, as is one behind "in" or "near".
    """

    def __init__(self, story: Story, read: tuple[Stretch, ...], everyone: list[tuple[Stretch, Run]]) -> None:
        self.text, self.day, self._read = story.text, story.article.published, read
        self._full: dict[str, set[str]] = {}
        self._listed: dict[str, set[str]] = {}
        for stretch, run in everyone:
            words = stretch.words[run.first : run.last + 1]
            if any(self.text[a.end : b.start] == "-" for a, b in pairwise(words)):
                continue  # "the Clinton-Gore administration" gives nobody a given name
            low = [word.low for word in words]
            if len(low) < 2:
                continue
            listed = any(best(match, PERSON_KINDS) for match in touching(stretch.actors, run.first, run.last))
            for surname in {low[0], low[-1]}:
                self._full.setdefault(surname, set()).update(low)
                if listed:
                    self._listed.setdefault(surname, set()).update(low)
        self._countries: frozenset[str] | None = None
        self._everyone = everyone
        self._known: dict[str, Entry] | None = None
        self._meant: dict[str, Entry] = {}

    def known(self, stretch: Stretch, run: Run, told: Person | None) -> Person | None:
        """The office-holder meant by a run; ``told`` is what the title before it says. None for others."""
        surname = _surname(stretch.words, run)
        if surname is None or not surnames.known(surname) or _goes_with(stretch.words, run):
            return None
        entry = self._titled(stretch, run, surname, told) if run.title else self._bare(stretch, run, surname)
        if entry is None or not may_be(_address(stretch.words, run), entry.name):
            return None
        others = self._full.get(surname, set()) - set(key(entry.name).split())
        if others - (self._listed.get(surname, set()) if run.title else set()):
            return None  # "President Obama" is not Michelle Obama, whom the tables have too
        start, end = stretch.words[run.first].start, stretch.words[run.last].end
        return Person(
            name=entry.name,
            span=(start, end),
            country=actors.holder(entry.country),
            sector=entry.sector,
            id=entry.id,
            rule="person",
        )

    def _titled(self, stretch: Stretch, run: Run, surname: str, told: Person | None) -> Entry | None:
        if run.title is None or told is None or told.sector == "ELI":
            return None
        title = run.title.noun(stretch.words)
        if self.day is None:
            return surnames.ever(surname, title, told.country)
        return surnames.titled(surname, title, self.day, told.country)

    def _bare(self, stretch: Stretch, run: Run, surname: str) -> Entry | None:
        honoured = run.first and stretch.words[run.first - 1].low in words_of("honorific")
        if _is_place(stretch, run) or (surnames.is_word(surname) and not honoured):
            return None
        if self.day is None:
            return self._of_their_time(surname, surnames.head(surname, self.countries()))
        return surnames.prominent(surname, self.day, self.countries())

    def _of_their_time(self, surname: str, head: Entry | None) -> Entry | None:
        """The head of a surname, or the other bearer at home there whose offices fall together with those of more
        people named in the article: beside Trump and Comey "Clinton" is Hillary."""
        if head is None:
            return None
        if surname not in self._meant:
            company = [entry for name, entry in self._company().items() if surname not in key(name).split()]
            bearers = (head, *(entry for entry in surnames.bearers(surname) if entry.country == head.country))
            self._meant[surname] = max(bearers, key=lambda it: sum(offices.overlap(it, one) for one in company))
        return self._meant[surname]

    def _company(self) -> dict[str, Entry]:
        """The known people whom the article names in full, and by their surnames heads and those whom nobody shares
        them with."""
        if self._known is None:
            self._known = {}
            for stretch, run in self._everyone:
                full = (best(match, PERSON_KINDS) for match in touching(stretch.actors, run.first, run.last))
                surname = _surname(stretch.words, run) or ""
                bearers = surnames.bearers(surname) if not surnames.is_word(surname) else ()
                alone = bearers[0] if len(bearers) == 1 else surnames.head(surname, self.countries())
                for entry in (*full, alone):
                    if entry is not None:
                        self._known.setdefault(entry.name, entry)
        return self._known

    def countries(self) -> frozenset[str]:
        """The countries that the article names, and IGO where it names an international body; persons tell none."""
        if self._countries is None:
            named = [e for stretch in self._read for m in stretch.actors for e in m.entries[:1] if e.kind != "person"]
            places = [e for stretch in self._read for m in stretch.regions for e in m.entries[:1]]
            homes = {actors.holder(entry.country) or entry.sector for entry in (*named, *places)}
            self._countries = frozenset(home for home in homes if home)
        return self._countries


def _address(found: tuple[Word, ...], run: Run) -> str:
    """The form of address before a run: "mrs" of "Mrs. Clinton"; empty without one."""
    before = found[run.first - 1] if run.first else None
    return before.low if before and found[run.first].gap and before.low in words_of("honorific") else ""


def _goes_with(found: tuple[Word, ...], run: Run) -> bool:
    """Whether a capitalised noun behind a run makes it part of another name: "the Macron Foundation"."""
    behind = found[run.last + 1 : run.last + 2]
    return any(
        word.gap and word.text[0].isupper() and (word.low in words_of("institution") or word.low in nouns())
        for word in behind
    )


def _surname(found: tuple[Word, ...], run: Run) -> str | None:
    """The folded surname of a run that is one: one word, with particles before it or without; a run of the table."""
    low = [word.low for word in found[run.first : run.last + 1]]
    whole = " ".join(low)
    if len(low) == 1 or surnames.known(whole):
        return whole
    return low[-1] if all(word in words_of("particle") for word in low[:-1]) else None


_TRADES = frozenset(("JUD", "COP", "MED", "EDU", "REL", "JRN", "BUS", "LAB", "MIL", "AGR"))


def _is_namesake(told: Person, table: Person, alone: Alone) -> bool:
    """Whether a title is one that the person of the table never had, out of office besides: "Judge James A. Baker"; or
    tells of a private person, where the page does not name that person's country: "his sister, Danielle Smith"."""
    if told.sector == table.sector or table.name not in actors.by_name():
        return False
    if told.sector not in _TRADES and (told.sector != "CVL" or table.country in (None, *alone.countries())):
        return False
    terms, day = actors.by_name()[table.name]().terms, alone.day
    return all(t.sector != told.sector and not (day and t.since and offices.holds(t, day)) for t in terms)


def _merge(told: Person | None, table: Person | None, alone: Alone) -> Person | None:
    """The article's title with the table's identity."""
    if told is None or table is None:
        return told or table
    if _is_namesake(told, table, alone):
        return told
    sector = told.sector if told.sector == "ELI" else table.sector
    span = (min(told.span[0], table.span[0]), max(told.span[1], table.span[1]))
    return Person(name=table.name, span=span, country=table.country, sector=sector, id=table.id, rule="person")


def called(person: Person) -> tuple[str, ...]:
    """Folded words a person is called by later: the last name first, then the first, then the others: "Lermo" of
    "Ana Lermo Quispe"."""
    parts = key(person.name).split()
    middle = [word for word in parts[1:-1] if len(word) > SHORT and word not in words_of("particle", "honorific")]
    return (parts[-1], parts[0], *middle) if len(parts) > 1 else tuple(parts)


SHORT = 2
"""Letters up to which a word inside a name is no name by itself."""


def persons(story: Story, read: tuple[Stretch, ...]) -> tuple[Mention, ...]:
    """Person mentions of the article, sorted: introductions with title and name, later surnames linked to them."""
    text = story.text
    introduced: list[Person] = []
    pending: list[tuple[Stretch, Run]] = []
    offices_told: dict[str, set[str]] = {}
    everyone = [(stretch, run) for stretch in read for run in runs(text, stretch)]
    alone = Alone(story, read, everyone)
    for stretch, run in everyone:
        told = _introduced(text, stretch, run, introduced[-1] if introduced else None)
        person = _merge(told, _known(stretch, run, alone.day) or alone.known(stretch, run, told), alone)
        if person is None or (run.first == run.last and person.rule == "titled"):
            pending.append((stretch, run))
        if person is not None:
            introduced.append(person)
            if person.id is not None and alone.day is None:
                offices_told.setdefault(person.id, set()).update(told_office(text, stretch, run, person))
    introduced = [_in_office(person, offices_told) for person in introduced]
    registry = _registry(introduced)
    later = [m for stretch, run in pending if (m := _later(text, stretch, run, registry))]
    ends = {m.span[1] for m in later}
    first = [_mention(p) for p in introduced if p.span[1] not in ends]
    return tuple(sorted((*first, *later), key=lambda m: m.span))


_CANDIDATE = re.compile(r"\b(?:candidate|nominee|contender|hopeful|front-?runner)\s+\Z", re.IGNORECASE)
_ONCE = re.compile(r"\b(?:then|ex|former|late|onetime|one-time|past|retired)[-\s]", re.IGNORECASE)
_TITLES = frozenset(("GOV", "LEG", "JUD", "COP", "SPY"))
"""Sectors of titles that tell which of their offices somebody held; a general stays one in every office."""
TITLE_REACH = 60
"""Characters before a name in which its title is looked for."""


def told_office(text: str, stretch: Stretch, run: Run, person: Person) -> Iterator[str]:
    """The sector of the office that the words before a known name give it: LEG of "Sen. NAME", PTY of "the nominee
    NAME"; none of an office that is over ("former", "then-"), or that the tables do not have of them."""
    entry = actors.by_name()[person.name]() if person.name in actors.by_name() else None
    if entry is None:
        return
    start = stretch.words[run.first].start
    before = text[max(stretch.span[0], start - TITLE_REACH) : start]
    title = run.title
    if _CANDIDATE.search(before):
        sector = "PTY"
    elif title is not None and title.role.kind != "generic" and title.role.sector in _TITLES:
        sector = title.role.sector
    else:
        return
    first = start if title is None else stretch.words[title_start(stretch, title)].start
    if _ONCE.search(text[max(stretch.span[0], min(first, start - 30) - 8) : start]):
        return
    if any(term.sector == sector for term in entry.terms):
        yield sector


def _in_office(person: Person, told: Mapping[str, set[str]]) -> Person:
    """A person in a page without a day as the page's own titles have them, where these agree: who is "the presidential
    candidate" there is not yet president, and "Gov. NAME" no longer in Congress."""
    sectors = told.get(person.id or "", set())
    if len(sectors) != 1 or person.sector == "ELI":
        return person
    return replace(person, sector=next(iter(sectors)))


def _mention(person: Person) -> Mention:
    return Mention(
        span=person.span,
        kind="actor",
        name=person.name,
        country=person.country,
        sector=person.sector,
        id=person.id,
        rule=person.rule,
        confidence=0.9,
    )


def _registry(introduced: list[Person]) -> dict[str, list[Person]]:
    """Folded word, and full name, -> the persons called by it, in page order: last names before first names, and both
    before the names between."""
    registry: dict[str, list[Person]] = {}
    for at in range(3):
        for person in introduced:
            words = called(person)
            if len(person.name.split()) < 2:
                continue
            for word in words[at : at + 1] if at < 2 else words[2:]:
                bearers = registry.setdefault(word, [])
                sure = at == 0 or not bearers or any(p.name == person.name for p in bearers)
                if sure and all(p.name != person.name for p in bearers):
                    bearers.append(person)
    for person in introduced:
        registry.setdefault(key(person.name), [person])
    return registry


def _called(text: str, found: tuple[Word, ...], run: Run, registry: dict[str, list[Person]]) -> Person | None:
    """The person of a full name, else the one of that surname who was named in full last before; none for another
    given name than theirs."""
    low = [word.low for word in found[run.first : run.last + 1]]
    whole = registry.get(" ".join(low))
    if len(low) > 1 and whole:
        return whole[0]
    address = _address(found, run)
    bearers = [person for person in registry.get(low[-1], []) if may_be(address, person.name)]
    if len(low) > 1 and _is_given(found, run):
        bearers = [person for person in bearers if low[0] in key(person.name).split()]
    if run.title is not None and run.title.role.sector == "GOV":
        bearers = [person for person in bearers if not _held_none(person, found, run.title)]
    if len(bearers) < 2:
        return bearers[0] if bearers else None
    start = found[run.first].start
    return max(bearers, key=lambda person: text.rfind(person.name, max(0, start - NAMED_REACH), start))


def _is_given(found: tuple[Word, ...], run: Run) -> bool:
    """Whether a run of several words opens with a given name: a known one, or a word that no sentence begins with and
    that the tables have as nothing else ("attacks from Jeb Bush")."""
    first = found[run.first]
    if first.low in surnames.given():
        return True
    plain = first.low not in nouns() and not any(first.low in words_of(kind) for kind in ("modifier", "institution"))
    return (
        plain
        and first.text[1:].islower()
        and bool(run.first)
        and found[run.first].gap
        and found[run.first - 1].text[0].islower()
    )


def _held_none(person: Person, found: tuple[Word, ...], title: RoleMatch) -> bool:
    """Whether the tables have a person, and in no office that a title names."""
    if person.id is None or person.name not in actors.by_name():
        return False
    noun = title.noun(found)
    return offices.row_of(noun) in offices.HEADS and offices.titled(actors.by_name()[person.name](), noun) is None


NAMED_REACH = 20_000
"""Characters before a surname in which the full names of its bearers are looked for."""


def _later(text: str, stretch: Stretch, run: Run, registry: dict[str, list[Person]]) -> Mention | None:
    """A later mention by surname, or by the full name again."""
    person = _called(text, stretch.words, run, registry)
    if person is None or (run.title is None and _is_place(stretch, run) and run.first == run.last):
        return None
    start = stretch.words[run.first].start
    if run.title is not None:
        start = stretch.words[title_start(stretch, run.title)].start
    return Mention(
        span=(start, stretch.words[run.last].end),
        kind="actor",
        name=person.name,
        country=person.country,
        sector=person.sector,
        id=person.id,
        rule="surname",
        confidence=0.85,
    )
