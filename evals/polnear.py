"""Attributions against PolNeAR: ``python -m evals.polnear --part dev`` (all) or ``--part train --sample 200``.

Printed twice: the statements of the rules alone, and those of the rules and the reader, as the program records them;
with ``--rules`` the first alone.

PolNeAR marks source, cue and content of every attribution in political news (brat stand-off files). A marked
attribution counts as found when the contents' words overlap with F >= .7 and the cue or the source overlaps. It also
counts attitudes, beliefs and evidence, which the project's guide does not call statements; both readings are printed.
Each element is scored by itself too, one to one: a source or cue by any overlap, a content by its words (F >= .7). A
pronoun that speaks is recorded as its nearest full mention, so such a source is wrong here.
"""

from __future__ import annotations

import argparse
import collections
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from dateline import spans
from dateline.codebook import load
from dateline.model import Quotation, Span, Story, Value
from dateline.reader import proposed, settle, shipped
from dateline.reader.joined import read as reading
from dateline.settings import Settings
from evals.gold import one_to_one, story_of_lines
from evals.paths import shared
from evals.statements import overlap

SPAN = re.compile(r"(T\d+)\t(Source|Cue|Content) ([\d; ]+)\t")
EVENT = re.compile(r"E\d+\tAttribution:T\d+ (.*)")


class Gold(Value, frozen=True, kw_only=True):
    """One marked attribution; any element may be missing. Spans are hulls; ``words`` are those of the content's
    pieces."""

    source: Span | None
    cue: Span | None
    content: Span | None
    words: str


def read(path: Path) -> list[Gold]:
    """The attributions of one brat file that have a content."""
    spans: dict[str, Span] = {}
    words: dict[str, str] = {}
    out: list[Gold] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if m := SPAN.match(line):
            ends = [int(x) for x in re.findall(r"\d+", m.group(3))]
            spans[m.group(1)] = (min(ends), max(ends))
            words[m.group(1)] = line[m.end() :]
        elif m := EVENT.match(line):
            parts: dict[str, list[str]] = {}
            for role, name in (p.split(":") for p in m.group(1).split()):
                if name in spans:
                    parts.setdefault(role.rstrip("0123456789"), []).append(name)
            hulls = {
                role: (min(spans[n][0] for n in names), max(spans[n][1] for n in names))
                for role, names in parts.items()
            }
            said = " ".join(words[n] for n in parts.get("Content", []))
            out.append(Gold(source=hulls.get("Source"), cue=hulls.get("Cue"), content=hulls.get("Content"), words=said))
    return [g for g in out if g.content is not None]


FINDERS = ("rules", "rules and reader")
Said = tuple[Quotation, str]


def statements(found: Story, finders: tuple[str, ...]) -> Iterator[tuple[str, tuple[Quotation, ...]]]:
    """The statements of a story by each finder."""
    around = proposed.gathered(found, load())
    for finder in finders:
        if finder == "rules":
            yield finder, around.quotations
        else:
            told = reading(shipped.reader(), around, Settings().least_odds)
            yield finder, settle.quotations(found, told, around.quotations)


def joined(told: tuple[Quotation, ...], text: str) -> list[Said]:
    """Each quotation with its words and those that go on with it (second halves, running ones), as PolNeAR has it."""
    out: list[Said] = []
    for one in sorted(told, key=lambda q: q.content_span):
        words = text[slice(*one.content_span)]
        if out and one.rule in ("running", "second-half") and out[-1][0].speaker_span == one.speaker_span:
            out[-1] = (out[-1][0], out[-1][1] + " " + words)
        else:
            out.append((one, words))
    return out


def meets(a: Span | None, b: Span | None) -> bool:
    """Whether both spans are there and overlap."""
    return a is not None and b is not None and spans.meets(a, b)


LIKENESS: dict[str, Callable[[Gold, Said], float]] = {
    "source": lambda gold, said: shared_share(gold.source, said[0].speaker_span),
    "cue": lambda gold, said: shared_share(gold.cue, said[0].cue_span),
    "content": lambda gold, said: alike_words(gold, said),
}
"""Element -> how much a marked and a told one have in common; 0 is nothing that counts."""


def shared_share(a: Span | None, b: Span | None) -> float:
    """Characters in both spans, as a share of the longer."""
    if a is None or b is None:
        return 0.0
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) / max(a[1] - a[0], b[1] - b[0])


def alike_words(gold: Gold, said: Said) -> float:
    """F of the words of two contents that meet, 0 below .7."""
    value = overlap(gold.words, said[1]) if meets(gold.content, said[0].content_span) else 0.0
    return value if value >= 0.7 else 0.0


def pairs(gold: list[Gold], told: list[Said]) -> list[tuple[Gold, Quotation]]:
    """Greedy one-to-one matches, best overlap of contents first."""
    ranked = [
        (-value, i, j)
        for i, g in enumerate(gold)
        for j, t in enumerate(told)
        if (value := alike_words(g, t)) and (meets(g.cue, t[0].cue_span) or meets(g.source, t[0].speaker_span))
    ]
    return [(gold[i], told[j][0]) for i, j in one_to_one(ranked)]


