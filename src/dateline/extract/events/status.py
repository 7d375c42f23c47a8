"""Status and role of an event, from the verb group, what governs it, and the time words of its sentence."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from dateline.extract import syntax
from dateline.extract.events import reading, subjects
from dateline.extract.events.filters import RUNNING
from dateline.extract.events.lexicon import Lexicon, lexicon
from dateline.extract.events.matching import Hit, is_future
from dateline.extract.events.reading import Reading
from dateline.model import Span, Story, Time, Value

SPEECH_TYPES = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "SUPPORT", "CONCEDE"})
LASTING = frozenset({"COERCE", "ASSAULT", "RETREAT", "PROTEST", "MOBILIZE", "SANCTION", "COOPERATE", "CONSULT"})


def status_of(r: Reading, hit: Hit, lex: Lexicon) -> str:
    """One of actual, ongoing, planned, hypothetical, negated."""
    if hit.rule.status in ("planned", "actual"):
        return hit.rule.status
    found = _verbal(r, hit, lex) if hit.verbal else _nominal(r, hit, lex)
    if found == "planned" and hit.rule.type in ("THREATEN", "REJECT", "ACCUSE"):
        return "actual"
    if found == "actual" and hit.verbal and _lasts(r, hit):
        return "ongoing"
    if found == "ongoing" and hit.rule.type not in LASTING:
        return "actual"
    return found


def _lasts(r: Reading, hit: Hit) -> bool:
    """A state that holds: "are banned", "has blocked the road since Monday", "is looking into"."""
    group = r.groups.get(hit.head)
    if group is None or group.tense != "present" or (hit.rule.type not in LASTING and hit.rule.mode != "investigate"):
        return False
    if r.tokens[hit.head].tag == "ing" and group.first != hit.head:
        return True
    if not group.perfect:
        return group.passive and group.modal is None
    _, b = r.clause_at(hit.head)
    after = r.words(hit.last + 1, min(len(r.tokens), max(b, hit.last) + 1))
    return "since" in after and hit.rule.id not in RUNNING


def _verbal(r: Reading, hit: Hit, lex: Lexicon) -> str:
    group = r.groups.get(hit.head)
    if group is None:
        return "actual"
    return _of_group(r, group, lex)


def _of_group(r: Reading, group: syntax.VerbGroup, lex: Lexicon) -> str:
    words = {t.lower for t in r.tokens[group.first : group.head]}
    if group.negated or _negated_subject(r, group):
        return "negated"
    if group.modal in lex.words["status.hypothetical_modals"]:
        return "hypothetical"
    if _in_condition(r, group):
        return "hypothetical"
    if is_future(r, group.head):
        return "planned"
    if group.tense == "infinitive":
        return _infinitive(r, group, lex)
    governor = r.groups.get(group.first - 1)
    if group.tense == "participle" and governor is not None and governor.tense == "infinitive":
        return _of_group(r, governor, lex)
    if group.modal == "would":
        return "planned"
    if _progressive(r, group, words):
        return "ongoing"
    return "actual"


def _negated_subject(r: Reading, group: syntax.VerbGroup) -> bool:
    if group.first and r.tokens[group.first - 1].lower in ("nor", "neither"):
        return True
    subject = subjects.subject(r, group.head)
    if subject is None:
        return False
    words = r.words(max(0, subject.first - 1), subject.first + 1)
    return bool({"no", "nobody", "none", "neither"}.intersection(words))


def _in_condition(r: Reading, group: syntax.VerbGroup) -> bool:
    a, _ = r.clause_at(group.head)
    return r.tokens[a].lower in ("if", "unless", "whether") and group.first - a < 12


def _progressive(r: Reading, group: syntax.VerbGroup, words: set[str]) -> bool:
    present = bool(words & {"is", "are", "'re"}) and r.tokens[group.head].tag == "ing"
    perfect = bool(words & {"has", "have"}) and (
        ("been" in words and r.tokens[group.head].tag == "ing") or "since" in words
    )
    a, _ = r.clause_at(group.head)
    still = "still" in words or bool(
        {"continue", "continues", "continued", "kept"} & set(r.words(max(a, group.first - 3), group.head))
    )
    return present or perfect or still


def _infinitive(r: Reading, group: syntax.VerbGroup, lex: Lexicon) -> str:
    """By the word that governs the infinitive: "plans to", "refused to", "managed to"."""
    for tok in reversed(r.tokens[max(0, group.first - 6) : group.first]):
        if tok.lemma in lex.words["status.negating_verbs"]:
            return "negated"
        if tok.lemma in lex.words["status.hypothetical_verbs"]:
            return "hypothetical"
        if tok.lemma in lex.words["status.planned_verbs"] or tok.lower in ("due", "ready", "set", "plan", "plans"):
            return "planned"
        if tok.tag == "adj" and tok.lower in reading.words("ready_word"):
            return "planned"
        if tok.tag in syntax.VERBAL:
            return "actual"
    return "planned"


def _nominal(r: Reading, hit: Hit, lex: Lexicon) -> str:
    before = r.words(max(0, hit.first - 4), hit.first)
    if set(before[-3:]) & {"no", "without", "any"}:
        return "negated"
    if set(before) & lex.words["status.condition_nouns"]:
        return "hypothetical"
    if set(before[-2:]) & lex.words["status.planned_adjectives"]:
        return "planned"
    if set(before[-2:]) & {"continued", "continuing", "ongoing"}:
        return "ongoing"
    modal = r.tokens[hit.last + 1].lower if hit.last + 1 < len(r.tokens) else ""
    if modal in ("would", "could", "may", "might"):
        return "hypothetical"
    verb = _governing(r, hit)
    if verb is None:
        return "actual"
    lemma = r.tokens[verb].lemma
    if lemma in ("cancel", "postpone", "foil", "thwart", "avert", "prevent", "avoid"):
        return "negated"
    group = r.groups[verb]
    found = _of_group(r, group, lex)
    if found in ("planned", "hypothetical", "negated"):
        return found
    if lemma in ("plan", "schedule", "announce", "organise", "prepare", "propose"):
        return "planned"
    if found == "ongoing" or lemma in ("continue", "rage", "persist", "remain"):
        return "ongoing"
    return "actual"


def _governing(r: Reading, hit: Hit) -> int | None:
    """The verb of the clause that the noun hangs on: the one before it within six tokens, else the one after."""
    a, b = r.clause_at(hit.head)
    before = [h for h in r.groups if a <= h < hit.first and hit.first - h <= 6]
    if before:
        return max(before)
    after = [h for h in r.groups if hit.last < h < b and h - hit.last <= 8]
    return min(after) if after else None


# -------------------------------------------------------------------------------- role


@cache
def _recall(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


class Clock(Value, frozen=True, kw_only=True):
    """The story's dated time expressions in page order, and the day it was published."""

    times: tuple[Time, ...]
    published: str | None


