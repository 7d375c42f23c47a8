"""Stretches of words that belong to an anchor, made whole: no half names, no phrase cut off at its article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

import numpy as np

from dateline.attach import agents
from dateline.extract.events import lexicon, reading
from dateline.kept import once_for_story
from dateline.knowledge import actors
from dateline.knowledge.fold import key
from dateline.knowledge.roles import nouns, words_of
from dateline.model import Mention, Span, Story
from dateline.reader.behind_times import behind_times
from dateline.reader.model import Found, runs
from dateline.reader.name_and_role import apposed, presented
from dateline.reader.noun_heads import head_at
from dateline.spans import meeting, meets, meets_any


class Weighing(NamedTuple):
    """How a part is settled: the reader's share of the say (the rules have the rest), the least sum that takes a
    stretch, and the least that takes the best one where none reaches it (1 for never)."""

    reader: float
    least: float
    best: float = 1.0

    def sum(self, odds: float, vote: float) -> float:
        """The reader's odds and the rules' vote (or share), weighed."""
        return self.reader * odds + (1 - self.reader) * vote


LOW = 0.15
"""Odds from which on a word is looked at as part of a stretch."""
FAR = 0.3
"""Share of a stretch's greatest odds below which a word at its end is left out."""
REACH = 8
"""Mentions before and behind a stretch in which the names that it is part of are looked for."""
JOINING = frozenset({"prep", "conj", "to", "sub", "punct", "poss", "adv", "be", "have", "modal"})
"""Tags of words that neither begin nor end the name of somebody."""
OPENING = frozenset({"det", "adj", "num"})
"""Tags of words that a phrase goes on behind."""


def stretches(found: Found, name: str, least: float = LOW) -> list[Span]:
    """Runs of words that may belong to an event as ``name``: words with odds of at least ``least``, parted where one is
    likelier the first than inside, and without words at either end that are far less likely than the likeliest."""
    odds, begins = (part[:, found.column(name)] for part in (found.inside, found.begins))
    likely, out = odds >= least, list[Span]()
    for first, last in runs(likely, begins > odds / 2) if np.count_nonzero(likely) else ():
        kept = first + np.flatnonzero(odds[first:last] >= FAR * odds[first:last].max())
        out.append((found.words[kept[0]][0], found.words[kept[-1]][1]))
    return out


def settled(found: Found, name: str, ruled: Sequence[Span], weighing: Weighing) -> tuple[Span, ...]:
    """The stretches that belong to an event as ``name``, in page order.

    Each stretch of words that the reader does not rule out, and each that the rules give, is weighed; where both name
    one, the words are the reader's if it is surer than not, else the rules'.
    """
    spans = list(stretches(found, name))
    spans += [span for span in ruled if not meets_any(span, spans)]
    weighed = []
    for span in spans:
        odds = found.belongs(name, span)
        vote = next((other for other in ruled if meets(other, span)), None)
        words = span if vote is None or odds >= 0.5 else vote
        weighed.append((weighing.sum(odds, vote is not None), words))
    taken = [words for sure, words in weighed if sure >= weighing.least]
    if not taken and weighed and max(weighed)[0] >= weighing.best:
        taken = [max(weighed)[1]]
    return tuple(sorted(set(taken)))


def whole(story: Story, spans: Iterable[Span], mentions: Sequence[Mention]) -> tuple[Span, ...]:
    """The stretches as a reader would quote them, in page order: "and the" is none, "a" is the phrase that it begins,
    "people in" ends before its preposition, "a bus carrying" before its participle; a part of a name is the name."""
    phrases = (phrase(story, span) for span in spans)
    names = {_in_paragraph(story.text, named(span, mentions)) for span in phrases if span is not None}
    return tuple(joined(story.text, sorted(span for span in names if not alone(story.text, span))))


