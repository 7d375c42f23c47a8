"""Annotated pages as a reader tells them, for fitting what weighs its odds against the rules.

A reader knows its training pages by heart: its odds there say more than on a new page. So only pages that it was not
trained on are read: batches of training pages that came after the weights (``--unseen``), or where there are none the
dev pages, which then measure no more what is fitted on them.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from corpus import files
from dateline import sentences
from dateline.clean import clean
from dateline.codebook import load as codebook
from dateline.model import Attached, Story
from dateline.pages import load, page_refs
from dateline.reader import proposed, shipped
from dateline.reader.joined import Reading, read
from dateline.reader.model import Reader
from dateline.reader.proposed import Around
from dateline.settings import Settings


class Scene(NamedTuple):
    """One article of an annotated page: what rules and reader find there, and what the rules attach to its events."""

    path: Path
    story: Story
    around: Around
    reading: Reading
    ruled: Attached


def unseen(batches: str) -> list[Path]:
    """The annotations of the training pages of these batches (by commas), or of the dev pages where none is named."""
    names, splits = {name for name in batches.split(",") if name}, files.splits()
    part = "train" if names else "dev"
    return sorted(
        path
        for path in files.paths(files.PAGES)
        if splits.get(path.stem) == part and (not names or path.parent.name in names)
    )


def scenes(path: Path, reader: Reader) -> Iterator[Scene]:
    """The articles of the annotated page whose annotation is ``path``."""
    settings = Settings()
    raw = load(next(iter(page_refs([str(path.with_suffix(".txt"))], settings))), settings)
    for article in clean(raw).articles:
        story = Story(text=raw.text, article=article, sentences=sentences.split(raw.text, article.parts))
        around = proposed.gathered(story, codebook())
        reading = read(reader, around, settings.least_odds)
        yield Scene(path, story, around, reading, proposed.attached(around, reading.triggers, placed=False))


def arguments(about: str | None) -> argparse.ArgumentParser:
    """What the fits are told on the command line."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--weights", type=Path, default=shipped.folder(), help="folder of the reader's weights")
    parser.add_argument("--unseen", default="", help="batches of training pages that these never saw, by commas")
    parser.add_argument("--folds", type=int, default=0, help="hold the pages out in turn, and print the scores")
    parser.add_argument("--write", action="store_true", help="write the table")
    return parser
