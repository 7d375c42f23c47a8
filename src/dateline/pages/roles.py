"""Which blocks of a page are its article: the extracted main text found again among the visible blocks."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence

from dateline.model import Value

SQUEEZE = re.compile(r"[\W_]+")
COVERED = 0.5  # share of a block's characters found in the main text for the block to be body
NEAR = 4_000  # characters around the last place found in which short pieces are looked for
LONG = 25  # characters (letters and digits) that make a piece telling enough to be looked for on the whole page
OCCURRENCES = 6  # places of one piece that are weighed; teasers and repeated titles make two or three
EFFORT = 300_000_000  # characters searched in all before only the nearest place is tried; about 0.3 s


class Placed(Value, frozen=True, kw_only=True):
    """Where the main text is: the share of each block that belongs to it, and pieces that no block holds.

    ``strays`` maps the index of a block to the pieces that belong behind it (-1: before all).
    """

    shares: tuple[float, ...]
    strays: dict[int, tuple[str, ...]]


def squeeze(text: str) -> str:
    """Letters and digits alone, case folded: equal for texts that differ in spacing and punctuation."""
    return SQUEEZE.sub("", unicodedata.normalize("NFC", text)).casefold()


def place(blocks: Sequence[str], pieces: Sequence[str]) -> Placed:
    """Finds each piece of the main text among the blocks of the page; says how much of each block is covered."""
    keys = [squeeze(block) for block in blocks]
    page = "".join(keys)
    starts = _starts(keys)
    wanted = [(piece, key) for piece in pieces if (key := squeeze(piece))]
    found = _places(page, [key for _, key in wanted])
    strays: dict[int, list[str]] = {}
    covered: list[tuple[int, int]] = []
    at = 0
    for (piece, _), spans in zip(wanted, found, strict=True):
        covered += spans
        if spans:
            at = spans[-1][1]
        else:
            strays.setdefault(bisect_right(starts, max(0, at - 1)) - 1 if covered else -1, []).append(piece)
    shares = tuple(_shares(keys, starts, sorted(covered)))
    return Placed(shares=shares, strays={index: tuple(texts) for index, texts in strays.items()})


def _starts(keys: Sequence[str]) -> list[int]:
    starts, at = [], 0
    for key in keys:
        starts.append(at)
        at += len(key)
    return starts


def _places(page: str, keys: Sequence[str]) -> list[list[tuple[int, int]]]:
    """The stretches of the page that hold each piece: pieces that stand in one place only fix the rest."""
    places = _all_places(page, keys)
    chosen: list[list[tuple[int, int]]] = []
    at = _first_fixed(places, keys)
    for index, key in enumerate(keys):
        options = places[index]
        best = min(options, key=lambda option: _distance(option, at), default=-1)
        if best >= 0 and (len(key) >= LONG or abs(best - at) <= NEAR):
            chosen.append([(best, best + len(key))])
            at = best + len(key)
            continue
        spans = _in_part(page, key, at)
        chosen.append(spans)
        at = spans[-1][1] if spans else at
    return chosen


def _distance(option: int, at: int) -> int:
    """How far a place lies from the last one; going back counts three times."""
    return option - at if option >= at else 3 * (at - option)


def _first_fixed(places: Sequence[Sequence[int]], keys: Sequence[str]) -> int:
    """Where the text begins, by the first telling piece that stands in one place only."""
    before = 0
    for options, key in zip(places, keys, strict=True):
        if len(options) == 1 and len(key) >= 2 * LONG:
            return max(0, options[0] - before)
        before += len(key)
    return 0


def _all_places(page: str, keys: Sequence[str]) -> list[list[int]]:
    effort, at, places = 0, 0, []
    for key in keys:
        found: list[int] = []
        if effort < EFFORT:
            spot = page.find(key)
            while spot >= 0 and len(found) < OCCURRENCES * (1 + 4 * (len(key) < LONG)):
                found.append(spot)
                spot = page.find(key, spot + 1)
            effort += len(page)
        else:
            spot = page.find(key, at, at + 2 * NEAR + len(key))
            found = [spot] if spot >= 0 else []
        at = found[0] if found else at
        places.append(found)
    return places


def _in_part(page: str, key: str, at: int) -> list[tuple[int, int]]:
    """A piece that the page interrupts (an advert within a paragraph): its beginning and end, if near each other."""
    if len(key) < 2 * LONG:
        return []
    low, high = max(0, at - NEAR), at + NEAR + len(key)
    head = page.find(key[:LONG], low, high)
    tail = page.find(key[-LONG:], max(low, head), high + NEAR)
    if head >= 0 and tail >= 0 and tail + LONG - head <= 1.5 * len(key):
        return [(head, tail + LONG)]
    size = len(key) // 2
    return [(head, head + size)] if head >= 0 and page.startswith(key[:size], head) else []


def _shares(keys: Sequence[str], starts: Sequence[int], covered: Sequence[tuple[int, int]]) -> list[float]:
    """For each block the share of its characters that the sorted stretches cover."""
    hit = [0] * len(keys)
    reached = 0
    for low, high in covered:
        low = max(low, reached)
        reached = max(reached, high)
        index = bisect_right(starts, low) - 1
        while 0 <= index < len(keys) and starts[index] < high:
            end = starts[index] + len(keys[index])
            hit[index] += max(0, min(high, end) - max(low, starts[index]))
            index += 1
    return [size / len(key) if key else 0.0 for size, key in zip(hit, keys, strict=True)]
