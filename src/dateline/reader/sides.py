"""Who did it, and to whom: every party around an event is weighed for both sides, those of other sentences included.

Reports name a side once and go on with "the ministry complained" or "was called off". What is said of each party
(``reader.party_columns``) is weighed by boosted trees, one set a side, fitted by ``training/fit_sides.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from dateline.attach.coreference import GROUNDS
from dateline.knowledge.trees import trees
from dateline.link.persons import PERSON_RULES
from dateline.link.profile import profile
from dateline.model import Parts, Span, Trigger
from dateline.reader import meetings, two_states
from dateline.reader.agents import told_by
from dateline.reader.appositions import one_party
from dateline.reader.asked_from import asked_from
from dateline.reader.at_table import seated
from dateline.reader.attributive import housed, is_called_after, is_money, without_sites
from dateline.reader.behind_verbs import behind_verbs
from dateline.reader.borrowed import is_borrowed, is_named_for_another
from dateline.reader.bystanders import (
    TOWNS,
    is_addressed,
    is_armed_elsewhere,
    is_aside,
    is_behind_object,
    is_of_first,
    is_one,
    is_person_for_it,
    is_scene,
)
from dateline.reader.claimants import beside, claims, no_doers
from dateline.reader.clash_sides import both_sides
from dateline.reader.come_to_scene import is_at_scene
from dateline.reader.condemned_doers import unblamed
from dateline.reader.conveyed import conveyed
from dateline.reader.crowds import crowds
from dateline.reader.diplomatic import is_no_doer, is_not_hit, told_of
from dateline.reader.kin import with_kin
from dateline.reader.laid_on import laid_on
from dateline.reader.named_beside import (
    helped,
    is_apposed,
    is_asked_for,
    is_before_outbreak,
    is_building,
    is_honoured,
    is_mourned,
    is_only_told,
    is_signature,
    owns_beside,
    unowned,
)
from dateline.reader.near_words import near_words
from dateline.reader.own_subjects import he_suffered, own_subject
from dateline.reader.own_victims import with_own
from dateline.reader.pairs import parted
from dateline.reader.parties import Parties, Party, Scene
from dateline.reader.party_columns import COLUMNS, rows
from dateline.reader.passive_rows import in_passive_rows
from dateline.reader.side_by_side import Field, scoped
from dateline.reader.some_of import of_others, of_several
from dateline.reader.state_rows import in_rows
from dateline.reader.stretches import alone, bracketed, in_a_row, joined, owned, part_of, whole
from dateline.reader.survivors import survivors
from dateline.reader.suspects import is_only_suspect
from dateline.reader.tip_lines import appealed
from dateline.reader.towns_in_states import with_state
from dateline.reader.townsfolk import is_thing, peopled
from dateline.reader.turned import Both, asked_by, charged, done_by, turned, voiced
from dateline.reader.whose_raid import whose_raid
from dateline.spans import meeting, meets, meets_any

NO_FIELDS: Final[Mapping[int, Field]] = {}
TREES: Final = {"actor": "actor_trees.onnx", "recipient": "recipient_trees.onnx"}
"""Side -> its trees in ``knowledge/data``."""


class Bounds(NamedTuple):
    """Odds from which on the likeliest party is on a side (``least``), every further one (``more``), and one that
    stands in a row with a party taken ("Poland, Hungary and Slovakia": ``also``)."""

    least: float
    more: float
    also: float


BOUNDS: Final = {"actor": Bounds(0.35, 0.7, 0.5), "recipient": Bounds(0.3, 0.7, 0.5)}
"""Chosen on the pages of the fit, held out in turn."""


def sides(told: Parties, rules: Sequence[Parts], apart: Mapping[int, Field] = NO_FIELDS) -> list[Both]:
    """Both sides of each event of a story; ``rules`` are what the rules attach to each, ``apart`` the fields of those
    told beside others."""
    scenes = [told.scene(at, rule) for at, rule in enumerate(rules)]
    out, around = [], []
    for scene, odds in zip(scenes, sure(told, scenes), strict=True):
        actors = chosen(told, scene, "actor", odds["actor"])
        both = Both(actors, chosen(told, scene, "recipient", odds["recipient"], actors))
        text, trigger = told.story.text, scene.trigger
        named = [span for party in scene.parties for span in party.spans if not alone(text, span)]
        both = done_by(text, trigger, turned(text, trigger, charged(text, trigger, both, named)), named)
        both = asked_by(text, trigger, voiced(text, trigger, both, named), named)
        both = crowds(text, trigger, told_by(text, trigger, both, named), named)
        both = both_sides(text, trigger, own_subject(text, trigger, both, named), named)
        persons = [span for party in scene.parties if _is_person(party) for span in party.spans]
        both = he_suffered(text, trigger, both, persons)
        both = in_rows(text, trigger, of_several(text, trigger, both, persons), told.mentions)
        both = near_words(text, trigger, told_of(text, trigger, both, named), named)
        both = without_sites(text, trigger, appealed(text, trigger, seated(text, trigger, both)))
        both = asked_from(text, trigger, conveyed(text, trigger, both, named), named)
        both = whose_raid(text, trigger, survivors(text, trigger, both, named), named)
        both = with_kin(text, trigger, in_passive_rows(text, trigger, both))
        both = with_state(text, one_party(text, both))
        out.append(scoped(text, trigger, apart.get(scene.at), both, named))
        around.append(named)
    out = with_own(told.story.text, told.triggers, out, around)
    out = claimed(told, of_others(told.story.text, told.triggers, out))
    out = laid_on(told.story, told.triggers, out, around)
    same = [[party.spans for party in scene.parties] for scene in scenes]
    out = unblamed(told.story.text, told.triggers, out, same)
    out = two_states.meant(two_states.Page(told.story, told.mentions, told.triggers, out))
    return behind_verbs(told.story.text, told.triggers, out)


def _is_person(party: Party) -> bool:
    """Whether a party's names are a person's."""
    return any(mention.rule in PERSON_RULES for mention in party.mentions)


def claimed(told: Parties, sides_: Sequence[Both]) -> list[Both]:
    """The sides of each event with who claims it, and without who in another sentence claims one, denies it, or did the
    like."""
    found = list(claims(told.story, told.triggers, told.mentions))
    claimants = sorted({*(span for claim in found for span in claim.spans), *no_doers(told.story, told.mentions)})
    out = []
    for both, trigger in zip(sides_, told.triggers, strict=True):
        kept = tuple(span for span in both.actors if not _claims_another(span, trigger, claimants))
        out.append(both if kept == both.actors else both._replace(actors=kept))
    for claim in found:
        own = (at for at in claim.attacks if not _is_of_forces(told.story.text, out[at].actors))
        attack = next(own, claim.attacks[0])
        doers = sorted(out[attack].actors)
        others = (at for at in beside(told.triggers, attack) if not _is_of_forces(told.story.text, out[at].actors))
        same = [at for at in others if not out[at].actors or any(meets_any(one, doers) for one in out[at].actors)]
        for at in (attack, *same):
            if not meets_any(claim.who, out[at].actors):
                out[at] = out[at]._replace(actors=(*out[at].actors, claim.who))
    return out


def _is_of_forces(text: str, actors: Sequence[Span]) -> bool:
    """Whether only soldiers or police did it: who shoots the attackers does not share in their attack."""
    return bool(actors) and all(profile(text, span).sector in ("MIL", "COP") for span in actors)


def _claims_another(span: Span, trigger: Trigger, claimants: Sequence[Span]) -> bool:
    """Whether a party of an attack is only who claims one, in a sentence that does not tell it."""
    first, last = meeting(claimants, span, lambda claimant: claimant)
    return trigger.type == "ASSAULT" and first < last and not meets(span, trigger.evidence_span)


HEARD = 0.02
"""The reader's odds under which a party is on no side, whatever the trees say, unless rules or bounds put it there: a
town of the country that met is no actor."""


def sure(told: Parties, scenes: Sequence[Scene]) -> list[dict[str, list[float]]]:
    """For each event the odds that each of its parties is on a side."""
    columns = [rows(told, scene, HEARD) for scene in scenes]
    out = [{side: [0.0] * len(scene.parties) for side in TREES} for scene in scenes]
    for side, name in TREES.items():
        odds = iter(trees(name, COLUMNS).odds([row for one in columns for row in one[side].values()]))
        for one, held in zip(out, columns, strict=True):
            for party in held[side]:
                one[side][party] = next(odds)
    return out


def chosen(
    told: Parties, scene: Scene, side: str, odds: Sequence[float], others: Sequence[Span] = ()
) -> tuple[Span, ...]:
    """The stretches of the likeliest party and of every other that is likely enough for a second, in page order;
    ``others`` are those of the other side."""
    bounds, out, aside = BOUNDS[side], list[Span](), False
    passive = scene.trigger.voice == "passive"
    for at in _likeliest_first(scene, odds):
        if odds[at] < (bounds.also if out else bounds.least):
            break
        party = scene.parties[at]
        if side == "actor" and not out and _is_person_for_it(told, scene, party):
            break  # "it" is no person, and who it is the words do not tell
        if borrowed(told, scene, side, party) or (side == "actor" and barred(told, scene, party)):
            aside = aside or is_aside(told.story.text, scene.trigger, told.said(scene, side, party))
            continue
        if side == "recipient" and spared(told, scene, party):
            if not out and is_honoured(told.story.text, scene.trigger, told.said(scene, side, party)):
                break  # the monument was pulled down, and that is nobody
            continue
        if side == "recipient" and _is_own_state(told.story.text, scene, party, others):
            continue  # "Lebanon would take it to the council" after its president condemned a strike
        if not passive and _does_it_himself(told, scene, side, party, odds[at], others):
            continue  # "Kopp was indicted" has a wrong actor rather
        spans = _named(told, scene, side, party)
        if not spans:
            continue
        if out and odds[at] < bounds.more and not _in_a_row(told.story.text, out, spans):
            continue
        out = list(_longer(told.story.text, out, spans))
        out += [span for span in spans if not meets_any(span, (*out, *others))]
    if aside and side == "actor" and not out:
        out += [span for span in _instead(told, scene) if not meets_any(span, others)]
    if side == "actor" and len(out) == 1:
        out += _met(told, scene, odds, out[0])
    whom = [part_of(told.story, span) for span in joined(told.story.text, sorted(out))]
    text = told.story.text
    return tuple(unowned(text, owned(text, bracketed(text, span))) for span in whom)


_COMPOUND = re.compile(
    r"(?:(?:the|an?)\s)?(?!some|about|around|over|more|least|hundreds|thousands|dozens)[a-z-]+\s(?:[a-z-]+\s)?"
)


def _longer(text: str, taken: Sequence[Span], spans: Sequence[Span]) -> Iterator[Span]:
    """The stretches taken, without the bare noun of one that is told whole: "workers" of "foreign election workers"."""
    for one in taken:
        whole_ = next((span for span in spans if span[0] < one[0] and span[1] == one[1]), None)
        if whole_ is None or _COMPOUND.fullmatch(text, whole_[0], one[0]) is None:
            yield one


def _likeliest_first(scene: Scene, odds: Sequence[float]) -> list[int]:
    """The numbers of a scene's parties, the likeliest first and of two alike that told first."""
    return sorted(range(len(odds)), key=lambda at: (-odds[at], scene.parties[at].spans))


