"""What a user typed, checked: days, moments, codes and countries."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dateline.errors import UsageError


def day(given: str | None, option: str) -> str | None:
    """A day as YYYY-MM-DD; raises UsageError that names the option."""
    from datetime import date

    try:
        return date.fromisoformat(given).isoformat() if given else None
    except ValueError:
        raise UsageError(f"{option} {given}: not a day; give YYYY-MM-DD") from None


def code(given: str | None, option: str, kind: str, also: Callable[[], Iterable[str]] = tuple) -> str | None:
    """A code of the codebook, in whatever case it was typed; ``also`` gives those of users' own, asked for at need."""
    from dateline.codebook import load

    if given is None:
        return None
    book = load()
    codes = {
        "types": [one.code for one in book.types],
        "modes": [mode.code for one in book.types for mode in one.modes],
        "figure_kinds": list(book.figure_kinds),
        "statuses": list(book.statuses),
        "roles": list(book.roles),
    }[kind]
    if all(code.lower() != given.lower() for code in codes):
        codes += also()
    for code in codes:
        if code.lower() == given.lower():
            return code
    raise UsageError(f"{option} {given}: no such code; give one of {', '.join(dict.fromkeys(codes))}")


def country(given: str | None) -> str | None:
    """A country code in capitals; raises UsageError."""
    if given is not None and not (len(given) == 3 and given.isalpha()):
        raise UsageError(f"--country {given}: give the three letters of ISO 3166-1 (MLI, USA, ...)")
    return given.upper() if given else None


def moment(given: str | None) -> str | None:
    """A moment in UTC as the store writes it; raises UsageError."""
    from datetime import UTC, datetime

    if given is None:
        return None
    try:
        moment = datetime.fromisoformat(given)
    except ValueError:
        raise UsageError(f"--since {given}: not a time; give YYYY-MM-DD or YYYY-MM-DDTHH:MM:SS") from None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(UTC).isoformat(timespec="seconds")
