"""Statements: who said what, in every order in which a news page can tell it."""

from __future__ import annotations

import pytest

from dateline import sentences
from dateline.extract import statements
from dateline.model import Article, Mention, Quotation, Span, Story


def story(text: str) -> Story:
    """One article whose paragraphs are the lines of ``text``."""
    parts: list[Span] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            parts.append((at, at + len(line)))
        at += len(line) + 1
    article = Article(number=0, parts=tuple(parts))
    return Story(text=text, article=article, sentences=sentences.split(text, tuple(parts)))


def told(text: str) -> list[tuple[str, str | None, str]]:
    """Speaker, verb and content of every statement in ``text``."""
    return [
        (said(text, q.speaker_span) or "", said(text, q.cue_span), said(text, q.content_span) or "") for q in read(text)
    ]


def read(text: str) -> tuple[Quotation, ...]:
    return tuple(q for q in statements.find(story(text)) if q.reported)


def said(text: str, span: Span | None) -> str | None:
    return text[slice(*span)] if span else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor said the bridge was closed.", ("The mayor", "said", "the bridge was closed")),
        ("The mayor said that the bridge was closed.", ("The mayor", "said", "the bridge was closed")),
        ("The bridge was closed, the mayor said on Tuesday.", ("the mayor", "said", "The bridge was closed")),
        ("The bridge was closed, said the mayor, Ana Rell.", ("the mayor, Ana Rell", "said", "The bridge was closed")),
        ("The bridge was closed, according to the mayor.", ("the mayor", "according to", "The bridge was closed")),
        ("According to the mayor, the bridge was closed.", ("the mayor", "According to", "the bridge was closed")),
        ("In May, the mayor said, the bridge was closed.", ("the mayor", "said", "the bridge was closed")),
        ('"The bridge is closed," the mayor told reporters.', ("the mayor", "told", "The bridge is closed")),
        ("“The bridge is closed,” said the mayor.", ("the mayor", "said", "The bridge is closed")),
        ("'The bridge is closed,' the mayor said.", ("the mayor", "said", "The bridge is closed")),
        ("«The bridge is closed», the mayor said.", ("the mayor", "said", "The bridge is closed")),
        ("''The bridge is closed,'' the mayor said.", ("the mayor", "said", "The bridge is closed")),
        ('The mayor said: "The bridge is closed."', ("The mayor", "said", "The bridge is closed")),
        ("The mayor urged residents to stay at home.", ("The mayor", "urged", "to stay at home")),
        ("The mayor deplored Friday the closing of it.", ("The mayor", "deplored", "the closing of it")),
        ("The mayor said privately Thursday that he left.", ("The mayor", "said", "he left")),
        ("The mayor said last month's find was a fake.", ("The mayor", "said", "last month's find was a fake")),
        ("The mayor said last month the find was a fake.", ("The mayor", "said", "the find was a fake")),
        ("The mayor vowed to rebuild the bridge.", ("The mayor", "vowed", "to rebuild the bridge")),
        ("The mayor denied having closed the bridge.", ("The mayor", "denied", "having closed the bridge")),
        (
            "The police were accused by the mayor of looking away.",
            ("the mayor", "accused", "looking away"),
        ),
        (
            "Attackers killed two men in a raid that the army said was planned abroad.",
            ("the army", "said", "was planned abroad"),
        ),
        (
            "The mayor, who has been in office for a year, said the bridge was closed.",
            ("The mayor", "said", "the bridge was closed"),
        ),
        (
            "The mayor of Lorn, Ana Rell, said the bridge was closed.",
            ("The mayor of Lorn, Ana Rell", "said", "the bridge was closed"),
        ),
    ],
)
def test_every_order(text: str, expected: tuple[str, str, str]) -> None:
    assert told(text) == [expected]


def test_a_participle_and_a_second_verb_share_the_subject() -> None:
    text = "Officials said the road was mined, adding that two trucks had burned, and called on drivers to turn back."
    assert told(text) == [
        ("Officials", "said", "the road was mined"),
        ("Officials", "adding", "two trucks had burned"),
        ("Officials", "called on", "to turn back"),
    ]


def test_a_statement_within_a_statement_gives_two() -> None:
    text = "The minister stressed that talks would go on, the foreign ministry said in a statement."
    assert told(text) == [
        ("the foreign ministry", "said", "The minister stressed that talks would go on"),
        ("The minister", "stressed", "talks would go on"),
    ]


