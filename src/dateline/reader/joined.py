"""What the reader found, in the values of the pipeline: triggers for the record, and for each what belongs to it."""

from __future__ import annotations

import dataclasses
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from msgspec import structs

from dateline.model import Number, Span, Story, Trigger, Value
from dateline.reader import (
    condemned,
    courts,
    hints,
    labels,
    no_attacks,
    senses,
    senses_in_passing,
    senses_of_campaigns,
    senses_of_crime,
    senses_of_states,
    told_by_toll,
)
from dateline.reader.believed import FAINT, believed
from dateline.reader.heard import Listener
from dateline.reader.model import Anchor, Found, Marked, Reader, Seen, at
from dateline.reader.own import Named, Own
from dateline.reader.plain_acts import LEAST, Plain, plain
from dateline.reader.proposed import Around, Proposal, codes, of_cue, of_events, of_number, same
from dateline.reader.side_by_side import FORCE, is_told_apart
from dateline.reader.words import words
from dateline.spans import meets

NAME = "reader-10"
"""Version of the reader's code; raised whenever its output may differ for the same weights."""


class Reading(Value, frozen=True, kw_only=True):
    """What the reader tells of one story, each list in page order.

    ``events`` are the anchors behind ``triggers``, one each; ``cues`` those of statements, ``numbers`` those of the
    numbers that the grammar found; ``listener`` keeps the words' vectors.
    """

    triggers: tuple[Trigger, ...] = ()
    events: tuple[Found, ...] = ()
    cues: tuple[Found, ...] = ()
    numbers: tuple[Found, ...] = ()
    listener: Listener | None = None


class Anchors(NamedTuple):
    """What the reader looks at in a story: anchors that may be events, cues and numbers, each in page order; the types
    of a user's own that it finds, by their words; and the windows."""

    events: tuple[Found, ...] = ()
    cues: tuple[Found, ...] = ()
    numbers: tuple[Found, ...] = ()
    named: Mapping[Span, Named] = {}
    windows: Sequence[Seen] = ()


def read(reader: Reader, around: Around, least: float, own: Own | None = None) -> Reading:
    """The reading of one story, with every event of at least these odds; events that rules found are hints only.

    ``own`` are the types of a user, which win over a shipped type on the same words.
    """
    told = anchors(reader, around, min(least, FAINT), own)
    sure = believed(around.story, told.events, around.rules, told.cues)
    kept = list(courts.convicted(around.story.text, _kept(around, told, sure, least)))
    return Reading(
        triggers=tuple(known for _, known in kept),
        events=tuple(item for item, _ in kept),
        cues=told.cues,
        numbers=told.numbers,
        listener=Listener(reader, told.windows),
    )


FURTHER = (
    *senses_of_states.ROWS,
    *no_attacks.ROWS,
    *senses_of_crime.ROWS,
    *senses_in_passing.ROWS,
    *senses_of_campaigns.ROWS,
)
"""Rows of senses beside those of ``senses``."""


def _kept(around: Around, told: Anchors, sure: Sequence[float], least: float) -> Iterator[tuple[Found, Trigger]]:
    """The anchors that are events, with their triggers: sure enough, and of a sense that is an act; what a user's own
    type finds always."""
    text = around.story.text
    likely = _by_sentence(
        (e.kind, e.sentence, e.span) for e, odds in zip(told.events, sure, strict=True) if odds >= least
    )
    here = _told_in(told.events, sure, least)
    attacks = _attacks_in(told.events, sure, least)
    for item, odds in zip(told.events, sure, strict=True):
        mine = told.named.get(item.span)
        act = (item.kind, item.sentence, item.span)
        doubted = odds < least and mine is None
        if doubted and _is_tolled(around, act, attacks):
            item = dataclasses.replace(item, kind="ASSAULT")
        elif doubted and not (_is_told_apart(around, act, likely) or _is_condemned(around, act)):
            row = _plain(around, act, here) if item.odds >= LEAST else None
            if row is not None:
                here.setdefault(item.sentence, []).append(item.span)
                known = trigger(around.story, dataclasses.replace(item, kind=row.type), around.rules, least)
                yield dataclasses.replace(item, kind=row.type), structs.replace(known, mode=row.mode or known.mode)
            continue
        known = trigger(around.story, item, around.rules, odds if mine is not None else max(odds, least))
        if mine is not None:
            yield item, renamed(known, mine)
            continue
        sense = senses.other(text, known) or senses.other(text, known, FURTHER)
        if sense is None:
            known = structs.replace(known, mode=senses.manner(text, known, around.mentions))
            known = senses_of_states.let_go(text, known, around.mentions)
            known = senses_of_states.captured(text, known)
            yield dataclasses.replace(item, kind=known.type), known
        elif sense.type is not None:
            yield (
                dataclasses.replace(item, kind=sense.type),
                structs.replace(known, type=sense.type, mode=sense.mode, status=sense.becomes, rule=""),
            )


