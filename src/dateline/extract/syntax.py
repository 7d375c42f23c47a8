"""Light syntax: tokens with coarse tags, base noun phrases, verb groups and clauses, by word lists and neighbours.

No parser and no statistics: closed word classes and common verbs come from ``words.toml``, everything else is a noun, a
name or an adjective by its shape. Good enough to find who stands before and behind a verb in news prose; every function
is linear in the number of tokens.
"""

from __future__ import annotations

import calendar
import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from dateline.model import Span, Value

TOKEN = re.compile(
    r"[a-z]++(?![\w'’-])"  # most words: first, so that they need not be tried as anything else
    r"|(?:[A-Z]\.){2,}"  # U.S., U.N.
    r"|(?<![^\s(“\"'‘])[A-Z]\.(?=\s(?:[A-Z]\.\s)?"  # James A. Baker
    r"(?!(?:The|An?|He|She|It|They|We|But|In|On|At|And|This|That|There|His|Her)\b)[A-Z][a-zé])"
    r"|\d+-[a-zA-Z]+(?:-\w+)*"  # 72-hour, 35-year-old
    r"|\d[\d.,:]*\d(?:[a-zA-Z]+)?|\d+(?:st|nd|rd|th|[a-zA-Z])?"
    r"|(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Maj|Capt|Sen|Rep|Gov|St|Rev|Prof|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|No)\.(?=\s)"
    r"|(?:al|el|ar|as|ad|an|ash|at|bin|ben)-[A-Z]\w*(?:-\w+)*"
    r"|\b[A-HJ-Z]['’][A-Z]\w+(?:-\w+)*"  # O'Neill, D’Souza; not I'VE
    r"|n['’]t\b|['’](?:s|ll|re|ve|d|m)\b|\w+?(?=n['’]t\b)"
    r"|\w+(?:-\w+)*(?:'(?=\s))?"
    r"|\.\.\.|--|[^\w\s]"
)


class Token(Value, frozen=True, kw_only=True):
    """One token. ``tag`` is det, pron, prep, conj, sub, modal, be, have, do, neg, adv, num, to, poss, adj, noun, name,
    verb (present or base), past (past tense or participle), ing, quote, or punct. ``lemma`` is a verb's base form."""

    span: Span
    text: str
    lower: str
    tag: str
    lemma: str


class Phrase(Value, frozen=True, kw_only=True):
    """A base noun phrase: ``span`` from determiner to head, ``head`` the head noun's span, ``first`` and ``last`` the
    indices of its tokens (inclusive), ``full_span`` with the "of ..." phrases that follow; ``pronoun`` for he, they."""

    span: Span
    head: Span
    full_span: Span
    first: int
    last: int
    pronoun: bool


class VerbGroup(Value, frozen=True, kw_only=True):
    """A verb with its auxiliaries: ``head`` is the index of the main verb's token, ``first`` that of the first token.

    ``tense`` is past, present, future, infinitive, or participle (no finite verb).
    """

    span: Span
    first: int
    head: int
    lemma: str
    tense: str
    passive: bool
    perfect: bool
    negated: bool
    modal: str | None


class _Words(Value, frozen=True, kw_only=True):
    closed: dict[str, str]
    verbs: dict[str, tuple[str, str]]  # form -> (tag, lemma)
    small: dict[str, str]  # word in small letters -> tag
    nounish: frozenset[str]
    time: frozenset[str]
    ing_nouns: frozenset[str]
    ly_nouns: frozenset[str]
    function: frozenset[str]
    ordinary: frozenset[str]  # no names where they open a sentence


