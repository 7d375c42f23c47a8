"""What a verb of saying tells of as an act, with nothing said in it: such findings can be sources, but are no rows.

The shares are of 2,411 annotated pages (train and dev): how many of what the rules found was annotated as a statement.
"""

from __future__ import annotations

from dateline.extract.statements.lexicon import lexicon
from dateline.extract.statements.raw import Raw
from dateline.extract.statements.units import Unit

NAMING = frozenset({"speak_of", "demand", "accuse", "claim", "call"})
"""Verbs whose content may be as short as it likes: "spoke of treason", "called it a lie"."""
SHORT = 2
"""Words of an object that says nothing by itself: "denied the charges", "asked for asylum" (.19 were annotated)."""
COMMANDS = frozenset({"order"})
"""Orders that are told as what was done with them: "ordered the envoy to leave" (.19)."""


def act_only(unit: Unit, raw: Raw) -> bool:
    """Whether a finding is but an act: "thanked the medics", "denied this", "offered a reward"; not where words of it
    stand in quotation marks."""
    rule = raw.rule.removesuffix("-ing")
    if raw.cue is None or rule not in ("object", "order") or any(unit.said(k) for k in range(*raw.content)):
        return False
    lemma, _ = lexicon().forms.get(unit.word(raw.cue[0]), ("", ""))
    if rule == "order":
        return lemma in COMMANDS
    begin, end = raw.content
    name = "_".join((lemma, *(unit.word(k) for k in range(raw.cue[0] + 1, raw.cue[1]))))
    short = end - begin <= SHORT and name not in NAMING
    return short or lemma in lexicon().deeds or unit.word(begin) == "it"
