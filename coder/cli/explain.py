"""``coder explain``: how one text was read and coded."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from coder.cli.options import DateText, Dictionaries, parse_date


def command(text: Annotated[str, typer.Argument(help="The text, or - for standard input.")], date: DateText = None,
            dictionaries: Dictionaries = None) -> None:
    """Show for one text its sentences, chunks and clauses, and which rules decided each event or rejected it.

    Example: coder explain "Turkey recalled its ambassador from Israel." --date 2010-06-01
    """
    from coder.explain import explain
    from coder.model import Article
    from coder.pipeline import Coder

    text = sys.stdin.read() if text == "-" else text
    for line in explain(Coder(dictionaries or ()).read(Article("text", text, parse_date(date)))):
        typer.echo(line)
