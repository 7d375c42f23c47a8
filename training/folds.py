"""Folds of the training pages: a page is read only by a reader that was trained without it. Pages of one story always
fall together."""

from __future__ import annotations

import functools
import hashlib

from corpus import files


@functools.cache
def stories() -> dict[str, str]:
    """Page of the corpus -> its story."""
    found = {path.stem: files.read(path)["meta"] for path in files.paths(files.PAGES)}
    return {page: meta.get("story") or page for page, meta in found.items()}


def fold_of(page: str, folds: int) -> int:
    """The fold, from 0, in which a page or sentence falls."""
    drawn = hashlib.sha256(f"folds:{stories().get(page, page)}".encode()).digest()
    return int.from_bytes(drawn[:8]) % folds


def within(page: str, fold: str) -> bool:
    """Whether a page falls in the fold K of N, given as "K/N"."""
    number, of = map(int, fold.split("/"))
    return fold_of(page, of) == number
