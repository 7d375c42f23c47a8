"""Sources of events and figures against annotated pages: ``python -m evals.sources --pages FOLDER [--errors N]``.

The annotated events stand in for found triggers, so that only the attachment is measured.
"""

from __future__ import annotations

import argparse
import collections
from pathlib import Path
from typing import Any

from dateline.attach.sources import sources_of, sources_of_figure
from dateline.extract import statements
from dateline.model import Quotation, Span, Story, Trigger
from evals.gold import alike, pages
from evals.gold import trigger as gold_trigger
from evals.paths import shared
from evals.statements import stories


def pairs(gold: list[str], told: list[str]) -> int:
    """Greedy one-to-one matches of alike sources."""
    left = list(told)
    hit = 0
    for g in gold:
        match = next((t for t in left if alike(g, t)), None)
        if match is not None:
            left.remove(match)
            hit += 1
    return hit


def trigger_of(text: str, event: dict[str, Any]) -> Trigger | None:
    """The annotated event as a found trigger whose clause is the sentence; None where its words are not found."""
    start = text.find(event["evidence"])
    at = text.find(event["trigger"], start)
    if start < 0 or at < 0:
        return None
    sentence = (start, start + len(event["evidence"]))
    return gold_trigger(sentence, (at, at + len(event["trigger"])), event)


def figure_span(text: str, figure: dict[str, Any], evidence: str) -> Span | None:
    """Where a figure's number stands in its sentence."""
    start = text.find(evidence)
    at = text.find(figure["text"], start)
    return (at, at + len(figure["text"])) if 0 <= start <= at < start + len(evidence) else None


def main() -> None:
    """Prints precision, recall and F1 of event sources, and the share of figure sources found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=Path, default=shared() / "seeds")
    parser.add_argument("--errors", type=int, default=0, help="pages whose errors are printed")
    args = parser.parse_args()
    hit = gold_n = told_n = figure_hit = figure_n = 0
    wrong: collections.Counter[str] = collections.Counter()
    for number, (text, gold) in enumerate(pages(args.pages)):
        found = {s.article.number: (s, statements.find(s, ())) for s in stories(text, gold)}
        for event in gold["events"]:
            trigger = trigger_of(text, event)
            if trigger is None or event["article"] not in found:
                continue
            story, quotations = found[event["article"]]
            told = [text[slice(*s)] for s in sources_of(story, trigger, quotations)]
            ok = pairs(event["attributed_to"], told)
            hit, gold_n, told_n = hit + ok, gold_n + len(event["attributed_to"]), told_n + len(told)
            if len(told) > ok:
                wrong.update(q.rule for q in quotations if q.content_span[0] <= trigger.span[0] < q.content_span[1])
            if number < args.errors and (ok < len(told) or ok < len(event["attributed_to"])):
                print(f"{gold['page']} {event['type']} <{event['trigger']}> gold {event['attributed_to']} told {told}")
                print(f"      {event['evidence'][:300]}")
        h, n = _figures(text, gold, found)
        figure_hit, figure_n = figure_hit + h, figure_n + n
    p, r = hit / max(1, told_n), hit / max(1, gold_n)
    print(f"source         P {p:.3f}  R {r:.3f}  F1 {2 * p * r / max(1e-9, p + r):.3f}   gold {gold_n} told {told_n}")
    print(f"figure source  {figure_hit / max(1, figure_n):.3f} of {figure_n}")
    print("rules of wrong sources:", dict(wrong.most_common()))


def _figures(text: str, gold: dict[str, Any], found: dict[int, tuple[Story, tuple[Quotation, ...]]]) -> tuple[int, int]:
    hit = total = 0
    rows = [(e["article"], f, e["evidence"]) for e in gold["events"] for f in e["figures"]]
    rows += [(t["article"], t, t["evidence"]) for t in gold["tallies"]]
    for article, figure, evidence in rows:
        span = figure_span(text, figure, evidence)
        if not figure["attributed_to"] or span is None or article not in found:
            continue
        story, quotations = found[article]
        told = [text[slice(*s)] for s in sources_of_figure(story, span, quotations)]
        total += 1
        hit += any(alike(x, y) for x in figure["attributed_to"] for y in told)
    return hit, total


if __name__ == "__main__":
    main()
