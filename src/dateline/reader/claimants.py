"""Who claims responsibility did the attack that was told last (annotation guide, decision 2).

"The Front claimed responsibility" of a paragraph on an ambush of last year had made it the doer of the blast that the
page is about: claims are told strongly, and a blast seldom names who did it. Of 17 claims on the training pages whose
attack is told before them 13 are of the last one, and one of another.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dateline.model import Mention, Span, Story, Trigger
from dateline.spans import meeting, sentence_at

_CLAIM = re.compile(
    r"\b(?:claim(?:ed|s)|accept(?:ed|s)|took|taken|takes)\s(?:full\s|sole\s|the\s)?responsibility\b(?!\s+(?:if|unless))",
    re.IGNORECASE,
)
_BEHALF = re.compile(
    r"(?:\sfor\s(?:the|it|this|that|both)\b[^.;:]{0,60}?)?\s(?:on behalf of|in the name of)\s(?:the\s)?", re.IGNORECASE
)
"""From a claim to for whom it is made: "a caller claimed responsibility on behalf of the Front"."""
_FORCES = r"(?:its|their|our) (?:fighters|forces|men|members|militants|units|troops|mujahideen|bombers?)"
_DONE = re.compile(
    r"\b(?:said|says|announced|boasted|confirmed)(?: (?:on )?\w+day| in an? [^,.;]{1,40}?| via [^,.;]{1,30}?| later)?"
    rf"(?: that)? (?:it|they|{_FORCES}) (?:(?:had|has|have|also) ){{0,2}}"
    r"(?:carried out|staged|launched|planted|perpetrated|conducted|(?:was|were|been) (?:behind|responsible for))"
    r"\s(?:it|that|this|the)\b",
    re.IGNORECASE,
)
"""Of 14 such words on the training pages 14 are a claim of what was told before; with "a" it may be any other."""
_DENIED = re.compile(
    r"\b(?:den(?:y|ied|ies)|disclaim(?:ed|s))\s(?:\w+\s){0,2}?(?:involvement|responsibility|role|part|hand|link)\b"
    r"|\b(?:was|were) not (?:behind|involved|responsible)\b"
    r"|\b(?:has|have) (?:often |\w+ly )?(?:carried out|staged|launched|claimed|mounted) (?:\w+ )?"
    r"(?:similar|previous|past|other|many|several)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"(?:\)?,\s(?:which|who|whose)\s[^,.;]{1,90},|\)?,?)\s(?:(?:has|have|had|later|also|\w+ly)\s){0,2}\Z"
)
"""From who denies to the denial."""
_BETWEEN = re.compile(
    r"\)?,?\s(?:\([^()]{1,20}\)\s)?(?:(?:has|have|had|later|also|quickly|since|\w+ly|on\s\w+day)\s){0,3}\Z"
)
"""From who claims to the claim."""
_FOR = re.compile(r"\s+for\b[^.;]*\Z")
"""From a claim to its attack, where that is told behind it."""
NEAR = 50
"""Characters between them at most."""
FAR = 110
"""Characters between who denies and the denial at most."""
BESIDE = 3
"""Acts on either side of an attack that may be it."""
BEHIND = 90
"""Characters behind a claim in which its attack may be told ("for a blast in Lorn")."""


class Claim(NamedTuple):
    """Who claims an attack: the words, and all of that sentence that name the same; and the numbers of the attacks that
    may be meant, the likeliest first."""

    who: Span
    spans: tuple[Span, ...]
    attacks: tuple[int, ...]


def claims(story: Story, triggers: Sequence[Trigger], mentions: Sequence[Mention]) -> Iterator[Claim]:
    """The claims of a story; ``triggers`` and ``mentions`` are in page order."""
    starts = [trigger.span[0] for trigger in triggers]
    named = [mention for mention in mentions if mention.kind == "actor"]
    begins = [mention.span[0] for mention in named]
    for claim in sorted((*_CLAIM.finditer(story.text), *_DONE.finditer(story.text)), key=lambda match: match.start()):
        at = bisect_right(begins, claim.start())
        before = next((m for m in reversed(named[max(0, at - 3) : at]) if _is_before(story.text, m.span, claim)), None)
        master = _master(story.text, named, begins, claim)
        who = master or before
        which = _attacks(story.text, triggers, bisect_right(starts, claim.start()), claim.end())
        number = sentence_at(story.sentences, claim.start())
        if who is None or not which or number < 0:
            continue
        first, last = meeting(named, story.sentences[number].span, lambda mention: mention.span)
        same = (m.span for m in named[first:last] if (m.id, m.name) == (who.id, who.name))
        caller = () if master is None else ((story.sentences[number].span[0], claim.end()),)
        yield Claim(who.span, (*same, *caller), which)


def _master(text: str, named: Sequence[Mention], begins: Sequence[int], claim: re.Match[str]) -> Mention | None:
    """For whom a claim is made by somebody else."""
    behalf = _BEHALF.match(text, claim.end())
    at = None if behalf is None else bisect_left(begins, behalf.end())
    return (
        named[at] if at is not None and at < len(named) and behalf is not None and begins[at] == behalf.end() else None
    )


def no_doers(story: Story, mentions: Sequence[Mention]) -> Iterator[Span]:
    """Who is named on a page only where it denies a part in what happened, or has done the like: "the
    Front, which has hit others before, denied any involvement". Who was blamed for it is named there, too."""
    named = [mention for mention in mentions if mention.kind == "actor"]
    begins = [mention.span[0] for mention in named]
    told = Counter((mention.id, mention.name) for mention in named)
    for denial in _DENIED.finditer(story.text):
        at = bisect_right(begins, denial.start())
        for one in reversed(named[max(0, at - 3) : at]):
            first, last = one.span[1], denial.start()
            if told[one.id, one.name] == 1 and first <= last <= first + FAR and _ASIDE.match(story.text, first, last):
                yield one.span


def _is_before(text: str, span: Span, claim: re.Match[str]) -> bool:
    """Whether words stand as the subject of a claim."""
    first, last = span[1], claim.start()
    return first <= last <= first + NEAR and _BETWEEN.match(text, first, last) is not None


def _attacks(text: str, triggers: Sequence[Trigger], behind: int, end: int) -> tuple[int, ...]:
    """The attack that a claim tells itself, else those of the sentence that told one last, the last first."""
    near = (at for at in range(behind, min(len(triggers), behind + 2)) if triggers[at].span[0] <= end + BEHIND)
    own = (at for at in near if _FOR.match(text, end, triggers[at].span[0]))
    told = (*own, *range(behind - 1, max(-1, behind - 12), -1))
    found = [at for at in told if (triggers[at].type, triggers[at].status) == ("ASSAULT", "actual")]
    return tuple(at for at in found if triggers[at].evidence_span == triggers[found[0]].evidence_span)


def beside(triggers: Sequence[Trigger], at: int) -> Iterator[int]:
    """The other attacks of the sentence of an attack, which may be the same one."""
    for other in range(max(0, at - BESIDE), min(len(triggers), at + BESIDE + 1)):
        if (
            other != at
            and triggers[other].type == "ASSAULT"
            and triggers[other].evidence_span == triggers[at].evidence_span
        ):
            yield other
