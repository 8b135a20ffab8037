"""Reads the records of one source: text, JSON lines, JSON, CSV, TSV, Parquet and PETRARCH's XML; what can't be read is an error in its place."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace

from coder.core.errors import InputError
from coder.formats.input.fields import Fields
from coder.formats.input.json_array import read_json
from coder.formats.input.openers import Progress, faults_of, opened, text_stream
from coder.formats.input.parquet import read_parquet
from coder.formats.input.petrarch_xml import read_petrarch_xml
from coder.formats.input.records import LONGEST_RECORD, Item, Raw
from coder.formats.input.sources import Source


def read_items(
    source: Source | InputError, fields: Fields, encoding: str = "utf-8", progress: Progress | None = None
) -> Iterator[Item]:
    """The records of a source in their order; at least one item comes, if only the error that there is none."""
    if isinstance(source, InputError):
        yield source
        return
    count = 0
    with faults_of(source) as faults, opened(source, progress or Progress()) as stream:
        for item in _items(_sniffed(source, stream), stream, fields, encoding):
            count += 1
            yield item
    yield from faults
    if not count and not faults:
        name = "standard input" if source.path == "-" else source.path
        yield InputError("is empty", file=name, remedy="give a file with articles")


def _items(source: Source, stream: io.BufferedReader, fields: Fields, encoding: str) -> Iterator[Item]:
    if source.format == "parquet":
        return read_parquet(source, stream, fields)
    if source.format == "xml":
        return read_petrarch_xml(source, stream)
    if source.format == "text":
        return _text(source, stream, encoding)
    text = text_stream(stream, encoding)
    if source.format == "json":
        return read_json(source, text)
    return _lines(source, text) if source.format == "jsonl" else _table(source, text)


def _sniffed(source: Source, stream: io.BufferedReader) -> Source:
    """Standard input says by its first character what it is, as far as that can be told."""
    if source.format != "sniff":
        return source
    head = stream.peek(64).removeprefix(b"\xef\xbb\xbf").lstrip()
    kinds = {b"{": "jsonl", b"[": "json", b"<": "xml", b"P": "parquet" if head.startswith(b"PAR1") else "text"}
    return replace(source, format=kinds.get(head[:1], "text"))


def _text(source: Source, stream: io.BufferedReader, encoding: str) -> Iterator[Item]:
    """The one article of a plain text."""
    data = stream.read(LONGEST_RECORD + 1)
    if len(data) > LONGEST_RECORD:
        yield InputError(
            f"is longer than {LONGEST_RECORD:,} bytes", file=source.path, remedy="part it into its articles"
        )
    elif data.strip():
        text = data.decode("utf-8-sig" if encoding.lower() in ("utf-8", "utf8") else encoding, "surrogateescape")
        yield Raw(source.path, "file", 1, text, source.date, source.name)


def _lines(source: Source, text: io.TextIOWrapper) -> Iterator[Item]:
    """The lines of a JSONL file."""
    number = 0
    while line := text.readline(LONGEST_RECORD):
        number += 1
        if not line.endswith("\n") and len(line) == LONGEST_RECORD:
            while not line.endswith("\n") and (line := text.readline(LONGEST_RECORD)):
                continue
            yield InputError(
                f"is longer than {LONGEST_RECORD:,} characters",
                file=source.path,
                line=number,
                remedy="part it into its articles",
            )
        elif not line.isspace():
            yield Raw(source.path, "line", number, line, source.date, f"{source.path}:{number}")


def _table(source: Source, text: io.TextIOWrapper) -> Iterator[Item]:
    """The rows of a CSV or TSV file under their header; the number of a row is that of its first line."""
    text.reconfigure(newline="")
    csv.field_size_limit(LONGEST_RECORD)
    first = text.readline(LONGEST_RECORD)
    if not first.strip():
        return
    header = next(csv.reader([first], delimiter=_delimiter(source, first)))
    rows = csv.reader(iter(lambda: text.readline(LONGEST_RECORD), ""), delimiter=_delimiter(source, first))
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
            yield Raw(
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
    """Tab for TSV; of CSV the semicolon where the header is parted by it, as spreadsheets in some languages write it."""
    if source.format == "tsv":
        return "\t"
    return ";" if header.count(";") > header.count(",") else ","
