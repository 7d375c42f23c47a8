"""Who is named before a pronoun: the parties of an article, and what is counted of them once for all its pronouns."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from dateline.attach.agents import ABSTRACT, PEOPLE
from dateline.extract.events import lexicon as deeds
from dateline.extract.statements import lexicon as saying
from dateline.extract.statements import voices
from dateline.extract.statements.reading import told_in
from dateline.extract.statements.speakers import Candidate, candidate, core
from dateline.extract.statements.subjects import RELATIVE
from dateline.extract.syntax import tokens
from dateline.knowledge import actors, kinds, roles
from dateline.knowledge.fold import fold, key
from dateline.model import Mention, Quotation, Span, Story
from dateline.spans import itself, meeting, sentence_at

REACH = 4000
"""Characters before a pronoun in which parties are looked for."""
MOST = 20
"""Parties, the last named first, that are weighed."""

WORD = re.compile(r"[^\W\d_][\w'’\-]*")
TITLES = frozenset(
    [
        *("mr", "mrs", "ms", "dr", "sen", "gov", "gen", "col", "lt", "capt", "sir", "rep", "the", "a", "an"),
        *("president", "minister", "prime", "foreign", "judge", "mayor", "governor", "general", "senator"),
    ]
)
FORMS = {
    form: forms[0]
    for forms in (
        ("he", "his", "him", "himself"),
        ("she", "her", "herself"),
        ("they", "their", "them", "themselves"),
        ("it", "its"),
    )
    for form in forms
}
"""Each form of a pronoun -> the one that speaks."""
PRONOUNS = frozenset((*FORMS, "i", "we", "us", "you"))
"""Words that name no party themselves."""
_PRONOUN = re.compile(rf"\b(?:{'|'.join(FORMS)})\b", re.IGNORECASE)
_INTRODUCED = re.compile(r"\b(?:named|called|by)\s+((?:[A-Z][\w'’\-]+\s+){1,3}[A-Z][\w'’\-]+)")
STATE = frozenset({"country", "adjective", "capital", "people"})
"""Kinds of entry of a name that is a country's, its capital's or its people's."""


class Party(NamedTuple):
    """One party: its mentions before the pronoun in page order, which of them spoke, and its fullest name."""

    mentions: tuple[Candidate, ...]
    name: str

    @property
    def gender(self) -> str:
        """ "he" or "she" where a title or noun of a mention tells it, else ""."""
        return next((c.gender for c in self.mentions if c.gender), "")


class Pronoun(NamedTuple):
    """A pronoun of the article: where it stands, and the form that speaks."""

    at: int
    form: str


