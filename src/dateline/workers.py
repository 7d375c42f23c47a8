"""Processes that read pages, and the parent's side of them: in order, bounded, and whole when one of them dies.

Each worker holds one page at a time, so that the page that killed it or hung is known. What a worker prints goes to the
error stream. Messages are MessagePack, so that nothing a page holds is ever unpickled.
"""

from __future__ import annotations

import gc
import os
import signal
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from multiprocessing import connection as channels
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import TypeAlias

import msgspec

from dateline.errors import Error
from dateline.model import Page, Record, Value, Versions
from dateline.settings import Settings

PAGE_SECONDS = 120.0
"""How long one page may take; a page of the largest text allowed takes under a quarter of it on a slow laptop."""
START_SECONDS = 120.0
"""How long a worker may take to start: importing and loading tables takes about a second."""
WAITING = 8
"""Pages per worker that may be in work or wait for an earlier one; bounds memory."""
GARBAGE = 20_000
"""New objects after which a worker looks for cycles; with Python's own 700, looking took 5 % of its time."""
POLL_SECONDS = 0.2
"""How often the parent looks whether it was asked to stop."""


class Hello(Value, frozen=True, kw_only=True, tag=True):
    """A worker is ready; what its records will be made by."""

    versions: Versions


class Refused(Value, frozen=True, kw_only=True, tag=True):
    """A worker cannot start, and why, in one line."""

    message: str


class Met(Value, frozen=True, kw_only=True, tag=True):
    """The page is loaded; the worker waits to be told whether its bytes need reading (True) or are known (False)."""

    source: str
    sha256: str


class Loaded(Value, frozen=True, kw_only=True, tag=True):
    """The page is loaded and will now be read: should the worker die, this much is known."""

    page: Page


class Done(Value, frozen=True, kw_only=True, tag=True):
    """The page is read."""

    record: Record


class Known(Value, frozen=True, kw_only=True, tag=True):
    """The page's bytes have been read by these versions before."""

    sha256: str
    source: str


class Failed(Value, frozen=True, kw_only=True, tag=True):
    """The page could not be read, and why, in one sentence."""

    message: str


Message: TypeAlias = Hello | Refused | Met | Loaded | Done | Known | Failed
Outcome: TypeAlias = Done | Known | Failed


class Stages(Value, frozen=True, kw_only=True):
    """The functions a worker runs; each is found by its name in its module. A ref is whatever ``load`` takes."""

    load: Callable[[object, Settings], Page]
    read: Callable[[Page, Settings], Record]
    versions: Callable[[Settings], Versions]


class Result(Value, frozen=True, kw_only=True):
    """What became of one page; ``page`` is None where it could not even be loaded, or is known already."""

    ref: object
    outcome: Outcome
    page: Page | None
    versions: Versions


# ------------------------------------------------------------------------------------------------ in the worker


def serve(channel: Connection, stages: Stages, settings: Settings) -> None:
    """The life of a worker: answers tasks until the parent hangs up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    os.dup2(2, 1)  # a library that prints must not print into the records
    if not _greet(channel, stages, settings):
        return
    # What is loaded by now stays, and a page leaves hardly a cycle behind.
    gc.freeze()
    gc.set_threshold(GARBAGE)
    while True:
        try:
            ref = channel.recv()
            _answer(channel, stages, settings, ref)
        except (EOFError, BrokenPipeError, ConnectionResetError):
            return


def _greet(channel: Connection, stages: Stages, settings: Settings) -> bool:
    try:
        _send(channel, Hello(versions=stages.versions(settings)))
    except Error as error:
        _send(channel, Refused(message=str(error)))
        return False
    except Exception as error:
        _send(channel, Refused(message=f"reading cannot start: {one_line(error)}"))
        return False
    return True


def _answer(channel: Connection, stages: Stages, settings: Settings, ref: object) -> None:
    """Reads one page; catches everything but the parent's end, as one page must not end the run."""
    try:
        page = stages.load(ref, settings)
        _send(channel, Met(source=page.source, sha256=page.sha256))
        if not channel.recv():
            _send(channel, Known(source=page.source, sha256=page.sha256))
            return
        _send(channel, Loaded(page=page))
        _send(channel, Done(record=stages.read(page, settings)))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        raise
    except Exception as error:
        _send(channel, Failed(message=one_line(error)))


def _send(channel: Connection, message: Message) -> None:
    channel.send_bytes(msgspec.msgpack.encode(message))


def one_line(error: BaseException) -> str:
    """An exception as one line: its class and what it says."""
    said = " ".join(str(error).split())
    return f"{type(error).__name__}: {said}" if said else type(error).__name__


# ------------------------------------------------------------------------------------------------ in the parent


