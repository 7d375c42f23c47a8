"""Events in news of 2016 against annotation: ``python -m evals.arguments [--skip N] [--most N] [--errors PART]``.

RAMS (``arguments/rams_dev.jsonl`` of the development data) marks one event in each window of up to five sentences of
a web page: the words of the act, one of 139 types, and who took part in which role, anywhere in the window. Only types
that PLOVER has are asked for (``FITTING``); the others (purchases, speeches, journeys, illness) are left aside, and so
are deaths and injuries of which neither a doer nor a victim is marked.

The words of a window are set as prose again, a paragraph of all sentences, and read as a page of its own with the
address where it stood, which holds a day at times. The marked event is told by the program's event whose trigger
meets it, else by the nearest one of a fitting type in the same sentence. Told of those: whether the type fits (only
of triggers that meet), and who did it, to whom, and where. A part is right where half of the words of the shorter of
both are in the other, or their stretches meet; "wrong" is something else told, "missing" nothing told, "extra"
something told where nothing is marked. A marked pronoun beside a told name cannot be judged and is left out ("open").
Annotators saw one event at a time and took any kind of thing for a party, and many windows are opinion and history,
of which the guide wants no events: figures compare one version with the next, and are no measure of what a careful
coder would find wrong.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from dateline import read, spans
from dateline.model import EventRow, PlaceRow, Record, Span, Value
from evals.gold import alike
from evals.linking import PRONOUNS
from evals.paths import shared

FILE: Final = "data/arguments/rams_dev.jsonl"
ORDER: Final = ("type", "actor", "recipient", "place")

_HARM = ("ASSAULT",)
_GIFT = ("AID", "AGREE", "COOPERATE")
_COURT = ("SANCTION", "COERCE", "ACCUSE", "THREATEN")

FITTING: Final[Mapping[str, tuple[str, ...]]] = {
    "conflict.attack": _HARM,
    "conflict.attack.stealrobhijack": ("ASSAULT", "COERCE"),
    "conflict.demonstrate": ("PROTEST",),
    "conflict.yield": ("RETREAT", "CONCEDE", "AGREE"),
    "life.die.n/a": _HARM,
    "life.die.deathcausedbyviolentevents": _HARM,
    "life.injure.n/a": _HARM,
    "life.injure.injurycausedbyviolentevents": _HARM,
    "artifactexistence.damagedestroy": _HARM,
    "justice.arrestjaildetain": ("COERCE", "THREATEN"),
    "justice.initiatejudicialprocess": _COURT,
    "justice.judicialconsequences": _COURT,
    "justice.investigate": ("ACCUSE",),
    "contact.threatencoerce": ("THREATEN", "COERCE"),
    "contact.negotiate": ("CONSULT", "AGREE", "REQUEST"),
    "contact.discussion": ("CONSULT", "AGREE"),
    "contact.requestadvise": ("REQUEST",),
    "contact.commandorder": ("REQUEST", "COERCE", "THREATEN"),
    "contact.commitmentpromiseexpressintent": ("AGREE", "CONCEDE", "THREATEN"),
    "government.agreements.n/a": ("AGREE", "SUPPORT", "COOPERATE", "RETREAT"),
    "government.agreements.acceptagreementcontractceasefire": ("AGREE", "SUPPORT", "COOPERATE", "RETREAT"),
    "transaction.transfermoney.giftgrantprovideaid": _GIFT,
    "transaction.transferownership.giftgrantprovideaid": _GIFT,
    "transaction.transaction.giftgrantprovideaid": _GIFT,
    "transaction.transfermoney.embargosanction": ("SANCTION", "COERCE"),
    "transaction.transferownership.embargosanction": ("SANCTION", "COERCE"),
    "transaction.transaction.embargosanction": ("SANCTION", "COERCE"),
    "movement.transportperson.evacuationrescue": ("AID", "COERCE", "SANCTION"),
    "movement.transportperson.grantentryasylum": ("AID", "CONCEDE"),
    "movement.transportperson.preventexit": ("COERCE",),
    "movement.transportperson.prevententry": ("COERCE", "SANCTION"),
    "personnel.endposition.firinglayoff": ("SANCTION", "RETREAT"),
    "personnel.endposition.quitretire": ("RETREAT",),
}
"""Type of the annotation, or the first two parts of one -> the types of PLOVER that may stand for it."""

ROLES: Final[Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "conflict.attack": (("attacker",), ("target",)),
    "conflict.demonstrate": (("demonstrator",), ()),
    "conflict.yield": (("yielder", "surrenderer", "retreater"), ("recipient",)),
    "life.die": (("killer",), ("victim",)),
    "life.injure": (("injurer",), ("victim",)),
    "artifactexistence.damagedestroy": (("destroyer", "damager", "damagerdestroyer"), ("artifact",)),
    "justice.arrestjaildetain": (("jailer",), ("detainee",)),
    "justice.initiatejudicialprocess": (("prosecutor", "judgecourt"), ("defendant",)),
    "justice.judicialconsequences": (("judgecourt", "executioner", "extraditer"), ("defendant",)),
    "justice.investigate": (("investigator",), ("defendant",)),
    "contact.negotiate": (("participant",), ()),
    "contact.discussion": (("participant",), ()),
    "contact": (("communicator",), ("recipient",)),
    "government.agreements": (("participant",), ()),
    "transaction": (("giver",), ("recipient", "beneficiary")),
    "transaction.embargosanction": (("preventer",), ("giver", "recipient")),
    "movement.transportperson.evacuationrescue": (("transporter",), ("passenger",)),
    "movement.transportperson.grantentryasylum": (("granter",), ("transporter", "passenger")),
    "movement.transportperson": (("preventer",), ("transporter", "passenger")),
    "personnel.endposition.firinglayoff": ((), ("employee",)),
    "personnel.endposition.quitretire": (("employee",), ()),
}
"""Type of the annotation or its beginning -> the roles of who does it, and of whom it is done to; see ``roles_of``."""

_CLOSED_BEFORE: Final = re.compile(r"[,.;:?!)\]}%”’…]+|['’](?:s|re|ve|ll|d|m|t)|n['’]t|''|\.\.\.", re.IGNORECASE)
_OPEN: Final = frozenset("([{$£€#“‘") | {"``", "US$"}
_JOINED: Final = frozenset("-/")
_APART: Final = frozenset(
    ("which", "who", "that", "and", "but", "or", "including", "the", "a", "an", "in", "of", "not")
)
"""Words before which "-" is a dash."""


class Window(Value, frozen=True, kw_only=True):
    """One marked event: the text, where it stood, the stretch of its words, type, and the stretches of each role."""

    name: str
    url: str
    text: str
    trigger: Span
    type: str
    roles: Mapping[str, tuple[Span, ...]]


def prose(sentences: Sequence[Sequence[str]]) -> tuple[str, tuple[Span, ...]]:
    """Words set as prose, a blank between sentences, and the stretch of each word."""
    text, at = "", []
    for words in sentences:
        quoted = False
        glued = True
        for number, word in enumerate(words):
            closes = bool(_CLOSED_BEFORE.fullmatch(word)) or (word in ('"', "'") and quoted)
            hyphen = 0 < number < len(words) - 1 and _is_hyphen(*words[number - 1 : number + 2])
            if not (glued or closes or hyphen):
                text += " "
            at.append((len(text), len(text) + len(word)))
            text += word
            opens = word in _OPEN or (word in ('"', "'") and not quoted)
            glued = opens or hyphen
            if word == '"':
                quoted = not quoted
        text += " "
    return text.rstrip(), tuple(at)


def _is_hyphen(before: str, word: str, after: str) -> bool:
    return word in _JOINED and before[-1:].isalnum() and after[:1].isalnum() and after.lower() not in _APART


def window(row: Mapping[str, object]) -> Window:
    """A line of the file as a window."""
    text, at = prose(row["sentences"])  # type: ignore[arg-type]
    first, last, types = row["evt_triggers"][0]  # type: ignore[index]
    roles: dict[str, tuple[Span, ...]] = {}
    for _, (start, end), role in row["gold_evt_links"]:  # type: ignore[attr-defined]
        name = re.sub(r"^evt\d+arg\d+", "", role)
        roles[name] = (*roles.get(name, ()), (at[start][0], at[end][1]))
    span = (at[first][0], at[last][1])
    name, url = str(row["doc_key"]), str(row["source_url"])
    return Window(name=name, url=url, text=text, trigger=span, type=types[0][0], roles=roles)


def windows(wanted: slice = slice(None)) -> Iterator[Window]:
    """Windows of a slice of the file, in its order."""
    lines = (shared() / FILE).read_text(encoding="utf-8").splitlines()
    return (window(json.loads(line)) for line in lines[wanted])


def fitting(w: Window) -> tuple[str, ...]:
    """The types of PLOVER that may stand for what is marked; none where PLOVER has no such act, or nobody is in it."""
    types = FITTING.get(w.type) or FITTING.get(".".join(w.type.split(".")[:2]), ())
    harmed = not w.type.startswith("life.") or any(name in w.roles for name in ("killer", "injurer", "victim"))
    return types if harmed else ()


def roles_of(kind: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Roles of a type's doers and of those it is done to, by the longest beginning that is known."""
    parts = kind.split(".")
    if parts[-1] == "embargosanction":
        return ROLES["transaction.embargosanction"]
    return next(ROLES[key] for n in (3, 2, 1) if (key := ".".join(parts[:n])) in ROLES)


