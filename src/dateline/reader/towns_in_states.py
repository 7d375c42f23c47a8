"""Somebody told by town and state before his noun, as American agencies write: "a Buffalo, N.Y., doctor".

The commas part the phrase, and the reader takes "a Buffalo" for a party, "N.Y." for another and "doctor" for a third.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.knowledge.roles import nouns
from dateline.model import Span
from dateline.reader.turned import Both
from dateline.spans import meets

_STATES = (
    r"(?:Ala|Ariz|Ark|Calif|Colo|Conn|D\.C|Del|Fla|Ga|Hawaii|Idaho|Ill|Ind|Iowa|Kan|Ky|La|Maine|Mass|Md|Mich|Minn|Miss"
    r"|Mo|Mont|N\.C|N\.D|N\.H|N\.J|N\.M|N\.Y|Neb|Nev|Ohio|Okla|Ont|Ore|Pa|Que|R\.I|S\.C|S\.D|Tenn|Texas|Utah|Va|Vt|W\.Va"
    r"|Wash|Wis|Wyo)"
)
_PHRASE = re.compile(
    rf"(?:[Aa]n?|[Tt]he|[Tt]wo|[Tt]hree|[Ss]everal) (?:[A-Z][\w’'-]+ ?){{1,3}}, {_STATES}\.?,"
    r" (?P<who>(?:(?!(?:and|at|by|for|from|in|of|on|or|to|where|which|who|with)\b)[a-z-]+ ?){1,4})"
)
_OPENS = re.compile(r"(?:[Aa]n?|[Tt]he|[Tt]wo|[Tt]hree|[Ss]everal) [A-Z]")


def with_state(text: str, both: Both) -> Both:
    """The sides with such a phrase as one party."""
    actors, recipients = _joined(text, both.actors), _joined(text, both.recipients)
    return both if (actors, recipients) == (both.actors, both.recipients) else Both(actors, recipients)


def _joined(text: str, side: Sequence[Span]) -> tuple[Span, ...]:
    phrases = [phrase for span in side if _OPENS.match(text, *span) and (phrase := _phrase(text, span[0])) is not None]
    if not phrases:
        return tuple(side)
    rest = (span for span in side if not any(meets(span, phrase) for phrase in phrases))
    return tuple(sorted({*phrases, *rest}))


def _phrase(text: str, at: int) -> Span | None:
    """The stretch of such a phrase that begins at a place of the text, up to the noun that tells who it is; None where
    no phrase begins there or none of its nouns is a person's."""
    found = _PHRASE.match(text, at)
    if found is None:
        return None
    ends = [word.end() for word in re.finditer(r"[a-z-]+", found["who"]) if word[0] in nouns()]
    return (at, found.start("who") + ends[-1]) if ends else None
