"""Reads old dictionary files as lines without comments, and keeps account of what becomes of each line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from coder.petrarch.convert.report import Line, Report

_BRACKETS_OR_COMMENT = re.compile(r"\[[^\[\]]*+\]|[#;]")
_BRACKET = re.compile(r"[\[\]]")
_LAST_DASHES = re.compile(r"(?<=[^\s-])\s*+-{2,}$")
LONGEST_LINE = 20_000
"""No entry is as long; the time to read one stays bounded."""
MOST_CONTROLS = 0.03
"""The share of control characters in what still is a text."""
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
LINE_BREAKS = re.compile(r"\r\n|\r|\n")
UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read_lines(path: Path, report: Report, name: str = "") -> Iterator[Line]:
    """Return the lines of a file without comments (``#``, ``;`` and ``<!-- -->``) and without empty lines.

    ``name`` is what findings call the file.
    """
    return without_comments(raw_lines(path, report, name), report)


def raw_lines(path: Path, report: Report, name: str = "") -> list[Line]:
    """Return the lines of a file as text, without control characters."""
    name = name or path.name
    lines = (Line(name, number, text) for number, text in enumerate(_decoded(path, name, report), 1))
    return [line._replace(text=_without_controls(line, report)) for line in lines]


def expected(lines: Iterable[Line], report: Report) -> list[Line]:
    """Return the lines that say something, and expect each of them to be used or left out."""
    kept = [line for line in lines if line.text.strip()]
    for line in kept:
        report.expect(line)
    return kept


def without_comments(lines: Sequence[Line], report: Report) -> Iterator[Line]:
    """Return lines without their comments and with matching brackets, each expected to be used or left out."""
    for line in _without_xml_comments(lines, report):
        if len(line.text) > LONGEST_LINE:
            report.expect(line)
            report.drop(line, f"is longer than {LONGEST_LINE:,} characters and was left out", "split the entry")
            continue
        text, comment = cut_comment(line.text)
        whole = mended(text.rstrip())
        if not whole.strip():
            continue
        line = line._replace(text=whole, comment=comment)
        report.expect(line)
        if whole != text.rstrip():
            report.note(line, f"its brackets do not match: read as '{whole.strip()[:80]}'", "close each bracket")
        yield line


def _decoded(path: Path, name: str, report: Report) -> list[str]:
    """Return the lines as text: UTF-8, or UTF-16 by its first bytes, or else Windows-1252 with a finding.

    A file that is no text has none.
    """
    data = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    wide = _wide_encoding(data)
    if wide:
        report.note(Line(name, 1, ""), "is UTF-16 and was read so", "save the file as UTF-8")
        return LINE_BREAKS.split(data.decode(wide, "replace"))
    if len(_CONTROLS.findall(data)) > MOST_CONTROLS * len(data):
        report.note(Line(name, 1, ""), "is no text and was left out", "name files of text alone")
        return []
    out = []
    for number, raw in enumerate(data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n"), 1):
        try:
            out.append(raw.decode("utf-8"))
        except UnicodeDecodeError:
            out.append(raw.decode("cp1252", "replace"))
            line = Line(name, number, out[-1])
            report.note(line, "is not UTF-8 and was read as Windows-1252", "save the file as UTF-8")
    return out


def _wide_encoding(data: bytes) -> str:
    """Return how two bytes stand for a character, by the first two or by the zeros; "" where one byte does.

    >>> _wide_encoding("A B".encode("utf-16")), _wide_encoding("A B".encode("utf-16-be")), _wide_encoding(b"A B")
    ('utf-16', 'utf-16-be', '')
    """
    if data.startswith(UTF16):
        return "utf-16"
    even, odd = data[::2].count(0), data[1::2].count(0)
    if max(even, odd) * 4 < len(data) or min(even, odd) * 20 > len(data):
        return ""
    return "utf-16-be" if even > odd else "utf-16-le" if odd else ""


def _without_xml_comments(lines: Sequence[Line], report: Report) -> Iterator[Line]:
    """Return the lines without what stands between ``<!--`` and ``-->``.

    A comment that is never closed ends with its line, so that it takes nothing else with it.
    """
    last = max((line.number for line in lines if "-->" in line.text), default=0)
    begun = 0
    for line in lines:
        if not begun and "<!--" not in line.text:
            yield line
            continue
        if begun and "<!--" in line.text.partition("-->")[0]:
            report.note(line, f"stands in a comment that begins at line {begun}", "close that comment with '-->'")
        kept, still = _without_xml_comment(line.text, bool(begun))
        if still and not begun and line.number >= last:
            report.note(line, "a comment begins with <!-- and is never closed: it ends with its line", "close it")
            still = False
        begun = (begun or line.number) if still else 0
        yield line._replace(text=kept)


def _without_xml_comment(text: str, inside: bool) -> tuple[str, bool]:
    """Return a line without its comments, and whether one is open at its end.

    >>> _without_xml_comment("IRAN [IRN] <!-- check -->", False)
    ('IRAN [IRN] ', False)
    """
    kept = []
    while text:
        if inside:
            _, closed, text = text.partition("-->")
            inside = not closed
        else:
            before, opened, text = text.partition("<!--")
            kept.append(before)
            inside = bool(opened)
    return "".join(kept), inside


def _without_controls(line: Line, report: Report) -> str:
    """Return the text of a line without characters that no dictionary can hold, which are a finding."""
    if line.text.isascii() and (line.text.isprintable() or line.text.replace("\t", "").isprintable()):
        return line.text
    kept = "".join(char for char in line.text if not _is_unreadable(char))
    if kept != line.text:
        report.note(line, "control characters were removed", "remove them from the file")
    return kept


def _is_unreadable(char: str) -> bool:
    """Return whether a character is a control character, a mark without a shape, or none at all."""
    return char != "\t" and unicodedata.category(char) in ("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp")


def cut_comment(text: str) -> tuple[str, str]:
    """Return a line and its comment; a mark inside brackets does not begin a comment.

    >>> cut_comment("- * DIPLOMATIC  [###]  # tony")
    ('- * DIPLOMATIC  [###]  ', ' tony')
    """
    for match in _BRACKETS_OR_COMMENT.finditer(text):
        if match[0] in "#;":
            return text[: match.start()], text[match.start() + 1 :].rstrip()
    return text, ""


def mended(text: str) -> str:
    """Return a line whose square brackets match: what was opened is closed, and what closes nothing is left out.

    >>> mended("URAVIA [URA"), mended("URAVIA [URA [URAGOV]"), mended("--- DELAY [120 ---"), mended("A [B]] C")
    ('URAVIA [URA]', 'URAVIA [URA] [URAGOV]', '--- DELAY [120] ---', 'A [B] C')
    """
    out: list[str] = []
    opened, at = False, 0
    for match in _BRACKET.finditer(text):
        piece, at = text[at : match.start()], match.end()
        if match[0] == "]":
            out.append(f"{piece}]" if opened else piece)
        else:
            out.append(f"{piece.rstrip()}] [" if opened and piece.strip() else piece if opened else f"{piece}[")
        opened = match[0] == "["
    rest = text[at:]
    if opened and rest.strip():
        dashes = _LAST_DASHES.search(rest)
        cut = dashes.start() if dashes else len(rest.rstrip())
        rest = f"{rest[:cut]}]{rest[cut:]}"
    elif opened:
        out[-1] = out[-1].removesuffix("[")
    return "".join(out) + rest
