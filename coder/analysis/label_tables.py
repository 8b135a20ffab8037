"""Reads tables that people have made with labels in them: CSV with commas, semicolons or tabs."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from coder.core.errors import InputError
from coder.evaluate.gold import read_text


def read_table(path: Path) -> tuple[list[str], Iterator[tuple[int, list[str]]]]:
    """Return the header in lower case, and the rows with the lines on which they end; no cell has blanks around it.

    Raises ``InputError`` for an empty file, a column that is named twice, and a row that is longer than the header.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder) / "labels.csv"
    ...     _ = path.write_text("Unit;Coder\\n a ; b\\n\\n")
    ...     header, rows = read_table(path)
    >>> header, list(rows)
    (['unit', 'coder'], [(2, ['a', 'b'])])
    """
    text = read_text(path).removeprefix("\ufeff")
    if not text.strip():
        raise InputError("is empty", file=path, remedy="give it a header and rows; see docs/evaluation.md")
    reader = csv.reader(StringIO(text, newline=""), delimiter=max(",;\t", key=text.split("\n", 1)[0].count))
    header = [name.strip().lower() for name in next(reader)]
    if twice := [name for name in header if name and header.count(name) > 1]:
        raise InputError(f"has two columns '{twice[0]}'", file=path, line=1, remedy="name each column once")
    return header, _rows(path, reader, len(header))


def _rows(path: Path, reader: Iterator[list[str]], width: int) -> Iterator[tuple[int, list[str]]]:
    while (cells := next(reader, None)) is not None:
        line = getattr(reader, "line_num", 0)
        if len(cells) > width:
            remedy = "put cells with separators in them between quotation marks"
            raise InputError("has more cells than the header", file=path, line=line, remedy=remedy)
        if any(cells):
            yield line, [cell.strip() for cell in cells]
