"""Outputs that DuckDB writes: Parquet files, and tables of a database."""

from __future__ import annotations

import os
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

from coder.batch.checkpoint import Checkpoint, CheckpointFile, sync_folder
from coder.batch.sinks import SECONDS, Data, SinceCheckpoint, beside
from coder.core.errors import OutputError, UsageError
from coder.formats.duckdb import (
    connect,
    create_table,
    duckdb_module,
    faults_of_output,
    first_line,
    insert,
    literal,
    quoted,
)

PART_ROWS = 20_480
PART_ARTICLES = 2_000
"""A part file has about so many rows, or the events of so many articles."""
RUNS = "coder_runs"
"""The table of a database with the record of each run, and the checkpoint of a run that has not ended."""


class ParquetSink:
    """A Parquet file, which can't grow: rows go to complete part files beside it, which become one file at the end."""

    resumable = True

    def __init__(self, path: Path) -> None:
        duckdb_module("Parquet")
        self._path = path
        self._folder = beside(path, "parts")
        self._checkpoints = CheckpointFile(beside(path, "checkpoint"))
        self._stack = ExitStack()
        self._database: Any = None
        self._parts = 0
        self._rows = 0

    def load(self) -> Checkpoint | None:
        checkpoint = self._checkpoints.load()
        if checkpoint is None and self._folder.is_dir():
            self._sweep(0)  # a run was killed while it removed its part files
            self._folder.rmdir()
        return checkpoint

    def open(self, checkpoint: Checkpoint, anew: bool) -> None:
        if anew:
            self._checkpoints.save(checkpoint)
            self._path.unlink(missing_ok=True)
        self._folder.mkdir(exist_ok=True)
        self._sweep(checkpoint.output)
        self._parts = checkpoint.output
        self._database = self._stack.enter_context(connect())
        create_table(self._database, "part")

    def write(self, data: Data) -> None:
        assert not isinstance(data, bytes)
        with faults_of_output(self._path):
            insert(self._database, "part", data)
        self._rows += len(data[0])

    def due(self, since: SinceCheckpoint) -> bool:
        return since.rows >= PART_ROWS or since.articles >= PART_ARTICLES

    def save(self, checkpoint: Checkpoint) -> None:
        if self._rows or not self._parts:
            self._copy("SELECT * FROM part", self._part(self._parts))
            self._database.execute("TRUNCATE part")
            self._parts, self._rows = self._parts + 1, 0
        self._checkpoints.save(replace(checkpoint, output=self._parts))

    def finish(self) -> None:
        parts = ", ".join(literal(str(self._part(number))) for number in range(self._parts))
        self._copy(f"SELECT * FROM read_parquet([{parts}])", self._path)

    def clear(self, record: str) -> None:
        self._checkpoints.clear()
        self._sweep(0)
        self._folder.rmdir()

    def close(self) -> None:
        self._stack.close()

    def _sweep(self, first: int) -> None:
        """Remove the part files from a number on."""
        for part in self._folder.glob("part-*"):
            if part.suffix == ".new" or int(part.stem.removeprefix("part-")) >= first:
                part.unlink()

    def _part(self, number: int) -> Path:
        return self._folder / f"part-{number:06}.parquet"

    def _copy(self, query: str, path: Path) -> None:
        """Write a file whole or not at all."""
        new = path.with_name(path.name + ".new")
        try:
            with faults_of_output(self._path):
                options = f"FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {PART_ROWS}"
                self._database.execute(f"COPY ({query}) TO {literal(str(new))} ({options})")
            with new.open("rb") as file:
                os.fsync(file.fileno())
            os.replace(new, path)
            sync_folder(path.parent)
        finally:
            new.unlink(missing_ok=True)


class DuckSink:
    """A table of a DuckDB database: rows are appended in transactions, and the checkpoint is part of each."""

    resumable = True

    def __init__(self, path: Path, table: str, replaces: bool) -> None:
        duckdb_module("DuckDB")
        if table == RUNS:
            raise UsageError(f"the table '{RUNS}' is the coder's own", remedy="give another --table")
        self._path = path
        self._table = table
        self._replaces = replaces
        self._stack = ExitStack()
        try:
            self._database: Any = self._stack.enter_context(connect(str(path)))
        except duckdb_module("DuckDB").Error as error:
            raise OutputError(
                f"can't be opened as a DuckDB database: {first_line(error)}",
                file=path,
                remedy="close other programs that use it",
            ) from error
        columns = "table_name VARCHAR, saved TIMESTAMP, checkpoint VARCHAR, record VARCHAR"
        self._database.execute(f"CREATE TABLE IF NOT EXISTS {RUNS} ({columns})")

    def load(self) -> Checkpoint | None:
        found = self._database.execute(
            f"SELECT checkpoint FROM {RUNS} WHERE table_name = ? AND record IS NULL", [self._table]
        ).fetchone()
        return Checkpoint.from_json(found[0], self._table) if found else None

    def open(self, checkpoint: Checkpoint, anew: bool) -> None:
        self._database.execute("BEGIN")
        if anew and self._replaces:
            self._database.execute(f"DROP TABLE IF EXISTS {quoted(self._table)}")
        create_table(self._database, self._table)
        self.save(checkpoint)

    def write(self, data: Data) -> None:
        assert not isinstance(data, bytes)
        with faults_of_output(self._path):
            insert(self._database, self._table, data)

    def due(self, since: SinceCheckpoint) -> bool:
        return since.seconds >= 2 * SECONDS

    def save(self, checkpoint: Checkpoint) -> None:
        with faults_of_output(self._path):
            self._put(checkpoint.to_json(), None)
            self._database.execute("COMMIT; BEGIN")

    def finish(self) -> None:
        return

    def clear(self, record: str) -> None:
        with faults_of_output(self._path):
            self._put("", record)
            self._database.execute("COMMIT")

    def close(self) -> None:
        self._stack.close()

    def _put(self, checkpoint: str, record: str | None) -> None:
        self._database.execute(f"DELETE FROM {RUNS} WHERE table_name = ? AND record IS NULL", [self._table])
        self._database.execute(
            f"INSERT INTO {RUNS} VALUES (?, current_timestamp::TIMESTAMP, ?, ?)", [self._table, checkpoint, record]
        )
