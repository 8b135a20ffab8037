"""The embedded database DuckDB: it reads and writes Parquet, and has tables of events."""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coder.core.errors import CoderError, OutputError
from coder.formats.output.columns import TYPES, Cell

_NOTHING_BY_ITSELF = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
_GLOB = str.maketrans({mark: f"[{mark}]" for mark in "*?["})


def duckdb_module(purpose: str) -> Any:
    """Load the package, which only some formats need."""
    try:
        return importlib.import_module("duckdb")
    except ImportError as error:
        raise CoderError(f"{purpose} needs the package duckdb", remedy="python3 -m pip install duckdb") from error


@dataclass(frozen=True, slots=True)
class Resources:
    """What DuckDB may use of the machine."""

    memory: str = "512MB"
    """The most that it keeps in memory, such as ``2GB``."""
    threads: int = 1
    """How many cores."""
    ordered: bool = True
    """Whether rows without ``ORDER BY`` come in the order of their file; without it, less has to be kept in memory."""
    overflow: str | None = None
    """The folder for what has no room in memory; by default none for a database in memory."""
    read_only: bool = False
    """Whether nothing is written, so that several processes may read the database at once."""

    def settings(self) -> str:
        """The statements that set them."""
        overflow = f"; SET temp_directory = {literal(self.overflow)}" if self.overflow else ""
        order = str(self.ordered).lower()
        return (
            f"SET threads = {self.threads}; SET preserve_insertion_order = {order}; "
            f"SET enable_progress_bar = false; SET memory_limit = {literal(self.memory)}{overflow}"
        )


_FRUGAL = Resources()


@contextmanager
def connect(
    path: str = ":memory:", files: Iterable[str] = (), folders: Iterable[str] = (), resources: Resources = _FRUGAL
) -> Iterator[Any]:
    """Open a connection and close it at the end; by default it keeps the order of rows and uses one core.

    It reaches no other file than those named and those below the folders, loads no extension, and no statement can
    change that.
    """
    duckdb = duckdb_module("DuckDB")
    database = duckdb.connect(path, read_only=resources.read_only, config=_NOTHING_BY_ITSELF)
    try:
        database.execute(resources.settings())
        database.execute(f"SET allowed_paths = {_allowed(files)}; SET allowed_directories = {_allowed(folders)}")
        database.execute("SET enable_external_access = false; SET lock_configuration = true")
        yield database
    finally:
        with suppress(duckdb.Error):  # what was committed stands, and a fault before it has been told
            database.close()


def file_pattern(path: str) -> str:
    """Return the pattern that matches one file alone: DuckDB takes every name that it reads for a pattern.

    >>> file_pattern("/news/a*[b].parquet")
    '/news/a[*][[]b].parquet'
    """
    return os.path.abspath(path).translate(_GLOB)


def _allowed(paths: Iterable[str]) -> str:
    """Return a list in SQL of paths, as they are and as patterns."""
    return (
        "[" + ", ".join(literal(name) for path in paths for name in (os.path.abspath(path), file_pattern(path))) + "]"
    )


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


def create_table(database: Any, name: str, kind: str = "TABLE", types: Mapping[str, str] = TYPES) -> None:
    """Make a table, by default that of events, unless it exists; ``kind`` may ask for a temporary one."""
    columns = ", ".join(f"{quoted(column)} {sort}" for column, sort in types.items())
    database.execute(f"CREATE {kind} IF NOT EXISTS {quoted(name)} ({columns})")


def insert(database: Any, name: str, columns: Sequence[list[Cell]], types: Mapping[str, str] = TYPES) -> None:
    """Append rows, which come as a list for each column: this is twenty times as fast as row by row."""
    if columns and columns[0]:
        values = ", ".join(f"unnest(?::{kind}[])" for kind in types.values())
        names = ", ".join(map(quoted, types))
        database.execute(f"INSERT INTO {quoted(name)} ({names}) SELECT {values}", list(columns))


def first_line(error: Exception) -> str:
    """Return what an error says, without its hints."""
    return str(error).splitlines()[0] if str(error) else type(error).__name__
