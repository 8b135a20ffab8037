"""``coder parse``: writes subject-verb-object triples."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

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
    Overwrite,
    Rejects,
    Resume,
    ShowProgress,
    TextColumn,
    Workers,
)
from coder.cli.printing import say
from coder.core.errors import UsageError

if TYPE_CHECKING:
    from coder.cli.batches import InputOptions


def command(
    inputs: Inputs,
    output: Annotated[str | None, typer.Option("-o", "--output", help="A .jsonl file for the triples.")] = None,
    store: Annotated[
        Path | None,
        typer.Option(
            "--store", help="Keep the parses and the events in a .duckdb file, for `coder diff`, `find` and `suggest`."
        ),
    ] = None,
    date: DateText = None,
    dictionaries: Dictionaries = None,
    text_column: TextColumn = None,
    date_column: DateColumn = None,
    id_column: IdColumn = None,
    date_format: DateFormat = None,
    date_pattern: DatePattern = None,
    input_format: InputFormat = None,
    encoding: Encoding = "utf-8",
    rejects: Rejects = None,
    workers: Workers = None,
    resume: Resume = False,
    overwrite: Overwrite = False,
    progress: ShowProgress = True,
) -> None:
    """Print the subject-verb-object triples of texts, a line of JSON for each article; or keep parses in a store.

    A store takes the articles that it does not have yet, so that the same command goes on where it was stopped.

    \b
    Examples:
      coder parse story.txt                     # on the screen
      coder parse 'archive/*.txt' -o triples.jsonl
      echo 'Iran met Iraq.' | coder parse -
      coder parse 'archive/*.jsonl.gz' --store corpus.duckdb
    """
    from coder.cli.batches import InputOptions, OutputOptions, run_command
    from coder.cli.outputs import output_format
    from coder.coding.events import Options
    from coder.formats.input.fields import Fields

    fields = Fields(tuple(text_column or ()), date_column, id_column, date_format)
    given = InputOptions(inputs, input_format, encoding, date, date_pattern, fields)
    if store is not None:
        if output is not None or resume or rejects is not None:
            raise UsageError("--store goes without -o, --rejects and --resume", remedy="leave them out")
        _fill(store, given, dictionaries or [], workers, overwrite)
        return
    form = output_format(output, None, None, False)
    if form.name != "jsonl":
        raise UsageError("triples are written as JSON lines", remedy="name an output that ends in .jsonl")
    wanted = OutputOptions(output, form, "triples", rejects, workers, resume, overwrite, progress, triples=True)
    run_command(given, wanted, (), Options())


def _fill(path: Path, given: InputOptions, dictionaries: list[Path], workers: int | None, anew: bool) -> None:
    """Keep the parses of articles in a store."""
    from coder.analysis.corpus import open_store
    from coder.cli.corpus import Corpus
    from coder.cli.printing import counted
    from coder.cli.stores import fill

    if path.suffix != ".duckdb":
        raise UsageError("a store is a DuckDB file", file=path, remedy="let its name end in .duckdb")
    if not path.parent.is_dir():
        raise UsageError(f"the folder {path.parent} does not exist", remedy="make it")
    corpus = Corpus(given)
    fill(path, corpus, dictionaries, workers, anew)
    with open_store(path) as store:
        sizes = store.sizes()
    events = counted(sizes.events, "event")
    say(f"{counted(sizes.articles, 'article')}, {counted(sizes.sentences, 'sentence')}, {events} in {path}")
    corpus.finish()
