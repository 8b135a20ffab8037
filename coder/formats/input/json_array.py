"""Reads the objects of JSON documents one by one.

A document is an array, an object with lists of articles, or one article; several may follow each other.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, TextIO

from coder.core.errors import InputError
from coder.formats.input.format import InputFormat, OpenSource
from coder.formats.input.json_window import Window
from coder.formats.input.openers import text_stream
from coder.formats.input.records import LONGEST_RECORD, Item, RawRecord
from coder.formats.input.source import Source

_BETWEEN = re.compile(r"[\s,]*")
_KEY = r'"(?:articles|docs|documents|value|results|hits|data|items|records)"\s*:\s*(?=\[)'
_LIST = re.compile(_KEY)
_TOTAL = r"(?:total|num|count|page|size|limit|offset|start|status|code|ok|took|timed|query|message|copyright|version)"
_ABOUT_LISTS = rf'"{_TOTAL}\w{{0,20}}"\s*:\s*(?:"[^"\\]{{0,400}}"|[-+.\d]{{1,20}}|true|false|null)\s*,\s*'
"""What services say of a list before it: how many articles there are, of which page."""
_OBJECT_WITH_LISTS = re.compile(r"\{\s*(?:" + _ABOUT_LISTS + "){0,12}(?=" + _KEY + ")", re.IGNORECASE)
_COLON = re.compile(r"\s*:\s*")
_RUBBISH = re.compile(r"\[{2,}|.[^\s,{}\]]*", re.DOTALL)
_LONGEST_KEY = 80
_LONGEST_HEAD = 1 << 12
"""Characters in which an object with lists is told from an article."""
_LONGEST_VALUE = 1 << 10
"""Characters in which a value that is no object is told from rubbish."""
_MARGIN = 16
"""An error so close to the end of the window may come only from the end."""


def read_json(source: Source, text: TextIO) -> Iterator[Item]:
    """Return the objects of JSON documents; what is broken or is no object is an error in its place.

    >>> import io
    >>> source, text = Source("a.json", "a", "json", "", 0), io.StringIO('[{"text": "1"}, oops, {"text": "2"}] [{}]')
    >>> [getattr(item, "content", "error") for item in read_json(source, text)]
    [{'text': '1'}, 'error', {'text': '2'}, {}]
    """
    reader = _Reader(source, Window(text))
    while reader.head():
        yield from reader.document()


class _Reader:
    """Reads values from a window; each method begins where its value begins, and ends behind it."""

    def __init__(self, source: Source, window: Window) -> None:
        self._source = source
        self._window = window
        self._number = 0
        self._decoder = json.JSONDecoder()

    def head(self) -> str:
        """Return the next character that is no blank and no comma; nothing at the end."""
        self._window.skip(_BETWEEN)
        return self._window.see(1)

    def document(self) -> Iterator[Item]:
        head = self._window.see(_LONGEST_HEAD)
        if head.startswith("["):
            yield from self._list()
        elif _OBJECT_WITH_LISTS.match(head):
            yield from self._object_with_lists()
        else:
            yield self._record()

    def _list(self) -> Iterator[Item]:
        self._window.at += 1
        while (head := self.head()) and head != "]":
            yield self._record()
        yield from self._end(head)

    def _object_with_lists(self) -> Iterator[Item]:
        """Return the records of all its lists; what else it has is about the documents as a whole."""
        self._window.at += 1
        while (head := self.head()) and head != "}":
            if key := _LIST.match(self._window.see(_LONGEST_KEY)):
                self._window.at += key.end()
                yield from self._list()
            elif not (head == '"' and self._value() and self._colon() and self._value()):
                yield self._rubbish()
        yield from self._end(head)

    def _end(self, bracket: str) -> Iterator[InputError]:
        """Go behind a closing bracket, or say that it is missing."""
        self._window.at += len(bracket)
        if not bracket and not self._window.lost:
            remedy = "get the file again; all before the end was read"
            yield InputError("ends before its closing bracket", file=self._source.path, remedy=remedy)
            self._window.lost = True

    def _record(self) -> Item:
        """Return the record that begins here, or why there is none."""
        self._number += 1
        if self._window.see(1) != "{":
            return self._no_object()
        value = self._decoded(LONGEST_RECORD)
        if isinstance(value, str):
            self._window.leave_object()
            return self._fault(f"is not valid JSON: {value}", "check the record")
        path = self._source.path
        return RawRecord(path, "record", self._number, value[0], self._source.date, f"{path}:{self._number}")

    def _no_object(self) -> InputError:
        if self._value():
            return self._fault("is not a JSON object", 'write {"id": ..., "text": ...}')
        return self._rubbish()

    def _rubbish(self) -> InputError:
        """Go behind what is no JSON."""
        shown = self._window.see(_MARGIN)
        self._window.skip(_RUBBISH)
        return self._fault(f"is not valid JSON: '{shown}'", "remove what is no record")

    def _value(self) -> bool:
        """Go behind a short value, if there is one."""
        return not isinstance(self._decoded(_LONGEST_VALUE), str)

    def _colon(self) -> bool:
        self._window.skip(_COLON)
        return True

    def _decoded(self, longest: int) -> tuple[Any] | str:
        """Return the value that begins here, alone in a tuple, and go behind it; or return what is wrong with it."""
        window = self._window
        while True:
            try:
                value, window.at = self._decoder.raw_decode(window.buffer, window.at)
                return (value,)
            except (RecursionError, ValueError) as error:
                length = window.length()
                if _cut_off(error, len(window.buffer)) and length <= longest and window.more():
                    continue
                message = str(getattr(error, "msg", error))
                return message if length <= longest else f"longer than {longest:,} characters"

    def _fault(self, message: str, remedy: str) -> InputError:
        return InputError(message, file=self._source.path, line=self._number, unit="record", remedy=remedy)


def _cut_off(error: Exception, length: int) -> bool:
    """Return whether an error may come only from the end of the window."""
    return isinstance(error, json.JSONDecodeError) and (
        error.pos >= length - _MARGIN or error.msg.startswith("Unterminated")
    )


def _read(opened: OpenSource) -> Iterator[Item]:
    return read_json(opened.source, text_stream(opened.stream, opened.encoding))


JSON = InputFormat("json", (".json",), _read)
