"""Finds the phrases of a word list in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from coder.dictionary.word_lists import word_values

LONGEST: Final = 4
"""A phrase of the lists has at most so many words."""


class Found(NamedTuple):
    """A phrase of a list in a sentence: its tokens, and what the list says of it."""

    first: int
    stop: int
    value: str


class Phrases:
    """A list of phrases with their values, found in the lemmas or the words of a sentence."""

    __slots__ = ("_openings", "_values")

    def __init__(self, name: str) -> None:
        self._values = {tuple(phrase.split()): value for phrase, value in word_values(name).items()}
        self._openings = {phrase[0] for phrase in self._values}

    def find(self, lemmas: Sequence[str], words: Sequence[str]) -> Iterator[Found]:
        """Yield the longest phrase at each place."""
        if self._openings.isdisjoint(lemmas) and self._openings.isdisjoint(words):
            return  # most sentences are told by this look
        at = 0
        while at < len(lemmas):
            opens = lemmas[at] in self._openings or words[at] in self._openings
            stop = self._stop(lemmas, words, at) if opens else at
            if stop > at:
                yield Found(at, stop, self._value(lemmas, words, at, stop))
            at = max(stop, at + 1)

    def _stop(self, lemmas: Sequence[str], words: Sequence[str], at: int) -> int:
        ends = range(min(at + LONGEST, len(lemmas)), at, -1)
        return next((end for end in ends if self._value(lemmas, words, at, end)), at)

    def _value(self, lemmas: Sequence[str], words: Sequence[str], first: int, stop: int) -> str:
        return self._values.get(tuple(words[first:stop])) or self._values.get(tuple(lemmas[first:stop]), "")