def elements(gold: list[Gold], told: list[Said]) -> collections.Counter[str]:
    """Right, marked and told of each element, each matched by itself."""
    count: collections.Counter[str] = collections.Counter()
    for name, likeness in LIKENESS.items():
        ranked = [(-v, i, j) for i, g in enumerate(gold) for j, t in enumerate(told) if (v := likeness(g, t))]
        count[f"{name} right"] = len(one_to_one(ranked))
        count[f"{name} gold"] = sum(getattr(g, name) is not None for g in gold)
    count["source told"] = sum(t.speaker_span is not None for t, _ in told)
    count["cue told"] = sum(t.cue_span is not None for t, _ in told)
    count["content told"] = len(told)
    return count


def counted(
    gold: list[Gold], both: list[Said], text: str
) -> tuple[collections.Counter[str], list[Gold], list[Quotation]]:
    """What is counted in one article, the attributions missed, and the statements too many."""
    found = pairs(gold, both)
    hits = [t for _, t in found]
    count = elements(gold, both)
    count.update(gold=len(gold), told=len(both), hit=len(found))
    count.update(said=sum(t.reported for t, _ in both), said_hit=sum(t.reported for t in hits))
    count.update(quoted=sum(_quoted(text, g.content) for g in gold))
    count.update(quoted_hit=sum(_quoted(text, g.content) for g, _ in found))
    for g, t in found:
        count.update(exact=g.content is not None and abs(g.content[1] - t.content_span[1]) < 3)
    lost = [g for g in gold if all(g is not x for x, _ in found)]
    return count, lost, [t for t, _ in both if all(t is not x for x in hits)]


def _quoted(text: str, span: Span | None) -> bool:
    return span is not None and any(mark in text[span[0] - 1 : span[1] + 1] for mark in '"“”')


class Totals:
    """What is counted by one finder over all articles; ``left`` errors are still to be shown."""

    def __init__(self, left: int) -> None:
        self.count: collections.Counter[str] = collections.Counter()
        self.missed: collections.Counter[str] = collections.Counter()
        self.left = left

    def add(self, gold: list[Gold], told: tuple[Quotation, ...], text: str) -> None:
        """Counts one article."""
        count, lost, extra = counted(gold, joined(told, text), text)
        self.count += count
        self.missed.update(text[slice(*g.cue)].lower() if g.cue else "(no cue)" for g in lost)
        shown = [("MISSED", (g.source, g.cue, g.content)) for g in lost]
        shown += [(f"EXTRA {t.rule}", (t.speaker_span, t.cue_span, t.content_span)) for t in extra]
        for name, parts in shown[: max(0, self.left)]:
            self.left -= 1
            print(name, [text[slice(*part)] if part else None for part in parts])


def main() -> None:
    """Prints recall, precision and elements, and what is missed by class."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=("dev", "train"), default="dev")
    parser.add_argument("--sample", type=int, default=0, help="articles to draw with a fixed seed; 0 is all")
    parser.add_argument("--errors", type=int, default=0, help="missed and extra attributions to print")
    parser.add_argument("--rules", action="store_true", help="the rules without the reader")
    args = parser.parse_args()
    finders = FINDERS[:1] if args.rules else FINDERS
    files = sorted((shared() / "data" / "attributions" / args.part).rglob("*.ann"))
    if args.sample:
        files = sorted(random.Random(7).sample(files, min(args.sample, len(files))))
    totals = {finder: Totals(args.errors) for finder in finders}
    for path in files:
        text = path.with_name(path.stem.rsplit("_", 1)[0] + ".txt").read_text(encoding="utf-8")
        for finder, told in statements(story_of_lines(text), finders):
            totals[finder].add(read(path), told, text)
    print(f"{args.part}: {len(files)} articles")
    for finder, total in totals.items():
        print(f"\n{finder}")
        _table(total.count, total.missed)


def _table(count: collections.Counter[str], missed: collections.Counter[str]) -> None:
    def row(name: str, hit: int, told: int, gold: int) -> None:
        p, r = hit / max(1, told), hit / max(1, gold)
        print(f"{name:28} P {p:.3f}  R {r:.3f}  F1 {2 * p * r / max(1e-9, p + r):.3f}   gold {gold} told {told}")

    row("attribution", count["hit"], count["told"], count["gold"])
    row("  statements of the guide", count["said_hit"], count["said"], count["gold"])
    for name in LIKENESS:
        row(f"  {name}", count[f"{name} right"], count[f"{name} told"], count[f"{name} gold"])
    share = count["quoted_hit"] / max(1, count["quoted"])
    print(f"  of those with quotation marks found {share:.3f} of {count['quoted']}")
    print(f"  content ends alike {count['exact'] / max(1, count['hit']):.3f}")
    print("missed cues:", ", ".join(f"{cue} {n}" for cue, n in missed.most_common(60)))


if __name__ == "__main__":
    main()
