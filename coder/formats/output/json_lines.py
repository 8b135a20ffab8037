"""JSON lines: one object for each event, with the names of the columns as keys."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date as Date
from functools import partial

from coder.core.model import Event
from coder.formats.output.columns import COLUMNS, Cell, Row, flat, places
from coder.formats.output.format import OutputFormat


def json_line(record: dict[str, Cell]) -> str:
    """Return one JSON object and the end of its line."""
    return json.dumps(record, ensure_ascii=False, default=_iso) + "\n"


def named(event: Event) -> dict[str, Cell]:
    """Return the columns of an event with their values."""
    return dict(zip(COLUMNS, flat(event), strict=True))


def _encode(columns: tuple[str, ...], rows: Iterable[Row]) -> str:
    return "".join([json_line(dict(zip(columns, row, strict=True))) for row in rows])


def _iso(value: object) -> str:
    assert isinstance(value, Date)
    return value.isoformat()


def _of_columns(columns: tuple[str, ...], kept: tuple[str, ...] = ()) -> OutputFormat:
    return OutputFormat(
        "jsonl",
        (".jsonl", ".ndjson"),
        (".json",),
        encode=partial(_encode, columns),
        places=places(columns, kept),
        written=columns,
        kept=kept,
        choose=_of_columns,
    )


JSONL = _of_columns(COLUMNS)
