"""Reads PETRARCH's XML: ``<Sentence date id source sentence>`` or ``<Article date id>`` with ``<Text>``.

Parses are skipped; entities and document types are refused. A fault costs only the record that has it.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from typing import Any
from xml.parsers import expat

from coder.core.errors import InputError
from coder.formats.input.format import InputFormat, OpenSource
from coder.formats.input.records import Item, RawRecord
from coder.formats.input.source import Source
from coder.formats.input.xml_records import DocumentType, Element, elements

_ENCODING = re.compile(rb"""^(?:\xef\xbb\xbf)?\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([\w.-]+)["']""")
_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
"""The first bytes that name an encoding."""
_HEAD = 1 << 10


class _Handler:
    """Collects the text of one element, and the attributes of the element itself, while expat reads."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._open
        self.parser.EndElementHandler = self._close
        self.parser.CharacterDataHandler = self._characters
        self.parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self.attributes: dict[str, str] | None = None
        self.text: list[str] = []
        self._depth = 0

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        if self.attributes is None:
            self.attributes = attributes
        elif name.lower() == "text":
            self._depth += 1

    def _close(self, name: str) -> None:
        if name.lower() == "text" and self._depth:
            self._depth -= 1

    def _characters(self, data: str) -> None:
        if self._depth:
            self.text.append(data)


def read_petrarch_xml(source: Source, stream: io.BufferedReader) -> Iterator[Item]:
    """Return the sentences and articles of a file in their order, and an error in the place of each broken one."""
    encoding = _encoding(stream.peek(_HEAD)[:_HEAD])
    try:
        text = io.TextIOWrapper(stream, encoding, "surrogateescape", newline="\n")
    except LookupError:
        message = f"is not well-formed XML: unknown encoding '{encoding}'"
        yield InputError(message, file=source.path, line=1, remedy="correct the first line of the file")
        return
    found = False
    try:
        for element in elements(text):
            found = True
            yield _record(source, element)
        if not found:
            message, remedy = "has no <Sentence> and no <Article>", "give XML as PETRARCH reads it, or the text alone"
            yield InputError(message, file=source.path, remedy=remedy)
    except DocumentType as refused:
        yield InputError(str(refused), file=source.path, line=refused.line, remedy="remove them; plain XML needs none")


def _encoding(head: bytes) -> str:
    """Return the encoding that the first bytes of a file show."""
    marked = next((name for mark, name in _MARKS.items() if head.startswith(mark)), None)
    named = _ENCODING.match(head)
    return marked or (named[1].decode("ascii") if named and not named[1].lower().startswith(b"utf") else "utf-8")


def _record(source: Source, element: Element) -> Item:
    """Return the record that an element is, or why it is none."""
    if element.fault:
        return _fault(source, element.line, element.fault)
    handler = _Handler()
    try:
        handler.parser.Parse(element.text.encode("utf-8", "surrogateescape"), True)
    except expat.ExpatError as error:
        return _fault(source, element.line + error.lineno - 1, expat.ErrorString(error.code))
    named = ((name.lower(), value) for name, value in (handler.attributes or {}).items())
    given = {name: value for name, value in named if name in ("id", "date")}
    fields: dict[str, Any] = {**given, "text": " ".join("".join(handler.text).split())}
    path, line = source.path, element.line
    return RawRecord(path, "line", line, fields, source.date, f"{path}:{line}")


def _fault(source: Source, line: int, message: str) -> InputError:
    remedy = "check its tags, and write &amp; for &"
    return InputError(f"is not well-formed XML: {message}", file=source.path, line=line, remedy=remedy)


def _read(opened: OpenSource) -> Iterator[Item]:
    return read_petrarch_xml(opened.source, opened.stream)


XML = InputFormat("xml", (".xml",), _read)
