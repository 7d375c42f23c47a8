"""Stories of other acts than attacks, put together from parts: ``python -m evals.composed_acts``.

Each kind of story is one act told by two or three reports over some days, beside others that are told in like words:
the same charge against somebody else, the same march in another town or a week before, the next night's strike on the
same town. Names, towns, days and wordings are drawn by a seed; what the program joins is held against what the parts
say, kind by kind. ``--errors N`` prints the first N stories with an error, ``--kind`` takes one kind.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from evals.composed_stories import AGENCIES, Measured, Report, Story, Told, show, tried

Composer = Callable[[random.Random], Story]

COUNTRIES = {
    "Nigeria": (("Lagos", "Kaduna", "Maiduguri", "Port Harcourt"), ("Musa Danjuma", "Chidi Okafor", "Aisha Bello")),
    "Kenya": (("Nairobi", "Mombasa", "Kisumu", "Eldoret"), ("Peter Otieno", "Grace Wanjiru", "Daniel Kiprop")),
    "Peru": (("Lima", "Arequipa", "Cusco", "Juliaca"), ("Rosa Quispe", "Julio Mendoza", "Elena Torres")),
    "Turkey": (("Istanbul", "Ankara", "Izmir", "Diyarbakir"), ("Mehmet Yildiz", "Selin Kaya", "Emre Aydin")),
    "Pakistan": (("Lahore", "Karachi", "Quetta", "Peshawar"), ("Imran Shah", "Fatima Malik", "Bilal Khattak")),
    "Belarus": (("Minsk", "Gomel", "Brest", "Grodno"), ("Andrei Kovalenko", "Olga Petrova", "Pavel Sidorov")),
    "Sri Lanka": (("Colombo", "Kandy", "Jaffna", "Galle"), ("Nimal Perera", "Kumari Silva", "Ruwan Fernando")),
}
PROFESSIONS = ("journalist", "opposition activist", "human rights lawyer", "student leader", "union leader")
CHARGES = ("inciting unrest", "spreading false news", "insulting the president", "financing terrorism", "sedition")
DEMANDS = ("lower taxes", "higher wages", "new elections", "the president's resignation", "an end to fuel shortages")
MARCHERS = ("people", "teachers", "students", "workers", "doctors")
TOPICS = ("border security", "trade", "a gas pipeline", "refugees", "the war in Sudan")
MINISTERS = {
    "Egyptian": "Badr Abdelatty",
    "Turkish": "Hakan Fidan",
    "Saudi": "Faisal bin Farhan",
    "Iranian": "Abbas Araghchi",
    "Indian": "Subrahmanyam Jaishankar",
    "Russian": "Sergei Lavrov",
}
VENUES = ("Geneva", "Vienna", "Doha", "Muscat", "Astana", "Rome")
SCHOOLS = ("a school", "a boarding school", "a church", "a farm", "a bus")
TAKEN = ("students", "villagers", "worshippers", "passengers", "farmers")
STRUCK = (
    ("Kharkiv", "Russian"),
    ("Odesa", "Russian"),
    ("Rafah", "Israeli"),
    ("Nabatieh", "Israeli"),
    ("Hodeidah", "US"),
    ("El Fasher", "RSF"),
)
HIT = ("a residential building", "a school", "a market", "a power station", "a hospital", "a bakery", "a mosque")
STATES = ("Egypt", "Turkey", "France", "Qatar", "Indonesia", "Kenya", "Brazil", "Pakistan", "Germany")
VILLAGES = (
    ("Ituri province", "Fataki", "Drodro", "CODECO"),
    ("Borno state", "Kukawa", "Baga", "Boko Haram"),
    ("Cabo Delgado province", "Macomia", "Mucojo", "al-Shabaab"),
    ("Burkina Faso's Soum province", "Djibo", "Arbinda", "JNIM"),
    ("the Mopti region", "Bandiagara", "Bankass", "Katiba Macina"),
    ("Plateau state", "Bokkos", "Mangu", "Fulani"),
)
POWERS = ("The United States", "The European Union", "Britain", "Canada", "Australia", "Japan")
REASONS = ("human rights abuses", "election fraud", "a crackdown on protesters", "corruption")
ASIDES = (
    "The government did not immediately comment.",
    "Rights groups say space for dissent has shrunk in recent years.",
    "The mood in the city was calm by the evening.",
)


def page(draw: random.Random, town: str, day: date, told: Sequence[Told]) -> Report:
    """A page of an agency, the first of its sentences as its lead."""
    first, *others = [one.sentence for one in told]
    line = f"{town.upper()}, {day:%B} {day.day}, {day.year} ({draw.choice(AGENCIES)}) - {first}"
    return Report("\n\n".join((line, draw.choice(ASIDES), *others)) + "\n", tuple(told))


def recalling(draw: random.Random, town: str, day: date, lead: Told, recalls: Sequence[Told]) -> Report:
    """A page that recalls each of some other acts half of the time."""
    return page(draw, town, day, [lead, *(told for told in recalls if draw.random() < 0.5)])


def some_day(draw: random.Random) -> date:
    """A day in the middle of a month, so that days before and after need no month of their own."""
    return date(2025, draw.choice((3, 5, 8, 10)), draw.randint(9, 20))


def arrests(draw: random.Random) -> Story:
    """One person's arrest by two or three reports; another's on the same charge that day, and a third's days before."""
    country = draw.choice(list(COUNTRIES))
    towns, people = COUNTRIES[country]
    day, (one, other, third) = some_day(draw), draw.sample(people, 3)
    town, elsewhere = draw.sample(towns, 2)
    charge = draw.choice(CHARGES)

    def lead(name: str, where: str, when: date) -> str:
        job = draw.choice(PROFESSIONS)
        return draw.choice(
            (
                f"Police in {where} arrested {job} {name} on {when:%A} on charges of {charge}.",
                f"{job.capitalize()} {name} was arrested in {where} on {when:%A}, accused of {charge}, police said.",
                f"Police detained {name}, a {job}, at a house in {where} on {when:%A}, his lawyer said.",
                f"Security forces have detained {job} {name} in {where}, family members said on {when:%A}.",
            )
        )

    recalled = draw.choice(
        (
            f"{other} was detained in {elsewhere} the same day.",
            f"Another activist, {other}, was arrested in {elsewhere} on {day:%A}.",
        )
    )
    earlier = day - timedelta(days=draw.choice((5, 8, 12)))
    before = f"{third} was arrested on similar charges on {earlier:%B} {earlier.day}."
    recalls = (Told(recalled, "beside", "COERCE"), Told(before, "before", "COERCE"))
    reports = [recalling(draw, town, day, Told(lead(one, town, day), "it", "COERCE"), recalls) for _ in range(2)]
    later = day + timedelta(days=draw.choice((1, 2)))
    after = draw.choice(
        (
            f"A court on {later:%A} ordered the release of {one}, who was arrested on {day:%A}.",
            f"The United Nations on {later:%A} condemned the arrest of {one} in {town} on {day:%A}.",
            f"{one}, who was detained in {town} on {day:%A}, has begun a hunger strike, his lawyer said on {later:%A}.",
        )
    )
    reports.append(page(draw, town, later, [Told(after, "it", "COERCE")]))
    reports.append(page(draw, elsewhere, day, [Told(lead(other, elsewhere, day), "beside", "COERCE")]))
    reports.append(page(draw, town, earlier, [Told(lead(third, town, earlier), "before", "COERCE")]))
    return Story(tuple(reports), frozenset())


