"""Bytes to text: one string with "\\n" line ends, and what had to be guessed or replaced on the way.

The text made here is the page text that every offset counts in. Line ends (CRLF, CR) become "\\n", as Python's text
files read them; form feed, vertical tab, NEL and the Unicode separators become "\\n" one for one; NUL and lone
surrogates become U+FFFD; a byte order mark is dropped; UTF-8 that was encoded twice is mended. Nothing else is touched.
"""

from __future__ import annotations

import codecs
import re

from dateline.model import Issue, Value
from dateline.pages.mojibake import mend
from dateline.pages.tables import table

SAMPLE = 65_536  # bytes looked at to tell binary data and encodings
LATIN_SHARE = 0.2  # share of bytes above ASCII up to which unknown 8-bit text is Western European; Arabic has 0.8
CONTROL_SHARE = 0.05  # share of control bytes above which the sample is no text; prose has none, torn wire copy < 0.01
BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Start of heading to end of transmission, end of file, escape: left over in old wire copy.
WIRE = b"\x01\x02\x03\x04\x1a\x1b"
CONTROLS = bytes(byte for byte in range(32) if byte not in b"\0\t\n\r\f\v" + WIRE) + b"\x7f"
BREAKS = str.maketrans({"\f": "\n", "\v": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n", "\x00": "\ufffd"})
SURROGATE = re.compile("[\ud800-\udfff]")
META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{2,40})", re.I)
XML_CHARSET = re.compile(rb"<\?xml[^>]{0,100}?encoding\s{0,9}=\s{0,9}[\"']([\w.:-]{2,40})", re.I)


class Decoded(Value, frozen=True, kw_only=True):
    """The text of some bytes, the encoding it was read in, and what had to be guessed or replaced."""

    text: str
    encoding: str
    issues: tuple[Issue, ...] = ()


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    """Text of ``data`` by byte order mark, UTF-8, UTF-16 without mark, the declared encoding, or a guess."""
    found = (
        _marked(data)
        or _utf8(data)
        or _halves(data)
        or _wide(data)
        or _declared(data, declared)
        or _mixed(data)
        or _guessed(data)
    )
    text, issues = tidy(found.text)
    return Decoded(text=text, encoding=found.encoding, issues=_once((*found.issues, *issues)))


def tidy(text: str) -> tuple[str, tuple[Issue, ...]]:
    """Line ends made "\\n", NUL and lone surrogates replaced, twice-encoded UTF-8 undone; with an issue for each."""
    issues: list[Issue] = []
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\x00" in text:
        issues.append(trouble("NUL bytes were replaced"))
    text = text.translate(BREAKS) if _has_breaks(text) else text
    if SURROGATE.search(text):
        text = SURROGATE.sub("\ufffd", text)
        issues.append(trouble("halves of surrogate pairs were replaced"))
    mended = mend(text)
    if mended != text:
        issues.append(trouble("text that was encoded twice was mended"))
    return mended, tuple(issues)


def binary_kind(data: bytes) -> str | None:
    """What ``data`` is called when it is no text ("a PDF", "binary data"); None for text in any encoding."""
    for magic, name in table("magic").items():
        if data.startswith(bytes.fromhex(magic)):
            return str(name)
    sample = data[:SAMPLE]
    if any(sample.startswith(mark) for mark, _ in BOMS) or _wide_name(sample):
        return None
    strange = len(sample) - len(sample.translate(None, CONTROLS)) + max(0, sample.count(0) - 16)
    return "binary data" if strange > CONTROL_SHARE * max(1, len(sample)) else None


def declared_charset(data: bytes) -> str | None:
    """The encoding that the first 4 kB of an HTML or XML page name for it, as Python knows it; None without one."""
    found = META_CHARSET.search(data[:4096]) or XML_CHARSET.search(data[:200])
    return known_charset(found.group(1).decode("ascii", "replace")) if found else None


def known_charset(name: str) -> str | None:
    """Python's name of a text encoding under the WHATWG reading (latin-1 and ASCII are cp1252); None if unknown."""
    try:
        found = codecs.lookup(name.strip().strip("\"'")).name
        if not codecs.lookup(found)._is_text_encoding:
            return None
    except (LookupError, ValueError):
        return None
    return {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030"}.get(found, found)


def trouble(what: str) -> Issue:
    """An issue of code ``encoding``."""
    return Issue(code="encoding", message=f"{what}.")


def _once(issues: tuple[Issue, ...]) -> tuple[Issue, ...]:
    return tuple(dict.fromkeys(issues))


def _has_breaks(text: str) -> bool:
    return any(chr(mark) in text for mark in BREAKS)


def _marked(data: bytes) -> Decoded | None:
    for mark, name in BOMS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], name, guessed=None)
    return None


