"""Words that tell an act in most sentences and none, or another, in some: what the words around them say.

"Charged with fraud" accuses, "charged with drawing up a plan" gives a task; a union that stops working strikes, a pump
does not. The reader has seen the common sense of such words and takes the other for it, most of all on pages unlike
those that it was trained on. Each row of ``SENSES`` is one such case: in which types it is looked for, its words,
and which type the act has then, none in most. Of 51,118 events in 8,000 annotated training pages these rows would drop
or change four, requests in the words of a question. Some words those pages do not have; real pages do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dateline.knowledge.roles import nouns
from dateline.model import Mention, Span, Trigger
from dateline.spans import meeting, meets, meets_any

AROUND = 240
"""Characters of the sentence on either side of an act that are looked at."""


class Sense(NamedTuple):
    """One case. The act has to meet what the group ``act`` holds; no word of ``unless`` may stand around it."""

    types: frozenset[str]
    words: re.Pattern[str]
    unless: re.Pattern[str] | None = None
    type: str | None = None
    mode: str | None = None
    status: frozenset[str] | None = None
    """Statuses in which it is looked for; any where it is None."""
    becomes: str = "actual"
    """The status of the act that is told instead."""


def sense(
    types: str,
    words: str,
    unless: str | None = None,
    *,
    told: tuple[str, str | None] = ("", None),
    status: str | None = None,
    becomes: str = "actual",
) -> Sense:
    """A row: types and statuses by their names, ``told`` the type and mode that it has instead."""
    return Sense(
        frozenset(types.split()),
        re.compile(words, re.IGNORECASE),
        None if unless is None else re.compile(unless, re.IGNORECASE),
        told[0] or None,
        told[1],
        None if status is None else frozenset(status.split()),
        becomes,
    )


_BODY = (
    r"(?:panel|agency|agencies|committee|commission|task force|ministry|department|office|unit|body|bodies|team|board"
    r"|council|regulator|watchdog|authority|bureau|group|court|institution|service|secretariat)s?"
)
_DUTY = (
    r"(?:drafting|drawing up|writing|overseeing|supervising|monitoring|preparing|protecting|preserving|promoting"
    r"|ensuring|implementing|enforcing|managing|maintaining|investigating|reviewing"
    r"|plotting (?:the|an?|his|her|its|their) course|planning"
    r"|beautifying|developing|finding|coordinating|co-ordinating|guarding|safeguarding|keeping|making sure|regulating"
    r"|upholding|building|designing|choosing|selecting|deciding|advising|handling|running|setting|creating|bringing"
    r"|(?:the |a )?(?:task|job|duty|responsibility|mission|protection|preservation|supervision|oversight|care"
    r"|administration|management|maintenance|implementation|enforcement|development|promotion|drafting|conservation"
    r"|upkeep|running|coordination|preparation) )"
)
_THING = (
    r"(?:hospitals?|clinics?|plants?|pumps?|stations?|phones?|telephones?|lines?|cables?|networks?|systems?|generators?"
    r"|mills?|turbines?|equipment|machines?|bakery|bakeries|reactors?|engines?|servers?|websites?|sites?|apps?|lights"
    r"|lifts?|elevators?|radars?|sensors?|cameras?|internet|heating|wells?|desalination)"
)
_CAUSE = r"\b(?:strik\w+|protest\w*|pay|wages?|salar\w+|union\w*|demand\w*|unpaid)\b"
_WAR = r"\b(?:killed|wounded|injured|died|dead|rebels?|gunmen|militants?|soldiers|troops|police|army)\b"
_PUBLIC = r"\b(?:against|protest\w*|demand\w*|denounc\w*|chant\w*|banners?|slogans?|placards?|oppos\w+|outlaw\w*)\b"
_ANGER = r"\b(?:against|protest\w*|denounc\w*|chant\w*|slogans?|placards?|outlaw\w*)\b"
_DID = r" (?:(?:had|has|have|was|were) )?(?:\w+ed|left|hit|struck|shot|led|took|sent|drove|broke)\b"
"""What goes on to tell of a deed ("reports of the raid that killed five"), and not what is said."""
_BEYOND = (
    r"\b(?:who|whom|whose|which|that|when|where|while|as|after|before|since|because|although|though|and|but|in|of|for|to"
    r"|by|with|behind|from|during|over|at|against|into)\b"
)
"""Words behind which a denial may hold what was done all the same: "denied that its men took part in the shelling"."""
_ASKED = r"(?:about|whether|if|why|how)\b"

_FORCE = (
    r"\b(?<!ruled out )(?:ammunition|artillery|arson\w*|armed|army|attack\w*|bandits|bomb\w*|clash\w*|cross-?fire"
    r"|cease-?fire|deliberate\w*|detonat\w*|drones?|extremists|fighters|fighting|forces|gangs?|grenades?|gun\w*|herders"
    r"|incendiary|inmates|insurgents?|land ?mines?|mob|militants?|militia\w*|military|missiles?|molotov|mortars?"
    r"|munitions|open\w* fire|petrol|planted|police|prison\w*|protest\w*|raid\w*|rebels?|riot\w*|rockets?"
    r"|sabotage\w*|set (?:on fire|ablaze|alight|fire)|shell\w*|shot|soldiers|strikes?|struck|suicide|suspect\w*"
    r"|tear gas|terror\w*|torch\w*|torpedo\w*|troops|under fire|war(?:s|planes?|fare|ring)?|air ?strikes?)\b"
)
"""Words beside which a fire or a collapse may be somebody's act."""
_NATURE = (
    r"(?:lightning|flash floods?|floods?|flooding|(?:earth)?quakes?|landslides?|mudslides?|avalanches?|cyclones?"
    r"|hurricanes?|typhoons?|tornado(?:es)?|heatwaves?|cholera|malaria|measles|ebola)"
)
_FUEL = (
    r"(?:gas|(?:coal|gold|copper)[ -](?:mine|pit)|colliery|methane|firedamp|coal dust|fireworks?|firecrackers?|boiler"
    r"|refinery|chemicals? (?:plant|factory)|fertili[sz]er (?:plant|factory)|steel(?:works| mill| plant)"
    r"|gas (?:cylinder|leak|canister|tank)\w*)"
)

