"""``coder lookup``: shows what a name, phrase or code means."""

from __future__ import annotations

from typing import Annotated

import typer

from coder.cli.options import DateText, Dictionaries, parse_date
from coder.cli.printing import readable, say, show


def command(
    words: Annotated[str, typer.Argument(help="A name, a phrase or a CAMEO code.")],
    date: DateText = None,
    dictionaries: Dictionaries = None,
) -> None:
    """Show what a name or phrase codes to at a date and by which entry, or what a code means.

    \b
    Examples:
      coder lookup "Turkish police"
      coder lookup "Angela Merkel" --date 2003-01-01   # her code on that day
      coder lookup 1312                                # what a code means
      coder lookup condemn --dictionaries mine
    """
    from coder.diagnostics.lookup import lookup
    from coder.pipeline import Coder

    when, words = parse_date(date), readable(words)
    lines = list(lookup(Coder(dictionaries or ()), words, when))
    for line in lines:
        show(line)
    if not lines:
        say(f"nothing is known of '{words}' (add it to a dictionary folder of your own)")
        raise typer.Exit(1)
