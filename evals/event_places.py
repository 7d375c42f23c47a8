"""Event places against annotation.

    python -m evals.event_places [--pages FOLDER] [--wire] [--program] [--coded] [--errors]

With ``--pages`` triggers are built from the annotated events and places are counted as ``score.py`` does. With
``--wire`` the sentences of ``places/event_location.jsonl`` in the development data are read (verb given): share of
sentences whose place holds an annotated location with exactly its words, or at all, and of those without one that get
none; the fifth of the sentences that ``held_out`` picks is told apart. With ``--program`` that fifth is read as the
program reads pages, and the place is that of the event whose trigger meets the annotated verb; sentences in which it
finds no such event are counted apart. The annotation takes names alone, the program also "the Kenyan capital" and "a
checkpoint", as the guide has it: "no name" counts those as none. With ``--coded`` the same is counted against what two
coders wrote down for 500 of those sentences (``corpus/standoff/event_location_places.tsv``); sentences on which they
differ whether a place is named are left out.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpus import files, standoff
from dateline import read, spans
from dateline.attach.place_span import ADJECTIVE
from dateline.attach.places import place_of
from dateline.knowledge import actors
from dateline.link import find
from dateline.model import Article, EventRow, PlaceRow, Sentence, Span, Story, Trigger
from evals.gold import WIRE, pages, same_place
from evals.gold import trigger as gold_trigger
from evals.linking import locate, stories
from evals.paths import shared


def trigger_of(story: Story, event: dict[str, Any]) -> Trigger | None:
    """The trigger that the annotated event stands for; None where its sentence is not in the article."""
    evidence = locate(story.text, event["evidence"], event["evidence"], story.article.body_span)
    if evidence is None:
        return None
    at = story.text.find(event["trigger"], *evidence)
    span = (at, at + len(event["trigger"])) if at >= 0 else evidence
    return gold_trigger(evidence, span, event)


def by_pages(folder: Path, errors: bool) -> Counter[str]:
    """Counts for the rows "place" and "place country" of ``score.py`` over all annotated events."""
    count: Counter[str] = Counter()
    for text, page in pages(folder):
        told = stories(text, page)
        links = [find(story) for story in told]
        for event in page["events"]:
            story = told[event["article"]]
            trigger = trigger_of(story, event)
            row = place_of(story, trigger, links[event["article"]]) if trigger else None
            gold = event["place"]
            hit = row is not None and same_place(gold, row.text, row.name)
            count["gold"] += gold is not None
            count["told"] += row is not None
            count["hit"] += hit
            if gold and gold["country"] and row:
                count["countries"] += 1
                count["country"] += gold["country"] == row.country
            if errors and not hit and (gold or row):
                kind = "wrong" if gold and row else "missed" if gold else "extra"
                shown = event["evidence"].replace(event["trigger"], f"<<{event['trigger']}>>")
                told_ = (row.text, row.made_by) if row else None
                print(f"{kind:6} {page['page']} {event['type']} {gold and gold['text']!r} told {told_} :: {shown}")
    return count


def sentence_story(text: str) -> Story:
    """A page of one sentence."""
    span = (0, len(text))
    return Story(text=text, article=Article(number=0, parts=(span,)), sentences=(Sentence(span=span, paragraph=0),))


def held_out(number: int) -> bool:
    """True for the fifth of the sentences that is only measured on."""
    return hashlib.sha256(f"held-out {number}".encode()).digest()[0] < 51


def by_wire(errors: bool, most: int) -> dict[bool, Counter[str]]:
    """Counts over the wire sentences, held-out ones under True."""
    counts = {True: Counter[str](), False: Counter[str]()}
    for held, text, verb, gold in _wire(most):
        story, count = sentence_story(text), counts[held]
        trigger = gold_trigger((0, len(text)), verb, WIRE)
        row = place_of(story, trigger, find(story))
        count["with" if gold else "without"] += 1
        meets = counted(count, text, gold, row)
        if errors and not held and (not meets if gold else row is not None):
            shown = f"{text[: verb[0]]}<<{text[slice(*verb)]}>>{text[verb[1] :].strip()}"
            print(f"{[text[slice(*g)] for g in gold]} told {row and row.text!r} :: {shown}")
    return counts


CODED = files.HERE / "standoff" / "event_location_places.tsv"
"""What two coders made of 500 held-out sentences; its head says how they were drawn."""


def coded() -> dict[str, tuple[list[Span], list[Span]]]:
    """First digits of a sentence's hash and start of its verb -> the places of either coder."""
    rows = (line.split("\t") for line in CODED.read_text(encoding="utf-8").splitlines() if line[0] != "#")
    return {key: (_spans_of(first), _spans_of(second)) for key, first, second in rows}


def _spans_of(told: str) -> list[Span]:
    """ "3-9 12-20" as spans, "-" as none."""
    pairs = (one.split("-") for one in told.split()) if told != "-" else ()
    return [(int(first), int(last)) for first, last in pairs]


def by_coders(most: int) -> dict[bool, Counter[str]]:
    """Counts over the coded sentences, by whether ``event_location`` has a place for them (True), each read as a page
    of its own."""
    counts, known = {True: Counter[str](), False: Counter[str]()}, coded()
    for held, text, verb, listed in _wire(most):
        both = known.get(f"{standoff.digest(text)[:12]}:{verb[0]}") if held else None
        if both is None:
            continue
        count = counts[bool(listed)]
        count["coded"] += 1
        first, second = both
        if bool(first) != bool(second):
            continue
        event = _event(text, verb)
        key = "with" if first else "without"
        count[key] += 1
        if event is None:
            count[f"no event {key}"] += 1
        else:
            counted(count, text, [*first, *second], event.place)
    return counts


