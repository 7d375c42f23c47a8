"""Time grows with the text and not with its square, whatever the text repeats."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dateline
from dateline import link
from dateline.attach.sources import sources_of_figure
from dateline.model import Article, Quotation, Sentence, Span, Story
from dateline.reader.side_by_side import fields
from dateline.sentences import PIECE, split
from tests import reader_marks
from tests.pace import growth, linear

LEAD = "DAKAR, March 4, 2025 (Reuters) - The army killed five gunmen near Bignona on Monday.\n\n"


def story(text: str) -> Story:
    span = (0, len(text))
    return Story(text=text, article=Article(number=0, parts=(span,)), sentences=(Sentence(span=span, paragraph=0),))


def quotation(content: Span, speaker: Span) -> Quotation:
    return Quotation(
        evidence_span=content, content_span=content, speaker_span=speaker, cue_span=None, direct=False, rule="test"
    )


def sentences_of(piece: str, size: int) -> object:
    text = piece * (size // len(piece))
    return split(text, ((0, len(text)),))


@pytest.mark.parametrize("piece", ["\"'“‘", "“", 'He left."Ann came.“', 'a."Ab', "No.Yes and no. "])
def test_sentences(piece: str) -> None:
    assert linear(*growth(lambda size: lambda: sentences_of(piece, size), 20_000))


@pytest.mark.parametrize("piece", ["Paul Biya, ", "Paul Biya met ", "Abdou Sow, the foreign minister of Mali, "])
def test_links(piece: str) -> None:
    assert linear(*growth(lambda size: lambda: link.find(story(piece * (size // len(piece)))), 10_000))


def test_sources_beside_many_quotations() -> None:
    def every(count: int) -> None:
        text = "it said so " * count
        spans = [(at * 11, at * 11 + 10) for at in range(count)]
        quotations = (quotation((0, len(text)), (3, 7)), *(quotation(span, span) for span in spans))
        for span in spans:
            sources_of_figure(story(text), span, quotations)

    assert linear(*growth(lambda count: lambda: every(count), 1_000))


PIECES = ("spaced  \t", "a\u00a0", "e\u0301", "\U0001f600 ", "http://a.b/", "12/", "(AP) ", "Killed: 3\n", "UPND oba ")


@pytest.mark.parametrize("piece", PIECES)
def test_whole_pages(piece: str) -> None:
    assert linear(*growth(lambda size: lambda: dateline.read(LEAD + piece * (size // len(piece))), 2_000))


def test_acts_told_side_by_side_in_one_sentence() -> None:
    piece = "gunmen shot a man in Lorn and "

    def parted(size: int) -> object:
        text = piece * (size // len(piece))
        shots = ((match.start(), match.end()) for match in re.finditer("shot", text))
        return fields(text, [reader_marks.act(text, span) for span in shots])

    assert linear(*growth(lambda size: lambda: parted(size), 20_000))


def test_long_paragraphs_are_cut_as_short_ones() -> None:
    text = 'The mayor left the town.The guard stayed. "We wait," he said. ' * (PIECE // 20)
    words = [text[slice(*s.span)] for s in split(text, ((0, len(text)),))]
    assert words.count("The guard stayed.") == words.count("The mayor left the town.") == PIECE // 20


SPANS = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(contents=st.lists(SPANS, max_size=12), at=st.integers(0, 45))
def test_a_figure_has_the_speakers_whose_words_hold_it(contents: list[Span], at: int) -> None:
    text = "." * 50 + "".join(f" w{n:02}" for n in range(len(contents)))
    speakers = [(51 + 4 * n, 54 + 4 * n) for n in range(len(contents))]
    quotations = tuple(quotation(content, speaker) for content, speaker in zip(contents, speakers, strict=True))
    inner = sorted(
        (b - a, (a, b), n, speaker)
        for n, ((a, b), speaker) in enumerate(zip(contents, speakers, strict=True))
        if a <= at < b
    )
    assert sources_of_figure(story(text), (at, at + 1), quotations) == tuple(speaker for *_, speaker in inner)
