"""Chunks to clauses: the grammar cuts the sentence into segments, then named passes make clauses of them."""

from __future__ import annotations

from collections.abc import Sequence

from coder.attach import attach
from coder.grammar import TokenParser
from coder.model import Chunk, Clause, Phrase, Token
from coder.passes import PASSES
from coder.segments import Builder, clause_terminals, mend
from coder.words import ClauseWords, load_words
from coder.work import Work

__all__ = ["Clauser"]


class Clauser:
    """Finds the clauses of a sentence and what they are to each other.

    >>> words = [Token("He", 0, 2, "PRP", "he"), Token("left", 3, 7, "VBD", "leave")]
    >>> clauses, _ = Clauser().parse(words, [Chunk("PRON", 0, 1, 0), Chunk("VFIN", 1, 2, 1)])
    >>> clauses[0].verb.lemma, clauses[0].subject.head
    ('leave', 0)
    """

    def __init__(self, words: ClauseWords | None = None) -> None:
        self._words = words or load_words()
        self._builder = Builder()
        self._parser = TokenParser("clauses.lark", self._builder)

    def parse(self, tokens: Sequence[Token], chunks: Sequence[Chunk]) -> tuple[tuple[Clause, ...], tuple[Phrase, ...]]:
        """Return the clauses of one sentence in the order of their verbs, and every noun phrase."""
        self._builder.tokens, self._builder.chunks = tokens, chunks
        segments = mend(self._parser.parse(clause_terminals(chunks)), tokens)
        work = Work(tokens, chunks, segments, attach(segments, tokens, self._words), self._words)
        for step in PASSES:
            step(work)
        return tuple(draft.freeze() for draft in work.clauses), tuple(group.freeze() for group in work.phrases)