_LAW = (
    r"(?<!World )(?<!Food )(?<!Development )(?<!Environment )(?<!action )"
    r"(?:laws?|rules?|rulebook|bills?|agreements?|treat(?:y|ies)|accords?|pacts?|deals?|drafts?|plans?|programmes?|programs?|constitution|charter|acts?|code|clauses?|provisions?"
    r"|convention|protocols?|regulations?|decrees?|legislation|ordinances?|contracts?|statutes?|amendments?|guidelines?)"
)
"""What binds or plans and asks nobody: of 45 laws, treaties and plans that "require" or "call for" something on the
8,000 training pages none is annotated; resolutions, letters and manifestos that do are (16 of 17)."""
_OF_LAW = (
    r"(?: (?:of|on|in|between|with|from|for|signed|adopted|approved|passed|reached)"
    r"(?: (?!(?:that|which|who|and|but)\b)[\w’'-]+){1,5}?)?"
)
_ASKS = (
    r"(?:call(?:s|ed|ing)?(?: for| on| upon)?|demand(?:s|ed|ing)?|requir(?:es?|ed|ing)|urg(?:es?|ed|ing)"
    r"|ask(?:s|ed|ing)?|propos(?:es?|ed|ing)|oblig(?:es?|ed|ing)|request(?:s|ed|ing)?|seek(?:s|ing)?|sought|wants?|insist(?:s|ed|ing)?"
    r"|envisag(?:es?|ed|ing)|stipulat(?:es?|ed|ing))"
)

