"""Whose words a stretch is without quotation marks: turns of a transcript, and who "I" and "we" are in a communique.

Monitoring services and wires write it in brackets at the start of a paragraph: "[Ruiz] We will not leave", "[begin
recording] [reporter] General, ..."; and in the head of a text: "[communique] [General Command] [text]", "[speech]
[President Ruiz] [text]"; at its end "[signed] General Command". Other notes ("[words indistinct]") name nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from dateline.extract.statements.lexicon import lexicon
from dateline.model import Article, Span, Story

HEAD = 1300
"""Characters before the body in which the notes of its head stand."""
TAIL = 300
"""Characters of the longest run of notes at the end of a sentence."""
NEAR = 40
"""Characters before a label inside a paragraph in which the sentence before it ends."""
LABEL_WORDS = 12
"""Words of the longest label: a name with its office."""
FEWEST = 2
"""Paragraphs with a label from which on an article is a transcript; one label alone must stand behind a note."""

_NOTE = r"\[[^\[\]]{1,240}\]"
_RUN = re.compile(rf"\s*(?:{_NOTE}\s*)+")
_LAST_RUN = re.compile(rf"(?:{_NOTE}\s*)+\Z")
_INNER = re.compile(r"\[([^\[\]]{1,240})\]")
_GOES_ON = re.compile(r"(?:\.{3}|…)?[\"“'‘«(¿¡]*(?:[^\W\d_]|\d)|\.{3}|…")
_OPENED = re.compile(r"[.!?…\]][\"”']?\s*\Z")
_WORD = re.compile(r"[^\W_][\w.'’-]*")
_BY = re.compile(
    r"(?:speech|address|message|remarks?|statement|communiqu[eé]|letter|proclamation|declaration)\b.{0,80}?"
    r"\b(?:by|from)\s+(?P<who>[^,\[\]]+?)(?=,|\s+(?:to|at|on|in|before|during|issued|read|broadcast)\b|\Z)",
    re.IGNORECASE,
)
_STAGE = re.compile(r",\s*(?:in\s|via\s|through\s|by\s|\w+ing\b).*\Z", re.IGNORECASE)
"""What a label tells of how somebody spoke: ", in English", ", interrupting"."""
_BEGINS = re.compile(r"beg[a-z]{1,4}\s(?:.{1,40}\s)?(?:recording|relay|tape|video)\b", re.IGNORECASE)
_ENDS = re.compile(r"end\b", re.IGNORECASE)

ENDING = frozenset({"signed", "dated"})
"""Notes behind a text."""


class Turn(NamedTuple):
    """A stretch of one person's words: ``speaker`` is None where no label names him; ``labelled`` tells a turn of a
    transcript, which is all speech, from a text that its author tells as an outlet would."""

    span: Span
    speaker: Span | None
    labelled: bool


class Note(NamedTuple):
    """A pair of brackets: ``span`` of the words inside."""

    span: Span
    words: str

    @property
    def first(self) -> str:
        """Its first word in small letters."""
        return self.words.split()[0].lower().rstrip(",.:") if self.words.split() else ""


class Run(NamedTuple):
    """Notes side by side: where the run begins and ends, and whether it opens a paragraph."""

    span: Span
    notes: tuple[Note, ...]
    opens: bool


class _Told:
    """A text and its article; the same only as themselves, as comparing by value would read all of them."""

    __slots__ = ("article", "text")

    def __init__(self, text: str, article: Article) -> None:
        self.text, self.article = text, article

    def __hash__(self) -> int:
        return id(self.article)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Told) and self.article is other.article and self.text is other.text


def turns(story: Story) -> tuple[Turn, ...]:
    """The stretches of a story that are somebody's own words without quotation marks, in page order."""
    return _turns(_Told(story.text, story.article)) if "[" in story.text else ()


def voice(story: Story, at: int) -> Span | None:
    """Who says "I" or "we" at a character outside quotation marks: the label of the turn, or the body that issued the
    text; None for the outlet's own words."""
    found = turn_at(turns(story), at)
    return None if found is None else found.speaker


