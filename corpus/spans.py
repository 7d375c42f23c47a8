"""Quotes to offsets and back: one annotation with its words, or with half-open [start, end] in the page text.

``placed`` and ``quoted`` are inverse for every page whose quotes stand in its text. Where words stand more than once,
the place is chosen as a reader would: in the evidence first, whole words first, then the nearest to the trigger, and
for the number of a figure the nearest to what it counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from dateline.model import Span

Json = dict[str, Any]
Look = Callable[..., Any]
"""(quote or span, where to look first, what to stay near) -> span or quote; ``whole`` for what is no part of a word."""

ARTICLE = ("title", "starts_with", "ends_with", "published_from", "dateline_place", "agency")


class QuoteError(ValueError):
    """Words of an annotation that do not stand in its text."""


def bodies(text: str, page: Json) -> list[Span]:
    """The body of each article, from the first character of ``starts_with`` to the last of ``ends_with``."""
    out: list[Span] = []
    at = 0
    for article in page["articles"]:
        start = max(text.find(article["starts_with"], at), text.find(article["starts_with"]), 0)
        end = text.find(article["ends_with"], start)
        at = end + len(article["ends_with"]) if end >= 0 else len(text)
        out.append((start, at))
    return out


def occurrences(text: str, quote: str, stretches: list[Span], *, whole: bool = False) -> list[int]:
    """Where a quote begins in the first of these stretches that hold it: there as whole words, or else as part of one
    ("Russia" of "Russian officials"). With ``whole`` a part of a word counts only where no stretch holds it whole."""
    parts = re.escape(quote)
    forms = (rf"(?<!\w){parts}(?!\w)", parts)
    tries = [(form, stretch) for stretch in stretches for form in forms]
    if whole:
        tries.sort(key=lambda item: item[0] == parts)
    found = ([m.start() for m in re.compile(form).finditer(text, *stretch)] for form, stretch in tries)
    return next((starts for starts in found if starts), [])


def finder(text: str) -> Look:
    """A look that finds quotes in a text."""

    def look(quote: str | None, within: Span | None, near: Span | None, *, whole: bool = False) -> list[int] | None:
        if quote is None:
            return None
        if not quote:
            raise QuoteError("an empty quote: write null")
        found = occurrences(text, quote, [part for part in (within, (0, len(text))) if part], whole=whole)
        if found:
            anchor = near[0] if near else (within[0] if within else 0)
            start = min(found, key=lambda at: (abs(at - anchor), at))
            return [start, start + len(quote)]
        raise QuoteError(f"not in the text: {quote[:80]!r}")

    return look


def placed(text: str, page: Json) -> Json:
    """The annotation with [start, end] for every quote. Raises QuoteError for words that are not in the text."""
    return _walk(page, finder(text), [list(body) for body in bodies(text, page)])


def quoted(text: str, page: Json) -> Json:
    """The annotation with words for every [start, end]."""
    return _walk(page, lambda span, within, near, whole=False: span and text[slice(*span)], [])


def _walk(page: Json, look: Look, whole: list[Any]) -> Json:
    def body(item: Json) -> Any:
        return whole[item["article"]] if item["article"] < len(whole) else None

    return page | {
        "articles": [_article(item, look, whole[i] if whole else None) for i, item in enumerate(page["articles"])],
        "furniture": [look(line, None, None) for line in page["furniture"]],
        "events": [_event(item, look, body(item)) for item in page["events"]],
        "tallies": [_tally(item, look, body(item)) for item in page["tallies"]],
        "statements": [_statement(item, look, body(item)) for item in page["statements"]],
    }


def _article(item: Json, look: Look, body: Any) -> Json:
    def find(key: str) -> Any:
        if key == "starts_with":
            return look(item[key], body, body)
        if key == "ends_with":
            return look(item[key], body, body and [body[1], body[1]])
        return look(item[key], None, body)

    return item | {key: find(key) for key in ARTICLE if key in item}


def _event(item: Json, look: Look, body: Any) -> Json:
    evidence = look(item["evidence"], body, None)
    trigger = look(item["trigger"], evidence, None)

    def near(quote: Any) -> Any:
        return look(quote, evidence, trigger)

    def part(value: Json) -> Json:
        return value | {"text": near(value["text"])}

    return item | {
        "evidence": evidence,
        "trigger": trigger,
        "actors": [part(actor) for actor in item["actors"]],
        "recipients": [part(actor) for actor in item["recipients"]],
        "place": item["place"] and part(item["place"]),
        "date": item["date"] and part(item["date"]),
        "figures": [_figure(figure, look, evidence, trigger) for figure in item["figures"]],
        "attributed_to": [near(source) for source in item["attributed_to"]],
    }


def _figure(item: Json, look: Look, evidence: Any, trigger: Any) -> Json:
    of = look(item["of"], evidence, trigger)
    sources = [look(source, evidence, trigger) for source in item["attributed_to"]]
    return item | {"of": of, "text": look(item["text"], evidence, of or trigger, whole=True), "attributed_to": sources}


def _tally(item: Json, look: Look, body: Any) -> Json:
    evidence = look(item["evidence"], body, None)
    return item | {"evidence": evidence} | _figure_parts(item, look, evidence)


def _figure_parts(item: Json, look: Look, evidence: Any) -> Json:
    found = _figure(item, look, evidence, None)
    return {key: found[key] for key in ("of", "text", "attributed_to")}


def _statement(item: Json, look: Look, body: Any) -> Json:
    evidence = look(item["evidence"], body, None)
    content = look(item["content"], evidence, None)
    rest = {key: look(item[key], evidence, content) for key in ("speaker", "cue", "addressee")}
    return item | {"evidence": evidence, "content": content} | rest