SENSES: tuple[Sense, ...] = (
    # What a law requires and a treaty calls for.
    sense(
        "REQUEST",
        rf"\b{_LAW}{_OF_LAW}(?:,? (?:that|which))?"
        rf"(?: (?:also|would|will|had|has|have|itself|currently|already|now|\w+ly)){{0,2}} (?P<act>{_ASKS})\b",
    ),
    # What a law forbids or allows (of 32 such laws on the training pages none is told as an act).
    sense(
        "REJECT COERCE SANCTION CONCEDE AGREE",
        rf"\b{_LAW}{_OF_LAW}(?:,? (?:that|which))? (?:\w+ly )?"
        r"(?P<act>(?:do(?:es)? not|doesn[’']t|don[’']t) (?:allow|permit)\w*"
        r"|forbids?|prohibits?|bars?|allows?|permits?)\b",
    ),
    # What somebody is called in quotation marks (of 132 annotated none is a request, 101 accuse).
    sense(
        "REQUEST",
        r"\b(?P<act>call(?:s|ed|ing))\b(?! (?:for|on|upon|off|in|up|to)\b)[^,.;:\n“”\"]{1,70} [“\"]",
        told=("ACCUSE", "disapprove"),
    ),
    # What is told by the act before which it came: "the killing came days after ..." (of 23 on the training pages none
    # is annotated).
    sense(
        "ASSAULT",
        r"\b(?:the|this)(?: latest| deadly)? (?P<act>(?:attack|killing|murder|shooting|blast|bombing|explosion|raid"
        r"|ambush|assault|kidnapping|abduction|violence|incident|strike)s?) (?:c[ao]mes?|took place|happened|occurred"
        r"|follow(?:s|ed))(?: (?:just|only|less|than|barely|an?|one|two|three|four|five|six|seven|\d+|some|several|\w+s"
        r"|day|week|month|year|hour)){0,4} (?:after|before|as|amid|following)\b",
    ),
    # People whom somebody comes upon: of 19 annotated acts told by "found" all are of things.
    sense(
        "COERCE",
        r"\b(?P<act>found) (?:an?|the|both|two|three|four|five|\d+) (?:[\w-]+ ){0,3}?(?:man|men|woman|women|boys?"
        r"|girls?|teens?|teenagers?|victims?|people|couple|child|children|two|pair)\b",
        r"\b(?:rescu|arrest|detain)\w*",
    ),
    # Condolences are a statement (guide 2).
    sense(
        "AGREE AID SUPPORT CONCEDE",
        r"\b(?P<act>(?:offer|express|sen[dt]|convey|extend)\w*(?: (?:his|her|its|their|our|my|the|deep|deepest|sincere"
        r"|heartfelt|warmest)){0,3} (?:condolences?|sympath(?:y|ies)|prayers))\b(?! and an?\b)",
    ),
    # Those who strike with bombs.
    sense(
        "PROTEST",
        r"\b(?:terrorists?|militants|extremists|jihadists|bombers|insurgents|guerrillas|rebels|attackers)\b[^.;\n]{0,140}?"
        r"\b(?:plan\w*|vow\w*|threaten\w*|want\w*|able|ready|going|may|might|could|will|would)(?: to)?"
        r" (?P<act>strike)(?= (?:again|at|targets?|back|inside|in|soon)\b)",
        r"\b(?:workers|union\w*|employees|teachers|wages|pay|hunger)\b",
        told=("ASSAULT", None),
        becomes="hypothetical",
    ),
    # A task that a body gives: "has charged the inspectors with verifying".
    sense(
        "ACCUSE",
        r"\b(?P<act>charged)(?: (?!with\b)[\w’'-]+){1,4} with (?:verifying|checking|overseeing|monitoring|drafting"
        r"|finding|ensuring|preparing|writing|drawing|setting|investigating|inspecting|supervising|implementing|maintaining)\b",
    ),
    # Where somebody speaks to reporters (one of 139 mentions meets an annotated act, a denial there).
    sense(
        "CONSULT AGREE",
        r"\b(?P<act>(?:(?:schedul\w+|held|hold(?:s|ing)?|call(?:s|ed|ing)|gave|giv(?:es|ing)|address\w*|set|plan(?:s|ned)?)"
        r" )?(?:an?|the|his|her|their) (?:[\w-]+ )?(?:news|press) (?:conference|briefing)s?)\b",
        r"\b(?:cancell?ed|met|meets?|meeting|talks|visit\w*|summit)\b",
    ),
    # Weapons that are found hurt nobody (40 of 42 such acts are a seizure).
    sense(
        "ASSAULT",
        r"\b(?P<act>(?:seiz|confiscat|recover|unearth|uncover|intercept)(?:e[sd]?|ed|ing|s)"
        r"(?: (?!from\b)[\w’'-]+){0,4}?"
        r" (?:bombs?|explosives?|weapons|rifles?|ammunition|detonators?|grenades?|guns?))\b",
        r"\b(?:killed|wounded|injured|dead|exploded|blew up|went off)\b",
        told=("COERCE", "seize"),
        status="actual ongoing",
    ),
    # An accident is nobody's act (guide 30): a fire at a factory, a stampede, what an earthquake or lightning kills.
    sense(
        "ASSAULT",
        r"\b(?:an?|the) (?:[a-z]+ )?(?P<act>(?:fire|blaze|inferno) (?:(?:that|which) )?(?:(?:has |had )?(?:broke out"
        r"|swept|tore|ripped|raged|engulfed|gutted|spread|killed|claimed|left)|(?:at|in|on) (?:an? |the )))",
        _FORCE,
    ),
    sense(
        "ASSAULT PROTEST",
        rf"\b(?P<act>stampedes?|collaps\w+|capsiz\w+|derail\w*|{_NATURE}"
        r"|sinking of (?:an? |the )?(?:ferry|boat|dinghy|MV|M/V))\b",
        rf"{_FORCE}|\b(?:explo\w+|blasts?|hit|rammed|cannon)\b",
    ),
    sense("ASSAULT", rf"\b{_NATURE}(?: [\w’'.-]+){{0,6}}? (?P<act>kill\w*|injur\w+|hurt)\b", _FORCE),
    sense("ASSAULT", rf"\b{_FUEL}(?: (?!and\b)[\w’'-]+){{0,4}}? (?P<act>explo\w+|blasts?)\b", _FORCE),
    sense(
        "ASSAULT",
        r"\b(?P<act>explosions?|blasts?|exploded)(?: [\w’'-]+){0,2}? (?:at|in) (?:an?|the)(?: [\w’'-]+){0,2}? "
        rf"{_FUEL}\b",
        _FORCE,
    ),
    # What a refusal is of: "refusing to pledge troops" pledges none.
    sense(
        "AGREE SUPPORT AID CONCEDE COOPERATE CONSULT",
        r"\b(?:refus(?:e[sd]?|ing|al)|declin(?:e[sd]?|ing)) to (?:\w+ly )?(?P<act>\w+)",
    ),
    # Who claims an act is a statement (guide 2): of 82 annotated triggers with "responsib-" none is the claim.
    sense(
        "ACCUSE ASSAULT SUPPORT AGREE",
        r"\b(?P<act>(?:tak(?:es?|en|ing)|took|(?:claim|accept)(?:s|ed|ing)?|assum(?:e[sd]?|ing)) (?:full |sole |the )?"
        r"responsibility)\b",
    ),
    # Who is condemned to a punishment (none of ten on the training pages is an accusation).
    sense(
        "ACCUSE REJECT",
        r"\b(?P<act>condemn(?:s|ed|ing)?)(?: [\w’',-]+){0,7}? to (?:death|hang\w*|life"
        r"|(?:[\w-]+ ){1,3}(?:years|months))\b",
        told=("SANCTION", "convict"),
    ),
    # Who "took office" seized nothing (none of 28 such on the training pages is annotated).
    sense(
        "COERCE RETREAT SUPPORT",
        r"\b(?P<act>t(?:ook|akes?|aking|aken)(?: over)? (?:public )?office)\b",
        r"\bby force\b",
    ),
    # A price: "charged them exorbitant fees".
    sense(
        "ACCUSE COERCE",
        r"\b(?P<act>charg(?:e[sd]?|ing))(?: (?!with\b)[\w’'-]+){0,3}? (?:[$€£]\s?\d|\d[\d.,]* (?:dollars|euros|pounds"
        r"|rupees|naira|shillings|pesos|francs)|(?:\w+ )?(?:fees?|rents?|tolls)\b)",
        r"\b(?:court|judge|prosecut\w+|police|jury|gang\w*|gunmen|checkpoints?)\b",
    ),
    # What is taken from nobody: "removed any doubt"; who is called in as an expert.
    sense("COERCE SANCTION", r"\b(?P<act>remov\w+)(?: [\w’-]+){0,3} doubts?\b"),
    sense(
        "ACCUSE", r"\b(?P<act>call(?:ed|s|ing)?) in (?:[\w’-]+ ){0,4}(?:company|firm|experts?|consultants?|auditors?)\b"
    ),
    # What somebody says to the press, and what is said of a thing.
    sense(
        "ACCUSE", r"\b(?P<act>address(?:es|ed|ing)?) (?:the )?(?:media|press|reporters|journalists|audience|crowd)\b"
    ),
    sense("ACCUSE", r"\b[Ii]t(?:[’']s| is| was)(?: also)? (?P<act>shocking|disturbing|outrageous|appalling)\b"),
    # A vow that threatens nobody.
    sense(
        "THREATEN",
        r"\b(?P<act>vow(?:s|ed|ing)?) to (?:\w+ly )?(?:ratify|help|support|protect|rebuild|reform|publish|inspect"
        r"|repair|compensate|honou?r|respect|uphold|assist|cooperate|co-operate)\b",
        told=("AGREE", None),
    ),
    # A task: "the agency charged with the protection of", "charged with drawing up".
    sense("ACCUSE COERCE SANCTION REQUEST", rf"\b(?P<act>charged) with {_DUTY}"),
    sense(
        "ACCUSE COERCE SANCTION REQUEST",
        rf"\b{_BODY}(?:,? (?:that|which))?(?: (?:is|are|was|were))? (?P<act>charged) with (?:the )?"
        r"\w+(?:ing|tion|ment|sion)\b",
        r"\bcharged with (?:the )?(?:laundering|trafficking|smuggling|plotting|inciting|conspir\w+|killing|bribing"
        r"|stealing|aiding|abetting|violat\w+|obstruct\w+|corruption|sedition|extortion|defamation)\b",
    ),
    # A question: "asked the minister whether", "was asked about".
    sense("REQUEST", rf"\b(?P<act>ask(?:ed|s|ing)?(?: (?!to\b|for\b|that\b)[\w’'.-]+){{0,5}}?) {_ASKED}"),
    # A candidate's own rally.
    sense("PROTEST", r"\b(?:campaign|election|re-election|electoral) (?P<act>rall(?:y|ies))\b", _ANGER),
    sense("PROTEST", r"\b(?P<act>(?:campaign|election|re-election|electoral) rall(?:y|ies))\b", _ANGER),
    sense(
        "PROTEST",
        r"\b(?P<act>rall(?:y|ies))\b[^.;\n]{0,120}\b(?:candidate|nominee|campaign|re-election|running mate)\b",
        _PUBLIC,
    ),
    sense(
        "PROTEST",
        r"\b(?:candidate|nominee|campaign|re-election|running mate)\b[^.;\n]{0,120}\b(?P<act>rall(?:y|ies))\b",
        _PUBLIC,
    ),
    # A clash of words.
    sense(
        "ASSAULT",
        r"\b(?P<act>clash\w*)\b[^.;\n]{0,90}\b(?:during|at|in) (?:(?:a|an|the|his|her|their|this) )?(?:[\w’-]+ ){0,3}"
        r"(?:hearings?|debates?|interviews?|town hall|news conference|press conference|podcast|testimony)\b",
        _WAR,
    ),
    sense(
        "ASSAULT",
        r"\b(?:senators?|lawmakers?|congressm\w+|candidates?|ministers?|deputies|legislators|economists|critics)\b"
        r"(?: [\w’-]+){0,3} (?P<act>clash\w*)\b",
        _WAR,
    ),
    # What a crowd does besides: "marched, chanting slogans" (of 72 such one is annotated as a protest).
    sense("PROTEST", r", (?P<act>(?:chanting|waving|shouting|carrying|holding|singing))\b"),
    # A thing that stops working.
    sense("PROTEST SANCTION", rf"\b{_THING}(?: [\w’-]+){{0,4}}? (?P<act>(?:stop|ceas)\w* working)\b", _CAUSE),
    # What is let out into the sea or the air.
    sense(
        "AID COOPERATE RETREAT CONCEDE ASSAULT",
        r"\b(?P<act>releas\w+)(?: [\w’-]+){0,3} (?:wastewater|waste water|sewage|effluent|radioactive|contaminated"
        r"|treated water|emissions|pollut\w+|carbon)\b",
    ),
    # Nothing offered.
    sense("AGREE AID CONCEDE SUPPORT", r"\b(?P<act>offer\w*) (?:no|little|few|nothing|neither)\b"),
    # People under way.
    sense(
        "PROTEST",
        r"\b(?:refugees?|migrants?|captives?|prisoners?|soldiers|troops|exiles|deportees)\b"
        r"(?: [\w’-]+){0,3} (?P<act>march\w*)\b",
        _PUBLIC,
    ),
    sense(
        "PROTEST",
        r"\b(?P<act>march\w*)(?: back| straight| up| down)? (?:into|out of) (?:the |an? |his |her )?office\b",
        _PUBLIC,
    ),
    sense(
        "PROTEST CONSULT",
        r"\b(?P<act>gather\w*)\b(?: [\w’-]+){0,6} (?:to (?:pray|mourn|watch|celebrate|greet|remember|wait)"
        r"|for (?:a |the )?(?:prayers?|funerals?|burials?|weddings?|concerts?|news))\b",
        _PUBLIC,
    ),
    # Officers who read.
    sense(
        "MOBILIZE",
        r"\b(?P<act>patrol\w*) (?:the )?(?:[\w-]+ )?(?:websites?|web|internet|cyberspace|social media|forums|online)\b",
    ),
    # A call by telephone.
    sense(
        "REQUEST",
        r"\b(?P<act>call\w*) (?:the |an )?(?:police|cops|ambulance|fire brigade|firefighters|911|emergency services)\b"
        r"(?! (?:to|for|on)\b)",
    ),
    sense("SANCTION COERCE", r"\b(?P<act>allott?ed|allocated)\b"),
    # Figures of speech.
    sense(
        "ASSAULT SANCTION COERCE REJECT THREATEN",
        r"\b(?P<act>(?:dealt|deals?|dealing)\b[^.;,\n]{0,40}? (?:a|another|an|the) (?:[\w-]+ ){0,2}blow)\b",
        _WAR,
    ),
    sense(
        "COERCE REQUEST THREATEN SANCTION AGREE",
        r"\b(?P<act>(?:feels?|felt|feeling) (?:\w+ )?(?:compelled|obliged|forced|bound))\b",
    ),
    # Attacks in words.
    sense(
        "ASSAULT",
        r"\b(?P<act>(?:harsh|verbal|scathing|stinging|blistering|withering|vitriolic|veiled|rhetorical) attacks?)\b",
        told=("ACCUSE", "disapprove"),
    ),
    sense(
        "ASSAULT",
        r"\b(?:speech|communique|communiqué|statement|interview|article|editorial|letter|sermon)\b[^.;\n]{0,60}"
        r"\b(?P<act>(?:bitter|sharp|strong|personal|fierce|new|fresh|direct) attacks? on)\b",
        r"\b(?:killed|wounded|injured|died|claimed|claims|claiming|responsibility|condemn\w*|deplor\w*)\b",
        told=("ACCUSE", "disapprove"),
    ),
    # Explosives made harmless: somebody meant an attack, or nobody does any more.
    sense(
        "ASSAULT COERCE",
        r"\b(?P<act>(?:defus|deactivat)\w+)\b",
        told=("ASSAULT", "explosives"),
        status="actual ongoing",
        becomes="hypothetical",
    ),
    sense("ASSAULT COERCE", r"\b(?P<act>controlled (?:explosion|detonation|blast)s?)\b"),
    sense(
        "ASSAULT",
        r"\b(?:sappers?|deminers?|(?:mine|bomb)[ -](?:clearers|clearance|disposal|squads?)|ordnance \w+)"
        r"(?: (?!said\b|says\b|that\b|which\b|report\w*|after\b|when\b|where\b)[\w’-]+){0,4}?"
        r" (?P<act>detonat\w+|exploded|destroyed|blew up)\b",
        r"\b(?:killed|wounded|injured|died|under|hurt)\b",
    ),
    sense("ASSAULT", r"\b(?P<act>detonat\w+)\b[^.;\n]{0,60}\bleft over from\b", r"\b(?:killed|wounded|injured|died)\b"),
    # What is denied to have been.
    sense(
        "ASSAULT COERCE MOBILIZE",
        r"\bden(?:ied|ies|ying) (?:[\w’-]+ ){0,3}?(?:reports?|rumou?rs|claims|suggestions) (?:that|of)"
        r" (?P<act>[^.,;\n]{1,120})",
    ),
    sense(
        "ASSAULT COERCE MOBILIZE AGREE RETREAT AID CONSULT CONCEDE SANCTION PROTEST COOPERATE",
        r"\b(?:den(?:y|ied|ies|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:es|ed|ing)?)"
        r" (?:[\w’'“”\"-]+ ){0,6}?(?:reports?|rumou?rs|claims|suggestions|versions?|allegations?|slanders?|images"
        rf"|videos|stories|posts|accounts)\b[^.;\n]{{0,90}}?\b(?:according to which|that(?!{_DID})) "
        r"(?P<act>(?:(?!\b(?:and|but)\b)[^.,;\n]){1,120})",
    ),
    # What is denied in a clause of its own, up to a word behind which something else may be told: "denied that its men
    # had shelled the town". No act of 66 annotated ones behind "denied" is the denied one itself.
    sense(
        "ASSAULT COERCE MOBILIZE AGREE RETREAT AID CONSULT CONCEDE SANCTION PROTEST COOPERATE THREATEN REQUEST SUPPORT",
        rf"\bden(?:y|ied|ies|ying)(?: (?:on|in|this|last|late) \w+)? that (?P<act>(?:(?!{_BEYOND})[^.,;:\n]){{1,120}})",
    ),
    # What was told right before: "offered to host talks, an offer that the junta turned down" (36 of 41 are no event).
    sense(
        "AGREE REQUEST ACCUSE THREATEN SUPPORT",
        r", (?:an?|the) (?:[a-z]+ )?(?P<act>(?:offer|invitation|proposal|demand|request|call|charge|allegation"
        r"|accusation|threat|promise|pledge|claim|appeal|suggestion)s?) (?:that|which|whom)\b",
    ),
    # Who calls a visit off rejects it (18 of 21).
    sense(
        "CONSULT AGREE",
        r"(?<!be )(?<!been )(?<!was )(?<!were )\b(?P<act>cancell?(?:ed|ing)|called off|put off|postponed|scrapped)"
        r" (?:his|her|an?|the|its|their) (?:[\w’'-]+ ){0,3}?(?:visit|trip|meeting|summit|talks|tour|session"
        r"|conference)\b",
        told=("REJECT", "meet"),
    ),
    # What is burned to be seen.
    sense(
        "ASSAULT COERCE",
        r"\b(?P<act>(?:burn(?:ed|ing|t)?|torch(?:ed|ing)|set fire to|trampled(?: on)?))"
        r" (?:[\w’'-]+ ){0,4}?(?:effig(?:y|ies)|flags?)\b",
        told=("PROTEST", "demo"),
        status="actual ongoing",
    ),
    # Sanctions that go.
    sense(
        "SANCTION COERCE",
        r"\b(?P<act>(?:lifting|removal|easing) of (?:[\w’.-]+ ){0,3}"
        r"(?:sanctions|embargo|curfew|blockade|bans?|restrictions))\b",
        told=("CONCEDE", None),
        status="actual ongoing",
    ),
    # What is hoped for.
    sense("CONSULT AGREE CONCEDE RETREAT COOPERATE", r"\b(?:let us|let’s|let's|I|we) hope\b (?P<act>[^.;\n]{1,80})"),
    # A plane full of medicine is no show of force.
    sense(
        "MOBILIZE",
        r"\b(?P<act>(?:sen[dt]\w*|flew|dispatch\w*|deliver\w*)\b[^.;\n]{0,60}?\b(?:planes?|aircraft|ships?"
        r"|vessels?|trucks|lorries|convoys?|flights?|helicopters?)) (?:loaded|laden|filled|full|carrying|of|with)\b"
        r"[^.;\n]{0,40}?\b(?:medic\w+|humanitarian|food|relief|blankets|tents|aid|flour|wheat)\b",
        r"\b(?:troops|soldiers|weapons|missiles|munitions|ammunition|arms)\b",
        told=("AID", None),
    ),
    # One whom a state or court lets another have is agreed on, and not yet sent off.
    sense(
        "COERCE CONCEDE RETREAT SANCTION",
        r"\b(?P<act>(?:authori[sz]|approv|clear|grant|agree)\w*) (?:to )?(?:the |his |her |their )?extradit\w+",
        told=("AGREE", None),
    ),
    # Those who did it leave; nobody drives them out.
    sense(
        "SANCTION COERCE ASSAULT RETREAT",
        r"\b(?:gunm[ae]n|attackers?|assailants?|aggressors|killers?|bombers?|raiders|rebels|guerrillas|kidnappers|robbers"
        r"|bandits|perpetrators|assassins?|suspects?|shooters?|thieves|intruders?|knifem[ae]n|hitm[ae]n|drivers?|abductors"
        r"|carjackers|burglars?|militants|extremists|jihadists|captors|armed men)"
        r" (?:(?:then|later|had|have|who|also|immediately|\w+ly) ){0,2}"
        r"(?P<act>fled|escaped|ran off|got away)\b",
    ),
    # What shows something.
    sense("PROTEST", r"\b(?:was|were|is|are|been|being)(?: \w+ly)? (?P<act>demonstrated)\b"),
    sense(
        "PROTEST",
        r"\b(?P<act>demonstrat(?:ed|es|ing)) (?:how|that|what|once again|(?:its|the|a|an) (?!street)[a-z]+)\b",
    ),
    # A judge who investigates by his office, and what a camera captures.
    sense("ACCUSE", r"\b(?P<act>investigating) (?:judges?|magistrates?|officers?|committee|commission|court)\b"),
    sense("COERCE ASSAULT", r"\b(?P<act>captured|caught) on (?:film|camera|video|tape|CCTV)\b"),
    # People who lock themselves in, and a patrol that is hit.
    sense("COERCE", r"\b(?P<act>barricad\w+) (?:themselves|himself|herself)\b"),
    sense(
        "MOBILIZE",
        r"\b(?:hit|near|targeted|targeting|struck|attacked|ambushed|against|when) (?:a|an|the)(?: [\w-]+){0,3}"
        r" (?P<act>patrols?)\b",
    ),
    # Who has nothing to say (of 83 on the training pages 2 are acts).
    sense(
        "REJECT",
        r"\b(?P<act>declin(?:e[sd]?|ing)) to (?:(?:be|immediately|further) )?(?:comment|say|use the word|elaborate"
        r"|disclose|give|identify|name|answer|confirm|named|identified|discuss (?:it|the case|details|his|her))\b",
    ),
    # A traffic stop.
    sense(
        "ASSAULT",
        r"\b(?P<act>pull(?:s|ed|ing)? over) (?:(?:the|an?|his|her|their|another|two) )?(?:[\w-]+ ){0,2}?"
        r"(?:cars?|vehicles?|vans?|trucks?|driver|motorist|motorcyclist|parolee|suspect|man|woman|him|her|them)\b",
    ),
    # What somebody did to himself.
    sense(
        "ASSAULT",
        r"\b(?P<act>(?:kill(?:s|ed|ing)?|shot|shoots?|shooting|hang(?:s|ed|ing)?|hung|stabb(?:ed|ing)|drown(?:ed|ing))"
        r" (?:himself|herself|themselves)|t(?:ook|aken?|aking) (?:his|her|their) own li(?:fe|ves)|committed suicide)\b",
        r"\b(?:suicide (?:bomb\w*|attack\w*|mission|squad)|explosives?|grenade)\b",
    ),
    # What somebody is held to be, and not who says so.
    sense(
        "ACCUSE",
        r"\b(?P<act>(?:\w+ )?accused) (?:[\w-]+ ){0,2}?(?:killer|murderer|gunman|shooter|bomber|attacker|rapist"
        r"|mastermind|ringleader|hijacker|kidnapper|spy|assassin|abuser|thief|robber|arsonist|smuggler|trafficker)s?\b",
        r"\baccused [^.;]{1,60}? of \w+ing\b",
    ),
    # What a gun was pointed at, and what it was taken for.
    sense(
        "ACCUSE REJECT",
        r"\b(?P<act>point(?:s|ed|ing)) (?:an? |the |his |her |their )?(?:[\w-]+ ){0,2}?(?:gun|pistol|rifle|weapon|knife"
        r"|object|firearm|handgun|toy)s? (?:at|toward)",
    ),
    sense("ACCUSE REJECT", r"\b(?P<act>mist(?:ook|aking|akenly|aken)) (?:[\w’'-]+ ){1,6}?for\b"),
    # An arrest that a reward is offered for.
    sense(
        "COERCE SANCTION",
        r"\b(?:information|tips?|clues?|evidence)(?: \w+){0,4}? lead(?:s|ing)? to"
        r" (?P<act>(?:the |an? |his |her |their )?"
        r"(?:(?:arrest|capture|conviction|indictment|prosecution)s?(?:,| and| or| and/or)? ?){1,3})",
        told=("COERCE", "arrest"),
        status="actual ongoing planned",
        becomes="hypothetical",
    ),
    # What is threatened in the passive.
    sense(
        "ASSAULT",
        r"\b(?P<act>(?:will|would|shall) be (?:shot|attacked|bombed|targeted|killed))\b",
        told=("THREATEN", "violence"),
        status="planned hypothetical",
    ),
)


