"""Large tables in blocks of bytes: what an entry says is unpacked when it is asked for, since a text needs few of them.

They are read from the cache as fast as a file is copied, and take a fifth of the memory of objects.
"""

from __future__ import annotations

import marshal
import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, Generic, TypeVar
from zlib import crc32

V = TypeVar("V")
PlainPacked = tuple[bytes, bytes]
"""A block of values behind each other, and the place where each ends."""
HALVES: Final = "surrogatepass"
"""How words with half a character are written, which broken text has."""


class PackedRows(Generic[V]):
    """Values by their numbers.

    >>> rows = PackedRows(pack_rows(["Egypt", ("Chad", 1960)]))
    >>> len(rows), rows[1], list(rows)
    (2, ('Chad', 1960), ['Egypt', ('Chad', 1960)])
    """

    __slots__ = ("_block", "_ends")

    def __init__(self, plain: PlainPacked) -> None:
        self._block = plain[0]
        self._ends = array("i", plain[1])

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, number: int) -> V:
        start, end = self._ends[number], self._ends[number + 1]
        value: V = marshal.loads(self._block[start:end])
        return value

    def __iter__(self) -> Iterator[V]:
        return (self[number] for number in range(len(self)))


class PackedTable(Generic[V]):
    """Values by words.

    >>> table = packed({"chad": "TCD", "egypt": "EGY"})
    >>> table.get("egypt", ""), table.get("Egypt", ""), "chad" in table, len(table), sorted(table.items())
    ('EGY', '', True, 2, [('chad', 'TCD'), ('egypt', 'EGY')])
    """

    __slots__ = ("_count", "_groups")

    def __init__(self, plain: PlainPacked) -> None:
        self._groups: PackedRows[tuple[Any, ...]] = PackedRows(plain)
        """The words, as bytes, with their values in turns, by the remainder of the checksum of the word."""
        self._count = len(self._groups)

    def find(self, word: str) -> V | None:
        """The value of a word; None where it has none."""
        key = word.encode("utf-8", HALVES)
        group = self._groups[crc32(key) % self._count]
        for at in range(0, len(group), 2):
            if group[at] == key:
                value: V = group[at + 1]
                return value
        return None

    def get(self, word: str, default: V) -> V:
        """The value of a word, or another one where it has none."""
        found = self.find(word)
        return default if found is None else found

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self.find(word) is not None

    def __len__(self) -> int:
        return sum(len(group) // 2 for group in self._groups)

    def items(self) -> Iterator[tuple[str, V]]:
        """Yield all words with their values, in no order that means anything."""
        for group in self._groups:
            for at in range(0, len(group), 2):
                yield group[at].decode("utf-8", HALVES), group[at + 1]


def pack_rows(values: Iterable[Any]) -> PlainPacked:
    """Pack plain values, such as the cache keeps, one behind the other."""
    parts = [marshal.dumps(_interned(value)) for value in values]
    ends = array("i", [0])
    for part in parts:
        ends.append(ends[-1] + len(part))
    return b"".join(parts), ends.tobytes()


def _interned(value: Any) -> Any:
    """The same plain value with interned strings: those of all entries that are unpacked are one object where equal."""
    if isinstance(value, str):
        return sys.intern(value)
    if isinstance(value, tuple):
        return tuple([_interned(part) for part in value])
    return {_interned(key): _interned(one) for key, one in value.items()} if isinstance(value, dict) else value


def pack_table(table: Mapping[str, Any]) -> PlainPacked:
    """Pack a table of plain values: in as many groups as it has words, so that few share one.

    Words are packed as bytes, which need not be made one with equal strings when a group is unpacked.
    """
    groups: list[list[Any]] = [[] for _ in range(max(1, len(table)))]
    for word, value in table.items():
        key = word.encode("utf-8", HALVES)
        groups[crc32(key) % len(groups)] += key, value
    return pack_rows(map(tuple, groups))


def packed(table: Mapping[str, V]) -> PackedTable[V]:
    """Return a table packed."""
    return PackedTable(pack_table(table))
