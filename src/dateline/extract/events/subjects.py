"""The subject of a verb as far as word order shows it."""

from __future__ import annotations

from dateline.extract import syntax
from dateline.extract.events import objects
from dateline.extract.events.lexicon import lexicon
from dateline.extract.events.reading import Reading, words
from dateline.extract.events.voice import FINITE, back, is_passive, opening_bracket, previous_verb

RELATIVE = frozenset({"who", "which", "that", "whom"})


def subject(r: Reading, head: int, depth: int = 0) -> syntax.Phrase | None:
    """The noun phrase that is the grammatical subject of the verb at ``head``, as far as word order shows it."""
    group = r.groups.get(head)
    first = group.first if group is not None else head
    if depth > 4:
        return None
    if group is not None and group.tense == "infinitive" and r.tokens[first].tag not in ("be", "have", "modal"):
        return _controller(r, first, depth)
    i = back(r, first - 1)
    if i < 0:
        return _forward_subject(r, head, depth) if r.tokens[head].tag == "ing" else None
    tok = r.tokens[i]
    if tok.lower in RELATIVE:
        return antecedent(r, i)
    pronoun = _relative_before(r, i)
    if pronoun is not None:
        return antecedent(r, pronoun)
    asked = _asking_them(r, head)
    if asked is not None:
        return subject(r, asked, depth + 1)
    if r.of_token[i] >= 0:
        if group is not None and group.tense == "participle" and r.tokens[i].lower in words("time_word"):
            return _shared(r, i, depth)
        found = _head_of_chain(r, r.of_token[i])
        return _before_relative_clause(r, found, head) or found
    if tok.text in DASHES and (opening := _opening_dash(r, i)) is not None:
        return _head_of_chain(r, r.of_token[opening - 1])
    if tok.text == ",":
        return _participle_subject(r, i, head, depth) or _across_commas(r, i, depth)
    finite = group is not None and group.tense in FINITE and group.modal is None
    if tok.tag == "conj" and finite:
        i = first = _before_infinitives(r, i)
    if tok.tag == "conj" and r.tokens[head].lemma in words("speech_verb"):
        return _shared(r, _before_content(r, i), depth)
    accused = _accused(r, i, head)
    if accused is not None:
        return accused
    if tok.tag == "conj" and i and r.tokens[i - 1].text == ",":
        return _shared(r, _before_relative(r, i), depth)
    if tok.tag in ("conj", "sub", "prep") or tok.text in ("—", "-", ";"):
        return _shared(r, first, depth)
    return _shared(r, first, depth)


DASHES = frozenset({"-", "–", "—", "--"})
WITHIN = 24
"""Tokens of the longest insertion between dashes."""


def _opening_dash(r: Reading, closing: int) -> int | None:
    """The dash that opens the insertion which the one at ``closing`` ends, right behind a phrase: the first of "Karst -
    backed by Norland - has closed"; None where it ends none."""
    for j in range(closing - 1, max(0, closing - WITHIN), -1):
        if r.tokens[j].text in DASHES:
            return j if r.of_token[j - 1] >= 0 else None
        if r.tokens[j].text == ";":
            return None
    return None


ASKING = frozenset(
    f"{verb}ing"
    for verb in ("ask", "urg", "tell", "order", "warn", "invit", "begg", "advis", "instruct", "remind", "implor")
)
"""Participles that tell what was said to the party before them."""


def _head_of_list(r: Reading, last: int) -> int:
    """The first token of the phrase that ends at a token, and of the one that "and" joins it to."""
    first = r.phrases[r.of_token[last]].first
    joined = first > 1 and r.tokens[first - 1].lower == "and" and r.of_token[first - 2] >= 0
    return r.phrases[r.of_token[first - 2]].first if joined else first