class Named:
    """The article's names, and its pronouns, found once."""

    def __init__(self, story: Story, quotations: Sequence[Quotation], mentions: Sequence[Mention]) -> None:
        self.story = story
        text, body = story.text, story.article.body_span
        said = [q.speaker_span for q in quotations if q.speaker_span and not _is_pronoun(text, q.speaker_span)]
        spans = _together(
            sorted(set(said)),
            sorted({m.span for m in mentions if m.kind == "actor"}),
            sorted(set(told_in(story))),
            sorted({m.span(1) for m in _INTRODUCED.finditer(text, *body)}),
        )
        self._places = frozenset(m.span for m in mentions if m.kind == "place")
        self._made: dict[tuple[Span, bool], Candidate] = {}
        self._spans, self._groups = spans, _grouped(text, spans)
        self.pronouns = [Pronoun(m.start(), FORMS[m.group().lower()]) for m in _PRONOUN.finditer(text, *body)]
        self._words = Counter(word.lower() for word in WORD.findall(text))
        self.head = text[: body[0]].lower()

    def parties(self, pronoun: str, at: int, chosen: Span, spoke: frozenset[Span]) -> tuple[Party, ...]:
        """Those that a pronoun may stand for, the last named first; ``chosen`` is the rules' choice, ``spoke`` are the
        speakers of the statements before. Countries are no "he" and no "she", nor is "Mrs Santos" a "he", nor whoever
        speaks of him in a turn of his own."""
        text = self.story.text
        person = pronoun in ("he", "she")
        own = self._own(at) if person else None
        near = range(bisect_left(self._spans, (max(0, at - REACH),)), bisect_left(self._spans, (at,)))
        by: dict[int, list[Span]] = {}
        for number in near:
            span = self._spans[number]
            if self._groups[number] == own and span != chosen:
                continue
            if span[1] <= at and not (person and span != chosen and actors.only(text[slice(*span)], STATE)):
                by.setdefault(self._groups[number], []).append(span)
        found = list(by.values())
        if not any(chosen in own for own in found):
            found.append([chosen])
        made = [[self._candidate(span, spoke=span in spoke) for span in own] for own in found]
        parties = [Party(tuple(own), max((text[slice(*c.span)] for c in own), key=len)) for own in made]
        if person:
            parties = [p for p in parties if p.gender in ("", pronoun)] or parties
            parties = [p for p in parties if not is_body(p.name)] or parties
        if pronoun == "it":
            parties = [p for p in parties if not (p.gender or is_titled(p.name))] or parties
        return tuple(sorted(parties, key=lambda party: -party.mentions[-1].span[0])[:MOST])

    def _own(self, at: int) -> int | None:
        """The number of the party whose own words, without quotation marks, stand at a character."""
        voice = voices.voice(self.story, at)
        number = -1 if voice is None else bisect_left(self._spans, voice)
        return self._groups[number] if 0 <= number < len(self._spans) and self._spans[number] == voice else None

    def can_speak(self, party: Party) -> bool:
        """Whether a party is somebody as far as its nouns tell, or spoke before; no town is a "he"."""
        text = self.story.text
        named = [c for c in party.mentions if not _is_pronoun(text, c.span) and not is_settlement(text, c.span)]
        return any(c.spoke or not is_thing(text, c.span) for c in named)

    def is_dead(self, party: Party) -> bool:
        """Whether a mention of a party tells that it was killed, or calls it late."""
        return any(is_dead(self.story.text, c.span) for c in party.mentions)

    def _candidate(self, span: Span, *, spoke: bool) -> Candidate:
        if (span, spoke) not in self._made:
            unit = sentence_at(self.story.sentences, span[0])
            self._made[span, spoke] = candidate(self.story.text, span, unit, spoke=spoke, places=self._places)
        return self._made[span, spoke]

    def between(self, begin: int, end: int) -> Sequence[Pronoun]:
        """The pronouns that begin in [begin, end)."""
        return self.pronouns[bisect_left(self.pronouns, (begin,)) : bisect_left(self.pronouns, (end,))]

    def told(self, name: str) -> int:
        """How often the page has the last capitalised word of a name, or its last word."""
        words: list[str] = WORD.findall(name)
        last = next((w for w in reversed(words) if w[0].isupper()), words[-1] if words else "")
        return self._words[last.lower()]


def _is_pronoun(text: str, span: Span) -> bool:
    return text[slice(*span)].lower() in PRONOUNS


_KILLED = r"(?:killed|assassinated|murdered|slain|shot dead|shot to death|gunned down|executed|beheaded)"
_DEAD_BEFORE = re.compile(
    rf"\b(?:(?:the|our|of) late|slain|assassinated|murdered|{_KILLED}"
    r"|(?:killing|murder|assassination|slaying|execution|death) of)\s+"
    r"(?:(?!(?:by|as|when|while|after|in|on|at|near|with|and|or|that|from|for|to|because|before|since|but|his|her)\b)"
    r"(?:[\w'’-]+|[A-Za-z]{1,4}\.)[^\S\n]*\n?[^\S\n]*(?<=\s)){0,3}\Z",
    re.IGNORECASE,
)
_DEAD_BEHIND = re.compile(
    rf"(?:,(?! wh)[^,.;]{{1,80}},|,)?\s+(?:was|were|had been|has been|who was),?\s+(?:[\w’'-]+\s+)?{_KILLED}\b"
    r"|['’]s?\s+(?:murder|assassination|killing|slaying|death|execution)\b",
    re.IGNORECASE,
)
_NEARLY = re.compile(
    r"\b(?:nearly|almost|not|never|plot|plan\w*|tr(?:y|ied|ies)|attempt\w*|threat\w*|to|would|could|may|might)\b",
    re.IGNORECASE,
)


def is_dead(text: str, span: Span) -> bool:
    """Whether the words beside a mention tell that its bearer was killed: "gunmen murdered Senator X", "X, the
    candidate, was assassinated", "the late X", "X's murder"; not that somebody tried or threatens to."""
    told = _DEAD_BEFORE.search(text, max(0, span[0] - 60), span[0])
    if told is not None:
        return _NEARLY.search(text, max(0, told.start() - 24), span[0]) is None
    told = _DEAD_BEHIND.match(text, span[1], span[1] + 140)
    return told is not None and _NEARLY.search(told.group()) is None


_BODY = re.compile(
    r"(?:[Tt]he\s)?(?:(?!(?:of|for|at|in|from|by|with)\b)[\w.’'-]+\s){0,6}(?:Assembly|Committee|Council|Ministry|Party|Court|Company"
    r"|Agency|Association|Commission|Union|Army|Police|Government|Department|Congress|Parliament|Senate|Bank|University"
    r"|Hospital|Front|Movement|Organi[sz]ation|Federation|Bureau|Authority|Institute|Fund|Foundation|Corporation|Nations)"
)


