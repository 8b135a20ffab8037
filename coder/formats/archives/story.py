"""What the readers of archives make: stories, and documents that could not be split."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from coder.formats.archives.lines import Document


class DateHeader(NamedTuple):
    """A header that should hold the date."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Story:
    """One article of an export, before its dates are read."""

    line: int
    """Where it begins in the file."""
    text: str
    fields: Mapping[str, str] = field(default_factory=dict)
    """What its headers say: title, source, byline, section, id ..."""
    dates: tuple[DateHeader, ...] = ()
    """Headers with its date, the best first."""


class Unsplit(NamedTuple):
    """A document that gives no story, and why."""

    line: int
    reason: str
    title: str = ""


Split = Callable[[Document], Iterator[Story | Unsplit]]
"""Splits the text of a file into its stories."""
NO_TEXT = "has headers and no text"


def dated(headers: Iterable[tuple[str, str | None]]) -> tuple[DateHeader, ...]:
    """Return the headers that say anything.

    >>> dated([("date line", "5 March 2014"), ("LOAD-DATE", None)])
    (DateHeader(name='date line', text='5 March 2014'),)
    """
    return tuple(DateHeader(name, text) for name, text in headers if text)
