"""Figures and tallies against annotated pages, on the gold events: ``python -m evals.figures [--pages FOLDER]``.

Triggers are built from the gold events, so that only finding and attaching numbers is measured. Matching is that of the
corpus scorer's "figure" row: kind, least and most must be equal, one to one over a page.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from typing import Any

from dateline import sentences
from dateline.attach.figures import figures_of
from dateline.extract import figures
from dateline.model import Article, Number, Span, Story, Time, Trigger
from evals.gold import alike
from evals.gold import trigger as gold_trigger
from evals.paths import shared

WORD = re.compile(r"\w+")


def stories(text: str, gold: dict[str, Any]) -> list[Story]:
    """The articles of a gold page, cut by its own annotation, with their sentences."""
    out, at = [], 0
    for number, article in enumerate(gold["articles"]):
        start = max(0, text.find(article["starts_with"], at))
        end = text.find(article["ends_with"], start)
        at = end + len(article["ends_with"]) if end >= 0 else len(text)
        parts = _paragraphs(text, (start, at), {line.strip() for line in gold["furniture"]})
        found = Article(number=number, parts=parts, published=article["published"])
        out.append(Story(text=text, article=found, sentences=sentences.split(text, parts)))
    return out


def _paragraphs(text: str, body: Span, furniture: set[str]) -> tuple[Span, ...]:
    lines = [(max(m.start(), body[0]), m.end()) for m in re.finditer(r"\S[^\n]*", text[: body[1]]) if m.end() > body[0]]
    return tuple((a, a + len(text[a:b].rstrip())) for a, b in lines if text[a:b].strip() not in furniture)


def triggers(story: Story, gold: dict[str, Any]) -> tuple[Trigger, ...]:
    """The gold events of a story as triggers, in page order of their words."""
    out = []
    for event in gold["events"]:
        if event["article"] != story.article.number:
            continue
        at = max(0, story.text.find(event["evidence"]))
        evidence = (at, at + len(event["evidence"]))
        start = max(at, story.text.find(event["trigger"], *evidence))
        out.append(gold_trigger(evidence, (start, start + len(event["trigger"])), event))
    return tuple(sorted(out, key=lambda t: t.span))


def row(text: str, number: Number, scope: str) -> dict[str, Any]:
    """A number in the form of a gold figure."""
    of = number.of_span
    return {
        "kind": number.kind,
        "low": number.low,
        "high": number.high,
        "of": text[of[0] : of[1]] if of else None,
        "text": text[number.span[0] : number.span[1]],
        "scope": scope,
        "span": number.span,
        "rule": number.rule,
    }


def told(story: Story, events: tuple[Trigger, ...], times: tuple[Time, ...]) -> list[dict[str, Any]]:
    """What the program makes of one story, figures and tallies together."""
    numbers = figures.find(story, times)
    of, tallies = figures_of(story, events, numbers, times)
    rows = [row(story.text, n, "incident") for found in of.values() for n in found]
    return rows + [row(story.text, n, "cumulative") for n in tallies]


def wanted(text: str, gold: dict[str, Any]) -> list[dict[str, Any]]:
    """The gold figures and tallies of a page, with the evidence they stand in."""
    rows: list[dict[str, Any]] = [f | {"evidence": e["evidence"]} for e in gold["events"] for f in e["figures"]]
    return rows + list(gold["tallies"])


def pairs(gold: list[dict[str, Any]], found: list[dict[str, Any]], keys: tuple[str, ...]) -> list[tuple[int, int]]:
    """One-to-one pairs that agree in ``keys``; pairs that count the same thing come first."""
    ranked = sorted(
        (-1.0 - alike(g["of"], t["of"]) - 0.5 * (g["text"] == t["text"]), i, j)
        for i, g in enumerate(gold)
        for j, t in enumerate(found)
        if all(g[k] == t[k] for k in keys)
    )
    left: set[int] = set()
    right: set[int] = set()
    out = []
    for _, i, j in ranked:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            out.append((i, j))
    return out


def main() -> None:
    """Prints the table, and with --errors what was missed and what was told too much."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=Path, default=shared() / "seeds")
    parser.add_argument("--errors", action="store_true", help="print every miss and every figure told too much")
    parser.add_argument("--without-times", action="store_true", help="do without the time expressions of the story")
    args = parser.parse_args()
    counts: dict[str, int] = dict.fromkeys(("hit", "gold", "told", "of", "scope", "same", "kind", "low", "bounds"), 0)
    for path in sorted(args.pages.rglob("*.txt")):
        gold = json.loads(path.with_suffix(".json").read_text())
        _page(path.read_text(), gold, counts, show=args.errors, timed=not args.without_times)
    p, r = counts["hit"] / max(1, counts["told"]), counts["hit"] / max(1, counts["gold"])
    f1 = 2 * p * r / max(1e-9, p + r)
    print(f"figure        P {p:.3f}  R {r:.3f}  F1 {f1:.3f}   gold {counts['gold']} told {counts['told']}")
    print(f"kind          {_share(counts, 'kind', 'bounds')} of those with the right bounds")
    print(f"bounds        {_share(counts, 'bounds', 'same')} of those with the same number words ({counts['same']})")
    print(f"of            {_share(counts, 'of', 'hit')} of the hits")
    print(f"tally or not  {_share(counts, 'scope', 'hit')} of the hits")


def _share(counts: dict[str, int], part: str, whole: str) -> str:
    return f"{counts[part] / max(1, counts[whole]):.3f}"


def _page(text: str, gold: dict[str, Any], counts: dict[str, int], *, show: bool, timed: bool) -> None:
    want = wanted(text, gold)
    found = [
        f for story in stories(text, gold) for f in told(story, triggers(story, gold), times_of(story) if timed else ())
    ]
    both = pairs(want, found, ("kind", "low", "high"))
    counts["gold"] += len(want)
    counts["told"] += len(found)
    counts["hit"] += len(both)
    counts["of"] += sum(alike(want[i]["of"], found[j]["of"]) for i, j in both)
    counts["scope"] += sum(want[i]["scope"] == found[j]["scope"] for i, j in both)
    worded = pairs(want, found, ("text",))
    counts["same"] += len(worded)
    right = [(i, j) for i, j in worded if all(want[i][k] == found[j][k] for k in ("low", "high"))]
    counts["bounds"] += len(right)
    counts["kind"] += sum(want[i]["kind"] == found[j]["kind"] for i, j in right)
    if show:
        _errors(text, want, found, both)


def times_of(story: Story) -> tuple[Time, ...]:
    """The story's time expressions, where the extractor is there."""
    from dateline.extract import dates

    return dates.find(story)


def _errors(text: str, want: list[dict[str, Any]], found: list[dict[str, Any]], both: list[tuple[int, int]]) -> None:
    missed = [w for i, w in enumerate(want) if i not in {i for i, _ in both}]
    extra = [f for j, f in enumerate(found) if j not in {j for _, j in both}]
    for w in missed:
        print(
            f"MISS {w['kind']} | {w['text']} | {w['of']} | {w['low']} {w['high']} {w['scope'][:3]}"
            f" || {w['evidence'][:260]}"
        )
    for f in extra:
        a, b = f["span"]
        print(
            f"MORE {f['kind']} | {f['text']} | {f['of']} | {f['low']} {f['high']} {f['scope'][:3]} {f['rule']} || "
            f"{text[max(0, a - 120) : a]}[[{text[a:b]}]]{text[b : b + 90]}".replace("\n", "/")
        )


if __name__ == "__main__":
    main()
