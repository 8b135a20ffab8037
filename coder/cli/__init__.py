"""The command line: one module for each command."""

from __future__ import annotations

import logging
import os
import signal
import sys

import typer

from coder.cli import actors, check, code, convert, evaluate, explain, lookup, parse, verbs
from coder.core.errors import CoderError, UsageError

app = typer.Typer(
    help="Codes political events from English news text: who did what to whom, when.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
for module in (code, parse, explain, check, lookup, convert):
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
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    logging.basicConfig(format="coder: %(message)s")
    try:
        app()
    except CoderError as error:
        sys.stderr.write(f"coder: {error}\n")
        sys.exit(2 if isinstance(error, UsageError) else 1)
    except OSError as error:
        sys.stderr.write(f"coder: {error.filename or 'output'}: {error.strerror} (check the disk and the path)\n")
        sys.exit(1)
    except KeyboardInterrupt:
        sys.stderr.write("coder: stopped\n")
        os._exit(130)
