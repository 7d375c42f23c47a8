"""One best, low and high from many claims, by a rule that has a name; every claim stays beside it."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import TypeVar

from dateline.knowledge.fold import WORD
from dateline.merge.claims import Claim
from dateline.model import Value


class Toll(Value, frozen=True, kw_only=True):
    """What an incident's claims of one kind come to. ``rule`` made it; ``claims`` are all claims (parts included), in
    order of day; ``current`` are those that ``low`` and ``high`` rest on, ``chosen`` the one that ``best`` is of.

    ``corrected`` tells that a later claim took back a higher one. ``by_side`` holds the tolls of the parts that name
    whose people they are.
    """

    kind: str
    best: float
    low: float
    high: float
    rule: str
    chosen: Claim
    current: tuple[Claim, ...]
    claims: tuple[Claim, ...]
    corrected: bool = False
    by_side: dict[str, tuple[float, float, float]] = {}


Groups = Mapping[str, int]
"""Article -> number of its witness; articles that print one wire have one number. Empty: every article for itself."""
K = TypeVar("K", bound=Hashable)
Choice = tuple[float, float, float, Claim, tuple[Claim, ...]]
"""Best, low, high, the claim chosen, the claims still current."""


def toll(claims: Sequence[Claim], rule: str = "latest", groups: Groups = {}) -> Toll | None:  # noqa: B006
    """Best, low and high of claims of one kind; None where no claim gives a total. KeyError for an unknown rule."""
    ordered = sorted(claims, key=_order)
    totals = _totals(ordered)
    if not totals:
        return None
    best, low, high, chosen, current = RULES[rule](totals if rule == "maximum" else _kept(totals, ordered), groups)
    return Toll(
        kind=totals[0].kind,
        best=best,
        low=low,
        high=high,
        rule=rule,
        chosen=chosen,
        current=current,
        claims=tuple(ordered),
        corrected=_corrected(totals, chosen),
        by_side=_by_side(ordered, rule, groups),
    )


def _order(claim: Claim) -> tuple[object, ...]:
    """Claims by day and report. All that a rule reads is in it: else the order that they came in could decide."""
    place = claim.day or "", claim.article, claim.event, claim.low, claim.text
    value = math.inf if claim.high is None else claim.high
    marks = claim.part, claim.corrects, claim.denied, claim.summed
    return *place, value, claim.of or "", claim.side or "", claim.chain, claim.evidence, claim.outlet or "", marks


def _totals(claims: Sequence[Claim]) -> list[Claim]:
    """The claims that give a total: no parts, nothing denied, nor told again after it was; in one report no smaller
    number of some people ("two officers") beside a greater one of all ("five people"), and of two numbers of all that
    one source gives there the greater; no share of a greater number ("fourteen of the dead"), and nobody told alone
    where several are counted."""
    back: dict[tuple[float, float | None], str] = {}
    for claim in claims:
        if claim.denied:
            day = claim.day or LATEST
            back[claim.low, claim.high] = min(day, back.get((claim.low, claim.high), day))
    whole = [c for c in claims if not c.part and not c.denied and not _outlived(c, back.get((c.low, c.high), LATEST))]
    several = any(top(claim) > 1 and of_all(claim) for claim in whole)
    largest = _greatest(whole, _report)
    whole = [
        claim
        for claim in whole
        if not (_share(claim) and claim.low < largest[_report(claim)]) and not (several and _alone(claim))
    ]
    most = _greatest([claim for claim in whole if of_all(claim)], _source)
    beside = _greatest([claim for claim in whole if of_all(claim)], _report)
    mended = _greatest([claim for claim in whole if claim.corrects], _source)
    found = [
        claim
        for claim in whole
        if claim.high is None
        or claim.low == 0
        or claim.low >= (most.get(_source(claim), 0) if of_all(claim) else beside.get(_report(claim), 0))
        or (claim.corrects and claim.low == mended[_source(claim)])
    ]
    return found or _largest_parts([claim for claim in claims if not claim.denied])


def _kept(totals: Sequence[Claim], claims: Sequence[Claim]) -> Sequence[Claim]:
    """The totals without those that their own source has given up since; all where none would be left."""
    until = {(c.claimant, c.low, c.high): c.day or "" for c in claims if c.denied}
    return [c for c in totals if (c.day or "") >= until.get((c.claimant, c.low, c.high), "")] or totals


LATEST = "~"
"""Behind every day."""


def _outlived(claim: Claim, back: str) -> bool:
    """Whether a report repeats, on nobody's word, a number that was taken back on a day before its own."""
    return not claim.chain and not claim.corrects and (claim.day or "") > back


def _share(claim: Claim) -> bool:
    """Whether a claim may count some of those that another number of its report counts ("of the dead", "those who")."""
    return SHARE.match(claim.of or "") is not None


