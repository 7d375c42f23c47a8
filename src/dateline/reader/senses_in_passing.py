"""Words of politics, courts and the press that tell of no act: anonymity that is asked for, a truce that fell apart,
a fight to keep a seat, a patient who leaves the hospital, what somebody would do if another promised.

Rows of the kind of ``reader.senses``, looked for where none of those fits. The pages written for the corpus have few
of them; whole articles of agencies do. Counts stand in ``docs/decisions/log/10-reader.md``.
"""

from __future__ import annotations

from dateline.reader.senses import sense

_TRUCE = r"(?:truces?|cease-?fires?|armistice)"
_OVER = r"(?:broken? down|collaps(?:ed|es)|fell apart|fallen apart|unravell?ed|expired|lapsed)"
_FORCE = (
    r"\b(?:army|armed|battle(?:field|ground)|bombs?|brigades?|fighters|forces|front ?lines?|guerrillas?|gun\w*"
    r"|insurgents?|jihadis\w*|kill\w*|militants?|militias?|military|police|rebels?|shell\w*|soldiers?|troops|war\w*)\b"
)
"""Words beside which a fight may be one."""
_PAPERS = (
    r"(?:tapes?|reports?|documents?|statements?|videos?|footage|figures|details|names|photos?|photographs|transcripts?"
    r"|images|records?|recordings?|data|lists?|results|findings|texts?|letters?|e-?mails?|polls?|surveys?|stud(?:y|ies))"
)
_IF = r"(?<!\bas )(?<!\beven )\b(?:if|unless|provided(?: that)?|as long as|on condition that)"
_PHRASE = r"(?:(?!(?:and|but|that|which|who|whether|to|has|have|had|will|would)\b)[\w’'.-]+ ){0,5}?"

ROWS = (
    # Who will not be named (of 74 mentions none is annotated).
    sense(
        "REQUEST REJECT",
        r"\b(?P<act>(?:request|ask|demand|insist)\w*(?: on| for)?(?: (?:complete |strict )?anonymity"
        r"| not to be (?:named|identified|quoted)))\b",
    ),
    # What is left open (none of 10).
    sense("REJECT CONCEDE", r"\b(?:neither|not) (?:confirm|admit)\w* n?or (?P<act>den(?:y|ied|ies|ying))\b"),
    # A truce that is over; one of another year, or the first of several, is annotated as what it was.
    sense(
        "RETREAT",
        rf"(?<!first )\b(?P<act>{_TRUCE}\b(?: between (?:[\w’'-]+ ){{1,8}}?and)?"
        rf"(?: (?!(?:that|which|after|when|if|ended|would|could|may|will|and|but|to|had|from)\b)[\w’'-]+){{0,8}}?"
        rf" (?:has |have )?{_OVER})\b",
        r"\b(?:of|in) (?:19|20)\d\d\b",
    ),
    # A fight in court, at the polls or for a child (none of 9).
    sense(
        "ASSAULT PROTEST",
        r"\b(?P<act>(?:(?:fight|battl|struggl)(?:s|ing|ed|es|e)?|fought) to \w+)\b",
        _FORCE,
    ),
    # Who leaves the hospital, and papers that are made public (none of 6 and of 9).
    sense(
        "RETREAT",
        r"\b(?P<act>(?:releas|discharg)\w+) (?:from|by) (?:(?:the|an?) )?(?:[\w-]+ ){0,3}?"
        r"(?:hospital|clinic|intensive care|infirmary)\b",
    ),
    sense(
        "RETREAT",
        r"\b(?:treated|hospitali[sz]ed)\b[^.;]{0,60}? and (?:later |then |soon )?(?P<act>(?:was |were )?"
        r"(?:releas|discharg)ed)\b",
    ),
    sense(
        "RETREAT CONCEDE",
        r"\b(?P<act>releas(?:ed|es|ing)) (?:(?:the|an?|its|his|her|their|new|some|more|two|three) )*(?:[\w-]+ ){0,3}?"
        rf"{_PAPERS}\b",
        r"\b(?:prisoners?|hostages?|detainees?|captives?|inmates?|journalists?|activists?)\b",
    ),
    # What another would have to do first (39 of 41, the two are "a supplement agreed in May").
    sense(
        "AGREE CONCEDE RETREAT",
        rf"{_IF} {_PHRASE}(?P<act>(?:promis|agre|accept|offer|pledg|guarante|ceas|withdr[ae]w|halt|lift|releas)"
        r"(?:e?[sd]?|s)\b)(?! (?:in|on|by|last|earlier)\b)",
        status="actual ongoing",
    ),
    # What a blast brought down.
    sense(
        "PROTEST",
        r"\b(?:blasts?|explosions?|bombs?|bombings?|(?:earth)?quakes?|storms?|floods?)\b[^.;]{0,120}?"
        r"\b(?P<act>toppl(?:ed|ing))\b",
        r"\b(?:protest\w*|demonstrat\w*|statues?|crowds?|mob)\b",
    ),
    # Where somebody was, and no cell (none of 950).
    sense(
        "COERCE SANCTION",
        r"\b(?P<act>(?:was|were|is|are|been) in)\b(?! (?:[\w’'-]+ ){0,4}?(?:custody|jail|prison|detention|cells?"
        r"|handcuffs|lock-?up|captivity|hands|force|effect|place|arrest)\b)",
        r"\bcurfews?\b",
    ),
    # Who was run over (none of three), and an attack that is only feared or thought of.
    sense(
        "ASSAULT",
        r"\b(?P<act>(?:(?:was|were|been|being) )?(?:struck|hit|killed|run over|knocked down))"
        r" by an? (?:[a-z]+ ){0,2}?(?:cars?|trucks?|bus|train|vehicle|lorry|van|motorcycle|tram|taxi)\b"
        r"(?! (?:bomb|driven|that|which|packed|full))",
        r"\b(?:attack\w*|barrier|crowd|deliberate\w*|drove into|march\w*|plough\w*|protest\w*|ramm\w*|rebels?"
        r"|terror\w*)\b",
    ),
    sense(
        "ASSAULT COERCE",
        r"\b(?:an?|any|the|some|of|against) (?:possible|potential|hypothetical|feared|future|imminent) "
        r"(?:[\w-]+ ){0,2}?(?P<act>(?:invasion|attack|strike|air ?strike|offensive|war|assault|bombing|incursion"
        r"|coup)s?)\b",
        status="actual ongoing",
    ),
    # A warrant is no arrest yet (annotation guide, decision 8; 14 of 15, one sent a man to prison).
    sense(
        "COERCE",
        r"\b(?P<act>(?:issu|obtain|approv|request|sought|seek|sign)\w* (?:an? |the |two |three |\d+ )?(?:[\w-]+ ){0,2}?"
        r"(?:arrest )?warrants?)\b",
        r"\bcommittal\b",
        told=("THREATEN", "arrest"),
    ),
)
