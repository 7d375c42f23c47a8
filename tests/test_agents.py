"""Who did it where a participle, an owner, kin or a row of names tells, whatever the odds."""

from __future__ import annotations

import pytest

from dateline import read
from dateline.model import Span, Trigger
from dateline.reader.agents import told_by
from dateline.reader.turned import Both


def sides(
    text: str, words: str, kind: str, actors: list[str], recipients: list[str], named: list[str]
) -> tuple[list[str], list[str]]:
    """The sides as the words have them, quoted."""

    def spans(parties: list[str]) -> tuple[Span, ...]:
        return tuple(sorted((text.index(party), text.index(party) + len(party)) for party in parties))

    at = text.index(words)
    trigger = Trigger(
        evidence_span=(0, len(text)), span=(at, at + len(words)), clause_span=(0, len(text)), type=kind, mode=None,
        status="actual", role="news", voice="active", rule="", confidence=1.0,
    )  # fmt: skip
    both = told_by(text, trigger, Both(spans(actors), spans(recipients)), spans(named))
    return [text[slice(*span)] for span in both.actors], [text[slice(*span)] for span in both.recipients]


@pytest.mark.parametrize(
    ("text", "words", "kind", "actors", "recipients", "told"),
    [
        ("Park was accused of being swayed by Choi.", "accused", "ACCUSE", ["Choi"], ["Park"], ([], ["Park"])),
        ("Rell was charged with fraud, the court said.", "charged", "ACCUSE", ["the court"], ["Rell"],
         (["the court"], ["Rell"])),
        ("Rell was accused by a widow of fraud.", "accused", "ACCUSE", ["a widow"], ["Rell"], (["a widow"], ["Rell"])),
        ("Rell and Moros replace two agents charged in the bombing.", "charged", "ACCUSE", ["Moros"], ["two agents"],
         ([], ["two agents"])),
        ("The men were charged with fraud.", "charged", "ACCUSE", ["The men"], [], (["The men"], [])),
        ("In 2005 Rell's former adviser Ana Moros was convicted.", "convicted", "SANCTION", ["Rell"], ["Ana Moros"],
         ([], ["Ana Moros"])),
        ("Rell's police arrested Ana Moros.", "arrested", "COERCE", ["Rell"], ["Ana Moros"], (["Rell"], ["Ana Moros"])),
        ("The daughter of the late dictator Omar Rell, Ana Rell was arrested.", "arrested", "COERCE", [],
         ["Omar Rell", "Ana Rell"], ([], ["Ana Rell"])),
        ("Omar Rell, Ana Moros and a cook were arrested.", "arrested", "COERCE", [], ["Omar Rell", "Ana Moros"],
         ([], ["Omar Rell", "Ana Moros"])),
        ("In May, Moros was sentenced to ten years and fined $4 million.", "fined", "SANCTION", ["Moros"], [],
         ([], ["Moros"])),
        ("The court met on Monday and fined the bank.", "fined", "SANCTION", ["The court"], ["the bank"],
         (["The court"], ["the bank"])),
        ("He said Karst and Norland welcome the talks.", "welcome", "SUPPORT", ["Norland"], ["Karst"],
         (["Karst", "Norland"], [])),
        ("Karst and Norland were criticised by the union.", "were criticised", "ACCUSE", ["the union"],
         ["Karst", "Norland"], (["the union"], ["Karst", "Norland"])),
        ("Radio Lorn said they had been pardoned by the king.", "had been pardoned", "CONCEDE",
         ["Radio Lorn", "the king"], [], (["the king"], [])),
        ("The envoy was received by the king.", "was received", "CONSULT", ["The envoy", "the king"], [],
         (["The envoy", "the king"], [])),
    ],
)  # fmt: skip
def test_the_words_around_a_participle_tell_who_did_it(
    text: str, words: str, kind: str, actors: list[str], recipients: list[str], told: tuple[list[str], list[str]]
) -> None:
    assert sides(text, words, kind, actors, recipients, []) == told


@pytest.mark.parametrize(
    ("text", "words", "kind", "actors", "recipients", "named", "told"),
    [
        ("Rell announced an award offered previously by the bureau.", "offered previously", "AGREE", ["Rell"], [],
         ["the bureau"], (["the bureau"], [])),
        ("The road was closed by night.", "closed", "COERCE", [], [], ["The road"], ([], [])),
        ("Karst accused the coast guard on Sunday of blocking and firing at boats.", "firing", "ASSAULT", ["Karst"],
         ["boats"], ["the coast guard"], (["the coast guard"], ["boats"])),
        ("Karst accused the coast guard of theft while firing at boats.", "firing", "ASSAULT", ["Karst"], ["boats"],
         ["the coast guard"], (["Karst"], ["boats"])),
        ("The council met at the request of Karst and Norland.", "request", "REQUEST", ["Karst"], ["The council"],
         ["Norland"], (["Karst", "Norland"], ["The council"])),
        ("The widow wants Rell tried by a military court.", "wants Rell tried", "REQUEST", ["The widow"], [],
         ["a military court"], (["The widow"], [])),
        ("After touring the port and meeting dockers, the chief spoke.", "meeting", "CONSULT", ["dockers"], [],
         ["the chief", "dockers"], (["dockers", "the chief"], [])),
        ("By shelving its bill, the ruling party gave way to dockers.", "shelving", "CONCEDE", ["dockers"], [],
         ["the ruling party", "dockers"], (["the ruling party"], [])),
        ("After killing two guards, police said, the men fled.", "killing", "ASSAULT", ["the men"], [],
         ["police", "the men"], (["the men"], [])),
        ("After being beaten, the mayor fled.", "being beaten", "ASSAULT", [], ["the mayor"], ["the mayor"],
         ([], ["the mayor"])),
        ("Fighting killed ten dockers, the chief said.", "Fighting", "ASSAULT", [], ["dockers"], ["the chief"],
         ([], ["dockers"])),
    ],
)  # fmt: skip
def test_who_stands_where_the_doer_stands_is_taken(
    text: str,
    words: str,
    kind: str,
    actors: list[str],
    recipients: list[str],
    named: list[str],
    told: tuple[list[str], list[str]],
) -> None:
    assert sides(text, words, kind, actors, recipients, named) == told


def test_whose_son_somebody_is_is_no_party_beside_him() -> None:
    text = 'Ovidio Thorn, a 32-year-old son of jailed kingpin Joaquin "El Flaco" Rell, was arrested in Lorn.'
    assert [party.text for event in read(text).events for party in event.recipients] == ["Ovidio Thorn"]
