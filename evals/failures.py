"""What goes wrong, in classes with counts: python -m evals.failures [--split dev|train] [--rules] [--examples CLASS]

Never for test pages, which are scored and not read. Events are paired as the yardstick pairs them (evals/counts.py). A
gold event without a pair is missed, a told one without a pair is false, a pair of two types is typed wrong (on its own
words, or because another event of the sentence is told in its place), and the parts of pairs of one type are compared
one by one. The first table ranks all classes by how often they occur: what to mend first. The one after it tells how
many records would be whole (actor, recipient, date and status right) if one part alone were mended. --examples prints
the sentences of one class of events.

Why an event is missed: its sentence is in no article told (cut away as furniture); or nothing is told in its sentence;
or less is told there than is annotated. Why one is false: nothing is annotated in its sentence, or less than is told.
"""

from __future__ import annotations

import argparse
import collections
import re
from collections.abc import Callable, Iterator, Sequence

from corpus import grid
from corpus.files import Json, figures_of, word_count
from dateline.spans import meets
from evals import counts
from evals.counts import Scored, markdown, share

Count = collections.Counter[str]
LENGTHS = (10, 20, 30, 45)
"""Words of a sentence: bounds of the classes, the last word included."""
PLACES = ("first paragraph", "second or third", "fourth to sixth", "later")


# -------------------------------------------------------------------------------- events missed, false, typed wrong


def missed(item: Scored) -> Iterator[tuple[Json, str]]:
    """The gold events without a pair, and why."""
    paired = {i for i, _ in (*item.found, *item.typed)}
    bodies = [tuple(part) for article in item.told["articles"] for part in article["parts"]]
    for i, event in enumerate(item.gold["events"]):
        if i in paired:
            continue
        if not any(meets(event["_e"], body) for body in bodies):
            yield event, "sentence in no article"
        elif not any(meets(event["_e"], other["_e"]) for other in item.told["events"]):
            yield event, "nothing told in the sentence"
        else:
            yield event, "fewer told than annotated"


def false(item: Scored) -> Iterator[tuple[Json, str]]:
    """The told events without a pair, and why."""
    paired = {j for _, j in (*item.found, *item.typed)}
    for j, event in enumerate(item.told["events"]):
        if j not in paired:
            near = any(meets(event["_e"], other["_e"]) for other in item.gold["events"])
            yield event, "more told than annotated" if near else "nothing annotated in the sentence"


def mistyped(item: Scored) -> Iterator[tuple[Json, Json]]:
    """The pairs of two types, gold first, where no event of the right type is told."""
    typed = {i for i, _ in item.typed}
    yield from ((item.gold["events"][i], item.told["events"][j]) for i, j in item.found if i not in typed)


def on_words(pair: tuple[Json, Json]) -> bool:
    """Whether the two events of a pair stand on the same words; else they are two events of one sentence."""
    return meets(pair[0]["_t"], pair[1]["_t"])


def by_type(items: Sequence[Scored]) -> str:
    """Each type: how many are missed, false, and typed as another."""
    gold, lost, told, wrong, taken = Count(), Count(), Count(), Count(), Count()
    for item in items:
        gold.update(e["type"] for e in item.gold["events"])
        told.update(e["type"] for e in item.told["events"])
        lost.update(e["type"] for e, _ in missed(item))
        wrong.update(e["type"] for e, _ in false(item))
        taken.update(a["type"] for a, _ in mistyped(item))
    body = [
        (k, gold[k], lost[k], share(lost[k], gold[k]), taken[k], told[k], wrong[k], share(wrong[k], told[k]))
        for k in sorted(gold | told, key=lambda kind: -lost[kind])
    ]
    return markdown(("type", "gold", "missed", "share", "told as another", "told", "false", "share"), body)


def confused(items: Sequence[Scored], most: int = 20) -> str:
    """The commonest pairs of two types on the same words."""
    wrong = (pair for item in items for pair in mistyped(item) if on_words(pair))
    pairs = collections.Counter((a["type"], b["type"]) for a, b in wrong)
    return markdown(("gold", "told", "number"), [(a, b, n) for (a, b), n in pairs.most_common(most)], left=2)


# -------------------------------------------------------------------------------- where events are missed


