"""On whose word: the sources of an event or a figure, and the words that weaken the report."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from dateline.extract.statements.hedges import hedges
from dateline.extract.statements.lexicon import lexicon
from dateline.extract.syntax import tokens
from dateline.model import Quotation, Span, Story, Trigger, Value
from dateline.spans import itself, meeting, meets

OWN_ACT = frozenset({"order", "order-ing", "infinitive", "infinitive-ing", "object", "object-ing", "passive"})
"""Rules of statements that are acts (demands, threats): what they hold is not told on the speaker's word ..."""
TELLING = frozenset({"accuse", "allege", "deny", "document", "estimate", "put", "revise", "lower", "blame", "claim"})
"""... unless the verb tells of something done (guide decision 18: an accused act is attributed to the accuser)."""
SPEECH_ACTS = frozenset({"ACCUSE", "REJECT", "THREATEN"})
"""PLOVER types nearly always done by speaking: told in the speaker's words they have no source but their actor."""
OWN_WORDS = frozenset({"AGREE", "SUPPORT", "REQUEST", "SANCTION", "CONCEDE"})
"""PLOVER types that are the speaker's own act where the words begin with "it", "they", "we"."""
OWN_SUBJECTS = frozenset({"it", "he", "she", "they", "we", "i"})
DUTIES = frozenset({"must", "should", "ought"})
"""First words of requests that are made by the words reported (31 of 31 annotated ones had no source)."""
OUTLET = ("our ", "this newspaper", "this website", "this paper", "this reporter")
"""How a page speaks of its own outlet, which is no source (guide decision 15)."""
ANTECEDENT = 60
"""Characters before "that S said was ..." in which the noun that the clause is about stands."""


def sources_of(story: Story, trigger: Trigger, quotations: tuple[Quotation, ...]) -> tuple[Span, ...]:
    """Who reports the event, inner source first and outermost last (guide decision 15); empty where the outlet does.

    A quotation reports the event if its content holds the trigger. The speaker of a speech-act event is not its source.
    """
    holding = _telling(story.text, trigger, quotations)
    if holding and _own_act(story.text, trigger, holding[0]):
        holding = holding[1:]
    return _chain(story.text, holding)


def why_no_source(story: Story, trigger: Trigger, quotations: tuple[Quotation, ...]) -> str:
    """One sentence that tells why ``sources_of`` gave none."""
    holding = _telling(story.text, trigger, quotations)
    if not holding:
        return "the page tells it on its own word"
    if _own_act(story.text, trigger, holding[0]):
        return "the act is done by the words reported, so its actor is no source of it"
    return "only the outlet itself is named"


def _telling(text: str, trigger: Trigger, quotations: tuple[Quotation, ...]) -> list[Quotation]:
    """The quotations that hold a trigger, without the one of which it is the verb: "if it rains, the union warned, the
    bridge will be closed" is the warning itself."""
    found = _holding(text, trigger.span, quotations)
    return [q for q in found if q.cue_span is None or not meets(q.cue_span, trigger.span)]


def sources_of_figure(story: Story, span: Span, quotations: tuple[Quotation, ...]) -> tuple[Span, ...]:
    """Who gives the figure at ``span``, inner source first; empty where the outlet does."""
    return _chain(story.text, _holding(story.text, span, quotations, acts=True))


def _own_act(text: str, trigger: Trigger, quotation: Quotation) -> bool:
    """Whether the event is done by the very words of its innermost statement.

    A trigger with a verb of speech of its own ("denied", "threatened") is an act that somebody tells of.
    """
    if trigger.mode == "investigate":
        return False
    if trigger.type in SPEECH_ACTS:
        return not any(tok.lower in lexicon().forms for tok in tokens(text, trigger.span))
    words = tokens(text, trigger.span)
    if trigger.type == "REQUEST" and words and words[0].lower in DUTIES:
        return True
    if trigger.type not in OWN_WORDS or trigger.status not in ("actual", "negated"):
        return False
    first = tokens(text, (quotation.content_span[0], min(quotation.content_span[1], quotation.content_span[0] + 12)))
    return bool(first) and first[0].lower in OWN_SUBJECTS


class _Told:
    """The quotations of one story; the same only as themselves, as comparing by value would read all of them."""

    __slots__ = ("quotations", "text")

    def __init__(self, text: str, quotations: tuple[Quotation, ...]) -> None:
        self.text, self.quotations = text, quotations

    def __hash__(self) -> int:
        return id(self.quotations)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Told) and self.quotations is other.quotations and self.text is other.text


class _Index(Value, frozen=True, kw_only=True):
    """Quotations by where they begin: ``starts`` of their contents, ascending, and which each is; ``skip`` gives the
    last one before with an end further on; ``relatives`` are "that S said ..." by the start of S."""

    order: tuple[int, ...]
    starts: tuple[int, ...]
    skip: tuple[int, ...]
    relatives: tuple[int, ...]
    speakers: tuple[int, ...]


@lru_cache(maxsize=1)
def _index(told: _Told) -> _Index:
    """Kept for one story: each of its events and figures asks for it."""
    quotations = told.quotations
    order = sorted(range(len(quotations)), key=lambda n: quotations[n].content_span)
    ends = [quotations[n].content_span[1] for n in order]
    speakers = sorted((q.speaker_span[0], n) for n, q in enumerate(quotations) if q.speaker_span and _relative(told, q))
    return _Index(
        order=tuple(order),
        starts=tuple(quotations[n].content_span[0] for n in order),
        skip=_skips(ends),
        relatives=tuple(n for _, n in speakers),
        speakers=tuple(start for start, _ in speakers),
    )


