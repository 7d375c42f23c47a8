"""What bytes are, whatever their name says: HTML, JSON, or plain text."""

from __future__ import annotations

import re

SAMPLE = 65_536  # characters looked at
TAGS = (
    "html|head|body|article|main|section|div|p|h[1-6]|span|table|ul|ol|li|a|b|i|strong|em|br|img|meta|link|title|"
    "script|style"
)
MARKUP = re.compile(rf"<!doctype\s+html|<(?:{TAGS})\b[^<>]{{0,2000}}>", re.I)
CLOSED = re.compile(
    r"</(?:html|head|body|article|main|section|div|p|h[1-6]|span|table|ul|a|title|script)\s{0,9}>", re.I
)
ANY_TAG = re.compile(r"<(?:!doctype|[a-z][a-z0-9]*\b)[^<>]*>|</[a-z]", re.I)


def is_html(text: str, *, named: bool = False) -> bool:
    """True where the text reads as HTML; with ``named`` (the suffix or field says so) one tag is enough."""
    sample = text[:SAMPLE].lstrip("\ufeff \t\n")
    if named:
        return bool(ANY_TAG.search(sample)) or sample.startswith("<")
    start = sample[:2000].lower()
    if start.startswith(("<!doctype html", "<html", "<?xml")):
        return not start.startswith("<?xml") or "<html" in start
    if MARKUP.match(start):
        return True
    return len(MARKUP.findall(sample)) >= 5 and bool(CLOSED.search(sample))


def is_json(head: bytes) -> bool:
    """True where the first bytes look like a JSON object or an array of objects (UTF-8, with or without a mark)."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return bool(re.match(rb"\{\s*(?:\"(?:[^\"\\]|\\.){0,100}\"\s*:|\})|\[\s*(?:\{\s*\"|\])", start))
