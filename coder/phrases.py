"""Groups of words while a sentence is parsed: what the callbacks of ``clauses.lark`` build, and how a group becomes a Phrase."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from coder.model import Chunk, Phrase, Token

NOUNS = frozenset(("NP", "PRON", "NP_POSS", "WHNP"))


class Group:
    """A noun group, a prepositional phrase, an adjective, an adverb or a mark, on its way to a Phrase."""

    __slots__ = ("appositions", "attached", "clauses", "conjuncts", "first", "frozen", "head", "kind", "possessor", "prep", "stop", "word")

    def __init__(self, kind: str, first: int, stop: int, head: int, word: str) -> None:
        self.kind = kind
        """``N`` noun group, ``P`` prepositional phrase, ``T`` time; the kind of the chunk for anything else."""
        self.first, self.stop, self.head = first, stop, head
        self.word = word
        """The head in lower case."""
        self.prep = ""
        self.possessor: Group | None = None
        self.attached: list[Group] = []
        self.appositions: list[Group] = []
        self.conjuncts: list[Group] = []
        self.clauses: list[int] = []
        self.frozen: Phrase | None = None

    def freeze(self, depth: int = 0) -> Phrase:
        """The Phrase of this group; always the same object."""
        if self.frozen is None:
            parts = (self.attached, self.appositions, self.conjuncts) if depth < MAX_DEPTH else ((), (), ())
            attached, appositions, conjuncts = (tuple(part.freeze(depth + 1) for part in group) for group in parts)
            possessor = self.possessor.freeze(depth + 1) if self.possessor and depth < MAX_DEPTH else None
            self.frozen = Phrase(
                self.first, self.stop, self.head, self.prep, possessor, attached, appositions, conjuncts, tuple(self.clauses)
            )
        return self.frozen


MAX_DEPTH = 50
"""How deep phrases may nest; what is deeper is left out ("a of b of c ..." without end)."""


class Segment(NamedTuple):
    """What one rule of ``clauses.lark`` makes: an opener, the groups before a verb, the verb, the groups after it."""

    rule: str
    opener: tuple[Chunk, ...]
    front: list[Group]
    verb: Chunk | None
    tail: list[Group]


class Builder:
    """The callbacks of ``clauses.lark``; they read the chunks of the sentence that is being parsed."""

    def __init__(self) -> None:
        self.tokens: Sequence[Token] = ()
        self.chunks: Sequence[Chunk] = ()

    def noun_group(self, children: list[object]) -> Group:
        """A noun chunk, or a possessor with the chunk that it possesses."""
        chunk = self.chunks[children[-1].index]  # type: ignore[attr-defined]
        if len(children) == 1:
            return self._group("T" if chunk.kind == "NP_TIME" else "N", chunk)
        possessor = children[0]
        assert isinstance(possessor, Group)
        group = self._group("N", chunk)
        if chunk.stop - chunk.first > 1:
            group.first, group.possessor = possessor.first, possessor
            possessor.kind = "N"
            return group
        possessor.stop = chunk.stop
        return possessor

    def prep_group(self, children: list[object]) -> Group:
        """A preposition alone, or with its noun group."""
        chunk = self.chunks[children[0].index]  # type: ignore[attr-defined]
        prep = " ".join(token.text.lower() for token in self.tokens[chunk.first : chunk.stop])
        if len(children) == 1:
            group = self._group("P", chunk)
            group.word = ""
        elif isinstance(children[1], Group):
            group = children[1]
            if group.kind == "T":
                group.kind = "PT"
            else:
                group.kind = "P"
        else:
            group = self._group("P", self.chunks[children[1].index])  # type: ignore[attr-defined]
        group.prep = prep
        return group

    def mark(self, children: list[object]) -> Group:
        """An adjective, adverb, conjunction or punctuation mark."""
        chunk = self.chunks[children[0].index]  # type: ignore[attr-defined]
        return self._group(chunk.kind, chunk)

    def opener(self, children: list[object]) -> tuple[Chunk, ...]:
        """The chunks that open a clause."""
        return tuple(self.chunks[child.index] for child in children)  # type: ignore[attr-defined]

    def _verb(self, children: list[object]) -> Chunk:
        return self.chunks[children[0].index]  # type: ignore[attr-defined]

    finite = infinitive = gerund = participle = _verb

    def _group(self, kind: str, chunk: Chunk) -> Group:
        return Group(kind, chunk.first, chunk.stop, chunk.head, self.tokens[chunk.head].text.lower())

    def groups(self, children: list[object]) -> list[Group]:
        """A row of groups and marks."""
        if len(children) == 1:
            return [children[0]]  # type: ignore[list-item]
        groups, group = children
        groups.append(group)  # type: ignore[attr-defined]
        return groups  # type: ignore[return-value]

    def start(self, children: list[Segment]) -> list[Segment]:
        """All segments of the sentence."""
        return children

    def __getattr__(self, rule: str) -> object:
        if rule not in SEGMENTS:
            raise AttributeError(rule)

        def segment(children: list[object]) -> Segment:
            opener: tuple[Chunk, ...] = ()
            front: list[Group] = []
            tail: list[Group] = []
            verb = None
            for child in children:
                if isinstance(child, list):
                    (tail if verb else front).extend(child)
                elif isinstance(child, Chunk):
                    verb = child
                else:
                    opener = child  # type: ignore[assignment]
            return Segment(rule, opener, front, verb, tail)

        return segment


SEGMENTS = frozenset(
    ["fragment", "statement", "verb_phrase", "infinitive_phrase", "gerund_phrase", "participle_phrase", "opened", "opened_finite", "opened_infinitive", "opened_gerund", "opened_participle"]
)
"""The aliases of ``segment`` in ``clauses.lark``."""


def clause_terminals(chunks: Sequence[Chunk]) -> list[str]:
    """One terminal of ``clauses.lark`` a chunk: its kind, but what opens a clause is named after the chunk that follows it.

    >>> clause_terminals([Chunk("PP", 0, 1, 0), Chunk("VING", 1, 2, 1)])
    ['PP_OPEN', 'VING']
    """
    names = [chunk[0] for chunk in chunks]
    following = ""
    for i in range(len(names) - 1, -1, -1):
        name = names[i]
        if name == "PP" and following in OPENED_BY_PREPOSITION:
            names[i] = "PP_OPEN"
        elif name in ("CC", "NEG_CC") and following[:1] == "V":
            names[i] = "CC_OPEN"
        if name != "ADVP":
            following = name
    return names


OPENED_BY_PREPOSITION = frozenset(("VING", "VING_PASS", "WHNP", "SUB"))
