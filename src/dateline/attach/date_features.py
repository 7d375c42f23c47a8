"""What lies between an act and a time expression in its sentence, as named features with values of 0 to about 1.

The features are read by the weights of ``dates.toml``; each is one thing a reader would point at.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

from dateline.attach.date_lexical import beside
from dateline.model import Span, Time, Trigger

SPEECH = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "SUPPORT", "CONCEDE"})
"""The PLOVER types that are acts of speech (annotation guide, decision 2)."""
_RELATIVE = re.compile(
    r"\b(?:which|who|whom|whose|where)\b"
    r"|(?<=[a-z]) that (?=(?:was|were|had|has|have|is|are|\w+ed|broke|went|left|began|took|killed)\b)"
)
_SUBORDINATE = re.compile(
    r"\b(?:after|before|when|while|as|because|although|though|unless|if|once|until|since|whether)\b"
)
_AND = re.compile(r"\b(?:and|but|or|nor|so|yet|then|now)\b")
_STOP = re.compile(r"[;:]| [–—-] ")
_SAID = re.compile(
    r"\b(?:said|says|say|told|added|announced|reported|according|confirmed|stated|warned|reports|called|agreed|asked"
    r"|denied|accused|acknowledged|admitted|claimed|declared|disclosed|revealed|conceded|recalled|noted|explained"
    r"|indicated|alleged|asserted)\b"
)
_PARTICIPLE = re.compile(r", (?:\w+ly )?(?:\w+ing|\w+ed|held|shut|brought|led|made|told|sent)\b")
_REPORTED_DAY = re.compile(
    r"\b(?:said|told \w+|announced|reported|added|confirmed|acknowledged|admitted|claimed|declared|disclosed|revealed"
    r"|conceded|stated)(?: \w+)? (?:on |late on |early on |late )?$"
)
_PERFECT = re.compile(r"\b(?:has|have)(?: \w+ly| also| been| now| not| so far){0,2} ?$")
_PLUPERFECT = re.compile(r"\bhad(?: \w+ly| also| been| not){0,2} ?$")
_MODAL = re.compile(r"\b(?:will|would|to|may|might|could|can|should|shall|must)(?: not| be| also){0,2} ?$")
_COORDINATED = re.compile(r"\b(?:and|but|or)(?: \w+ly| also| then| later)? ?$")
_IN_RELATIVE = re.compile(r"\b(?:which|who|that|whose \w+|where)(?: \w+ly| had| has| have| was| were| also){0,2} ?$")
_IN_SUBORDINATE = re.compile(
    r"\b(?:after|before|when|while|as|since|if|because|despite|over|following)(?: \w+){0,3} ?$"
)
_PRESENT = re.compile(r"\b(?:is|are|says|calls|condemns|urges|rejects|denies|\w+s)$")


_QUOTE = re.compile(r"[\"“”]")
_THAT = re.compile(r"\bthat\b")
_OF = re.compile(r"\s*(?:,\s)?(?:of|on|in|at|from|since|by|until|late on|early on|for)?\s*")
_ENCLOSED_BEFORE = re.compile(r"[^,]{0,40},\s")
_ENCLOSED_AFTER = re.compile(r",\s[^,]{0,60}$")


_COMPARED = re.compile(
    r"\b(?:(?:not|never)(?: been)? (?:seen|known|heard|witnessed|recorded)"
    r"|(?:first|worst|deadliest|bloodiest|heaviest|biggest|largest|greatest|fiercest|highest|lowest|strongest|longest"
    r"|gravest|harshest|sharpest|steepest|most (?!of\b)[a-z]+)"
    r"(?: (?!(?:ha[sd]|have|was|were|is|are|been)\b)[^\W\d_][\w'’-]*){0,8}) since\b[^,.;:]{0,30}$"
)


_COMPARED_REACH = 200
"""Characters before a time in which it is looked for what is compared: no sentence is read in more than linear time."""


def compares(text: str, trigger: Trigger, time: Time) -> bool:
    """Whether a time behind an act is only what something is held against: fighting that "led to levels of destruction
    not seen since the 2006 war" was not in 2006."""
    first = max(trigger.span[1], time.span[0] - _COMPARED_REACH)
    if time.cue == "since" and _COMPARED.search(text, first, time.span[0]) is not None:
        return True
    return _is_record(text, trigger, time)