def turn_at(known: Sequence[Turn], at: int) -> Turn | None:
    """The turn that holds a character."""
    number = bisect_right(known, at, key=lambda turn: turn.span[0]) - 1
    return known[number] if number >= 0 and at < known[number].span[1] else None


def answering(text: str, turn: Turn) -> Span | None:
    """The label of a turn, where a report goes on about him: not a reporter, who but asks."""
    if turn.speaker is None or not turn.labelled:
        return None
    words = {match.group().lower() for match in _WORD.finditer(text, *turn.speaker)}
    return None if words & lexicon().asking else turn.speaker


def bare(story: Story, span: Span) -> Span | None:
    """A sentence without the label and the notes that open it and those behind it; None where it is but notes."""
    text = story.text
    begin, end = span
    if text[begin] == "[":
        match = _RUN.match(text, *span)
        run = None if match is None else Run(match.span(), _notes(text, match.span()), opens=True)
        if run is not None and (run.span[1] >= end or _stands_alone(story, run)):
            begin = run.span[1]
    match = _LAST_RUN.search(text, max(begin, end - TAIL), end) if text[end - 1] == "]" else None
    if match is not None and all(note.first in _known() for note in _notes(text, match.span())):
        end = match.start()
        while end > begin and text[end - 1].isspace():
            end -= 1
    return (begin, end) if begin < end else None


@lru_cache(maxsize=4)
def _turns(told: _Told) -> tuple[Turn, ...]:
    """Kept for a few stories: each of its sentences and pronouns asks for them."""
    text, article = told.text, told.article
    runs = list(_runs(text, article))
    transcript = sum(run.opens and _label(text, run) is not None for run in runs) >= FEWEST
    named = {text[slice(*label)].lower() for run in runs if (label := _label(text, run)) and (transcript or _sure(run))}
    found = list(_spoken(text, article, runs, named))
    author = _author(text, article, runs)
    return tuple(found) if author is None else tuple(_with_author(found, author, article.body_span))


def _runs(text: str, article: Article) -> Iterator[Run]:
    """Every run of notes, first that of the head, which stands before the body."""
    head = _head(text, article)
    if head is not None:
        yield head
    for part in article.parts:
        at = opening = _first_word(text, part)
        while (start := text.find("[", at, part[1])) >= 0:
            match = _RUN.match(text, start, part[1])
            if match is None:
                at = start + 1
                continue
            yield Run(match.span(), _notes(text, match.span()), opens=start == opening)
            at = match.end()


def _first_word(text: str, part: Span) -> int:
    """Where a paragraph begins behind its blanks."""
    at = part[0]
    while at < part[1] and text[at].isspace():
        at += 1
    return at


def _head(text: str, article: Article) -> Run | None:
    """The notes right before the body; a label among them opens the first paragraph."""
    if not article.parts:
        return None
    begin = article.parts[0][0]
    match = _LAST_RUN.search(text, max(0, begin - HEAD), begin)
    return None if match is None else Run(match.span(), _notes(text, match.span()), opens=True)


def _notes(text: str, span: Span) -> tuple[Note, ...]:
    return tuple(Note(m.span(1), m[1]) for m in _INNER.finditer(text, *span))


def _stands_alone(story: Story, run: Run) -> bool:
    """Whether notes belong to no sentence: a new one begins behind them, and they are notes or a label."""
    if not _begins_behind(story.text, run):
        return False
    if all(note.first in _known() for note in run.notes):
        return True
    turn = turn_at(turns(story), run.span[1])
    return turn is not None and turn.labelled and turn.span[0] == run.span[1]


def _begins_behind(text: str, run: Run) -> bool:
    """Whether a sentence begins behind the notes, not the rest of one ("[the] mayor said")."""
    match = _GOES_ON.match(text, run.span[1])
    return match is not None and not match[0][-1].islower()


def _label(text: str, run: Run) -> Span | None:
    """Who speaks behind a run of notes: its last one that names somebody, behind those that close a head."""
    if not _begins_behind(text, run):
        return None
    last = max((n for n, note in enumerate(run.notes) if note.first in lexicon().heads), default=-1)
    named = [note for note in run.notes[last + 1 :] if _somebody(note)]
    if not named:
        return None
    return _unstaged(text, named[-1].span)


