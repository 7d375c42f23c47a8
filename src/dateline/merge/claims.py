"""Figures as claims: who says how many of whom, as of which day, on whose word, on which page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from dateline.knowledge.fold import folded, key
from dateline.knowledge.roles import nouns
from dateline.merge.originators import Originator, first_of, originator
from dateline.model import ArticleRow, EventRow, FigureRow, Record, Value


class Claim(Value, frozen=True, kw_only=True):
    """One figure of one report. ``low`` and ``high`` are its bounds (``high`` None is open).

    ``of`` is what it counts in the page's words, ``side`` whose people they are (a party's name, or a sector), ``day``
    when it was told (ISO 8601). ``chain`` is on whose word, outermost last; ``part`` tells a share of a total
    ("including three children", or the dead of one side), which is never added to it; ``denied`` a number that the
    report takes back ("and not seven"), ``corrects`` one that takes back another.
    """

    kind: str
    low: float
    high: float | None
    of: str | None
    text: str
    side: str | None
    day: str | None
    chain: tuple[str, ...]
    event: str
    article: str
    page: str
    outlet: str | None
    evidence: str
    part: bool = False
    corrects: bool = False
    denied: bool = False
    summed: bool = False

    @property
    def originator(self) -> Originator | None:
        """Who said it first; None for the outlet itself."""
        return first_of(self.chain)

    @property
    def claimant(self) -> str:
        """What names the one who claims: the originator where there is one, else the page."""
        return f"on the word of {self.originator.key}" if self.originator else f"page {self.article}"


SUBSET = re.compile(
    r"\b(?:includ(?:ing|es?)|among (?:them|whom|those|the dead|the victims)|of (?:them|whom|which))\b", re.I
)
"""Words between two figures that make the second a share of the first."""
_ALL = "dead|victims|killed|slain|wounded|injured|casualties|bodies|fatalities"
OF_THEM = re.compile(r"\s*(?:(?!and\b)[\w-]+\s+){0,3}(?:of|among) (?:them|whom|these|those)\b", re.I)
"""Words after a figure that make it a share of one before it ("one of them a girl")."""
OF_ALL = re.compile(rf"\s*(?:of|among) (?:the|those) (?:\w+ )?(?:{_ALL})\b", re.I)
"""Words after a figure that make it a share wherever it stands ("three of the dead belonged to")."""
_LISTED = rf"(?:\w+ )?(?:{_ALL})\b"
INCLUDED = re.compile(
    rf"\b(?:among (?:the|those) {_LISTED}|(?:the|those) {_LISTED} (?:also )?include[sd]?\b)[^.;!?\n]*$", re.I
)
AMONG = re.compile(rf"[^.;:!?\n]{{0,90}}?\b(?:was|were|is|are) among (?:the|those) {_LISTED}", re.I)
"""Words before and behind a figure in its sentence by which it names some of a toll ("the dead included three guards",
"three guards and a cook were among the dead")."""
AND = re.compile(r"^[^.;:!?]{0,60}?(?:,| and| as well as| plus)[^.;:!?]{0,15}$", re.I)
"""What stands between two figures of one enumeration ("four civilians and a soldier")."""
AGAINST = re.compile(
    r"\b(?:but|while|whereas|said|says|put|earlier|initially|rather|not|later|according|or)\b"
    r"|^\s*to\b|\b(?:from|to)\s*$",
    re.I,
)
"""Words that set two figures against each other: rivals, not terms of a sum; "from" and "to" beside a number only."""
CORRECTS = re.compile(
    r"\b(?:revis|correct|lower(?:ed|ing)|down (?:from|to)|downward|instead of|brought down|reduced|mistaken"
    r"|counted twice|fewer than (?:first|earlier))",
    re.I,
)
"""Words near a figure by which a report takes back one that went before."""
_COUNT = r"(?:count|estimate|figure|number|report|toll)s?"
NOT = re.compile(
    rf"(?:\b(?:not|instead of|rather than|down from|up from|earlier {_COUNT} of)\s+(?:\w+\s+)?"
    rf"|\b(?:tak(?:e|es|en|ing)|took) back (?:\w+ ){{0,3}}{_COUNT} of "
    rf"|\b(?:withdr[ae]w|withdrawn|retract(?:ed|s|ing)?|drop(?:ped|s)?) (?:\w+ ){{0,3}}{_COUNT} of "
    rf"|\b(?:revis|correct|lower)(?:e[sd]|ing|s)? (?:\w+ ){{0,3}}{_COUNT} (?:of|from) "
    r"|\bden(?:y|ies|ied|ying) (?:\w+ ){1,6}of "
    r"|\bto (?:at least |about |some |around |nearly |more than )?[\w-]+(?: (?:people|dead|killed|deaths))? from )$",
    re.I,
)
"""Words right before a number that is taken back ("revising down a figure of 14", "denies reports of 12"), or that
another took the place of ("lowered the toll to 35 from 36")."""
NOT_AFTER = re.compile(r"[^.;!?]{0,40}?,? (?:and )?not (?:the )?\w+(?:,| |$)", re.I)
"""Words right after a number that takes back another ("eight people, not nine, had died")."""
MORE = re.compile(r"\bmore$", re.I)
SINCE_DIED = re.compile(
    r"(?:(?!\b(?:after|as|because|when)\b)[^.;:!?\n]){0,60}?"
    r"\b(?:succumbed to|died (?:of|from) (?:his|her|its|their) (?:\w+ )?(?:wounds|injuries|burns)"
    r"|died (?:\w+ ){0,3}(?:in|at|on the way to) (?:\w+ ){0,2}hospital)\b",
    re.I,
)
"""Words of dead who come on top of a toll told before: "11 more", those of the wounded who have died since; not a toll
that "rose to 11 after" some of them died."""
DIED = re.compile(r"\b(?:injured|wounded|hurt)\b", re.I)
"""What is counted among the killed where some of the wounded have died since: never the whole toll."""
_SAID = r"(?:announced|put|given|gave|reported|said|spoke|spoken|counted|listed|estimated|claimed|told)"
FIRST = re.compile(rf"\b(?:at first|first|initially|originally|earlier) (?:\w+ )?{_SAID}\b[^.,;!?]{{0,40}}$", re.I)
HAD = re.compile(rf"\bhad (?:(?:at )?(?:first|initially|earlier|originally|already) )?{_SAID}\b[^.,;!?]{{0,40}}$", re.I)
"""Words before a number that was given before another one ("at first announced five"); by the second only where its
source has another too ("had put the dead at 28, now says 23")."""
FROM, TO = re.compile(r"\bfrom $", re.I), re.compile(r"\s+to\b", re.I)
"""What stands before and behind a number that another takes the place of ("from nine to seven")."""
SUPERSEDED = re.compile(rf"(?:the )?(?:earlier|initial|first|preliminary|previous) (?:\w+ )?{_COUNT}\b", re.I)
"""A source that a report calls overtaken where it has another too ("Earlier reports put the number at nine")."""
ORDINALS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
"""From two on. The word lists of ``extract`` hold them too, but the web page, which reads claims, never reads pages."""
ORDINAL = re.compile(rf"\ban? ({'|'.join(ORDINALS)})$", re.I)
"""A victim told by number ("a second worker has died") tells how many there are by now."""
STATE = re.compile(r"(?:at|by|from|had|has|have|in|on|remain|still|under|were|with)\b", re.I)
"""First words of what is no noun of people but what became of some of them ("16 in two hospitals"): a share."""
SPEAKERS = frozenset(
    {"monitors", "united nations", "relief and rights bodies", "hospital", "rescuers", "army", "police", "government"}
)
"""Kinds of originators that publish releases of their own: who signs such a page speaks in it."""
NEAR = 120
"""Characters before a figure in which its correction is told, or that it counts some of a toll."""
FURTHER = 130
"""Characters behind a figure in which it is told that it counts some of a toll."""


def claims_of(record: Record, text: str, events: Iterable[EventRow]) -> tuple[Claim, ...]:
    """The claims in some of a record's events, in page order; running totals (tallies) make none.

    Figures of one kind that enumerate ("four civilians and a soldier") give one total, with their terms as parts.
    """
    found: list[Claim] = []
    for event in events:
        by_kind: dict[str, list[FigureRow]] = defaultdict(list)
        for figure in sorted(event.figures, key=lambda f: f.span):
            if figure.scope == "incident":
                by_kind[figure.kind].append(figure)
        for kind in sorted(by_kind):
            found += _of_kind(record, text, event, by_kind[kind])
    return tuple(found)


def _of_kind(record: Record, text: str, event: EventRow, figures: Sequence[FigureRow]) -> Iterator[Claim]:
    """Claims of one kind in one event: parts marked, enumerations summed."""
    run: list[Claim] = []
    before: FigureRow | None = None
    back: Claim | None = None
    overtaken = [_superseded(figure.attributed_to) or _before(text, figure, figures) for figure in figures]
    for figure, late in zip(figures, overtaken, strict=True):
        claim = _claim(record, text, event, figure)
        if claim.denied or (late and not all(overtaken)):
            claim = replace(claim, denied=True)
            yield from _told([replace(one, corrects=True) for one in run])
            run, back = [], claim
            yield claim
            continue
        if back is not None and back.chain == claim.chain and not claim.part:
            corrects = claim.high is not None and claim.high < back.low
            claim, back = replace(claim, corrects=claim.corrects or corrects), back if corrects else None
        if before is not None and _is_subset(text, before, figure):
            yield replace(claim, part=True)
            continue
        if before is not None and run and not _adds(text, before, figure, run[-1], claim):
            yield from _told(run)
            run = []
        run.append(claim)
        before = figure
    yield from _told(run)


def _told(run: Sequence[Claim]) -> Iterator[Claim]:
    """One claim as it is; several that enumerate as their sum, and each as a part of it."""
    if len(run) < 2:
        yield from run
        return
    if len(run) > 2 and run[0].low == sum(claim.low for claim in run[1:]):  # "three people, two Muslims and one Hindu"
        yield run[0]
        yield from (replace(claim, part=True) for claim in run[1:])
        return
    open_end = any(claim.high is None for claim in run)
    high = None if open_end else sum(claim.high or 0 for claim in run)
    words = " + ".join(claim.text for claim in run)
    yield replace(run[0], low=sum(c.low for c in run), high=high, of=None, side=None, text=words, summed=True)
    yield from (replace(claim, part=True) for claim in run)


def _claim(record: Record, text: str, event: EventRow, figure: FigureRow) -> Claim:
    article = record.articles[event.article] if event.article < len(record.articles) else None
    chain = figure.attributed_to or event.attributed_to or _signed(article)
    number = _ordinal(figure)
    before = text[max(0, figure.span[0] - 60) : figure.span[0]]
    return Claim(
        kind=figure.kind,
        low=number or figure.low,
        high=number or figure.high,
        of=figure.of,
        text=figure.text,
        side=side_of(figure.of, event),
        day=article.published if article else None,
        chain=chain,
        event=f"{record.page}.{event.id}",
        article=f"{record.source}#{event.article}",
        page=record.page,
        outlet=record.outlet,
        evidence=event.evidence,
        part=_is_share(text, figure),
        corrects=_corrects(text, figure),
        denied=bool(NOT.search(before)),
        summed=number is not None,
    )


def _is_share(text: str, figure: FigureRow) -> bool:
    """Whether a number counts only some of a toll: by its annotation, as wounded who died, or as some "of the dead"."""
    if figure.subset_of is not None or (figure.kind == "killed" and DIED.search(figure.of or "")):
        return True
    start, end = figure.span
    added = MORE.search(figure.text) or SINCE_DIED.match(text, end, end + NEAR)
    if figure.kind == "killed" and added and _ordinal(figure) is None:
        return True
    if OF_ALL.match(text, end, end + 40) or AMONG.match(text, end, end + FURTHER):
        return True
    return INCLUDED.search(text[max(0, start - NEAR) : start]) is not None


def _ordinal(figure: FigureRow) -> float | None:
    """How many there are by a victim told by number; None for other figures."""
    told = ORDINAL.search(figure.text) if figure.low == figure.high == 1 else None
    return ORDINALS.index(told[1].casefold()) + 2.0 if told else None


def _superseded(chain: Sequence[str]) -> bool:
    return bool(chain) and SUPERSEDED.match(chain[0]) is not None


def _before(text: str, figure: FigureRow, figures: Sequence[FigureRow]) -> bool:
    """Whether a report tells a number as one that was given before another."""
    before = text[max(0, figure.span[0] - 60) : figure.span[0]]
    if FIRST.search(before) or (FROM.search(before) and TO.match(text, figure.span[1])):
        return True
    own = [other for other in figures if other.attributed_to == figure.attributed_to]
    return len(own) > 1 and bool(HAD.search(before))


def _signed(article: ArticleRow | None) -> tuple[str, ...]:
    """Who speaks in a release that no source is named in: the body that signs it; nobody for agencies and papers."""
    agency = article.agency if article else None
    return (agency,) if agency and originator(agency).kind in SPEAKERS else ()


def _corrects(text: str, figure: FigureRow) -> bool:
    before = text[max(0, figure.span[0] - NEAR) : figure.span[0]]
    stop = max(before.rfind(mark) for mark in (". ", "\n", "; "))  # only words of its own sentence
    return bool(CORRECTS.search(before[stop + 1 :]) or NOT_AFTER.match(text, figure.span[1], figure.span[1] + 60))


def _is_subset(text: str, before: FigureRow, figure: FigureRow) -> bool:
    if figure.subset_of is not None:
        return True
    between = text[before.span[1] : figure.span[0]]
    if figure.low > before.low or len(between) > 200 or "." in between.rstrip(". "):
        return False
    if STATE.match(figure.of or ""):
        return True
    return bool(SUBSET.search(between) or OF_THEM.match(text, figure.span[1], figure.span[1] + 40))


def _adds(text: str, before: FigureRow, figure: FigureRow, one: Claim, other: Claim) -> bool:
    """Whether two figures are terms of one enumeration: different people, same word, nothing set against."""
    between = text[before.span[1] : figure.span[0]]
    if (
        one.chain != other.chain
        or one.part != other.part
        or one.summed
        or other.summed
        or AGAINST.search(between)
        or not AND.match(between)
    ):
        return False
    return bool(before.of and figure.of and key(before.of) != key(figure.of))


def side_of(of: str | None, event: EventRow) -> str | None:
    """Whose people are counted: the party that the words name, else the sector of their noun ("soldiers" is MIL); None
    where the words tell nothing ("people") and the event does not have one single recipient."""
    if of:
        told = folded(of)
        for party in (*event.recipients, *event.actors):
            if told & folded(f"{party.text} {party.name}") - COMMON:
                return party.name
        for noun in sorted(told, key=lambda w: (of.casefold().find(w), w), reverse=True):
            if (role := nouns().get(noun)) and role.sector != "CVL":
                return role.sector
        if told & CIVIL:
            return "CVL"
    return event.recipients[0].name if len(event.recipients) == 1 and not event.actors[1:] else None


COMMON = frozenset({"people", "the", "of", "in", "and", "a", "dead", "members", "others", "killed", "injured"})
CIVIL = frozenset({"civilian", "civilians", "villagers", "residents", "children", "women", "students", "shepherd"})
