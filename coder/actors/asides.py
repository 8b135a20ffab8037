"""Those whom a text names only in passing: "the visit of the Kenyan president", "in a letter to Angela Merkel".

A description takes them up ("the president"), a pronoun only where nobody else near it is named.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from operator import attrgetter
from typing import Final

from coder.actors.mention import Mention, Position

KEPT: Final = 40
"""So many of them are asked, the latest first."""
_PLACE: Final = attrgetter("at")


def later(mention: Mention | None, aside: Mention | None) -> Mention | None:
    """Return which of two is meant: the later one, but a subject before an aside of its sentence or the next."""
    if mention is None or aside is None:
        return mention or aside
    return aside if aside.at[0] > mention.at[0] + mention.subject else mention


class Asides:
    """The asides of an article, in order."""

    __slots__ = ("_mentions",)

    def __init__(self) -> None:
        self._mentions: list[Mention] = []

    def note(self, mention: Mention) -> None:
        """Add one."""
        self._mentions.append(mention)

    def __len__(self) -> int:
        return len(self._mentions)

    def since(self, number: int) -> list[Mention]:
        """Return those noted after so many."""
        return self._mentions[number:]

    def before(self, at: Position) -> list[Mention]:
        """Return the latest ones before a position, in order."""
        stop = bisect_left(self._mentions, at, key=_PLACE)
        return self._mentions[max(stop - KEPT, 0) : stop]

    def last(self, at: Position, fits: Callable[[Mention], bool]) -> Mention | None:
        """Return the last one before a position that fits; None where none does."""
        return next((one for one in reversed(self.before(at)) if fits(one)), None)
