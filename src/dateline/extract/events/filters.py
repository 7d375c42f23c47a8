"""What is no event of its own: the content of a speech act, a deed told twice, a consequence told with its cause."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract import syntax
from dateline.extract.events import generic, objects, subjects, voice
from dateline.extract.events.lexicon import Lexicon
from dateline.extract.events.matching import Hit
from dateline.extract.events.reading import Reading
from dateline.model import Value

SPEECH = frozenset({"REQUEST", "REJECT", "THREATEN", "AGREE", "ACCUSE", "CONCEDE"})
"""Types whose content is no second event (guide decision 18)."""
DEEDS_CONDEMNED = frozenset({"accuse.condemn", "accuse.condemn-noun"})
"""Rules whose object is a deed that happened: a noun in it is an event of its own."""
DEFINITE = frozenset({"the", "this", "that", "those", "these", "such", "its", "their", "his", "her"})
CONSEQUENCES = frozenset({"assault.kill", "assault.wound", "assault.kill-noun"})
"""Rules that mostly tell what another deed of the sentence did."""

RUNNING = CONSEQUENCES | {"assault.assassinate", "sanction.flee"}
"""Rules whose "have been killed" is a running total, not an event."""


class Candidate(Value, frozen=True, kw_only=True):
    """A hit in its sentence; ``number`` is the sentence's place in the story."""

    hit: Hit
    reading: Reading
    number: int


def within_sentence(found: Sequence[Candidate], lex: Lexicon) -> list[Candidate]:
    """The candidates of one sentence without the contents of its speech acts, mere purposes and doubled deeds."""
    kept: list[Candidate] = []
    for one in found:
        if (
            _part_of(one.reading, one.hit)
            or generic.why_not(one.reading, one.hit, lex) is not None
            or _loose(one, found, lex)
            or any(_is_content(other, one) for other in found if other is not one)
        ):
            continue
        kept.append(one)
    return _without_doubles(kept)


def _loose(one: Candidate, found: Sequence[Candidate], lex: Lexicon) -> bool:
    """Verb forms that mostly tell no event of their own: purposes ("to arrest suspects"), "for using", conditions,
    abilities, and what protesters demand while they protest."""
    r, hit = one.reading, one.hit
    group = r.groups.get(hit.head) if hit.verbal else None
    if group is None:
        return False
    if hit.rule.id in RUNNING and group.passive and group.perfect and r.tokens[group.first].lower in ("has", "have"):
        return True
    before = r.tokens[group.first - 1] if group.first else None
    if r.tokens[hit.head].tag == "ing" and group.first == hit.head and before is not None and before.tag == "prep":
        return before.lower not in ("after", "before", "by")
    if group.tense == "infinitive":
        return not _governed(r, group, lex)
    if group.modal in ("can", "could", "should", "must", "cannot", "ca"):
        return True
    topic = group.tense == "participle" and hit.rule.type == "REQUEST"
    return topic and any(o.hit.rule.type == "PROTEST" and o.hit.head < hit.head for o in found)


def _governed(r: Reading, group: syntax.VerbGroup, lex: Lexicon) -> bool:
    """Whether a word before the infinitive makes it a plan, a refusal or a feat: "plans to", "was to", "managed to"."""
    for tok in r.tokens[max(0, group.first - 5) : group.head]:
        if tok.lemma in lex.words["status.planned_verbs"] or tok.lemma in lex.words["status.negating_verbs"]:
            return True
        if tok.lower in (
            "due",
            "ready",
            "plan",
            "plans",
            "is",
            "are",
            "was",
            "were",
            "managed",
            "continued",
            "began",
            "had",
        ):
            return True
    return False


def _is_content(speech: Candidate, one: Candidate) -> bool:
    """Whether ``one`` stands in what the speech act of the same sentence asks, threatens, refuses or alleges."""
    if speech.hit.rule.type not in SPEECH or one.hit.head <= speech.hit.head:
        return False
    if speech.hit.rule.id in DEEDS_CONDEMNED and not one.hit.verbal:
        return False
    r = speech.reading
    if not speech.hit.verbal and one.hit.verbal and _tells_of(r, speech.hit, one.hit):
        return False
    end = content_end(r, speech.hit)
    return one.hit.head < end


def _tells_of(r: Reading, noun: Hit, verb: Hit) -> bool:
    """Whether the verb's subject is the noun of speech ("the request was turned down"): no content of it."""
    group = r.groups.get(verb.head)
    if group is None or group.tense not in ("past", "present", "future"):
        return False
    doer = subjects.subject(r, verb.head)
    return doer is not None and doer.first <= noun.head <= doer.last


def content_end(r: Reading, hit: Hit) -> int:
    """The token at which the content of a speech act ends: a new verb, a relative clause, "after", a semicolon."""
    for i in range(hit.last + 1, len(r.tokens)):
        tok = r.tokens[i]
        if tok.text in (";", "—"):
            return i
        if tok.lower in ("while", "after", "as", "amid", "following", "when", "because", "since", "although", "though"):
            return i
        if tok.lower in ("which", "who", "where", "whose", "whom") and i > hit.last + 1:
            return i
        if tok.tag == "conj" and _finite_soon(r, i + 1):
            return i
        if (
            tok.text == ","
            and i + 1 < len(r.tokens)
            and r.tokens[i + 1].tag in ("ing", "past", "pron", "conj", "name", "det")
        ):
            return i
    return len(r.tokens)