def _in_paragraph(text: str, span: Span) -> Span:
    """A stretch without what stands above a blank line inside it: a heading, the end of the paragraph before."""
    blank = [match.end() for match in _BLANK.finditer(text, *span)]
    return (blank[-1], span[1]) if blank else span


_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_ALONE = re.compile(
    r"(?:Mr|Mrs|Ms|Dr)\.?|(?:a )?stray|[\w.'’]+-(?:style|allied|era|born|made|inspired|aligned|linked|themed|wide"
    r"|backed|funded|supported|sponsored)"
    r"|(?:anti|pro)-\w+"
)


def alone(text: str, span: Span) -> bool:
    """Whether a stretch only describes what stands behind it: the "Iraq-style" of an invasion is nobody."""
    return _ALONE.fullmatch(text, *span) is not None and text[span[1] : span[1] + 2].strip()[:1].isalpha()


def joined(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Stretches in page order, those of one party as one: side by side ("Iran-backed" "Hezbollah"), the second the
    owner of the first ("units of our 12th Brigade"), or put between commas behind a name ("Mrs. Clinton, the nominee,
    asked") or behind what presents it ("the top challenger, Sen. Sanders, asked")."""
    last: Span | None = None
    for span, after in zip_longest(spans, spans[1:]):
        if last is not None and _are_one(text, last, span, after):
            last = (last[0], span[1])
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


_OF = re.compile(r"\s+of\s+", re.I)
"""What stands between who acts and whose he is; in the annotated pages never between two parties of one side."""


def _are_one(text: str, one: Span, other: Span, after: Span | None) -> bool:
    """Whether two stretches are one party; a third behind the next comma makes them a row."""
    if text[one[1] : other[0]] in (" ", '" ', "” ") or _OF.fullmatch(text, one[1], other[0]) is not None:
        return True
    if after is not None and text[other[1] : after[0]] == ", ":
        return False
    return apposed(text, one, other) or presented(text, one, other)


ROW = re.compile(r"[\"”]?\s*(?:,|,? and|,? or|,? as well as|&)(?:\s+(?:the|with))?\s+", re.I)
"""What stands between two parties of one row."""


def in_a_row(text: str, one: Span, other: Span) -> bool:
    """Whether two stretches are neighbours in one row of parties ("Poland, Hungary and Slovakia")."""
    first, second = sorted((one, other))
    return bool(ROW.fullmatch(text, first[1], second[0]))


@once_for_story
def phrase(story: Story, span: Span) -> Span | None:
    """A stretch without joining words at its ends, and on to the noun where it ends before one; None where it is only
    such words or digits."""
    words = story.text[slice(*span)]
    if words.isdigit() or _SEAT.fullmatch(words) is not None or _told_of(words):
        return None
    span = _uncharged(story.text, undashed(story.text, unbroken(story.text, span)))
    first, last = meeting(story.sentences, span, lambda sentence: sentence.span)
    if first >= last:
        return span
    begin, end = span[1], _end(story, story.sentences[last - 1].span, span)
    for sentence in story.sentences[first:last]:  # the end of the one before is no beginning
        begin = _begin(story, sentence.span, span)
        if begin < min(span[1], sentence.span[1]):
            break
    begin, end = _bare(story.text, begin, end)
    while end > begin and story.text[end - 1] in ",;:":
        end -= 1
    if begin >= end:
        return None
    shut = marked(story.text, bracketed(story.text, (begin, end)))
    return initialled(story, shut) if shut is not None else None


_WHEN_BEHIND = re.compile(
    r"(?<=[a-z])\s(?:(?:last|this|next|earlier this|later this|early|late)\s(?:night|week|weekend|month|year|fall"
    r"|autumn|spring|summer|winter|morning|afternoon|evening)|yesterday|today|tonight)\Z"
)
_OBJECT_OF = re.compile(r"(?:her|him|them|us)(?=\s(?:from|to|of|in|into|for|with|on|at|by|over)\s)")
_INFINITIVE = re.compile(
    r"(?:[a-z]{3,}(?:ise|ize|ify)|(?:un)?block|enter|reach|storm|seize|occupy|cross|(?:re)?take|(?:re)?capture|reopen|defend"
    r"|destroy|secure)\s(?=\w)"
)
_SEAT = re.compile(r"[RD]-[A-Z][\w.]*")
"""The party and state of a member of the American Congress ("R-Ohio"), which is nobody by itself."""
_TOLD_OF = re.compile(
    r"(?:belonging (?:to|for)|(?:believed|suspected|said|thought) to|(?:known|described|identified) as|accused of"
    r"|based in|calling (?:them|him|her)sel(?:f|ves)|code-named|fled|riding)\s"
)
_VERB = re.compile(r"[a-z]{3,}(?:ed|ing)")
_SUFFERED = frozenset(("accused", "arrested", "deceased", "detained", "displaced", "injured", "missing", "wounded"))
_ACTING = re.compile(
    r"(?:kill|wound|injur|martyr|abduct|arrest|detain|kidnap|seiz|captur|beat|target|shoot|shell|bomb|free|releas|evacuat"
    r"|rescu|accus|urg|ask|tell|warn)ing\s(?=\w)"
)


def _told_of(words: str) -> bool:
    """Whether words tell of a party and name none: "belonging to the air force", "fled their homes", "captured"; no
    annotated party begins so."""
    verb = _VERB.fullmatch(words) is not None and words not in _SUFFERED and words not in nouns()
    return verb or _TOLD_OF.match(words) is not None


_TAIL = re.compile(
    r"(?:(?P<left>\b(?i:people|persons|civilians|others|soldiers|villagers|men|women|children))\sdead"
    r"|(?P<seen>\b(?i:officers?|(?:wo)?m[ae]n|people|soldiers?|boys?|girls?|children|protesters|mourners|supporters"
    r"|workers))\s(?:stands?|sits?|walks?|looks?|holds?|carry|carries|sets?|waits?|gather|watch(?:es)?|reacts?|embraces?"
    r"|runs?|inspects?)"
    rf"|,?\s\(?{_SEAT.pattern})\Z"
)


def _bare(text: str, begin: int, end: int) -> Span:
    """A stretch without the words around a party: when it was, behind a name ("Harold Stone last fall"), what
    somebody was taken from ("her from office"), the verb before it ("to demoralise rebels", "killing five men"), an
    adverb ("the relatives thus far refused"), the seat of a member of Congress ("Rell, R-Ohio"), the "dead" that a
    raid "left five people", and what people do in a caption ("An officer stands")."""
    verb = _INFINITIVE.match(text, begin, end) if text[max(0, begin - 3) : begin] == "to " else None
    verb = verb or _ADVERB.match(text, begin, end) or _ACTING.match(text, begin, end)
    begin = verb.end() if verb else begin
    late = _LATE_ADVERB.search(text, begin, end)
    end = end if late is None else late.start()
    when = _WHEN_BEHIND.search(text, begin, end)
    if when is not None and text[max(begin, text.rfind(" ", begin, when.start()) + 1)].isupper():
        end = when.start()
    pronoun = _OBJECT_OF.match(text, begin, end)
    end = end if pronoun is None else pronoun.end()
    tail = _TAIL.search(text, begin, end)
    return begin, end if tail is None else max(tail.start(), tail.end("left"), tail.end("seen"))


_ADVERB = re.compile(
    r"(?:Certainly|Meanwhile|However|Moreover|Still|Instead|Similarly|Also|Earlier|Later|Separately|Previously|Ironically"
    r"|Likewise|Elsewhere|Finally|Eventually|Nevertheless|Nonetheless|Thus|Recently)\s(?=[A-Z]|the\s)"
)
_LATE_ADVERB = re.compile(r"\s(?:thus(?: far)?|however|meanwhile|also|too|instead|still|so far)\Z")
"""Adverbs around a party, which none of 101,000 annotated ones begins or ends with."""


_DASH = re.compile(r"\s+--+\s*|--+\s+|\s+[–—]\s+")
_ONE_NAME = re.compile(r"[A-Z][\w’'-]*")


def undashed(text: str, span: Span) -> Span:
    """A stretch up to a dash inside it, behind which something else is told (of 16,700 parties annotated none has one);
    what stands behind the dash of a dateline ("CALLIS -- Police"). A hyphen with blanks joins the words of a name."""
    dash = _DASH.search(text, *span)
    if dash is None or dash.end() >= span[1]:
        return span
    dateline = _ONE_NAME.fullmatch(text, span[0], dash.start()) and text[dash.end()].isupper()
    return (dash.end(), span[1]) if dateline or dash.start() <= span[0] else (span[0], dash.start())


_CHARGED = re.compile(
    r"\b(?:accus(?:e[sd]?|ing)|suspect(?:ed|s)?|convict(?:ed|s|ing)?|acquitt(?:ed|ing))\s+(?:by\s+)?\Z", re.I
)
_CHARGE = re.compile(
    r"\s+of\s+(?:\w+ing|fraud|murder|treason|corruption|theft|sabotage|espionage|genocide|collusion|complicity|terrorism"
    r"|(?:war )?crimes)\b|(?-i:(?<=[A-Z])\s+of\s+(?!the\b|an?\b)[a-z]{3,}\b)",
    re.I,
)


def _uncharged(text: str, span: Span) -> Span:
    """A stretch without what its bearer is accused of, or accuses of: "accused by the authorities of smuggling"."""
    if _CHARGED.search(text[max(0, span[0] - 16) : span[0]]) is None:
        return span
    charge = _CHARGE.search(text, *span)
    return span if charge is None else (span[0], charge.start())


_BRACKETS = {"(": ")", "[": "]"}


def bracketed(text: str, span: Span) -> Span:
    """A stretch whose brackets are closed: one that ends inside a bracket goes on to its end where that is near ("Civic
    Union [UCR"), else stops before it; one that only has the closing one ends before that, or begins with the name
    that the bracket shortens where it goes on behind it ("LFN) guards")."""
    begin, end = span
    opened = [i for i in range(begin, end) if text[i] in _BRACKETS]
    if opened and (closing := _BRACKETS[text[opened[-1]]]) not in text[opened[-1] : end]:
        there = text.find(closing, end, end + LONGEST)
        if there >= 0 and not any(c in "([.;\n" for c in text[end:there]):
            return begin, there + 1
        kept = text[begin : opened[-1]].rstrip()
        return (begin, begin + len(kept)) if kept else (opened[-1] + 1, end)
    if text[end - 1] in ")]" and not opened:
        return begin, end - 1
    shut = text.find(")", begin, end)
    opening = text.rfind("(", max(0, begin - LONGEST), begin) if shut >= 0 and "(" not in text[begin:shut] else -1
    if opening >= 0 and ")" not in text[opening:begin]:
        name = _BEFORE_BRACKET.search(text, max(0, opening - 2 * LONGEST), opening)
        return (name.start(), end) if name is not None else (opening + 1, shut)
    return span


_OWNER_BEFORE = re.compile(
    r"(?:\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)\s(?:[\w-]+\s){0,2}[\w-]+|\b[A-Z][\w-]*(?:\s[A-Z][\w-]*){0,3})['’]\Z"
)
_OWNS = re.compile(r"s\s(?=\w)")


def owned(text: str, span: Span) -> Span:
    """A stretch that begins behind the apostrophe of who owns it, with that owner: "The army's spokesman" for "s
    spokesman"; without the "s" where no owner stands there."""
    begin, end = span
    behind = _OWNS.match(text, begin, end) if begin and text[begin - 1] in "'’" else None
    if behind is None:
        return span
    owner = _OWNER_BEFORE.search(text, max(0, begin - LONGEST), begin)
    return (owner.start(), end) if owner is not None else (behind.end(), end)


_OPENED = re.compile(r"(?<!\S)[\"“](?=[^\s\"“”]|\Z)")
_SHUT = re.compile(r"(?<=[^\s\"“”])[\"”]")


def marked(text: str, span: Span) -> Span | None:
    """A stretch whose quotation marks are closed: one that ends inside a quoted name goes on to its end ("the group
    “Dawn of"), the fighters of a quoted name begin with it ("“Dawn” rebels"), and one that only has the mark at one end
    leaves it; None where nothing else is left."""
    begin, end = span
    quoted = _QUOTED.search(text, max(0, begin - 2 * LONGEST), begin)
    if quoted is not None and text[begin:end].split()[-1].casefold() in words_of("whole group"):
        return quoted.start(), end
    while begin < end and _SHUT.match(text, begin, end) is None and text[begin] in "”":
        begin += 1
    opened = [match.start() for match in _OPENED.finditer(text, begin, min(len(text), end + 1)) if match.start() < end]
    shut = [match.start() for match in _SHUT.finditer(text, begin, end)]
    if len(opened) > len(shut):
        closing = _CLOSING.match(text, end)
        if closing is not None:
            return begin, closing.end()
        if opened[-1] == begin:
            begin += 1
        elif not text[opened[-1] + 1 : end].strip():
            end = opened[-1]
    elif len(shut) > len(opened) and shut[-1] == end - 1:
        end -= 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    return (begin, end) if begin < end else None


_QUOTED = re.compile(r"(?:\b[Tt]he |\b[Aa]n? )?[\"“][^\"“”\n]{2,60}[\"”]\s+\Z")
_CLOSING = re.compile(r"(?:[\w’'-]+(?: (?=[A-Z])| (?=(?:of|the|and|al|de|la)\b)|(?=[\"”]))){1,6}[\"”]")
"""The rest of a quoted name, to its closing mark."""


_BEFORE_BRACKET = re.compile(
    r"(?:\b[Tt]he\s+|\b[Aa]n?\s+)?(?<![\w’'-])[A-Z][\w’'-]*(?:\s+(?:(?:of|for|and|the)\s+){0,2}[A-Z][\w’'-]*){0,8}\s+\Z"
)
"""The name right before a bracket with its short form."""


_INITIAL = re.compile(r"(?<![^\s(“\"'‘])[A-Z]\.?\Z")


def initialled(story: Story, span: Span) -> Span:
    """A stretch that begins behind an initial, or ends with one, as the whole name: "Baker" is "James A. Baker",
    "Robert E" is "Robert E. Lee"."""
    begin, end = span
    text = story.text
    if not (_INITIAL.search(text, max(0, begin - 4), max(0, begin - 1)) or _INITIAL.search(text, begin, end)):
        return span
    at, _ = meeting(story.sentences, span, lambda sentence: sentence.span)
    toks = reading.read(text, story.sentences[at].span).tokens
    first, last = meeting(toks, span, lambda token: token.span)
    while first > 0 and toks[first - 1].tag == toks[first].tag == "name" and _INITIAL.search(toks[first - 1].text):
        first -= 1 + (first > 1 and toks[first - 2].tag == "name")
    while last < len(toks) and toks[last].tag == "name" and _INITIAL.search(toks[last - 1].text):
        last += 1
    return min(begin, toks[first].span[0]), max(end, toks[last - 1].span[1])


_COMPOUND = re.compile(r"[^\W_][\w'’]*(?:-[\w'’]+)*-?\Z")
LONGEST = 60
"""Characters of the longest compound that is looked for."""


def unbroken(text: str, span: Span) -> Span:
    """A stretch with the beginning of the compound in which it begins: "-led forces" is "Kurdish-led forces", and the
    "s deputy" of "Rell's deputy" is "Rell's deputy"."""
    owned = text[max(0, span[0] - 1) : span[0]] in ("'", "’") and text[span[0] : span[0] + 2] == "s "
    if not owned and "-" not in text[max(0, span[0] - 1) : span[0] + 1]:
        return span
    before = max(0, span[0] - LONGEST)
    found = _COMPOUND.search(text[before : span[0]])
    return span if found is None else (before + found.start(), span[1])


def _begin(story: Story, sentence: Span, span: Span) -> int:
    read = reading.read(story.text, sentence)
    first, last = meeting(read.tokens, span, lambda token: token.span)
    while first < last and read.tokens[first].tag in JOINING:
        first += 1
    if first >= last:
        return span[1]
    token = read.tokens[first]
    begin = token.span[0] if "." in token.text else max(span[0], token.span[0])  # ".S. troops" is "U.S. troops"
    begin = behind_times(story.text, _behind_dead(story.text, begin, span[1]), span[1])
    return _behind_place(story.text, begin, span[1])


_DEAD = re.compile(r"dead\s+(?=\w)", re.I)
_LEFT_DEAD = re.compile(
    r"\b(?:sh[o]{1,2}t(?:s|ing)?|gunn(?:ed|ing)|stabb?(?:s|ed|ing)?|knif(?:ed|ing)|hack(?:ed|ing)|struck|beat(?:en)?|found)"
    r"\s+\Z",
    re.I,
)
"""Verbs that "dead" belongs to: "shot dead two soldiers"; after others it describes ("buried dead soldiers")."""


def _behind_dead(text: str, begin: int, end: int) -> int:
    """The begin of a stretch behind the "dead" of the verb before it."""
    dead = _DEAD.match(text, begin, end)
    return dead.end() if dead and _LEFT_DEAD.search(text[max(0, begin - 12) : begin]) else begin


_PLACED = re.compile(
    r"(?:[A-Z][\w’'-]+\s){1,3}(?=(?:an?|the|some|several|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds"
    r"|thousands|\d[\d,]*)\s+[a-z])"
)


_PLACE_BEFORE = re.compile(r"\b(?:[Ii]n|[Nn]ear|[Oo]utside|[Aa]round|[Aa]t) \Z")
_OF_A_STATE = re.compile(r"((?:[A-Z][\w’'-]+\s){1,3})([A-Z][\w-]+)\s[a-z]")


def _behind_place(text: str, begin: int, end: int) -> int:
    """The begin of a stretch behind the place of an "in" that stands before it: "In Lorn two gunmen", "In Gaza City
    Israeli tanks"."""
    placed = _PLACED.match(text, begin, end)
    if placed and text[max(0, begin - 3) : begin].casefold() == "in ":
        return placed.end()
    of_state = _OF_A_STATE.match(text, begin, end)
    if of_state is None or _PLACE_BEFORE.search(text[max(0, begin - 9) : begin]) is None:
        return begin
    entries = actors.lexicon().get(key(of_state[2]))
    directed = key(of_state[1].split()[-1]) in words_of("direction")
    return of_state.start(2) if not directed and any(one.kind == "adjective" for one in entries) else begin


def _end(story: Story, sentence: Span, span: Span) -> int:
    read = reading.read(story.text, sentence)
    first, last = meeting(read.tokens, span, lambda token: token.span)
    if first >= last:
        return span[1]
    if (whom := _of_whom(read, first, last)) is not None:
        return whom
    at = last - 1
    if read.of_token[at] >= 0 and (
        read.tokens[at].tag in OPENING or _describes(read, first, at) or _takes_sides(read, first, at)
    ):
        at = read.phrases[read.of_token[at]].last
    at = head_at(read, at)
    while at >= first and (read.tokens[at].tag in JOINING | {"det"} or (at > first and _goes_on(read, at))):
        at -= 1
    return read.tokens[at].span[1] if at >= first else span[0]


_TIED = frozenset(("loyal", "allied", "close", "opposed", "linked"))


def _of_whom(read: reading.Reading, first: int, last: int) -> int | None:
    """The end of the phrase that a stretch waits for: "forces loyal" to the governor (68 annotated parties go on so,
    and none is cut); None where it waits for none."""
    word, after = read.tokens[last - 1].lower, read.words(last, last + 1)
    if (
        last - first < 2
        or word not in _TIED
        or after != ["to"]
        or last + 1 >= len(read.tokens)
        or read.of_token[last + 1] < 0
    ):
        return None
    return read.tokens[read.phrases[read.of_token[last + 1]].last].span[1]


_PART = re.compile(r"(?:some|many|most|several|one|two|three|both)(?=\sof\s)", re.I)


def part_of(story: Story, span: Span) -> Span:
    """A party told by a word of number alone, with those it is of: "some" of the guards (94 annotated parties hold
    both, none the number alone)."""
    part = _PART.match(story.text, span[0])
    if part is None or part.end() != span[1]:
        return span
    at, _ = meeting(story.sentences, span, lambda sentence: sentence.span)
    read = reading.read(story.text, story.sentences[at].span)
    _, last = meeting(read.tokens, span, lambda token: token.span)
    if last + 1 >= len(read.tokens) or read.of_token[last + 1] < 0:
        return span
    return span[0], read.tokens[read.phrases[read.of_token[last + 1]].last].span[1]


RELATIVE = frozenset({"who", "whom", "whose", "which", "that", "where"})
"""Words that begin a clause about the party before them."""


def _goes_on(read: reading.Reading, at: int) -> bool:
    """Whether a word at the end of a stretch begins what is told of the party: "a cook who", "a bus carrying", "a
    property owned", "helicopters circled"; "the wounded" and "those killed" are people."""
    token, after = read.tokens[at], read.words(at + 1, at + 2)
    if read.tokens[at - 1].lower == "those":
        return False  # nobody would be left of "those who"
    if token.tag == "past" or (token.lower.endswith("ed") and after == ["by"]):
        return read.tokens[at - 1].tag in ("noun", "name")
    return token.tag == "ing" or token.lower in RELATIVE or token.lower == "first"


def _describes(read: reading.Reading, first: int, at: int) -> bool:
    """Whether a stretch ends with a word that only describes the next: "an Iraqi" of a patrol, "Israeli" of soldiers
    (the annotated pages quote such a phrase whole 1,109 times and cut it 35 times); "Israeli" of a raid is Israel."""
    phrase = read.phrases[read.of_token[at]]
    if not first == phrase.first <= at < phrase.last or at - first > 1:
        return False
    begins = read.tokens[first].tag == "det"
    if read.tokens[at].lower.endswith(("s", "ed")) or read.tokens[at + 1].tag not in ("noun", "name"):
        return False
    if begins and at > first and read.tokens[first].lower in ("a", "an"):
        return True
    words, after = lexicon.lexicon().words, read.tokens[at + 1].lower
    armed = any(after in words[name] for name in ("armed", "troops", "police"))
    return at == (first + 1 if begins else first) and at + 1 == phrase.last and armed


_SIDED = re.compile(r"(?:anti|pro)-\w+")


def _takes_sides(read: reading.Reading, first: int, at: int) -> bool:
    """Whether a stretch is only the "pro-Karst" of the activists behind it."""
    phrase = read.phrases[read.of_token[at]]
    alone = first == at < phrase.last and _SIDED.fullmatch(read.tokens[at].lower) is not None
    return alone and agents.is_agent(read, phrase, lexicon.lexicon())


def named(span: Span, mentions: Sequence[Mention]) -> Span:
    """A stretch widened to the whole of the names that it holds a part of: no row is called "Islamic"."""
    at = bisect_left(mentions, span[0], key=lambda mention: mention.span[0])
    near = mentions[max(0, at - REACH) : at + REACH]
    touched = [m.span for m in near if m.named and meets(m.span, span)]
    return min((span[0], *(a for a, _ in touched))), max((span[1], *(b for _, b in touched)))
