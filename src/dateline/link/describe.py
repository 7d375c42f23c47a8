"""Links any noun phrase: the phrase's own words first, then the article it stands in."""

from __future__ import annotations

import re

from msgspec.structs import replace

from dateline.kept import once_for_story
from dateline.knowledge import actors, offices
from dateline.knowledge.fold import key
from dateline.knowledge.roles import words_of
from dateline.link import acronyms, bodies, owners, recalled, titles
from dateline.link import country as countries
from dateline.link import sector as sectors
from dateline.link.ages import ageless
from dateline.link.belonging import BACKING, is_disowned
from dateline.link.cities import is_known_city
from dateline.link.clues import GUESSED, Clues, clues_of, name_key
from dateline.link.country import Asked, Candidate
from dateline.link.country_words import of_two, opening
from dateline.link.gender import may_be
from dateline.link.office_before import office_before
from dateline.link.on_page import meeting, on_page
from dateline.link.persons import PERSON_RULES
from dateline.link.pointers import before, half, is_own, is_pair, may_mean, of_pair, parties, pointed, seat
from dateline.link.profile import Profile, profile
from dateline.link.sector import Answer, Told
from dateline.link.several import in_two_lands, of_both, of_court, of_several
from dateline.link.sides import home_of_gang, home_of_party
from dateline.model import UNHEARD, Heard, Mention, Span, Story, Value

REACH = 200
"""Mentions looked back over for what "he" or "the group" means."""
LONGEST = 600
"""Characters of a phrase that are read; what stands further on adds nothing."""


def _before(
    mentions: tuple[Mention, ...], at: int, rules: tuple[str, ...], noun: str | None = None, word: str = ""
) -> Mention | None:
    """The last actor mention that ends before ``at`` and was made by one of ``rules``, within a page's reach; with a
    noun or a pronoun, such a one as these may mean."""
    for mention in before(mentions, at, REACH):
        named = mention.kind == "actor" and mention.span[1] <= at and mention.rule in rules
        if named and (noun is None or may_mean(noun, mention)) and may_be(word, mention.name):
            return mention
    return None


def _pronoun(story: Story, span: Span, mentions: tuple[Mention, ...]) -> Mention | None:
    """What a pronoun is linked as: the last name that fits, for "they" and where no name stands near a description."""
    word = story.text[span[0] : span[1]].casefold()
    if word not in words_of("he", "it", "they"):
        return None
    if word in words_of("they"):
        meant = _described(story, span, mentions) or _before(mentions, span[0], ("group", "people"))
        state = meant is not None and (meant.id or "").startswith(("body:", "country:", "office:"))
        return None if state and word == "others" else meant
    if word in words_of("he"):
        return _before(mentions, span[0], PERSON_RULES, word=word) or _described(story, span, mentions)
    named = _before(mentions, span[0], _BODIES)
    ground = named is not None and any(
        m.kind == "place" and m.span == named.span for m in meeting(mentions, named.span)
    )
    return (_described(story, span, mentions) if named is None or ground else None) or named


_BODIES = ("group", "body", "organisation", "country", "capital", "acronym", "role body")


def _described(story: Story, span: Span, mentions: tuple[Mention, ...]) -> Mention | None:
    """What a description before the pronoun is linked as; the last one that the tables know."""

    def told(phrase: Span) -> Mention:
        linked = by_words(story, phrase, mentions)
        return describe(story, phrase, mentions) if linked.mention.sector not in (None, "UNK") else linked.mention

    return pointed(story, span, told)


def _pair(story: Story, span: Span, mentions: tuple[Mention, ...]) -> Mention | None:
    """ "Both sides": the country and the sector that the two parties share, none where they differ."""
    if not is_pair(story.text, span):
        return None
    pair = parties(mentions, span[0])
    if pair is None:
        return None
    one, other = pair
    country = one.country if one.country == other.country else None
    states = {one.sector, other.sector} <= {"GOV", "MIL"}
    sector = one.sector if one.sector == other.sector else "GOV" if states else "UNK"
    sector = "MIL" if story.text[slice(*span)].casefold().endswith("armies") else sector
    return Mention(
        span=span,
        kind="actor",
        name=story.text[slice(*span)],
        country=country,
        sector=sector,
        rule="pair",
        named=False,
        confidence=0.5,
    )