def is_body(name: str) -> bool:
    """Whether a name is that of a body, which is no "he", and not of somebody in it: "the General Assembly", not "the
    Commissioner of Police"."""
    return _BODY.fullmatch(name) is not None


_TITLED = re.compile(
    r"(?:[Tt]he\s)?(?:[\w.’'-]+\s){0,4}(?:[Mm]inister|[Pp]resident|[Cc]hancellor|[Ss]ecretary|[Gg]overnor|[Ss]enator|[Gg]eneral|[Cc]olonel"
    r"|[Mm]ayor|[Aa]mbassador|[Ss]pokes(?:man|woman|person)|[Ll]eader|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Sen\.|Rep\.|Gen\.)"
    r"(?:\s[A-Z][\w.’'-]+){1,3}"
)


def is_titled(name: str) -> bool:
    """Whether a name has a person's title before it, and so is no "it": "Tourism Minister Ana Rell"."""
    return _TITLED.fullmatch(name) is not None and not is_body(name)


def is_thing(text: str, span: Span) -> bool:
    """Whether a mention is but a noun for neither persons nor bodies, without names: "the climate", "cooperation"."""
    inside = core(text, span)
    if not inside or inside[-1].tag != "noun" or any(t.tag in ("name", "num") for t in tokens(text, span)):
        return False
    head = inside[-1].lower
    listed = head.endswith(ABSTRACT) or kinds.kind_of(fold(head)) is not None
    return listed and not any(_living(t.lower) for t in tokens(text, span) if t.tag == "noun")


_SETTLEMENTS = (
    "town village city district capital province region island hamlet camp port country area valley suburb quarter"
)
SETTLEMENTS = frozenset(_SETTLEMENTS.split(" "))


def is_settlement(text: str, span: Span) -> bool:
    """Whether a mention's noun is a settlement: "the town", "the village of Lorn". Of 4,620 annotated "he" and "she"
    that speak none stands for such."""
    inside = core(text, span)
    end = next((k for k, t in enumerate(inside) if t.tag == "to" or t.lower in RELATIVE), len(inside))
    head = inside[end - 1] if end else None
    return head is not None and head.tag == "noun" and head.lower in SETTLEMENTS


def _living(noun: str) -> bool:
    """Whether a noun stands for persons or for a body of persons."""
    known, role = saying.lexicon(), roles.nouns().get(key(noun))
    if role is not None and role.kind != "thing":
        return True
    if {noun, noun.removesuffix("s")} & (known.living | known.person | known.body | known.media):
        return True
    return noun.endswith(PEOPLE) and noun not in deeds.lexicon().words["thing"]


def _together(*kinds: Sequence[Span]) -> list[Span]:
    """Spans of several kinds, in page order, without those that meet one of a kind before theirs."""
    out: list[Span] = []
    for spans in kinds:
        free = []
        for span in spans:
            first, last = meeting(out, span, itself)
            if first >= last:
                free.append(span)
        out = sorted([*out, *free])
    return out


def capitals(name: str) -> frozenset[str]:
    """The capitalised words of a name, without titles and "'s"."""
    words = (w.lower().removesuffix("'s").removesuffix("’s") for w in WORD.findall(name) if w[0].isupper())
    return frozenset(words) - TITLES


def same(one: str, other: str) -> bool:
    """Whether two names may be one party's: the capitalised words of one are among the other's, or all words alike."""
    a, b = capitals(one), capitals(other)
    return (a <= b or b <= a) if a and b else one.lower() == other.lower()


def _grouped(text: str, spans: Sequence[Span]) -> list[int]:
    """The number of each mention's party: each goes to the last one before it of which it may be a name."""
    groups: list[tuple[set[str], str]] = []
    out: list[int] = []
    of: dict[str, list[int]] = {}
    for span in spans:
        name = text[slice(*span)]
        own = capitals(name)
        words = own or {name.lower()}
        near = sorted({n for word in words for n in of.get(word, ())[-MOST:]}, reverse=True)
        found = next((n for n in near if own <= groups[n][0] or groups[n][0] <= own), None) if own else None
        if not own:
            found = next((n for n in near if groups[n][1] == name.lower()), None)
        if found is None:
            found = len(groups)
            groups.append((set(), name.lower()))
        groups[found][0].update(own)
        out.append(found)
        for word in words:
            if found not in of.setdefault(word, [])[-MOST:]:
                of[word].append(found)
    return out
