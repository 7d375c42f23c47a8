"""Who sits at a table, by the words around the talks."""

from __future__ import annotations

import pytest

from dateline.reader.at_table import seated
from dateline.reader.turned import Both
from tests import reader_marks


@pytest.mark.parametrize(
    ("text", "words", "kind", "given", "made"),
    [
        (
            "Rell discussed refugees with Okoro.",
            "discussed",
            "CONSULT",
            ["Rell", "refugees", "Okoro"],
            ["Rell", "Okoro"],
        ),
        (
            "Rell met Ana Okoro, his Peruvian counterpart, in Vienna.",
            "met",
            "CONSULT",
            ["Rell", "Ana Okoro", "Peruvian"],
            ["Rell", "Ana Okoro"],
        ),
        (
            "Rell met his Peruvian counterpart in Vienna.",
            "met",
            "CONSULT",
            ["Rell", "Peruvian"],
            ["Rell", "Peruvian"],
        ),
        (
            "The ministers of the two countries, Rell and Okoro, held talks.",
            "held talks",
            "CONSULT",
            ["The ministers of the two countries", "Rell", "Okoro"],
            ["Rell", "Okoro"],
        ),
        ("Rell met Okoro. Later Anders came.", "met", "CONSULT", ["Rell", "Okoro", "Anders"], ["Rell", "Okoro"]),
        (
            "Anders left home. He met Rell and Okoro.",
            "met",
            "CONSULT",
            ["Anders", "Rell", "Okoro"],
            ["Anders", "Rell", "Okoro"],
        ),
        (
            "Anders spoke for one. Rell met both sides and a delegation.",
            "met",
            "CONSULT",
            ["Anders", "Rell", "both sides"],
            ["Anders", "Rell", "both sides"],
        ),
        (
            "Rell hit Okoro. Later Anders came.",
            "hit",
            "ASSAULT",
            ["Rell", "Okoro", "Anders"],
            ["Rell", "Okoro", "Anders"],
        ),
    ],
)
def test_who_sits_at_a_table(text: str, words: str, kind: str, given: list[str], made: list[str]) -> None:
    page = reader_marks.story(text)
    trigger, _ = reader_marks.marked(page, words, "actor", {}, kind)
    both = seated(text, trigger, Both(tuple(reader_marks.span(text, one) for one in given), ()))
    assert [text[slice(*span)] for span in both.actors] == made
