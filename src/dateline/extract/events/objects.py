"""Objects behind a verb and phrases behind a preposition, as far as word order shows them."""

from __future__ import annotations

from dateline.extract import syntax
from dateline.extract.events.reading import Reading, words

PARTICLES = frozenset(["up", "down", "out", "off", "over", "away", "than", "least", "about", "around", "dead", "free"])
"""Words between a verb and its object that belong to the verb or to a number ("more than 300 herders")."""


def obj(r: Reading, head: int, after: int | None = None) -> syntax.Phrase | None:
    """The noun phrase right behind a verb (or behind token ``after``), adverbs, particles and quotes skipped."""
    i = (head if after is None else after) + 1
    while i < len(r.tokens):
        tok = r.tokens[i]
        if r.of_token[i] >= 0:
            phrase = r.phrases[r.of_token[i]]
            if (
                r.tokens[phrase.last].lower in words("time_word")
                and i == phrase.first
                and phrase.last - phrase.first < 3
            ):
                i = phrase.last + 1
                continue
            return phrase if phrase.first >= i or phrase.first > head else None
        if tok.tag in ("adv", "quote", "det", "adj", "num") or tok.lower in PARTICLES:
            i += 1
            continue
        if (
            tok.tag == "prep"
            and i + 1 < len(r.tokens)
            and r.tokens[i + 1].lower in words("time_word")
            and tok.lower == "on"
        ):
            i += 2
            continue
        return None
    return None


QUANTIFYING = frozenset({"both", "either", "than", "at", "least", "about", "some", "nearly", "up", "to"})
"""Words between a preposition and its phrase: "against more than 20 sites"."""


def prepositional(r: Reading, start: int, end: int, word: str) -> syntax.Phrase | None:
    """The phrase behind the first ``word`` (a preposition) among tokens start to end."""
    for i in range(start, min(end, len(r.tokens))):
        tok = r.tokens[i]
        if tok.lower == word and tok.tag in ("prep", "to", "sub", "adv", "noun") and i + 1 < len(r.tokens):
            j = i + 1
            while j < len(r.tokens) and r.of_token[j] < 0:
                if r.tokens[j].tag not in ("quote", "adv") and r.tokens[j].lower not in QUANTIFYING:
                    break
                j += 1
            if j < len(r.tokens) and r.of_token[j] >= 0:
                phrase = r.phrases[r.of_token[j]]
                if r.tokens[phrase.last].lower not in words("time_word"):
                    return phrase
    return None
