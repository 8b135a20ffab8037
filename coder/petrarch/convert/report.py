"""What becomes of each line of the old files: it is converted, or left out with a finding; nothing else can happen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

LONGEST_QUOTE = 120
"""Characters of a line that a finding shows."""


class Finding(NamedTuple):
    """Something that the conversion left out or changed: where, what, what to do about it, and the line itself."""

    file: str
    line: int
    message: str
    remedy: str
    text: str

    def __str__(self) -> str:
        """One line of a report.

        >>> print(Finding("x.actors.txt", 3, "has no code and was left out", "write [CODE] after it", "IRAN"))
        x.actors.txt:3: has no code and was left out (write [CODE] after it): IRAN
        """
        text = f"{self.file}:{self.line}: {self.message} ({self.remedy})"
        return f"{text}: {self.text}" if self.text else text


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

    @classmethod
    def at(cls, where: str, text: str) -> Line:
        """Return the line of a record, which knows its place.

        >>> Line.at("x.txt:3", "IRAN").number
        3
        """
        file, _, number = where.rpartition(":")
        return cls(file, int(number), text)


@dataclass(slots=True)
class Report:
    """Collects the findings of a conversion, and keeps account of its lines."""

    findings: list[Finding] = field(default_factory=list)
    _waiting: dict[str, Line] = field(default_factory=dict)
    _used: set[str] = field(default_factory=set)
    _left: set[str] = field(default_factory=set)

    def expect(self, line: Line) -> None:
        """Note that a line says something, which must be used or left out."""
        self._waiting[line.where] = line

    def use(self, *lines: Line) -> None:
        """Note that lines were converted."""
        for line in lines:
            self._waiting.pop(line.where, None)
            self._used.add(line.where)
            self._left.discard(line.where)

    def note(self, line: Line, message: str, remedy: str) -> None:
        """Report something about a line whose fate is still open, or that was not changed by it."""
        quote = line.text.strip()[:LONGEST_QUOTE]
        finding = Finding(line.file, line.number, message, remedy, quote)
        if finding not in self.findings[-3:]:
            self.findings.append(finding)

    def change(self, line: Line, message: str, remedy: str) -> None:
        """Report that a line was converted otherwise than it stands."""
        self.note(line, message, remedy)
        self.use(line)

    def drop(self, line: Line, message: str, remedy: str) -> None:
        """Report that a line was left out."""
        self.note(line, message, remedy)
        self._waiting.pop(line.where, None)
        self._used.discard(line.where)
        self._left.add(line.where)

    def drop_all(self, lines: Iterable[Line], message: str, remedy: str) -> None:
        """Report that each of several lines was left out."""
        for line in lines:
            self.drop(line, message, remedy)

    def refuse(self, lines: list[Line], message: str, remedy: str) -> None:
        """Report at its first line that a whole file was left out."""
        if lines:
            self.note(lines[0]._replace(text=""), message, remedy)
            for line in lines:
                self._waiting.pop(line.where, None)
                self._left.add(line.where)

    def close(self) -> None:
        """Report the lines that no reader has used, of which there should be none."""
        for line in list(self._waiting.values()):
            self.drop(line, "was not understood and was left out", "check its marks and brackets")

    @property
    def converted(self) -> int:
        """How many lines were converted."""
        return len(self._used)

    @property
    def left_out(self) -> int:
        """How many lines were left out; each has a finding."""
        return len(self._left)
