"""The sentence behind a comparison: what speaks most for one happening, and most against."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from dateline.compare.places import distance
from dateline.compare.view import EventView, FigureView

FOR, AGAINST = 3, 2
"""How many grounds are told on each side."""
LEAST = 0.15
"""Log-odds below which a ground is not worth telling."""

TELLINGS = "tellings"
"""The part of the sentences that were read side by side."""
AHEAD = "ahead"
"""The part of another pair of the two reports that is likelier and shares an act with this one."""
ALIKE = ("both", "same", "shared", "words of like", "reports share", "reports of one day", "the only")
"""Beginnings of grounds that tell a likeness: never told against, though one may weigh less than it does elsewhere."""

GROUPS: dict[str, tuple[str, ...]] = {
    "type": ("type same",),
    "mode": ("mode same", "mode differs", "mode unknown"),
    "status": ("status same", "status clash"),
    "actor": ("actor alike", "actor country", "actor differs", "actor missing"),
    "recipient": ("recipient alike", "recipient country", "recipient differs", "recipient missing", "parties crossed"),
    "place": ("place same", "place alike", "place apart", "place country differs", "place missing", "place told"),
    "date": ("date same", "date overlap", "days apart", "date apart", "date missing", "date misfits"),
    "reports": ("told before it happened", "reports apart", "report undated"),
    "figure": ("figure same", "figure near", "figure differs"),
    "words": ("words alike", "trigger alike", "names shared", "kinds alike", "act told"),
    "articles": ("articles alike", "articles' names"),
    "role": ("background", "both background", "both lead"),
    "rivals": ("only ones of their type", "only ones of their mode", "rivals"),
}
"""What a person would call a ground -> the features that speak of it."""


def reason(a: EventView, b: EventView, parts: dict[str, float]) -> str:
    """One sentence; ``parts`` is what each feature adds to the log-odds."""
    told = {group: sum(parts.get(name, 0.0) for name in names) for group, names in GROUPS.items()}
    words = {group: WORDS[group](a, b) for group in told}
    if heard := parts.get(TELLINGS):
        told[TELLINGS] = heard
        words[TELLINGS] = f"the sentences read as {'one act' if heard > 0 else 'two acts'}"
    if AHEAD in parts:
        told[AHEAD] = parts[AHEAD]
        words[AHEAD] = "another act of the same report is more like it"
    ranked = sorted(told, key=lambda group: (-told[group], group))
    pro = [words[g] for g in ranked if told[g] >= LEAST and words[g]][:FOR]
    con = [words[g] for g in reversed(ranked) if told[g] <= -LEAST and words[g] and not words[g].startswith(ALIKE)]
    sentence = ", ".join(pro) or "little in common"
    return f"{sentence}{'; but ' + ', '.join(con[:AGAINST]) if con else ''}."


def _type(a: EventView, b: EventView) -> str:
    return f"both {a.type}" if a.type == b.type else f"{a.type} and {b.type}"


def _mode(a: EventView, b: EventView) -> str:
    if not a.mode or not b.mode:
        return ""
    return f"both {a.mode}" if a.mode == b.mode else f"{a.mode} and {b.mode}"


def _status(a: EventView, b: EventView) -> str:
    return f"both {a.status}" if a.status == b.status else f"{a.status} and {b.status}"


def _parties(side: str) -> Callable[[EventView, EventView], str]:
    def told(a: EventView, b: EventView) -> str:
        ones, others = getattr(a, f"{side}s"), getattr(b, f"{side}s")
        if not ones or not others:
            return f"{side} told only once" if ones or others else ""
        shared = [x.name for x in ones for y in others if x.name == y.name]
        if shared:
            return f"same {side} ({shared[0]})"
        return f"{side} {ones[0].name} and {others[0].name}"

    return told


def _place(a: EventView, b: EventView) -> str:
    if a.place is None or b.place is None:
        return "place told only once" if a.place or b.place else ""
    if a.place.name == b.place.name:
        return f"same place ({a.place.name})"
    away = distance(a.place, b.place)
    far = f", {away:.0f} km apart" if away is not None else ""
    return f"{a.place.name} and {b.place.name}{far}"


def _date(a: EventView, b: EventView) -> str:
    if a.start is None or b.start is None:
        return "date not told in both"
    if a.start == b.start:
        return f"same date ({_day(a.start)})"
    return f"{_day(a.start)} and {_day(b.start)}"


def _day(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat()


def _reports(a: EventView, b: EventView) -> str:
    days = (a.article.day, b.article.day)
    if None in days:
        return "report without a day"
    apart = abs((days[0] or 0) - (days[1] or 0))
    return "reports of one day" if apart == 0 else f"reports {apart} day{'s' if apart > 1 else ''} apart"


def _figure(a: EventView, b: EventView) -> str:
    pairs = [(x, y) for x in a.figures for y in b.figures if x.kind == y.kind]
    if not pairs:
        return ""
    same = [x for x, y in pairs if (x.low, x.high) == (y.low, y.high)]
    if same:
        return f"both {_number(same[0])} {same[0].kind}"
    x, y = pairs[0]
    return f"{_number(x)} and {_number(y)} {x.kind}"


def _number(figure: FigureView) -> str:
    return f"{'at least ' if figure.high is None else ''}{figure.low:g}"


def _words(a: EventView, b: EventView) -> str:
    shared = sorted(a.words.keys() & b.words.keys(), key=lambda t: (-a.words[t] * b.words[t], t))[:3]
    if shared:
        return f"shared words ({', '.join(shared)})"
    return "words of like meaning" if a.kinds.keys() & b.kinds.keys() else "no words in common"


def _articles(a: EventView, b: EventView) -> str:
    shared = sorted(a.article.names & b.article.names, key=lambda t: (-a.article.words.get(t, 0), t))[:3]
    return f"reports share names ({', '.join(shared)})" if shared else "reports share no names"


def _role(a: EventView, b: EventView) -> str:
    return "one recalls it" if a.role != b.role else f"both {a.role}"


def _rivals(a: EventView, b: EventView) -> str:
    lone = a.type == b.type and a.article.types.get(a.type) == b.article.types.get(b.type) == 1
    return f"the only {a.type} of each report" if lone else "other acts of the kind in the same report"


WORDS: dict[str, Callable[[EventView, EventView], str]] = {
    "type": _type,
    "mode": _mode,
    "status": _status,
    "actor": _parties("actor"),
    "recipient": _parties("recipient"),
    "place": _place,
    "date": _date,
    "reports": _reports,
    "figure": _figure,
    "words": _words,
    "articles": _articles,
    "role": _role,
    "rivals": _rivals,
}
