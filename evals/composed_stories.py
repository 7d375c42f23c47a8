"""News stories put together from parts, so that what is one happening is known: ``python -m evals.composed_stories``.

A story is an attack told by one to four reports over three days, whose toll grows or is taken back, beside an attack on
another town on the same day and an earlier one on the same town, each with a report of its own and recalled in the
others. All are told in like words, as agencies do; towns, days, numbers and wordings are drawn by a seed. What the
program joins is held against what the parts say. ``--errors N`` prints the first N stories with one.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from datetime import date, timedelta
from itertools import combinations
from typing import NamedTuple

from msgspec.structs import replace

from dateline import read
from dateline.compare import views
from dateline.merge import claims_of, merge, toll
from dateline.model import EventRow, Record


class Towns(NamedTuple):
    """A country's adjective, two of its towns, and who counts the dead there."""

    adjective: str
    town: str
    other: str
    source: str


TOWNS = (
    Towns("Afghan", "Kabul", "Kandahar", "the interior ministry"),
    Towns("Pakistani", "Quetta", "Peshawar", "the provincial health department"),
    Towns("Nigerian", "Maiduguri", "Kano", "the state police command"),
    Towns("Somali", "Mogadishu", "Kismayo", "the Amin ambulance service"),
    Towns("Congolese", "Goma", "Bunia", "the Red Cross"),
    Towns("Colombian", "Cali", "Bogotá", "the mayor's office"),
    Towns("Iraqi", "Baghdad", "Kirkuk", "the health ministry"),
    Towns("Egyptian", "Cairo", "Alexandria", "the health ministry"),
    Towns("Thai", "Yala", "Narathiwat", "a local hospital"),
    Towns("Philippine", "Jolo", "Zamboanga City", "the military"),
    Towns("Ukrainian", "Kharkiv", "Odesa", "the regional governor"),
    Towns("Syrian", "Idlib", "Aleppo", "the White Helmets"),
)
SITES = {
    "bombing": ("a mosque", "a market", "a bus station", "a police station", "a hotel"),
    "shooting": ("a church", "a wedding hall", "a checkpoint", "a bar", "a school"),
    "air strike": ("a residential building", "a hospital", "a school", "a crowded market", "a bakery"),
}
LEADS = {
    "bombing": (
        "At least {dead} people were killed and {hurt} wounded {day} when a bomb exploded near {site} in {town}, {who} "
        "said.",
        "A bomb went off near {site} in {town} {day}, killing {dead} people and injuring {hurt}, {who} said.",
        "A powerful explosion ripped through {site} in the {adjective} city of {town} {day}, leaving at least {dead} "
        "dead and {hurt} injured, according to {who}.",
        "A suicide bombing near {site} in {town} {day} killed {dead} people, {who} said. Another {hurt} were wounded.",
        "A car bomb blast outside {site} in {town} killed {dead} people {day}, {who} said, and {hurt} others were "
        "taken to hospital with injuries.",
    ),
    "shooting": (
        "Gunmen opened fire at {site} in {town} {day}, killing {dead} people and wounding {hurt}, {who} said.",
        "At least {dead} people were shot dead and {hurt} wounded by gunmen at {site} in {town} {day}, {who} said.",
        "Unidentified attackers stormed {site} in the {adjective} city of {town} {day} and killed at least {dead} "
        "people, {who} said. Another {hurt} people were injured.",
        "Armed men attacked {site} in {town} {day}, killing {dead} people and hurting {hurt}, according to {who}.",
    ),
    "air strike": (
        "An air strike hit {site} in {town} {day}, killing {dead} people and wounding {hurt}, {who} said.",
        "At least {dead} people were killed and {hurt} injured in an air strike on {site} in {town} {day}, {who} said.",
        "A missile struck {site} in the {adjective} city of {town} {day}, killing {dead} people, {who} said. Another "
        "{hurt} were wounded.",
    ),
}
GROWN = (
    "The death toll from {that} {kind} in {town} has risen to {dead}, {who} said {now}.",
    "The number of people killed in {that} {kind} at {site} in {town} rose to {dead} {now} after some of the wounded "
    "died in hospital, {who} said.",
    "Now {dead} people are known to have died in {that} {kind} in {town}, {who} said {now}.",
    "Rescuers pulled more bodies from the site of {that} {kind} in {town}, bringing the death toll to {dead}, {who} "
    "said {now}.",
)
TAKEN_BACK = (
    "Officials {now} lowered the death toll from {that} {kind} in {town} to {dead} from {before}, saying some bodies "
    "had been counted twice.",
    "Officials said {now} that {dead} people, not {before}, were killed in {that} {kind} in {town}.",
)
FOLLOWED = (
    "Police have arrested two men over {that} {kind} in {town}, which killed {dead} people, officials said {now}.",
    "Mourners gathered in {town} {now} for the funerals of victims of {that} {kind}, in which {dead} people died.",
    "The {adjective} authorities vowed {now} to punish those behind {that} {kind} in {town} that killed {dead} people "
    "and wounded {hurt}.",
)
ASIDES = (
    "Witnesses said ambulances rushed to the scene and the wounded were taken to nearby hospitals.",
    '"I heard a huge noise and saw people running," said Ahmed Karim, a shopkeeper.',
    "No group immediately claimed responsibility.",
    "The city has been tense in recent months.",
)
AGENCIES = ("Reuters", "AP", "AFP", "BBC", "Xinhua")
SOURCES = ("police", "officials", "a hospital official")
NUMBERS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