def _finite_soon(r: Reading, i: int) -> bool:
    """A finite verb right behind a conjunction ("and accused"): a new deed of the same subject."""
    j = i
    while j < len(r.tokens) and r.tokens[j].tag in ("adv", "neg", "have", "be", "modal", "do"):
        j += 1
    return j < len(r.tokens) and r.tokens[j].tag in ("past",)


def _without_doubles(found: list[Candidate]) -> list[Candidate]:
    """Of hits that tell one deed the verb stays, then the noun, then the consequence."""
    out: list[Candidate] = []
    for one in sorted(found, key=lambda o: (o.hit.rule.id in CONSEQUENCES, not o.hit.verbal, o.hit.head)):
        if one.hit.rule.id == "consult.talks-noun" and _ended(one, found):
            continue
        same = [o for o in out if o.hit.rule.type == one.hit.rule.type]
        if one.hit.rule.id in CONSEQUENCES and same:
            continue
        if not any(_doubles(o, one) for o in same):
            out.append(one)
    return _without_repeats(sorted(out, key=lambda o: o.hit.head))


def _without_repeats(found: list[Candidate]) -> list[Candidate]:
    """Of verbs of one rule in one sentence those with an object of their own, or the first of them."""
    out: list[Candidate] = []
    for one in found:
        earlier = [o for o in out if o.hit.rule.id == one.hit.rule.id and o.hit.verbal and one.hit.verbal]
        if not earlier or not _without_own(one, earlier[-1]):
            out.append(one)
    return out


def _without_own(one: Candidate, before: Candidate) -> bool:
    """Whether the later of two like verbs has no object but the same words, and its subject is no other either."""
    r = one.reading
    mine, theirs = (_patient(r, o.hit.head) for o in (one, before))
    if mine is None or mine.pronoun:
        doer = subjects.subject(r, one.hit.head)
        return doer is None or doer.pronoun or doer == subjects.subject(r, before.hit.head)
    return theirs is not None and r.words(mine.first, mine.last + 1) == r.words(theirs.first, theirs.last + 1)


def _patient(r: Reading, head: int) -> syntax.Phrase | None:
    return subjects.subject(r, head) if voice.is_passive(r, head) else objects.obj(r, head)


def _ended(talks: Candidate, found: Sequence[Candidate]) -> bool:
    a, b = talks.reading.clause_at(talks.hit.head)
    return any(o.hit.rule.id in ENDS_TALKS and a <= o.hit.head < b for o in found)


ENDS_TALKS = frozenset({"sanction.collapse", "sanction.cut", "reject.call-off-meeting"})
"""Rules that tell the end of talks: the talks themselves are then no event."""


def _doubles(first: Candidate, second: Candidate) -> bool:
    """Two hits of one type in one clause, the second a noun or a consequence: one deed."""
    r = first.reading
    a, b = r.clause_at(first.hit.head)
    together = a <= second.hit.head < b
    near = abs(second.hit.head - first.hit.head) <= 6
    nominal = not second.hit.verbal or not first.hit.verbal
    if first.hit.verbal != second.hit.verbal and _owned_apart(r, first.hit, second.hit):
        return False
    both = first.hit.rule.id in CONSEQUENCES and second.hit.rule.id in CONSEQUENCES
    return both or (together and nominal) or (near and nominal)


def _owned_apart(r: Reading, one: Hit, other: Hit) -> bool:
    """Whether the noun of the two has an owner of its own ("Karst's assault") who is not the verb's subject."""
    verb, noun = (one, other) if one.verbal else (other, one)
    number = r.of_token[noun.head]
    if number < 0:
        return False
    phrase = r.phrases[number]
    poss = [i for i in range(phrase.first, noun.first) if r.tokens[i].tag == "poss"]
    if not poss or r.tokens[poss[0] - 1].tag != "name":
        return False
    doer = subjects.subject(r, verb.head)
    return doer is not None and r.tokens[poss[0] - 1].lower not in r.words(doer.first, doer.last + 1)


def across_sentences(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Without nouns that recall a deed of the same type told in a sentence before ("the attack")."""
    out: list[Candidate] = []
    told: dict[str, int] = {}
    for one in candidates:
        kind = one.hit.rule.type
        if told.get(kind, one.number) < one.number and _recalls(one):
            continue
        told.setdefault(kind, one.number)
        out.append(one)
    return out


def _recalls(one: Candidate) -> bool:
    """A definite noun without a complement of its own, or one behind a preposition that is not "a ..."."""
    r, hit = one.reading, one.hit
    if hit.verbal:
        return False
    number = r.of_token[hit.head]
    first = r.phrases[number].first if number >= 0 else hit.first
    opening = r.tokens[first]
    if opening.lower in ("a", "an", "another") or opening.tag == "num":
        return False
    after = r.tokens[hit.last + 1].lower if hit.last + 1 < len(r.tokens) else ""
    if opening.lower in DEFINITE:
        return after not in COMPLEMENTS
    return r.tokens[max(0, first - 1)].tag in ("prep", "sub")


def _part_of(r: Reading, hit: Hit) -> bool:
    """ "as part of a wider crackdown" only names what the deed belongs to."""
    number = r.of_token[hit.head]
    first = r.phrases[number].first if number >= 0 else hit.first
    return r.words(max(0, first - 2), first) == ["part", "of"]


COMPLEMENTS = frozenset({"of", "on", "against", "by", "between"})
"""Words behind a definite noun with which it tells something new ("the shelling of the market")."""