def anchors(reader: Reader, around: Around, faint: float = FAINT, own: Own | None = None) -> Anchors:
    """The anchors of a story, with every event of at least these odds of the reader."""
    found = words(around.story.text, tuple(s.span for s in around.story.sentences))
    if not found:
        return Anchors()
    seen = hints.columns(found, *around.hinted)
    windows = [_with_hints(around, window) for window in reader.windows(around.story, found, seen, faint)]
    named: dict[Span, Named] = {}
    if own is not None:
        placed = [own.placed(reader.pieces, around.story.text, window) for window in windows]
        windows = [window for window, _ in placed]
        named = {span: mine for _, told in placed for span, mine in told.items()}
    every = weighed(reader, around, windows)
    return Anchors(
        tuple(item for item in every if item.kind in labels.TYPES),
        tuple(item for item in every if item.kind == "cue"),
        tuple(item for item in every if item.kind == "number"),
        named,
        windows,
    )


def _with_hints(around: Around, window: Seen) -> Seen:
    """A window with the faint events that its sentences may tell beside surer ones, and the attacks that they tell as
    condemned or by whom they struck."""
    window = dataclasses.replace(window, anchors=(*window.anchors, *_condemned(around, window)))
    window = dataclasses.replace(window, anchors=(*window.anchors, *_tolled(around, window)))
    if not window.hints:
        return window
    sure = _by_sentence((a.kind, window.words[a.first].sentence, window.span(a.first, a.last)) for a in window.anchors)
    added = [
        hint
        for hint in window.hints
        if _is_hinted(around, (hint.kind, window.words[hint.first].sentence, window.span(hint.first, hint.last)), sure)
    ]
    return dataclasses.replace(window, anchors=(*window.anchors, *added)) if added else window


def _is_hinted(around: Around, act: Act, sure: Mapping[int, Sequence[Span]]) -> bool:
    """Whether a faint event is looked at all the same: told beside a sure one, or plainly worded."""
    return _is_told_apart(around, act, sure) or _plain(around, act, {}) is not None


def _condemned(around: Around, window: Seen) -> Iterator[Anchor]:
    """Attacks that a sentence of the window tells as condemned, where the reader sees none behind the condemnation."""
    known: dict[int, list[Anchor]] = {}
    for anchor in window.anchors:
        known.setdefault(window.words[anchor.first].sentence, []).append(anchor)
    firsts = [word.span[0] for word in window.words]
    for number, anchors in known.items():
        sentence = around.story.sentences[number].span
        if not any(anchor.kind == "ACCUSE" for anchor in anchors):
            continue
        for span in condemned.acts(around.story.text, sentence, around.numbers):
            first, last = bisect_left(firsts, span[0]), bisect_left(firsts, span[1])
            if first == last or any(anchor.kind == "ASSAULT" and anchor.first >= first for anchor in anchors):
                continue
            yield _attack(first, last)


def _attack(first: int, last: int) -> Anchor:
    """An anchor of an attack that the reader does not see."""
    return Anchor(first, last, "ASSAULT", FAINT, tuple(float(kind == "ASSAULT") for kind in labels.TYPES))


SURELY = 0.5
"""The reader's odds from which on an attack counts as told before all are weighed."""


