"""Every stretch that could be an event's place, each with the features that ``places`` weighs."""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache

from msgspec.structs import replace

from dateline.knowledge.roles import nouns, words_of
from dateline.knowledge.tables import items, table
from dateline.model import Mention, Span, Story, Trigger, Value

_TOKEN = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
BACK = 3
"""Sentences before the event's own that a place may be carried over from."""
MOST = 24
"""Candidates weighed for one event; more are only met in lists of places."""
ABROAD = ("country", "capital")


_TYPES = frozenset(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split()
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


class Found(Value, frozen=True, kw_only=True):
    """A place as it stands in a sentence, whatever the event: its span, kind, preposition, and the mention behind it."""

    span: Span
    name_span: Span
    kind: str
    lead: str
    mention: Mention | None


@cache
def listed(kind: str) -> frozenset[str]:
    """One list of ``place_words.psv``."""
    return frozenset(word for row in table("place_words.psv") if row["list"] == kind for word in items(row["words"]))


def _tokens(text: str, span: Span) -> list[tuple[int, int, str]]:
    return [(m.start(), m.end(), m.group().casefold()) for m in _TOKEN.finditer(text, *span)]


def _joined(text: str, one: int, other: int) -> bool:
    """True where only blanks (or a possessive) part two words."""
    return text[one:other].strip() in ("", "'s", "’s", "'", "’") and other - one < 6


class _Sentence(Value, frozen=True, kw_only=True):
    text: str
    span: Span
    tokens: list[tuple[int, int, str]]

    def at(self, offset: int) -> int:
        """Index of the token at or behind ``offset``."""
        return bisect.bisect_left(self.tokens, (offset, 0, ""))


def lead_of(view: _Sentence, start: int) -> tuple[str, int]:
    """The locative preposition before the phrase at ``start`` and where the phrase with its determiners begins."""
    i, begin = view.at(start) - 1, start
    inner = listed("inner") | words_of("determiner") | words_of("direction") | words_of("settlement") | listed("site")
    steps = 0
    while i >= 0 and steps < 6:
        a, b, low = view.tokens[i]
        if not _joined(view.text, b, begin):
            return "", begin
        bare = low.removesuffix("'s").removesuffix("’s")
        if low in listed("preposition"):
            return low, begin
        if low == "of" or low in inner or bare in inner or (low.endswith(("ern", "an", "ian", "ese", "i")) and view.text[a].isupper()):
            begin = a
        else:
            return "", begin
        i, steps = i - 1, steps + 1
    return "", begin


def _settled(view: _Sentence, end: int) -> int:
    """End of the phrase with the settlement noun that follows a name: "Unity state", "Bab al-Hawa crossing"."""
    i = view.at(end)
    for _ in range(2):
        if i < len(view.tokens) and _joined(view.text, end, view.tokens[i][0]) and view.text[end : end + 1] == " " and (
            view.tokens[i][2] in words_of("settlement") or view.tokens[i][2] in listed("site")
        ):
            end = view.tokens[i][1]
            i += 1
    return end


def _phrase(view: _Sentence, mention: Mention) -> Span:
    """The words that name the place: directions and a determiner before it, a settlement noun behind it."""
    start, end = mention.span[0], _settled(view, mention.span[1])
    i = view.at(start) - 1
    wide = end > mention.span[1]
    while i >= 0 and _joined(view.text, view.tokens[i][1], start) and view.text[view.tokens[i][1] : start].isspace():
        low = view.tokens[i][2]
        if low in words_of("direction") or (wide and low in ("the", "a", "an")) or (low == "the" and start < mention.span[0]):
            start = view.tokens[i][0]
            if low in ("the", "a", "an"):
                break
            i -= 1
        elif low == "the" and mention.rule in ("region", "country"):
            start = view.tokens[i][0]
            break
        else:
            break
    return (start, end)


def _kind(mention: Mention) -> str:
    if mention.rule in ("country", "capital", "region", "unknown place"):
        return mention.rule.split()[0]
    return "town"


def named(view: _Sentence, mentions: list[Mention]) -> Iterator[Found]:
    """Place mentions of the sentence, and countries and capitals that the linker took for actors."""
    placed = {m.span for m in mentions if m.kind == "place"}
    for mention in mentions:
        if mention.kind == "actor" and (mention.rule not in ABROAD or mention.span in placed):
            continue
        lead, _ = lead_of(view, mention.span[0])
        kind = _kind(mention) if mention.kind == "place" else f"actor {mention.rule}"
        yield Found(span=_phrase(view, mention), name_span=mention.span, kind=kind, lead=lead, mention=mention)


def _start_of_phrase(view: _Sentence, i: int) -> tuple[int, str]:
    """Token index where the noun phrase headed by token ``i`` begins, and the preposition before it."""
    first = i
    while first > 0 and i - first < 6 and _joined(view.text, view.tokens[first - 1][1], view.tokens[first][0]):
        a, _, low = view.tokens[first - 1]
        if low in listed("preposition") or low in listed("stop") or low in ("of", "and", "by", "with", "for"):
            break
        first -= 1
        if low in words_of("determiner"):
            break
    before = view.tokens[first - 1][2] if first > 0 else ""
    return first, before if before in listed("preposition") else ""


def sites(view: _Sentence, taken: list[Span], told: list[Found]) -> Iterator[Found]:
    """Common nouns for places with a determiner or a preposition: "the city hall", "outside his home", "at a checkpoint"."""
    for i, (a, b, low) in enumerate(view.tokens):
        noun = low[:-1] if low.endswith("s") and low[:-1] in listed("site") | words_of("settlement") else low
        if noun not in listed("site") and noun not in words_of("settlement") or noun in ("state", "department"):
            continue
        nxt = view.tokens[i + 1] if i + 1 < len(view.tokens) else None
        if nxt and _joined(view.text, b, nxt[0]) and (nxt[2] in listed("site") or nxt[2] in nouns() or nxt[2] == "of"):
            continue
        first, lead = _start_of_phrase(view, i)
        span = (view.tokens[first][0], b)
        if any(s[0] < b and a < s[1] for s in taken):
            continue
        within = next((f for f in reversed(told) if span[0] <= f.name_span[0] and f.name_span[1] <= a), None)
        if lead or view.tokens[first][2] in words_of("determiner"):
            kind = "settlement" if noun in words_of("settlement") or noun == "country" else "site"
            yield Found(span=span, name_span=(a, b), kind=kind, lead=lead, mention=within.mention if within else None)


def unknown_objects(view: _Sentence, trigger: Span, taken: list[Span]) -> Iterator[Found]:
    """A capitalised name that no table holds right behind the trigger ("stormed Nur Shams")."""
    i = view.at(trigger[1])
    for j in range(i, min(i + 3, len(view.tokens))):
        a, b, low = view.tokens[j]
        if low in words_of("determiner"):
            continue
        if view.text[a].isupper() and low not in words_of("notname") and low not in nouns() and not any(s[0] < b and a < s[1] for s in taken):
            k = j
            while k + 1 < len(view.tokens) and view.text[view.tokens[k + 1][0]].isupper() and _joined(view.text, view.tokens[k][1], view.tokens[k + 1][0]):
                k += 1
            yield Found(span=(a, view.tokens[k][1]), name_span=(a, view.tokens[k][1]), kind="unknown", lead="", mention=None)
        return


def places_in(text: str, span: Span, mentions: list[Mention]) -> list[Found]:
    """All places told in one sentence, in text order."""
    view = _Sentence(text=text, span=span, tokens=_tokens(text, span))
    told = list(named(view, mentions))
    taken = sorted([f.span for f in told] + [m.span for m in mentions if m.kind == "actor" and m.rule in ("titled", "person", "surname")])
    return sorted([*told, *sites(view, taken, told)], key=lambda f: (f.span, f.kind))


def inside(mentions: tuple[Mention, ...], span: Span) -> list[Mention]:
    """The mentions within a span; ``mentions`` are sorted by start."""
    first = bisect.bisect_left(mentions, span[0], key=lambda m: m.span[0])
    last = bisect.bisect_left(mentions, span[1], key=lambda m: m.span[0])
    return [m for m in mentions[first:last] if m.span[1] <= span[1]]


_CLAUSE = frozenset("who which that where when after before as while since because although though if".split())


def _between(view: _Sentence, one: int, other: int) -> Iterator[str]:
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


def _modifies_person(view: _Sentence, found: Found) -> bool:
    """True for "officials in Battambang": the noun before the preposition is an actor."""
    i = view.at(found.span[0]) - 2
    return bool(found.lead) and i >= 0 and view.tokens[i][2] in nouns()


def _local(view: _Sentence, trigger: Trigger, found: Found, places: list[Found]) -> Iterator[str]:
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
    clause = trigger.clause_span
    if clause != trigger.evidence_span:
        yield "clause in" if clause[0] <= found.span[0] < clause[1] else "clause out"


def _carried(story: Story, trigger: Trigger, mentions: tuple[Mention, ...]) -> Iterator[Candidate]:
    """Places of the sentences before, of the lead, and of the dateline."""
    starts = [s.span[0] for s in story.sentences]
    own = bisect.bisect_right(starts, trigger.evidence_span[0]) - 1
    numbers = [*range(max(0, own - BACK), own)]
    if own > BACK:
        numbers.insert(0, 0)
    for number in numbers:
        sentence = story.sentences[number]
        found = [f for f in places_in(story.text, sentence.span, inside(mentions, sentence.span)) if f.lead or f.kind in ("town", "unknown", "region")]
        same = "same" if sentence.paragraph == story.sentences[max(own, 0)].paragraph else "other"
        for rank, place in enumerate(found[:4]):
            back = str(own - number) if own - number <= BACK else "lead"
            kind = place.kind.split()[0]
            yield Candidate(
                span=place.span, kind=place.kind, mention=place.mention, lead=place.lead,
                features=(f"carried {back}", f"carried kind {kind}", f"carried lead {place.lead or 'none'}", f"carried {same} paragraph",
                          f"carried type {kind_of_event(trigger)}", f"carried rank {rank} {back}", f"carried {trigger.role}"),
            )  # fmt: skip
    yield from _topic(story, trigger, mentions, starts[numbers[0]] if numbers else trigger.evidence_span[0])
    where = story.article.dateline_span
    if where:
        mention = next((m for m in inside(mentions, where) if m.kind == "place"), None)
        yield Candidate(
            span=where, kind="dateline", mention=mention, lead="",
            features=("dateline", f"dateline {kind_of_event(trigger)}", f"dateline {trigger.role}", f"dateline sentence {min(own, 2)}"),
        )  # fmt: skip


def _topic(story: Story, trigger: Trigger, mentions: tuple[Mention, ...], before: int) -> Iterator[Candidate]:
    """The town and the country that the article names most, where they are first named, and the last place told before
    the sentences that places are carried from."""
    own = trigger.evidence_span
    towns: dict[str, list[Mention]] = {}
    countries: dict[str, list[Mention]] = {}
    last: Mention | None = None
    for mention in mentions:
        if own[0] <= mention.span[0] < own[1]:
            continue
        if mention.kind == "place" and mention.rule not in ABROAD:
            towns.setdefault(mention.name, []).append(mention)
            last = mention if mention.span[1] <= before else last
        elif mention.rule in ("country", "capital"):
            countries.setdefault(mention.country or "", []).append(mention)
    for name, table in (("town", towns), ("country", countries)):
        if table:
            most = max(table.values(), key=lambda found: (len(found), -found[0].span[0]))
            first = next((m for m in most if name == "town" or m.rule == "country"), most[0])
            share = min(4, len(most))
            yield Candidate(
                span=first.span, kind=f"topic {name}", mention=first, lead="",
                features=(f"carried topic {name}", f"carried topic {name} {share}", f"carried topic {name} {kind_of_event(trigger)}", f"carried topic {name} {trigger.role}"),
            )  # fmt: skip
    if last is not None:
        yield Candidate(
            span=last.span, kind="last", mention=last, lead="",
            features=("carried last", f"carried last {kind_of_event(trigger)}", f"carried last {trigger.role}"),
        )  # fmt: skip


def candidates(story: Story, trigger: Trigger, mentions: tuple[Mention, ...]) -> tuple[Candidate, ...]:
    """Places of the event's sentence first, then those it may carry over from before."""
    span = trigger.evidence_span
    view = _Sentence(text=story.text, span=span, tokens=_tokens(story.text, span))
    near = inside(mentions, span)
    places = places_in(story.text, span, near)
    taken = [p.span for p in places] + [m.span for m in near]
    places += unknown_objects(view, trigger.span, taken)
    own = [
        Candidate(span=p.span, kind=p.kind, mention=p.mention, lead=p.lead, features=tuple(_local(view, trigger, p, places)))
        for p in places[:MOST]
    ]
    carried = list(_carried(story, trigger, mentions))
    counts = _counts(mentions)
    led = any(p.lead for p in places)
    return tuple([
        *(replace(c, features=(*c.features, *_salience(story, c, counts))) for c in own),
        *(replace(c, features=(*c.features, *_salience(story, c, counts), *_need(story.text, trigger, led))) for c in carried),
    ])  # fmt: skip


@lru_cache(maxsize=8)
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
    yield from (f"carried led {led}", f"carried led {led} {kind}", f"carried mode {kind} {trigger.mode}", f"carried status {trigger.status}")
    before = text[max(0, trigger.span[0] - 5) : trigger.span[0] + 4].casefold()
    if " the " in f" {before} " or before.startswith("the "):
        yield "carried definite"


def nowhere(trigger: Trigger, found: tuple[Candidate, ...]) -> tuple[str, ...]:
    """Features of the answer that the page does not say where."""
    led = any(c.lead and not c.features[0].startswith("carried") for c in found)
    if kind_of_event(trigger) == "OTHER":
        return ("no OTHER", f"no OTHER led {led}")
    return (
        "no", f"no {kind_of_event(trigger)}", f"no {kind_of_event(trigger)} {trigger.mode}", f"no {trigger.role}", f"no {trigger.status}",
        f"no led {led}", f"no {kind_of_event(trigger)} led {led}", f"no any {bool(found)}",
    )  # fmt: skip
