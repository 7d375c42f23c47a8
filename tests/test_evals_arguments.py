"""Events of windows of real news beside the annotation of their arguments."""

from __future__ import annotations

from typing import Any

from dateline.model import ActorRow, EventRow, PlaceRow, Record, Versions
from evals import arguments
from evals.arguments import Window

SENTENCES = [
    ["The", "warden", "said", "“", "no", "”", "."],
    ["Masked", "raiders", "burned", "a", "well", "-", "known", "mill", "(", "in", "Lorn", ")", ",", "he", "did", "n't",
     "say", "why", "."],
]  # fmt: skip
ROW: dict[str, Any] = {
    "doc_key": "w1",
    "source_url": "http://example.org/2016/06/12/mill.html",
    "sentences": SENTENCES,
    "evt_triggers": [[9, 9, [["conflict.attack.setfire", 1.0]]]],
    "gold_evt_links": [
        [[9, 9], [7, 8], "evt001arg01attacker"],
        [[9, 9], [14, 14], "evt001arg02target"],
        [[9, 9], [17, 17], "evt001arg04place"],
    ],
}


def window() -> Window:
    return arguments.window(ROW)


def party(name: str, span: tuple[int, int] = (0, 0)) -> ActorRow:
    return ActorRow(text=name, name=name, country=None, sector="UNK", span=span)


def event(w: Window, words: str, kind: str = "ASSAULT", **fields: Any) -> EventRow:
    at = w.text.index(words)
    sentence = (w.text.index("Masked"), len(w.text))
    row = EventRow(
        id="E1", article=0, evidence=w.text[slice(*sentence)], trigger=words, type=kind, mode=None, actors=(),
        recipients=(), place=None, date=None, status="actual", role="news", figures=(), attributed_to=(),
        same_event_in=(), evidence_span=sentence, trigger_span=(at, at + len(words)),
    )  # fmt: skip
    return arguments_replace(row, **fields)


def arguments_replace(row: EventRow, **fields: Any) -> EventRow:
    from msgspec.structs import replace

    return replace(row, **fields)


def page(*events: EventRow) -> Record:
    versions = Versions(dateline="0", reader="r", codebook="c", knowledge="k")
    return Record(page="w1", provenance="p", source="-", sha256="0", versions=versions, events=events)


def test_words_are_set_as_prose() -> None:
    w = window()
    assert w.text == "The warden said “no”. Masked raiders burned a well-known mill (in Lorn), he didn't say why."
    assert w.text[slice(*w.trigger)] == "burned"
    assert {role: [w.text[slice(*s)] for s in found] for role, found in w.roles.items()} == {
        "attacker": ["Masked raiders"],
        "target": ["mill"],
        "place": ["Lorn"],
    }


def test_a_dash_is_no_hyphen() -> None:
    text, _ = arguments.prose([["Two", "agencies", "-", "which", "fled", "-", "met", '"', "him", '"', "."]])
    assert text == 'Two agencies - which fled-met "him".'


def test_an_event_is_told_by_its_words_or_near_them() -> None:
    w = window()
    own, near, other = event(w, "burned"), event(w, "mill"), event(w, "say", "CONSULT")
    assert arguments.told_by(w, page(near, own)) is own
    assert arguments.told_by(w, page(other, near)) is near
    assert arguments.told_by(w, page(other)) is None


def test_parts_are_right_wrong_missing_or_extra() -> None:
    w = window()
    place = PlaceRow(text="Lorn", name="Lorn", country=None, span=(0, 0))
    told = event(w, "burned", actors=(party("the raiders"),), recipients=(party("a bakery"),), place=place)
    assert arguments.parts(w, told) == {"type": "right", "actor": "right", "recipient": "wrong", "place": "right"}
    assert arguments.parts(w, event(w, "burned", "CONSULT"))["type"] == "wrong"
    assert set(arguments.parts(w, event(w, "burned")).values()) == {"right", "missing"}
    bare = arguments.window(ROW | {"gold_evt_links": []})
    assert arguments.parts(bare, told) == {"type": "right", "actor": "extra", "recipient": "extra", "place": "extra"}


def test_a_pronoun_beside_a_name_is_left_open() -> None:
    w = arguments.window(ROW | {"gold_evt_links": [[[9, 9], [20, 20], "evt001arg01attacker"]]})
    told = event(w, "burned", actors=(party("Ivo Rell"),))
    assert arguments.parts(w, told)["actor"] == "open"
    assert arguments.parts(w, event(w, "burned", actors=(party("he", (0, 0)),)))["actor"] == "right"


def test_only_types_that_plover_has_are_asked_for() -> None:
    assert arguments.fitting(window()) == ("ASSAULT",)
    bought = ROW | {"evt_triggers": [[9, 9, [["transaction.transferownership.purchase", 1.0]]]]}
    assert arguments.fitting(arguments.window(bought)) == ()
    died = ROW | {"evt_triggers": [[9, 9, [["life.die.n/a", 1.0]]]]}
    assert arguments.fitting(arguments.window(died)) == ()
    assert arguments.roles_of("transaction.transfermoney.embargosanction")[0] == ("preventer",)
    assert arguments.roles_of("contact.commandorder.n/a")[0] == ("communicator",)


def test_the_table_counts_and_errors_are_listed() -> None:
    w = window()
    pairs = [(w, event(w, "burned", recipients=(party("a bakery"),))), (w, None)]
    made = arguments.table(pairs)
    assert "2 marked events" in made
    assert "1 told (0.500), 1 of them by the words" in made
    assert "| recipient | 0 | 1 | 0 | 0 | 0 | 0.000 | 0.000 |" in made
    assert len(list(arguments.errors(pairs, "told"))) == 1
    assert next(arguments.errors(pairs, "recipient")).startswith("wrong conflict.attack.setfire")
