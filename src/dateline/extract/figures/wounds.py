"""Words for those who are hurt that name no wound: "was shot in the leg", "lost an eye", "is in critical condition".

Local papers tell the wounded by where they were hit and by how they are, and seldom say "wounded".
"""

from __future__ import annotations

from dateline.extract.figures.lexicon import word_set
from dateline.extract.figures.units import Unit

STOPS = frozenset({",", ".", "and", "to"})
"""Words and marks behind which another thing is told."""
HIT = frozenset({"grazed", "hit", "shot", "slashed", "stabbed", "struck"})
"""Verbs of those who are wounded where a limb is hit."""
LIMBS = frozenset(
    (
        *("abdomen", "ankle", "ankles", "arm", "arms", "buttock", "buttocks", "calf", "elbow", "feet", "finger"),
        *("foot", "forearm", "forearms", "hand", "hands", "hip", "hips", "jaw", "knee", "knees", "leg", "legs"),
        *("shin", "shoulder", "shoulders", "thigh", "thighs", "wrist", "wrists"),
    )
)
"""Where a bullet or a blade seldom kills; of those shot in the head or chest the page tells more."""
SUFFERING = frozenset({"received", "receiving", "suffered", "suffering", "sustained", "sustaining"})
"""Verbs of those who get wounds."""
WOUNDS = frozenset({"bruises", "burns", "concussion", "fractures", "injuries", "injury", "wounds"})
"""What those who are hurt get."""
CONDITIONS = frozenset({"critical", "fair", "good", "grave", "guarded", "life-threatening", "serious", "stable"})
"""How those are who lie in hospital."""
FAR = 7
"""Words between a verb and the limb or the condition."""


def hurt(us: tuple[Unit, ...], p: int) -> bool:
    """Do the words at ``p`` tell that somebody was hurt?"""
    return maimed(us, p) or suffered(us, p) or hit_in_limb(us, p) or in_condition(us, p)


def maimed(us: tuple[Unit, ...], p: int) -> bool:
    """ "lost an eye", "losing both of his legs": hurt, where "lost a son" tells of another."""
    if us[p].lower not in ("lost", "loses", "losing"):
        return False
    ahead = [u.lower for u in us[p + 1 : p + 5]]
    at = next((k for k, word in enumerate(ahead) if word in word_set("limbs")), None)
    return at is not None and STOPS.isdisjoint(ahead[:at])


def suffered(us: tuple[Unit, ...], p: int) -> bool:
    """ "received bullet wounds", "sustained light injuries": hurt."""
    if us[p].lower not in SUFFERING:
        return False
    ahead = [u.lower for u in us[p + 1 : p + 5]]
    at = next((k for k, word in enumerate(ahead) if word in WOUNDS), None)
    return at is not None and (STOPS | {"for", "no"}).isdisjoint(ahead[:at])


def hit_in_limb(us: tuple[Unit, ...], p: int, behind: int = 0) -> bool:
    """ "was shot in the leg", "struck in both arms", and with ``behind`` the end of its object, "shot a guard in the
    foot": hurt (31 of 33 on the training pages are annotated so)."""
    if us[p].lower not in HIT:
        return False
    first = max(p + 1, behind)
    ahead = [u.lower for u in us[first : first + FAR]]
    at = next((k for k, word in enumerate(ahead) if word in ("in", "through")), None)
    if at is None or "dead" in ahead or not STOPS.isdisjoint(ahead[:at]):
        return False
    inside = ahead[at + 1 : at + 5]
    limb = next((k for k, word in enumerate(inside) if word in LIMBS), None)
    return limb is not None and STOPS.isdisjoint(inside[:limb])


def in_condition(us: tuple[Unit, ...], p: int) -> bool:
    """ "are in critical condition", "was listed in a serious but stable condition": hurt (15 of 19)."""
    at = next((q for q in range(p, min(len(us), p + 3)) if us[q].lower in ("in", "at")), None)
    if at is None:
        return False
    ahead = [u.lower for u in us[at + 1 : at + 1 + FAR]]
    end = next((k for k, word in enumerate(ahead) if word in ("condition", "conditions")), None)
    return end is not None and not CONDITIONS.isdisjoint(ahead[:end]) and STOPS.isdisjoint(ahead[:end])
