"""Where the arguments of a trigger stand in its sentence: subject, object, owner, and behind prepositions."""

from __future__ import annotations

from dateline.extract import syntax
from dateline.extract.events import objects, reading, subjects, voice
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
    passive = verbal and voice.is_passive(r, head)
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
    if name == "addressee":
        return _addressee(anchor)
    if name == "complement":
        return _complement(anchor, b)
    if name == "content":
        return _content_object(anchor)
    if name in ("poss", "perp"):
        return []
    phrase = _prepositional(anchor, b, name)
    if phrase is None:
        return []
    found = unfold(r, phrase)
    return _both(r, found) if name == "between" else found


def _both(r: Reading, found: list[syntax.Phrase]) -> list[syntax.Phrase]:
    """The pair behind "between", even where a verb follows that makes the second look like a subject of its own."""
    last = found[-1]
    number = r.of_token[last.last + 2] if last.last + 2 < len(r.tokens) else -1
    if len(found) > 1 or number < 0 or r.tokens[last.last + 1].lower != "and":
        return found
    return [*found, r.phrases[number]]


def _prepositional(anchor: Anchor, end: int, word: str) -> syntax.Phrase | None:
    """The phrase behind a preposition: "of" right behind a noun; where the subject is the deed, behind it as well
    ("talks with the union broke down")."""
    r = anchor.reading
    if word == "of" and not anchor.verbal:
        return objects.prepositional(r, anchor.last + 1, min(anchor.last + 2, end), word)
    found = None
    deeds = anchor.rule.conditions.get("subject", frozenset()) if anchor.verbal else frozenset()
    for i in range(max(1, anchor.head - 16), anchor.head if deeds else 0):
        if r.tokens[i].lower == word and r.tokens[i - 1].lower in deeds:
            found = objects.prepositional(r, i, i + 1, word)
    return found or objects.prepositional(r, anchor.head + 1, _reach(anchor, end), word)


def _addressee(anchor: Anchor) -> list[syntax.Phrase]:
    """Behind "to" right after the verb of speech: "the envoy" in "stressed to the envoy the need", "voiced to ..."."""
    r = anchor.reading
    verb = anchor.head if anchor.verbal else voice.previous_verb(r, anchor.head)
    if verb is None or anchor.head - verb > 12:
        return []
    phrase = objects.prepositional(r, verb + 1, verb + 2, "to")
    return [] if phrase is None else unfold(r, phrase)


def _content_object(anchor: Anchor) -> list[syntax.Phrase]:
    """The object of what is threatened, offered or refused: "the envoys" in "threatened to expel the envoys"."""
    r = anchor.reading
    following = (h for h in sorted(r.groups) if anchor.last <= h <= anchor.last + 5 and h != anchor.head)
    verb = next((h for h in following if r.groups[h].tense == "infinitive"), None)
    phrase = None if verb is None else objects.obj(r, verb)
    return [] if phrase is None or phrase.pronoun else unfold(r, phrase)


def _complement(anchor: Anchor, end: int) -> list[syntax.Phrase]:
    """What the object is of: "the miners" in "postponed the eviction of the miners"."""
    r = anchor.reading
    for phrase in _object(anchor, end):
        if phrase.last + 2 < len(r.tokens) and r.tokens[phrase.last + 1].lower == "of":
            number = r.of_token[phrase.last + 2]
            return unfold(r, r.phrases[number]) if number >= 0 else []
    return []


def _reach(anchor: Anchor, end: int) -> int:
    """How far right a preposition may stand: to the next finite verb of the clause, at most 16 tokens."""
    r = anchor.reading
    stop = min(end, anchor.last + 17)
    if not anchor.verbal:
        for i in range(anchor.last + 1, stop):
            if r.tokens[i].tag == "modal":
                return i
            if i in r.groups and r.groups[i].tense in ("past", "present", "future") and i > anchor.last + 1:
                return i if not voice.is_passive(r, i) else stop
    return stop


def subject_of(anchor: Anchor) -> list[syntax.Phrase]:
    r = anchor.reading
    if not anchor.verbal:
        return []
    if anchor.passive:
        phrase = objects.prepositional(r, anchor.head + 1, r.clause_at(anchor.head)[1], "by")
    else:
        phrase = subjects.subject(r, anchor.head)
    return [] if phrase is None else unfold(r, phrase)


