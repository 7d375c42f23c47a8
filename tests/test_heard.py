"""What the reader hears of parties: its shape, where it is silent, and that the scores take it in."""

from __future__ import annotations

from dateline import sentences
from dateline.knowledge.own import SECTORS
from dateline.link import country, describe, find
from dateline.link.clues import clues_of
from dateline.link.describe import by_words, country_asked, weighed
from dateline.model import UNHEARD, Article, Heard, Span, Story
from dateline.reader import shipped
from dateline.reader.heard import listened

TEXT = (
    "Soldiers from Chad crossed the border into Sudan on Monday, Sudan's government said.\n"
    "The army shelled two villages, residents said."
)


def story(text: str = TEXT) -> Story:
    part = (0, len(text))
    return Story(text=text, article=Article(number=0, parts=(part,)), sentences=sentences.split(text, (part,)))


def at(words: str) -> Span:
    return TEXT.index(words), TEXT.index(words) + len(words)


def test_a_party_is_heard_on_every_sector_and_feature() -> None:
    told = listened(shipped.reader(), story()).heard(at("residents"))
    assert len(told.sectors) == len(SECTORS)
    assert len(told.countries) == len(country.HEARD)
    by_sector = dict(zip(sorted(SECTORS), told.sectors, strict=True))
    assert by_sector["CVL"] > by_sector["MIL"]


def test_what_no_window_holds_is_not_heard() -> None:
    assert listened(shipped.reader(), story()).heard((len(TEXT), len(TEXT) + 3)) == UNHEARD


def test_what_is_heard_depends_on_the_story_alone() -> None:
    first = listened(shipped.reader(), story()).heard(at("The army"))
    listened(shipped.reader(), story(TEXT.upper())).heard(at("The army"))
    assert listened(shipped.reader(), story()).heard(at("The army")) == first


def test_sector_and_country_take_in_what_is_heard() -> None:
    page, span = story(), at("residents")
    mentions = find(page)
    order = sorted(SECTORS)
    loud = Heard(sectors=tuple(50.0 * (sector == "REF") for sector in order))
    assert describe(page, span, mentions).sector == "CVL"
    assert describe(page, span, mentions, heard=loud).sector == "REF"
    none = Heard(countries=tuple(50.0 * (feature == "none") for feature in country.HEARD))
    assert describe(page, span, mentions).country in ("SDN", "TCD")
    assert describe(page, span, mentions, heard=none).country is None
    one, other = (weighed(page, span, mentions, heard=heard).countries for heard in (UNHEARD, none))
    assert {c.country for c in one} == {c.country for c in other}


def test_every_plain_feature_of_a_country_can_be_heard() -> None:
    page, span = story(), at("The army")
    mentions = find(page)
    clues = clues_of(page, mentions)
    told = country.candidates(clues, country_asked(clues, by_words(page, span, mentions), "actors"))
    plain = {f for c in told for f in c.features if ":" not in f and not f.startswith(("none ", "land "))}
    assert {"none", "told first", "in near"} <= plain
    assert plain <= set(country.HEARD)
