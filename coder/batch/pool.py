"""Maps a function over a stream in several processes; results come in the order of the stream, few at a time."""

from __future__ import annotations

import gc
import logging
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.queues import Queue
from typing import Any, Generic, Protocol, TypeVar

from coder.core.errors import CoderError

T = TypeVar("T")
R = TypeVar("R")
_LOG = logging.getLogger(__name__)
AHEAD = 2
"""How many items wait at each worker, with the one that it works on."""
LEAD = 6
"""How many items for each worker may be under way, or wait for their turn in the order."""

MOST_DEATHS = 20
"""When so many processes end one after the other, and none gives a result, no other will."""


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Recovery(Protocol[T, R]):
    """What to do with an item on which a process died, perhaps because memory ran out."""

    def split(self, item: T) -> list[T]:
        """Return the parts of the item, which are tried one by one."""

    def failed(self, part: T, status: int) -> R:
        """Return the result of a part on which a process died again."""

    def join(self, results: list[R]) -> R:
        """Return the results of the parts as one."""


def ordered(
    make: Callable[[], Callable[[T], R]], items: Iterable[T], workers: int, recovery: Recovery[T, R] | None = None
) -> Generator[R, None, None]:
    """Return the results of a function for each item, in the order of the items.

    ``make`` makes the function: once, if processes can inherit it, or else in each process.

    >>> list(ordered(lambda: str, [1, 2, 3], 1))
    ['1', '2', '3']
    """
    stream = iter(items)
    start = [item for _, item in zip(range(2), stream, strict=False)]
    function = make() if start and (workers == 1 or len(start) < 2 or can_fork()) else None
    if function is not None and (workers == 1 or len(start) < 2):
        for item in start:
            yield function(item)
        for item in stream:
            yield function(item)
    elif start:
        pool: Pool[T, R] = Pool(make if function is None else _Inherited(function), workers, recovery)
        try:
            yield from pool.results(deque(start), stream)
        finally:
            pool.stop()


def can_fork() -> bool:
    """Return whether a new process inherits what this one has loaded; on macOS forking is not safe."""
    return os.name == "posix" and os.uname().sysname != "Darwin"


@dataclass(frozen=True, slots=True)
class _Inherited(Generic[T, R]):
    """Makes a function that exists already."""

    function: Callable[[T], R]

    def __call__(self) -> Callable[[T], R]:
        return self.function


@dataclass(slots=True, eq=False)
class _Worker(Generic[T]):
    process: Any
    tasks: Queue[Any]
    results: Connection
    held: deque[tuple[int, T]] = field(default_factory=deque)
    """The items that it was given, each with its number."""

    def put(self, number: int, item: T) -> None:
        """Give the worker an item."""
        self.held.append((number, item))
        self.tasks.put(item)

    def end(self) -> int:
        """End the process, whatever it is doing, and return its exit status."""
        self.tasks.cancel_join_thread()
        self.process.terminate()
        self.process.join()
        self.tasks.close()
        self.results.close()
        return int(self.process.exitcode)


class Pool(Generic[T, R]):
    """The processes, each with its items."""

    def __init__(self, make: Callable[[], Callable[[T], R]], workers: int, recovery: Recovery[T, R] | None) -> None:
        self._context = multiprocessing.get_context("fork" if can_fork() else "spawn")
        self._make = make
        self._recovery = recovery
        self._deaths = 0
        """How many processes have ended since the last result."""
        if can_fork():
            gc.freeze()  # so that the processes go on sharing what is loaded
        self._workers: list[_Worker[T]] = []
        for _ in range(workers):
            self._workers.append(_start(self._context, make))

    def results(self, start: deque[T], stream: Iterator[T]) -> Iterator[R]:
        """Return the results in the order of the items."""
        done: dict[int, R] = {}
        sent = given = 0
        ended = False
        while not ended or given < sent:
            while not ended and sent - given < LEAD * len(self._workers) and (worker := self._free()):
                try:
                    item = start.popleft() if start else next(stream)
                except StopIteration:
                    ended = True
                    break
                worker.put(sent, item)
                sent += 1
            while given in done:
                yield done.pop(given)
                given += 1
            if given < sent:
                done.update(self._receive())

    def stop(self) -> None:
        """End all processes."""
        for worker in self._workers:
            worker.process.terminate()
        for worker in self._workers:
            worker.end()

    def _free(self) -> _Worker[T] | None:
        """Return the worker with the fewest items, if it can take more."""
        least = min(self._workers, key=lambda worker: len(worker.held))
        return least if len(least.held) < AHEAD else None

    def _receive(self) -> dict[int, R]:
        """Wait for results, and return each under its number."""
        by_connection = {worker.results: worker for worker in self._workers}
        found: dict[int, R] = {}
        for connection in wait(list(by_connection)):
            worker = by_connection[connection]  # type: ignore[index]
            try:
                result = worker.results.recv()
            except (EOFError, OSError):
                found.update(self._replace(worker))
                continue
            if isinstance(result, BaseException):
                raise result
            found[worker.held.popleft()[0]] = result
            self._deaths = 0
        return found

    def _replace(self, dead: _Worker[T]) -> dict[int, R]:
        """Replace a dead worker, and try the item on which it died in parts."""
        status = dead.end()
        self._deaths += 1
        if self._deaths > MOST_DEATHS or (dead.held and self._recovery is None):
            raise CoderError(
                f"a worker process ended (exit status {status})", remedy="if memory ran out, use fewer --workers"
            )
        found = self._rescued(dead, status, self._recovery) if dead.held and self._recovery else {}
        new: _Worker[T] = _start(self._context, self._make)
        self._workers[self._workers.index(dead)] = new
        for waiting in dead.held:
            new.put(*waiting)
        return found

    def _rescued(self, dead: _Worker[T], status: int, recovery: Recovery[T, R]) -> dict[int, R]:
        """Return the result of the item on which a worker died, from its parts."""
        number, item = dead.held.popleft()
        _LOG.warning("a worker process ended (exit status %d); its articles are tried one by one", status)
        return {number: recovery.join([self._alone(part, recovery) for part in recovery.split(item)])}

    def _alone(self, part: T, recovery: Recovery[T, R]) -> R:
        """Return the result of a part from a process of its own."""
        worker: _Worker[T] = _start(self._context, self._make)
        try:
            worker.put(0, part)
            result: R | BaseException = worker.results.recv()
        except (EOFError, OSError):
            worker.process.join()
            return recovery.failed(part, worker.process.exitcode)
        finally:
            worker.end()
        if isinstance(result, BaseException):
            raise result
        return result


def _start(context: BaseContext, make: Callable[[], Callable[[T], R]]) -> _Worker[T]:
    """Start a worker process."""
    receiving, sending = context.Pipe(duplex=False)
    tasks: Queue[Any] = context.Queue()
    process = context.Process(target=_serve, args=(make, tasks, sending), daemon=True)  # type: ignore[attr-defined]
    process.start()
    sending.close()
    return _Worker(process, tasks, receiving)


def _serve(make: Callable[[], Callable[[T], R]], tasks: Queue[Any], results: Connection) -> None:
    """Do the work of a worker process; it ends with its parent, which alone reacts to signals of the user."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        function = make()
        while True:
            results.send(function(tasks.get()))
    except BaseException as error:
        results.send(error)


def _end_with_parent() -> None:
    """Wait for the end of the parent process, and end this one."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
