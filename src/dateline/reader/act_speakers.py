"""Who makes a demand, a threat or an accusation also says it: the statement takes the actor of the act that it tells.

Rules find the speaker of "and threatened to cut the legal aid" by the nearest subject; who did it is weighed with all
that the page tells. Of statements whose verb is that of such an act and whose speaker is another, on training pages
that the reader has not learnt, the actor is the annotated speaker four times of five
(``docs/decisions/log/05-statements.md``).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from dateline.attach.date_features import SPEECH
from dateline.model import Attached, Parts, Quotation, Span, Trigger
from dateline.spans import meeting, meets

OWN = frozenset(("we", "i"))
"""Who speaks in a communique: "we demand that"."""
Act = tuple[Trigger, Parts]
"""An act and what belongs to it."""


class Told(NamedTuple):
    """The statements of a story and what belongs to its events."""

    quotations: tuple[Quotation, ...]
    attached: Attached


def spoken(text: str, quotations: tuple[Quotation, ...], triggers: Sequence[Trigger], attached: Attached) -> Told:
    """The statements with the actor as speaker where their verb tells an act, and the sources of what they hold."""
    acts = list(zip(triggers, attached.parts, strict=True))
    cues = sorted(said.cue_span for said in quotations if said.cue_span is not None)
    parts, out = list(attached.parts), []
    for said in quotations:
        speaker, before = _speaker(text, said, acts, cues), said.speaker_span
        if speaker is not None and before is not None:
            chain = tuple(speaker if span == before else span for span in said.chain)
            told = said.reported or text[slice(*before)].lower() in OWN
            said = replace(said, speaker_span=speaker, chain=chain, reported=told)
            for at in range(*meeting(acts, said.content_span, lambda act: act[0].span)):
                if said.content_span[0] <= acts[at][0].span[0]:
                    parts[at] = _sourced(parts[at], before, speaker)
        out.append(said)
    return Told(tuple(out), replace(attached, parts=tuple(parts)))


def _speaker(text: str, said: Quotation, acts: Sequence[Act], cues: Sequence[Span]) -> Span | None:
    """The only actor of the act that a statement's verb tells or goes on from, where its speaker is somebody else by
    every word; none of another sentence where the act's own has a speaker."""
    cue, speaker = said.cue_span, said.speaker_span
    if cue is None or speaker is None:
        return None
    found = _told_by(cue, acts) or _told_before(text, cue, acts, cues)
    if found is None or len(found[1].actors) != 1:
        return None
    (actor,), sentence = found[1].actors, found[0].evidence_span
    one, other = text[slice(*actor)], text[slice(*speaker)]
    own = other.lower() in OWN
    if one.lower() in OWN or (meets(speaker, sentence) and not meets(actor, sentence) and not own):
        return None
    if meets(actor, speaker) or meets(actor, said.content_span) or one in other or other in one:
        return None
    return actor


def _told_by(cue: Span, acts: Sequence[Act]) -> Act | None:
    """The act of speech whose words hold the verb."""
    first, last = meeting(acts, cue, lambda act: act[0].span)
    here = [act for act in acts[first:last] if act[0].type in SPEECH]
    return here[0] if len(here) == 1 else None


_GOING_ON = re.compile(r"(?!according\b|adding\b|including\b|following\b)\w+ing\b", re.IGNORECASE)


def _told_before(text: str, cue: Span, acts: Sequence[Act], cues: Sequence[Span]) -> Act | None:
    """The act that a participle behind a comma goes on from: "rejected the offer, saying that ..."; none where another
    verb of speech stands between."""
    if text[cue[0] - 2 : cue[0]] != ", " or _GOING_ON.match(text, *cue) is None:
        return None
    at = bisect_left(acts, cue[0], key=lambda act: act[0].span[0]) - 1
    if at < 0 or not acts[at][0].evidence_span[0] <= acts[at][0].span[0] < cue[0] < acts[at][0].evidence_span[1]:
        return None
    between = bisect_left(cues, acts[at][0].span[1:], key=lambda span: span[:1])
    return None if between < len(cues) and cues[between][0] < cue[0] else acts[at]


def _sourced(part: Parts, before: Span, speaker: Span) -> Parts:
    """What belongs to an event that stands in a statement, its source who says that now."""
    if before not in part.sources:
        return part
    return replace(part, sources=tuple(dict.fromkeys(speaker if span == before else span for span in part.sources)))
