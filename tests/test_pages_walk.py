"""Paths to references: what is found, in which order, and what is told to the user."""

from __future__ import annotations

import gzip
import io
import json
import os
import pickle
import sys
import zipfile
from pathlib import Path

import pytest

from dateline.errors import UsageError
from dateline.model import Page
from dateline.pages import load, page_refs, read_paths
from dateline.settings import Settings

SETTINGS = Settings()
STORY = "Gunmen killed two guards at a depot near Qarah on Monday, the governor said.\n"


def read(*paths: Path | str, settings: Settings = SETTINGS) -> list[Page]:
    return list(read_paths([str(path) for path in paths], settings))


def codes(page: Page) -> list[str]:
    return [issue.code for issue in page.issues]


def write(path: Path, text: str | bytes = STORY) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_folders_are_read_in_name_order_without_hidden_files_assets_and_annotation(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b/c.html", ".hidden.txt", ".git/x.txt", "pic.jpg", "b.json", "README"):
        write(tmp_path / name)
    assert [page.id for page in read(tmp_path)] == ["README", "c", "z", "b"]


def test_source_is_the_absolute_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a.txt")
    monkeypatch.chdir(tmp_path)
    assert read("a.txt")[0].source == str(tmp_path / "a.txt")


@pytest.mark.parametrize(
    ("pattern", "ids"),
    [
        ("*.txt", ["a"]),
        ("**", ["a", "b", "c"]),
        ("**/*.txt", ["a", "b", "c"]),
        ("x/*.txt", ["b"]),
        ("x/**/*.txt", ["b", "c"]),
        ("**/y/*.txt", ["c"]),
        ("x/*", ["b", "c"]),
        ("?.txt", ["a"]),
        ("[ab].txt", ["a"]),
    ],
)
def test_patterns(tmp_path: Path, pattern: str, ids: list[str]) -> None:
    for name in ("a.txt", "x/b.txt", "x/y/c.txt", "x/.h.txt"):
        write(tmp_path / name)
    assert [page.id for page in read(tmp_path / pattern)] == ids


def test_a_file_name_with_wildcards_is_itself(tmp_path: Path) -> None:
    write(tmp_path / "report[1].txt")
    assert [page.id for page in read(tmp_path / "report[1].txt")] == ["report[1]"]


def test_a_file_met_twice_counts_once(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    assert len(read(tmp_path, tmp_path / "a.txt", tmp_path / "*.txt", tmp_path)) == 1


@pytest.mark.parametrize("path", ["absent.txt", "absent/*.txt", "*.nothing", "\0", "x" * 5000, ""])
def test_what_is_not_there_is_told_in_one_line_before_any_page(tmp_path: Path, path: str) -> None:
    write(tmp_path / "a.txt")
    with pytest.raises(UsageError) as told:
        page_refs([str(tmp_path / "a.txt"), str(tmp_path / path) if path else ""], SETTINGS)
    assert "\n" not in str(told.value)
    assert "Check" in str(told.value)


def test_no_paths_at_all() -> None:
    with pytest.raises(UsageError, match="standard input"):
        page_refs([], SETTINGS)


def test_links_that_go_round_are_an_issue_and_end(tmp_path: Path) -> None:
    write(tmp_path / "a" / "one.txt")
    (tmp_path / "a" / "back").symlink_to(tmp_path)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    found = {page.id: codes(page) for page in read(tmp_path)}
    assert found == {"back": ["symlink-loop"], "one": [], "gone": ["unreadable"]}


def test_many_links_to_one_folder_are_walked_once(tmp_path: Path) -> None:
    for level in range(25):  # 2**25 ways to the last folder
        folder = tmp_path / f"d{level:02}"
        folder.mkdir()
        for link in ("l1", "l2"):
            (folder / link).symlink_to(tmp_path / f"d{level + 1:02}")
    write(tmp_path / "d25" / "deep.txt")
    assert [page.id for page in read(tmp_path)] == ["deep"]


def test_pipes_devices_and_folders_named_like_pages(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    os.mkfifo(tmp_path / "pipe")
    write(tmp_path / "folder.txt" / "in.txt")
    found = {page.id: codes(page) for page in read(tmp_path)}
    assert found == {"pipe": ["unreadable", "duplicate-id"], "in": []}
    assert codes(read("/dev/zero")[0]) == ["unreadable"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_forbidden_files_and_folders(tmp_path: Path) -> None:
    write(tmp_path / "a.txt").chmod(0)
    write(tmp_path / "shut" / "b.txt")
    (tmp_path / "shut").chmod(0)
    found = [codes(page) for page in read(tmp_path)]
    (tmp_path / "shut").chmod(0o700)
    assert found == [["unreadable"], ["unreadable"]]


def test_a_file_that_vanishes_or_shrinks_between_finding_and_loading(tmp_path: Path) -> None:
    gone = write(tmp_path / "a.txt")
    lines = write(tmp_path / "b.jsonl", '{"id": 1, "text": "One."}\n{"id": 2, "text": "Two."}\n')
    refs = list(page_refs([str(tmp_path)], SETTINGS))
    gone.unlink()
    lines.write_text("{}")
    assert [codes(load(ref, SETTINGS)) for ref in refs] == [["unreadable"], ["unreadable"], ["unreadable"]]


def test_names_that_are_not_utf8_make_ids_that_can_be_written(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(name)).write_text(STORY)
    page = read(tmp_path)[0]
    assert page.text == STORY
    assert page.id.encode("utf-8") == "caf\ufffd".encode()


def test_nothing_is_opened_before_it_is_asked_for(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "b.jsonl", '{"text": "One."}\n')
    pages = read_paths([str(tmp_path)], SETTINGS)
    assert next(pages).id == "a"
    (tmp_path / "b.jsonl").write_text('{"text": "Two."}\n')
    assert next(pages).text == "Two."


def test_references_can_be_sent_to_another_process_and_loaded_in_any_order(tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", "".join(json.dumps({"id": n, "text": f"Story {n}."}) + "\n" for n in range(5)))
    refs = [pickle.loads(pickle.dumps(ref)) for ref in page_refs([str(tmp_path)], SETTINGS)]
    assert [load(ref, SETTINGS).text for ref in reversed(refs)] == [f"Story {n}." for n in (4, 3, 2, 1, 0)]
    assert all(not ref.data for ref in refs)


# ---------------------------------------------------------------------------- compressed files and archives


def test_gzip_of_text_html_and_json_lines(tmp_path: Path) -> None:
    write(tmp_path / "a.txt.gz", gzip.compress(STORY.encode()))
    write(tmp_path / "b.html.gz", gzip.compress(f"<html><body><p>{STORY}</p></body></html>".encode()))
    write(
        tmp_path / "c.jsonl.gz", gzip.compress(b'{"id": "x", "text": "One."}\n') + gzip.compress(b'{"text": "Two."}\n')
    )
    write(tmp_path / "d.gz", gzip.compress(STORY.encode()))
    pages = read(tmp_path)
    assert [page.id for page in pages] == ["a", "b", "x", "c:2", "d"]
    assert [page.media for page in pages] == ["text/plain", "text/html", "text/plain", "text/plain", "text/plain"]
    assert pages[0].data == STORY.encode()


def test_cut_off_and_damaged_gzip(tmp_path: Path) -> None:
    packed = gzip.compress(os.urandom(3000).hex().encode() + STORY.encode())
    write(tmp_path / "a.txt.gz", packed[: len(packed) // 2])
    write(tmp_path / "b.txt.gz", b"\x1f\x8b\x08garbage")
    write(tmp_path / "c.jsonl.gz", gzip.compress(b'{"text": "One."}\n' * 9)[:-9])
    write(tmp_path / "d.txt.gz", STORY)
    cut, damaged, *lines, plain = read(tmp_path)
    assert codes(cut) == ["truncated"]
    assert cut.text
    assert codes(damaged) == ["unreadable"]
    assert "truncated" in {code for line in lines for code in codes(line)}
    assert codes(plain) == ["unreadable"]


def test_bombs_are_not_unpacked(tmp_path: Path) -> None:
    small = Settings(page_limit=100_000)
    write(tmp_path / "a.txt.gz", gzip.compress(b"a" * 30_000_000))
    write(tmp_path / "b.jsonl.gz", gzip.compress(b"{}\n" * 300_000))
    write(tmp_path / "c.jsonl.gz", gzip.compress(b'{"text": "' + b"a" * 30_000_000))
    with zipfile.ZipFile(tmp_path / "d.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(3):
            archive.writestr(f"{number}.txt", b"a" * 10_000_000)
    found: dict[str, set[str]] = {}
    for page in read(tmp_path, settings=small):
        found.setdefault(page.source.rsplit("/", 1)[-1].split("#")[0], set()).update(codes(page))
    assert all("compressed-bomb" in issues for issues in found.values())
    assert len(found) == 4


def test_zip_members_and_their_tricks(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("sub/one.txt", STORY)
        archive.writestr("two.html", f"<p>{STORY}</p>")
        archive.writestr("three.jsonl", '{"id": "j", "text": "One."}\n')
        archive.writestr("../../etc/evil.txt", STORY)
        archive.writestr("/absolute.txt", STORY)
        archive.writestr(link, "/etc/passwd")
        archive.writestr("__MACOSX/x.txt", STORY)
        archive.writestr(".hidden.txt", STORY)
    found = {page.id: (bool(page.text), codes(page)) for page in read(tmp_path)}
    refused = (False, ["unreadable"])
    good = (True, list[str]())
    assert found == {"evil": refused, "absolute": refused, "link": refused, "one": good, "j": good, "two": good}


def test_encrypted_and_damaged_zip(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("one.txt", STORY)
    data = bytearray((tmp_path / "a.zip").read_bytes())
    place = data.index(b"PK\x01\x02")
    data[place + 8] |= 1
    (tmp_path / "a.zip").write_bytes(data)
    write(tmp_path / "b.zip", b"PK\x03\x04 not an archive")
    encrypted, damaged = read(tmp_path)
    assert "encrypted" in encrypted.issues[0].message
    assert codes(damaged) == ["unreadable"]


def test_web_archive(tmp_path: Path) -> None:
    body = f"<html><body><p>{STORY}</p></body></html>".encode()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2024-02-06T00:00:00Z\r\n"
        "WARC-Target-URI: https://example.org/2024/02/06/raid\r\nContent-Type: application/http;msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    record = head.encode() + http + b"\r\n\r\n"
    write(tmp_path / "a.warc", record)
    write(tmp_path / "b.warc.gz", gzip.compress(record))
    for page in read(tmp_path):
        assert (page.text, page.url) == (STORY.strip(), "https://example.org/2024/02/06/raid")
        assert (page.published, page.published_basis) == ("2024-02-06", "url")


# ---------------------------------------------------------------------------- standard input


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> io.BytesIO:
    buffer = io.BytesIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(buffer))
    return buffer


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (STORY, [STORY]),
        (f"<html><body><p>{STORY}</p></body></html>", [STORY.strip()]),
        ('{"id": 1, "text": "One."}\n{"text": "Two."}\n', ["One.", "Two."]),
        ('[{"text": "One."}, {"text": "Two."}]', ["One.", "Two."]),
        ('{\n "text": "One."\n}\n', ["One."]),
        ("", [""]),
    ],
)
def test_standard_input(stdin: io.BytesIO, data: str, texts: list[str]) -> None:
    stdin.write(data.encode())
    stdin.seek(0)
    assert [page.text for page in read("-")] == texts
