"""Templates of acts of violence beside the events of a record."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model import ActorRow, DateRow, EventRow, FigureRow, PlaceRow, Record, Versions
from evals import as_typed, messages, templates

KEY = """\
;;; a remark
0.  MESSAGE: ID                     TST9-MUC3-0001
1.  MESSAGE: TEMPLATE               1
2.  INCIDENT: DATE                  31 APR 91
3.  INCIDENT: LOCATION              PERU: CUSCO (DEPARTMENT): SICUANI / SICUANI TOWN (TOWN)
4.  INCIDENT: TYPE                  BOMBING
5.  INCIDENT: STAGE OF EXECUTION    ACCOMPLISHED
9.  PERP: INDIVIDUAL ID             "MASKED MEN"
                                    ? "A DRIVER"
10. PERP: ORGANIZATION ID           "RED DAWN" / "RD"
12. PHYS TGT: ID                    "GRAIN STORE"
18. HUM TGT: NAME                   "ELSA POMA"
19. HUM TGT: DESCRIPTION            "NURSE": "ELSA POMA"
                                    "MILLERS"
21. HUM TGT: NUMBER                 1: "ELSA POMA"
                                    3: "MILLERS"
23. HUM TGT: EFFECT OF INCIDENT     DEATH: "MILLERS"
                                    INJURY: "ELSA POMA"

0.  MESSAGE: ID                     TST9-MUC3-0002
1.  MESSAGE: TEMPLATE               *
2.  INCIDENT: DATE                  *
3.  INCIDENT: LOCATION              *

0.  MESSAGE: ID                     TST9-MUC3-0001
1.  MESSAGE: TEMPLATE               2 (OPTIONAL)
2.  INCIDENT: DATE                  - 02 MAY 91
3.  INCIDENT: LOCATION              PERU
4.  INCIDENT: TYPE                  KIDNAPPING
5.  INCIDENT: STAGE OF EXECUTION    THREATENED
"""


@pytest.fixture(scope="module")
def told() -> dict[str, list[templates.Template]]:
    return templates.load(KEY.splitlines())


def test_a_template_is_read(told: dict[str, list[templates.Template]]) -> None:
    first, second = told["TST9-MUC3-0001"]
    assert (first.number, first.optional, first.type, first.stage) == (1, False, "BOMBING", "ACCOMPLISHED")
    assert first.days == (date(1991, 4, 30), date(1991, 4, 30))
    assert first.country == "PERU"
    assert [set(names) for names in first.places] == [{"CUSCO"}, {"SICUANI", "SICUANI TOWN"}]
    assert [set(names) for names in first.individuals] == [{"MASKED MEN"}, {"A DRIVER"}]
    assert [set(names) for names in first.organizations] == [{"RED DAWN", "RD"}]
    assert [set(names) for names in first.persons] == [{"ELSA POMA"}, {"NURSE", "ELSA POMA"}, {"MILLERS"}]
    assert (first.killed, first.injured) == (3, None)
    assert (second.optional, second.days) == (True, (None, date(1991, 5, 2)))


def test_a_message_without_an_act_has_no_template(told: dict[str, list[templates.Template]]) -> None:
    assert told["TST9-MUC3-0002"] == []


def test_a_line_of_no_template_is_refused() -> None:
    with pytest.raises(ValueError, match="no slot"):
        templates.load(["IT BEGINS"])


def party(name: str) -> ActorRow:
    return ActorRow(text=name, name=name, country="PER", sector="REB", span=(0, 1))


def event(
    type_: str = "ASSAULT", *, actor: str = "the masked men", day: str = "1991-04-30", number: int = 3
) -> EventRow:
    return EventRow(
        id="E1", article=0, evidence="e", trigger="t", type=type_, mode=None, actors=(party(actor),),
        recipients=(party("a grain store"),), status="actual", role="news", attributed_to=(), same_event_in=(),
        place=PlaceRow(text="Sicuani", name="Sicuani", country="PER", span=(0, 1)),
        date=DateRow(text="Tuesday", start=day, end=day, span=(0, 1)),
        figures=(FigureRow(kind="killed", of="millers", text="3", low=number, high=number, scope="incident",
                           attributed_to=(), span=(0, 1)),),
        evidence_span=(0, 1), trigger_span=(0, 1),
    )  # fmt: skip


def page(*events: EventRow) -> Record:
    versions = Versions(dateline="0", reader="r", codebook="c", knowledge="k")
    return Record(page="TST9-MUC3-0001", provenance="p", source="-", sha256="0", versions=versions, events=events)


def test_a_template_is_given_the_event_that_has_most_in_common(told: dict[str, list[templates.Template]]) -> None:
    near, far = event(), event(actor="shepherds", day="1991-01-01", number=9)
    pairs = messages.paired(told["TST9-MUC3-0001"], page(far, near))
    assert [e for _, e in pairs] == [near, None]
    right = messages.parts(pairs[0][0], near)
    assert set(right.values()) == {"right"}
    assert set(right) == {"day", "place", "country", "actor", "recipient", "killed"}


def test_an_event_of_another_type_stands_for_nothing(told: dict[str, list[templates.Template]]) -> None:
    assert [e for _, e in messages.paired(told["TST9-MUC3-0001"], page(event("CONSULT")))] == [None, None]


def test_what_differs_is_wrong(told: dict[str, list[templates.Template]]) -> None:
    verdicts = messages.parts(told["TST9-MUC3-0001"][0], event(actor="shepherds", day="1991-05-01", number=4))
    assert {verdicts[name] for name in ("actor", "day", "killed")} == {"wrong"}


def test_a_text_is_wrapped_and_cased_letter_for_letter() -> None:
    text = "The army said so on Monday.\n\nNobody in the town had seen it."
    told = as_typed.wrapped(text, 12)
    assert told.replace("\n", " ") == text.replace("\n", " ")
    assert max(map(len, told.splitlines())) <= 12
    assert as_typed.cased({"trigger": "Straße", "type": "ASSAULT", "id": "e1"}, str.upper) == {
        "trigger": "STRAßE",
        "type": "ASSAULT",
        "id": "e1",
    }
