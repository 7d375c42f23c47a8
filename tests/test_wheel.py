"""The wheel holds all that a run needs and works offline from an empty directory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from evals.paths import REPOSITORY

NO_NETWORK = """
import socket

connect = socket.socket.connect

def refuse(*args, **kwargs):
    raise OSError("this test allows no network")

def local(self, address):
    return connect(self, address) if self.family == socket.AF_UNIX else refuse()

socket.socket.connect = local
socket.getaddrinfo = refuse
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built wheel."""
    out = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(out), str(REPOSITORY)]
    subprocess.run(pip, check=True)
    (built,) = out.glob("dateline-*.whl")
    return built


def test_every_data_file_is_in_the_wheel(wheel: Path) -> None:
    source = REPOSITORY / "src"
    suffixes = {".toml", ".sql", ".sqlite", ".typed", ".tsv", ".gz", ".bin", ".onnx", ".npz", ".json", ".txt"}
    data = {p.relative_to(source).as_posix() for p in source.rglob("*") if p.suffix in suffixes}
    assert data
    assert data <= set(zipfile.ZipFile(wheel).namelist())


def test_the_wheel_reads_a_page_offline_from_an_empty_directory(wheel: Path, tmp_path: Path) -> None:
    unpacked, empty = tmp_path / "unpacked", tmp_path / "empty"
    empty.mkdir()
    zipfile.ZipFile(wheel).extractall(unpacked)
    (unpacked / "sitecustomize.py").write_text(NO_NETWORK)
    page = "CAIRO, May 6 (Reuters) - Gunmen killed three policemen in Arish on Tuesday, the interior ministry said.\n"
    command = [sys.executable, "-m", "dateline", "read", "-", "--no-db", "--format", "json"]
    environment = os.environ | {"PYTHONPATH": str(unpacked)}
    ran = subprocess.run(command, input=page, capture_output=True, text=True, cwd=empty, env=environment, check=False)
    assert ran.returncode == 0, ran.stderr
    assert [event["type"] for event in json.loads(ran.stdout)["events"]] == ["ASSAULT"]
    assert not list(empty.iterdir())
