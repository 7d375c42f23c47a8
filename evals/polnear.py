"""Attributions against PolNeAR: ``python -m evals.polnear --part dev`` (all) or ``--part train --sample 200``.

With ``--rules`` the statements of the rules alone, else those of the rules and the reader, as the program records them.

PolNeAR marks source, cue and content of every attribution in political news (brat stand-off files). A marked
attribution counts as found when the contents' words overlap with F >= .7 and the cue or the source overlaps. It also
counts attitudes, beliefs and evidence, which the project's guide does not call statements; both readings are printed.
"""

from __future__ import annotations

import argparse
import collections
import random
import re
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


def statements(found: Story, finder: str) -> tuple[Quotation, ...]:
    """The statements of a story: by "rules", or by the rules and the reader ("model")."""
    around = proposed.gathered(found, load())
    if finder == "rules":
        return around.quotations
    told = reading(shipped.reader(), around, Settings().least_odds)
    return settle.quotations(found, told, around.quotations)


def joined(told: tuple[Quotation, ...], text: str) -> list[tuple[Quotation, str]]:
    """Each quotation with its words and those that go on with it (second halves, running ones), as PolNeAR has it."""
    out: list[tuple[Quotation, str]] = []
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


def pairs(gold: list[Gold], told: list[tuple[Quotation, str]]) -> list[tuple[Gold, Quotation]]:
    """Greedy one-to-one matches, best overlap of contents first."""
    ranked = []
    for i, g in enumerate(gold):
        for j, (t, words) in enumerate(told):
            if not meets(g.content, t.content_span):
                continue
            value = overlap(g.words, words)
            if value >= 0.7 and (meets(g.cue, t.cue_span) or meets(g.source, t.speaker_span)):
                ranked.append((-value, i, j))
    return [(gold[i], told[j][0]) for i, j in one_to_one(ranked)]


def _quoted(text: str, span: Span | None) -> bool:
    return span is not None and any(mark in text[span[0] - 1 : span[1] + 1] for mark in '"“”')


def main() -> None:
    """Prints recall, precision and spans, and what is missed by class."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=("dev", "train"), default="dev")
    parser.add_argument("--sample", type=int, default=0, help="articles to draw with a fixed seed; 0 is all")
    parser.add_argument("--errors", type=int, default=0, help="missed and extra attributions to print")
    parser.add_argument("--rules", action="store_true", help="the rules without the reader")
    args = parser.parse_args()
    finder = "rules" if args.rules else "model"
    files = sorted((shared() / "data" / "attributions" / args.part).rglob("*.ann"))
    if args.sample:
        files = sorted(random.Random(7).sample(files, min(args.sample, len(files))))
    count: collections.Counter[str] = collections.Counter()
    missed: collections.Counter[str] = collections.Counter()
    left = args.errors
    for path in files:
        source = path.with_name(path.stem.rsplit("_", 1)[0] + ".txt")
        text = source.read_text(encoding="utf-8")
        gold, both = read(path), joined(statements(story_of_lines(text), finder), text)
        told = [q for q, _ in both]
        found = pairs(gold, both)
        said = [q for q in told if q.reported]
        hits = [t for _, t in found]
        count.update(
            gold=len(gold), told=len(told), hit=len(found), said=len(said), said_hit=sum(t.reported for t in hits)
        )
        count.update(quoted=sum(_quoted(text, g.content) for g in gold))
        count.update(quoted_hit=sum(_quoted(text, g.content) for g, _ in found))
        for g, t in found:
            count.update(source=meets(g.source, t.speaker_span), cue=meets(g.cue, t.cue_span))
            count.update(has_source=g.source is not None, has_cue=g.cue is not None)
            count.update(exact=g.content is not None and abs(g.content[1] - t.content_span[1]) < 3)
        lost = [g for g in gold if all(g is not x for x, _ in found)]
        missed.update(text[slice(*g.cue)].lower() if g.cue else "(no cue)" for g in lost)
        extra = [t for t in told if all(t is not x for x in hits)]
        for g in lost[: max(0, left)]:
            left -= 1
            print("MISSED", [text[slice(*s)] if s else None for s in (g.source, g.cue, g.content)])
        for t in extra[: max(0, left)]:
            left -= 1
            print(
                "EXTRA", t.rule, [text[slice(*s)] if s else None for s in (t.speaker_span, t.cue_span, t.content_span)]
            )
    _table(len(files), count, missed)


def _table(files: int, count: collections.Counter[str], missed: collections.Counter[str]) -> None:
    def row(name: str, hit: int, told: int, gold: int) -> None:
        p, r = hit / max(1, told), hit / max(1, gold)
        print(f"{name:28} P {p:.3f}  R {r:.3f}  F1 {2 * p * r / max(1e-9, p + r):.3f}   gold {gold} told {told}")

    print(f"{files} articles")
    row("attribution", count["hit"], count["told"], count["gold"])
    row("  statements of the guide", count["said_hit"], count["said"], count["gold"])
    share = count["quoted_hit"] / max(1, count["quoted"])
    print(f"  of those with quotation marks found {share:.3f} of {count['quoted']}")
    print(f"  source overlaps {count['source'] / max(1, count['has_source']):.3f} of the matched with one")
    print(f"  cue overlaps    {count['cue'] / max(1, count['has_cue']):.3f}")
    print(f"  content ends alike {count['exact'] / max(1, count['hit']):.3f}")
    print("missed cues:", ", ".join(f"{cue} {n}" for cue, n in missed.most_common(60)))


if __name__ == "__main__":
    main()