def _definite(text: str, span: Span, told: Profile, mentions: tuple[Mention, ...]) -> Mention | None:
    """Resolves "the group" and "its leader" to the last group or organisation named before, "the bloc" to a bloc."""
    first = (text[span[0] : span[1]].split(None, 1) or [""])[0].casefold()
    if told.kind != "role" or told.id or told.country or first not in ("the", "its"):
        return None
    if first == "the" and told.noun not in words_of("group noun", "bloc noun", "helping noun"):
        return None
    if (first == "its" and told.sure) or is_own(text, span, told.head):
        return None
    rules = ("organisation",) if told.noun in words_of("bloc noun", "helping noun") else ("group", "acronym")
    rules = (*rules, "organisation") if told.noun in ("organisation", "organization") else rules
    noun = told.noun if first == "the" else None
    last = _before(mentions, span[0], rules if noun else _OWNERS, noun)
    if last is None or last.rule in ("country", "capital"):
        return None
    name = last.name if first == "the" else told.name
    return Mention(
        span=span,
        kind="actor",
        name=name,
        country=last.country,
        sector=last.sector,
        id=last.id,
        rule="definite",
        named=False,
        confidence=0.6,
    )


_OWNERS = ("group", "organisation", "acronym", "body", "country", "capital")
"""What "its president" may be of; of a country it is told by its words."""


def _known_name(text: str, told: Profile, mentions: tuple[Mention, ...]) -> Mention | None:
    """The mention that links a person's name as the rest of the article does."""
    if told.person is None and told.kind not in ("none", "person"):
        return None
    head = told.person or told.head
    fitting = [
        m
        for m in meeting(mentions, head)
        if m.kind == "actor" and m.rule in (*PERSON_RULES, "acronym") and _is_head(text, m, head)
    ]
    return fitting[-1] if fitting else None


_GOES_ON = re.compile(r"\s*(?:,|\(|&|and\b|or\b)|['’]s?\b(?!.*[a-z]s$)")


def _is_head(text: str, name: Mention, head: Span) -> bool:
    """Whether a phrase is about somebody named in it: "Trump and aides", not "Clinton challengers"."""
    if name.span[1] >= head[1] or not text[name.span[1] : head[1]].strip(" .'’\"”"):
        return True
    return _GOES_ON.match(text[name.span[1] : head[1]]) is not None


def _named_at_end(span: Span, mentions: tuple[Mention, ...]) -> Mention | None:
    """The group or body that a longer phrase ends with: "the Kurdish-led Syrian Democratic Forces"."""
    rules = ("group", "organisation", "body")
    fitting = [m for m in meeting(mentions, span) if m.rule in rules and m.span[0] >= span[0] and m.span[1] == span[1]]
    return fitting[-1] if fitting else None


def _state_in(text: str, span: Span, mentions: tuple[Mention, ...], told: Profile) -> Mention | None:
    """The first country word in a phrase that the article's letter case hid from the phrase's own reading."""
    if told.country or told.fixed:
        return None
    rules = ("country", "capital", "people", "adjective")
    end = span[1] if told.kind == "none" else told.head[1]
    inside = (m for m in meeting(mentions, (span[0], end)) if m.kind == "actor" and m.rule in rules)
    return next((m for m in inside if not _BACKED.match(text, m.span[1]) and not is_disowned(text, m.span)), None)


_BACKED = re.compile(rf"[-\u2010-\u2013 ](?:{'|'.join(sorted(BACKING))})\b")


def _place_country(text: str, mentions: tuple[Mention, ...], span: Span) -> str | None:
    """The country of a place in a phrase; halves of a country, as "the North" of Korea, tell none. A guessed town does
    where it is a city that alone has its name ("the mayor of Lucknow" on a page of Egypt)."""
    inside = (m for m in meeting(mentions, span) if m.rule != "unknown place")
    sure = (m for m in inside if m.confidence > GUESSED or is_known_city(text, m))
    sure = (m for m in sure if key(m.name) not in words_of("direction"))
    return next((m.country for m in sure if m.kind == "place" and m.country), None)


class Linked(Value, frozen=True, kw_only=True):
    """What the words of a phrase and the tables make of it, before the article is weighed.

    ``open`` is True where the words leave the country to the article, ``settled`` where the sector is that of a named
    body, ``final`` where nothing is weighed at all; ``owner`` is the body that it heads or means.
    """

    mention: Mention
    told: Profile
    open: bool = False
    settled: bool = False
    final: bool = False
    known: Mention | None = None
    owner: Mention | None = None