def _met(told: Parties, scene: Scene, odds: Sequence[float], actor: Span) -> Sequence[Span]:
    """Whom the only actor met, by the words: the likeliest party that stands so."""
    text, trigger = told.story.text, scene.trigger
    if trigger.type not in meetings.TYPES:
        return ()
    for at in _likeliest_first(scene, odds):
        if odds[at] < meetings.LEAST:
            break
        party = scene.parties[at]
        if party.mentions and all(mention.rule in GROUNDS for mention in party.mentions):
            continue  # "visited Tarn"
        spans = _named(told, scene, "actor", party)
        if spans and not meets_any(actor, spans) and meetings.is_met(text, trigger, spans[0], party.mentions):
            return spans[:1]
    return ()


SURELY = 0.65
"""Odds from which on a party is on a side though its name also stands inside a party of the other: "the embassy in
Callis called on Ruritania" (6 of 6; below 3 of 19)."""


def _does_it_himself(told: Parties, scene: Scene, side: str, party: Party, odds: float, others: Sequence[Span]) -> bool:
    """Whether a party is on the other side already: nobody does it to himself. Where it is but a part of a name there,
    and surely told of in the act's own sentence, it may be two."""
    if not any(meets_any(span, others) for span in party.spans):
        return False
    said = quoted(told, scene, side, party)
    apart = meets(said, scene.trigger.evidence_span) and not meets_any(said, others)
    return odds < SURELY or not apart or any(span in others for span in party.spans)


