"""Scores noun and verb chunks against a file in the form of CoNLL-2000."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from coder.core.syntax import Token
from coder.evaluate.conll import KINDS, ChunkSpan, GoldSentence, conll_tokens, marked_chunks
from coder.evaluate.conll_chunks import conll_chunks
from coder.evaluate.scores import Mistake, Score
from coder.language.chunking.chunker import Chunker

NEAR = 3
"""How many words are shown to the left and right of a mistake."""


@dataclass(frozen=True, slots=True)
class ChunkScores:
    """The score of each kind of chunk, and the chunks found that are wrong."""

    scores: Mapping[str, Score]
    mistakes: tuple[Mistake, ...]
    tokens: int
    """How many words were chunked."""
    seconds: float
    """The processor time of chunking them."""


def score_chunks(chunker: Chunker, sentences: Iterable[GoldSentence]) -> ChunkScores:
    """Chunk the words of gold sentences with the tags of the file and score noun and verb chunks.

    >>> gold = GoldSentence(("Talks", "failed", "."), ("NNS", "VBD", "."), ("B-NP", "B-VP", "O"))
    >>> score_chunks(Chunker(), [gold]).scores["NP"]
    Score(matched=1, gold=1, found=1)
    """
    totals = dict.fromkeys(KINDS, Score())
    mistakes: list[Mistake] = []
    number, seconds = 0, 0.0
    for sentence in sentences:
        tokens = conll_tokens(sentence)
        started = time.process_time()
        chunks = chunker.chunk(tokens)
        seconds += time.process_time() - started
        number += len(tokens)
        found, gold = conll_chunks(tokens, chunks), marked_chunks(sentence.marks)
        for kind in KINDS:
            totals[kind] += _score(kind, gold, found)
        mistakes += _mistakes(tokens, gold, found)
    return ChunkScores(totals, tuple(mistakes), number, seconds)


def _score(kind: str, gold: set[ChunkSpan], found: set[ChunkSpan]) -> Score:
    numbers = [sum(span.kind == kind for span in spans) for spans in (gold & found, gold, found)]
    return Score(*numbers)


def _mistakes(tokens: Sequence[Token], gold: set[ChunkSpan], found: set[ChunkSpan]) -> Iterator[Mistake]:
    """A mistake for each chunk found that is not gold; its cause shows the tags of both ways to cut."""
    words, tags = [f"{token.text}/{token.tag}" for token in tokens], [token.tag for token in tokens]
    for kind, first, stop in sorted(found - gold):
        near = [span for span in gold if span.kind == kind and span.first < stop and first < span.stop]
        low, high = min([first, *(span.first for span in near)]), max([stop, *(span.stop for span in near)])
        ours, theirs = [{span for span in spans if span.kind == kind} for spans in (found, gold)]
        cause = f"{kind} found {_bracketed(tags, ours, low, high)}  gold {_bracketed(tags, theirs, low, high)}"
        shown = _bracketed(words, ours, max(0, low - NEAR), min(len(words), high + NEAR))
        yield Mistake(cause, shown)


def _bracketed(words: Sequence[str], spans: Collection[ChunkSpan], first: int, stop: int) -> str:
    """A stretch of words with brackets about chunks."""
    starts, ends = {span.first for span in spans}, {span.stop for span in spans}
    return " ".join(
        f"{'[' if at in starts else ''}{words[at]}{']' if at + 1 in ends else ''}" for at in range(first, stop)
    )
