"""Active or passive, and the verbs and words to the left of a token."""

from __future__ import annotations

from dateline.extract.events.reading import Reading, words

FINITE = frozenset({"past", "present", "future"})


def is_passive(r: Reading, head: int) -> bool:
    """A participle with "be" or "get", one joined to such a one ("was beaten and jailed"), or one that follows its noun
    without an object of its own ("banks barred from dealing")."""
    group = r.groups.get(head)
    if group is None or r.tokens[head].tag != "past" or r.tokens[head].lower in words("past_only"):
        return False
    if group.passive or (group.first > 0 and r.tokens[group.first - 1].lower in ("got", "get", "gets", "getting")):
        return True
    if group.first != head or head == 0:
        return False
    after = r.tokens[head + 1] if head + 1 < len(r.tokens) else None
    if after is not None and after.lower == "by":
        return r.tokens[head].lemma not in words("intransitive")
    if r.tokens[head].lower in words("participle_only") and not group.perfect:
        return True
    bare = after is None or after.tag in ("prep", "punct", "to", "conj", "sub") or after.lower in words("time_word")
    if not bare or r.tokens[head].lemma in words("intransitive"):
        return False
    return _joined_passive(r, head) or _reduced_passive(r, head)


def _joined_passive(r: Reading, head: int) -> bool:
    i = back(r, head - 1)
    verb = previous_verb(r, i)
    return i >= 0 and r.tokens[i].tag == "conj" and verb is not None and i - verb < 12 and r.groups[verb].passive


def _reduced_passive(r: Reading, head: int) -> bool:
    """A participle behind its noun: the clause has its finite verb before (and not "said") or plainly after."""
    before = r.tokens[head - 1]
    if before.tag not in ("noun", "name", "punct") or (before.text == "," and _closes_insertion(r, head - 1)):
        return False
    a, b = r.clause_at(head)
    earlier = [h for h in r.groups if a <= h < head and r.groups[h].tense in FINITE]
    if earlier and before.tag != "punct":
        return r.tokens[max(earlier)].lemma not in words("saying")
    later = [h for h in sorted(r.groups) if head < h < b and r.groups[h].tense in FINITE]
    if not later:
        return False
    gap = r.tokens[r.groups[later[0]].first - 1]
    return gap.tag != "conj" and (gap.text != "," or before.text == ",")


def _closes_insertion(r: Reading, comma: int) -> bool:
    """Whether the comma closes ", who ... ," or ", the minister ,": what follows is then the main verb."""
    for j in range(comma - 1, max(0, comma - 40), -1):
        if r.tokens[j].text != "," or r.of_token[j - 1] < 0:
            continue
        verbless = not any(j < h < comma for h in r.groups)
        return verbless or r.tokens[j + 1].lower in ("who", "which", "whose")
    return False


def previous_verb(r: Reading, i: int) -> int | None:
    """The head of the nearest verb group that ends before token i."""
    for j in range(i - 1, -1, -1):
        if j in r.groups:
            return j
    return None


def back(r: Reading, i: int) -> int:
    """Skips adverbs, quotes and bracketed insertions leftwards."""
    while i >= 0:
        if r.tokens[i].text == ")":
            i = opening_bracket(r, i) - 1
        elif r.tokens[i].tag in ("adv", "quote", "neg") or r.tokens[i].lower in ("(", "last", "first"):
            i -= 1
        else:
            break
    return i


def opening_bracket(r: Reading, i: int) -> int:
    """The bracket that the one at token i closes, at most eight tokens before; i itself where none does."""
    return next((j for j in range(i - 1, max(-1, i - 9), -1) if r.tokens[j].text == "("), i)
