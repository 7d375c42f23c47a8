"""Text that was encoded twice: UTF-8 read as Windows-1252 and saved again ("â€™" for ’)."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

FEWEST = 2  # runs that a text must hold: one alone may be meant


@cache
def _sloppy() -> dict[str, int]:
    """Character to byte of cp1252 with its five holes filled as browsers do."""
    return {bytes([byte]).decode("cp1252", "ignore") or chr(byte): byte for byte in range(128, 256)}


@cache
def _mojibake() -> re.Pattern[str]:
    tails = "".join(re.escape(char) for char, byte in _sloppy().items() if byte < 0xC0)
    return re.compile(f"[Â-ß][{tails}]|[à-ï][{tails}]{{2}}|[ð-ô][{tails}]{{3}}")


def mend(text: str) -> str:
    """UTF-8 read as Windows-1252 and saved again ("â€™" for ’), undone where two or more such runs are found."""
    if "â" not in text and "Ã" not in text and "Â" not in text:
        return text
    if len(_mojibake().findall(text)) < FEWEST:
        return text
    return _mojibake().sub(lambda found: _undo(found.group()), text)


def _undo(run: str) -> str:
    try:
        mended = bytes(_sloppy()[char] for char in run).decode("utf-8")
    except (UnicodeDecodeError, KeyError):
        return run
    return mended if unicodedata.category(mended[0]) != "Cc" else run
