"""What goes between a command and its user: results, messages, and the texts that he gives."""

from __future__ import annotations

import logging
import os
import shutil
import sys
from contextlib import suppress
from typing import TextIO

import typer

from coder.core.errors import CoderError
from coder.core.terminal import QUAD_STYLES, Style, painted, visible, visible_line

MOST_ERRORS = 20
"""How many errors of dictionaries are shown at once."""
FILE_WIDTH = 120
"""The width in characters of what goes to a file or a pipe."""


def show(text: str) -> None:
    """Print a part of the results, which may have several lines."""
    typer.echo(visible(text))


def show_styled(text: str, *styles: Style) -> None:
    """Print a line of the results in some styles."""
    typer.echo(painted(visible(text), *styles))


def say(text: str) -> None:
    """Write a line to standard error, if anything can be written there."""
    with suppress(OSError, AttributeError):
        sys.stderr.write(f"coder: {visible_line(text)}\n")


def say_all(error: CoderError) -> None:
    """Write a line for each error of which one is made, up to ``MOST_ERRORS``."""
    for one in error.each[:MOST_ERRORS]:
        say(str(one))
    if len(error.each) > MOST_ERRORS:
        say(f"and {len(error.each) - MOST_ERRORS} more errors (correct these first)")


def note(text: str) -> None:
    """Write a line that says where it comes from to standard error."""
    typer.echo(visible_line(text), err=True)


def coloured(stream: TextIO | None) -> bool:
    """Return whether a stream goes to a terminal that shows colours and whose user wants them (no-color.org)."""
    if stream is None or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty()


def quad_legend() -> str:
    """Return what the colours of events mean."""
    names = [f"{means} {end}" for end in ("co-operation", "conflict") for means in ("verbal", "material")]
    return "  ".join(painted(name, QUAD_STYLES[number]) for number, name in enumerate(names, 1))


def line_width(stream: TextIO | None) -> int:
    """Return how many characters a line of a stream may have: the width of a terminal, else COLUMNS or 120."""
    wide = shutil.get_terminal_size((FILE_WIDTH, 24)).columns
    return wide if stream is not None and (stream.isatty() or os.environ.get("COLUMNS")) else FILE_WIDTH


class LogFormatter(logging.Formatter):
    """Writes each record of the log as a line of ``say``."""

    def format(self, record: logging.LogRecord) -> str:
        return f"coder: {visible_line(super().format(record))}"


def readable(argument: str) -> str:
    r"""Return an argument of the command line as text; bytes that are no UTF-8 become marks of replacement.

    >>> readable("Espa\udcf1a")
    'Espa\ufffda'
    """
    return os.fsencode(argument).decode("utf-8", "replace")


def standard_input() -> str:
    """Return all text of standard input; nothing where it is closed."""
    return sys.stdin.buffer.read().decode("utf-8", "replace") if sys.stdin else ""


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun.

    >>> counted(1, "article"), counted(2000, "article")
    ('1 article', '2,000 articles')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"
