"""Persons of an article: titles and appositions give sector and country, later mentions go by the surname."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.knowledge import actors, offices
from dateline.knowledge.fold import key
from dateline.knowledge.lexicon import Word
from dateline.knowledge.roles import nouns, words_of
from dateline.link.locative import locative
from dateline.link.namesakes import given_names
from dateline.link.profile import Profile, RoleMatch, best, is_name_word, profile, role_matches
from dateline.link.reading import Stretch, match_at, touching
from dateline.model import Mention, Span, Story, Value

APPOSITION_REACH = 120
"""Characters behind "NAME, " that are read as the description of NAME; news appositions are shorter."""
_TITLE_KINDS = frozenset(("office", "people", "generic"))
_PERSON = frozenset(("person",))


class Person(Value, frozen=True, kw_only=True):
    """Somebody named in the article: the full name, its span where introduced, and what is known of them."""

    name: str
    span: Span
    country: str | None
    sector: str | None
    id: str | None
    rule: str


class Run(Value, frozen=True, kw_only=True):
    """Words ``first`` to ``last`` that look like a person's name; ``title`` is the role noun right before them."""

    first: int
    last: int
    title: RoleMatch | None


def _covered(stretch: Stretch) -> frozenset[int]:
    return frozenset(i for m in stretch.actors if not best(m, _PERSON) for i in range(m.first, m.last + 1))


def runs(text: str, stretch: Stretch) -> Iterator[Run]:
    """Name-like runs of a stretch, with their titles; known countries, groups and role nouns belong to none."""
    taken = _covered(stretch)
    roles = role_matches(stretch.words, taken)
    ends = {role.last: role for role in roles}
    covered = taken | {i for role in roles for i in range(role.first, role.last + 1)}
    honorifics, particles = words_of("honorific"), words_of("particle")
    found, i = stretch.words, 0
    while i < len(found):
        if i in covered or not is_name_word(found[i]) or stretch.casing != "mixed":
            i += 1
            continue
        last, j = i, i + 1
        while j < len(found) and found[j].gap and j not in covered and _goes_on(found, j, particles):
            last = j if found[j].text[0].isupper() else last
            j += 1
        first = i
        while first < last and found[first].low in honorifics:
            first += 1
        yield Run(first=first, last=last, title=_title(text, found, i, ends))
        i = last + 1


def _goes_on(found: tuple[Word, ...], j: int, particles: frozenset[str]) -> bool:
    word = found[j]
    if word.text[0].isupper():
        return word.low not in words_of("notname") or word.low in particles
    return (
        word.low in particles
        and word.low not in ("as", "an", "at", "a", "y", "e")
        and j + 1 < len(found)
        and found[j + 1].text[0].isupper()
    )


def _title(text: str, found: tuple[Word, ...], i: int, ends: dict[int, RoleMatch]) -> RoleMatch | None:
    """The role noun that ends right before word ``i``, a comma allowed."""
    role = ends.get(i - 1)
    if role is None or role.role.kind not in _TITLE_KINDS:
        return None
    return role if found[i].gap or text[found[i - 1].end : found[i].start] == ", " else None


def title_start(stretch: Stretch, role: RoleMatch) -> int:
    """Index of the word where the title's phrase starts: "the", "Iraqi", "Iraq's", "deputy" belong to it."""
    found, first = stretch.words, role.first
    joins = words_of("determiner", "modifier")
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

    Behind "to" and "from" a surname of the article is its person: "stressed to Haddad".
    """
    before = stretch.words[run.first - 1].low if run.first else ""
    if before not in ("to", "from") and locative(stretch.words, run.first, frozenset()):
        return True
    return match_at(stretch.regions, run.first) is not None


def _introduced(text: str, stretch: Stretch, run: Run) -> Person | None:
    """A person with a title before or a description behind the name."""
    found = stretch.words
    name_span = (found[run.first].start, found[run.last].end)
    if run.title is not None:
        start = found[title_start(stretch, run.title)].start
        told: Profile | None = profile(text, (start, name_span[1]))
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


def _known(stretch: Stretch, run: Run, day: str | None) -> Person | None:
    """A person of the table within the run, with what they were on the day of the article."""
    for match in touching(stretch.actors, run.first, run.last):
        entry = best(match, _PERSON)
        if entry:
            entry = offices.on(entry, day)
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


def _merge(told: Person | None, table: Person | None) -> Person | None:
    """The article's title with the table's identity."""
    if told is None or table is None:
        return told or table
    sector = told.sector if told.sector == "ELI" else table.sector
    span = (min(told.span[0], table.span[0]), max(told.span[1], table.span[1]))
    return Person(name=table.name, span=span, country=table.country, sector=sector, id=table.id, rule="person")


def surnames(person: Person) -> tuple[str, ...]:
    """Folded words a person is called by later: the last name first, then the first."""
    parts = key(person.name).split()
    return (parts[-1], parts[0]) if len(parts) > 1 else (parts[-1],) if parts else ()


def persons(story: Story, read: tuple[Stretch, ...]) -> tuple[Mention, ...]:
    """Person mentions of the article, sorted: introductions with title and name, later surnames linked to them."""
    text = story.text
    introduced: list[Person] = []
    pending: list[tuple[Stretch, Run]] = []
    for stretch in read:
        for run in runs(text, stretch):
            person = _merge(_introduced(text, stretch, run), _known(stretch, run, story.article.published))
            if person is None or (run.first == run.last and person.rule == "titled"):
                pending.append((stretch, run))
            if person is not None:
                introduced.append(person)
    registry = _registry(introduced)
    later = [m for stretch, run in pending if (m := _later(text, stretch, run, registry))]
    ends = {m.span[1] for m in later}
    first = [_mention(p) for p in introduced if p.span[1] not in ends]
    return tuple(sorted((*first, *later), key=lambda m: m.span))


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
    """Folded word, and full name, -> the persons called by it, last names before first names, in page order."""
    registry: dict[str, list[Person]] = {}
    for at in (0, 1):
        for person in introduced:
            words = surnames(person)
            if len(person.name.split()) < 2 or len(words) <= at:
                continue
            called = registry.setdefault(words[at], [])
            sure = at == 0 or not called or any(p.name == person.name for p in called)
            if sure and all(p.name != person.name for p in called):
                called.append(person)
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
    called = registry.get(low[-1], [])
    if len(low) > 1 and low[0] in given_names():
        called = [person for person in called if low[0] in key(person.name).split()]
    if len(called) < 2:
        return called[0] if called else None
    start = found[run.first].start
    return max(called, key=lambda person: text.rfind(person.name, max(0, start - NAMED_REACH), start))


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
