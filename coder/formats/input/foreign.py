"""Tells what a file is that holds no articles, and what to do with it."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Foreign(NamedTuple):
    """What a file is, and the remedy."""

    what: str
    remedy: str


_PDF = Foreign("is a PDF", "make text of it, for example with pdftotext -layout")
_OLD_WORD = Foreign("is an old Word or Excel file", "save it as .docx, or as CSV")
_WORKBOOK = Foreign("is a workbook", "save its sheet as CSV")
_ZIP = Foreign("is a ZIP archive", "unpack it, and name its folder")
_PICTURE = Foreign("is a picture", "give a file with text")
_TABLE = Foreign("is a table of another program", "export it as CSV or Parquet")
_ODT = Foreign("is an OpenDocument text", "save it as .docx")
_DATABASE = Foreign("is a database", "export its articles as CSV, JSONL or Parquet")
_TAR = Foreign("is a TAR archive", "unpack it, and name its folder")
_PACKED = Foreign("is compressed in a way that is not read", "unpack it; .gz and .zst are read as they are")
_SAVED = Foreign("is a web page with its pictures", "save it as .html")
_MAIL = Foreign("is a mailbox", "save its messages as text")
_ENDINGS = {
    ".pdf": _PDF,
    ".xls": _WORKBOOK,
    ".xlsx": _WORKBOOK,
    ".ods": _WORKBOOK,
    ".odt": _ODT,
    ".zip": _ZIP,
    ".7z": _PACKED,
    ".rar": _PACKED,
    ".tar": _TAR,
    ".tgz": _TAR,
    ".bz2": _PACKED,
    ".xz": _PACKED,
    ".dta": _TABLE,
    ".sav": _TABLE,
    ".rds": _TABLE,
    ".rdata": _TABLE,
    ".feather": _TABLE,
    ".arrow": _TABLE,
    ".epub": Foreign("is an e-book", "save it as .html or .txt"),
    ".mht": _SAVED,
    ".mhtml": _SAVED,
    ".eml": _MAIL,
    ".mbox": _MAIL,
    ".msg": _MAIL,
    ".jpg": _PICTURE,
    ".png": _PICTURE,
    ".tif": _PICTURE,
    ".tiff": _PICTURE,
    ".sqlite": _DATABASE,
    ".duckdb": _DATABASE,
}
_DUCKDB = b"DUCK"
"""What the files of DuckDB have behind their first eight bytes."""
_TAR_AT = 257
"""Where TAR archives name themselves."""
_FIRST_BYTES = (
    (b"%PDF-", _PDF),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OLD_WORD),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE),
    (b"SQLite format 3\0", _DATABASE),
    (b"7z\xbc\xaf", _PACKED),
    (b"Rar!", _PACKED),
    (b"BZh", _PACKED),
    (b"\xfd7zXZ", _PACKED),
    (b"ARROW1", _TABLE),
    (b"FEA1", _TABLE),
    (b"RDX", _TABLE),
    (b"$FL2", _TABLE),
    (b"<stata_dta>", _TABLE),
)
_PARTS = ((b"word/", None), (b"xl/", _WORKBOOK), (b"opendocument.text", _ODT), (b"opendocument.spread", _WORKBOOK))
"""Names of parts by which ZIP files are told from each other; DOCX is read."""
_LINK = "fetch the texts by the links in it, and give them in a column 'text'"
_CODED = "code the articles that it was made from"
_PAGE = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_HEAD = 4096
_DAY = re.compile(r"(?:19|20)\d{6}(?:\d{6})?")
_GKG = re.compile(r"\d{14}-T?\d+")


def foreign_ending(name: str) -> Foreign | None:
    """Return what a file is by the ending of its name, if it holds no articles.

    >>> foreign_ending("news/A.PDF").what, foreign_ending("news/a.csv")
    ('is a PDF', None)
    """
    return _ENDINGS.get("." + name.lower().rpartition(".")[2])


def foreign_bytes(head: bytes) -> Foreign | None:
    """Return what a file is by its first bytes, if it holds no articles; ``head`` may have some 64 KB.

    >>> foreign_bytes(b"%PDF-1.4").what, foreign_bytes(b'{"text": "a"}')
    ('is a PDF', None)
    """
    if head.startswith(b"PK\x03\x04"):
        return next((kind for part, kind in _PARTS if part in head), _ZIP)
    if head[8:].startswith(_DUCKDB):
        return _DATABASE
    if head[_TAR_AT:].startswith(b"ustar"):
        return _TAR
    return next((kind for mark, kind in _FIRST_BYTES if head.startswith(mark)), None)


def looks_like_page(head: bytes) -> bool:
    """Return whether the first bytes of a file are those of a web page.

    >>> looks_like_page(b"<!DOCTYPE html><html>"), looks_like_page(b"<?xml version='1.0'?><Sentences>")
    (True, False)
    """
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head[2:_HEAD].replace(b"\0", b"")
    return head.lstrip()[:1] == b"<" and bool(_PAGE.search(head[:_HEAD]))


def foreign_table(header: Sequence[str]) -> Foreign | None:
    """Return what a table is by the names of its columns, or by its first row where it has none.

    >>> foreign_table(["Event ID", "Event Date", "Source Name", "CAMEO Code"]).what
    'is a table of ICEWS events'
    >>> foreign_table(["91", "20150218", "201502", "2015", *["" for _ in range(54)]]).what
    'is an export of GDELT events'
    """
    names = {name.strip().lower().replace(" ", "_") for name in header}
    named = next((kind for columns, kind in _HEADERS if columns <= names), None)
    first = [cell.strip() for cell in header]
    return named or next((kind for fits, kind in _ROWS if fits(first)), None)


def first_rows(head: bytes) -> Iterator[tuple[str, list[str]]]:
    """Yield the first line of a file as a row of a table, as each format of tables would read it.

    >>> list(first_rows(b"id\\tdate\\n1\\t2"))
    [('tsv', ['id', 'date'])]
    """
    line = next(iter(head.removeprefix(b"\xef\xbb\xbf").splitlines()), b"").decode("utf-8", "replace")
    for name, delimiter in _DELIMITERS:
        if delimiter in line:
            yield name, next(csv.reader([line], delimiter=delimiter))


def is_coded(header: Sequence[str]) -> bool:
    """Return whether a table is an output of ours, whose column ``text`` has sentences of articles.

    >>> is_coded(["event_id", "article_id", "event_key", "text"]), is_coded(["article_id", "text"])
    (True, False)
    """
    return set(header) >= _OURS


def _is_export(cells: list[str]) -> bool:
    return len(cells) in (57, 58, 61) and cells[0].isdigit() and bool(_DAY.fullmatch(cells[1]))


def _is_graph(cells: list[str]) -> bool:
    return bool(_GKG.fullmatch(cells[0]) or (len(cells) == 11 and _DAY.fullmatch(cells[0])))


def _has_mentions(cells: list[str]) -> bool:
    return len(cells) in (14, 16) and cells[0].isdigit() and all(map(_DAY.fullmatch, cells[1:3]))


def _is_phoenix(cells: list[str]) -> bool:
    day = "".join(cell.zfill(2) for cell in cells[2:5])
    return len(cells) == 26 and bool(_DAY.fullmatch(cells[1])) and day == cells[1]


def _is_petrarch(cells: list[str]) -> bool:
    return len(cells) == 5 and bool(_DAY.fullmatch(cells[0])) and cells[3].isdigit()


_DELIMITERS = (("tsv", "\t"), ("csv", ","), ("csv", ";"))
_OURS = frozenset(("event_id", "article_id", "event_key"))
_EXPORT, _GRAPH = Foreign("is an export of GDELT events", _LINK), Foreign("is GDELT's knowledge graph", _LINK)
_PHOENIX = Foreign("is a table of Phoenix events", _CODED)
_HEADERS = (
    (_OURS, Foreign("is a table of events that were coded already", _CODED)),
    (frozenset(("cameo_code", "source_name")), Foreign("is a table of ICEWS events", _CODED)),
    (frozenset(("sourceactorfull", "penta_class")), _PHOENIX),
    (
        frozenset(("event_id_cnty", "event_date")),
        Foreign("is a table of ACLED events", "code its notes: --text-column notes --date-column event_date"),
    ),
    (frozenset(("globaleventid", "sqldate")), _EXPORT),
    (frozenset(("dyad_new_id", "conflict_new_id")), Foreign("is a table of UCDP events", _CODED)),
    (frozenset(("date", "numarts", "themes")), _GRAPH),
)
"""Columns by which tables are known."""
_ROWS = (
    (_is_export, _EXPORT),
    (_is_graph, _GRAPH),
    (_has_mentions, Foreign("is a table of GDELT mentions", _LINK)),
    (_is_phoenix, _PHOENIX),
    (_is_petrarch, Foreign("is a table of PETRARCH events", _CODED)),
)
"""First rows by which tables without a header are known."""
