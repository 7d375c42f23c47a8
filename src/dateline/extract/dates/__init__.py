"""Time expressions in running English text, resolved against the day they were published on.

``find(story)`` reads an article, ``find_in(text, span, anchor)`` any stretch of text (a dateline, a caption).
The grammar is data: ``lexicon.toml`` (words), ``holidays.toml``, ``rules.toml`` (patterns). A value is a closed day
interval beside its TIMEX3 type and value (ISO-TimeML, ISO 24617-1).
"""

from __future__ import annotations

from dateline.extract.dates.faces import atoms_in, find, find_in, read_again

__all__ = ["atoms_in", "find", "find_in", "read_again"]
