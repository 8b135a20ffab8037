"""Reads the objects of a JSON document one by one: of an array, of an object with an array, or one article alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TextIO

from coder.core.errors import InputError
from coder.formats.input.format import InputFormat, OpenSource
from coder.formats.input.openers import text_stream
from coder.formats.input.records import LONGEST_RECORD, Item, RawRecord
from coder.formats.input.source import Source

_BLOCK = 1 << 16
_MARGIN = 16
"""An error so close to the end of the window may come only from the end."""
_BETWEEN = re.compile(r"[\s,]*")
_NEXT = re.compile(r"\}\s*,?\s*(?=\{)")
_LIST = re.compile(r'\s*\{\s*"(?:articles|docs|documents|value|results|hits|data|items|records)"\s*:\s*(?=\[)')


class _Window:
    """The part of a text that is in memory: one object, or a block if that is longer."""

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self.buffer = ""
        self.at = 0
        self.ended = False
        self.lost = False
        """Whether no object was found behind a broken one."""

    def more(self) -> bool:
        """Drop what is done, and read on: each time twice as much."""
        block = "" if self.ended else self._text.read(max(_BLOCK, len(self.buffer) - self.at))
        self.ended = self.ended or not block
        self.buffer, self.at = self.buffer[self.at :] + block, 0
        return not self.ended

    def skip(self, pattern: re.Pattern[str]) -> None:
        """Go behind what the pattern matches here."""
        while True:
            match = pattern.match(self.buffer, self.at)
            self.at = match.end() if match else self.at
            if self.at < len(self.buffer) or not self.more():
                return


def read_json(source: Source, text: TextIO) -> Iterator[Item]:
    """Return the objects of a JSON document; reading goes on with the next object behind a broken one.

    >>> import io
    >>> source, text = Source("a.json", "a", "json", "", 0), io.StringIO('[{"text": "One."}, {"text": "Two."}]')
    >>> [getattr(item, "content", item) for item in read_json(source, text)]
    [{'text': 'One.'}, {'text': 'Two.'}]
    """
    window = _Window(text)
    window.skip(_BETWEEN)
    listed = _LIST.match(window.buffer, window.at)
    if listed:
        window.at = listed.end()
    inside = window.buffer[window.at : window.at + 1] == "["
    window.at += inside
    number = 0
    while True:
        window.skip(_BETWEEN)
        head = window.buffer[window.at : window.at + 1]
        if not head and inside and not window.lost:
            yield InputError(
                "ends before its closing bracket",
                file=source.path,
                remedy="get the file again; all before the end was read",
            )
        if not head or (inside and head == "]"):
            return
        number += 1
        yield _object(source, window, number)


def _object(source: Source, window: _Window, number: int) -> Item:
    """Return the object that begins in the window, or why it can't be read."""
    decoder = json.JSONDecoder()
    while True:
        try:
            value, window.at = decoder.raw_decode(window.buffer, window.at)
        except (json.JSONDecodeError, RecursionError, ValueError) as error:
            size = len(window.buffer) - window.at
            if _cut_off(error, len(window.buffer)) and size <= LONGEST_RECORD and window.more():
                continue
            _resynchronise(window)
            message = (
                getattr(error, "msg", str(error))
                if size <= LONGEST_RECORD
                else f"longer than {LONGEST_RECORD:,} characters"
            )
            return InputError(
                f"is not valid JSON: {message}", file=source.path, line=number, unit="record", remedy="check the record"
            )
        if not isinstance(value, dict):
            return InputError(
                "is not a JSON object",
                file=source.path,
                line=number,
                unit="record",
                remedy='write {"id": ..., "text": ...}',
            )
        return RawRecord(source.path, "record", number, value, source.date, f"{source.path}:{number}")


def _cut_off(error: Exception, length: int) -> bool:
    """Return whether an error may come only from the end of the window."""
    return isinstance(error, json.JSONDecodeError) and (
        error.pos >= length - _MARGIN or error.msg.startswith("Unterminated")
    )


def _resynchronise(window: _Window) -> None:
    """Go to the next object behind a broken one, or to the end."""
    start = window.at + 1
    while True:
        match = _NEXT.search(window.buffer, start)
        if match:
            window.at = match.end()
            return
        window.at = max(window.at, len(window.buffer) - _BLOCK)
        start = window.at
        if not window.more():
            window.at, window.lost = len(window.buffer), True
            return
        start = window.at


def _read(opened: OpenSource) -> Iterator[Item]:
    return read_json(opened.source, text_stream(opened.stream, opened.encoding))


JSON = InputFormat("json", (".json",), _read)
