"""Who somebody is and how he is called, side by side: "Baker, a teacher," and "the director of the jail, Major Baker,"
are one party each.
"""

from __future__ import annotations

import re

from dateline.knowledge.roles import nouns
from dateline.model import Span

_APPOSED = re.compile(r"(?:the|a|an|his|her|its|their|(?:[A-Z][\w-]+\s)?[A-Z][\w-]+[’']s(?=\s[a-z]))\s")
_BARE = re.compile(r"[a-z]+(?:\s[a-z]+)?\s(?:of|at|in)\s")
"""An apposition without an article: "parish priest of Callis"."""
_CLOSED = re.compile(r",(?! (?:and|or)\b)|[.;]")
_WHO_DID = re.compile(r",?\s(?:who|whom|whose|which|that)\b")
LONG = 90
"""Characters of the longest apposition that is joined to its name."""


def apposed(text: str, name: Span, span: Span) -> bool:
    """Whether a stretch describes the one before it: a name ("Baker, a teacher, was"), or one person told by what he is
    ("a third suspect, a tailor, was"); in "Israel, the army and Hezbollah" none does."""
    if text[name[1] : span[0]] != ", " or span[1] - span[0] > LONG:
        return False
    if _CLOSED.match(text, span[1]) is None and _WHO_DID.match(text, span[1]) is None:
        return False
    words = text[slice(*name)]
    if words.split()[-1][:1].isupper():
        described = _APPOSED.match(text, span[0]) or _BARE.match(text, span[0], span[1])
        return " and " not in words and described is not None
    return text[span[0] : span[0] + 2].casefold() in ("a ", "an") and _SINGLE.fullmatch(words) is not None


_OWNED = r"(?:the|its|his|her|their|our|my)\s|(?:[A-Z][\w.-]*\s){0,3}[A-Z][\w.-]*['’]s\s"
_SINGLE = re.compile(rf"one of \w+|(?:an?\s|another\s|{_OWNED}).*[a-z0-9]{{2}}(?<!s)", re.I | re.S)
"""One person or body told by what it is."""
_BEHIND_HEAD = re.compile(
    r"\s(?:of|for|at|in|on|from|with|to|between|close|near|responsible|called|that|which|who|whose)\s|\s\(", re.I
)
_TITLED = r"(?:(?:[A-Z][\w.’'-]*|al-[\w’'-]+|d[aeu]|del|den|der|van|von|bin|ibn|ben|abu|el|la|ter|y)\s){1,6}"
_NAME = re.compile(rf"{_TITLED}(?:[A-Z]|al-|el-)[\w’'-]+")
_BODY = re.compile(
    r"[Tt]he\s[^,;]*[A-Z][^,;]*|[A-Z]{2,}[A-Z/-]*|(?:[A-Z][\w’'-]*\s)+(?:of|du|de|del|des|for)\s[\w\s’'-]+"
)
"""The name of a body, which no person's is: "the Rell Party", "ARF", "Mothers of the Gulf"."""


_BODIES = frozenset(("group", "faction", "militia", "party", "union", "company", "charity", "newspaper"))
_CALLED = re.compile(r"(?:an?|another)\s", re.I)
_SHORT_NAME = re.compile(r"(?:[A-Z][\w’'-]*\s){0,3}[A-Z][\w’'-]+")
"""The name of a body told as "another faction", which may be of one word."""


def presented(text: str, role: Span, span: Span) -> bool:
    """Whether a name between commas is that of the one person or body told before it ("the director of the jail, Major
    Baker, was"): annotators took both for one party 1,574 times, and for two once."""
    if (
        text[role[1] : span[0]] != ", "
        or role[1] - role[0] > LONG
        or text[span[1] : span[1] + 1] not in (",", ".", ";")
    ):
        return False
    words = text[slice(*role)]
    before = _BEHIND_HEAD.split(words, maxsplit=1)[0]
    if words.casefold().startswith("one of "):
        return _NAME.fullmatch(text, *span) is not None
    if _SINGLE.fullmatch(before) is None:
        return False
    head = before.split()[-1]
    role_noun = nouns().get(head.casefold())
    if not (head.islower() or role_noun is not None):
        return False
    body = head in _BODIES or (role_noun is not None and role_noun.kind == "body")
    listed = _CLOSED.match(text, span[1]) is None  # ", and": a person is one with his office (21 annotated, 0 two)
    if body and _CALLED.match(words) is not None and not listed:
        return _SHORT_NAME.fullmatch(text, *span) is not None
    return not (body and listed) and (_BODY if body else _NAME).fullmatch(text, *span) is not None
