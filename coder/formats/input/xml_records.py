"""Cuts an XML text into the elements that are records, whatever stands between them and however broken they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, TextIO

BLOCK = 1 << 16
LONGEST = 1 << 24
"""Characters of one record; a longer one is refused, so that memory stays bounded."""
_MARK = re.compile(
    r"""[<\]-](?:
        (?<=<)(?: (?P<aside> !-- | !\[CDATA\[ ) | (?P<type> !DOCTYPE\b ) | (?P<content> Text\b )
                | (?P<open> (?:Sentence|Article)(?=[\s/>]) ) | (?P<close> /(?:Sentence|Article)\s{0,30}> ) )
        | (?P<back> (?<=-)-> | (?<=\])\]> ) )""",
    re.IGNORECASE | re.VERBOSE,
)
_MARGIN = 64
"""A mark so close to the end of a block may be cut off."""
_ENDS = {"<!--": "-->", "<![CDATA[": "]]>"}


class Element(NamedTuple):
    """An element as it stands in the text, or what is wrong with it."""

    text: str
    line: int
    fault: str = ""


class DocumentType(Exception):
    """The text has a document type, which could define entities: nothing behind it is read."""

    def __init__(self, line: int) -> None:
        super().__init__("document types (<!DOCTYPE ...>) are not read")
        self.line = line


class _Open:
    """An element whose end has not come yet."""

    def __init__(self, name: str, line: int) -> None:
        self.name = name
        self.has_content = False
        self._line = line
        self._parts: list[str] = []
        self._size = 0

    def add(self, text: str) -> None:
        self._size += len(text)
        if self._size <= LONGEST:
            self._parts.append(text)

    def ended(self, fault: str = "") -> Element:
        if self._size > LONGEST:
            return Element("", self._line, f"is longer than {LONGEST:,} characters")
        return Element("".join(self._parts), self._line, fault)


def elements(stream: TextIO) -> Iterator[Element]:
    """Return the elements ``Sentence`` and ``Article`` of a text in their order.

    An element without its end ends before the next one; an ``Article`` of sentences only holds them together.

    >>> import io
    >>> found = elements(io.StringIO("<S><Sentence>1 &<Sentence>2</Sentence><!-- <Sentence> --></S>"))
    >>> [(element.text, element.fault) for element in found]
    [('<Sentence>1 &', 'has no end'), ('<Sentence>2</Sentence>', '')]
    """
    element: _Open | None = None
    aside, line, begun = "", 1, 1
    for kind, text in _pieces(stream):
        if aside and text == aside:
            aside = ""
        elif kind == "aside" and not aside:
            aside, begun = _ENDS[text.upper()], line
        elif kind == "type" and not aside:
            raise DocumentType(line)
        elif kind == "content" and element and not aside:
            element.has_content = True
        elif kind == "open" and not aside:
            name = text[1:].lower()
            if element and (element.has_content or element.name == name):
                yield element.ended("has no end")
            element = _Open(name, line)
        if element:
            element.add(text)
            if kind == "close" and not aside and text[2:-1].strip().lower() == element.name:
                yield element.ended()
                element = None
        line += text.count("\n")
    if aside == "-->":
        yield Element("", begun, "has a comment without an end, and nothing behind it was read")
    elif element:
        yield element.ended("has no end")


def _pieces(stream: TextIO) -> Iterator[tuple[str | None, str]]:
    """Return the text in pieces: each mark with its kind, and what stands between them."""
    rest, ended = "", False
    while not ended:
        block = stream.read(BLOCK)
        ended = not block
        text = rest + block
        safe = len(text) if ended else len(text) - _MARGIN
        at = 0
        for match in _MARK.finditer(text):
            if match.start() >= safe:
                break
            yield None, text[at : match.start()]
            yield match.lastgroup, match[0]
            at = match.end()
        cut = max(at, safe)
        yield None, text[at:cut]
        rest = text[cut:]
