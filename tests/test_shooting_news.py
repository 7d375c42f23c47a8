"""Shootings as local papers tell them: who only comes to the scene, who is shot and not dead."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from dateline.knowledge.lexicon import words
from dateline.link.trade_names import is_surname
from dateline.model import ActorRow, DateRow, EventRow, FigureRow, Span
from dateline.one_by_one import comes_back
from dateline.reader import plain_acts, senses, senses_of_crime, senses_of_states
from dateline.reader.attributive import without_sites
from dateline.reader.brought_to import is_brought_to
from dateline.reader.come_to_scene import is_at_scene
from dateline.reader.own_subjects import by_own, came_and_fired
from dateline.reader.shot_not_dead import parted
from dateline.reader.tip_lines import appealed
from dateline.reader.turned import Both
from tests.reader_marks import span
from tests.test_link_evident import told
from tests.test_senses import act

# -------------------------------------------------------------------------------- who comes to the scene


@pytest.mark.parametrize(
    ("text", "party", "words_", "only"),
    [
        ("Officers responded to calls of shots fired in Lorn.", "Officers", "shots fired", True),
        ("Officers responded with shots in Lorn.", "Officers", "shots", False),
        ("Lorn police are investigating a shooting which killed two.", "Lorn police", "killed", True),
        ("Guards found three men shot to death in a house.", "Guards", "shot to death", True),
        ("Guards found three men and shot them dead.", "Guards", "shot them dead", False),
        ("Deputies said the victims were shot in a car.", "Deputies", "were shot", True),
        ("Police in Lorn said two men were shot.", "Police in Lorn", "were shot", True),
        ("The army said two rebels were shot.", "The army", "were shot", False),
        ("Police said they shot two men.", "Police", "shot two men", False),
        ("Detectives are looking into a case after a boy was shot by guards.", "Detectives", "was shot", False),
        ("Police freed nine guards they had been holding hostage.", "Police", "holding hostage", False),
        ("The man wounded in the shooting is a guard.", "The man", "shooting", True),
        ("The victim of a shooting in Lorn is a guard.", "The victim", "shooting", True),
        ("A gunman arrived and opened fire.", "A gunman", "opened fire", False),
        ("Lorn police said shots were fired at a bus.", "Lorn police", "shots were fired", True),
        ("Police say a boy died in an accidental shooting.", "Police", "accidental shooting", True),
        ("Five shot in Lorn; Police in Lorn are investigating.", "Police in Lorn", "shot", True),
        ("Five men were shot by Police investigating a theft.", "Police", "shot", False),
    ],
)
def test_who_comes_to_an_act_or_finds_its_victims_did_not_do_it(
    text: str, party: str, words_: str, *, only: bool
) -> None:
    assert is_at_scene(text, act(text, words_, "ASSAULT"), span(text, party)) is only


def test_only_violence_has_a_scene() -> None:
    text = "Officers responded to a protest that was held in Lorn."
    assert not is_at_scene(text, act(text, "protest", "PROTEST"), span(text, "Officers"))


def sides(text: str, both: Both) -> tuple[list[str], list[str]]:
    return [text[slice(*s)] for s in both.actors], [text[slice(*s)] for s in both.recipients]


def test_who_came_up_and_opened_fire_did_it() -> None:
    text = "Late on Friday one gunman walked to the court and opened fire."
    trigger = act(text, "opened fire", "ASSAULT")
    both = came_and_fired(text, trigger, Both((), (span(text, "one gunman"),)))
    assert sides(text, both) == (["one gunman"], [])
    text = "A guard was at the gate when a man opened fire."
    kept = Both((), (span(text, "A guard"),))
    assert came_and_fired(text, act(text, "opened fire", "ASSAULT"), kept) == kept


def test_a_clause_of_its_own_behind_the_doer_has_no_second_one() -> None:
    text = "A guest was punched by a cook on Friday as officers led him out."
    trigger = act(text, "punched", "ASSAULT")
    both = Both((span(text, "a cook"), span(text, "officers")), (span(text, "A guest"),))
    assert sides(text, by_own(text, trigger, both)) == (["a cook"], ["A guest"])
    text = "A guest was punched by a cook and two waiters on Friday."
    both = Both((span(text, "a cook"), span(text, "two waiters")), ())
    assert by_own(text, act(text, "punched", "ASSAULT"), both) == both


@pytest.mark.parametrize(
    ("text", "party", "words_", "left"),
    [
        ("Many recalled the Lorn nightclub attack.", "Lorn nightclub", "attack", []),
        ("Two died in an attack at a Karst annex.", "Karst annex", "attack", []),
        ("Many recalled the Lorn rebel attack.", "Lorn rebel", "attack", ["Lorn rebel"]),
        ("Two died in an attack by a Karst militia.", "Karst militia", "attack", ["Karst militia"]),
    ],
)
def test_what_an_attack_is_called_after_did_not_do_it(text: str, party: str, words_: str, left: list[str]) -> None:
    both = without_sites(text, act(text, words_, "ASSAULT"), Both((span(text, party),), ()))
    assert sides(text, both)[0] == left


# -------------------------------------------------------------------------------- who is asked, where they are brought


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Anyone with information is asked to call Crime Stoppers.", ["Anyone with information"]),
        ("Persons with any information are asked to contact Crime Stoppers.", ["Persons with any information"]),
        ("The mayor was asked to call Crime Stoppers.", ["Crime Stoppers"]),
    ],
)
def test_the_public_is_asked_in_the_last_line(text: str, recipients: list[str]) -> None:
    both = appealed(text, act(text, "asked", "REQUEST"), Both((), (span(text, "Crime Stoppers"),)))
    assert sides(text, both)[1] == recipients


@pytest.mark.parametrize(
    ("text", "place", "words_", "brought"),
    [
        ("A man was shot in the leg and taken to Lorn Hospital.", "Lorn Hospital", "shot", True),
        ("A girl is home from the hospital after she was shot.", "the hospital", "shot", True),
        ("Shells landed near a hospital in Lorn.", "a hospital in Lorn", "landed", False),
        ("Men were moved after shells landed at a clinic in Lorn.", "a clinic in Lorn", "landed", False),
        ("A man is held in the Lorn County jail over Sunday's shooting.", "Lorn County jail", "shooting", True),
        ("A man held in the Lorn jail was beaten.", "Lorn jail", "beaten", False),
    ],
)
def test_where_the_wounded_are_brought_no_shot_fell(text: str, place: str, words_: str, *, brought: bool) -> None:
    assert is_brought_to(text, act(text, words_, "ASSAULT"), span(text, place)) is brought


# -------------------------------------------------------------------------------- what the words tell


@pytest.mark.parametrize(
    ("text", "words_", "kind", "none"),
    [
        ("Two boys were caught in the crossfire.", "caught", "COERCE", True),
        ("She was caught up in a gang shooting.", "caught", "COERCE", True),
        ("Two boys were caught in a hotel.", "caught", "COERCE", False),
        ("Police removed two bullets from the car.", "removed", "ASSAULT", True),
        ("Shell casings were found.", "Shell casings", "ASSAULT", True),
        ("Friends were hanging out in the street.", "hanging", "PROTEST", True),
        ("Students hung banners on a fence.", "hung", "PROTEST", False),
        ("Police ruled out foul play.", "ruled out", "REJECT", True),
        ("Rell ruled out talks.", "ruled out", "REJECT", False),
    ],
)
def test_words_that_tell_no_act(text: str, words_: str, kind: str, *, none: bool) -> None:
    assert (senses.other(text, act(text, words_, kind), senses_of_crime.ROWS) is not None) is none


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("The senator dismissed Governor Rell as an ineffective leader.", "ACCUSE"),
        ("The president dismissed Tom Rell as a minister.", None),
        ("The president dismissed the army chief.", None),
    ],
)
def test_who_is_dismissed_as_a_fool_keeps_his_office(text: str, made: str | None) -> None:
    row = senses.other(text, act(text, "dismissed", "SANCTION"), senses_of_states.ROWS)
    assert (row and row.type) == made


def test_the_noun_of_an_act_that_killed_or_hurt_somebody_tells_it() -> None:
    for text in ("Police are investigating a shooting that left two men hurt.", "A blast at a mill that killed nine."):
        word = "shooting" if "shooting" in text else "blast"
        row = plain_acts.plain(text, (0, len(text)), span(text, word), ())
        assert row is not None
        assert row.type == "ASSAULT"
    text = "Police are investigating a shooting that nobody saw."
    assert plain_acts.plain(text, (0, len(text)), span(text, "shooting"), ()) is None


# -------------------------------------------------------------------------------- names


@pytest.mark.parametrize(
    ("name", "noun", "surname"),
    [("Gary Fisher", 1, True), ("Peter R. Shepherd", 2, True), ("Lorn Fisher", 1, False), ("a fisher", 1, False)],
)
def test_a_trade_behind_a_first_name_is_a_surname(name: str, noun: int, *, surname: bool) -> None:
    assert is_surname(words(name, 0, len(name)), noun, noun + 1) is surname


def test_a_deputy_beside_a_sheriff_is_of_the_police() -> None:
    text = "The gunman shot the deputy in Lorn, Ohio. Sheriff Ann Dole said he was in hospital."
    assert told(text, "the deputy", "ASSAULT firearms", "recipients").sector == "COP"


# -------------------------------------------------------------------------------- who is shot and not dead


def counted(text: str, *rows: tuple[str, str, float]) -> EventRow:
    """An act of violence whose figures (kind, words, number) are those of its text."""
    figures = []
    for kind, number, low in rows:
        number_span = span(text, number)
        noun = number_span[1] + 1, text.find(" ", number_span[1] + 1)
        figures += [
            FigureRow(
                kind=kind, of=text[slice(*noun)], text=number, low=low, high=low, scope="incident", attributed_to=(),
                span=number_span, of_span=noun,
            )
        ]  # fmt: skip
    return event(text, "shot", figures=tuple(figures))


def event(text: str, words_: str, evidence: Span | None = None, **more: Any) -> EventRow:
    begin, end = evidence or (0, len(text))
    at = text.index(words_, begin)
    row = EventRow(
        id="", article=0, evidence=text[begin:end], trigger=words_, type="ASSAULT", mode="firearms", actors=(),
        recipients=(), place=None, date=None, status="actual", role="news", figures=(), attributed_to=(),
        same_event_in=(), evidence_span=(begin, end), trigger_span=(at, at + len(words_)), confidence=1.0,
    )  # fmt: skip
    return replace(row, **more)


@pytest.mark.parametrize(
    ("text", "rows", "kinds"),
    [
        (
            "Seven people were shot in Lorn. Two people died at once.",
            [("killed", "Seven", 7.0), ("killed", "Two", 2.0)],
            ["other", "killed"],
        ),
        (
            "Men shot five people inside. Three people were killed.",
            [("killed", "five", 5.0), ("killed", "Three", 3.0)],
            ["other", "killed"],
        ),
        (
            "Seven people were shot dead in Lorn. Two people died later.",
            [("killed", "Seven", 7.0), ("killed", "Two", 2.0)],
            ["killed", "killed"],
        ),
        (
            "Seven people were shot in Lorn, including three children.",
            [("killed", "Seven", 7.0), ("killed", "three", 3.0)],
            ["killed", "killed"],
        ),
        (
            "Four men were shot, and two men died and two others were hurt.",
            [("killed", "Four", 4.0), ("killed", "two", 2.0)],
            ["other", "killed"],
        ),
    ],
)
def test_of_those_shot_not_all_are_dead(text: str, rows: list[tuple[str, str, float]], kinds: list[str]) -> None:
    (row,) = parted(text, [counted(text, *rows)])
    assert [figure.kind for figure in row.figures] == kinds


# -------------------------------------------------------------------------------- one act told by its victims


def victim(text: str, words_: str) -> ActorRow:
    return ActorRow(text=words_, name=words_, country=None, sector="CVL", span=span(text, words_))


@pytest.mark.parametrize(
    ("second", "who", "words_", "back"),
    [
        ("A boy was shot in the back.", "A boy", "was shot", True),
        ("The victims were shot in a car.", "The victims", "were shot", True),
        ("A boy was hit by a bullet.", "A boy", "was hit", True),
        ("In a separate attack a boy was shot.", "a boy", "was shot", False),
        ("A boy was shot by a guard.", "A boy", "was shot", False),
        ("A boy was shot dead.", "A boy", "was shot dead", False),
    ],
)
def test_a_victim_told_by_himself_is_of_the_act_before(second: str, who: str, words_: str, *, back: bool) -> None:
    lead = "Four men were wounded in a shooting in Lorn on Friday. "
    text = lead + second
    day = DateRow(text="Friday", start="2022-05-13", end="2022-05-13")
    one = event(text, "shooting", (0, len(lead) - 1), recipients=(victim(text, "Four men"),), date=day)
    other = event(text, words_, (len(lead), len(text)), recipients=(victim(text, who),))
    assert comes_back(one, other) is back
    assert not comes_back(one, replace(other, mode="explosives"))
    later = DateRow(text=None, start="2022-05-15", end="2022-05-15")
    assert not comes_back(one, replace(other, date=later))


def test_who_fired_first_and_is_shot_then_is_shot_in_another_act() -> None:
    text = "A man fired at guards in Lorn. The man was shot in the leg."
    one = event(text, "fired", (0, 30), actors=(victim(text, "A man"),))
    shot = replace(victim(text, "The man"), name="A man")
    other = event(text, "was shot", (31, len(text)), recipients=(shot,))
    assert not comes_back(one, other)
