"""Where an event happened: every place around it, the words that the reader marks, and nowhere told, weighed.

The places are those of the rules. The weights of the features are fitted by ``training/fit_placing.py``.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dateline.attach import place_pointed, places
from dateline.attach.place_candidates import Candidate
from dateline.attach.place_told import is_outlet, owns, site_words, surnames
from dateline.knowledge.fold import folded
from dateline.knowledge.roles import nouns
from dateline.link import weights
from dateline.link.persons import PERSON_RULES
from dateline.link.weights import step
from dateline.model import Mention, PlaceRow, Span, Story, Trigger
from dateline.reader import bare_sites, town_of_noun, two_names
from dateline.reader.attributive import describes_place, is_briefing, is_of_talks
from dateline.reader.brought_to import is_brought_to
from dateline.reader.joined import NAME
from dateline.reader.model import Found
from dateline.reader.not_where import is_line, is_training
from dateline.reader.own_town import is_direction, is_of_ground, of_where, opened
from dateline.reader.side_by_side import Field, kept_apart, placed
from dateline.reader.stretches import phrase, stretches
from dateline.spans import meeting, meets, meets_any, sentence_at

TABLE = "placing_weights.tsv"
FAINT = 0.02
"""Odds, or share of the rules, from which on a place is weighed."""
MARKED = 0.1
"""Odds from which on words that are no candidate of the rules are weighed."""
MOST = 8
"""Other events of the sentence that are heard on either side; more are only met in lists."""
NONE = 0.7
"""What the share of nowhere told counts against that of the likeliest place; from .5 to .8 the held-out F1 is within
.004."""


class Act(NamedTuple):
    """An event among the events of its story (``at``), the names of the story, and the event's field where its sentence
    tells others beside it."""

    story: Story
    mentions: tuple[Mention, ...]
    triggers: Sequence[Trigger]
    events: Sequence[Found]
    at: int
    field: Field | None = None

    @property
    def trigger(self) -> Trigger:
        """The event."""
        return self.triggers[self.at]

    @property
    def found(self) -> Found:
        """What the reader says of it."""
        return self.events[self.at]


class Option(NamedTuple):
    """A place that the event may have: its words, the rules' candidate (None for words that only the reader marks), all
    stretches that name it, the reader's odds and the rules' share."""

    span: Span
    candidate: Candidate | None
    spans: tuple[Span, ...]
    odds: float
    share: float


def place(act: Act) -> PlaceRow | None:
    """The likeliest place, ``confidence`` its share of all answers; None where the page likelier does not say.

    "There" points back to one where the odds find none, and the first sentence of an article may leave out a name.
    """
    if place_pointed.is_by_telephone(act.story.text, act.trigger):
        return None
    found = options(act)
    known = weights.table(TABLE)
    shares = weights.shares([weights.total(features, known) for features in told(act, found)])
    spans = [option.span for option in found]
    own = [False, *placed(act.story.text, act.trigger, spans, act.field)]
    shares = kept_apart(shares, [None, *spans], own, act.trigger.evidence_span, act.field)
    joined = {**two_names.meant(act.story.text, act.trigger, spans), **bare_sites.meant(act.story.text, spans)}
    for site, name in joined.items():
        shares[name + 1], shares[site + 1] = shares[name + 1] + shares[site + 1], 0.0
    shares = opened(act.story.text, act.trigger, spans, shares)
    rows = (row_of(act, found[at - 1], shares[at]) for at in likely(shares, NONE))
    row = next((row for row in rows if row is not None), None)
    if row is None or not meets(row.span, act.trigger.evidence_span):
        row = _of_own_sentence(act, found, shares) or row
    if row is None:
        return None
    later = place_pointed.told_later(act.story, act.trigger, act.mentions, row)
    row = row if later is None else _row_at(act, later.span, row.confidence) or row
    return None if bare_sites.is_unnamed(row.text, row.name) else row


def _of_own_sentence(act: Act, found: Sequence[Option], shares: Sequence[float]) -> PlaceRow | None:
    """The place that the grammar of the act's own sentence tells where the odds find none in it: the town after which
    an attack is called, that of a clause with "where", and what "there" means."""
    text, trigger = act.story.text, act.trigger
    first, last = trigger.evidence_span
    named = sorted({o.span for o in found if first <= o.span[0] < last and text[o.span[0]].isupper()})
    span = town_of_noun.town(text, trigger, act.mentions) or of_where(text, trigger, named)
    there = place_pointed.there(act.story, trigger) if span is None else None
    if there is not None:
        span = next((s for s in reversed(named) if s[1] <= there and place_pointed.is_reached(text, s)), None)
    told = None if span is None else _row_at(act, span, max(shares))
    return told or _pointed(act, found, shares)


def _pointed(act: Act, found: Sequence[Option], shares: Sequence[float]) -> PlaceRow | None:
    """The place that "there" means; ``confidence`` is its share of all places."""

    def share(span: Span) -> float:
        meant = (shares[at] for at, option in enumerate(found, 1) if meets_any(span, option.spans))
        return max(meant, default=0.0)

    place_told = place_pointed.pointed(act.story, act.trigger, act.mentions, share)
    if place_told is None:
        return None
    return _row_at(act, place_told.span, share(place_told.span) / max(FAINT, 1 - shares[0]))


def _row_at(act: Act, span: Span, sure: float) -> PlaceRow | None:
    """A place that a rule points to, of an event that the reader found; none for the "U.S." of a consulate."""
    if describes_place(act.story.text, span):
        return None
    return places.row_at(act.story, span, act.mentions, min(1.0, sure), f"{NAME} and rules")


def likely(shares: Sequence[float], none: float) -> list[int]:
    """Which answers are likely enough, the likeliest first; answer 0 is nowhere told."""
    enough = [at for at in range(1, len(shares)) if shares[at] >= none * shares[0]]
    return sorted(enough, key=lambda at: -shares[at])


def row_of(act: Act, option: Option, sure: float) -> PlaceRow | None:
    """A place as it is recorded; None for marked words that name none."""
    if option.candidate is None:
        span = phrase(act.story, option.span)
        if span is None or _is_person(act, span) or is_outlet(act.story.text, span):
            return None
        return places.row_at(act.story, span, act.mentions, sure, NAME)
    ruled, _ = places.choose(places.shares(act.story, act.trigger, act.mentions))
    same = ruled is not None and ruled.span == option.span
    return places.row_of(act.story, option.candidate, act.mentions, sure, f"{NAME} and rules" if same else NAME)


def _is_person(act: Act, span: Span) -> bool:
    """Whether marked words are the name of a person, and of no place: "the murder of Ana Lugo" tells no place, "shot in
    Lugo Street" does."""
    if site_words() & folded(act.story.text[slice(*span)]):
        return False
    if owns(act.story.text, span, surnames(act.mentions)):
        return True
    at = bisect_left(act.mentions, span[0], key=lambda mention: mention.span[0])
    meant = [m for m in act.mentions[max(0, at - 2) : at + 4] if m.span[0] <= span[0] and span[1] <= m.span[1]]
    return any(m.rule in PERSON_RULES for m in meant) and not any(m.kind == "place" for m in meant)


