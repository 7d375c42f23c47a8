"""What stands before every request: host, token, origin, size and rate; and the headers that every answer carries."""

from __future__ import annotations

import hmac
import time
from collections import OrderedDict
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from dateline.model import Value

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

CSRF = "x-dateline"
"""Header that every write must carry: a form or image of another page cannot send it without being asked."""
COOKIE = "dateline-token"
LOOPBACK = ("127.0.0.1", "localhost", "::1")
MAX_BODY = 64 * 1024
"""Bytes of a request; a judgement with a long note is under 4 kB."""
MAX_URL = 8 * 1024
"""Bytes of a path and its query."""
READS = (60.0, 300.0)
"""Requests a second that one address may go on making, and how many at once; a first view makes about 30."""
WRITES = (5.0, 30.0)
"""The same for writes: a person at the keyboard judges less than one event a second."""
ADDRESSES = 1024
"""Addresses whose rates are kept in mind; the one not seen for longest is forgotten first."""

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",  # the map's icons are data addresses in its style sheet
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS: tuple[tuple[bytes, bytes], ...] = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
)


class Terms(Value, frozen=True, kw_only=True):
    """Who may ask: ``hosts`` are the names the server answers to (empty: any), ``token`` what must be shown."""

    hosts: tuple[str, ...] = LOOPBACK
    token: str | None = None
    reads: tuple[float, float] = READS
    writes: tuple[float, float] = WRITES


class Guard:
    """ASGI middleware that lets through what ``Terms`` allow and answers the rest itself."""

    def __init__(self, app: ASGIApp, terms: Terms) -> None:
        self.app = app
        self.terms = terms
        self.rates = {True: Rates(*terms.writes), False: Rates(*terms.reads)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refused = self._refusal(scope)
        if refused:
            await _answer(send, *refused)
            return
        if (to := self._cookie(scope)) is not None:
            await _answer(send, 303, "", (*to, *HEADERS))
            return
        await self.app(scope, _limited(receive), _with_headers(send))

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        """Status and reason where a request is not let through."""
        headers = _headers(scope)
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > MAX_URL:
            return 414, "the address is too long"
        if self.terms.hosts and _name(headers.get("host", "")) not in self.terms.hosts:
            return 421, "this server answers to its own name only"
        writes = scope["method"] not in ("GET", "HEAD", "OPTIONS")
        if not self.rates[writes].allow(_address(scope)):
            return 429, "too many requests; wait a second"
        if not self._shown(scope, headers):
            return 401, "open the address that 'dateline serve' printed: it holds the token"
        if not _size(headers) <= MAX_BODY:
            return 413, f"a request may have {MAX_BODY} bytes"
        return _foreign(headers) if writes else None

    def _shown(self, scope: Scope, headers: dict[str, str]) -> bool:
        """Whether the token is shown: as a bearer, in the cookie, or in the address."""
        if self.terms.token is None:
            return True
        told = [headers.get("authorization", "").removeprefix("Bearer ").strip(), _in_cookie(headers), _in_query(scope)]
        return any(hmac.compare_digest(one.encode(), self.terms.token.encode()) for one in told)

    def _cookie(self, scope: Scope) -> tuple[tuple[bytes, bytes], ...] | None:
        """Where the token stands in the address: put it in a cookie and go on without it, so that it is not shared."""
        if self.terms.token is None or not _in_query(scope) or scope["method"] != "GET":
            return None
        query = scope["query_string"].decode("latin-1")
        rest = "&".join(part for part in query.split("&") if not part.startswith("token="))
        path = "/" + scope["path"].lstrip("/").encode("ascii", "ignore").decode()
        cookie = f"{COOKIE}={self.terms.token}; HttpOnly; SameSite=Strict; Path=/"
        where = path + (f"?{rest}" if rest else "")
        return ((b"location", where.encode("latin-1")), (b"set-cookie", cookie.encode("latin-1")))


def _headers(scope: Scope) -> dict[str, str]:
    return {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}


def _name(host: str) -> str:
    """The name in a Host header, without port and brackets."""
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0].lower()


def _address(scope: Scope) -> str:
    client = scope.get("client")
    return str(client[0]) if client else ""


def _in_cookie(headers: dict[str, str]) -> str:
    try:
        jar = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return ""
    return str(jar[COOKIE].value) if COOKIE in jar else ""


def _in_query(scope: Scope) -> str:
    try:
        query: bytes = scope["query_string"]
        return parse_qs(query.decode("latin-1"), max_num_fields=200).get("token", [""])[0]
    except ValueError:  # more fields than any view has
        return ""


def _size(headers: dict[str, str]) -> float:
    length = headers.get("content-length", "0")
    return int(length) if length.isascii() and length.isdigit() and len(length) < 12 else float("inf")


def _foreign(headers: dict[str, str]) -> tuple[int, str] | None:
    """Why a write is not taken for one of this page's own, or None."""
    if CSRF not in headers:
        return 403, f"a write needs the header {CSRF}: 1"
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return 403, "a write must come from this page"
    origin = headers.get("origin")
    if origin is not None and origin.partition("://")[2] != headers.get("host"):
        return 403, "a write must come from this page"
    if headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        return 415, "a write is JSON"
    return None


class Rates:
    """A token bucket for each address: ``each`` requests a second, ``most`` at once."""

    def __init__(self, each: float, most: float) -> None:
        self.each, self.most = each, most
        self.left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def allow(self, address: str) -> bool:
        """Takes one request off an address's count; False where none is left."""
        now = time.monotonic()
        left, at = self.left.pop(address, (self.most, now))
        left = min(self.most, left + (now - at) * self.each)
        self.left[address] = (max(0.0, left - 1), now)
        while len(self.left) > ADDRESSES:
            self.left.popitem(last=False)
        return left >= 1


def _limited(receive: Receive) -> Receive:
    """The body of a request, cut off where it is longer than it may be (a chunked one tells no length)."""
    seen = 0

    async def limited() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        return message if seen <= MAX_BODY else {"type": "http.disconnect"}

    return limited


def _with_headers(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message["headers"], *HEADERS]}
        await send(message)

    return sent


async def _answer(send: Send, status: int, said: str, headers: tuple[tuple[bytes, bytes], ...] = HEADERS) -> None:
    import msgspec

    body = msgspec.json.encode({"detail": said}) if said else b""
    told = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode()), *headers]
    if status == 401:
        told.append((b"www-authenticate", b"Bearer"))
    await send({"type": "http.response.start", "status": status, "headers": told})
    await send({"type": "http.response.body", "body": body})
