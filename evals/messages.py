"""Acts of violence in wire messages of 1988 to 1990: python -m evals.messages [--part dev|tst1|tst2] [--skip N]

The messages of MUC-3/4 (``messages`` of the development data) are real wire copy in capitals, with hard-wrapped lines
and without titles. What people wrote down of each message is a template for each act of violence (evals/templates.py),
after rules of their own: clashes between armies are none, nor is what lies more than two months back or is told only in
general. So what is told beyond the templates is counted and is no error by itself; what a template holds and a record
lacks is one.

A template stands for an incident and a record has an event for each telling, so each template is given the event of a
fitting type that has most in common with it (place, day, who, whom), and at least one of these; no event serves twice.
Told of pairs: the day (where it is one), the most exact place and the country, who did it (also where nobody is named),
one of those it was done to, and the numbers killed and injured.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import cache, partial
from pathlib import Path

import msgspec

from dateline.knowledge.actors import country_names
from dateline.knowledge.fold import key
from dateline.model import EventRow, Record
from dateline.pages import page_of_text
from dateline.pipeline import read_page
from dateline.settings import Settings
from evals import templates
from evals.gold import half_shared
from evals.paths import shared
from evals.templates import Names, Template

FOLDER = "data/messages"
PARTS = ("dev", "tst1", "tst2")

FITTING: Mapping[str, frozenset[str]] = {
    "ATTACK": frozenset({"ASSAULT"}),
    "BOMBING": frozenset({"ASSAULT"}),
    "ARSON": frozenset({"ASSAULT", "PROTEST"}),
    "KIDNAPPING": frozenset({"ASSAULT", "COERCE"}),
    "ROBBERY": frozenset({"ASSAULT", "COERCE"}),
    "FORCED WORK STOPPAGE": frozenset({"ASSAULT", "COERCE", "PROTEST"}),
}
"""The event types that each type of template may have; a threat is a THREATEN too."""

ORDER = ("actor", "recipient", "day", "place", "country", "killed", "injured")

_PLAIN = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "at",
        "to",
        "and",
        "s",
        "his",
        "her",
        "its",
        "their",
        "de",
        "la",
        "el",
        "los",
        "las",
        "del",
        "some",
        "several",
    ]
)
_COUNTRIES: Mapping[str, str] = {"guatamala": "GTM", "columbia": "COL"}
"""Names of countries that a template spells wrong."""


def messages(part: str) -> list[tuple[str, str]]:
    """Number and text of each message of a part, in the order of the files."""
    paths = sorted((shared() / FOLDER / part).glob(f"{part}-muc*"))
    return [(name, f"{text}\n") for path in paths for name, text in templates.texts(path)]


def gold(part: str) -> dict[str, list[Template]]:
    """Templates of each message of a part."""
    out: dict[str, list[Template]] = {}
    for path in sorted((shared() / FOLDER / part).glob("key-*")):
        out |= templates.load(path.read_text(encoding="utf-8", errors="replace").splitlines())
    return out


def _read(item: tuple[str, str], chosen: Settings) -> Record:
    return read_page(page_of_text(item[1], chosen, name=item[0]), chosen)


def records(part: str, chosen: Settings, wanted: slice = slice(None)) -> list[Record]:
    """Each message, or those of a slice, read as a page of its own, by two processes."""
    items = messages(part)[wanted]
    with ProcessPoolExecutor(2) as pool:
        return list(pool.map(partial(_read, chosen=chosen), items, chunksize=8))


# -------------------------------------------------------------------------------- one message


def paired(told: Sequence[Template], record: Record) -> list[tuple[Template, EventRow | None]]:
    """Each template with the event that has most in common with it, greedily; None where no event has anything."""
    events = [e for e in record.events if e.status != "negated"]
    weighed = sorted(
        ((common(t, e), -j, -i) for i, t in enumerate(told) for j, e in enumerate(events) if fits(t, e)), reverse=True
    )
    chosen: dict[int, int] = {}
    for value, j, i in weighed:
        if value > 0 and -i not in chosen and -j not in chosen.values():
            chosen[-i] = -j
    return [(t, events[chosen[i]] if i in chosen else None) for i, t in enumerate(told)]


def fits(t: Template, e: EventRow) -> bool:
    """Whether an event's type may stand for a template's."""
    return e.type in FITTING[t.type] or (t.stage == "THREATENED" and e.type == "THREATEN")


def common(t: Template, e: EventRow) -> float:
    """What both have in common: whom it was done to 3, who did it 2, place 2, day 2, a number of dead or hurt 2."""
    told = parts(t, e)
    weight = {"recipient": 3.0, "actor": 2.0, "place": 2.0, "day": 2.0, "killed": 2.0, "injured": 2.0}
    value = sum(weight[name] for name, verdict in told.items() if verdict == "right" and name in weight)
    # "Nobody is named" on both sides is no common ground.
    if told.get("actor") == "right" and not (t.individuals or t.organizations):
        value -= weight["actor"]
    return value


def parts(t: Template, e: EventRow) -> dict[str, str]:
    """Part -> right, wrong or missing, for each part that the template tells."""
    out: dict[str, str] = {}
    first, last = t.days
    if first is not None and first == last:
        out["day"] = _verdict(told=e.date is not None, right=e.date is not None and _within(e, first))
    if t.places:
        out["place"] = _verdict(told=e.place is not None, right=e.place is not None and _placed(t.places, e))
    if t.country and e.place is not None and e.place.country is not None:
        out["country"] = _verdict(told=True, right=country(t.country) == e.place.country)
    doers = [*t.individuals, *t.organizations]
    if doers:
        names = [text for a in e.actors for text in (a.text, a.name)]
        out["actor"] = _verdict(told=bool(names), right=any(alike(name, n) for name in doers for n in names))
    else:
        out["actor"] = "wrong" if e.actors else "right"
    harmed = [*t.targets, *t.persons]
    if harmed:
        names = [text for a in e.recipients for text in (a.text, a.name)]
        names += [f.of for f in e.figures if f.of and f.kind in ("killed", "injured", "abducted")]
        out["recipient"] = _verdict(told=bool(names), right=any(alike(name, n) for name in harmed for n in names))
    for kind, number in (("killed", t.killed), ("injured", t.injured)):
        if number is not None:
            got = [f.low for f in e.figures if f.kind == kind]
            out[kind] = _verdict(told=bool(got), right=number in got or sum(got) == number)
    return out


def _verdict(*, told: bool, right: bool) -> str:
    return "right" if right else "wrong" if told else "missing"


def _within(e: EventRow, day: date) -> bool:
    assert e.date is not None
    return e.date.start == day.isoformat() and (e.date.end or e.date.start) == e.date.start


def _placed(places: Sequence[Names], e: EventRow) -> bool:
    assert e.place is not None
    return any(alike(names, told) for names in places for told in (e.place.text, e.place.name))


def country(name: str) -> str | None:
    """ISO 3166 code of a template's country; of two the first."""
    plain = key(name.split("/")[0])
    return _COUNTRIES.get(plain) or _codes().get(plain)


