"""The little language of dictionary patterns (``grammars/patterns.lark``): what a noun phrase must look like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from coder.grammar import TextParser

Words = tuple[str, ...]


class WordSet(NamedTuple):
    """A synonym set: single words, and phrases of several words."""

    single: frozenset[str]
    phrases: tuple[Words, ...]

    def ends_at(self, lemmas: Sequence[str], stop: int) -> int:
        """How many words of the set end before position ``stop`` of a phrase: 0 for no match.

        >>> WordSet(frozenset(("sanction",)), (("trade", "ban"),)).ends_at(("new", "trade", "ban"), 3)
        2
        """
        for phrase in self.phrases:
            if stop >= len(phrase) and tuple(lemmas[stop - len(phrase):stop]) == phrase:
                return len(phrase)
        return 1 if stop and lemmas[stop - 1] in self.single else 0


class Alternative(NamedTuple):
    """One alternative of a pattern: the head (an empty set: any), the words before it in order, and the words that must not be there."""

    head: WordSet
    before: tuple[WordSet, ...]
    excluded: tuple[WordSet, ...]
    weight: int
    """How specific it is: the number of words and sets it names."""


class Pattern(NamedTuple):
    """A compiled pattern: any of its alternatives; none at all means any phrase."""

    alternatives: tuple[Alternative, ...]

    def match(self, lemmas: Sequence[str]) -> int:
        """The weight of the best alternative that fits a phrase given by its lemmas, head last; -1 if none does.

        >>> compile_pattern("economic &aid", {"aid": WordSet(frozenset(("aid", "loan")), ())}).match(("new", "economic", "aid"))
        2
        """
        if not self.alternatives:
            return 0
        best = -1
        for alternative in self.alternatives:
            if alternative.weight > best and _fits(alternative, lemmas):
                best = alternative.weight
        return best


def _fits(alternative: Alternative, lemmas: Sequence[str]) -> bool:
    stop = len(lemmas)
    length = alternative.head.ends_at(lemmas, stop)
    if not length and (alternative.head.single or alternative.head.phrases):
        return False
    stop -= length
    for term in reversed(alternative.before):
        while stop > 0 and not term.ends_at(lemmas, stop):
            stop -= 1
        if stop <= 0:
            return False
        stop -= term.ends_at(lemmas, stop)
    return not any(term.ends_at(lemmas, at) for term in alternative.excluded for at in range(1, len(lemmas) + 1))


Terms = tuple[tuple[tuple[str, str], ...], ...]
"""A parsed pattern: alternatives of terms (kind, word); kind is word, set, no_word or no_set."""


def compile_pattern(text: str, sets: Mapping[str, WordSet]) -> Pattern:
    """Compile a pattern; raises ``KeyError`` with the name of a set that is not defined.

    >>> compile_pattern("*", {}).match(("anything",))
    0
    """
    return build_pattern(parse_pattern(text), sets)


def parse_pattern(text: str) -> Terms:
    """The terms of a pattern; raises ``GrammarError`` where it has none of the forms of ``grammars/patterns.lark``.

    >>> parse_pattern("!peace &talk|meeting")
    ((('no_word', 'peace'), ('set', 'talk')), (('word', 'meeting'),))
    """
    parsed: Terms = _parser().parse(text)
    return parsed


@cache
def _parser() -> TextParser:
    return TextParser("patterns.lark", _Callbacks())


class _Callbacks:
    """Makes terms of what the grammar finds; the method names are the aliases of its rules."""

    def start(self, alternatives: list[tuple[tuple[str, str], ...]]) -> Terms:
        return tuple(alternative for alternative in alternatives if alternative)

    def alternative(self, terms: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
        return tuple(term for term in terms if term[0] != "any")

    def word(self, words: list[str]) -> tuple[str, str]:
        return "word", str(words[0])

    def set(self, words: list[str]) -> tuple[str, str]:
        return "set", str(words[0])

    def no_word(self, words: list[str]) -> tuple[str, str]:
        return "no_word", str(words[0])

    def no_set(self, words: list[str]) -> tuple[str, str]:
        return "no_set", str(words[0])

    def any(self, words: list[str]) -> tuple[str, str]:
        return "any", ""


def build_pattern(terms: Terms, sets: Mapping[str, WordSet]) -> Pattern:
    """A pattern from its parsed terms; ``*`` is parsed to no alternatives."""
    return Pattern(tuple(_alternative(alternative, sets) for alternative in terms))


def _alternative(terms: Sequence[tuple[str, str]], sets: Mapping[str, WordSet]) -> Alternative:
    wanted: list[WordSet] = []
    excluded: list[WordSet] = []
    for kind, word in terms:
        words = sets[word] if kind in ("set", "no_set") else WordSet(frozenset((word.lower(),)), ())
        (excluded if kind.startswith("no_") else wanted).append(words)
    head = wanted[-1] if wanted else WordSet(frozenset(), ())
    return Alternative(head, tuple(wanted[:-1]), tuple(excluded), len(wanted))
