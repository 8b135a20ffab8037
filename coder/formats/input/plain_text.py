"""Plain text: a file is one article."""

from __future__ import annotations

from collections.abc import Iterator

from coder.core.errors import InputError
from coder.formats.input.format import InputFormat, OpenSource
from coder.formats.input.openers import decoded
from coder.formats.input.records import LONGEST_RECORD, Item, RawRecord


def _read(opened: OpenSource) -> Iterator[Item]:
    """Return the one article of a plain text."""
    data = opened.stream.read(LONGEST_RECORD + 1)
    if data.strip():
        yield plain_record(opened, data)


def plain_record(opened: OpenSource, data: bytes) -> Item:
    """Return the article that a whole file is, or why it is none."""
    source = opened.source
    if len(data) > LONGEST_RECORD:
        remedy = "split it into its articles"
        return InputError(f"is longer than {LONGEST_RECORD:,} bytes", file=source.path, remedy=remedy)
    text = decoded(data, opened.encoding)
    return RawRecord(source.path, "file", 1, text, source.date, source.name, opened.fields)


def _no_columns(opened: OpenSource) -> tuple[str, ...]:
    return ()


TEXT = InputFormat("text", (), _read, _no_columns)
