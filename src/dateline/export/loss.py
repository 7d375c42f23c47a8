"""What a format could not hold, counted."""

from __future__ import annotations

from collections import Counter


class Loss:
    """How many things were written, and how many of each kind were not or only in part."""

    def __init__(self) -> None:
        self.written: Counter[str] = Counter()
        self.lost: Counter[str] = Counter()

    def wrote(self, what: str, count: int = 1) -> None:
        """Counts what the format holds."""
        self.written[what] += count

    def leave(self, what: str, count: int = 1) -> None:
        """Counts what it does not; ``what`` reads after a number ("statements (no column)")."""
        if count:
            self.lost[what] += count

    def lines(self) -> list[str]:
        """The report, one line for what was written and one for each kind of loss."""
        written = ", ".join(f"{count:,} {what}" for what, count in self.written.items())
        return [f"wrote {written or 'nothing'}", *(f"left out: {count:,} {what}" for what, count in self.lost.items())]
