"""Plain news pages put together from parts, so that every fact is known: ``python -m evals.composed [--pages 300]``.

A page tells of one attack: who did it to whom, where and when, who claims or denies it, what the police did next, who
condemned it, and an older attack elsewhere. The parts are drawn by a seed; what the program records is held against
what the parts say. Such sentences are easier than a newspaper's: an error in them is one of grammar, and hits many
pages. ``--errors N`` prints the first N pages with one.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dateline import read
from dateline.model import EventRow, Record


class Country(NamedTuple):
    """A country with a town, another one, and a group that its attacks are told of."""

    code: str
    town: str
    other: str
    group: str


COUNTRIES = (
    Country("AFG", "Kabul", "Kandahar", "the Taliban"),
    Country("PAK", "Quetta", "Peshawar", "the Balochistan Liberation Army"),
    Country("NGA", "Maiduguri", "Kano", "Boko Haram"),
    Country("SOM", "Mogadishu", "Kismayo", "al-Shabaab"),
    Country("COD", "Goma", "Bunia", "M23"),
    Country("COL", "Bogotá", "Cali", "the National Liberation Army"),
    Country("TUR", "Istanbul", "Ankara", "the Kurdistan Workers' Party"),
    Country("EGY", "Cairo", "Alexandria", "Islamic State"),
)
TARGETS = ("a mosque", "a police station", "a bus", "a market", "a hotel")
LEADS = (
    "Gunmen opened fire on {target} in {town} {day}, killing {dead} and wounding {hurt}, officials said.",
    "At least {dead} people were killed and {hurt} wounded {day} when a bomb exploded near {target} in {town}.",
    "A suicide bomber attacked {target} in {town} {day}, killing {dead} people and injuring {hurt}, officials said.",
    "Militants stormed {target} in {town} {day}, killing {dead} people and wounding {hurt}, the ministry said.",
)
DAYS = (
    ("on Monday", "2025-08-11"),
    ("on Wednesday", "2025-08-13"),
    ("on August 9", "2025-08-09"),
    ("late on Tuesday", "2025-08-12"),
    ("last Friday", "2025-08-08"),
    ("on Sunday afternoon", "2025-08-10"),
    ("before dawn on Tuesday", "2025-08-12"),
)
CLAIMED = (
    "{group} claimed responsibility for the attack in a statement.",
    "A spokesman for {group} said its fighters had carried out the attack.",
    "{group} said it was behind the attack.",
)
UNCLAIMED = (
    "No group claimed responsibility for the attack.",
    "{group}, which has carried out similar attacks, denied any involvement.",
    "Nobody has claimed the attack, but {group} has carried out similar ones.",
)
ARRESTS = (
    "Police later arrested five suspects in a house nearby.",
    "Six suspects were detained on Thursday, the interior ministry said.",
    "One of the attackers was captured, police said.",
)
CONDEMNED = ("The United States condemned the attack.", "France condemned the attack and offered its condolences.")
OLDER = (
    "In March 2024, a similar attack in {other} killed 31 people.",
    "Last year, gunmen killed 14 people at a wedding in {other}.",
    "The attack came two weeks after rebels killed nine soldiers in {other}.",
)
STATE = frozenset(("COP", "MIL", "GOV"))


class Page(NamedTuple):
    """A composed page: its sentences, and what the first of them tell."""

    home: Country
    lead: str
    claim: str
    arrest: str
    condemned: str
    older: str
    dead: int
    hurt: int
    day: str
    claimed: bool

    @property
    def text(self) -> str:
        """The page as it is read."""
        sentences = (self.lead, self.claim, self.arrest, self.condemned, self.older)
        first = f"{self.home.town.upper()}, August 14, 2025 (Reuters) - "
        return f"{self.dead} killed in {self.home.town} attack\n\n{first}" + "\n\n".join(sentences) + "\n"


def compose(draw: random.Random) -> Page:
    """One page."""
    home, (day, iso), claimed = draw.choice(COUNTRIES), draw.choice(DAYS), draw.random() < 0.5
    dead, hurt = draw.choice((7, 12, 18, 23)), draw.choice((11, 15, 30))
    claim = draw.choice(CLAIMED if claimed else UNCLAIMED).format(group=home.group)
    return Page(
        home=home,
        lead=draw.choice(LEADS).format(target=draw.choice(TARGETS), town=home.town, day=day, dead=dead, hurt=hurt),
        claim=claim[0].upper() + claim[1:],
        arrest=draw.choice(ARRESTS),
        condemned=draw.choice(CONDEMNED),
        older=draw.choice(OLDER).format(other=home.other),
        dead=dead,
        hurt=hurt,
        day=iso,
        claimed=claimed,
    )


def _acts(page: Page, record: Record, sentence: str, kind: str) -> list[EventRow]:
    """The events of a type that a sentence tells."""
    start = page.text.index(sentence)
    return [e for e in record.events if e.type == kind and start <= e.trigger_span[0] < start + len(sentence)]


def _is_group(page: Page, names: Sequence[str]) -> bool:
    group = page.home.group.removeprefix("the ").casefold().replace("al-", "").split()[0]
    return any(group in name.casefold() for name in names)


def checks(page: Page, record: Record) -> Iterator[tuple[str, bool]]:
    """What of the page is recorded rightly: the name of a fact and whether it is."""
    acts = _acts(page, record, page.lead, "ASSAULT")
    figures = {(f.kind, f.low) for e in acts for f in e.figures}
    yield "attack", bool(acts)
    yield "killed", ("killed", page.dead) in figures
    yield "injured", ("injured", page.hurt) in figures
    yield "place", any(e.place is not None and page.home.town in e.place.name for e in acts)
    yield "country", all(e.place is None or e.place.country == page.home.code for e in acts)
    yield "day", any(e.date is not None and e.date.start == page.day for e in acts)
    doers = [actor.name for e in acts for actor in e.actors]
    yield ("claim" if page.claimed else "no claim"), _is_group(page, doers) == page.claimed
    arrests = _acts(page, record, page.arrest, "COERCE")
    yield "arrest", bool(arrests)
    yield "who arrests", all(actor.sector in STATE for e in arrests for actor in e.actors)
    yield "condemned", bool(_acts(page, record, page.condemned, "ACCUSE"))
    older = _acts(page, record, page.older, "ASSAULT")
    yield "older attack", bool(older)
    yield "its place", all(e.place is not None and page.home.other in e.place.name for e in older)
    yield "its day", all(e.date is not None and e.date.start != page.day for e in older)
    yield "its figures", all(f.low not in (page.dead, page.hurt) for e in older for f in e.figures)
    yield "its actors", not any(_is_group(page, [actor.name for actor in e.actors]) for e in older)


def measured(pages: int, seed: int) -> tuple[Counter[str], Counter[str], list[tuple[Page, list[str]]]]:
    """How often each fact is asked, how often it is wrong, and the pages with an error beside their wrong facts."""
    draw = random.Random(seed)
    asked, wrong, failed = Counter[str](), Counter[str](), list[tuple[Page, list[str]]]()
    for _ in range(pages):
        page = compose(draw)
        found = list(checks(page, read(page.text)))
        missed = [name for name, right in found if not right]
        asked.update(name for name, _ in found)
        wrong.update(missed)
        if missed:
            failed.append((page, missed))
    return asked, wrong, failed


def main() -> None:
    """Prints the share of right facts by kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print the first N pages with an error")
    args = parser.parse_args()
    asked, wrong, failed = measured(args.pages, args.seed)
    for name, times in asked.items():
        print(f"{name:<14}{1 - wrong[name] / times:.3f} of {times}")
    print(
        f"{'all':<14}{1 - wrong.total() / asked.total():.3f}, pages without an error {1 - len(failed) / args.pages:.3f}"
    )
    for page, missed in failed[: args.errors]:
        print(f"\n{', '.join(missed)}\n{page.text}")


if __name__ == "__main__":
    main()