def options(act: Act) -> list[Option]:
    """The places that rules or reader do not rule out, the rules' first."""
    out, taken = [], list[Span]()
    for whole, share in places.shares(act.story, act.trigger, act.mentions):
        group = [candidate for candidate in whole if not _is_led_away(act, candidate.span)] or whole
        spans = tuple(candidate.span for candidate in group)
        taken += spans
        odds = [act.found.belongs("place", span) for span in spans]
        top = max(odds)
        if max(top, share) >= FAINT and not all(_is_none(act, span) for span in spans):
            best = group[odds.index(top)]
            out.append(Option(best.span, best, spans, top, share))
    marked = [span for span in stretches(act.found, "place", MARKED) if not meets_any(span, taken)]
    marked = [span for span in marked if not _is_none(act, span)]
    return out + [Option(span, None, (span,), act.found.belongs("place", span), 0.0) for span in marked]


def _is_none(act: Act, span: Span) -> bool:
    """Whether words are the name of a ship or a war, or those of the event's sentence only tell where somebody came
    from."""
    text, trigger = act.story.text, act.trigger
    here = meets(span, trigger.evidence_span)
    origin = here and place_pointed.is_origin(text, trigger, span)
    origin = origin or _is_led_away(act, span)
    named = _WAR.search(text, *span) is not None or _BODY.fullmatch(text, *span) is not None
    named = named or _BASED.search(text, *span) is not None or _is_case(text, span)
    named = named or _PAIR.fullmatch(text, *span) is not None
    named = named or (_CONTINENT.fullmatch(text, *span) is not None and _OWNS.match(text, span[1]) is not None)
    since = _SINCE.search(text, max(0, span[0] - 24), span[0]) is not None
    named = named or (since and _WAR_OF.match(text, span[1]) is not None)
    named = named or _TOWARDS.search(text, max(0, span[0] - 24), span[0]) is not None
    named = named or _FELT.search(text, max(0, span[0] - 60), span[0]) is not None
    named = named or describes_place(text, span) or is_of_talks(text, trigger, span)
    named = named or is_briefing(text, trigger, span) or is_brought_to(text, trigger, span)
    named = named or is_line(text, span)
    return origin or named or place_pointed.is_ship(text, span) or _is_somebody(act, span)


