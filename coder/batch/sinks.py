"""Sinks take blocks of results in their order, and put them on disk at checkpoints, from which a run can be resumed."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, Protocol

from coder.batch.append_file import AppendFile
from coder.batch.checkpoint import Checkpoint, CheckpointFile
from coder.batch.own_files import CHECKPOINT, beside, check_free, kept_record
from coder.core.errors import OutputError
from coder.core.terminal import visible
from coder.formats.output.columns import Cell

Data = bytes | Sequence[list[Cell]]
"""A block of results: text, or a list for each column."""


SECONDS = 0.5
"""The time between two checkpoints, and the most work that is lost if the process is killed."""


class SinceCheckpoint(NamedTuple):
    """The time, articles and rows since the last checkpoint."""

    seconds: float = 0.0
    articles: int = 0
    rows: int = 0


class Sink(Protocol):
    """What each kind of output can do."""

    resumable: bool

    def load(self) -> Checkpoint | None:
        """Return the checkpoint of a run that did not end."""

    def finished(self) -> str | None:
        """Return the record of the run that made the output, if it still is as that run left it."""

    def check_free(self, overwrite: bool) -> None:
        """Raise ``UsageError`` if something of others stands where the output goes, and may not be replaced."""

    def open(self, checkpoint: Checkpoint, anew: bool) -> None:
        """Begin anew, or go back to a checkpoint that was loaded."""

    def write(self, data: Data) -> None:
        """Take a block."""

    def due(self, since: SinceCheckpoint) -> bool:
        """Return whether it is time for a checkpoint."""

    def save(self, checkpoint: Checkpoint) -> None:
        """Put all blocks on disk, and then the checkpoint."""

    def finish(self) -> int:
        """Complete the output up to the last checkpoint; return its size: bytes, or rows that a table got."""

    def clear(self, record: str) -> None:
        """Remove the checkpoint, since the run has ended; ``record`` says what it did."""

    def close(self) -> None:
        """Close all files."""


class StreamSink:
    """Standard output, a pipe or a device, where nothing can be taken back and no run be resumed."""

    resumable = False

    def __init__(self, path: str | None, header: bytes, gated: bool = False) -> None:
        """``gated``: the format lets no control characters of a text through, and may have colours of its own."""
        self._path = path
        self._header = header
        self._gated = gated
        self._handle = 1
        self._on_terminal = False

    def load(self) -> Checkpoint | None:
        return None

    def finished(self) -> str | None:
        return None

    def check_free(self, overwrite: bool) -> None:
        return

    def open(self, checkpoint: Checkpoint, anew: bool) -> None:
        if self._path is not None:
            self._handle = os.open(self._path, os.O_WRONLY)
        elif sys.stdout is None:
            raise OutputError("standard output is closed", remedy="name a file with -o")
        else:
            sys.stdout.flush()
        self._on_terminal = os.isatty(self._handle) and not self._gated
        self.write(self._header)

    def write(self, data: Data) -> None:
        assert isinstance(data, bytes)
        view = memoryview(visible(data.decode("utf-8")).encode("utf-8") if self._on_terminal else data)
        while view:
            view = view[os.write(self._handle, view) :]

    def due(self, since: SinceCheckpoint) -> bool:
        return False

    def save(self, checkpoint: Checkpoint) -> None:
        return

    def finish(self) -> int:
        return 0

    def clear(self, record: str) -> None:
        return

    def close(self) -> None:
        if self._handle != 1:
            os.close(self._handle)


class TextSink:
    """A text file that grows by whole blocks; the checkpoint has its length."""

    resumable = True

    def __init__(self, path: Path, header: bytes) -> None:
        self._path = path
        self._header = header
        self._checkpoints = CheckpointFile(beside(path, CHECKPOINT))
        self._file: AppendFile | None = None

    def load(self) -> Checkpoint | None:
        return self._checkpoints.load()

    def finished(self) -> str | None:
        return kept_record(self._path)

    def check_free(self, overwrite: bool) -> None:
        if not overwrite:
            check_free(self._path)

    def open(self, checkpoint: Checkpoint, anew: bool) -> None:
        self._file = AppendFile(self._path)
        if anew:
            self._checkpoints.save(checkpoint)
        self._file.cut(checkpoint.output)
        if checkpoint.output == 0:
            self._file.append(self._header)

    def write(self, data: Data) -> None:
        assert isinstance(data, bytes) and self._file is not None
        self._file.append(data)

    def due(self, since: SinceCheckpoint) -> bool:
        return since.seconds >= SECONDS

    def save(self, checkpoint: Checkpoint) -> None:
        assert self._file is not None
        self._checkpoints.save(replace(checkpoint, output=self._file.sync()))

    def finish(self) -> int:
        assert self._file is not None
        return self._file.size

    def clear(self, record: str) -> None:
        self._checkpoints.clear()

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