def _forms(base: str) -> dict[str, str]:
    """Regular inflections of a base form, each with its tag."""
    if base.endswith("e"):
        return {base: "verb", base + "s": "verb", base + "d": "past", base[:-1] + "ing": "ing"}
    if base[-1] == "y" and base[-2] not in "aeiou":
        return {base: "verb", base[:-1] + "ies": "verb", base[:-1] + "ied": "past", base + "ing": "ing"}
    s_form = base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    out = {base: "verb", s_form: "verb", base + "ed": "past", base + "ing": "ing"}
    if base[-1] not in "aeiouwxy" and base[-2] in "aeiou" and base[-3:-2] not in tuple("aeiou"):
        out |= {base + base[-1] + "ed": "past", base + base[-1] + "ing": "ing"}
    return out


@cache
def _words() -> _Words:
    data = tomllib.loads(files("dateline.extract").joinpath("words.toml").read_text(encoding="utf-8"))
    closed: dict[str, str] = {}
    for tag in ("adj", "adv", "num", "sub", "prep", "conj", "det", "pron", "do", "have", "be", "modal", "neg"):
        closed |= dict.fromkeys(data["closed"][tag], tag)
    verbs: dict[str, tuple[str, str]] = {}
    for base in data["verbs"]["regular"].split():
        verbs |= {form: (tag, base) for form, tag in _forms(base).items() if form not in verbs}
    for entry in data["verbs"]["irregular"].split(";"):
        base, past, participle = entry.split()
        forms = _forms(base)
        verbs |= {form: (tag, base) for form, tag in forms.items() if tag != "past"}
        verbs |= {past: ("past", base), participle: ("past", base)}
    nounish = _with_plurals(data["verbs"]["nounish"].split())
    lists = {key: frozenset(data["closed"][key]) for key in ("time", "ing_nouns", "ly_nouns", "function")}
    small = {form: tag for form, (tag, _) in verbs.items()} | closed | {"to": "to"}
    small = {word: tag for word, tag in small.items() if word[0].isalpha() and word.islower()}
    ordinary = frozenset(files("dateline.extract").joinpath("ordinary.txt").read_text(encoding="utf-8").split("\n")[1:])
    return _Words(closed=closed, verbs=verbs, small=small, nounish=nounish, ordinary=ordinary, **lists)


def _with_plurals(bases: list[str]) -> frozenset[str]:
    """The nouns with their plurals, which look like the verbs' -s forms."""
    return frozenset(form for base in bases for form, tag in _forms(base).items() if tag == "verb")


def function_words() -> frozenset[str]:
    """Words that every English text is full of and other languages lack."""
    return _words().function


def verb_forms(lemma: str) -> frozenset[str]:
    """All known inflected forms of a verb, itself included; regular ones are generated for verbs not in the list."""
    return _forms_of().get(lemma) or frozenset(_forms(lemma))


@cache
def _forms_of() -> dict[str, frozenset[str]]:
    """Base form -> the inflected forms of every listed verb."""
    found: dict[str, list[str]] = {}
    for form, (_, base) in _words().verbs.items():
        found.setdefault(base, []).append(form)
    return {base: frozenset(forms) for base, forms in found.items()}


@lru_cache(maxsize=2048)
def tokens(text: str, span: Span) -> tuple[Token, ...]:
    """The tokens of ``text[span]``, tagged; best given one sentence at a time. Kept: every extractor asks for them."""
    found = [m.span() for m in TOKEN.finditer(text, *span)]
    raw = [text[a:b] for a, b in found]
    raw = [word.replace("’", "'") if word in CURLY else word for word in raw]
    lows = [word.lower() for word in raw]
    caps = _all_caps(raw)
    small, verbs = _words().small, _words().verbs
    tags = [small.get(word) or _first_guess(word, i, raw, caps=caps) for i, word in enumerate(raw)]
    for i, lower in enumerate(lows):
        if not _settled(lower, tags[i]):
            tags[i] = _by_neighbours(i, raw, lower, tags)
    lemmas = [verbs[w][1] if tag in VERBAL and w in verbs else w for w, tag in zip(lows, tags, strict=True)]
    return tuple(
        Token(span=place, text=word, lower=lower, tag=tag, lemma=lemma)
        for place, word, lower, tag, lemma in zip(found, raw, lows, tags, lemmas, strict=True)
    )


