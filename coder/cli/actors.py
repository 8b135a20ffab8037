"""``coder actors``: works on the dictionaries of actors."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from coder.cli.corpus import Corpus, write_entries
from coder.cli.help_pages import Group
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

app = typer.Typer(cls=Group, help="Work on the dictionaries of actors.", no_args_is_help=True)
FILES = {"name": "actors/missing.yaml", "role": "agents/missing.yaml"}
"""The files for missing names and missing role nouns."""
REMEDY = "put a code in place of each ???, remove what is not an actor"


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
            help="A dictionary folder of your own, for the files actors/missing.yaml and agents/missing.yaml.",
        ),
    ] = None,
    least: Annotated[int, typer.Option("--least", min=1, help="List only what is found at least so often.")] = 2,
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
    """List names and role nouns that no dictionary knows, as entries to be filled in.

    The list has the commonest in subject and object positions, each below its count and up to three sentences.
    Put a code in place of each ???, remove what is not an actor, and check the folder.

    \b
    Examples:
      coder actors missing articles.jsonl                    # on the screen
      coder actors missing articles.jsonl -o my_dictionaries # as files to fill in
      coder actors missing 'archive/*.jsonl' --least 10 --top 50
    """
    from coder.cli.batches import InputOptions
    from coder.diagnostics.missing_actors import missing_actors
    from coder.formats.input.fields import Fields
    from coder.pipeline import Pipeline

    fields = Fields(tuple(text_column or ()), date_column, id_column, date_format)
    corpus = Corpus(InputOptions(inputs, input_format, encoding, date, date_pattern, fields))
    found = missing_actors(Pipeline(dictionaries or ()), corpus.articles(), least)
    for kind, file in FILES.items():
        write_entries([one.entry() for one in found if one.kind == kind][:top], file, REMEDY, output)
    corpus.finish()