def counted(count: Counter[str], text: str, gold: list[Span], row: PlaceRow | None) -> bool:
    """Adds one sentence's place to the counts; gives whether its words meet those of the annotation."""
    meets = any(row and spans.meets(row.span, g) for g in gold)
    count["exact"] += row is not None and exact(text, gold, row)
    count["meets"] += meets
    count["none"] += not gold and row is None
    count["no name"] += not gold and (row is None or not _named(text, row.span))
    return meets


def exact(text: str, gold: list[Span], row: PlaceRow) -> bool:
    """Whether a place has the words of an annotated one, or of several and no other name: the annotation cuts a list
    into its names ("Ein Tini and Meidoun") and some names into words ("Guatemala", "City")."""
    if any(text[slice(*g)].strip(" ,.") in (row.text, _core(text, row.span)) for g in gold):
        return True
    core = _core_span(text, row.span)
    held = [g for g in gold if core[0] <= g[0] and g[1] <= core[1]]
    rest = "".join(" " if any(a <= at < b for a, b in held) else text[at] for at in range(*core))
    return len(held) > 1 and not re.search(r"[^\W\d_a-z]", rest)


def _named(text: str, span: Span) -> bool:
    """Whether a place phrase holds a name; "the Kenyan capital" and "a checkpoint" do not."""
    words = re.findall(r"[^\W\d_][\w’'-]*", text[slice(*span)])
    return any(word[0].isupper() and word.lower() != "the" and not actors.only(word, ADJECTIVE) for word in words)


def by_program(errors: bool, most: int) -> Counter[str]:
    """Counts over the held-out wire sentences, each read as a page of its own."""
    count: Counter[str] = Counter()
    for held, text, verb, gold in _wire(most):
        if not held:
            continue
        key = "with" if gold else "without"
        count[key] += 1
        event = _event(text, verb)
        if event is None:
            count[f"no event {key}"] += 1
            continue
        row = event.place
        meets = counted(count, text, gold, row)
        if errors and (not meets if gold else row is not None):
            print(f"{len(gold)} annotated, told {row and row.made_by}: {'missed' if row is None else 'other'}")
    return count


def _wire(most: int) -> Iterator[tuple[bool, str, Span, list[Span]]]:
    """The first so many wire sentences: whether held out, the text, the verb and the annotated places."""
    rows = (shared() / "data" / "places" / "event_location.jsonl").read_text().splitlines()
    for number, line in enumerate(rows[:most]):
        sentence = json.loads(line)
        verb = next((s["start"], s["end"]) for s in sentence["spans"] if s["label"] == "VERB")
        places = [(s["start"], s["end"]) for s in sentence["spans"] if s["label"] == "LOCATION"]
        yield held_out(number), sentence["text"], verb, places


def _event(text: str, verb: Span) -> EventRow | None:
    """The event that the program finds at the verb of a sentence read as a page of its own."""
    return next((e for e in read(text).events if spans.meets(e.trigger_span, verb)), None)


def _core(text: str, span: Span) -> str:
    """The words of a place phrase from the first to the last capitalised one, which is how the wire sentences are
    annotated: "Rangae" of "Rangae district", "Zaire" of "Zaire's border", "al-Qanat Street"."""
    return text[slice(*_core_span(text, span))].removesuffix("'s").removesuffix("’s")


def _core_span(text: str, span: Span) -> Span:
    """From the first capitalised word of a place phrase to the last; an article that opens a sentence is none."""
    found = list(re.finditer(r"(?:\b[ae][a-z]{1,2}-)?(?!(?:The|An?)\s)[A-Z][\w’'-]*", text[slice(*span)]))
    return (span[0] + found[0].start(), span[0] + found[-1].end()) if found else span


def main() -> None:
    """Prints the tables asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--wire", action="store_true")
    parser.add_argument("--program", action="store_true")
    parser.add_argument("--coded", action="store_true")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--most", type=int, default=1 << 30, help="read only so many wire sentences")
    args = parser.parse_args()
    if args.pages:
        c = by_pages(args.pages, args.errors)
        p, r = c["hit"] / max(1, c["told"]), c["hit"] / max(1, c["gold"])
        print(f"place P {p:.3f} R {r:.3f} F1 {2 * p * r / max(1e-9, p + r):.3f} gold {c['gold']} told {c['told']}")
        print(f"place country {c['country'] / max(1, c['countries']):.3f} of {c['countries']}")
    if args.wire:
        for held, c in by_wire(args.errors, args.most).items():
            with_, without = max(1, c["with"]), max(1, c["without"])
            exact, meets, none = c["exact"] / with_, c["meets"] / with_, c["none"] / without
            name = "held out" if held else "seen"
            print(f"{name:9} exact {exact:.3f} meets {meets:.3f} of {with_}; none {none:.3f} of {without}")
    if args.program:
        _say("program", by_program(args.errors, args.most))
    if args.coded:
        told = by_coders(args.most)
        for listed, c in told.items():
            agreed, name = c["with"] + c["without"], "annotated" if listed else "not annotated"
            print(f"place {name}: coders agree on {agreed} of {c['coded']}, {c['with']} of them with a place")
            _say(f"{name}, two coders", c)
        _say("all, two coders", told[True] + told[False])


def _say(name: str, c: Counter[str]) -> None:
    """Prints the shares of one count of the program's places."""
    for key, hits in (("with", ("exact", "meets")), ("without", ("none", "no name"))):
        found = c[key] - c[f"no event {key}"]
        shares = ", ".join(f"{hit} {c[hit] / max(1, found):.3f}" for hit in hits)
        print(f"{name}, {key} a place: {shares} of {found} with the event found, not found in {c[key] - found}")


if __name__ == "__main__":
    main()
