"""Every stretch that could be an event's place, each with the features that ``places`` weighs."""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Iterator

from msgspec.structs import replace

from dateline.attach import place_lexical
from dateline.attach.place_loose import loose_names
from dateline.attach.place_told import ABROAD, Found, Told, inside, listed, main_verbs
from dateline.attach.place_told import sentence as read
from dateline.knowledge.roles import nouns
from dateline.link.home import once_for_mentions
from dateline.model import Mention, Span, Story, Trigger, Value
from dateline.spans import sentence_at

BACK = 3
"""Sentences before the event's own that a place may be carried over from."""
WINDOW = 1500
"""Characters on either side of the trigger that are read; sentences of news are shorter."""
MOST = 24
"""Candidates weighed for one event; more are only met in lists of places."""


_TYPES = frozenset(
    [
        "AGREE",
        "CONSULT",
        "SUPPORT",
        "CONCEDE",
        "COOPERATE",
        "AID",
        "RETREAT",
        "REQUEST",
        "ACCUSE",
        "REJECT",
        "THREATEN",
        "PROTEST",
        "SANCTION",
        "MOBILIZE",
        "COERCE",
        "ASSAULT",
    ]
)


def kind_of_event(trigger: Trigger) -> str:
    """The PLOVER type; OTHER for types of other codebooks, whose weights come from wire sentences with any verb."""
    return trigger.type if trigger.type in _TYPES else "OTHER"


class Candidate(Value, frozen=True, kw_only=True):
    """A stretch that may be the event's place; ``mention`` identifies it, or the town that a site lies in."""

    span: Span
    kind: str
    mention: Mention | None
    lead: str
    features: tuple[str, ...]


_CLAUSE = frozenset(
    [
        "who",
        "which",
        "that",
        "where",
        "when",
        "after",
        "before",
        "as",
        "while",
        "since",
        "because",
        "although",
        "though",
        "if",
    ]
)


def _between(view: Told, one: int, other: int) -> Iterator[str]:
    """What parts trigger and place: clause words, punctuation, a speech verb."""
    stretch = view.text[one:other]
    lows = {t[2] for t in view.tokens[view.at(one) : view.at(other)]}
    if lows & _CLAUSE:
        yield "clause"
    if "said" in lows or "told" in lows or "saying" in lows:
        yield "said"
    if ";" in stretch:
        yield "semicolon"
    if "," in stretch:
        yield "comma"
    if lows & {"and", "but"}:
        yield "and"


def _distance(count: int) -> str:
    return next(name for most, name in ((1, "0"), (4, "1"), (9, "4"), (19, "9"), (1 << 30, "19")) if count <= most)


def _modifies_person(view: Told, found: Found) -> bool:
    """True for "officials in Battambang": the noun before the preposition is an actor."""
    i = view.at(found.span[0]) - 2
    return bool(found.lead) and i >= 0 and view.tokens[i][2] in nouns()


def _governed(view: Told, trigger: Trigger, found: Found, side: str) -> Iterator[str]:
    """Whether the trigger is the last verb before the place, or how many other verbs stand between."""
    verbs = main_verbs(view.text, view.span)
    start, end = trigger.span
    if side == "after":
        between = bisect.bisect_left(verbs, found.span[0]) - bisect.bisect_left(verbs, end)
    elif side == "before":
        between = bisect.bisect_left(verbs, start) - bisect.bisect_left(verbs, found.span[1])
    else:
        between = 0
    led = found.lead if found.lead in ("in", "at", "near", "from", "to") else "led" if found.lead else "bare"
    yield f"verbs {side} {min(between, 2)}"
    yield f"verbs {side} {min(between, 2)} {led}"
    yield f"verbs {side} {min(between, 2)} {led} {kind_of_event(trigger)}"
    if not between and side == "after" and "," not in view.text[end : found.span[0]]:
        yield f"attached {led}"


