"""``coder parse``: subject-verb-object triples."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from coder.errors import CoderError
from coder.formats.articles import read_articles
from coder.triples import Triple, triples


def command(
    inputs: Annotated[list[str], typer.Argument(help="Files of articles, or - for standard input.")],
    output: Annotated[Path | None, typer.Option("-o", "--output", help="A .jsonl file for the triples.")] = None,
) -> None:
    """Print the subject-verb-object triples of any text.

    Example: coder parse article.txt -o triples.jsonl
    """
    from coder.model import Article
    from coder.pipeline import Coder

    coder, failed = Coder(), False
    stream = output.open("w", encoding="utf-8") if output else sys.stdout
    for name in inputs:
        for record in read_articles(name):
            if isinstance(record, CoderError):
                failed = True
                sys.stderr.write(f"coder: {record}\n")
                continue
            assert isinstance(record, Article)
            found = [row(triple) for parse in coder.parses(record.text) for triple in triples(parse)]
            stream.write(json.dumps({"id": record.id, "triples": found}, ensure_ascii=False) + "\n")
    if output:
        stream.close()
    if failed:
        raise typer.Exit(1)


def row(triple: Triple) -> dict[str, Any]:
    """A triple as nested plain values."""
    values = triple._asdict()
    return values | {key: values[key]._asdict() for key in ("subj", "verb", "obj") if values[key] is not None}
