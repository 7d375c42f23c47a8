"""Check annotated pages: python3 check.py FOLDER. Exits 1 where a quote is not in its text or a code is unknown."""

import json
import pathlib
import sys
from typing import Any

CODES = json.loads((pathlib.Path(__file__).parent / "codes.json").read_text())


def check_page(path: pathlib.Path) -> list[str]:
    text = path.with_suffix(".txt").read_text()
    page = json.loads(path.read_text())
    faults: list[str] = []

    def quoted(value: str | None, where: str, inside: str = text) -> None:
        if value is not None and (not value or value not in inside):
            faults.append(f"{where}: not in the text: {value[:90]!r}")

    def coded(value: str | None, allowed: list[str | None], where: str) -> None:
        if value not in allowed:
            faults.append(f"{where}: unknown code {value!r}")

    def figure(item: dict[str, Any], where: str) -> None:
        coded(item["kind"], CODES["figure_kinds"], where)
        coded(item["scope"], CODES["scope"], where)
        quoted(item["text"], where)
        quoted(item["of"], where)
        if item["high"] is not None and item["high"] < item["low"]:
            faults.append(f"{where}: high below low")
        for source in item["attributed_to"]:
            quoted(source, where)

    for number, article in enumerate(page["articles"]):
        for key in ("title", "starts_with", "ends_with", "published_from", "dateline_place", "agency"):
            quoted(article.get(key), f"article {number} {key}")
    for line in page["furniture"]:
        quoted(line, "furniture")
    seen = set()
    for event in page["events"]:
        where = event["id"]
        if where in seen:
            faults.append(f"{where}: id used twice")
        seen.add(where)
        quoted(event["evidence"], f"{where} evidence")
        quoted(event["trigger"], f"{where} trigger", event["evidence"])
        coded(event["type"], list(CODES["types"]), where)
        if event["type"] in CODES["types"]:
            coded(event["mode"], [*CODES["types"][event["type"]]["modes"], None], f"{where} mode")
        coded(event["status"], CODES["status"], where)
        coded(event["role"], CODES["role"], where)
        if not 0 <= event["article"] < len(page["articles"]):
            faults.append(f"{where}: no article {event['article']}")
        for actor in event["actors"] + event["recipients"]:
            quoted(actor["text"], f"{where} actor")
            coded(actor["sector"], CODES["sectors"], f"{where} actor")
            if actor["country"] is not None and len(actor["country"]) != 3:
                faults.append(f"{where}: country {actor['country']!r}")
        if event["place"]:
            quoted(event["place"]["text"], f"{where} place")
        if event["date"]:
            quoted(event["date"]["text"], f"{where} date")
        for item in event["figures"]:
            figure(item, f"{where} figure")
        for source in event["attributed_to"]:
            quoted(source, f"{where} source")
    for number, item in enumerate(page["tallies"]):
        quoted(item["evidence"], f"tally {number}")
        figure(item, f"tally {number}")
    for number, statement in enumerate(page["statements"]):
        for key in ("evidence", "speaker", "cue", "content", "addressee"):
            quoted(statement[key], f"statement {number} {key}")
    return faults


def main(folder: str) -> int:
    pages = sorted(pathlib.Path(folder).rglob("*.json"))
    pages = [page for page in pages if page.with_suffix(".txt").exists()]
    bad = 0
    for path in pages:
        try:
            faults = check_page(path)
        except (KeyError, TypeError, json.JSONDecodeError) as error:
            faults = [f"unreadable: {error!r}"]
        for fault in faults:
            print(f"{path.name}: {fault}")
        bad += bool(faults)
    print(f"{len(pages) - bad} passed, {bad} failed")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "."))
