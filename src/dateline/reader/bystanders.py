"""Parties that a sentence names beside an act told by a noun, and that did not do it.

"The government declared a curfew after the murder of the judge", "the union condemned the bombing", "the senator's
killing": the noun's neighbours are who answers it, who speaks of it, or whom it was done to. The trees of
``reader.sides`` have seen few such sentences, and take the nearest strong party; no error is worse in a record. What
governs the noun tells them apart. A party inside its phrase ("after an Israeli raid", "after its raid") may have done
it.

Of an act told by any word some parties are only named to tell of another: who owns the house that was hit, whose
uniform the raiders wore, whose town the attack is called after (``is_aside``, ``is_scene``, ``is_person_for_it``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.attach.coreference import GROUNDS
from dateline.knowledge.fold import folded
from dateline.knowledge.roles import nouns
from dateline.link.persons import PERSON_RULES
from dateline.link.profile import profile
from dateline.model import Mention, Span, Trigger
from dateline.spans import meets

KILLING = (
    r"(?:murder|killing|assassination|slaying|kidnapping|abduction|massacre|death|lynching|execution|arrest|detention"
    r"|imprisonment|expulsion|deportation)s?"
)
"""Nouns of acts whose owner is whom they were done to: "the mayor's murder"."""
ATTACK = (
    r"(?:attacks?|bombings?|raids?|blasts?|explosions?|ambush(?:es)?|assaults?|shootings?|shellings?|strikes?"
    r"|atrocity|atrocities|incidents?|coups?|putsch)"
)
_NOUN = re.compile(rf"(?:[\w’'-]+\s+){{0,3}}?(?:(?P<killing>{KILLING})|{ATTACK})\b", re.IGNORECASE)
_PHRASE = r"\s+(?:(?!by\b|its\b|his\b|her\b|their\b|our\b|my\b|of its\b)[\w’'.,-]+\s+){0,5}?$"
"""The words of the noun's own phrase before it; with a pronoun in it the phrase says itself whose act it is."""
_ANSWERED = re.compile(
    r"\b(?:after|following|since|before|amid|despite|regarding|concerning|about|because of|due to|given"
    r"|as a result of|in (?:the wake|view|light|memory|protest) of|in response to|in (?:protest|retaliation) (?:at|for)"
    r"|retaliat\w+ for|aveng\w+|particularly|especially|that|whether)" + _PHRASE,
    re.IGNORECASE,
)
"""What a party answers, or when it acts; those who may be the doers ("the gunmen fled after the killing") stay."""
_SPOKEN_OF = re.compile(
    r"\b(?:react\w* to|respond\w* to"
    r"|condemn\w*|denounc\w*|deplor\w*|regret\w*|mourn\w*|repudiat\w*|reject\w*|protest\w*|lament\w*"
    r"|investigat\w+|prob(?:e|es|ed|ing)|confirm\w*|links? (?:with|to)|nothing to do with"
    r"|(?:no|any) (?:responsibility|involvement|part)(?: \w+)? (?:for|in))" + _PHRASE,
    re.IGNORECASE,
)
"""What a party says of the act, or does about it."""
_OWNS = re.compile(r"(?:['’]s|s['’])\s+(?:[\w-]+\s+){0,2}?$", re.IGNORECASE)
_CLITIC = re.compile(r"['’]s?\Z")
_VICTIM = re.compile(rf"(?:[\w-]+\s+){{0,2}}?{KILLING}\b(?!\s+(?:of|by)\b)", re.IGNORECASE)
TYPES = frozenset(("ASSAULT", "COERCE"))
ARMED = frozenset(("REB", "UAF", "CRM", "PRM"))
"""Sectors of those who may have done it though they only stand beside it; of an attack the army is one too."""
LONGEST = 200
"""Characters between a party and the noun that are looked at."""


