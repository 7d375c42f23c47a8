"""One sentence read once: its tokens, noun phrases, verb groups and clauses, and where a verb's arguments stand."""

from __future__ import annotations

from functools import lru_cache

from dateline.extract import syntax
from dateline.extract.events.lexicon import lexicon
from dateline.model import Span, Value

RELATIVE = frozenset({"who", "which", "that", "whom"})


def words(name: str) -> frozenset[str]:
    """A word class of the finder file."""
    return lexicon().words[name]


class Reading(Value, frozen=True, kw_only=True):
    """The syntax of one sentence; ``of_token[i]`` is the number of the phrase that token i stands in, or -1."""

    text: str
    span: Span
    tokens: tuple[syntax.Token, ...]
    phrases: tuple[syntax.Phrase, ...]
    groups: dict[int, syntax.VerbGroup]
    clauses: tuple[Span, ...]  # token ranges
    of_token: tuple[int, ...]

    def clause_at(self, i: int) -> Span:
        """The token range of the clause that token i stands in."""
        for a, b in self.clauses:
            if a <= i < b:
                return a, b
        return 0, len(self.tokens)

    def words(self, a: int, b: int) -> list[str]:
        """Lower-case words of tokens a to b."""
        return [t.lower for t in self.tokens[a:b]]


LONGEST = 3_000
"""Characters of a sentence that are read; real ones are shorter; hostile text must not cost more than its length."""


@lru_cache(maxsize=512)
def read(text: str, span: Span) -> Reading:
    """The reading of ``text[span]``, one sentence; remembered, because finder and attachment both need it."""
    tokens = _mended(syntax.tokens(text, (span[0], min(span[1], span[0] + LONGEST))))
    phrases = syntax.phrases(tokens)
    of_token = [-1] * len(tokens)
    for number, phrase in enumerate(phrases):
        for i in range(phrase.first, phrase.last + 1):
            of_token[i] = number
    return Reading(
        text=text,
        span=span,
        tokens=tokens,
        phrases=phrases,
        groups={group.head: group for group in syntax.verb_groups(tokens)},
        clauses=syntax.clauses(tokens),
        of_token=tuple(of_token),
    )


def _mended(tokens: tuple[syntax.Token, ...]) -> tuple[syntax.Token, ...]:
    """Tokens with the tags of the rules' own verbs set right, and "IS" read as a name before people."""
    forms = lexicon().forms
    out = list(tokens)
    for i, tok in enumerate(tokens):
        if tok.text == "IS":
            out[i] = _as(tok, "name", "is")
        elif tok.lower == "since" and i and tokens[i - 1].tag == "have":
            out[i] = _as(tok, "adv", "since")
        elif tok.lower == "last" and tok.tag == "adj" and i and out[i - 1].tag in ("be", "have", "noun", "name"):
            out[i] = _as(tok, "adv" if i + 1 < len(tokens) and tokens[i + 1].tag == "past" else "adj", "last")
        elif tok.text == "Thanks" and i + 1 < len(tokens) and tokens[i + 1].tag == "to":
            out[i] = _as(tok, "prep", "thanks")
        elif tok.lower == "chief" and tok.tag == "adj" and not (i + 1 < len(tokens) and tokens[i + 1].tag in BEFORE_NOUN):
            out[i] = _as(tok, "noun", "chief")
        elif tok.tag == "noun" and "-" in tok.text and any(piece[:1].isupper() for piece in tok.text.split("-")):
            out[i] = _as(tok, "name", tok.lower)
        elif tok.tag == "past" and i and out[i - 1].tag == "adj" and out[i - 1].lower in words("named_by_adjective"):
            out[i - 1] = _as(out[i - 1], "noun", out[i - 1].lower)
        elif tok.tag == "past" and _adjectival(out, i, tokens):
            out[i] = _as(tok, "adj", tok.lower)
        elif tok.tag in ("noun", "adj") and tok.lower in forms and tok.text[0].islower():
            tag = _verb_tag(tok, out[i - 1] if i else None, tokens[i + 1] if i + 1 < len(tokens) else None)
            if tag is not None:
                out[i] = _as(tok, tag, forms[tok.lower])
                if tag == "past" and tok.tag == "adj" and out[i - 1].lower == "military":
                    out[i - 1] = _as(out[i - 1], "noun", "military")
    return tuple(out)


