"""Makes the pictures of the documentation from the real command line: python docs/pictures/make.py [FOLDER]

Each command runs in a pseudo-terminal of 110 columns in a folder that holds examples/; what it writes to the terminal
is drawn as SVG. The same program makes the same bytes.
"""

from __future__ import annotations

import io
import os
import pty
import shutil
import struct
import subprocess
import sys
import tempfile
from fcntl import ioctl
from pathlib import Path
from termios import TIOCSWINSZ

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

HERE = Path(__file__).resolve().parent
COLUMNS = 110
ROWS = 40
"""Size of the terminal in characters."""
PREPARED = "dateline read examples --quiet --format jsonl"
"""Run beforehand, so that there is a database to explain from."""
PICTURES = {
    "read": ("dateline read examples/tessit-ambush.txt --no-db", 38),
    "explain": ("dateline explain tessit-ambush.E1", 60),
    "corpus": ("python -m corpus show ridge-koraput-brief", 60),
}
"""Name -> command, and the lines after which the picture ends at the next blank line."""

PLAIN = "484f58 ff7b72 7ee787 f0c864 79c0ff d2a8ff 56d4dd b1bac4"
BRIGHT = "8b949e ffa198 56d364 e3b341 79c0ff d2a8ff 56d4dd ffffff"
"""Black, red, green, yellow, blue, magenta, cyan, white; contrast on the background 4.5 to 1 or more, except black."""
THEME = TerminalTheme(
    (22, 27, 34),
    (225, 228, 232),
    [(int(c[:2], 16), int(c[2:4], 16), int(c[4:], 16)) for c in PLAIN.split()],
    [(int(c[:2], 16), int(c[2:4], 16), int(c[4:], 16)) for c in BRIGHT.split()],
)
"""Background and foreground, then the colours (RGB)."""

FORMAT = """<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg" role="img">
<title>{unique_id}</title>
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace;
  font-size: {char_height}px; line-height: {line_height}px; font-variant-east-asian: full-width; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""
"""As rich draws a terminal, without the font that it would fetch."""


def terminal_output(command: str, folder: Path) -> str:
    """What a command writes to a terminal of COLUMNS by ROWS characters, escape sequences included."""
    parent, child = pty.openpty()
    ioctl(child, TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    scripts = str(Path(sys.executable).parent)
    there = {
        "PYTHONPATH": str(HERE.parents[1]),
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "PATH": scripts + os.pathsep + os.environ["PATH"],
    }
    with subprocess.Popen(
        command.split(), cwd=folder, env=there, stdin=child, stdout=child, stderr=subprocess.DEVNULL
    ) as process:
        os.close(child)
        told = b"".join(iter(lambda: _chunk(parent), b""))
    os.close(parent)
    if process.returncode:
        raise SystemExit(f"{command}: ended with {process.returncode}")
    return told.decode("utf-8").replace("\r\n", "\n")


def _chunk(terminal: int) -> bytes:
    """The next bytes; empty once the other end is closed, which Linux tells as an input error."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


def beginning(text: str, lines: int) -> str:
    """The text up to the first blank line after so many lines, with a mark where more follows."""
    whole = text.rstrip("\n").split("\n")
    blank = (n for n, line in enumerate(whole) if n >= lines and not Text.from_ansi(line).plain.strip())
    end = next(blank, len(whole))
    return "\n".join(whole[:end] + (["…"] if end < len(whole) else []))


def drawn(name: str, command: str, told: str) -> str:
    """A picture of a terminal in which a command was given and answered."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(Text.assemble(("$ ", "bold"), (command, "bold")))
    console.print(Text.from_ansi(told))
    return console.export_svg(title="dateline", theme=THEME, code_format=FORMAT, unique_id=f"dateline-{name}")


def main() -> None:
    """Writes every picture into the folder given, or beside this file."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    with tempfile.TemporaryDirectory(prefix="dateline-") as made:
        folder = Path(made).resolve()
        shutil.copytree(HERE.parents[1] / "examples", folder / "examples")
        terminal_output(PREPARED, folder)
        for name, (command, lines) in PICTURES.items():
            told = terminal_output(command, folder).replace(f"{folder}{os.sep}", "/pages/")
            (out / f"{name}.svg").write_text(drawn(name, command, beginning(told, lines)), encoding="utf-8")


if __name__ == "__main__":
    main()
