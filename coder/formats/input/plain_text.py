"""Plain text: a file is one article."""

from __future__ import annotations

from collections.abc import Iterator

from coder.core.errors import InputError
from coder.formats.input.format import InputFormat, OpenSource
from coder.formats.input.records import LONGEST_RECORD, Item, RawRecord


def _read(opened: OpenSource) -> Iterator[Item]:
    """Return the one article of a plain text."""
    source, encoding = opened.source, opened.encoding.lower()
    data = opened.stream.read(LONGEST_RECORD + 1)
    if len(data) > LONGEST_RECORD:
        yield InputError(
            f"is longer than {LONGEST_RECORD:,} bytes", file=source.path, remedy="split it into its articles"
        )
    elif data.strip():
        text = data.decode("utf-8-sig" if encoding in ("utf-8", "utf8") else encoding, "surrogateescape")
        yield RawRecord(source.path, "file", 1, text, source.date, source.name)


TEXT = InputFormat("text", (".txt",), _read)
