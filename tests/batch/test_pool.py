"""The stream over several processes."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterator

import pytest

from coder.batch.checkpoint import Counts, Position
from coder.batch.pool import ordered
from coder.batch.tasks import Block, CodingTask, RecordChunk, Salvage
from coder.core.errors import CoderError, InputError
from coder.formats.input.records import RawRecord


def test_order_is_that_of_the_items() -> None:
    """The first item takes longest, and comes first."""
    assert list(ordered(lambda: lambda n: (time.sleep(0.1 if n == 0 else 0), n)[1], range(50), 3)) == list(range(50))


def test_few_items_are_under_way() -> None:
    """However slowly results are taken, only so many items are read ahead."""
    read: list[int] = []

    def items() -> Iterator[int]:
        for number in range(1000):
            read.append(number)
            yield number

    stream = ordered(lambda: str, items(), 2)
    assert next(stream) == "0"
    assert len(read) <= 13
    stream.close()


def test_an_error_of_the_function_is_raised() -> None:
    """In the process that asked."""
    with pytest.raises(ZeroDivisionError):
        list(ordered(lambda: lambda n: 1 // n, [1, 2, 0, 4], 2))


def work(deadly: str) -> Callable[[RecordChunk], Block]:
    """Hands the texts back, and dies of one of them."""

    def function(chunk: RecordChunk) -> Block:
        texts = [record.content for record in chunk.items if isinstance(record, RawRecord)]
        if deadly in texts:
            os.kill(os.getpid(), signal.SIGKILL)
        return Block(
            "".join(map(str, texts)).encode(), len(texts), [], Counts(articles=len(texts)), chunk.after, chunk.read
        )

    return function


def test_a_record_that_kills_its_process_is_rejected() -> None:
    """All others of its chunk, and all other chunks, are done."""
    chunks = [
        RecordChunk(
            [RawRecord("a", "line", at * 3 + part, f"{at}{part} ", None, "") for part in range(3)],
            Position(0, at * 3 + 3),
            0,
        )
        for at in range(8)
    ]
    blocks = list(ordered(lambda: work("41 "), chunks, 2, Salvage(CodingTask())))
    assert b"".join(bytes(block.data) for block in blocks).split() == [
        f"{at}{part}".encode() for at in range(8) for part in range(3) if (at, part) != (4, 1)
    ]  # type: ignore[arg-type]
    errors: list[InputError] = [error for block in blocks for error in block.rejects]
    assert [error.line for error in errors] == [13]
    assert [block.after for block in blocks] == [chunk.after for chunk in chunks]


def test_killing_an_idle_process_does_not_end_the_run() -> None:
    """Another takes its place."""

    def items() -> Iterator[int]:
        for number in range(40):
            if number == 20:
                victims = multiprocessing.active_children()
                os.kill(victims[-1].pid or 0, signal.SIGKILL)
                victims[-1].join()
            time.sleep(0.01)
            yield number

    assert list(ordered(lambda: lambda n: n, items(), 3, Once())) == list(range(40))


class Once:
    """Tries what a process died on once more, alone."""

    def split(self, item: int) -> list[int]:
        return [item]

    def failed(self, part: int, status: int) -> int:
        return -1

    def join(self, results: list[int]) -> int:
        return results[0]


def test_processes_that_all_end_at_once_end_the_run() -> None:
    """There is no endless row of new ones."""

    def function(number: int) -> int:
        os._exit(9)

    with pytest.raises(CoderError, match="a worker process ended"):
        list(ordered(lambda: function, [1, 2, 3], 2))
