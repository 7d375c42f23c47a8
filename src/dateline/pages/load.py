"""One page reference to one page; whatever is wrong with the content becomes an issue on it."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import Any

import msgspec

from dateline.errors import UsageError
from dateline.model import Issue, Page
from dateline.pages.days import day_in_url, day_of, month_in_url
from dateline.pages.decode import SURROGATE, Decoded, binary_kind, declared_charset, decode, tidy
from dateline.pages.jsonl import content_of, first_of, parse_object
from dateline.pages.reference import PageRef
from dateline.pages.sniff import is_html, is_json
from dateline.pages.source import PageError, gunzip, read_file
from dateline.settings import Settings

GZIP = b"\x1f\x8b\x08"


def load(ref: PageRef, settings: Settings) -> Page:
    """The page of a reference. Never raises for bad content: that is a page with text "" and a coded issue.

    ``data`` is the page's bytes after unpacking (a JSON line for a line); empty where they could not be had.
    """
    try:
        return _load(ref, settings)
    except PageError as error:
        return _blank(ref, error.data, error.issue)
    except Exception as error:  # the one broad catch around a page: a run of a million must not end here
        return _blank(ref, b"", Issue(code="internal", message=f"Reading the page failed: {type(error).__name__}."))


def page_of_text(
    text: str,
    settings: Settings,
    *,
    name: str = "text",
    source: str = "-",
    published: str | date | None = None,
    url: str | None = None,
    outlet: str | None = None,
) -> Page:
    """A page made of a string of plain text or HTML, as ``load`` would make it of a file.

    Plain text keeps its own offsets: line ends stay as they are. What is given beside the text wins over what the page
    says. Raises UsageError where ``published`` is no day.
    """
    day = _given_day(published)
    plain, issues = tidy(text)
    data = plain.encode("utf-8")
    ref = PageRef(id=clean_name(name) or "text", source=source, where="memory", data=data, issues=issues)
    try:
        page = _page(ref, data, settings)
    except PageError as error:
        page = _blank(ref, data, error.issue)
    if page.text and page.media == "text/plain":
        page = msgspec.structs.replace(page, text=SURROGATE.sub("\ufffd", text))
    page = msgspec.structs.replace(
        page,
        url=clean_name(url) or page.url,
        outlet=clean_name(outlet) or page.outlet,
        published=day or page.published,
        published_basis="field" if day else page.published_basis,
    )
    return _with_url_day(page)


def _given_day(published: str | date | None) -> str | None:
    """The day in ISO 8601, None for none."""
    if published is None:
        return None
    day = published.isoformat()[:10] if isinstance(published, date) else day_of(published)
    if day is None:
        raise UsageError(f"published={published!r} is no day; give a date, or a text such as 2024-02-06")
    return day


def _load(ref: PageRef, settings: Settings) -> Page:
    if ref.where == "nowhere":
        return _blank(ref, b"", *ref.issues)
    data = _data(ref, settings)
    issues: tuple[Issue, ...] = ref.issues
    if ref.gzipped or (ref.form == "sniff" and data.startswith(GZIP)):
        data, found = gunzip(data, limit=settings.page_limit)
        issues += found
    page = _object_page(ref, data, settings) if ref.form == "json" else _page(ref, data, settings)
    return msgspec.structs.replace(page, issues=issues + page.issues) if issues else page


def _data(ref: PageRef, settings: Settings) -> bytes:
    if ref.where == "file":
        return read_file(ref.path, limit=settings.page_limit)
    if ref.where == "part":
        return read_file(ref.path, start=ref.start, length=ref.length, limit=settings.page_limit + 1)
    return ref.data


def _blank(ref: PageRef, data: bytes, *issues: Issue) -> Page:
    digest = sha256(data).hexdigest()
    return Page(id=ref.id, source=ref.source, sha256=digest, data=data, text="", url=ref.url, issues=issues)


def _page(ref: PageRef, data: bytes, settings: Settings) -> Page:
    """A page of text or HTML."""
    if kind := binary_kind(data):
        raise PageError("binary", f"This is {kind}, not text or HTML.", data)
    found = decode(data, declared=declared_charset(data))
    if ref.form != "html" and is_json(data[:512]) and _holds_pages(found.text):
        raise PageError("bad-json", "This is JSON; name the file .json or .jsonl to have its objects read.", data)
    html = is_html(found.text, named=ref.form == "html")
    return _finish(_blank(ref, data, *found.issues), found.text, settings, form="html" if html else "text")


def _holds_pages(text: str) -> bool:
    try:
        content_of(parse_object(text.lstrip().split("\n", 1)[0]))
    except PageError:
        return False
    return True


def _object_page(ref: PageRef, data: bytes, settings: Settings) -> Page:
    """A page of one JSON object; the fields beside the text win over what HTML says."""
    try:
        found: Decoded = decode(data)
        fields = parse_object(found.text)
        content, form = content_of(fields)
    except PageError as error:
        raise PageError(error.issue.code, error.issue.message, data) from None
    text, issues = tidy(content)
    page = _named(_blank(ref, data, *dict.fromkeys((*found.issues, *issues))), fields, ref)
    html = form == "html" or (form == "sniff" and is_html(text))
    return _finish(page, text, settings, form="html" if html else "text")


def _named(page: Page, fields: dict[str, Any], ref: PageRef) -> Page:
    own = first_of(fields, "id")
    own = int(own) if isinstance(own, float) and own.is_integer() else own
    name, url = clean_name(own), clean_name(first_of(fields, "url"))
    published = day_of(first_of(fields, "published"))
    source = ref.source.rsplit("#", 1)[0] if ref.number else ref.source
    return msgspec.structs.replace(
        page,
        id=name or page.id,
        source=f"{source}#{name}" if name else page.source,
        url=url or page.url,
        outlet=clean_name(first_of(fields, "outlet")),
        title=clean_name(first_of(fields, "title")),
        published=published,
        published_basis="field" if published else None,
    )


def clean_name(value: object) -> str | None:
    """A field's value as one line of text that can be written anywhere; None for nothing."""
    if value is None:
        return None
    return " ".join(tidy(str(value)[:2000])[0].split()) or None


def _finish(page: Page, text: str, settings: Settings, *, form: str) -> Page:
    if form == "html":
        from dateline.pages.html import with_html

        page = with_html(page, text, settings)
    else:
        page = msgspec.structs.replace(page, text=text)
    page = _with_url_day(page)
    if len(page.text) > settings.text_limit:
        message = f"The page holds {len(page.text):,} characters of text; the limit is {settings.text_limit:,}."
        return _refused(page, Issue(code="too-large", message=message))
    if not page.text.strip() and not any(issue.code == "bad-html" for issue in page.issues):
        return _refused(page, Issue(code="empty", message="The page holds no text."))
    return page


def _refused(page: Page, issue: Issue) -> Page:
    return msgspec.structs.replace(page, text="", lines=(), issues=(*page.issues, issue))


def _with_url_day(page: Page) -> Page:
    day = day_in_url(page.url) if page.url and not page.published else None
    if day:
        return msgspec.structs.replace(page, published=day, published_basis="url")
    address = month_in_url(page.url) if page.url else None
    return msgspec.structs.replace(page, beside=msgspec.structs.replace(page.beside, address=address))
