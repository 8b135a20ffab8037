"""Chunks to clauses: the grammar cuts the sentence into segments, then named passes make clauses of them."""

from __future__ import annotations

from collections.abc import Sequence

from coder.core.lalr import TokenParser
from coder.core.syntax import Chunk, Clause, Phrase, Token
from coder.dictionary.verb_classes import ClauseWords, load_words
from coder.language.clauses.builder import build_clauses
from coder.language.clauses.passes import PASSES, Pass
from coder.language.clauses.segments import SegmentBuilder, clause_terminals
from coder.language.clauses.sentence_draft import SentenceDraft
from coder.language.clauses.split_verbs import join_split_verbs

__all__ = ["Clauser"]


class Clauser:
    """Finds the clauses of a sentence and how they relate to each other.

    >>> words = [Token("He", 0, 2, "PRP", "he"), Token("left", 3, 7, "VBD", "leave")]
    >>> clauses, _ = Clauser().parse(words, [Chunk("PRON", 0, 1, 0), Chunk("VFIN", 1, 2, 1)])
    >>> clauses[0].verb.lemma, clauses[0].subject.head
    ('leave', 0)
    """

    __slots__ = ("_builder", "_parser", "_passes", "_words")

    def __init__(self, words: ClauseWords | None = None, passes: Sequence[Pass] = PASSES) -> None:
        self._words = words or load_words()
        self._passes = passes
        self._builder = SegmentBuilder()
        self._parser = TokenParser("clauses.lark", self._builder.callbacks())

    def parse(self, tokens: Sequence[Token], chunks: Sequence[Chunk]) -> tuple[tuple[Clause, ...], tuple[Phrase, ...]]:
        """Return the clauses of one sentence in the order of their verbs, and every noun phrase."""
        sentence = self.draft(tokens, chunks)
        for step in self._passes:
            step(sentence)
        return tuple(draft.freeze() for draft in sentence.clauses), tuple(group.freeze() for group in sentence.phrases)

    def draft(self, tokens: Sequence[Token], chunks: Sequence[Chunk]) -> SentenceDraft:
        """Return the sentence with its clauses as they are before the passes."""
        self._builder.tokens, self._builder.chunks = tokens, chunks
        segments = join_split_verbs(self._parser.parse(clause_terminals(chunks)), tokens)
        groups = [group for segment in segments for group in (*segment.front, *segment.tail)]
        clauses = build_clauses(segments, tokens, self._words)
        return SentenceDraft(tokens, chunks, segments, clauses, self._words, groups)
