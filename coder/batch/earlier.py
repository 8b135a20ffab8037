"""What a command may write over: nothing, an empty file, or what it wrote there before; all else is somebody's."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from coder.batch.own_files import OwnFiles
from coder.core.errors import UsageError

IsEarlier = Callable[[bytes], bool]
"""Whether the first bytes of a file are those of an earlier output."""
HEAD = 1 << 16
"""So many bytes of a file are looked at."""
REMEDY = "name another file, or remove this one"
FOREIGN = "exists already, and is not what this command wrote"
_FINDING = re.compile(rb"[^\n]*?:\d+: ")
_PICTURES = {
    ".svg": b'<svg xmlns="http://www.w3.org/2000/svg"',
    ".png": b"\x89PNG\r\n\x1a\n",
    ".pdf": b"%PDF-",
    ".html": b"vega",
    ".json": b"vega.github.io/schema",
}
"""By the ending of a picture what its file has."""


def check_earlier(
    path: Path, is_earlier: IsEarlier, inputs: Iterable[str] = (), remedy: str = REMEDY, fault: str = FOREIGN
) -> None:
    """Raise ``UsageError`` for a file that is an input, or that holds anything but an earlier output."""
    OwnFiles(path).check_inputs(inputs)
    head = first_bytes(path)
    if head and not is_earlier(head):
        raise UsageError(fault, file=path, remedy=remedy)


def first_bytes(path: Path) -> bytes:
    """Return what a file begins with, unpacked; nothing where there is no file."""
    if not path.is_file():
        return b""
    with path.open("rb") as file:
        head = file.read(HEAD)
    if not head.startswith(b"\x1f\x8b"):
        return head
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(head)) as packed:
            return packed.read1(HEAD)
    except (OSError, EOFError):
        return head


def is_table(columns: Sequence[str]) -> IsEarlier:
    """Tell a table in text, or lines of JSON, by its columns.

    >>> [is_table(("id", "text"))(head) for head in (b"id,text\\r\\n", b'{"id": 1, "text": "x"}', b"id,date", b"id")]
    [True, True, False, False]
    """

    def fits(head: bytes) -> bool:
        first = head.decode("utf-8", "replace").partition("\n")[0].strip("\r\ufeff")
        if first.startswith("{"):
            try:
                return list(json.loads(first)) == list(columns)
            except ValueError:
                return False
        return list(columns) in (next(csv.reader([first]), []), first.split("\t"), first.split())

    return fits


def is_page(head: bytes) -> bool:
    """Tell a page of ``coder explain``."""
    return b"<title>coder explain</title>" in head


def is_findings(head: bytes) -> bool:
    """Tell findings of ``coder convert``, each of which begins with its place.

    >>> is_findings(b"a.txt:7: has no code"), is_findings(b'{"id": "a:7"}')
    (True, False)
    """
    return bool(_FINDING.match(head))


def is_picture(path: Path) -> IsEarlier:
    """Tell a picture by what a file with this ending has.

    >>> is_picture(Path("a.svg"))(b"<svg>mine</svg>"), is_picture(Path("a.pdf"))(b"%PDF-1.7")
    (False, True)
    """
    return lambda head: _PICTURES[path.suffix.lower()] in head