def _somebody(note: Note) -> bool:
    """Whether a note is a name, or a word for a person."""
    words = [match.group() for match in _WORD.finditer(_STAGE.sub("", note.words))]
    if not words or len(words) > LABEL_WORDS or note.first in _known() or not words[0][0].isalpha():
        return False
    lex = lexicon()
    roles = lex.asking | lex.roles
    person = words[-1].lower() in lex.person | roles or words[0].lower() in roles
    return person or any(word[0].isupper() for word in words)


@cache
def _known() -> frozenset[str]:
    """First words of notes that are nobody's label."""
    lex = lexicon()
    return lex.heads | lex.issued | lex.notes | ENDING


def _sure(run: Run) -> bool:
    """Whether a label stands behind a note, as the first one of a recording does."""
    return len(run.notes) > 1 and run.notes[0].first in _known()


def _spoken(text: str, article: Article, runs: list[Run], named: set[str]) -> Iterator[Turn]:
    """The turns: each goes on to the next label, to the end of its recording, or to the signature."""
    begin: int | None = None
    speaker: Span | None = None
    for run in runs:
        label = _label(text, run)
        if label is not None and not (text[slice(*label)].lower() in named and _may_open(text, run)):
            label = None
        ends = any(_ENDS.match(note.words) or note.first in ENDING for note in run.notes)
        starts = any(_BEGINS.match(note.words) for note in run.notes)
        if label is None and not ends and not starts:
            continue
        if begin is not None and begin < run.span[0]:
            yield Turn((begin, run.span[0]), speaker, labelled=speaker is not None)
        begin, speaker = (run.span[1], label) if label is not None or starts else (None, None)
    end = article.body_span[1]
    if begin is not None and begin < end:
        yield Turn((begin, end), speaker, labelled=speaker is not None)


def _may_open(text: str, run: Run) -> bool:
    """Whether a turn may begin at a run: at the start of a paragraph, behind a note, or behind a stop."""
    before = max(0, run.span[0] - NEAR)
    return run.opens or _sure(run) or _OPENED.search(text, before, run.span[0]) is not None


def _author(text: str, article: Article, runs: list[Run]) -> Span | None:
    """Who issued or spoke the whole text, by its head, which may open the body, or by its signature."""
    opening = next((run for run in runs if run.opens and run.span[1] > article.body_span[0]), None)
    within = opening if opening and not text[article.body_span[0] : opening.span[0]].strip() else None
    for head in (_head(text, article), within):
        if head is not None and (found := _issuer(text, head)) is not None:
            return found
    for run in runs:
        if run.opens and run.notes[-1].first == "signed":
            end = next(b for a, b in article.parts if run.span[0] < b)
            words = text[run.span[1] : end].split("[")[0].split("\n")[0].rstrip(" .,;")
            return (run.span[1], run.span[1] + len(words)) if words else None
    return None


def _issuer(text: str, head: Run) -> Span | None:
    """ "[communique] [General Command] [text]", "[speech by President Ruiz to congress] [text]"."""
    last = max((n for n, note in enumerate(head.notes) if note.first in lexicon().heads), default=len(head.notes))
    before = head.notes[:last]
    for note in before:
        match = _BY.search(text, *note.span)
        if match is not None and note.first not in ("interview", "news", "press", "report"):
            return match.span("who")
    if not any(note.first in lexicon().issued for note in before):
        return None
    return next((_unstaged(text, note.span) for note in before if note.first not in _known()), None)


def _unstaged(text: str, span: Span) -> Span:
    """A label without what it tells of how somebody spoke."""
    stage = _STAGE.search(text, *span)
    return span if stage is None else (span[0], stage.start())


def _with_author(found: list[Turn], author: Span, body: Span) -> Iterator[Turn]:
    """The turns, and the author's words around them."""
    at = body[0]
    for turn in found:
        if at < turn.span[0]:
            yield Turn((at, turn.span[0]), author, labelled=False)
        yield turn
        at = turn.span[1]
    if at < body[1]:
        yield Turn((at, body[1]), author, labelled=False)