CURLY = frozenset({"n’t", "’ll", "’re", "’ve", "’d", "’m"})
"""Shortened words that are read as those with a straight mark: "didn’t" is "didn't"."""
ARTICLE_NAME = re.compile(r"(?:al|el|ar|as|ad|an|ash|at|bin|ben)-[A-Z]")
"""al-Shabab, el-Fasher: names with a small letter in front."""
VERBAL = frozenset({"verb", "past", "ing"})
NOMINAL = frozenset({"noun", "name"})
INSIDE = frozenset({"det", "num", "adj", "noun", "name", "poss"})
"""Tags that a base noun phrase is made of."""
UNSETTLED = frozenset({"verb", "adj", "past", "ing", "det"})
UNSETTLED_WORDS = frozenset({"may", "since", "that", "her", "both", "all", "some", "many", "few", "most"})
"""Tags and words that the words beside them may change."""


def _all_caps(raw: list[str]) -> bool:
    letters = [w for w in raw if w.isalpha()]
    return len(letters) > 3 and sum(w.isupper() for w in letters) / len(letters) > 0.7


def _first_guess(word: str, i: int, raw: list[str], *, caps: bool) -> str:
    """The tag of a word that is not among those in small letters, by its shape, its case and what stands before it."""
    words, lower = _words(), word.lower()
    if lower in ("'s", "’s"):
        return "poss"
    if not word[0].isalnum():
        return _mark(word, lower)
    if word[0].isdigit():
        return "adj" if "-" in word else "num"
    capital = (word[0].isupper() or ARTICLE_NAME.match(word) is not None) and not caps
    opening = i == 0 or raw[i - 1] in '"“‘.:;—-('
    if lower == "to":
        return "to"
    if (word in ("US", "IS") and not caps) or (word == "Will" and not opening and _first_name(i, raw)):
        return "name"
    if lower in words.closed and not (capital and not opening and words.closed[lower] in ("adj", "num", "adv")):
        return words.closed[lower]
    if capital and not (opening and _is_ordinary(lower, i, raw)):
        return "name"
    if lower in words.verbs:
        return words.verbs[lower][0]
    return _by_shape(lower)


def _first_name(i: int, raw: list[str]) -> bool:
    """Whether a word with a capital within a sentence is the name before a surname: "said Will Doyle"; not before a
    word that a headline writes with a capital too ("Lorn Will Meet")."""
    after = raw[i + 1] if i + 1 < len(raw) else ""
    words = _words()
    known = after.lower() in words.verbs or after.lower() in words.closed or after.lower() in words.ordinary
    return after[:1].isupper() and not after.isupper() and not known


def _is_ordinary(lower: str, i: int, raw: list[str]) -> bool:
    """Whether a word that opens a sentence is no name; "Section 12" is one."""
    words = _words()
    if lower in words.ordinary:
        return i + 1 == len(raw) or not raw[i + 1][0].isdigit() or lower in words.verbs or lower in words.nounish
    return lower in words.verbs or lower in words.nounish


def _mark(word: str, lower: str) -> str:
    if lower in _words().closed:
        return _words().closed[lower]
    return "quote" if word in "\"“”'‘’«»" else "punct"


def _by_shape(lower: str) -> str:
    if lower.endswith("ly") and len(lower) > 4:
        return "noun" if lower in _words().ly_nouns else "adv"
    if lower.endswith(("-backed", "-led", "-linked", "-held", "-controlled", "-old", "-ranking", "-based", "-owned")):
        return "adj"
    if lower.endswith(("ous", "ful", "ive", "ical", "ish", "ary")) and len(lower) > 5 and lower not in ("military",):
        return "adj"
    if lower.endswith(("nned", "tted", "rred", "ssed", "ated", "ized", "ised", "fied")) and len(lower) > 5:
        return "past"
    return "ing" if lower.endswith("ing") and len(lower) > 5 and lower not in _words().ing_nouns else "noun"


