"""``coder rerun``: does the run of a replication archive again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from coder.cli.options import Workers
from coder.cli.printing import say, show
from coder.core.errors import CoderError

SAME, DIFFERENT, TROUBLE = 0, 1, 2
"""The exit status, as that of diff."""


def command(
    crate: Annotated[Path, typer.Argument(help="A folder that `coder cite RUN -o FOLDER` wrote.")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Where the new events go; by default they are not kept.")
    ] = None,
    inputs: Annotated[
        list[str] | None, typer.Option("--input", help="An input that lies elsewhere now; give it again for each.")
    ] = None,
    workers: Workers = None,
) -> None:
    """Do the run of a replication archive again, and tell whether the events are the same byte for byte.

    What differs is told: version, dictionary, input, option, output. The exit status is 0 if the events are the same,
    1 if they differ or an input is gone, 2 in trouble.

    \b
    Examples:
      coder rerun archive
      coder rerun archive --input /mnt/news/articles.jsonl -o events.csv
    """
    from coder.analysis.replication import rerun
    from coder.analysis.replication.rerun import What

    try:
        found = rerun(crate, output, inputs or (), workers)
    except CoderError as error:
        say(str(error))
        raise typer.Exit(TROUBLE) from error
    for difference in found:
        show(str(difference))
    if any(one.is_gone for one in found):
        show("nothing was run: name where these inputs are now with --input")
        raise typer.Exit(DIFFERENT)
    same = not any(one.what in (What.OUTPUT, What.INPUT) for one in found)
    show("the events are the same, byte for byte" if same else "the events are not those of the run")
    raise typer.Exit(SAME if same else DIFFERENT)
