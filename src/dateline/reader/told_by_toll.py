"""Attacks that a sentence tells by whom they struck: "on Wednesday five soldiers were wounded by a landmine near Rell".

On a page of many acts the reader doubts such a sentence, and its dead and wounded then went to another attack. Who
was killed or hurt by a weapon, on a day or at a place that the sentence names, was attacked
(``docs/decisions/log/10-reader.md`` has the counts).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from dateline.extract.figures.barred import HARM
from dateline.knowledge.days import WEEKDAY
from dateline.model import Number, Span
from dateline.spans import meets

_ARMS = (
    r"(?:land)?mines?|bombs?|bomblets?|shells?|shelling|missiles?|rockets?|drones?|grenades?|mortars?|snipers?|shrapnel"
    r"|gun(?:men|man|fire|shots?)|artillery|(?:air |drone )?strikes?|air ?strikes?|explosives?|explosions?|blasts?"
    r"|attacks?|attackers?|ambush(?:ed)?|raids?|militants?|rebels?|insurgents?|jihadists?|fighters|militia(?:men)?"
    r"|bandits|bombardment|bombings?|firefight|crossfire|IEDs?|[Ii]mprovised [Ee]xplosive [Dd]evices?"
    r"|explosive devices?"
    r"|[Nn]axals|[Nn]axalites|[Mm]aoists|terrorists?|assailants?|robbers|dacoits|ultras|miscreants|hoodlums|herdsmen"
    r"|encounter|gun ?fight|gun duel|exchange of fire|shoot-?out|UAVs?|armed m[ae]n"
)
PASSIVE = re.compile(
    r"(?:\s(?!(?:who|whom|whose|which|that|and)\b)[^\s,.;:]+){0,5}?"
    r"\s(?:(?:was|were|had been|have been)\s(?:also\s|reportedly\s|later\s)?"
    r"(?P<act>killed|wounded|injured|hurt|martyred|slain|gunned down|shot dead|eliminated|neutrali[sz]ed)"
    r"|(?P<died>died|lost their lives|embraced (?:martyrdom|shahadat)|laid down their lives"
    r"|sustained (?:\w+ )?(?:injuries|wounds)|paid the supreme (?:price|sacrifice)))"
    r"(?:\sand\s(?:[^\s,.;:]+\s){1,2}(?:wounded|injured|hurt))?"
    r"(?:\s(?:on\s|late\s|early\s)*[A-Z]\w+day(?:\s(?:morning|afternoon|evening|night))?)?"
    r"(?:\s(?:in|at|near|outside)\s[A-Z][\w’'-]+)?"
    r"\s(?:by|when|in|as|after)\s(?:an?|two|three|several|their|his|her|its|gunmen|militants|rebels|insurgents|snipers?"
    r"|terrorists|bandits|[Nn]axals|[Mm]aoists|ultras|miscreants|hoodlums|dacoits|assailants|attackers|armed|unidentified"
    r"|unknown|suspected|masked"
    r"|Russian|Ukrainian|Israeli|artillery|mortar|shelling|rocket|stray)\s"
    rf"(?:[^\s,.;:]+\s){{0,6}}?(?P<arm>{_ARMS})\b"
)
"""Behind a number: who was hurt, and by what. "In the blast" points to an attack told before, so "the" is left out."""
PARTICIPLE = re.compile(
    r",\s(?:killing|wounding|injuring)\s(?:at\s(?:least|most)\s|about\s|some\s|more\sthan\s|up\sto\s|dozens\sof\s)?\Z"
)
STRUCK = re.compile(
    r"\b(?P<act>struck|bombed|bombarded|shelled|pounded|attacked|ambushed|raided|stormed|opened fire|targeted|rocketed"
    r"|blew up|blew himself up|blew herself up|detonated|strafed|slammed into|hit|fired)\b"
)
TAKEN = re.compile(
    r"(?:\s[a-z]+){0,4}?\s(?:was|were|had been|have been)\s(?:also\s)?(?P<act>abducted|kidnapped|taken hostage)\b"
    r"(?! (?:between|in \d))"
)
FORCES = re.compile(
    r"\b(?:army|military|troops|soldiers|forces|police|guards|militants|rebels|insurgents|gunmen|fighters|militia(?:men)?"
    r"|jets|warplanes|aircraft|helicopters|it|they|its|their)\s(?:\w+\s)?(?:also\s|had\s|have\s|has\s){0,2}[\"“]?"
    r"(?P<act>killed|shot dead|neutrali[sz]ed|eliminated)[\"”]?\s(?:at least\s|about\s|some\s|more than\s)?\Z"
)
"""Before a number: "its forces had killed"."""
PARTED = re.compile(r"[;:]|,\s(?:and|but|while)\b")
DAY = re.compile(rf"\b(?:{WEEKDAY}|yesterday|overnight)\b|\b(?:day earlier|day before)\b")
PLACE = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|on)\s(?:the\s)?(?:[a-z]+\s){0,4}[A-Z]\w+")
TOTAL = re.compile(
    r"\b(?:since|so far|this year|the total|bringing|to date|in all|overall|months (?:of|through|to)|in a year)\b",
    re.IGNORECASE,
)
"""Words of running totals, whose attacks are many."""
MISHAP = re.compile(
    r"\b(?:crash|accident|derail|overturn|collaps|lightning|veered|stampede|earthquake|flood|burns)", re.IGNORECASE
)
ANOTHER = re.compile(
    r"[;:]|\b(?:and|but|while|retaliation|revenge|response|reprisal|after|following|before|since|days|hours)\b"
)
"""What parts those counted from another attack."""
VAGUE = re.compile(r"(?:a number|many|several|some|most)\b", re.IGNORECASE)
REACH = 160
"""Characters behind a number in which its deed is told."""
LEAD = 30
"""Characters before a number in which a participle stands."""


def acts(text: str, sentence: Span, numbers: Sequence[Number], told: Sequence[Span] = ()) -> Iterator[Span]:
    """The words of the attack that a sentence tells by its dead or hurt, if it does; ``numbers`` are the story's, in
    page order, ``told`` the words of its attacks that are told anyway: no such stands before those counted."""
    if TOTAL.search(text, *sentence) or MISHAP.search(text, *sentence):
        return
    named = DAY.search(text, *sentence) or PLACE.search(text, *sentence)
    first = bisect_left(numbers, sentence[0], key=lambda number: number.span[0])
    last = bisect_left(numbers, sentence[1], key=lambda number: number.span[0])
    for number in numbers[first:last]:
        if (
            number.kind not in (*HARM, "abducted")
            or number.high == 0
            or number.scope == "cumulative"
            or number.subset_of is not None
        ):
            continue
        if named is None and number.kind in HARM:
            continue
        if any(sentence[0] <= span[0] < number.span[1] or _is_same(text, number, span) for span in told):
            return
        tried = (_behind, _before, _of_forces) if number.kind in HARM else (_taken,)
        span = next((span for test in tried if (span := test(text, number, sentence)) is not None), None)
        if span is not None and not any(meets(span, one) for one in told):
            yield span
            return


def _is_same(text: str, number: Number, act: Span) -> bool:
    """Is an attack told behind those counted their own: "killed nine when it bombed a camp", not another before it?"""
    if not 0 <= act[0] - number.span[1] <= REACH:
        return False
    passive = PASSIVE.match(text, number.span[1], act[1])
    return passive is not None or not ANOTHER.search(text, number.span[1], act[0])


def _behind(text: str, number: Number, sentence: Span) -> Span | None:
    """The words of the deed in the passive that befell those counted."""
    end = min(sentence[1], number.span[1] + REACH)
    found = PASSIVE.match(text, number.span[1], end)
    if found is None:
        return None
    return found.span("act") if found["act"] else found.span("arm")


def _taken(text: str, number: Number, sentence: Span) -> Span | None:
    """The verb in the passive by which those counted were abducted."""
    found = TAKEN.match(text, number.span[1], min(sentence[1], number.span[1] + REACH))
    return None if found is None else found.span("act")


def _of_forces(text: str, number: Number, sentence: Span) -> Span | None:
    """The verb by which soldiers or rebels killed those counted."""
    if VAGUE.match(text, number.span[0]):
        return None
    found = FORCES.search(text, max(sentence[0], number.span[0] - 2 * LEAD), number.span[0])
    return None if found is None else found.span("act")


def _before(text: str, number: Number, sentence: Span) -> Span | None:
    """The verb of the attack that killed or hurt those counted behind a participle."""
    led = PARTICIPLE.search(text, max(sentence[0], number.span[0] - LEAD), number.span[0])
    if led is None:
        return None
    struck = [found.span("act") for found in STRUCK.finditer(text, max(sentence[0], led.start() - REACH), led.start())]
    if not struck or PARTED.search(text, struck[-1][1], led.start()):
        return None
    return struck[-1]
