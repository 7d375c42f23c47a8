"""Quantities in a story: how many, of what, counted by which act, in this incident or running since some day."""

from dateline.extract.figures.numbers import find, singles

__all__ = ["find", "singles"]
