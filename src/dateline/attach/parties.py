"""Who did it and to whom: the noun phrases that stand where the trigger's rule says its actor and recipient stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from dateline.attach import agents, coreference, violence
from dateline.attach.arguments import Anchor, anchor_of, phrases_at, subject_of
from dateline.extract import syntax
from dateline.extract.events import lexicon as lexicons
from dateline.extract.events.lexicon import Lexicon, Rule
from dateline.extract.events.reading import Reading
from dateline.model import Mention, Span, Story, Trigger


def parties_of(
    story: Story, trigger: Trigger, triggers: Sequence[Trigger], mentions: Sequence[Mention] = ()
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The spans of the actors and of the recipients of one event; both empty where the page does not tell."""
    lex = lexicons.lexicon()
    anchor = anchor_of(story, trigger, lex)
    if anchor is None:
        return (), ()
    actors = _first_found(story, anchor, anchor.rule.actor, triggers, lex, side="actor")
    recipients = _first_found(story, anchor, anchor.rule.recipient, triggers, lex, side="recipient")
    if anchor.rule.type == "ASSAULT":
        actors, recipients = violence.with_victims(anchor, actors, recipients, lex)
    if not recipients and not anchor.rule.reciprocal:
        recipients = _counterparts(story, trigger, actors, triggers, lex)
    recipients = [span for span in recipients if not _overlaps_any(span, actors)]
    return tuple(sorted(set(actors))), tuple(sorted(set(recipients)))


def why_no_actor(story: Story, trigger: Trigger) -> str:
    """One sentence on why the event has no actor."""
    if trigger.voice == "passive":
        return "the passive names no agent"
    if trigger.voice == "nominal":
        return "the event is told by a noun without an agent"
    return "no actor was found before the verb"


def why_no_recipient(story: Story, trigger: Trigger) -> str:
    """One sentence on why the event has no recipient."""
    rule = lexicons.lexicon().rules.get(trigger.rule)
    if rule is not None and rule.reciprocal:
        return "both sides are actors"
    return "the sentence names no recipient"


def _overlaps_any(span: Span, others: Iterable[Span]) -> bool:
    return any(span[0] < b and a < span[1] for a, b in others)


def _first_found(
    story: Story, anchor: Anchor, sources: Sequence[str], triggers: Sequence[Trigger], lex: Lexicon, *, side: str
) -> list[Span]:
    """The agents of the first source that yields any; a reciprocal rule gathers all of its sources."""
    out: list[Span] = []
    for source in sources:
        phrases = phrases_at(anchor, source)
        for phrase in phrases:
            out += _agents(story, anchor, phrase, triggers, lex, side=side, source=source)
        if source == "poss" and not anchor.verbal:
            out += agents.owners(anchor.reading, anchor.head)
        if out and not (anchor.rule.reciprocal and side == "actor"):
            break
    return out


def _agents(
    story: Story,
    anchor: Anchor,
    phrase: syntax.Phrase,
    triggers: Sequence[Trigger],
    lex: Lexicon,
    *,
    side: str,
    source: str,
) -> list[Span]:
    """The span of an agent; for a thing or a deed ("the attack", "Turkish shelling") the agent behind it, if told."""
    r = anchor.reading
    if phrase.pronoun and (phrase.full_span != phrase.span or agents.told_by_number(r, phrase)):
        return [phrase.full_span]
    if phrase.pronoun:
        own = subject_of(anchor) if side == "recipient" else []
        return coreference.antecedents(story, r, phrase, tuple(p.span for p in own))
    loose = (side == "actor" and source == "subj") or (side == "recipient" and _takes_things(anchor.rule))
    if agents.is_agent(r, phrase, lex, loose=loose):
        bare = source == "obj" and r.tokens[anchor.head].lemma in lex.words["takes_of"]
        return [phrase.span if bare else phrase.full_span]
    owner = agents.owner_in(r, phrase)
    if owner is not None:
        return [owner]
    if side == "recipient" and source in ("obj", "obj:actor", "of"):
        return _behind(story, r, phrase, triggers)
    return []


