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
    ],
)
def test_verbs_of_saying_and_what_is_none(text: str, cues: list[str]) -> None:
    assert [cue for _, cue, _ in told(text)] == cues


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said that military police had ordered them to leave.", ("military police", "ordered", "to leave")),
        ("He said that police had ordered them to leave.", ("police", "ordered", "to leave")),
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
