"""Reads the records of one source in any input format."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice

from coder.core.errors import InputError
from coder.formats.input.fields import Fields
from coder.formats.input.foreign import first_rows, foreign_bytes, foreign_table, looks_like_page
from coder.formats.input.format import OpenSource
from coder.formats.input.openers import Progress, faults_of, opened
from coder.formats.input.records import Item, RawRecord, names_of
from coder.formats.input.registry import FORMATS
from coder.formats.input.source import Source

_FIRST_RECORDS = 100
"""So many records tell which fields a file has, where no header does."""
_HEAD = 1 << 16


def read_items(
    source: Source | InputError, fields: Fields, encoding: str = "utf-8", progress: Progress | None = None
) -> Iterator[Item]:
    """Return the records of a source in their order, with errors in the place of bad records.

    There is at least one item: for an empty source an error, and for one without texts an error that says what it is.
    """
    if isinstance(source, InputError):
        yield source
        return
    count = 0
    with faults_of(source) as faults, opened(source, progress or Progress()) as stream:
        known = _recognised(source, stream)
        kind = FORMATS[known.format]
        items = kind.read(OpenSource(known, stream, fields, encoding))
        for item in items if kind.columns else _with_fields(items, fields):
            count += 1
            yield item
    yield from faults
    if not count and not faults:
        name = "standard input" if source.path == "-" else source.path
        yield InputError("is empty", file=name, remedy="give a file with articles")


def columns_of(source: Source, encoding: str = "utf-8") -> tuple[str, ...] | None:
    """Return the names of the fields of a source; None where they can't be read.

    A text has none.
    """
    with faults_of(source), opened(source, Progress()) as stream:
        known = _recognised(source, stream)
        kind = FORMATS[known.format]
        opening = OpenSource(known, stream, Fields(), encoding)
        return kind.columns(opening) if kind.columns else _names(list(islice(kind.read(opening), _FIRST_RECORDS)))
    return None


def _with_fields(items: Iterator[Item], fields: Fields) -> Iterator[Item]:
    """Return records with the fields that hold in this file, by the names in its first records."""
    head = list(islice(items, _FIRST_RECORDS))
    names = _names(head)
    own = fields if names is None else fields.of_file(names)
    for item in chain(head, items):
        yield item._replace(fields=own) if isinstance(item, RawRecord) else item


def _names(items: list[Item]) -> tuple[str, ...] | None:
    """Return all names of fields in some records; None if none of the records has any."""
    found = [names for item in items if isinstance(item, RawRecord) and (names := names_of(item)) is not None]
    return tuple(dict.fromkeys(name for names in found for name in names)) if found else None


def _recognised(source: Source, stream: io.BufferedReader) -> Source:
    """Return a source with the format that its first characters show, if its name shows none.

    A table is one whatever it is called: exports of GDELT are called CSV and have tabs, tables of articles a text.

    Raises ``InputError`` for a file that holds no articles, such as a PDF.
    """
    head = stream.peek(_HEAD)
    foreign = foreign_bytes(head)
    if foreign is not None:
        raise InputError(foreign.what, file=source.path, remedy=foreign.remedy)
    if source.format not in ("sniff", "document", "csv"):
        return source
    if (table := _table(head)) is not None:
        return replace(source, format=table)
    shown = source.format if source.format != "sniff" else _shown(head.removeprefix(b"\xef\xbb\xbf").lstrip())
    return replace(source, format=shown)


def _table(head: bytes) -> str | None:
    """Return the format of a table whose first row is that of a known one, or names a text with an id or a date.

    >>> _table(b"20140305\\tRUS\\tUKR\\t112\\tA-1"), _table(b"id,date,text"), _table(b"Chad left,\\tthen came back.")
    ('tsv', 'csv', None)
    """
    for name, cells in first_rows(head):
        columns = Fields().columns(tuple(cells))
        if foreign_table(cells) or (columns.text and (columns.id or columns.date)):
            return name
    return None


def _shown(head: bytes) -> str:
    """Return the format that the first characters of a file show."""
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith((b"{\\rtf", b"PK\x03\x04")) or looks_like_page(head):
        return "document"
    return {b"{": "jsonl", b"[": "json", b"<": "xml"}.get(head[:1], "document")
