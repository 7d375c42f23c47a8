"""What words tell in the news of elections and of daily politics: who raises $4 million concedes nothing, who drops out
of a race leaves no union.

Rows of the kind of ``reader.senses``, looked for where none of those fits. The pages written for the corpus have few of
them, newspapers are full of them. Counts stand in ``docs/decisions/log/10-reader.md``.
"""

from __future__ import annotations

from dateline.reader.senses import sense

_ANY = (
    "ACCUSE AGREE AID ASSAULT COERCE CONCEDE CONSULT COOPERATE MOBILIZE PROTEST REJECT REQUEST RETREAT SANCTION SUPPORT"
    " THREATEN"
)
_ABOUT = r"(?:(?:about|some|more than|nearly|over|at least|an estimated|only|almost|around|roughly|another) )?"
_RACE = r"(?:race|contest|campaign|primary|primaries|running|presidential race|election)"
_ANSWERED = (
    r"(?:criticisms?|accusations?|charges?|claims?|allegations?|complaints?|attacks?|reports?|stor(?:y|ies)|questions?)"
)
_OF_IT = (
    r"(?:(?:the|his|her|their|its|any|all|such|that|this|those|an?|recent|earlier|repeated|[\w.]+['’‘]s?"
    r"|(?-i:[A-Z])\w+) )"
)
_CAMPAIGNING = r"(?:volunteers|canvassers|staffers|organizers|surrogates|supporters|ads)"
_KIN = (
    r"(?:counterpart|colleagues?|all(?:y|ies)|wife|husband|sons?|daughters?|ministers?|rivals?|friends?|boss|aides?"
    r"|deput(?:y|ies)|predecessor|successor|borders?|land|villages?|towns?|homes?|country|territory)"
)
_ANSWER = (
    r"(?:responses?|approach(?:es)?|defen[cs]es?|explanations?|endorsements?|views?|opinions?|assessments?|criticisms?"
    r"|glimpses?|hints?|details|comments?|praise|thoughts|version|account|analysis|critique|contrast"
    r"|clues?|insight|reminder|preview)"
)
_PLANNED = (
    r"\b(?:plans?|proposals?|bid|idea|calls?|pledges?|efforts?|support(?:s|ed)?|favou?r(?:s|ed)?) "
    r"(?:(?:to|of|for|that would) )?"
)
_ON_THE_AIR = r"(?:NBC|CBS|ABC|CNN|MSNBC|PBS|Fox|[“\"‘'](?-i:[A-Z]))"
_NO_CHARGE = (
    r"(?:contrast(?:ed|s|ing)|reaffirm(?:ed|s|ing)|sugarcoat(?:ed|s|ing)|boast(?:ed|s|ing)|tout(?:ed|s|ing)"
    r"|trumpet(?:ed|s|ing)|invok(?:ed|es|ing)|stunn(?:ed|ing)|anger(?:ed|s|ing)|embarrass(?:ed|es|ing)"
    r"|rous(?:ed|es|ing)|fram(?:ed|es|ing)|depriv(?:ed|es|e|ing)|undermin(?:ed|es|ing)|misjudg(?:ed|es|ing)"
    r"|vouch(?:ed|es|ing)|echo(?:ed|ing)|tarnish(?:ed|es|ing)|analy[sz](?:ed|es|ing)|stretch(?:ed|es|ing)"
    r"|referenc(?:ed|es|ing)|nominat(?:ed|es|ing)|was appointed to)"
)
"""Verbs of what somebody says or does that accuse nobody: no annotated accusation is told by one of them."""
_SHOUTED = r"\b(?:against|protest\w*|demand\w*|denounc\w*|chant\w*|banners?|slogans?|placards?)\b"
_WARLIKE = r"\b(?:rebels?|gunmen|militants?|soldiers|troops|fighters|forces|armed|hostages?|police)\b"

