"""Who did it and to whom: the noun phrases that stand where the trigger's rule says its actor and recipient stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from dateline.attach import agents, coreference, groups, violence
from dateline.attach.arguments import Anchor, anchor_of, phrases_at, subject_of
from dateline.extract import syntax
from dateline.extract.events import lexicon as lexicons
from dateline.extract.events import reading, subjects
from dateline.extract.events.lexicon import Lexicon, Rule
from dateline.extract.events.reading import Reading
from dateline.model import Mention, Span, Story, Trigger, Value
from dateline.spans import meets_any


def parties_of(
    story: Story, trigger: Trigger, triggers: Sequence[Trigger], mentions: Sequence[Mention] = ()
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The spans of the actors and of the recipients of one event; both empty where the page does not tell."""
    lex = lexicons.lexicon()
    anchor = anchor_of(story, trigger, lex)
    if anchor is None:
        return (), ()
    around = Around(story=story, triggers=tuple(triggers), mentions=tuple(mentions))
    actors = _first_found(around, anchor, anchor.rule.actor, lex, side="actor") or _not_beside(around, anchor, lex)
    recipients = _first_found(around, anchor, anchor.rule.recipient, lex, side="recipient")
    if anchor.rule.type == "ASSAULT":
        actors, recipients = violence.with_victims(anchor, actors, recipients, lex)
    if not recipients and not anchor.rule.reciprocal:
        recipients = _counterparts(around, trigger, actors, lex)
    recipients = [span for span in recipients if not meets_any(span, actors)]
    recipients = [span for span in recipients if not _same_name(story, span, actors) and not _told(story, anchor, span)]
    return tuple(sorted(set(actors))), tuple(sorted(set(recipients)))


def _same_name(story: Story, span: Span, others: Iterable[Span]) -> bool:
    """Whether one of the others is the same name, or the same surname with more before it."""
    words = story.text[slice(*span)].split()
    if not words or not words[-1][:1].isupper():
        return False
    last = [story.text[slice(*other)].split()[-1:] for other in others]
    return [words[-1]] in last


def _told(story: Story, anchor: Anchor, span: Span) -> bool:
    """Whether the party is only the one that was told of the event ("told Radio Nova that ...")."""
    r = anchor.reading
    at = bisect_left(r.tokens, span[0], key=lambda t: t.span[0])
    before = at - 1
    return 0 <= before != anchor.head and at < len(r.tokens) and r.tokens[before].lower in ("told", "tells", "telling")


def _not_beside(around: Around, anchor: Anchor, lex: Lexicon) -> list[Span]:
    """Actors that stand elsewhere than beside the verb: who issued the paper that speaks, the parties of the talks that
    are recalled, the police who tell of the arrests."""
    r = anchor.reading
    for phrase in subject_of(anchor) if anchor.verbal and not anchor.passive else []:
        if not phrase.pronoun and agents.is_paper(r, phrase):
            verb = next((h for h in sorted(r.groups, reverse=True) if h < phrase.first), None)
            issuer = None if verb is None else subjects.subject(r, verb)
            if issuer is not None and agents.is_agent(r, issuer, lex):
                return [issuer.full_span]
    if anchor.rule.type in ("CONSULT", "SANCTION", "AGREE", "RETREAT"):
        return _recalled_parties(around, anchor, lex)
    if anchor.rule.mode == "arrest" and anchor.passive:
        return _telling_police(r, anchor, lex)
    return []


def _recalled_parties(around: Around, anchor: Anchor, lex: Lexicon) -> list[Span]:
    """The actors of the talks, truce or deal that "the talks" recalls: the last event told by the same noun."""
    r = anchor.reading
    at = anchor.head if not anchor.verbal else None
    if anchor.verbal and (subject := _deed_subject(anchor)) is not None:
        at = subject
    if at is None or r.of_token[at] < 0:
        return []
    first = r.tokens[r.phrases[r.of_token[at]].first]
    if first.lower not in ("the", "these", "those", "this", "that"):
        return []
    noun = r.tokens[at].lower
    for other in reversed(_before(around.triggers, r.tokens[at].span[0], 3 * NEAR)):
        if other.evidence_span == r.span or noun not in _says(around.story, other).split():
            continue
        anchor_before = anchor_of(around.story, other, lex)
        found = (
            []
            if anchor_before is None
            else _first_found(around.alone(), anchor_before, anchor_before.rule.actor, lex, side="actor")
        )
        if found:
            return found
    return []


