"""Where an event happened: the likeliest place of its sentence, or one carried over, or nowhere told.

A linear score over the features of ``place_candidates``; the weights are in ``place_weights.tsv`` and say how they were
fitted (``tools/fit_places.py``).
"""

from __future__ import annotations

import bisect
import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from msgspec.structs import replace

from dateline.attach import place_span
from dateline.attach.place_candidates import Candidate, candidates, nowhere
from dateline.attach.place_country import EMBASSY, country_of, is_unknown, told_in
from dateline.attach.place_precision import precision_of
from dateline.attach.place_told import ABROAD, listed, off_behind, owns, seat, sentence, site_words, state_at, surnames
from dateline.knowledge import regions
from dateline.knowledge.actors import capitals, country_names
from dateline.knowledge.fold import WORD, key
from dateline.knowledge.roles import words_of
from dateline.link.home import once_for_mentions
from dateline.link.weights import total
from dateline.model import Mention, PlaceRow, Span, Story, Trigger
from dateline.spans import meets

_LEVELS = {
    "country": "country",
    "actor country": "country",
    "region": "region",
    "side": "region",
    "settlement": "area",
    "site": "exact",
}

_JOINING = re.compile(r"(?:(?:and|or|of|in|at|near|from|to|on)\s+)?(?:front\s+of\s+)?(?=\S)", re.IGNORECASE)
"""Words that lead to a place and are none of it: "in front of" the gate."""
_NAMES = frozenset(("unknown", "loose", "loose site", "side"))
"""Kinds of candidates that are names, or "the north"; without a mention no table holds them."""


@cache
def weights() -> dict[str, float]:
    """Feature -> weight."""
    lines = files("dateline.attach").joinpath("place_weights.tsv").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {name: float(weight) for name, weight in pairs}


def score(features: tuple[str, ...]) -> float:
    """Sum of the weights of the features."""
    return total(features, weights())


THRESHOLD = 0.35
"""Least share of one place among all answers; by four-fold cross-validation on the training pages."""


Shares = list[tuple[tuple[Candidate, ...], float]]
_kept: list[tuple[Story, tuple[Mention, ...], dict[Trigger, Shares]]] = []


def shares(story: Story, trigger: Trigger, mentions: tuple[Mention, ...]) -> Shares:
    """The candidates by the place they name, the likeliest of each first, with their share of all answers; what is
    missing from 1 is the share of nowhere told. Kept while the same article is asked about: proposing and settling
    ask for the same events."""
    if not _kept or _kept[0][0] is not story or _kept[0][1] is not mentions:
        _kept[:] = [(story, mentions, {})]
    known, asked = _kept[0][2], replace(trigger, confidence=0.0)
    if asked not in known:
        known[asked] = _shares(story, asked, mentions)
    return known[asked]


def _shares(story: Story, trigger: Trigger, mentions: tuple[Mention, ...]) -> Shares:
    found = candidates(story, trigger, mentions)
    scores = [score(nowhere(trigger, found)), *(score(c.features) for c in found)]
    top = max(scores)
    parts = [math.exp(max(-50.0, s - top)) for s in scores]
    whole = sum(parts)
    groups: dict[str, list[int]] = {}
    for number, c in enumerate(found, 1):
        groups.setdefault((c.mention.name if c.mention else story.text[slice(*c.span)]).casefold(), []).append(number)
    out = []
    for group in groups.values():
        ranked = sorted(group, key=lambda i: (-parts[i], i))
        out.append((tuple(found[i - 1] for i in ranked), sum(parts[i] for i in group) / whole))
    return out


def choose(told: list[tuple[tuple[Candidate, ...], float]]) -> tuple[Candidate | None, float]:
    """The likeliest place of ``shares`` and its share; None for nowhere told."""
    if not told:
        return None, 1.0
    group, share = max(told, key=lambda item: item[1])
    return (None, 1.0 - share) if share < THRESHOLD else (group[0], share)


_BETWEEN = frozenset(("crossings", "borders", "frontiers"))
"""Sites of two countries, which lie in no one town."""
_DIVISIONS = frozenset(
    (
        *("areas", "districts", "provinces", "states", "counties", "regions", "municipalities", "governorates"),
        *("departments", "communes"),
    )
)
"""Parts of a land, which lie in none of its towns: of 71 annotated places that end so and hold no name one is called
after a town."""


