"""Chunks to clauses: the grammar cuts the sentence into segments, then named passes make clauses of them."""

from __future__ import annotations

from collections.abc import Sequence

from coder.core.lalr import TokenParser
from coder.core.model import Chunk, Clause, Phrase, Token
from coder.dictionary.verb_classes import ClauseWords, load_words
from coder.language.clauses.builder import attach
from coder.language.clauses.passes import PASSES
from coder.language.clauses.segments import Builder, clause_terminals, merge_torn
from coder.language.clauses.sentence_draft import SentenceDraft

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
        segments = merge_torn(self._parser.parse(clause_terminals(chunks)), tokens)
        sentence = SentenceDraft(tokens, chunks, segments, attach(segments, tokens, self._words), self._words)
        for step in PASSES:
            step(sentence)
        return tuple(draft.freeze() for draft in sentence.clauses), tuple(group.freeze() for group in sentence.phrases)
