"""Statements as wires and newspapers tell them: verbs in front, insertions between dashes, quoted in the passive."""

from __future__ import annotations

import pytest

from tests.test_statements import read, said, told


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Rell has said repeatedly that Lorn would stay neutral.", "Lorn would stay neutral"),
        ("Rell said in Tarn the hostages could leave soon.", "the hostages could leave soon"),
        ("Rell wrote to the king, saying at the time she was willing to withdraw.", "she was willing to withdraw"),
        ('Rell said of the trade with Lorn: "There is none."', "There is none"),
        ('The widow said Thursday from her home in Tarn, Lorn: "Let him come."', "Let him come"),
        ("Rell says that is the aim of her group.", "that is the aim of her group"),
        (
            "Rell said the man had shot at doctors in Tarn, Lorn; Callis, Karst; and Harl, Norland.",
            "the man had shot at doctors in Tarn, Lorn; Callis, Karst; and Harl, Norland",
        ),
        (
            "Rell said she would look for a driver kidnapped and presumed killed by guerrillas in May.",
            "she would look for a driver kidnapped and presumed killed by guerrillas in May",
        ),
        ('Senator Rell scolded him: "The proof is thin," she said.', "The proof is thin"),
        ('Rell says of Harl, "He would sell the house."', "He would sell the house"),
        ('"It makes news look easy," Rell, a fellow of the institute, said of the network.', "It makes news look easy"),
        ('"We must step away," Rell said on Lorn TV\'s "Good Morning" on Friday.', "We must step away"),
        ('Rell said Lorn TV\'s "Good Morning" was dull.', 'Lorn TV\'s "Good Morning" was dull'),
        ("Rell said in the house that the bridge was safe; Tarn wept.", "the bridge was safe"),
    ],
)
def test_what_is_said_is_told_without_when_and_where(text: str, content: str) -> None:
    assert [one[2] for one in told(text)] == [content]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"Why is this bank so big?" Harl demanded.', "Harl"),
        ('"Why is this bank so big?" Mr. Harl wondered.', "Mr. Harl"),
        ('Replied deputy spokesman Tom Harl, "We have not read it."', "deputy spokesman Tom Harl"),
        ("An official who saw the files was quoted Friday by local media as saying that it was so.",
         "An official who saw the files"),
        ('"It is so," Harl was quoted as saying by the Lorn agency.', "Harl"),
        ("The agency quoted a farmer as saying it was so.", "a farmer"),
        ("The mayor -- who had won in June -- said it was so.", "The mayor"),
        ("Tom Harl, the head of Orm -- the firm that owns the paper, which is sold -- said it was so.",
         "Tom Harl, the head of Orm"),
        ("The talks turned sour when King Harl called her a liar and said it was so.", "King Harl"),
        ("A crowd gathered when a delegate of Lorn rose and asked whether it was so.", "a delegate of Lorn"),
        ("A law fell to pieces when the coalition declared that it was so.", "the coalition"),
        ("The king left Lorn and said it was so.", "The king"),
        ("The clan opened the road and handed over the man with it to the police, who say it is so.", "the police"),
        ("Fifteen men held the hall with a banner that read: \"It is so.\"", "a banner"),
        ("The faction that controls the hills to the west said it was so.",
         "The faction that controls the hills to the west"),
        ("Prime Minister Ana May said it was so.", "Prime Minister Ana May"),
        ("May said it was so.", "May"),
        ("Luca Ferr, an expert at the University of Orm who was not there, said it was so.",
         "Luca Ferr, an expert at the University of Orm who was not there"),
        ("Jo Merl (D-Ohio), Ann Burr (D-Ore.) and Tom Harl (D-Maine) said it was so.",
         "Jo Merl (D-Ohio), Ann Burr (D-Ore.) and Tom Harl (D-Maine)"),
    ],
)  # fmt: skip
def test_who_speaks_in_long_sentences(text: str, speaker: str) -> None:
    assert speaker in [one[0] for one in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The council has said nothing about the dam.",
        "The judge said little.",
        "They say it with pride.",
        "Rell is considering urging the king to leave.",
        "They sign the summit documents that will include the plan.",
        "Police responded with a volley of bullets that scattered a mob.",
        "The miners held a rally that was banned.",
    ],
)
def test_words_of_saying_that_tell_nothing_said(text: str) -> None:
    assert told(text) == []


def test_who_vows_to_do_something_speaks_to_nobody() -> None:
    text = "The deal came from Lorn and Karst, the two polluters, which together vowed to stave off the worst."
    assert [said(text, one.addressee_span) for one in read(text)] in ([], [None])


def test_who_asks_not_to_be_named_has_said_nothing_by_that() -> None:
    text = '"It was a massacre," a senior official who asked not to be named said.'
    assert [content for _, _, content in told(text)] == ["It was a massacre"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Rell told AFP five people had been arrested.", "five people had been arrested"),
        ("Rell told the BBC two men had died.", "two men had died"),
        ("Rell told CNN Norland would leave.", "Norland would leave"),
        ("Rell told the Associated Press talks had failed.", "talks had failed"),
        ("Rell told Reuters.", ""),
    ],
)
def test_outlets_are_spoken_to(text: str, content: str) -> None:
    assert [said for _, _, said in told(text)] == ([content] if content else [])
