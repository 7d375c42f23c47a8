"""The documentation is true: its Python runs, its commands run, and the output it shows is the output they give.

In ``console`` blocks a line "$ COMMAND" is run in a folder that holds a copy of examples/; the lines below it are what
it prints, where "..." stands for anything. In ``python`` blocks the code is run as it stands.
"""

from __future__ import annotations

import fnmatch
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from evals.paths import REPOSITORY

PAGES = sorted([REPOSITORY / "README.md", *(REPOSITORY / "docs").rglob("*.md")])
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(path: Path, language: str) -> list[str]:
    return [body for kind, body in BLOCK.findall(path.read_text(encoding="utf-8")) if kind == language]


def environment() -> dict[str, str]:
    scripts = str(Path(sys.executable).parent)
    plain = {"PATH": scripts + os.pathsep + os.environ["PATH"], "NO_COLOR": "1", "COLUMNS": "120"}
    return os.environ | plain


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(REPOSITORY / "examples", tmp_path / "examples")
    return tmp_path


@pytest.mark.parametrize("path", [p for p in PAGES if blocks(p, "python")], ids=lambda p: p.name)
def test_python_blocks_run(path: Path, folder: Path) -> None:
    code = "\n".join(blocks(path, "python"))
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=folder, env=environment(), check=False
    )
    assert ran.returncode == 0, ran.stderr


@pytest.mark.parametrize("path", [p for p in PAGES if blocks(p, "console")], ids=lambda p: p.name)
def test_console_blocks_print_what_they_show(path: Path, folder: Path) -> None:
    for block in blocks(path, "console"):
        for piece in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, expected = piece.partition("\n")
            ran = subprocess.run(
                command, shell=True, capture_output=True, text=True, cwd=folder, env=environment(), check=False
            )
            pattern = re.sub(r"([\[\]?*])", r"[\1]", expected.strip()).replace("...", "*")
            got = (ran.stdout + ran.stderr).strip()
            assert ran.returncode in (0, 1), f"$ {command}\n{got}"
            assert not expected.strip() or fnmatch.fnmatchcase(got, pattern), f"$ {command}\n{got}"


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.name)
def test_links_lead_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text(encoding="utf-8"))
    missing = [target for target in targets if not (path.parent / target).exists()]
    assert not missing