class Attack(NamedTuple):
    """One happening: ``name`` tells it from the story's others."""

    name: str
    where: Towns
    town: str
    day: date
    kind: str
    site: str
    dead: int
    hurt: int


class Told(NamedTuple):
    """A sentence, the name of the act that it tells, and that act's type."""

    sentence: str
    act: str
    type: str = "ASSAULT"


class Report(NamedTuple):
    """A page of a story, and its sentences that tell an act."""

    text: str
    told: tuple[Told, ...]


class Story(NamedTuple):
    """Reports, and what the latest of the first act give as its dead; nothing where that is not asked."""

    reports: tuple[Report, ...]
    dead: frozenset[int]


def _number(count: int) -> str:
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def _on(day: date) -> str:
    return f"on {day:%A}"


def _long(day: date) -> str:
    return f"{day:%B} {day.day}"


def _attack(draw: random.Random, name: str, where: Towns, town: str, day: date, kind: str) -> Attack:
    site = draw.choice(SITES[kind])
    return Attack(name, where, town, day, kind, site, dead=draw.randint(4, 40), hurt=draw.randint(11, 90))


def _filled(words: str, attack: Attack, dead: int, who: str, **more: str) -> str:
    """A sentence with what it tells of an attack, beginning with a capital."""
    known = {
        "site": attack.site, "town": attack.town, "adjective": attack.where.adjective, "kind": attack.kind,
        "dead": _number(dead), "hurt": str(attack.hurt), "who": who, "day": _on(attack.day),
    }  # fmt: skip
    told = words.format_map(known | more)
    return told[0].upper() + told[1:]


def _report(draw: random.Random, attack: Attack, day: date, told: Sequence[Told]) -> Report:
    """A page of an agency on an attack; the first of its sentences is its lead."""
    first, *others = [one.sentence for one in told]
    line = f"{attack.town.upper()}, {_long(day)}, {day.year} ({draw.choice(AGENCIES)}) - {first}"
    paragraphs = (f"News from {attack.town}", line, draw.choice(ASIDES), *others)
    return Report("\n\n".join(paragraphs) + "\n", tuple(told))


def _lead(draw: random.Random, attack: Attack, dead: int, who: str, **more: str) -> Told:
    return Told(_filled(draw.choice(LEADS[attack.kind]), attack, dead, who, **more), attack.name)


def compose(draw: random.Random) -> Story:
    """One story."""
    where, kind = draw.choice(TOWNS), draw.choice(list(LEADS))
    day = date(2025, draw.choice((3, 5, 8, 10)), draw.randint(8, 20))
    attack = _attack(draw, "it", where, where.town, day, kind)
    beside = _attack(draw, "beside", where, where.other, day, draw.choice(list(LEADS)))
    before = _attack(draw, "before", where, where.town, day - timedelta(days=draw.choice((9, 16, 30))), kind)
    sources = (*SOURCES, where.source)
    reports, counts = [], dict[date, set[int]]()

    def report(when: date, dead: int, told: Sequence[Told]) -> None:
        counts.setdefault(when, set()).add(dead)
        reports.append(_report(draw, attack, when, told))

    for _ in range(draw.choice((1, 2, 2))):
        dead = attack.dead - draw.choice((0, 0, 1, 2))
        told = [_lead(draw, attack, dead, draw.choice(sources))]
        if draw.random() < 0.4:
            told.append(_lead(draw, beside, beside.dead, "officials", day="the same day"))
        if draw.random() < 0.5:
            older = f"A similar {kind} in {before.town} on {_long(before.day)} killed {_number(before.dead)} people."
            told.append(Told(older, before.name))
        report(day, dead, told)
    dead = attack.dead
    for now in (day + timedelta(days=1), day + timedelta(days=2)):
        if draw.random() < 0.25:
            continue
        chance, last = draw.random(), dead
        if chance < 0.5:
            words, dead = draw.choice(GROWN), dead + draw.choice((1, 2, 5))
        elif chance < 0.65:
            words, dead = draw.choice(TAKEN_BACK), dead - 1
        else:
            words = draw.choice(FOLLOWED)
        that = draw.choice((f"{day:%A}'s", f"the {day:%A}"))
        more = {"that": that, "now": _on(now), "before": _number(last)}
        report(now, dead, [Told(_filled(words, attack, dead, draw.choice(sources), **more), attack.name)])
    own = [_report(draw, one, one.day, [_lead(draw, one, one.dead, draw.choice(sources))]) for one in (beside, before)]
    return Story((*reports, *own), frozenset(counts[max(counts)]))