def _is_led_away(act: Act, span: Span) -> bool:
    """Do words tell where somebody is heading or was trained, or where another act was that this one answers?"""
    text, trigger = act.story.text, act.trigger
    return is_direction(text, trigger, span) or is_of_ground(text, trigger, span) or is_training(text, trigger, span)


_WAR = re.compile(r"\bWar(?: I{1,2})?\Z")
"""The end of a war's name; no annotated place ends so."""
_SINCE = re.compile(r"\bsince\s(?:the\s)?(?:\d{4}\s)?\Z")
_WAR_OF = re.compile(r"\s(?:war|conflict|genocide|crisis)\b")
"""What an act is only held against: "the heaviest fighting since the 1999 Kargil war"."""
_BASED = re.compile(r"\w-based\b")
"""Where a body has its seat, which is told of it and not of the act: "the Nairobi-based firm"; no annotated place."""
_BODY = re.compile(
    r"(?:the\s)?(?:[A-Z][\w’'-]*\s){1,4}(?:Community|Union|Organi[sz]ation|Association|Nations|Agency|Commission|Committee"
    r"|Fund|Alliance|Coalition|Party|Movement|Federation)"
)
"""A body, which is no place: "a summit of the East African Community"."""
_CONTINENT = re.compile(r"Africa|Asia|Europe|Latin America|the (?:Middle East|world)")
_PAIR = re.compile(r"(?:the two|both) (?:countries|states|nations|governments|sides|parties)", re.IGNORECASE)
"""Who acts, and no place: "clashes between the two countries"; no annotated place."""
_TOWARDS = re.compile(r"(?<!\bborder )(?<!\bfrontier )(?<!\bfence )(?<!\bdeals )\b(?:with|against)\s(?:the\s)?\Z")
"""Whom an act is with or against: "collaborators with Norland", "broke with the Lorn cartel" (of eight places told so
on wires and pages of the training part none is annotated)."""
_FELT = re.compile(
    r"\b(?:concerns?|fears?|alarm|anger|worry|worries|unease|outrage|outcry|criticism|hopes?|consternation|anxiety|dismay"
    r"|relief|condemnation|nervousness|fury|suspicions?|doubts?|scepticism|skepticism|uproar|indignation|sorrow|grief)"
    r"\s(?:(?:among|of)\s(?:\w+\s){1,3})?(?:in|across|throughout)\s(?:the\s)?\Z"
)
"""Where an act is only felt: "a withdrawal would increase concern in Lorn" (of ten annotated acts none is there)."""
_OWNS = re.compile(r"['’]s\b")
"""What only tells of a state what it is: "Africa's most populous country"."""
_CASE = re.compile(
    r"\s(?:shooting|slaying|killing|murder|case|affair|trial|inquiry|probe|scandal|investigation|verdict)\b"
)
_IN_THE = re.compile(r"\bin\sthe\s(?:\w+\s)?\Z")


