"""Words of attack and seizure that tell of no political act: a bomb that is blown up by those who found it, a murder at
home, pictures that capture somebody.

Rows of the kind of ``reader.senses``, looked for where none of those fits. The pages written for the corpus have few
of them; real wire sentences do. Counts stand in ``docs/decisions/log/10-reader.md``.
"""

from __future__ import annotations

from dateline.reader.senses import sense

_HARM = r"\b(?:kill\w*|wound\w*|injur\w*|rebels?|insurgents?|jihadis\w*|militants?|terrorists?|guerrillas?|enemy)\b"
_KIN = (
    r"(?:husband|wife|spouse|brother|sister|father|mother|parents|son|daughter|in-laws|relatives?|family(?: members)?"
    r"|lover|boyfriend|girlfriend|neighbou?rs?|friends?|room-?mate|nephew|uncle|cousin|tenant|step-?father|step-?son)"
)
_KILLED = (
    r"(?:killed|murdered|slain|shot(?: dead| and killed| to death)?|stabbed(?: to death)?|strangled|beaten to death)"
)
_KNOWN = (
    r"\b(?:activists?|army|candidates?|commanders?|functionar\w+|governors?|guards?|headmen|journalists?|judges?"
    r"|lawmakers?|leaders?|mayors?|militants?|ministers?|mps?|officers?|officials?|opposition|party|police\w*|politic\w+"
    r"|president|priests?|rebels?|reporters?|senators?|soldiers?|troops|unions?)\b"
)
"""Words beside which a murder may be a political act."""

ROWS = (
    # A bomb that is blown up on purpose by those who found it.
    sense(
        "ASSAULT",
        r"\b(?:police|military|army|officers?|experts?|sappers?|squads?|engineers?|marines?|brigade|force|authorities"
        r"|soldiers|team)\b[^.;]{0,60}?\b(?P<act>(?:detonat|explod)\w*|blew up)\b(?=[^.;]{0,120}\b(?:suspected"
        r"|unexploded|world war|wwii|believed to be|found (?:by|at|in|on)|wartime|discovered|buried|controlled)\b)",
        _HARM,
    ),
    # Who was found dead, of whom no more is told than that.
    sense(
        "ASSAULT",
        r"\b(?:was|were|been) found (?:\w+ly )?(?P<act>murdered|strangled|stabbed to death|shot (?:dead|down))\b",
        _KNOWN,
    ),
    # A murder at home.
    sense(
        "ASSAULT",
        rf"\b(?P<act>{_KILLED}) (?:\w+ly )?by (?:his|her|their) (?:own |estranged |former |jealous "
        rf"|elder |younger ){{0,2}}{_KIN}\b",
        _KNOWN,
    ),
    # A robbery that ended in a death.
    sense(
        "ASSAULT",
        rf"\b(?P<act>{_KILLED})\b[^.;]{{0,40}}?\b(?:(?:during|in) an? (?:[\w-]+ ){{0,2}}(?:robbery|heist|burglary"
        r"|mugging|hold-?up|carjacking)|while burglari[sz]ing)\b",
        r"\b(?:rebels?|militants?|insurgents?|police|soldiers?|troops|terror\w*)\b",
    ),
    # What is held fast in a picture, or won.
    sense(
        "ASSAULT COERCE",
        r"\b(?P<act>captur\w+) (?:(?:the|an?|his|her|its|their|some|much|[\w.]+['’]s) )?(?:[\w'’-]+ ){0,3}?"
        r"(?:imaginations?|attention|footage|images?|photos|moments?|mood|hearts|headlines|essence|middle ground"
        r"|votes|states once|title|crown|medals?|limelight|spotlight)\b",
    ),
    sense(
        "ASSAULT COERCE",
        r"\b(?P<act>captured) on (?:a |an )?(?:[\w-]+ ){0,3}?(?:pictures?|video\w*|cameras?|film|tape|cctv|footage"
        r"|television)\b",
    ),
    # Who comes back from somewhere is no captive.
    sense("RETREAT", r"\b(?P<act>returning) from (?:an?|the|their|his|work|school|church|patrol)\b"),
    # A war that only says since when the dead are counted.
    sense(
        "ASSAULT",
        r"\b(?:killed|died|perished) since the (?:(?:outbreak|start|beginning) of (?:the )?)?(?:[\w'’-]+ ){0,3}?"
        r"(?P<act>(?:civil )?(?:war|conflict|hostilities|outbreak))\b",
    ),
    sense(
        "ASSAULT",
        r"\b(?:killed|died|perished) since the (?P<act>outbreak) of (?:the )?(?:[\w'’-]+ ){0,3}?(?:war|conflict)\b",
    ),
    # Whoever goes his rounds, and is no force.
    sense(
        "MOBILIZE",
        r"\b(?:fire-?fighters|fire crews|(?:forest|park|wildlife) rangers|workers|lifeguards|fishermen|cleaners)\b"
        r"[^.;,]{0,50}?\b(?P<act>patroll?\w*)",
    ),
)
