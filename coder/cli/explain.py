"""``coder explain``: shows how a text was read and coded."""

from __future__ import annotations

from typing import Annotated

import typer

from coder.cli.options import DateText, Dictionaries, parse_date
from coder.cli.printing import readable, show, standard_input


def command(
    text: Annotated[str, typer.Argument(help="The text, or - for standard input.")],
    date: DateText = None,
    dictionaries: Dictionaries = None,
    tags: Annotated[
        bool, typer.Option("--tags", help="Show the tag of each word and the rule that decided it.")
    ] = False,
) -> None:
    """Show the sentences, chunks and clauses of a text, and the rules that made or rejected each event.

    Example: coder explain "Turkey recalled its ambassador from Israel." --date 2010-06-01
    """
    from coder.core.model import Article
    from coder.diagnostics.explain import explain
    from coder.pipeline import Coder

    text = standard_input() if text == "-" else readable(text)
    coder = Coder(dictionaries or ())
    for line in explain(coder.read(Article("text", text, parse_date(date))), coder if tags else None):
        show(line)
