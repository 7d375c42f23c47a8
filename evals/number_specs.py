"""Number expressions of Recognizers-Text (MIT): ``python -m evals.number_specs [--errors]``.

The English specification cases for cardinal numbers; a case counts as found when a quantity with its value (bound
words apart) covers the expression. Left out are ordinals, fractions, negative and decimal-only numbers, exponents,
numbers of more than 15 digits, and the parts of dates, addresses and codes: none is a quantity of people or things.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from typing import Any

from dateline.extract.figures.values import Quantity, quantities
from evals.paths import shared

FOLDER = Path("data/times/recognizers")
APART = re.compile(
    r"/|\^|(?<!\w)-\s?\d|\b(?:minus|negative|point|half|halves|thirds?|fourths?|fifths?|sixths?|tenths?|sevenths?|eighths?)\b"
    r"|\b(?:ninths?|\w*ths|hundredths?|thousandths?|out of|in twenty|twenty.firsts?|thirtieth|quarters?|over|e)\b"
)
"""Expressions that are fractions, negative, or written with an exponent."""

INSIDE = re.compile(r"\d[./-]\d+[./-]\d|[A-Z]-\d|nought-|\d,\d\b|\d\.\d{3},")
"""Inputs that are a date, an address, a code, or written with a decimal comma."""


def cases(folder: Path) -> list[tuple[str, str, float]]:
    """(input, expression, value) of every cardinal case."""
    out: list[tuple[str, str, float]] = []
    for case in json.loads((folder / "Number" / "NumberModel.json").read_text(encoding="utf-8-sig")):
        for result in case["Results"]:
            value = _value(result)
            whole = value is not None and (value >= 1 or value == 0) and not INSIDE.search(case["Input"])
            if (
                value is not None
                and whole
                and (value < 100 or value.is_integer())
                and not APART.search(result["Text"].casefold())
            ):
                out.append((case["Input"], result["Text"], value))
    return out


def _value(result: dict[str, Any]) -> float | None:
    try:
        value = float(result["Resolution"]["value"])
    except (KeyError, TypeError, ValueError):
        return None
    return value if 0 <= value < 10**15 else None


def found(text: str, expression: str, value: float) -> bool:
    """Is there a quantity of this value over these words?"""
    at = text.casefold().find(expression.casefold())
    span = (at, at + len(expression))
    return any(_covers(q, span) and _says(q, value) for q in quantities(text, (0, len(text))))


def _covers(quantity: Quantity, span: tuple[int, int]) -> bool:
    return quantity.core[0] < span[1] and span[0] < quantity.core[1]


def _says(quantity: Quantity, value: float) -> bool:
    return abs(quantity.low - value) < 1e-6 * max(1.0, value)


def main() -> None:
    """Prints the share of expressions found with the right value."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="print every expression that was not found")
    args = parser.parse_args()
    every = cases(shared() / FOLDER)
    missed = [(text, words, value) for text, words, value in every if not found(text, words, value)]
    share = 1 - len(missed) / max(1, len(every))
    print(f"cardinals  {len(every) - len(missed)} of {len(every)} found with their value: {share:.3f}")
    if args.errors:
        for text, words, value in missed:
            print(f"  {words!r} = {value:g} in {text!r}")


if __name__ == "__main__":
    main()