def _mention(
    span: Span, told: Profile, country: str | None, sector: str | None, rule: str, confidence: float
) -> Mention:
    return Mention(
        span=span,
        kind="actor",
        name=told.name,
        country=country,
        sector=sector or "UNK",
        id=told.id,
        rule=rule,
        named=told.kind in ("named", "person"),
        confidence=confidence,
    )


@once_for_story
def by_words(story: Story, span: Span, mentions: tuple[Mention, ...]) -> Linked:
    """The link of a phrase by its own words, the names of the tables, and what the article calls by the same name."""
    told = profile(story.text, _read_of(span))
    told = on_page(story.text, told, mentions, span) if _in_body(story, span) else told
    meant = _pronoun(story, span, mentions)
    if meant:
        meant = replace(meant, span=span, rule="pronoun", named=False, confidence=0.5)
    mine = [m for m in meeting(mentions, told.head) if m.id and m.id.startswith("own:")]
    own = replace(mine[-1], span=span, rule="own table") if mine else None
    final = meant or _pair(story, span, mentions) or half(story.text, span, mentions) or seat(story.text, span) or own
    if final:
        return Linked(mention=final, told=told, final=True)
    return (
        _by_acronym(story, span, mentions, told)
        or _by_article(story, span, mentions, told)
        or _by_tables(story.text, span, mentions, told)
    )


def _read_of(span: Span) -> Span:
    """The part of a phrase that is read."""
    return span[0], min(span[1], span[0] + LONGEST)


def _in_body(story: Story, span: Span) -> bool:
    """Whether a phrase stands in the article, not in a masthead: no mentions are found there."""
    return story.article.body_span[0] <= span[0] < story.article.body_span[1]


def _by_acronym(story: Story, span: Span, mentions: tuple[Mention, ...], told: Profile) -> Linked | None:
    """The link of an acronym that the article introduced, or of "two PF fighters", by its full name."""
    known = clues_of(story, mentions).acronyms
    full = acronyms.meant(story, known, span)
    if full is None and told.kind == "role" and told.id is None:
        full = acronyms.inside(story, known, told.head if told.head[0] < told.head[1] else span)
        full = full or acronyms.inside(story, known, span)
        full = None if full and span[0] <= full[0] < span[1] else full
        if full is None:
            return None
        body = by_words(story, full, mentions)
        taken = body.mention.sector if not told.sure or told.sector in _OF_GROUP else told.sector
        mention = replace(body.mention, span=span, name=told.name, sector=taken, id=None, named=False, rule="acronym")
        return Linked(mention=mention, told=told, open=body.open)
    if full is None:
        return None
    body = by_words(story, full, mentions)
    name = body.mention.name if body.mention.id else story.text[slice(*full)]
    mention = replace(body.mention, span=span, name=" ".join(name.split()), rule="acronym", named=True)
    return replace(body, mention=mention, known=None)


_OF_GROUP = frozenset((None, "UNK", "CVL", "GOV", "MIL", "REB", "PRM", "UAF"))
"""Sectors of nouns whose bearers take that of the group named before them."""


def _by_article(story: Story, span: Span, mentions: tuple[Mention, ...], told: Profile) -> Linked | None:
    """The link of a name that the article tells more of, or of "the group" that it named before."""
    known = _known_name(story.text, told, mentions)
    if known and (known.sector or known.country):
        linked = _as_known(span, told, known)
        dated = story.article.published is not None or known.sector != "ELI"  # else who has left may be in office yet
        return linked if dated else replace(linked, settled=False)
    named = _named_at_end(span, mentions)
    if named and (not told.sector or _is_called(story.text, told.head, named.span)):
        settled = replace(named, span=span, rule="article name", confidence=0.85)
        return Linked(mention=settled, told=told, settled=True)
    definite = _definite(story.text, span, told, mentions)
    return Linked(mention=definite, told=told, settled=definite.id is not None) if definite else None


def _is_called(text: str, head: Span, name: Span) -> bool:
    """Whether a name tells how the one before it is called: "another faction, the Tarn Front"."""
    return head[1] <= name[0] and text[head[1] : name[0]] == ", "


