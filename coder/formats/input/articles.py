"""All articles of an input, for callers that want nothing but them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coder.core.errors import InputError
from coder.core.model import Article
from coder.formats.input.fields import Fields
from coder.formats.input.readers import read_items
from coder.formats.input.records import Raw, to_article
from coder.formats.input.sources import FileSearch, find_sources


def read_articles(
    inputs: Iterable[str], finding: FileSearch | None = None, fields: Fields | None = None, encoding: str = "utf-8"
) -> Iterator[Article | InputError]:
    """The articles of files, folders and globs in their order; a record that can't be read is an error in its place.

    >>> [item.message for item in read_articles(["no/such/file.jsonl"])]
    ['no such file']
    """
    fields = fields or Fields()
    for source in find_sources(inputs, finding or FileSearch()):
        for item in read_items(source, fields, encoding):
            yield to_article(item, fields) if isinstance(item, Raw) else item
