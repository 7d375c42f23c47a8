"""Whether a confidence means what it says: python -m evals.reliability [--split dev] [--rules] [--picture FILE]

Every event told on a part of the corpus has a confidence. An event is *found* right where the yardstick pairs it with
an annotated event, and *typed* right where the pair is of one type. Events are put into ten bins of confidence; in a
sound table the mean confidence of a bin is the share that is typed right. The expected calibration error (ECE) is the
mean distance of the two, weighted by the events of the bins; the Brier score is the mean square of confidence minus
outcome. A second table tells what is left where events under a confidence are left out.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from dateline.model import Value
from evals import counts
from evals.counts import Scored, markdown, number, share

BINS = 10


class Told(Value, frozen=True, kw_only=True):
    """One told event: how sure the program is, and whether it is right."""

    sure: float
    found: bool
    typed: bool


def told(items: Sequence[Scored]) -> list[Told]:
    """Every told event of some pages."""
    out = []
    for item in items:
        found, typed = {j for _, j in item.found}, {j for _, j in item.typed}
        out += [
            Told(sure=event["confidence"], found=j in found, typed=j in typed)
            for j, event in enumerate(item.told["events"])
        ]
    return out


# -------------------------------------------------------------------------------- tables


def bins(events: Sequence[Told]) -> list[list[Told]]:
    """The events by confidence, in BINS bins of one width; the last one holds 1 too."""
    out: list[list[Told]] = [[] for _ in range(BINS)]
    for event in events:
        out[min(BINS - 1, int(event.sure * BINS))].append(event)
    return out


def error(events: Sequence[Told], right: Callable[[Told], bool]) -> float:
    """Expected calibration error."""
    gaps = [abs(sum(e.sure for e in part) - sum(map(right, part))) for part in bins(events)]
    return sum(gaps) / max(1, len(events))


def brier(events: Sequence[Told], right: Callable[[Told], bool]) -> float:
    """Mean square of confidence minus outcome."""
    return sum((e.sure - right(e)) ** 2 for e in events) / max(1, len(events))


def is_found(event: Told) -> bool:
    """Right whatever the type."""
    return event.found


def is_typed(event: Told) -> bool:
    """Right with the type: what a confidence is meant to say."""
    return event.typed


def bins_table(events: Sequence[Told]) -> str:
    """Bins of confidence with the shares that are right, and the errors below."""
    body = []
    for low, part in enumerate(bins(events)):
        if part:
            shares = [share(sum(map(right, part)), len(part)) for right in (is_found, is_typed)]
            body.append((f"{low / BINS:.1f} to {(low + 1) / BINS:.1f}", len(part), number(_mean(part)), *shares))
    if events:
        shares = [share(sum(map(right, events)), len(events)) for right in (is_found, is_typed)]
        body.append(("all", len(events), number(_mean(events)), *shares))
    table = markdown(("confidence", "events", "mean confidence", "found", "typed"), body)
    errors = ", ".join(
        f"{name}: ECE {error(events, right):.3f}, Brier {brier(events, right):.3f}"
        for name, right in (("typed", is_typed), ("found", is_found))
    )
    return f"{table}\n\nCalibration, {errors}."


def thresholds_table(events: Sequence[Told], gold: int) -> str:
    """What is left where less sure events are left out: a bound that few want, or all need."""
    body: list[tuple[str, int, str, str, str]] = []
    for low in range(BINS):
        kept = [e for e in events if e.sure >= low / BINS]
        right = sum(map(is_typed, kept))
        if not body or body[-1][1] != len(kept):
            f1 = f"{2 * right / max(1, len(kept) + gold):.3f}"
            body.append((f"{low / BINS:.1f}", len(kept), share(right, len(kept)), share(right, gold), f1))
    return markdown(("least confidence", "events", "typed P", "typed R", "typed F1"), body)


# -------------------------------------------------------------------------------- picture

SIDE = 320
LEFT, TOP = 60, 20
"""Side of the square of the picture, and its place."""
SVG = """<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg" role="img">
<title>{title}</title>
<style>
text {{ font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 12px; fill: #e1e4e8 }}
.grid {{ stroke: #484f58 }}
.bar {{ fill: #484f58 }}
.ideal {{ stroke: #b1bac4; stroke-dasharray: 4 4 }}
.typed {{ stroke: #79c0ff; fill: #79c0ff }}
.found {{ stroke: #f0c864; fill: #f0c864 }}
.line {{ fill: none; stroke-width: 2 }}
.key {{ stroke: none }}
</style>
<rect width="{width}" height="{height}" fill="#161b22" rx="8"/>
{body}
</svg>
"""
"""The colours are those of the pictures of the terminal (docs/pictures/make.py)."""


def picture(events: Sequence[Told], title: str) -> str:
    """The bins as a curve over the diagonal, with how many events each holds; the same events make the same bytes."""
    base = TOP + SIDE
    body = []
    for tenth in range(0, 11, 2):
        at = SIDE * tenth / 10
        body.append(f'<line class="grid" x1="{LEFT}" y1="{base - at:.0f}" x2="{LEFT + SIDE}" y2="{base - at:.0f}"/>')
        body.append(f'<text x="{LEFT - 8}" y="{base - at + 4:.0f}" text-anchor="end">{tenth / 10:.1f}</text>')
        body.append(f'<text x="{LEFT + at:.0f}" y="{base + 18}" text-anchor="middle">{tenth / 10:.1f}</text>')
    parts = [part for part in bins(events) if part]
    for part in parts:
        height = 0.25 * SIDE * len(part) / max(1, *map(len, parts))
        x = LEFT + SIDE * _mean(part)
        body.append(f'<rect class="bar" x="{x - 8:.1f}" y="{base - height:.1f}" width="16" height="{height:.1f}"/>')
    body.append(f'<line class="ideal" x1="{LEFT}" y1="{base}" x2="{LEFT + SIDE}" y2="{TOP}"/>')
    for name, right in (("found", is_found), ("typed", is_typed)):
        dots = [(LEFT + SIDE * _mean(p), base - SIDE * sum(map(right, p)) / len(p)) for p in parts]
        body.append(f'<polyline class="{name} line" points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in dots)}"/>')
        body += [f'<circle class="{name}" cx="{x:.1f}" cy="{y:.1f}" r="4"/>' for x, y in dots]
    body.append(f'<text x="{LEFT + SIDE / 2:.0f}" y="{base + 40}" text-anchor="middle">confidence</text>')
    body.append(f'<text x="{LEFT + 12}" y="{TOP + 18}" class="typed key">share typed right</text>')
    body.append(f'<text x="{LEFT + 12}" y="{TOP + 34}" class="found key">share found right</text>')
    body.append(f'<text x="{LEFT + 12}" y="{TOP + 50}">bars: number of events</text>')
    return SVG.format(width=LEFT + SIDE + 24, height=base + 56, title=title, body="\n".join(body))


def _mean(part: Sequence[Told]) -> float:
    return sum(e.sure for e in part) / len(part)


def main() -> None:
    """Prints the tables, or the map."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=["train", "dev", "test"], default="dev")
    parser.add_argument("--rules", action="store_true", help="events by the rules alone, without the trained reader")
    parser.add_argument("--picture", type=Path, help="also write the curve here, as SVG")
    args = parser.parse_args()
    items = counts.of_corpus(args.split, counts.settings(rules=args.rules))
    events = told(items)
    print(bins_table(events) + "\n\n" + thresholds_table(events, sum(len(item.gold["events"]) for item in items)))
    if args.picture:
        args.picture.write_text(picture(events, f"Confidence of events and how many are right, {args.split}"))


if __name__ == "__main__":
    main()
