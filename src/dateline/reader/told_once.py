"""One statement for one verb of saying: where rules and reader disagree on what was said, one of the two goes.

The reader often adds a second stretch of the sentence as another statement of the same verb ("Two shops are shut,
the mayor said, and a third ..."). On training pages that the reader has not learnt 44 of 51 such pairs are better
without the one dropped here (``docs/decisions/log/05-statements.md``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.extract.statements.subjects import FINITE
from dateline.extract.syntax import tokens
from dateline.model import Quotation, Span
from dateline.reader.joined import NAME

_CUT = re.compile(r"\b(?:and|or|but|who|which|whose|whom|that|where)\Z", re.IGNORECASE)
_RELATIVE = re.compile(r"(?:who|which|whose|whom)\b", re.IGNORECASE)


def told_once(text: str, quotations: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """The statements without a second one of the same verb that the reader adds: of two the rules' own stays, unless
    it is but a piece of a clause. Halves of one statement are put together before."""
    by_cue = {said.cue_span: said for said in quotations if said.cue_span is not None and said.rule != NAME}
    twice = {said.cue_span for said in quotations if said.rule == NAME and said.cue_span in by_cue}
    pieces = {cue for cue in twice if cue is not None and _piece(text, by_cue[cue].content_span)}
    return tuple(
        said for said in quotations if said.cue_span not in twice or (said.rule == NAME) == (said.cue_span in pieces)
    )


def _piece(text: str, content: Span) -> bool:
    """Whether what is said is no clause: "to staff", "who had made it", "most of them young men who"."""
    words = text[slice(*content)]
    if _CUT.search(words) or _RELATIVE.match(words):
        return True
    return not any(token.tag in FINITE for token in tokens(text, content))