def town_of(story: Story, chosen: Candidate, mentions: tuple[Mention, ...]) -> Mention | None:
    """The place that a site or "the town" lies in: one named in its sentence, else the one that the article is about.

    None for a name that no table holds, and for a site that is called after a country ("the Syrian-Jordanian border").
    """
    if chosen.mention:
        return seat(story.text, chosen.mention) if chosen.mention.rule == "capital" else chosen.mention
    if chosen.kind in _NAMES or told_in(story.text, mentions, chosen.span):
        return None
    if _last_word(story, chosen.span) in _BETWEEN:
        return None
    if _SOME.match(story.text, *chosen.span) and _last_word(story, chosen.span) in words_of("settlement"):
        return None  # "a town" is none that was named
    home = _home(mentions)
    told = _of_home(story, chosen.span, home, mentions)
    if told is not None:
        return told
    at = bisect.bisect_left(mentions, chosen.span[0], key=lambda m: m.span[0])
    behind = next((m for m in mentions[at : at + 6] if m.kind == "place" and m.span[0] >= chosen.span[1]), None)
    if behind and _LYING.fullmatch(story.text, chosen.span[1], behind.span[0]):
        return behind
    persons = surnames(mentions)
    before = [m for m in mentions[max(0, at - 200) : at] if m.kind == "place" and _holds(story, m, persons)]
    if same := _told_again(story, chosen.span, before):
        return same
    if _last_word(story, chosen.span) in _DIVISIONS:
        return next((m for m in reversed(before) if m.precision not in (None, "exact")), None)
    fitting = [m for m in before if _can_be(story, chosen.span, m)]
    if not fitting and _last_word(story, chosen.span) in listed("region"):
        return None
    near = _nearest(story, chosen, fitting or before, home)
    likely = country_of(story, mentions, chosen.span) if near else None
    if near is None or likely in (None, near.country):
        return near
    return next((m for m in reversed(before) if m.country == likely), None)


def _holds(story: Story, mention: Mention, persons: frozenset[str]) -> bool:
    """Whether a place may hold a site that is told behind it: one that a table holds, or that the words tell as a place
    ("in Al-Wafa"), and none that is called as a person of the page."""
    if mention.rule in ABROAD:
        return True
    if owns(story.text, mention.span, persons):
        return False
    led = _LED.search(story.text, max(0, mention.span[0] - 30), mention.span[0]) is not None
    return led or not (is_unknown(mention) or key(story.text[slice(*mention.span)]) in persons)


_LED = re.compile(r"\b(?:in|at|near|of|outside|inside|around|from|to|into)\s(?:the\s(?:\w+\s){0,2})?$", re.IGNORECASE)


def _of_home(story: Story, span: Span, home: str | None, mentions: tuple[Mention, ...]) -> Mention | None:
    """The capital of the country that an article is about, or that country: "the capital", "the whole country"."""
    told = _HOME.fullmatch(story.text, *span)
    if told is None:
        return None
    own = country_of(story, mentions, span) or home
    name = (capitals() if told["capital"] else country_names()).get(own or "", "")
    found = state_at(name, (0, len(name))) if name else None
    return replace(found, span=span) if found else None


_HOME = re.compile(
    r"(?P<capital>the capital(?: city)?)|(?:the|this|our|their|his|her) (?:whole |entire )?country", re.IGNORECASE
)
_SOME = re.compile(r"(?:an?|another|one|two|three|several|some|other)\s", re.IGNORECASE)
_LYING = re.compile(
    r",?\s(?:(?:located|situated|lying|based)\s)?(?:in|of|at|near|outside|inside|around|north|south|east|west)\b[^,.;:]{0,30}",
    re.IGNORECASE,
)
"""Words between a site and the place that they say it lies in."""


def _told_again(story: Story, span: Span, before: Sequence[Mention]) -> Mention | None:
    """The last place whose name ends in the noun alone at a span: "the shoal" behind Scarborough Shoal, "the
    crossing" behind the Torkham crossing."""
    match = _ALONE.fullmatch(story.text, *span)
    if match is None:
        return None
    noun = match[1].casefold()
    return next((m for m in reversed(before) if _named(story.text, m.span, noun)), None)


_ALONE = re.compile(r"(?:the|that|this|the same)\s(\w+)", re.IGNORECASE)


def _named(text: str, span: Span, noun: str) -> bool:
    """Whether a name ends in a noun, or goes on with it; the Red Sea Mills are another place than the sea."""
    told = text[slice(*span)].casefold().split()
    behind = WORD.match(text, span[1] + 1) if text.startswith(" ", span[1]) else None
    return (len(told) > 1 and told[-1] == noun) or (behind is not None and behind[0] == noun)


def _again(story: Story, span: Span) -> bool:
    """Whether common nouns tell a named place again ("the town"), and no site in it ("the mill")."""
    last = _last_word(story, span)
    return last == "country" or (last in words_of("settlement") and last not in listed("inside"))


def _can_be(story: Story, span: Span, mention: Mention) -> bool:
    """Whether a place named before may be what common nouns at a span mean, or hold it: "the province" is no town, and
    a village or a mill lies in none but a town where the page names some. A dateline's town is where it was written."""
    if _last_word(story, span) in listed("region"):
        return mention.precision in ("region", "area")
    return mention.precision not in ("country", "region") and mention.rule not in ABROAD and not _dates(story, mention)


