"""Opens the files in which archives deliver: text, RTF, DOCX and HTML, told from each other by their content."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as Date
from enum import StrEnum
from typing import NamedTuple

from coder.formats.archives.docx import MARK as ZIP_MARK
from coder.formats.archives.docx import read_docx
from coder.formats.archives.lines import MOST_LINES, Document, Line, TooLarge, is_wrapped, lines_of
from coder.formats.archives.markup import read_html
from coder.formats.archives.rtf import MARK as RTF_MARK
from coder.formats.archives.rtf import creation_date, read_rtf
from coder.formats.input.foreign import looks_like_page

_HEAD = 4096
_LEAST_EMPTY = 20
"""Of so many lines of a wrapped text one is empty."""


class Container(StrEnum):
    """How a file holds its text."""

    TEXT = "text"
    RTF = "RTF"
    DOCX = "DOCX"
    HTML = "HTML"


class Unreadable(Exception):
    """A file that can't be opened, and why."""


class Opened(NamedTuple):
    """The text of a file, with what the file says of itself."""

    container: Container
    document: Document
    title: str = ""
    created: Date | None = None


def container_of(data: bytes) -> Container:
    """Return how a file holds its text.

    >>> container_of(b"{\\\\rtf1 A}"), container_of(b"A < B")
    (<Container.RTF: 'RTF'>, <Container.TEXT: 'text'>)
    """
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(RTF_MARK):
        return Container.RTF
    if head.startswith(ZIP_MARK):
        return Container.DOCX
    return Container.HTML if looks_like_page(head) else Container.TEXT


def open_document(data: bytes, container: Container) -> Opened:
    """Return the text of a file that is no plain text. Raises ``Unreadable`` if it is damaged or far too large."""
    try:
        if container is Container.RTF:
            return Opened(container, _bounded(read_rtf(data)), created=creation_date(data))
        if container is Container.HTML:
            return Opened(container, _bounded(read_html(data)))
        document, properties = read_docx(data)
        return Opened(container, _bounded(document), properties.title, properties.created)
    except TooLarge as error:
        raise Unreadable(str(error)) from error
    except Exception as error:  # the libraries raise what they come upon, and no file may end a run
        if type(error).__name__ == "CoderError":
            raise
        raise Unreadable(f"can't be read as {container.value}: {error or type(error).__name__}") from error


def open_text(text: str) -> Document:
    """Return a plain text as lines; one with hardly any empty line has a paragraph a line.

    Raises ``Unreadable`` for more lines than any archive has.
    """
    if text.count("\n") + text.count("\r") > MOST_LINES:
        raise Unreadable(f"has more than {MOST_LINES:,} lines")
    lines = list(lines_of(text))
    return Document(lines, wrapped=_has_empty(lines))


def _has_empty(lines: Sequence[Line]) -> bool:
    """Return whether empty lines stand between paragraphs."""
    return _LEAST_EMPTY * sum(not line.text for line in lines[:-1]) >= len(lines)


def _bounded(document: Document) -> Document:
    """Return a document that is not too long; one with a text that was saved as a document is read as that text."""
    lines = document.lines
    if len(lines) > MOST_LINES:
        raise Unreadable(f"has more than {MOST_LINES:,} lines")
    return document._replace(wrapped=is_wrapped(lines) and _has_empty(lines))
