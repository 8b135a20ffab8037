"""Reads the rows of a Parquet file with DuckDB, and of their columns only those of an article."""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Iterator
from typing import Any

from coder.core.errors import InputError
from coder.formats.duckdb import connect, duckdb_module, file_pattern, first_line, quoted
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
    if source.path != "-" and not is_compressed(stream):
        yield from _rows(source, source.path, fields)
        return
    with tempfile.NamedTemporaryFile(suffix=".parquet") as file:
        shutil.copyfileobj(stream, file)
        file.flush()
        yield from _rows(source, file.name, fields)


def _rows(source: Source, path: str, fields: Fields) -> Iterator[Item]:
    duckdb = duckdb_module("Parquet")
    pattern = file_pattern(path)
    with connect(files=[path]) as database:
        try:
            names = _names(database, pattern, fields)
            result = database.execute(f"SELECT {', '.join(map(quoted, names))} FROM {_FILE}", [pattern])
            number = 0
            while rows := result.fetchmany(_ROWS):
                for row in rows:
                    number += 1
                    yield RawRecord(
                        source.path,
                        "row",
                        number,
                        dict(zip(names, row, strict=True)),
                        source.date,
                        f"{source.path}:{number}",
                    )
        except duckdb.Error as error:
            raise InputError(
                f"can't be read as Parquet: {first_line(error)}", file=source.path, remedy="check the file"
            ) from error


def _names(database: Any, pattern: str, fields: Fields) -> list[str]:
    """Return the columns of an article; if there are none, the first column, so that each row is rejected."""
    names = tuple(row[0] for row in database.execute(f"DESCRIBE SELECT * FROM {_FILE}", [pattern]).fetchall())
    columns = fields.columns(names)
    wanted = {*columns.text, columns.date, columns.id, "actors"}
    return [name for name in names if name in wanted] or list(names[:1])


def _read(opened: OpenSource) -> Iterator[Item]:
    return read_parquet(opened.source, opened.stream, opened.fields)


PARQUET = InputFormat("parquet", (".parquet", ".pq"), _read)