def _utf8(data: bytes) -> Decoded | None:
    try:
        return Decoded(text=data.decode("utf-8"), encoding="utf-8")
    except UnicodeDecodeError as error:
        if error.end == len(data) and error.reason == "unexpected end of data":
            cut = Issue(code="truncated", message="The page breaks off within a character.")
            return Decoded(text=data[: error.start].decode("utf-8") + "\ufffd", encoding="utf-8", issues=(cut,))
    return None


def _halves(data: bytes) -> Decoded | None:
    """CESU-8 and the like: surrogates written as three bytes each, pairs put together."""
    if b"\xed" not in data:
        return None
    try:
        text = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None
    paired = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    return Decoded(text=paired, encoding="utf-8", issues=(trouble("halves of surrogate pairs were found"),))


def _wide_name(data: bytes) -> str | None:
    """UTF-16 without a mark: Latin text has a NUL in every other byte."""
    sample = data[: SAMPLE - SAMPLE % 2]
    half = len(sample) // 2
    if half < 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 * half and odd < 0.05 * half else None


def _wide(data: bytes) -> Decoded | None:
    name = _wide_name(data)
    return _lenient(data, name, guessed=name) if name else None


def _lenient(data: bytes, name: str, guessed: str | None) -> Decoded:
    issues = [trouble(f"the encoding was guessed to be {guessed}")] if guessed else []
    try:
        text = data.decode(name)
    except UnicodeDecodeError:
        text = data.decode(name, "replace")
        issues.append(trouble(f"bytes that are not {name} were replaced"))
    return Decoded(text=text, encoding=name, issues=tuple(issues))


def _declared(data: bytes, declared: str | None) -> Decoded | None:
    if not declared or declared == "utf-8":
        return None
    try:
        return Decoded(text=data.decode(declared), encoding=declared)
    except (UnicodeDecodeError, LookupError):
        return None


def _mixed(data: bytes) -> Decoded | None:
    """UTF-8 with stray bytes of Windows-1252: where whole UTF-8 characters outnumber the strays."""
    text = data.decode("utf-8", "surrogateescape")
    strays = len(SURROGATE.findall(text))
    if strays >= sum(1 for char in text if char > "\x7f") - strays:
        return None
    mended = SURROGATE.sub(lambda found: _cp1252(ord(found.group()) - 0xDC00), text)
    return Decoded(
        text=mended, encoding="utf-8", issues=(trouble("bytes that are not UTF-8 were read as Windows-1252"),)
    )


def _cp1252(byte: int) -> str:
    return bytes([byte]).decode("cp1252", "replace")


def _guessed(data: bytes) -> Decoded:
    name = _windows_latin(data) or _detected(data)
    return _lenient(data, name, guessed=name)


def _windows_latin(data: bytes) -> str | None:
    """cp1252 where nearly all is ASCII and no run of high bytes is a word: punctuation and single accented letters."""
    high = re.findall(rb"[\x80-\xff]+", data[:SAMPLE] if len(data) > SAMPLE else data)
    high = high or re.findall(rb"[\x80-\xff]+", data)
    if not high or max(map(len, high)) > 3 or any(byte in run for run in high for byte in b"\x81\x8d\x8f\x90\x9d"):
        return None
    share = sum(map(len, high)) / max(1, min(len(data), SAMPLE))
    return "cp1252" if share < LATIN_SHARE else None


def _detected(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE], cp_exclusion=["utf_7", "utf_8"]).best()
    return (best and known_charset(best.encoding)) or "cp1252"
