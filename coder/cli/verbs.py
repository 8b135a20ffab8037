"""``coder verbs``: works on the dictionaries of verbs and event nouns."""

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

app = typer.Typer(cls=Group, help="Work on the dictionaries of verbs and event nouns.", no_args_is_help=True)
FILE = "verbs/missing.yaml"
REMEDY = "put an action or a frame and an example in place of each ???, remove what is no event"


@app.callback()
def group() -> None:
    """Work on the dictionaries of verbs and event nouns."""


@app.command()
def missing(
    inputs: Inputs,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            help="A dictionary folder of your own, for the file verbs/missing.yaml.",
        ),
    ] = None,
    least: Annotated[int, typer.Option("--least", min=1, help="List only what is found at least so often.")] = 2,
    top: Annotated[int, typer.Option("--top", min=1, help="How many verbs and nouns to list.")] = 200,
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
    """List verbs and nouns between two actors that no entry fits, as entries to be filled in.

    The list has the commonest, each below its count and up to three sentences. Put an action or a frame of
    frames.yaml in place of each ???, with an example, remove what is no event, and check the folder.

    \b
    Examples:
      coder verbs missing articles.jsonl                    # on the screen
      coder verbs missing articles.jsonl -o my_dictionaries # as a file to fill in
      coder verbs missing 'archive/*.jsonl' --least 10 --top 50
    """
    from coder.cli.batches import InputOptions
    from coder.diagnostics.missing_verbs import missing_verbs
    from coder.formats.input.fields import Fields
    from coder.pipeline import Pipeline

    fields = Fields(tuple(text_column or ()), date_column, id_column, date_format)
    corpus = Corpus(InputOptions(inputs, input_format, encoding, date, date_pattern, fields))
    found = missing_verbs(Pipeline(dictionaries or ()), corpus.articles(), least)
    write_entries([one.entry() for one in found][:top], FILE, REMEDY, output)
    corpus.finish()
