"""Tells what a file is that holds no articles, and what to do with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
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
_PACKED = Foreign("is compressed in a way that is not read", "unpack it; .gz and .zst are read as they are")
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
    ".tar": _PACKED,
    ".tgz": _PACKED,
    ".bz2": _PACKED,
    ".xz": _PACKED,
    ".dta": _TABLE,
    ".sav": _TABLE,
    ".rds": _TABLE,
    ".rdata": _TABLE,
    ".feather": _TABLE,
    ".arrow": _TABLE,
    ".epub": Foreign("is an e-book", "save it as .html or .txt"),
    ".eml": _MAIL,
    ".mbox": _MAIL,
    ".msg": _MAIL,
    ".jpg": _PICTURE,
    ".png": _PICTURE,
    ".tif": _PICTURE,
    ".tiff": _PICTURE,
    ".sqlite": _DATABASE,
}
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
    return next((kind for mark, kind in _FIRST_BYTES if head.startswith(mark)), None)


def looks_like_page(head: bytes) -> bool:
    """Return whether the first bytes of a file are those of a web page.

    >>> looks_like_page(b"<!DOCTYPE html><html>"), looks_like_page(b"<?xml version='1.0'?><Sentences>")
    (True, False)
    """
    return head.lstrip()[:1] == b"<" and bool(_PAGE.search(head[:_HEAD]))


def foreign_table(header: Sequence[str]) -> Foreign | None:
    """Return what a table is by the names of its columns, or by its first row where it has none.

    >>> foreign_table(["Event ID", "Event Date", "Source Name", "CAMEO Code"]).what
    'is a table of ICEWS events'
    >>> foreign_table(["91", "20150218", "201502", "2015", *["" for _ in range(54)]]).what
    'is an export of GDELT events'
    """
    names = {name.strip().lower().replace(" ", "_") for name in header}
    if {"event_id", "article_id", "trigger_start"} <= names:
        return Foreign("is a table of events that were coded already", _CODED)
    if {"cameo_code", "source_name"} <= names:
        return Foreign("is a table of ICEWS events", _CODED)
    if {"eventid", "sourceactorfull"} <= names:
        return Foreign("is a table of Phoenix events", _CODED)
    if {"event_id_cnty", "event_date"} <= names:
        return Foreign("is a table of ACLED events", "code its notes with --text-column notes --date-column event_date")
    if {"globaleventid", "sqldate"} <= names:
        return Foreign("is an export of GDELT events", _LINK)
    if {"source_article", "source_headline"} <= names or {"dyad_new_id", "conflict_new_id"} <= names:
        return Foreign("is a table of UCDP events", _CODED)
    first = [cell.strip() for cell in header]
    if len(first) in (57, 58, 61) and first[0].isdigit() and _DAY.fullmatch(first[1]):
        return Foreign("is an export of GDELT events", _LINK)
    if _GKG.fullmatch(first[0]) or (len(first) == 11 and _DAY.fullmatch(first[0])) or {"numarts", "v2tone"} & names:
        return Foreign("is an export of GDELT's knowledge graph", _LINK)
    if len(first) in (14, 16) and first[0].isdigit() and all(map(_DAY.fullmatch, first[1:3])):
        return Foreign("is an export of GDELT mentions", _LINK)
    if len(first) == 26 and first[0].count("_") and _DAY.fullmatch(first[1]):
        return Foreign("is a table of Phoenix events", _CODED)
    if len(first) == 5 and _DAY.fullmatch(first[0]) and first[3].isdigit():
        return Foreign("is a table of PETRARCH events", _CODED)
    return None