def length(item: Scored, event: Json) -> str:
    """Words of the sentence."""
    size, low = word_count(event["evidence"]), 0
    for high in LENGTHS:
        if size <= high:
            return f"{low + 1} to {high} words"
        low = high
    return f"over {low} words"


def position(item: Scored, event: Json) -> str:
    """Which paragraph of its article the sentence stands in."""
    begins = item.gold["articles"][event["article"]]["starts_with"]
    start = max(0, item.gold["text"].find(begins))
    lines = [line for line in item.gold["text"][start : event["_e"][0]].split("\n")[:-1] if line.strip()]
    return PLACES[0] if not lines else PLACES[1] if len(lines) < 3 else PLACES[2] if len(lines) < 6 else PLACES[3]


def company(item: Scored, event: Json) -> str:
    """How many events its sentence tells."""
    number = sum(meets(event["_e"], other["_e"]) for other in item.gold["events"])
    return {1: "alone", 2: "one of two"}.get(number, "one of three or more")


def said(item: Scored, event: Json) -> str:
    """Whether the trigger stands in somebody's statement."""
    begin = event["_t"][0]
    for statement in item.gold["statements"]:
        at = item.gold["text"].find(statement["content"])
        if at <= begin < at + len(statement["content"]) and at >= 0:
            return "in direct speech" if statement["direct"] else "in reported speech"
    return "in the outlet's own words"


SIDES: dict[str, Callable[[Scored, Json], str]] = {
    "length of the sentence": length,
    "paragraph": position,
    "events in the sentence": company,
    "speech": said,
    "form of the trigger": lambda item, event: grid.told(event),
    "status": lambda item, event: str(event["status"]),
    "role": lambda item, event: str(event["role"]),
    "actor": lambda item, event: "actor named" if event["actors"] else "no actor",
}
"""Sides by which missed events are told apart."""


def sides_table(items: Sequence[Scored]) -> str:
    """For every side: gold events, missed ones and typed wrong ones."""
    body = []
    for name, side in SIDES.items():
        gold, lost, wrong = Count(), Count(), Count()
        for item in items:
            gold.update(side(item, event) for event in item.gold["events"])
            lost.update(side(item, event) for event, _ in missed(item))
            wrong.update(side(item, event) for event, _ in mistyped(item))
        for value in sorted(gold, key=_order):
            shares = (share(lost[value], gold[value]), share(wrong[value], gold[value] - lost[value]))
            body.append((name, value, gold[value], lost[value], *shares))
    return markdown(("side", "class", "gold", "missed", "share", "of the found, typed wrong"), body, left=2)


def _order(value: str) -> tuple[int, int, str]:
    digits = re.search(r"\d+", value)
    place = PLACES.index(value) if value in PLACES else 0
    return (place, int(digits.group()) + value.startswith("over") if digits else 0, value)


# -------------------------------------------------------------------------------- parts of events


def parties(name: str) -> Callable[[Json, Json], str]:
    """Compares the actors or recipients of two events."""
    score = counts.yardstick()

    def compare(gold: Json, told: Json) -> str:
        a, b = gold[name], told[name]
        if not a or not b:
            return "right" if not a and not b else "missing" if a else "extra"
        hits = score.hits(a, b)
        return "right" if hits == len(a) == len(b) else "partly" if hits else "wrong"

    return compare


def sources(gold: Json, told: Json) -> str:
    """Compares on whose word two events are told."""
    score = counts.yardstick()
    a, b = gold["attributed_to"], told["attributed_to"]
    if not a or not b:
        return "right" if not a and not b else "missing" if a else "extra"
    hits = len(score.pairs(a, b, lambda x, y: float(score.alike(x, y))))
    return "right" if hits == len(a) == len(b) else "partly" if hits else "wrong"


def one(key: str, same: Callable[[Json, Json], bool]) -> Callable[[Json, Json], str]:
    """Compares a part that an event has once or not at all."""

    def compare(gold: Json, told: Json) -> str:
        if not gold[key] or not told[key]:
            return "right" if not gold[key] and not told[key] else "missing" if gold[key] else "extra"
        return "right" if same(gold, told) else "wrong"

    return compare


