"""Output to a table of a DuckDB database: each event once, however often its article is coded."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from coder.batch.checkpoint import Checkpoint, whole_file
from coder.batch.sinks import SECONDS, Data, SinceCheckpoint
from coder.core.errors import OutputError, UsageError
from coder.formats.duckdb import (
    connect,
    create_table,
    duckdb_module,
    faults_of_output,
    first_line,
    insert,
    quoted,
)
from coder.formats.output.columns import TYPES

RUNS = "coder_runs"
"""The table of a database with the record of each run, and the checkpoint of a run that has not ended."""
_RUN_COLUMNS = {"table_name": "VARCHAR", "saved": "TIMESTAMP", "checkpoint": "VARCHAR", "record": "VARCHAR"}
_NEW = "coder_new_events"
"""The temporary table of the events since the last checkpoint."""
_LONGEST_NAME = 100
_SHARE = 10
"""A checkpoint looks for each new event in the whole table, and takes at most this part of the time of the run."""


class DuckSink:
    """A table of a DuckDB database: rows are added in transactions, and the checkpoint is part of each.

    A row whose ``event_id`` the table has is not added again.
    """

    resumable = True

    def __init__(self, path: Path, table: str, replaces: bool, types: Mapping[str, str] = TYPES) -> None:
        """``types`` names the columns of the table and their types."""
        duckdb_module("DuckDB")
        check_table_name(table)
        self._path = path
        self._table = table
        self._replaces = replaces
        self._types = types
        self._names = ", ".join(map(quoted, types))
        self._stack = ExitStack()
        self._added = 0
        self._cost = 0.0
        self._database: Any = self._stack.enter_context(_opened(path)) if _has_content(path) else None

    def load(self) -> Checkpoint | None:
        found = self._run("record IS NULL", "checkpoint")
        return Checkpoint.from_json(found, f"{self._path}, table {RUNS}") if found else None

    def finished(self) -> str | None:
        return self._run("record IS NOT NULL", "record") if self._relation(self._table) == "BASE TABLE" else None

    def check_free(self, overwrite: bool) -> None:
        """Raise ``UsageError`` if the names of the two tables are taken by something else."""
        kind = self._relation(RUNS)
        if kind and (kind != "BASE TABLE" or self._columns(RUNS) != tuple(_RUN_COLUMNS)):
            raise UsageError(f"'{RUNS}' is not the coder's table", file=self._path, remedy="name another database")
        kind = self._relation(self._table)
        if kind and kind != "BASE TABLE":
            raise UsageError(f"'{self._table}' is no table but a {kind.lower()}", file=self._path, remedy=_OTHER_TABLE)
        if kind and not overwrite and set(self._columns(self._table)) != set(self._types):
            kept = " and those that --keep names" if len(self._types) > len(TYPES) else ""
            message = f"the table '{self._table}' does not have the columns of events{kept}"
            raise UsageError(message, file=self._path, remedy=f"{_OTHER_TABLE}, or replace it with --overwrite")

    def open(self, checkpoint: Checkpoint, anew: bool) -> None:
        with faults_of_output(self._path):
            if self._database is None:
                _make_database(self._path)
                self._database = self._stack.enter_context(_opened(self._path))
            columns = ", ".join(f"{name} {kind}" for name, kind in _RUN_COLUMNS.items())
            self._database.execute(f"CREATE TABLE IF NOT EXISTS {RUNS} ({columns})")
            create_table(self._database, _NEW, "TEMP TABLE", self._types)
            self._database.execute("BEGIN")
            if anew and self._replaces:
                self._database.execute(f"DROP TABLE IF EXISTS {quoted(self._table)}")
            create_table(self._database, self._table, types=self._types)
        self._added = checkpoint.output
        self.save(checkpoint)

    def write(self, data: Data) -> None:
        assert not isinstance(data, bytes)
        with faults_of_output(self._path):
            insert(self._database, _NEW, data, self._types)

    def due(self, since: SinceCheckpoint) -> bool:
        return since.seconds >= max(2 * SECONDS, _SHARE * self._cost)

    def save(self, checkpoint: Checkpoint) -> None:
        begun = time.monotonic()
        with faults_of_output(self._path):
            self._add_new_events()
            self._put(replace(checkpoint, output=self._added).to_json(), None)
            self._database.execute("COMMIT; BEGIN")
        self._cost = time.monotonic() - begun

    def finish(self) -> int:
        return self._added

    def clear(self, record: str) -> None:
        with faults_of_output(self._path):
            self._put("", record)
            self._database.execute("COMMIT")

    def close(self) -> None:
        self._stack.close()

    def _add_new_events(self) -> None:
        """Move the events since the last checkpoint to the table, those that it has not had."""
        table = quoted(self._table)
        first = "row_number() OVER (PARTITION BY event_id ORDER BY rowid) = 1"
        once = f"SELECT *, rowid AS coder_row FROM {_NEW} QUALIFY {first}"
        new = f"SELECT {self._names} FROM ({once}) AS new ANTI JOIN {table} USING (event_id) ORDER BY coder_row"
        self._added += self._database.execute(f"INSERT INTO {table} ({self._names}) {new}").fetchone()[0]
        self._database.execute(f"TRUNCATE {_NEW}")

    def _put(self, checkpoint: str, record: str | None) -> None:
        self._database.execute(f"DELETE FROM {RUNS} WHERE table_name = ? AND record IS NULL", [self._table])
        self._database.execute(
            f"INSERT INTO {RUNS} VALUES (?, current_timestamp::TIMESTAMP, ?, ?)", [self._table, checkpoint, record]
        )

    def _run(self, which: str, column: str) -> str | None:
        """Return what is known of the last run that wrote to the table."""
        if self._relation(RUNS) != "BASE TABLE" or self._columns(RUNS) != tuple(_RUN_COLUMNS):
            return None
        query = f"SELECT {column} FROM {RUNS} WHERE table_name = ? AND {which} ORDER BY saved DESC"
        found = self._database.execute(query, [self._table]).fetchone()
        return str(found[0]) if found else None

    def _relation(self, name: str) -> str | None:
        """Return whether a name is that of a table or of a view; None if it is free."""
        query = "SELECT table_type FROM information_schema.tables WHERE table_schema = 'main' AND lower(table_name) = ?"
        found = self._database and self._database.execute(query, [name.lower()]).fetchone()
        return str(found[0]) if found else None

    def _columns(self, name: str) -> tuple[str, ...]:
        return tuple(row[0] for row in self._database.execute(f"DESCRIBE {quoted(name)}").fetchall())


_OTHER_TABLE = "name another table with --table"


def check_table_name(table: str) -> None:
    """Raise ``UsageError`` if a table can't have this name: it is part of the names of files too.

    >>> check_table_name("events of 2014")
    >>> check_table_name("a/b")
    Traceback (most recent call last):
    coder.core.errors.UsageError: 'a/b' can't be the name of a table (name it with letters, digits and underscores)
    """
    if table.lower() == RUNS:
        raise UsageError(f"the table '{RUNS}' is the coder's own", remedy="give another --table")
    if not table.strip() or not table.isprintable() or set(table) & set("/\\") or len(table.encode()) > _LONGEST_NAME:
        remedy = "name it with letters, digits and underscores"
        raise UsageError(f"'{table[:_LONGEST_NAME]}' can't be the name of a table", remedy=remedy)


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    """Open a database; raise ``UsageError`` if the file is none, and ``OutputError`` if others use it."""
    duckdb = duckdb_module("DuckDB")
    with ExitStack() as stack:
        try:
            database = stack.enter_context(connect(str(path)))
        except duckdb.IOException as error:
            if _is_database(path):
                message, remedy = f"can't be opened: {first_line(error)}", "close other programs that use it"
                raise OutputError(message, file=path, remedy=remedy) from error
            raise UsageError("is not a DuckDB database", file=path, remedy="name another output") from error
        except duckdb.Error as error:
            message, remedy = f"can't be opened: {first_line(error)}", "name another output"
            raise OutputError(message, file=path, remedy=remedy) from error
        yield database


def _is_database(path: Path) -> bool:
    """Return whether a file begins as those of DuckDB do."""
    try:
        with path.open("rb") as file:
            return file.read(12)[8:] == b"DUCK"
    except OSError:
        return True  # it can't be read, as DuckDB has said


def _has_content(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0


def _make_database(path: Path) -> None:
    """Make an empty database whole or not at all: of one that is half made DuckDB could not open the file."""
    with whole_file(path) as new:
        try:
            with connect(str(new)) as database:
                database.execute("CHECKPOINT")
        finally:
            new.with_name(new.name + ".wal").unlink(missing_ok=True)
