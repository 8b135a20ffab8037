"""The embedded database DuckDB: it reads and writes Parquet, and has tables of events."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from coder.core.errors import CoderError, OutputError
from coder.formats.output.columns import TYPES, Cell

_MEMORY = "512MB"
"""The most that a database keeps in memory while it is written."""


def duckdb_module(purpose: str) -> Any:
    """Load the package, which only some formats need."""
    try:
        return importlib.import_module("duckdb")
    except ImportError as error:
        raise CoderError(f"{purpose} needs the package duckdb", remedy="python3 -m pip install duckdb") from error


@contextmanager
def connect(path: str = ":memory:") -> Iterator[Any]:
    """Open a connection that keeps the order of rows and uses one core, and close it at the end."""
    database = duckdb_module("DuckDB").connect(path)
    try:
        database.execute("SET threads = 1; SET preserve_insertion_order = true")
        if path != ":memory:":
            database.execute(f"SET memory_limit = '{_MEMORY}'")
        yield database
    finally:
        database.close()


@contextmanager
def faults_of_output(path: Path) -> Iterator[None]:
    """Raise what DuckDB can't write as an ``OutputError``."""
    try:
        yield
    except duckdb_module("DuckDB").Error as error:
        raise OutputError(
            f"can't be written: {first_line(error)}", file=path, remedy="make room on the disk, or check the path"
        ) from error


def quoted(name: str) -> str:
    """Return a name as an identifier of SQL.

    >>> quoted('my "events"')
    '"my ""events\"""'
    """
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """Return a text as a literal of SQL."""
    return "'" + text.replace("'", "''") + "'"


def create_table(database: Any, name: str) -> None:
    """Make the table of events, unless it exists."""
    columns = ", ".join(f"{quoted(column)} {kind}" for column, kind in TYPES.items())
    database.execute(f"CREATE TABLE IF NOT EXISTS {quoted(name)} ({columns})")


def insert(database: Any, name: str, columns: Sequence[list[Cell]]) -> None:
    """Append rows, which come as a list for each column: this is twenty times as fast as row by row."""
    if columns[0]:
        values = ", ".join(f"unnest(?::{kind}[])" for kind in TYPES.values())
        names = ", ".join(map(quoted, TYPES))
        database.execute(f"INSERT INTO {quoted(name)} ({names}) SELECT {values}", list(columns))


def first_line(error: Exception) -> str:
    """Return what an error says, without its hints."""
    return str(error).splitlines()[0] if str(error) else type(error).__name__
