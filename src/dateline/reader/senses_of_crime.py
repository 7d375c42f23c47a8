"""What words tell in the news of shootings: who is "caught in the crossfire" is arrested by nobody.

Rows of the kind of ``reader.senses``, looked for where none of those fits. On the 8,000 annotated training pages no act
is told by these words; what local papers tell of shootings is full of them.
"""

from __future__ import annotations

from dateline.reader.senses import sense

_FIGHT = (
    r"(?:middle|midst|crossfire|cross-fire|crosshairs|line of fire|gunfire|shooting|shootout|gunfight|firefight"
    r"|fighting|violence|melee|brawl|blast|explosion|fire|riot|clash(?:es)?|stampede|hail of bullets|storm|traffic"
    r"|floods?)"
)
ROWS = (
    sense("COERCE", rf"\b(?P<act>caught)(?: up)? in (?:(?:the|a|an|that|this) )?(?:[\w-]+ ){{0,2}}?{_FIGHT}\b"),
    # Bullets and guns that are picked up fire at nobody.
    sense(
        "ASSAULT",
        r"\b(?P<act>(?:remov|recover|collect|gather|pick|retriev)\w+(?: up)? (?:[\w.-]+ ){0,4}?"
        r"(?:bullets?|casings?|shells?|slugs?|guns?|handguns?|pistols?|rifles?|firearms?|cartridges?))\b",
    ),
    sense("ASSAULT", r"\b(?P<act>(?:shell|bullet|cartridge|spent) casings?)\b"),
    # A cause that is ruled out turns nobody down.
    sense(
        "REJECT",
        r"\b(?P<act>rul(?:ed|es|ing) out) (?:an? |any |the possibility of )?(?:shelling|sabotage|terror\w*"
        r"|foul play|arson|accident|suicide|(?:mechanical|technical|engine) \w+"
        r"|(?:human|pilot) error|negligence|crime|robbery)\b",
    ),
    # Who hangs out with friends demonstrates for nothing.
    sense("PROTEST", r"\b(?P<act>(?:hang(?:s|ing)?|hung) (?:out|around))\b"),
)
