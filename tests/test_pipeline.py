"""One page in, one record out: laws over any text, trouble as issues, and the check of every quote."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

import dateline
from dateline import record as records
from dateline.errors import SpanError

PIECES = st.sampled_from(
    [
        "BEIRUT, July 17 (Reuters) - ",
        "At least 12 soldiers were killed on Friday, ",
        "the ministry said. ",
        "“We will not leave,” he said. ",
        '"',
        "\n\n",
        "TT\n",
        "(AFP)\n",
        "In July, ",
        "two days later ",
        "Israel's army struck Rafah. ",
        "according to state media, citing the ministry",
        "1,200-",
        "\u202e",
        "  ",
        "U.S. President Jane Doe vowed to sanction Iran. ",
    ]
)


@settings(deadline=None, max_examples=60)
@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=14).map("".join)))
def test_no_text_raises_and_every_quote_is_at_its_span(text: str) -> None:
    record = dateline.read(text, published="2024-07-19")
    assert not {issue.code for issue in record.issues} & {"internal", "span"}
    records.verify(record, text)


def test_same_text_gives_the_same_bytes(examples_text: str) -> None:
    one, two = (msgspec.json.encode(dateline.read(examples_text)) for _ in range(2))
    assert one == two


@pytest.fixture
def examples_text() -> str:
    from evals.paths import REPOSITORY

    return (REPOSITORY / "examples" / "tessit-ambush.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("blank", ["\n", "  ", "\u00a0", "\t"])
def test_hard_wrapped_and_oddly_spaced_pages_are_read(examples_text: str, blank: str) -> None:
    record = dateline.read("\n\n".join(p.replace(" ", blank) for p in examples_text.split("\n\n")))
    assert not {issue.code for issue in record.issues} & {"internal", "span"}


@pytest.mark.parametrize("case", [str.upper, str.lower])
def test_pages_in_one_letter_case_are_read(examples_text: str, case: Callable[[str], str]) -> None:
    record = dateline.read(case(examples_text), published="2025-03-12")
    assert not {issue.code for issue in record.issues} & {"internal", "span"}
    assert record.events


def test_a_wrong_quote_is_found_out(examples_text: str) -> None:
    record = dateline.read(examples_text)
    start, end = record.events[0].trigger_span
    wrong = replace(record.events[0], trigger_span=(start + 1, end + 1))
    with pytest.raises(SpanError, match="E1 trigger"):
        records.verify(replace(record, events=(wrong, *record.events[1:])), examples_text)


def test_a_wrong_quote_stops_the_page_with_an_issue(examples_text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def lying(record: dateline.Record, text: str) -> None:
        raise SpanError("E1 trigger: span (0, 1) holds 'M'")

    monkeypatch.setattr(records, "verify", lying)
    record = dateline.read(examples_text)
    assert [issue.code for issue in record.issues] == ["span"]
    assert not record.events


def test_every_empty_field_says_why(examples_text: str) -> None:
    for event in dateline.read(examples_text).events:
        for field in ("actors", "recipients", "place", "date", "mode", "figures", "attributed_to"):
            assert bool(getattr(event, field)) != bool(event.why_null.get(field)), (event.id, field)


def test_a_foreign_page_is_left_unread_with_an_issue() -> None:
    text = (
        "Der Minister sagte am Dienstag in Berlin, dass die Truppen von der Grenze abgezogen werden und dass es bei "
        "dem Angriff auf das Lager keine Toten gegeben habe. Die Opposition verlangte eine Untersuchung.\n"
    )
    record = dateline.read(text, published="2024-05-07")
    assert "not-english" in {issue.code for issue in record.issues}
    assert not record.events


@pytest.mark.parametrize("text", ["", " \n\t ", "\x00", "TT\nTT\n"])
def test_pages_without_a_story_give_no_events(text: str) -> None:
    assert not dateline.read(text).events