def _local(view: Told, trigger: Trigger, found: Found, places: list[Found]) -> Iterator[str]:
    """Features of a place in the event's own sentence."""
    start, end = trigger.span
    if found.span[0] < end and start < found.span[1]:
        side, count, gap = "in", 0, (0, 0)
    elif found.span[0] >= end:
        side, gap = "after", (end, found.span[0])
    else:
        side, gap = "before", (found.span[1], start)
    count = view.at(gap[1]) - view.at(gap[0]) if side != "in" else 0
    lead = found.lead or "none"
    yield from (f"side {side}", f"kind {found.kind}", f"lead {lead}", f"far {side} {_distance(count)}")
    yield f"lead {lead} {side}"
    yield from (f"type {kind_of_event(trigger)} {side}", f"type {kind_of_event(trigger)} kind {found.kind.split()[0]}")
    yield f"type {kind_of_event(trigger)} {'led' if found.lead else 'bare'}"
    if not found.lead and side == "after" and count <= 2:
        yield from ("object", f"object {kind_of_event(trigger)}")
    yield from (f"{mark} {side}" for mark in _between(view, *gap))
    others = [p for p in places if p is not found and gap[0] <= p.span[0] and p.span[1] <= gap[1]]
    yield f"others {side} {min(len(others), 2)}"
    if any(p.lead for p in others):
        yield f"led other {side}"
    if found.span[0] - view.span[0] < 4 or view.at(found.span[0]) <= 1:
        yield "opening led" if found.lead else "opening"
    if _modifies_person(view, found):
        yield f"of person {side}"
    if view.text[found.span[1] : found.span[1] + 2] in ("'s", "’s"):
        yield "possessive"
    if any(0 < p.span[0] - found.span[1] < 12 and p.lead in ("in", "of", "near", "at", "") for p in places):
        yield "outer follows"
    if any(0 < found.span[0] - p.span[1] < 12 for p in places):
        yield "inner before"
    yield from _governed(view, trigger, found, side)
    clause = trigger.clause_span
    if clause != trigger.evidence_span:
        yield "clause in" if clause[0] <= found.span[0] < clause[1] else "clause out"


def _nearest(view: Told, trigger: Trigger, places: list[Found]) -> dict[Span, tuple[str, ...]]:
    """Which of the places behind a preposition stands next to the trigger, on either side and over all."""
    led = [p for p in places if p.lead and p.lead not in ("from", "to", "against")]
    after = [p for p in led if p.span[0] >= trigger.span[1]]
    before = [p for p in led if p.span[1] <= trigger.span[0]]
    out: dict[Span, tuple[str, ...]] = {}
    for name, found in (("after", after[:1]), ("before", before[-1:])):
        for p in found:
            alone = "only" if len(led) == 1 else "next"
            out[p.span] = (f"{alone} led {name}", f"{alone} led {name} {kind_of_event(trigger)}")
    return out


def _carried(story: Story, trigger: Trigger, mentions: tuple[Mention, ...]) -> Iterator[Candidate]:
    """Places of the sentences before, of the lead, and of the dateline."""
    own = sentence_at(story.sentences, trigger.evidence_span[0])
    numbers = [*range(max(0, own - BACK), own)]
    if own > BACK:
        numbers.insert(0, 0)
    if own + 1 < len(story.sentences):
        numbers.append(own + 1)
    for number in numbers:
        sentence = story.sentences[number]
        near = window(sentence.span, (sentence.span[0], sentence.span[0]))
        told = read(story.text, near, mentions).places
        found = [f for f in told if f.lead or f.kind in ("town", "unknown", "region")]
        same = "same" if sentence.paragraph == story.sentences[max(own, 0)].paragraph else "other"
        for rank, place in enumerate(found[:4]):
            back = "later" if number > own else str(own - number) if own - number <= BACK else "lead"
            kind = place.kind.split()[0]
            yield Candidate(
                span=place.span,
                kind=place.kind,
                mention=place.mention,
                lead=place.lead,
                features=(
                    f"carried {back}",
                    f"carried kind {kind}",
                    f"carried lead {place.lead or 'none'}",
                    f"carried {same} paragraph",
                    f"carried type {kind_of_event(trigger)}",
                    f"carried rank {rank} {back}",
                    f"carried {trigger.role}",
                    *place_lexical.called(story.text, place, "carried"),
                ),
            )
    yield from _topic(
        trigger,
        mentions,
        min(trigger.evidence_span[0], story.sentences[numbers[0]].span[0] if numbers else trigger.evidence_span[0]),
    )
    where = story.article.dateline_span
    if where and story.text[slice(*where)].casefold() not in listed("no place"):
        mention = next((m for m in inside(mentions, where) if m.kind == "place"), None)
        yield Candidate(
            span=where,
            kind="dateline",
            mention=mention,
            lead="",
            features=(
                "dateline",
                f"dateline {kind_of_event(trigger)}",
                f"dateline {trigger.role}",
                f"dateline sentence {min(own, 2)}",
            ),
        )


@once_for_mentions
def _topics(mentions: tuple[Mention, ...]) -> tuple[tuple[str, Mention, int], ...]:
    """The town and the country that the article names most, each where it is first named, with the number of times."""
    towns: dict[str, list[Mention]] = {}
    countries: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.kind == "place" and mention.rule not in ABROAD:
            towns.setdefault(mention.name, []).append(mention)
        elif mention.rule in ABROAD:
            countries.setdefault(mention.country or "", []).append(mention)
    out = []
    for name, told in (("town", towns), ("country", countries)):
        if told:
            most = max(told.values(), key=lambda found: (len(found), -found[0].span[0]))
            out.append((name, next((m for m in most if name == "town" or m.rule == "country"), most[0]), len(most)))
    return tuple(out)


