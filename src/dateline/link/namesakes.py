"""Names that two things share: Georgia the country and the state, Jordan the country and the person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from dateline.knowledge import actors, regions, surnames
from dateline.knowledge import places as gazetteer
from dateline.knowledge.fold import fold, key
from dateline.knowledge.lexicon import Entry, Lexicon, Match, Word
from dateline.knowledge.roles import nouns, words_of
from dateline.knowledge.tables import Row, items, table

LONGER = 3
"""Words that may lengthen a capital's name to that of another place."""
TITLED_RUN = 5
"""Words behind a name that are looked at for a headline, where every word is capitalised and none is a surname."""


def _capital(text: str, found: tuple[Word, ...], at: int, before: int) -> bool:
    """Whether word ``at`` is capitalised like a name and one blank parts it from the word ``before`` it."""
    if not 0 <= before < at < len(found) or text[found[before].end : found[at].start] not in (" ", ". "):
        return False
    return found[at].text[0].isupper() and found[at].text[-1].islower()


def _is_surname(word: Word) -> bool:
    other = ("notname", "not surname", "settlement", "institution", "direction", "modifier", "honorific")
    return word.low not in nouns() and not any(word.low in words_of(kind) for kind in other)


def _headline(found: tuple[Word, ...], at: int) -> bool:
    behind = found[at : at + TITLED_RUN]
    return sum(word.text[0].isupper() for word in behind) > TITLED_RUN - 2


def _before_surname(text: str, found: tuple[Word, ...], at: int) -> bool:
    """Whether a surname stands behind word ``at``, and no word before it tells a place ("in", "near")."""
    return (
        _capital(text, found, at + 1, at)
        and text[found[at].end] == " "
        and _is_surname(found[at + 1])
        and not _headline(found, at + 1)
        and not (at and found[at].gap and found[at - 1].low in words_of("strict locative"))
    )


def is_person(text: str, found: tuple[Word, ...], match: Match, lexicon: Lexicon) -> bool:
    """Whether a country or capital is a given name before a surname, or a family name behind a given name."""
    name, first = found[match.first], match.first
    if match.last != first or any(entry.kind == "person" for entry in match.entries):
        return False
    if name.low in actors.trap_names("given") and _is_aged(text, found, first):
        return True
    if name.low in actors.trap_names("given adjective") and not _is_given(text, name):
        return False
    if name.low in actors.trap_names("given") and _before_surname(text, found, first):
        return lexicon.at(list(found[first + 1 : first + 6]), 0, "mixed") is None
    if _is_family(text, found, match):
        return True
    return all(entry.kind in _STATES for entry in match.entries) and _is_surname_of(text, found, match)


_STATES = frozenset(("capital", "country"))
_LINKING = frozenset(("de", "da", "do", "dos", "di"))
_TITLES = frozenset(("mr", "mrs", "ms", "miss", "sen", "rep", "sgt", "capt", "lt"))


def _is_family(text: str, found: tuple[Word, ...], match: Match) -> bool:
    """Whether a country or capital is the family name behind a given name: "Tom Holland", "Leila de Lima"; not
    "Paris France", "Santa Rosa de Lima", nor "in Santiago de Cuba"."""
    first = match.first
    linked = first > 1 and found[first].gap and found[first - 1].low in _LINKING
    at = first - 2 if linked else first - 1
    joined = _joined(text, found, at, first) if linked else _capital(text, found, first, at)
    if at < 0 or not joined or not found[at].text[0].isupper():  # "said Lebanon": Said is a name too
        return False
    given, ahead = found[at].low, found[at - 1].low if at and found[at].gap else ""
    if found[first].low in actors.trap_names("family") and not linked:
        return _opens_name(given) or given in _TITLES
    if not _opens_name(given) or ahead in words_of("strict locative") or ahead in _SAINTS:
        return False
    if not _is_surname(found[at]) or not all(entry.kind in _STATES for entry in match.entries):
        return False
    whole = " ".join(word.low for word in found[at : first + 1])
    there = {entry.country for entry in match.entries}
    return not gazetteer.named(whole) and all(town.country not in there for town in gazetteer.named(given))


def _opens_name(low: str) -> bool:
    """Whether a capitalised word is a given name; "To", "No" and "Win" are some, and stand before countries."""
    return low in surnames.given() and low not in _ORDINARY


_ORDINARY = frozenset(
    (
        *("ban", "do", "emperor", "he", "king", "man", "mufti", "ngo", "no", "patriarch", "pere", "pope"),
        *("president", "prince", "queen", "ramadan", "said", "saw", "sheikh", "son", "sultan", "than", "to", "tore"),
        *("try", "win"),
        *("witness", "gen", "n", "r", "c"),
    )
)


