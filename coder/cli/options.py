"""Options that several commands share."""

from __future__ import annotations

from datetime import date as Date
from pathlib import Path
from typing import Annotated

import typer

from coder.core.errors import UsageError

Dictionaries = Annotated[
    list[Path] | None,
    typer.Option(
        "--dictionaries",
        envvar="CODER_DICTIONARIES",
        help="A folder of your own, laid over the bundled dictionaries, or in their place where it stands alone; or CODER_DICTIONARIES.",
    ),
]
DateText = Annotated[str | None, typer.Option("--date", help="The date of articles that bring none, as YYYY-MM-DD.")]
Inputs = Annotated[
    list[str],
    typer.Argument(
        help="Files, folders or quoted globs: .txt, .jsonl, .json, .csv, .tsv, .parquet, .xml, each also .gz or .zst; "
        "- for standard input."
    ),
]
_IN, _RUN = "Input", "Run"
InputFormat = Annotated[
    str | None,
    typer.Option(
        "--input-format",
        rich_help_panel=_IN,
        help="text, jsonl, json, csv, tsv, parquet or xml, where names do not tell.",
    ),
]
Encoding = Annotated[
    str, typer.Option("--encoding", rich_help_panel=_IN, help="The encoding of text inputs, such as latin-1 or cp1252.")
]
TextColumn = Annotated[
    list[str] | None,
    typer.Option(
        "--text-column", rich_help_panel=_IN, help="The field of the text; given more than once, the fields are joined."
    ),
]
DateColumn = Annotated[str | None, typer.Option("--date-column", rich_help_panel=_IN, help="The field of the date.")]
IdColumn = Annotated[
    str | None, typer.Option("--id-column", rich_help_panel=_IN, help="The field of the article's id.")
]
DateFormat = Annotated[
    str | None, typer.Option("--date-format", rich_help_panel=_IN, help="How dates are written, such as '%d/%m/%Y'.")
]
DatePattern = Annotated[
    str | None,
    typer.Option(
        "--date-pattern",
        rich_help_panel=_IN,
        help="Where the name of a file holds the date, such as 'nyt_%Y%m%d'; with a slash, its path.",
    ),
]
Rejects = Annotated[
    Path | None,
    typer.Option(
        "--rejects",
        rich_help_panel=_RUN,
        help="Where rejected records go; by default beside the output, as OUTPUT.rejects.jsonl.",
    ),
]
Workers = Annotated[
    int | None,
    typer.Option(
        "--workers", min=1, max=1024, rich_help_panel=_RUN, help="Processes; by default as many as there are cores."
    ),
]
Resume = Annotated[bool, typer.Option("--resume", rich_help_panel=_RUN, help="Go on with a run that was stopped.")]
Overwrite = Annotated[
    bool,
    typer.Option(
        "--overwrite",
        rich_help_panel=_RUN,
        help="Start anew, though an earlier run did not end; replace the table of a database.",
    ),
]
ShowProgress = Annotated[
    bool, typer.Option("--progress/--no-progress", rich_help_panel=_RUN, help="Show a bar on a terminal.")
]


def parse_date(text: str | None) -> Date | None:
    """The date of an option."""
    try:
        return Date.fromisoformat(text) if text else None
    except ValueError as error:
        raise UsageError(f"'{text}' is not a date", remedy="write it as YYYY-MM-DD") from error
