"""What is said of an anchor that may be an event, in numbers: the columns that the trees of ``reader.believed`` weigh.

The reader's odds see one window; whether an act is told is also seen by what stands around it on the page: how sure the
other acts of its sentence are, and whether the same act was told before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from dateline.model import Span, Story, Trigger
from dateline.reader import labels
from dateline.reader.model import Found
from dateline.reader.parties import ARGUMENT
from dateline.spans import itself, meeting, meets

COLUMNS: Final = (
    *("sure", "odds", "first_type", "second_type", "mode", *labels.STATUS, "news"),
    *(f"dated_{name}" for name in labels.DATED),
    *("rule_of_type", "rule", "type", "words", "sentence", "sentences", "at", "share", "length", "in_title"),
    *("beside", "odds_beside", "surer_beside", "gap", "surest_beside", "surest_of_type"),
    *("before", "behind"),
    *(f"{which}_{x}" for which in ("last", "next") for x in ("off", "sure", "word", "actor", "recipient", "named")),
    *("told_before", *(f"most_{name}" for name in labels.TAKES["event"])),
    *("lead", "ing", "ed", "noun", "auxiliary", "capital", "said", "cue"),
    *("candidates", "likely", "sum", "characters"),
)
"""The columns, in order. Odds are the reader's; what is missing is -1. "last" and "next" are the nearest likely anchors
of the same type."""
LIKELY = 0.4
"""Odds from which on an anchor counts as one that is told."""
COUNTED = 0.45
NOWHERE = 999
STEM = 5
"""First letters by which two words are taken for forms of one."""
LEADS: Final = (
    *("", "the", "a", "an", "this", "that", "these", "its", "his", "their", "to", "of", "in", "after", "by", "and"),
    *("has", "had", "was", "were", "will", "would", "for", "over", "on", "at", "not", "no", "with", ",", "before"),
    *("against", "during", "following", "any", "other", "another", "more", "such", "new", "been", "be", "is", "are"),
    *("have", "could", "may", "should"),
)
"""Words right before a trigger that are told apart."""
AUXILIARIES: Final = frozenset(("has", "had", "have", "was", "were", "will", "would", "is", "are"))


class _Anchor:
    """One anchor: its words, and the words that belong to it likeliest."""

    def __init__(self, story: Story, found: Found) -> None:
        self.found = found
        self.words = story.text[slice(*found.span)].casefold().split() or [""]
        self.most = found.inside.max(0).tolist() if len(found.inside) else [0.0] * len(ARGUMENT)
        tops = found.inside.argmax(0).tolist() if len(found.inside) else [0] * len(ARGUMENT)
        self.actor, self.recipient = (
            found.words[tops[ARGUMENT[side]]] if found.words else None for side in ("actor", "recipient")
        )
        self.named = story.text[slice(*self.actor)] if self.actor else ""


def rows(
    story: Story, events: Sequence[Found], rules: Sequence[Trigger], cues: Sequence[Found]
) -> Iterator[tuple[float, ...]]:
    """The columns of each anchor of ``events``, which are in page order; ``rules`` are the events that rules found."""
    anchors = [_Anchor(story, found) for found in events]
    of_sentence: dict[int, list[int]] = {}
    for at, anchor in enumerate(anchors):
        of_sentence.setdefault(anchor.found.sentence, []).append(at)
    before, behind = _kin_before(anchors), _kin_before(anchors[::-1])[::-1]
    ruled = sorted(rules, key=lambda rule: rule.span)
    contents = sorted((spans[0][0], spans[-1][1]) for cue in cues if (spans := cue.spans("content")))
    spoken = [cue.span for cue in cues]
    page = (
        float(len(events)),
        float(sum(found.sure > COUNTED for found in events)),
        sum(found.sure for found in events),
        float(len(story.text)),
    )
    for at, anchor in enumerate(anchors):
        found, span = anchor.found, anchor.found.span
        said, cued = meeting(contents, (span[0], span[0] + 1), itself), meeting(spoken, span, itself)
        yield (
            *_by_reader(found),
            *_by_rules(found, ruled),
            *_in_place(story, anchor),
            *_beside(anchors, [other for other in of_sentence[found.sentence] if other != at], at),
            float(before[at].many),
            float(behind[at].many),
            *_kin(anchor, before[at].last),
            *_kin(anchor, behind[at].last),
            float(before[at].same),
            *anchor.most,
            *_by_words(story.text, anchor),
            float(said[0] < said[1]),
            float(cued[0] < cued[1]),
            *page,
        )


class _Kin(NamedTuple):
    """What was told before an anchor: the last likely one of its type, how many there are, how many with its words."""

    last: _Anchor | None
    many: int
    same: int


def _kin_before(anchors: Sequence[_Anchor]) -> list[_Kin]:
    """The kin of each anchor before it in the given order."""
    latest: dict[str, _Anchor] = {}
    many, same = Counter[str](), Counter[tuple[str, str]]()
    out = []
    for anchor in anchors:
        kind = anchor.found.kind
        words = kind, " ".join(anchor.words)
        out.append(_Kin(latest.get(kind), many[kind], same[words]))
        if anchor.found.sure > LIKELY:
            latest[kind] = anchor
            many[kind] += 1
            same[words] += 1
    return out


def _by_reader(found: Found) -> Iterator[float]:
    types = sorted(found.types, reverse=True)
    yield found.sure
    yield found.odds
    yield types[0] if types else 1.0
    yield types[1] if len(types) > 1 else 0.0
    yield float(found.codes["mode"].max())
    yield from found.codes["status"].tolist()
    yield float(found.codes["role"][0])
    yield from found.codes["dated"].tolist()


def _by_rules(found: Found, ruled: Sequence[Trigger]) -> tuple[float, float]:
    """The confidence of the rules' event on these words, of this type and of any."""
    first, last = meeting(ruled, found.span, lambda rule: rule.span)
    here = [rule for rule in ruled[first:last] if meets(rule.span, found.span)]
    return (
        max((rule.confidence for rule in here if rule.type == found.kind), default=-1.0),
        max((rule.confidence for rule in here), default=-1.0),
    )


