"""Rows to text: JSON lines, CSV, TSV and a table for the eye. A header is the bytes before the first row."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Iterable
from datetime import date as Date

from coder.formats.output.columns import COLUMNS, Cell, Row
from coder.formats.output.schemas import SCHEMAS, line

_TABLE = {"article_id": 20, "date": 10, "source": 12, "event": 26, "code": 5, "target": 12, "trigger": 30}
_TABLE_AT = [(COLUMNS.index(name), width) for name, width in _TABLE.items()]


def header(form: str) -> str:
    """The lines before the first row.

    >>> header("csv")[:25]
    'event_id,article_id,date,'
    """
    if form in ("csv", "tsv"):
        return _delimited([COLUMNS], form)
    if form in SCHEMAS:
        return line(SCHEMAS[form].columns) if SCHEMAS[form].header else ""
    return _line(_TABLE) + _line(["-" * width for width in _TABLE.values()]) if form == "table" else ""


def encode(rows: Iterable[Row], form: str) -> str:
    """Rows as text in one of the formats jsonl, csv, tsv and table, or in the schema of another data set."""
    if form in ("csv", "tsv"):
        return _delimited(rows, form)
    if form in SCHEMAS:
        return "".join([line(tuple(map(str, row))) for row in rows])
    if form == "table":
        return "".join([_line(["-" if row[at] is None else str(row[at]) for at, _ in _TABLE_AT]) for row in rows])
    return "".join([json_line(dict(zip(COLUMNS, row, strict=True))) for row in rows])


def packed(text: str, compressed: bool) -> bytes:
    """Text as bytes; compressed as a gzip member of its own, so that members can be appended and cut off."""
    data = text.encode("utf-8")
    return gzip.compress(data, 6, mtime=0) if compressed and data else data


def json_line(record: dict[str, Cell]) -> str:
    """One JSON object and the end of its line."""
    return json.dumps(record, ensure_ascii=False, default=_iso) + "\n"


def _iso(value: object) -> str:
    assert isinstance(value, Date)
    return value.isoformat()


def _delimited(rows: Iterable[Row], form: str) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter="\t" if form == "tsv" else ",").writerows(rows)
    return text.getvalue()


def _line(cells: Iterable[str]) -> str:
    """Cells in columns; one that is too long for its column is cut."""
    cut = (
        cell if len(cell) <= width else cell[: width - 1] + "\u2026"
        for cell, width in zip(cells, _TABLE.values(), strict=True)
    )
    return " ".join(f"{cell:<{width}}" for cell, width in zip(cut, _TABLE.values(), strict=True)).rstrip() + "\n"
