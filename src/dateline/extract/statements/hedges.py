"""Words that weaken what is reported: reportedly, allegedly, unconfirmed, "it was not immediately clear"."""

from __future__ import annotations

import re
from functools import cache

from dateline.extract.statements.lexicon import lexicon
from dateline.extract.statements.units import Unit
from dateline.model import Span


@cache
def _pattern() -> re.Pattern[str]:
    words = [*lexicon().hedge_phrases, *sorted(lexicon().hedges)]
    return re.compile(r"\b(?:" + "|".join(re.escape(w) for w in words) + r")\b", re.IGNORECASE)


def hedges(text: str, span: Span) -> tuple[Span, ...]:
    """The hedges within ``span``, in order."""
    return tuple((m.start(), m.end()) for m in _pattern().finditer(text, *span))


def hedge_in(text: str, cue: Span | None, unit: Unit) -> Span | None:
    """The hedge next to a reporting verb (within 40 characters before it), or None."""
    if cue is None:
        return None
    found = hedges(text, (max(unit.span[0], cue[0] - 40), cue[1]))
    return found[-1] if found else None