AGAINST: Final = frozenset(("ACCUSE", "REJECT", "THREATEN"))
"""Types of what nobody says against the state that he speaks for."""
STATES: Final = frozenset(("country", "capital", "adjective"))


_CONDEMNS = re.compile(r"(?:strongly |\w+ly )?(?:condemn|denounc|deplor)\w*", re.IGNORECASE)
_FORCES: Final = frozenset(("MIL", "COP"))


def _is_own_state(text: str, scene: Scene, party: Party, others: Sequence[Span]) -> bool:
    """Whether a party is the state whose leader or ministry speaks (of those told so on 811 training pages 11 are
    wrong and one right), or its soldiers where an attack is condemned: of 214 whom a government condemns three."""
    state = bool(party.mentions) and all(mention.rule in STATES for mention in party.mentions)
    own = party.sector in _FORCES and _CONDEMNS.match(text, scene.trigger.span[0]) is not None
    if scene.trigger.type not in AGAINST or not (state or own):
        return False
    spoke = (one for one in scene.parties if any(meets_any(span, others) for span in one.spans))
    return any(one.sector == "GOV" and one.country == party.country for one in spoke)


def barred(told: Parties, scene: Scene, party: Party) -> bool:
    """Whether the words around a party say that it did not do this, whatever the odds."""
    text, trigger, said = told.story.text, scene.trigger, told.said(scene, "actor", party)
    return (
        is_one(text, trigger, said, party.sector)
        or is_aside(text, trigger, said)
        or is_at_scene(text, trigger, said)
        or is_addressed(text, said)
        or is_scene(text, trigger, said, party.mentions)
        or is_person_for_it(text, trigger, said, party.mentions)
        or is_signature(text, said)
        or is_only_told(text, trigger, said)
        or is_building(text, trigger, said)
        or is_armed_elsewhere(text, trigger, said, party.sector)
        or is_only_suspect(text, trigger, said)
        or is_of_first(text, trigger, said)
        or is_money(text, said)
        or is_called_after(text, trigger, said, party.mentions, TOWNS)
        or is_no_doer(text, trigger, said, party.mentions)
        or is_before_outbreak(text, trigger, said)
        or is_apposed(text, said, (span for other in scene.parties for span in other.spans))
    )