def _joined(text: str, found: tuple[Word, ...], first: int, last: int) -> bool:
    """Whether blanks alone part words that begin and end with a capital."""
    ends = first >= 0 and found[first].text[0].isupper() and found[last].text[0].isupper()
    return ends and all(text[found[i - 1].end : found[i].start] == " " for i in range(first + 1, last + 1))


_SAINTS = frozenset(("santa", "san", "santo", "sao", "saint", "st", "sainte"))


_AGE = re.compile(r", \d\d?(?=[,.;)]|\Z| (?:and|was|is|were|of|from) )")


def _is_aged(text: str, found: tuple[Word, ...], at: int) -> bool:
    """Whether an age stands behind a name, as behind a person's: "Jordan, 23, and Chad, 34"."""
    located = at > 0 and found[at].gap and found[at - 1].low in words_of("strict locative")
    return not located and _AGE.match(text, found[at].end) is not None


@lru_cache(maxsize=256)
def _told_as_country(text: str, name: str, country: str) -> bool:
    """Whether a page tells of a country by any other word than one adjective before a name."""
    forms = next(row for row in table("countries.psv") if row["code"] == country)
    others = [*items(forms["name"]), *items(forms["people"]), *items(forms["capital"])]
    small = re.search(rf"\b{re.escape(name)} [a-z]", text) is not None
    return small or any(re.search(rf"\b{re.escape(form)}\b", text) for form in others if form != name)


def _is_given(text: str, name: Word) -> bool:
    """Whether an adjective that is a given name too is the name: with an accent ("Germán"), or where the page tells
    nothing else of the country ("German Belandria")."""
    entries = actors.lexicon().get(name.low)
    country = next((entry.country for entry in entries if entry.country), None)
    return not name.text.isascii() or (country is not None and not _told_as_country(text, name.text, country))


def _is_surname_of(text: str, found: tuple[Word, ...], match: Match) -> bool:
    """Whether the name of a capital or a country is that of somebody whom the page names in full: "Michael Santiago",
    later "Santiago"; where the page tells of the country by another word it is that."""
    word = found[match.first]
    country = match.entries[0].country
    return country is not None and _named_so(text, word.text, country)


_WORD_BEFORE = re.compile(r"\b([^\W\d_]+) (?:d[aeio]s? )?\Z")


def _words_before(text: str, name: str) -> Iterator[str]:
    """The word before each mention of a name, a small word of a name between left out: "Ana de Lorn"."""
    end = 0
    for match in _whole_name(name, re.NOFLAG).finditer(text):
        before = _WORD_BEFORE.search(text, max(end, match.start() - 60), match.start())
        if before:
            end = match.end()
            yield before[1]


@lru_cache(maxsize=256)
def _named_so(text: str, name: str, country: str) -> bool:
    if not any(word[0].isupper() and _opens_name(fold(word)) for word in _words_before(text, name)):
        return False
    forms = next(row for row in table("countries.psv") if row["code"] == country)
    names = [form for kind in ("name", "other", "people", "capital", "adjectives") for form in items(forms[kind])]
    return not any(re.search(rf"\b{re.escape(form)}", text) for form in names if form != name)


_SPANISH = "ESP MEX GTM HND SLV NIC CRI PAN CUB DOM PRI COL VEN ECU PER BOL CHL ARG URY PRY PHL"
_TWO_SURNAMES = frozenset(f"{_SPANISH} PRT BRA AGO MOZ".split())
"""Countries whose people may be told with a surname more than the tables have."""


def is_other_person(text: str, found: tuple[Word, ...], match: Match) -> bool:
    """Whether a known person's name is only a part of somebody else's: "David Lee Hamilton", "John Howard Stith",
    "David Otoniel Charar"; "Luis Carlos Galan Sarmiento" is the one whom the tables have without the last."""
    if any(entry.kind != "person" for entry in match.entries):
        return False
    first, last = match.first, match.last
    if first and _capital(text, found, first, first - 1) and found[first - 1].text[0].isupper():
        before = found[first - 1].low
        if before in surnames.given() and before not in nouns() and before not in words_of("honorific", "modifier"):
            return True
    behind = last + 1
    if not _capital(text, found, behind, last) or not _is_surname(found[behind]) or _headline(found, behind):
        return False
    two = first < last and match.entries[0].country in _TWO_SURNAMES
    return not two and found[behind].low not in surnames.JUNIOR and text[found[last].end] == " "


_OUTLETS = frozenset(("body", "organisation"))


