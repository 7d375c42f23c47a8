"""Where the arguments of a trigger stand in its sentence: subject, object, owner, and behind prepositions."""

from __future__ import annotations

from dateline.extract import syntax
from dateline.extract.events import reading
from dateline.extract.events.lexicon import Lexicon, Rule
from dateline.extract.events.reading import Reading
from dateline.model import Story, Trigger, Value


class Anchor(Value, frozen=True, kw_only=True):
    """A trigger in its sentence: its rule and the index of its head token."""

    rule: Rule
    reading: Reading
    head: int
    last: int
    verbal: bool
    passive: bool


def anchor_of(story: Story, trigger: Trigger, lex: Lexicon) -> Anchor | None:
    rule = lex.rules.get(trigger.rule)
    if rule is None:
        return None
    r = reading.read(story.text, trigger.evidence_span)
    inside = [i for i, t in enumerate(r.tokens) if trigger.span[0] <= t.span[0] and t.span[1] <= trigger.span[1]]
    if not inside:
        return None
    verbal = trigger.voice != "nominal"
    head = inside[0] if verbal else inside[-1]
    passive = verbal and reading.is_passive(r, head)
    return Anchor(rule=rule, reading=r, head=head, last=inside[-1], verbal=verbal, passive=passive)


def phrases_at(anchor: Anchor, source: str) -> list[syntax.Phrase]:
    """The phrases at one source, coordination unfolded."""
    r = anchor.reading
    _, b = r.clause_at(anchor.head)
    name, _, _kind = source.partition(":")
    if name == "subj":
        return subject_of(anchor)
    if name in ("obj", "iobj"):
        return _object(anchor, b)
    if name == "light":
        return _light_subject(anchor)
    if name == "that":
        return _clause_subject(anchor)
    if name in ("poss", "perp"):
        return []
    phrase = reading.prepositional(r, anchor.head + 1, _reach(anchor, b), name)
    return [] if phrase is None else unfold(r, phrase)


def _reach(anchor: Anchor, end: int) -> int:
    """How far right a preposition may stand: to the next finite verb of the clause, at most 16 tokens."""
    r = anchor.reading
    stop = min(end, anchor.last + 17)
    if not anchor.verbal:
        for i in range(anchor.last + 1, stop):
            if i in r.groups and r.groups[i].tense in ("past", "present", "future") and i > anchor.last + 1:
                return i if not reading.is_passive(r, i) else stop
    return stop


def subject_of(anchor: Anchor) -> list[syntax.Phrase]:
    r = anchor.reading
    if not anchor.verbal:
        return []
    if anchor.passive:
        phrase = reading.prepositional(r, anchor.head + 1, r.clause_at(anchor.head)[1], "by")
    else:
        phrase = reading.subject(r, anchor.head)
    return [] if phrase is None else unfold(r, phrase)


def _object(anchor: Anchor, end: int) -> list[syntax.Phrase]:
    r = anchor.reading
    if not anchor.verbal:
        return []
    if anchor.passive:
        phrase = reading.subject(r, anchor.head)
    else:
        particle = anchor.last == anchor.head + 1 and r.tokens[anchor.last].tag == "prep"
        phrase = reading.obj(r, anchor.last if particle else anchor.head)
        if phrase is None and anchor.last > anchor.head:
            phrase = reading.obj(r, anchor.last)
        if phrase is None:
            phrase = reading.relative_object(r, anchor.head)
    return [] if phrase is None else unfold(r, phrase)


def _clause_subject(anchor: Anchor) -> list[syntax.Phrase]:
    """The first phrase behind "that": "the guards" in "demanded that the guards withdraw"."""
    r = anchor.reading
    i = anchor.last + 1
    if i + 1 >= len(r.tokens) or r.tokens[i].lower != "that" or r.of_token[i + 1] < 0:
        return []
    return [r.phrases[r.of_token[i + 1]]]


def _light_subject(anchor: Anchor) -> list[syntax.Phrase]:
    """The subject of "launch" for "launched an attack"; for a meeting "with" somebody, that of the verb around it
    ("X, in a call with Y, urged ...")."""
    r = anchor.reading
    verb = reading.previous_verb(r, anchor.head)
    after = [t.lower for t in r.tokens[anchor.last + 1 : anchor.last + 3]]
    if anchor.rule.type == "CONSULT" and "with" in after:
        verb = min((h for h in r.groups if h > anchor.last), default=None) if verb is None else verb
        phrase = None if verb is None else reading.subject(r, verb)
        return [] if phrase is None else unfold(r, phrase)
    if (
        verb is None
        or anchor.head - verb > 8
        or r.tokens[verb].lemma not in reading.words("light")
        or reading.is_passive(r, verb)
    ):
        return []
    phrase = reading.subject(r, verb)
    return [] if phrase is None else unfold(r, phrase)


def unfold(r: Reading, phrase: syntax.Phrase) -> list[syntax.Phrase]:
    """A phrase with those coordinated with it: "A, B and C" gives three, in order."""
    numbers = [r.phrases.index(phrase)]
    while (left := _neighbour(r, numbers[0], -1)) is not None:
        numbers.insert(0, left)
    while (right := _neighbour(r, numbers[-1], 1)) is not None:
        numbers.append(right)
    return [r.phrases[n] for n in numbers]


def _neighbour(r: Reading, number: int, step: int) -> int | None:
    """The phrase joined to this one by "and" (or by a comma in a list), on the side of ``step``."""
    other = number + step
    if not 0 <= other < len(r.phrases):
        return None
    left, right = (r.phrases[number], r.phrases[other]) if step > 0 else (r.phrases[other], r.phrases[number])
    between = [t.lower for t in r.tokens[left.last + 1 : right.first]]
    if between not in (["and"], [",", "and"], ["as", "well", "as"]):
        return None
    following = r.tokens[right.last + 1] if right.last + 1 < len(r.tokens) else None
    if step > 0 and following is not None and following.tag in ("past", "verb", "modal", "be", "have", "do"):
        return None
    return other