def clock(story: Story, times: Sequence[Time]) -> Clock:
    """What ``role_of`` needs to know of a story's times."""
    dated = [t for t in times if t.end is not None and t.kind in ("DATE", "TIME")]
    return Clock(times=tuple(sorted(dated, key=lambda t: t.span)), published=story.article.published)


def role_of(story: Story, r: Reading, hit: Hit, clock: Clock, number: int) -> str:
    """``background`` for pluperfect narration, recall words, or a time well before the story's; else ``news``."""
    own = _own(r, hit)
    opening = _opening(r, hit)
    if _pluperfect(r, hit) and number > 0:
        return "background"
    if any(_recall(lexicon().recall).search(story.text, *span) for span in (own, opening)):
        return "background"
    if _earlier(clock, own, opening):
        return "background"
    if number > 0 and _all_old(clock, r.span, own):
        return "background"
    if number > 0 and (_long_standing(r, hit) or _restricted(r, hit)):
        return "background"
    if not hit.verbal and number > 0 and _recalled_noun(r, hit):
        return "background"
    return "news"


def _own(r: Reading, hit: Hit) -> Span:
    """The stretch whose time words are the event's: its clause between commas; for a speech act only near the verb,
    since what follows tells of the content."""
    a, b = r.clause_at(hit.head)
    first, last = hit.first, hit.head
    reach = 4 if hit.rule.type in SPEECH_TYPES else 30
    while first > a and r.tokens[first - 1].text != "," and hit.first - first < 12:
        first -= 1
    while last + 1 < b and r.tokens[last + 1].text != "," and last - hit.head < reach:
        last += 1
    return r.tokens[first].span[0], r.tokens[last].span[1]


