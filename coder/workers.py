"""Maps a function over a stream in several processes: results in the order of the stream, and never more than a few in memory."""

from __future__ import annotations

import gc
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
from typing import Any, Generic, TypeVar

from coder.errors import CoderError

T = TypeVar("T")
R = TypeVar("R")
AHEAD = 2
"""So many items wait at each worker, the one it works on among them."""
LEAD = 6
"""So many items for each worker may be under way or wait for their turn in the order."""


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def ordered(make: Callable[[], Callable[[T], R]], items: Iterable[T], workers: int) -> Generator[R, None, None]:
    """The results of a function for each item, in order; ``make`` makes the function, once for each process that can't inherit it.

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
        pool: Pool[T, R] = Pool(make if function is None else _Inherited(function), workers)
        try:
            yield from pool.results(deque(start), stream)
        finally:
            pool.stop()


def can_fork() -> bool:
    """Whether a new process can inherit what this one has loaded (forking is not safe on macOS, and unknown on Windows)."""
    return os.name == "posix" and os.uname().sysname != "Darwin"


@dataclass(frozen=True, slots=True)
class _Inherited(Generic[T, R]):
    """Hands over a function that is already there."""

    function: Callable[[T], R]

    def __call__(self) -> Callable[[T], R]:
        return self.function


@dataclass(slots=True)
class _Worker(Generic[T]):
    process: Any
    tasks: Queue[Any]
    results: Connection
    held: deque[int] = field(default_factory=deque)
    """The numbers of the items that it has."""


class Pool(Generic[T, R]):
    """The processes, and what each of them has to do."""

    def __init__(self, make: Callable[[], Callable[[T], R]], workers: int) -> None:
        context = multiprocessing.get_context("fork" if can_fork() else "spawn")
        if can_fork():
            gc.freeze()  # what is loaded stays shared between the processes
        self._workers: list[_Worker[T]] = [_start(context, make) for _ in range(workers)]

    def results(self, start: deque[T], stream: Iterator[T]) -> Iterator[R]:
        """The results in the order of the items."""
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
                worker.tasks.put(item)
                worker.held.append(sent)
                sent += 1
            while given in done:
                yield done.pop(given)
                given += 1
            if given < sent:
                done.update(self._receive())

    def stop(self) -> None:
        """End all processes, whatever they are doing."""
        for worker in self._workers:
            worker.tasks.cancel_join_thread()
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()
            worker.tasks.close()
            worker.results.close()

    def _free(self) -> _Worker[T] | None:
        """The worker with the least to do, if it can take more."""
        least = min(self._workers, key=lambda worker: len(worker.held))
        return least if len(least.held) < AHEAD else None

    def _receive(self) -> dict[int, R]:
        """Wait for results; each with its number."""
        by_connection = {worker.results: worker for worker in self._workers}
        found: dict[int, R] = {}
        for connection in wait(list(by_connection)):
            worker = by_connection[connection]  # type: ignore[index]
            try:
                result = worker.results.recv()
            except (EOFError, OSError) as error:
                worker.process.join()
                raise CoderError(f"a worker process ended (exit status {worker.process.exitcode})", remedy="if memory ran out, use fewer --workers") from error
            if isinstance(result, BaseException):
                raise result
            found[worker.held.popleft()] = result
        return found


def _start(context: BaseContext, make: Callable[[], Callable[[T], R]]) -> _Worker[T]:
    receiving, sending = context.Pipe(duplex=False)
    tasks: Queue[Any] = context.Queue()
    process = context.Process(target=_serve, args=(make, tasks, sending), daemon=True)  # type: ignore[attr-defined]
    process.start()
    sending.close()
    return _Worker(process, tasks, receiving)


def _serve(make: Callable[[], Callable[[T], R]], tasks: Queue[Any], results: Connection) -> None:
    """What a worker process does until it is ended; it does not outlive its parent, and leaves Ctrl-C to it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        function = make()
        while True:
            results.send(function(tasks.get()))
    except BaseException as error:
        results.send(error)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
