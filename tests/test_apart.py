"""Two counts of one are of two people where their callings differ, and of one where the second tells who he was."""

from __future__ import annotations

import pytest

from dateline.reader.apart import One, apart


def one(text: str, words: str, kind: str = "killed", rule: str = "article/subject/subject") -> One:
    """The count whose article begins the words."""
    at = text.index(words)
    article = words.split()[0]
    return One(kind, (at, at + len(article)), (at + len(article) + 1, at + len(words)), rule)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The shell killed a teacher, his driver and two guards.", "a teacher", "his driver"),
        ("A medic, a driver and two guards were killed.", "A medic", "a driver"),
        ("A medic, a driver, and a guard were killed.", "A medic", "a driver"),
        ("Shots killed a nurse. At dusk a ranger of the park died too.", "a nurse", "a ranger of the park"),
        ("A woman was killed, as was a nurse.", "A woman", "a nurse"),
    ],
)
def test_two_callings_are_two_people(text: str, first: str, last: str) -> None:
    one_, other = one(text, first), one(text, last)
    assert apart(text, one_, other)
    assert apart(text, other, one_)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Her husband, a baker, was shot dead.", "Her husband", "a baker"),
        ("A baker was shot dead. It was a baker of Rell.", "A baker", "a baker of Rell"),
        ("A woman was shot dead. The dead is a nurse.", "A woman", "a nurse"),
        ("A nurse was shot dead. She was a mother of two.", "A nurse", "a mother of two"),
    ],
)
def test_one_told_twice_is_one(text: str, first: str, last: str) -> None:
    assert not apart(text, one(text, first), one(text, last))


def test_numbers_and_other_kinds_are_left_alone() -> None:
    text = "A bomb hit a bakery and a school and killed two guards and two clerks."
    assert not apart(text, one(text, "a bakery", "targets"), one(text, "a school", "targets"))
    words = "words/object/object"
    assert not apart(text, one(text, "two guards", rule=words), one(text, "two clerks", rule=words))