def _is_case(text: str, span: Span) -> bool:
    """Whether words are whom a case is called after: "issued a warrant in the Slepian shooting"."""
    return _IN_THE.search(text, max(0, span[0] - 20), span[0]) is not None and _CASE.match(text, span[1]) is not None


_BY = re.compile(r"\bby\s\Z")
_NAME = re.compile(r"[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){1,3}")
_PEOPLE = frozenset(
    (
        *("mourners", "wounded", "injured", "victims", "parolee", "driver", "drivers", "suspect", "suspects"),
        *("relatives", "families", "survivors", "protesters", "demonstrators", "passengers", "pedestrian", "motorist"),
        *("husband", "wife", "man", "woman", "men", "women", "girl", "boy", "personnel", "policemen", "officers"),
        *("troops", "soldiers", "bystanders", "worshippers", "villagers", "commuters", "miscreants"),
    )
)


def _is_somebody(act: Act, span: Span) -> bool:
    """Whether words are people, or the name of who did it, and not where: "pulled over the parolee", "visited the
    mourners", "was shot by Thomas Rell" (on 400 annotated pages two places were told so, and none right)."""
    text = act.story.text
    words = text[slice(*span)].split()
    if words and words[-1] in _PEOPLE:
        return True
    if _BY.search(text, max(0, span[0] - 4), span[0]) is None or _NAME.fullmatch(text, *span) is None:
        return False
    near = act.mentions[slice(*meeting(act.mentions, span, lambda mention: mention.span))]
    return not any(mention.kind == "place" or (mention.country and mention.named) for mention in near)


# -------------------------------------------------------------------------------- features


def told(act: Act, found: Sequence[Option]) -> Iterator[weights.Features]:
    """The features of nowhere told, then those of each place: its words, the reader's odds beside those of the other
    places, and how likely another event of the sentence, or one of the last sentence that told any, has it."""
    own = sentence_at(act.story.sentences, act.trigger.span[0])
    beside, before = list(_beside(act, own)), list(_before(act, own))
    carried = [max((_sure(event, option) for event in before), default=0.0) for option in found]
    sides = [_side(act, option) for option in found]
    inside = min(2, sum(side in _OWN for side in sides))
    yield (*_of_none(act, found, own, len(beside)), *_of_none_before(act, carried, inside))
    for at, (option, side) in enumerate(zip(found, sides, strict=True)):
        odds = step(option.odds)
        rival = step(max((other.odds for other in found if other is not option), default=0.0))
        other = step(max(_sure(event, option) for event in beside)) if beside else "alone"
        yield (
            "place",
            *_of_words(act, option, own, side, odds),
            *_of_neighbours(act.story.text, option, side, odds, act.trigger.type),
            *(_of_way(act, option, odds) if side in _OWN else _of_distance(act, option, own, side, inside)),
            f"share {step(option.share)}",
            f"share {step(option.share)} odds {odds}",
            f"odds {odds}",
            f"odds {odds} {side}",
            f"rival {rival}",
            f"rival {rival} odds {odds}",
            f"beside {other}",
            f"beside {other} odds {odds}",
            f"beside {other} {side}",
            *(_of_before(found, sides, at, carried) if before else ("before none", f"before none {side}")),
        )


def _beside(act: Act, own: int) -> Iterator[Found]:
    """The events of its sentence, ``MOST`` on either side."""
    for way in (range(act.at - 1, -1, -1), range(act.at + 1, len(act.events))):
        for at in way[:MOST]:
            if sentence_at(act.story.sentences, act.triggers[at].span[0]) != own:
                break
            yield act.events[at]


def _before(act: Act, own: int) -> Iterator[Found]:
    """The events of the last sentence before its own that tells any, of the twice ``MOST`` told before."""
    last = None
    for at in range(act.at - 1, -1, -1):
        number = sentence_at(act.story.sentences, act.triggers[at].span[0])
        if number >= own:
            continue
        if (last is not None and number != last) or act.at - at > 2 * MOST:
            return
        last = number
        yield act.events[at]


