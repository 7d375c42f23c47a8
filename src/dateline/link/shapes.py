"""What the make of a name says of a body that no table holds: "Karsten AG" is a company, "the Karaba Herald" a paper,
"the Free Sarawa Army" one of rebels."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dateline.knowledge.lexicon import Word
from dateline.knowledge.roles import words_of

_LAST = ("BUS", "JRN", "NGO")
_FIRST = ("BUS", "JRN", "EDU")
MOST = 12
"""Words of a name that are read."""
_GLUE = frozenset(("of", "for", "the", "and", "de", "del", "du", "des", "da", "do", "la", "le", "without", "s"))


def of_words(found: Sequence[Word]) -> str | None:
    """The sector that the make of the capitalised name tells with which a phrase begins."""
    first = 1 if found and found[0].low in words_of("determiner") else 0
    return of_name(found[first : name_end(found, first)])


def name_end(found: Sequence[Word], first: int) -> int:
    """Index behind the capitalised name that begins at word ``first``, with what joins its words."""
    end = first
    for i in range(first, min(len(found), first + MOST)):
        if i > first and not found[i].gap and found[i].low != "s":
            break
        if found[i].text[0].isupper() or found[i].text.isdigit():
            end = i + 1
        elif found[i].low not in _GLUE:
            break
    return end


def of_name(name: Sequence[Word]) -> str | None:
    """The sector that the make of a capitalised name tells; None where it tells none."""
    low = [word.low for word in name]
    if len(low) < 2:
        return None
    return _fighters(low) or _rights(low) or _thinkers(low) or _spies(low) or _party(low) or _by_end(name, low)


def is_longer(found: Sequence[Word], first: int, covered: frozenset[int], last: str) -> bool:
    """Whether a name of the table is only the end of another body's: "the Karaba People's Liberation Army"."""
    if not first or not found[first].gap or last not in words_of("institution", "armed name"):
        return False
    before = found[first - 1]
    other = ("modifier", "direction", "determiner", "honorific", "possessive")
    free = first - 1 not in covered and before.text[0].isupper() and before.low != "s"
    return free and not any(before.low in words_of(kind) for kind in other)


def _by_end(name: Sequence[Word], low: list[str]) -> str | None:
    """The sector of "Karsten AG", "the Evening Post", "Banco Agrario", "Rights Watch"."""
    if low[-1] in words_of("company form"):
        return "BUS" if name[-1].text.rstrip(".")[:2] != name[-1].text.rstrip(".")[:2].lower() else None
    if low[0] in words_of("given name", "she name", "he name"):
        return None
    if any(word in words_of("institution") or word in words_of("state word") for word in low[:-1]):
        return None
    for sector in _LAST:
        if low[-1] in words_of(f"name ends {sector}"):
            return sector
    return next((sector for sector in _FIRST if low[0] in words_of(f"name begins {sector}")), None)


def _fighters(low: list[str]) -> str | None:
    """Rebels: "the Movement for the Liberation of Tumbara", "the Tariq Martyrs Brigade", "the Free Sarawa Army"."""
    armed = next((i for i, word in enumerate(low) if word in words_of("armed name")), None)
    if armed is None:
        return None
    if any(word in words_of("rebel name") for word in low):
        return "REB"
    free = low[0] == "free" and low[-1] == "army" and len(low) > 2
    return "REB" if free else None


def _party(low: list[str]) -> str | None:
    """Parties: "the Alliance for Progress", "the Democratic Union", "the Farmers Party"."""
    if low[-1] == "party":
        return "PTY"
    told = next((i for i, word in enumerate(low) if word in words_of("party name")), None)
    if told is None:
        return None
    aims = told + 2 < len(low) and low[told + 1] in ("for", "of") and low[-1] in words_of("party aim")
    creed = told == len(low) - 1 and any(word in words_of("party creed") for word in low[:-1])
    return "PTY" if aims or creed else None


def _rights(low: list[str]) -> str | None:
    """Watchers of rights: "the Centre for Human Rights", but no state's commission."""
    pairs = list(pairwise(low))
    told = ("human", "rights") in pairs or ("legal", "aid") in pairs or ("without", "borders") in pairs
    return "NGO" if told and not any(word in words_of("state word") for word in low) else None


def _thinkers(low: list[str]) -> str | None:
    """Think tanks and watchers: "the Marin Centre for Policy Studies", but no state's nor the UN's."""
    told = any(one in ("centre", "center") and other == "for" for one, other in pairwise(low))
    state = any(word in words_of("state word") or word in ("un", "nations", "national", "state") for word in low)
    return "NGO" if told and not state and low[-1] in words_of("think tank name") else None


def _spies(low: list[str]) -> str | None:
    """Secret services: "the State Security Service", "the General Intelligence Directorate"."""
    service = low[-1] in words_of("secret service") or low[0] in words_of("secret service")
    secret = "intelligence" in low or ("state", "security") in pairwise(low)
    return "SPY" if service and secret else None
