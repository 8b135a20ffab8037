"""``coder suggest``: entries for what the dictionaries lack."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from coder.cli.corpus import Corpus, write_entries
from coder.cli.options import (
    DateColumn,
    DateFormat,
    DatePattern,
    DateText,
    Dictionaries,
    Encoding,
    InputFormat,
    TextColumn,
    Workers,
)
from coder.cli.stores import CorpusFiles, stored

FILE = "verbs/suggested.yaml"
REMEDY = "keep what is right, correct the examples, remove what is no event, and run `coder check`"


def command(
    corpus: CorpusFiles,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="A dictionary folder of your own, for the file verbs/suggested.yaml."),
    ] = None,
    least: Annotated[int, typer.Option("--least", min=1, help="Suggest only what is found at least so often.")] = 2,
    top: Annotated[int, typer.Option("--top", min=1, help="How many verbs and nouns to suggest.")] = 50,
    date: DateText = None,
    dictionaries: Dictionaries = None,
    text_column: TextColumn = None,
    date_column: DateColumn = None,
    date_format: DateFormat = None,
    date_pattern: DatePattern = None,
    input_format: InputFormat = None,
    encoding: Encoding = "utf-8",
    workers: Workers = None,
) -> None:
    """Suggest entries for verbs and nouns between two actors that no entry takes, the commonest first.

    Each has its sentences as examples, and up to two other meanings as comments. What a word may mean is told by the
    entries of like words, objects and prepositions, by the words of their examples and of those of the codes, and by
    WordNet.

    \b
    Examples:
      coder suggest corpus.duckdb
      coder suggest corpus.duckdb --least 5 -o my_dictionaries
      coder suggest articles.jsonl --dictionaries my_dictionaries
    """
    from coder.analysis.corpus.filling import loaded
    from coder.analysis.corpus.store import open_store
    from coder.analysis.suggest import suggest
    from coder.cli.batches import InputOptions
    from coder.formats.input.fields import Fields

    fields = Fields(tuple(text_column or ()), date_column, None, date_format)
    source = Corpus(InputOptions(corpus, input_format, encoding, date, date_pattern, fields))
    with stored(source, dictionaries or [], workers) as path, open_store(path) as store:
        found = suggest(store, dictionaries, least=least, top=top)
        dictionary = loaded(dictionaries or store.folders).coder.dictionary
    write_entries([one.yaml(dictionary) for one in found], FILE, REMEDY, output)
    source.finish()