SHARE = re.compile(r"of (?!(?:his|her|its|my|our|their)\b)|those who ", re.I)
"""What is counted where it may be some of those that another number counts; "four of their relatives" are no share."""


def _alone(claim: Claim) -> bool:
    """Whether a claim tells of one person and does not say that there was no other."""
    return claim.low == claim.high == 1 and not of_all(claim) and not claim.corrects


def _report(claim: Claim) -> str:
    return claim.article


def _source(claim: Claim) -> tuple[str, str]:
    """One source in one report."""
    return claim.article, claim.claimant


def _greatest(claims: Sequence[Claim], of: Callable[[Claim], K]) -> dict[K, float]:
    """The greatest number of each report or source."""
    found: dict[K, float] = {}
    for claim in claims:
        found[of(claim)] = max(found.get(of(claim), 0.0), claim.low)
    return found


def of_all(claim: Claim) -> bool:
    """Whether a claim counts everybody, not the people of one trade or side."""
    nouns = WORD.findall(claim.of or "")
    return claim.summed or not nouns or nouns[-1].casefold() in EVERYBODY


_NOUNS = (
    "people persons dead deaths death victims bodies lives others injured wounded civilians civilian citizens citizen",
    "men martyrs casualties residents villagers hurt died killed number toll figure count counted names fatalities",
    "coffins graves corpses remains souls",
)
EVERYBODY = frozenset(noun for line in _NOUNS for noun in line.split())
"""Nouns that count everybody, or everybody but fighters."""


def _largest_parts(claims: Sequence[Claim]) -> list[Claim]:
    """Where a report gives only shares, the largest of each report stands for its total."""
    best: dict[str, Claim] = {}
    for claim in claims:
        if claim.article not in best or claim.low > best[claim.article].low:
            best[claim.article] = claim
    return list(best.values())


def top(claim: Claim) -> float:
    """The upper bound of a claim; of an open one ("at least 27") what it does say."""
    return claim.high if claim.high is not None else claim.low


