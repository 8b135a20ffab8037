"""CSV and TSV: one row for each event under a header."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from functools import partial

from coder.formats.output.columns import COLUMNS, Row, places
from coder.formats.output.format import OutputFormat

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a formula begins with."""


def _encode(delimiter: str, rows: Iterable[Row]) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue()


def safe_row(row: Row) -> Row:
    """Return the same row with an apostrophe before each text that a spreadsheet would run.

    >>> safe_row(("=1+1", -5, "a"))
    ("'=1+1", -5, 'a')
    """
    return tuple(f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell for cell in row)


def _delimited(
    name: str, ending: str, also: tuple[str, ...], delimiter: str, columns: tuple[str, ...], kept: tuple[str, ...] = ()
) -> OutputFormat:
    """Return a format whose cells a delimiter parts, with its columns as header."""
    return OutputFormat(
        name,
        (ending,),
        also,
        encode=partial(_encode, delimiter),
        header=_encode(delimiter, [columns]),
        places=places(columns, kept),
        written=columns,
        kept=kept,
        choose=partial(_delimited, name, ending, also, delimiter),
    )


CSV = _delimited("csv", ".csv", (), ",", COLUMNS)
TSV = _delimited("tsv", ".tsv", (".tab",), "\t", COLUMNS)
