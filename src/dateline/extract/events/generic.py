"""What the words of a trigger tell that did not happen: questions, habits, rules of law, instructions, names, things
undone. Each reason is a test of its own in ``TESTS``."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from dateline.extract.events import objects, subjects, voice
from dateline.extract.events.lexicon import Lexicon
from dateline.extract.events.matching import Hit, singular
from dateline.extract.events.reading import LONGEST, Reading
from dateline.model import Mention, Span, Story

FIRST_PERSON = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|my|myself|we|our)\b")
"""The writer as the one who acts; whom others told ("told me that ...") is no witness to opinion."""
SINGULAR = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|my|me|myself)\b")
"""One person; "we" alone is also the voice of a ministry or a union."""
QUOTED = re.compile(r"“[^“”]{0,3000}”|\"[^\"]{0,3000}\"")


def why_not(r: Reading, hit: Hit, lex: Lexicon) -> str | None:
    """The reason why a hit tells no event, or None where it may be one."""
    return next((name for name, test in TESTS if test(r, hit, lex)), None)


def _question(r: Reading, hit: Hit, lex: Lexicon) -> bool:
    """A sentence that asks, outside quoted speech behind the mark."""
    last = len(r.tokens) - 1
    while last >= 0 and r.tokens[last].tag == "quote":
        last -= 1
    return last >= 0 and r.tokens[last].text == "?"


def _legal(r: Reading, hit: Hit, lex: Lexicon) -> bool:
    """A law that requires, bars or punishes: what it says holds always and is nobody's deed."""
    if not hit.verbal or hit.rule.type not in ("REQUEST", "COERCE", "SANCTION", "AGREE", "RETREAT", "AID"):
        return False
    group, doer = r.groups.get(hit.head), subjects.subject(r, hit.head)
    if group is None or group.tense == "past" or doer is None or doer.pronoun:
        return False
    head, words = r.tokens[doer.last], r.words(doer.first, doer.last + 1)
    if head.lower == "act" and head.text[0].islower():
        return False
    return singular(head.lower) in lex.words["laws"] or bool(lex.words["sections"].intersection(words))


def _needed(r: Reading, hit: Hit, lex: Lexicon) -> bool:
    """What is required by nobody: "the time required to build it", "drivers are required to stop"."""
    if not hit.verbal or r.tokens[hit.head].lemma != "require":
        return False
    return voice.is_passive(r, hit.head) or r.words(hit.head + 1, hit.head + 2) == ["to"]


def _proposed(r: Reading, hit: Hit, lex: Lexicon) -> bool:
    """Proposals and offers that only say which thing is meant: "the laws proposed in spring", "if it is offered"."""
    group = r.groups.get(hit.head) if hit.verbal else None
    if group is None or hit.rule.id not in ("request.call-on", "agree.verb") or not voice.is_passive(r, hit.head):
        return False
    if r.tokens[hit.head].lemma not in ("propose", "offer", "promise", "pledge"):
        return False
    a, b = r.clause_at(hit.head)
    unnamed = not group.passive and "by" not in r.words(hit.head + 1, min(b, hit.head + 6))
    return unnamed or r.tokens[a].lower in ("when", "if", "whenever")


def _fought(r: Reading, hit: Hit, lex: Lexicon) -> bool:
    """A quarrel fought with words or means: "fighting the dismissal", "battled the tax"."""
    if r.tokens[hit.head].lemma not in ("fight", "fighting", "battle", "fought") and hit.rule.id != "assault.clash":
        return False
    after = r.tokens[hit.head + 1] if hit.head + 1 < len(r.tokens) else None
    if after is None or (not hit.verbal and after.tag not in ("det", "poss", "name", "pron")):
        return False
    phrase = objects.obj(r, hit.head)
    if phrase is None or phrase.pronoun or r.tokens[phrase.first].tag == "num":
        return False
    if phrase.last + 2 < len(r.tokens) and r.tokens[phrase.last + 1].tag in ("poss", "quote"):
        phrase = r.phrases[r.of_token[phrase.last + 2]] if r.of_token[phrase.last + 2] >= 0 else phrase
    head = r.tokens[phrase.last]
    classes = ("person", "armed", "troops", "body", "police", "militia")
    people = any({head.lower, singular(head.lower)} & lex.words[name] for name in classes)
    return head.tag != "name" and not people and not head.lower.endswith(("ers", "ists", "ants", "ents", "war", "wars"))


