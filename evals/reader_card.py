"""Write the measured part of the reader's card: python -m evals.reader_card [--into docs/reader-card.md] [--rules]

The card (docs/reader-card.md) is prose by hand with two marker lines in it; what stands between them is written here,
from evals.groups, real_sentences, real_articles, dyads, reliability and failures, and the curve of confidence is drawn
beside it (pictures/reliability.svg). Test pages and sentences are scored by program and never shown; failures are
counted on dev.
The same program and data make the same bytes. With --rules the rules alone are measured, to try the page out.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from corpus import standoff
from dateline.pipeline import versions
from dateline.settings import Settings
from evals import counts, dyads, failures, groups, real_articles, real_sentences, reliability
from evals.paths import REPOSITORY, shared

CARD = REPOSITORY / "docs" / "reader-card.md"
PICTURE = "pictures/reliability.svg"
BEGIN, END = "<!-- measured: python -m evals.reader_card -->", "<!-- end of measured -->"


def pages(chosen: Settings) -> str:
    """Rows of the yardstick on test pages, beside those of the rules."""
    items = counts.of_corpus("test", chosen)
    table = counts.rows_table([item.counts for item in items])
    if chosen.reader == "rules":
        return table
    against = groups.against_table(items, counts.of_corpus("test", counts.settings(rules=True)))
    return f"F1 with intervals over {len(items)} test pages:\n\n{against}\n\nPrecision and recall:\n\n{table}"


def dev(chosen: Settings) -> str:
    """Rows of the yardstick on dev pages, on which thresholds and calibration were chosen."""
    return counts.rows_table([item.counts for item in counts.of_corpus("dev", chosen)])


def parts(chosen: Settings) -> str:
    """Types, styles and regions on test pages."""
    items = counts.of_corpus("test", chosen)
    tables = (groups.types_table(items), groups.meta_table(items, "style"), groups.meta_table(items, "region"))
    return "\n\n".join(tables)


def sentences(chosen: Settings) -> str:
    """Rows of the yardstick on real sentences and documents of the test part."""
    out = [real_sentences.section(source, "test", chosen) for source in real_sentences.SILENT]
    if chosen.reader != "rules":
        ours, theirs = (
            real_sentences.scored("event_location", "test", s) for s in (chosen, counts.settings(rules=True))
        )
        kept = groups.against_table(ours, theirs, without=real_sentences.SILENT["event_location"])
        out.append(f"The reader beside the rules on the sentences of event_location:\n\n{kept}")
    return "\n\n".join(out)


def articles(chosen: Settings) -> str:
    """Rows of the yardstick on whole real articles, test and dev part."""
    return "\n\n".join(real_articles.section(split, chosen) for split in ("test", "dev"))


def parties(chosen: Settings) -> str:
    """Sentences with a marked source and target."""
    items = dyads.read(shared() / dyads.FILE)
    answers = [dyads.type_of(item, chosen) for item in items]
    tables = [table(items, answers) for table in (dyads.whole_table, dyads.steps_table, dyads.classes_table)]
    tables.append(dyads.confusions(items, answers))
    if chosen.reader != "rules":
        before = [dyads.type_of(item, counts.settings(rules=True)) for item in items]
        tables.insert(1, "The rules alone:\n\n" + dyads.whole_table(items, before))
    return "\n\n".join(tables)


def confidence(chosen: Settings) -> str:
    """Bins of confidence on test pages, and what is left above each bound."""
    items = counts.of_corpus("test", chosen)
    events, gold = reliability.told(items), sum(len(item.gold["events"]) for item in items)
    left = reliability.thresholds_table(events, gold)
    curve = f"![Share of right events by confidence]({PICTURE})"
    return f"{curve}\n\n{reliability.bins_table(events)}\n\nLess sure events left out:\n\n{left}"


def classes(chosen: Settings) -> str:
    """Classes of failure on dev pages."""
    items = counts.of_corpus("dev", chosen)
    return "\n\n".join(f"#### {title}\n\n{table(items)}" for title, table in failures.TABLES.items())


SECTIONS: dict[str, Callable[[Settings], str]] = {
    "Pages of the corpus, test part": pages,
    "Pages of the corpus, dev part": dev,
    "By type, style and region, test part": parts,
    "Real sentences and documents, test part": sentences,
    "Whole real articles": articles,
    "Two marked parties": parties,
    "Confidence, test part": confidence,
    "Failures, dev part": classes,
}


def measured(chosen: Settings) -> str:
    """The measured part as Markdown."""
    made = versions(chosen)
    head = f"Measured with dateline {made.dateline}, {made.reader}, codebook {made.codebook}."
    return "\n\n".join([head, *(f"### {title}\n\n{section(chosen)}" for title, section in SECTIONS.items())])


def filled(card: str, part: str) -> str:
    """The card with another part between its markers. Raises ValueError where it lacks them."""
    before, begin, rest = card.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the card lacks the lines {BEGIN!r} and {END!r}")
    return f"{before}{begin}\n\n{part}\n\n{end}{after}"


def main() -> int:
    """Fills the card and draws the curve; exits 2 where the card or the data is absent."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--into", type=Path, default=CARD)
    parser.add_argument("--rules", action="store_true", help="events by the rules alone, without the trained reader")
    args = parser.parse_args()
    chosen = counts.settings(rules=args.rules)
    try:
        card = filled(args.into.read_text(encoding="utf-8"), measured(chosen))
    except (OSError, ValueError, standoff.SourceError) as error:
        print(f"evals.reader_card: {error}", file=sys.stderr)
        return 2
    curve = reliability.picture(
        reliability.told(counts.of_corpus("test", chosen)), "Confidence of events and how many are right, test part"
    )
    picture = args.into.parent / PICTURE
    picture.parent.mkdir(parents=True, exist_ok=True)
    picture.write_text(curve, encoding="utf-8")
    args.into.write_text(card, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
