"""Reads DOCX as lines: paragraphs, and the rows of tables."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date as Date
from typing import Any, NamedTuple

from coder.formats.archives.extras import library
from coder.formats.archives.lines import Document, lines_of

MARK = b"PK\x03\x04"
_MOST_UNPACKED = 48 << 20
"""Bytes of all parts; what unpacks to more is refused before it is unpacked."""
_MOST_TEXT = 16 << 20
"""Bytes of one part in XML, of which the tree in memory takes ten times as much."""
_MOST_PARTS = 10_000


class TooLarge(Exception):
    """A file unpacks to more than is read."""


class Properties(NamedTuple):
    """What a document says of itself."""

    title: str = ""
    author: str = ""
    created: Date | None = None


def read_docx(data: bytes) -> tuple[Document, Properties]:
    """Return the paragraphs of a DOCX file and its properties.

    Headers, footers and footnotes are left out; the cells of a row are separated by tabs.
    """
    _check_size(data)
    document = library("docx", "DOCX").Document(io.BytesIO(data))
    text = "\n".join(_lines(document))
    return Document(list(lines_of(text)), wrapped=False), _properties(document.core_properties)


def is_docx(data: bytes) -> bool:
    """Return whether a ZIP file is a DOCX file."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            return "word/document.xml" in parts.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False


def _check_size(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        infos = parts.infolist()
    if len(infos) > _MOST_PARTS or sum(info.file_size for info in infos) > _MOST_UNPACKED:
        raise TooLarge(f"unpacks to more than {_MOST_UNPACKED >> 20} MB")
    if any(info.file_size > _MOST_TEXT for info in infos if info.filename.endswith((".xml", ".rels"))):
        raise TooLarge(f"has a part of more than {_MOST_TEXT >> 20} MB")


def _lines(document: Any) -> Iterator[str]:
    """Yield the paragraphs of a document, and each row of its tables as a line.

    A table of one column only frames what is in it.
    """
    waiting = [document.iter_inner_content()]
    while waiting:
        item = next(waiting[-1], None)
        if item is None:
            waiting.pop()
        elif not hasattr(item, "rows"):
            yield item.text
        elif len(item.columns) == 1:
            waiting += [cell.iter_inner_content() for row in reversed(list(item.rows)) for cell in row.cells[:1]]
        else:
            yield from _rows(item)


def _rows(table: Any) -> Iterator[str]:
    """Yield the rows of a table; of a cell with several paragraphs the others follow on lines of their own."""
    for row in table.rows:
        cells = list(dict.fromkeys(cell.text.strip() for cell in row.cells))
        yield "\t".join(cells)


def _properties(core: Any) -> Properties:
    try:
        created = core.created
    except ValueError:
        created = None
    return Properties(core.title.strip(), core.author.strip(), created.date() if created else None)
