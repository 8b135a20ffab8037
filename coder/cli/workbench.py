"""``coder workbench``: opens the local page on which codings are read, questioned, changed and judged."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import Annotated

import typer

from coder.cli.options import Dictionaries
from coder.cli.printing import note


def command(
    corpus: Annotated[
        list[str] | None,
        typer.Argument(help="Files, folders or quoted globs of articles; by default the sample articles."),
    ] = None,
    dictionaries: Dictionaries = None,
    judgements: Annotated[
        Path | None,
        typer.Option("--judgements", help="The file of judgements; by default judgements.jsonl in the folder."),
    ] = None,
    judge: Annotated[
        str | None, typer.Option("--judge", help="Your name in judgements; by default that of the user.")
    ] = None,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="The port; by default a free one.")] = 0,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the page in the browser.")] = True,
) -> None:
    """Open a local page to read articles with their codings, ask how each came about, change entries and judge events.

    Only the last folder of --dictionaries is written to; it need not exist yet. The page answers at 127.0.0.1 alone.

    \b
    Examples:
      coder workbench                                 # the sample articles
      coder workbench articles.jsonl --dictionaries mine
      coder workbench corpus.duckdb                   # of coder parse --store
    """
    from coder.core.paths import samples_dir
    from coder.workbench.serving import Server, Setting, opened

    folders = tuple(dictionaries or ())
    inputs = tuple(corpus or [str(samples_dir() / "articles.jsonl")])
    setting = Setting(inputs, folders[-1] if folders else None, folders[:-1], judgements, judge or _user())

    with opened(setting) as (_, questions):
        server = Server(questions, port)
        note(f"the workbench is open at {server.address} (Ctrl-C ends it)")
        if browser:
            typer.launch(server.address)
        server.run()


def _user() -> str:
    """Return the name of the user; on a system that does not know it, a word for him."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "me"
