"""Sets of words and phrases that patterns name, and the words that a phrase can end with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cache
from typing import Final

from coder.core.values import Record

Words = tuple[str, ...]
FEW: Final = 100
"""Sets of so many words are not worth sharing."""
NO_PHRASES: Final[Mapping[str, tuple[Words, ...]]] = {}


class SynonymSet(Record):
    """A synonym set: single words, and phrases of several words by their last word, the longest first."""

    __slots__ = ("common", "last", "phrases", "single")

    def __init__(
        self,
        single: frozenset[str],
        phrases: Mapping[str, tuple[Words, ...]],
        last: frozenset[str],
        common: bool = False,
    ) -> None:
        self.single = single
        self.phrases = phrases
        self.last = last
        """All words that an expression of the set can end with."""
        self.common = common
        """Whether it holds common nouns only, so that no name and no pronoun matches it: Turkey is no ``^animal``."""

    def ends_at(self, lemmas: Sequence[str], stop: int, proper: Sequence[bool] = ()) -> int:
        """Return how many words of the set end before position ``stop`` of a phrase: 0 for no match.

        ``proper`` says of each word whether it is a name or pronoun.

        >>> synonym_set(["sanction", "trade ban"]).ends_at(("new", "trade", "ban"), 3)
        2
        """
        if stop <= 0:
            return 0
        word = lemmas[stop - 1]
        if word not in self.last or (self.common and proper and proper[stop - 1]):
            return 0
        for phrase in self.phrases.get(word, ()):
            if stop >= len(phrase) and tuple(lemmas[stop - len(phrase) : stop]) == phrase:
                return len(phrase)
        return 1 if word in self.single else 0


def synonym_set(words: Iterable[str]) -> SynonymSet:
    """Return a set of words and phrases, given in lower case."""
    single: set[str] = set()
    by_last: dict[str, list[Words]] = {}
    for word in words:
        first, *rest = word.split()
        if rest:
            by_last.setdefault(rest[-1], []).append((first, *rest))
        else:
            single.add(word)
    phrases = {last: tuple(sorted(found, key=lambda phrase: (-len(phrase), phrase))) for last, found in by_last.items()}
    words_alone = frozenset(single)
    return SynonymSet(words_alone, phrases, words_alone.union(phrases) if phrases else words_alone)


@cache
def single_word(word: str) -> SynonymSet:
    """Return a set of one word."""
    only = frozenset((word,))
    return SynonymSet(only, NO_PHRASES, only)


ANY: Final = synonym_set(())
"""The head of a pattern that names none."""


class LastWords:
    """The words that a phrase can end with, in sets that patterns share: a class of nouns has thousands of words.

    >>> words = last_words([frozenset(("talk",)), frozenset(("meeting",))])
    >>> "talk" in words, words.meet({"war"}), sorted(words)
    (True, False, ['meeting', 'talk'])
    """

    __slots__ = ("_sets",)

    def __init__(self, sets: tuple[frozenset[str], ...]) -> None:
        self._sets = sets

    def __contains__(self, word: object) -> bool:
        for words in self._sets:  # noqa: SIM110 - a generator takes twice the time
            if word in words:
                return True
        return False

    def __iter__(self) -> Iterator[str]:
        return iter(frozenset[str]().union(*self._sets))

    def meet(self, words: Set[str]) -> bool:
        """Whether they have a word in common with others."""
        for own in self._sets:  # noqa: SIM110 - a generator takes twice the time
            if not own.isdisjoint(words):
                return True
        return False


def last_words(sets: Iterable[frozenset[str]]) -> LastWords:
    """Return the words of some sets; small sets become one, large ones are shared."""
    found = {id(words): words for words in sets}.values()
    few = [words for words in found if len(words) <= FEW]
    large = [words for words in found if len(words) > FEW]
    return LastWords(tuple(found if len(few) < 2 else [few[0].union(*few[1:]), *large]))


def build_sets(listed: Mapping[str, Iterable[str]]) -> dict[str, SynonymSet]:
    """Return the synonym sets with the sets that they name filled in."""
    done: dict[str, set[str]] = {}

    def words(name: str, path: tuple[str, ...]) -> set[str]:
        if name in done or name in path:
            return done.get(name, set())
        found: set[str] = set()
        for word in listed[name]:
            if word.startswith("&"):
                found |= words(word[1:], (*path, name))
            else:
                found.add(word.lower())
        done[name] = found
        return found

    return {name: synonym_set(sorted(words(name, ()))) for name in listed}
