"""What can go wrong: one error family for the caller, coded issues for a page.

An ``Error`` stops a command and is told to the user in one line that says what to do next.
Trouble with one page never stops a run: it becomes an ``Issue`` (see ``dateline.model``) with one of ``ISSUE_CODES``.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType


class Error(Exception):
    """Base of every error Dateline raises on purpose; the message is one line and says what to do next."""


class UsageError(Error):
    """The call cannot be carried out as asked: unknown path, option or identifier."""


class StoreError(Error):
    """The database cannot be opened, is damaged, locked, full, or of a newer version."""


class CodebookError(Error):
    """A codebook or knowledge table is malformed; the message names the file and the entry."""


class SpanError(Error):
    """A quote in a record is not the text at its span. Always a bug; stops the one page it happened on."""


ISSUE_CODES: Mapping[str, str] = MappingProxyType(
    {
        "empty": "the page holds no text",
        "binary": "the page is binary data, not text or HTML",
        "unreadable": "the file could not be read",
        "too-large": "the page is larger than the size limit",
        "encoding": "the text encoding was guessed or bytes had to be replaced",
        "truncated": "the page breaks off in mid-sentence or mid-markup",
        "bad-json": "a line of a JSON Lines file is not a JSON object with text or html",
        "bad-html": "the HTML could not be parsed",
        "compressed-bomb": "the compressed page unpacks to more than the size limit",
        "symlink-loop": "a folder links back to itself",
        "duplicate-id": "another page in this run has the same id",
        "no-article": "no article was found on the page",
        "no-date": "no publication date was found; relative dates stay unresolved",
        "not-english": "the article does not read as English",
        "span": "a quote was not the text at its span; the page was not recorded",
        "internal": "an unexpected error while reading the page; the page was not recorded",
    }
)
"""Every issue code with its meaning. Codes are stable: exports and scripts may rely on them."""
