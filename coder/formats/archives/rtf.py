"""Reads RTF as lines.

What is no text is taken out before striprtf reads it: pictures, links and font names, on which it may take long.
"""

from __future__ import annotations

import re
from datetime import date as Date
from typing import Any

from coder.formats.archives.extras import library
from coder.formats.archives.lines import Document, TooLarge, lines_of

MARK = b"{\\rtf"
_CODE_PAGE = re.compile(rb"\\ansicpg(\d{1,5})")
_CREATED = re.compile(rb"\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")
_INFO = 1 << 18
_MOST_GROUPS = 1_000_000
_MOST_PARAGRAPHS = 500_000
_BINARY = re.compile(r"\\bin(\d{1,9}) ?")
_HEX = re.compile(r"[0-9a-fA-F\r\n]{400,}")
_FIELD = re.compile(r"\{\\field(?=\{)", re.IGNORECASE)
_CELL = re.compile(r"\\(?:nest)?cell(?![a-zA-Z])")
_FONT = re.compile(r"\{\\f(\d{1,5})[^{};]{0,80}?\\fcharset(\d{1,3})")


def read_rtf(data: bytes) -> Document:
    """Return the paragraphs of an RTF file. Raises ``TooLarge`` for more of them than any export has.

    >>> [line.text for line in read_rtf(rb"{\\rtf1\\ansi Caf\\'e9\\par {\\b Paris}\\cell 5 March\\row}").lines]
    ['Café', 'Paris\\t5 March', '']
    """
    if data.count(b"{") > _MOST_GROUPS or data.count(b"\\par") > _MOST_PARAGRAPHS:
        raise TooLarge(f"has more than {_MOST_GROUPS:,} groups or {_MOST_PARAGRAPHS:,} paragraphs")
    striprtf = library("striprtf.striprtf", "RTF")
    plain = striprtf.rtf_to_text(_prepared(striprtf, _decoded(data)), errors="replace")
    plain = plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return Document(list(lines_of(plain.replace("\xad", "").replace("\u2011", "-"))), wrapped=False)


def creation_date(data: bytes) -> Date | None:
    """Return the day on which an RTF file says that it was made.

    >>> print(creation_date(rb"{\\rtf1{\\info{\\creatim\\yr2014\\mo3\\dy5}}}"))
    2014-03-05
    """
    found = _CREATED.search(data[:_INFO])
    try:
        return Date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _decoded(data: bytes) -> str:
    """Return RTF as text in its code page."""
    named = _CODE_PAGE.search(data[:4096])
    try:
        return data.decode(f"cp{int(named[1])}" if named else "cp1252", "replace")
    except LookupError:
        return _CODE_PAGE.sub(b"", data, count=1).decode("cp1252", "replace")


def _prepared(striprtf: Any, text: str) -> str:
    """Return RTF without data of pictures, with links that are plain text, and with cells that end in a tab."""
    text = _CELL.sub(r"\\tab", _FIELD.sub(r"{\\xfield", _HEX.sub("", _without_binary(text))))
    fonts = striprtf.font_table_group(text)
    if not fonts:
        return text
    kept = "".join(f"{{\\f{number}\\fcharset{charset} x;}}" for number, charset in _FONT.findall(fonts))
    return text.replace(fonts, f"{{\\fonttbl{kept}}}", 1)


def _without_binary(text: str) -> str:
    """Return RTF without binary data, whose length stands before it."""
    parts, at = [], 0
    while match := _BINARY.search(text, at):
        parts.append(text[at : match.start()])
        at = match.end() + int(match[1])
    return "".join((*parts, text[at:])).replace("\\bin", "\\xbin")
