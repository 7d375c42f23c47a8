"""Statements against annotated pages: ``python -m evals.statements --pages FOLDER [--errors N]``.

Counts as the project's scorer does (speaker alike and word overlap of the contents F >= .7), and beside it how often
each element of a matched statement is right. Pages are cut by the annotation, so that only this stage is measured.
"""

from __future__ import annotations

import argparse
import collections
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline import sentences
from dateline.extract import statements
from dateline.model import Article, Quotation, Span, Story
from evals.gold import WORD, alike, one_to_one, pages
from evals.paths import shared


def overlap(one: str, other: str) -> float:
    """F of the two bags of words."""
    a = collections.Counter(WORD.findall(one.casefold()))
    b = collections.Counter(WORD.findall(other.casefold()))
    return 2 * sum((a & b).values()) / max(1, a.total() + b.total())


def stories(text: str, gold: dict[str, Any]) -> Iterator[Story]:
    """The articles of an annotated page as stories: its body lines without the furniture."""
    furniture = {line.strip() for line in gold["furniture"]} | {(a["title"] or "").strip() for a in gold["articles"]}
    at = 0
    for number, article in enumerate(gold["articles"]):
        start = text.find(article["starts_with"], at)
        if start < 0:
            continue
        end = text.find(article["ends_with"], start)
        end = len(text) if end < 0 else end + len(article["ends_with"])
        parts = tuple(_paragraphs(text, start, end, furniture))
        body = Article(number=number, parts=parts, published=article["published"])
        yield Story(text=text, article=body, sentences=sentences.split(text, parts))
        at = end


def _paragraphs(text: str, start: int, end: int, furniture: set[str]) -> Iterator[Span]:
    for m in re.finditer(r"[^\n]+", text[start:end]):
        line = m.group()
        if line.strip() and line.strip() not in furniture:
            lead = len(line) - len(line.lstrip())
            yield start + m.start() + lead, start + m.start() + lead + len(line.strip())


def matched(gold: list[dict[str, Any]], told: list[Quotation], text: str) -> list[tuple[int, int]]:
    """Greedy one-to-one pairs of annotated and found statements, best overlap first."""
    ranked = []
    for i, g in enumerate(gold):
        for j, t in enumerate(told):
            value = overlap(g["content"], text[slice(*t.content_span)])
            if value >= 0.7 and t.speaker_span and alike(g["speaker"], text[slice(*t.speaker_span)]):
                ranked.append((-value, i, j))
    return one_to_one(ranked)


def _elements(g: dict[str, Any], t: Quotation, text: str) -> dict[str, bool]:
    def said(span: Span | None) -> str | None:
        return text[slice(*span)] if span else None

    return {
        "speaker exact": g["speaker"] == said(t.speaker_span),
        "cue": (g["cue"] or "").casefold() == (said(t.cue_span) or "").casefold(),
        "content exact": g["content"].strip(' ,."“”') == (said(t.content_span) or "").strip(' ,."“”'),
        "addressee": alike(g["addressee"], said(t.addressee_span)) if g["addressee"] else t.addressee_span is None,
        "direct": bool(g["direct"]) == t.direct,
    }


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=Path, default=shared() / "seeds")
    parser.add_argument("--errors", type=int, default=0, help="pages whose errors are printed")
    args = parser.parse_args()
    hit = gold_n = told_n = speakerless = 0
    right: collections.Counter[str] = collections.Counter()
    rules: dict[str, list[int]] = collections.defaultdict(lambda: [0, 0])
    cues: dict[str, list[int]] = collections.defaultdict(lambda: [0, 0])
    for number, (text, gold) in enumerate(pages(args.pages)):
        told = [q for s in stories(text, gold) for q in statements.find(s, ()) if q.reported]
        found = matched(gold["statements"], told, text)
        hit, gold_n, told_n = hit + len(found), gold_n + len(gold["statements"]), told_n + len(told)
        hits = {j for _, j in found}
        for i, j in found:
            right.update(k for k, ok in _elements(gold["statements"][i], told[j], text).items() if ok)
        for j, t in enumerate(told):
            rules[t.rule][j in hits] += 1
            cues[text[slice(*t.cue_span)].lower() + " / " + t.rule if t.cue_span else "-"][j in hits] += 1
        missed = [g for i, g in enumerate(gold["statements"]) if i not in {i for i, _ in found}]
        speakerless += sum(
            any(overlap(g["content"], text[slice(*t.content_span)]) >= 0.7 for t in told) for g in missed
        )
        if number < args.errors:
            _errors(gold["page"], missed, [t for j, t in enumerate(told) if j not in hits], text)
    p, r = hit / max(1, told_n), hit / max(1, gold_n)
    print(f"statement      P {p:.3f}  R {r:.3f}  F1 {2 * p * r / max(1e-9, p + r):.3f}   gold {gold_n} told {told_n}")
    print(f"content right, speaker wrong: {speakerless} of {gold_n - hit} missed")
    for name, count in sorted(right.items()):
        print(f"  {name:14} {count / max(1, hit):.3f} of the matched")
    for rule, (wrong, ok) in sorted(rules.items()):
        print(f"  rule {rule:16} {ok:4} right {wrong:4} wrong")
    if args.errors:
        for name, (wrong, ok) in sorted(cues.items(), key=lambda kv: -kv[1][0])[:60]:
            print(f"    {name:30} {ok:4} right {wrong:4} wrong")


def _errors(page: str, missed: list[dict[str, Any]], extra: list[Quotation], text: str) -> None:
    print(f"## {page}")
    for g in missed:
        print(f"  MISSED [{g['speaker']}] <{g['cue']}> {{{g['content'][:150]}}}\n         in: {g['evidence'][:330]}")
    for t in extra:
        cue = text[slice(*t.cue_span)] if t.cue_span else None
        who = text[slice(*t.speaker_span)] if t.speaker_span else None
        print(f"  EXTRA  [{who}] <{cue}> {{{text[slice(*t.content_span)][:150]}}} {t.rule}")


if __name__ == "__main__":
    main()
