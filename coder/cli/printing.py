"""What goes between a command and its user: results, messages, and the texts that he gives."""

from __future__ import annotations

import logging
import os
import sys
from contextlib import suppress

import typer

from coder.core.terminal import visible, visible_line


def show(text: str) -> None:
    """Print a part of the results, which may have several lines."""
    typer.echo(visible(text))


def say(text: str) -> None:
    """Write a line to standard error, if anything can be written there."""
    with suppress(OSError, AttributeError):
        sys.stderr.write(f"coder: {visible_line(text)}\n")


def note(text: str) -> None:
    """Write a line that says where it comes from to standard error."""
    typer.echo(visible_line(text), err=True)


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
