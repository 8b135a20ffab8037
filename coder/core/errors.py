"""All errors that the coder raises on purpose, in one tree."""

from __future__ import annotations

from pathlib import Path

from coder.core.terminal import visible_line


class CoderError(Exception):
    """The base of all errors: what is wrong, where, and what to do about it.

    >>> print(CoderError("no such code: 999", file="verbs.yaml", line=7, remedy="see `coder lookup`"))
    verbs.yaml:7: no such code: 999 (see `coder lookup`)
    """

    def __init__(
        self,
        message: str,
        *,
        file: str | Path | None = None,
        line: int | None = None,
        remedy: str = "",
    ) -> None:
        super().__init__(message)
        self.message = message
        self.file = None if file is None else str(file)
        self.line = line
        self.remedy = remedy

    @property
    def where(self) -> str:
        """``file:line``, as much of it as is known.

        >>> CoderError("oops", file="a.txt").where
        'a.txt'
        """
        parts = [self.file] if self.file else []
        if self.line is not None:
            parts.append(str(self.line) if parts else f"line {self.line}")
        return ":".join(parts)

    def __str__(self) -> str:
        """One line: where, what, and the remedy in brackets."""
        text = f"{self.where}: {self.message}" if self.where else self.message
        return visible_line(f"{text} ({self.remedy})" if self.remedy else text)


class DictionaryError(CoderError):
    """A dictionary file has an error."""


class InputError(CoderError):
    """An article or a file of articles cannot be read.

    >>> print(InputError("has no field 'text'", file="news.json", line=3, unit="record"))
    news.json, record 3: has no field 'text'
    """

    def __init__(
        self,
        message: str,
        *,
        file: str | Path | None = None,
        line: int | None = None,
        remedy: str = "",
        unit: str = "line",
    ) -> None:
        super().__init__(message, file=file, line=line, remedy=remedy)
        self.unit = unit

    @property
    def where(self) -> str:
        """``file:line``, or the file and the number of the record where lines mean nothing."""
        if self.unit == "line" or self.line is None:
            return super().where
        return f"{self.file}, {self.unit} {self.line}"


class OutputError(CoderError):
    """Results cannot be written: the disk is full, or a file is locked or cannot be opened."""


class GrammarError(CoderError):
    """A grammar is broken, or a text does not follow its grammar."""


class UsageError(CoderError):
    """A command or a function was called in a way that makes no sense."""
