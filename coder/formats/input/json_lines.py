"""JSON lines: each line is one article."""

from __future__ import annotations

from collections.abc import Iterator

from coder.core.errors import InputError
from coder.formats.input.format import InputFormat, OpenSource
from coder.formats.input.openers import text_stream
from coder.formats.input.records import LONGEST_RECORD, Item, RawRecord


def _read(opened: OpenSource) -> Iterator[Item]:
    """Return the lines of a JSONL file."""
    source, text = opened.source, text_stream(opened.stream, opened.encoding)
    readline, number = text.readline, 0
    while line := readline(LONGEST_RECORD):
        number += 1
        if line == "\n":
            continue
        if not line.endswith("\n") and len(line) == LONGEST_RECORD:
            while not line.endswith("\n") and (line := text.readline(LONGEST_RECORD)):
                continue
            yield InputError(
                f"is longer than {LONGEST_RECORD:,} characters",
                file=source.path,
                line=number,
                remedy="split it into its articles",
            )
        elif not line.isspace():
            yield RawRecord(source.path, "line", number, line, source.date, f"{source.path}:{number}")


JSONL = InputFormat("jsonl", (".jsonl", ".ndjson"), _read)