def _opening(r: Reading, hit: Hit) -> Span:
    """The stretch before the sentence's first verb, whose time holds for all of it ("In August 2024, the court")."""
    first = min(r.groups, default=hit.head)
    end = max(0, min(first, hit.first) - 1)
    return r.span[0], r.tokens[end].span[1] if r.tokens else r.span[0]


def _pluperfect(r: Reading, hit: Hit) -> bool:
    """ "had seized" as narration; behind "said" it only shifts the tense and tells nothing."""
    group = r.groups.get(hit.head) if hit.verbal else None
    if group is None or "had" not in {t.lower for t in r.tokens[group.first : group.head]}:
        return False
    a, _ = r.clause_at(hit.head)
    reported = any(
        r.tokens[i].lemma in reading.words("saying") and r.tokens[i].tag in syntax.VERBAL
        for i in range(max(0, a - 12), hit.head)
    )
    return not reported


def _earlier(clock: Clock, own: Span, opening: Span) -> bool:
    """Whether the event's time (in its clause, else opening the sentence) ends OLD_DAYS or more before the story."""
    if clock.published is None:
        return False
    for start, end in (own, opening):
        first = bisect_left(clock.times, start, key=lambda t: t.span[0])
        last = bisect_left(clock.times, end, key=lambda t: t.span[0])
        here = [t.end for t in clock.times[first:last] if t.end is not None]
        if here:
            return any(_days(day, clock.published) >= OLD_DAYS for day in here)
    return False


def _all_old(clock: Clock, sentence: Span, own: Span) -> bool:
    """Whether the event stands in a sentence whose dates all end LONG_AGO or more before the story."""
    if clock.published is None:
        return False
    here = _between(clock, sentence)
    return bool(here) and all(t.end is not None and _days(t.end, clock.published) >= LONG_AGO for t in here)


def _between(clock: Clock, span: Span) -> tuple[Time, ...]:
    first, last = (bisect_left(clock.times, at, key=lambda t: t.span[0]) for at in span)
    return clock.times[first:last]


def settled(found: str, r: Reading, hit: Hit, clock: Clock) -> str:
    """The status where the event's own date contradicts it: a noun "planned" for a day that is past was held, one that
    is "actual" on a day to come is planned; verbs are held to their tense."""
    group = r.groups.get(hit.head) if hit.verbal else None
    dated = _between(clock, _own(r, hit))
    if clock.published is None or not dated:
        return found
    if found in ("actual", "ongoing") and all(t.start is not None and t.start > clock.published for t in dated):
        return "planned" if group is None or group.tense in ("present", "infinitive") else found
    past = all(t.end is not None and t.end < clock.published for t in dated)
    return "actual" if found == "planned" and past and group is None and hit.rule.status != "planned" else found


LONG_AGO = 60
"""Days before the story from which the dates of a sentence make all that it tells background."""
OLD_DAYS = 4
"""Days before the story from which an event counts as recalled; best of 1 to 15 on the training pages."""


def _days(one: str, other: str) -> int:
    try:
        return (datetime.date.fromisoformat(other) - datetime.date.fromisoformat(one)).days
    except ValueError:
        return 0


def _restricted(r: Reading, hit: Hit) -> bool:
    """Inside a relative clause ("the bank, which seized ...") or behind "after", "since"; speech right there only."""
    a, _ = r.clause_at(hit.head)
    opening = r.tokens[a].lower if a > 0 else ""
    if hit.rule.type in SPEECH_TYPES:
        return opening == "since" or (opening in ("who", "which") and hit.head - a <= 2)
    return opening in ("who", "which", "whose", "since", "after", "where")


def _long_standing(r: Reading, hit: Hit) -> bool:
    """ "have been trading fire", "have since paused": what began before and lasts."""
    group = r.groups.get(hit.head) if hit.verbal else None
    if group is None or not group.perfect or group.tense != "present":
        return False
    before = r.words(group.first, group.head)
    return "since" in before or ("been" in before and r.tokens[group.head].tag == "ing")


def _recalled_noun(r: Reading, hit: Hit) -> bool:
    before = set(r.words(max(0, hit.first - 3), hit.first))
    return bool(before & {"after", "since", "following", "over", "during"}) or (
        bool(before & {"the", "that", "those"}) and not hit.rule.reciprocal
    )