def _as_known(span: Span, told: Profile, known: Mention) -> Linked:
    if known.id is not None:
        left = told.sector == "ELI" and (told.kind != "person" or told.person is not None)  # not as the table has it
        named = replace(known, span=span, sector="ELI" if left else known.sector, rule="article name", confidence=0.9)
        return Linked(mention=named, told=told, known=known, settled=True)
    sector = told.sector if told.sector and told.sure else known.sector
    sure = known.country if known.confidence > GUESSED else None
    country = None if sector == "IGO" else told.country or sure
    mention = Mention(
        span=span,
        kind="actor",
        name=known.name,
        country=country,
        sector=sector or "UNK",
        id=known.id,
        rule="article name",
        confidence=0.85,
    )
    left_open = country is None and sector != "IGO" and not told.fixed
    return Linked(mention=mention, told=told, open=left_open, known=known)


def _unidentified(text: str, span: Span) -> bool:
    """Whether a phrase says that nobody knows who they are: they have no country (guide section 29)."""
    return any(word in words_of("unidentified") for word in text[slice(*span)].casefold().split()[:3])


def _differ(pair: tuple[Mention, Mention] | None) -> bool:
    """Whether two parties are of different countries."""
    return pair is not None and pair[0].country != pair[1].country


def _is_home(text: str, told: Profile, state: Mention) -> bool:
    """Whether a country is only where somebody is from: "Jan Kavan of the Czech Republic"."""
    name = told.person
    said = text[slice(*name)] if name else ""
    return name is not None and name[1] < state.span[0] and " " in said and not said.isupper()


_FROM = re.compile(r",? (?:of|from) (?:the )?")


def _owner_country(told: Profile, span: Span, mentions: tuple[Mention, ...]) -> str | None:
    """The country of the person whose "Cristiani's government" is, as the article tells it."""
    if told.kind != "role" or key(told.noun) not in words_of("governing", "regime"):
        return None
    inside = (m for m in meeting(mentions, (span[0], told.head[0])) if m.rule in PERSON_RULES)
    return next((m.country for m in inside if m.confidence > GUESSED), None)


def _is_of_group(told: Profile) -> bool:
    """Whether the sector is that of a group which a phrase tells in other words: "Hezbollah fighters", or its
    delegates. Of rebels the weights tell it as well or better, and fighters of a group that governs are soldiers."""
    return bool(told.group) and (told.sector in ("PRM", "CRM") or told.noun in words_of("group delegate"))


def _by_tables(text: str, span: Span, mentions: tuple[Mention, ...], told: Profile) -> Linked:
    """The link of a phrase by what the tables say of its words."""
    worldly = told.sector == "IGO" and not bodies.is_of_one_state(text, told, span)
    if worldly or (told.sector == "UAF" and _unidentified(text, span)):
        return Linked(mention=_mention(span, told, None, told.sector, "no home", 0.8), told=told)
    both = of_both(text, span) if told.kind == "named" else None
    if both is not None:
        name = " ".join(text[slice(*span)].split())
        return Linked(mention=_mention(span, replace(both, name=name), None, both.sector, "several", 0.7), told=both)
    if of_court(text, span):
        return Linked(mention=_mention(span, told, None, told.sector, "several", 0.7), told=told)
    inside = meeting(mentions, span)
    plain = told.kind == "role" and told.id is None
    if of_several(text, span, told) or (plain and (of_two(text, span) or in_two_lands(text, inside))):
        return Linked(mention=_mention(span, told, None, told.sector, "several", 0.7), told=told)
    if told.country is None and of_pair(text, span) and _differ(parties(mentions, span[0])):
        return Linked(mention=_mention(span, told, None, told.sector, "pair", 0.6), told=told)
    if (told.kind == "named" and told.id) or told.fixed:
        body = told.kind == "named" and told.id is not None and not told.id.startswith("country:")
        return Linked(mention=_mention(span, told, told.country, told.sector, "table", 0.95), told=told, settled=body)
    state = _state_in(text, span, mentions, told)
    if state and told.kind == "none" and state.span[1] == span[1] and not _is_home(text, told, state):
        return Linked(mention=replace(state, span=span, rule="table", confidence=0.9), told=told)
    country = told.country or (state.country if state else None) or _owner_country(told, span, mentions)
    abroad = told.kind in ("role", "named") and bodies.is_abroad(text, told)
    if abroad and not country and told.kind == "named":
        return Linked(mention=_mention(span, told, None, told.sector, "no home", 0.5), told=told)
    country = country or (
        None if abroad else _place_country(text, mentions, span) or office_before(text, span, mentions)
    )
    if country:
        named = _mention(span, told, country, told.sector, "phrase", 0.8)
        if state and _is_home(text, told, state) and _FROM.fullmatch(text, told.head[1], state.span[0]):
            named = replace(named, name=" ".join(text[slice(*told.head)].split()))
        return Linked(mention=named, told=told, settled=told.backed or _is_of_group(told))
    sure = 0.6 if told.sector else 0.3
    left = _mention(span, told, None, told.sector, "article country", sure)
    return Linked(mention=left, told=told, open=True, settled=told.backed)


