"""Input formats: documents, whose content tells what they are, and the services by name.

What reads them is loaded when the first is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from coder.formats.input.format import InputFormat, OpenSource
from coder.formats.input.records import Item

SERVICES = ("nexis", "factiva", "proquest", "bbc")
"""Services by the names that ``--input-format`` takes."""


def _read(service: str | None, opened: OpenSource) -> Iterator[Item]:
    from coder.formats.archives.reader import read

    return read(service, opened)


def _columns(service: str | None, opened: OpenSource) -> tuple[str, ...]:
    from coder.formats.archives.reader import columns

    return columns(service, opened)


def _format(name: str, endings: tuple[str, ...], service: str | None) -> InputFormat:
    return InputFormat(name, endings, partial(_read, service), partial(_columns, service))


DOCUMENT = _format("document", (".txt", ".rtf", ".docx", ".html", ".htm", ".xhtml", ".doc"), None)
"""Text, RTF, DOCX and HTML; their content tells what they hold."""
ARCHIVES = tuple(_format(service, (), service) for service in SERVICES)