@lru_cache(maxsize=256)
def is_family_name(text: str, name: str) -> bool:
    """Whether the page tells somebody whose surname the name of a station or a company is: "Boris Kan", later "Kan"."""
    given = re.findall(rf"\b([^\W\d_]+) {re.escape(name)}\b", text)
    return any(word[0].isupper() and _opens_name(fold(word)) for word in given if word != "Christian")


_FRONTS = frozenset({
    "jabhat", "jabhet", "jaysh", "jaish", "jeish", "liwa", "harakat", "harakah", "faylaq", "failaq", "katibat",
    "kataib", "katiba", "hizb", "hezb", "jamaat",
})  # fmt: skip
"""Words that open the names of armed groups, "front of", "army of", "brigade of": what follows is no name alone."""


def is_of_longer_name(text: str, found: tuple[Word, ...], match: Match, lexicon: Lexicon) -> bool:
    """Whether a group's name of one word is only a part of another name: "Jaysh al-Fateh", "Fatah Halab", "Amal
    Haddad"; "Republican John Doe" is one of the group, and "Hezbollah MPs" are."""
    name, first = found[match.first], match.first
    if match.last != first or name.text.isupper():
        return False
    if all(entry.kind in _OUTLETS for entry in match.entries):
        return is_family_name(text, name.text)
    if any(entry.kind != "group" for entry in match.entries):
        return False
    before = first - 1 - (first > 0 and found[first - 1].low in ("al", "el", "ul"))
    if before >= 0 and all(word.gap for word in found[before + 1 : first + 1]) and found[before].low in _FRONTS:
        return True
    if not _before_surname(text, found, first) or (first and found[first - 1].low in words_of("determiner")):
        return False
    behind = found[first + 1].low
    given = behind in surnames.given() and name.low not in surnames.given()
    open_ = given or behind in words_of("particle") or lexicon.at(list(found[first + 1 : first + 6]), 0, "mixed")
    return not open_


def is_of_person(text: str, found: tuple[Word, ...], match: Match) -> bool:
    """Whether a place of one word is part of a person's name: "Farrukh Nazarov", "Teresa Quissanga"."""
    first = match.first
    if match.last != first:
        return False
    named = first > 0 and found[first - 1].text[0].isupper() and _opens_name(found[first - 1].low)  # not "to Darfur"
    if named and text[found[first - 1].end : found[first].start] == " ":
        return True
    return _before_surname(text, found, first) and found[first + 1].low not in words_of("place noun")


@cache
def continents() -> frozenset[str]:
    """Folded names and adjectives of continents and their parts, in two words ("latin american", "west africa")."""
    rows = table("places_continents.psv")
    names = {fold(name) for row in rows for name in (*items(row["name"]), *items(row["adjectives"]))}
    return frozenset(name for name in names if " " in name)


def is_of_continent(found: tuple[Word, ...], match: Match) -> bool:
    """Whether a country's name is the end of a continent's: "Latin America", "Central American", "South Americans"."""
    first = match.first
    if not first or match.last != first or not found[first].gap:
        return False
    name = f"{found[first - 1].low} {found[first].low}"
    return name in continents() or name.removesuffix("s") in continents()


def is_of_state(found: tuple[Word, ...], match: Match, before: Match | None) -> bool:
    """Whether a world body's name is that of a body which states have too, told of one: "the Afghan Security
    Council"; "the Security Council" is the UN's."""
    name = " ".join(word.low for word in found[match.first : match.last + 1])
    if name not in words_of("state body too") or not match.first:
        return False
    at = match.first - 1
    at -= found[at].low == "s" and at > 0
    own = before is not None and before.last == at and any(e.kind in _OWNERS for e in before.entries)
    return own or found[at].low in ("state", "national", "country", "nation", "federal")


_OWNERS = ("country", "adjective", "people")


def is_street(found: tuple[Word, ...], match: Match) -> bool:
    """Whether a name is that of a street: "Uganda Road", "Washington Avenue"."""
    behind = found[match.last + 1 : match.last + 2]
    return any(word.gap and word.text[0].isupper() and word.low in words_of("street") for word in behind)


@cache
def _states() -> dict[str, Row]:
    return {fold(row["name"]): row for row in table("states.psv")}


@cache
def _entry(name: str) -> Entry:
    row = _states()[name]
    lat, lon = (float(x) for x in row["at"].split())
    return Entry(
        id=f"place:{name}-usa",
        name=row["name"],
        kind="country",
        country=row["country"],
        sector="GOV",
        lat=lat,
        lon=lon,
        level="region",
    )


@cache
def _cues(name: str, column: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(cue) for cue in items(_states()[name][column]))})\b", re.IGNORECASE)


