"""Light syntax: tags, phrases, verb groups and clauses on sentences of our own, and laws over any text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract import syntax


def phrases_of(text: str) -> list[str]:
    toks = syntax.tokens(text, (0, len(text)))
    return [text[slice(*p.full_span)] for p in syntax.phrases(toks)]


def tags_of(text: str) -> dict[str, str]:
    return {t.text: t.tag for t in syntax.tokens(text, (0, len(text)))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya's finance ministry barred two private lenders.", ["Kenya's finance ministry", "two private lenders"]),
        (
            "The owner of one of the lenders fled.",
            ["The owner of one of the lenders", "one of the lenders", "the lenders"],
        ),
        ("Both sides late Friday resumed the talks.", ["Both sides", "late Friday", "the talks"]),
        ("On Monday morning Omani jets bombed it.", ["Monday morning", "Omani jets", "it"]),
        ("On 5 March soldiers fired.", ["5 March", "soldiers"]),
        ("They recalled the March revolt on Friday night.", ["They", "the March revolt", "Friday night"]),
        ("Oslo gave the rebels 48 hours.", ["Oslo", "the rebels", "48 hours"]),
        ("Courts accused Rell of murder.", ["Courts", "Rell", "murder"]),
        ("Courts accused the head of police.", ["Courts", "the head of police", "police"]),
    ],
)
def test_noun_phrases(text: str, expected: list[str]) -> None:
    assert phrases_of(text) == expected


def test_noun_or_verb_is_told_from_its_neighbours() -> None:
    assert tags_of("The attack on the port failed.")["attack"] == "noun"
    assert tags_of("Rebels may attack the port.")["attack"] == "verb"
    assert tags_of("They attack the port.")["attack"] == "verb"


def test_possessive_and_abbreviation_are_one_token_each() -> None:
    text = "The U.S. army's 72-hour ultimatum to Gen. Abara expires."
    words = [t.text for t in syntax.tokens(text, (0, len(text)))]
    assert {"U.S.", "'s", "72-hour", "Gen."} <= set(words)


@pytest.mark.parametrize(
    ("text", "tense", "passive", "negated", "modal"),
    [
        ("The town was shelled.", "past", True, False, None),
        ("The town will not be shelled.", "future", True, True, "will"),
        ("Police have arrested him.", "present", False, False, None),
        ("Police may arrest him.", "present", False, False, "may"),
        ("Police plan to arrest him.", "infinitive", False, False, None),
    ],
)
def test_verb_groups(text: str, tense: str, passive: bool, negated: bool, modal: str | None) -> None:
    group = syntax.verb_groups(syntax.tokens(text, (0, len(text))))[-1]
    assert (group.tense, group.passive, group.negated, group.modal) == (tense, passive, negated, modal)


def test_clauses_split_at_a_new_subject_and_verb() -> None:
    text = "Troops shelled the town and residents fled because the bridge was gone."
    toks = syntax.tokens(text, (0, len(text)))
    found = [text[toks[a].span[0] : toks[b - 1].span[1]] for a, b in syntax.clauses(toks)]
    assert found == ["Troops shelled the town", "and residents fled", "because the bridge was gone."]


@given(st.text(max_size=300))
def test_any_text_is_cut_into_slicing_tokens(text: str) -> None:
    toks = syntax.tokens(text, (0, len(text)))
    assert all(text[slice(*t.span)] == t.text for t in toks)
    assert all(a.span[1] <= b.span[0] for a, b in pairwise(toks))
    for phrase in syntax.phrases(toks):
        assert 0 <= phrase.span[0] <= phrase.head[0] < phrase.head[1] <= phrase.full_span[1] <= len(text)
    ranges = syntax.clauses(toks)
    assert [i for a, b in ranges for i in range(a, b)] == list(range(len(toks)))


def test_long_hostile_text_is_linear() -> None:
    text = "the " * 20_000 + "-'" * 20_000 + "1,." * 10_000
    assert len(syntax.tokens(text, (0, len(text)))) > 20_000


@pytest.mark.parametrize("name", ["O’Neill", "O'Neill", "D’Souza", "O’Brien-Kane"])
def test_a_name_with_an_apostrophe_is_one_word(name: str) -> None:
    assert name in tags_of(f"Inspector {name} left.")


def test_a_contraction_in_capitals_is_two_words() -> None:
    assert "I'VE" not in tags_of("I'VE SEEN IT.")