BEFORE_NOUN = frozenset({"noun", "name", "adj", "num"})
"""Tags behind an attribute."""


def _adjectival(done: list[syntax.Token], i: int, tokens: tuple[syntax.Token, ...]) -> bool:
    """A participle between a preposition, determiner or number and a noun: "to displaced families"."""
    if i == 0 or i + 1 >= len(tokens) or tokens[i + 1].tag not in ("noun", "name", "adj"):
        return False
    if _is_year(done[i - 1]):
        return False
    if tokens[i + 1].tag != "noun" and done[i - 1].tag not in ("num", "poss", "det"):
        return False
    return done[i - 1].tag in ("prep", "det", "to", "num", "poss") and done[i - 1].lower not in (
        "both",
        "all",
        "some",
        "those",
    )


def _is_year(tok: syntax.Token) -> bool:
    return len(tok.text) == 4 and tok.text.isdigit()


def _verb_tag(tok: syntax.Token, before: syntax.Token | None, after: syntax.Token | None) -> str | None:
    """The tag of a token that is a form of a known verb and was read as a noun or adjective; None to leave it so."""
    if before is None:
        return None
    if before.tag in ("modal", "to", "do") and tok.tag == "noun":
        return "verb"
    if tok.tag == "adj":
        return "past" if (_is_year(before) or before.lower in words("named_by_adjective")) and tok.lower.endswith("ed") else None
    if before.tag in ("det", "adj", "poss", "num"):
        return None
    if tok.lower.endswith("ed"):
        return "past"
    if tok.lower.endswith("ing"):
        return "ing" if before.tag in ("be", "punct", "prep", "sub") else None
    if not tok.lower.endswith("s") or after is None or before.tag not in SUBJECT_END:
        return None
    calls = tok.lower in ("calls", "appeals") and after.lower in ("for", "on", "to")
    return "verb" if calls or after.tag in ("det", "name", "pron", "num") else None


SUBJECT_END = frozenset({"noun", "name", "conj", "pron", "sub", "adv"})
"""Tags of a token right before a finite verb."""


def _as(tok: syntax.Token, tag: str, lemma: str) -> syntax.Token:
    return syntax.Token(span=tok.span, text=tok.text, lower=tok.lower, tag=tag, lemma=lemma)


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
    i = _back(r, head - 1)
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


def subject(r: Reading, head: int, depth: int = 0) -> syntax.Phrase | None:
    """The noun phrase that is the grammatical subject of the verb at ``head``, as far as word order shows it."""
    group = r.groups.get(head)
    first = group.first if group is not None else head
    if depth > 4:
        return None
    if group is not None and group.tense == "infinitive" and r.tokens[first].tag not in ("be", "have", "modal"):
        return _controller(r, first, depth)
    i = _back(r, first - 1)
    if i < 0:
        return _forward_subject(r, head, depth) if r.tokens[head].tag == "ing" else None
    tok = r.tokens[i]
    if tok.lower in RELATIVE:
        return antecedent(r, i)
    pronoun = _relative_before(r, i)
    if pronoun is not None:
        return antecedent(r, pronoun)
    if r.of_token[i] >= 0:
        if group is not None and group.tense == "participle" and r.tokens[i].lower in words("time_word"):
            return _shared(r, i, depth)
        return _head_of_chain(r, r.of_token[i])
    if tok.text == ",":
        return _participle_subject(r, i, head, depth) or _across_commas(r, i, depth)
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


def _back(r: Reading, i: int) -> int:
    """Skips adverbs, quotes and bracketed insertions leftwards."""
    while i >= 0:
        if r.tokens[i].text == ")":
            i = _opening_bracket(r, i) - 1
        elif r.tokens[i].tag in ("adv", "quote", "neg") or r.tokens[i].lower in ("(", "last", "first"):
            i -= 1
        else:
            break
    return i


def _opening_bracket(r: Reading, i: int) -> int:
    """The bracket that the one at token i closes, at most eight tokens before; i itself where none does."""
    return next((j for j in range(i - 1, max(-1, i - 9), -1) if r.tokens[j].text == "("), i)


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
    return subject(r, verb, 1) if is_passive(r, verb) else obj(r, verb)


