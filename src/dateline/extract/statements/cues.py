"""Where a unit has a reporting verb, and how that verb is used there."""

from __future__ import annotations

from typing import Literal

from dateline.extract.statements.lexicon import Lexicon, lexicon
from dateline.extract.statements.units import Unit
from dateline.extract.syntax import INSIDE, NOMINAL, VERBAL, Token
from dateline.model import Value

Use = Literal["finite", "ing", "passive"]
ALWAYS = frozenset({"deny", "rule_out"})
"""Verbs whose negation is itself a statement ("did not deny that ...")."""
SPEECH = frozenset({"say", "tell", "add", "accuse", "urge", "warn", "deny", "condemn", "insist"})
"""Verbs that are read as verbs whatever stands before them: their forms are hardly ever nouns."""
BARE = frozenset(
    {"say", "add", "think", "believe", "hope", "know", "feel", "suggest", "argue", "insist", "note", "claim"}
)
"""Verbs that take a clause without "that", so that the noun behind them is its subject: "said rebels claim"."""
UNDONE = frozenset(
    {"consider", "contemplate", "mull", "weigh", "avoid", "risk", "stop", "resist", "deny", "favor", "favour", "oppose"}
)
"""Verbs before a participle that nobody has spoken yet: "is considering urging the king to leave"."""
BEFALLEN = frozenset({"killed", "dead", "drowned", "missing", "lost", "kidnapped", "wounded", "abducted", "murdered"})
"""What somebody is presumed: "a man kidnapped and presumed killed"."""
PARTICIPLES = frozenset({"written", "spoken", "known", "seen", "shown", "given", "sworn", "forgotten", "undertaken"})
"""Forms that are no past tense, so that without "have" they tell no subject: "written police orders"."""


BY_WIRE = frozenset(
    {"telephone", "phone", "email", "e-mail", "mail", "text", "video", "fax", "radio", "letter", "satellite"}
)
"""What one speaks by."""
GOING_ON = frozenset({"go", "goes", "went", "going", "gone"})


class Cue(Value, frozen=True, kw_only=True):
    """A reporting verb: tokens ``first`` to ``last`` (inclusive, with particle), its group from ``start`` (auxiliaries
    and adverbs included), its ``name`` in the lexicon (lemma, or lemma_particle), the frames, and how it is used."""

    start: int
    first: int
    last: int
    name: str
    frames: frozenset[str]
    use: Use

    @property
    def span(self) -> tuple[int, int]:
        """The verb with its particle as a half-open token range."""
        return self.first, self.last + 1


def cues(unit: Unit) -> tuple[Cue, ...]:
    """The reporting verbs of a unit that stand outside quotation marks, in order."""
    lex, out = lexicon(), []
    for i, tok in enumerate(unit.toks):
        known = lex.forms.get(tok.lower)
        if known is not None and unit.quoted[i] < 0 and not _name(unit.toks, i) and not _of_culprit(unit.toks, i):
            cue = _cue(unit, i, known[0], known[1], lex)
            if cue is not None:
                out.append(cue)
    return tuple(out)


def _name(toks: tuple[Token, ...], i: int) -> bool:
    """ "the United States", "Associated Press": a capital inside a sentence, beside another capital."""
    if toks[i].lower == "press" and toks[i].text[0].isupper() and i and toks[i - 1].text[0].isupper():
        return True
    if toks[i].tag != "name" or not toks[i].text[0].isupper() or i == 0:
        return False
    return toks[i - 1].tag == "name" or toks[i - 1].tag in ("det", "adj", "poss")


_CULPRITS = (
    "killer murderer gunman shooter bomber attacker rapist mastermind ringleader hijacker kidnapper spy assassin"
    " abuser thief robber arsonist smuggler trafficker"
)
CULPRITS = frozenset(_CULPRITS.split(" "))
"""Nouns that "accused" describes: "accused doctor killer James Rell"."""


def _of_culprit(toks: tuple[Token, ...], i: int) -> bool:
    """Whether "accused" tells what somebody is held to be, and nothing that was said."""
    if toks[i].lower != "accused":
        return False
    behind = [t.lower for t in toks[i + 1 : i + 4]]
    return not CULPRITS.isdisjoint(behind) and "of" not in behind


def _cue(unit: Unit, i: int, lemma: str, shape: str, lex: Lexicon) -> Cue | None:
    toks = unit.toks
    start, helpers = _group(toks, i)
    use = _use(toks, i, lemma, shape, start, helpers)
    name, last = _named(toks, i, lemma, lex)
    if (went := _went_on(toks, start, i)) is not None:
        start, use = went, "finite"
    if use is None or name not in lex.frames:
        return None
    if _negated(toks, start, i) and name not in ALWAYS:
        return None
    return Cue(
        start=start,
        first=i,
        last=last,
        name=name,
        frames=lex.frames[name],
        use=use,
    )


