"""Two annotations of one page: what differs field by field, and how far two coders agree.

Agreement is counted as programs are scored: one coder as gold, the other as told, by the rows of ``score.py`` (found
through DATELINE_SHARED). Kappa is Cohen's, on the events that both found.
"""

from __future__ import annotations

import collections
import copy
import difflib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpus.files import Json, paths, read
from corpus.spans import QuoteError, placed
from corpus.stats import code_of

Pair = tuple[Json, Json]

ROWS = ("event found", "event typed", "actor", "recipient", "date", "place", "figure", "statement", "whole record")


def pairs(one: Path, two: Path) -> list[Pair]:
    """The pages that both sides hold, by name; two single pages are a pair whatever their names."""
    left, right = paths(one), paths(two)
    if len(left) == 1 and len(right) == 1:
        return [(read(left[0]), read(right[0]))]
    others = {path.stem: path for path in right}
    return [(read(path), read(others[path.stem])) for path in left if path.stem in others]


def meets(one: list[int], two: list[int]) -> bool:
    """True for spans that share a character."""
    return one[0] < two[1] and two[0] < one[1]


def matched(one: Json, two: Json) -> list[tuple[int, int]]:
    """Events of two annotations that are the same one: evidence meets, best where triggers meet and types agree."""
    left, right = (placed(page["text"], page)["events"] for page in (one, two))
    ranked = [
        (meets(a["trigger"], b["trigger"]) * 2 + (a["type"] == b["type"]), -i, -j)
        for i, a in enumerate(left)
        for j, b in enumerate(right)
        if meets(a["evidence"], b["evidence"])
    ]
    used: tuple[set[int], set[int]] = (set(), set())
    out = []
    for _, i, j in sorted(ranked, reverse=True):
        if -i not in used[0] and -j not in used[1]:
            used[0].add(-i)
            used[1].add(-j)
            out.append((-i, -j))
    return sorted(out)


def kappa(codes: list[tuple[str, str]]) -> float | None:
    """Cohen's kappa of pairs of codes; None for no pairs, 1 where both always gave the same single code."""
    if not codes:
        return None
    seen = sum(a == b for a, b in codes) / len(codes)
    left, right = (collections.Counter(pair[side] for pair in codes) for side in (0, 1))
    chance = sum(left[code] * right[code] for code in left) / len(codes) ** 2
    return 1.0 if chance == 1 else (seen - chance) / (1 - chance)


def kappas(found: list[Pair]) -> list[tuple[str, float | None, int]]:
    """(what, kappa, pairs of codes) for type, mode, status and role; last the type with events of one coder as NONE."""
    codes: dict[str, list[tuple[str, str]]] = collections.defaultdict(list)
    for one, two in found:
        both = matched(one, two)
        for i, j in both:
            for field in ("type", "mode", "status", "role"):
                codes[field].append((code_of(one["events"][i], field), code_of(two["events"][j], field)))
        left, right = {i for i, _ in both}, {j for _, j in both}
        codes["alone"] += [(e["type"], "NONE") for i, e in enumerate(one["events"]) if i not in left]
        codes["alone"] += [("NONE", e["type"]) for j, e in enumerate(two["events"]) if j not in right]
    codes["type, unmatched as NONE"] = codes["type"] + codes.pop("alone", [])
    return [(name, kappa(of), len(of)) for name, of in codes.items()]


def scores(found: list[Pair]) -> dict[str, dict[str, float]]:
    """The rows of score.py with the first coder as gold."""
    from evals.corpus import scorer

    module = scorer()
    tally: dict[str, Any] = collections.defaultdict(module.Count)
    for one, two in found:
        module.score_page(one["text"], copy.deepcopy(one), copy.deepcopy(two), tally)
    return {name: count.row() for name, count in tally.items()}