def other(text: str, trigger: Trigger, rows: Sequence[Sense] = SENSES) -> Sense | None:
    """The case that the words of an act are, or None where they tell what they do elsewhere."""
    first, last = trigger.span
    low = max(trigger.evidence_span[0], first - AROUND)
    high = min(max(last, trigger.evidence_span[1]), last + AROUND)
    near = text[low:high]
    act = first - low, last - low
    return next((row for row in rows if _is(row, near, act, trigger)), None)


def _is(row: Sense, near: str, act: Span, trigger: Trigger) -> bool:
    if trigger.type not in row.types or (row.status is not None and trigger.status not in row.status):
        return False
    if not any(meets(found.span("act"), act) for found in row.words.finditer(near)):
        return False
    return row.unless is None or row.unless.search(near) is None


ARMED = frozenset(("REB", "UAF", "CRM"))
"""Sectors of those who have no aircraft: of 67 bombings by them in the training pages one is from the
air, told with its helicopters."""
_BOMB = re.compile(r"(?<!suicide )(?<!suicide-)bomb", re.IGNORECASE)
_BARREL = re.compile(r"\bbarrel[ -]bomb", re.IGNORECASE)
_STORM = re.compile(r"storm", re.IGNORECASE)
_FLOWN = re.compile(
    r"\b(?:air\w*|aerial\w*|planes?|warplanes?|jets?|helicopters?|gunships?|drones?|paragliders?|gliders?|pilots?|sky"
    r"|flew|flown|fl(?:y|ies|ying)|sorties?)\b",
    re.IGNORECASE,
)
NEAR = 60
"""Characters before a bombing in which who did it is looked for, and behind its "by"."""
_WORD = re.compile(r"\b[a-zA-Z]{3,}\b")
_BY = re.compile(r"[^.;,\n]{0,30}?\bby\b", re.IGNORECASE)


