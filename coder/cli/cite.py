"""``coder cite``: what a methods section and a replication archive need of a run."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from coder.cli.printing import say, show


def command(
    run: Annotated[str, typer.Argument(help="The OUTPUT.run.json of a run, or its output.")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="A new folder for a replication archive (RO-Crate).")
    ] = None,
    with_output: Annotated[
        bool, typer.Option("--with-output/--without-output", help="Whether the archive holds the events, too.")
    ] = True,
) -> None:
    """Print a paragraph on methods, the command and the citation of a run, or write a replication archive.

    The archive has the record of the run, your dictionaries, the events, and names, sizes and hashes of the inputs.

    \b
    Examples:
      coder cite events.csv
      coder cite events.csv.run.json -o archive
    """
    from coder.analysis.replication import bibtex, citation, command_line, methods, read_run, write_crate

    found = read_run(run)
    if output is not None:
        write_crate(found, output, output=with_output)
        say(f"the archive of {found.output} is in {output}; do the run again with `coder rerun {output}`")
        return
    show("\n\n".join([methods(found), f"    {command_line(found)}", citation(found), bibtex(found)]))
