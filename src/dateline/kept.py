"""What a function tells of a story, kept while the same story is asked about: several stages ask the same."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Concatenate, ParamSpec, TypeVar

from dateline.model import Story

Asked = TypeVar("Asked", bound=Hashable)
Rest = ParamSpec("Rest")
Result = TypeVar("Result")

Function = Callable[Concatenate[Story, Asked, Rest], Result]


def once_for_story(function: Function[Asked, Rest, Result]) -> Function[Asked, Rest, Result]:
    """Keeps each answer until another story is asked about, or one with other things of its own (``rest``: the same
    objects count as the same, as comparing thousands of mentions costs more than it saves)."""
    kept: list[tuple[tuple[object, ...], dict[Asked, Result]]] = []

    def ask(story: Story, asked: Asked, /, *rest: Rest.args, **named: Rest.kwargs) -> Result:
        own = (story, *rest, *named.values())
        if not kept or len(kept[0][0]) != len(own) or any(a is not b for a, b in zip(kept[0][0], own, strict=True)):
            kept[:] = [(own, {})]
        known = kept[0][1]
        if asked not in known:
            known[asked] = function(story, asked, *rest, **named)
        return known[asked]

    return ask