def _deed_subject(anchor: Anchor) -> int | None:
    """The head token of the subject where the rule asks for a deed there ("the talks broke down")."""
    if "subject" not in anchor.rule.conditions:
        return None
    phrase = subjects.subject(anchor.reading, anchor.head)
    return None if phrase is None else phrase.last


def _telling_police(r: Reading, anchor: Anchor, lex: Lexicon) -> list[Span]:
    """The police or army who say in the same sentence that people were arrested."""
    for head in r.groups:
        if r.tokens[head].lemma in reading.words("saying") and r.tokens[head].tag in ("past", "verb"):
            teller = subjects.subject(r, head)
            if (
                teller is not None
                and {t.lower for t in r.tokens[teller.first : teller.last + 1]} & lex.words["captors"]
            ):
                return [teller.full_span]
    return []


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


class Around(Value, frozen=True, kw_only=True):
    """What stands around an event: the story, its triggers (none where they must not be followed), its mentions."""

    story: Story
    triggers: tuple[Trigger, ...]
    mentions: tuple[Mention, ...]

    def alone(self) -> Around:
        """The same without triggers, so that one event's actors are not looked for in a third."""
        return Around(story=self.story, triggers=(), mentions=self.mentions)


def _first_found(around: Around, anchor: Anchor, sources: Sequence[str], lex: Lexicon, *, side: str) -> list[Span]:
    """The agents of the first source that yields any; a reciprocal rule gathers all of its sources."""
    out: list[Span] = []
    for source in sources:
        phrases = phrases_at(anchor, source)
        for phrase in phrases:
            out += _agents(around, anchor, phrase, lex, side=side, source=source)
        if source == "poss" and not anchor.verbal:
            out += agents.owners(anchor.reading, anchor.head)
        if out and not (anchor.rule.reciprocal and side == "actor"):
            break
    return out


def _agents(
    around: Around, anchor: Anchor, phrase: syntax.Phrase, lex: Lexicon, *, side: str, source: str
) -> list[Span]:
    """The span of an agent; for a thing or a deed ("the attack", "Turkish shelling") the agent behind it, if told."""
    r, story = anchor.reading, around.story
    if groups.is_pair(r, phrase):
        return groups.members(story, r, phrase, around.mentions) or [phrase.full_span]
    if r.tokens[phrase.first].lower == "whose":
        possessor = subjects.antecedent(r, phrase.first)
        return [] if possessor is None else [possessor.full_span]
    if phrase.pronoun and (phrase.full_span != phrase.span or agents.told_by_number(r, phrase)):
        return [phrase.full_span]
    if phrase.pronoun:
        own = subject_of(anchor) if side == "recipient" else []
        return coreference.antecedents(story, r, phrase, tuple(p.span for p in own), around.mentions)
    if side == "recipient" and not agents.is_agent(r, phrase, lex):
        whose = agents.belonging_to(r, phrase, lex)
        if whose:
            return whose
        if agents.is_ground(r, phrase, lex):
            return []
    body = agents.spoken_for(r, phrase) if side == "actor" else None
    if body is not None:
        return [body]
    loose = (side == "actor" and source == "subj") or (side == "recipient" and _takes_things(anchor.rule))
    if agents.is_agent(r, phrase, lex, loose=loose):
        bare = source == "obj" and r.tokens[anchor.head].lemma in lex.words["takes_of"]
        return [phrase.span if bare else phrase.full_span]
    owner = agents.owner_in(r, phrase)
    if owner is not None:
        return [owner]
    if side == "recipient" and source in ("obj", "obj:actor", "of"):
        return _behind(around, r, phrase)
    return []


def _takes_things(rule: Rule) -> bool:
    """Whether a building or a vehicle may be the recipient: violence, searches and seizures."""
    return rule.type in ("ASSAULT", "PROTEST") or rule.mode in ("seize", "censor", "vandalize")