@cache
def _codes() -> dict[str, str]:
    return {key(name): code for code, name in country_names().items()}


def alike(names: Names, told: str) -> bool:
    """Whether a told name shares half of the words of one reading of a name, plurals and small words aside."""
    return any(half_shared(_words(name), _words(told)) for name in names)


def _words(text: str) -> frozenset[str]:
    return frozenset(w.removesuffix("s") for w in key(text).split() if w not in _PLAIN)


# -------------------------------------------------------------------------------- all of them


def table(pairs: Sequence[tuple[Template, EventRow | None]]) -> str:
    """Rows as Markdown: what is told of the templates, then the parts of those that are."""
    needed = [(t, e) for t, e in pairs if not t.optional]
    found = [(t, e) for t, e in pairs if e is not None]
    verdicts: dict[str, Counter[str]] = {}
    for t, e in found:
        for name, verdict in parts(t, e).items():
            verdicts.setdefault(name, Counter())[verdict] += 1
    lines = ["| part | right | wrong | missing | share right | right of told |", "|---|---:|---:|---:|---:|---:|"]
    told = sum(e is not None for _, e in needed)
    lines.append(f"| template told | {told} | | {len(needed) - told} | {told / max(1, len(needed)):.3f} | |")
    for name in ORDER:
        n = verdicts.get(name, Counter())
        if total := n.total():
            right, wrong = n["right"], n["wrong"]
            shares = f"{right / total:.3f} | {right / max(1, right + wrong):.3f}"
            lines.append(f"| {name} | {right} | {wrong} | {n['missing']} | {shares} |")
    return "\n".join(lines)


def measured(part: str, read: Sequence[Record]) -> str:
    """The table of one part, under a line that tells how many messages, templates and events there are."""
    told = gold(part)
    by_name = {record.page: record for record in read}
    kept = [name for name in told if name in by_name]
    pairs = [pair for name in kept for pair in paired(told[name], by_name[name])]
    acts = sum(e.type == "ASSAULT" and e.status == "actual" for name in kept for e in by_name[name].events)
    bare = [name for name in kept if not told[name]]
    quiet = sum(not any(e.type == "ASSAULT" and e.status == "actual" for e in by_name[name].events) for name in bare)
    head = (
        f"{part}: {len(kept)} messages, {len(pairs)} templates, {acts} acts of violence told; "
        f"of {len(bare)} messages without a template {quiet} have none."
    )
    return f"{head}\n\n{table(pairs)}"


def main() -> int:
    """Prints the table of each part; exits 2 where the data are absent."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=PARTS, action="append")
    parser.add_argument("--records", type=Path, help="records of messages, made before, as JSON Lines")
    parser.add_argument("--skip", type=int, default=0, help="leave out so many messages, the first of each part")
    parser.add_argument("--most", type=int, help="take no more than so many")
    parser.add_argument("--rules", action="store_true", help="events by the rules alone, without the trained reader")
    args = parser.parse_args()
    if not (shared() / FOLDER).is_dir():
        print(f"evals.messages: no {FOLDER} below {shared()}; set DATELINE_SHARED", file=sys.stderr)
        return 2
    wanted = slice(args.skip, None if args.most is None else args.skip + args.most)
    chosen = Settings(reader="rules" if args.rules else "model")
    made = [msgspec.json.decode(line, type=Record) for line in args.records.open("rb")] if args.records else None
    for part in args.part or PARTS:
        print(measured(part, made if made is not None else records(part, chosen, wanted)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
