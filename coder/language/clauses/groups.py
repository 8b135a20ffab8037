"""Groups of words while a sentence is parsed: noun groups, prepositional phrases and marks on their way to Phrases."""

from __future__ import annotations

from collections.abc import Sequence

from coder.core.model import Phrase


class Group:
    """A noun group, a prepositional phrase, an adjective, an adverb or a mark, on its way to a Phrase."""

    __slots__ = (
        "appositions",
        "attached",
        "clauses",
        "conjuncts",
        "first",
        "frozen",
        "head",
        "host",
        "kind",
        "possessor",
        "prep",
        "stop",
        "word",
    )

    def __init__(self, kind: str, first: int, stop: int, head: int, word: str) -> None:
        self.kind = kind
        """``N`` noun group, ``P`` prepositional phrase, ``T`` time, ``PT`` preposition with a time; else the kind of the chunk."""
        self.first, self.stop, self.head = first, stop, head
        self.word = word
        """The head in lower case; nothing for a preposition alone."""
        self.prep = ""
        self.host: Group | None = None
        """What a prepositional phrase is attached to."""
        self.possessor: Group | None = None
        self.attached: list[Group] = []
        self.appositions: list[Group] = []
        self.conjuncts: list[Group] = []
        self.clauses: list[int] = []
        self.frozen: Phrase | None = None

    def freeze(self, depth: int = 0) -> Phrase:
        """The Phrase of this group; always the same object."""
        if self.frozen is None:
            possessor = self.possessor.freeze(depth + 1) if self.possessor is not None and depth < MAX_DEPTH else None
            attached, appositions, conjuncts = (
                _frozen(self.attached, depth),
                _frozen(self.appositions, depth),
                _frozen(self.conjuncts, depth),
            )
            self.frozen = Phrase(
                self.first,
                self.stop,
                self.head,
                self.prep,
                possessor,
                attached,
                appositions,
                conjuncts,
                tuple(self.clauses),
            )
            self.host = None  # a circle would keep both in memory until the collector comes
        return self.frozen


def _frozen(groups: Sequence[Group], depth: int) -> tuple[Phrase, ...]:
    """The Phrases of groups that belong to one at this depth."""
    return tuple([group.freeze(depth + 1) for group in groups]) if groups and depth < MAX_DEPTH else ()


MAX_DEPTH = 50
"""How deep phrases may nest; what is deeper is left out ("a of b of c ..." without end)."""