def table(found: list[Pair]) -> str:
    """Agreement as Markdown: F1, precision and recall by row, then the kappas."""
    rows = scores(found)
    out = [
        f"{len(found)} pages coded by both.",
        "",
        "| row | F1 | P | R | first | second |",
        "|---|---|---|---|---|---|",
    ]
    line = "| {} | {f1:.3f} | {p:.3f} | {r:.3f} | {gold} | {told} |"
    out += [line.format(name, **rows[name]) for name in [*ROWS, *(n for n in rows if n not in ROWS)] if name in rows]
    out += ["", "| code | Cohen's kappa | pairs |", "|---|---|---|"]
    out += [f"| {name} | {'-' if k is None else f'{k:.3f}'} | {count} |" for name, k, count in kappas(found)]
    return "\n".join(out)


def differences(one: Json, two: Json) -> list[str]:
    """Every field in which two annotations of one text differ, one line each. Raises ValueError for two texts."""
    if one["text"] != two["text"]:
        raise ValueError(f"{one['page']} and {two['page']}: the texts differ, so quotes cannot be compared")
    out = [line for key in ("articles",) for line in listed(key, one[key], two[key])]
    out += [f"- furniture: {x!r}" for x in one["furniture"] if x not in two["furniture"]]
    out += [f"+ furniture: {x!r}" for x in two["furniture"] if x not in one["furniture"]]
    both = matched(one, two)
    for i, j in both:
        a, b = one["events"][i], two["events"][j]
        out += [f"~ {a['id']}/{b['id']} {line}" for line in fields(without(a), without(b))]
    out += [f"- {told(e)}" for i, e in enumerate(one["events"]) if i not in {i for i, _ in both}]
    out += [f"+ {told(e)}" for j, e in enumerate(two["events"]) if j not in {j for _, j in both}]
    return [*out, *aligned("tally", "text", one["tallies"], two["tallies"]), *statements(one, two)]


def without(event: Json) -> Json:
    return {key: value for key, value in event.items() if key != "id"}


def told(event: Json) -> str:
    """An event in one line."""
    return f"{event['id']} {code_of(event, 'mode')}: {event['trigger']!r} in {event['evidence'][:60]!r}"


def listed(name: str, one: list[Json], two: list[Json]) -> Iterator[str]:
    for i in range(max(len(one), len(two))):
        a, b = (one[i] if i < len(one) else {}), (two[i] if i < len(two) else {})
        yield from (f"~ {name} {i} {line}" for line in fields(a, b))


def fields(one: Json, two: Json, prefix: str = "") -> Iterator[str]:
    """The fields of two objects that differ, down to the plain values."""
    for key in [*one, *(key for key in two if key not in one)]:
        a, b = one.get(key), two.get(key)
        if a == b:
            continue
        if isinstance(a, dict) and isinstance(b, dict):
            yield from fields(a, b, f"{prefix}{key}.")
        elif isinstance(a, list) and isinstance(b, list):
            yield f"{prefix}{key}: -{[x for x in a if x not in b]} +{[x for x in b if x not in a]}"
        else:
            yield f"{prefix}{key}: {a!r} -> {b!r}"


def aligned(name: str, key: str, one: list[Json], two: list[Json]) -> Iterator[str]:
    """Differences of two lists whose items are the same one where ``key`` is equal, in order."""
    matcher = difflib.SequenceMatcher(None, [x[key] for x in one], [x[key] for x in two], autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            for i in range(b - a):
                yield from (f"~ {name} {a + i} {line}" for line in fields(one[a + i], two[c + i]))
            continue
        yield from (f"- {name}: {item[key]!r}" for item in one[a:b])
        yield from (f"+ {name}: {item[key]!r}" for item in two[c:d])


def statements(one: Json, two: Json) -> Iterator[str]:
    """Statements are the same one where their contents are."""
    return aligned("statement", "content", one["statements"], two["statements"])


def report(found: list[Pair]) -> list[str]:
    """The differences of all pairs, each line with its page."""
    out: list[str] = []
    for one, two in found:
        try:
            out += [f"{one['page']}: {line}" for line in differences(one, two)]
        except (ValueError, QuoteError) as error:
            out.append(f"{one['page']}: ! {error}")
    return out