def value(claim: Claim) -> float:
    """The one number that stands for a claim: the lower bound of an open one, the upper one of "up to 40", and the
    middle of a range, rounded down."""
    if claim.high is None or claim.low == claim.high:
        return claim.low
    return claim.high if claim.low == 0 else float((claim.low + claim.high) // 2)


# -------------------------------------------------------------------------------- rules


def last_words(claims: Sequence[Claim]) -> list[Claim]:
    """The last word of each claimant: the claims of its last day, and of several reports of that day the one with the
    highest number. A claim that a later report takes back, by a lower number, is nobody's last word."""
    last: dict[str, tuple[str, float, str]] = {}
    for claim in claims:
        rank = (claim.day or "", value(claim), claim.article)
        last[claim.claimant] = max(last.get(claim.claimant, rank), rank)
    kept = [c for c in claims if (c.day or "", c.article) == last[c.claimant][::2]]
    rivals = _rivals(claims)
    return [c for c in kept if not any(_takes_back(other, c, rivals) for other in claims)]


def _takes_back(later: Claim, claim: Claim, rivals: set[str]) -> bool:
    """Whether a later report takes a higher number back; it cannot for a rival of the one it speaks for."""
    bound = later.claimant == claim.claimant or claim.claimant not in rivals
    return bound and later.corrects and (later.day or "") > (claim.day or "") and top(later) < claim.low


def _support(claims: Sequence[Claim], groups: Groups) -> Counter[float]:
    """How many independent witnesses give each number."""
    seen = {(value(claim), groups.get(claim.article, claim.article)) for claim in claims}
    return Counter(number for number, _ in seen)


def _latest(claims: Sequence[Claim], groups: Groups) -> Choice:
    """Of every source's last word, those of the last day, and earlier ones that are higher and of a source further from
    the parties. Of these the source furthest from the parties counts most, then the last day, then a correction, then
    how many independent witnesses give the number, then the higher. An open claim ("at least 21") gives way to an exact
    one within its bounds from as good a source, a vague one ("dozens") to any count within them, a mere upper bound
    ("as many as 20") to an exact one below it from a better source.

    Tolls rise, so an earlier, lower number is overtaken, unless its source and that of the chosen claim are set against
    each other in some report: then the last words of both stay in the range.
    """
    current = last_words(claims)
    day = max(claim.day or "" for claim in current)
    today = [claim for claim in current if (claim.day or "") == day]
    best_today = max(_rank(c) for c in today)
    least = max(value(c) for c in today if _rank(c) == best_today)
    better = [c for c in current if c not in today and _rank(c) > best_today and value(c) > least]
    support = _support([*today, *better], groups)

    def order(c: Claim) -> tuple[float, ...]:
        return c.low > 0, _rank(c), (c.day or "") == day, c.corrects, support[value(c)], value(c)

    chosen = max([*today, *better], key=order)
    if _vague(chosen):
        counted = [c for c in current if c.low >= chosen.low and not _vague(c)]
        chosen = max(counted, key=order, default=chosen)
    if chosen.high is None:
        closed = [c for c in current if c.high is not None and c.low >= chosen.low and _rank(c) >= _rank(chosen)]
        chosen = max(closed, key=order, default=chosen)
    if chosen.low == 0 < value(chosen):
        exact = [c for c in current if c.low == c.high and 0 < c.low <= value(chosen) and _rank(c) > _rank(chosen)]
        chosen = max(exact, key=order, default=chosen)
    kept = _in_range(current, claims, chosen, day)
    said = [
        c.low for c in kept if c.high is not None and (c.low > 0 or c.high == 0) and (of_all(c) or _alike(c, chosen))
    ]
    return value(chosen), min([value(chosen), *said]), max(value(chosen), *(top(c) for c in kept)), chosen, tuple(kept)


VAGUE = re.compile(r"\b(?:dozens|scores|several|tens|hundreds|thousands|many|numerous)\b", re.I)
"""Words of a count that nobody has made."""


def _vague(claim: Claim) -> bool:
    return claim.high is None and bool(VAGUE.search(claim.text))


def _alike(one: Claim, other: Claim) -> bool:
    """Whether two claims count the same people by their noun."""
    return WORD.findall(one.of or "")[-1:] == WORD.findall(other.of or "")[-1:]


def _in_range(current: Sequence[Claim], claims: Sequence[Claim], chosen: Claim, day: str) -> list[Claim]:
    """The last words that make the range: of the last day, higher ones, and those of rivals where the chosen claim is
    of one: what other sources said of an earlier day is overtaken."""
    rivals = _rivals(claims)
    stays = rivals if chosen.claimant in rivals else set()
    return [
        c for c in current if c is chosen or (c.day or "") == day or value(c) > value(chosen) or c.claimant in stays
    ]


def _rivals(claims: Sequence[Claim]) -> set[str]:
    """Named sources whose numbers one report sets against each other."""
    by_article: dict[str, dict[str, set[float]]] = defaultdict(lambda: defaultdict(set))
    most: dict[str, float] = defaultdict(float)
    for claim in claims:
        most[claim.article] = max(most[claim.article], value(claim))
    for claim in claims:
        if claim.chain and (of_all(claim) or value(claim) == most[claim.article]):
            by_article[claim.article][claim.claimant].add(value(claim))
    found: set[str] = set()
    for own in by_article.values():
        if len(own) > 1 and len({frozenset(numbers) for numbers in own.values()}) > 1:
            found |= own.keys()
    return found


def _rank(claim: Claim) -> int:
    return claim.originator.rank if claim.originator else 2


def _ucdp_like(claims: Sequence[Claim], groups: Groups) -> Choice:
    """The number that most independent witnesses give, of equals the lower; the range spans every claimant's last word
    (after the best, low and high estimates of the Uppsala Conflict Data Program)."""
    current = last_words(claims)
    support = _support(current, groups)
    chosen = max(current, key=lambda c: (support[value(c)], -value(c)))
    return value(chosen), min(c.low for c in current), max(top(c) for c in current), chosen, tuple(current)


def _conservative(claims: Sequence[Claim], groups: Groups) -> Choice:
    """The lowest number that is some claimant's last word."""
    current = last_words(claims)
    chosen = min(current, key=lambda c: (c.low, value(c)))
    return chosen.low, chosen.low, max(top(c) for c in current), chosen, tuple(current)


def _maximum(claims: Sequence[Claim], groups: Groups) -> Choice:
    """The highest number that anybody has given, taken back or not."""
    chosen = max(claims, key=top)
    return top(chosen), min(c.low for c in claims), top(chosen), chosen, tuple(claims)


RULES: dict[str, Callable[[Sequence[Claim], Groups], Choice]] = {
    "latest": _latest,
    "ucdp-like": _ucdp_like,
    "conservative": _conservative,
    "maximum": _maximum,
}
"""Name -> rule; the first is the default."""


def _corrected(claims: Sequence[Claim], chosen: Claim) -> bool:
    """Whether the chosen claim took back a higher one: of the same claimant, or by its own words."""
    before = [c for c in claims if (c.day or "") < (chosen.day or "") and value(c) > top(chosen)]
    return any(c.claimant == chosen.claimant for c in before) or bool(before and chosen.corrects)


def _by_side(claims: Sequence[Claim], rule: str, groups: Groups) -> dict[str, tuple[float, float, float]]:
    sides: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.side and not claim.summed:
            sides[claim.side].append(claim)
    found = {}
    for side in sorted(sides):
        totals = [c for c in sides[side] if not c.part] or _largest_parts(sides[side])
        best, low, high, _, _ = RULES[rule](totals, groups)
        found[side] = (best, low, high)
    return found