def _of_before(found: Sequence[Option], sides: Sequence[str], at: int, carried: Sequence[float]) -> Iterator[str]:
    """What the events told right before say of a place: how likely they have it, and how likely another one. Acts that
    are told in a row mostly happened in one place; one that the event's own sentence tells parts them."""
    option, side = found[at], sides[at]
    said, half, odds = step(carried[at]), step(carried[at]) // 2, step(option.odds)
    rival = step(max((sure for number, sure in enumerate(carried) if number != at), default=0.0))
    own = step(max((o.odds for n, o in enumerate(found) if n != at and sides[n] in _OWN), default=0.0))
    kind, level = _sort(option)
    yield f"before {said}"
    yield f"before {said} {side}"
    yield f"before {said} odds {odds}"
    yield f"before {half} kind {kind}"
    yield f"before {half} level {level}"
    yield f"before {half} own {own} {side}"
    yield f"before {half} rival {rival // 2}"
    yield f"before rival {rival} {side}"
    yield f"before rival {rival} odds {odds}"


def _of_none_before(act: Act, carried: Sequence[float], inside: int) -> Iterator[str]:
    """For no place: how likely the events told right before have one; ``inside`` places stand in its own sentence."""
    top = step(max(carried, default=0.0))
    yield f"none: before {top}"
    yield f"none: before {top} {act.trigger.type}"
    yield f"none: before {top} inside {inside}"


def _of_none(act: Act, found: Sequence[Option], own: int, beside: int) -> Iterator[str]:
    """For no place: the kind of event, and how likely the likeliest place is."""
    trigger = act.trigger
    top = step(max((option.odds for option in found), default=0.0))
    nowhere = step(1 - sum(option.share for option in found))
    inside = sum(meets(option.span, trigger.evidence_span) for option in found)
    yield "none"
    for mark in (
        trigger.type,
        f"{trigger.type} {trigger.mode}",
        f"{trigger.type} {trigger.role}",
        trigger.role,
        trigger.status,
        f"top {top}",
        f"top {top} {trigger.type}",
        f"top {top} rules {nowhere}",
        f"rules {nowhere}",
        f"inside {min(3, inside)}",
        f"beside {min(3, beside)}",
        f"first {own == 0}",
    ):
        yield f"none: {mark}"


def _of_words(act: Act, option: Option, own: int, side: str, odds: int) -> Iterator[str]:
    """What is said of a place by where it stands and what it is."""
    trigger, candidate = act.trigger, option.candidate
    kind, level = _sort(option)
    lead = candidate.lead if candidate else "marked"
    off = max(-4, min(2, sentence_at(act.story.sentences, option.span[0]) - own))
    party = step(max(act.found.belongs("actor", option.span), act.found.belongs("recipient", option.span)))
    yield side
    for mark in (f"kind {kind}", f"level {level}", f"off {off}", f"party {party}", f"lead {lead}"):
        yield mark
        yield f"{mark} odds {odds}"
    yield f"kind {kind} {side}"
    yield f"level {level} {side}"
    yield f"party {party} lead {lead}"
    yield f"{trigger.type} odds {odds}"
    yield f"{trigger.type} {side}"
    yield f"{trigger.type} {trigger.mode} {side}"
    yield f"{trigger.role} odds {odds}"
    yield f"{trigger.role} {side}"
    yield f"{trigger.status} {side}"


_WHO = re.compile(
    r"\b(?P<word>[\w’'-]+)\s(?:in|at|of|from|on|near|outside|around)\s(?:the\s)?$",
)
"""The word whose place is told: "a judge in"."""
_COURTS = frozenset(
    (
        "court", "courts", "tribunal", "judge", "judges", "jury", "magistrate", "magistrates", "prosecutor",
        "prosecutors",
    )
)  # fmt: skip
_FORCES = frozenset(("police", "officers", "soldiers", "troops", "gendarmes"))
_COURT_BEHIND = re.compile(r"\s(?:\w+\s){0,2}(?:court|jury|judge|magistrate|tribunal|prosecutor)", re.IGNORECASE)
_WORD_BEHIND = re.compile(r"\s[a-z]")
_REACH = 50
"""Characters on either side of a place that are read for its neighbours."""


