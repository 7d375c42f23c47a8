"""One page as it is shown: its text, its record, and what people hold about its events."""

from __future__ import annotations

from msgspec.structs import replace

from dateline.compare.view import keys_of
from dateline.errors import UsageError
from dateline.model import Record, Value
from dateline.store import Judgement, Store, known_page, records, standing, text_of
from dateline.store.others import about_event
from dateline.web.rows import sound


class PageView(Value, frozen=True, kw_only=True):
    """A page: ``text`` is what the record's spans point into; ``keys`` name its events in their order; ``judgements``
    are people's that hold about them, its statements and totals, and itself. ``source`` of the record is cut to its
    last part: folders are nobody's business.
    """

    key: str
    text: str
    record: Record
    keys: tuple[str, ...]
    judgements: tuple[Judgement, ...]


def page_view(store: Store, name: str) -> PageView:
    """The page with an id, source or URL. Raises UsageError where there is none, or where several have the id."""
    found = list(records(store, known_page(store, name)))
    if len(found) > 1:
        raise UsageError(f"{name}: {len(found)} pages have this id; give the source instead of the id")
    return view(store, found[0], name, standing(store))


def view(store: Store, record: Record, name: str, held: tuple[Judgement, ...]) -> PageView:
    """A record of the store with its text and the judgements among ``held`` that are about its events."""
    keys = keys_of(record)
    own = frozenset(keys)
    return PageView(
        key=name,
        text=sound(text_of(store, record)),
        record=replace(record, source=_last(record.source)),
        keys=keys,
        judgements=tuple(one for one in held if one.one in own or one.other in own or _of_page(one, record)),
    )


def _of_page(one: Judgement, record: Record) -> bool:
    """Whether a judgement is about a statement or a total of a page, or about the page itself."""
    return not about_event(one.one) and any(about["source"] == record.source for about in one.about.values())


def _last(source: str) -> str:
    """An address as it is; of a path the name of the file."""
    return source if "://" in source else source.replace("\\", "/").rpartition("/")[2]
