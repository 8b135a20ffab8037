"""What the commands for coded events share: how events are named, and where results go."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from coder.cli.options import one_of
from coder.cli.outputs import output_format
from coder.core.errors import UsageError
from coder.formats.output.registry import PLAIN

if TYPE_CHECKING:
    from coder.analysis import Result

_OUT = "Output"
EventFiles = Annotated[
    list[str],
    typer.Argument(
        metavar="EVENTS...",
        help="Files that `coder code` wrote: .jsonl, .csv, .tsv (also .gz, .zst), .parquet or .duckdb; - for standard "
        "input.",
    ),
]
FromTable = Annotated[str, typer.Option("--from-table", help="The table of a DuckDB database to read.")]
Publisher = Annotated[
    str | None,
    typer.Option(
        "--publisher",
        help="The column that says who published an article; by default publisher, outlet, article_source (what "
        "`coder code --keep source` makes) and the like, else the address in article_id.",
    ),
]
ResultFile = Annotated[
    str | None,
    typer.Option(
        "-o",
        "--output",
        rich_help_panel=_OUT,
        help="A file for the results: .csv, .tsv, .jsonl (also .gz), .parquet, .duckdb or .txt; - for standard output.",
    ),
]
ResultFormat = Annotated[
    str | None,
    typer.Option(
        "--format", rich_help_panel=_OUT, help=f"{one_of(PLAIN)}; by default what the name of the output says."
    ),
]
ResultTable = Annotated[
    str, typer.Option("--table", rich_help_panel=_OUT, help="The table of a DuckDB database that the results become.")
]
ReplaceTable = Annotated[
    bool,
    typer.Option(
        "--overwrite", rich_help_panel=_OUT, help="Replace the table of a DuckDB database, or a file of coded events."
    ),
]


def check_output(inputs: list[str], output: str | None, replace: bool = False) -> None:
    """Raise ``UsageError`` for an output that is one of the inputs, or holds coded events.

    Only in a database events and results have room beside each other; ``replace`` gives up what a run has coded.
    """
    from coder.batch.own_files import kept_record

    if output in (None, "-"):
        return
    path = Path(str(output))
    same = any(Path(name).exists() and path.exists() and path.samefile(name) for name in inputs if name != "-")
    if path.suffix.lower() in (".duckdb", ".db"):
        return
    if same:
        raise UsageError("the output is one of the inputs", file=path, remedy="name another file with -o")
    if not replace and kept_record(path) is not None:
        remedy = "name another file with -o, or replace it with --overwrite"
        raise UsageError("is what a run of the coder wrote", file=path, remedy=remedy)


def write_result(
    result: Result, output: str | None, format: str | None, table: str = "results", replace: bool = False
) -> None:
    """Write results where the options say: to a file, or as a table on a terminal and JSON lines in a pipe."""
    kind = output_format(output, format, None, bool(sys.stdout and sys.stdout.isatty()))
    result.write(output or "-", kind.name, table, replace)


def names_of(given: str | None) -> tuple[str, ...]:
    """Return the names that an option lists; none for no option.

    >>> names_of("source, target"), names_of(None)
    (('source', 'target'), ())
    """
    return tuple(name.strip() for name in given.split(",") if name.strip()) if given is not None else ()


def counted(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "event"), counted(1200, "event")
    ('1 event', '1,200 events')
    """
    return f"{number:,} {noun}{'s' * (number != 1)}"
