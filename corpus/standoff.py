"""Annotations of texts that are not ours to hand on: character offsets and codes, and no text.

One record is one text, a sentence or a document: ``source`` and ``sha256`` name it (SHA-256 of the text in UTF-8
without blanks at its ends); every quote of the guide's schema is [start, end] in that text. Names that a coder gave
(canonical names, sides) are lists of offsets and of own words, so that no run of the source's words stands in a record.
The text is joined from the source where it lies (``SOURCES``); where it is absent the error says where to get it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from corpus.files import HERE, Json
from corpus.spans import placed, quoted
from evals.paths import shared
from evals.times import read_document

STANDOFF = HERE / "standoff"
SOURCES = {
    "event_location": (
        "places/event_location.jsonl",
        "github.com/ahalterman/event_location (MIT), one JSON object a line with the sentence under 'text'",
    ),
    "re3d": ("actors/re3d", "github.com/dstl/re3d (licence in each folder), documents.json in a folder a source"),
    "news_pages": (
        "pages/articles.json",
        "github.com/AndyTheFactory/article-extraction-dataset (Apache-2.0), title, date and articleBody of each page",
    ),
    "web_pages": ("pages/articles.json", "as news_pages: other pages of the same set"),
    "wikievents": ("arguments/wikievents_dev.jsonl", "github.com/raspberryice/gen-arg (MIT), dev.jsonl of WikiEvents"),
    "timebank": ("times/timebank", "TimeBank of TempEval-3 (timeml.org), a .tml file an article"),
}
"""Source -> (path in the folder of development data, where to get it)."""

BREAK = re.compile(r"[ \t]*\n[ \t]*")
"""A line end of timebank with the blanks around it."""

WHOLE = ("news_pages", "wikievents", "timebank")
"""Sources of whole real articles that are there to measure: none of them is for training, half are dev, half test."""

TRAINED = ("web_pages",)
"""Sources of whole real articles for training alone."""

READ = ("timebank",)
"""Those that were read while rules were written: dev alone."""


class SourceError(ValueError):
    """The text of a source is absent or another one; says what to do."""


def digest(text: str) -> str:
    """SHA-256 of a text without blanks at its ends."""
    return hashlib.sha256(text.strip().encode()).hexdigest()


def part(sha256: str, source: str = "event_location") -> str:
    """train, dev or test (70, 10, 20 of 100; of whole articles dev and test): drawn by the text, so that none moves."""
    draw = int(hashlib.sha256(f"dateline-standoff-split-1:{sha256}".encode()).hexdigest(), 16) % 10
    if source in TRAINED:
        return "train"
    if source in WHOLE:
        return "test" if draw < 5 and source not in READ else "dev"
    return "test" if draw < 2 else "dev" if draw == 2 else "train"


def texts(source: str, folder: Path | None = None) -> dict[str, str]:
    """SHA-256 -> text of a source. Raises SourceError where it is absent, naming where to get it."""
    if source not in SOURCES:
        raise SourceError(f"no source {source!r}: one of {', '.join(SOURCES)}")
    path, origin = SOURCES[source]
    at = (folder or shared() / "data") / path
    if not at.exists():
        raise SourceError(f"the text of {source} is not in {at}: get {origin}, and set DATELINE_SHARED to its folder")
    return {digest(text): text.strip() for text in published(source, at)}


def published(source: str, at: Path) -> Iterator[str]:
    """The texts of a source, made from its files: lines' texts, documents of folders, or whole articles."""
    match source:
        case "news_pages" | "web_pages":
            yield from map(article, json.loads(at.read_text(encoding="utf-8")).values())
        case "wikievents":
            yield from (paragraphs(json.loads(line)) for line in at.read_text(encoding="utf-8").splitlines())
        case "timebank":
            yield from map(wire, sorted(at.glob("*.tml")))
        case _:
            for path in [at] if at.is_file() else sorted(at.rglob("documents.json")):
                for line in path.read_text(encoding="utf-8").splitlines():
                    if line.strip():
                        yield json.loads(line)["text"]


def article(item: Json) -> str:
    """A page of news_pages as a reader sees it: its title, its day, its body."""
    return f"{item['title'].strip()}\n{item['date']}\n\n{item['articleBody'].strip()}"


def wire(path: Path) -> str:
    """An article of timebank: its day, its text."""
    document = read_document(path)
    body = BREAK.sub("\n", document.text).strip()
    return f"{document.published}\n\n{body}"


def paragraphs(item: Json) -> str:
    """A document of wikievents. Its text has lost its line ends: where no blank parts two sentences, there was one."""
    text, end, out = item["text"], 0, ""
    for _, sentence in item["sentences"]:
        words = sentence.strip()
        start = text.index(words, end)
        out += (" " if start > end else "\n\n") + words
        end = start + len(words)
    return out.strip()


