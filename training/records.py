"""Training pages as told by readers that had not learnt them: python -m training.records --read WEIGHTS BATCHES

On standard output, one JSON object a line, as ``dateline read --format jsonl`` prints it; ``--read`` several times, as
for the fits.
"""

from __future__ import annotations

from pathlib import Path

from dateline.reader import shipped
from dateline.reader.model import Reader
from evals import corpus as reading
from training import scenes


def main() -> None:
    """Reads and prints."""
    parser = scenes.arguments(__doc__, reads=True)
    for weights, batches in parser.parse_args().read or []:
        reader = Reader(Path(weights))
        shipped.reader = lambda reader=reader: reader  # type: ignore[misc,assignment]
        for path in scenes.unseen(batches):
            print(*reading.records([path.with_suffix(".txt")]), flush=True)


if __name__ == "__main__":
    main()
