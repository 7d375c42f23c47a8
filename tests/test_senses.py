"""What words tell in another sense than most: no act, another act, another manner."""

from __future__ import annotations

import pytest

from dateline.model import Mention, Trigger
from dateline.reader import senses


def act(text: str, words: str, kind: str, mode: str | None = None, status: str = "actual") -> Trigger:
    """An act of one sentence, told by these words."""
    at = text.index(words)
    return Trigger(
        evidence_span=(0, len(text)),
        span=(at, at + len(words)),
        clause_span=(0, len(text)),
        type=kind,
        mode=mode,
        status=status,
        role="news",
        voice="active",
        rule="",
        by="",
        confidence=0.9,
    )


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("A panel charged with drawing up the harbour plan met in Lorn.", "charged", "ACCUSE"),
        ("The agency charged with the preservation of old mills wants money.", "charged", "ACCUSE"),
        ("A fire at a mill in Lorn killed nine porters.", "fire", "ASSAULT"),
        ("Nine died in a fire that broke out in Lorn.", "fire", "ASSAULT"),
        ("A stampede at a fair in Lorn killed nine.", "stampede", "ASSAULT"),
        ("The collapse of a mill in Lorn killed nine.", "collapse", "ASSAULT"),
        ("Flash floods in Lorn killed nine porters.", "killed", "ASSAULT"),
        ("A gas explosion in Lorn killed nine.", "explosion", "ASSAULT"),
        ("An explosion at a coal mine killed nine.", "explosion", "ASSAULT"),
        ("Nine died in an explosion at the Tarn coal mine; the mayor ruled out shelling.", "explosion", "ASSAULT"),
        ("A methane blast killed nine.", "blast", "ASSAULT"),
        ("An explosion at an oil refinery hurt nine.", "explosion", "ASSAULT"),
        ("The judge asked Orlov if the ledger was his.", "asked Orlov", "REQUEST"),
        ("A paper asked the ministry about the bridge.", "asked", "REQUEST"),
        ("Gang leader Rell took responsibility for the raid.", "took responsibility", "ACCUSE"),
        ("The group claimed responsibility for the raid.", "claimed responsibility", "ASSAULT"),
        ("At a rally in Lorn the candidate spoke of taxes.", "rally", "PROTEST"),
        ("The president held a campaign rally in Lorn.", "campaign rally", "PROTEST"),
        ("Senator Dunn clashed with the banker during a Senate hearing.", "clashed", "ASSAULT"),
        ("Lawmakers clashed over the budget.", "clashed", "ASSAULT"),
        ("The mayor caused a stir by refusing to openly pledge aid to Ard.", "pledge", "AGREE"),
        ("The agency charged them exorbitant fees for rent.", "charged them", "ACCUSE"),
        ("Her landlord charged her $1,850 for a room.", "charged", "ACCUSE"),
        ("The find removed any reasonable doubt that he lied.", "removed", "COERCE"),
        ("The port called in a security company to look into the theft.", "called", "ACCUSE"),
        ("The coach addresses the media outside his office.", "addresses", "ACCUSE"),
        ("It's also shocking that clerks took bribes.", "shocking", "ACCUSE"),
        ("The pump in Lorn stopped working on Friday.", "stopped working", "PROTEST"),
        ("Karstia began releasing treated wastewater into the bay.", "releasing treated wastewater", "AID"),
        ("The minister offered no changes to the bill.", "offered no changes", "AGREE"),
        ("Hundreds of migrants marched along the river to the frontier.", "marched", "PROTEST"),
        ("Bankers marched into the office of the director.", "marched", "PROTEST"),
        ("Families gathered at the chapel to pray.", "gathered", "PROTEST"),
        ("Officers patrol websites for insults.", "patrol websites", "MOBILIZE"),
        ("A baker called the police.", "called the police", "REQUEST"),
        ("Money has been allotted for the school.", "allotted", "SANCTION"),
        ("The verdict dealt the party a heavy blow.", "dealt", "SANCTION"),
        ("The bishop felt compelled to write.", "felt compelled", "COERCE"),
        ("Sappers set off a controlled explosion.", "controlled explosion", "ASSAULT"),
        ("Mine clearers detonated an old bomb by the station.", "detonated", "ASSAULT"),
        ("Police denied reports that a bomb had been found.", "bomb", "ASSAULT"),
        ("The mayor denied a report in a Lorn paper that the city had promised Ard a quay.", "promised Ard", "AGREE"),
        ("The army rejects the versions spread on boats according to which it fired on a van.", "fired", "ASSAULT"),
        ("Bret dismissed the rumours, which she called silly, that guards had opened the gate.", "opened", "RETREAT"),
        ("Let us hope that talks begin soon.", "talks", "CONSULT"),
        ("The gunmen then fled into the hills.", "fled", "SANCTION"),
        ("Her patience was amply demonstrated on Friday.", "demonstrated", "PROTEST"),
        ("The miners demonstrated that they can wait.", "demonstrated", "PROTEST"),
        ("An investigating magistrate came.", "investigating magistrate", "ACCUSE"),
        ("Guards were captured on film.", "captured on film", "COERCE"),
        ("Bakers barricaded themselves in.", "barricaded", "COERCE"),
        ("A bomb hit a police patrol.", "patrol", "MOBILIZE"),
    ],
)
def test_words_that_tell_no_act(text: str, words: str, kind: str) -> None:
    sense = senses.other(text, act(text, words, kind))
    assert sense is not None
    assert sense.type is None


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("A panel charged the mayor with taking bribes.", "charged", "ACCUSE"),
        ("Three members of the council were charged with laundering money.", "charged", "ACCUSE"),
        ("The judge asked the ministry to say whether the ledger was kept.", "asked", "REQUEST"),
        ("The mayor asked the governor for help.", "asked", "REQUEST"),
        ("At a rally against the dam the candidate spoke of taxes.", "rally", "PROTEST"),
        ("Thousands held a rally in Lorn.", "rally", "PROTEST"),
        ("Villagers clashed with soldiers while lawmakers held a hearing, and two were killed.", "clashed", "ASSAULT"),
        ("Guards clashed with herders over a well.", "clashed", "ASSAULT"),
        ("Nurses at the hospital stopped working to demand their wages.", "stopped working", "PROTEST"),
        ("The Front began releasing captives.", "releasing captives", "RETREAT"),
        ("The minister offered a truce.", "offered a truce", "AGREE"),
        ("Migrants marched through Lorn to protest against the law.", "marched", "PROTEST"),
        ("Students marched through Lorn.", "marched", "PROTEST"),
        ("Thousands gathered in the square to demand elections.", "gathered", "PROTEST"),
        ("Soldiers patrol the streets of Lorn.", "patrol the streets", "MOBILIZE"),
        ("The union called on the police to free him.", "called on the police", "REQUEST"),
        ("The Front dealt the army a heavy blow; nine soldiers died.", "dealt", "ASSAULT"),
        ("Guards compelled the villagers to leave.", "compelled", "COERCE"),
        ("Rebels detonated a bomb by the station.", "detonated a bomb", "ASSAULT"),
        ("An arson fire at a mill in Lorn killed nine porters.", "fire", "ASSAULT"),
        ("The troops answered with fire on the ridge; a porter fell.", "fire", "ASSAULT"),
        ("A stampede after police fired tear gas killed nine.", "stampede", "ASSAULT"),
        ("A house collapsed in the shelling of Lorn.", "collapsed", "ASSAULT"),
        ("The navy sank two boats.", "sank", "ASSAULT"),
        ("A gas pipeline was blown up by rebels in an explosion.", "explosion", "ASSAULT"),
        ("An explosion at a mill killed nine.", "explosion", "ASSAULT"),
        ("The bomb squad said that a charge exploded by the bank.", "exploded", "ASSAULT"),
        ("A mine blew up under a lorry of deminers and wounded two.", "blew up", "ASSAULT"),
        ("Police denied that they had slept when a bomb went off.", "bomb", "ASSAULT"),
        ("The army denied the reports on the raid that had killed nine.", "killed", "ASSAULT"),
        ("The mayor rejected claims that he slept and offered Ard a quay.", "offered Ard", "AGREE"),
        ("The mayor rejected the plan that the city had offered Ard.", "offered Ard", "AGREE"),
        ("Talks began in Lorn.", "Talks", "CONSULT"),
        ("Hundreds of families fled the gunmen.", "fled", "SANCTION"),
        ("Miners demonstrated in Lorn.", "demonstrated", "PROTEST"),
        ("Prosecutors are investigating the judge.", "investigating", "ACCUSE"),
        ("Guards were captured on Friday.", "captured", "COERCE"),
        ("Troops barricaded the bridge.", "barricaded", "COERCE"),
        ("The mayor pledged aid to Ard.", "pledged", "AGREE"),
        ("The mayor refused a pledge and agreed to talk.", "agreed", "AGREE"),
        ("A judge charged him with selling permits for high fees.", "charged", "ACCUSE"),
        ("Police charged 44 people over the march.", "charged", "ACCUSE"),
        ("They removed the mayor on Friday.", "removed", "COERCE"),
        ("The ministry called in the ambassador.", "called", "ACCUSE"),
        ("The mayor vowed to answer every raid.", "vowed", "THREATEN"),
        ("Soldiers patrol the streets.", "patrol", "MOBILIZE"),
    ],
)
def test_words_that_tell_the_act_that_they_seem_to(text: str, words: str, kind: str) -> None:
    assert senses.other(text, act(text, words, kind)) is None


