"""Words that report speech elsewhere and tell a deed here: "police charged batons", "the raid claimed two lives"."""

from __future__ import annotations

import re

from dateline.model import Quotation

_CALL = re.compile(r"call(?:s|ed|ing)?")
_DEEDS = (
    (re.compile(r"charg(?:e[sd]?|ing)"), re.compile(r"(?:batons?|lathis?|canes?|truncheons?|sticks?)\b")),
    (
        re.compile(r"(?:claim|tak|took)\w*"),
        re.compile(
            r"(?:the |at least |about |some |more than |over |many |several |dozens of |[\d,]+ |one |two |three |four "
            r"|five |six |seven |eight |nine |ten |(?:his|her|their) ){1,3}(?:life|lives)\b"
        ),
    ),
    (
        _CALL,
        re.compile(
            r"(?:an?|snap|early|fresh|new) (?:[a-z-]+ ){0,2}"
            r"(?:meeting|session|summit|elections?|referendum|vote|strike)\b"
            r"(?! (?:an?|the|“|\"))"
        ),
    ),
    (re.compile(r"declar(?:e[sd]?|ing)"), re.compile(r"(?:(?:[A-Z]\w+|him|her|them) ){0,4}wanted\b")),
)
"""Cue and the beginning of what stands behind it (none of 48 such places on the training pages is a statement)."""
_OFF = re.compile(r"\s(?:off|up)\b")
"""Who calls off a march, or calls up reserves, says nothing by it."""


def is_deed(text: str, said: Quotation) -> bool:
    """Whether the cue of a statement and what stands behind it tell a deed."""
    if said.cue_span is None:
        return False
    cue = text[slice(*said.cue_span)].casefold()
    if _CALL.fullmatch(cue) is not None and _OFF.match(text, said.cue_span[1]) is not None:
        return True
    return any(
        verb.match(cue) is not None and deed.match(text, said.content_span[0], said.content_span[1]) is not None
        for verb, deed in _DEEDS
    )
