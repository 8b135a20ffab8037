"""What an input format is: the name, the file endings, and the function that reads an open source."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import NamedTuple

from coder.formats.input.fields import Fields
from coder.formats.input.records import Item
from coder.formats.input.source import Source


class OpenSource(NamedTuple):
    """A source whose bytes can be read, decompressed, and how its records are to be understood."""

    source: Source
    stream: io.BufferedReader
    fields: Fields
    encoding: str


class InputFormat(NamedTuple):
    """One way in which articles are stored."""

    name: str
    endings: tuple[str, ...]
    """The endings of file names that tell it."""
    read: Callable[[OpenSource], Iterator[Item]]
    """The records of an open source; what can't be read is an error in its place."""