# -------------------------------------------------------------------------------- one window


def told_by(w: Window, record: Record) -> EventRow | None:
    """The event whose trigger meets the marked words, else the nearest of a fitting type in the same sentence."""
    met = [e for e in record.events if spans.meets(e.trigger_span, w.trigger)]
    types = fitting(w)
    beside = [e for e in record.events if e.type in types and spans.meets(e.evidence_span, w.trigger)]
    ranked = sorted(met, key=lambda e: e.type not in types) or sorted(beside, key=lambda e: _apart(e, w))
    return ranked[0] if ranked else None


def _apart(e: EventRow, w: Window) -> int:
    return min(abs(e.trigger_span[0] - w.trigger[1]), abs(w.trigger[0] - e.trigger_span[1]))


def parts(w: Window, e: EventRow) -> dict[str, str]:
    """Part -> right, wrong, missing, extra or open, for each part that one of both tells."""
    out: dict[str, str] = {}
    if spans.meets(e.trigger_span, w.trigger):
        out["type"] = "right" if e.type in fitting(w) else "wrong"
    doers, harmed = roles_of(w.type)
    sides = (("actor", doers, e.actors), ("recipient", harmed, e.recipients))
    told: list[tuple[str, list[Span], list[tuple[str, str, Span]]]] = [
        (part, _marked(w, roles), [(a.text, a.name, a.span) for a in rows]) for part, roles, rows in sides if roles
    ]
    told.append(("place", _marked(w, ("place",)), [_place(e.place)] if e.place else []))
    for part, marked, named in told:
        if verdict := _verdict(w.text, marked, named):
            out[part] = verdict
    return out


