"""Groups of words while a sentence is parsed: noun groups, prepositional phrases and marks on their way to Phrases."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.core.syntax import Phrase

QUOTES: Final = frozenset(("LQ", "RQ"))
CONJUNCTIONS: Final = frozenset(("CC", "NEG_CC"))
NOUN_PARTS: Final = frozenset(("N", "P", "PT", "T", "ADVP", "ADJP", "PRT"))
"""Kinds of groups that may stand between a subject and its verb."""
MAX_DEPTH: Final = 50
"""How deep phrases may nest; what is deeper is left out ("a of b of c ..." without end)."""


class Group:
    """A noun group, a prepositional phrase, an adjective, an adverb or a mark, on its way to a Phrase."""

    __slots__ = (
        "appositions", "attached", "clauses", "conjuncts", "first", "frozen", "head", "host", "kind", "named",
        "possessor", "prep", "stop", "word",
    )  # fmt: skip

    def __init__(self, kind: str, first: int, stop: int, head: int, word: str) -> None:
        self.kind = kind
        """``N`` noun group, ``P`` prepositional phrase, ``T`` time, ``PT`` preposition and time; else as its chunk."""
        self.first, self.stop, self.head = first, stop, head
        self.word = word
        """The head in lower case; empty for a preposition alone."""
        self.prep = ""
        self.named = False
        """Whether a noun group begins and ends with words of a name."""
        self.host: Group | None = None
        """The group to which a prepositional phrase is attached."""
        self.possessor: Group | None = None
        self.attached: list[Group] = []
        self.appositions: list[Group] = []
        self.conjuncts: list[Group] = []
        self.clauses: list[int] = []
        self.frozen: Phrase | None = None

    def freeze(self, depth: int = 0) -> Phrase:
        """Return the Phrase of this group; always the same object."""
        if self.frozen is None:
            possessor = self.possessor.freeze(depth + 1) if self.possessor is not None and depth < MAX_DEPTH else None
            attached = _frozen(self.attached, depth)
            appositions = _frozen(self.appositions, depth)
            conjuncts = _frozen(self.conjuncts, depth)
            clauses = tuple(self.clauses)
            self.frozen = Phrase(
                self.first, self.stop, self.head, self.prep, possessor, attached, appositions, conjuncts, clauses
            )
            self.host = None  # a circle would keep both in memory until the garbage collector runs
        return self.frozen


def _frozen(groups: Sequence[Group], depth: int) -> tuple[Phrase, ...]:
    """Return the Phrases of the groups that belong to a group at this depth."""
    return tuple([group.freeze(depth + 1) for group in groups]) if groups and depth < MAX_DEPTH else ()
