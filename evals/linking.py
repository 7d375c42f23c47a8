"""Country and sector accuracy of ``link.describe`` on annotated actors: ``python -m evals.linking --split dev``.

The spans are the annotators' own, so this measures linking alone. Classes of mention: pronoun, named (a proper name
stands in the words), role (one holder or body: "the minister", "the army"), people (unnamed persons: "three soldiers").
With ``--pages FOLDER`` any folder of NAME.txt and NAME.json after the guide is measured. Test pages are only counted:
``--errors`` lists nothing for them.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import corpus
from dateline.knowledge import actors
from dateline.knowledge.fold import fold
from dateline.link import describe, find
from dateline.model import Article, Mention, Sentence, Span, Story, Value
from dateline.reader import shipped
from dateline.reader.heard import listened
from evals.gold import pages as folder_pages

Json = dict[str, Any]
_END = re.compile(r"(?<=[.!?\"”])\s+(?=[A-Z\"“])")
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")
_WORD = re.compile(r"[^\W_]+")
PRONOUNS = frozenset(
    (
        *("he", "she", "it", "they", "him", "her", "them", "his", "its", "their", "we", "us", "i", "who"),
        *("himself", "herself", "itself", "themselves", "our", "this", "those", "these", "both", "me", "you"),
    )
)
CLASSES = ("named", "role", "people", "pronoun")


class Case(Value, frozen=True, kw_only=True):
    """One annotated actor with what the linker made of its words."""

    page: str
    kind: str
    side: str
    event: str
    text: str
    name: str
    country: str | None
    sector: str
    told: Mention

    @property
    def right(self) -> tuple[bool, bool]:
        """Whether country and sector are the annotated ones."""
        return self.told.country == self.country, self.told.sector == self.sector


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


def stories(text: str, page: Json) -> tuple[Story, ...]:
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
    """Span of ``words``, whole words first: in their evidence sentence, else their first place in the article."""
    at = text.find(evidence, *body)
    whole = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    if at >= 0 and (match := whole.search(text, at, at + len(evidence))):
        return match.span()
    match = whole.search(text, *body)
    found = match.start() if match else text.find(words)
    return (found, found + len(words)) if found >= 0 else None


def class_of(words: str) -> str:
    """The class of mention of a phrase, told by its words alone."""
    found = _WORD.findall(words)
    if words.casefold() in PRONOUNS:
        return "pronoun"
    names = [w for i, w in enumerate(found) if w[0].isupper() and (i or w.casefold() not in ("the", "a", "an"))]
    demonym = [w for w in names if _is_demonym(w)]
    plain = [w for w in found if not w[0].isupper()]
    if names and (len(names) > len(demonym) or not plain):
        return "named"
    last = found[-1].casefold() if found else ""
    first = found[0].casefold() if found else ""
    if last.endswith("s") or last in ("people", "men", "women", "police") or first[:1].isdigit():
        return "people"
    return "role"


def _is_demonym(word: str) -> bool:
    return any(entry.kind in ("adjective", "people") for entry in actors.lexicon().get(fold(word)))


def cases(pages: Iterable[tuple[str, Json]]) -> Iterator[Case]:
    """Every annotated actor and recipient of the pages (text, annotation) with its link, the shipped reader heard."""
    for text, page in pages:
        told = stories(text, page)
        links = [find(story) for story in told]
        heard = [listened(shipped.reader(), story) for story in told]
        for event in page["events"]:
            story, mentions = told[event["article"]], links[event["article"]]
            code = f"{event['type']} {event['mode'] or ''}".strip()
            for side in ("actors", "recipients"):
                for actor in event[side]:
                    span = locate(text, event["evidence"], actor["text"], story.article.body_span)
                    if span is None:
                        continue
                    yield Case(
                        page=page["page"],
                        kind=class_of(actor["text"]),
                        side=side,
                        event=code,
                        text=actor["text"],
                        name=actor["name"],
                        country=actor["country"],
                        sector=actor["sector"],
                        told=describe(
                            *(story, span, mentions),
                            event=code,
                            side=side,
                            heard=heard[event["article"]].heard(span),
                        ),
                    )


def split_pages(split: str) -> Iterator[tuple[str, Json]]:
    """Text and annotation of the corpus pages of one part."""
    for page in corpus.load(split=split):
        yield page["text"], page


def rows(found: Iterable[Case]) -> dict[str, tuple[int, float, float]]:
    """Class of mention (and "all") -> actors, country accuracy, sector accuracy."""
    count: Counter[tuple[str, str]] = Counter()
    for case in found:
        for kind in (case.kind, "all"):
            count[kind, "n"] += 1
            count[kind, "country"] += case.right[0]
            count[kind, "sector"] += case.right[1]
    kinds = [kind for kind in (*CLASSES, "all") if count[kind, "n"]]
    return {k: (count[k, "n"], count[k, "country"] / count[k, "n"], count[k, "sector"] / count[k, "n"]) for k in kinds}


def error_line(case: Case) -> str:
    """One wrong link: what was annotated, what was told, by which rule."""
    gold, made = f"{case.country}/{case.sector}", f"{case.told.country}/{case.told.sector}"
    where = f"{case.page:18} {case.kind:7} {case.event} {case.side[:5]}"
    return f"{where} {case.text!r} ({case.name}): {gold} told {made} ({case.told.rule})"


def main() -> None:
    """Prints the table, and with ``--errors`` every wrong link."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=["train", "dev", "test"], default="dev")
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    found = list(cases(folder_pages(args.pages) if args.pages else split_pages(args.split)))
    if args.errors and (args.pages or args.split != "test"):
        print(*(error_line(case) for case in found if not all(case.right)), sep="\n")
    print(f"{'class':8} {'actors':>6} {'country':>8} {'sector':>7}")
    for kind, (number, country, sector) in rows(found).items():
        print(f"{kind:8} {number:6} {country:8.3f} {sector:7.3f}")


if __name__ == "__main__":
    main()
