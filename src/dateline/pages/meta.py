"""What a page says about itself beside its text: title, day, outlet, address, author."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from dateline.model import Value
from dateline.pages.days import day_in_url, day_of, year_of
from dateline.pages.tables import table, words

Element = Any
JSONLD_LIMIT = 2_000_000  # characters of one JSON-LD script that are read
JSONLD_ITEMS = 2_000  # objects of a JSON-LD graph that are looked at
WORD = re.compile(r"\w+")
ALIKE = 0.2  # likeness of a heading to what the metadata call the title
TITLE_WORDS = 4  # words that an only <h1> must have: shorter ones are names of sites and sections
TAG = re.compile(r"<[^<>]{1,500}>")
SITE_MARKS = re.compile(r"\s+[|–—·»:-]+\s+")


class Meta(Value, frozen=True, kw_only=True):
    """Title, publication day and its basis (meta or url), outlet, address, author, and JSON-LD articleBody; the day of
    the last change and the year of the copyright."""

    title: str | None = None
    published: str | None = None
    basis: str | None = None
    changed: str | None = None
    owned: str | None = None
    outlet: str | None = None
    url: str | None = None
    author: str | None = None
    body: str | None = None


def meta_of(root: Element, url: str | None = None) -> Meta:
    """The metadata of a parsed page; ``url`` is its address if known."""
    named = _named(root)
    item = _main_item(root)
    address = url or _canonical(root) or _first(named, "url")
    published = day_of(item.get("datePublished")) or _named_day(named) or _time_day(root)
    basis = "meta" if published else None
    if not published and address and (published := day_in_url(address)):
        basis = "url"
    return Meta(
        title=_title(root, named, item),
        published=published,
        basis=basis,
        changed=_changed(named, item),
        owned=_owned(named, item),
        outlet=_first(named, "outlet") or _name(item.get("publisher")),
        url=address,
        author=_name(item.get("author")) or one_line(named.get("author")),
        body=_body(item.get("articleBody")),
    )


def one_line(value: object) -> str | None:
    """A string with single spaces, at most 500 characters; None for anything else or nothing."""
    if not isinstance(value, str):
        return None
    from html import unescape

    text = unescape(value[:2000]) if "&" in value[:2000] else value[:2000]
    return " ".join(text.split())[:500] or None


def _named(root: Element) -> dict[str, str]:
    """Content of the <meta> elements by property, name or itemprop in lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        content = element.get("content")
        for key in ("property", "name", "itemprop"):
            name = element.get(key)
            if name and content and content.strip():
                found.setdefault(name.strip().lower(), content.strip())
    return found


def _first(named: dict[str, str], key: str) -> str | None:
    return next((text for name in table("meta")[key] if (text := one_line(named.get(name)))), None)


def _named_day(named: dict[str, str]) -> str | None:
    return next((day for name in table("meta")["published"] if (day := day_of(named.get(name)))), None)


def _changed(named: dict[str, str], item: dict[str, Any]) -> str | None:
    """The day of the last change."""
    told = (item.get("dateModified"), *(named.get(name) for name in table("meta")["changed"]))
    return next((day for value in told if (day := day_of(value))), None)


def _owned(named: dict[str, str], item: dict[str, Any]) -> str | None:
    """The year of the copyright."""
    told = (item.get("copyrightYear"), *(named.get(name) for name in table("meta")["copyright"]))
    return next((year for value in told if (year := year_of(value))), None)


def _canonical(root: Element) -> str | None:
    for element in root.iter("link"):
        if (element.get("rel") or "").strip().lower() == "canonical":
            address = (element.get("href") or "").strip()
            return address[:2000] if address.startswith("http") else None
    return None


def _title(root: Element, named: dict[str, str], item: dict[str, Any]) -> str | None:
    """The title as printed: the <h1> most like og:title or the JSON-LD headline, or an only <h1>; else one of those."""
    site = _first(named, "outlet")
    headings = [
        text for element in root.iter("h1") if (text := one_line(" ".join(element.itertext()))) and text != site
    ]
    page = next((text for element in root.iter("title") if (text := one_line(element.text))), None)
    told = _first(named, "title") or one_line(item.get("headline")) or page
    best = max(headings, key=lambda heading: _likeness(heading, told or ""), default=None)
    if best and (_likeness(best, told or "") >= ALIKE or (len(headings) == 1 and len(best.split()) >= TITLE_WORDS)):
        return best
    if not told and headings:
        return headings[0]
    return SITE_MARKS.split(told)[0] if told and told == page else told


def _likeness(one: str, other: str) -> float:
    """Shared words as a share of the larger set (Jaccard)."""
    left, right = (set(WORD.findall(text.casefold())) for text in (one, other))
    return len(left & right) / max(1, len(left | right))


def _time_day(root: Element) -> str | None:
    """The day of the first <time> (or itemprop datePublished) that gives one."""
    for element in root.iter("time", "span", "div", "p", "abbr"):
        if element.tag == "time" or element.get("itemprop") == "datePublished":
            written = element.get("datetime") or element.get("content") or " ".join(element.itertext())[:80]
            if day := day_of(written):
                return day
    return None


def _main_item(root: Element) -> dict[str, Any]:
    """The JSON-LD object of the article, else of the page; empty without one."""
    items = [item for script in _scripts(root) for item in _items(script)]
    for key in ("articles", "pages"):
        for item in items:
            kinds = item.get("@type")
            if words("jsonld", key) & {
                kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)
            }:
                return item
    return {}


def _scripts(root: Element) -> Iterator[object]:
    for script in root.iter("script"):
        text = script.text
        if "ld+json" in (script.get("type") or "").lower() and text and len(text) <= JSONLD_LIMIT:
            try:
                yield json.loads(
                    text.strip().removeprefix("<![CDATA[").removesuffix("]]>").rstrip("; \n"), strict=False
                )
            except (ValueError, RecursionError):
                continue


def _items(loaded: object) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-LD script, those of lists and graphs before those within other objects."""
    queue: list[object] = [loaded]
    for number in range(JSONLD_ITEMS):
        if number >= len(queue):
            return
        item = queue[number]
        if isinstance(item, list):
            queue.extend(item[:JSONLD_ITEMS])
        elif isinstance(item, dict):
            yield item
            queue.extend(
                item[key]
                for key in ("@graph", "mainEntity", "mainEntityOfPage")
                if isinstance(item.get(key), dict | list)
            )


def _name(value: object) -> str | None:
    """The name in a JSON-LD person or organisation: a string, an object, or a list of them."""
    if isinstance(value, list):
        names = [name for each in value[:20] if (name := _name(each))]
        return ", ".join(names) or None
    return one_line(value.get("name")) if isinstance(value, dict) else one_line(value)


def _body(value: object) -> str | None:
    """The article's text from JSON-LD, without mark-up; None for anything but a string."""
    if not isinstance(value, str):
        return None
    from html import unescape

    return TAG.sub("\n", unescape(value)).strip() or None
