"""Codes inputs of any size; a stop at any moment leaves the output whole, and the run can be resumed.

sources -> records -> chunks -> (workers) blocks -> output and rejects, with a checkpoint now and then
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager, nullcontext, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from coder.batch.append_file import AppendFile
from coder.batch.checkpoint import Checkpoint, Counts, Position, replace_file, total
from coder.batch.own_files import check_free_rejects
from coder.batch.pool import ordered
from coder.batch.run_record import Identity, check_same, completed, run_record
from coder.batch.sinks import SinceCheckpoint, Sink
from coder.batch.tasks import Block, CodingTask, Salvage, record_chunks
from coder.core.errors import CoderError, InputError, OutputError, UsageError
from coder.formats.input.openers import Progress
from coder.formats.input.readers import read_items
from coder.formats.input.records import Item
from coder.formats.input.source import Source
from coder.formats.output.rejects import reject_line


@dataclass(frozen=True, slots=True)
class Job:
    """A run: its inputs, what to do with them, and how."""

    inputs: tuple[str, ...]
    sources: tuple[Source | InputError, ...]
    task: CodingTask
    identity: Identity
    encoding: str = "utf-8"
    workers: int = 1
    rejects: Path | None = None
    record: Path | None = None
    resume: bool = False
    overwrite: bool = False


class Watcher(Protocol):
    """Follows the progress of a run."""

    def begin(self, counts: Counts, resumed: bool) -> None:
        """Take note that the run begins, with the counts of what was done before."""

    def block(self, block: Block) -> None:
        """Take note that a block was written."""

    def held(self) -> AbstractContextManager[None]:
        """Return a context in which no signal stops the run."""


class Interrupted(KeyboardInterrupt):
    """The user or the system asked the run to stop."""


class SilentWatcher:
    """A watcher that does nothing."""

    def begin(self, counts: Counts, resumed: bool) -> None:
        return

    def block(self, block: Block) -> None:
        return

    def held(self) -> AbstractContextManager[None]:
        return nullcontext()


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a run."""

    counts: Counts
    output: int = 0
    """The size of the output: bytes, or rows that were added to a table."""
    done_before: bool = False
    """Whether an earlier run had done it all."""


def run(job: Job, sink: Sink, watcher: Watcher | None = None) -> Outcome:
    """Do a job, or with ``resume`` the rest of it."""
    with ExitStack() as stack:
        stack.callback(sink.close)
        if job.resume and not sink.resumable:
            raise UsageError("only a run that writes to a file can be resumed", remedy="name the file with -o")
        checkpoint = None if job.overwrite else sink.load()
        if checkpoint is not None and not job.resume:
            raise UsageError("an earlier run did not end", remedy="go on with --resume, or start anew with --overwrite")
        if checkpoint is not None:
            check_same(checkpoint, job.identity.key())
        elif job.resume and (record := sink.finished()) and (counts := completed(record, job.identity.key())):
            return Outcome(counts, done_before=True)
        if checkpoint is None:
            sink.check_free(job.overwrite)
            if job.rejects and not job.overwrite:
                check_free_rejects(job.rejects)
        return _Run(job, sink, watcher or SilentWatcher(), stack).go(checkpoint)


class _Run:
    """A run under way."""

    def __init__(self, job: Job, sink: Sink, watcher: Watcher, stack: ExitStack) -> None:
        self._job = job
        self._sink = sink
        self._watcher = watcher
        self._stack = stack
        self._rejects: AppendFile | None = None
        self._point = Checkpoint(job.identity.key(), _now())
        self._begun = self._last = time.monotonic()
        self._since = SinceCheckpoint()

    def go(self, checkpoint: Checkpoint | None) -> Outcome:
        """Do the run from a checkpoint, or from the beginning, to its end."""
        with _output_errors():
            self._open(checkpoint)
        self._watcher.begin(self._point.counts, checkpoint is not None)
        chunks = record_chunks(_items(self._job, self._point.position))
        try:
            with closing(ordered(self._job.task.coder, chunks, self._job.workers, Salvage(self._job.task))) as blocks:
                for block in blocks:
                    with self._watcher.held(), _output_errors():
                        self._take(block)
        except OutputError:
            raise  # earlier blocks may be lost too, so that the last checkpoint holds
        except (CoderError, Interrupted):
            with suppress(OutputError), self._watcher.held(), _output_errors():
                self._save()
            raise
        with self._watcher.held(), _output_errors():
            return Outcome(self._point.counts, self._end())

    def _open(self, checkpoint: Checkpoint | None) -> None:
        """Open the outputs, and go back to a checkpoint."""
        self._point = checkpoint or self._point
        self._begun -= self._point.seconds
        if self._job.rejects:
            self._rejects = AppendFile(self._job.rejects)
            self._stack.callback(self._rejects.close)
        self._sink.open(self._point, anew=checkpoint is None)
        if self._job.record and checkpoint is None:
            self._job.record.unlink(missing_ok=True)
        if self._rejects:
            self._rejects.cut(self._point.rejects)

    def _take(self, block: Block) -> None:
        """Write a block and then count it, so that all that is counted is written."""
        rejects = "".join(map(reject_line, block.rejects)).encode("ascii")
        if self._rejects and rejects:
            self._rejects.append(rejects)
        self._sink.write(block.data)
        self._point = replace(
            self._point,
            position=block.after,
            counts=total((self._point.counts, block.counts)),
            rejects=self._rejects.size if self._rejects else 0,
        )
        self._watcher.block(block)
        seconds, articles = time.monotonic() - self._last, self._since.articles + block.counts.articles
        self._since = SinceCheckpoint(seconds, articles, self._since.rows + block.rows)
        if self._sink.due(self._since):
            self._save()

    def _save(self) -> None:
        """Make a checkpoint."""
        if self._rejects:
            self._rejects.sync()
        self._point = replace(self._point, seconds=time.monotonic() - self._begun)
        self._sink.save(self._point)
        self._last, self._since = time.monotonic(), SinceCheckpoint()

    def _end(self) -> int:
        """Complete the outputs, and write the record of the run; return the size of the output."""
        self._save()
        size = self._sink.finish()
        job = self._job
        record = run_record(job.identity, self._point, job.inputs, len(job.sources), _now(), job.workers, size)
        if job.record:
            replace_file(job.record, record)
        if self._rejects and job.rejects and not self._rejects.size:
            job.rejects.unlink()
        self._sink.clear(record)
        return size


@contextmanager
def _output_errors() -> Iterator[None]:
    """Raise what the system can't write as an ``OutputError``."""
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"can't be written: {error.strerror}",
            file=error.filename or "output",
            remedy="make room on the disk, or check the path",
        ) from error


def _items(job: Job, start: Position) -> Iterator[tuple[Item, Position, int]]:
    """Return the records from a position on, each with the position behind it and the bytes read so far."""
    before = sum(source.size for source in job.sources[: start.source] if isinstance(source, Source))
    for number, source in enumerate(job.sources[start.source :], start.source):
        skipped = start.item if number == start.source else 0
        progress = Progress()
        for count, item in enumerate(read_items(source, job.task.fields, job.encoding, progress), 1):
            if count > skipped:
                yield item, Position(number, count), before + progress.bytes
        before += source.size if isinstance(source, Source) else 0


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
