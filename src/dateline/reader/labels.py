"""The label sets of the reader, in the order of the model's outputs. A change here needs new weights."""

from __future__ import annotations

from typing import Final

TYPES: Final = [
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"),
    *("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
]
"""Event types of PLOVER 2021."""

MODES: Final = {
    "CONSULT": "visit third-party multilateral phone",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
    "heavy-weapons crowd-control unconventional",
}
"""Type -> its modes; a type that is not here has none."""

MODE_LIST: Final = ["-"] + [f"{kind}/{mode}" for kind, modes in MODES.items() for mode in modes.split()]
"""Outputs of the mode head; "-" is no mode."""

STATUS: Final = ["actual", "ongoing", "planned", "hypothetical", "negated"]
ROLES: Final = ["news", "background"]
KINDS: Final = [
    *("-", "killed", "injured", "displaced", "detained", "abducted"),
    *("missing", "released", "strength", "targets", "money", "other"),
]
"""Kinds of figures; "-" is a number that is none."""

SCOPES: Final = ["incident", "cumulative"]

EVENT_TAGS: Final = ["O", *(f"B-{kind}" for kind in TYPES), *(f"I-{kind}" for kind in TYPES)]
"""Every word of a trigger tells its type: the first may be an auxiliary, which says least."""
CUE_TAGS: Final = ["O", "B", "I"]

ANCHORS: Final = [*TYPES, "cue", "number"]
"""What an anchor can be: an event of a type, the cue of a statement, or a number."""

ARGUMENTS: Final = [
    *("actor", "recipient", "place", "date", "figure", "source"),
    *("speaker", "content", "addressee", "of"),
]
"""What a stretch of words can be to an anchor; each has its own O, B, I."""

TAKES: Final = {
    "event": ("actor", "recipient", "place", "date", "figure", "source"),
    "cue": ("speaker", "content", "addressee"),
    "number": ("of", "source"),
}
"""Sort of anchor -> the arguments it can have."""

DATED: Final = ["none", "words", "day"]
"""Where an event's date comes from: nowhere, words of the page, or the day of the article."""
