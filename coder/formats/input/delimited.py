"""CSV and TSV: each row under the header is one article."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import NamedTuple

from coder.core.errors import InputError
from coder.formats.input.columns import unfit
from coder.formats.input.format import InputFormat, OpenSource
from coder.formats.input.openers import text_stream
from coder.formats.input.records import LONGEST_RECORD, Item, RawRecord
from coder.formats.input.source import Source

_MOST_LINES = 1 << 18
"""Lines of one row; more come only from a quote that is never closed."""
_REMEDY = "check quotes and separators"
_SEPARATOR = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)
"""The line with which spreadsheets tell what separates their cells."""


class _Header(NamedTuple):
    """The names of the columns, what separates them, and the line that they stand in."""

    names: list[str]
    delimiter: str
    line: int


class _Lines:
    """The lines of a text; those of a row that turned out to be none can be given back."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text
        self._waiting: list[str] = []
        """Lines that were given back, the last first."""
        self._taken: list[str] = []
        self.number = 1
        """The number of the next line."""

    def __iter__(self) -> Iterator[str]:
        """Take the lines of one row; no more than any row has."""
        self._taken.clear()
        size = 0
        while len(self._taken) < _MOST_LINES and size <= LONGEST_RECORD:
            line = self._waiting.pop() if self._waiting else self._text.readline(LONGEST_RECORD)
            if not line:
                return
            self._taken.append(line)
            size += len(line)
            self.number += 1
            yield line

    def give_back(self) -> str:
        """Give back all lines of the row but the first, and return that."""
        first, *others = self._taken
        self._waiting += reversed(others)
        self.number -= len(others)
        return first


def _read(opened: OpenSource) -> Iterator[Item]:
    """Return the rows of a CSV or TSV file; the number of a row is the number of its first line."""
    source, text = opened.source, text_stream(opened.stream, opened.encoding)
    header, delimiter, at = _header(source, text)
    if not header:
        return
    if (fault := unfit(header, opened.fields, source.path)) is not None:
        yield fault
        return
    own = opened.fields.of_file(header)
    lines = _Lines(text)
    lines.number = at + 1
    while True:
        number = lines.number
        row = _row(lines, delimiter, len(header))
        if row is None:
            return
        if isinstance(row, str):
            yield InputError(row, file=source.path, line=number, remedy=_REMEDY)
        elif any(cell.strip() for cell in row):
            cells = dict(zip(header, row, strict=True))
            yield RawRecord(source.path, "line", number, cells, source.date, f"{source.path}:{number}", own)


def _columns(opened: OpenSource) -> tuple[str, ...]:
    return tuple(_header(opened.source, text_stream(opened.stream, opened.encoding)).names)


def _header(source: Source, text: io.TextIOWrapper) -> _Header:
    """Read the names of the columns; there are none in an empty file."""
    text.reconfigure(newline="")
    csv.field_size_limit(LONGEST_RECORD)
    first, line = text.readline(LONGEST_RECORD), 1
    if (told := _SEPARATOR.fullmatch(first)) is not None:
        first, line = text.readline(LONGEST_RECORD), 2
    delimiter = told[1] if told else _delimiter(source, first)
    return _Header(next(csv.reader([first], delimiter=delimiter)) if first.strip() else [], delimiter, line)


def _row(lines: _Lines, delimiter: str, width: int) -> list[str] | str | None:
    """Return the cells of the next row, or what is wrong with it; None at the end.

    Where quotes are at odds with the rest the fault costs one line: a quote that is left open does not swallow the
    rows behind it.
    """
    try:
        row = next(csv.reader(lines, delimiter=delimiter, strict=True), None)
    except csv.Error as error:
        line = lines.give_back()
        if _is_open(line, delimiter):
            return "has a quote that is not closed"
        try:
            row = next(csv.reader([line], delimiter=delimiter))
        except csv.Error:
            return f"is not valid CSV: {error}"
    if row and len(row) != width:
        return f"has {len(row)} fields where the header has {width}"
    return row


def _is_open(line: str, delimiter: str) -> bool:
    """Return whether a row would go on in the next line."""
    rows = csv.reader([line, "x"], delimiter=delimiter)
    try:
        next(rows)
    except csv.Error:
        return False
    return rows.line_num == 2


def _delimiter(source: Source, header: str) -> str:
    """Return the delimiter: of TSV the tab, of CSV the comma, or what the header has more of: semicolons or tabs."""
    return "\t" if source.format == "tsv" else max(",;\t", key=header.count)


CSV = InputFormat("csv", (".csv",), _read, _columns)
TSV = InputFormat("tsv", (".tsv", ".tab"), _read, _columns)