def protests(draw: random.Random) -> Story:
    """One march by two or three reports; the same demand elsewhere that day, and a week before."""
    country = draw.choice(list(COUNTRIES))
    towns, _ = COUNTRIES[country]
    day, demand, who = some_day(draw), draw.choice(DEMANDS), draw.choice(MARCHERS)
    town, elsewhere = draw.sample(towns, 2)

    def lead(where: str, when: date) -> str:
        many = draw.choice(("Thousands of", "Hundreds of", "Tens of thousands of"))
        return draw.choice(
            (
                f"{many} {who} marched through {where} on {when:%A} to demand {demand}.",
                f"{many} {who} took to the streets of {where} on {when:%A} to call for {demand}.",
                f"{many} {who} rallied in {where} on {when:%A}, demanding {demand}.",
                f"{many} {who} protested in central {where} on {when:%A} for {demand}, organisers said.",
            )
        )

    recalled = draw.choice(
        (
            f"A similar rally was held in {elsewhere} on {day:%A}.",
            f"Hundreds of people also protested in {elsewhere} on {day:%A}.",
        )
    )
    earlier = day - timedelta(days=7)
    before = draw.choice(
        (
            f"A march in {town} on {earlier:%B} {earlier.day} drew smaller crowds.",
            f"Last {earlier:%A} hundreds of {who} demonstrated in {town}.",
        )
    )
    recalls = (Told(recalled, "beside", "PROTEST"), Told(before, "before", "PROTEST"))
    reports = [recalling(draw, town, day, Told(lead(town, day), "it", "PROTEST"), recalls) for _ in range(2)]
    later = day + timedelta(days=draw.choice((1, 2)))
    after = draw.choice(
        (
            f"Police said on {later:%A} that 23 people were detained at {day:%A}'s protest in {town}.",
            f"The president on {later:%A} dismissed the demands of {who} who marched in {town} on {day:%A}.",
            f"One man hurt during {day:%A}'s march in {town} has died, doctors said on {later:%A}.",
        )
    )
    reports.append(page(draw, town, later, [Told(after, "it", "PROTEST")]))
    reports.append(page(draw, elsewhere, day, [Told(lead(elsewhere, day), "beside", "PROTEST")]))
    reports.append(page(draw, town, earlier, [Told(lead(town, earlier), "before", "PROTEST")]))
    return Story(tuple(reports), frozenset())