def _full(clues: Clues, linked: Linked) -> Mention | None:
    """The link of the full name that a noun or one capitalised word is short for."""
    if linked.known or linked.told.kind not in ("role", "none"):
        return None
    span = clues.full_form(linked.mention.span)
    return by_words(clues.story, span, clues.mentions).mention if span else None


def sector_asked(clues: Clues, linked: Linked, event: str, side: str, heard: Heard = UNHEARD) -> Told:
    """The question after the sector of a linked phrase."""
    told, mention = linked.told, linked.mention
    name = clues.story.text[slice(*(told.person or told.head))]
    full = _full(clues, linked)
    sure = bool(
        mention.sector and mention.sector != "UNK" and (told.sure or linked.known or mention.rule == "definite")
    )
    return Told(
        span=mention.span,
        sector=mention.sector,
        sure=sure,
        rule=mention.rule,
        kind=told.kind,
        noun=told.noun,
        head=told.head,
        known=linked.known,
        event=event,
        side=side,
        country=mention.country,
        first=clues.first(name) if told.kind in ("none", "person") else None,
        id=mention.id,
        full=full.sector if full else None,
        heard=heard,
    )


def country_asked(clues: Clues, linked: Linked, side: str, heard: Heard = UNHEARD) -> Asked:
    """The question after the country of a linked phrase: where its name is first told decides."""
    told, mention = linked.told, linked.mention
    text = clues.story.text
    anchor = mention.span
    if linked.known or told.kind in ("none", "person"):
        name = text[slice(*(told.person or told.head))]
        same = [m.span for m in clues.mentions if linked.known and m.name == linked.known.name and m.kind == "actor"]
        first = clues.first(name)
        anchor = min([anchor, *same[:1], *([(first, first + len(name))] if first is not None else [])])
    words = text[slice(*mention.span)].split()
    kind = "person" if linked.known or told.person else "name" if told.kind == "none" else told.kind
    return Asked(
        span=mention.span,
        anchor=anchor,
        kind=kind,
        noun=told.noun if told.kind == "role" else "",
        sector=mention.sector or "UNK",
        definite=bool(words) and words[0].casefold() in ("the", "its", "their", "his", "her"),
        side=side,
        name=text[slice(*(told.person or told.head))] if kind in ("person", "name") else "",
        full=_full(clues, linked),
        heard=heard,
    )


def _of_owner(clues: Clues, linked: Linked) -> Linked:
    """The link with the body that is meant by the "its" of "its director", or by "the council", but for one of a
    state."""
    told, text = linked.told, clues.story.text
    if linked.settled or told.kind == "named":
        return linked
    name = linked.known.name if linked.known else text[slice(*(told.person or told.head))]
    first = None if told.kind == "role" else clues.first(name)
    open_ = linked.mention.sector in owners.OPEN
    its = owners.whose(text, linked.mention.span, told, first) if open_ else None

    def read(span: Span) -> tuple[Mention, Profile]:
        found = by_words(clues.story, span, clues.mentions)
        return found.mention, found.told

    places = clues.places_of(key(told.noun))
    owner = (
        owners.owner(clues.story, its, read)
        if its
        else owners.shortened(clues.story, linked.mention.span, told, places, read)
    )
    return linked if owner is None or owner.sector == "GOV" else replace(linked, owner=owner)


class Weighed(Value, frozen=True, kw_only=True):
    """A link with everything that was weighed for it, the likeliest first; empty where nothing was. ``heard`` is what
    the reader said of it."""

    mention: Mention
    linked: Linked
    sectors: tuple[Answer, ...] = ()
    countries: tuple[Candidate, ...] = ()
    heard: Heard = UNHEARD