_SUPERLATIVE = re.compile(
    r"\b(?:first|worst|deadliest|bloodiest|heaviest|biggest|largest|greatest|fiercest|gravest|harshest|boldest|latest"
    r"|most (?!of\b)[a-z]+)(?: (?:such|[a-z’'-]+)){0,3} \Z"
)
_RECORD_OF = re.compile(r"(?:since|(?:so far )?this (?:year|decade|century)|of the (?:year|decade|war))\b")


def _is_record(text: str, trigger: Trigger, time: Time) -> bool:
    """Whether a time is the stretch of which an act is the worst: "the deadliest attack this year", "the biggest raid
    in the valley since 2019"."""
    begin, end = trigger.span[1], time.span[0]
    best = _SUPERLATIVE.search(text, max(0, trigger.span[0] - 60), trigger.span[0])
    if best is None or not begin < end <= begin + _COMPARED_REACH:
        return False
    between = text[begin:end]
    if any(mark in between for mark in ",;:“”") or _VERBS.search(between):
        return False
    return time.cue == "since" or _RECORD_OF.match(text, *time.span) is not None


_VERBS = re.compile(r"\b(?:killed|ha[sd]|have|was|were|is|are|took|came|began|that|which|who)\b")


def features(
    text: str,
    trigger: Trigger,
    time: Time,
    here: Sequence[Time],
    acts: Sequence[Trigger],
    published: str | None,
) -> dict[str, float]:
    """The features of one pair; ``here`` are the usable times and ``acts`` the other acts of the sentence."""
    sentence = trigger.evidence_span
    if trigger.span[0] <= time.span[0] < trigger.span[1]:
        return {"bias": 1.0, "inside": 1.0}
    first, last = min(trigger.span[1], time.span[1]), max(trigger.span[0], time.span[0])
    between = text[first : min(last, first + 600)] if last > first else ""
    after = time.span[0] > trigger.span[0]
    out = {"bias": 1.0, "after": float(after), "distance": min(3.0, len(between) / 80)}
    out |= _marks(between, after)
    out |= _place(text, sentence, time)
    out |= _act(text, trigger)
    out |= _rivals(text, trigger, time, here, acts)
    out |= _governed(out, between)
    out |= {f"{one}+{two}": 1.0 for one, two in tables()["together"]["pairs"] if out.get(one) and out.get(two)}
    out |= dict.fromkeys(beside(text, trigger, time, acts, published), 1.0)
    return {name: value for name, value in out.items() if value}


@cache
def tables() -> dict[str, Any]:
    """``dates.toml``: the weights, and the pairs of features that mean something else in each other's company."""
    return tomllib.loads(resources.files(__package__).joinpath("dates.toml").read_text(encoding="utf-8"))


@cache
def word_lists() -> dict[str, Any]:
    """``date_words.toml``: verbs and other words by what they tell of a day."""
    return tomllib.loads(resources.files(__package__).joinpath("date_words.toml").read_text(encoding="utf-8"))


def _marks(between: str, after: bool) -> dict[str, float]:
    side = "after" if after else "before"
    quotes = len(_QUOTE.findall(between))
    return {
        f"relative-{side}": float(bool(_RELATIVE.search(between))),
        f"subordinate-{side}": float(bool(_SUBORDINATE.search(between))),
        f"and-{side}": float(bool(_AND.search(between))),
        f"stop-{side}": float(bool(_STOP.search(between))),
        f"said-{side}": float(bool(_SAID.search(between))),
        f"participle-{side}": float(bool(_PARTICIPLE.search(between))),
        f"comma-{side}": min(3, between.count(",")) / 2,
        f"that-{side}": float(bool(_THAT.search(between))),
        f"of-{side}": float(bool(_OF.fullmatch(between))),
        "quote": float(quotes % 2 == 1),
        "near": float(len(between.split()) <= 2),
        f"enclosed-{side}": float(bool(_ENCLOSED_AFTER.search(between) if after else _ENCLOSED_BEFORE.match(between))),
    }


def governs(text: str, time: Time) -> bool:
    """Whether the words count from an act named after them: "two days after the raid"."""
    return time.relation is not None and bool(re.search(r"\b(?:after|before|prior)$", text[slice(*time.span)]))


