"""Event finder and parties against annotated pages: ``python -m evals.finder --pages FOLDER [--errors] [--rules]``.

Events are matched as the project's scorer does: an event is found where the evidence sentences meet, typed where the
types agree as well, triggers that meet first. Pages are cut by the annotation, so that only this stage is measured.
"""

from __future__ import annotations

import argparse
import collections
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from dateline import codebook
from dateline.attach import parties
from dateline.extract import dates
from dateline.extract.events import find
from dateline.model import Mention, Span, Story, Trigger, Value
from dateline.spans import meets
from evals.gold import alike, one_to_one, pages
from evals.paths import shared
from evals.statements import stories


class Told(Value, frozen=True, kw_only=True):
    """A found event with the words of its parties."""

    trigger: Trigger
    actors: tuple[str, ...]
    recipients: tuple[str, ...]


class Page(Value, frozen=True, kw_only=True):
    """One annotated page with what was found on it; ``where`` are the gold spans of evidence and trigger."""

    text: str
    gold: list[dict[str, Any]]
    where: list[tuple[Span, Span]]
    told: list[Told]


Counts = collections.Counter[str]


def read(folder: Path) -> list[Page]:
    """Every annotated page under the folder, read by the finder."""
    book = codebook.load()
    out = []
    for text, gold in pages(folder):
        told = [one for story in stories(text, gold) for one in _told(story, book)]
        out.append(Page(text=text, gold=gold["events"], where=[_where(text, e) for e in gold["events"]], told=told))
    return out


def _told(story: Story, book: codebook.Codebook) -> Iterable[Told]:
    mentions: tuple[Mention, ...] = ()
    triggers = find(story, book, mentions, dates.find(story))
    for trigger in triggers:
        actors, recipients = parties.parties_of(story, trigger, triggers, mentions)
        words = [tuple(story.text[a:b] for a, b in side) for side in (actors, recipients)]
        yield Told(trigger=trigger, actors=words[0], recipients=words[1])


def _where(text: str, event: dict[str, Any]) -> tuple[Span, Span]:
    start = text.find(event["evidence"])
    evidence = (start, start + len(event["evidence"]))
    at = text.find(event["trigger"], *evidence)
    return evidence, (at, at + len(event["trigger"])) if at >= 0 else evidence


def matched(page: Page, *, typed: bool) -> list[tuple[int, int]]:
    """One-to-one pairs of gold and told events, those whose triggers meet first."""
    ranked = []
    for i, (evidence, trigger) in enumerate(page.where):
        for j, told in enumerate(page.told):
            if meets(evidence, told.trigger.evidence_span) and (not typed or page.gold[i]["type"] == told.trigger.type):
                ranked.append((-1 - meets(trigger, told.trigger.span), i, j))
    return one_to_one(ranked)


def party_hits(gold: list[dict[str, Any]], told: tuple[str, ...]) -> int:
    """Greedy one-to-one matches by the words of the text or of the canonical name."""
    rest = list(told)
    hit = 0
    for g in gold:
        found = next((t for t in rest if alike(g["text"], t) or alike(g["name"], t)), None)
        if found is not None:
            rest.remove(found)
            hit += 1
    return hit


def score(found: list[Page]) -> dict[str, Counts]:
    """Counts (hit, gold, told) of every row of the table."""
    rows: dict[str, Counts] = collections.defaultdict(collections.Counter)

    def add(row: str, hit: int, gold: int, told: int) -> None:
        rows[row].update({"hit": hit, "gold": gold, "told": told})

    for page in found:
        add("found", len(matched(page, typed=False)), len(page.gold), len(page.told))
        pairs = matched(page, typed=True)
        add("typed", len(pairs), len(page.gold), len(page.told))
        for kind in {e["type"] for e in page.gold} | {t.trigger.type for t in page.told}:
            hit = sum(page.gold[i]["type"] == kind for i, _ in pairs)
            add(
                f"  {kind}",
                hit,
                sum(e["type"] == kind for e in page.gold),
                sum(t.trigger.type == kind for t in page.told),
            )
        for i, j in pairs:
            g, t = page.gold[i], page.told[j]
            for name, key, words in (("actor", "actors", t.actors), ("recipient", "recipients", t.recipients)):
                add(name, party_hits(g[key], words), len(g[key]), len(words))
            add(
                "mode",
                int(g["mode"] == t.trigger.mode and bool(g["mode"])),
                int(bool(g["mode"])),
                int(bool(t.trigger.mode)),
            )
            add("status", int(g["status"] == t.trigger.status), 1, 1)
            add("role", int(g["role"] == t.trigger.role), 1, 1)
    return rows