def kidnaps(draw: random.Random) -> Story:
    """One abduction by two reports and by that of the release; another in another town two days before."""
    country = draw.choice(("Nigeria", "Kenya", "Pakistan"))
    towns, _ = COUNTRIES[country]
    day, (town, elsewhere) = some_day(draw), draw.sample(towns, 2)

    def lead(where: str, when: date, count: int, who: str, site: str) -> str:
        return draw.choice(
            (
                f"Gunmen abducted {count} {who} from {site} near {where} on {when:%A}, police said.",
                f"Armed men kidnapped {count} {who} in an attack on {site} in {where} on {when:%A}, officials said.",
                f"At least {count} {who} were kidnapped by gunmen from {site} in {where} on {when:%A}, residents said.",
            )
        )

    who, site, count = draw.choice(TAKEN), draw.choice(SCHOOLS), draw.randint(11, 60)
    others, house, few = draw.choice(TAKEN), draw.choice(SCHOOLS), draw.randint(3, 10)
    earlier = day - timedelta(days=2)
    recalled = f"On {earlier:%A}, gunmen abducted {few} {others} near {elsewhere}."
    reports = []
    for _ in range(2):
        told = [Told(lead(town, day, count, who, site), "it", "ASSAULT")]
        if draw.random() < 0.6:
            told.append(Told(recalled, "beside", "ASSAULT"))
        reports.append(page(draw, town, day, told))
    later = day + timedelta(days=draw.choice((6, 8, 9)))
    after = draw.choice(
        (
            f"All {count} {who} kidnapped in {town} on {day:%B} {day.day} were freed, officials said on {later:%A}.",
            f"Forces on {later:%A} rescued {count - 4} of the {count} {who} abducted from {site} in {town} last week.",
        )
    )
    reports.append(page(draw, town, later, [Told(after, "it", "ASSAULT")]))
    reports.append(
        page(draw, elsewhere, earlier, [Told(lead(elsewhere, earlier, few, others, house), "beside", "ASSAULT")])
    )
    return Story(tuple(reports), frozenset())


def talks(draw: random.Random) -> Story:
    """One meeting by two or three reports; one with another minister that day, their last one a month ago."""
    (first, one), (second, other), (third, guest) = draw.sample(list(MINISTERS.items()), 3)
    day, venue, topic = some_day(draw), draw.choice(VENUES), draw.choice(TOPICS)

    def lead(a: str, who: str, b: str, whom: str, where: str, when: date) -> str:
        return draw.choice(
            (
                f"{a} Foreign Minister {who} met his {b} counterpart {whom} in {where} on {when:%A} to discuss "
                f"{topic}.",
                f"The foreign ministers of the two countries, {who} and {whom}, held talks in {where} on {when:%A}, "
                f"the {a} foreign ministry said.",
                f"{b} Foreign Minister {whom} discussed {topic} with {who}, his {a} counterpart, in {where} on "
                f"{when:%A}.",
            )
        )

    recalled = draw.choice(
        (
            f"{one.split()[-1]} also met {third} Foreign Minister {guest} on {day:%A}.",
            f"Earlier on {day:%A}, {one} held talks with {guest} of the {third} government in {venue}.",
        )
    )
    earlier = day - timedelta(days=30)
    before = f"{one.split()[-1]} and {other.split()[-1]} last met on {earlier:%B} {earlier.day} in New York."
    recalls = (Told(recalled, "beside", "CONSULT"), Told(before, "before", "CONSULT"))
    reports = [
        recalling(draw, venue, day, Told(lead(first, one, second, other, venue, day), "it", "CONSULT"), recalls)
        for _ in range(2)
    ]
    reports.append(page(draw, venue, day, [Told(lead(first, one, third, guest, venue, day), "beside", "CONSULT")]))
    reports.append(
        page(
            draw, "New York", earlier, [Told(lead(first, one, second, other, "New York", earlier), "before", "CONSULT")]
        )
    )
    return Story(tuple(reports), frozenset())


