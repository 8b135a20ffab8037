"""Rows of other data sets: cells separated by tabs, without quotes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date as Date

from coder.core.model import ActorMatch, Event
from coder.formats.output.columns import Row
from coder.formats.output.format import OutputFormat

NULL = "---"
"""How PETRARCH writes that nobody is known."""
_ENDINGS = (".tsv", ".tab", ".txt")


def schema(name: str, columns: tuple[str, ...], row: Callable[[Event], Row], header: bool = False) -> OutputFormat:
    """Make the format of another data set; ``header`` says whether its files begin with the names of the columns."""
    head = line(columns) if header else ""
    return OutputFormat(name, also=_ENDINGS, encode=_encode, header=head, row=row, columns=columns, widen=_with_kept)


def _with_kept(format: OutputFormat, kept: tuple[str, ...]) -> OutputFormat:
    return format._replace(kept=kept, header=line((*format.columns, *kept)) if format.header else "")


def _encode(rows: Iterable[Row]) -> str:
    return "".join([line(row) for row in rows])


def line(row: Row) -> str:
    """Return one line; tabs and line ends inside a cell become blanks.

    >>> line(("20140305", "RUS", "a\\tb"))
    '20140305\\tRUS\\ta b\\n'
    """
    return "\t".join([" ".join(str("" if cell is None else cell).split()) for cell in row]) + "\n"


def code_of(actor: ActorMatch | None) -> str:
    """Return the code of an actor; empty for nobody."""
    return (actor.code if actor else None) or ""


def day(date: Date | None, form: str = "%Y%m%d") -> str:
    """Return a date as text; empty where there is none."""
    return date.strftime(form) if date else ""


def number(value: float | int | None) -> str:
    """Return a number as text; empty where there is none."""
    return "" if value is None else str(value)