def _asking_them(r: Reading, head: int) -> int | None:
    """The verb before a participle whose object is the phrase between: "wrote" of "wrote to the owners asking them";
    None for other verbs, and for "with the owners asking them"."""
    group = r.groups.get(head)
    if group is None or group.tense != "participle" or r.tokens[head].tag != "ing" or group.first != head or not head:
        return None
    if r.words(head + 1, head + 2) not in (["them"], ["him"], ["her"]) or r.of_token[head - 1] < 0:
        return None
    before = r.tokens[_head_of_list(r, head - 1) - 1]
    verb = previous_verb(r, head)
    if r.tokens[head].lower not in ASKING or before.lower == "with" or before.tag == "punct" or verb is None:
        return None
    return verb if r.groups[verb].tense in FINITE and not is_passive(r, verb) else None


def _participle_subject(r: Reading, comma: int, head: int, depth: int) -> syntax.Phrase | None:
    """Of "X said, adding ..." the subject of "said"; of "X arrested four people linked to Y, accusing them" that of
    "arrested"; None where no finite verb stands before, or the word is no participle."""
    group = r.groups.get(head)
    if group is None or group.tense != "participle":
        return None
    finite = [h for h in r.groups if h < comma and r.groups[h].tense in FINITE and not is_passive(r, h)]
    if not finite:
        return None
    if max(finite) == comma - 1:
        return subject(r, max(finite), depth + 1)
    main = [h for h in finite if not _opens_relative(r, h)]
    return subject(r, max(main), depth + 1) if main else None


def _opens_relative(r: Reading, head: int) -> bool:
    a, _ = r.clause_at(head)
    return a > 0 and r.tokens[a].lower in ("who", "which", "whose", "whom", "where", "that", "after", "when", "because")


def _accused(r: Reading, i: int, head: int) -> syntax.Phrase | None:
    """The accused for the deed behind "of": the second of "Karst accused Veloria of shelling the port"."""
    verb = previous_verb(r, i)
    if r.tokens[i].tag != "prep" or r.tokens[head].tag != "ing" or verb is None:
        return None
    if r.tokens[verb].lemma not in words("blaming"):
        return None
    return subject(r, verb, 1) if is_passive(r, verb) else objects.obj(r, verb)


def _before_relative_clause(r: Reading, phrase: syntax.Phrase, head: int) -> syntax.Phrase | None:
    """The subject before a relative clause of whose verb the phrase is the object: "a fighter" of "a fighter who
    follows the ideology of the Front attacked"; None where the phrase is the subject ("a man who says rebels attacked")
    or the verb is no finite one."""
    group, verb = r.groups.get(head), phrase.first - 1
    if group is None or group.tense not in FINITE or verb not in r.groups or r.groups[verb].tense not in FINITE:
        return None
    if r.tokens[verb].lemma in words("saying") | words("claiming") or r.tokens[head].tag == "ing":
        return None
    if is_passive(r, head) and group.first == head:
        return None
    pronoun = back(r, r.groups[verb].first - 1)
    if pronoun < 1 or r.tokens[pronoun].lower not in ("who", "which"):
        return None
    return antecedent(r, pronoun)


def _before_relative(r: Reading, i: int) -> int:
    """For "condemned the raid, in which two died, and welcomed": the token that opens the relative clause; else i."""
    verb = previous_verb(r, i)
    if verb is None:
        return i
    a, _ = r.clause_at(verb)
    relative = 0 < a < i and r.tokens[a].lower in ("which", "who", "where", "whose", "whom", "when")
    return a if relative and previous_verb(r, a) is not None else i


def _before_infinitives(r: Reading, i: int) -> int:
    """For "urged the party to join and criticized": the token of "to", so that "criticized" joins "urged"."""
    verb = previous_verb(r, i)
    while verb is not None and r.groups[verb].tense == "infinitive":
        governor = previous_verb(r, r.groups[verb].first)
        if governor is None:
            break
        i, verb = r.groups[verb].first, governor
    return i


def _before_content(r: Reading, i: int) -> int:
    """For "denied that its men were there and accused Y": the token of "that", so that "accused" joins "denied"."""
    verb = previous_verb(r, i)
    if verb is None:
        return i
    a, _ = r.clause_at(verb)
    governed = a > 0 and r.tokens[a].lower == "that" and (a - 1) in r.groups
    return a if governed else i


