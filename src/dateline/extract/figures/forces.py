"""The number in the name of a force: "the 149 Task Force Battalion", "46 RR", "Light Infantry Battalion 378"."""

from __future__ import annotations

from dateline.extract.figures.units import Counted, Unit

NAMES = frozenset(
    (
        *("battalion", "brigade", "regiment", "division", "rifles", "garrison", "squadron", "grenadiers", "platoon"),
        *("company", "rr", "bn", "bde", "ib", "id", "para", "wing", "commando", "gorkhas"),
    )
)
"""What a force with a number is called; each written as a name, and of one only."""
LONGEST = 4
"""Words of such a name behind its number."""
MOST = 999


def is_force(us: tuple[Unit, ...], c: Counted) -> bool:
    """Whether the number is that of a force (12 of 14 such on the training pages count nothing; both others have people
    behind the name, "26 Frontier Corps personnel", which counts)."""
    if c.quantity.form != "digits" or c.quantity.span != c.quantity.core or c.quantity.low > MOST:
        return False
    if c.at and us[c.at - 1].lower in NAMES and us[c.at - 1].tag == "name":
        return True
    for k in range(c.at + 1, min(len(us), c.at + 1 + LONGEST)):
        if us[k].tag != "name":
            return False
        if us[k].lower in NAMES:
            return k + 1 >= len(us) or us[k + 1].tag not in ("noun", "name", "num")
    return False
