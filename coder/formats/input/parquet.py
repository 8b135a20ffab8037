"""Reads the rows of a Parquet file with DuckDB, and of their columns only those of an article."""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from coder.core.errors import InputError
from coder.formats.duckdb import connect, duckdb_module, file_pattern, first_line, quoted
from coder.formats.input.columns import unfit
from coder.formats.input.fields import Fields
from coder.formats.input.format import InputFormat, OpenSource
from coder.formats.input.openers import is_compressed
from coder.formats.input.records import Item, RawRecord
from coder.formats.input.source import Source

_ROWS = 256
_FILE = "read_parquet(?, hive_partitioning = false)"
"""The folders above a file add no columns, and its name is no pattern."""


def read_parquet(source: Source, stream: io.BufferedReader, fields: Fields) -> Iterator[Item]:
    """Return the rows of a Parquet file in their order."""
    with _opened(source, stream) as (database, pattern):
        names = _names(database, pattern)
        if (fault := unfit(names, fields, source.path)) is not None:
            yield fault
            return
        own = fields.of_file(names)
        yield from _rows(source, database, pattern, _wanted(names, own), own)


@contextmanager
def _opened(source: Source, stream: io.BufferedReader) -> Iterator[tuple[Any, str]]:
    """Give a connection to a file, and the pattern that matches it; what is compressed is unpacked first."""
    duckdb = duckdb_module("Parquet")
    with ExitStack() as stack:
        path = source.path
        if path == "-" or is_compressed(stream):
            file = stack.enter_context(tempfile.NamedTemporaryFile(suffix=".parquet"))
            shutil.copyfileobj(stream, file)
            file.flush()
            path = file.name
        try:
            yield stack.enter_context(connect(files=[path])), file_pattern(path)
        except duckdb.Error as error:
            raise InputError(
                f"can't be read as Parquet: {first_line(error)}", file=source.path, remedy="check the file"
            ) from error


def _rows(source: Source, database: Any, pattern: str, names: list[str], fields: Fields) -> Iterator[Item]:
    """Return the rows of a file with some of its columns."""
    result = database.execute(f"SELECT {', '.join(map(quoted, names))} FROM {_FILE}", [pattern])
    number = 0
    while rows := result.fetchmany(_ROWS):
        for row in rows:
            number += 1
            cells = dict(zip(names, row, strict=True))
            name = f"{source.path}:{number}"
            yield RawRecord(source.path, "row", number, cells, source.date, name, fields)


def _names(database: Any, pattern: str) -> tuple[str, ...]:
    """Return all columns of a file."""
    return tuple(row[0] for row in database.execute(f"DESCRIBE SELECT * FROM {_FILE}", [pattern]).fetchall())


def _wanted(names: tuple[str, ...], fields: Fields) -> list[str]:
    """Return the columns of an article."""
    columns = fields.columns(names)
    wanted = {*columns.text, columns.date, columns.id, *columns.kept, "actors"}
    return [name for name in names if name in wanted]


def _columns(opened: OpenSource) -> tuple[str, ...]:
    with _opened(opened.source, opened.stream) as (database, pattern):
        return _names(database, pattern)


def _read(opened: OpenSource) -> Iterator[Item]:
    return read_parquet(opened.source, opened.stream, opened.fields)


PARQUET = InputFormat("parquet", (".parquet", ".pq"), _read, _columns)