def is_one(text: str, trigger: Trigger, span: Span, sector: str | None) -> bool:
    """Whether the party at ``span``, of a sector or of none known, only stands beside the act of ``trigger``."""
    first, last = trigger.span
    if trigger.type == "PROTEST":
        return _answers_protest(text, trigger, span, sector)
    if trigger.type in TYPES and last <= span[0] < trigger.evidence_span[1]:
        return _acts_later(text, trigger, span, sector)
    if trigger.type not in TYPES or span[0] < trigger.evidence_span[0] or not span[1] <= first <= span[1] + LONGEST:
        return False
    noun = _NOUN.match(text, first, last)
    if noun is None:
        return False
    owned = _CLITIC.search(text, span[1] - 2, span[1])
    between = text[owned.start() if owned else span[1] : first]
    if _OWNS.match(between):
        return _VICTIM.match(text, first, last + 12) is not None
    if _SPOKEN_OF.search(between):
        return True
    doers = ARMED if noun["killing"] else ARMED | {"MIL"}
    if _JUNTA.search(text, *span) is not None:
        return False
    return not doers.intersection(_sectors(text[slice(*span)], sector)) and _ANSWERED.search(between) is not None


_RALLY = re.compile(
    r"(?:[\w’'-]+\s+){0,3}?(?:protests?|demonstrations?|rall(?:y|ies)|riots?|unrest|uprisings?|marches|sit-ins?)\b",
    re.IGNORECASE,
)
_STAGED = re.compile(r"\b(?:call|held|hold|organi[sz]|stag|led|lead|join|announc)\w*\b", re.IGNORECASE)
_OF_STATE = frozenset(("GOV", "COP", "MIL", "LEG", "JUD", "SPY"))


def _answers_protest(text: str, trigger: Trigger, span: Span, sector: str | None) -> bool:
    """Whether a body of the state only answers a protest told by a noun, or falls by it: "was forced out in the wake of
    popular protests" (of 14 annotated protesters that stand so each is a citizen, a worker or a student)."""
    first, last = trigger.span
    if meets(span, trigger.span) and _RALLY.fullmatch(text, *span) is not None:
        return True  # "popular protests" are the act itself
    if span[0] < trigger.evidence_span[0] or not span[1] <= first <= span[1] + LONGEST:
        return False
    if _RALLY.match(text, first, last) is None or not _OF_STATE.intersection(_sectors(text[slice(*span)], sector)):
        return False
    between = text[span[1] : first]
    if _STAGED.search(between) is not None:
        return False
    return _ANSWERED.search(between) is not None or _SPOKEN_OF.search(between) is not None


_JUNTA = re.compile(r"\bjunta\b", re.IGNORECASE)
"""Who rules by a coup, and so made it."""


_AFTER = re.compile(
    r"\b(?:after|following|since|amid|despite|in response to|in the (?:wake|days|weeks|hours|months|aftermath)"
    r"(?: (?:of|after|following|since))?)" + _PHRASE,
    re.IGNORECASE,
)
_MAIN_CLAUSE = re.compile(
    r"(?:\s+(?!(?:by|of|who|which|that)\b)[\w’'.-]+){0,8}\s*,\s+(?:(?:the|an?|some)\s+)?", re.IGNORECASE
)


def _acts_later(text: str, trigger: Trigger, span: Span, sector: str | None) -> bool:
    """Whether the party begins the main clause behind an act that only tells when: "After the attack in Tarn, the mayor
    asked for calm"; who may have done it stays ("After the raid, the gunmen fled")."""
    first, last = trigger.span
    if _NOUN.match(text, first, last) is None or _MAIN_CLAUSE.fullmatch(text, last, span[0]) is None:
        return False
    before = text[max(trigger.evidence_span[0], first - LONGEST) : first]
    return _AFTER.search(before) is not None and not (ARMED | {"MIL"}).intersection(
        _sectors(text[slice(*span)], sector)
    )


def _sectors(words: str, sector: str | None) -> Iterator[str]:
    """What a party may be: by its name, and by its nouns ("communist rebels")."""
    if sector is not None:
        yield sector
    for word in folded(words):
        role = nouns().get(word)
        if role is not None and role.sector is not None:
            yield role.sector


