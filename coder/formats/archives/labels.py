"""Labels at the beginning of lines: ``BYLINE: By Ana Ruiz``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from coder.dictionary.word_lists import word_values
from coder.formats.archives.lines import Line, blocks, joined

_ONE_LINE = ("length", "load date")
"""Fields whose values never go on in the next line."""


class Labelled(NamedTuple):
    """A block that begins with a label; without one ``label`` and ``field`` are empty."""

    label: str
    """The label as it is written, without its colon."""
    field: str
    value: str
    lines: list[Line]
    """Its lines without the label."""
    number: int
    """That of its first line."""


class Labels:
    """The labels of a word list, and the field that each names.

    >>> Labels("archives.nexis_head").split(Line("BYLINE: By Ana Ruiz", 7))
    ('BYLINE', 'byline', Line(text='By Ana Ruiz', number=7, indent=0))
    """

    def __init__(self, *names: str, capitals: bool = False) -> None:
        """``names`` are those of the lists; with ``capitals`` only labels in capitals count."""
        self._fields = {label: field for name in names for label, field in word_values(name).items()}
        longest_first = sorted(map(re.escape, self._fields), key=len, reverse=True)
        self._pattern = re.compile(rf"({'|'.join(longest_first)})\s*:(?:\s+|$)", re.IGNORECASE)
        self._capitals = capitals

    def split(self, line: Line) -> tuple[str, str, Line] | None:
        """Return the label of a line, its field, and the rest of the line; None for a line without a label."""
        match = self._pattern.match(line.text)
        if not match or not (match[1].isupper() if self._capitals else match[1][:1].isupper()):
            return None
        return match[1], self._fields[match[1].lower()], line._replace(text=line.text[match.end() :])

    def blocks(self, lines: Iterable[Line], wrapped: bool) -> list[Labelled]:
        """Return the blocks of a text; a label begins a new one."""
        return [part for block in blocks(lines, wrapped) for part in self._parts(block)]

    def _parts(self, block: list[Line]) -> list[Labelled]:
        found: list[tuple[str, str, list[Line], int]] = []
        for line in block:
            if (named := self.split(line)) is not None:
                found.append((named[0], named[1], [named[2]] if named[2].text else [], line.number))
            elif found and found[-1][1] not in _ONE_LINE:
                found[-1][2].append(line)
            else:
                found.append(("", "", [line], line.number))
        return [Labelled(label, field, joined(rest), rest, number) for label, field, rest, number in found]


def lines_from(lines: Iterable[Line], block: Labelled) -> list[Line]:
    """Return the lines of a text from a block on, without the label of that block."""
    last = block.lines[-1].number if block.lines else block.number
    return [*block.lines, *(line for line in lines if line.number > last)]


def values(found: Iterable[Labelled]) -> dict[str, str]:
    """Return what the labelled blocks say by field; the first of each field counts."""
    said: dict[str, str] = {}
    for block in found:
        if block.field and block.value:
            said.setdefault(block.field, block.value)
    return said