def _relative_before(r: Reading, i: int) -> int | None:
    """The relative pronoun from which only times and prepositional phrases lead up to token i ("which in 2014")."""
    while i > 0:
        if r.tokens[i].lower in RELATIVE and r.tokens[i].lower != "that":
            return i if r.tokens[i - 1].tag not in ("verb", "past", "ing") else None
        if r.tokens[i].tag in ("adv", "prep") or r.tokens[i].text == ",":
            i -= 1
            continue
        if r.of_token[i] < 0:
            return None
        phrase = r.phrases[r.of_token[i]]
        before = r.tokens[phrase.first - 1] if phrase.first else None
        timely = r.tokens[phrase.last].lower in words("time_word")
        if before is None or not (before.tag == "prep" or timely):
            return None
        i = phrase.first - 1
    return None


def _adjective_subject(r: Reading, first: int, depth: int) -> syntax.Phrase | None:
    """The subject of the adjective that governs an infinitive: "Karst" in "Karst is keen to open talks"."""
    i = first - 1
    while i > 0 and (r.tokens[i].tag in ("adj", "adv", "past") or r.tokens[i].lower in words("ready_word")):
        i -= 1
    if i < 1 or i == first - 1 or r.tokens[i].tag != "be":
        return None
    while i > 0 and r.tokens[i - 1].tag in ("modal", "have", "be", "neg", "adv"):
        i -= 1
    return subject(r, i, depth + 1)


def _controller(r: Reading, first: int, depth: int) -> syntax.Phrase | None:
    found = _adjective_subject(r, first, depth)
    if found is not None:
        return found
    verb = previous_verb(r, first)
    if verb is None:
        number = r.of_token[first - 1] if first else -1
        return _head_of_chain(r, number) if number >= 0 else None
    if r.tokens[verb].lemma in words("control"):
        found = objects.obj(r, verb)
        if found is not None and found.last < first:
            return found
    return subject(r, verb, depth + 1)


def _shared(r: Reading, i: int, depth: int) -> syntax.Phrase | None:
    """The subject of the verb before ("and wounded", "after killing")."""
    verb = previous_verb(r, i)
    if verb is None:
        return _forward_subject(r, i, depth)
    return subject(r, verb, depth + 1)


def _forward_subject(r: Reading, i: int, depth: int) -> syntax.Phrase | None:
    """The subject of the first finite verb behind ("After killing ..., the men fled")."""
    for j in sorted(r.groups):
        if j > i and r.groups[j].tense in ("past", "present", "future"):
            return subject(r, j, depth + 2)
    return None


def antecedent(r: Reading, i: int) -> syntax.Phrase | None:
    """The phrase right before a relative pronoun, with the "of" chain it closes."""
    j = i - 1
    while j >= 0 and (r.tokens[j].text == "," or r.tokens[j].tag in ("prep", "quote")):
        j -= 1
    if j < 0 or r.of_token[j] < 0:
        return None
    if r.tokens[j].lower in words("time_word"):
        return _head_of_chain(r, r.of_token[j])
    end = r.phrases[r.of_token[j]].span[1]
    personal = r.tokens[i].lower in ("who", "whom")
    inner = r.phrases[r.of_token[j]]
    for phrase in r.phrases[: r.of_token[j] + 1]:
        deed = personal and r.tokens[phrase.last].lower in lexicon().nouns
        if phrase.full_span[1] == end and not deed and not _named_inside(r, phrase, inner):
            return phrase
    return r.phrases[r.of_token[j]]


def _named_inside(r: Reading, outer: syntax.Phrase, inner: syntax.Phrase) -> bool:
    """Whether the name at the end of an "of" chain is meant: "a resurgence of the Front, which" but "members of the
    Front, who"."""
    head = r.tokens[outer.last].lower
    people = any(head in words(name) for name in ("person", "body", "armed", "troops")) or head.endswith("s")
    tags = (r.tokens[outer.last].tag, r.tokens[inner.last].tag)
    return outer is not inner and tags == ("noun", "name") and not people


