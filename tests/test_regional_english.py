"""English as newspapers of Africa and Asia write it: nouns, verbs and turns that wires of the West do not have."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dateline import read
from dateline.attach.dates import is_birth
from dateline.extract.dates import find as dates_in
from dateline.knowledge.roles import nouns, words_of
from dateline.link import own_noun
from dateline.model import Quotation
from dateline.reader import plain_acts
from dateline.reader.attributive import is_briefing
from dateline.reader.loose_ends import is_bare, trimmed, with_whom
from dateline.reader.near_words import near_words
from dateline.reader.no_speech import is_deed
from dateline.reader.told_by_toll import acts
from dateline.reader.turned import Both
from dateline.same_clause import one_act
from tests.reader_marks import span, story
from tests.test_figures_refused import told as numbers_told
from tests.test_many_acts import number
from tests.test_protests import Sides, act, quoted, sides, spans
from tests.test_scenes import event

# -------------------------------------------------------------------------------- who a noun is


@pytest.mark.parametrize(
    ("noun", "sector"),
    [
        ("jawans", "MIL"), ("head constables", "COP"), ("levies men", "COP"), ("khwarij", "REB"), ("sarpanches", "GOV"),
        ("barangay kagawad", "GOV"), ("history sheeter", "CRM"), ("bjp workers", "PTY"), ("passersby", "CVL"),
    ],
)  # fmt: skip
def test_nouns_of_regional_papers(noun: str, sector: str) -> None:
    assert nouns()[noun].sector == sector


def test_every_certain_noun_is_one_of_the_tables() -> None:
    assert words_of("certain noun") <= set(nouns())


def test_a_certain_noun_is_what_it_says_and_ultras_rebels_only_where_they_are() -> None:
    assert own_noun.certain("sarpanch", "GOV", "IND") == "GOV"
    assert own_noun.certain("ultras", "REB", "IND") == "REB"
    assert own_noun.certain("ultras", "REB", "ITA") is None
    assert own_noun.certain("villagers", "CVL", "IND") is None


def test_gunmen_on_motorcycles_are_of_no_country() -> None:
    text = "COTABATO CITY, May 5, 2024: A teacher was shot dead by motorcycle-riding gunmen in Cotabato on Friday."
    (event_told,) = read(text).events
    assert [(actor.sector, actor.country) for actor in event_told.actors] == [("UAF", None)]


# -------------------------------------------------------------------------------- ends of parties


@pytest.mark.parametrize(
    ("text", "party", "kept"),
    [
        ("A court handed over Ana Rell to police.", "over Ana Rell", "Ana Rell"),
        ("Gunmen shot over 60 passengers.", "over 60 passengers", "over 60 passengers"),
        ("A charge Karst denies.", "A charge Karst", "A charge Karst"),
        ("They accused Karst, a charge Karst denies.", "a charge Karst", "Karst"),
        ("The Dal men swooped on the crowd.", "The Dal men swooped", "The Dal men"),
        ("People who have resorted to arms left.", "People who have resorted", "People who have resorted"),
        ("They deprived five farmers of their liberty.", "five farmers of their liberty", "five farmers"),
    ],
)
def test_words_at_the_ends_of_a_party_that_are_none_of_its_own(text: str, party: str, kept: str) -> None:
    assert text[slice(*trimmed(text, span(text, party)))] == kept


def test_forces_loyal_to_somebody_are_one_party() -> None:
    text = "Fighting between forces loyal to Ana Rell and rebels of Karst went on."
    loyal, rell, rebels = (span(text, words) for words in ("forces loyal", "Ana Rell", "rebels of Karst"))
    whole = span(text, "forces loyal to Ana Rell")
    assert with_whom(text, (loyal, rell, rebels)) == (whole, rebels)
    assert with_whom(text, ((loyal[0], rebels[1]),)) == (whole, rebels)
    assert with_whom(text, (rell, rebels)) == (rell, rebels)


def test_a_word_of_quantity_is_nobody() -> None:
    text = "He was taken by about 10 rebels."
    assert is_bare(text, span(text, "about"))
    assert not is_bare(text, span(text, "rebels"))


# -------------------------------------------------------------------------------- whose side


@pytest.mark.parametrize(
    ("text", "words", "kind", "given", "named", "kept"),
    [
        ("Rebels shot a ward clerk accused of spying.", "accused", "ACCUSE", ([], ["Rebels"]), ["a ward clerk"],
         ([], ["a ward clerk"])),
        ("Karst was accused of spying.", "accused", "ACCUSE", ([], ["Karst"]), [], ([], ["Karst"])),
        ("The front condemned the army's bombardment.", "bombardment", "ASSAULT", (["The front"], []), ["the army"],
         (["the army"], [])),
        ("The mayor condemned Tarn's bombardment.", "bombardment", "ASSAULT", (["The mayor"], []), ["Tarn"],
         (["The mayor"], [])),
        ("Rell said armed men sprayed the villagers with bullets.", "sprayed", "ASSAULT",
         (["Rell", "armed men"], ["the villagers"]), [], (["armed men"], ["the villagers"])),
        ("Two guards were wounded and six rebels were shot in a clash.", "shot", "ASSAULT", ([], ["Two guards"]),
         ["six rebels"], ([], ["six rebels"])),
        ("Two guards of the men who were shot came.", "shot", "ASSAULT", ([], ["Two guards"]), ["the men who"],
         ([], ["Two guards"])),
        ("Ana Rell, daughter of jailed Moro, and an aide were shot.", "shot", "ASSAULT",
         ([], ["Ana Rell", "Moro", "an aide"]), [], ([], ["Ana Rell", "an aide"])),
    ],
)  # fmt: skip
def test_sides_that_the_words_beside_an_act_settle(
    text: str, words: str, kind: str, given: Sides, named: list[str], kept: Sides
) -> None:
    assert sides(near_words, text, words, kind, given, named) == kept


@pytest.mark.parametrize(
    ("text", "words", "kind", "given", "kept"),
    [
        ("Lakra rebels fled. The rebels killed nine men.", "killed", "ASSAULT", (["The rebels"], ["Lakra rebels"]),
         (["The rebels"], ["nine men"])),
        ("Colonists stormed Jit. The colonists torched six cars.", "torched", "ASSAULT",
         (["The colonists"], ["Colonists"]), (["The colonists"], [])),
        ("Lakra rebels came. The attackers killed him.", "killed", "ASSAULT", (["Lakra rebels", "The attackers"], []),
         (["Lakra rebels"], [])),
        ("Troops of Operation Dal came. The troops shot him.", "shot", "ASSAULT",
         (["Troops of Operation Dal", "The troops"], []), (["The troops"], [])),
        ("Police came. The gunmen demanded a ransom.", "demanded", "REQUEST", (["The gunmen"], ["Police"]),
         (["The gunmen"], [])),
        ("Soldiers came. The mayor condemned the colonists' terrorism.", "condemned", "ACCUSE",
         (["The mayor"], ["Soldiers"]), (["The mayor"], ["the colonists"])),
        ("Daesh men fled. The squad captured two rebels.", "captured", "COERCE", (["The squad"], ["Daesh men"]),
         (["The squad"], ["rebels"])),
    ],
)  # fmt: skip
def test_those_of_the_sentence_before_are_on_no_side(
    text: str, words: str, kind: str, given: Sides, kept: Sides
) -> None:
    trigger = replace(act(text, words, kind), evidence_span=(text.index(". ") + 2, len(text)))
    actors, recipients = (spans(text, parties) for parties in given)
    named = (*actors, *recipients, *spans(text, [party for side in kept for party in side]))
    assert quoted(text, near_words(text, trigger, Both(actors, recipients), named)) == kept


# -------------------------------------------------------------------------------- acts


@pytest.mark.parametrize(
    ("text", "words", "kind", "row"),
    [
        ("The police resorted to lathi-charge.", "resorted", "ASSAULT", "ASSAULT crowd-control"),
        ("They were hurt in the baton charge.", "charge", "ASSAULT", None),
        ("The squad nabbed him.", "nabbed", "COERCE", "COERCE arrest"),
        ("Police have detained two men since May.", "detained", "COERCE", None),
        ("Their truck ran over a landmine.", "landmine", "ASSAULT", "ASSAULT explosives"),
        ("The mob lynched one of them.", "lynched", "ASSAULT", "ASSAULT"),
        ("They set ablaze a truck.", "set ablaze", "ASSAULT", "ASSAULT destroy"),
        ("They set ablaze a truck.", "set ablaze", "PROTEST", None),
        ("Youths pelted stones at cars.", "pelted", "PROTEST", "PROTEST riot"),
        ("The front gave a call for a bandh.", "call", "PROTEST", "PROTEST strike"),
        ("Fans hurled crude bombs.", "hurled", "ASSAULT", "ASSAULT explosives"),
        ("The rebels laid down their arms.", "laid", "RETREAT", "RETREAT disarm"),
        ("The rebels laid down rules.", "laid", "RETREAT", None),
    ],
)
def test_acts_as_local_papers_word_them(text: str, words: str, kind: str, row: str | None) -> None:
    found = plain_acts.plain(text, (0, len(text)), span(text, words), (), kind)
    assert (None if found is None else " ".join(part for part in (found.type, found.mode) if part)) == row


@pytest.mark.parametrize(
    ("text", "count", "words"),
    [
        ("Three soldiers were killed after their car ran over an Improvised Explosive Device near Rell.", "Three",
         "killed"),
        ("Two guards were martyred when terrorists ambushed them in Rell.", "Two", "martyred"),
        ("Two guards lost their lives in an encounter in Rell.", "Two", "lost their lives"),
    ],
)  # fmt: skip
def test_an_attack_is_told_by_its_dead_in_other_words(text: str, count: str, words: str) -> None:
    (found,) = acts(text, (0, len(text)), (number(text, count),))
    assert text[slice(*found)] == words or words == "lost their lives"


def test_an_operation_in_which_somebody_was_killed_is_the_same_act() -> None:
    text = "Troops neutralised five rebels during an operation in Rell."
    assert one_act(event(text, "neutralised"), event(text, "operation"))


# -------------------------------------------------------------------------------- what is said, where and when


@pytest.mark.parametrize(
    ("text", "cue", "content", "deed"),
    [
        ("Police charged batons.", "charged", "batons", True),
        ("The raid claimed the lives of two men.", "claimed", "the lives of two men", True),
        ("He claimed no rebel lives there.", "claimed", "no rebel lives there", False),
        ("The agency declared Rell wanted.", "declared", "Rell wanted", True),
        ("He charged that they lied.", "charged", "that they lied", False),
        ("Karst called an urgent meeting of its council.", "called", "an urgent meeting of its council", True),
        ("Karst called a meeting a farce.", "called", "a meeting a farce", False),
        ("Karst called for a meeting.", "called", "for a meeting", False),
        ("Rell called off the march.", "called", "the march", True),
    ],
)
def test_deeds_told_by_verbs_of_saying(text: str, cue: str, content: str, deed: bool) -> None:
    said = Quotation(
        evidence_span=(0, len(text)), content_span=span(text, content), speaker_span=(0, 2),
        cue_span=span(text, cue), direct=False, rule="clause",
    )  # fmt: skip
    assert is_deed(text, said) is deed


def test_where_a_deed_was_told_is_not_where_it_was_done() -> None:
    text = "Rell told newsmen in Tarn that troops had arrested two men in Orvel."
    trigger = act(text, "arrested", "COERCE")
    assert is_briefing(text, trigger, span(text, "Tarn"))
    assert not is_briefing(text, trigger, span(text, "Orvel"))
    assert not is_briefing(text, act(text, "told", "REQUEST"), span(text, "Tarn"))


def test_the_year_of_a_birth_dates_no_act() -> None:
    text = "They shelled Orvel, wounding a woman born in 1958 and a man on 3 May 2024."
    times = dates_in(story(text))
    assert [is_birth(text, time) for time in times] == [True, False]


def test_a_village_with_a_hyphen_is_told_whole() -> None:
    text = (
        "BACOLOD CITY, March 7, 2024: A rebel was killed by soldiers in Barangay Tan-awan, Kabankalan City on Thursday."
    )
    (event_told,) = read(text).events
    assert event_told.place is not None
    assert "Tan-awan" in event_told.place.text


# -------------------------------------------------------------------------------- numbers


def test_the_number_of_a_force_counts_nobody() -> None:
    assert numbers_told("Gunmen killed the men of 149 Task Force Battalion.") == []
    assert numbers_told("Rebels attacked Light Infantry Battalion 378.") == []
    assert [found[0] for found in numbers_told("Gunmen killed 12 soldiers of 46 RR.")] == ["12"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Three guards breathed their last in hospital.", "killed"),
        ("Three guards were liquidated.", "killed"),
        ("Three guards sustained bullet injuries.", "injured"),
        ("Police nabbed three men.", "detained"),
        ("Gunmen whisked away three men.", "abducted"),
    ],
)
def test_verbs_that_count_the_dead_the_hurt_and_the_taken(text: str, kind: str) -> None:
    assert [found[1] for found in numbers_told(text)] == [kind]
