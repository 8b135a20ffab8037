"""Options that several commands share."""

from __future__ import annotations

from datetime import date as Date
from pathlib import Path
from typing import Annotated

import typer

from coder.errors import UsageError

Dictionaries = Annotated[list[Path] | None, typer.Option("--dictionaries", envvar="CODER_DICTIONARIES",
                                                         help="A folder of your own, laid over the bundled dictionaries.")]
DateText = Annotated[str | None, typer.Option("--date", help="The date of articles that bring none, as YYYY-MM-DD.")]


def parse_date(text: str | None) -> Date | None:
    """The date of an option."""
    try:
        return Date.fromisoformat(text) if text else None
    except ValueError as error:
        raise UsageError(f"'{text}' is not a date", remedy="write it as YYYY-MM-DD") from error
