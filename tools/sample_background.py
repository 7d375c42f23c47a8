"""Draws ``codebooks/background.txt`` from the train part of the corpus: ``python -m tools.sample_background``.

The head of a user's event type learns from these sentences what is no event of it. They come from the train pages only
(corpus/splits.json), at most one from a page, evenly over the event types of the codebook, and a third of them tell no
event: about 400 in all. The order is that of SHA-256, so that neighbours have nothing to do with each other.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from corpus.files import PAGES, SPLITS, Json, pages
from dateline.codebook import load
from dateline.model import Article
from dateline.sentences import split

TARGET = Path(__file__).parent.parent / "src/dateline/codebooks/background.txt"
EACH = 22
"""Sentences of each event type; one that tells two events counts for both."""
QUIET = 140
"""Sentences that tell no event."""
OURS = re.compile(
    r"evacuat|\bswap|(?:prisoner|captive|detainee).*exchang|exchang.*(?:prisoner|captive|detainee)", re.IGNORECASE
)
"""What the example codebooks are about stays out, so that what is an event of theirs is not taught to be none."""
SHORTEST, LONGEST = 30, 320
"""Characters: below there is no clause, above the sentence would fill a window by itself."""
NONE = "-"
"""Stands for sentences that tell no event."""

HEAD = """\
# Sentences of news that a user's own event type is told apart from (dateline codebook train).
# Drawn by tools/sample_background.py from the train part of the corpus: invented news about invented people and
# incidents. Text: CC BY 4.0, Dateline developers.
"""


def main() -> None:
    """Writes the file anew; the same corpus gives the same bytes."""
    TARGET.write_text(HEAD + "".join(f"{line}\n" for line in drawn()), encoding="utf-8")


def drawn() -> list[str]:
    """The sentences, in the order of the file."""
    parts = json.loads(SPLITS.read_text(encoding="utf-8"))["pages"]
    kinds = [one.code for one in load().types]
    want = dict.fromkeys(kinds, EACH) | {NONE: QUIET}
    have: Counter[str] = Counter()
    out: list[str] = []
    train = sorted(
        (page for page in pages(PAGES) if parts.get(page["page"]) == "train"), key=lambda p: digest(p["page"])
    )
    for page in train:
        choices = [(max(1 - have[k] / want[k] for k in found), digest(text), text, found) for text, found in told(page)]
        if choices and max(choices)[0] > 0:
            _, _, text, found = max(choices, key=lambda item: item[:2])
            have.update(found)
            out.append(text)
    return out


def told(page: Json) -> Iterator[tuple[str, frozenset[str]]]:
    """The sentences of a page's bodies that can be drawn, with the types of the events they tell."""
    text: str = page["text"]
    for article in page["articles"]:
        start = text.find(article["starts_with"])
        end = text.find(article["ends_with"], start) + len(article["ends_with"])
        for sentence in split(text, Article(number=0, parts=((start, end),)).parts) if start >= 0 else ():
            words = text[slice(*sentence.span)]
            plain = SHORTEST <= len(words) <= LONGEST and "\n" not in words and words not in page["furniture"]
            if plain and not OURS.search(words):
                yield words, frozenset(e["type"] for e in page["events"] if e["evidence"] == words) or frozenset([NONE])


def digest(text: str) -> str:
    """What the order hangs on."""
    return hashlib.sha256(f"dateline-background-1:{text}".encode()).hexdigest()


if __name__ == "__main__":
    main()