def _waiting(r: Reading, hit: Hit, lex: Lexicon) -> bool:
    """ "Crews are standing by": a state and no support for anybody."""
    after = r.tokens[hit.last + 1].tag if hit.last + 1 < len(r.tokens) else "punct"
    return hit.rule.id == "support.stand" and after in ("punct", "quote", "to")


def _instruction(r: Reading, hit: Hit, lex: Lexicon) -> bool:
    """A verb in the imperative: "Visit our page", "For more, call ...", "please demand"."""
    tok = r.tokens[hit.head]
    group = r.groups.get(hit.head) if hit.verbal else None
    if group is None:
        after = r.tokens[hit.head + 1].tag if hit.head + 1 < len(r.tokens) else ""
        if hit.verbal or hit.first != hit.head or after not in ("det", "name", "pron"):
            return False
    elif tok.tag != "verb" or tok.lower != tok.lemma or group.first != hit.head:
        return False
    before = hit.head - 1
    while before >= 0 and (r.tokens[before].tag == "quote" or r.tokens[before].lower in ("please", "always", "just")):
        before -= 1
    if before < 0:
        return group is not None
    alone = not any(h < hit.head for h in r.groups)
    return alone and r.tokens[before].text == "," and r.tokens[0].lower in ("for", "to", "if", "when", "before")


def _habit(r: Reading, hit: Hit, lex: Lexicon) -> bool:
    """Whoever does it ("those who surrender", "anyone who", "people who") in the present: nobody did."""
    group = r.groups.get(hit.head) if hit.verbal else None
    if group is None or group.tense != "present" or group.perfect:
        return False
    first = group.first - 1
    if first < 1 or r.tokens[first].lower not in ("who", "that"):
        return False
    return r.tokens[first - 1].lower in lex.words["anybody"]


def _way(r: Reading, hit: Hit, lex: Lexicon) -> bool:
    """A way, a right or a need to do it: "three ways to strike", "how to surrender", "the right to protest"."""
    group = r.groups.get(hit.head) if hit.verbal else None
    if group is None or group.tense != "infinitive" or group.first < 1:
        return False
    return singular(r.tokens[group.first - 1].lower) in lex.words["ways"]


def _named(r: Reading, hit: Hit, lex: Lexicon) -> bool:
    """A word of a body's name or kind: "liberation front", "ARMED FORCES", "investigation committee"."""
    after = hit.head + 1
    if after >= len(r.tokens) or r.tokens[after].lower not in lex.words["name_tails"]:
        return False
    if hit.last > after:
        return hit.head > 0 and r.tokens[hit.head - 1].tag == "det" and r.tokens[hit.head].tag != "verb"
    group = r.groups.get(hit.head)
    return group is None or (group.first == hit.head and r.tokens[hit.head].tag in ("past", "ing", "noun", "adj"))


def _undone(r: Reading, hit: Hit, lex: Lexicon) -> bool:
    """What is ended or struck out by the verb that governs it: "vacated the conviction", "ended the emergency"."""
    if hit.verbal or hit.rule.type not in ("SANCTION", "COERCE", "ACCUSE"):
        return False
    a, b = r.clause_at(hit.head)
    before = [h for h in r.groups if a <= h < hit.first and hit.first - h <= 6]
    if before and _base(r, max(before), lex) in lex.words["undoing"]:
        return not r.groups[max(before)].negated
    after = [h for h in r.groups if hit.last < h < b and h - hit.last <= 8]
    return bool(after) and _base(r, min(after), lex) in lex.words["undoing"] and voice.is_passive(r, min(after))


