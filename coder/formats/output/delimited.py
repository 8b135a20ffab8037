"""CSV and TSV: one row for each event under a header."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from functools import partial

from coder.core.model import Event
from coder.formats.output.columns import COLUMNS, Row, picked
from coder.formats.output.format import OutputFormat

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a formula begins with."""


def _encode(delimiter: str, rows: Iterable[Row]) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue()


def safe_rows(row: Callable[[Event], Row]) -> Callable[[Event], Row]:
    """Return a function that makes the same rows, with an apostrophe before each text that a spreadsheet would run.

    >>> safe_rows(lambda event: ("=1+1", -5, "a"))(None)
    ("'=1+1", -5, 'a')
    """
    return lambda event: tuple(
        f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell for cell in row(event)
    )


def _delimited(
    name: str, endings: tuple[str, ...], also: tuple[str, ...], delimiter: str, columns: tuple[str, ...]
) -> OutputFormat:
    """Return a format whose cells a delimiter parts, with its columns as header."""
    return OutputFormat(
        name,
        endings,
        also,
        encode=partial(_encode, delimiter),
        header=_encode(delimiter, [columns]),
        row=picked(columns),
        kept=columns,
        keep=partial(_delimited, name, endings, also, delimiter),
    )


CSV = _delimited("csv", (".csv",), (), ",", COLUMNS)
TSV = _delimited("tsv", (".tsv",), (".tab",), "\t", COLUMNS)
