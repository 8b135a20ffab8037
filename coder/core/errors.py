"""All errors that the coder raises on purpose, in one tree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from coder.core.terminal import visible_line

T = TypeVar("T")
R = TypeVar("R")


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

    @property
    def each(self) -> tuple[CoderError, ...]:
        """The errors of which this one is made: itself alone, or several that were found together."""
        return (self,)


class DictionaryError(CoderError):
    """A dictionary file has an error."""


class DictionaryErrors(DictionaryError):
    """Several errors of dictionary files, found together.

    >>> one, other = DictionaryError("a", file="x.yaml", line=1), DictionaryError("b", file="x.yaml", line=2)
    >>> print(DictionaryErrors((one, other)))
    x.yaml:1: a (and 1 more error)
    """

    def __init__(self, errors: Sequence[CoderError]) -> None:
        first, more = errors[0], len(errors) - 1
        remedy = f"and {more} more error{'' if more == 1 else 's'}"
        super().__init__(first.message, file=first.file, line=first.line, remedy=remedy)
        self._errors = tuple(errors)

    @property
    def each(self) -> tuple[CoderError, ...]:
        """All of them."""
        return self._errors


def gathered(function: Callable[[T], R], items: Iterable[T]) -> list[R]:
    """Return what a function makes of each item; raises the dictionary errors of all items together, each once.

    >>> gathered(int, ["1", "2"])
    [1, 2]
    """
    made: list[R] = []
    found: dict[str, CoderError] = {}
    for item in items:
        try:
            made.append(function(item))
        except DictionaryError as error:
            found |= {str(one): one for one in error.each}
    if found:
        errors = list(found.values())
        raise errors[0] if len(errors) == 1 else DictionaryErrors(errors)
    return made


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
