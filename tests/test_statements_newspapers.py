"""Statements as newspapers tell them: mixed marks, split quotations, clauses around a verb of saying."""

from __future__ import annotations

import pytest

from dateline.extract.syntax import tokens
from tests.test_statements import told


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            '“Lorn has the best port," she said. "We want none better.”',
            ["Lorn has the best port", "We want none better"],
        ),
        ('"Lorn has the best port,” she said.', ["Lorn has the best port"]),
        ('“A "free" port is none,” she said.', ['A "free" port is none']),
        ("''They say, 'Go home,''' Rell said. ''I stay.''", ["They say, 'Go home,'", "I stay"]),
        ("‘It is the workers’ fault,’ Rell said.", ["It is the workers’ fault"]),
        ("‘We lost,’ Rell said. ‘The miners’ was all he read.", ["We lost"]),
        ('".@RellOfLorn is right," Harl tweeted on Friday.', ["@RellOfLorn is right"]),
        ("“Lorn, find the files.” Rell said.", ["Lorn, find the files"]),
        ("Rell is proud of Lorn - ''A great town,'' he said twice - and stays.", ["A great town"]),
        ('Some miners left ("I want my dues," wrote Tom Harl, a miner).', ["I want my dues"]),
        ('Under what Rell called "the old plan," the club charged a fee.', ["the old plan"]),
    ],
)
def test_marks_that_newspapers_mix(text: str, contents: list[str]) -> None:
    found = [content for _, _, content in told(text)]
    assert [one for one in found if one in contents] == contents


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("When Ana Harl said the port was lost, Mrs. Rell replied that it was not.", "the port was lost"),
        ("While Rell said he would stay, he left.", "he would stay"),
        ("When Rell said Lorn, Karst and Norland agreed to talk, he left.", "Lorn, Karst and Norland agreed to talk"),
        ("A few weeks after Rell announced that the war was over, planes bombed the port.", "the war was over"),
        ('After Rell said the port was "an old hat," Harl said: "No."', 'the port was "an old hat,"'),
        ("The rules, which officials said will apply in May, will not help.", "will apply in May"),
        ("Rell, who backed Harl and said he would help him, did not come.", "he would help him"),
        ("Rell said it was done, but Rell did not say when.", "it was done"),
        ('Rell called the plan "bad," and his party left the hall.', 'the plan "bad,"'),
        ('Rell said it "should be over by May," referring to the strike.', 'it "should be over by May,"'),
        ("Rell said he was tired and wanted a port of his own.", "he was tired and wanted a port of his own"),
        ("Rell said he had read it but decided to wait.", "he had read it but decided to wait"),
        ("Rell said that he had no news, with spokesman Tom Harl telling reporters that he had.", "he had no news"),
        ("The quarrel, Rell writes, began in the port.", "began in the port"),
        ("Rules are a burden that distract from work, said Rell, a Lorn farmer who left the army.",
         "Rules are a burden that distract from work"),
        ("The politics are just so bad, Rell said in a message to the council.", "The politics are just so bad"),
        ('"Wait for me," Rell said before adding: "Or go."', "Wait for me"),
        ("Rell joked about it, but went on to say, “Stay at home.”", "Stay at home"),
        ("A short time later, Rell wrote back: ''We have it.''", "We have it"),
        ("Six men died, Rell said by telephone.", "Six men died"),
        ("Rell said by satellite phone that six men had died.", "six men had died"),
        ('Harl saw Rell as he called on Lorn not to "give in."', 'not to "give in."'),
    ],
)  # fmt: skip
def test_where_what_is_said_begins_and_ends(text: str, content: str) -> None:
    assert content in [one[2] for one in told(text)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Rell has nevertheless called his vote a shame.", "Rell"),
        ('"So it is," said Tom Harl, a doctor from Tarn, Norland, who said he left.',
         "a doctor from Tarn, Norland"),
        ('"So it is," Tom Harl, 30, of Tarn, Norland, who was there, said.', "Tom Harl"),
        ("''So it is,'' Mr. Harl, now 81 and retired in Tarn, Norland, said.", "Mr. Harl"),
        ("Ana Rell, who lost her son in Tarn, Norland, in May, said it was so.", "Ana Rell"),
        ("The unions were for it, with the Teachers of Lorn calling it “a gift”.", "the Teachers of Lorn"),
        ("Mr. Rell boasted that the lame economy would soon rise and praised the plan of Harl.", "Mr. Rell"),
        ("Harl was gone, while her rival, Ana Rell, has won votes by saying that the port is lost.",
         "her rival, Ana Rell"),
        ("The envoy emailed supporters saying: “We go on.”", "The envoy"),
        ("Unions say it is bad, and the Lorn League has sued the town, saying it is worse.", "the Lorn League"),
        ("Bishops, who currently own the port, have closed it, saying it is old.", "Bishops"),
        ("As they met in Lorn, Rell was far away, promising to build a port.", "Rell"),
        ("Amid plans to make lists that would name them, Tom Rell wrote a book, saying it is needed.", "Tom Rell"),
        ('"So it is," said Will Harl, a doctor.', "Will Harl, a doctor"),
    ],
)  # fmt: skip
def test_who_speaks_around_insertions_and_clauses(text: str, speaker: str) -> None:
    assert speaker in [one[0] for one in told(text)]


def test_another_is_nobody_named_before() -> None:
    assert [who for who, _, _ in told("One user said he was glad. Another said he left.")] == ["One user", "Another"]


def test_what_goes_on_is_said_by_the_last_who_spoke() -> None:
    text = "When Harl offered states a sum, “they were poor. They took it,” Rell said. “And he knew.”"
    assert told(text)[-1][0] == "Rell"


@pytest.mark.parametrize(
    "text",
    [
        "A deal was made by Rell, said by satellite phone.",
        "The port closed that day to ships, and Rell knows who did it.",
    ],
)
def test_what_is_no_statement(text: str) -> None:
    assert all(one[2] != text[:-1] and not one[2].startswith("by ") for one in told(text))


@pytest.mark.parametrize("mark", ["'", "’"])
def test_shortened_words_are_read_with_either_mark(mark: str) -> None:
    text = f"Rell didn{mark}t say it, they{mark}ve left and he{mark}ll go, it won{mark}t help."
    found = [(tok.lower, tok.tag) for tok in tokens(text, (0, len(text)))]
    assert [tag for low, tag in found if low == "n't"] == ["neg", "neg"]
    assert ("did", "do") in found
    assert ("'ve", "have") in found
    assert ("'ll", "modal") in found


@pytest.mark.parametrize(("text", "tag"), [("said Will Harl", "name"), ("Lorn Will Meet Karst", "modal")])
def test_will_is_a_name_before_a_surname(text: str, tag: str) -> None:
    assert [tok.tag for tok in tokens(text, (0, len(text))) if tok.text == "Will"] == [tag]
