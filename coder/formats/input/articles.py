"""Reads all articles of an input, for callers that need nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coder.core.errors import InputError
from coder.core.model import Article
from coder.formats.input.fields import Fields
from coder.formats.input.readers import read_items
from coder.formats.input.records import RawRecord, ReadArticle, to_article
from coder.formats.input.sources import FileSearch, find_sources


def read_articles(
    inputs: Iterable[str], search: FileSearch | None = None, fields: Fields | None = None, encoding: str = "utf-8"
) -> Iterator[Article | InputError]:
    """Return the articles of files, folders and globs in their order, and an error for each bad record in its place.

    >>> [item.message for item in read_articles(["no/such/file.jsonl"])]
    ['no such file']
    """
    fields = fields or Fields()
    for source in find_sources(inputs, search or FileSearch()):
        for item in read_items(source, fields, encoding):
            found = to_article(item) if isinstance(item, RawRecord) else item
            yield found.article if isinstance(found, ReadArticle) else found
