"""Who is accused where an attack is condemned: who made it, and none of those whom the sentence names beside it.

"The council condemned the bombing of the embassies in Tarn" accuses the bombers, and not the state of Tarn nor the
owner of the embassies; "in a telegram to Rell the king condemned the attack" accuses nobody of that name. The trees
take them where nobody else is told. Of 172 such acts of the training pages 78 have the doers of an attack told around
and 65 nobody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dateline.model import Span, Trigger
from dateline.reader.turned import Both
from dateline.spans import itself, meeting, meets, meets_any

_VERB = re.compile(r"(?:strongly |\w+ly )?(?:condemn|denounc|deplor|decr(?:y|ie))\w*", re.IGNORECASE)
_ATTACK = re.compile(
    r"(?:,? in the strongest (?:\w+ )?terms,?)?"
    r"(?: (?!(?:that|who|which|for|by|as|after|over|and|or|but|to|with)\b)[\"“]?[^\W_][\w’'.-]*,?){0,6}?"
    r" [\"“]?(?P<act>air ?strikes?|ambush(?:es)?|assassinations?|assaults?|attacks?|atrocit(?:y|ies)|blasts?"
    r"|bombardments?|bombings?|explosions?|killings?|massacres?|murders?|outrages?|raids?|shellings?|shootings?|slaughter|slayings?"
    r"|strikes?|(?:terrorist|senseless|barbaric|cowardly|criminal|bestial) acts?)\b(?! of (?:solidarity|workers))",
    re.IGNORECASE,
)
_PHRASE = re.compile(
    r"[\"”]?(?: (?!(?:and|but|by|blam\w+|who|which|that|as|for|with|while|after|calling|saying)\b)"
    r"[\w’'.\"“”-]+){0,10}?(?P<row> and)? "
)
"""The words of the attack's own phrase up to a party in it."""
_ATTACKS = frozenset(("ASSAULT", "COERCE", "SANCTION"))


def unblamed(
    text: str, triggers: Sequence[Trigger], sides: Sequence[Both], same: Sequence[Sequence[Sequence[Span]]]
) -> list[Both]:
    """The sides of each event, a condemned attack without whom it names that did none; ``same`` are the stretches of
    each party around each event."""
    doers = sorted(
        span for trigger, both in zip(triggers, sides, strict=True) if trigger.type in _ATTACKS for span in both.actors
    )
    out = []
    for trigger, both, parties in zip(triggers, sides, same, strict=True):
        attack = _condemned(text, trigger) if both.recipients else None
        if attack is not None:
            named = _Named(text, trigger, attack)
            kept = tuple(span for span in both.recipients if not named.beside(span) or _is_doer(span, doers, parties))
            both = both if kept == both.recipients else both._replace(recipients=kept)
        out.append(both)
    return out


def _condemned(text: str, trigger: Trigger) -> Span | None:
    """From the verb that condemns over the words of a noun phrase to the attack that it is about."""
    if trigger.type != "ACCUSE":
        return None
    verb = _VERB.search(text, *trigger.span)
    attack = None if verb is None else _ATTACK.match(text, verb.end(), trigger.evidence_span[1])
    return None if verb is None or attack is None else (verb.end(), attack.end())


class _Named(NamedTuple):
    """A condemnation, and its words from behind the verb to the attack that it is about."""

    text: str
    trigger: Trigger
    attack: Span

    def beside(self, span: Span) -> bool:
        """Whether a party stands before the verb, or in the phrase of the attack: "the bombing of mills in Karstia",
        and not "Karstia's raid" nor "the raid by Karstia"."""
        begin, end = self.trigger.evidence_span
        if not begin <= span[0] < end or meets(span, self.attack):
            return False
        if span[1] <= self.attack[0]:
            return True
        phrase = _PHRASE.fullmatch(self.text, self.attack[1], span[0])
        return phrase is not None and (phrase["row"] is None or self.text[span[0]].isupper())


def _is_doer(span: Span, doers: Sequence[Span], parties: Sequence[Sequence[Span]]) -> bool:
    """Whether a party, by any of its names, did an attack that is told."""
    names = next((party for party in parties if meets_any(span, party)), (span,))
    found = (meeting(doers, name, itself) for name in names)
    return any(first < last for first, last in found)