def _takes_things(rule: Rule) -> bool:
    """Whether a building or a vehicle may be the recipient: violence, searches and seizures."""
    return rule.type in ("ASSAULT", "PROTEST") or rule.mode in ("seize", "censor", "vandalize")


def _behind(story: Story, r: Reading, phrase: syntax.Phrase, triggers: Sequence[Trigger]) -> list[Span]:
    """The actors of the event that the phrase tells or recalls by the same noun."""
    head = story.text[phrase.head[0] : phrase.head[1]].lower()
    near = [t for t in _before(triggers, phrase.full_span[1], 4 * NEAR) if t.voice == "nominal"]
    inside = [t for t in near if t.span[0] >= phrase.span[0]]
    recalled = [t for t in near if t.span[1] <= phrase.span[0] and _says(story, t).endswith(head)]
    for trigger in [*inside, *reversed(recalled)][:2]:
        lex = lexicons.lexicon()
        anchor = anchor_of(story, trigger, lex)
        if anchor is not None:
            found = _first_found(story, anchor, anchor.rule.actor, (), lex, side="actor")
            if found:
                return found
    return []


def _says(story: Story, trigger: Trigger) -> str:
    return story.text[trigger.span[0] : trigger.span[1]].lower()


# -------------------------------------------------------------------------------- words against words

ANSWERED: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "REJECT": frozenset({"ACCUSE"}),
        "ACCUSE": frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST", "REJECT", "THREATEN"}),
        "SUPPORT": frozenset({"AGREE", "RETREAT", "CONCEDE", "SUPPORT", "AID", "REQUEST"}),
    }
)
"""What a speech act without a named addressee answers: denials answer charges, condemnations deeds."""
SHARING = frozenset({"THREATEN", "REQUEST", "ACCUSE", "AGREE", "REJECT", "CONCEDE"})
"""Speech acts that share the addressee of the verb they are joined to ("asked the cabinet and threatened")."""
LOOK_BACK = 1
"""Sentences before the speech act in which the deed that it answers may stand; 0 to 2 differ by .005 F1 on the training
pages."""
NEAR = 6
"""Triggers before this one that are looked at."""


def _counterparts(
    story: Story, trigger: Trigger, actors: list[Span], triggers: Sequence[Trigger], lex: Lexicon
) -> list[Span]:
    """Whom a speech act is addressed to where it does not say: the recipient shared with the verb before it, else the
    actor of the nearest deed that it answers."""
    for other in reversed(_before(triggers, trigger.span[0], NEAR)):
        same = other.evidence_span == trigger.evidence_span
        answers = other.type in ANSWERED.get(trigger.type, frozenset())
        if not same and not (answers and _close(story, other, trigger)):
            continue
        anchor = anchor_of(story, other, lex)
        if anchor is None:
            continue
        theirs = _first_found(story, anchor, anchor.rule.actor, (), lex, side="actor")
        if same and trigger.type in SHARING and set(theirs) & set(actors):
            found = _first_found(story, anchor, anchor.rule.recipient, (), lex, side="recipient")
        else:
            found = theirs if answers else []
        found = [span for span in found if span not in actors]
        if found:
            return found
    return []


def _before(triggers: Sequence[Trigger], position: int, count: int) -> Sequence[Trigger]:
    """The last ``count`` triggers that start before ``position``, in page order."""
    end = bisect_left(triggers, position, key=lambda t: t.span[0])
    return triggers[max(0, end - count) : end]


def _close(story: Story, one: Trigger, other: Trigger) -> bool:
    """Whether ``one`` stands in the sentence of ``other`` or at most LOOK_BACK before it."""
    first, last = (bisect_left(story.sentences, t.evidence_span[0], key=lambda s: s.span[0]) for t in (one, other))
    return 0 <= last - first <= LOOK_BACK