@pytest.mark.parametrize(
    ("text", "words", "kind", "status", "told"),
    [
        ("The party made a harsh attack on the cabinet.", "harsh attack", "ASSAULT", "actual", "ACCUSE/disapprove"),
        (
            "In an interview he made a sharp attack on Karstia.",
            "sharp attack on",
            "ASSAULT",
            "actual",
            "ACCUSE/disapprove",
        ),
        ("The mayor vowed to ratify the accord.", "vowed", "THREATEN", "actual", "AGREE/None"),
        ("A court approved the extradition of the banker.", "approved", "COERCE", "actual", "AGREE/None"),
        ("Any jet over the bay will be shot down.", "will be shot down", "ASSAULT", "planned", "THREATEN/violence"),
        ("Norland sent a plane loaded with medical supplies.", "sent a plane loaded", "MOBILIZE", "actual", "AID/None"),
    ],
)
def test_words_that_tell_another_act(text: str, words: str, kind: str, status: str, told: str) -> None:
    sense = senses.other(text, act(text, words, kind, status=status))
    assert sense is not None
    assert f"{sense.type}/{sense.mode}" == told


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("The Front made a sharp attack on the barracks.", "sharp attack on", "ASSAULT"),
        ("A statement claimed a new attack on the barracks.", "new attack on", "ASSAULT"),
        ("The police extradited the banker.", "extradited", "COERCE"),
        ("Two jets were shot down over the bay.", "were shot down", "ASSAULT"),
        ("Norland sent a plane loaded with weapons and food.", "sent a plane loaded", "MOBILIZE"),
    ],
)
def test_words_that_tell_no_other_act(text: str, words: str, kind: str) -> None:
    assert senses.other(text, act(text, words, kind)) is None


