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
        metavar="FOLDER",
        envvar="CODER_DICTIONARIES",
        show_envvar=False,
        help="A dictionary folder of your own, laid over the bundled dictionaries, or used in their place if it "
        "stands alone. The environment variable CODER_DICTIONARIES names it for all commands.",
    ),
]
DateText = Annotated[
    str | None, typer.Option("--date", metavar="DATE", help="The date of articles without one, as YYYY-MM-DD.")
]
Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE...",
        help=f"Files, folders or quoted globs: {', '.join(first_endings(INPUT_FORMATS.values()))}, each also with .gz "
        "or .zst; - for standard input.",
    ),
]
_IN, _RUN = "Input", "Run"
InputFormat = Annotated[
    str | None,
    typer.Option(
        "--input-format",
        metavar="FORMAT",
        rich_help_panel=_IN,
        help=f"{one_of(INPUT_FORMATS)}, if the names of the files don't say it.",
    ),
]
Encoding = Annotated[
    str,
    typer.Option(
        "--encoding",
        metavar="NAME",
        rich_help_panel=_IN,
        help="The encoding of text inputs, such as latin-1 or cp1252.",
    ),
]
TextColumn = Annotated[
    list[str] | None,
    typer.Option(
        "--text-column",
        metavar="NAME",
        rich_help_panel=_IN,
        help="The column of the text; give it again for a headline, a lead and so on, which are joined in this order.",
    ),
]
DateColumn = Annotated[
    str | None, typer.Option("--date-column", metavar="NAME", rich_help_panel=_IN, help="The column of the date.")
]
IdColumn = Annotated[
    str | None, typer.Option("--id-column", metavar="NAME", rich_help_panel=_IN, help="The column of the article's id.")
]
DateFormat = Annotated[
    str | None,
    typer.Option("--date-format", metavar="FORMAT", rich_help_panel=_IN, help="How dates are written: '%d/%m/%Y'."),
]
DatePattern = Annotated[
    str | None,
    typer.Option(
        "--date-pattern",
        metavar="PATTERN",
        rich_help_panel=_IN,
        help="Where the date stands in the name of a file ('nyt_%Y%m%d') or, with a slash, in its path ('%Y/%m/%d').",
    ),
]
Keep = Annotated[
    list[str] | None,
    typer.Option(
        "--keep",
        rich_help_panel=_IN,
        help="A field of the articles that goes with each event, such as title or source; may be given several times.",
    ),
]
Rejects = Annotated[
    Path | None,
    typer.Option(
        "--rejects",
        metavar="FILE",
        rich_help_panel=_RUN,
        help="Where rejected records go; by default beside the output, as OUTPUT.rejects.jsonl.",
    ),
]
Workers = Annotated[
    int | None,
    typer.Option(
        "--workers",
        metavar="NUMBER",
        min=1,
        max=1024,
        rich_help_panel=_RUN,
        help="How many processes; by default one for each core.",
    ),
]
Resume = Annotated[bool, typer.Option("--resume", rich_help_panel=_RUN, help="Continue a run that was stopped.")]
Overwrite = Annotated[
    bool,
    typer.Option(
        "--overwrite",
        rich_help_panel=_RUN,
        help="Replace the output of an earlier run, or the table of a database; give up a run that was stopped.",
    ),
]
ShowProgress = Annotated[
    bool, typer.Option("--progress/--no-progress", rich_help_panel=_RUN, help="Show progress on a terminal.")
]


def parse_date(text: str | None) -> Date | None:
    """Return the date that an option gives."""
    try:
        return Date.fromisoformat(text) if text else None
    except ValueError as error:
        raise UsageError(f"'{text}' is not a date", remedy="write it as YYYY-MM-DD") from error
