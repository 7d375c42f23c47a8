"""Quantities in a story: how many, of what, counted by which act, in this incident or running since some day."""

from dateline.extract.figures.numbers import find, with_singles

__all__ = ["find", "with_singles"]