@pytest.mark.parametrize("text", ["The blast claimed 12 lives.", "A raid that claimed African lives was long ago."])
def test_claiming_lives_says_nothing(text: str) -> None:
    assert told(text) == []


def test_several_orders_are_several_statements() -> None:
    text = "She called on the army to withdraw, on the rebels to disarm and on donors to pay."
    found = [(said(text, q.addressee_span), said(text, q.content_span)) for q in read("Ana Rell spoke. " + text)]
    shifted = [(said("Ana Rell spoke. " + text, q.addressee_span), q.rule) for q in read("Ana Rell spoke. " + text)]
    assert len(found) == 3
    assert [name for name, _ in shifted] == ["the army", "the rebels", "donors"]


def test_direct_only_where_all_of_it_is_quoted() -> None:
    direct = {said(t, q.content_span): q.direct for t in TWO for q in read(t)}
    assert direct == {"We will not leave": True, 'they would "not leave" the valley': False}


TWO = ('"We will not leave," the rebels said.', 'The rebels said they would "not leave" the valley.')


def test_addressees() -> None:
    text = "The envoy told the BBC that a deal was near."
    assert [said(text, q.addressee_span) for q in read(text)] == ["the BBC"]


def test_a_pronoun_is_replaced_by_the_last_fitting_speaker() -> None:
    text = "Talks failed, Prime Minister Oren Dahl said. The ministry confirmed that. He said they would resume."
    assert told(text)[-1] == ("Prime Minister Oren Dahl", "said", "they would resume")


def test_it_is_not_a_person() -> None:
    text = "The army said it hit a depot. Spokesman Jon Ard said two men died. It said nobody else was hurt."
    assert told(text)[-1][0] == "The army"


def test_a_quotation_in_the_next_sentence_or_paragraph_goes_on() -> None:
    text = '"We lost everything," Mira Holt said. "The house is gone."\n"I will not come back to this town."'
    assert [(who, cue) for who, cue, _ in told(text)] == [
        ("Mira Holt", "said"),
        ("Mira Holt", None),
        ("Mira Holt", None),
    ]


def test_a_quotation_over_several_paragraphs_with_repeated_marks() -> None:
    text = "“We lost everything,” Mira Holt said. “The house is gone.\n“The barn is gone too.”"
    assert told(text)[-1] == ("Mira Holt", None, "The barn is gone too")


def test_a_colon_announces_the_quotation_of_the_next_paragraph() -> None:
    text = 'The general went on:\n"Nobody asked us whether we wanted this war at all."'
    assert told(text) == [("The general", "went on", "Nobody asked us whether we wanted this war at all")]


def test_a_transcript_names_its_speakers() -> None:
    text = "HOLT: We have lost everything in the fire.\nARD: And nobody came to help you at all?"
    assert [(who, content[:7]) for who, _, content in told(text)] == [("HOLT", "We have"), ("ARD", "And nob")]


def test_what_goes_on_behind_an_attribution_is_a_second_statement() -> None:
    text = "The road is mined, the army said, and the airport will stay closed."
    assert [content for _, _, content in told(text)] == ["The road is mined", "the airport will stay closed"]


def test_the_comment_of_the_outlet_is_not_said() -> None:
    text = "Kaland says rebels crossed the river, a charge the rebels reject."
    assert told(text)[0][2] == "rebels crossed the river"


@pytest.mark.parametrize(
    "text",
    [
        "The army shelled the town and burned two trucks.",
        "No group claimed the attack.",
        "The minister condemned the attack.",
        "The man, said to be the leader, fled.",
        "He left without saying where he went.",
        "The claims were never checked.",
        "The United States will leave in May.",
        "The report of the committee is long.",
    ],
)
def test_no_statement(text: str) -> None:
    assert told(text) == []


def test_chains_inner_first() -> None:
    text = "Rebels shelled the port, state media reported, citing the defence ministry."
    (found,) = read(text)
    assert [said(text, s) for s in found.chain] == ["the defence ministry", "state media"]


def test_quoted_by_is_the_outer_source() -> None:
    text = "A fisherman, quoted by the Harbour Post, said the ship had burned."
    (found,) = read(text)
    assert [said(text, s) for s in found.chain] == ["A fisherman", "the Harbour Post"]


def test_knowledge_and_evidence_are_sources_but_no_statements() -> None:
    text = "Hospital records show that two men died."
    (found,) = statements.find(story(text))
    assert not found.reported
    assert said(text, found.speaker_span) == "Hospital records"