def _settled(lower: str, tag: str) -> bool:
    """Whether no word beside it changes the first guess (``_by_neighbours``): most nouns, articles, prepositions."""
    if lower in UNSETTLED_WORDS:
        return False
    if tag == "noun":
        return not lower.endswith("ed") and lower not in _words().ing_nouns
    return tag not in UNSETTLED or lower in ("the", "a", "an")


SPOKEN = frozenset({"said", "told"})
"""Past forms that describe nothing behind an adjective."""


def _by_neighbours(i: int, raw: list[str], lower: str, tags: list[str]) -> str:
    """Second guess for words that may be noun or verb, or participle or past, from the tags beside them."""
    tag = tags[i]
    before = _skip_adverbs(tags, i)
    after = tags[i + 1] if i + 1 < len(tags) else "punct"
    if tag == "verb":
        return _noun_or_verb(lower, before, after)
    if tag == "noun" and lower.endswith("ed") and (before in ("be", "have", "pron") or after in ("det", "sub")):
        return "past"
    if lower == "may" and raw[i] == "May" and (after == "num" or before == "prep" or _is_named_may(i, raw, after)):
        return "name"
    if lower == "since" and before in ("have", "be"):
        return "adv"
    if tag == "adj" and before == "det" and after in ("past", "verb", "be", "have", "modal", "punct", "poss"):
        return "noun"
    if lower in SPOKEN and before == "adj":
        return tag  # "the new army chief said Karst", "the spokesman general told Karst"
    if tag == "past" and before in ("det", "num", "adj", "poss") and after in ("noun", "name", "adj"):
        return "past" if raw[i - 1].lower() in ("military", "police") or raw[i - 1][0].isdigit() else "adj"
    if (
        tag == "past"
        and before in ("prep", "punct", "conj")
        and after in NOMINAL
        and lower.endswith("ed")
        and before == "prep"
    ):
        return "adj"
    if tag == "ing" and before in ("det", "adj", "poss", "num"):
        return "adj" if after in NOMINAL else "noun"
    if tag in ("ing", "noun") and lower in _words().ing_nouns:
        opens = before in ("punct", "start") and (
            after in ("num", "det", "pron") or raw[i + 1 : i + 3] == ["at", "least"]
        )
        return "ing" if opens or before in ("be", "have") else "noun"
    if lower == "that" and after in ("noun", "adj") and before in ("prep", "verb", "past"):
        return tag if before != "prep" and _clause_behind(i, raw, tags) else "det"
    if tag == "det" and after in ("modal", "be", "have", "past") and lower not in ("the", "a", "an"):
        return "pron"
    if lower == "her" or (
        lower in ("both", "all", "some", "many", "few", "most") and after in ("prep", "verb", "past", "punct")
    ):
        return "det" if after in ("noun", "name", "adj", "num") else "pron"
    return tag


def _is_named_may(i: int, raw: list[str], after: str) -> bool:
    """Whether "May" with a capital is somebody's name, or the month: within a sentence ("Theresa May said"), or at its
    start before a verb ("May said")."""
    opens = i == 0 or raw[i - 1] in '"“‘.:;—-('
    return not opens or after in ("past", "have", "modal", "poss")


CLAUSE_REACH = 25
"""Words behind "that" in which the verb of its clause stands."""


def _clause_behind(i: int, raw: list[str], tags: list[str]) -> bool:
    """Whether "that" behind a verb opens a clause ("said that military personnel heard"): a plural noun stands right
    behind it, or a verb before the next comma, conjunction or stop; "crossed that bridge" has neither."""
    if tags[i + 1] == "noun" and raw[i + 1].endswith("s") and not raw[i + 1].endswith(("ss", "us", "is")):
        return True
    for k in range(i + 2, min(i + CLAUSE_REACH, len(tags))):
        if tags[k] in ("punct", "sub", "conj"):
            return False
        if tags[k] in ("modal", "be", "have", "do", "verb"):
            return True
        if tags[k] == "past" and raw[k + 1 : k + 2] != ["by"]:
            return True
    return False