@lru_cache(maxsize=64)
def _page_says(text: str, name: str, column: str) -> bool:
    """Whether the page names towns or people of the state (``state``) or of the country (``country_cues``)."""
    return _cues(name, column).search(text) is not None


def _told_as_state(text: str, found: tuple[Word, ...], match: Match) -> bool:
    """Whether a town of the state stands before the name, an office of one behind it, or another state beside it."""
    name, last = found[match.first].low, found[match.last]
    row, office = _states()[name], _cues(name, "offices")
    before = found[match.first - 1] if match.first else None
    if before and text[before.end : found[match.first].start] == ", " and before.low in items(row["towns"]):
        return True
    behind = re.compile(r"(?:['’]s)? ").match(text, last.end)
    country = _page_says(text, name, "country_cues")
    if behind and office.match(text, behind.end()) and not country:
        return True
    beside = found[max(0, match.first - 3) : match.last + 4]
    states = (e for word in beside for e in regions.lexicon().get(word.low))
    return any(e.country == "USA" and e.level == "region" for e in states)


def as_state(text: str, found: tuple[Word, ...], match: Match) -> Match:
    """The match with the state's entry where the name stands for a state of the USA."""
    name = found[match.first].low
    if match.last != match.first or name not in _states() or match.entries[0].kind != "country":
        return match
    page = _page_says(text, name, "state") and not _page_says(text, name, "country_cues")
    if not (page or _told_as_state(text, found, match)):
        return match
    return Match(first=match.first, last=match.last, entries=(_entry(name),))


@lru_cache(maxsize=1024)
def _whole_name(name: str, flags: re.RegexFlag) -> re.Pattern[str]:
    """A name as words of their own; kept, as most pages name the same countries and capitals."""
    return re.compile(rf"\b{re.escape(name)}\b", flags)


@lru_cache(maxsize=256)
def _told_elsewhere(text: str, name: str, country: str) -> bool:
    """Whether the page tells a state or province of another country behind a capital's name."""
    places = (gazetteer.division_behind(text, m.end()) for m in _whole_name(name, re.IGNORECASE).finditer(text))
    return any(place is not None and place.country != country for place in places)


def is_elsewhere(text: str, found: tuple[Word, ...], match: Match) -> bool:
    """Whether a capital's name is that of another town: a longer one, or of another country ("Kingston, Ont.")."""
    capital = next((entry for entry in match.entries if entry.kind == "capital"), None)
    if capital is None or capital.country is None or any(entry.kind != "capital" for entry in match.entries):
        return False
    name = text[found[match.first].start : found[match.last].end]
    return _goes_on(found, match) or _told_elsewhere(text, name, capital.country)


def _goes_on(found: tuple[Word, ...], match: Match) -> bool:
    """Whether a town's longer name begins with the capital's: "Santiago de Cuba"."""
    behind = match.last + 1
    if behind >= len(found) or found[behind].text[0].isupper():
        return False
    for last in range(behind, min(behind + LONGER, len(found))):
        if not found[last].gap:
            return False
        name = " ".join(word.low for word in found[match.first : last + 1])
        if found[last].text[0].isupper() and any(place.kind == "P" for place in gazetteer.anywhere(name)):
            return True
    return False


def is_ethnic(found: tuple[Word, ...], match: Match) -> bool:
    """Whether a name tells the descent of people who live elsewhere, mostly: "ethnic Albanian rebels" of Macedonia."""
    before = match.first - 1
    if match.first == match.last and found[match.first].low in _DESCENT:
        behind = found[match.last + 1 : match.last + 2]
        return not (behind and behind[0].low in _POWERS)
    return before >= 0 and found[match.first].gap and found[before].low == "ethnic"


_DESCENT = frozenset(("serb", "serbs"))
"""Names of a people that tell the descent: of 29 annotated "Serbs" none is of Serbia, whose own are "Serbian"."""
_POWERS = frozenset(("police", "government", "authorities", "officials"))
"""What is Serbia's nevertheless: "Serb police"."""


LONGEST_NAME = 3
"""Words of the longest name of a region or a sea that a country's name is in."""


def is_of_region(found: tuple[Word, ...], match: Match) -> bool:
    """Whether a country's name is only a part of that of a region or a sea: "New Mexico", "British Columbia", "the
    Indian Ocean"."""
    if not any(entry.kind in actors.COUNTRY_KINDS for entry in match.entries):
        return False
    for first in range(max(0, match.last + 1 - LONGEST_NAME), match.first + 1):
        for last in range(match.last, min(len(found), first + LONGEST_NAME)):
            run = found[first : last + 1]
            named = " ".join(word.low for word in run) in words_of("called after a country")
            if named and len(run) > 1 and all(word.gap for word in run[1:]) and run[0].text[0].isupper():
                return True
    return False


