"""``coder convert``: dictionaries of TABARI and PETRARCH to a folder that stands alone."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from coder.core.errors import UsageError


def command(
    inputs: Annotated[
        list[str],
        typer.Argument(
            help="Old dictionary files; the kind is told by name or content, or given as KIND:FILE "
            "(verbs, actors, agents, discards, issues, config)."
        ),
    ],
    output: Annotated[Path, typer.Option("-o", "--output", help="The new folder.")],
    report: Annotated[
        Path | None,
        typer.Option("--report", help="A file for what could not be carried over; by default standard error."),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with status 1 if anything could not be carried over.")
    ] = False,
) -> None:
    """Convert TABARI, PETRARCH and PETRARCH2 dictionaries to a folder that stands alone.

    Example: coder convert CAMEO.2.0.txt Phoenix.*.actors.txt Phoenix.agents.txt -o my_dictionaries
    """
    from coder.dictionary.tables import load_tables
    from coder.petrarch.convert.convert import KINDS, convert
    from coder.pipeline import compiled_dictionaries

    kinds: dict[Path, str] = {}
    files = []
    for name in inputs:
        kind, colon, file = name.partition(":")
        path = Path(file if colon and kind in KINDS else name)
        if path in files:
            raise UsageError("the file is named twice", file=path, remedy="name it once")
        files.append(path)
        if colon and kind in KINDS:
            kinds[path] = kind
    made = convert(files, output, frozenset(load_tables(compiled_dictionaries()).codes), kinds)
    lines = [str(finding) for finding in made.findings]
    if report:
        report.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    else:
        for line in lines:
            typer.echo(line, err=True)
    counted = ", ".join(f"{count} {name}" for name, count in made.counts.items()) or "nothing"
    typer.echo(f"{counted} written to {output}; codes: {made.codes}; {len(lines)} findings")
    if strict and lines:
        raise typer.Exit(1)