def packed(page: Json, source: str) -> Json:
    """The record of a page (with its ``text``): no quote, no text, only offsets, codes, and own words in names."""
    text = page["text"].strip("\n")
    put = placed(text, {key: value for key, value in page.items() if key not in ("text", "split")})
    about = {"source": source, "sha256": digest(text), "split": part(digest(text), source)}
    return about | _named(put, lambda name: pieces(name, text))


def unpacked(record: Json, text: str) -> Json:
    """The page of a record and its text. Raises SourceError for a text that is not the record's."""
    if digest(text) != record["sha256"]:
        raise SourceError(f"{record['page']}: the text is not the one that was annotated (SHA-256 differs)")
    words = text.strip("\n")
    put = {key: value for key, value in record.items() if key not in ("source", "sha256", "split")}
    page = quoted(words, _named(put, lambda name: joined(name, words)))
    return page | {"text": words + "\n"}


def _named(page: Json, of: Any) -> Json:
    """The page with every free string of a coder sent through ``of``."""

    def named(item: Json | None) -> Json | None:
        return item and item | {"name": of(item["name"])}

    def event(item: Json) -> Json:
        parts = {key: [named(actor) for actor in item[key]] for key in ("actors", "recipients")}
        return item | parts | {"place": named(item["place"])}

    tallies = [tally | {"side_or_place": of(tally["side_or_place"])} for tally in page["tallies"]]
    return page | {"events": [event(item) for item in page["events"]], "tallies": tallies}


def pieces(name: str | None, text: str) -> list[Any] | None:
    """A name as offsets where its words stand in the text, and as own words elsewhere."""
    if name is None:
        return None
    out: list[Any] = []
    words = re.findall(r"\w+|\W+", name)
    i = 0
    while i < len(words):
        size = next((n for n in range(len(words) - i, 0, -1) if held(words[i : i + n], text)), 0)
        if size:
            start = text.find("".join(words[i : i + size]))
            out.append([start, start + len("".join(words[i : i + size]))])
        elif out and isinstance(out[-1], str):
            out[-1] += words[i]
        else:
            out.append(words[i])
        i += size or 1
    return out


def held(words: list[str], text: str) -> bool:
    """True for a run of words (not of stops and blanks alone) that stands in the text."""
    return words[0].strip() != "" and words[-1].strip() != "" and "".join(words) in text


def joined(name: list[Any] | None, text: str) -> str | None:
    """The name of offsets and own words."""
    return None if name is None else "".join(part if isinstance(part, str) else text[slice(*part)] for part in name)


def write(pages: Iterable[Json], source: str, into: Path | None = None) -> int:
    """Adds pages to a stand-off file, a record for each; a page that is in it already is replaced. Returns the number.

    A text that another page of the file holds already is left out: a source may hold a sentence twice.
    Raises SourceError for a page whose text is not in the source.
    """
    at = into or STANDOFF / f"{source}.jsonl"
    known = texts(source)
    found = {record["page"]: record for record in records(at)} if at.is_file() else {}
    holders = {record["sha256"]: name for name, record in found.items()}
    for page in pages:
        meta = {key: value for key, value in page.get("meta", {}).items() if key in ("story", "style", "region")}
        about = {"provenance": f"text of {source}, annotated for this corpus", "meta": meta}
        record = packed(page | about, source)
        if record["sha256"] not in known:
            raise SourceError(f"{page['page']}: not a text of {source}: it must be the source's text, unchanged")
        if holders.setdefault(record["sha256"], page["page"]) == page["page"]:
            found[page["page"]] = record
    at.parent.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps(found[name], ensure_ascii=False, separators=(",", ":")) for name in sorted(found)]
    at.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return len(found)


def records(path: Path) -> list[Json]:
    """The records of a stand-off file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def annotated(source: str) -> list[Json]:
    """The records of a source, without its texts."""
    return records(STANDOFF / f"{source}.jsonl")


def load(source: str = "event_location", split: str | None = None, path: Path | None = None) -> list[Json]:
    """The pages of a stand-off file, joined with the text of their source, as ``corpus.load`` gives pages.

    With ``split`` (train, dev, test) only those of one part. Raises SourceError where the source is absent, naming
    where to get it.
    """
    known = texts(source)
    out = []
    for record in records(path or STANDOFF / f"{source}.jsonl"):
        if split not in (None, record["split"]):
            continue
        if record["sha256"] not in known:
            raise SourceError(f"{record['page']}: {source} has no such text: get the version of this record")
        out.append(unpacked(record, known[record["sha256"]]) | {"split": record["split"]})
    return out
