"""Numbers that may be the dead and the wounded of a shooting, with what speaks for each (evals/gva.py)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from dateline.model import Value
from evals.gva_choice import Candidates, share, total
from evals.gva_documents import Document
from evals.gva_numbers import HIMSELF, WORDS, listed, mentions
from evals.gva_victims import SUSPECTED, TURN_DIES, TURN_SHOT, People, folds, people, rows, turns

# -------------------------------------------------------------------------------- words

NUMBER = {word: number for number, word in enumerate(("no", *WORDS))}
NUMBER |= {"double": 2, "triple": 3, "quadruple": 4, "both": 2, "couple": 2}
NUMBER |= dict.fromkeys(("a", "an", "another", "man", "woman", "teen", "boy", "girl", "teenager", "child"), 1)
WHO = r"(?:people|persons|men|women|teens?|teenagers?|students?|victims?|others?|boys?|girls?|man|woman|children|child)"
KILLED = re.compile(
    rf"\b(\w+)(?: \w+)?(?: {WHO})? (?:(?:is|are|was|were|have been|had been) )?"
    r"(?:left |found |fatally |shot (?:and |to )?)?"
    r"(?:dead|death|killed|shot|slain|murdered|died)\b(?<!\bshot)|\b(\w+)(?: {WHO})? fatally\b",
    re.I,
)
DEATHS = re.compile(
    r"\b(double|triple|quadruple) (?:fatal|homicide|murder|killing|slaying)|\b(\w+) (?:deaths|bodies|fatalities)\b",
    re.I,
)
KILLS = re.compile(r"\b(?:kills|killing|killed|claimed the lives of|leaves|left) (\w+)\b", re.I)
INJURED = re.compile(
    rf"\b(\w+)(?: {WHO})? (?:(?:is|are|was|were) )?(?:injured|wounded|hurt|hospitalized|injures)\b", re.I
)
INJURES = re.compile(r"\b(?:injures|injuring|wounding|wounds|injured|wounded|hurts) (\w+)\b", re.I)
SHOT = re.compile(rf"\b(\w+)(?: \w+)? {WHO} (?:(?:is|are|was|were|have been|had been) )?shot\b|\b(\w+) shot\b", re.I)


def numbers(pattern: re.Pattern[str], text: str) -> Counter[int]:
    """Numbers that a pattern finds in a text."""
    found = (_value(next((g for g in m.groups() if g), None)) for m in pattern.finditer(text))
    return Counter(number for number in found if number is not None)


def _value(word: str | None) -> int | None:
    if word is None:
        return None
    return int(word) if word.isdigit() and len(word) < 3 else NUMBER.get(word.casefold())


_WHOEVER = (
    "man|woman|men|women|boy|girl|teen|teenager|passenger|driver|mother|father|brother|sister|friend|wife|husband"
    "|girlfriend|boyfriend|male|female|child|officer|deputy|victim|person|people"
)
SIGNS = {
    "death": r"fatal|fatally|died|dies|dead|killed|kills|killing|slain|homicide|murdered|murder charge"
    r"|first-degree murder|second-degree murder|charged with murder|manslaughter|pronounced|medical examiner|coroner"
    r"|autopsy|body was",
    "died": r"died|dies|succumbed|passed away|pronounced (?:dead|brain dead)|fatally shot|shot and killed|shot to death"
    r"|found dead|death of|killed in|was killed|were killed"
    r"|charged with (?:first-degree |second-degree |capital )?murder|murder charges?|manslaughter|homicide|coroner"
    r"|medical examiner",
    "mourned": r"deadly|fatality|fatalities|death|life support|claims?|claimed|passed away|lost (?:his|her) life"
    r"|obituary|funeral|vigil|mourn\w*|loved ones|slaying|killer|killings?|brain dead",
    "harm": r"injured|injuries|injury|wounded|wound|wounds|hospital|surgery|critical condition|stable condition|recover"
    r"|recovering|non-life-threatening|survive|survived",
    "alive": r"expected to (?:survive|recover|be ok|live)|non-?life-threatening|stable condition|serious condition"
    r"|critical condition|good condition|fair condition|critically|recovering|released from|life-threatening"
    r"|undergoing surgery|remains? (?:in|hospitalized)|treated",
    "also": r"also (?:shot|wounded|injured|hit|struck|hurt)|another (?:man|woman|person|victim|teen|boy|girl|male"
    r"|female)|second (?:victim|man|woman|person)|other victims?|wounding|injuring|survived|both (?:men|victims|were)",
    "with": rf"(?:{_WHOEVER}) (?:[\w’'-]+ ){{0,5}}?(?:was|were|is|are|had been) "
    r"(?:also |seriously |critically |slightly )*(?:shot|hit|wounded|injured|struck|grazed|hurt)\b"
    r"(?! (?:and killed|dead|to death))",
    "shooter hurt": r"(?:suspects?|gunm[ae]n|shooter|teen|accused|robber|assailant) (?:\w+ ){0,3}?(?:was|were|is|are)"
    r" (?:also )?(?:\w+ )?(?:hit|struck|wounded|shot|injured|hospitalized|transported|taken to|treated)"
    r"|suspect in hospital|turned the gun on|shot (?:him|her)self|self-inflicted",
    "suicide": r"murder-suicide|suicide|killed himself|shot himself|took his own life|turned the gun",
    "self": r"(?:shot|shoots|shooting|killed|kills|killing) (?:him|her|them)?self|self[- ]inflicted"
    r"|accidental(?:ly)? (?:shot|shoots|discharge)|(?:gun|rifle|pistol|handgun|weapon) (?:went|goes) off",
}
"""What a report may tell besides numbers -> its words."""
SIGN = {sign: re.compile(rf"\b(?:{words})\b", re.I) for sign, words in SIGNS.items()} | {
    "himself": HIMSELF,
    "suspect": SUSPECTED,
}
ROUND_UP = re.compile(
    r"\b(?:shootings|homicides|incidents|murders|slayings) |\b(?:weekend|separate|unrelated|overnight shootings|spate"
    r"|string of|violent (?:night|weekend)|bloody|across (?:the )?city)\b",
    re.I,
)
"""Words of a report that tells of several shootings."""
ATTEMPTS = re.compile(
    r"\b(two|three|four|five|six|seven|eight|nine|\d{1,2}) (?:\w+ ){0,2}counts? of (?:\w+[ -]){0,6}?"
    r"(?:attempt|assault|aggravated|malicious|battery)",
    re.I,
)
"""Counts of a charge for those who live: "four counts of attempted murder"."""

# -------------------------------------------------------------------------------- one report, one incident

LEAD, START, FIRST = 450, 1500, 500
"""Characters: of a lead behind the title, of the start in which people are counted, in which a death is told first."""
PARTS = ("any", "lead", "title")

Key = tuple[str, str]


class Facts(Value, frozen=True, kw_only=True):
    """What one report tells: numbers by (what, part of the report), how much it has of a sign (0 to 1)."""

    numbers: dict[Key, Counter[int]]
    signs: dict[Key, float]
    people: tuple[People, People]

    @property
    def everyone(self) -> int | None:
        """Dead and wounded that the lead gives together; None where it gives no wounded."""
        dead, hurt = self.numbers["killed", "lead"], self.numbers["injured", "lead"]
        return max(dead, default=0) + max(hurt) if hurt else None


@cache
def _facts(title: str, text: str) -> Facts:
    found: dict[Key, Counter[int]] = {}
    signs: dict[Key, float] = {("first", "any"): float(bool(SIGN["death"].search(text[:FIRST])))}
    for part, own in zip(PARTS, (text, text[: len(title) + LEAD], title), strict=True):
        for kind in ("killed", "injured", "shot"):
            told = rows(own, kind)
            found[kind, part] = mentions(own, kind, told)
            found[f"{kind} row", part] = Counter(row.people for row in told)
        for sign, pattern in SIGN.items():
            signs[sign, part] = min(1.0, len(pattern.findall(own)) / (3 if part == "any" else 1))
        found["fold", part] = folds(own)
    for kind in ("killed", "injured", "shot"):
        found[f"{kind} list", "any"] = listed(text, kind)
    words = {"killed": (KILLED, KILLS, DEATHS), "injured": (INJURED, INJURES), "shot": (SHOT,)}
    for kind, patterns in words.items():
        found[f"{kind} words", "any"] = total(numbers(p, text) for p in patterns)
    found["hurt words", "title"] = total(numbers(p, title) for p in (INJURED, INJURES, SHOT))
    found["dies in turn", "any"], found["in turn", "any"] = turns(text, TURN_DIES), turns(text, TURN_SHOT)
    found["in turn", "lead"] = turns(text[: len(title) + LEAD], TURN_SHOT)
    found["attempts", "any"] = numbers(ATTEMPTS, text)
    several = len(ROUND_UP.findall(text[: len(title) + LEAD]))
    signs["round-up", "any"] = float(bool(ROUND_UP.search(title))) + min(1, several / 3) / 2
    return Facts(numbers=found, signs=signs, people=(people(text), people(text[:START])))


class Heard(Value, frozen=True, kw_only=True):
    """What the reports of one incident tell together, for dead and wounded alike.

    ``shares`` number -> share of the reports that give it, ``single`` the same among those that are no round-ups,
    ``counts`` how often; of signs the mean, the most, and that of the last report; of people each report's count, in
    its whole text and at its start; of everyone hit what each lead gives, by the day of its report.
    """

    shares: dict[Key, dict[int, float]]
    single: dict[Key, dict[int, float]]
    counts: dict[Key, Counter[int]]
    mean: dict[Key, float]
    most: dict[Key, float]
    last: dict[Key, float]
    people: tuple[tuple[People, People], ...]
    everyone: tuple[int, ...]
    figures: dict[str, Counter[int]]
    ages: float


def hear(docs: Sequence[Document]) -> Heard:
    """Reads the numbers of all reports once."""
    told = [_facts(d.title, d.text) for d in sorted(docs, key=lambda d: (d.day or 0, d.id))]
    single = [one for one in told if one.signs["round-up", "any"] < 0.5] or told
    signs, kinds = told[0].signs, told[0].numbers
    return Heard(
        shares={kind: _shares([one.numbers[kind] for one in told]) for kind in kinds},
        single={kind: _shares([one.numbers[kind] for one in single]) for kind in kinds},
        counts={kind: total(one.numbers[kind] for one in told) for kind in kinds},
        mean={sign: sum(one.signs[sign] for one in told) / len(told) for sign in signs},
        most={sign: max(one.signs[sign] for one in told) for sign in signs},
        last=told[-1].signs,
        people=tuple(one.people for one in told),
        everyone=tuple(n for one in told if (n := one.everyone) is not None),
        figures={kind: _figures(docs, kind) for kind in ("killed", "injured")},
        ages=sum(len(d.ages) for d in docs) / len(docs),
    )


def _shares(found: Sequence[Counter[int]]) -> dict[int, float]:
    count = Counter(n for one in found for n in one)
    return {n: c / len(found) for n, c in count.items()}


def _figures(docs: Sequence[Document], kind: str) -> Counter[int]:
    """Numbers that the records give for a kind of figure, in acts of force."""
    own = [f for d in docs for e in d.events if e.type == "ASSAULT" for f in e.figures if f.kind == kind]
    return Counter(int(f.low) for f in own if f.low == int(f.low) and f.low < 30)


# -------------------------------------------------------------------------------- features


def _given(shares: dict[Key, dict[int, float]], kind: str, number: int) -> dict[str, float]:
    """What speaks for a number: the shares, whether it stands there at all, is the greatest, or told most in leads."""
    out: dict[str, float] = {}
    for part in PARTS:
        own = shares[kind, part]
        out |= {part: own.get(number, 0.0), f"is in {part}": float(number in own)}
        out[f"greatest in {part}"] = float(bool(own) and number == max(own))
    lead = shares[kind, "lead"]
    out["most in lead"] = float(bool(lead) and number == min(lead, key=lambda n: (-lead[n], -n)))
    return out


def _greatest(own: dict[int, float], number: int) -> float:
    return float(bool(own) and number == max(own))


def killed(heard: Heard) -> Candidates:
    """Numbers of dead with what speaks for each."""
    own, counts = heard.shares, heard.counts
    given, in_rows = own["killed", "any"], own["killed row", "any"]
    many = {n + 1 for n in given if n > 1} | {n + 1 for n in in_rows}
    lists, told = counts["killed list", "any"], {one.dead for one, _ in heard.people}
    found = {0, 1, 2, *heard.figures["killed"], *counts["killed words", "any"], *given, *many, *lists, *in_rows, *told}
    found |= set(own["dies in turn", "any"])
    return {n: (*_dead_by_number(n, heard), *_dead_by_sign(n, heard)) for n in sorted(found)}


def _dead_by_number(n: int, heard: Heard) -> Iterator[float]:
    own, counts, mean = heard.shares, heard.counts, heard.mean
    none, one, more = float(n == 0), float(n == 1), float(n > 1)
    given, known = _given(own, "killed", n), {m for m in own["killed", "any"] if m > 1}
    yield from (given[part] for part in PARTS)
    yield from (given["is in any"], given["is in title"])
    yield from (given["greatest in lead"], given["greatest in title"], given["most in lead"])
    yield from (float(n - 1 in own["killed", "any"]) * mean["himself", "any"], one * mean["himself", "any"])
    yield from (none * float(bool(own["killed", "lead"])), one * float(bool(known)))
    yield from (one * float(any(m > 1 for m in own["killed", "title"])), more * float(n not in known))
    read, words = heard.figures["killed"], counts["killed words", "any"]
    yield from (share(read, n), float(n in read), share(words, n), float(n in words), min(1.0, n / 10))
    yield none * float(not read and not words)
    lists, in_rows, turn = counts["killed list", "any"], own["killed row", "any"], own["dies in turn", "any"]
    yield from (float(n in lists), share(lists, n), float(bool(lists) and n == max(lists)))
    yield from (more * float(bool(lists) and n not in lists), one * float(bool(lists)))
    for part in ("lead", "title"):
        yield from (float(n in own["killed row", part]), _greatest(own["killed row", part], n))
    yield from (more * float(bool(in_rows) and n not in in_rows), none * float(bool(in_rows)))
    yield from (float(n in turn), _greatest(turn, n))
    single = _given(heard.single, "killed", n)
    yield from (single["any"], single["title"], single["is in any"], single["is in lead"], single["is in title"])
    several = mean["round-up", "any"]
    yield from (none * several, one * several, more * several)
    yield from (several * given["title"], several * more * given["any"])
    each, start = [o.dead for o, _ in heard.people], [o.dead for _, o in heard.people]
    yield from (each.count(n) / len(each), start.count(n) / len(each), float(n == max(each)))
    yield from (none * float(max(each) > 0), more * float(n > max(each)))
    fold, shot = own["fold", "any"], own["shot", "any"]
    yield from (float(n in fold), more * float(n in fold) * mean["death", "title"])
    yield from (float(n > max(shot, default=99)), float(n > max(fold, default=99)))


def _dead_by_sign(n: int, heard: Heard) -> Iterator[float]:
    mean, most, last = heard.mean, heard.most, heard.last
    none, one, more = float(n == 0), float(n == 1), float(n > 1)
    yield from (none, one, more)
    for sign in (("death", "any"), ("death", "title"), ("first", "any"), ("suicide", "any")):
        yield from (none * mean[sign], more * mean[sign])
    yield from (one * mean["death", "title"], one * mean["first", "any"])
    yield from (none * mean["mourned", "any"], none * mean["mourned", "title"])
    for sign in (("death", "any"), ("death", "title"), ("died", "any"), ("died", "title")):
        yield from (none * most[sign], none * last[sign])
        if sign != ("death", "any"):
            yield from (more * most[sign], more * last[sign])
    for sign in (("died", "title"), ("died", "lead")):
        yield from (none * mean[sign], more * mean[sign])
    yield from (more * mean["died", "any"], none * mean["alive", "any"], more * mean["alive", "any"])
    yield from (none * last["alive", part] for part in PARTS)
    yield from (none * last["died", "lead"], more * mean["self", "any"])


def injured(heard: Heard, dead: int) -> Candidates:
    """Numbers of wounded with what speaks for each, once the dead are known."""
    own, counts = heard.shares, heard.counts
    people_shot = {
        *counts["shot words", "any"], *own["shot", "any"], *own["fold", "any"], *own["shot row", "any"],
        *own["in turn", "any"], *(one.shot for one, _ in heard.people), *heard.everyone,
    }  # fmt: skip
    found = {
        0, 1, 2, *heard.figures["injured"], *heard.figures["killed"], *counts["injured words", "any"],
        *counts["hurt words", "title"], *counts["shot words", "any"], *own["injured", "any"], *own["shot", "any"],
        *counts["injured list", "any"], *own["injured row", "any"], *own["shot row", "any"],
        *(one.hurt for one, _ in heard.people), *(n - dead for n in people_shot if n >= dead),
    }  # fmt: skip
    found |= {n + 1 for n in found if n < MANY}
    return {n: (*_hurt_by_number(n, dead, heard), *_hurt_by_sign(n, dead, heard)) for n in sorted(found)}


MANY = 15
"""Wounded from which one more is not tried."""


def _hurt_by_number(n: int, dead: int, heard: Heard) -> Iterator[float]:
    own, counts, everyone = heard.shares, heard.counts, n + dead
    none, one, more = float(n == 0), float(n == 1), float(n > 1)
    hurt, hit = own["injured", "any"], own["shot", "any"]
    given, shot = _given(own, "injured", n), _given(own, "shot", everyone)
    known = {m for m in (*hurt, *(s - dead for s in hit)) if m > 1}
    yield from (given["lead"], given["is in lead"], given["greatest in lead"])
    yield from (shot["is in any"], shot["is in title"], shot["greatest in any"], shot["greatest in lead"])
    yield from (shot["most in lead"], shot["any"] * float(dead > 0))
    yield from (none * float(bool(own["injured", "lead"])), one * float(bool(known)), more * float(n not in known))
    yield from (none * float(any(s > dead for s in hit)), float(everyone in hit and n in hurt))
    words, titles, struck = counts["injured words", "any"], counts["hurt words", "title"], counts["shot words", "any"]
    yield from (share(heard.figures["injured"], n), share(words, n), float(n in words), share(titles, n))
    yield from (share(titles, everyone), share(struck, everyone), float(everyone in struck), min(1.0, n / 10))
    yield more * float(not dead) * share(heard.figures["killed"], n)
    lists = counts["injured list", "any"]
    yield from (float(n in lists), share(lists, n), more * float(bool(lists) and n not in lists))
    in_rows, all_rows = own["injured row", "lead"], own["shot row", "any"]
    yield from (in_rows.get(n, 0.0), float(n in in_rows), _greatest(in_rows, n), float(everyone in all_rows))
    yield one * float(any(s > everyone for s in all_rows))
    fold, turn = own["fold", "any"], own["in turn", "any"]
    yield from (float(everyone in fold), _greatest(fold, everyone), float(bool(fold) and everyone < max(fold)))
    yield from (none * float(any(s > dead for s in fold)), _greatest(turn, everyone))
    yield float(bool(turn) and everyone < max(turn))
    single, single_shot = _given(heard.single, "injured", n), _given(heard.single, "shot", everyone)
    yield from (single["title"], single["is in any"], single["is in lead"], single_shot["is in title"])
    several = heard.mean["round-up", "any"]
    yield from (more * several, several * more * hit.get(everyone, 0.0), several * min(1.0, n / 10))
    yield from _hurt_by_count(n, dead, heard)
    most_shot = max((*hit, *fold, *all_rows, 0))
    most_hurt = max((*hurt, *own["injured row", "any"], 0))
    yield from (float(most_shot == everyone), float(most_hurt == n), more * float(most_shot > everyone))
    yield from (more * float(most_hurt > n), more * float(n > max(most_hurt, most_shot - dead)))
    attempts = own["attempts", "any"]
    yield from (float(n in attempts), float(n + 1 in attempts), more * float(bool(attempts)))
    yield from _hurt_who_died(n, dead, heard)


def _hurt_who_died(n: int, dead: int, heard: Heard) -> Iterator[float]:
    """Dead and wounded together stay the same when a wounded person dies: what the leads give together."""
    sums, everyone = heard.everyone, n + dead
    yield sums.count(everyone) / len(heard.people)
    at_first = float(bool(sums) and sums[0] == everyone)
    yield from (at_first, float(dead > 0) * at_first, float(bool(sums) and max(sums) == everyone))
    yield float(n > 1) * float(bool(sums) and max(sums) < everyone)


def _hurt_by_count(n: int, dead: int, heard: Heard) -> Iterator[float]:
    """People told one by one."""
    one, more, everyone = float(n == 1), float(n > 1), n + dead
    each, shot = [o.hurt for o, _ in heard.people], [o.shot for o, _ in heard.people]
    yield from (each.count(n) / len(each), shot.count(everyone) / len(each))
    yield [o.shot for _, o in heard.people].count(everyone) / len(each)
    yield from (float(n == max(each)), float(everyone == max(shot)), float(n == 0) * float(max(each) > 0))
    yield from (more * float(n > max(each)), more * float(n < max(each)), more * min(1.0, max(each) / 5))
    yield one * float(max(shot) > everyone)


def _hurt_by_sign(n: int, dead: int, heard: Heard) -> Iterator[float]:
    mean, most, last = heard.mean, heard.most, heard.last
    none, one, more, death = float(n == 0), float(n == 1), float(n > 1), float(dead > 0)
    yield from (none, one, more, none * death, one * death, more * death, none * float(dead > 1))
    yield from (none * mean["harm", "any"], one * mean["harm", "any"], more * mean["harm", "any"])
    yield one * min(1.0, heard.ages / 6)
    for sign in (("alive", "any"), ("died", "any"), ("suspect", "any")):
        yield from (none * mean[sign], more * mean[sign])
    yield from (none * mean["also", "any"], none * death * mean["alive", "any"], none * death * mean["alive", "lead"])
    for sign in (("alive", "lead"), ("died", "title"), ("also", "lead"), ("self", "any"), ("self", "title")):
        yield more * mean[sign]
    yield from (more * mean["suicide", "any"], more * mean["shooter hurt", "any"], more * mean["with", "any"])
    yield from (none * mean["with", "lead"], more * mean["with", "lead"])
    yield from (none * death * mean["shooter hurt", "lead"], one * death * mean["shooter hurt", "lead"])
    for sign in (("alive", "any"), ("died", "any")):
        yield from (none * last[sign], more * last[sign], none * most[sign])
