"""Records as rows of CSV or JSON lines, in a file that is written whole or not at all."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from dataclasses import astuple, fields
from pathlib import Path
from typing import Any

from coder.batch.checkpoint import whole_file
from coder.batch.earlier import check_earlier, is_table
from coder.core.errors import UsageError
from coder.formats.duckdb import faults_of_output

ENDINGS = (".csv", ".jsonl")


def check_name(path: Path, columns: Sequence[str] = (), inputs: Iterable[str] = ()) -> None:
    """Raise ``UsageError`` for a file that rows can't be written to, an input, and what somebody else left there.

    >>> check_name(Path("c.parquet"))
    Traceback (most recent call last):
    coder.core.errors.UsageError: c.parquet: its ending names neither CSV nor JSON lines (name a file that ends in \
.csv or .jsonl)
    """
    if path.suffix not in ENDINGS:
        message = "its ending names neither CSV nor JSON lines"
        raise UsageError(message, file=path, remedy=f"name a file that ends in {' or '.join(ENDINGS)}")
    if not path.parent.is_dir():
        raise UsageError(f"the folder {path.parent} does not exist", remedy="make it")
    check_earlier(path, is_table(columns), inputs)


def write_rows(columns: Sequence[str], rows: Iterable[Sequence[Any]], path: Path) -> None:
    """Write rows under the names of their columns; what has several values is joined by blanks in CSV."""
    check_name(path, columns)
    with faults_of_output(path), whole_file(path) as new, new.open("w", encoding="utf-8", newline="") as out:
        if path.suffix == ".csv":
            writer = csv.writer(out)
            writer.writerow(columns)
            writer.writerows([" ".join(cell) if isinstance(cell, tuple) else cell for cell in row] for row in rows)
        else:
            for row in rows:
                cells = dict(zip(columns, row, strict=True))
                out.write(json.dumps(cells, default=str, ensure_ascii=False) + "\n")


def columns_of(kind: Any) -> tuple[str, ...]:
    """Return the fields of a data class."""
    return tuple(field.name for field in fields(kind))


def write_records(kind: Any, records: Iterable[Any], path: Path) -> None:
    """Write data classes of one kind with a column for each of their fields."""
    write_rows(columns_of(kind), map(astuple, records), path)
