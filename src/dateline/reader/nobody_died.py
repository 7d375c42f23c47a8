"""Those who were shot, of whom the verb does not tell whether they died: what the article says of it.

In an article without a word of death whoever was shot is hurt: "Five people were shot" tells no more than that, and
where most news tells of the dead a reader takes the five for dead. Of 4,772 annotated figures of dead on the training
pages 19 stand on a page without any of these words, and of those bare "shot" there 20 are hurt and two dead. Local
papers tell most shootings so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from dateline.extract.figures.barred import HARM
from dateline.extract.figures.predicates import be_before
from dateline.extract.figures.reading import Reading, readings, singles
from dateline.extract.figures.units import Unit, is_person, units
from dateline.model import EventRow, FigureRow, Span
from dateline.reader import shot_not_dead
from dateline.reader.headlines import figure_row, with_figure
from dateline.reader.scenes import with_figures

NAME = "nobody died"
"""Stands in ``made_by`` of such a figure."""
DEATH = re.compile(
    r"\b(?:kill\w*|dead(?:liest)?|deadly(?! weapon)|die[sd]?|dying|deaths?|fatal\w*|slain|slay\w*"
    r"|(?<!attempted )murder\w*|(?<!attempted )homicid\w*|bodies|body(?![ -](?:cam\w*|worn|armou?r))"
    r"|corpses?|funerals?|buried|burial|burying"
    r"|mourn\w*|assassin\w*|execut(?:ed|ing|ions?)|massacre\w*|gunned|succumb\w*|morgue|mortuary|perish\w*|casualt\w*"
    r"|toll|lynch\w*|behead\w*|hanged|slaughter\w*|martyr\w*|neutrali[sz]\w*|eliminat\w*|drown\w*|suffocat\w*|strangl\w*"
    r"|bled|widow\w*|orphan\w*|graves?(?! (?:condition|danger|injur\w*|wounds?))|coffins?|biers?"
    r"|supreme (?:price|sacrifice)|fallen|KIA"
    r"|(?:claim|cost|gave|giv|laid|los|loss|sacrific|t[ao]k|taken)\w* (?:of )?(?:[\w’'-]+ ){0,4}li(?:fe|ves)"
    r"|breathed (?:his|her|their) last|not survive)\b",
    re.IGNORECASE,
)
"""Words of which a page that tells of a death has one."""
STRUCK = re.compile(
    r"\b(?:shot|shoot(?:s|ing|ings)?|gunfire|gunshots?|fired|stabb\w*|hit|struck|bullets?|wound\w*|injur\w*|hurt)\b",
    re.IGNORECASE,
)
"""Words of harm in the sentence that counts."""


HURT = re.compile(
    r"\b(?:injur\w*|wound\w*|hospital\w*|surviv\w*|graz\w*|treated|surgery|recover\w*|hurt|in [\w-]+ condition)\b",
    re.IGNORECASE,
)
"""Words of which a page has one that tells how the wounded are."""
BARE = frozenset({"hit", "shot", "stabbed", "struck"})
"""Verbs that leave open whether somebody died."""


def told(text: str, article: Span, events: Sequence[EventRow]) -> list[EventRow]:
    """The events of one article, which stands at ``article`` with its title: where no word of it tells of a death, its
    dead are hurt, and where it counts nobody, so are those of whom it says first that they were shot."""
    if not any(event.type == "ASSAULT" for event in events):
        return list(events)
    if DEATH.search(text, *article) is not None:
        return shot_not_dead.parted(text, [_not_all(text, event) for event in events])
    out = [_hurt(text, event) for event in events]
    counted = any(figure.kind in HARM for event in out for figure in event.figures)
    if not counted and HURT.search(text, *article) is not None:
        at, struck = next(((n, rows) for n, event in enumerate(out) if (rows := _struck(text, event))), (0, []))
        for figure in struck:
            out[at] = with_figure(out[at], figure)
    return out


WERE_SHOT = re.compile(
    r"\s+(?:was|were|been|had been|have been|got)\s+(?:[a-z]+ly )?(?:shot|stabbed|hit|struck)\b"
    r"(?! (?:dead|and|to death|down))"
)
"""Behind those of whom nothing more is told."""
SOME_DIED = re.compile(
    r"\s+(?:of (?:them|the (?:victims|wounded|injured|men|women|people))\b\s*)?"
    r"(?:,\s[^,.\n]{1,40},\s)?"
    r"(?:(?:has|have|was|were|later|since|then)\s+){0,2}(?:died|killed|pronounced dead|declared dead|succumbed)\b"
)
"""Behind those of them who died: "One died in hospital"."""


def _not_all(text: str, event: EventRow) -> EventRow:
    """An act of which some of those shot died in a later sentence: "Two brothers were stabbed. One died": the two are
    not all dead."""
    dead = [figure for figure in event.figures if figure.kind == "killed"]
    some = [figure for figure in dead if SOME_DIED.match(text, figure.span[1])]
    out = [
        replace(figure, kind="other", made_by=f"{figure.made_by}, {NAME}")
        if figure in dead
        and WERE_SHOT.match(text, figure.of_span[1] if figure.of_span else figure.span[1])
        and any(0 < one.low < figure.low and figure.span < one.span for one in some)
        else figure
        for figure in event.figures
    ]
    return with_figures(event, out, "told already")


def _struck(text: str, event: EventRow) -> list[FigureRow]:
    """Those who were shot in the sentence of an attack, by a verb that does not tell what became of them (10 of 11 on
    the training pages are annotated as hurt, where the page has a word of wounds and none of death)."""
    if event.type != "ASSAULT" or event.status != "actual":
        return []
    span = event.evidence_span
    us = units(text, span)
    found = sorted((*readings(text, span), *singles(text, span)), key=lambda reading: reading.counted.at)
    return [figure_row(text, one, "injured", f"{NAME}/{one.role}") for one in found if _was_struck(us, one)]


def _was_struck(us: tuple[Unit, ...], reading: Reading) -> bool:
    """Is the number that of people who were shot, as subject of a passive or as object?"""
    verb, c = reading.governor, reading.counted
    if reading.kind is not None or verb is None or us[verb].lower not in BARE or c.head is None:
        return False
    if not is_person(us[c.head].lower) or (verb + 1 < len(us) and us[verb + 1].lower == "at"):
        return False
    return verb < c.at if reading.role == "object" else reading.role == "subject" and be_before(us, verb)


def _hurt(text: str, event: EventRow) -> EventRow:
    """An act whose dead are hurt; the same count told as hurt already stands once."""
    if event.type != "ASSAULT" or not any(figure.kind == "killed" for figure in event.figures):
        return event
    known = {(figure.low, figure.high) for figure in event.figures if figure.kind == "injured"}
    kept: list[FigureRow] = []
    for figure in event.figures:
        if figure.kind != "killed" or not figure.low or STRUCK.search(_around(text, figure)) is None:
            kept.append(figure)
        elif (figure.low, figure.high) not in known:
            kept.append(replace(figure, kind="injured", made_by=f"{figure.made_by}, {NAME}"))
            known.add((figure.low, figure.high))
    return with_figures(event, kept, "told already")


AROUND = 160
"""Characters on either side of a count in which a word of harm is looked for."""


def _around(text: str, figure: FigureRow) -> str:
    return text[max(0, figure.span[0] - AROUND) : figure.span[1] + AROUND]