def test_a_bomb_made_harmless_was_meant_for_an_attack() -> None:
    text = "Police defused a bomb outside the embassy."
    sense = senses.other(text, act(text, "defused", "ASSAULT"))
    assert sense is not None
    assert (sense.type, sense.mode, sense.becomes) == ("ASSAULT", "explosives", "hypothetical")
    assert senses.other(text, act(text, "defused", "ASSAULT", status="negated")) is None


def named(text: str, words: str, sector: str) -> tuple[Mention, ...]:
    at = text.index(words)
    return (Mention(span=(at, at + len(words)), kind="actor", name=words, country=None, rule="", sector=sector),)


@pytest.mark.parametrize(
    ("text", "words", "mode", "told"),
    [
        ("The Lornish Front bombed a hotel.", "bombed", "aerial", "explosives"),
        ("The Lornish Front bombed a hotel.", "bombed", None, "explosives"),
        ("The Lornish Front bombed a hotel from a stolen plane.", "bombed", "aerial", "aerial"),
        ("The hotel was bombed by the Lornish Front.", "bombed", "aerial", "explosives"),
        ("The Lornish Front stormed the barracks.", "stormed", "aerial", None),
        ("The Lornish Front stormed the barracks.", "stormed", "firearms", "firearms"),
        ("The Lornish Front said the air force bombed Ard.", "bombed", "aerial", "aerial"),
        ("A barrel bomb hit the market.", "hit", "heavy-weapons", "aerial"),
        ("A beer barrel hit the market.", "hit", "primitive", "primitive"),
    ],
)
def test_the_manner_of_an_attack(text: str, words: str, mode: str | None, told: str | None) -> None:
    front = named(text, "Lornish Front", "REB") if "Lornish Front" in text else ()
    assert senses.manner(text, act(text, words, "ASSAULT", mode), front) == told


