"""``coder init``: lays out a dictionary folder of one's own."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Annotated

import typer

from coder.cli.printing import show
from coder.core.errors import UsageError
from coder.core.paths import samples_dir


def command(
    folder: Annotated[Path, typer.Argument(help="The new folder.", metavar="FOLDER")],
) -> None:
    """Make a dictionary folder of your own, with a commented example of each kind of entry.

    Replace the examples by your entries, and delete the files that you don't need; docs/own_event_types.md goes
    through them.

    \b
    Examples:
      coder init my_dictionaries
      coder check my_dictionaries                       # after each change
      coder code articles.jsonl -o events.csv --dictionaries my_dictionaries
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError("is there already", file=folder, remedy="name a new folder, or an empty one")
    shutil.copytree(samples_dir() / "dictionaries", folder, dirs_exist_ok=True)
    for path in sorted(folder.rglob("*.yaml")):
        show(path.as_posix())
    show(f"Change these files, then: coder check {folder}")
