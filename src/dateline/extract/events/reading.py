"""One sentence read once: its tokens, noun phrases, verb groups and clauses."""

from __future__ import annotations

from functools import lru_cache

from dateline.extract import syntax
from dateline.extract.events.lexicon import lexicon
from dateline.model import Span, Value


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
        clauses=_with_verbs(tokens, syntax.clauses(tokens)),
        of_token=tuple(of_token),
    )


def _with_verbs(tokens: tuple[syntax.Token, ...], clauses: tuple[Span, ...]) -> tuple[Span, ...]:
    """The clauses with a verbless first one joined to the second: "Talks between Karst | and the rebels began"."""
    if len(clauses) < 2 or any(t.tag in syntax.VERBAL or t.tag == "be" for t in tokens[slice(*clauses[0])]):
        return clauses
    return ((clauses[0][0], clauses[1][1]), *clauses[2:])


def _mended(tokens: tuple[syntax.Token, ...]) -> tuple[syntax.Token, ...]:
    """Tokens with the tags of the rules' own verbs set right, and "IS" read as a name before people."""
    forms = lexicon().forms
    out = list(tokens)
    for i, tok in enumerate(tokens):
        if tok.text == "IS" and not _shouted(tokens, i):
            out[i] = _as(tok, "name", "is")
        elif tok.lower == "since" and i and tokens[i - 1].tag == "have":
            out[i] = _as(tok, "adv", "since")
        elif tok.lower == "last" and tok.tag == "adj" and i and out[i - 1].tag in ("be", "have", "noun", "name"):
            out[i] = _as(tok, "adv" if i + 1 < len(tokens) and tokens[i + 1].tag == "past" else "adj", "last")
        elif tok.lower == "thanks" and i + 1 < len(tokens) and tokens[i + 1].tag == "to":
            out[i] = _as(tok, "prep", "thanks")
        elif (
            tok.lower in words("noun_or_adjective")
            and tok.tag == "adj"
            and not (i + 1 < len(tokens) and tokens[i + 1].tag in BEFORE_NOUN)
            and not (i and out[i - 1].tag in ("be", "adv"))
        ):
            out[i] = _as(tok, "noun", tok.lower)
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


def _shouted(tokens: tuple[syntax.Token, ...], i: int) -> bool:
    """Whether the words beside are in capitals too, so that "IS" is a verb like any other."""
    beside = [tok.text for tok in tokens[max(0, i - 3) : i + 4] if tok.text.isalpha() and tok.text != "IS"]
    return bool(beside) and all(text.isupper() for text in beside)


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
    if before.tag in ("modal", "to", "do") and not tok.lower.endswith(("ed", "ing")):
        return "verb"
    if tok.tag == "adj":
        return (
            "past"
            if (_is_year(before) or before.lower in words("named_by_adjective")) and tok.lower.endswith("ed")
            else None
        )
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