def same_place(gold: Json, told: Json) -> bool:
    """Whether two events are told to be in one place."""
    score, a, b = counts.yardstick(), gold["place"], told["place"]
    return bool(score.alike(a["text"], b["text"]) or score.alike(a["name"], b["name"]))


def same_date(gold: Json, told: Json) -> bool:
    """Whether two events are told of the same days."""
    return (gold["date"]["start"], gold["date"]["end"]) == (told["date"]["start"], told["date"]["end"])


def parts() -> dict[str, Callable[[Json, Json], str]]:
    """Part -> how two events compare in it: right, missing, extra, partly or wrong."""
    return {
        "actor": parties("actors"),
        "recipient": parties("recipients"),
        "date": one("date", same_date),
        "place": one("place", same_place),
        "mode": one("mode", lambda a, b: bool(a["mode"] == b["mode"])),
        "source": sources,
        "status": one("status", lambda a, b: bool(a["status"] == b["status"])),
        "role": one("role", lambda a, b: bool(a["role"] == b["role"])),
    }


def typed_pairs(items: Sequence[Scored]) -> list[tuple[Json, Json]]:
    """The pairs of one type, gold first."""
    return [(item.gold["events"][i], item.told["events"][j]) for item in items for i, j in item.typed]


def parts_count(items: Sequence[Scored]) -> dict[str, Count]:
    """Part -> how often it is right, missing, extra, partly right or wrong."""
    pairs = typed_pairs(items)
    return {name: Count(compare(a, b) for a, b in pairs) for name, compare in parts().items()}


HOW = ("right", "missing", "extra", "partly", "wrong")


def parts_table(items: Sequence[Scored]) -> str:
    """The parts of the pairs of one type."""
    body = [(name, *(count[how] for how in HOW)) for name, count in parts_count(items).items()]
    return markdown(("part", "right", "told none", "told, gold none", "partly right", "wrong"), body)


def dates_table(items: Sequence[Scored]) -> str:
    """How wrong dates differ, and what they come from."""
    wrong: Count = Count()
    for a, b in typed_pairs(items):
        if a["date"] and b["date"] and not same_date(a, b):
            same = "start right, end differs" if a["date"]["start"] == b["date"]["start"] else "start differs"
            wrong[f"{same}; gold from {_words(a['date'])}, told from {_words(b['date'])}"] += 1
    return markdown(("wrong dates", "number"), wrong.most_common())


def _words(date: Json) -> str:
    return "words" if date["text"] else "the day of the article"


def codes_table(items: Sequence[Scored], most: int = 12) -> str:
    """The commonest confusions of mode, status and role."""
    pairs = typed_pairs(items)
    wrong = collections.Counter(
        (key, str(a[key]), str(b[key])) for a, b in pairs for key in ("mode", "status", "role") if a[key] != b[key]
    )
    return markdown(("code", "gold", "told", "number"), [(*key, n) for key, n in wrong.most_common(most)], left=3)


def whole_table(items: Sequence[Scored]) -> str:
    """What keeps pairs of one type from being a whole record, by the yardstick's rule."""
    score = counts.yardstick()
    short: Count = Count()
    for a, b in typed_pairs(items):
        fails = [
            name
            for name, key in (("actor", "actors"), ("recipient", "recipients"))
            if a[key] and not score.hits(a[key], b[key])
        ]
        fails += [] if score.same_date(a, b) else ["date"]
        fails += [] if a["status"] == b["status"] else ["status"]
        short["whole" if not fails else f"{fails[0]} alone" if len(fails) == 1 else "several parts"] += 1
    total = sum(short.values())
    body = [(why, number, share(number, total)) for why, number in short.most_common()]
    return markdown(("kept from whole by", "events", "share"), body)


# -------------------------------------------------------------------------------- figures and statements


def figures(item: Scored) -> Count:
    """Classes of figures of one page, running totals included."""
    score = counts.yardstick()
    gold, told = figures_of(item.gold), figures_of(item.told)
    pairs = score.pairs(gold, told, score.figure_match)
    out = Count({"figure right": len(pairs)})
    left = [t for j, t in enumerate(told) if j not in {j for _, j in pairs}]
    for g in (g for i, g in enumerate(gold) if i not in {i for i, _ in pairs}):
        same = next((t for t in left if (t["low"], t["high"]) == (g["low"], g["high"])), None)
        words = next((t for t in left if score.alike(t["text"], g["text"])), None)
        taken = same or words
        if taken is not None:
            left.remove(taken)
        out["figure of another kind" if same else "figure with other bounds" if words else "figure missed"] += 1
    out["figure false"] = len(left)
    return out


