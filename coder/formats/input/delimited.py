"""CSV and TSV: each row under the header is one article."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from coder.core.errors import InputError
from coder.formats.input.format import InputFormat, OpenSource
from coder.formats.input.openers import text_stream
from coder.formats.input.records import LONGEST_RECORD, Item, RawRecord
from coder.formats.input.source import Source


def _read(opened: OpenSource) -> Iterator[Item]:
    """Return the rows of a CSV or TSV file; the number of a row is the number of its first line."""
    source, text = opened.source, text_stream(opened.stream, opened.encoding)
    text.reconfigure(newline="")
    csv.field_size_limit(LONGEST_RECORD)
    first = text.readline(LONGEST_RECORD)
    if not first.strip():
        return
    delimiter = _delimiter(source, first)
    header = next(csv.reader([first], delimiter=delimiter))
    rows = csv.reader(iter(lambda: text.readline(LONGEST_RECORD), ""), delimiter=delimiter)
    while True:
        number = rows.line_num + 2
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield InputError(
                f"is not valid CSV: {error}", file=source.path, line=number, remedy="check quotes and separators"
            )
            continue
        if row is None:
            return
        if len(row) == len(header):
            yield RawRecord(
                source.path, "line", number, dict(zip(header, row, strict=True)), source.date, f"{source.path}:{number}"
            )
        elif row:
            yield InputError(
                f"has {len(row)} fields where the header has {len(header)}",
                file=source.path,
                line=number,
                remedy="check quotes and separators",
            )


def _delimiter(source: Source, header: str) -> str:
    """Return the delimiter: of TSV the tab, of CSV the comma, or the semicolon if the header has more of those."""
    if source.format == "tsv":
        return "\t"
    return ";" if header.count(";") > header.count(",") else ","


CSV = InputFormat("csv", (".csv",), _read)
TSV = InputFormat("tsv", (".tsv", ".tab"), _read)
