"""``coder lookup``: shows what a name, phrase or code means."""

from __future__ import annotations

from typing import Annotated

import typer

from coder.cli.options import DateText, Dictionaries, parse_date
from coder.cli.printing import readable, say, show
from coder.core.errors import UsageError


def command(
    words: Annotated[
        str, typer.Argument(help="A name, a phrase, or a code or id that the coder prints.", metavar="WORDS")
    ],
    date: DateText = None,
    dictionaries: Dictionaries = None,
) -> None:
    """Show what a name or phrase codes to at a date and by which entry, or what a code or id means.

    Codes and ids are those of events (1312, THREATEN_SANCTIONS), of actors (RUSGOV, rus.putin_vladimir), of entries
    (refuse.defy), of rules (status.happened) and of sets (&talk).

    \b
    Examples:
      coder lookup "Turkish police"
      coder lookup "Angela Merkel" --date 2003-01-01   # her code on that day
      coder lookup 1312                                # what a code means
      coder lookup RUSGOV
      coder lookup condemn --dictionaries mine
    """
    from coder.diagnostics.identifiers import near_names
    from coder.diagnostics.lookup import lookup
    from coder.petrarch.engine.lookup import near_entries
    from coder.pipeline import Pipeline

    when, words = parse_date(date), readable(words).strip()
    if not words:
        raise UsageError("there is nothing to look up", remedy="give a name, a phrase, a code or an id")
    coder = Pipeline(dictionaries or ())
    lines = list(lookup(coder, words, when))
    for line in lines:
        show(line)
    if not lines:
        tables = coder.patterns.tables if coder.patterns else None
        near = near_names(coder.dictionary, words) if tables is None else near_entries(tables, words)
        remedy = f"did you mean {' or '.join(near)}?" if near else "add it to a dictionary folder of your own"
        say(f"nothing is known of '{words}' ({remedy})")
        raise typer.Exit(1)