def _tolled(around: Around, window: Seen) -> Iterator[Anchor]:
    """Attacks that a sentence of the window tells by whom they struck, where the reader sees no attack in these
    words."""
    read = sorted({window.words[at].sentence for at in range(len(window.words)) if window.read[at]})
    taken = {at for anchor in window.anchors for at in range(anchor.first, anchor.last)}
    firsts = [word.span[0] for word in window.words]
    surely = [a for a in window.anchors if a.kind == "ASSAULT" and a.odds >= SURELY]
    here = _by_sentence((a.kind, window.words[a.first].sentence, window.span(a.first, a.last)) for a in surely)
    for number in read:
        for span in told_by_toll.acts(*_where(around, number), here.get(number, ())):
            first, last = bisect_left(firsts, span[0]), bisect_left(firsts, span[1])
            if first < last and not taken.intersection(range(first, last)):
                yield _attack(first, last)


def _is_tolled(around: Around, act: Act, attacks: dict[int, list[Span]]) -> bool:
    """Whether an attack is told by whom it struck, where its sentence tells no other before; ``attacks`` are the words
    of those that each sentence tells, and get this one's."""
    _, number, span = act
    here = attacks.setdefault(number, [])
    if not any(meets(span, told) for told in told_by_toll.acts(*_where(around, number), here)):
        return False
    here.append(span)
    return True


def _attacks_in(events: Sequence[Found], sure: Sequence[float], least: float) -> dict[int, list[Span]]:
    """The words of the attacks that are told, by their sentence."""
    out: dict[int, list[Span]] = {}
    for item, odds in zip(events, sure, strict=True):
        if odds >= least and item.kind == "ASSAULT":
            out.setdefault(item.sentence, []).append(item.span)
    return out


def _where(around: Around, number: int) -> tuple[str, Span, Sequence[Number]]:
    """The text, a sentence of it and the numbers of the story."""
    return around.story.text, around.story.sentences[number].span, around.numbers


def _is_condemned(around: Around, act: Act) -> bool:
    """Whether an attack is told with its dead where somebody condemns it."""
    kind, number, span = act
    if kind != "ASSAULT":
        return False
    return span in condemned.acts(around.story.text, around.story.sentences[number].span, around.numbers)


Act = tuple[str, int, Span]
"""The type of an act, the number of its sentence and its words."""


def _by_sentence(acts: Iterable[Act]) -> dict[int, list[Span]]:
    """The words of the acts that are done somewhere, by their sentence and in page order."""
    out: dict[int, list[Span]] = {}
    for kind, sentence, span in acts:
        if kind in FORCE:
            out.setdefault(sentence, []).append(span)
    return {sentence: sorted(spans) for sentence, spans in out.items()}


def _told_in(events: Sequence[Found], sure: Sequence[float], least: float) -> dict[int, list[Span]]:
    """The words of the acts that are told, by their sentence."""
    out: dict[int, list[Span]] = {}
    for item, odds in zip(events, sure, strict=True):
        if odds >= least:
            out.setdefault(item.sentence, []).append(item.span)
    return out


def _plain(around: Around, act: Act, told: Mapping[int, Sequence[Span]]) -> Plain | None:
    """The row of plainly worded acts that an act is, where no other is told by the same words."""
    kind, number, span = act
    return plain(around.story.text, around.story.sentences[number].span, span, told.get(number, ()), kind)


def _is_told_apart(around: Around, act: Act, sure: Mapping[int, Sequence[Span]]) -> bool:
    """Whether an act is told beside a sure one next to it, in a clause and at a place of its own."""
    kind, number, span = act
    if kind not in FORCE or number not in sure:
        return False
    at = bisect_left(sure[number], span)
    near = sure[number][max(0, at - 1) : at + 1]
    sentence = around.story.sentences[number].span
    return is_told_apart(around.story.text, sentence, near, span, around.mentions)


def renamed(told: Trigger, named: Named | None) -> Trigger:
    """The trigger of an event under the user's own type, where it is one."""
    if named is None:
        return told
    by = f"codebook:{named.type}"
    return structs.replace(told, type=named.type, mode=named.mode, rule="", by=by, confidence=round(named.odds, 3))