def figures(row: Counts) -> tuple[float, float, float]:
    """Precision, recall, F1."""
    p = row["hit"] / row["told"] if row["told"] else 0.0
    r = row["hit"] / row["gold"] if row["gold"] else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def rule_table(found: list[Page]) -> dict[str, tuple[int, int]]:
    """For every rule: how often its event was right (typed match), how often it fired."""
    out: dict[str, list[int]] = {}
    for page in found:
        right = {j for _, j in matched(page, typed=True)}
        for j, told in enumerate(page.told):
            count = out.setdefault(told.trigger.rule, [0, 0])
            count[0] += j in right
            count[1] += 1
    return {rule: (hit, fired) for rule, (hit, fired) in sorted(out.items())}


def confidence_toml(found: list[Page], label: str) -> str:
    """The precision of each rule as the finder's TOML, smoothed towards the precision of all rules by four cases."""
    table = rule_table(found)
    mean = sum(h for h, _ in table.values()) / max(1, sum(n for _, n in table.values()))
    head = (
        f"# Precision of each rule: share of its events whose type was right in an annotated sentence, on {label}.\n"
        "# (hits + 4 * mean) / (fired + 4), mean being that of all rules. Written by evals.finder --confidence.\n\n"
        "[precision]\n"
    )
    rows = [f'"{rule}" = {(h + 4 * mean) / (n + 4):.3f}' for rule, (h, n) in table.items()]
    return head + "\n".join(rows) + "\n"


def errors(found: list[Page], out: Callable[[str], None]) -> None:
    """Lists missed, spurious and mistyped events with their sentences, and wrong fields of matched ones."""
    for page in found:
        pairs = dict(matched(page, typed=True))
        near = dict(matched(page, typed=False))
        for i, event in enumerate(page.gold):
            if i in pairs:
                _field_errors(event, page.told[pairs[i]], out)
                continue
            other = f" (told {page.told[near[i]].trigger.type})" if i in near else ""
            out(f"MISSED {event['type']} {event['mode']} [{event['trigger']}]{other} | {event['evidence']}")
        for j, told in enumerate(page.told):
            if j not in pairs.values():
                a, b = told.trigger.span
                c, d = told.trigger.evidence_span
                out(f"SPURIOUS {told.trigger.rule} {told.trigger.status} [{page.text[a:b]}] | {page.text[c:d]}")


def _field_errors(gold: dict[str, Any], told: Told, out: Callable[[str], None]) -> None:
    words = f"[{gold['trigger']}] ~ {told.trigger.rule} | {gold['evidence']}"
    for field in ("status", "role", "mode"):
        if gold[field] != getattr(told.trigger, field):
            out(f"{field.upper()} gold {gold[field]} told {getattr(told.trigger, field)} {words}")
    for key, side in (("actors", told.actors), ("recipients", told.recipients)):
        if party_hits(gold[key], side) < max(len(gold[key]), len(side)):
            out(f"{key.upper()} gold {[a['text'] for a in gold[key]]} told {list(side)} {words}")


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=Path, default=shared() / "seeds")
    parser.add_argument("--errors", action="store_true", help="list every error with its sentence")
    parser.add_argument("--rules", action="store_true", help="hits and firings of every rule")
    parser.add_argument("--confidence", type=Path, help="write the rules' precision here (TOML)")
    args = parser.parse_args()
    found = read(args.pages)
    rows = score(found)
    order = sorted(rows, key=lambda name: (name.startswith("  "), name))
    for name in order:
        p, r, f = figures(rows[name])
        print(f"{name:12} P {p:.3f} R {r:.3f} F1 {f:.3f}  gold {rows[name]['gold']:5} told {rows[name]['told']:5}")
    if args.rules:
        for rule, (hit, fired) in rule_table(found).items():
            print(f"{rule:32} {hit:4} / {fired}")
    if args.errors:
        errors(found, print)
    if args.confidence:
        args.confidence.write_text(confidence_toml(found, args.pages.name), encoding="utf-8")


if __name__ == "__main__":
    main()
