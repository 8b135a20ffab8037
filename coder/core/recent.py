"""What is known of words that were met lately: a corpus has ever new words, and most of them come once."""

from __future__ import annotations

from typing import Generic, TypeVar

V = TypeVar("V")


class Recent(Generic[V]):
    """Values by words, of which at most twice a limit are kept: common words stay, the others are forgotten in time.

    >>> known = Recent[str](2)
    >>> for word in ("a", "b", "c", "a", "d", "e"):
    ...     found = known.again(word) or known.keep(word, word.upper())
    >>> sorted(known.latest), known.again("a"), known.again("b")
    (['d', 'e'], 'A', None)
    """

    __slots__ = ("_limit", "_older", "latest")

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self.latest: dict[str, V] = {}
        """To look a word up at once; what is not there may be met ``again``."""
        self._older: dict[str, V] = {}

    def again(self, word: str) -> V | None:
        """The value of a word that is not among the latest, but was kept before them; None for any other."""
        found = self._older.get(word)
        return None if found is None else self.keep(word, found)

    def keep(self, word: str, value: V) -> V:
        """Keep a value among the latest."""
        if len(self.latest) >= self._limit:
            self._older, self.latest = self.latest, {}
        self.latest[word] = value
        return value