def nights(draw: random.Random) -> Story:
    """Strikes on one town on three days running, each by one or two reports that recall the one before."""
    town, side = draw.choice(STRUCK)
    day, reports = some_day(draw), []
    last: tuple[date, int, str] | None = None
    for turn, hit in enumerate(draw.sample(HIT, 3)):
        when, dead, hurt = day + timedelta(days=turn), draw.randint(3, 25), draw.randint(26, 70)
        for _ in range(draw.choice((1, 2))):
            lead = draw.choice(
                (
                    f"{side} strikes on {town} killed {dead} people on {when:%A} when {hit} was hit, officials said.",
                    f"At least {dead} people were killed and {hurt} wounded in {side} strikes on {town} on {when:%A}.",
                    f"{side} forces struck {hit} in {town} on {when:%A}, killing {dead} people, medics said.",
                    f"A {side} strike hit {hit} in {town} on {when:%A}, killing {dead} and wounding {hurt}, the "
                    "mayor said.",
                )
            )
            told = [Told(lead, f"night {turn}", "ASSAULT")]
            if last is not None and draw.random() < 0.6:
                past, fell, what = last
                recalled = draw.choice(
                    (
                        f"A day earlier, {side} strikes on {town} killed {fell} people.",
                        f"On {past:%A}, {fell} people were killed when {what} in {town} was hit.",
                        f"{past:%A}'s attack on {town} killed {fell} people.",
                    )
                )
                told.append(Told(recalled, f"night {turn - 1}", "ASSAULT"))
            reports.append(page(draw, town, when, told))
        last = when, dead, hit
    return Story(tuple(reports), frozenset())


def reactions(draw: random.Random) -> Story:
    """What three states say of one attack, each in two reports, beside what two of them say of another one."""
    towns, _ = COUNTRIES[draw.choice(list(COUNTRIES))]
    (town, elsewhere), who = draw.sample(towns, 2), draw.sample(STATES, 3)
    day = some_day(draw)
    past = day - timedelta(days=draw.choice((10, 15)))

    def said(state: str, where: str, when: date) -> Told:
        told = draw.choice(
            (
                f"{state} on {when:%A} condemned the attack in {where}, calling it cowardly.",
                f"{state}'s foreign ministry condemned the bombing in {where} in a statement on {when:%A}.",
                f"The government of {state} denounced the attack in {where} on {when:%A}.",
            )
        )
        return Told(told, f"{state} on {where}", "ACCUSE")

    pairs = (who[:2], who[1:], (who[0], who[2]))
    reports = [page(draw, town, day, [said(state, town, day) for state in pair]) for pair in pairs]
    reports.append(page(draw, elsewhere, past, [said(state, elsewhere, past) for state in who[:2]]))
    return Story(tuple(reports), frozenset())


def sanctions(draw: random.Random) -> Story:
    """The same measure of two powers on one day, each in two reports, and an earlier one of the first."""
    (target, other), (one, two) = draw.sample(STATES, 2), draw.sample(POWERS, 2)
    few, more, reason = draw.randint(2, 9), draw.randint(11, 30), draw.choice(REASONS)

    def told(act: str, when: date) -> Told:
        power, count, whom = {"it": (one, more, target), "beside": (two, few, target), "before": (one, few, other)}[act]
        sentence = draw.choice(
            (
                f"{power} imposed sanctions on {count} officials from {whom} on {when:%A} over {reason}.",
                f"{power} on {when:%A} announced sanctions against {count} officials of {whom}, citing {reason}.",
                f"{power} sanctioned {count} officials from {whom} on {when:%A} for {reason}.",
            )
        )
        return Told(sentence, act, "SANCTION")

    return _side_by_side(draw, told)


