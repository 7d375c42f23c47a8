"""What somebody out of office was when they did what a page recalls."""

from __future__ import annotations

import pytest

from dateline.link import describe, find
from dateline.model import Article, Sentence, Story


@pytest.mark.parametrize(
    ("text", "phrase", "act", "side", "sector"),
    [
        # by the title that stands before the name
        (
            "In 1990 President Daniel arap Moi jailed him.",
            "President Daniel arap Moi",
            "COERCE arrest",
            "actors",
            "GOV",
        ),
        # by the year of the sentence, never the year of the page
        ("Donors froze the money of Daniel arap Moi in 1991.", "Daniel arap Moi", "SANCTION", "recipients", "GOV"),
        ("Pedro Castillo was jailed in 2026, he says.", "Pedro Castillo", "COERCE arrest", "recipients", "ELI"),
        # by the act: who is dismissed governs
        ("Congress dismissed Pedro Castillo.", "Pedro Castillo", "SANCTION expel", "recipients", "GOV"),
        # who left is out of office where nothing tells
        ("The former president Goodluck Jonathan spoke.", "Goodluck Jonathan", "ACCUSE", "actors", "ELI"),
        ("Goodluck Jonathan called it a coup.", "Goodluck Jonathan", "ACCUSE", "actors", "ELI"),
        # and who leads the opposition since is of it
        ("Allen Chastanet called it a coup.", "Allen Chastanet", "ACCUSE", "actors", "OPP"),
    ],
)
def test_who_has_left_office_is_what_they_were_then(text: str, phrase: str, act: str, side: str, sector: str) -> None:
    span = (0, len(text))
    article = Article(number=0, parts=(span,), published="2026-04-12")
    page = Story(text=text, article=article, sentences=(Sentence(span=span, paragraph=0),))
    at = text.rindex(phrase)
    assert describe(page, (at, at + len(phrase)), find(page), event=act, side=side).sector == sector