def _governed(found: dict[str, float], between: str) -> dict[str, float]:
    """Whether the act is the one that "a day after" counts from, or stands beyond it in the next clause."""
    if not found.get("governs") or found.get("after"):
        return {}
    inside = not found.get("act-between") and "," not in between
    return {"governed": float(inside), "beyond-governed": float(not inside)}


def _place(text: str, sentence: Span, time: Time) -> dict[str, float]:
    lead = text[max(sentence[0], time.span[0] - 40) : time.span[0]]
    before = lead[-30:].lower()
    return {
        "opens": float(len(lead) < 40 and len(lead.split()) <= 2),
        "closes": float(sentence[1] - time.span[1] <= 3),
        "possessive": float(text[time.span[1] : time.span[1] + 2] in ("'s", "’s")),
        "of-time": float(bool(re.search(r"\bof (?:the )?$", before))),
        "attributive": float(
            bool(re.search(r"\b(?:a|an|the|its|their|his|her|this|’s|'s) $", before))
            and bool(re.match(r" [\w“]", text[time.span[1] : time.span[1] + 2]))
        ),
        "reported-day": float(bool(_REPORTED_DAY.search(before))),
        f"cue-{time.cue}": float(time.cue in ("since", "until", "by", "before", "after", "from", "for")),
        "clock": float(time.granularity == "time"),
        "year": float(time.granularity in ("year", "decade")),
        "counted": float(time.relation is not None and not governs(text, time)),
        "governs": float(governs(text, time)),
    }


def _act(text: str, trigger: Trigger) -> dict[str, float]:
    before = text[max(trigger.evidence_span[0], trigger.span[0] - 30) : trigger.span[0]].lower()
    words = text[slice(*trigger.span)]
    perfect = bool(_PERFECT.search(before)) or words.startswith(("has ", "have "))
    return {
        "speech": float(trigger.type in SPEECH),
        "background": float(trigger.role == "background"),
        "ahead": float(trigger.status in ("planned", "hypothetical")),
        "negated": float(trigger.status == "negated"),
        "ongoing": float(trigger.status == "ongoing"),
        "perfect": float(perfect),
        "coordinated": float(bool(_COORDINATED.search(before))),
        "in-relative": float(bool(_IN_RELATIVE.search(before))),
        "in-subordinate": float(bool(_IN_SUBORDINATE.search(before))),
        "pluperfect": float(bool(_PLUPERFECT.search(before)) or words.startswith("had ")),
        "modal": float(bool(_MODAL.search(before)) or words.startswith(("will ", "would ", "to "))),
        "present": float(bool(_PRESENT.search(words.split()[0].lower() if words.split() else "")) and not perfect),
        "nominal": float(bool(re.search(r"\b(?:the|a|an|its|their|his|her|this|that|of|in)$", before.strip()))),
    }


def _rivals(text: str, trigger: Trigger, time: Time, here: Sequence[Time], acts: Sequence[Trigger]) -> dict[str, float]:
    """Other acts and times in the sentence that stand closer."""
    gap = (min(trigger.span[1], time.span[1]), max(trigger.span[0], time.span[0]))
    between = sum(gap[0] <= t.span[0] < gap[1] for t in acts)
    own = _gap(trigger.span, time.span)
    closer = any(_gap(t.span, time.span) < own for t in acts)
    nearer = any(t is not time and _gap(t.span, trigger.span) < own for t in here)
    mine = any(t is not time and gap[0] <= t.span[0] < gap[1] for t in here)
    before = text[max(trigger.evidence_span[0], time.span[0] - 400) : time.span[0]]
    first = not any(t.span[0] < time.span[0] for t in (*acts, trigger))
    return {
        "leads": float(first and not _RELATIVE.search(before) and not _SUBORDINATE.search(before)),
        "all-before": float(all(t.span[0] < time.span[0] for t in (*acts, trigger))),
        "act-between": min(2, between) / 2 if between else 0.0,
        "act-closer": float(closer),
        "time-nearer": float(nearer),
        "time-between": float(mine),
        "only-act": float(not acts),
        "only-time": float(len(here) == 1),
    }


def _gap(one: Span, other: Span) -> int:
    return max(0, max(one[0], other[0]) - min(one[1], other[1]))