class Worker:
    """The parent's side of one process: what it holds and how much time it has left for it."""

    def __init__(self, stages: Stages, settings: Settings) -> None:
        method = "forkserver" if "forkserver" in get_all_start_methods() else "spawn"
        context = get_context(method)
        if method == "forkserver":
            context.set_forkserver_preload(["dateline.workers", stages.read.__module__, stages.load.__module__])
        ours, theirs = context.Pipe()
        self.channel: Connection = ours
        self.process: BaseProcess = context.Process(  # type: ignore[attr-defined]
            target=serve, args=(theirs, stages, settings), daemon=True, name="dateline-reader"
        )
        self.process.start()
        theirs.close()
        self.number: int | None = None
        self.page: Page | None = None
        self.ready = False
        self.seconds = START_SECONDS

    def give(self, number: int, ref: object, seconds: float) -> None:
        """Hands over a page."""
        self.number, self.page, self.seconds = number, None, seconds
        self.tell(ref)

    def tell(self, what: object) -> None:
        """Sends to the worker; one that has just died is found out at the next look."""
        with suppress(BrokenPipeError, ConnectionResetError):
            self.channel.send(what)

    def take(self) -> Message | None:
        """The next message, None when the worker is dead."""
        try:
            message: Message = msgspec.msgpack.decode(self.channel.recv_bytes(), type=Message)
        except (EOFError, OSError):
            return None
        return message

    def end(self) -> str:
        """Ends the process at once and says how it ended."""
        self.channel.close()
        self.process.join(timeout=0.5)
        if self.process.is_alive():
            self.process.kill()
        self.process.join()
        code = self.process.exitcode or 0
        if code < 0:
            return f"signal {-code}, {signal.strsignal(-code) or 'unknown'}"
        return f"exit code {code}"


class Pool:
    """Reads pages with several workers and gives the results in the order of the pages.

    ``known`` tells, for a source, the SHA-256 of its bytes and the versions at work, that they need no reading.
    ``stop`` is asked a few times a second; once true no page is begun, and what is finished already is still given.
    """

    def __init__(
        self,
        stages: Stages,
        settings: Settings,
        *,
        known: Callable[[str, str, Versions], bool],
        stop: Callable[[], bool],
        page_seconds: float = PAGE_SECONDS,
    ) -> None:
        self.stages, self.settings, self.known, self.stop = stages, settings, known, stop
        self.page_seconds = page_seconds
        self.jobs = max(1, settings.jobs)
        self.workers: list[Worker] = []
        self.refs: dict[int, object] = {}
        self.results: dict[int, Result] = {}
        self.versions: Versions | None = None

    def results_of(self, refs: Iterator[object]) -> Generator[Result, None, None]:
        """Results in the order of ``refs``; ends all workers at the end, whatever that end is."""
        try:
            yield from self._run(refs)
        finally:
            for worker in self.workers:
                worker.process.kill()
                worker.end()

    def _run(self, refs: Iterator[object]) -> Iterator[Result]:
        begun = given = 0
        more = True
        while not self.stop():
            while more and begun - given < WAITING * self.jobs and (worker := self._idle()):
                ref = next(refs, self)
                if ref is self:
                    more = False
                else:
                    self._begin(worker, begun, ref)
                    begun += 1
            while given in self.results:
                yield self.results.pop(given)
                given += 1
            if not more and given == begun:
                return
            self._look()
        yield from (self.results[number] for number in sorted(self.results))

    def _begin(self, worker: Worker, number: int, ref: object) -> None:
        self.refs[number] = ref
        worker.give(number, ref, self.page_seconds)

    def _idle(self) -> Worker | None:
        """A worker without a page; None when there is none yet. The first one to greet brings the others."""
        free = next((w for w in self.workers if w.ready and w.number is None), None)
        starting = any(not worker.ready for worker in self.workers)
        if free is None and not starting and len(self.workers) < self.jobs:
            self.workers.append(Worker(self.stages, self.settings))
        return free

    def _look(self) -> None:
        """Waits for messages a moment, takes one from each worker that has any, ends those whose time is up.

        Only the time spent waiting here counts against a worker: a parent held up by a slow reader of its output must
        not take that for a hanging page.
        """
        watched = [worker for worker in self.workers if worker.number is not None or not worker.ready]
        begin = time.monotonic()
        spoke = set(channels.wait([worker.channel for worker in watched], timeout=POLL_SECONDS))
        spent = time.monotonic() - begin
        for worker in watched:
            if worker.channel in spoke:
                self._take(worker)
            else:
                worker.seconds -= spent
                if worker.seconds <= 0:
                    worker.process.kill()
                    self._lose(worker, f"it took longer than {self.page_seconds:g} seconds")

    def _take(self, worker: Worker) -> None:
        """Hears one message; a worker whose message has not the form of a page or record is not trusted further."""
        try:
            message = worker.take()
        except msgspec.MsgspecError as error:
            worker.process.kill()
            self._lose(worker, f"its record is malformed ({one_line(error)})")
        else:
            self._hear(worker, message)

    def _hear(self, worker: Worker, message: Message | None) -> None:
        match message:
            case None:
                self._lose(worker, None)
            case Hello():
                worker.ready, self.versions = True, message.versions
            case Refused():
                raise Error(message.message)
            case Met():
                worker.seconds = self.page_seconds
                worker.tell(self.versions is None or not self.known(message.source, message.sha256, self.versions))
            case Loaded():
                worker.page, worker.seconds = message.page, self.page_seconds
            case Done() | Known() | Failed():
                self._finish(worker, message)

    def _lose(self, worker: Worker, reason: str | None) -> None:
        """A worker is gone: its page has failed, and another worker will take the next."""
        self.workers.remove(worker)
        ended = worker.end()
        if worker.number is None:
            raise Error(f"a reading process could not start ({reason or ended}); run 'dateline doctor'")
        self._finish(worker, Failed(message=reason or f"the reading process died ({ended})"))

    def _finish(self, worker: Worker, outcome: Outcome) -> None:
        assert worker.number is not None
        assert self.versions is not None
        ref = self.refs.pop(worker.number)
        result = Result(ref=ref, outcome=outcome, page=worker.page, versions=self.versions)
        self.results[worker.number] = result
        worker.number = worker.page = None
