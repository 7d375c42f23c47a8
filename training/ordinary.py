"""Lists the words that are no name where they open a sentence: ``python -m training.ordinary > src/.../ordinary.txt``.

Counted on the training pages: a word that opens sentences with a capital and stands inside others in small letters at
least ``LEAST`` times, and more than ``TIMES`` as often as with a capital.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from corpus import files
from dateline.extract.syntax import tokens
from evals import corpus

LEAST = 4
TIMES = 2
SHORTEST = 6
"""Tokens of the shortest sentence that is counted; shorter ones are mostly headings."""
_END = re.compile(r"(?<=[.!?])\s+|\n")


def listed() -> Iterator[str]:
    """The words, in order."""
    small, capital, opening = Counter[str](), Counter[str](), set[str]()
    for page in corpus.gold_pages(files.PAGES, "train"):
        for sentence in _END.split(page.with_suffix(".txt").read_text(encoding="utf-8")):
            words = [token.text for token in tokens(sentence, (0, len(sentence)))]
            if len(words) < SHORTEST:
                continue
            opening.add(words[0].lower())
            small.update(word for word in words[1:] if word.islower())
            capital.update(word.lower() for word in words[1:] if word[0].isupper() and word[1:].islower())
    fit = (word for word in opening if small[word] >= LEAST and small[word] > TIMES * capital[word])
    yield from sorted(word for word in fit if word.isalpha() and word.isascii() and len(word) > 2)


if __name__ == "__main__":
    print("# Written by training/ordinary.py from the training pages: no names where they open a sentence.")
    print("\n".join(listed()))
