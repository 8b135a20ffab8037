"""Reads DOCX as lines: paragraphs, and the rows of tables."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date as Date
from typing import Any, NamedTuple

from coder.formats.archives.extras import library
from coder.formats.archives.lines import Document, TooLarge, lines_of

MARK = b"PK\x03\x04"
_MOST_UNPACKED = 48 << 20
"""Bytes of all parts; what unpacks to more is refused before it is unpacked."""
_MOST_TEXT = 16 << 20
"""Bytes of one part in XML, of which the tree in memory takes ten times as much."""
_MOST_PARTS = 10_000
_MOST_TAGS = 1_500_000
_MOST_PARAGRAPHS = 200_000
"""Paragraphs and cells of tables."""


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


def _check_size(data: bytes) -> None:
    """Raise ``TooLarge`` for a file that would take more memory or time than any real one."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        infos = parts.infolist()
        if len(infos) > _MOST_PARTS or sum(info.file_size for info in infos) > _MOST_UNPACKED:
            raise TooLarge(f"unpacks to more than {_MOST_UNPACKED >> 20} MB")
        texts = [info for info in infos if info.filename.endswith((".xml", ".rels"))]
        if any(info.file_size > _MOST_TEXT for info in texts):
            raise TooLarge(f"has a part of more than {_MOST_TEXT >> 20} MB")
        tags = paragraphs = 0
        for info in texts:
            xml = parts.read(info)
            tags += xml.count(b"<")
            paragraphs += sum(map(xml.count, (b"<w:p>", b"<w:p ", b"<w:p/", b"<w:tc")))
        if tags > _MOST_TAGS or paragraphs > _MOST_PARAGRAPHS:
            raise TooLarge(f"has more than {_MOST_PARAGRAPHS:,} paragraphs or {_MOST_TAGS:,} tags")


def _lines(document: Any) -> Iterator[str]:
    """Yield the paragraphs of a document, and each row of its tables as a line.

    A table with one cell a row only frames what is in it.
    """
    waiting = [document.iter_inner_content()]
    while waiting:
        item = next(waiting[-1], None)
        if item is None:
            waiting.pop()
        elif not hasattr(item, "rows"):
            yield item.text
        else:
            rows = _cells(item)
            if all(len(cells) < 2 for cells in rows):
                waiting += [cell.iter_inner_content() for cells in reversed(rows) for cell in cells]
            else:
                yield from ("\t".join(cell.text.strip() for cell in cells) for cells in rows)


def _cells(table: Any) -> list[list[Any]]:
    """Return the cells of each row of a table as they stand in the file, whatever they say they span."""
    cell = library("docx.table", "DOCX")._Cell
    return [[cell(element, table) for element in row.tc_lst] for row in table._tbl.tr_lst]


def _properties(core: Any) -> Properties:
    try:
        created = core.created
    except ValueError:
        created = None
    return Properties(core.title.strip(), core.author.strip(), created.date() if created else None)