def _skips(ends: list[int]) -> tuple[int, ...]:
    """For each of the ends the position of the last one before that is greater, -1 where there is none."""
    out: list[int] = []
    for i, end in enumerate(ends):
        at = i - 1
        while at >= 0 and ends[at] <= end:
            at = out[at]
        out.append(at)
    return tuple(out)


def _holding(text: str, span: Span, quotations: tuple[Quotation, ...], *, acts: bool = False) -> list[Quotation]:
    """The quotations whose content holds ``span``, innermost first."""
    index = _index(_Told(text, quotations))
    found = {*_around(index, quotations, span[0]), *_antecedent(text, index, quotations, span)}
    kept = [n for n in sorted(found) if acts or _tells(text, quotations[n])]
    told = [quotations[n] for n in kept]
    return sorted(told, key=lambda q: (q.content_span[1] - q.content_span[0], q.content_span))


def _around(index: _Index, quotations: tuple[Quotation, ...], at: int) -> Iterator[int]:
    """Numbers of the quotations whose content holds the character ``at``: what ends before it is skipped in jumps."""
    i = bisect_right(index.starts, at) - 1
    while i >= 0:
        if quotations[index.order[i]].content_span[1] > at:
            yield index.order[i]
            i -= 1
        else:
            i = index.skip[i]


def _tells(text: str, quotation: Quotation) -> bool:
    if quotation.rule not in OWN_ACT or quotation.cue_span is None:
        return True
    verb = lexicon().forms.get(text[slice(*quotation.cue_span)].split()[0].lower())
    return verb is not None and verb[0] in TELLING


def _relative(told: _Told, quotation: Quotation) -> bool:
    """ "... that S said C": the speaker stands behind a relative word and before its verb and content."""
    speaker, cue = quotation.speaker_span, quotation.cue_span
    if speaker is None or cue is None or not speaker[1] <= cue[0] <= quotation.content_span[0]:
        return False
    before = told.text[max(0, speaker[0] - 7) : speaker[0]].split()
    return bool(before) and before[-1] in ("that", "which", "who")


def _antecedent(text: str, index: _Index, quotations: tuple[Quotation, ...], span: Span) -> Iterator[int]:
    """ "an attack that the army said was carried out by rebels": the attack is told on the army's word."""
    first, last = bisect_left(index.speakers, span[1]), bisect_right(index.speakers, span[1] + ANTECEDENT)
    for n in index.relatives[first:last]:
        a, b = quotations[n].content_span
        opening = tokens(text, (a, min(b, a + 20)))
        if opening and opening[0].tag in ("be", "have", "modal", "past", "verb"):
            yield n


@lru_cache(maxsize=1)
def _speakers(told: _Told) -> tuple[Span, ...]:
    """Everybody who says something in a story, in page order."""
    return tuple(sorted({q.speaker_span for q in told.quotations if q.speaker_span is not None}))


def united(story: Story, spans: Sequence[Span], quotations: tuple[Quotation, ...]) -> tuple[Span, ...]:
    """Sources in page order, whom one cites before who cites him (guide, decision 15: so 12 of 12 annotated), several
    parts of one speaker as that speaker: "a letter" and "the army's command" of "a letter by the army's command"."""
    if len(spans) < 2:
        return tuple(spans)
    spans = [span for span in spans if _GROUND.fullmatch(story.text, *span) is None] or spans
    out: dict[Span, None] = {}
    speakers = _speakers(_Told(story.text, quotations))
    for span in spans:
        of = (speakers[n] for n in range(*meeting(speakers, span, itself)))
        speaker = next((s for s in of if sum(meets(s, other) for other in spans) > 1), None)
        out[span if speaker is None else speaker] = None
    ordered = sorted(out)
    for at in range(len(ordered) - 1):
        between = _CITES.fullmatch(story.text, ordered[at][1], ordered[at + 1][0])
        if between is not None:
            ordered[at], ordered[at + 1] = ordered[at + 1], ordered[at]
    return tuple(ordered)


_GROUND = re.compile(
    r"(?:the )?(?:department|province|district|county|municipality|governorate)(?: of (?:the )?[A-Z][\w’'-]+)?"
)
"""What a place is told to lie in: "in Argel, department of Lorn, the army said"."""
_CITES = re.compile(r"[^.;:]{0,60}\b(?:citing|quoting|quot(?:ed|es)|cit(?:ed|es))\s+(?:the\s+)?")
"""What stands between who cites and whom he cites: "the agency said, citing S", "the agency quoted S"."""


def _chain(text: str, holding: list[Quotation]) -> tuple[Span, ...]:
    """The speakers, each as one source: annotators have "medics and residents" whole in 96 of 117 cases."""
    out: list[Span] = []
    seen: set[str] = set()
    for quotation in holding:
        for source in quotation.chain or (quotation.speaker_span,):
            words = text[slice(*source)].casefold() if source is not None else ""
            if source is not None and words not in seen and not words.startswith(OUTLET):
                seen.add(words)
                out.append(source)
    return tuple(out)


def hedge_of(story: Story, trigger: Trigger, quotations: tuple[Quotation, ...]) -> Span | None:
    """The words that weaken the report of an event: a hedge in its clause, else one on the statement that holds it."""
    within = hedges(story.text, trigger.clause_span)
    near = [h for h in within if h[1] <= trigger.span[0] or h[0] >= trigger.span[1]]
    if near:
        return min(near, key=lambda h: (abs(h[0] - trigger.span[0]), h))
    holding = [q for q in _holding(story.text, trigger.span, quotations) if q.hedge_span is not None]
    return holding[0].hedge_span if holding else None
