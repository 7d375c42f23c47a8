"""Answers kept while one story is asked about."""

from __future__ import annotations

from dateline.kept import once_for_story
from dateline.model import Span, Story
from evals.gold import story_of_lines

ONE, OTHER = story_of_lines("A crowd met in Lorn."), story_of_lines("A crowd met in Tarn.")


def test_a_story_is_asked_once_and_anew_behind_another_or_with_other_things() -> None:
    asked: list[tuple[str, Span, object]] = []

    @once_for_story
    def words(story: Story, span: Span, names: object) -> str:
        asked.append((story.text, span, names))
        return story.text[slice(*span)]

    names, others = object(), object()
    assert [words(ONE, (2, 7), names), words(ONE, (2, 7), names), words(ONE, (8, 11), names)] == [
        "crowd",
        "crowd",
        "met",
    ]
    assert len(asked) == 2
    assert words(ONE, (2, 7), others) == "crowd"
    assert words(OTHER, (15, 19), others) == "Tarn"
    assert words(ONE, (15, 19), others) == "Lorn"
    assert len(asked) == 5
