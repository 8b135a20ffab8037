"""``coder code``: articles in, events out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, TextIO

import typer

from coder.cli.options import DateText, Dictionaries, parse_date
from coder.errors import CoderError, UsageError
from coder.formats.articles import read_articles
from coder.formats.flat import COLUMNS, flat
from coder.formats.writers import csv_writer, jsonl_writer
from coder.model import Event


def command(
    inputs: Annotated[list[str], typer.Argument(help="Files of articles: .txt, .jsonl, .csv; - for standard input.")],
    output: Annotated[str | None, typer.Option("-o", "--output", help="Where events go: .jsonl or .csv; - for standard output.")] = None,
    format: Annotated[str | None, typer.Option("--format", help="jsonl, csv or table; by default what the name of the output says.")] = None,
    date: DateText = None,
    dictionaries: Dictionaries = None,
    half_dyads: Annotated[bool, typer.Option("--half-dyads", help="Keep events that lack a source or target.")] = False,
    dyads: Annotated[bool, typer.Option("--dyads", help="Keep only events with both.")] = False,
) -> None:
    """Code articles into events.

    Example: coder code articles.jsonl -o events.csv
    """
    from coder.events import Options
    from coder.pipeline import Coder

    when = parse_date(date)
    if half_dyads and dyads:
        raise UsageError("--half-dyads and --dyads exclude each other", remedy="give one of them")
    coder = Coder(dictionaries or (), Options(half_dyads, dyads))
    faults: list[CoderError] = []

    def events() -> Iterator[Event]:
        for name in inputs:
            for record in read_articles(name, when):
                if isinstance(record, CoderError):
                    faults.append(record)
                    sys.stderr.write(f"coder: {record}\n")
                else:
                    yield from coder.read(record).events

    kind = format or _kind(output)
    if kind not in ("jsonl", "csv", "table"):
        raise UsageError(f"the format '{kind}' is not known", remedy="use jsonl, csv or table, or a name that ends in .jsonl or .csv")
    if output in (None, "-"):
        _write(events(), sys.stdout, kind)
    else:
        with Path(str(output)).open("w", encoding="utf-8", newline="") as stream:
            _write(events(), stream, kind)
    if faults:
        raise typer.Exit(1)


def _kind(output: str | None) -> str:
    if output in (None, "-"):
        return "table" if output is None and sys.stdout.isatty() else "jsonl"
    return Path(str(output)).suffix.removeprefix(".")


def _write(events: Iterator[Event], stream: TextIO, kind: str) -> None:
    if kind == "table":
        print_table(events, stream)
        return
    write = csv_writer(stream, COLUMNS) if kind == "csv" else jsonl_writer(stream)
    for event in events:
        write(flat(event))


def print_table(events: Iterator[Event], stream: TextIO) -> None:
    """Print events as a table."""
    from rich.console import Console
    from rich.table import Table

    table = Table("article", "date", "source", "event", "code", "target", "words")
    for event in events:
        table.add_row(event.article_id, str(event.date or ""), (event.source and event.source.code) or "-", event.event, event.code,
                      (event.target and event.target.code) or "-", event.trigger.text)
    Console(file=stream, width=None if stream.isatty() else 120).print(table)