def _object(anchor: Anchor, end: int) -> list[syntax.Phrase]:
    r = anchor.reading
    if not anchor.verbal:
        return []
    if anchor.passive:
        phrase = subjects.subject(r, anchor.head)
    else:
        particle = anchor.last == anchor.head + 1 and r.tokens[anchor.last].tag == "prep"
        phrase = objects.obj(r, anchor.last if particle else anchor.head)
        if phrase is None and anchor.last > anchor.head:
            phrase = objects.obj(r, anchor.last)
        if phrase is None:
            phrase = subjects.relative_object(r, anchor.head)
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
    verb = voice.previous_verb(r, anchor.head)
    after = [t.lower for t in r.tokens[anchor.last + 1 : anchor.last + 3]]
    if anchor.rule.type == "CONSULT" and "with" in after:
        verb = min((h for h in r.groups if h > anchor.last), default=None) if verb is None else verb
        phrase = None if verb is None else subjects.subject(r, verb)
        return [] if phrase is None else unfold(r, phrase)
    if (
        verb is None
        or anchor.head - verb > 8
        or r.tokens[verb].lemma not in reading.words("light")
        or voice.is_passive(r, verb)
    ):
        return []
    phrase = subjects.subject(r, verb)
    return [] if phrase is None else unfold(r, phrase)


def unfold(r: Reading, phrase: syntax.Phrase) -> list[syntax.Phrase]:
    """A phrase with those coordinated with it: "A, B and C" gives three, in order."""
    numbers = [r.of_token[phrase.first]]
    while (left := _neighbour(r, numbers[0], -1)) is not None:
        numbers.insert(0, left)
    while len(numbers) > 1 and _listed(r, numbers[0] - 1, numbers[0]):
        numbers.insert(0, numbers[0] - 1)
    numbers += _list_after(r, numbers[-1])
    while (right := _neighbour(r, numbers[-1], 1)) is not None:
        numbers.append(right)
    return [r.phrases[n] for n in numbers]


def _listed(r: Reading, one: int, other: int) -> bool:
    """Whether two neighbouring phrases stand in a list: a lone comma between, and both names or both not."""
    if one < 0 or other >= len(r.phrases) or r.phrases[one].pronoun or r.phrases[other].pronoun:
        return False
    left, right = r.phrases[one], r.phrases[other]
    between = [t.text for t in r.tokens[left.last + 1 : right.first]]
    return between == [","] and r.tokens[left.first].tag == r.tokens[right.first].tag


def _list_after(r: Reading, number: int) -> list[int]:
    """The phrases that follow in a list which "and" closes: B and C of "A, B and C" without the last."""
    out: list[int] = []
    last = number
    while _listed(r, last, last + 1) and len(out) < 12:
        last += 1
        out.append(last)
    return out if out and _neighbour(r, last, 1) is not None else []


def _bracketed(r: Reading, phrase: syntax.Phrase) -> bool:
    """Whether the phrase fills a pair of brackets, as a short name does: "the Border Guard (BG)"."""
    closes = phrase.last + 1 < len(r.tokens) and r.tokens[phrase.last + 1].text == ")"
    return closes and phrase.first > 0 and r.tokens[phrase.first - 1].text == "("


def _governed(r: Reading, left: syntax.Phrase, between: list[str]) -> bool:
    """Whether the phrase before "and" belongs to a verb before it, so that what follows "and" is a new subject:
    "killed rebels and police arrested ...", "sat under guard, and Karst freed ..."; a comma tells of it too."""
    before = r.tokens[left.first - 1] if left.first else None
    if before is None or before.tag not in (*syntax.VERBAL, "prep"):
        return False
    finite = any(h < left.first and r.groups[h].tense in voice.FINITE for h in r.groups)
    return before.tag in syntax.VERBAL or (finite and between[0] == ",")


def _neighbour(r: Reading, number: int, step: int) -> int | None:
    """The phrase joined to this one by "and" (or by a comma in a list), on the side of ``step``."""
    other = number + step
    if not 0 <= other < len(r.phrases):
        return None
    left, right = (r.phrases[number], r.phrases[other]) if step > 0 else (r.phrases[other], r.phrases[number])
    start = left.last + 1
    if step > 0 and _bracketed(r, right) and start == right.first - 1 and other + 1 < len(r.phrases):
        other, right, start = other + 1, r.phrases[other + 1], right.last + 2
    between = [t.lower for t in r.tokens[start : right.first]]
    if between not in (["and"], [",", "and"], ["as", "well", "as"]) or (step < 0 and _governed(r, left, between)):
        return None
    following = r.tokens[right.last + 1] if right.last + 1 < len(r.tokens) else None
    if step > 0 and following is not None and following.tag in ("past", "verb", "modal", "be", "have", "do"):
        return None
    return other
