"""How fast pages are read and kept, in how much memory, beside peers on the same texts; and how soon the help is there.

    python -m benchmarks.reading [--pages FOLDER] [--count 2000] [--jobs 1 2]

Pages are varied copies of the .txt files under FOLDER (default: the example pages). Each figure is of this machine and
this moment; only ratios within one run say something about the program.
"""

from __future__ import annotations

import argparse
import html
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[1]
DIGIT = re.compile(r"\d")
SUMMARY = re.compile(r"([\d,]+) articles?, ([\d,]+) events?")


def main() -> None:
    """Prints the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--pages", type=Path, default=ROOT / "examples", help="folder of .txt pages")
    options.add_argument("--count", type=int, default=2000, help="pages to read")
    options.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as name:
        folder = Path(name, "pages")
        texts = make_pages(given.pages, folder, given.count)
        words = sum(len(text.split()) for text in texts)
        print(f"{len(texts)} pages, {words:,} words, {os.cpu_count()} cores")
        print(f"{'what':<34}{'seconds':>9}{'pages/s':>9}{'articles/s':>12}{'events/s':>10}{'peak MB':>9}")
        seconds = {jobs: reading(folder, Path(name, f"{jobs}.db"), jobs, len(texts)) for jobs in given.jobs}
        again(folder, Path(name, f"{given.jobs[0]}.db"), given.jobs[0], len(texts))
        for peer, call in PEERS.items():
            ratio(peer, timed(call, texts), seconds[given.jobs[0]], len(texts))
    print(f"{'dateline --help, median of 10':<34}{help_seconds(10):>9.2f}")


def make_pages(source: Path, folder: Path, count: int) -> list[str]:
    """Writes ``count`` pages: copies with one digit of their numbers shifted and a number in the last line."""
    originals = [path.read_text(encoding="utf-8") for path in sorted(source.rglob("*.txt"))]
    if not originals:
        sys.exit(f"{source}: no .txt pages")
    folder.mkdir()
    texts = []
    for number in range(count):
        shift, original = number // len(originals), originals[number % len(originals)]
        text = DIGIT.sub(lambda m, s=shift: m[0] if m[0] in "012" else str(3 + (int(m[0]) + s) % 7), original)  # type: ignore[misc]
        text += f"\nReference {number}\n"
        (folder / f"page-{number:06}.txt").write_text(text, encoding="utf-8")
        texts.append(text)
    return texts


def reading(folder: Path, database: Path, jobs: int, pages: int, label: str = "read") -> float:
    """Reads a folder into a database in a process of its own; prints a line and gives the seconds."""
    command = [sys.executable, "-m", "dateline", "read", str(folder), "--db", str(database), "--jobs", str(jobs)]
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    peak = 0
    while process.poll() is None:
        peak = max(peak, memory(process.pid))
        time.sleep(0.1)
    seconds = time.perf_counter() - begin
    told = process.stderr.read() if process.stderr else ""
    found = SUMMARY.search(told)
    if process.returncode or not found:
        sys.exit(f"reading failed: {told}")
    articles, events = (int(number.replace(",", "")) for number in found.groups())
    name = f"{label}, --jobs {jobs}"
    rates = f"{pages / seconds:>9.1f}{articles / seconds:>12.1f}{events / seconds:>10.1f}{peak / 1e6:>9.0f}"
    print(f"{name:<34}{seconds:>9.2f}{rates}", flush=True)
    return seconds


def again(folder: Path, database: Path, jobs: int, pages: int) -> None:
    """The same pages once more: nothing is to be read."""
    reading(folder, database, jobs, pages, label="read again, unchanged")


def memory(pid: int) -> int:
    """Bytes held by a process and its children (resident; what they share is counted each time)."""
    try:
        process = psutil.Process(pid)
        return sum(one.memory_info().rss for one in (process, *process.children(recursive=True)))
    except psutil.Error:
        return 0


def timed(call: Callable[[list[str]], None], texts: list[str]) -> float:
    """Seconds a call takes, after one on a single text (imports and tables)."""
    call(texts[:1])
    begin = time.perf_counter()
    call(texts)
    return time.perf_counter() - begin


def ratio(name: str, seconds: float, ours: float, pages: int) -> None:
    """Prints a peer's line and how many times its time a read takes."""
    print(f"{name:<34}{seconds:>9.2f}{pages / seconds:>9.1f}   a read takes {ours / seconds:.1f} times as long")


def sentencex(texts: list[str]) -> None:
    """Sentence splitting alone."""
    from sentencex import segment

    for text in texts:
        list(segment("en", text))


def trafilatura(texts: list[str]) -> None:
    """Main text of the same words as HTML, as trafilatura finds it; no events."""
    from trafilatura import extract

    for text in texts:
        body = "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines() if line.strip())
        extract(f"<html><body><article>{body}</article></body></html>")


PEERS: dict[str, Callable[[list[str]], None]] = {
    "sentencex (sentences alone)": sentencex,
    "trafilatura (main text alone)": trafilatura,
}


def help_seconds(times: int) -> float:
    """Median seconds of ``dateline --help`` from a cold interpreter."""
    spent = []
    for _ in range(times):
        begin = time.perf_counter()
        subprocess.run([sys.executable, "-m", "dateline", "--help"], stdout=subprocess.DEVNULL, check=True)
        spent.append(time.perf_counter() - begin)
    return statistics.median(spent)


if __name__ == "__main__":
    main()