ROWS = (
    # Money that is raised, and races that are left.
    sense(
        _ANY,
        rf"\b(?P<act>rais(?:ed|es|ing|e)) (?:{_ABOUT}(?:[$€£]\s?\d|\d[\d.,]* (?:million|billion)\b)"
        r"|(?:[\w-]+ ){0,2}(?:money|cash|funds)\b)",
        r"\b(?:ransom|kidnap\w*|abduct\w*)\b",
    ),
    sense(
        _ANY,
        rf"\b(?P<act>(?:drop|bow|pull|back|g[eo]t)\w* out of (?:the |his |her |this )?(?:[\w’'-]+ ){{0,3}}?{_RACE})\b",
    ),
    sense(
        "SANCTION RETREAT COERCE",
        r"\b(?:candidates?|rivals?|nominee|governor|senator|contenders?|(?:ran|running) for)\b[^.;]{0,60}?"
        r"\b(?P<act>dropped out)\b",
        r"\b(?:talks|negotiations|treaty|pact|union|coalition|deal)\b",
    ),
    sense(_ANY, r"\b(?P<act>suspend(?:ed|s|ing)?) (?:his|her|their) (?:[\w-]+ ){0,3}?(?:campaign|bid|candidacy)\b"),
    # Votes and names that a candidate wins over.
    sense(
        _ANY,
        r"\b(?P<act>lock(?:ed|s|ing)? (?:up|down)) (?:[\w’'-]+ ){0,4}?(?:endorse\w*|nominations?|support|delegates)\b",
    ),
    sense(
        "SUPPORT",
        r"\b(?P<act>(?:won|wins?|winning|drew|draws?|drawing|earn\w*|secur(?:ed|es|ing)|enjoy\w*)"
        r" (?:[\w’'-]+ ){0,3}?(?:support|endorsements?)) (?:of|from|among)\b",
    ),
    sense("MOBILIZE", rf"\b(?P<act>deploy\w*) (?:[\w-]+ ){{0,4}}?{_CAMPAIGNING}\b", _WARLIKE),
    sense(
        "PROTEST",
        r"\b(?P<act>(?:rallied|rallies|rallying)) (?:the|his|her|their|its|young|around|behind|support\w*|vot\w+)\b"
        r"(?! (?:streets?|square|capital|city|country)\b)",
        _SHOUTED,
    ),
    sense("PROTEST", r"\b(?P<act>march(?:ed|es|ing)) in (?:the|a|an|this) (?:[\w’'-]+ ){0,4}?parades?\b", _SHOUTED),
    # Whom somebody seized on, and what he presses.
    sense(
        "COERCE ASSAULT",
        r"\b(?P<act>seiz(?:ed|es|ing) (?:up)?on) (?:the|that|this|his|her|their|an?|those|these) (?:[\w’'-]+ ){0,3}?"
        r"(?:issues?|comments?|remarks?|emails?|e-mails|videos?|words|statements?|opportunit\w+|news|reports?|moment"
        r"|chance|fact|idea|theme|subject|story|tragedy|anger|fears?)\b",
    ),
    sense(
        "COERCE ASSAULT", r"\b(?P<act>seiz(?:ed|es|ing) (?:up)?on (?:e-?mails|comments|remarks|reports|news|fears))\b"
    ),
    sense("REQUEST", r"\b(?P<act>press(?:ing|ed|es)) (?:his|her|its|their) (?:attack|case|argument|advantage)\b"),
    sense(
        "REQUEST",
        r"\b(?P<act>sought|seeks?|seeking)\b(?: on \w+)? (?:to (?:ease|reassure|calm|portray|cast|paint|quell|distance"
        r"|reach|win|appeal|capitalize|gain|soften|rally|unite|shore up|tap)\b"
        r"|the (?:White House|presidency|nomination|governorship)\b|(?:re-?)?election\b)",
    ),
    # What is only said well of, and what somebody holds himself to have done rightly.
    sense(
        "SUPPORT ACCUSE REJECT",
        r"\b(?P<act>defend(?:ed|s|ing)?) (?:his|her|its|their|himself|herself|themselves)\b"
        rf"(?! (?:[\w-]+ ){{0,2}}{_KIN}\b)",
    ),
    sense("ACCUSE", r"\b(?P<act>defend(?:ed|s|ing)?) (?:an?|the|(?-i:[A-Z]))", told=("SUPPORT", None)),
    sense(
        "ACCUSE", r"\b(?P<act>(?:leapt|came|rush(?:ed|es)|rose) to [^.;]{1,40}? defen[cs]e)\b", told=("SUPPORT", None)
    ),
    # Who answers an accusation makes none.
    sense(
        "ACCUSE",
        rf"\b(?P<act>(?:dismiss|rebut|refut|downplay|rebuff|deflect|shrug|brush)\w*(?: (?:off|aside))?)"
        rf" {_OF_IT}{{0,4}}{_ANSWERED}\b",
        told=("REJECT", None),
    ),
    sense(
        "ACCUSE",
        rf"\b(?P<act>(?:respond|repl|react|weigh)\w*(?: in)?)(?: \w+ \w+)? (?:to|on) {_OF_IT}{{0,3}}"
        r"(?:criticisms?|accusations?|charges?|claims?|allegations?|complaints?|questions?|mass shootings?)\b",
        r"\b(?:fury|anger|angrily|calling|accusing|blaming|call(?:ed|s)|slamm\w+|blast\w+)\b",
    ),
    sense(
        "REJECT",
        r"\b(?P<act>(?:refus|declin)\w*)(?: (?:at first|initially|repeatedly|\w+day))? to (?:directly "
        r"(?:answer|respond|address|comment|say)|(?:answer|respond to|address) (?:any |more |the |a )?questions?"
        r"|answer on|rule out|speculate)\b",
    ),
    sense("REJECT", r"\b(?P<act>(?:deflect|dodg|duck|sidestep)\w*) (?:[\w’'-]+ ){0,3}?questions?\b"),
    # What something is called by name.
    sense(
        "ACCUSE REQUEST SUPPORT",
        r"\b(?:an?|one|another|new) (?:[\w-]+ ){0,2}?(?:group|organi[sz]ation|campaign|program(?:me)?|project|company"
        r"|website|movement|committee|PAC|fund|film|book|show|place|app|drug|law|bill|plan) (?P<act>called),?"
        r" (?:the )?[“\"‘']*(?:the )?(?-i:[A-Z])",
    ),
    # A question that is only asked, and what it would be if.
    sense(
        _ANY,
        r"(?:\A|(?<=[.?!] )|(?<=[“\"]))(?:Did|Does|Has|Have) (?P<act>[^.!?]{3,150})\?",
    ),
    sense(
        "THREATEN",
        r"\b(?P<act>would be an? (?:[\w-]+ ){0,2}?(?:dereliction|mistake|disaster|shame|tragedy|disgrace|failure)"
        r"(?: of \w+)?)\b",
    ),
    # What a plan or a poll is about.
    sense("COERCE", rf"{_PLANNED}(?:\w+ly )?(?P<act>ban(?:ning)?|bar(?:ring)?|defer(?:ring)? deportations?)\b"),
    # Who has been convicted once, and what is only spoken of.
    sense(
        "SANCTION COERCE",
        r"\b(?P<act>convicted) (?:[\w-]+ )?(?:rapists?|murderers?|killers?|felons?|criminals?|terrorists?"
        r"|sex offenders?|spies|spy|traffickers?)\b",
    ),
    sense("ASSAULT", r"\b(?P<act>(?:rape|murder|terror) (?:apologists?|jokes?|analog\w+|fantas\w+))\b"),
    # A weapon that is tried out hits nobody.
    sense(
        "ASSAULT",
        r"\btest(?:s|ing|ed)? (?:of )?(?:an? |its |the )?(?:[\w-]+ ){0,3}?"
        r"(?P<act>(?:hydrogen|nuclear|atomic|thermonuclear) (?:bombs?|weapons?|devices?|warheads?))\b",
        told=("MOBILIZE", "weapons"),
        status="actual ongoing",
    ),
    # Talks with the press and with one's own, and an appearance on television.
    sense(
        "CONSULT",
        r"\b(?P<act>(?:met|meets?|meeting|session|spoke|speaks|speaking|talked|conversation)"
        r"(?: (?:on|last|earlier) \w+)?) (?:with|to) (?:\w+ )?(?:reporters|journalists|the press|supporters|voters"
        r"|donors|fans|(?:the )?(?:[\w’'.]+ ){0,3}?editorial board)\b",
    ),
    sense(
        "CONSULT",
        rf"\b(?P<act>(?:visit(?:ed|s|ing)?|appear(?:ed|s|ing)?(?: on)?|talked [a-z]+(?: \w+day)? on)) {_ON_THE_AIR}",
    ),
    sense(
        "AGREE CONSULT",
        r"\b(?P<act>(?:(?:is|are|was|were) (?:scheduled|set|expected|slated) to|will)(?: \w+ly)? speak)"
        r" (?:at|on|during|next|in|to the|before)\b",
        r"\b(?:talks|by phone|counterpart)\b",
    ),
    # An answer that is offered, and an opinion that is shared.
    sense("AGREE AID SUPPORT CONCEDE", rf"\b(?P<act>offer(?:ed|s|ing)?) (?:(?!to\b)[\w’'-]+ ){{0,5}}?{_ANSWER}\b"),
    # Papers that are handed in to a court, and are no suit.
    sense(
        "ACCUSE",
        r"\b(?:letters?|disclosures?|documents?|papers|statements?|emails?|records|forms|returns"
        r"|affidavits?|briefs?|motions?)\b[^.;]{0,50}?\b(?P<act>filed)\b",
        r"\b(?:lawsuits?|suits?|complaints?|charges|petitions?|su(?:ed|ing)|accus\w+|alleg\w+)\b",
    ),
    sense(
        "ACCUSE REQUEST",
        r"\b(?P<act>fil(?:ed|es|ing)) (?:an?|its|his|her|their) (?:[\w-]+ ){0,2}?(?:applications?|paperwork|patents?"
        r"|tax returns?)\b",
        r"\b(?:courts?|tribunals?|judges?|injunctions?|police)\b",
    ),
    # Whom a prosecutor lets off.
    sense(
        "SANCTION COERCE",
        r"\b(?P<act>(?:was |were |been )?grant(?:ed|ing|s)?) (?:[\w’'-]+ ){0,2}?immunity\b",
        told=("CONCEDE", None),
    ),
    # A danger that is told of threatens nobody, nor does a vow to do better.
    sense(
        "THREATEN",
        r"\b(?P<act>warn(?:ed|s|ing)?)(?: \w+day)? (?:of (?:[\w’'-]+ ){0,3}?(?:implications|dangers?|risks?|effects"
        r"|perils|pitfalls|shortages?|famine|floods|flooding|disaster)\b|against\b|(?:us|voters|people|Americans|viewers"
        r"|the public|parents|readers|donors|supporters)\b(?! (?:not )?to\b| that (?:they|it|any\w*)\b))",
    ),
    sense(
        "THREATEN",
        r"\b(?P<act>vow(?:ed|s|ing)?(?: last \w+)?)(?: \w+ly)? to (?:[“\"‘'’]+)?(?:\w+ly )?"
        r"(?:do (?:an?|more|better|every\w+)|carry (?:the|on)|take (?:his|her|the|their) (?:campaign|fight|case)"
        r"|continue (?:his|her) (?:fight|campaign)|unite|work (?:with|hard|to)|win)\b",
        r"\b(?:by force|rebels?|militia|army|war|weapons|attacks?)\b",
    ),
    # One who is of an opinion, or shares it.
    sense(
        "AGREE",
        r"\b(?P<act>agree(?:d|s|ing)?)(?: \w+ly)? that (?:the )?[\w’'.-]+(?: [\w’'.-]+)? ?"
        r"(?:may|might|was|were|is|are|had|has)\b",
        r"\b(?:needed|necessary|both|two sides|talks|sides|parties|leaders|ministers)\b",
    ),
    sense("AGREE", r"\b(?P<act>agree(?:d|s|ing)? to (?:talk|speak)) (?:only )?on (?:the )?condition\b"),
    sense(
        "SUPPORT AGREE REJECT",
        r"(?:\b(?:percent|per cent|third|half|two-thirds|majority|most|quarter)|\d%)(?: of)? (?:[\w’'-]+ ){0,3}?"
        r"(?:voters|Republicans|Democrats|Americans|adults|respondents|surveyed|polled|independents|whites|blacks|Latinos"
        r"|Britons)(?: [\w’'-]+){0,4}? (?P<act>(?:agree|support|back|oppos|favou?r|reject|approv|disapprov)\w*)\b",
    ),
    sense("AGREE", r"\b(?:percent|per cent|third|half|two-thirds|quarter) (?P<act>agree(?:d|s)? with)\b"),
    # Who leaves his office quits no union, who is fired is hit by nobody, and who is attacked in words is blamed.
    sense(
        "SANCTION",
        r"\b(?P<act>left (?:office|government service|the (?:White House|State Department|administration)))\b",
    ),
    sense(
        "ASSAULT",
        r"\b(?:who|he|she|\w+er|\w+ist|\w+ant) (?P<act>(?:was|were|had been) fired)(?: (?:in|last|after|as|over"
        r"|on \w+ \d)|[,.])",
        r"\b(?:rockets?|missiles?|shots?|shells?|mortars?|guns?|rifles?|bullets?|tear gas|rounds?|artillery|drones?"
        r"|killed|wounded)\b",
        told=("SANCTION", "expel"),
    ),
    sense(
        "ASSAULT",
        r"\b(?P<act>attack(?:ed|s|ing)?) (?:an?|the|his|her|their) (?:[\w’'-]+ ){0,3}?(?:judge|pope|rivals?|opponents?"
        r"|critics?|senator|candidates?|media|press|proposal|plan|record|policy|policies|remarks)\b",
        r"\b(?:kill\w*|wound\w*|injur\w*|gun\w*|bomb\w*|arm\w*|kni\w*|soldiers|troops|hospital|shot|beat\w*|offices?"
        r"|convoys?|homes?|house|militants?|rebels?|mob)\b",
        told=("ACCUSE", "disapprove"),
    ),
    # People who come to see, and whoever has a debate at his place.
    sense(
        "PROTEST",
        r"\b(?P<act>(?:lin|pack|fill|flock)(?:ed|ing))\b[^.;]{0,90}?\bto (?:\w+ )?(?:cheer|greet|welcome|celebrate"
        r"|see|watch|hear|honou?r)\b",
        _SHOUTED,
    ),
    sense(
        "CONSULT", r"\b(?P<act>host(?:ed|ing|s)) (?:the |an? )?(?:[\w-]+ ){0,3}?(?:debates?|fundraisers?|town halls?)\b"
    ),
    sense(
        "ACCUSE",
        rf"\b(?P<act>{_NO_CHARGE})\b",
        r"\b(?:accus\w*|blam\w*|critici[sz]\w*|condemn\w*|denounc\w*|slamm\w*|assault on|attacks? on|unfit)\b",
    ),
    sense("ACCUSE", r"\b(?P<act>(?:land|open|lay|leave)(?:s|ed|ing)? (?:himself|herself|themselves|itself))\b"),
)
