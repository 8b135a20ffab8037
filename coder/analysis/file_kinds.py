"""Finds out by its first bytes what a file of events is, and how DuckDB reads it."""

from __future__ import annotations

import csv
import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coder.analysis.event_columns import ADDED
from coder.core.errors import InputError
from coder.core.given import given_file
from coder.formats.duckdb import duckdb_module, file_pattern, first_line, literal, quoted
from coder.formats.input.openers import Progress, faults_of, is_compressed, opened
from coder.formats.input.source import Source
from coder.formats.output.columns import TYPES

_HEAD = 1 << 16
_LONGEST_LINE = 1 << 24
"""Bytes of the longest row of CSV and object of JSON that are read."""
_MAGIC = {b"\x1f\x8b": "gzip", b"\x28\xb5\x2f\xfd": "zstd"}
_OURS = "give a file that `coder code` wrote: JSONL, CSV, TSV, Parquet or DuckDB"

EVENTS = "events"
"""The table that is read of a database where none is named."""


@dataclass(frozen=True, slots=True)
class FileKind:
    """A file of events: its name for messages, where it lies, its format, and how it is packed."""

    name: str
    path: str
    format: str
    """``parquet``, ``duckdb``, ``json``, ``csv``, ``empty``, or ``frame`` for one of pandas."""
    compression: str = "none"
    delimiter: str = ","
    header: tuple[str, ...] = ()
    """The columns of CSV."""


def sniff(path: str, folder: Path) -> FileKind:
    """Return what a file is; standard input is kept in the folder first.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as name:
    ...     path = Path(name) / "events.csv"
    ...     _ = path.write_text("date,source,code,target\\n")
    ...     sniff(str(path), Path(name)).header
    ('date', 'source', 'code', 'target')
    """
    name = path
    if path == "-":
        name, path = "standard input", _kept_input(folder)
    given_file(path)
    source = Source(path, name, "", "sniff", 0)
    kind = None
    with faults_of(source) as faults, opened(source, Progress()) as stream:
        head = stream.peek(_HEAD)[:_HEAD]
        packed = is_compressed(stream)
        kind = _kind(name, path, head or stream.read(_HEAD), packed)
    if kind is None:
        raise faults[0]
    return kind


def _kind(name: str, path: str, head: bytes, packed: bool) -> FileKind:
    """Return what a file is that begins with some bytes."""
    if head.startswith(b"PAR1") or head[8:12] == b"DUCK":
        if packed:
            raise InputError("is compressed once more", file=name, remedy="unpack it first")
        return FileKind(name, path, "parquet" if head.startswith(b"PAR1") else "duckdb")
    compression = _compression(path) if packed else "none"
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not text:
        return FileKind(name, path, "empty")
    if text[:1] in (b"{", b"["):
        return FileKind(name, path, "json", compression)
    line = text.splitlines()[0].decode("utf-8", "replace")
    if "\0" in line or "\ufffd" in line or not line.isprintable() and "\t" not in line:
        raise InputError("is no file of events", file=name, remedy=_OURS)
    delimiter = max("\t,;", key=line.count)
    cells = next(csv.reader([line], delimiter=delimiter))
    header = tuple(cell or f"column{at}" for at, cell in enumerate(cells, 1))  # pandas and R write numbers of rows so
    twice = next((column for column in header if header.count(column) > 1), None)
    if twice is not None:
        raise InputError(f"has two columns '{twice[:40]}', or no header", file=name, remedy=_OURS)
    return FileKind(name, path, "csv", compression, delimiter, header)


def _compression(path: str) -> str:
    with open(path, "rb") as file:
        head = file.read(4)
    return next(name for magic, name in _MAGIC.items() if head.startswith(magic))


def _kept_input(folder: Path) -> str:
    """Copy standard input to a file and return its path."""
    if sys.stdin is None:
        raise InputError("is closed", file="standard input", remedy="pipe events into the command")
    path = folder / "standard_input"
    with path.open("wb") as file:
        shutil.copyfileobj(sys.stdin.buffer, file)
    return str(path)


def scan(database: Any, kind: FileKind, number: int, table: str) -> tuple[str, Mapping[str, str]]:
    """Return what to select a file's rows from, and its columns with their types; cells of text files are text."""
    duckdb = duckdb_module("events")
    try:
        query = _query(database, kind, number, table)
        rows = database.execute(f"DESCRIBE SELECT * FROM {query}").fetchall()
    except duckdb.Error as error:
        raise InputError(f"can't be read: {first_line(error)}", file=kind.name, remedy=_OURS) from error
    return query, {row[0]: row[1] for row in rows}


def _query(database: Any, kind: FileKind, number: int, table: str) -> str:
    path = literal(file_pattern(kind.path))
    if kind.format == "frame":
        return "given_frame"
    if kind.format == "empty":
        return f"(SELECT {', '.join(f'NULL AS {quoted(name)}' for name in (*TYPES, *ADDED))} WHERE false)"
    if kind.format == "parquet":
        return f"read_parquet({path}, hive_partitioning = false)"
    if kind.format == "duckdb":
        return _attached(database, kind, number, table)
    if kind.format == "json":
        return _json(database, path, kind.compression)
    columns = ", ".join(f"{literal(name)}: 'VARCHAR'" for name in kind.header)
    return (
        f"read_csv({path}, columns = {{{columns}}}, auto_detect = false, header = true, quote = '\"', escape = '\"', "
        f"delim = {literal(kind.delimiter)}, compression = {literal(kind.compression)}, "
        f"max_line_size = {_LONGEST_LINE})"
    )


def _json(database: Any, path: str, compression: str) -> str:
    """Return how to read JSON lines, or an array of objects; the first objects tell the columns."""
    options = f"compression = {literal(compression)}, maximum_object_size = {_LONGEST_LINE}"
    sample = f"read_json({path}, {options}, sample_size = 1000, records = true)"
    names = [row[0] for row in database.execute(f"DESCRIBE SELECT * FROM {sample}").fetchall()]
    columns = ", ".join(f"{literal(name)}: 'VARCHAR'" for name in names)
    return f"read_json({path}, {options}, columns = {{{columns}}})"


def _attached(database: Any, kind: FileKind, number: int, table: str) -> str:
    """Attach a database of DuckDB to be read, and return the name of its table; the only one where none was named."""
    catalog = f"source_{number}"
    database.execute(f"ATTACH {literal(os.path.abspath(kind.path))} AS {catalog} (READ_ONLY)")
    query = "SELECT table_name FROM duckdb_tables() WHERE database_name = ? ORDER BY table_name"
    tables = [row[0] for row in database.execute(query, [catalog]).fetchall()]
    if table == EVENTS and len(tables) == 1:
        table = tables[0]
    if table not in tables:
        listed = ", ".join(tables) or "none"
        remedy = "name one of its tables with --from-table"
        raise InputError(f"has no table '{table[:40]}'; its tables: {listed}", file=kind.name, remedy=remedy)
    return f"{catalog}.{quoted(table)}"
