"""Bytes to text: encodings, line ends, limits; JSON fields; days."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import ISSUE_CODES, UsageError
from dateline.model import Page
from dateline.pages import PageRef, load, page_of_text, read_paths
from dateline.pages.days import day_in_url, day_of
from dateline.pages.decode import decode
from dateline.settings import Settings

SETTINGS = Settings()
QUOTED = "“We won’t leave,” said José Núñez – the mayor of Cádiz.\n"
ARABIC = "قال المتحدث إن ثلاثة جنود قتلوا في هجوم قرب الحدود يوم الاثنين\n" * 3


def page(data: bytes, form: str = "sniff", chosen: Settings = SETTINGS) -> Page:
    return load(PageRef(id="x", source="x", where="memory", form=form, data=data), chosen)


def codes(found: Page) -> list[str]:
    return [issue.code for issue in found.issues]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_english_in_every_encoding_comes_out_the_same(encoding: str) -> None:
    assert page(QUOTED.encode(encoding)).text == QUOTED


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1256", "iso8859-6"])
def test_arabic_in_every_encoding_comes_out_the_same(encoding: str) -> None:
    assert page(ARABIC.encode(encoding)).text == ARABIC


def test_latin_1_without_windows_punctuation() -> None:
    text = "The mayor of Málaga met the élite guard.\n"
    found = page(text.encode("latin-1"))
    assert (found.text, codes(found)) == (text, ["encoding"])


def test_utf8_with_stray_windows_bytes() -> None:
    found = page("Señor Peña met Ñusta at the café: ".encode() + b"\x93Yes\x94")
    assert (found.text, codes(found)) == ("Señor Peña met Ñusta at the café: “Yes”", ["encoding"])


def test_text_that_was_encoded_twice_is_mended() -> None:
    torn = "“Don’t shoot,” he said – it’s José".encode().decode("cp1252", "ignore")
    twice = "He said it’s José’s town".encode().decode("cp1252")
    assert page(twice.encode()).text == "He said it’s José’s town"
    assert "encoding" in codes(page(torn.encode()))


def test_honest_text_is_left_alone() -> None:
    text = "Le château Â l’est, São Paulo, Ångström, 5 €\n"
    assert page(text.encode()).text == text


def test_line_ends_and_page_breaks_become_newlines() -> None:
    assert page(b"a\r\nb\rc\n\rd\x0ce\x0bf").text == "a\nb\nc\n\nd\ne\nf"
    assert page("a\u2028b\u2029c\x85d".encode()).text == "a\nb\nc\nd"


def test_nul_bytes_and_lone_surrogates_are_replaced_one_for_one() -> None:
    found = page(b"killed \x00 three")
    assert (found.text, codes(found)) == ("killed \ufffd three", ["encoding"])
    line = page(b'{"text": "killed \\ud800 three"}', "json")
    assert (line.text, codes(line)) == ("killed \ufffd three", ["encoding"])
    assert page(b"killed \xed\xa0\x80 three").text == "killed \ufffd three"


def test_text_cut_within_a_character() -> None:
    found = page("The café".encode()[:-1])
    assert (found.text, codes(found)) == ("The caf\ufffd", ["truncated"])


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7 abc", b"\x89PNG\r\n\x1a\n", b"\x7fELF\x02", bytes(range(256)) * 20, b"PK\x03\x04abc", b"\0" * 99],
)
def test_binary_data_is_not_read(data: bytes) -> None:
    found = page(data)
    assert (found.text, codes(found)) == ("", ["binary"])


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", "\u00a0\u2003\n".encode(), b"\xef\xbb\xbf"])
def test_empty_pages(data: bytes) -> None:
    found = page(data)
    assert (found.text, codes(found)) == ("", ["empty"])


def test_limits(tmp_path: Path) -> None:
    small = Settings(page_limit=1000, text_limit=100)
    assert codes(page(b"a" * 101, chosen=small)) == ["too-large"]
    (tmp_path / "big.txt").write_bytes(b"a" * 1001)
    found = next(iter(read_paths([str(tmp_path)], small)))
    assert (found.text, found.data, codes(found)) == ("", b"", ["too-large"])


def test_one_line_of_five_million_characters() -> None:
    found = page(b"word " * 1_000_000)
    assert (found.text, codes(found)) == ("", ["too-large"])


def test_suffixes_that_lie() -> None:
    html = b"<!DOCTYPE html><html><body><p>Three men were killed.</p></body></html>"
    assert page(html, "text").text == "Three men were killed."
    plain = page(b"Three men were killed, 5 > 3 and 2 < 4.\n", "html")
    assert (plain.media, plain.text) == ("text/plain", "Three men were killed, 5 > 3 and 2 < 4.\n")
    assert codes(page(b'{"id": 1, "text": "One."}\n', "text")) == ["bad-json"]


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["sniff", "text", "html", "json"]))
def test_no_bytes_raise_and_every_line_slices(data: bytes, form: str) -> None:
    found = page(data, form)
    found.text.encode("utf-8")
    assert "internal" not in codes(found)
    assert set(codes(found)) <= set(ISSUE_CODES)
    assert "\r" not in found.text
    assert "\0" not in found.text
    for line in found.lines:
        assert found.text[slice(*line.span)].strip()
    assert found.text.strip() or found.issues


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_plain_text_is_the_page_text_up_to_line_ends(text: str) -> None:
    data = text.encode("utf-8", "replace")
    found = decode(b"\xef\xbb\xbf" + data)
    assert found.encoding == "utf-8"
    assert len(found.text.splitlines()) <= len(text.splitlines()) + 1


def test_a_string_as_a_page_keeps_its_own_offsets() -> None:
    assert page_of_text("Three killed.\r\nTwo hurt.", SETTINGS).text == "Three killed.\r\nTwo hurt."


@pytest.mark.parametrize("day", ["yesterday", "2024-13-45", "2024-02-30", "05/06/2024", ""])
def test_a_publication_day_that_is_none_is_refused(day: str) -> None:
    with pytest.raises(UsageError, match="is no day"):
        page_of_text("Three killed.", SETTINGS, published=day)


def test_what_is_given_beside_the_text_wins_and_an_address_gives_a_day() -> None:
    html = '<head><meta property="og:site_name" content="Lake Post"></head><body><p>Three killed.</p></body>'
    page = page_of_text(html, SETTINGS, url="https://lake.example/2024/06/05/a")
    assert (page.outlet, page.published, page.published_basis) == ("Lake Post", "2024-06-05", "url")
    assert page_of_text(html, SETTINGS, published=date(2024, 6, 7), outlet="Hill Post").published == "2024-06-07"


# ---------------------------------------------------------------------------- JSON


def lines(tmp_path: Path, *objects: object) -> list[Page]:
    rows = [row if isinstance(row, str) else json.dumps(row) for row in objects]
    (tmp_path / "news.jsonl").write_text("\n".join(rows) + "\n")
    return list(read_paths([str(tmp_path / "news.jsonl")], SETTINGS))


def test_fields_of_a_line(tmp_path: Path) -> None:
    one, two, three = lines(
        tmp_path,
        {"id": 7, "text": "A.", "url": "https://x.org/a", "date": "6 Feb 2024", "source": {"name": "X"}, "title": "T"},
        {"body": "<p>Three killed.</p>", "publisher": "Y", "published_at": "2024-02-06T23:30:00-05:00"},
        {"html": "<h1>Raid</h1><p>B.</p>", "id": "c", "date": 1707177600},
    )
    assert (one.id, one.source) == ("7", f"{tmp_path}/news.jsonl#7")
    assert (one.url, one.published, one.published_basis) == ("https://x.org/a", "2024-02-06", "field")
    assert (one.outlet, one.title, one.media) == ("X", "T", "text/plain")
    assert (two.id, two.source) == ("news:2", f"{tmp_path}/news.jsonl#2")
    assert (two.media, two.text, two.outlet, two.published) == ("text/html", "Three killed.", "Y", "2024-02-06")
    assert (three.id, three.title, three.published) == ("c", "Raid", "2024-02-06")


@pytest.mark.parametrize(
    "row",
    [
        "{",
        "nonsense",
        "[1, 2]",
        "null",
        "3",
        '{"text": 3}',
        '{"url": "u"}',
        '{"text": ["a"]}',
        "[" * 9999,
        '{"a":' * 9999,
    ],
)
def test_bad_lines_are_issues_and_the_rest_is_read(tmp_path: Path, row: str) -> None:
    good = {"id": "good", "text": "One."}
    found = lines(tmp_path, good, row, good)
    assert [codes(each) for each in found] == [[], ["bad-json"], ["duplicate-id"]]
    assert found[1].id == "news:2"


def test_blank_lines_count_but_are_no_pages(tmp_path: Path) -> None:
    assert [each.id for each in lines(tmp_path, {"text": "A."}, "", "  ", {"text": "B."})] == ["news:1", "news:4"]


def test_a_line_above_the_limit_is_passed_over(tmp_path: Path) -> None:
    rows = ['{"text": "A."}', '{"text": "' + "b" * 5000 + '"}', '{"text": "C."}']
    (tmp_path / "a.jsonl").write_text("\n".join(rows))
    found = list(read_paths([str(tmp_path)], Settings(page_limit=1000)))
    assert [(each.text, codes(each)) for each in found] == [("A.", []), ("", ["too-large"]), ("C.", [])]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize("content", ['{"text": "é"}\n{"text": "b"}\n', '[{"text": "é"},\n{"text": "b"}]'])
def test_json_with_byte_order_marks_and_arrays(tmp_path: Path, encoding: str, content: str) -> None:
    (tmp_path / "a.json").write_bytes(content.encode(encoding))
    assert [each.text for each in read_paths([str(tmp_path)], SETTINGS)] == ["é", "b"]


def test_one_object_over_many_lines_and_a_broken_array(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"id": "one", "text": "A."}, indent=2))
    (tmp_path / "b.json").write_text('[{"text": "A."}, {"text"')
    one, broken = read_paths([str(tmp_path)], SETTINGS)
    assert (one.id, one.text) == ("one", "A.")
    assert codes(broken) == ["bad-json"]


def test_the_hash_is_of_the_bytes_of_the_line(tmp_path: Path) -> None:
    one, two = lines(tmp_path, {"text": "A."}, {"text": "A.", "id": 1})
    assert one.data == b'{"text": "A."}\n'
    assert one.sha256 != two.sha256


# ---------------------------------------------------------------------------- days


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-02-06", "2024-02-06"),
        ("2024-02-06T23:59:00-05:00", "2024-02-06"),
        ("20240206T120000Z", "2024-02-06"),
        ("2024/2/6", "2024-02-06"),
        ("Tue, 06 Feb 2024 10:00:00 GMT", "2024-02-06"),
        ("February 6th, 2024", "2024-02-06"),
        ("Published: Feb. 6, 2024 at 5:00 p.m.", "2024-02-06"),
        ("6 February 2024", "2024-02-06"),
        ("13/02/2024", "2024-02-13"),
        ("02/13/2024", "2024-02-13"),
        ("05/05/2024", "2024-05-05"),
        (1707177600, "2024-02-06"),
        (1707177600000, "2024-02-06"),
        ("1707177600", "2024-02-06"),
        ("06/02/2024", None),
        ("2024-02-30", None),
        ("2024", None),
        ("yesterday", None),
        (True, None),
        (2024, None),
        (float("nan"), None),
        (None, None),
        ([], None),
    ],
)
def test_days(written: object, day: str | None) -> None:
    assert day_of(written) == day


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://x.org/2024/02/06/raid", "2024-02-06"),
        ("https://x.org/world/2024-02-06-raid.html", "2024-02-06"),
        ("https://x.org/20240206/raid", "2024-02-06"),
        ("https://x.org/world/2024/feb/06/raid", "2024-02-06"),
        ("https://x.org/raid-20249906", None),
        ("https://x.org/raid?d=2024/02/06", None),
        ("https://x.org/12024/02/061", None),
    ],
)
def test_days_in_addresses(url: str, day: str | None) -> None:
    assert day_in_url(url) == day


@given(st.one_of(st.text(), st.floats(), st.integers(), st.none(), st.dates().map(str)))
def test_no_value_raises(value: object) -> None:
    day = day_of(value)
    assert day is None or len(day) == 10
