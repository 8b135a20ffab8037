"""Writes rows as JSON lines or CSV."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Mapping, Sequence
from typing import TextIO

from coder.formats.flat import Cell

Writer = Callable[[Mapping[str, Cell]], None]


def jsonl_writer(stream: TextIO) -> Writer:
    """A writer of one JSON object a line."""

    def write(row: Mapping[str, Cell]) -> None:
        stream.write(json.dumps(row, ensure_ascii=False) + "\n")

    return write


def csv_writer(stream: TextIO, columns: Sequence[str]) -> Writer:
    """A writer of CSV with a header line (RFC 4180)."""
    writer = csv.DictWriter(stream, columns)
    writer.writeheader()

    def write(row: Mapping[str, Cell]) -> None:
        writer.writerow(row)

    return write