def _dates(story: Story, mention: Mention) -> bool:
    """Whether a place stands in an article's dateline."""
    line = story.article.dateline_span
    return line is not None and meets(mention.span, line)


def _nearest(story: Story, chosen: Candidate, before: Sequence[Mention], home: str | None) -> Mention | None:
    """The last place named before common nouns in their sentence; else of those of the country ``home`` the last one
    for a site, and the first for "the town", as an article names first what it is about."""
    if before and "." not in story.text[before[-1].span[1] : chosen.span[0]]:
        return before[-1]
    named = before if _again(story, chosen.span) else reversed(before)
    return next((m for m in named if m.country == home), before[-1] if before else None)


def _last_word(story: Story, span: Span) -> str:
    return story.text[slice(*span)].casefold().split()[-1]


@once_for_mentions
def _home(mentions: tuple[Mention, ...]) -> str | None:
    """The country in which most of the article's places lie; towns and regions count double."""
    counts: Counter[str] = Counter()
    for m in mentions:
        if m.kind == "place" and m.country:
            counts[m.country] += 1 if m.rule in ABROAD else 2
    return min(counts, key=lambda country: (-counts[country], country)) if counts else None


def name_of(story: Story, chosen: Candidate, town: Mention | None) -> str:
    """What the place is called: the name in the tables, the words of the page, or both ("the mill, Ayrum")."""
    quote = " ".join(story.text[slice(*chosen.span)].split())
    if town is None:
        return quote
    if chosen.mention is not None:
        return quote if chosen.kind == "unknown" or len(quote) > len(town.name) + 4 else town.name
    if _again(story, chosen.span):
        return town.name
    told = " ".join(story.text[slice(*town.span)].split())
    return f"{quote}, {town.name if told.isupper() else told}"


def span_of(story: Story, trigger: Trigger, mentions: tuple[Mention, ...]) -> Span | None:
    """The words of ``place_of`` alone: what is proposed to the reader, which asks for no country."""
    chosen, _ = choose(shares(story, trigger, mentions))
    return None if chosen is None else _whole_of(story, chosen, mentions)[0].span


def place_of(story: Story, trigger: Trigger, mentions: tuple[Mention, ...]) -> PlaceRow | None:
    """Where the event happened, pinned to its words; None where the page does not say.

    ``confidence`` is the share of the choice among all candidates and nowhere; coordinates are those of the named
    place, also for a site in it.
    """
    chosen, share = choose(shares(story, trigger, mentions))
    if chosen is None:
        return None
    made = f"place:{'carried' if chosen.features[0].startswith(('carried', 'dateline')) else 'sentence'}"
    return row_of(story, chosen, mentions, share, made)


_FURTHER = re.compile(r"(?<=[^\W\d_])['’‘](?!s\b)[^\W\d_][\w’‘'-]*(?<=\w)")
"""The rest of a name behind a transcribed letter, where its words were cut: "Bab al-Mu'adham", "Tal Rifa’at"."""


def _whole_of(story: Story, chosen: Candidate, mentions: tuple[Mention, ...]) -> tuple[Candidate, bool]:
    """A candidate with all its words, and whether they are a list of places."""
    further = _FURTHER.match(story.text, chosen.span[1])
    if further:
        chosen = replace(chosen, span=(chosen.span[0], further.end()), mention=None, kind="unknown")
    if chosen.mention and EMBASSY.search(story.text, chosen.mention.span[1], chosen.span[1]):
        chosen = replace(chosen, mention=None, kind="site")  # "the U.S. embassy" lies in no place of that name
    if chosen.mention is None or is_unknown(chosen.mention):
        state = state_at(story.text, chosen.span)
        chosen = replace(chosen, mention=state, kind="settlement") if state else chosen
    wide = _of_the_page(story, place_span.whole(story.text, chosen, mentions), mentions)
    return wide, wide is not chosen and wide.kind != "site"


def row_of(story: Story, chosen: Candidate, mentions: tuple[Mention, ...], sure: float, made_by: str) -> PlaceRow:
    """The place of a candidate, identified as far as the tables go."""
    chosen, listed_ = _whole_of(story, chosen, mentions)
    town = town_of(story, chosen, mentions)
    exact = chosen.mention is not None or _HOME.fullmatch(story.text, *chosen.span) is not None
    base = (town.precision if town and exact else None) or _LEVELS.get(chosen.kind, "exact")
    precision = precision_of(story.text, chosen.span, chosen.lead, base)
    return PlaceRow(
        text=story.text[slice(*chosen.span)],
        name=_name_of_several(story, chosen) if listed_ else name_of(story, chosen, town),
        country=_country(story, chosen, town, mentions),
        span=chosen.span,
        place_id=town.id if town else None,
        lat=town.lat if town else None,
        lon=town.lon if town else None,
        precision=precision,
        confidence=round(sure, 2),
        made_by=made_by,
    )


