"""Parquet output: rows go to part files, which become one file at the end."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

from coder.batch.append_file import lock_file
from coder.batch.checkpoint import Checkpoint, CheckpointFile, whole_file
from coder.batch.own_files import CHECKPOINT, PARTS, beside, check_free, kept_record
from coder.batch.sinks import Data, SinceCheckpoint
from coder.formats.duckdb import (
    connect,
    create_table,
    duckdb_module,
    faults_of_output,
    file_pattern,
    insert,
    literal,
    quoted,
)
from coder.formats.output.columns import COLUMNS, TYPES

PART_ROWS = 20_480
PART_ARTICLES = 2_000
"""A part file has about so many rows, or the events of so many articles."""

_LOCK = "lock"
"""The file in the folder of part files that locks other runs out."""


class ParquetSink:
    """A Parquet file, which can't grow: rows go to complete part files beside it, which become one file at the end."""

    resumable = True

    def __init__(self, path: Path, columns: Sequence[str] = COLUMNS, types: Mapping[str, str] = TYPES) -> None:
        """``columns`` are those of the file; part files have all, which ``types`` names."""
        duckdb_module("Parquet")
        self._columns = columns
        self._types = types
        self._path = path
        self._folder = beside(path, PARTS)
        self._checkpoints = CheckpointFile(beside(path, CHECKPOINT))
        self._stack = ExitStack()
        self._database: Any = None
        self._lock_handle: int | None = None
        self._parts = 0
        self._rows = 0

    def load(self) -> Checkpoint | None:
        if self._folder.is_dir():
            self._lock()
        checkpoint = self._checkpoints.load()
        if checkpoint is None and self._folder.is_dir():
            self._remove_folder()  # a run was killed while it did so
        return checkpoint

    def finished(self) -> str | None:
        return kept_record(self._path)

    def check_free(self, overwrite: bool) -> None:
        if not overwrite:
            check_free(self._path)

    def open(self, checkpoint: Checkpoint, anew: bool) -> None:
        self._lock()
        if anew:
            self._checkpoints.save(checkpoint)
            self._path.unlink(missing_ok=True)
        self._sweep(checkpoint.output)
        self._parts = checkpoint.output
        self._database = self._stack.enter_context(connect(folders=[str(self._folder.parent), str(self._folder)]))
        create_table(self._database, "part", types=self._types)

    def write(self, data: Data) -> None:
        assert not isinstance(data, bytes)
        with faults_of_output(self._path):
            insert(self._database, "part", data, self._types)
        self._rows += len(data[0])

    def due(self, since: SinceCheckpoint) -> bool:
        return since.rows >= PART_ROWS or since.articles >= PART_ARTICLES

    def save(self, checkpoint: Checkpoint) -> None:
        if self._rows or not self._parts:
            self._copy("SELECT * FROM part", self._part(self._parts))
            self._database.execute("TRUNCATE part")
            self._parts, self._rows = self._parts + 1, 0
        self._checkpoints.save(replace(checkpoint, output=self._parts))

    def finish(self) -> int:
        parts = ", ".join(literal(file_pattern(str(self._part(number)))) for number in range(self._parts))
        columns = ", ".join(map(quoted, self._columns))
        self._copy(f"SELECT {columns} FROM read_parquet([{parts}], hive_partitioning = false)", self._path)
        return self._path.stat().st_size

    def clear(self, record: str) -> None:
        self._checkpoints.clear()
        self._remove_folder()

    def close(self) -> None:
        self._stack.close()
        self._unlock()

    def _lock(self) -> None:
        """Make the folder of part files, and lock other runs out of it."""
        if self._lock_handle is None:
            self._folder.mkdir(exist_ok=True)
            self._lock_handle = lock_file(self._folder / _LOCK)

    def _unlock(self) -> None:
        if self._lock_handle is not None:
            os.close(self._lock_handle)
            self._lock_handle = None

    def _remove_folder(self) -> None:
        self._sweep(0)
        (self._folder / _LOCK).unlink()
        self._folder.rmdir()
        self._unlock()

    def _sweep(self, first: int) -> None:
        """Remove the part files from a number on."""
        for part in self._folder.glob("part-*"):
            if part.suffix == ".new" or int(part.stem.removeprefix("part-")) >= first:
                part.unlink()

    def _part(self, number: int) -> Path:
        return self._folder / f"part-{number:06}.parquet"

    def _copy(self, query: str, path: Path) -> None:
        """Write a file whole or not at all."""
        with whole_file(path) as new, faults_of_output(self._path):
            options = f"FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {PART_ROWS}"
            self._database.execute(f"COPY ({query}) TO {literal(os.path.abspath(new))} ({options})")
