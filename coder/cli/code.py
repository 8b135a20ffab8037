"""``coder code``: codes articles into events."""

from __future__ import annotations

import sys
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
    Keep,
    Overwrite,
    Rejects,
    Resume,
    ShowProgress,
    TextColumn,
    Workers,
    first_endings,
    one_of,
)
from coder.core.errors import UsageError
from coder.formats.output.registry import PLAIN, SCHEMAS

_ENDINGS = ", ".join(first_endings(PLAIN.values()))
Output = Annotated[
    str | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help=f"A file for the events: {_ENDINGS}, those of text also with .gz; - for standard output.",
    ),
]
EventFormat = Annotated[
    str | None,
    typer.Option("--format", metavar="FORMAT", help=f"{one_of(PLAIN)}; by default what the name of the output says."),
]
Schema = Annotated[
    str | None,
    typer.Option(
        "--schema", metavar="NAME", help=f"Write the columns of another data set, separated by tabs: {one_of(SCHEMAS)}."
    ),
]
Columns = Annotated[
    str | None,
    typer.Option("--columns", metavar="NAMES", help="The columns to write, in this order: date,source,code,target."),
]
Table = Annotated[
    str, typer.Option("--table", metavar="NAME", help="The table of a DuckDB database to which the events are added.")
]
Sentences = Annotated[
    bool, typer.Option("--sentences", help="In a table, show each sentence under the events that it gave.")
]
SpreadsheetSafe = Annotated[
    bool,
    typer.Option(
        "--spreadsheet-safe",
        help="Put an apostrophe before each cell of CSV or TSV that a spreadsheet would run as a formula.",
    ),
]
HalfDyads = Annotated[bool, typer.Option("--half-dyads", help="Keep events without a source or without a target.")]
Dyads = Annotated[bool, typer.Option("--dyads", help="Keep only events with a source and a target.")]
AllStories = Annotated[
    bool,
    typer.Option(
        "--all-stories",
        help="Also keep events of stories that are not about politics: sport, business, crime and so on.",
    ),
]
StatusKept = Annotated[
    str | None,
    typer.Option(
        "--status",
        metavar="all",
        help="With all: also keep what is historical, conditional, negated or habitual, with its status.",
    ),
]


def command(
    inputs: Inputs,
    output: Output = None,
    format: EventFormat = None,
    schema: Schema = None,
    columns: Columns = None,
    table: Table = "events",
    date: DateText = None,
    dictionaries: Dictionaries = None,
    half_dyads: HalfDyads = False,
    dyads: Dyads = False,
    all_stories: AllStories = False,
    status: StatusKept = None,
    text_column: TextColumn = None,
    date_column: DateColumn = None,
    id_column: IdColumn = None,
    date_format: DateFormat = None,
    date_pattern: DatePattern = None,
    keep: Keep = None,
    input_format: InputFormat = None,
    encoding: Encoding = "utf-8",
    sentences: Sentences = False,
    spreadsheet_safe: SpreadsheetSafe = False,
    rejects: Rejects = None,
    workers: Workers = None,
    resume: Resume = False,
    overwrite: Overwrite = False,
    progress: ShowProgress = True,
) -> None:
    """Code articles into events.

    \b
    Examples:
      coder code articles.jsonl -o events.csv            # a file of articles
      coder code story.txt --date 2014-03-05 --sentences # a table on the screen
      coder code 'archive/*.json.gz' -o events.parquet   # many files, all cores
      coder code 'archive/*.json.gz' -o events.parquet --resume  # after a stop
      coder code news.csv -o out.tsv --text-column body --date-column published
      coder code news.jsonl -o out.txt --schema petrarch # PETRARCH's columns
      coder code - < story.txt                           # JSON lines to a pipe
    """
    from coder.cli.batches import InputOptions, OutputOptions, run_command
    from coder.cli.outputs import chosen_columns, output_format, table_look
    from coder.coding.events import Options
    from coder.formats.input.fields import Fields
    from coder.formats.output.columns import kept_names
    from coder.formats.output.registry import chosen

    if half_dyads and dyads:
        raise UsageError("--half-dyads and --dyads exclude each other", remedy="give one of them")
    if status not in (None, "all"):
        raise UsageError(f"the status '{status}' is not known", remedy="use --status all, or leave it out")
    options = Options(half_dyads, dyads, all_stories, all_statuses=status == "all")
    fields = Fields(tuple(text_column or ()), date_column, id_column, date_format, tuple(keep or ()))
    given = InputOptions(inputs, input_format, encoding, date, date_pattern, fields)
    kind = output_format(output, format, schema, bool(sys.stdout and sys.stdout.isatty()))
    kept = kept_names(fields.keep)
    written = chosen_columns(columns, kept)
    look = table_look(kind, output, sentences)
    kind = chosen(kind.name, written, kept, look)
    if spreadsheet_safe and kind.name not in ("csv", "tsv"):
        raise UsageError("--spreadsheet-safe is for CSV and TSV", remedy="leave it out, or write one of them")
    wanted = OutputOptions(
        output,
        kind,
        table,
        rejects,
        workers,
        resume,
        overwrite,
        progress,
        spreadsheet_safe=spreadsheet_safe,
        columns=written,
        look=look,
    )
    run_command(given, wanted, dictionaries or (), options)