def test_an_army_bombs_from_the_air() -> None:
    text = "The army bombed a hill."
    assert senses.manner(text, act(text, "bombed", "ASSAULT", "aerial"), named(text, "army", "MIL")) == "aerial"


def test_a_long_sentence_costs_no_more_than_its_end() -> None:
    text = "asked " * 20_000
    assert senses.other(text, act(text, "asked", "REQUEST")) is None


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Police said that the gunman killed himself on the balcony.", "killed", "ASSAULT"),
        ("The mayor of Lorn took his own life on Monday.", "took his own life", "ASSAULT"),
        ("The bureau put accused doctor killer Ivo Rell on its list.", "accused", "ACCUSE"),
        ("The chief says that Rell pointed an object at officers.", "pointed", "ACCUSE"),
        ("Officers shot a man, mistaking his pipe for a gun.", "mistaking", "REJECT"),
        ("An officer pulled over a red car on Monday.", "pulled over", "ASSAULT"),
        ("The coroner declined to name the boy.", "declined", "REJECT"),
    ],
)
def test_what_somebody_did_to_himself_and_stops_of_cars_are_no_acts(text: str, words: str, kind: str) -> None:
    sense = senses.other(text, act(text, words, kind))
    assert sense is not None
    assert sense.type is None


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("A suicide bomber killed himself and nine others.", "killed", "ASSAULT"),
        ("The widow accused killer Ivo Rell of lying.", "accused", "ACCUSE"),
        ("The union accused the mayor of fraud.", "accused", "ACCUSE"),
        ("The union declined to meet the mayor.", "declined", "REJECT"),
    ],
)
def test_bombers_and_accusers_act(text: str, words: str, kind: str) -> None:
    assert senses.other(text, act(text, words, kind)) is None


def test_an_arrest_that_money_is_offered_for_is_none_yet() -> None:
    text = "The bureau offers $10,000 for information leading to the arrest of Rell."
    sense = senses.other(text, act(text, "arrest", "COERCE", "arrest"))
    assert sense is not None
    assert (sense.type, sense.mode, sense.becomes) == ("COERCE", "arrest", "hypothetical")
    text = "The inquiry led to the arrest of Rell."
    assert senses.other(text, act(text, "arrest", "COERCE", "arrest")) is None


@pytest.mark.parametrize(
    ("text", "words", "kind", "told"),
    [
        ("Rell denied that his men had shelled the town.", "had shelled", "ASSAULT", None),
        ("Rell denied on Monday that the city had promised him the quay.", "had promised", "AGREE", None),
        ("Lorn offered to host talks, an offer that Tarn turned down.", "offer that", "AGREE", None),
        (
            "Lorn freed ten men for the lifting of US sanctions on its airline.",
            "lifting",
            "SANCTION",
            ("CONCEDE", None),
        ),
        ("The premier postponed a trip to Lorn.", "postponed", "CONSULT", ("REJECT", "meet")),
        ("A crowd burned an effigy of Rell.", "burned", "ASSAULT", ("PROTEST", "demo")),
    ],
)
def test_what_is_denied_called_off_or_burned_to_be_seen(
    text: str, words: str, kind: str, told: tuple[str, str | None] | None
) -> None:
    sense = senses.other(text, act(text, words, kind))
    assert sense is not None
    assert (None if sense.type is None else (sense.type, sense.mode)) == told


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Rell denied that his men took part in the shelling of Lorn.", "shelling", "ASSAULT"),
        ("Rell denied that it was so and accused the army.", "accused", "ACCUSE"),
        ("Lorn made an offer to Tarn.", "offer", "AGREE"),
        ("The premier met a man who had put off the trip.", "met", "CONSULT"),
        ("A crowd burned a bus.", "burned", "ASSAULT"),
    ],
)
def test_what_stands_beside_a_denial_is_done(text: str, words: str, kind: str) -> None:
    assert senses.other(text, act(text, words, kind)) is None
