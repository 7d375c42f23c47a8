"""Stretches that are nobody by themselves: towns where somebody stands, and things.

Of "drivers in Tarn" reader and links mark at times the town alone. A town is a party where it stands for its council or
its people ("Tarn appealed to the ministry"); behind "in" it is where somebody or something is: the party is who stands
before it, or nobody. Custody, flour and electricity are nobody anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from dateline.attach import agents
from dateline.extract.events import lexicon, reading
from dateline.knowledge.fold import folded, key
from dateline.knowledge.roles import nouns
from dateline.model import Mention, Span, Story
from dateline.reader.bystanders import TOWNS
from dateline.spans import meeting, meets_any

_BEHIND: Final = re.compile(
    r"\b(?P<word>[Ii]n|[Aa]t|[Ff]rom|[Nn]ear|[Oo]ff|[Oo]utside|through|(?<!tore )(?<!laid )into)\s+(?:the\s+)?\Z"
)
_ONLY_PLACE: Final = frozenset(("in", "near", "off", "outside", "through", "into"))
"""Words behind which nothing but a place stands: shots are fired "at" a town, and a plea comes "from" one."""
_POSTED = re.compile(r"\b(?:embass(?:y|ies)|consulates?|ambassadors?|envoys?|missions?)\s+\Z", re.IGNORECASE)
"""Whom a state has in another's capital: who "closed its embassy in Callis" told Callis so."""
_BEFORE = 16
"""Characters before a town in which such a word is looked for."""


def peopled(story: Story, span: Span, mentions: Sequence[Mention], side: str) -> Span | None:
    """A stretch, with the people before it where it is only the town behind their "in" or "from"; None for a town that
    is only where something is (of the towns annotated as parties in 811 pages 5 stand so, and 16 told so were wrong).
    A capital that receives is its government nevertheless ("a tale put about in Callis")."""
    town = next((m for m in mentions if m.rule in TOWNS and _is(story.text, m.span, span)), None)
    at, _ = meeting(story.sentences, span, lambda sentence: sentence.span)
    if town is None or at >= len(story.sentences):
        return span
    begin, end = story.sentences[at].span
    word = _BEHIND.search(story.text, max(begin, span[0] - _BEFORE), span[0])
    if word is None:
        return span
    if side == "recipient" and town.rule == "capital" and _POSTED.search(story.text, begin, word.start()):
        return span
    people = _before(story, (begin, end), word.start())
    if people is not None:
        return people[0], span[1]
    placed = word["word"].lower() in _ONLY_PLACE and (side == "actor" or town.rule != "capital")
    return None if placed else span


_OTHERS: Final = frozenset(("counterpart", "counterparts", "figures"))
"""Heads of people that are told by what they are to somebody, or for a party."""


def _is(text: str, name: Span, span: Span) -> bool:
    """Whether a stretch is a name alone, with or without its article."""
    return name == span or (name[1] == span[1] and text[span[0] : name[0]].casefold() == "the ")


def _before(story: Story, sentence: Span, at: int) -> Span | None:
    """The phrase that ends right before an offset, where it names people."""
    read = reading.read(story.text, sentence)
    _, last = meeting(read.tokens, (sentence[0], at), lambda token: token.span)
    number = read.of_token[last - 1] if last else -1
    if number < 0:
        return None
    phrase = read.phrases[number]
    head = read.tokens[phrase.last]
    bare_name = head.tag == "name" and all(tok.tag in ("det", "name") for tok in read.tokens[phrase.first : last])
    if phrase.last != last - 1 or phrase.pronoun or head.tag == "num" or bare_name:
        return None
    if head.lower not in _OTHERS and not agents.is_agent(read, phrase, lexicon.lexicon()):
        return None
    return read.tokens[phrase.first].span[0], read.tokens[phrase.last].span[1]


_THINGS: Final = frozenset(
    (
        *("access", "ad", "ads", "ammunition", "areas", "arms", "asylum", "bail", "compensation", "complaint"),
        *("complaints", "coup", "criticism", "custody", "death", "deaths", "detention", "disabilities", "drugs"),
        *("e-mail", "e-mails", "electricity", "email", "emails", "evidence", "finding", "findings", "flour", "food"),
        *("fraud", "fuel", "internet", "lawsuit", "lawsuits", "rhetoric", "server", "servers", "speech"),
        *("licence", "licences", "livestock", "maize", "meal", "mining", "money", "overflight", "pay", "peace"),
        *("permits", "rice", "right", "rights", "safety", "silence", "table", "tonnes", "violence", "wages", "water"),
        *("weapons", "attack", "attacks", "blast", "blasts", "bombing", "bombings", "clashes", "explosion"),
        *("explosions", "fighting", "ied", "ieds", "killing", "killings", "landmine", "landmines", "shelling"),
        *("shooting", "shootings", "democracy", "communique", "communiques", "communiqué", "statement", "statements"),
        *("accord", "accords", "agreement", "agreements", "budget", "ceasefire", "constitution", "control", "curfew"),
        *("deal", "decision", "dialogue", "election", "elections", "extradition", "framework", "intervention", "law"),
        *("laws", "offensive", "operation", "operations", "plan", "plans", "policies", "policy", "process", "proposal"),
        *("proposals", "reform", "reforms", "resolution", "resolutions", "sanctions", "siege", "talks", "treaty"),
        *("truce", "verdict", "war", "bounty", "batons", "bullets"),
        *("arson", "burglary", "conspiracy", "endangerment", "homicide", "manslaughter", "murder", "perjury"),
        *("probation", "robbery", "theft", "treason"),
        *("activities", "activity", "article", "ban", "bans", "books", "comments", "crisis", "cuts", "data", "debt"),
        *("document", "documents", "exports", "funding", "funds", "goods", "imports", "information", "leaflet"),
        *("leaflets", "loan", "loans", "message", "messages", "orders", "products", "rallies", "remarks", "scandal"),
        *("shipment", "shipments", "summit", "tariffs", "tension", "tensions", "trade", "trial", "trip", "tweet"),
        *("life", "lives", "times", "tweets", "video", "videos", "vote", "votes"),
    )
)
"""Nouns that head no party in 8,000 annotated pages, though each stands in them dozens of times."""
_GOES_ON = re.compile(r"\s(?:of|in|at|from|for|on|with|near|to|by|under|between|who|which|that)\s|,")
_NEXT = re.compile(r"\s(?P<word>\w+)")


def is_thing(text: str, span: Span, mentions: Sequence[Mention]) -> bool:
    """Whether a stretch is a thing, of which its own words name no owner: "the money", not "the army's weapons" (of 811
    annotated pages 15 parties told so were wrong, and none right)."""
    words = text[slice(*span)]
    if words.casefold() in ("the air", "the sky", "thin air"):
        return True  # "fired into the air"
    if meets_any(span, (mention.span for mention in mentions)) or _names(words):
        return False
    after = _NEXT.match(text, span[1])
    if after is not None and key(after["word"]) in nouns():
        return False  # "the water" of an office
    head = _GOES_ON.split(words, maxsplit=1)[0].split()
    return bool(head) and head[-1].casefold() in _THINGS and not any(word in nouns() for word in folded(words))


def _names(words: str) -> bool:
    """Whether a word behind the first is written as a name, or the first is one that owns the rest; in capitals
    throughout none is told apart."""
    first, *rest = words.split()
    owner = bool(rest) and first[:1].isupper() and first.endswith(("'s", "’s", "s'", "s’"))
    return not words.isupper() and (owner or any(word[:1].isupper() for word in rest))
