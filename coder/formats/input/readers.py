"""Reads the records of one source in any input format."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace

from coder.core.errors import InputError
from coder.formats.input.fields import Fields
from coder.formats.input.format import OpenSource
from coder.formats.input.openers import Progress, faults_of, opened
from coder.formats.input.records import Item
from coder.formats.input.registry import FORMATS
from coder.formats.input.source import Source


def read_items(
    source: Source | InputError, fields: Fields, encoding: str = "utf-8", progress: Progress | None = None
) -> Iterator[Item]:
    """Return the records of a source in their order, with errors in the place of bad records.

    There is at least one item: for an empty source an error.
    """
    if isinstance(source, InputError):
        yield source
        return
    count = 0
    with faults_of(source) as faults, opened(source, progress or Progress()) as stream:
        known = _sniffed(source, stream)
        for item in FORMATS[known.format].read(OpenSource(known, stream, fields, encoding)):
            count += 1
            yield item
    yield from faults
    if not count and not faults:
        name = "standard input" if source.path == "-" else source.path
        yield InputError("is empty", file=name, remedy="give a file with articles")


def _sniffed(source: Source, stream: io.BufferedReader) -> Source:
    """Return standard input with the format that its first characters show."""
    if source.format != "sniff":
        return source
    head = stream.peek(64).removeprefix(b"\xef\xbb\xbf").lstrip()
    kinds = {b"{": "jsonl", b"[": "json", b"<": "xml", b"P": "parquet" if head.startswith(b"PAR1") else "text"}
    return replace(source, format=kinds.get(head[:1], "text"))