def _before_relative(r: Reading, i: int) -> int:
    """For "condemned the raid, in which two died, and welcomed": the token that opens the relative clause; else i."""
    verb = previous_verb(r, i)
    if verb is None:
        return i
    a, _ = r.clause_at(verb)
    relative = 0 < a < i and r.tokens[a].lower in ("which", "who", "where", "whose", "whom", "when")
    return a if relative and previous_verb(r, a) is not None else i


def _before_content(r: Reading, i: int) -> int:
    """For "denied that its men were there and accused Y": the token of "that", so that "accused" joins "denied"."""
    verb = previous_verb(r, i)
    if verb is None:
        return i
    a, _ = r.clause_at(verb)
    governed = a > 0 and r.tokens[a].lower == "that" and (a - 1) in r.groups
    return a if governed else i


def _relative_before(r: Reading, i: int) -> int | None:
    """The relative pronoun from which only times and prepositional phrases lead up to token i: "which in 2014 [seized]"."""
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
        found = obj(r, verb)
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
    for phrase in r.phrases[: r.of_token[j] + 1]:
        if phrase.full_span[1] == end and not (personal and r.tokens[phrase.last].lower in lexicon().nouns):
            return phrase
    return r.phrases[r.of_token[j]]


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
            left = r.phrases[r.of_token[before - 1]]
            if left.first > 0 and r.tokens[left.first - 1].tag == "prep" and left.first - 1 > 0:
                current = r.of_token[before - 1]
                continue
            return phrase
        if _reduced(r, before):
            current = r.of_token[before - 2]
            continue
        left = _opening_bracket(r, before - 1) - 1 if r.tokens[before - 1].text == ")" else before - 1
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


PARTICLES = frozenset(["up", "down", "out", "off", "over", "away", "than", "least", "about", "around", "dead", "free"])
"""Words between a verb and its object that belong to the verb or to a number ("more than 300 herders")."""


def obj(r: Reading, head: int, after: int | None = None) -> syntax.Phrase | None:
    """The noun phrase right behind a verb (or behind token ``after``), adverbs, particles and quotes skipped."""
    i = (head if after is None else after) + 1
    while i < len(r.tokens):
        tok = r.tokens[i]
        if r.of_token[i] >= 0:
            phrase = r.phrases[r.of_token[i]]
            if (
                r.tokens[phrase.last].lower in words("time_word")
                and i == phrase.first
                and phrase.last - phrase.first < 3
            ):
                i = phrase.last + 1
                continue
            return phrase if phrase.first >= i or phrase.first > head else None
        if tok.tag in ("adv", "quote", "det", "adj", "num") or tok.lower in PARTICLES:
            i += 1
            continue
        if (
            tok.tag == "prep"
            and i + 1 < len(r.tokens)
            and r.tokens[i + 1].lower in words("time_word")
            and tok.lower == "on"
        ):
            i += 2
            continue
        return None
    return None


QUANTIFYING = frozenset({"both", "either", "than", "at", "least", "about", "some", "nearly", "up", "to"})
"""Words between a preposition and its phrase: "against more than 20 sites"."""


def prepositional(r: Reading, start: int, end: int, word: str) -> syntax.Phrase | None:
    """The phrase behind the first ``word`` (a preposition) among tokens start to end."""
    for i in range(start, min(end, len(r.tokens))):
        tok = r.tokens[i]
        if tok.lower == word and tok.tag in ("prep", "to", "sub", "adv", "noun") and i + 1 < len(r.tokens):
            j = i + 1
            while j < len(r.tokens) and r.of_token[j] < 0:
                if r.tokens[j].tag not in ("quote", "adv") and r.tokens[j].lower not in QUANTIFYING:
                    break
                j += 1
            if j < len(r.tokens) and r.of_token[j] >= 0:
                phrase = r.phrases[r.of_token[j]]
                if r.tokens[phrase.last].lower not in words("time_word"):
                    return phrase
    return None


def relative_object(r: Reading, head: int) -> syntax.Phrase | None:
    """The antecedent where the verb's object is a relative pronoun: "the judge" in "the judge whom it accuses"."""
    a, _ = r.clause_at(head)
    if a == 0 or r.tokens[a].lower not in ("whom", "which", "that") or head - a < 2:
        return None
    return antecedent(r, a)