def _base(r: Reading, i: int, lex: Lexicon) -> str:
    """The base form of a verb, by the rules' own list first."""
    return lex.forms.get(r.tokens[i].lower, r.tokens[i].lemma)


def _able(r: Reading, hit: Hit, lex: Lexicon) -> bool:
    """A noun or infinitive behind "can": what a thing is able to do, not what was done."""
    a, _ = r.clause_at(hit.head)
    words = r.words(max(a, hit.head - 10), hit.head)
    group = r.groups.get(hit.head) if hit.verbal else None
    if group is not None and group.tense in ("past", "future", "present"):
        return False
    return bool({"can", "cannot"}.intersection(words))


def _attribute(r: Reading, hit: Hit, lex: Lexicon) -> bool:
    """A participle that says where or what kind: "the surrounding land", "any striking feature"."""
    tok = r.tokens[hit.head]
    if tok.lower not in lex.words["attributes"] or hit.head + 1 >= len(r.tokens):
        return False
    before = r.tokens[hit.head - 1].tag if hit.head else "punct"
    if hit.head and r.tokens[hit.head - 1].lower in ("how", "so", "very", "more", "most", "too", "as"):
        return True
    return before in ("det", "prep", "adj", "conj", "punct", "poss") and r.tokens[hit.head + 1].tag in ("noun", "adj")


TESTS: tuple[tuple[str, Callable[[Reading, Hit, Lexicon], bool]], ...] = (
    ("question", _question),
    ("legal", _legal),
    ("needed", _needed),
    ("proposed", _proposed),
    ("fought", _fought),
    ("waiting", _waiting),
    ("instruction", _instruction),
    ("habit", _habit),
    ("way", _way),
    ("named", _named),
    ("undone", _undone),
    ("able", _able),
    ("attribute", _attribute),
)
"""Every reason for refusing a hit, with its test; add a row for a new one."""


# -------------------------------------------------------------------------------- with the page around


def inside_name(r: Reading, hit: Hit, mentions: Sequence[Mention], starts: Sequence[int]) -> bool:
    """Whether the trigger is a word of a longer linked name ("NATIONAL LIBERATION FRONT")."""
    from bisect import bisect_right

    a, b = r.tokens[hit.head].span
    for i in range(bisect_right(starts, a) - 1, max(-1, bisect_right(starts, a) - 4), -1):
        one = mentions[i]
        if one.named and one.span[0] <= a and b <= one.span[1] and one.span[1] - one.span[0] > b - a:
            return r.text[a].isupper()
    return False


COLUMN = 0.1
"""Share of sentences in the first person singular outside quotation marks from which a page is the writer's
own voice; pages of news have next to none."""
COLUMN_SENTENCES = 4


def in_own_voice(story: Story) -> frozenset[int]:
    """Numbers of the sentences told in the first person outside quotation marks, where the page is mostly that."""
    if len(SINGULAR.findall(story.text, *story.article.body_span)) < COLUMN_SENTENCES:
        return frozenset()
    told = [(n, _unquoted(story.text, s.span)) for n, s in enumerate(story.sentences)]
    writer = sum(SINGULAR.search(words) is not None for _, words in told)
    if writer < max(COLUMN_SENTENCES, COLUMN * len(story.sentences)):
        return frozenset()
    return frozenset(n for n, words in told if FIRST_PERSON.search(words) is not None)


def _unquoted(text: str, span: Span) -> str:
    """The words of a sentence outside quotation marks; none where a quotation goes on beyond the sentence."""
    words = text[span[0] : min(span[1], span[0] + LONGEST)]
    if words.count("“") != words.count("”") or words.count('"') % 2:
        return ""
    return QUOTED.sub(" ", words)
