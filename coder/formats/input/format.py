"""An input format: its name, its file endings, and the function that reads an open source."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import NamedTuple

from coder.formats.input.fields import Fields
from coder.formats.input.records import Item
from coder.formats.input.source import Source


class OpenSource(NamedTuple):
    """A source whose decompressed bytes can be read, and how to read its records."""

    source: Source
    stream: io.BufferedReader
    fields: Fields
    encoding: str


class InputFormat(NamedTuple):
    """One way in which articles are stored."""

    name: str
    endings: tuple[str, ...]
    """The endings of its file names."""
    read: Callable[[OpenSource], Iterator[Item]]
    """Returns the records of an open source, and an error for each bad record in its place."""
    columns: Callable[[OpenSource], tuple[str, ...]] | None = None
    """Returns the names of the fields of an open source, of a text none; without it the first records tell them."""