def statements(item: Scored) -> Count:
    """Classes of statements of one page."""
    score = counts.yardstick()
    gold, told = item.gold["statements"], item.told["statements"]

    def same(a: Json, b: Json) -> float:
        close = float(score.overlap_f(a["content"], b["content"]))
        return close if score.alike(a["speaker"], b["speaker"]) and close >= 0.7 else 0.0

    pairs = score.pairs(gold, told, same)
    out = Count({"statement right": len(pairs)})
    left = [t for j, t in enumerate(told) if j not in {j for _, j in pairs}]
    for g in (g for i, g in enumerate(gold) if i not in {i for i, _ in pairs}):
        near = max(left, key=lambda t: float(score.overlap_f(g["content"], t["content"])), default=None)
        close = 0.0 if near is None else float(score.overlap_f(g["content"], near["content"]))
        if near is None or close < 0.3:
            out["statement missed"] += 1
            continue
        left.remove(near)
        out["statement of another speaker" if close >= 0.7 else "statement with other content"] += 1
    out["statement false"] = len(left)
    return out


# -------------------------------------------------------------------------------- all together


def classes(items: Sequence[Scored]) -> Count:
    """Every class of failure of every kind, with its number."""
    out: Count = Count()
    for item in items:
        out.update(f"event missed: {why}" for _, why in missed(item))
        out.update(f"event false: {why}" for _, why in false(item))
        out.update(f"event typed wrong: {'on its words' if on_words(x) else 'another event'}" for x in mistyped(item))
        out.update(figures(item))
        out.update(statements(item))
    names = {"missing": "told none", "extra": "told, gold none", "partly": "partly right", "wrong": "wrong"}
    for part, count in parts_count(items).items():
        out.update({f"{part}: {names[how]}": count[how] for how in HOW[1:] if count[how]})
    del out["figure right"], out["statement right"]
    return out


def classes_table(items: Sequence[Scored]) -> str:
    """The classes, commonest first."""
    return markdown(("failure", "number"), classes(items).most_common())


TABLES: dict[str, Callable[[Sequence[Scored]], str]] = {
    "All classes": classes_table,
    "What keeps a record from being whole": whole_table,
    "Types": by_type,
    "Confused types": confused,
    "Where events are missed": sides_table,
    "Parts of events of the right type": parts_table,
    "Wrong dates": dates_table,
    "Confused codes": codes_table,
}


def examples(items: Sequence[Scored], name: str) -> Iterator[str]:
    """The events of a class as lines; ``name`` is the beginning of a class ("event missed"), or a pair "GOLD TOLD"."""
    for item in items:
        page = item.gold["page"]
        told = [(f"event missed: {why}", event) for event, why in missed(item)]
        told += [(f"event false: {why}", event) for event, why in false(item)]
        told += [(f"{a['type']} {b['type']}", a) for a, b in mistyped(item)]
        yield from (
            f"{page}\t{kind}\t{event['type']}\t{event['trigger']}\t{' '.join(event['evidence'].split())}"
            for kind, event in told
            if kind.startswith(name)
        )


def main() -> None:
    """Prints the tables, or examples of one class."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=["train", "dev"], default="dev")
    parser.add_argument("--rules", action="store_true", help="events by the rules alone, without the trained reader")
    parser.add_argument("--examples", metavar="CLASS", help='such as "event missed", or "ASSAULT COERCE" (gold, told)')
    args = parser.parse_args()
    items = counts.of_corpus(args.split, counts.settings(rules=args.rules))
    if args.examples:
        print("\n".join(examples(items, args.examples)))
        return
    gold = sum(len(item.gold["events"]) for item in items)
    print(f"# Failures on {len(items)} pages of {args.split} with {gold} events")
    for title, table in TABLES.items():
        print(f"\n## {title}\n\n{table(items)}")


if __name__ == "__main__":
    main()