def relief(draw: random.Random) -> Story:
    """Aid of two states to one country, each in two reports, and an earlier shipment of the first."""
    one, two, whom = draw.sample(STATES, 3)
    goods, tonnes = draw.choice(("food", "medicine", "tents", "fuel")), draw.sample(range(5, 90), 3)

    def told(act: str, when: date) -> Told:
        state, many = {"it": (one, tonnes[0]), "beside": (two, tonnes[1]), "before": (one, tonnes[2])}[act]
        sentence = draw.choice(
            (
                f"{state} sent {many} tonnes of {goods} to {whom} on {when:%A}, officials said.",
                f"A plane with {many} tonnes of {goods} from {state} arrived in {whom} on {when:%A}.",
                f"{state} on {when:%A} delivered {many} tonnes of {goods} to {whom}.",
            )
        )
        return Told(sentence, act, "AID")

    return _side_by_side(draw, told)


def _side_by_side(draw: random.Random, told: Callable[[str, date], Told]) -> Story:
    """Two reports of one day that tell an act and often one like it, one of the other alone, and one of weeks ago."""
    day = some_day(draw)
    past = day - timedelta(days=draw.choice((12, 20)))
    acts = (["it", "beside"], ["it", "beside"] if draw.random() < 0.5 else ["it"], ["beside"])
    reports = [page(draw, "Geneva", day, [told(act, day) for act in some]) for some in acts]
    return Story((*reports, page(draw, "Geneva", past, [told("before", past)])), frozenset())


def tellings(draw: random.Random) -> Story:
    """One night attack as four reports tell it, each with other words for who, when and where and with its own count,
    beside an attack on another village some days before."""
    region, village, beside, group = draw.choice(VILLAGES)
    day, dead = some_day(draw), draw.randint(6, 30)
    past, before = day - timedelta(days=draw.choice((3, 4))), draw.randint(2, 5)
    who = ("gunmen", f"suspected {group} fighters", "armed men", f"{group} rebels", "unidentified attackers")

    def lead(kind: int, count: int, when: date) -> str:
        doer, next_day = draw.choice(who), when + timedelta(days=1)
        return (
            f"At least {count} people were killed when {doer} attacked the village of {village} in {region} on "
            f"{when:%A} night, local officials said on {next_day:%A}.",
            f"{doer.capitalize()} raided {village} late on {when:%A}, killing {count} villagers and burning houses, a "
            "civil society leader said.",
            f"{doer.capitalize()} killed {count} civilians in an overnight attack on a village in {region}, the army "
            f"said on {next_day:%A}.",
            f"An attack by {doer} on the village of {village} on the night of {when:%A} left {count} dead, the United "
            "Nations said.",
        )[kind]

    reports = []
    for kind in draw.sample(range(4), 4):
        told = [Told(lead(kind, dead - draw.choice((0, 0, 1, 2)), day), "it")]
        if draw.random() < 0.4:
            told.append(Told(f"On {past:%A}, gunmen killed {before} people in nearby {beside}.", "before"))
        reports.append(page(draw, village, day + timedelta(days=1), told))
    earlier = f"Gunmen killed {before} people in the village of {beside} in {region} on {past:%A}, officials said."
    reports.append(page(draw, beside, past, [Told(earlier, "before")]))
    return Story(tuple(reports), frozenset())


KINDS: dict[str, Composer] = {
    "arrests": arrests, "protests": protests, "kidnaps": kidnaps, "talks": talks, "nights": nights,
    "reactions": reactions, "sanctions": sanctions, "relief": relief, "tellings": tellings,
}  # fmt: skip


def measured(kind: str, stories: int, seed: int) -> Measured:
    """The counts of some stories of one kind."""
    return tried(KINDS[kind], stories, random.Random(f"{kind} {seed}"))


def main() -> None:
    """Prints a row a kind: sentences told, precision and recall of linked pairs, stories without an error."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, default=40, help="of each kind")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--kind", choices=KINDS, help="only these")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print the first N stories with an error")
    args = parser.parse_args()
    for kind in [args.kind] if args.kind else KINDS:
        total, failed = measured(kind, args.stories, args.seed)
        told = total["sentences"] - total["missed"]
        precision, recall = total["right"] / max(1, total["joined"]), total["right"] / max(1, total["linked"])
        print(f"{kind:<10}told {told} of {total['sentences']}, linked pairs precision {precision:.3f}", end=", ")
        print(f"recall {recall:.3f} of {total['linked']}, without an error {args.stories - len(failed)}", flush=True)
        show(failed[: args.errors])


if __name__ == "__main__":
    main()