def _skip_adverbs(tags: list[str], i: int) -> str:
    j = i - 1
    while j >= 0 and tags[j] in ("adv", "neg"):
        j -= 1
    return tags[j] if j >= 0 else "start"


def _noun_or_verb(lower: str, before: str, after: str) -> str:
    if before in ("modal", "to", "do"):
        return "verb"
    if before in ("det", "adj", "poss", "num", "prep", "past") and lower in _words().nounish:
        return "noun"
    if before in ("past", "prep") and after in NOMINAL:
        return "adj"
    if before in ("det", "adj", "poss") or (before == "start" and after == "prep" and lower.endswith("s")):
        return "noun"  # "Monitors from the mission said"
    if lower not in _words().nounish:
        return "verb"
    object_follows = after in ("det", "name", "pron", "num", "to", "poss")
    if before == "pron" or (before in NOMINAL and object_follows):
        return "verb"
    return "noun"


def phrases(toks: tuple[Token, ...]) -> tuple[Phrase, ...]:
    """Base noun phrases in order. "and" is never inside one; "Iraq's foreign ministry" is one phrase."""
    out: list[Phrase] = []
    i = 0
    while i < len(toks):
        if toks[i].tag == "pron":
            out.append(_phrase(toks, i, i, i, pronoun=True))
            i += 1
        elif toks[i].tag in INSIDE and toks[i].tag != "poss":
            last, head = _run(toks, i)
            if head >= 0:
                out.append(_phrase(toks, i, last, head, pronoun=False))
            i = last + 1
        else:
            i += 1
    return tuple(_with_of(toks, out))


def _run(toks: tuple[Token, ...], first: int) -> tuple[int, int]:
    """The last token of the run that begins at ``first``, and its head noun (-1 for none)."""
    last, head = first, -1
    for j in range(first, len(toks)):
        tag = toks[j].tag
        if tag not in INSIDE and not _adverb_inside(toks, j):
            break
        if j > first and (_starts_anew(toks, j, headed=head >= 0) or _behind_day(toks, first, j)):
            break
        last = j
        if tag in NOMINAL or (tag == "num" and head < 0):
            head = j
    while last > head >= 0 and toks[last].tag in ("adj", "adv", "det"):
        last -= 1
    return last, head


def _starts_anew(toks: tuple[Token, ...], j: int, *, headed: bool) -> bool:
    """A determiner, a number behind a noun, or a time word behind a noun opens another phrase."""
    tok, before = toks[j], toks[j - 1]
    year = _YEAR.fullmatch(before.text) is not None
    if tok.tag == "det":
        return year or before.tag not in ("det", "adv", "num")
    if year and tok.tag == "name" and _is_date(toks, j - 1):
        return True  # "in July 2015 President Obama", but "the July 2015 Paris accord"
    if tok.tag in ("num", "adv") and (before.lower in _WEEKDAYS or year):
        return True  # "on Tuesday six villagers", "since 1985 nearly 200 soldiers"
    if tok.tag == "num":
        return headed and before.tag == "noun"
    return headed and before.tag == "noun" and tok.lower in _words().time


