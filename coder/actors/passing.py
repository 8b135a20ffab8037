"""What a sentence tells the next ones for a while: who speaks, who was charged, what was done, which report came out.

A store of parsed sentences keeps for which of it each sentence has asked, so that one that asks for nothing that has
changed need not be coded again.
"""

from __future__ import annotations

from typing import Generic, TypeVar

T = TypeVar("T")


class Passing(Generic[T]):
    """The last thing told under each name, and for which names the present sentence asks those before it.

    >>> speakers = Passing[str]()
    >>> speakers.put("", "Obama")
    >>> speakers.begin_sentence()
    >>> speakers.get(""), speakers.get("him"), sorted(speakers.asked)
    ('Obama', None, ['', 'him'])
    >>> speakers.put("they", "Putin")
    >>> speakers.get("they"), sorted(speakers.asked), sorted(speakers.told)
    ('Putin', ['', 'him'], ['they'])
    """

    __slots__ = ("asked", "kept", "told")

    def __init__(self) -> None:
        self.kept: dict[str, T] = {}
        self.asked: set[str] = set()
        """The names for which the present sentence has asked before it told anything under them."""
        self.told: set[str] = set()
        """The names under which the present sentence has told something."""

    def begin_sentence(self) -> None:
        """Begin the next sentence of the article."""
        self.asked.clear()
        self.told.clear()

    def get(self, name: str) -> T | None:
        """Return what was told last under a name."""
        if name not in self.told:
            self.asked.add(name)
        return self.kept.get(name)

    def just_told(self, name: str) -> T | None:
        """Return what the present sentence has told last under a name."""
        return self.kept[name] if name in self.told else None

    def put(self, name: str, value: T) -> None:
        """Tell something under a name from now on."""
        self.told.add(name)
        self.kept[name] = value
