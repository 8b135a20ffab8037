"""The command line: one module for each command."""

from __future__ import annotations

import logging
import os
import signal
import sys

import typer

from coder.cli import actors, check, code, convert, dedupe, evaluate, explain, lookup, parse, verbs
from coder.cli.printing import LogFormatter, say
from coder.core.errors import CoderError, UsageError

app = typer.Typer(
    help="Codes political events from English news text: who did what to whom, when.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
for module in (code, parse, explain, check, lookup, convert, dedupe):
    app.command(module.__name__.rsplit(".", 1)[-1])(module.command)
app.add_typer(actors.app, name="actors")
app.add_typer(verbs.app, name="verbs")
app.add_typer(evaluate.app, name="evaluate")


def main() -> None:
    """Run the command line.

    The exit status is 0 for success, 1 for errors in input or dictionaries, 2 for wrong usage, 3 for a run that
    can be resumed.
    """
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    _prepare_streams()
    try:
        app()
    except CoderError as error:
        say(str(error))
        sys.exit(2 if isinstance(error, UsageError) else 1)
    except OSError as error:
        say(f"{error.filename or 'output'}: {error.strerror} (check the disk and the path)")
        sys.exit(1)
    except KeyboardInterrupt:
        say("stopped")
        os._exit(130)


def _prepare_streams() -> None:
    """Let nothing that is printed fail for its characters, and no file take the place of a stream that is closed."""
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    if sys.stdout is not None:
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    handler = logging.StreamHandler()
    handler.setFormatter(LogFormatter())
    logging.basicConfig(handlers=[handler])