def _of_neighbours(text: str, option: Option, side: str, odds: int, event: str) -> Iterator[str]:
    """Whose place it is told to be ("a judge in Lugo", "police in Lugo"), and what follows ("a Lugo court")."""
    start, end = option.span
    who = _WHO.search(text, max(0, start - _REACH), start)
    word = who["word"].casefold() if who else ""
    if word in _COURTS:
        head = "court"
    elif word in _FORCES:
        head = "force"
    else:
        head = "person" if word in nouns() else "word" if word else "none"
    if _COURT_BEHIND.match(text, end, end + _REACH):
        behind = "court"
    elif text[end : end + 2] in ("'s", "’s"):
        behind = "owns"
    else:
        behind = "word" if _WORD_BEHIND.match(text, end) else "end"
    yield f"head {head}"
    yield f"head {head} {side} {event}"
    yield f"head {head} odds {odds}"
    yield f"behind {behind}"
    yield f"behind {behind} {side} {_sort(option)[0]}"
    yield f"behind {behind} odds {odds}"


_LINKS = re.compile(r"\b(?:and|but)\b", re.IGNORECASE)
_CLAUSES = re.compile(r"\b(?:who|whom|which|that|where|when|after|before|since|while)\b", re.IGNORECASE)
_WORDS = (2, 5, 10, 20)
"""Bounds between the classes of numbers of words between an event and a place of its sentence."""


def _of_way(act: Act, option: Option, odds: int) -> Iterator[str]:
    """What stands between the event and a place of its sentence: other events, words, a new clause."""
    text, (start, end) = act.story.text, act.trigger.span
    if option.span[0] >= end:
        way, gap = "after", (end, option.span[0])
    elif option.span[1] <= start:
        way, gap = "before", (option.span[1], start)
    else:
        way, gap = "in", (start, start)
    near = act.triggers[max(0, act.at - MOST) : act.at + MOST]
    events = min(2, sum(gap[0] <= other.span[0] < gap[1] for other in near))
    between = text[slice(*gap)]
    words = bisect_right(_WORDS, len(between.split()))
    clause = (" comma" if "," in between else "") + (" and" if _LINKS.search(between) else "")
    yield f"way {way} events {events}"
    yield f"way {way} events {events} odds {odds}"
    yield f"way {way} events {events} {act.trigger.type}"
    yield f"way {way} words {words}"
    yield f"way {way} words {words} {act.trigger.type}"
    yield f"way {way}{clause}{' clause' if _CLAUSES.search(between) else ''}"


def _of_distance(act: Act, option: Option, own: int, side: str, inside: int) -> Iterator[str]:
    """How far off a place of another sentence is told, whether in the event's paragraph, and how many places stand in
    the event's own sentence."""
    sentences = act.story.sentences
    there = sentence_at(sentences, option.span[0])
    back = max(-2, min(6, own - there))
    same = min(own, there) >= 0 and sentences[own].paragraph == sentences[there].paragraph
    yield f"back {back} {act.trigger.type}"
    yield f"inside {inside} {side}"
    yield f"inside {inside} odds {step(option.odds)}"
    yield f"paragraph {same} {side}"
    yield f"paragraph {same} odds {step(option.odds)}"


def _sort(option: Option) -> tuple[str, str]:
    """What sort of place it is, and how wide."""
    candidate = option.candidate
    kind = candidate.kind.split()[0] if candidate else "marked"
    return kind, str(candidate.mention.precision) if candidate and candidate.mention else "unknown"


_OWN = ("own", "marked own")
"""Sides of places of the event's own sentence."""


def _side(act: Act, option: Option) -> str:
    """Whether a place stands in the event's sentence, in the dateline, or is carried over."""
    inside = meets(option.span, act.trigger.evidence_span)
    if option.candidate is None:
        return "marked own" if inside else "marked"
    first = option.candidate.features[0]
    if first.startswith("dateline"):
        return "dateline"
    return "own" if inside and not first.startswith("carried") else "carried"


def _sure(event: Found, option: Option) -> float:
    """The odds that a place belongs to an event."""
    return max(event.belongs("place", span) for span in option.spans)
