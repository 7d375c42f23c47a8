"""The package root is a table of contents: its names are pinned, and importing it costs nothing."""

from __future__ import annotations

import subprocess
import sys

import dateline


def test_public_names() -> None:
    assert sorted(dateline.__all__) == ["Error", "Record", "Settings", "read", "read_paths"]


def test_import_loads_no_heavy_library() -> None:
    code = "import sys, dateline; print([m for m in ('trafilatura', 'lxml', 'duckdb', 'rich') if m in sys.modules])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"


def test_read_gives_a_record_with_events_dates_and_sources() -> None:
    text = (
        "KHARTOUM, May 6 (Reuters) - Drones struck a fuel depot in Port Sudan on Tuesday, killing at least 11 people, "
        "the army said in a statement.\n"
    )
    record = dateline.read(text, published="2025-05-06")
    (event,) = [event for event in record.events if event.type == "ASSAULT"]
    assert event.date is not None
    assert (event.date.start, event.date.end) == ("2025-05-06", "2025-05-06")
    assert event.place is not None
    assert event.place.country == "SDN"
    assert [(f.kind, f.low, f.high) for f in event.figures] == [("killed", 11, None)]
    assert event.attributed_to == ("the army",)
    assert text[slice(*event.trigger_span)] == event.trigger