def is_accented(found: tuple[Word, ...], match: Match) -> bool:
    """Whether a name with an accent only looks like that of a people: "Judge Thaís", "Coyuca de Catalán". Each of 4
    annotated ones that the tables do not write so is a name."""
    word = found[match.first]
    if match.last != match.first or any(entry.kind not in ("adjective", "people") for entry in match.entries):
        return False
    return not word.text.isascii() and word.text.casefold() not in _accented_peoples()


@cache
def _accented_peoples() -> frozenset[str]:
    rows = table("countries.psv")
    names = (name for row in rows for name in (*items(row["people"]), *items(row["adjectives"])))
    return frozenset(name.casefold() for name in names if not name.isascii())


def is_half(text: str, found: tuple[Word, ...], match: Match) -> bool:
    """Whether a country's short form is the end of a surname: "Gaetano Improta-Russo"; that of "Russo-Ukrainian" is
    its beginning."""
    short = match.first == match.last and found[match.first].low in _SHORT_FORMS
    return short and text[found[match.last].end : found[match.last].end + 1] not in ("-", "\u2010", "\u2011", "\u2013")


_SHORT_FORMS = frozenset(("russo", "sino"))


def is_other_party(found: tuple[Word, ...], match: Match) -> bool:
    """Whether "Democrats" are those of another name than the party of the United States: "the Social Democrats". Each
    of 10 annotated ones is of the country of the page."""
    before = found[match.first - 1].low if match.first and found[match.first].gap else ""
    return found[match.first].low in ("democrat", "democrats") and before in _OTHER_DEMOCRATS


_OTHER_DEMOCRATS = frozenset(("social", "christian", "liberal", "free", "civic", "new", "centre", "center", "national"))


_GENERAL = re.compile(r"secretary[- ]general", re.I)
_UN = re.compile(r"\b(?:UN|U\.N\.|United Nations)(?![\w’'-])")
_ITS_GENERAL = re.compile(
    r"[Ss]ecretary[- ][Gg]eneral of (?:the )?(?!UN\b|U\.N\.|United Nations)[A-Z]"
    r"|\b(?!UN\b)(?:[A-Z]{3,}|League|Commonwealth) [Ss]ecretary[- ][Gg]eneral"
)


def is_of_other_body(text: str, found: tuple[Word, ...], match: Match) -> bool:
    """Whether "the Secretary-General" is that of another body than the United Nations: "the Secretary-General of NATO",
    and the bare title on a page that tells of such and not of the UN."""
    start, end = found[match.first].start, found[match.last].end
    if _COUNCIL.fullmatch(text, start, end) is not None:
        return _is_of_one_state(text, found, match)
    if _GENERAL.fullmatch(text, start, end) is None:
        return False
    return _ITS_GENERAL.match(text, start) is not None or _another_general(text)


_COUNCIL = re.compile(r"security council", re.I)
_WHOSE = re.compile(r"((?:[A-Z][\w-]*)(?: [A-Z][\w-]*){0,2}?)(?:['’]s?)? \Z")
_REACH = 50
"""Characters before a body's name in which a state is looked for."""
_STYLE = frozenset(("of", "the", "republic", "islamic", "federal", "people", "s"))
"""Words between a body and the name of its state."""


def _is_of_one_state(text: str, found: tuple[Word, ...], match: Match) -> bool:
    """Whether a state is told right beside the bare "Security Council": "Russia's Security Council", "the Security
    Council of Tajikistan" are no body of the United Nations."""
    start, at = found[match.first].start, match.last + 1
    before = _WHOSE.search(text, max(0, start - _REACH), start)
    ahead = before[1].split() if before else []
    if any(_names_state(" ".join(ahead[i:])) for i in range(len(ahead))):
        return True
    if at >= len(found) or found[at].low != "of" or not found[at].gap:
        return False
    for first in range(at + 1, min(len(found), at + 6)):
        told = actors.lexicon().at(list(found[first : first + 6]), 0, "mixed")
        if told is not None and any(entry.kind == "country" for entry in told.entries):
            return True
        if found[first].low not in _STYLE:
            return False
    return False


def _names_state(name: str) -> bool:
    return any(entry.kind in ("country", "adjective") for entry in actors.lexicon().get(key(name)))


@lru_cache(maxsize=4)
def _another_general(text: str) -> bool:
    """Whether a page tells of the secretary-general of another body and not of the UN."""
    return _ITS_GENERAL.search(text) is not None and _UN.search(text) is None
