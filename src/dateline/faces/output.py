"""The two streams: consoles for people, bytes for programs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import msgspec

from dateline.errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console, RenderableType


def console(stream: str = "stdout") -> Console:
    """A console that shows text as it is, without markup; colours only on a terminal, and not with NO_COLOR."""
    from rich.console import Console

    return Console(file=getattr(sys, stream), markup=False, emoji=False, highlight=False)


def show(console: Console, what: RenderableType) -> None:
    """Prints one thing; into a pipe or file without the blanks that fill a terminal's lines."""
    if console.is_terminal:
        console.print(what)
        return
    with console.capture() as captured:
        console.print(what)
    console.file.write("\n".join(line.rstrip() for line in captured.get().split("\n")))


def is_terminal(stream: str = "stdout") -> bool:
    """Whether a person looks at the stream."""
    found = getattr(sys, stream)
    return found is not None and found.isatty()


def write(data: bytes) -> None:
    """Bytes to standard output, at once. Raises UsageError where that is closed."""
    if sys.stdout is None:
        raise UsageError("standard output is closed; give it a terminal, a file or a pipe")
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


@contextmanager
def writing(path: Path | None) -> Iterator[BinaryIO]:
    """Standard output, or a file that appears under its name only once it is whole."""
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file:
            yield file
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


class Lines:
    """JSON Lines: one value a line."""

    def add(self, value: object) -> None:
        """Writes one value."""
        write(msgspec.json.encode(value) + b"\n")

    def end(self) -> None:
        """Nothing is open."""


class Pretty:
    """Indented JSON: one value alone, several as an array. The first is held back until it is known which."""

    def __init__(self) -> None:
        self.first: bytes | None = None
        self.many = False

    def add(self, value: object) -> None:
        """Writes one value, or holds it back."""
        data = msgspec.json.format(msgspec.json.encode(value), indent=2)
        if self.first is None:
            self.first = data
            return
        write((b",\n" if self.many else b"[\n" + self.first + b",\n") + data)
        self.many = True

    def end(self) -> None:
        """Closes the array, or writes the one value; "[]" for none."""
        write(b"\n]\n" if self.many else (self.first or b"[]") + b"\n")


class Blocks:
    """For people: whatever ``draw`` makes of a value."""

    def __init__(self, draw: Callable[[Any, Console], RenderableType]) -> None:
        self.console = console()
        self.draw = draw

    def add(self, value: object) -> None:
        """Prints one value."""
        show(self.console, self.draw(value, self.console))

    def end(self) -> None:
        """Nothing is open."""
