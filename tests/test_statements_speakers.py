"""Who speaks and what is no verb of saying: measures, times and brackets beside a speaker, nouns like "reports"."""

from __future__ import annotations

import pytest

from tests.test_statements import told


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Officials at Tolo, 20 km east of Lorn, said the road was mined.", "Officials at Tolo"),
        ("Officials at Tolo, about 20 miles from the coast, said the road was mined.", "Officials at Tolo"),
        ("Ana Rell, 45, a farmer, said the road was mined.", "Ana Rell, 45, a farmer"),
        ("Ana Rell, a farmer, said the road was mined.", "Ana Rell, a farmer"),
        ("The governor, speaking in the capital, Lorn, said the road was mined.", "The governor"),
        ("The governor, a former judge, said the road was mined.", "The governor, a former judge"),
        ("The governor, Ana Rell, who had won, said the road was mined.", "The governor, Ana Rell"),
        (
            "Ana Rell, chief of the general staff, who was there, said the road was mined.",
            "Ana Rell, chief of the general staff",
        ),
        ("On Monday, Ana Rell, who had won, said the road was mined.", "Ana Rell"),
        ("In Lorn, Ana Rell, who had won, said the road was mined.", "Ana Rell"),
        ("Karstians, at the urging of Ana Rell, who wept, said the road was mined.", "Karstians"),
        ("The miners met, and the governor, who had won, said the road was mined.", "the governor"),
        ("The governor hereby warns that the road is mined.", "The governor"),
        ('The local daily "Lorn Post" said the road was mined.', 'The local daily "Lorn Post"'),
        ('He called it "a lie" and the mayor said the road was mined.', "the mayor"),
        ("Army sources consulted in Lorn said the road was mined.", "Army sources consulted in Lorn"),
        ("The police last night said the road was mined.", "The police"),
        ("Bomb experts this morning said the road was mined.", "Bomb experts"),
        ("Officials Friday said the road was mined.", "Officials"),
        ("Last week the army said the road was mined.", "the army"),
        ("The Morning Post said the road was mined.", "The Morning Post"),
        ("Last week's report said the road was mined.", "Last week's report"),
        ("Over 3 days the army said nothing, and over 3 soldiers said the road was mined.", "over 3 soldiers"),
        ("The judge opened the case filed by Ana Rell, who last week said the road was mined.", "Ana Rell"),
        ("Mr President, the army and the police say the road is mined.", "the army and the police"),
        ("The mayor, the army and the police say the road is mined.", "The mayor, the army and the police"),
        ("The army said rebels claim that the road is mined.", "rebels"),
        ("The police on Friday said the road was mined.", "The police"),
        ("The report on Karst said the road was mined.", "The report on Karst"),
        ("It broke at the departure of two ministers who said the road was mined.", "two ministers"),
        ("It broke at the death of three miners, who said the road was mined.", "three miners"),
        ("It met the leader of the miners, who said the road was mined.", "the leader of the miners"),
        ("Police arrested members of gangs who have been threatening to mine the road.", "members of gangs"),
        ("Members of gangs have been threatening to mine the road.", "Members of gangs"),
        ('"The road is mined. It will be shut, a farmer said.', "a farmer"),
        (
            "Ana Rell, the head of the fund, a charity, said the road was mined.",
            "Ana Rell, the head of the fund, a charity",
        ),
        ("The head of the fund, a charity, said the road was mined.", "The head of the fund, a charity"),
        ("Mayor Ion Tarm, Rell, and Judge Burns said the road was mined.", "Mayor Ion Tarm, Rell, and Judge Burns"),
        ("The mayor left, the army fled, and the police said the road was mined.", "the police"),
        ("In November Rell said the road was mined.", "Rell"),
        ("The fund hoped to help, and afterward Rell said the road was mined.", "Rell"),
        ("The union called off its strike but the army said the road was mined.", "the army"),
        ("The minister stepped down but his party said the road was mined.", "his party"),
        ("Talks resumed on Monday but envoys who know it said the road was mined.", "envoys who know it"),
        ("All but two ministers said the road was mined.", "All but two ministers"),
        (
            "Monitors from the Organization for Security and Cooperation in Lorn said the road was mined.",
            "Monitors from the Organization for Security and Cooperation in Lorn",
        ),
    ],
)
def test_a_speaker_without_what_stands_beside_it(text: str, speaker: str) -> None:
    assert told(text)[-1][0] == speaker


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("The list names seven alleged members of the gang.", []),
        ("The union reported alleged gang members attacked the town.", ["reported"]),
        ("The union alleged that gang members attacked the town.", ["alleged"]),
        ("All firms related to the trade suffered.", []),
        ("Your questions relate to doubts that the judge has.", []),
        ("The rebels' alleged weakness worried her.", []),
        ("He left the United States, the mayor said.", ["said"]),
        ("He visited Lorn and two Karstian states.", []),
        ("The treaty states that two lakes are shared.", ["states"]),
        ("The army denied foreign press reports that it had fled.", ["denied"]),
        ("The radio has broadcast reports that the army fled.", []),
        ("It rained amid unconfirmed reports that the army fled.", []),
        ("He had read some reports that the army fled.", []),
        ("The local press reports that the army fled.", ["reports"]),
        ("Radio Sol on 9 October reports that the army fled.", ["reports"]),
        ("It is not only false, but a serious charge.", []),
        ("Prosecutors charge that it is false.", ["charge"]),
        ("Stay calm and rest assured that the army will come.", []),
        ("The colonel assured them that the army would come.", ["assured"]),
        ("The Front [FLN] claims it holds the road.", ["claims"]),
        ("A blast shook Lorn. It is worth noting that the army fled.", []),
        ("A blast shook Lorn, the mayor said, noting that the army fled.", ["said", "noting"]),
        ("Let us recall that the army fled.", []),
        ("They recall that the army fled.", ["recall"]),
        ('The army shot a member of a group called "The Lamp" in Lorn.', []),
        ('The army called "thieves" the men of the group.', ["called"]),
        ('It mourned what the army called "a loss".', ["called"]),
        ("They asked that the member states that had left return.", ["asked"]),
        ("The army fled, according to official reports.", ["according to"]),
        ("Associated Press reports that the army fled.", ["reports"]),
        ("The rebels press the army to flee.", ["press"]),
        ("“There, said the mayor and left.", []),
    ],
)
def test_verbs_of_saying_and_what_is_none(text: str, cues: list[str]) -> None:
    assert [cue for _, cue, _ in told(text)] == cues


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said that military police had urged them to leave.", ("military police", "urged", "to leave")),
        ("He said that police had urged them to leave.", ("police", "urged", "to leave")),
    ],
)
def test_that_behind_a_verb_is_part_of_no_speaker(text: str, expected: tuple[str, str, str]) -> None:
    assert told(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("According to reports, the road is shut.", [("reports", "According to", "the road is shut")]),
        ("According to the mayor it is quiet in Lorn.", [("the mayor", "According to", "it is quiet in Lorn")]),
        (
            "According to reports we have received, the road is shut.",
            [("reports we have received", "According to", "the road is shut")],
        ),
        ("We act according to law.", []),
        ("The delegates left according to the treaty in force.", []),
        ("The draw was held according to the new timetable.", []),
        ("According to the agreement, the road is shut.", [("the agreement", "According to", "the road is shut")]),
        (
            "According to the Rural Law Centre, the road is shut.",
            [("the Rural Law Centre", "According to", "the road is shut")],
        ),
        ("They left, according to police.", [("police", "according to", "They left")]),
    ],
)
def test_according_to(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Ana Rell came. Some say the road is shut.", ["Some"]),
        ("Ana Rell came. Others said the road was open.", ["Others"]),
        ("Ana Rell came. She said the road was open.", ["Ana Rell"]),
        ("You said the road was open.", []),
        ("He said that we hope for peace, and stressed that the road was open.", ["He", "He"]),
        ("Ana Rell left the talks, thus denying reports of a split.", ["Ana Rell"]),
    ],
)
def test_who_a_pronoun_is_not(text: str, speakers: list[str]) -> None:
    assert [who for who, *_ in told(text)] == speakers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge, says the mayor, is closed for a year.", ("the mayor", "says", "is closed for a year")),
        ("If it rains, says the mayor, the bridge will close.", ("the mayor", "says", "the bridge will close")),
        (
            "The mayor, of Lorn, said the bridge, shut in May, is safe.",
            ("The mayor", "said", "the bridge, shut in May, is safe"),
        ),
    ],
)
def test_who_says_it_stands_behind_a_verb_that_is_put_in(text: str, expected: tuple[str, str, str]) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ana Rell, a member whose town lies on the river, said the dam would hold.", "Ana Rell"),
        ("The union, some of whose men were beaten, said the dam would hold.", "The union"),
        ("He was attacked by the union, whose leader said the dam would hold.", "the union"),
        ("The head of the union, a dam builder, said the dam would hold.", "The head of the union, a dam builder"),
    ],
)
def test_whose_opens_no_speaker(text: str, speaker: str) -> None:
    assert [who for who, _, content in told(text) if content == "the dam would hold"] == [speaker]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The agency quoted a farmer as saying that it rained.", [("a farmer", "saying", "it rained")]),
        ("The agency quoted a farmer as saying it rained.", [("a farmer", "saying", "it rained")]),
        ("Two men were shot, the agency quoted police as saying.", [("police", "saying", "Two men were shot")]),
        (
            "It rained in Lorn, the capital, Radio Sol quoted police as saying on Friday.",
            [("police", "saying", "It rained in Lorn, the capital")],
        ),
        ("The agency quoted a farmer as an expert.", []),
        ("The agency quoted the paper as saying.", []),
    ],
)
def test_who_is_quoted_as_saying_speaks(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nominee Ana Rell chimed in on Monday, saying that the film should be shown.",
            ("Nominee Ana Rell", "saying", "the film should be shown"),
        ),
        ("Rep. Ivo Moros, R-Lorn, said the law was bad.", ("Rep. Ivo Moros", "said", "the law was bad")),
        (
            "The film drew many students, who took to the streets and called for a new trial of Rell.",
            ("many students", "called for", "a new trial of Rell"),
        ),
        (
            "Rell's cousins, who asked officers to show them the film, saw it.",
            ("Rell's cousins", "asked", "to show them the film"),
        ),
        (
            "Judge Rell said, in relation to the case of Moros, that it was closed.",
            ("Judge Rell", "said", "it was closed"),
        ),
        ("Late in the evening Rell said that the road was shut.", ("Rell", "said", "the road was shut")),
        (
            "Director Ivo Rell said here Friday that the road was shut.",
            ("Director Ivo Rell", "said", "the road was shut"),
        ),
        ("Ana Rell, who in 2010 said the road was shut, left.", ("Ana Rell", "said", "the road was shut")),
        (
            "Rell told the minister the people share his sorrow.",
            ("Rell", "told", "the people share his sorrow"),
        ),
        ('"It is shut," said Rell at a press conference at the port.', ("Rell", "said", "It is shut")),
    ],
)
def test_who_says_what_in_long_sentences(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(text)


def test_who_else_is_quoted_is_no_part_of_what_was_said() -> None:
    text = "Spokesman Ivo Rell said 14 men died, but the agency cited a medic as saying 12 died."
    assert told(text) == [("Spokesman Ivo Rell", "said", "14 men died"), ("a medic", "saying", "12 died")]


@pytest.mark.parametrize(
    "text",
    [
        "The bureau put accused doctor killer Ivo Rell on its list.",
        "A man threatening people with a gun shot a guard.",
    ],
)
def test_words_of_crime_say_nothing(text: str) -> None:
    assert told(text) == []