def _head_of_chain(r: Reading, number: int) -> syntax.Phrase:
    """Walks left over prepositional phrases: from "motorcycles" to "Hitmen" in "Hitmen on two motorcycles"."""
    current = number
    for _ in range(6):
        phrase = r.phrases[current]
        before = phrase.first - 1
        if before < 1:
            return phrase
        tok = r.tokens[before]
        if tok.tag in ("conj",) and r.of_token[before - 1] >= 0 and tok.lower == "and":
            joined = r.phrases[r.of_token[before - 1]]
            if joined.first > 1 and r.tokens[joined.first - 1].tag == "prep":
                current = r.of_token[before - 1]
                continue
            return phrase
        if _reduced(r, before):
            current = r.of_token[before - 2]
            continue
        left = opening_bracket(r, before - 1) - 1 if r.tokens[before - 1].text == ")" else before - 1
        if tok.lower == "than":
            return phrase
        if tok.tag == "prep" and left >= 0 and r.of_token[left] >= 0:
            current = r.of_token[left]
            continue
        if tok.tag != "prep" or r.of_token[before - 1] < 0:
            timely = r.tokens[phrase.last].lower in words("time_word")
            if timely and r.of_token[before] >= 0:
                current = r.of_token[before]
                continue
            return phrase
    return r.phrases[current]


def _reduced(r: Reading, i: int) -> bool:
    """Whether token i is the preposition of a participle behind its noun: "with" in "militants armed with rifles"."""
    if i < 2 or r.tokens[i].tag != "prep" or r.of_token[i - 2] < 0:
        return False
    if r.tokens[i - 1].tag == "adj":
        return r.tokens[i - 1].lower.endswith("ed")
    group = r.groups.get(i - 1)
    return group is not None and group.first == i - 1 and r.tokens[i - 1].tag in ("past", "ing")


def _across_commas(r: Reading, i: int, depth: int) -> syntax.Phrase | None:
    """The subject before an insertion: "X, the minister of Y, said" and "X, who ..., said"."""
    for j in range(i - 1, max(0, i - 40), -1):
        opens = r.tokens[j].text == "," and r.tokens[j + 1].lower in ("which", "who", "whose", "where")
        if opens and r.of_token[j - 1] >= 0 and not any(h < j and r.groups[h].tense in FINITE for h in r.groups):
            return _head_of_chain(r, r.of_token[j - 1])
    for j in range(i - 1, max(-1, i - 40), -1):
        if r.tokens[j].text == "," and j > 0 and r.of_token[j - 1] >= 0:
            insertion = r.tokens[j + 1]
            if insertion.tag in ("sub", "pron", "det", "name", "noun", "prep", "past", "ing", "num", "adj", "adv"):
                phrase = r.phrases[r.of_token[j - 1]]
                if r.tokens[phrase.last].lower in words("time_word"):
                    continue
                return _head_of_chain(r, r.of_token[j - 1])
    return _shared(r, i, depth)


def relative_object(r: Reading, head: int) -> syntax.Phrase | None:
    """The antecedent where the verb's object is a relative pronoun: "the judge" in "the judge whom it accuses"."""
    a, _ = r.clause_at(head)
    if a == 0 or r.tokens[a].lower not in ("whom", "which", "that") or head - a < 2:
        return None
    return antecedent(r, a)


def speakers(r: Reading) -> list[syntax.Phrase]:
    """Subjects of verbs of saying ("X said", "said X") and those behind "according to", in order of the verbs."""
    out = []
    for i, tok in enumerate(r.tokens):
        phrase = None
        if tok.lemma in words("claiming") and i in r.groups and not is_passive(r, i):
            phrase = _inverted(r, i) or subject(r, i)
        elif tok.lower == "according":
            phrase = objects.prepositional(r, i + 1, i + 2, "to")
        if phrase is not None:
            out.append(phrase)
    return out


def _inverted(r: Reading, i: int) -> syntax.Phrase | None:
    """The speaker behind the verb that follows a quotation: "..., said the envoy"."""
    before = r.tokens[i - 1] if i else None
    if before is None or not (before.tag == "quote" or before.text == ",") or i + 1 >= len(r.tokens):
        return None
    number = r.of_token[i + 1]
    return r.phrases[number] if number >= 0 and not r.phrases[number].pronoun else None