def _of_the_page(story: Story, chosen: Candidate, mentions: tuple[Mention, ...]) -> Candidate:
    """A list of quarters ("Florida and Peralta neighborhoods") without the namesake of the first of them in a country
    that the page does not play in."""
    if chosen.mention is None or _QUARTERS.search(story.text, *chosen.span) is None:
        return chosen
    likely = country_of(story, mentions, chosen.span)
    return chosen if likely in (None, chosen.mention.country) else replace(chosen, mention=None, kind="unknown")


_QUARTERS = re.compile(r"\b(?:neighbou?rhoods|barrios)$", re.IGNORECASE)


def _name_of_several(story: Story, chosen: Candidate) -> str:
    """What several places are called: the first of a list, by which its row is found again, or the words that tell a
    stretch between two."""
    if chosen.mention is None or chosen.lead == "between":
        return " ".join(story.text[slice(*chosen.span)].split())
    return name_of(story, replace(chosen, span=chosen.mention.span), chosen.mention)


def _country(story: Story, chosen: Candidate, town: Mention | None, mentions: tuple[Mention, ...]) -> str | None:
    """That of the tables; for what they do not hold the likeliest one of the page, and of what several countries share
    the likeliest of these."""
    shared = regions.owners(town.id) if town is not None else None
    if town is not None and not is_unknown(town) and (town.country or shared == ()):
        return town.country
    inner = town is not None and not told_in(story.text, mentions, chosen.span)
    return country_of(story, mentions, town.span if town and inner else chosen.span, shared or ())


def row_at(story: Story, span: Span, mentions: tuple[Mention, ...], sure: float, made_by: str) -> PlaceRow | None:
    """The place told at ``span``, where no candidate of the rules stands, identified as far as the tables go; None for
    a span that holds no noun ("of", "the", "southern"). "The north" is a region without a town."""
    joining = _JOINING.match(story.text, *span)
    span = (joining.end(), span[1]) if joining else span
    at = bisect.bisect_left(mentions, span[0], key=lambda m: m.span[0])
    near = mentions[max(0, at - 2) : at + 6]
    known, span = _without_anchor(story.text, [m for m in near if m.kind == "place" and meets(m.span, span)], span)
    lead = story.text[max(0, span[0] - 12) : span[0]].split()[-1:]
    words = story.text[slice(*span)]
    kind = "settlement" if known else "unknown" if any(letter.isupper() for letter in words) else "site"
    side = words.casefold().rpartition(" ")[2] in words_of("direction")
    if not any(map(_is_noun, words.split())) and not (side and _SIDE.fullmatch(words)):
        return None
    kind = "side" if side and kind == "site" else kind
    mention = known[-1] if known else None
    if mention:
        span = (min(span[0], mention.span[0]), max(span[1], mention.span[1]))
    chosen = Candidate(span=span, kind=kind, mention=mention, lead="".join(lead).lower(), features=())
    return row_of(story, chosen, mentions, sure, made_by)


def _without_anchor(text: str, known: list[Mention], span: Span) -> tuple[list[Mention], Span]:
    """The places at a span and the span without the one that only tells where it lies: "Al-Wafa west of Ramadi"."""
    for m in known:
        off = off_behind(text, span[0], m.span[0])
        if off is not None and off > span[0] and any(letter.isupper() for letter in text[span[0] : off]):
            return [k for k in known if k.span[1] <= off], (span[0], off)
    off = off_behind(text, span[0], min(len(text), span[1] + _LINK)) if text.startswith(" of ", span[1]) else None
    return known, (span[0], off) if off is not None and off > span[0] else span


_LINK = 4
_SIDE = re.compile(r"the \w+", re.IGNORECASE)


_ARTICLES = frozenset(("las", "los", "les", "san", "santa"))
"""First words of names, which are none by themselves."""


def _is_noun(word: str) -> bool:
    """Whether a word of a place may be its noun or name, by its length or as it is known to be one ("dam")."""
    low = word.casefold()
    return low not in words_of("direction", "particle") | _ARTICLES and (
        len(word) > 3 or word[0].isupper() or low in site_words()
    )


def why_no_place(story: Story, trigger: Trigger, mentions: tuple[Mention, ...]) -> str:
    """One clause for the record on why ``place_of`` gave none."""
    span = trigger.evidence_span
    if sentence(story.text, span, mentions).places:
        return "the places named in its sentence are not told as where it happened"
    return "no place is named in its sentence, and none before it is told as its place"