def _behind_day(toks: tuple[Token, ...], first: int, j: int) -> bool:
    """Whether all of a run before ``j`` tells a day behind "on" or "in", and ``j`` does not: "on Monday morning Israeli
    jets", "on 5 March soldiers", "in March Syrian jets"; not "the March revolt" nor "on May Day"."""
    if first == 0 or toks[j].tag == "poss":
        return False
    told = [tok.lower for tok in toks[first:j]]
    if told[0] == "the" and len(told) == 2 and told[1] in _PARTS:  # "during the night Ukrainian gunners"
        return toks[first - 1].lower in ("during", "in", "through") and toks[j].text[0].isupper()
    if told[-1] in _HOURS and len(told) == 1 and toks[first - 1].lower in _HOUR_AFTER:  # "at dawn gunmen"
        return True
    if toks[first - 1].lower not in _DAY_AFTER:
        return False
    named = any(word in _MONTHS or word in _WEEKDAYS for word in told)
    parts = _MONTHS | _WEEKDAYS | _PARTS | {"early", "late"}
    day = named and all(word in parts or word.isdigit() for word in told)
    return day and toks[j].lower not in _OF_DAY and not toks[j].text.isdigit() and toks[j].lower not in _WEEKDAYS


_DAY_AFTER = frozenset(("on", "in", "since", "until", "early", "late"))
_PARTS = frozenset(("morning", "afternoon", "evening", "night", "noon", "midday", "midnight", "dawn", "dusk"))
_HOURS = frozenset(("noon", "midday", "midnight", "dawn", "dusk", "nightfall", "daybreak", "sunrise", "sunset"))
_HOUR_AFTER = frozenset(("at", "by", "before", "after", "around", "until", "since"))
_OF_DAY = _PARTS | {"day", "prayer", "prayers", "mass", "last", "and", "or", "this"}
"""What goes on behind the name of a day without being somebody's: "on Friday night", "on May Day"."""


def _is_date(toks: tuple[Token, ...], year: int) -> bool:
    """Whether a year stands alone or behind its month, not in a name ("the 2015 accord")."""
    at = year - 1
    while at >= 0 and (toks[at].lower in _MONTHS or toks[at].text.isdigit()):
        at -= 1
    return at >= 0 and toks[at].tag == "prep"


_MONTHS = frozenset(name.casefold() for name in calendar.month_name if name)
_WEEKDAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
_YEAR = re.compile(r"(?:1[89]|20)\d\d")


def _adverb_inside(toks: tuple[Token, ...], j: int) -> bool:
    """ "a very large crowd", "the heavily armed men": an adverb before an adjective, but not "hours later three"."""
    ends = toks[j].lower.endswith("ly") or toks[j].lower in ("very", "more", "most", "less", "nearly", "almost")
    return toks[j].tag == "adv" and ends and j + 1 < len(toks) and toks[j + 1].tag in ("adj", "num")


def _phrase(toks: tuple[Token, ...], first: int, last: int, head: int, *, pronoun: bool) -> Phrase:
    span = (toks[first].span[0], toks[last].span[1])
    return Phrase(span=span, head=toks[head].span, full_span=span, first=first, last=last, pronoun=pronoun)


def _with_of(toks: tuple[Token, ...], found: list[Phrase]) -> list[Phrase]:
    """Each phrase with ``full_span`` reaching over the "of ..." phrases behind it."""
    out = list(found)
    for k in range(len(found) - 2, -1, -1):
        one, two = out[k], out[k + 1]
        joined = two.first == one.last + 2 and toks[one.last + 1].lower == "of"
        if joined and not one.pronoun and not _is_charged(toks, one):
            span = (one.span[0], two.full_span[1])
            out[k] = Phrase(
                span=one.span, head=one.head, full_span=span, first=one.first, last=one.last, pronoun=one.pronoun
            )
    return out


OF_DEEDS = frozenset(
    {
        *("accuse", "convict", "acquit", "suspect", "deprive", "rob", "strip"),
        *("warn", "inform", "remind", "assure", "clear", "absolve", "relieve"),
    }
)
"""Verbs that join "of" to whom they name: "accused Rell of murder"."""


def _is_charged(toks: tuple[Token, ...], phrase: Phrase) -> bool:
    """Whether the "of" behind a name is that of the verb before it."""
    named = all(tok.tag == "name" for tok in toks[phrase.first : phrase.last + 1])
    return named and phrase.first > 0 and toks[phrase.first - 1].lemma in OF_DEEDS


