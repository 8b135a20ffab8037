"""The pattern language of the dictionaries (``grammars/patterns.lark``): what a noun phrase must look like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from coder.core.lark_grammars import TextParser
from coder.core.values import Record, replace
from coder.dictionary.noun_classes import NounClasses
from coder.dictionary.synonyms import ANY, LastWords, SynonymSet, last_words, single_word, synonym_set

Terms = tuple[tuple[tuple[str, str], ...], ...]
"""A parsed pattern: alternatives of terms (kind, word); kind is word, set or class, or one of these after ``no_``."""
MARKS: Final = {"set": "&", "class": "^", "word": ""}
"""How the kinds of terms are marked."""


class Alternative(Record):
    """One alternative of a pattern: its head, the words before it in order, and the words that must not be there.

    An empty head fits any.
    """

    __slots__ = ("before", "excluded", "head", "weight")

    def __init__(
        self, head: SynonymSet, before: tuple[SynonymSet, ...], excluded: tuple[SynonymSet, ...], weight: int
    ) -> None:
        self.head = head
        self.before = before
        self.excluded = excluded
        self.weight = weight
        """How specific it is: the number of words and sets it names."""


class Pattern(Record):
    """A compiled pattern: any of its alternatives; none at all means any phrase."""

    __slots__ = ("alternatives", "lasts", "terms")

    def __init__(
        self, alternatives: tuple[Alternative, ...], lasts: LastWords | None = None, terms: Terms = ()
    ) -> None:
        self.alternatives = alternatives
        self.lasts = lasts
        """The words that a phrase that matches can end with; None for any."""
        self.terms = terms
        """The terms as parsed."""

    @property
    def text(self) -> str:
        """The pattern as an entry writes it.

        >>> compile_pattern("!peace talk|meeting", Vocabulary({})).text
        '!peace talk|meeting'
        """
        return "|".join(" ".join(map(_written, alternative)) for alternative in self.terms) or "*"

    def each(self) -> list[Pattern]:
        """Return a pattern for each alternative.

        >>> [one.text for one in compile_pattern("talk|!peace meeting", Vocabulary({})).each()]
        ['talk', '!peace meeting']
        """
        pairs = zip(self.alternatives, self.terms, strict=True)
        return [Pattern((alternative,), None, (terms,)) for alternative, terms in pairs]

    def match(self, lemmas: Sequence[str], proper: Sequence[bool] = ()) -> int:
        """Return the weight of the best alternative that fits a phrase given by its lemmas, head last; -1 if none does.

        >>> words = Vocabulary({"aid": synonym_set(["aid", "loan"])})
        >>> compile_pattern("economic &aid", words).match(("new", "economic", "aid"))
        2
        """
        if not self.alternatives:
            return 0
        best, last = -1, lemmas[-1] if lemmas else ""
        if self.lasts is not None and last not in self.lasts:
            return -1
        for alternative in self.alternatives:
            if (
                alternative.weight > best
                and (last in alternative.head.last or alternative.head is ANY)
                and _fits(alternative, lemmas, proper)
            ):
                best = alternative.weight
        return best


def _written(term: tuple[str, str]) -> str:
    kind, word = term
    return ("!" if kind.startswith("no_") else "") + MARKS[kind.removeprefix("no_")] + word


def _fits(alternative: Alternative, lemmas: Sequence[str], proper: Sequence[bool]) -> bool:
    stop = len(lemmas)
    length = alternative.head.ends_at(lemmas, stop, proper)
    if not length and alternative.head is not ANY:
        return False
    stop -= length
    for term in reversed(alternative.before):
        while stop > 0 and not term.ends_at(lemmas, stop, proper):
            stop -= 1
        if stop <= 0:
            return False
        stop -= term.ends_at(lemmas, stop, proper)
    return not any(
        term.ends_at(lemmas, at, proper) for term in alternative.excluded for at in range(1, len(lemmas) + 1)
    )


class Vocabulary:
    """The words that patterns can name: synonym sets, and classes of nouns."""

    __slots__ = ("_class_sets", "_classes", "_sets")

    def __init__(self, sets: Mapping[str, SynonymSet], classes: NounClasses | None = None) -> None:
        self._sets = sets
        self._classes = classes
        self._class_sets: dict[str, SynonymSet] = {}

    def words(self, kind: str, name: str) -> SynonymSet:
        """The words of a term; raises ``KeyError`` with the name of a set or class that is not defined."""
        if kind.endswith("set"):
            return self._sets[name]
        return self._of_class(name) if kind.endswith("class") else single_word(name.lower())

    def _of_class(self, name: str) -> SynonymSet:
        found = self._class_sets.get(name)
        if found is None:
            if self._classes is None:
                raise KeyError(name)
            found = self._class_sets[name] = replace(synonym_set(self._classes.words(name)), common=True)
        return found


def compile_pattern(text: str, vocabulary: Vocabulary) -> Pattern:
    """Compile a pattern; raises ``KeyError`` with the name of a set that is not defined.

    >>> compile_pattern("*", Vocabulary({})).match(("anything",))
    0
    """
    return build_pattern(parse_pattern(text), vocabulary)


def parse_pattern(text: str) -> Terms:
    """Parse a pattern; raises ``GrammarError`` where it has none of the forms of ``grammars/patterns.lark``.

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

    def noun_class(self, words: list[str]) -> tuple[str, str]:
        return "class", str(words[0])

    def no_class(self, words: list[str]) -> tuple[str, str]:
        return "no_class", str(words[0])

    def any(self, words: list[str]) -> tuple[str, str]:
        return "any", ""


def build_pattern(terms: Terms, vocabulary: Vocabulary) -> Pattern:
    """Build a pattern of its parsed terms; ``*`` is parsed to no alternatives."""
    alternatives = tuple(_alternative(alternative, vocabulary) for alternative in terms)
    if not alternatives or any(alternative.head is ANY for alternative in alternatives):
        return Pattern(alternatives, None, terms)
    return Pattern(alternatives, last_words([alternative.head.last for alternative in alternatives]), terms)


def _alternative(terms: Sequence[tuple[str, str]], vocabulary: Vocabulary) -> Alternative:
    wanted: list[SynonymSet] = []
    excluded: list[SynonymSet] = []
    for kind, word in terms:
        (excluded if kind.startswith("no_") else wanted).append(vocabulary.words(kind, word))
    head = wanted[-1] if wanted else ANY
    return Alternative(head, tuple(wanted[:-1]), tuple(excluded), len(wanted))


class PatternTable:
    """Builds patterns, one object for all that are written alike, so that equal patterns are the same object."""

    __slots__ = ("_known", "_vocabulary")

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._known: dict[Terms, Pattern] = {}

    def build(self, terms: Terms) -> Pattern:
        """Return the pattern of these terms; raises ``KeyError`` with the name of a set that is not defined."""
        found = self._known.get(terms)
        if found is None:
            found = self._known[terms] = build_pattern(terms, self._vocabulary)
        return found
