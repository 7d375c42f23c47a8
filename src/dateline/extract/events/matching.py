"""Which trigger rules fit a sentence: patterns and conditions tried at each verb and noun."""

from __future__ import annotations

from functools import lru_cache

from dateline.extract import syntax
from dateline.extract.events import objects, reading, subjects, voice
from dateline.extract.events.lexicon import Lexicon, Pattern, Rule, Step
from dateline.extract.events.reading import Reading
from dateline.model import Value

AFTER = 3
"""Tokens behind a trigger that an ``after`` condition looks at."""


class Hit(Value, frozen=True, kw_only=True):
    """A rule that fits: ``first`` to ``last`` are the pattern's tokens (inclusive), ``head`` its verb or noun."""

    rule: Rule
    first: int
    last: int
    head: int
    verbal: bool
    weight: int


def hits(r: Reading, lex: Lexicon) -> list[Hit]:
    """All hits of a sentence in order of their heads, one per head token, no two on the same words."""
    out: list[Hit] = []
    taken: set[int] = set()
    for i, tok in enumerate(r.tokens):
        hit = None if tok.tag in CLOSED else _best_at(r, lex, i)
        if hit is not None:
            out.append(hit)
    chosen: list[Hit] = []
    for hit in sorted(out, key=lambda h: (-h.weight, h.head)):
        own = {hit.head, hit.last} if hit.verbal else set(range(hit.first, hit.last + 1))
        if not own & taken:
            taken |= own
            chosen.append(hit)
    return sorted(chosen, key=lambda h: h.head)


def _best_at(r: Reading, lex: Lexicon, i: int) -> Hit | None:
    for pattern in _candidates(r, lex, i):
        ends = _fit(r, pattern, i) or _fit_passive(r, pattern, i)
        if ends is None:
            continue
        hit = Hit(
            rule=pattern.rule,
            first=min(ends[0], i),
            last=max(ends[1], i),
            head=i,
            verbal=pattern.verbal,
            weight=pattern.weight,
        )
        if holds(r, hit):
            return hit
    return None


CLOSED = frozenset(
    {"det", "prep", "pron", "conj", "sub", "punct", "quote", "num", "modal", "have", "do", "neg", "poss"}
)
"""Tags of words that head no pattern."""


def _candidates(r: Reading, lex: Lexicon, i: int) -> tuple[Pattern, ...]:
    tok = r.tokens[i]
    if (tok.tag in syntax.VERBAL or tok.tag == "be") and _is_verb(r, i):
        base = lex.forms.get(tok.lower, tok.lemma)
        return lex.verbs.get(base, ())
    found = lex.nouns.get(tok.lower, ())
    if tok.tag == "noun" and tok.lower in lex.forms and tok.lower.endswith(("ed", "ing")):
        found = found or lex.verbs.get(lex.forms[tok.lower], ())
    else:
        found = found or lex.nouns.get(singular(tok.lower), ())
    return () if found and _part_of_name(r, i) else found


def _is_verb(r: Reading, i: int) -> bool:
    """Whether a token tagged as a verb stands where a verb can: no base form behind a preposition or a singular noun,
    no participle between a preposition or determiner and a noun ("displaced families")."""
    tok = r.tokens[i]
    before = r.tokens[i - 1] if i else None
    if tok.tag == "verb" and before is not None and tok.lower == tok.lemma:
        lone = before.tag in ("noun", "name") and not before.lower.endswith("s")
        if before.tag in ("prep", "det", "adj", "poss") or (
            lone and before.lower not in reading.words("plural_people")
        ):
            return False
    group = r.groups.get(i)
    if tok.tag == "past" and group is not None and group.first == i and i + 1 < len(r.tokens):
        after = r.tokens[i + 1].tag
        if after == "noun" and (before is None or before.tag in ("prep", "det", "to", "num", "adj", "poss")):
            return False
        if before is not None and before.tag == "det" and before.lower not in ("both", "all", "some", "those"):
            return False
    return True


def _part_of_name(r: Reading, i: int) -> bool:
    """A capitalised noun beside another name ("Amnesty International"), or the month of March."""
    tok = r.tokens[i]
    if not tok.text[0].isupper():
        return False
    before = i > 0 and r.tokens[i - 1].text[0].isupper() and r.tokens[i - 1].tag == "name"
    after = i + 1 < len(r.tokens) and r.tokens[i + 1].text[0].isupper() and r.tokens[i + 1].tag == "name"
    month = tok.lower in ("march", "may") and (i == 0 or r.tokens[i - 1].tag in ("prep", "adj", "num", "det", "punct"))
    return (i > 0 and before) or after or (month and i > 0)


