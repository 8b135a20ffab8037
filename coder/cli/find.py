"""``coder find``: a concordance of a parsed corpus."""

from __future__ import annotations

import shutil
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from coder.cli.corpus import Corpus
from coder.cli.options import Dictionaries, Encoding, InputFormat, TextColumn, Workers
from coder.cli.printing import readable, say, show
from coder.cli.stores import CorpusFiles, stored


class CountBy(StrEnum):
    """What hits can be counted by."""

    VERB = "verb"
    SUBJECT = "subject"
    OBJECT = "object"
    SOURCE = "source"
    TARGET = "target"
    YEAR = "year"


_ROWS = 30


def command(
    query: Annotated[str, typer.Argument(help="What to find, such as 'subject:&army verb:shell object:*'.")],
    corpus: CorpusFiles,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="A .csv or .jsonl file for all that is found.")
    ] = None,
    top: Annotated[int, typer.Option("--top", min=0, help="How many lines to show.")] = 40,
    count: Annotated[
        CountBy | None, typer.Option("--count", help="Count what is found by one of these instead of showing it.")
    ] = None,
    width: Annotated[
        int | None, typer.Option("--width", min=1, help="The width of a line; by default that of the terminal.")
    ] = None,
    dictionaries: Dictionaries = None,
    text_column: TextColumn = None,
    input_format: InputFormat = None,
    encoding: Encoding = "utf-8",
    workers: Workers = None,
) -> None:
    """Find clauses in parsed text by verb, subject, object, prepositions and actors, and show them in context.

    FIELD:PATTERN asks for a verb, subject, object, indirect or any preposition (in:Iraq); patterns are those of the
    dictionaries: a word, &set, ^class, a|b, "two words", or * for anything. source: and target: ask for codes of actors
    (RUS, GOV, RUSMIL), voice:passive, negated:yes and tense:past for the verb. A minus before a condition asks for
    what does not meet it; a word alone is looked for anywhere in the sentence.

    \b
    Examples:
      coder find 'subject:&troop verb:shell object:*' corpus.duckdb
      coder find 'source:RUS target:GEO verb:*' corpus.duckdb --count verb
      coder find 'verb:"call off"|cancel -negated:yes' articles.jsonl -o found.csv
    """
    from coder.analysis.corpus.concordance import concordance
    from coder.analysis.corpus.finding import Hit, counts, find
    from coder.analysis.corpus.row_files import check_name, columns_of, write_records
    from coder.cli.batches import InputOptions
    from coder.cli.printing import counted
    from coder.formats.input.fields import Fields

    if output is not None:
        check_name(output, columns_of(Hit), corpus)
    fields = Fields(tuple(text_column or ()))
    source = Corpus(InputOptions(corpus, input_format, encoding, None, None, fields))
    query = readable(query)
    if count in (CountBy.SOURCE, CountBy.TARGET) and f"{count}:" not in query:
        query += f" {count}:*"
    with stored(source, dictionaries or [], workers) as store:
        hits = list(find(store, query, dictionaries))
    if output is not None:
        write_records(Hit, hits, output)
    elif count is not None:
        found = counts(hits, count)
        for value, number in found.most_common(_ROWS):
            show(f"{number:>8,}  {value or '-'}")
    else:
        for line in concordance(hits[:top], width or shutil.get_terminal_size((120, 24)).columns):
            show(line)
    articles = len({(hit.article_id, hit.date) for hit in hits})
    shown = f"; the first {top:,} are shown" if output is None and count is None and len(hits) > top else ""
    say(f"{counted(len(hits), 'place')} in {counted(articles, 'article')}{shown}")
    source.finish()