def spared(told: Parties, scene: Scene, party: Party) -> bool:
    """Whether the words around a party say that this was not done to it, whatever the odds."""
    text, trigger, said = told.story.text, scene.trigger, told.said(scene, "recipient", party)
    return (
        is_behind_object(text, trigger, said)
        or is_signature(text, said)
        or helped(text, trigger, said)
        or is_honoured(text, trigger, said)
        or is_mourned(text, trigger, said)
        or is_asked_for(text, trigger, said)
        or is_money(text, said)
        or is_not_hit(text, trigger, said, party.mentions)
        or is_apposed(text, said, (span for other in scene.parties for span in other.spans))
        or owns_beside(text, said, [span for other in scene.parties for span in other.spans])
    )


def _instead(told: Parties, scene: Scene) -> Sequence[Span]:
    """The actor that the rules see in the sentence where the likeliest party is only named to tell of another: the
    authors of "the authors, including X, accused"."""
    text, trigger = told.story.text, scene.trigger
    ruled = [span for span in scene.ruled["actor"] if meets(span, trigger.evidence_span)]
    return whole(told.story, [span for span in ruled if not is_aside(text, trigger, span)], told.mentions)


def _is_person_for_it(told: Parties, scene: Scene, party: Party) -> bool:
    said = told.said(scene, "actor", party)
    return is_person_for_it(told.story.text, scene.trigger, said, party.mentions)


def borrowed(told: Parties, scene: Scene, side: str, party: Party) -> bool:
    """Whether a party is that of another attack."""
    marked = scene.ruled[side]
    if any(meets_any(span, marked) for span in party.spans):
        return False
    backwards = side == "recipient" or all(is_named_for_another(told.story.text, span) for span in party.spans)
    return is_borrowed(told.story, scene.trigger, party.spans, told.triggers, told.mentions, backwards=backwards)


def quoted(told: Parties, scene: Scene, side: str, party: Party) -> Span:
    """The stretch of a party as reader or rules mark it, where what stands for it is only a part: "Iran-backed militant
    groups" for "Iran", "two drivers" for "drivers"."""
    span = told.said(scene, side, party)
    marked = (*scene.taken[side], *(one for ruled in scene.ruled.values() for one in ruled))
    around = [one for one in marked if one[0] <= span[0] and span[1] <= one[1]]
    return max((*around, span), key=lambda one: one[1] - one[0])


def _named(told: Parties, scene: Scene, side: str, party: Party) -> tuple[Span, ...]:
    """The stretches of a party as a reader would quote them; none where it is only a place or a thing."""
    spans = whole(told.story, [quoted(told, scene, side, party)], told.mentions)
    spans = tuple(span for span in spans if not is_thing(told.story.text, span, party.mentions))
    found = (peopled(told.story, span, party.mentions, side) for span in spans)
    whom = [one for span in found if span is not None for one in parted(told.story.text, span)]
    return tuple(housed(told.story.text, span) for span in whom) if side == "recipient" else tuple(whom)


def _in_a_row(text: str, taken: Sequence[Span], spans: Sequence[Span]) -> bool:
    return any(in_a_row(text, one, span) for one in taken for span in spans)