@lru_cache(maxsize=8192)
def singular(word: str) -> str:
    """The singular of a regular plural; the word itself otherwise."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("shes", "ches", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _is_one_of(tok: syntax.Token, words: frozenset[str]) -> bool:
    """Whether the token as written, its base form or its singular is one of the words."""
    return tok.lower in words or tok.lemma in words or singular(tok.lower) in words


def _fit(r: Reading, pattern: Pattern, i: int) -> tuple[int, int] | None:
    """First and last token of the pattern with its head at token i, or None."""
    first = i
    for step in reversed(pattern.steps[: pattern.head]):
        first = _back_step(r, step, first, verbal=pattern.verbal)
        if first < 0:
            return None
    last = i
    gap = 0
    for step in pattern.steps[pattern.head + 1 :]:
        if not step.words:
            gap = step.gap
            continue
        last = _forward_step(r, step, last, gap)
        if last < 0:
            return None
        gap = 0
    return first, last


def _fit_passive(r: Reading, pattern: Pattern, i: int) -> tuple[int, int] | None:
    """As ``_fit`` for "sanctions were imposed": what the pattern has behind a gap stands in the subject."""
    if not pattern.verbal or pattern.head:
        return None
    tail = pattern.steps[1:]
    gaps = [k for k, step in enumerate(tail) if step.gap]
    if len(gaps) != 1 or not voice.is_passive(r, i):
        return None
    subject = subjects.subject(r, i)
    if subject is None or len(tail) != gaps[0] + 2:
        return None
    last = i
    for step in tail[: gaps[0]]:
        last = _forward_step(r, step, last, 0)
        if last < 0:
            return None
    fits = any(_is_one_of(r.tokens[j], tail[-1].words) for j in range(subject.first, subject.last + 1))
    return (i, last) if fits else None


def _back_step(r: Reading, step: Step, at: int, *, verbal: bool) -> int:
    """The token before ``at`` that the step accepts; a verb's "not" may stand among its auxiliaries. -1 for none."""
    if verbal:
        group = r.groups.get(at)
        return at if group is not None and group.negated else -1
    return at - 1 if at > 0 and _is_one_of(r.tokens[at - 1], step.words) else -1


OPENING = frozenset({"who", "which", "what", "whether", "why"})
"""Words that open a clause over which no gap reaches."""


def _forward_step(r: Reading, step: Step, at: int, gap: int) -> int:
    for j in range(at + 1, min(at + 2 + gap, len(r.tokens))):
        if _is_one_of(r.tokens[j], step.words):
            return j
        if r.tokens[j].text in (",", ";", ".", ":", "—") or (gap and r.tokens[j].lower in OPENING):
            return -1
    return -1


# -------------------------------------------------------------------------------- conditions


def holds(r: Reading, hit: Hit) -> bool:
    """Whether voice, tense and all word conditions of the rule hold at this hit."""
    rule = hit.rule
    if hit.verbal:
        passive = voice.is_passive(r, hit.head)
        if rule.passive and not passive:
            return False
        if rule.future and not is_future(r, hit.head):
            return False
    return all(_condition(r, hit, name, words) for name, words in rule.conditions.items())


FUTURE_CUES = frozenset(
    {"due", "set", "expected", "scheduled", "planned", "slated", "ready", "poised", "hope", "intend"}
)


def is_future(r: Reading, head: int) -> bool:
    """Whether the verb group tells the future: "will", "would", "is to", "is due to", "plans to"."""
    group = r.groups.get(head)
    if group is None:
        return False
    words = {t.lower for t in r.tokens[group.first : head]}
    if words & {"will", "'ll", "shall", "would"}:
        return True
    if "to" not in words:
        return False
    before = {t.lower for t in r.tokens[max(0, group.first - 3) : head]}
    to = next(i for i in range(group.first, head) if r.tokens[i].lower == "to")
    return bool(before & FUTURE_CUES) or (to > 0 and r.tokens[to - 1].tag == "be")


def _condition(r: Reading, hit: Hit, name: str, words: frozenset[str]) -> bool:
    if hit.verbal and name == "not_before":
        return True  # it speaks of nouns
    found = any(_meets(tok, words) for tok in _where(r, hit, name.removeprefix("not_")))
    return not found if name.startswith("not_") else found


def _where(r: Reading, hit: Hit, place: str) -> tuple[syntax.Token, ...]:
    """The tokens of the place that a condition looks at."""
    if place == "before":
        return r.tokens[max(0, hit.first - 2) : hit.first]
    if place == "after":
        return r.tokens[hit.last + 1 : hit.last + 1 + AFTER]
    if place == "clause":
        a, b = r.clause_at(hit.head)
        return r.tokens[a : hit.first] + r.tokens[hit.last + 1 : b]
    phrase = _argument(r, hit, place)
    return () if phrase is None else r.tokens[phrase.first : phrase.last + 1]


def _meets(tok: syntax.Token, words: frozenset[str]) -> bool:
    """Whether the token is one of a condition's words; ``#name`` is any name, ``#year`` a number of four digits."""
    if _is_one_of(tok, words):
        return True
    if tok.tag == "name":
        return "#name" in words
    return "#year" in words and len(tok.text) == 4 and tok.text.isdigit()


def _argument(r: Reading, hit: Hit, place: str) -> syntax.Phrase | None:
    if not hit.verbal:
        return None
    passive = voice.is_passive(r, hit.head)
    if (place == "object") == passive:
        return subjects.subject(r, hit.head)
    if passive:
        return objects.prepositional(r, hit.head + 1, r.clause_at(hit.head)[1], "by")
    return objects.obj(r, hit.head)