def _went_on(toks: tuple[Token, ...], start: int, i: int) -> int | None:
    """Where the group of "went on to say" begins whose "to" is at ``start``; None for other verbs."""
    if start < 3 or start != i - 1 or toks[start].lower != "to" or toks[start - 1].lower != "on":
        return None
    go = start - 2
    if toks[go].lower not in GOING_ON:
        return None
    before, helpers = _group(toks, go)
    return None if helpers & {"modal", "to"} else before


def _group(toks: tuple[Token, ...], i: int) -> tuple[int, frozenset[str]]:
    """First token of the verb group, and the tags of its auxiliaries."""
    j, helpers = i, set()
    while j > 0 and i - j < 6:
        tag = toks[j - 1].tag
        if tag in ("have", "be", "do", "modal", "to", "neg"):
            helpers.add(tag)
        elif (tag != "adv" and toks[j - 1].lower != "once") or toks[j - 1].lower in ("here", "there"):
            break
        j -= 1
    return j, frozenset(helpers)


def _negated(toks: tuple[Token, ...], start: int, i: int) -> bool:
    return any(
        t.tag == "neg" or t.lower in ("never", "not", "hardly") or t.lower.endswith("n't") for t in toks[start:i]
    )


def _use(toks: tuple[Token, ...], i: int, lemma: str, shape: str, start: int, helpers: frozenset[str]) -> Use | None:
    before = _token_before(toks, start)
    if helpers & {"modal", "to"} or _nobodys(toks, start) or _describes(toks, i, lemma, shape):
        return None
    if lemma == "relate" and i + 1 < len(toks) and toks[i + 1].lower == "to":
        return None  # what "relates to" something says nothing (23 times of 24)
    if shape == "ing":
        return _ing_use(before, helpers)
    if shape == "past":
        return _past_use(toks, i, lemma, before, helpers)
    if "have" in helpers or "be" in helpers:
        return None
    return "finite" if _present(toks, i, lemma, before) else None


def _nobodys(toks: tuple[Token, ...], start: int) -> bool:
    """ "It is worth noting", "let us recall": nobody in the text says so."""
    before = toks[start - 1].lower if start else ""
    return before == "worth" or (before in ("us", "me", "him", "them") and start > 1 and toks[start - 2].lower == "let")


BRACKETED = 12
"""Tokens of the longest insertion in brackets that is passed over."""


def _token_before(toks: tuple[Token, ...], start: int) -> Token | None:
    """The token before a verb group, or before the brackets that stand there: "the Front [FLN] claims"."""
    k = start - 1
    if k > 0 and toks[k].text in "])":
        opened = "[" if toks[k].text == "]" else "("
        k = next((m - 1 for m in range(k - 1, max(0, k - BRACKETED), -1) if toks[m].text == opened), k)
    return toks[k] if k >= 0 else None


def _describes(toks: tuple[Token, ...], i: int, lemma: str, shape: str) -> bool:
    """Whether a past form describes the noun beside it: "seven alleged rebels", "sectors related to export"."""
    if shape != "past" or i + 1 == len(toks):
        return False
    after, before = toks[i + 1], toks[i - 1].tag if i else "start"
    noun_behind = after.tag in (*NOMINAL, "adj", "num", "quote")
    if noun_behind and i and toks[i - 1].text.endswith(("s'", "s’")):
        return True  # "the guerrillas' alleged weakness"
    if lemma == "relate":
        return noun_behind or after.lower == "to"
    if lemma == "call" and after.tag == "quote" and before in NOMINAL:
        return _names(toks, i)
    if lemma == "assure" and i and toks[i - 1].lower == "rest":
        return True
    return toks[i].tag == "adj" and noun_behind and before not in (*NOMINAL, "pron", "have")


def _names(toks: tuple[Token, ...], i: int) -> bool:
    """Whether words in quotation marks behind "called" are a name: "a group called "The Lamp" shot two men"; not "what
    the army called "lies"", nor "called "Thieves" the men who ..."."""
    last = min(len(toks), i + 1 + BRACKETED)
    close = next((k for k in range(i + 2, last) if toks[k].tag == "quote"), None)
    if close is None or not toks[i + 2].text[0].isupper():
        return False
    if any(toks[k].lower in ("what", "which", "that") for k in range(max(0, i - BRACKETED), i)):
        return False
    return close + 1 == len(toks) or toks[close + 1].tag not in ("det", "pron", "quote")


def _noun(toks: tuple[Token, ...], i: int, lemma: str) -> bool:
    """Whether a present form is a noun: behind "United", in the singular behind "a", behind a number, behind a verb or
    preposition that has no other object ("denied press reports", "amid press reports")."""
    if toks[i].lower == "states" and (toks[i - 1].lower == "united" or toks[i - 1].lower in lexicon().statehood):
        return True
    if lemma not in lexicon().nouns:
        return False
    if toks[i].lower == "documents":
        return True  # "the summit documents that will tell": of the training pages none is a verb
    first = i
    while first > 0 and toks[first - 1].tag in INSIDE and toks[first].tag != "det":
        first -= 1
    opens, many = toks[first], toks[i].lower != lemma
    if first > 1 and toks[first - 1].lower == "to" and toks[first - 2].lower == "according":
        return True
    if first == i:
        return many and toks[i - 1].lower in lexicon().quantities
    if not many:
        return opens.lower in ("a", "an")
    if opens.lower in ("these", "those", "several", "many", "few", "both") or _counted(toks[first:i]):
        return True
    while first > 0 and opens.tag != "det" and toks[first - 1].tag == "adv":
        first -= 1
    governor = toks[first - 1] if first and opens.tag != "det" else None
    if governor is None:
        return False
    if governor.tag == "have":
        return True  # "has broadcast reports": the form before is a participle
    if governor.tag == "prep":
        return i - first <= 2 and all(t.tag in ("adj", "noun") for t in toks[first:i])
    return governor.tag in VERBAL and governor.lemma not in BARE