_ASIDE = re.compile(
    r"\b(?:such as|(?:people|persons|those|men|women|others|figures) like|wearing|clad in|dressed in"
    r"|(?:pos(?:ed|ing)|disguised|dressed|masquerading) as|embedded with|(?:ideology|teachings) of|inspired by"
    r"|(?:owned|inhabited|frequented|rented|occupied|requested|wanted|sought|used) by|based in)"
    r"\s+(?:[\w’'-]+\s+){0,2}?$"
    r"|,\s(?:an?|the)\s(?:[\w-]+\s){0,3}?(?:outfit|offshoot|front|affiliate|proxy|splinter\sgroup)\sof\s(?:the\s)?$"
    r"|\bincluding\s+(?:(?!(?:on|in|at|when|where|by|as|that|which|who|after|during)\b)[\w’'-]+\s+){0,4}?$",
    re.IGNORECASE,
)
"""Words before a party that is named to tell of another. Of 53,718 actors annotated 4 stand so, but for those whose own
act the words tell ("requested by")."""
_WHO = re.compile(r"\s+(?:who|which|that)\b", re.IGNORECASE)
"""What makes such a party act after all: "including two officers who fired"."""
_AIMED = re.compile(r"\b(?:aimed|directed) (?:at|against)\s+(?:[\w’'-]+\s+){0,2}?$", re.IGNORECASE)
_OTHER_ACT = re.compile(
    r"\b(?:but|despite|in the face of|because of|due to|amid|against|following|after)\b[^.;]{0,60}"
    r"\b(?:mounted|launched|led|staged|waged|unleashed|conducted|ordered|sent|carried out) by\s+"
    r"(?:[\w’'-]+\s+){0,2}?$",
    re.IGNORECASE,
)
"""The by-phrase of another deed than the one before: "the murder of a judge, but in the face of the offensive mounted
by"."""
_ASKING_THEM = re.compile(
    r"(?:ask|urg|tell|order|warn|invit|begg|advis|instruct|remind|implor)ing\s+(?:them|him|her)\b", re.IGNORECASE
)
"""A participle whose object is the party right before it: "wrote to the owners asking them", but "with the owners
asking them". Of 47 actors annotated of such a one none stands right before it."""
_WITH = re.compile(r"(?:\bwith|[-–—,])\s+(?:[\w’'-]+\s+){0,2}?\Z", re.IGNORECASE)
_BEFORE = 60
"""Characters before a party that are looked at."""


def is_aside(text: str, trigger: Trigger, span: Span) -> bool:
    """Whether the party at ``span`` is only named to tell of another party, or did another deed."""
    begin = trigger.evidence_span[0]
    if not begin <= span[0] < trigger.evidence_span[1]:
        return False
    aside = _ASIDE.search(text, max(begin, span[0] - _BEFORE), span[0])
    acts = _WHO.match(text, span[1]) is not None and span[1] <= trigger.span[0]
    inside = aside is not None and aside.start() <= trigger.span[0] <= span[0]
    if aside is not None and not acts and not inside and not trigger.span[0] <= aside.start() < trigger.span[1]:
        return True
    behind = trigger.span[1]
    if span[0] < behind:
        beside = text[span[1] : trigger.span[0]] == " " and _ASKING_THEM.match(text, trigger.span[0]) is not None
        return beside and _WITH.search(text, max(begin, span[0] - _BEFORE), span[0]) is None
    own = max(behind, span[0] - LONGEST)
    return bool(_AIMED.search(text, own, span[0]) or _OTHER_ACT.search(text, own, span[0]))


_OBJECT = re.compile(
    r"(?:[\w’'-]+\s+){1,3}?(?P<object>him|them|her(?=\s*[,.;\"”]|\s+(?:to|of|for|as|not|that|and|with|in|on|at|from|over|by"
    r"|if|until|when|because|early)\b))\b",
    re.IGNORECASE,
)
_TOLD_SO = frozenset(("ACCUSE", "REQUEST", "SUPPORT", "REJECT", "AID", "THREATEN"))


def is_behind_object(text: str, trigger: Trigger, span: Span) -> bool:
    """Whether the act already has its object in "him", "her" or "them" before the party, in the same sentence: of
    "accused her of courting the bank" the bank is accused of nothing."""
    if trigger.type not in _TOLD_SO or not trigger.span[1] <= span[0] < trigger.evidence_span[1]:
        return False
    told = _OBJECT.match(text, trigger.span[0])
    return told is not None and told.start("object") <= trigger.span[1] + 1 and told.end() <= span[0]


