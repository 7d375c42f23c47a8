"""What belongs to each event: the reader and the rules brought together, part by part.

The reader says what belongs to what, the grammars and tables say what it is worth (days, bounds, countries). Neither
decides alone: a stretch of words is taken when the reader's odds and the rules' vote, weighed together, reach a bound.
The weights and bounds are chosen on the dev pages (docs/decisions, 10).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from dateline.attach.figures import arguments
from dateline.attach.sources import united
from dateline.extract.figures import labelled
from dateline.extract.figures.barred import HARM
from dateline.extract.figures.lexicon import word_set
from dateline.extract.figures.numbers import OVER_YEARS
from dateline.extract.figures.reading import TOLLS
from dateline.extract.figures.units import is_person, may_be_person
from dateline.model import (
    Attached,
    Number,
    Parts,
    Quotation,
    Span,
    Story,
    Trigger,
)
from dateline.reader import apart, dating, labels, placing, proposed
from dateline.reader.behind_times import DAYS
from dateline.reader.bound_counts import is_hung
from dateline.reader.counting import NEAR, Counting, among, figure_odds, kind_shares, likeliest, likely_kind, ruled_out
from dateline.reader.counts_in_row import in_row
from dateline.reader.joined import NAME, Reading
from dateline.reader.model import Found
from dateline.reader.no_speech import is_deed
from dateline.reader.parties import Parties
from dateline.reader.parts_of_toll import with_parts
from dateline.reader.proposed import Around
from dateline.reader.said_by import listed, told_to, undated
from dateline.reader.shared_day import shared
from dateline.reader.side_by_side import Field, counted_in, fields
from dateline.reader.sides import sides
from dateline.reader.stretches import Weighing, phrase, settled, whole
from dateline.reader.uncounted import uncounted
from dateline.spans import meeting, meets, meets_any, sentence_at

SOURCE = Weighing(0.6, 0.4)
FIGURE = Weighing(0.6, 0.3)
"""A number as that of one event; the sum is over the odds that it belongs to the event."""
COUNTS = 0.3
"""Odds from which on a number is a figure at all, of an event or a running total. Pages that were coded twice hold more
figures than those coded once: dev .731 at .45, .745 at .35, .748 at .28, .740 at .22; of pages coded once .774 to
.778."""
LONE = 0.1
"""The same odds for the article of one who is likeliest dead: of those between both bounds 28 of 47 are annotated."""
HARMED = 0.5
"""Odds of being no figure up to which a number of dead or wounded goes to an attack around, although none stands in its
sentence and it belongs to none surely."""
AGREED = 0.5
"""The reader's own odds from which on a number that the rules take too is a figure, whatever the score says (dev pages:
recall .671 to .679, F1 the same)."""
TALLY = Weighing(0.6, 0.3)
"""A number as a running total."""
SURE = 0.6
"""Odds of being a figure from which on a number goes to its likeliest event although none stands in its sentence ("the
number of injured rose to 27"); chosen on the dev pages."""
BEHIND, BEFORE = 5, 3
"""Sentences that a number can stand behind its event and before it: in the training pages all but 1.3 % of 3,323 do."""
MARKS = "\"“'‘«„"
"""Marks that open a quotation."""


def attached(reading: Reading, around: Around, quotations: tuple[Quotation, ...]) -> Attached:
    """The parts of every event of a reading; ``quotations`` are those of the record."""
    triggers = reading.triggers
    ruled = proposed.attached(around._replace(quotations=quotations), triggers, placed=False)
    own_field = fields(around.story.text, triggers)
    counted = Counted(reading, around, ruled, own_field)
    both = sides(Parties(around.story, around.mentions, triggers, reading.events), ruled.parts, own_field)
    parts = []
    for index, (found, rule) in enumerate(zip(reading.events, ruled.parts, strict=True)):
        actors, recipients = both[index]
        parts.append(
            Parts(
                actors=actors,
                recipients=recipients,
                place=placing.place(
                    placing.Act(around.story, around.mentions, triggers, reading.events, index, own_field.get(index))
                ),
                date=dating.date(
                    dating.Moment(
                        around.story, triggers[index], found, rule.date, triggers, around.times, own_field.get(index)
                    )
                ),
                figures=tuple(counted.of.get(index, ())),
                sources=united(
                    around.story,
                    whole(around.story, settled(found, "source", rule.sources, SOURCE), around.mentions),
                    quotations,
                ),
                by={"actors": _by(actors, rule.actors), "recipients": _by(recipients, rule.recipients)},
            )
        )
    parts = uncounted(around.story.text, triggers, shared(triggers, parts, own_field))
    told = [number for part in parts for number in part.figures] + counted.tallies
    listener, asked = reading.listener, {span for part in parts for span in (*part.actors, *part.recipients)}
    return Attached(
        parts=tuple(parts),
        tallies=tuple(counted.tallies),
        figure_sources={number.span: counted.sources(number) for number in told},
        heard={} if listener is None else {span: listener.heard(span) for span in asked},
    )


def _by(spans: Sequence[Span], ruled: Sequence[Span]) -> str:
    """Who attached the spans: the reader, or both where the rules say the same."""
    return f"{NAME} and rules" if tuple(spans) == tuple(ruled) else NAME


class Counted:
    """The numbers of a story: which event each belongs to, which are running totals, and who gives them.

    ``of`` is the figures by the index of their event.
    """

    def __init__(self, reading: Reading, around: Around, ruled: Attached, own_field: Mapping[int, Field]) -> None:
        self.of: dict[int, list[Number]] = {}
        self.tallies: list[Number] = []
        self._sources: dict[Span, tuple[Span, ...]] = {}
        self._events = reading.events
        self._triggers = reading.triggers
        self._parts: set[Span] = set()
        self._fields = own_field
        self._text = around.story.text
        self._starts = [sentence.span[0] for sentence in around.story.sentences]
        events = {n.span: (index, n) for index, part in enumerate(ruled.parts) for n in part.figures}
        tallies = {n.span: n for n in ruled.tallies}
        for counting in countings(reading, around, ruled):
            number, code = counting.number, counting.code
            rules = ruled.figure_sources.get(number.span, ())
            told_by = rules if code is None else settled(code, "source", rules, SOURCE)
            self._sources[number.span] = whole(around.story, told_by, around.mentions)
            self._take(counting, events.get(number.span), tallies.get(number.span))
        self.of = {index: with_wholes(tuple(in_row(self._text, figures))) for index, figures in self.of.items()}

    def sources(self, number: Number) -> tuple[Span, ...]:
        """Who gives a figure."""
        return self._sources.get(number.span, ())

    def _take(self, counting: Counting, told: tuple[int, Number] | None, total: Number | None) -> None:
        """Gives one number to its event, keeps it as a running total, or drops it."""
        number, code = counting.number, counting.code
        if counting.told:
            self._parts.add(number.span)
        if number.rule == labelled.RULE:
            self.tallies.append(number)
            return
        none, *kinds = kind_shares(counting)
        said = figure_odds(counting)
        ruled = counting.ruled is not None and counting.ruled.kind not in ruled_out(counting).kinds
        agreed = said >= AGREED and ruled
        kind = max(zip(kinds, labels.KINDS[1:], strict=True))[1]
        lone = kind == "killed" and number.rule.startswith(apart.ARTICLE) and _of_people(counting)
        if 1 - none < (LONE if lone else COUNTS) and not agreed:
            return
        running = 0.0 if code is None else said * float(code.codes["scope"][1])
        base = told[1] if told else total or number
        made = replace(base, kind=kind)
        sure, event = self._likeliest(number, None if told is None else told[0], kind)
        if event is not None and unfit(kind, self._triggers[event]):
            event = self._fitting(number, kind, event)
        tally = 1.0 if number.rule == OVER_YEARS else TALLY.sum(running, total is not None)
        if event is not None and sure >= max(FIGURE.least, tally):
            self._give(event, made)
        elif tally >= TALLY.least and not self._is_hung(number):
            self.tallies.append(replace(made, scope="cumulative"))
        elif (near := self._nearest(number, kind)) is not None:
            self._give(near, made)
        elif said >= SURE and event is not None:
            self._give(event, made)
        elif kind in HARM and _of_people(counting) and (none <= HARMED or self._nearest(number, "") is not None):
            attack = self._attack(number)
            if attack is not None:
                self._give(attack, made)

    def _likeliest(self, number: Number, ruled: int | None, kind: str) -> tuple[float, int | None]:
        """The event that a number of a kind belongs to likeliest, and how likely; ``ruled`` is that of the rules."""
        odds = {} if ruled is None else {ruled: 0.0}
        odds |= {index: self._events[index].belongs("figure", number.span) for index in self._near(number)}
        own = (index for index in counted_in(number.span, odds, self._fields) if self._may_have(index, kind))
        return max(
            ((FIGURE.sum(odds[index], index == ruled), index) for index in own),
            key=lambda told: (told[0], -told[1]),
            default=(0.0, None),
        )

    def _fitting(self, number: Number, kind: str, told: int) -> int:
        """The act of its own kind that a number belongs to likeliest, where the one it was ``told`` of hardly ever has
        such figures; that one where no other is near."""
        near = [i for i in self._near(number) if (self._triggers[i].type, self._triggers[i].mode) == HOMES.get(kind)]
        if kind == "killed":
            near = [i for i in self._near(number) if self._triggers[i].type == "ASSAULT" and not self._abducts(i)]
        at = number.span[0]
        close = [i for i in near if self._triggers[i].evidence_span[0] <= at]
        own = ((self._events[i].belongs("figure", number.span), -abs(self._triggers[i].span[0] - at), i) for i in close)
        return max(own, default=(0.0, 0, told))[2]

    def _abducts(self, index: int) -> bool:
        return self._triggers[index].mode == "abduct"

    def _give(self, index: int, number: Number) -> None:
        """Gives an event a number; the same count told again is one figure (so in all but 14 of 9,181 events), told by
        the words that name who gives it, unless "and" joins it to the other ("a guard and a nurse were shot")."""
        given, made = self.of.setdefault(index, []), replace(number, scope="incident")
        alike = (
            (i, n) for i, n in enumerate(given) if (n.kind, n.low, n.high) == (number.kind, number.low, number.high)
        )
        same = (i for i, n in alike if not (beside(self._text, n, number) or self._apart(n, number)))
        at = next(same, len(given))
        if at == len(given) or (self.sources(number) and not self.sources(given[at])):
            given[at : at + 1] = [made]

    def _apart(self, one: Number, other: Number) -> bool:
        """Are two counts of one of different people?"""
        if self._parts & {one.span, other.span}:
            return True
        return apart.apart(self._text, apart.of_number(one), apart.of_number(other))

    def _near(self, number: Number) -> list[int]:
        """The events around which the number stands, in sentences."""
        at = bisect_right(self._starts, number.span[0])
        first, last = self._starts[max(0, at - 1 - BEHIND)], self._starts[min(len(self._starts), at + BEFORE) - 1]
        if _OWN_TIME.match(self._text, self._starts[at - 1]) is not None:
            first = last = self._starts[at - 1]
        near = meeting(self._events, number.span, lambda found: found.reach)
        inside = (i for i in range(*near) if first <= self._triggers[i].evidence_span[0] <= last)
        return list(inside)

    def _attack(self, number: Number) -> int | None:
        """The attack around that a number belongs to likeliest, where that is not unlikely, else the last before it."""
        near = self._near(number)
        told = max(((self._events[i].belongs("figure", number.span), -i) for i in near), default=(0.0, 0))
        if told[0] >= NEAR:
            return -told[1]
        before = (i for i in near if self._triggers[i].type == "ASSAULT" and self._triggers[i].span[0] < number.span[0])
        return max(before, key=lambda i: self._triggers[i].span, default=None)

    def _is_hung(self, number: Number) -> bool:
        """Does a number hang on an attack of its sentence ("attacked a camp, killing 16")?"""
        at = (number.span[0], number.span[0] + 1)
        here = self._triggers[slice(*meeting(self._triggers, at, lambda trigger: trigger.evidence_span))]
        acts = sorted(trigger.span for trigger in here if trigger.type == "ASSAULT")
        return bool(acts) and is_hung(self._text, here[0].evidence_span, acts, number.span)

    def _may_have(self, index: int, kind: str) -> bool:
        """May an event have figures of a kind? Nobody is killed or hurt by an arrest: of 7,400 such figures of the
        training pages eleven are of one, and of those told so here on 405 pages none of three was right."""
        trigger = self._triggers[index]
        if kind == "other" and trigger.type in SPOKEN:
            return False
        return kind not in HARM or (trigger.type, trigger.mode) != ("COERCE", "arrest")

    def _nearest(self, number: Number, kind: str) -> int | None:
        """The nearest event of the number's sentence that may have its kind."""
        at = number.span[0]
        here = [
            (abs(self._triggers[index].span[0] - at), index)
            for index in range(*meeting(self._triggers, (at, at + 1), lambda trigger: trigger.evidence_span))
        ]
        own = [i for i in counted_in(number.span, (i for _, i in here), self._fields) if self._may_have(i, kind)]
        return min((told for told in here if told[1] in own), default=(0, None))[1]


_OWN_TIME = re.compile(rf"[\"“]?(?:Back )?[Ii]n (?:early |late |mid-)?(?:{DAYS}(?: (?:19|20)\d\d)?|(?:19|20)\d\d),?\s")
"""A month or year that opens a sentence ("In 2020, more than 50 people were killed"): its numbers are of nothing told
in another sentence (of four given to one on 811 pages none was right)."""
HOMES = {
    "abducted": ("ASSAULT", "abduct"),
    "detained": ("COERCE", "arrest"),
    "released": ("RETREAT", "release"),
    "displaced": ("SANCTION", "expel"),
}
"""The acts of which people are counted so."""
SPOKEN = frozenset({"CONSULT", "SUPPORT", "THREATEN"})
"""Types of acts whose "other" figures are none (24 of 24 told so on 811 pages)."""


def unfit(kind: str, trigger: Trigger) -> bool:
    """Does an act hardly ever have figures of a kind? Of those told so on 811 pages one of 14 dead was right of an
    abduction, none of seven abducted of another attack, of six displaced of an attack, of seven detained and four
    abducted of a release, of four released of an arrest."""
    act = (trigger.type, trigger.mode)
    if kind == "killed":
        return act == HOMES["abducted"]
    if kind in ("abducted", "displaced"):
        return (trigger.type == "ASSAULT" and act != HOMES[kind]) or act == HOMES["released"]
    return (kind, act) in (("detained", HOMES["released"]), ("released", HOMES["detained"]))


def with_wholes(figures: Sequence[Number]) -> list[Number]:
    """The figures of one event, a part of people of the kind of its whole ("displacing 61 people, including 28
    children"), where it was told as strength, targets or other."""
    kinds = {figure.span: figure.kind for figure in figures if figure.kind in TOLLS}
    loose = ("strength", "targets", "other")
    return [
        replace(figure, kind=kinds[figure.subset_of])
        if figure.kind in loose and figure.subset_of is not None and figure.subset_of in kinds
        else figure
        for figure in figures
    ]


def _of_people(counting: Counting) -> bool:
    """Does a number count people, or nothing that is named?"""
    head = "" if counting.argument is None else counting.argument.head
    return not head or is_person(head) or may_be_person(head) or head in word_set("counted_on")


AND = re.compile(r",?\s+and\s+")


def beside(text: str, one: Number, other: Number) -> bool:
    """Do two numbers of the same count stand for different people, as "and" joins them: "a guard and a nurse"? Of 14
    such that are killed or hurt on 811 pages 11 are both annotated."""
    first, last = sorted((one, other), key=lambda number: number.span)
    if one.kind not in TOLLS or first.of_span is None or last.of_span is None:
        return False
    if text[slice(*first.of_span)].lower() == text[slice(*last.of_span)].lower():
        return False
    joined = AND.match(text, first.of_span[1])
    return joined is not None and joined.end() == last.span[0]


def countings(reading: Reading, around: Around, ruled: Attached) -> Iterator[Counting]:
    """Every number of a story with what reader and rules say of it, in page order."""
    yield from with_parts(tuple(among(tuple(_countings(reading, around, ruled)))), likely_kind)


def _countings(reading: Reading, around: Around, ruled: Attached) -> Iterator[Counting]:
    """The same, each number by itself."""
    events = {n.span: n for part in ruled.parts for n in part.figures}
    tallies = {n.span: n for n in ruled.tallies}
    hanging = {argument.number.span: argument for argument in arguments(around.story, around.counted)}
    for number in around.counted:
        code = next((item for item in reading.numbers if meets(item.span, number.span)), None)
        told = events.get(number.span) or tallies.get(number.span)
        where = "event" if number.span in events else "total" if told else "nothing"
        near = range(*meeting(reading.events, number.span, lambda found: found.reach))
        act, odds = likeliest(number, reading.events, reading.triggers, near)
        yield Counting(number, hanging.get(number.span), code, told, where, act, odds)


def quotations(story: Story, reading: Reading, ruled: tuple[Quotation, ...]) -> tuple[Quotation, ...]:
    """The statements of the rules, and those that the reader finds beside them."""
    added = [said for cue in reading.cues if (said := quotation(story, cue)) and not _known(said, ruled)]
    every = sorted((*ruled, *added), key=lambda q: q.content_span) if added else ruled
    return tuple(_between(story.text, said) for said in every if not is_deed(story.text, said))


def _between(text: str, said: Quotation) -> Quotation:
    """A statement with who says it and to whom, both without the day."""
    speaker, to = said.speaker_span, said.addressee_span
    return replace(
        said,
        speaker_span=listed(text, undated(text, speaker)) if speaker else None,
        addressee_span=told_to(text, to) if to else None,
    )


def _known(said: Quotation, ruled: Iterable[Quotation]) -> bool:
    """Whether the rules have it; what a labelled speaker says at length may hold statements of others."""
    return meets_any(said.content_span, (other.content_span for other in ruled if other.rule != "label"))


def quotation(story: Story, cue: Found) -> Quotation | None:
    """A statement from its cue; None without a speaker or content."""
    contents, speakers, addressees = cue.spans("content"), cue.spans("speaker"), cue.spans("addressee")
    if not contents or not speakers:
        return None
    begin, end = with_that(story, cue.span, (contents[0][0], contents[-1][1]))
    claimed = _CLAIMED.match(story.text, begin)
    end = min(end, claimed.end()) if claimed else end
    content = said_in(story.text, (begin, end), (cue.span, speakers[0]))
    speaker = next((told for span in speakers if (told := phrase(story, span))), None)
    if content is None or speaker is None:
        return None
    return Quotation(
        evidence_span=_sentences(story, content, cue.span),
        content_span=content,
        speaker_span=speaker,
        cue_span=cue.span,
        direct=story.text[content[0]] in MARKS,
        rule=NAME,
        addressee_span=addressees[0] if addressees else None,
    )


_THAT = re.compile(r"\s+that\s+")
_LAST_WORDS = re.compile(r"(?:\s[\w’'-]+){1,2}(?=[.!?]?\s*\Z)")


def with_that(story: Story, cue: Span, content: Span) -> Span:
    """What is said from behind "admit that" on, and to the last word or two of its sentence, where the reader leaves
    out some of it."""
    that = _THAT.match(story.text, cue[1])
    number = sentence_at(story.sentences, cue[0])
    close = story.sentences[number].span[1] if number >= 0 else 0
    if that is None or not that.end() < content[0] < close:
        return content
    if any(mark in story.text[that.end() : content[0]] for mark in MARKS + ";:"):
        return content
    rest = _LAST_WORDS.match(story.text, content[1], close)
    return that.end(), rest.end() if rest else content[1]


_CLAIMED = re.compile(r"(?:full |sole |the )?responsibility\b(?:(?!, (?:and|but|while) )[^.;])*", re.IGNORECASE)
"""What is claimed, without another clause behind it."""


def said_in(text: str, content: Span, saying: Sequence[Span]) -> Span | None:
    """What is said, without the words of saying inside it: the longest part that they leave. A quotation that goes on
    behind them ("...," he said, "...") is one; None where nothing is left."""
    if not any(meets(content, span) for span in saying) or text[content[0]] in MARKS:
        return content
    parts = [content]
    for span in saying:
        parts = [part for a, b in parts for part in ((a, min(b, span[0])), (max(a, span[1]), b)) if part[0] < part[1]]
    stripped = (_stripped(text, part) for part in parts)
    return max((part for part in stripped if part), key=lambda part: part[1] - part[0], default=None)


def _stripped(text: str, span: Span) -> Span | None:
    """A span without spaces, commas and stops at its ends; None for nothing else."""
    words = text[slice(*span)]
    first = len(words) - len(words.lstrip(" ,.;:\n"))
    last = len(words.rstrip(" ,.;:\n"))
    return (span[0] + first, span[0] + last) if first < last else None


def _sentences(story: Story, *spans: Span) -> Span:
    """From the start of the first sentence that a span meets to the end of the last."""
    met = [meeting(story.sentences, span, lambda sentence: sentence.span) for span in spans]
    held = [(first, last) for first, last in met if first < last]
    if not held:
        return spans[0]
    first, last = min(first for first, _ in held), max(last for _, last in held)
    return story.sentences[first].span[0], story.sentences[last - 1].span[1]
