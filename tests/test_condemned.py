"""An attack that is condemned is told with its dead, and is an event beside the condemnation."""

from __future__ import annotations

import pytest

import dateline
from dateline.extract.figures import find
from dateline.model import Article, Sentence, Story
from dateline.reader.condemned import acts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The union condemned a suicide bombing in Rell that killed 20 people.", ["bombing"]),
        ("Norland strongly condemns Sunday's attack on a mill in which two porters died.", ["attack"]),
        ("They condemned in the strongest possible terms the air strikes that hurt nine.", ["air strikes"]),
        ("He deplored the killing of nine porters.", ["killing"]),
        ("The union condemned a suicide bombing in Rell.", []),
        ("The union condemned a suicide bombing in Rell; a storm killed 20 people.", []),
        ("The union condemned a bombing in Rell that hurt nobody.", []),
        ("The union condemned the mayor for the raid that killed two porters.", []),
        ("A bombing in Rell that killed 20 people was condemned.", []),
        ("The union condemned the strike of 20 porters.", []),
    ],
)
def test_attacks_that_are_condemned_with_their_dead(text: str, found: list[str]) -> None:
    span = (0, len(text))
    story = Story(text=text, article=Article(number=0, parts=(span,)), sentences=(Sentence(span=span, paragraph=0),))
    assert [text[slice(*told)] for told in acts(text, span, find(story, ()))] == found


def test_what_is_told_elsewhere_with_its_dead_is_no_second_attack() -> None:
    text = "The union condemned a bombing that killed 20 people. The bombing in Rell on Monday killed 20 people."
    cut = text.index("The bombing")
    spans = (0, cut - 1), (cut, len(text))
    sentences = tuple(Sentence(span=span, paragraph=0) for span in spans)
    story = Story(text=text, article=Article(number=0, parts=((0, len(text)),)), sentences=sentences)
    assert list(acts(text, spans[0], find(story, ()))) == []


def test_the_dead_of_a_condemned_attack_are_its_own() -> None:
    text = "ABUJA, March 4, 2025 (AFP) - The European Union condemned a suicide bombing in Kano that killed 20 people."
    told = dateline.read(text)
    by_type = {event.type: event for event in told.events}
    assert set(by_type) == {"ACCUSE", "ASSAULT"}
    assert [(f.kind, f.low) for f in by_type["ASSAULT"].figures] == [("killed", 20)]
    assert by_type["ACCUSE"].figures == ()
