"""Country and sector accuracy of ``link.describe`` on annotated actors: ``python -m evals.linking --pages FOLDER``.

The spans are the annotators' own, so this measures linking alone. FOLDER holds NAME.txt and NAME.json after the guide.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from pathlib import Path
from typing import Any

from dateline.link import describe, find
from dateline.model import Article, Sentence, Span, Story
from evals.gold import pages

_END = re.compile(r"(?<=[.!?\"”])\s+(?=[A-Z\"“])")
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")
PRONOUNS = frozenset(
    [
        "he",
        "she",
        "it",
        "they",
        "him",
        "her",
        "them",
        "his",
        "its",
        "their",
        "we",
        "us",
        "i",
        "who",
        "himself",
        "our",
        "this",
        "those",
        "these",
    ]
)


def _parts(text: str, start: int, end: int, furniture: set[str]) -> tuple[Span, ...]:
    found = ((start + m.start(), start + m.end()) for m in _PARAGRAPH.finditer(text[start:end]))
    return tuple(span for span in found if text[slice(*span)].strip() not in furniture)


def _sentences(text: str, parts: tuple[Span, ...]) -> tuple[Sentence, ...]:
    out: list[Sentence] = []
    for number, (start, end) in enumerate(parts):
        last = start
        for match in _END.finditer(text, start, end):
            out.append(Sentence(span=(last, match.start()), paragraph=number))
            last = match.end()
        out.append(Sentence(span=(last, end), paragraph=number))
    return tuple(out)


def stories(text: str, page: dict[str, Any]) -> tuple[Story, ...]:
    """The articles of an annotated page as stories, cut where the annotation says."""
    out: list[Story] = []
    at = 0
    for number, article in enumerate(page["articles"]):
        start = max(text.find(article["starts_with"], at), 0)
        end = text.find(article["ends_with"], start)
        at = len(text) if end < 0 else end + len(article["ends_with"])
        parts = _parts(text, start, at, {line.strip() for line in page["furniture"]})
        where = article["dateline_place"]
        place = text.rfind(where, 0, start + len(where)) if where else -1
        title = text.find(article["title"] or "\0", 0, max(start, 0))
        made = Article(
            number=number,
            parts=parts,
            published=article["published"],
            dateline_span=(place, place + len(where)) if place >= 0 else None,
            title_span=(title, title + len(article["title"])) if title >= 0 else None,
        )
        out.append(Story(text=text, article=made, sentences=_sentences(text, parts)))
    return tuple(out)


def locate(text: str, evidence: str, words: str, body: Span) -> Span | None:
    """Span of ``words``, in their evidence sentence if they are there, else their first place in the article."""
    at = text.find(evidence, *body)
    within = text.find(words, at, at + len(evidence)) if at >= 0 else -1
    found = within if within >= 0 else text.find(words, *body)
    if found < 0:
        found = text.find(words)
    return (found, found + len(words)) if found >= 0 else None


def measure(folder: Path, errors: bool) -> Counter[str]:
    """Counts of right countries and sectors, of pronouns and other spans apart."""
    count: Counter[str] = Counter()
    for text, page in pages(folder):
        told = stories(text, page)
        links = [find(story) for story in told]
        for event in page["events"]:
            story = told[event["article"]]
            for actor in event["actors"] + event["recipients"]:
                span = locate(text, event["evidence"], actor["text"], story.article.body_span)
                if span is None:
                    continue
                mention = describe(story, span, links[event["article"]])
                group = "pronoun" if actor["text"].casefold() in PRONOUNS else "other"
                count[f"{group} all"] += 1
                count[f"{group} country"] += mention.country == actor["country"]
                count[f"{group} sector"] += mention.sector == actor["sector"]
                if errors and (mention.country, mention.sector) != (actor["country"], actor["sector"]):
                    gold, made = f"{actor['country']}/{actor['sector']}", f"{mention.country}/{mention.sector}"
                    print(f"{page['page']:22} {actor['text']!r} ({actor['name']}): {gold} told {made} ({mention.rule})")
    return count


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=Path, required=True)
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    count = measure(args.pages, args.errors)
    for kind in ("country", "sector"):
        right, all_ = count[f"other {kind}"] + count[f"pronoun {kind}"], count["other all"] + count["pronoun all"]
        other = count[f"other {kind}"] / max(1, count["other all"])
        pronouns = count[f"pronoun {kind}"] / max(1, count["pronoun all"])
        print(f"{kind:8} {right / max(1, all_):.3f}  described {other:.3f}  pronouns {pronouns:.3f}  actors {all_}")


if __name__ == "__main__":
    main()
