"""``coder parse``: writes subject-verb-object triples."""

from __future__ import annotations

from typing import Annotated

import typer

from coder.cli.options import (
    Encoding,
    IdColumn,
    InputFormat,
    Inputs,
    Overwrite,
    Rejects,
    Resume,
    ShowProgress,
    TextColumn,
    Workers,
)
from coder.core.errors import UsageError


def command(
    inputs: Inputs,
    output: Annotated[str | None, typer.Option("-o", "--output", help="A .jsonl file for the triples.")] = None,
    text_column: TextColumn = None,
    id_column: IdColumn = None,
    input_format: InputFormat = None,
    encoding: Encoding = "utf-8",
    rejects: Rejects = None,
    workers: Workers = None,
    resume: Resume = False,
    overwrite: Overwrite = False,
    progress: ShowProgress = True,
) -> None:
    """Print the subject-verb-object triples of texts, a line of JSON for each article.

    \b
    Examples:
      coder parse story.txt                     # on the screen
      coder parse 'archive/*.txt' -o triples.jsonl
      echo 'Iran met Iraq.' | coder parse -
    """
    from coder.cli.batches import InputOptions, OutputOptions, run_command
    from coder.cli.outputs import output_format
    from coder.coding.events import Options
    from coder.formats.input.fields import Fields

    form = output_format(output, None, None, False)
    if form.name != "jsonl":
        raise UsageError("triples are written as JSON lines", remedy="name an output that ends in .jsonl")
    given = InputOptions(inputs, input_format, encoding, None, None, Fields(tuple(text_column or ()), None, id_column))
    wanted = OutputOptions(output, form, "triples", rejects, workers, resume, overwrite, progress, triples=True)
    run_command(given, wanted, (), Options())