def _topic(trigger: Trigger, mentions: tuple[Mention, ...], before: int) -> Iterator[Candidate]:
    """The article's topic places, and the last town told before the sentences that places are carried from."""
    kind = kind_of_event(trigger)
    for name, first, count in _topics(mentions):
        if not trigger.evidence_span[0] <= first.span[0] < trigger.evidence_span[1]:
            marks = ("", f" {min(4, count)}", f" {kind}", f" {trigger.role}")
            features = tuple(f"carried topic {name}{mark}" for mark in marks)
            yield Candidate(span=first.span, kind=f"topic {name}", mention=first, lead="", features=features)
    at = bisect.bisect_left(mentions, before, key=lambda m: m.span[0])
    earlier = (m for m in reversed(mentions[max(0, at - 100) : at]) if m.kind == "place" and m.rule not in ABROAD)
    last = next(earlier, None)
    if last is not None:
        features = ("carried last", f"carried last {kind}", f"carried last {trigger.role}")
        yield Candidate(span=last.span, kind="last", mention=last, lead="", features=features)


def window(sentence: tuple[int, int], trigger: tuple[int, int]) -> tuple[int, int]:
    """The part of a sentence that is read: all of it, but of a monstrous one only what is near the trigger."""
    return (max(sentence[0], trigger[0] - WINDOW), min(sentence[1], trigger[1] + WINDOW))


def candidates(story: Story, trigger: Trigger, mentions: tuple[Mention, ...]) -> tuple[Candidate, ...]:
    """Places of the event's sentence first, then those it may carry over from before."""
    span = window(trigger.evidence_span, trigger.span)
    told = read(story.text, span, mentions)
    view = told.view
    taken = [p.span for p in told.places] + [m.span for m in told.mentions]
    places = [*told.places, *loose_names(view, trigger.span, taken)]
    nearest = _nearest(view, trigger, places)
    own = [
        Candidate(
            span=p.span,
            kind=p.kind,
            mention=p.mention,
            lead=p.lead,
            features=(
                *_local(view, trigger, p, places),
                *nearest.get(p.span, ()),
                *place_lexical.called(story.text, p, "own"),
                *place_lexical.around(view, p),
            ),
        )
        for p in places[:MOST]
    ]
    carried = list(_carried(story, trigger, mentions))
    counts = _counts(mentions)
    need = tuple(_need(story.text, trigger, any(p.lead for p in places)))
    return (
        *(replace(c, features=(*c.features, *_salience(story, c, counts))) for c in own),
        *(replace(c, features=(*c.features, *_salience(story, c, counts), *need)) for c in carried),
    )


@once_for_mentions
def _counts(mentions: tuple[Mention, ...]) -> Counter[str]:
    """How often each place is named as one in the article."""
    return Counter(m.name for m in mentions if m.kind == "place")


def _salience(story: Story, candidate: Candidate, counts: Counter[str]) -> Iterator[str]:
    """How much the article is about the place: its share of the mentions, and whether the title names it."""
    side = "carried" if candidate.features[0].startswith(("carried", "dateline")) else "own"
    if candidate.mention is None:
        return
    name = candidate.mention.name
    kind = "wide" if candidate.mention.precision in ("country", "region") else "town"
    share = counts[name] / max(1, counts.total())
    yield f"share {side} {kind} {min(4, int(share * 8))}"
    if len(counts) <= 2:
        yield f"few places {side} {kind}"
    title = story.article.title_span
    if title and name.casefold() in story.text[slice(*title)].casefold():
        yield f"in title {side} {kind}"
    where = story.article.dateline_span
    if where and story.text[slice(*candidate.mention.span)].casefold() in story.text[slice(*where)].casefold():
        yield f"as dateline {side} {kind}"


def _need(text: str, trigger: Trigger, led: bool) -> Iterator[str]:
    """How likely the event is to need a place from before: none in its own sentence, a definite trigger."""
    kind = kind_of_event(trigger)
    yield from (
        f"carried led {led}",
        f"carried led {led} {kind}",
        f"carried mode {kind} {trigger.mode}",
        f"carried status {trigger.status}",
    )
    before = text[max(0, trigger.span[0] - 5) : trigger.span[0] + 4].casefold()
    if " the " in f" {before} " or before.startswith("the "):
        yield "carried definite"


def nowhere(trigger: Trigger, found: tuple[Candidate, ...]) -> tuple[str, ...]:
    """Features of the answer that the page does not say where."""
    led = any(c.lead and not c.features[0].startswith("carried") for c in found)
    if kind_of_event(trigger) == "OTHER":
        return ("no OTHER", f"no OTHER led {led}")
    return (
        "no",
        f"no {kind_of_event(trigger)}",
        f"no {kind_of_event(trigger)} {trigger.mode}",
        f"no {trigger.role}",
        f"no {trigger.status}",
        f"no led {led}",
        f"no {kind_of_event(trigger)} led {led}",
        f"no any {bool(found)}",
    )