def _marked(w: Window, roles: Sequence[str]) -> list[Span]:
    return [span for role in roles for span in w.roles.get(role, ())]


def _place(row: PlaceRow) -> tuple[str, str, Span]:
    return row.text, row.name, row.span


def _verdict(text: str, marked: Sequence[Span], named: Sequence[tuple[str, str, Span]]) -> str | None:
    """How what is marked and what is named meet; None where there is neither."""
    if not marked or not named:
        return "missing" if marked else "extra" if named else None
    words = [text[slice(*span)] for span in marked]
    if any(spans.meets(span, at) for span in marked for *_, at in named):
        return "right"
    if any(alike(word, name) for word in words for row in named for name in row[:2]):
        return "right"
    return "open" if any(word.lower() in PRONOUNS for word in words) else "wrong"


# -------------------------------------------------------------------------------- all of them


def table(pairs: Sequence[tuple[Window, EventRow | None]]) -> str:
    """Rows as Markdown: what is told of the marked events, then the parts of those that are told."""
    counts: dict[str, Counter[str]] = {part: Counter() for part in ORDER}
    told = [(w, e) for w, e in pairs if e is not None]
    for w, e in told:
        for part, verdict in parts(w, e).items():
            counts[part][verdict] += 1
    own = sum(spans.meets(e.trigger_span, w.trigger) for w, e in told)
    head = (
        f"{len(pairs)} marked events of {len(FITTING)} kinds, {len(told)} told ({len(told) / max(1, len(pairs)):.3f})"
    )
    lines = [
        f"{head}, {own} of them by the words that are marked.\n",
        "| part | right | wrong | missing | extra | open | right of told | right of marked |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for part, n in counts.items():
        right, wrong, missing, extra = (n[name] for name in ("right", "wrong", "missing", "extra"))
        of_told, of_marked = right / max(1, right + wrong + extra), right / max(1, right + wrong + missing)
        row = f"{right} | {wrong} | {missing} | {extra} | {n['open']} | {of_told:.3f} | {of_marked:.3f}"
        lines.append(f"| {part} | {row} |")
    return "\n".join(lines)


def errors(pairs: Sequence[tuple[Window, EventRow | None]], part: str) -> Iterator[str]:
    """A line for each event that is not told (``told``), or whose part is wrong, missing or extra."""
    for w, e in pairs:
        verdict = "missed" if e is None else parts(w, e).get(part, "")
        listed = e is None if part == "told" else verdict in ("wrong", "missing", "extra")
        if listed:
            yield f"{verdict} {w.type} {_shown(w)}\n    marked {_roles(w)}\n    told {e and _row(e)}"


def _shown(w: Window) -> str:
    start, end = w.trigger
    return f"{w.text[max(0, start - 400) : start]}<<{w.text[start:end]}>>{w.text[end : end + 200]}"


def _roles(w: Window) -> str:
    return "; ".join(f"{role} {w.text[slice(*span)]!r}" for role, found in w.roles.items() for span in found)


def _row(e: EventRow) -> str:
    sides = " ".join(f"{side} {[a.text for a in rows]}" for side, rows in (("by", e.actors), ("to", e.recipients)))
    return f"{e.type} {e.mode} {e.trigger!r} {sides} at {e.place and (e.place.text, e.place.name)}"


def main() -> int:
    """Prints the table, or the errors of one part; exits 2 where the data are absent."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--skip", type=int, default=0, help="leave out so many windows, the first of the file")
    parser.add_argument("--most", type=int, help="take no more than so many")
    parser.add_argument("--errors", choices=("told", *ORDER), help="list what is not told, or the errors of one part")
    args = parser.parse_args()
    if not Path(shared() / FILE).is_file():
        print(f"evals.arguments: no {FILE} below {shared()}; set DATELINE_SHARED", file=sys.stderr)
        return 2
    wanted = slice(args.skip, None if args.most is None else args.skip + args.most)
    asked = [w for w in windows(wanted) if fitting(w)]
    pairs = [(w, told_by(w, read(w.text, page=w.name, url=w.url))) for w in asked]
    for line in errors(pairs, args.errors) if args.errors else [table(pairs)]:
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