_ADDRESSED = re.compile(r",\s+(?:we|I)\s", re.IGNORECASE)


def is_addressed(text: str, span: Span) -> bool:
    """Whether a speaker addresses the party before he says what "we" do: "Citizens of Karst, we ask for calm"."""
    return _ADDRESSED.match(text, span[1]) is not None


TOWNS = GROUNDS | {"capital"}
"""Rules of the links that tell a town."""
_CALLED_AFTER = re.compile(
    rf"(?:,? (?:and|or) [A-Z][\w-]+(?: [A-Z][\w-]+)?)?\s+(?:[a-z-]+\s+)?(?:{ATTACK}|{KILLING}|siege|bomb)\b",
    re.IGNORECASE,
)


def is_scene(text: str, trigger: Trigger, span: Span, mentions: Sequence[Mention]) -> bool:
    """Whether the party is the town that the act is called after, right before it: "the Benghazi attack". Of 26 actors
    annotated that stand so none is a town."""
    if not mentions or any(mention.rule not in TOWNS for mention in mentions) or trigger.type not in TYPES:
        return False
    if span[1] < len(text) and text[span[1]] in "'’":
        return False
    if not any(mention.span[0] <= span[0] and span[1] <= mention.span[1] for mention in mentions):
        return False  # the police of a town are not the town
    noun = _CALLED_AFTER.match(text, span[1])
    return noun is not None and noun.end() > trigger.span[0] and span[1] <= trigger.span[1]


_BODY = re.compile(
    r"\b(?:agency|association|authority|board|bureau|commission|committee|council|directorate|institute|network|office"
    r"|secretariat|union)\Z",
    re.IGNORECASE,
)
"""The end of a name of a body, which looks like a person's: "the Executive Bureau"."""
_IT = re.compile(
    r"\bit\s+(?:(?:also|has|had|then|later|further|again|strongly|would|will|did|does|not)\s+){0,3}\Z", re.IGNORECASE
)
_BODY_OF = re.compile(r"\b(?:of|by|to|from|for|with)\b", re.IGNORECASE)
_OPENS_WITH_IT = re.compile(r"it\s", re.IGNORECASE)


def is_person_for_it(text: str, trigger: Trigger, span: Span, mentions: Sequence[Mention]) -> bool:
    """Whether the party at ``span`` is a person and the act is told of "it", which stands for a body, a paper or a
    thing; a delegation of somebody is a body."""
    persons = [mention.span for mention in mentions if mention.rule in PERSON_RULES]
    if _BODY.search(text, *span) is not None:
        return False
    if not persons or any(_BODY_OF.search(text, span[0], first) for first, last in persons if last <= span[1]):
        return False
    first = trigger.span[0]
    near = text[max(trigger.evidence_span[0], first - 60) : first]
    return bool(_IT.search(near) or _OPENS_WITH_IT.match(text, first))


_ANOTHER = re.compile(
    r"\b(?:another|an? (?:similar|separate|earlier|previous|second|different))\s(?:[\w-]+\s){0,2}\Z", re.I
)


def is_of_first(text: str, trigger: Trigger, said: Span) -> bool:
    """Whether a party of another sentence is told as who did "another attack" or "a similar bombing"."""
    if trigger.type != "ASSAULT" or meets(said, trigger.evidence_span):
        return False
    first, start = trigger.evidence_span[0], trigger.span[0]
    return _ANOTHER.search(text[max(first, start - 50) : start]) is not None


def is_armed_elsewhere(text: str, trigger: Trigger, said: Span, named: str | None) -> bool:
    """Whether gunmen or rebels of another sentence are told as who arrests somebody: "One of the attackers was
    captured". Of those told so on 811 pages none of three was right."""
    if (trigger.type, trigger.mode) != ("COERCE", "arrest") or meets(said, trigger.evidence_span):
        return False
    return (named or profile(text, said).sector) in ("UAF", "REB", "CRM")