def _names(report: Report, record: Record) -> Iterator[tuple[EventRow, str]]:
    """The events of a report with the names of the acts that their sentences tell."""
    for told in report.told:
        start = report.text.index(told.sentence)
        for event in record.events:
            if event.type == told.type and start <= event.trigger_span[0] < start + len(told.sentence):
                yield event, told.act


def checked(story: Story) -> tuple[Counter[str], list[str]]:
    """Counts of a story: sentences, those that tell nothing, pairs of one attack (``linked``), pairs that the program
    joins (``joined``) and both (``right``), and whether the toll of the first attack is the latest; what is wrong."""
    pages = {f"{at}": report for at, report in enumerate(story.reports)}
    records = {name: replace(read(page.text), page=name, source=name) for name, page in pages.items()}
    told = [view for name, record in records.items() for view in views(record, pages[name].text)]
    known = {view.key: view.name for view in told}
    incident = {known[key]: at for at, keys in enumerate(merge(told)) for key in keys}
    attack = {f"{name}.{e.id}": what for name in pages for e, what in _names(pages[name], records[name])}
    count, wrong = Counter[str](), list[str]()
    for name, page in pages.items():
        missed = {one.act for one in page.told} - {what for _, what in _names(page, records[name])}
        count.update(sentences=len(page.told), missed=len(missed))
        wrong += [f"page {name} tells no {what}" for what in sorted(missed)]
    for one, other in combinations(attack, 2):
        same, joined = attack[one] == attack[other], incident[one] == incident[other]
        count.update(linked=same, joined=joined, right=same and joined)
        if same != joined:
            wrong.append(f"{one} and {other} are {'one' if same else 'two'}")
    if story.dead:
        ((where, _),) = Counter(incident[key] for key in attack if attack[key] == "it").most_common(1) or ((-1, 0),)
        found = _toll(pages, records, {key for key, at in incident.items() if at == where})
        if found not in story.dead:
            count["toll wrong"] += 1
            wrong.append(f"dead {found}, not {sorted(story.dead)}")
    return count, wrong


def _toll(pages: Mapping[str, Report], records: Mapping[str, Record], joined: Set[str]) -> float | None:
    """The dead of an incident by the claims of the events in it."""
    claims = [
        claim
        for name, record in records.items()
        for claim in claims_of(record, pages[name].text, [e for e in record.events if f"{name}.{e.id}" in joined])
    ]
    found = toll([claim for claim in claims if claim.kind == "killed"])
    return None if found is None else found.best


Measured = tuple[Counter[str], list[tuple[Story, list[str]]]]
"""The counts of some stories, and those with an error beside what is wrong."""


def measured(stories: int, seed: int) -> Measured:
    """The counts of some stories of attacks."""
    return tried(compose, stories, random.Random(seed))


def tried(composer: Callable[[random.Random], Story], stories: int, draw: random.Random) -> Measured:
    """The counts of some stories of one composer."""
    total, failed = Counter[str](), list[tuple[Story, list[str]]]()
    for _ in range(stories):
        story = composer(draw)
        count, wrong = checked(story)
        total.update(count)
        if wrong:
            failed.append((story, wrong))
    return total, failed


def show(failed: Sequence[tuple[Story, Sequence[str]]]) -> None:
    """Prints stories with what is wrong of each."""
    for story, wrong in failed:
        print("\n" + "; ".join(wrong))
        for at, report in enumerate(story.reports):
            print(f"\n--- {at}\n{report.text}")


def main() -> None:
    """Prints precision and recall of linked pairs, and how many tolls are right."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print the first N stories with an error")
    args = parser.parse_args()
    total, failed = measured(args.stories, args.seed)
    print(f"attacks told     {total['sentences'] - total['missed']} of {total['sentences']}")
    print(f"linked pairs     precision {total['right'] / max(1, total['joined']):.3f}", end=", ")
    print(f"recall {total['right'] / max(1, total['linked']):.3f} of {total['linked']}")
    print(f"dead of the last report {args.stories - total['toll wrong']} of {args.stories}")
    print(f"stories without an error {args.stories - len(failed)} of {args.stories}")
    show(failed[: args.errors])


if __name__ == "__main__":
    main()
