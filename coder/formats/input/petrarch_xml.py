"""Reads PETRARCH's XML: ``<Sentence date id source sentence>`` with ``<Text>``.

Parses are skipped; entities and document types are refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO
from xml.parsers import expat

from coder.core.errors import InputError
from coder.formats.input.format import InputFormat, OpenSource
from coder.formats.input.records import Item, RawRecord
from coder.formats.input.source import Source

BLOCK = 1 << 16
LONGEST_TEXT = 1 << 24
"""Characters of one text; more is refused, so that memory stays bounded."""


class _Refused(Exception):
    """The file has what is never read: a document type, an entity, or a text without end."""


class _Handler:
    """Collects the sentences while expat reads."""

    def __init__(self, source: Source) -> None:
        self.found: list[Item] = []
        self._source = source
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._open
        self.parser.EndElementHandler = self._close
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = self._refuse_doctype
        self.parser.EntityDeclHandler = self._refuse_entity
        self.parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self._attributes: dict[str, str] | None = None
        self._line = 0
        self._depth = 0
        self._text: list[str] = []
        self._size = 0

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        if name in ("Sentence", "sentence"):
            self._attributes, self._line, self._text, self._size = attributes, self.parser.CurrentLineNumber, [], 0
        elif name in ("Text", "text") and self._attributes is not None:
            self._depth += 1

    def _close(self, name: str) -> None:
        if name in ("Text", "text") and self._depth:
            self._depth -= 1
        elif name in ("Sentence", "sentence") and self._attributes is not None:
            given = {name: value for name, value in self._attributes.items() if name in ("id", "date")}
            fields: dict[str, Any] = {**given, "text": " ".join("".join(self._text).split())}
            path, date = self._source.path, self._source.date
            self.found.append(RawRecord(path, "line", self._line, fields, date, f"{path}:{self._line}"))
            self._attributes = None

    def _characters(self, data: str) -> None:
        if self._depth:
            self._size += len(data)
            if self._size > LONGEST_TEXT:
                raise _Refused(f"a text is longer than {LONGEST_TEXT:,} characters")
            self._text.append(data)

    def _refuse_doctype(self, *_: object) -> None:
        raise _Refused("document types (<!DOCTYPE ...>) are not read")

    def _refuse_entity(self, *_: object) -> None:
        raise _Refused("entities (<!ENTITY ...>) are not read")


def read_petrarch_xml(source: Source, stream: BinaryIO) -> Iterator[Item]:
    """Return the sentences of a file in their order, up to an error where the file is not well formed."""
    handler = _Handler(source)
    try:
        while True:
            block = stream.read(BLOCK)
            handler.parser.Parse(block, not block)
            yield from handler.found
            handler.found.clear()
            if not block:
                return
    except _Refused as error:
        yield from handler.found
        yield InputError(
            str(error),
            file=source.path,
            line=handler.parser.CurrentLineNumber,
            remedy="remove them; plain XML needs none",
        )
    except (expat.ExpatError, ValueError, LookupError) as error:
        yield from handler.found
        message = expat.ErrorString(error.code) if isinstance(error, expat.ExpatError) else str(error)
        yield InputError(
            f"is not well-formed XML: {message}",
            file=source.path,
            line=handler.parser.ErrorLineNumber,
            remedy="check the tags and the encoding there",
        )


def _read(opened: OpenSource) -> Iterator[Item]:
    return read_petrarch_xml(opened.source, opened.stream)


XML = InputFormat("xml", (".xml",), _read)
