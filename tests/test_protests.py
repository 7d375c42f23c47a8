"""Protests, arrests, trials and clashes as wires tell them: whose verb it is, who is only marched for, both sides."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from dateline import read
from dateline.model import Span, Trigger
from dateline.reader.behind_verbs import behind_verbs
from dateline.reader.clash_sides import both_sides
from dateline.reader.crowds import crowds
from dateline.reader.named_beside import unowned
from dateline.reader.own_subjects import he_suffered, own_subject
from dateline.reader.senses import other
from dateline.reader.turned import Both

Sides = tuple[list[str], list[str]]
Rule = Callable[[str, Trigger, Both, Sequence[Span]], Both]


def act(text: str, words: str, kind: str) -> Trigger:
    """An act of one sentence, told by these words."""
    at = text.index(words)
    return Trigger(
        evidence_span=(0, len(text)), span=(at, at + len(words)), clause_span=(0, len(text)), type=kind, mode=None,
        status="actual", role="news", voice="active", rule="", confidence=1.0,
    )  # fmt: skip


def spans(text: str, parties: Sequence[str]) -> tuple[Span, ...]:
    return tuple(sorted((text.index(party), text.index(party) + len(party)) for party in parties))


def quoted(text: str, both: Both) -> Sides:
    return [text[slice(*span)] for span in both.actors], [text[slice(*span)] for span in both.recipients]


def sides(rule: Rule, text: str, words: str, kind: str, told: Sides, named: Sequence[str] = ()) -> Sides:
    """The sides as a rule has them; ``named`` are parties around that are on no side."""
    actors, recipients = (spans(text, parties) for parties in told)
    around = (*actors, *recipients, *spans(text, named))
    return quoted(text, rule(text, act(text, words, kind), Both(actors, recipients), around))


@pytest.mark.parametrize(
    ("text", "kind", "told", "kept"),
    [
        ("Police detained opposition leader Ama Rell on Monday.", "COERCE",
         (["Police"], ["detained opposition leader Ama Rell"]), (["Police"], ["opposition leader Ama Rell"])),
        ("Police also detained activist Rell.", "COERCE", (["Police"], ["detained activist Rell"]),
         (["Police"], ["activist Rell"])),
        ("Police in Tarn detained union leader Rell.", "COERCE",
         (["Police in Tarn detained union leader Rell"], []), (["Police in Tarn"], ["union leader Rell"])),
        ("The guards detained at the mill are ill.", "COERCE", ([], ["The guards detained at the mill"]),
         ([], ["The guards detained at the mill"])),
        ("A court freed the detained activist Rell.", "COERCE", ([], ["detained activist Rell"]),
         ([], ["detained activist Rell"])),
        ("Relatives of those detained met.", "COERCE", ([], ["those detained"]), ([], ["those detained"])),
        ("The navy detained two boats.", "COERCE", (["The navy detained"], []), (["The navy"], [])),
    ],
)  # fmt: skip
def test_the_verb_of_an_act_is_none_of_its_parties(text: str, kind: str, told: Sides, kept: Sides) -> None:
    trigger = act(text, "detained", kind)
    both = Both(spans(text, told[0]), spans(text, told[1]))
    assert quoted(text, behind_verbs(text, [trigger], [both])[0]) == kept


@pytest.mark.parametrize(
    ("text", "words", "kind", "told", "named", "kept"),
    [
        # the followers of somebody
        ("Police held 90 people as supporters of jailed leader Ama Rell took to the streets.", "took to the streets",
         "PROTEST", (["90 people"], ["jailed leader Ama Rell"]), [],
         (["supporters of jailed leader Ama Rell"], [])),
        ("Relatives of the dead, who met Rell, marched.", "marched", "PROTEST", (["Relatives of the dead"], ["Rell"]),
         [], (["Relatives of the dead"], ["Rell"])),
        # who is marched for, and against
        ("Crowds rallied in Tarn in support of the jailed mayor Rell.", "rallied", "PROTEST",
         (["Crowds"], ["mayor Rell"]), [], (["Crowds"], [])),
        ("Crowds rallied in Tarn against the mayor.", "rallied", "PROTEST", (["Crowds"], ["the mayor"]), [],
         (["Crowds"], ["the mayor"])),
        # who breaks a protest up
        ("Soldiers broke up a demonstration by teachers.", "demonstration", "PROTEST", (["Soldiers", "teachers"], []),
         [], (["teachers"], [])),
        ("Karst put down student protests in 2011.", "put down student protests", "PROTEST", (["Karst"], []), [],
         ([], [])),
        ("Teachers held a demonstration.", "demonstration", "PROTEST", (["Teachers"], []), [], (["Teachers"], [])),
        # whose resignation is asked, and who is asked to come
        ("Students demanded the resignation of the chief minister.", "demanded", "REQUEST", (["Students"], []),
         ["the chief minister"], (["Students"], ["the chief minister"])),
        ("Rell urged supporters to march on Friday.", "urged", "REQUEST", (["Rell"], []), ["supporters"],
         (["Rell"], ["supporters"])),
        ("Rell urged both sides to talk.", "urged", "REQUEST", (["Rell"], []), ["both sides"], (["Rell"], [])),
        # whose son
        ("Ana Rell, whose son was shot dead, spoke.", "shot dead", "ASSAULT", ([], ["Ana Rell"]), [],
         ([], ["whose son"])),
        ("Ana Rell, whose house was burned, spoke.", "burned", "ASSAULT", ([], ["Ana Rell"]), [], ([], ["Ana Rell"])),
        # who is tried
        ("A former guard went on trial in Tarn.", "went on trial", "ACCUSE", (["A former guard"], []), [],
         ([], ["A former guard"])),
        ("Prosecutors charged a former guard.", "charged", "ACCUSE", (["Prosecutors"], ["a former guard"]), [],
         (["Prosecutors"], ["a former guard"])),
    ],
)  # fmt: skip
def test_crowds_and_those_they_march_for(
    text: str, words: str, kind: str, told: Sides, named: list[str], kept: Sides
) -> None:
    assert sides(crowds, text, words, kind, told, named) == kept


@pytest.mark.parametrize(
    ("text", "words", "kind", "told", "named", "kept"),
    [
        ("Miners kidnapped and beat to death the deputy minister.", "kidnapped", "ASSAULT",
         ([], ["Miners", "the deputy minister"]), [], (["Miners"], ["the deputy minister"])),
        ("Miners kidnapped in May came home.", "kidnapped", "ASSAULT", ([], ["Miners"]), [], ([], ["Miners"])),
        ("Police shot nine youths as thousands took to the streets.", "took to the streets", "PROTEST",
         (["nine youths", "thousands"], []), [], (["thousands"], [])),
        ("Teachers and nurses walked out.", "walked out", "PROTEST", (["Teachers", "nurses"], []), [],
         (["Teachers", "nurses"], [])),
        ("They fight the army that seized power last year.", "seized power", "COERCE", ([], []), ["the army"],
         (["the army"], [])),
        ("They met a man who was seized last year.", "seized", "COERCE", ([], []), ["a man"], ([], [])),
    ],
)  # fmt: skip
def test_who_stands_before_the_verb_did_it(
    text: str, words: str, kind: str, told: Sides, named: list[str], kept: Sides
) -> None:
    assert sides(own_subject, text, words, kind, told, named) == kept


def test_the_by_of_a_passive_names_who_did_it_alone() -> None:
    text = "Hooded men came. Rell was taken from his home by men in uniform."
    at = text.index("Rell")
    trigger = Trigger(
        evidence_span=(at, len(text)), span=(text.index("taken"), text.index("taken") + 5), clause_span=(at, len(text)),
        type="ASSAULT", mode=None, status="actual", role="news", voice="passive", rule="", confidence=1.0,
    )  # fmt: skip
    both = Both(spans(text, ["Hooded men", "men in uniform"]), spans(text, ["Rell"]))
    assert quoted(text, own_subject(text, trigger, both, ())) == (["men in uniform"], ["Rell"])


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The court charged Rell after he was abducted in Karst.", ([], ["Rell"])),
        ("The court charged Rell after he abducted a guard.", (["Rell"], [])),
    ],
)
def test_he_was_abducted(text: str, kept: Sides) -> None:
    rell = spans(text, ["Rell"])
    assert quoted(text, he_suffered(text, act(text, "abducted", "ASSAULT"), Both(rell, ()), rell)) == kept


@pytest.mark.parametrize(
    ("text", "words", "told", "named", "kept"),
    [
        ("Nine died in clashes between police and about 300 farmers.", "clashes", (["police"], []), ["farmers"],
         (["police", "farmers"], [])),
        ("Students scuffled with guards in Tarn.", "scuffled", (["guards"], []), ["Students"],
         (["Students", "guards"], [])),
        ("Nine officers were hurt as Tarn burned.", "hurt", ([], ["Nine officers"]), [], ([], ["Nine officers"])),
        ("Nine officers were injured in clashes with students.", "clashes", (["students"], []), ["Nine officers"],
         (["Nine officers", "students"], [])),
        ("Karstia fought a five-day war with Norland in 2008.", "fought", (["Karstia"], ["Norland"]),
         ["Karstia", "Norland"], (["Karstia", "Norland"], [])),
        ("Karstia fought for Norland in its war against Ard.", "fought", (["Karstia"], ["Ard"]), ["Norland", "Ard"],
         (["Karstia"], ["Ard"])),
    ],
)  # fmt: skip
def test_both_sides_of_a_clash_are_told(text: str, words: str, told: Sides, named: list[str], kept: Sides) -> None:
    assert sides(both_sides, text, words, "ASSAULT", told, named) == kept


@pytest.mark.parametrize(
    ("text", "party", "kept"),
    [
        ("The judge held Moros, President Rell's main rival, for fraud.", "Moros, President Rell", "Moros"),
        ("The judge held Omar Rell, the mayor, for fraud.", "Omar Rell, the mayor", "Omar Rell, the mayor"),
    ],
)
def test_whose_rival_he_is_is_no_party(text: str, party: str, kept: str) -> None:
    assert text[slice(*unowned(text, spans(text, [party])[0]))] == kept


@pytest.mark.parametrize(
    ("text", "words", "kind", "becomes"),
    [
        ("A court condemned four men to death for the raid.", "condemned", "ACCUSE", ("SANCTION", "convict")),
        ("The envoy condemned the attack on the mill.", "condemned", "ACCUSE", None),
        ("It is the third strike since Rell took office in May.", "took office", "COERCE", (None, None)),
        ("Crowds marched, chanting slogans.", "chanting slogans", "PROTEST", (None, None)),
        ("Crowds marched in Lorn.", "marched", "PROTEST", None),
        ("Followers of the opposition leader came to a campaign rally.", "campaign rally", "PROTEST", (None, None)),
    ],
)
def test_senses_of_courts_and_crowds(
    text: str, words: str, kind: str, becomes: tuple[str | None, str | None] | None
) -> None:
    sense = other(text, act(text, words, kind))
    assert (None if sense is None else (sense.type, sense.mode)) == becomes


def test_a_sentence_and_its_term_are_a_verdict_and_an_arrest() -> None:
    text = "A court in Minsk sentenced opposition leader Viktor Orlov to 10 years in prison for the killing of a guard."
    told = [(event.type, event.mode) for event in read(text).events]
    assert ("SANCTION", "convict") in told
    assert ("COERCE", "arrest") in told


def test_a_year_that_opens_a_sentence_keeps_its_dead() -> None:
    text = (
        "Police march\n\nAugust 12, 2025\n\nUgandan police fired tear gas on Tuesday to disperse hundreds of people "
        "who back Robert Kasule. At least two people were killed.\n\nIn 2020, more than 50 people were killed in "
        "protests that followed the arrest of Bobi Wine."
    )
    (gas,) = (event for event in read(text).events if event.type == "ASSAULT")
    assert [figure.low for figure in gas.figures if figure.kind == "killed"] == [2]


def test_a_crowd_is_asked_to_march_on_a_day_to_come() -> None:
    text = "A title of the page\n\nMay 8, 2025\n\nThe opposition Front called on Guineans to protest again on Saturday."
    asked = [event for event in read(text).events if event.type == "REQUEST"]
    assert all(event.date is None or event.date.text is None for event in asked)


@pytest.mark.parametrize(
    ("text", "words", "told", "kept"),
    [
        ("Soldiers seized him after months of protests.", "protests", (["Soldiers"], []), ([], [])),
        ("Soldiers' protests spread.", "protests", (["Soldiers"], []), (["Soldiers"], [])),
        ("Protests by police officers spread.", "Protests", (["police officers"], []), (["police officers"], [])),
        ("Farmers seized the mill after months of protests.", "protests", (["Farmers"], []), (["Farmers"], [])),
    ],
)
def test_forces_told_before_a_protest_do_not_protest(text: str, words: str, told: Sides, kept: Sides) -> None:
    assert sides(crowds, text, words, "PROTEST", told) == kept