def weighed(
    story: Story,
    span: Span,
    mentions: tuple[Mention, ...],
    *,
    event: str = "",
    side: str = "",
    heard: Heard = UNHEARD,
) -> Weighed:
    """What ``describe`` makes of a phrase, with the sectors and the countries that it weighed."""
    linked = by_words(story, span, mentions)
    if linked.final:
        return Weighed(mention=linked.mention, linked=linked)
    clues = clues_of(story, mentions)
    linked = _of_owner(clues, linked)
    mention = linked.mention
    answers = () if linked.settled else sectors.weigh(sector_asked(clues, linked, event, side, heard), clues)
    asked = country_asked(clues, linked, side, heard) if linked.open else None
    parts = tuple((answer.sector, answer.share) for answer in answers)
    options = countries.weigh(clues, replace(asked, sectors=parts)) if asked else ()
    options = titles.fitting(linked.told.noun, options) if options else ()
    if options and bodies.is_abroad(story.text, linked.told):
        host = _place_country(story.text, mentions, span)
        options = tuple(option for option in options if option.country != host) or options
    if answers:
        mention = replace(mention, sector=(linked.owner.sector if linked.owner else None) or answers[0].sector)
    if options:
        sure = min(mention.confidence, GUESSED, round(options[0].share, 2))
        country = titles.home(linked.told.noun, options[0].country)
        mention = replace(mention, country=country, confidence=max(sure, 0.3))
    if linked.owner and linked.open and (linked.owner.sector == "IGO" or linked.owner.id):
        mention = replace(mention, country=linked.owner.country)
    if linked.open and mention.sector == "IGO":
        mention = replace(mention, country=None)
    if mention.sector == "CRM" and mention.id:
        mention = replace(mention, country=home_of_gang(clues, mention.name, mention.country, opening(clues, span)))
    if mention.sector in ("PTY", "OPP") and mention.id:
        mention = replace(mention, country=home_of_party(clues, mention.name, mention.country))
    if mention.sector == "ELI" and linked.mention.id:
        then = recalled.sector_then(clues, linked.told, linked.mention, f"{event} {side}")
        mention = replace(mention, sector=then or "ELI")
    mention = _identified(clues, linked, mention)
    return Weighed(mention=mention, linked=linked, sectors=answers, countries=options, heard=heard)


def _identified(clues: Clues, linked: Linked, mention: Mention) -> Mention:
    """The link with the id of its country's body or office, or of its own where no table holds its name."""
    told = linked.told
    if told.kind == "named" and told.id is None:
        linked = replace(linked, told=replace(told, noun=bodies.state_noun(clues.story.text, told)))
        told = linked.told
    plain = told.noun and told.kind in ("role", "named") and linked.mention.rule in ("phrase", "article country")
    if mention.id is None and plain and mention.country and not _of_another_power(clues, linked):
        body = offices.state_body(mention.country, told.noun)
        if body and body.sector == mention.sector:
            return replace(mention, id=body.id, name=body.name if body.id.startswith("body:") else mention.name)
    return replace(mention, id=mention.id or _unknown_id(clues, linked, mention), name=ageless(mention.name))


def _of_another_power(clues: Clues, linked: Linked) -> bool:
    span = _read_of(linked.mention.span)
    return bodies.another_power(clues.story.text, linked.told, span, meeting(clues.mentions, span))


def _unknown_id(clues: Clues, linked: Linked, mention: Mention) -> str | None:
    """The id of a name that no table holds: the same for the same folded name; None for what is no name."""
    told = linked.told
    person = linked.known is not None or told.person is not None or told.kind == "person"
    if linked.mention.rule == "definite" or (told.kind == "role" and not person and mention.rule != "acronym"):
        return None
    said = mention.name if linked.known or mention.rule == "acronym" else clues.story.text[slice(*told.head)]
    name = name_key(said)
    proper = [word for word in said.split() if word[:1].isupper() and name_key(word)]
    told_by_name = proper and name and mention.named | (told.kind == "none")
    return actors.UNKNOWN + name.replace(" ", "-") if told_by_name else None


def describe(
    story: Story,
    span: Span,
    mentions: tuple[Mention, ...],
    *,
    event: str = "",
    side: str = "",
    heard: Heard = UNHEARD,
) -> Mention:
    """The best name, country, sector and id for the noun phrase at ``span``; ``mentions`` are those of ``find``.

    ``event`` is the type and mode of the event that the phrase takes part in ("ASSAULT aerial") and ``side`` is actors
    or recipients; both may be left out, as may ``heard``, what the reader hears of it. ``confidence`` is 0.95
    for what the tables name, 0.8 for a noun with its own country, and at most 0.6 where the article gave the country. A
    name that no table holds keeps its words and gets an id of its own ("unknown:asha-wekesa"). A pronoun gets the link
    of the latest mention that fits; "both sides" of two states have no country.
    """
    return weighed(story, span, mentions, event=event, side=side, heard=heard).mention
