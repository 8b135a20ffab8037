"""Reads old dictionary files as lines without comments, and collects findings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

_BRACKETS = re.compile(r"\[[^\]]*\]")
_COMMENT = re.compile(r"[#;]")
LONGEST_LINE = 2_000
"""No entry is as long; the time to read one stays bounded."""
_UNREADABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class Finding(NamedTuple):
    """Something that the conversion left out or changed: where, what and why."""

    file: str
    line: int
    message: str
    text: str

    def __str__(self) -> str:
        """One line of a report.

        >>> print(Finding("x.actors.txt", 3, "the date '<9x' is not read", "IRAN [IRN <9x]"))
        x.actors.txt:3: the date '<9x' is not read: IRAN [IRN <9x]
        """
        return f"{self.file}:{self.line}: {self.message}: {self.text}"


class Line(NamedTuple):
    """A line of an old dictionary, and the comment that was cut off from it."""

    file: str
    number: int
    text: str
    comment: str = ""

    @property
    def where(self) -> str:
        """The place as ``file:line``."""
        return f"{self.file}:{self.number}"


@dataclass(slots=True)
class Report:
    """Collects the findings of a conversion."""

    findings: list[Finding] = field(default_factory=list)

    def add(self, line: Line, message: str) -> None:
        """Note that something in a line was left out or changed."""
        self.findings.append(Finding(line.file, line.number, message, line.text.strip()[:120]))


def read_lines(path: Path, report: Report) -> Iterator[Line]:
    """Return the lines of a file without comments (``#``, ``;`` and ``<!-- -->``) and without empty lines."""
    inside = False
    for number, raw in enumerate(_decoded(path, report), 1):
        line = Line(path.name, number, raw.rstrip())
        if inside or "<!" in line.text or "-->" in line.text:
            text, inside = _without_xml_comment(line.text, inside)
            line = line._replace(text=text)
        if _UNREADABLE.search(line.text):
            report.add(line._replace(text=_UNREADABLE.sub("?", line.text)), "control characters were removed")
            line = line._replace(text=_UNREADABLE.sub("", line.text))
        if len(line.text) > LONGEST_LINE:
            report.add(line, f"is longer than {LONGEST_LINE:,} characters and was left out")
            continue
        text, comment = _cut_comment(line.text)
        if text.strip():
            yield line._replace(text=text.rstrip(), comment=comment)
    if inside:
        report.add(Line(path.name, number, ""), "a comment begins with <!-- and is never closed")


def _decoded(path: Path, report: Report) -> list[str]:
    """Return the lines as text: UTF-8, or else Windows-1252 with a finding."""
    out = []
    data = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    for number, raw in enumerate(data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n"), 1):
        try:
            out.append(raw.decode("utf-8"))
        except UnicodeDecodeError:
            text = raw.decode("cp1252", "replace")
            out.append(text)
            report.add(Line(path.name, number, text), "is not UTF-8 and was read as Windows-1252")
    return out


def _without_xml_comment(text: str, inside: bool) -> tuple[str, bool]:
    """Return a line without the parts between ``<!`` and ``-->``, and whether a comment is open at its end.

    >>> _without_xml_comment("IRAN [IRN] <!-- check -->", False)
    ('IRAN [IRN] ', False)
    """
    kept = ""
    while text:
        if inside:
            _, closed, text = text.partition("-->")
            inside = not closed
        else:
            before, opened, text = text.partition("<!")
            kept += before
            inside = bool(opened)
    return kept, inside


def _cut_comment(text: str) -> tuple[str, str]:
    """Return a line and its comment; a mark inside brackets does not begin a comment.

    >>> _cut_comment("- * DIPLOMATIC  [###]  # tony")
    ('- * DIPLOMATIC  [###]  ', ' tony')
    """
    if "#" not in text and ";" not in text:
        return text, ""
    spans = [match.span() for match in _BRACKETS.finditer(text)]
    for match in _COMMENT.finditer(text):
        if not any(first < match.start() < stop for first, stop in spans):
            return text[: match.start()], text[match.start() + 1 :].rstrip()
    return text, ""
