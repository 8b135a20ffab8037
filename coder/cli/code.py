"""``coder code``: articles in, events out."""

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
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            help="Where events go: .jsonl, .csv, .tsv (each also .gz), .parquet or .duckdb; - for standard output.",
        ),
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(
            "--format", help="jsonl, csv, tsv, table, parquet or duckdb; by default what the name of the output says."
        ),
    ] = None,
    schema: Annotated[
        str | None,
        typer.Option(
            "--schema", help="Columns of another data set, parted by tabs: petrarch, phoenix, icews or gdelt."
        ),
    ] = None,
    table: Annotated[
        str, typer.Option("--table", help="The table of a DuckDB database that events are appended to.")
    ] = "events",
    date: DateText = None,
    dictionaries: Dictionaries = None,
    half_dyads: Annotated[bool, typer.Option("--half-dyads", help="Keep events that lack a source or target.")] = False,
    dyads: Annotated[bool, typer.Option("--dyads", help="Keep only events with both.")] = False,
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
    """Code articles into events.

    Example: coder code 'archive/*.jsonl.gz' -o events.parquet
    """
    from coder.cli.batches import InputOptions, OutputOptions, output_format, run_command
    from coder.coding.events import Options
    from coder.formats.input.fields import Fields
    from coder.formats.output.registry import SCHEMAS

    if half_dyads and dyads:
        raise UsageError("--half-dyads and --dyads exclude each other", remedy="give one of them")
    given = InputOptions(
        inputs,
        input_format,
        encoding,
        date,
        date_pattern,
        Fields(tuple(text_column or ()), date_column, id_column, date_format),
    )
    if schema is not None and (schema not in SCHEMAS or format is not None):
        raise UsageError(
            f"the schema '{schema}' is not known" if format is None else "--schema and --format exclude each other",
            remedy=f"use --schema with one of {', '.join(SCHEMAS)}",
        )
    kind = SCHEMAS[schema] if schema else output_format(output, format, sys.stdout.isatty())
    run_command(
        given,
        OutputOptions(output, kind, table, rejects, workers, resume, overwrite, progress),
        dictionaries or (),
        Options(half_dyads, dyads),
    )