def _counted(phrase: tuple[Token, ...]) -> bool:
    """Whether a phrase opens with a number above one, behind its article, that is neither a year nor a day."""
    k = 1 if phrase[0].tag == "det" else 0
    if k >= len(phrase) or phrase[k].tag != "num" or phrase[k].lower in ("one", "1"):
        return False
    dated = k + 1 < len(phrase) and phrase[k + 1].lower in lexicon().days
    return not dated and not (phrase[k].text.isdigit() and len(phrase[k].text) == 4)


def _ing_use(before: Token | None, helpers: frozenset[str]) -> Use | None:
    if "be" in helpers:
        return "finite"
    if before is None:
        return "ing"
    if before.lemma in UNDONE and before.tag in VERBAL:
        return None
    if before.tag in ("det", "adj", "poss", "prep", "num") and before.lower not in ("while", "by"):
        return None
    return "ing"


def _hides_name(toks: tuple[Token, ...], i: int) -> bool:
    """Whether somebody only asked "not to be named"."""
    behind = [tok.lower for tok in toks[i + 1 : i + 5]]
    return behind[:3] == ["not", "to", "be"] and behind[3:] in (["named"], ["identified"], ["quoted"])


def _past_use(toks: tuple[Token, ...], i: int, lemma: str, before: Token | None, helpers: frozenset[str]) -> Use | None:
    if "be" in helpers:
        return "passive"
    if helpers & {"have"}:
        return "finite"
    if toks[i].lower in PARTICIPLES:
        return None
    after = toks[i + 1].lower if i + 1 < len(toks) else ""
    if (after in BEFALLEN and not helpers) or _hides_name(toks, i):
        return None
    noun_behind = i + 1 < len(toks) and toks[i + 1].tag in NOMINAL
    if before is None or before.tag in ("prep", "poss") or (before.tag in ("det", "adj") and noun_behind):
        return (
            "finite" if before and before.tag != "poss" and before.tag != "prep" and lemma in ("say", "tell") else None
        )
    if lemma == "say" and after == "to" and i + 2 < len(toks) and toks[i + 2].tag in ("be", "have", "verb"):
        return None
    if lemma == "brief" and after in ("on", "about"):
        return None  # "a diplomat briefed on the talks said"
    if lemma == "say" and after == "by" and i + 2 < len(toks) and toks[i + 2].lower in BY_WIRE:
        return "finite"  # "he said by telephone"
    if after == "by" or (lemma in ("accuse", "suspect", "charge") and after in ("of", "with")):
        return "passive"
    return "finite"


def _present(toks: tuple[Token, ...], i: int, lemma: str, before: Token | None) -> bool:
    """A base or -s form is a verb if the tagger says so, or where only a verb fits."""
    if before is None or before.tag in ("det", "adj", "poss", "prep", "num", "to") or _noun(toks, i, lemma):
        return False
    if lemma in SPEECH:
        return True
    if lemma == "count" and i + 1 < len(toks) and toks[i + 1].tag == "num":
        return before.tag in NOMINAL or before.tag == "pron" or before.text == ","
    if before.lower in ("who", "which", "that", "whom"):
        return toks[i].tag == "verb"
    if toks[i].lower == lemma and before.tag in NOMINAL and not before.lower.endswith("s"):
        return False
    if toks[i].tag == "verb":
        return before.tag in NOMINAL or before.tag in ("pron", "conj", "punct", "quote", "adv")
    after = toks[i + 1] if i + 1 < len(toks) else None
    ends = after is None or after.text in ".,"
    if before.tag in NOMINAL and ends and (toks[i].lower != lemma or before.lower.endswith("s")):
        return before.lower not in ("media", "news", "press", "police", "intelligence", "witness", "hospital")
    fits = after is not None and (after.lower == "that" or after.tag in ("quote", "det", "pron"))
    return fits and (before.tag in NOMINAL or before.tag == "pron") and toks[i].tag not in ("name", "adj")


def _named(toks: tuple[Token, ...], i: int, lemma: str, lex: Lexicon) -> tuple[str, int]:
    """The cue's name in the lexicon and its last token: "called on" is call_on."""
    for particle in lex.particles.get(lemma, ()):
        tail = tuple(t.lower for t in toks[i + 1 : i + 1 + len(particle)])
        if tail == particle:
            return "_".join((lemma, *particle)), i + len(particle)
    return lemma, i
