"""An output format: its name, its file endings, and how events become rows and rows become text."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import NamedTuple

from coder.core.model import Event
from coder.formats.output.columns import COLUMNS, Row, flat


class Container(StrEnum):
    """What kind of output holds the rows."""

    TEXT = "text"
    """A file or stream of lines, which can be compressed."""
    PARQUET = "parquet"
    """A Parquet file with typed columns."""
    DATABASE = "database"
    """A table of a DuckDB database with typed columns."""


class OutputFormat(NamedTuple):
    """One way to write events: formats of text have ``encode``, the others take rows as typed columns."""

    name: str
    endings: tuple[str, ...] = ()
    """The endings of file names that ask for it."""
    also: tuple[str, ...] = ()
    """Other endings of which its files may have one, if the format is named."""
    container: Container = Container.TEXT
    encode: Callable[[Iterable[Row]], str] | None = None
    """Rows as text."""
    header: str = ""
    """The text before the first row."""
    row: Callable[[Event], Row] = flat
    """An event as a row, which what is kept of its article follows."""
    places: tuple[int, ...] | None = None
    """The places of the cells that are written; None for all."""
    columns: tuple[str, ...] = ()
    """The columns of another data set, where the format is a schema of one (``--schema``); else empty."""
    written: tuple[str, ...] = COLUMNS
    """The columns that it writes."""
    kept: tuple[str, ...] = ()
    """The columns that events keep of their articles."""
    choose: Callable[[tuple[str, ...], tuple[str, ...]], OutputFormat] | None = None
    """Makes the same format with some of the columns and those kept; none where its own columns are always the same."""
    widen: Callable[[OutputFormat, tuple[str, ...]], OutputFormat] | None = None
    """Makes the same format with the columns kept behind its own, where there is nothing to choose."""

    def cells(self, event: Event, kept: Row = ()) -> Row:
        """Return an event as the row that is written."""
        row = (*self.row(event), *kept)
        return row if self.places is None else tuple([row[at] for at in self.places])


def packed(text: str, compressed: bool) -> bytes:
    """Return text as bytes, if asked as a gzip member of its own, so that members can be appended and cut off."""
    data = text.encode("utf-8")
    return gzip.compress(data, 6, mtime=0) if compressed and data else data