def manner(text: str, trigger: Trigger, mentions: Sequence[Mention]) -> str | None:
    """The mode of an attack, where its words or who made it rule out the one that is told; ``mentions`` are those of
    the article, in page order."""
    if trigger.type != "ASSAULT":
        return trigger.mode
    first, last = trigger.span
    low, high = trigger.evidence_span
    if _BARREL.search(text, max(low, first - NEAR), min(max(high, last), last + NEAR)):
        return "aerial"
    if trigger.mode not in ("aerial", None) or _FLOWN.search(text, low, high):
        return trigger.mode
    if _STORM.search(text, first, last):
        return None
    if _BOMB.search(text, first, last) and doer(text, trigger, mentions) in ARMED:
        return "explosives"
    return trigger.mode


def doer(text: str, trigger: Trigger, mentions: Sequence[Mention]) -> str | None:
    """The sector of who stands right before a bombing in its sentence, or behind its "by"."""
    first, last = trigger.span
    by = _BY.match(text, last, min(trigger.evidence_span[1], last + NEAR))
    asked = (by.end(), by.end() + NEAR) if by else (max(trigger.evidence_span[0], first - NEAR), first)
    here = mentions[slice(*meeting(mentions, asked, lambda mention: mention.span))]
    named = [(mention.span[0], mention.sector) for mention in here if mention.kind == "actor" and mention.sector]
    words = (word for word in _WORD.finditer(text, *asked) if not meets_any(word.span(), (one.span for one in here)))
    roles = ((word.start(), nouns().get(word[0].casefold())) for word in words)
    told = sorted(named + [(at, role.sector) for at, role in roles if role is not None])
    if not told:
        return None
    return told[0][1] if by else told[-1][1]
