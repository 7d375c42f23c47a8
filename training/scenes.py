"""Annotated pages as a reader tells them, for fitting what weighs its odds against the rules.

A reader knows its training pages by heart: its odds there say more than on a new page. So only pages that it was not
trained on are read: batches of training pages that came after the weights (``--read``), or where there are none the
dev pages, which then measure no more what is fitted on them.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar

from corpus import files
from corpus.files import Json
from dateline.clean import clean, story_of
from dateline.codebook import load as codebook
from dateline.model import Attached, Page, Story, Trigger
from dateline.pages import load, page_of_text, page_refs
from dateline.reader import proposed, shipped
from dateline.reader.joined import Reading, read
from dateline.reader.model import Reader
from dateline.reader.proposed import Around
from dateline.settings import Settings
from dateline.spans import meets
from evals.counts import yardstick


class Case(Protocol):
    """What a fit weighs: it knows its page."""

    @property
    def page(self) -> str:
        """The page's name."""


C = TypeVar("C", bound=Case)
W = TypeVar("W")


class GoldPage(NamedTuple):
    """An annotated page: its annotation, in which ``_e`` and ``_t`` of events are the spans of evidence and trigger,
    and its articles."""

    name: str
    text: str
    gold: Json
    stories: tuple[Story, ...]


class Scene(NamedTuple):
    """One article of an annotated page: what rules and reader find there, and what the rules attach to its events."""

    source: GoldPage
    story: Story
    around: Around
    reading: Reading
    ruled: Attached

    @property
    def page(self) -> str:
        """The page's name."""
        return self.source.name

    def events(self) -> Iterator[tuple[int, Json]]:
        """The events that the reader finds with their type: index among its events, and the annotated event."""
        for index, trigger in enumerate(self.reading.triggers):
            gold = annotated(self.source.gold, trigger)
            if gold is not None:
                yield index, gold


def located(text: str, page: Json) -> Json:
    """An annotation with the places of its events."""
    for event in page["events"]:
        event["_e"] = yardstick().span(text, event["evidence"], event.get("evidence_span"))
        event["_t"] = yardstick().span(text, event["trigger"], event.get("trigger_span"), event["_e"])
    return page


def of_file(path: Path) -> GoldPage:
    """The page of the corpus whose annotation is ``path``."""
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    return GoldPage(path.stem, text, located(text, files.read(path)), tuple(stories(path)))


def of_text(name: str, text: str) -> GoldPage:
    """The page of a text that is not annotated and lies in no file of its own."""
    told = tuple(stories_of(page_of_text(text, Settings(), name=name)))
    return GoldPage(name, text, {"events": []}, told)


def annotated(page: Json, trigger: Trigger) -> Json | None:
    """The annotated event of the trigger's type whose trigger it meets, else one of its sentence."""
    of = [e for e in page["events"] if e["type"] == trigger.type and meets(e["_e"], trigger.evidence_span)]
    return next((e for e in of if meets(e["_t"], trigger.span)), of[0] if of else None)


def unseen(batches: str) -> list[Path]:
    """The annotations of the training pages of these batches (by commas), or of the dev pages where none is named."""
    names, splits = {name for name in batches.split(",") if name}, files.splits()
    part = "train" if names else "dev"
    return sorted(
        path
        for path in files.paths(files.PAGES)
        if splits.get(path.stem) == part and (not names or path.parent.name in names)
    )


def pages(told: Sequence[Sequence[str]] | None) -> Iterator[tuple[GoldPage, Reader]]:
    """All pages that are named by pairs of weights and batches, with their reader; without any, the dev pages and the
    shipped weights."""
    for weights, batches in told or [(str(shipped.folder()), "")]:
        reader = Reader(Path(weights))
        yield from ((of_file(path), reader) for path in unseen(batches))


def scenes(told: Sequence[Sequence[str]] | None) -> Iterator[Scene]:
    """The articles of all pages that are named by pairs of weights and batches."""
    for page, reader in pages(told):
        yield from of_page(page, reader)


def stories(path: Path) -> Iterator[Story]:
    """The articles of the annotated page whose annotation is ``path``, as a reader gets them."""
    settings = Settings()
    return stories_of(load(next(iter(page_refs([str(path.with_suffix(".txt"))], settings))), settings))


def stories_of(raw: Page) -> Iterator[Story]:
    """The articles of a page."""
    for article in clean(raw).articles:
        yield story_of(raw.text, article)


def of_page(page: GoldPage, reader: Reader) -> Iterator[Scene]:
    """The articles of an annotated page with what rules and reader find there."""
    settings = Settings()
    for story in page.stories:
        around = proposed.gathered(story, codebook())
        reading = read(reader, around, settings.least_odds)
        yield Scene(page, story, around, reading, proposed.attached(around, reading.triggers, placed=False))


def held_out(found: Sequence[C], folds: int, fitted: Callable[[list[C]], W]) -> list[W]:
    """For each case the weights that were fitted without the cases of its fold; pages are drawn into the folds."""
    every = sorted({case.page for case in found})
    random.Random(1).shuffle(every)
    fold = {page: number % folds for number, page in enumerate(every)}
    known = [fitted([case for case in found if fold[case.page] != number]) for number in range(folds)]
    return [known[fold[case.page]] for case in found]


def arguments(about: str | None, *, reads: bool = False) -> argparse.ArgumentParser:
    """What the fits are told on the command line; with ``reads`` also who reads which pages."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--folds", type=int, default=0, help="hold the pages out in turn, and print the scores")
    parser.add_argument("--write", action="store_true", help="write the table")
    if reads:
        parser.add_argument(
            "--read", nargs=2, action="append", metavar=("WEIGHTS", "BATCHES"),
            help="weights of the reader, and batches of training pages that these never saw, by commas; several times",
        )  # fmt: skip
    return parser


def run(
    about: str | None,
    cases: Callable[[Scene], Iterable[C]],
    summary: Callable[[list[C]], str],
    held_out: Callable[[list[C], int], None],
    write: Callable[[list[C]], None],
) -> None:
    """A fit as a command, on the cases of the pages that the command line names; ``summary`` tells them in a line."""
    args = arguments(about, reads=True).parse_args()
    fit(args, [case for article in scenes(args.read) for case in cases(article)], summary, held_out, write)


def run_on_train(
    about: str | None,
    cases: Callable[[Path], Iterable[C]],
    summary: Callable[[list[C]], str],
    held_out: Callable[[list[C], int], None],
    write: Callable[[list[C]], None],
) -> None:
    """The same for a fit in which no reader has a say: on all pages of the train part."""
    args = arguments(about).parse_args()
    splits = files.splits()
    paths = [path for path in files.paths(files.PAGES) if splits.get(path.stem) == "train"]
    fit(args, [case for path in paths for case in cases(path)], summary, held_out, write)


def fit(
    args: argparse.Namespace,
    found: list[C],
    summary: Callable[[list[C]], str],
    held_out: Callable[[list[C], int], None],
    write: Callable[[list[C]], None],
) -> None:
    """Fits to the cases as the command line says."""
    print(summary(found))
    if args.folds:
        held_out(found, args.folds)
    if args.write:
        write(found)
