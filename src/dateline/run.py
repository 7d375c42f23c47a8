"""Many pages: read by several processes, kept one by one, told in the order they were given."""

from __future__ import annotations

import signal
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from types import FrameType
from typing import TYPE_CHECKING, cast

from dateline.model import Issue, Page, Record, Value, Versions
from dateline.settings import Settings
from dateline.workers import PAGE_SECONDS, Done, Failed, Known, Pool, Result, Stages

if TYPE_CHECKING:
    from dateline.store import Kind, Store


class PageDone(Value, frozen=True, kw_only=True):
    """One page that is finished and, where there is a store, kept in it."""

    kind: Kind
    record: Record


class Summary(Value, frozen=True, kw_only=True):
    """What a run came to; ``kinds`` counts pages by what they were to the store, ``issues`` by code."""

    pages: int
    articles: int
    events: int
    figures: int
    tallies: int
    statements: int
    kinds: dict[str, int]
    issues: dict[str, int]
    seconds: float
    interrupted: bool


def _load(ref: object, settings: Settings) -> Page:
    from dateline import pages

    return pages.load(cast("pages.PageRef", ref), settings)


def _read(page: Page, settings: Settings) -> Record:
    from dateline import pipeline

    return pipeline.read_page(page, settings)


def _versions(settings: Settings) -> Versions:
    from dateline import pipeline

    return pipeline.versions(settings)


STAGES = Stages(load=_load, read=_read, versions=_versions)
"""How a page is loaded and read; imported in the workers, so that the parent starts at once."""


def read(
    refs: Iterable[object],
    settings: Settings,
    on_page: Callable[[PageDone], None],
    *,
    store: Store | None = None,
    stages: Stages = STAGES,
    page_seconds: float = PAGE_SECONDS,
) -> Summary:
    """Reads pages with ``settings.jobs`` processes and calls ``on_page`` for each, in order, once it is kept.

    A page that kills its process, or holds it longer than ``page_seconds``, gets the issue ``internal`` and the run
    goes on. Ctrl-C ends the run after the pages that are finished; a second one ends it at once. Raises StoreError
    when the store refuses a page, Error when reading cannot start; what was told to ``on_page`` before is kept.
    """
    begin = time.monotonic()
    count: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    issues: Counter[str] = Counter()
    names: set[int] = set()
    with _interruptible() as stop:
        pool = Pool(stages, settings, known=_known(store), stop=stop, page_seconds=page_seconds)
        with closing(pool.results_of(iter(refs))) as results:
            for result in results:
                done = _keep(result, store)
                _count(done.record, count)
                kinds[done.kind] += 1
                issues.update(issue.code for issue in done.record.issues)
                issues.update(_twice(done.record.page, names))
                on_page(done)
        interrupted = stop()
    return Summary(
        pages=kinds.total(),
        articles=count["articles"],
        events=count["events"],
        figures=count["figures"],
        tallies=count["tallies"],
        statements=count["statements"],
        kinds=dict(sorted(kinds.items())),
        issues=dict(sorted(issues.items())),
        seconds=time.monotonic() - begin,
        interrupted=interrupted,
    )


def _known(store: Store | None) -> Callable[[str, str, Versions], bool]:
    """Which bytes of a source need no reading; without a store all do."""
    if store is None:
        return lambda source, sha256, versions: False
    from dateline.store import known

    return lambda source, sha256, versions: known(store, source, sha256, versions)


def _keep(result: Result, store: Store | None) -> PageDone:
    """The result as a record, added to the store."""
    from dateline.store import add, see

    if isinstance(result.outcome, Known) and store is not None:
        kind, record = see(store, result.outcome.source, result.outcome.sha256, result.versions)
        return PageDone(kind=kind, record=record)
    page = result.page or _unloaded(result.ref)
    record = result.outcome.record if isinstance(result.outcome, Done) else _failed(page, result)
    return PageDone(kind=add(store, page, record) if store is not None else "new", record=record)


def _unloaded(ref: object) -> Page:
    """A page of which nothing is known but where it is."""
    source = str(getattr(ref, "source", ref)).encode("utf-8", "replace").decode()
    return Page(id=str(getattr(ref, "id", source)), source=source, sha256="", data=b"", text="")


def _failed(page: Page, result: Result) -> Record:
    """The record of a page that could not be read: its issues, nothing else."""
    said = result.outcome.message if isinstance(result.outcome, Failed) else "the page was lost"
    message = f"{said}; the page was not recorded."
    return Record(
        page=page.id,
        provenance="read by Dateline",
        source=page.source,
        sha256=page.sha256,
        versions=result.versions,
        issues=(*page.issues, Issue(code="internal", message=message)),
        url=page.url,
        outlet=page.outlet,
    )


def _twice(page: str, names: set[int]) -> list[str]:
    """The issue of a page id met before: of the run and not of the record, which never depends on its neighbours."""
    from dateline.pages import duplicate_issue

    issue = duplicate_issue(page, names)
    return [issue.code] if issue else []


def _count(record: Record, count: Counter[str]) -> None:
    count["articles"] += len(record.articles)
    count["events"] += len(record.events)
    count["figures"] += sum(len(event.figures) for event in record.events)
    count["tallies"] += len(record.tallies)
    count["statements"] += len(record.statements)


@contextmanager
def _interruptible() -> Iterator[Callable[[], bool]]:
    """Holds back the first Ctrl-C: gives a function that tells whether it came (outside the main thread: never)."""
    asked = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield asked.is_set
        return
    before = signal.getsignal(signal.SIGINT)

    def ask(number: int, frame: FrameType | None) -> None:
        asked.set()
        signal.signal(signal.SIGINT, before)

    signal.signal(signal.SIGINT, ask)
    try:
        yield asked.is_set
    finally:
        signal.signal(signal.SIGINT, before)