AUXILIARY = frozenset({"modal", "be", "have", "do", "neg", "adv", "to"})


@cache
def auxiliaries() -> frozenset[str]:
    """Small words that stand before a verb and tell no act alone: "will", "had", "not", "to"."""
    return frozenset(word for word, tag in _words().small.items() if tag in AUXILIARY)


def verb_groups(toks: tuple[Token, ...]) -> tuple[VerbGroup, ...]:
    """Every verb with the auxiliaries, negations and adverbs before it, in order."""
    return tuple(_group(toks, i) for i, tok in enumerate(toks) if tok.tag in VERBAL)


def _group(toks: tuple[Token, ...], head: int) -> VerbGroup:
    first = head
    while first > 0 and toks[first - 1].tag in AUXILIARY:
        first -= 1
    while first < head and toks[first].tag == "adv":
        first += 1
    before = toks[first:head]
    tags = {t.tag for t in before}
    lowers = {t.lower for t in before}
    modal = next((t.lower for t in before if t.tag == "modal"), None)
    return VerbGroup(
        span=(toks[first].span[0], toks[head].span[1]),
        first=first,
        head=head,
        lemma=toks[head].lemma,
        tense=_tense(toks[head].tag, tags, lowers, modal),
        passive=toks[head].tag == "past" and "be" in tags,
        perfect="have" in tags,
        negated="neg" in tags or any(w.endswith("n't") for w in lowers),
        modal=modal,
    )


PAST_AUXILIARY = frozenset({"was", "were", "had", "did", "wasn't", "weren't", "hadn't", "didn't"})


def _tense(tag: str, tags: set[str], lowers: set[str], modal: str | None) -> str:
    if modal is not None:
        return "future" if modal in ("will", "'ll", "shall", "wo") else "present"
    if "to" in tags:
        return "infinitive"
    if lowers & PAST_AUXILIARY:
        return "past"
    if tags & {"be", "have", "do"}:
        return "present"
    return {"past": "past", "ing": "participle"}.get(tag, "present")


def clauses(toks: tuple[Token, ...]) -> tuple[tuple[int, int], ...]:
    """Half-open token ranges that cover the sentence: a new clause begins at a subordinator, a relative pronoun, a
    semicolon, a dash, or at "and"/"but" with a subject and a verb behind it. A clause has at least one verb where the
    sentence allows it: verbless pieces join the clause before them."""
    starts = [0, *(i for i in range(1, len(toks)) if _opens_clause(toks, i))]
    bounds = [(a, b) for a, b in zip(starts, [*starts[1:], len(toks)], strict=True) if a < b]
    merged: list[tuple[int, int]] = []
    for a, b in bounds:
        verbal = any(t.tag in VERBAL or t.tag == "be" for t in toks[a:b])
        if merged and not verbal:
            merged[-1] = (merged[-1][0], b)
        else:
            merged.append((a, b))
    return tuple(merged)


def _opens_clause(toks: tuple[Token, ...], i: int) -> bool:
    tok, before = toks[i], toks[i - 1]
    if tok.tag == "sub" or tok.lower in ("who", "whom", "whose"):
        return True
    if before.text in (";", "—", "--", ":"):
        return True
    if tok.tag == "conj" and tok.lower in ("and", "but", "or"):
        return _subject_and_verb(toks, i + 1)
    return before.text == "," and tok.tag != "conj" and _subject_and_verb(toks, i)


def _subject_and_verb(toks: tuple[Token, ...], i: int) -> bool:
    """A noun phrase of at most eight tokens and then a finite verb, auxiliary or modal."""
    seen = False
    for tok in toks[i : i + 10]:
        if tok.tag in INSIDE or tok.tag == "pron" or tok.lower in ("of", "in"):
            seen = True
        elif tok.tag in ("adv", "neg"):
            continue
        else:
            return seen and tok.tag in ("verb", "past", "modal", "be", "have", "do")
    return False