def weighed(reader: Reader, around: Around, seen: Sequence[Seen]) -> list[Found]:
    """All anchors of a story with codes and arguments, in page order.

    They are coded twice: once by what stands on the page alone, so that the rules can propose what belongs to an event
    of that type, status and role; and again with these proposals.
    """
    placed: list[Marked] = []
    coded: list[Trigger] = []
    for window in seen:
        anchors = [*window.anchors, *at(window, around.counted)]
        if anchors:
            placed.append(reader.marked(window, anchors))
            coded += first_coded(reader, around, placed[-1])
    coded.sort(key=lambda item: (item.span, item.type))
    proposals = {(t.span, t.type): p for t, p in zip(coded, of_events(around, coded), strict=True)}
    out: list[Found] = []
    for marked in placed:
        told = [proposal(around, proposals, marked.seen, a) for a in marked.anchors]
        out += reader.found(marked, [marked.seen.given(p.known, p.spans) for p in told])
    return sorted(out, key=lambda item: (item.span, item.kind))


def first_coded(reader: Reader, around: Around, marked: Marked) -> Iterator[Trigger]:
    """The events of one window with the codes that the page alone gives them."""
    spans = [marked.seen.span(*anchor[:2]) for anchor in marked.anchors]
    known = [
        (*codes(same(around.rules, anchor.kind, span)), 0) for anchor, span in zip(marked.anchors, spans, strict=True)
    ]
    told = reader.coded(marked, known)
    for anchor, span, odds in zip(marked.anchors, spans, told, strict=True):
        if anchor.kind in labels.TYPES:
            sentence = marked.seen.words[anchor.first].sentence
            yield trigger(
                around.story, Found(anchor.kind, span, sentence, anchor.odds, odds), around.rules, anchor.odds
            )


def proposal(around: Around, events: Mapping[tuple[Span, str], Proposal], window: Seen, anchor: Anchor) -> Proposal:
    """What the rules propose for an anchor."""
    span = window.span(anchor.first, anchor.last)
    if anchor.kind == "cue":
        return of_cue(around, span)
    return of_number(around, span) if anchor.kind == "number" else events[span, anchor.kind]


def trigger(story: Story, found: Found, rules: Sequence[Trigger], sure: float) -> Trigger:
    """The trigger of one event, told with this confidence."""
    return made(
        story.sentences[found.sentence].span,
        found.span,
        rules,
        type=found.kind,
        mode=mode(found, rules),
        status=found.best("status", labels.STATUS),
        role=found.best("role", labels.ROLES),
        confidence=sure,
    )


def made(sentence: Span, span: Span, rules: Sequence[Trigger], **codes: Any) -> Trigger:
    """A trigger with these codes; where a rule found the same act its clause and voice are kept, and it is named."""
    known = next((rule for rule in rules if meets(rule.span, span)), None)
    return Trigger(
        evidence_span=sentence,
        span=span,
        clause_span=known.clause_span if known else sentence,
        voice=known.voice if known else "active",
        rule=known.rule if known and known.type == codes["type"] else "",
        by=NAME,
        **codes,
    )


MODE_COLUMNS = {
    kind: {"-": 0, **{mode: labels.MODE_LIST.index(f"{kind}/{mode}") for mode in labels.MODES.get(kind, "").split()}}
    for kind in labels.TYPES
}
"""Type -> its modes, and "-" for none, each with its place among the outputs of the mode head."""

VOTE = 0.3
"""What a rule's mode for an event of the same type adds to the odds of that mode (chosen on the dev pages)."""


def mode(found: Found, rules: Sequence[Trigger]) -> str | None:
    """The likeliest mode among those of the event's type, or none."""
    odds = {name: float(found.codes["mode"][column]) for name, column in MODE_COLUMNS[found.kind].items()}
    rule = same(rules, found.kind, found.span)
    if rule is not None and (rule.mode or "-") in odds:
        odds[rule.mode or "-"] += VOTE
    best = max(odds, key=lambda name: odds[name])
    return None if best == "-" else best
