"""The codebook: it loads, agrees with the published codes, and refuses what is malformed in one line."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from dateline import codebook
from dateline.errors import CodebookError

SHARED = Path(os.environ.get("DATELINE_SHARED", Path(__file__).parents[2] / "shared"))
SHIPPED = Path(codebook.__file__).parent / "codebooks" / "plover-2021.toml"


def test_the_shipped_codebook_has_a_version_and_sixteen_types() -> None:
    book = codebook.load()
    assert book.version.startswith("plover-2021.")
    assert len(book.types) == 16
    assert book.type_of("SANCTION").quad == "material conflict"
    assert book.type_of("ACCUSE").scale == -3.0


def test_a_mode_belongs_to_its_type_only() -> None:
    book = codebook.load()
    assert book.allows("COERCE", "curfew")
    assert book.allows("AGREE", None)
    assert not book.allows("AGREE", "curfew")
    assert not book.allows("DANCE", None)
    with pytest.raises(KeyError):
        book.type_of("DANCE")


def test_every_departure_has_a_reason_and_every_type_says_what_it_is_not() -> None:
    book = codebook.load()
    assert all(d.reason for d in book.departures)
    assert all(t.is_ and t.is_not and len(t.examples) >= 2 for t in book.types)


def test_the_codes_are_those_of_the_annotation_guide() -> None:
    path = SHARED / "corpus" / "codes.json"
    if not path.exists():
        pytest.skip(f"{path} is absent: set DATELINE_SHARED to the folder of development data")
    codes = json.loads(path.read_text(encoding="utf-8"))
    book = codebook.load()
    told = {t.code: {"quad": t.quad, "modes": {m.code for m in t.modes}} for t in book.types}
    assert told == {code: {"quad": t["quad"], "modes": set(t["modes"])} for code, t in codes["types"].items()}
    assert set(book.sectors) == set(codes["sectors"])
    assert set(book.statuses) == set(codes["status"])
    assert set(book.roles) == set(codes["role"])
    assert set(book.figure_kinds) == set(codes["figure_kinds"])
    assert set(book.scopes) == set(codes["scope"])


def test_a_codebook_is_read_from_a_path(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(SHIPPED.read_text(encoding="utf-8").replace("plover-2021.1", "mine.7"), encoding="utf-8")
    assert codebook.load(path).version == "mine.7"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('code = "AID"', 'code = "AGREE"', "AGREE is listed 2 times"),
        ('quad = "material cooperation"', 'quad = "warm"', "unknown quad"),
        ("scale = 2.5", "scale = 25.0", "outside -10 to 10"),
        ('mode = "phone"', 'mode = "pigeon"', "unknown mode pigeon"),
        ('status = "planned"', 'status = "dreamt"', "unknown status dreamt"),
        ("scale = 2.5", 'scale = "high"', "scale"),
        ("version = ", "versoin = ", "versoin"),
        ("[quads]", "[quads", "TOML"),
    ],
)
def test_a_malformed_codebook_is_refused_in_one_line(old: str, new: str, says: str) -> None:
    with pytest.raises(CodebookError) as caught:
        codebook.parse(SHIPPED.read_text(encoding="utf-8").replace(old, new, 1), "mine.toml")
    message = str(caught.value)
    assert says in message
    assert "mine.toml" in message
    assert "\n" not in message


def test_an_unknown_name_lists_the_shipped_ones() -> None:
    with pytest.raises(CodebookError, match="plover-2021"):
        codebook.load("nowhere")
