"""``coder actors``: work on the dictionaries of actors."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from coder.cli.options import (
    DateColumn,
    DateFormat,
    DatePattern,
    DateText,
    Dictionaries,
    Encoding,
    IdColumn,
    InputFormat,
    Inputs,
    TextColumn,
)
from coder.core.errors import CoderError
from coder.core.model import Article

app = typer.Typer(help="Work on the dictionaries of actors.", no_args_is_help=True)


@app.callback()
def group() -> None:
    """Work on the dictionaries of actors."""


@app.command()
def missing(
    inputs: Inputs,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            help="A dictionary folder of your own: writes actors/missing.yaml and agents.yaml into it.",
        ),
    ] = None,
    least: Annotated[int, typer.Option("--least", min=1, help="Leave out what came less often.")] = 2,
    top: Annotated[int, typer.Option("--top", min=1, help="How many names and how many roles to list.")] = 200,
    date: DateText = None,
    dictionaries: Dictionaries = None,
    text_column: TextColumn = None,
    date_column: DateColumn = None,
    id_column: IdColumn = None,
    date_format: DateFormat = None,
    date_pattern: DatePattern = None,
    input_format: InputFormat = None,
    encoding: Encoding = "utf-8",
) -> None:
    """List the commonest names and role nouns in subject and object positions that no dictionary knows, as entries to be filled in.

    Each entry stands below its count and up to three sentences. Put a code in place of each ???, remove what is no actor, and check the folder.

    Example: coder actors missing articles.jsonl -o my_dictionaries
    """
    from coder.cli.batches import InputOptions, finding
    from coder.diagnostics.missing_actors import unknowns
    from coder.formats.input.articles import read_articles
    from coder.formats.input.fields import Fields
    from coder.pipeline import Coder

    faults = list[CoderError]()
    fields = Fields(tuple(text_column or ()), date_column, id_column, date_format)
    where = finding(InputOptions(inputs, input_format, encoding, date, date_pattern, fields))

    def articles() -> Iterator[Article]:
        for record in read_articles(inputs, where, fields, encoding):
            if isinstance(record, Article):
                yield record
            else:
                faults.append(record)
                sys.stderr.write(f"coder: {record}\n")

    found = unknowns(Coder(dictionaries or ()), articles(), least)
    for kind, file in (("name", "actors/missing.yaml"), ("role", "agents.yaml")):
        listed = [one.entry() for one in found if one.kind == kind][:top]
        text = "\n".join([f"# {file}: put a code in place of each ???, remove what is no actor", *listed, ""])
        if output is None:
            typer.echo(text)
        else:
            path = output / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            typer.echo(f"{len(listed)} entries in {path}", err=True)
    if faults:
        raise typer.Exit(1)
