"""Where annotated pages lie and how they are read: NAME.txt with NAME.json beside it, under any folder."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Json = dict[str, Any]

HERE = Path(__file__).resolve().parent
PAGES = HERE / "pages"
SPLITS = HERE / "splits.json"
FIRST_SPLITS = HERE.parent / "evals" / "splits.json"
"""The split of the first pages, drawn before this corpus had one; it holds for them for good."""

WORD = re.compile(r"\w+")


def paths(folder: Path) -> list[Path]:
    """The .json files under a folder (or the one file named, .txt or .json) that have their text beside them."""
    if folder.is_file() or folder.with_suffix(".json").is_file():
        found = [folder.with_suffix(".json")]
    else:
        found = sorted(folder.rglob("*.json"))
    return [path for path in found if path.with_suffix(".txt").is_file()]


def read(path: Path) -> Json:
    """One annotation with its text under ``text``. Raises OSError or ValueError where a file cannot be read."""
    page: Json = json.loads(path.read_text(encoding="utf-8"))
    with path.with_suffix(".txt").open(encoding="utf-8", newline="") as file:
        return page | {"text": file.read()}


def pages(folder: Path) -> Iterator[Json]:
    """Every annotated page under a folder, in the order of the paths."""
    return map(read, paths(folder))


ORDER = [
    "id",
    "page",
    "provenance",
    "article",
    "articles",
    "title",
    "starts_with",
    "ends_with",
    "published",
    "published_from",
    "dateline_place",
    "agency",
    "furniture",
    "events",
    "evidence",
    "trigger",
    "kind",
    "of",
    "speaker",
    "cue",
    "content",
    "direct",
    "addressee",
    "type",
    "mode",
    "actors",
    "recipients",
    "place",
    "date",
    "text",
    "name",
    "country",
    "sector",
    "start",
    "end",
    "low",
    "high",
    "scope",
    "since",
    "as_of",
    "side_or_place",
    "status",
    "role",
    "figures",
    "attributed_to",
    "same_event_in",
    "tallies",
    "statements",
    "meta",
]
"""The fields of all objects in the order in which pages are written; others stand behind them."""


def ordered(value: Any) -> Any:
    """The same value with the fields of every object in the order of ``ORDER``, those of ``meta`` as they are."""
    if isinstance(value, list):
        return [ordered(item) for item in value]
    if not isinstance(value, dict):
        return value
    rank = {key: i for i, key in enumerate(ORDER)}
    keys = sorted(value, key=lambda key: rank.get(key, len(rank)))
    return {key: value[key] if key == "meta" else ordered(value[key]) for key in keys}


def write(page: Json, folder: Path) -> None:
    """Writes NAME.txt and NAME.json of a page with its text under ``text``."""
    folder.mkdir(parents=True, exist_ok=True)
    note = {key: value for key, value in page.items() if key not in ("text", "split")}
    with (folder / f"{page['page']}.txt").open("w", encoding="utf-8", newline="") as file:
        file.write(page["text"])
    words = json.dumps(ordered(note), indent=1, ensure_ascii=False) + "\n"
    (folder / f"{page['page']}.json").write_text(words, encoding="utf-8")


def find(name: str, folder: Path = PAGES) -> Path:
    """The .json of a page given as a path or by its name. Raises FileNotFoundError where there is none."""
    given = paths(Path(name)) if Path(name).suffix or "/" in name else []
    found = given or [path for path in folder.rglob(f"{name}.json") if path.with_suffix(".txt").is_file()]
    if not found:
        raise FileNotFoundError(f"no page {name!r}: give a path, or a name under {folder.name}/")
    return sorted(found)[0]


def splits() -> dict[str, str]:
    """Page name -> train, dev or test; the split of the first pages wins over the corpus's own."""
    out: dict[str, str] = {}
    for path in (SPLITS, FIRST_SPLITS):
        if path.is_file():
            out |= json.loads(path.read_text(encoding="utf-8"))["pages"]
    return out


def load(split: str | None = None, folder: Path | str = PAGES) -> list[Json]:
    """The annotated pages of one split (train, dev, test), or all: the guide's schema with ``text`` and ``split``.

    Raises ValueError for an unknown split. A page that has no split yet has ``split`` None and is in none.
    """
    if split not in (None, "train", "dev", "test"):
        raise ValueError(f"no split {split!r}: train, dev or test")
    known = splits()
    chosen = [path for path in paths(Path(folder)) if split is None or known.get(path.stem) == split]
    return [read(path) | {"split": known.get(path.stem)} for path in chosen]


def word_count(text: str) -> int:
    """Words of a text, furniture included."""
    return len(WORD.findall(text))


def story_of(page: Json) -> str:
    """The story a page tells; a page without one is a story of its own."""
    return str(page.get("meta", {}).get("story") or page["page"])


def figures_of(page: Json) -> list[Json]:
    """Figures of events and running totals."""
    return [figure for event in page["events"] for figure in event["figures"]] + list(page["tallies"])
