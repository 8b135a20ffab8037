"""``coder diff``: what a change of dictionaries changes in the events of a corpus."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from coder.cli.corpus import Corpus
from coder.cli.options import (
    DateColumn,
    DateFormat,
    DatePattern,
    DateText,
    Encoding,
    IdColumn,
    InputFormat,
    TextColumn,
    Workers,
)
from coder.cli.printing import say, show
from coder.cli.stores import CorpusFiles, stored
from coder.core.errors import CoderError

if TYPE_CHECKING:
    from coder.analysis.corpus import Change, Changes, Tally

SAME, DIFFERENT, TROUBLE = 0, 1, 2
"""The exit status, as that of diff."""
_ROWS = 20
_FOLDER = "A dictionary folder of your own, or `bundled` for the bundled dictionaries."


def command(
    old: Annotated[str, typer.Argument(help=_FOLDER)],
    new: Annotated[str, typer.Argument(help=_FOLDER)],
    corpus: CorpusFiles,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="A .csv or .jsonl file for all events that differ.")
    ] = None,
    examples: Annotated[int, typer.Option("--examples", min=0, help="How many events of each kind to show.")] = 5,
    date: DateText = None,
    text_column: TextColumn = None,
    date_column: DateColumn = None,
    id_column: IdColumn = None,
    date_format: DateFormat = None,
    date_pattern: DatePattern = None,
    input_format: InputFormat = None,
    encoding: Encoding = "utf-8",
    workers: Workers = None,
) -> None:
    """Show which events of a corpus other dictionaries add, lose or recode, and which entries did it.

    The exit status is 0 if no event differs, 1 if some do, 2 in trouble.

    \b
    Examples:
      coder diff bundled my_dictionaries corpus.duckdb
      coder diff my_dictionaries my_new_ones corpus.duckdb -o changes.csv
      coder diff bundled my_dictionaries articles.jsonl --examples 20
    """
    from coder.analysis.corpus import diff
    from coder.analysis.corpus.change_rows import COLUMNS, write_changes
    from coder.analysis.corpus.row_files import check_name
    from coder.cli.batches import InputOptions
    from coder.formats.input.fields import Fields

    fields = Fields(tuple(text_column or ()), date_column, id_column, date_format)
    source = Corpus(InputOptions(corpus, input_format, encoding, date, date_pattern, fields))
    try:
        if output is not None:
            check_name(output, COLUMNS, corpus)
        with stored(source, [Path(old)], workers) as store:
            changes = diff(store, [new], [old], workers=workers)
        if output is not None:
            write_changes(changes, output)
    except CoderError as error:
        say(str(error))
        raise typer.Exit(TROUBLE) from error
    for line in _lines(changes, examples):
        show(line)
    raise typer.Exit(TROUBLE if source.faults else DIFFERENT if changes else SAME)


def _lines(changes: Changes, examples: int) -> Iterator[str]:
    """The changes in numbers, then examples."""
    from coder.cli.printing import counted

    kinds = {"recoded": changes.recoded, "added": changes.added, "lost": changes.lost}
    numbers = ", ".join(f"{counted(len(found), 'event')} {kind}" for kind, found in kinds.items())
    entries = counted(len(changes.entries), "entry differs", "entries differ")
    yield f"{numbers}; {entries}, and {counted(changes.coded, 'article')} with their words were coded anew"
    if not changes:
        return
    yield ""
    yield from _table("entry", changes.by_entry())
    yield ""
    yield from _table("code", changes.by_code())
    for kind, found in kinds.items():
        if found[:examples]:
            yield ""
            yield f"{kind}:"
            yield from (line for change in found[:examples] for line in _example(change))


def _table(name: str, tallies: Mapping[str, Tally]) -> Iterator[str]:
    from coder.analysis.text_table import text_table

    rows = [(key, tally.added, tally.lost, tally.recoded) for key, tally in tallies.items()]
    yield from text_table((name, "added", "lost", "recoded"), lambda: rows[:_ROWS])
    if len(rows) > _ROWS:
        yield f"and {len(rows) - _ROWS:,} more"


def _example(change: Change) -> Iterator[str]:
    sides = " -> ".join(str(side) for side in (change.old, change.new) if side)
    yield f"  {sides}" + (f"  by {', '.join(change.entries)}" if change.entries else "")
    date = f", {change.date}" if change.date else ""
    yield f"    {change.article_id}{date}: {' '.join(change.text.split())}"