def _behind(around: Around, r: Reading, phrase: syntax.Phrase) -> list[Span]:
    """The actors of the event that the phrase tells or recalls by the same noun."""
    story, triggers = around.story, around.triggers
    head = story.text[phrase.head[0] : phrase.head[1]].lower()
    near = [t for t in _before(triggers, phrase.full_span[1], 4 * NEAR) if t.voice == "nominal"]
    inside = [t for t in near if t.span[0] >= phrase.span[0]]
    recalled = [t for t in near if t.span[1] <= phrase.span[0] and _says(story, t).endswith(head)]
    for trigger in [*inside, *reversed(recalled)][:2]:
        lex = lexicons.lexicon()
        anchor = anchor_of(story, trigger, lex)
        if anchor is not None:
            found = _first_found(around.alone(), anchor, anchor.rule.actor, lex, side="actor")
            if found:
                return found
    return []


def _says(story: Story, trigger: Trigger) -> str:
    return story.text[trigger.span[0] : trigger.span[1]].lower()


# -------------------------------------------------------------------------------- words against words

ANSWERED: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "REJECT": frozenset({"ACCUSE", "REQUEST", "AGREE"}),
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


def _counterparts(around: Around, trigger: Trigger, actors: list[Span], lex: Lexicon) -> list[Span]:
    """Whom a speech act is addressed to where it does not say: the recipient shared with the verb before it, the other
    party of the talk in which it was said, else the actor of the nearest deed that it answers."""
    story = around.story
    for other in reversed(_before(around.triggers, trigger.span[0], NEAR)):
        same = other.evidence_span == trigger.evidence_span
        answers = other.type in ANSWERED.get(trigger.type, frozenset())
        if not same and not (answers and _close(story, other, trigger)):
            continue
        anchor = anchor_of(story, other, lex)
        if anchor is None:
            continue
        theirs = _first_found(around.alone(), anchor, anchor.rule.actor, lex, side="actor")
        if same and trigger.type in SHARING and set(theirs) & set(actors):
            source = anchor.rule.recipient
            talk = anchor.rule.type == "CONSULT"
            found = theirs if talk else _first_found(around.alone(), anchor, source, lex, side="recipient")
        else:
            found = theirs if answers else []
        found = [span for span in found if span not in actors]
        if found:
            return found
    return _claimants(around, trigger, actors, lex) if trigger.rule in DENIALS and _answers(around, trigger) else []


DENIALS = frozenset({"reject.deny"})
"""Rules that answer what somebody said."""


def _answers(around: Around, trigger: Trigger) -> bool:
    """Whether what is denied was said before: "it", "that", "the claim"."""
    r = reading.read(around.story.text, trigger.evidence_span)
    end = bisect_left(r.tokens, trigger.span[1], key=lambda t: t.span[0])
    after = r.words(end, end + 2)
    denied = set(after) | set(r.words(max(0, end - 3), end))
    return (
        bool(denied & {"it", "this", "which"})
        or (after[:1] == ["the"] and bool(set(r.words(end, end + 4)) & reading.words("charge_words")))
        or after[:2] in (["that", "."], ["that", ","], ["that", ":"])
    )


def _claimants(around: Around, trigger: Trigger, actors: list[Span], lex: Lexicon) -> list[Span]:
    """Whose words a denial answers: the nearest speaker before it, in its sentence or the one before."""
    story = around.story
    index = bisect_left(story.sentences, trigger.evidence_span[0], key=lambda s: s.span[0])
    for back in range(min(LOOK_BACK, index) + 1):
        r = reading.read(story.text, story.sentences[index - back].span)
        for phrase in reversed(subjects.speakers(r)):
            ahead = phrase.full_span[1] <= trigger.span[0] and not phrase.pronoun
            if ahead and agents.is_agent(r, phrase, lex) and not meets_any(phrase.full_span, actors):
                return [phrase.full_span]
    return []


def _before(triggers: Sequence[Trigger], position: int, count: int) -> Sequence[Trigger]:
    """The last ``count`` triggers that start before ``position``, in page order."""
    end = bisect_left(triggers, position, key=lambda t: t.span[0])
    return triggers[max(0, end - count) : end]


def _close(story: Story, one: Trigger, other: Trigger) -> bool:
    """Whether ``one`` stands in the sentence of ``other`` or at most LOOK_BACK before it."""
    first, last = (bisect_left(story.sentences, t.evidence_span[0], key=lambda s: s.span[0]) for t in (one, other))
    return 0 <= last - first <= LOOK_BACK
