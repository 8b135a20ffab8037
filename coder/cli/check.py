"""``coder check``: validates dictionaries and runs their examples."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def command(
    folder: Annotated[Path | None, typer.Argument(help="A dictionary folder; by default the bundled one.")] = None,
    examples: Annotated[bool, typer.Option("--examples/--no-examples", help="Run the examples of the entries too.")] = True,
) -> None:
    """Check a dictionary folder: keys, codes, names, duplicates, dates, and every example.

    Example: coder check my_dictionaries
    """
    from coder.checks import failing_examples, run_examples
    from coder.pipeline import Coder

    coder = Coder([folder] if folder else ())
    results = run_examples(coder, folder) if examples else []
    failed = failing_examples(results)
    for error in failed:
        typer.echo(f"coder: {error}", err=True)
    typer.echo(f"{len(coder.dictionary.actors)} actors, {len(coder.dictionary.agents)} agents, "
               f"{sum(map(len, coder.dictionary.verbs.values()))} verbs, {sum(map(len, coder.dictionary.nouns.values()))} nouns; "
               f"{len(results) - len(failed)} of {len(results)} examples coded as they say")
    if failed:
        raise typer.Exit(1)