def test_a_hedge_beside_the_verb() -> None:
    text = "The general reportedly said the base was lost."
    (found,) = read(text)
    assert said(text, found.hedge_span) == "reportedly"


def test_a_place_is_never_he() -> None:
    text = "Marten Vale said the plan was dead. Lorn stayed quiet. He said nobody wanted it."
    lorn = (text.index("Lorn"), text.index("Lorn") + 4)
    place = Mention(span=lorn, kind="place", name="Lorn", country=None, rule="test")
    found = statements.find(story(text), (place,))
    assert said(text, found[-1].speaker_span) == "Marten Vale"


@pytest.mark.parametrize(
    "text",
    [
        "Monday said the minister would resign.",
        "Twelve percent said they would leave.",
        "Nothing in the statute says that a judge may step down.",
        "A message on the channel denied that the group burnt the village.",
    ],
)
def test_what_cannot_speak(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("As first noted by Sud FM, Diallo answered by saying that he was guilty.", "Diallo"),
        ("The group's message said that the raid was revenge.", "The group's message"),
        ("On Tuesday, written police orders said that markets must close.", "written police orders"),
        ("The bridge fell, according to Commissioner James O’Neill.", "Commissioner James O’Neill"),
    ],
)
def test_who_speaks(text: str, speaker: str) -> None:
    assert [said(text, q.speaker_span) for q in read(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("President George W. Bush said the troops would stay.", "President George W. Bush"),
        ("Secretary of State James A. Baker III said Jordan wanted help.", "Secretary of State James A. Baker III"),
        (
            "In a statement issued after the talks, Yeltsin and Kuchma called for a treaty of peace.",
            "Yeltsin and Kuchma",
        ),
        ("In addition, an estimated 45,000 Marines to be part of it are headed to Saudi Arabia.", None),
        ("Officer Ann Glenn said it was late. Two were stabbed and one was shot, she said.", "Officer Ann Glenn"),
    ],
)
def test_speakers_are_whole_and_none_is_made_up(text: str, speaker: str | None) -> None:
    assert {who for who, *_ in told(text)} == ({speaker} if speaker else set())


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("The mayor thanked the medics for their patience on Monday.", []),
        ('The mayor thanked the medics for "not one idle hour".', ["thanked"]),
        ("The bank offered a reward of 200 crowns for the ring.", []),
        ("The bank offered to pay 200 crowns for the ring.", ["offered"]),
        ("The mayor denied the charge.", []),
        ("The mayor denied the charge of having sold the wells.", ["denied"]),
        ("The mayor spoke of treason.", ["spoke of"]),
        ("The army blamed it on the rain.", []),
        ("The army blamed the rain of the last three weeks.", ["blamed"]),
        ("Kaland ordered the envoy to leave within a week.", []),
        ("Kaland urged the envoy to leave within a week.", ["urged"]),
        ("We warn that the dam will break.", []),
        ("The engineers warn that the dam will break.", ["warn"]),
    ],
)
def test_what_is_done_is_a_source_but_no_statement(text: str, cues: list[str]) -> None:
    assert [cue for _, cue, _ in told(text)] == cues
    assert len(statements.find(story(text))) == 1


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "The mayor said nobody knew it until Monday, when the water rose.",
            "nobody knew it until Monday, when the water rose",
        ),
        ("The mayor urged residents to stay on the hill, when it rained.", "to stay on the hill"),
        ("The mayor urged both sides to stop, and the army shelled a camp.", "to stop"),
        ("The mayor put the dead at 16, six of them children.", "the dead at 16, six of them children"),
        ("The mayor put the dead at 16, the highest toll in years.", "the dead at 16"),
        ('The mayor accused the bank of "bleeding the valley".', "bleeding the valley"),
        ('The mayor accused "men who hate bridges" of cutting the ropes.', "cutting the ropes"),
        ("The mayor accused the bank of usury and fraud.", "the bank of usury and fraud"),
        ("The mayor called it a gift to the enemy.", "a gift to the enemy"),
        ("The men, who said they were hungry, blocked the road.", "they were hungry"),
        ("The men, who said the dam, built in May, would hold, left.", "the dam, built in May, would hold"),
        ("The men said they were hungry, cold and tired.", "they were hungry, cold and tired"),
        ("The mayor called them to the square.", None),
        ("The widow was handed a flag and told to be proud.", None),
        ("The widow said she was told nothing at all.", "she was told nothing at all"),
    ],
)
def test_how_far_what_is_said_reaches(text: str, content: str | None) -> None:
    assert [told for _, _, told in told(text)] == ([content] if content else [])
