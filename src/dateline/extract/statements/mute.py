"""Noun phrases that cannot speak: days, ordinals, shares without their people, nothing, a message without its owner."""

from __future__ import annotations

from dateline.extract.statements.lexicon import lexicon
from dateline.extract.statements.subjects import Range
from dateline.extract.statements.units import Unit

NOTHING = frozenset({"nothing", "nowhere", "something", "anything", "everything"})
ORDINALS = frozenset({"first", "second", "third", "last", "next", "later", "earlier", "previously", "early", "late"})
SHARES = frozenset({"percent", "%", "cent", "pc"})
MESSAGES = frozenset({"message", "messages", "tweet", "tweets", "post", "posts", "email", "caption", "hashtag"})
SKIPPED = frozenset({"det", "adj", "adv", "prep", "punct", "sub", "num"})
"""Tags of words that do not make a day or an ordinal a speaker."""


def mute(unit: Unit, found: Range, *, direct: bool = False) -> bool:
    """Whether a subject can say nothing; a message without an owner may be quoted (``direct``) but reports nothing."""
    words = [unit.word(k) for k in range(*found)]
    if words[0] in NOTHING or (words[0] in ORDINALS and len(words) == 1):
        return True
    if words == ["may"]:
        return False  # "May said": no month speaks
    bare = [w for k, w in zip(range(*found), words, strict=True) if unit.tag(k) not in SKIPPED]
    lex = lexicon()
    if all(w in lex.days or w in lex.units or w in ORDINALS for w in bare) and any(w in lex.days for w in words):
        return True
    if words[-1] in SHARES and "of" not in words:
        return True
    return not direct and _ownerless(unit, found)


def _ownerless(unit: Unit, found: Range) -> bool:
    """ "A message on the channel": no possessive, no name, and nobody behind "of", "from" or "by"."""
    a, b = found
    head = next((k for k in range(a, b) if unit.word(k) in MESSAGES), None)
    if head is None or any(unit.word(k) in ("from", "by", "of") for k in range(head, b)):
        return False
    return not any(unit.tag(k) in ("poss", "name", "noun", "past") or unit.word(k) == "its" for k in range(a, head))
