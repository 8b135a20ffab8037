"""The command line: one module for each command."""

from __future__ import annotations

import atexit
import inspect
import logging
import os
import signal
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Annotated, Final

import typer

from coder.cli.help_pages import Command, Group
from coder.cli.printing import LogFormatter, say, say_all, show
from coder.core.errors import CoderError, UsageError


def _show_version(asked: bool) -> None:
    """Print the version of the coder, that of Python and whether the coder is compiled, and stop."""
    if asked:
        import platform

        from coder import __version__
        from coder.core.lalr import is_compiled

        build = "compiled" if is_compiled() else "pure Python"
        show(f"coder {__version__} (Python {platform.python_version()}, {build})")
        raise typer.Exit


COMMANDS: Final = {
    "Texts": ("code", "parse", "find", "explain"),
    "Dictionaries": ("lookup", "init", "check", "suggest", "actors", "verbs", "diff", "convert"),
    "Events": ("dedupe", "series", "plot", "cite", "rerun"),
    "Quality": ("workbench", "sample", "annotate", "evaluate"),
}
"""The commands by the panels of the help page; each has a module of its name."""


def group(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_show_version, help="Show the version and exit.")
    ] = False,
) -> None:
    """Code political events from English news text: who did what to whom, when.

    \b
    Examples:
      coder code articles.jsonl -o events.csv
      coder explain "Turkey recalled its ambassador from Israel."
      coder lookup "Turkish police"
      coder code --help                          # each command has its page
    """


def application(only: str = "") -> typer.Typer:
    """Return the command line with all commands, or with one alone, which then need not wait for the others."""
    app = typer.Typer(
        cls=Group,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(group)
    for panel, names in COMMANDS.items():
        for name in names if not only else {only}.intersection(names):
            module = import_module(f"coder.cli.{name}")
            if hasattr(module, "app"):
                for command in module.app.registered_commands:
                    command.help, command.cls = _flowing(command.callback), Command
                app.add_typer(module.app, name=name, rich_help_panel=panel)
            else:
                app.command(name, cls=Command, help=_flowing(module.command), rich_help_panel=panel)(module.command)
    return app


def _flowing(command: Callable[..., None]) -> str:
    r"""Return the help text of a command with one line for each paragraph, which the terminal breaks at its width.

    Paragraphs that begin with ``\b`` stay as they are.
    """
    paragraphs = inspect.cleandoc(command.__doc__ or "").split("\n\n")
    return "\n\n".join(one if one.startswith("\b") else one.replace("\n", " ") for one in paragraphs)


def __getattr__(name: str) -> typer.Typer:
    """Make the whole command line where somebody asks for ``coder.cli.app``."""
    if name != "app":
        raise AttributeError(name)
    return application()


def main() -> None:
    """Run the command line.

    The exit status is 0 for success, 1 for errors in input or dictionaries, 2 for wrong usage, 3 for a run that
    can be resumed.
    """
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    _prepare_streams()
    try:
        _run()
        return
    except MemoryError:
        pass  # told below, when what has filled the memory is gone
    say("there is not enough memory (close other programs, or take fewer --workers)")
    sys.exit(1)


def _run() -> None:
    """Run the command that is named; of all errors only that of too little memory is left to the caller."""
    try:
        named = "".join(sys.argv[1:2])
        application(named if any(named in names for names in COMMANDS.values()) else "")()
    except CoderError as error:
        say_all(error)
        sys.exit(2 if isinstance(error, UsageError) else 1)
    except OSError as error:
        say(f"{error.filename or 'output'}: {error.strerror} (check the disk and the path)")
        sys.exit(getattr(error.__context__, "exit_code", 1))  # 2 where wrong usage could not be told
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
    atexit.register(_give_up_messages)
    handler = logging.StreamHandler()
    handler.setFormatter(LogFormatter())
    logging.basicConfig(handlers=[handler])


def _give_up_messages() -> None:
    """Let what could not be written to standard error go, or Python would end with the status 120 for it."""
    try:
        sys.stderr.flush()
    except (OSError, AttributeError):
        sys.stderr = None
