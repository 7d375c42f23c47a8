"""Where run-together articles are cut: wire messages in one stream, and news pages put together with furniture between.

    python -m evals.splitting [--errors] [--pages FOLDER]

(a) The MUC-3/4 messages in streams of 100 as they were sent, their numbers taken out: hard-wrapped capitals, no titles.
(b) Plain articles in running text (title, date, body) two to five at a time, under heads and with furniture drawn from
lists by a seeded generator: captions twice, share buttons, links to other stories, adverts, credits.
(c) With --pages, all annotated pages of a folder as one text.
In (b) and (c) a boundary is right where the told article's first paragraph begins within three characters of the gold
one.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from dateline.clean import clean
from dateline.clean.datelines import read
from dateline.model import Cleaned, Value
from evals import templates
from evals.cleaning import NEAR, Row, behind_dateline, page_of
from evals.gold import pages
from evals.paths import shared

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_STOP = re.compile(r"[.!?…:][\"”’')]*$")
SEED = 20240206
PAGES = 200

PLACES = ("LAGOS", "Lima", "HANOI", "Geneva", "Oslo", "TUNIS", "Quito", "RIGA")
SHARE = ("TT", "Share", "Share on Facebook  Share on Twitter  Print", "Facebook Twitter WhatsApp Email", "Copy link")
ADVERT = ("ADVERTISEMENT", "Advertisement", "Story continues below", "Sponsored: New kitchens at half price")
LINKS = (
    "READ MORE: Five markets to visit this spring",
    "Also read",
    "Related stories",
    "More on this story",
    "See also: Life on the river",
)
SIGN_UP = (
    "Sign up for our morning newsletter",
    "We use cookies to improve your visit. Accept all",
    "Subscribe to our newsletter",
)
CREDITS = (
    "(Reporting by Ana Morse; Editing by Kofi Byrne)",
    "(With agency inputs)",
    "© 2024 All rights reserved.",
    "-ENDS-",
    "12 comments",
)
CAPTIONS = (
    "A street vendor waits for customers outside the central station, {day}. (AP)",
    "Trucks line up at the harbour gate on {day}. (AFP)",
    "FILE PHOTO: The assembly building seen from the river. REUTERS/Lena Hart",
    "People walk past a closed shop on {day}. [Photo: Ana Morse]",
)


class Made(Value, frozen=True, kw_only=True):
    """A page put together: its text, where each body begins, and its furniture lines."""

    text: str
    starts: tuple[int, ...]
    furniture: frozenset[str]


def messages(path: Path) -> list[str]:
    """The messages of one stream, without their numbers."""
    return [text for _, text in templates.texts(path)]


def stream(parts: list[str]) -> tuple[str, list[int]]:
    """The messages as one text, and where each of them begins."""
    text, starts = "", []
    for part in parts:
        starts.append(len(text) + len(part) - len(part.lstrip()))
        text += part.rstrip() + "\n\n\n"
    return text, starts


def message_row(parts: list[str], *, errors: bool) -> Row:
    """Boundaries of one stream: an article begins where its dateline does, else at its first paragraph."""
    text, gold = stream(parts)
    told = [
        _begin(cleaned, number)
        for cleaned in [clean(page_of("stream", text))]
        for number in range(len(cleaned.articles))
    ]
    hit = [start for start in gold[1:] if any(abs(start - other) < NEAR for other in told[1:])]
    if errors:
        _show(text, gold[1:], told[1:])
    return Row(hit=len(hit), gold=len(gold) - 1, told=max(0, len(told) - 1))


def _begin(cleaned: Cleaned, number: int) -> int:
    article = cleaned.articles[number]
    spans = [span for span in (article.title_span, article.dateline_span, article.parts[0]) if span]
    return min(span[0] for span in spans)


def _show(text: str, gold: list[int], told: list[int]) -> None:
    for start in gold:
        if not any(abs(start - other) < NEAR for other in told):
            print("  missed ", repr(text[max(0, start - 260) : start]), "^", repr(text[start : start + 40]))
    for start in told:
        if not any(abs(start - other) < NEAR for other in gold):
            print("  false  ", repr(text[max(0, start - 200) : start]), "^", repr(text[start : start + 60]))


def _stories() -> list[tuple[str, str, list[str]]]:
    """Title, ISO day and paragraphs of the plain articles that have all three."""
    raw = json.loads((shared() / "data/pages/articles.json").read_text(encoding="utf-8"))
    found = []
    for name in sorted(raw):
        entry = raw[name]
        if not isinstance(entry, dict) or "articleBody" not in entry:
            continue
        paragraphs = [line.strip() for line in entry["articleBody"].split("\n") if line.strip()]
        if entry.get("title") and _DAY.match(entry.get("date") or "") and _prose(paragraphs):
            found.append((" ".join(entry["title"].split()), entry["date"][:10], paragraphs))
    return found


def _prose(paragraphs: list[str]) -> bool:
    """Whether the body is running text: no summary above it, nine paragraphs in ten end with a stop."""
    stops = sum(_STOP.search(paragraph[-4:]) is not None for paragraph in paragraphs)
    return (
        len(paragraphs) >= 3
        and len(paragraphs[0]) >= 80
        and paragraphs[0][-1] in '.”"'
        and stops >= 0.9 * len(paragraphs)
    )


def made_pages(count: int, seed: int) -> Iterator[Made]:
    """Pages of two to five articles; the same for the same seed."""
    draw = random.Random(seed)
    stories = _stories()
    for _ in range(count):
        yield _made(draw, draw.sample(stories, draw.randint(2, 5)))


def _made(draw: random.Random, stories: list[tuple[str, str, list[str]]]) -> Made:
    text, starts, furniture = "", [], set()
    for title, iso, paragraphs in stories:
        head, tail = _head(draw, title, iso), _tail(draw)
        furniture |= {line for line in [*head, *tail] if line and line != title}
        text += "\n".join(head) + "\n\n"
        dateline = read(paragraphs[0], 0, len(paragraphs[0]))
        starts.append(len(text) + (dateline.end if dateline else 0))
        body = paragraphs[:]
        if len(body) > 4 and draw.random() < 0.4:
            advert = draw.choice(ADVERT)
            furniture.add(advert)
            body.insert(draw.randrange(2, len(body) - 1), advert)
        text += "\n\n".join(body) + "\n\n" + "\n".join(tail) + ("\n\n\n" if draw.random() < 0.5 else "\n\n")
    return Made(text=text, starts=tuple(starts), furniture=frozenset(furniture))


def _head(draw: random.Random, title: str, iso: str) -> list[str]:
    day = date.fromisoformat(iso)
    words = f"{day:%B} {day.day}, {day.year}"
    lines = [title]
    kind = draw.choice(("captions", "date", "byline", "dated captions", "date"))
    if "captions" in kind:
        caption = draw.choice(CAPTIONS).format(day=f"{day:%A}, {words}")
        lines += ["", caption, caption, draw.choice(SHARE), "", title, "", caption, caption]
    if "date" in kind:
        lines += [draw.choice((words, f"Published {day.day} {day:%B} {day.year}", f"{words} 10:15 GMT", iso))]
    if kind == "byline":
        lines += ["By Ana Morse and Kofi Byrne", words]
    return [*lines, *([draw.choice(SHARE)] if draw.random() < 0.4 else [])]


def _tail(draw: random.Random) -> list[str]:
    groups = [group for group in (CREDITS, LINKS, SIGN_UP) if draw.random() < 0.5]
    return [draw.choice(group) for group in groups]


def made_rows(given: Iterator[Made], *, errors: bool) -> tuple[Row, Row]:
    """Boundaries and furniture lines over made pages."""
    cuts, lines = Row(), Row()
    for made in given:
        cleaned = clean(page_of("made", made.text))
        told = [article.body_span[0] for article in cleaned.articles]
        hit = sum(any(abs(a - b) < NEAR for b in told[1:]) for a in made.starts[1:])
        cuts += Row(hit=hit, gold=len(made.starts) - 1, told=max(0, len(told) - 1))
        titles = {made.text[slice(*a.title_span)] for a in cleaned.articles if a.title_span}
        found = {made.text[slice(*line.span)] for line in cleaned.furniture} - titles
        lines += Row(hit=len(found & made.furniture), gold=len(made.furniture), told=len(found))
        if errors:
            _show(made.text, list(made.starts[1:]), told[1:])
            print(*(f"  line false   {line[:110]}" for line in sorted(found - made.furniture)), sep="\n")
            print(*(f"  line missed  {line[:110]}" for line in sorted(made.furniture - found)), sep="\n")
    return cuts, lines


def joined_row(folder: Path, *, errors: bool) -> Row:
    """Article starts over the annotated pages of a folder put into one text."""
    text, gold = "", []
    for page, annotation in pages(folder):
        gold += [len(text) + behind_dateline(page, page.find(a["starts_with"])) for a in annotation["articles"]]
        text += page.rstrip() + "\n\n\n"
    told = [article.body_span[0] for article in clean(page_of("joined", text)).articles]
    if errors:
        _show(text, gold, told)
    return Row(hit=sum(any(abs(a - b) < NEAR for b in told) for a in gold), gold=len(gold), told=len(told))


def _print(name: str, row: Row) -> None:
    p, r, f = row.figures()
    print(f"{name:36} P {p:.3f}  R {r:.3f}  F1 {f:.3f}   gold {row.gold:5} told {row.told:5}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="print every error of the development parts")
    parser.add_argument("--pages", type=Path, help="a folder of annotated pages to put into one text")
    args = parser.parse_args()
    folder = shared() / "data/messages"
    dev = sorted((folder / "dev").glob("dev-muc3-*"))
    sets = {
        "dev, first half": dev[:7],
        "dev, second half": dev[7:],
        "tst1": [folder / "tst1/tst1-muc3"],
        "tst2": [folder / "tst2/tst2-muc4"],
    }
    for name, paths in sets.items():
        show = args.errors and name == "dev, first half"
        total = Row()
        for path in paths:
            total += message_row(messages(path), errors=show)
        _print(f"messages, {name}", total)
    for name, seed in (("seed of development", SEED), ("another seed", SEED + 1)):
        cuts, lines = made_rows(made_pages(PAGES, seed), errors=args.errors and seed == SEED)
        _print(f"made pages, {name}: boundaries", cuts)
        _print(f"made pages, {name}: furniture", lines)
    if args.pages:
        _print("annotated pages as one text: starts", joined_row(args.pages, errors=args.errors))


if __name__ == "__main__":
    main()
