"""Options that several commands share; their help lists the formats of the registries."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date as Date
from pathlib import Path
from typing import Annotated, Protocol

import typer

from coder.core.errors import UsageError
from coder.formats.input.registry import FORMATS as INPUT_FORMATS


def one_of(names: Iterable[str]) -> str:
    """Return names as a list in words.

    >>> one_of(["csv", "tsv", "json"]), one_of(["csv"])
    ('csv, tsv or json', 'csv')
    """
    *most, last = names
    return f"{', '.join(most)} or {last}" if most else last


def first_endings(formats: Iterable[HasEndings]) -> list[str]:
    """Return the commonest file ending of each format that has any."""
    return [format.endings[0] for format in formats if format.endings]


class HasEndings(Protocol):
    """A format of input or output."""

    @property
    def endings(self) -> tuple[str, ...]:
        """The endings of its file names, the commonest first."""


Dictionaries = Annotated[
    list[Path] | None,
    typer.Option(
        "--dictionaries",
        envvar="CODER_DICTIONARIES",
        help="A dictionary folder of your own. It is laid over the bundled dictionaries, or used in their place if it "
        "stands alone. CODER_DICTIONARIES names it for all commands.",
    ),
]
DateText = Annotated[str | None, typer.Option("--date", help="The date of articles without a date, as YYYY-MM-DD.")]
Inputs = Annotated[
    list[str],
    typer.Argument(
        help=f"Files, folders or quoted globs: {', '.join(first_endings(INPUT_FORMATS.values()))}, each also with .gz "
        "or .zst; - for standard input."
    ),
]
_IN, _RUN = "Input", "Run"
InputFormat = Annotated[
    str | None,
    typer.Option(
        "--input-format",
        rich_help_panel=_IN,
        help=f"{one_of(INPUT_FORMATS)}, if the names of the files don't say it.",
    ),
]
Encoding = Annotated[
    str, typer.Option("--encoding", rich_help_panel=_IN, help="The encoding of text inputs, such as latin-1 or cp1252.")
]
TextColumn = Annotated[
    list[str] | None,
    typer.Option(
        "--text-column", rich_help_panel=_IN, help="The field of the text; several are joined in the order given."
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
        help="Where the name of a file has the date, such as 'nyt_%Y%m%d'; with a slash, where its path has it.",
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
        "--workers", min=1, max=1024, rich_help_panel=_RUN, help="How many processes; by default one for each core."
    ),
]
Resume = Annotated[bool, typer.Option("--resume", rich_help_panel=_RUN, help="Go on with a run that was stopped.")]
Overwrite = Annotated[
    bool,
    typer.Option(
        "--overwrite",
        rich_help_panel=_RUN,
        help="Start anew even if an earlier run did not end; replace the table of a database.",
    ),
]
ShowProgress = Annotated[
    bool, typer.Option("--progress/--no-progress", rich_help_panel=_RUN, help="Show a bar on a terminal.")
]


def parse_date(text: str | None) -> Date | None:
    """Return the date that an option gives."""
    try:
        return Date.fromisoformat(text) if text else None
    except ValueError as error:
        raise UsageError(f"'{text}' is not a date", remedy="write it as YYYY-MM-DD") from error