def _in_place(story: Story, anchor: _Anchor) -> tuple[float, ...]:
    """The type, how many words, and where in the article and its sentence."""
    found = anchor.found
    first, end = story.sentences[found.sentence].span
    at, length = found.span[0] - first, max(1, end - first)
    return (
        float(labels.TYPES.index(found.kind)),
        float(len(anchor.words)),
        float(found.sentence),
        float(len(story.sentences)),
        float(at),
        at / length,
        float(length),
        float(found.span[0] < story.article.body_span[0]),
    )


def _beside(anchors: Sequence[_Anchor], others: Sequence[int], at: int) -> tuple[float, ...]:
    """The other anchors of its sentence."""
    own = anchors[at].found
    found = [anchors[other].found for other in others]
    return (
        float(len(found)),
        sum(other.sure for other in found),
        float(sum(other.sure > own.sure for other in found)),
        float(min((abs(other.span[0] - own.span[0]) for other in found), default=NOWHERE)),
        max((other.sure for other in found), default=-1.0),
        max((other.sure for other in found if other.kind == own.kind), default=-1.0),
    )


def _kin(anchor: _Anchor, other: _Anchor | None) -> tuple[float, ...]:
    """How another anchor of the type stands to it: sentences off, its odds, whether the last words are forms of one,
    whether the same word is the likeliest actor, or recipient, and whether the actors' words are the same."""
    if other is None:
        return (-1.0,) * 6
    return (
        float(abs(other.found.sentence - anchor.found.sentence)),
        other.found.sure,
        float(other.words[-1][:STEM] == anchor.words[-1][:STEM]),
        float(other.actor == anchor.actor),
        float(other.recipient == anchor.recipient),
        float(other.named == anchor.named),
    )


def _by_words(text: str, anchor: _Anchor) -> tuple[float, ...]:
    """The word before the trigger, and what its own first and last words look like."""
    span: Span = anchor.found.span
    before = text[max(0, span[0] - 16) : span[0]].split()
    lead = before[-1].casefold() if before else ""
    lead = "," if lead.endswith(",") else lead
    last = anchor.words[-1]
    return (
        float(LEADS.index(lead)) if lead in LEADS else -1.0,
        float(last.endswith("ing")),
        float(last.endswith("ed")),
        float(last.endswith(("tion", "ment", "sion"))),
        float(anchor.words[0] in AUXILIARIES),
        float(text[span[0] : span[0] + 1].isupper()),
    )
