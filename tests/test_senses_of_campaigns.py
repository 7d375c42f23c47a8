"""Words of elections and of daily politics that tell no act, or another than elsewhere."""

from __future__ import annotations

import pytest

from dateline.reader import senses
from dateline.reader.senses_of_campaigns import ROWS
from tests.test_senses import act


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("In March the group raised $4 million for him.", "raised", "CONCEDE"),
        ("Mr. Alder dropped out of the governor’s race in Lorn.", "dropped out", "SANCTION"),
        ("Alder, a rival who ran for the seat, dropped out in May.", "dropped out", "SANCTION"),
        ("Alder suspended his presidential campaign on Friday.", "suspended", "SANCTION"),
        ("Alder has locked up endorsements from nine unions.", "locked up", "SANCTION"),
        ("Alder won the endorsement of two mayors.", "won the endorsement", "SUPPORT"),
        ("Each side deployed hundreds of volunteers on Monday.", "deployed", "MOBILIZE"),
        ("Alder rallied young people with his call.", "rallied", "PROTEST"),
        ("Alder marched in the harbour parade.", "marched", "PROTEST"),
        ("Alder seized on the comments of his rival.", "seized", "COERCE"),
        ("Alder has seized on emails from Lorn.", "seized on emails", "COERCE"),
        ("Alder is pressing his attack on his rival.", "pressing", "REQUEST"),
        ("The premier sought on Monday to ease worries.", "sought", "REQUEST"),
        ("Alder defended his vote on the harbour.", "defended", "SUPPORT"),
        ("Alder responded to accusations that he had slept.", "responded", "ACCUSE"),
        ("Alder declined to directly respond to the man.", "declined", "REJECT"),
        ("Alder deflected numerous questions on the harbour.", "deflected", "REJECT"),
        ("It is run by a group called the “We The Porters.”", "called", "ACCUSE"),
        ("Did the mill refuse to hand over its books?", "refuse", "REJECT"),
        ("It would be a dereliction of duty if they slept.", "would be a dereliction", "THREATEN"),
        ("Nine in ten support temporarily banning ferries.", "banning", "COERCE"),
        ("He spoke of his plan to ban ferries.", "ban", "COERCE"),
        ("The convicted murderer Alder wrote a book.", "convicted", "SANCTION"),
        ("Alder spoke at a meeting with reporters.", "meeting", "CONSULT"),
        ("Alder met with the Lorn Herald’s editorial board.", "met", "CONSULT"),
        ("Alder visited NBC to speak of his mill.", "visited", "CONSULT"),
        ("Alder will speak at the convention in May.", "will speak", "AGREE"),
        ("Alder offered a somewhat colder response.", "offered", "AGREE"),
        ("Records filed on Sunday showed who gave.", "filed", "ACCUSE"),
        ("The mill has filed an application with the ministry.", "filed", "ACCUSE"),
        ("Alder warned of the implications for Lorn.", "warned", "THREATEN"),
        ("Alder warned voters about the harbour.", "warned", "THREATEN"),
        ("Alder contrasted his message with that of Bret.", "contrasted", "ACCUSE"),
        ("Alder boasted that his mill lost nobody.", "boasted", "ACCUSE"),
        ("Alder landed himself in hot water.", "landed", "ACCUSE"),
        ("Alder vowed last month to take his campaign to Lorn.", "vowed", "THREATEN"),
        ("He agreed that Alder may lose.", "agreed", "AGREE"),
        ("He agreed to talk on the condition that no name be used.", "agreed to talk", "AGREE"),
        ("In all 65 percent of Republicans supported the ban.", "supported", "SUPPORT"),
        ("Less than a third agreed with the premier.", "agreed", "AGREE"),
        ("In May, four months after Alder left office, it asked.", "left", "SANCTION"),
        ("Thousands lined the streets to cheer the guest.", "lined", "PROTEST"),
        ("He spoke after hosting a debate in Lorn.", "hosting", "CONSULT"),
    ],
)
def test_words_of_campaigns_tell_no_act(text: str, words: str, kind: str) -> None:
    row = senses.other(text, act(text, words, kind), ROWS)
    assert row is not None
    assert row.type is None


@pytest.mark.parametrize(
    ("text", "words", "kind", "told"),
    [
        ("She was defending the mill against its critics.", "defending", "ACCUSE", "SUPPORT"),
        ("Alder leapt to the premier's defense.", "leapt", "ACCUSE", "SUPPORT"),
        ("Alder dismissed criticism of his remarks.", "dismissed", "ACCUSE", "REJECT"),
        ("The school rebutted the mill’s accusation.", "rebutted", "ACCUSE", "REJECT"),
        ("They condemned the test of a hydrogen bomb.", "hydrogen bomb", "ASSAULT", "MOBILIZE"),
        ("Alder, who was fired in May, spoke.", "was fired", "ASSAULT", "SANCTION"),
        ("Alder attacked a federal judge on Monday.", "attacked", "ASSAULT", "ACCUSE"),
        ("The ministry has granted immunity to a clerk.", "granted immunity", "SANCTION", "CONCEDE"),
    ],
)
def test_words_of_campaigns_tell_another_act(text: str, words: str, kind: str, told: str) -> None:
    row = senses.other(text, act(text, words, kind), ROWS)
    assert row is not None
    assert row.type == told


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Families raised 60 million naira for the abductors.", "raised", "CONCEDE"),
        ("Karst dropped out of the talks on fishing.", "dropped out", "SANCTION"),
        ("Norland suspended his visa.", "suspended", "SANCTION"),
        ("Police locked up nine men.", "locked up", "COERCE"),
        ("Karst deployed nine soldiers with volunteers.", "deployed", "MOBILIZE"),
        ("Dockers rallied in Lorn against the levy.", "rallied", "PROTEST"),
        ("A barge was seized on Tuesday.", "seized", "COERCE"),
        ("A ferry was seized on the river.", "seized", "COERCE"),
        ("Karst sought to have the barge freed.", "sought", "REQUEST"),
        ("Karst's premier defended his Norland counterpart.", "defended", "SUPPORT"),
        ("Karst declined to send troops.", "declined", "REJECT"),
        ("The company called the strike unnecessary.", "called", "ACCUSE"),
        ("Karst plans to close its border.", "close", "COERCE"),
        ("Alder was convicted on Monday.", "convicted", "SANCTION"),
        ("The two ministers met in Lorn.", "met", "CONSULT"),
        ("Karst offered to take in those who fled.", "offered", "AGREE"),
        ("Karst warned that it would cut off fuel.", "warned", "THREATEN"),
        ("The army warned people not to come back.", "warned", "THREATEN"),
        ("The rebels vowed to continue the fight.", "vowed", "THREATEN"),
        ("The mill filed an application with the court.", "filed", "ACCUSE"),
        ("Alder invoked the fire to blame Bret.", "invoked", "ACCUSE"),
        ("The rebels vowed to take the town by force.", "vowed", "THREATEN"),
        ("The two sides agreed that talks were needed.", "agreed", "AGREE"),
        ("Rebels fired rockets in May.", "fired", "ASSAULT"),
        ("Gunmen attacked the home of a judge.", "attacked", "ASSAULT"),
        ("Thousands lined the streets against the levy.", "lined", "PROTEST"),
    ],
)
def test_acts_told_in_like_words_stay(text: str, words: str, kind: str) -> None:
    assert senses.other(text, act(text, words, kind), ROWS) is None
