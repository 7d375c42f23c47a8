"""Statements with words on both sides of those of saying, and pronouns that speak."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline import link
from dateline.attach import halves, named_before, pronouns
from dateline.extract import statements
from tests.test_statements import said, story


def whole(text: str) -> list[tuple[str | None, str | None]]:
    """Speaker and content of every statement, as the record has them."""
    here = story(text)
    mentions = link.find(here, ())
    found = pronouns.resolved(here, halves.joined(here, statements.find(here, mentions)), mentions)
    return [(said(text, q.speaker_span), said(text, q.content_span)) for q in found]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "The raid killed nine villagers, the army said on Friday, as mourners gathered in the square.",
            "The raid killed nine villagers",
        ),
        (
            "The project stands at 72 percent, its manager said, and will create employment for 310 people.",
            "The project stands at 72 percent, its manager said, and will create employment for 310 people",
        ),
        ("The rate fell, the bank said, %.", "The rate fell"),
        ("In Nairobi, the minister said the government would not negotiate.", "the government would not negotiate"),
    ],
)
def test_both_sides_are_one_statement_where_both_are_said(text: str, content: str) -> None:
    assert [told for _, told in whole(text)] == [content]


def test_a_pronoun_that_speaks_is_the_likeliest_party() -> None:
    text = (
        "Mr Pedro Alvarez, the rebel commander, met Mrs Maria Santos, the governor, in Lima on Monday.\n"
        "Mrs Santos said the road would stay shut.\n"
        "He said the talks would go on."
    )
    (speaker, content) = whole(text)[-1]
    assert content == "the talks would go on"
    assert speaker is not None
    assert "Alvarez" in speaker


@pytest.mark.parametrize(
    ("last", "speaker"),
    [
        ("Her lawyer told the jurors that the knife was old.", "Her lawyer"),
        ("The knife was old, her brother said.", "her brother"),
        ("His mother, Ana Rell, said he had sold the knife.", "His mother, Ana Rell"),
        ("She said that the knife was old.", "Mrs Santos"),
        ("The knife was her brother's, which makes him a liar according to court papers.", "court papers"),
        ('"The knife is old," she was quoted on Friday by local media as saying.', "Mrs Santos"),
        ("“The knife was old,” said she.", "Mrs Santos"),
    ],
)
def test_whose_brother_speaks_does_not_speak(last: str, speaker: str) -> None:
    text = f"Mr Pedro Alvarez met the governor in Lima on Monday.\nMrs Santos said the road was shut.\n{last}"
    assert whole(text)[-1][0] == speaker


@pytest.mark.parametrize(
    ("text", "content", "direct"),
    [
        (
            "“The thing about a waiver,” says Tibor Halmai, “is that you begin to live in it.”",
            "The thing about a waiver,” says Tibor Halmai, “is that you begin to live in it",
            True,
        ),
        ("“We will march,” she said. “Nobody will stop us.”", "We will march", True),
        (
            "The drivers called for the head of the firm to resign, for fines to be cancelled and for talks.",
            "the head of the firm to resign, for fines to be cancelled and for talks",
            False,
        ),
        ("Democrats accused him on Wednesday of buying time.", "buying time", False),
        (
            "Helvetia said to the stock exchange before the opening that it would pay in cash.",
            "it would pay in cash",
            False,
        ),
        ("The president said during a visit to a school that he understood.", "he understood", False),
        ("The mayor said in that year the river rose.", "the river rose", False),
        ("Rell, a clerk, told the mayor, Ana Orr, who came by, that it rained.", "it rained", False),
        ("Rell told the mayor, Ana Orr, that it rained.", "it rained", False),
        ("Rell said Norland would help but needed proof.", "Norland would help but needed proof", False),
        ("Rell said he would help and left the room.", "he would help", False),
    ],
)
def test_what_is_said_is_whole(text: str, content: str, direct: bool) -> None:
    here = story(text)
    mentions = link.find(here, ())
    first = halves.joined(here, statements.find(here, mentions))[0]
    assert (said(text, first.content_span), first.direct) == (content, direct)


def test_a_profile_is_about_one_person_for_paragraphs() -> None:
    text = (
        "Luma Prazeres, 34, sells more tickets than any singer in Brazil. She was born in Santana.\n"
        "Her mother wanted her to be a nurse. She sang in bars, and she sang at weddings. She still does.\n"
        "In Russia she was met by a crowd. She did not expect one. She has a house now, and she likes to show it.\n"
        '"The shutters are going to be blue," she said.'
    )
    assert str(whole(text)[-1][0]).startswith("Luma Prazeres")


def test_a_country_is_no_he_and_a_woman_is_none() -> None:
    text = (
        "Pedro Alvarez, the driver, waited at the border. Russia had closed it. France and Mrs Anna Weber protested.\n"
        "He said the road would stay shut."
    )
    assert "Alvarez" in str(whole(text)[-1][0])


def test_two_names_of_one_party_go_together() -> None:
    assert named_before.same("Luma Prazeres, 34", "Luma")
    assert named_before.same("Mr Alvarez", "Pedro Alvarez")
    assert not named_before.same("Anna Weber", "Pedro Alvarez")
    assert not named_before.same("the farmer", "the president")


def test_only_parties_near_a_pronoun_are_weighed() -> None:
    text = "".join(f"Anna Weber{k} met Pedro Alvarez{k}. " for k in range(400)) + "She said the road was shut."
    here = story(text)
    found = statements.find(here, ())
    named = named_before.Named(here, found, ())
    at = text.index("She said")
    parties = named.parties("she", at, (0, 0), frozenset())
    assert len(parties) == named_before.MOST
    spans = [mention.span for party in parties for mention in party.mentions]
    assert all(at - named_before.REACH <= begin < end <= at for begin, end in spans)


def test_a_quotation_that_goes_on_has_the_speaker_of_the_one_before() -> None:
    text = (
        "Maria Santos leads the union in Lima. The mayor, Pedro Alvarez, said nothing had been decided.\n"
        '"We will march," she said. "Nobody will stop us on the way."'
    )
    speakers = [speaker for speaker, content in whole(text) if content and ("march" in content or "stop" in content)]
    assert len(speakers) == 2
    assert len(set(speakers)) == 1


BITS = st.lists(
    st.sampled_from(
        [
            "He said, ",
            "The army said ",
            "she said",
            ", and ",
            "it rained. ",
            '"',
            "Maria Santos ",
            "told him that ",
            "% ",
            ", $, ",
            ".\n",
        ]
    ),
    max_size=14,
).map("".join)


@given(BITS)
def test_spans_are_of_the_text_and_statements_do_not_grow_in_number(text: str) -> None:
    here = story(text)
    mentions = link.find(here, ())
    found = statements.find(here, mentions)
    told = pronouns.resolved(here, halves.joined(here, found), mentions)
    assert len(told) <= len(found)
    for q in told:
        assert 0 <= q.content_span[0] < q.content_span[1] <= len(text)
        assert q.speaker_span is None or text[slice(*q.speaker_span)].strip()
    assert halves.joined(here, halves.joined(here, found)) == halves.joined(here, found)


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "The project stands at 72 percent, its manager said, and it will create employment for 310 people.",
            ["The project stands at 72 percent, its manager said, and it will create employment for 310 people"],
        ),
        ("Two men died, the mayor said. Two men died, the judge said.", ["Two men died", "Two men died"]),
    ],
)
def test_two_halves_of_one_sentence_are_told_once(text: str, contents: list[str]) -> None:
    assert [told for _, told in whole(text)] == contents
