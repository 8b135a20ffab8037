"""What the converter asks the bundled dictionaries: the codes of CAMEO, the codes of states, and English words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from coder.core.paths import dictionaries_dir
from coder.dictionary.actor_kinds import ActorKind
from coder.dictionary.lexicon import Lexicon
from coder.dictionary.tables import Dictionary


def _no_country(name: str) -> str:
    return ""


class Bundled(NamedTuple):
    """What is known without the old files; by default nothing."""

    codes: frozenset[str] = frozenset()
    """The codes of events in the bundled ontology."""
    words: Sequence[str] = ()
    """The words of the lexicon in lower case, sorted."""
    country: Callable[[str], str] = _no_country
    """Returns the code of a state by its name or code, "" for what is none."""

    def knows(self, word: str) -> bool:
        """Return whether a word is in the lexicon."""
        return next(self.beginning_with(word), "") == word.lower()

    def beginning_with(self, stem: str) -> Iterator[str]:
        """Return the words of the lexicon that begin with some letters, in their order.

        >>> list(Bundled(words=["mining", "minister", "ministry", "mint"]).beginning_with("MINIST"))
        ['minister', 'ministry']
        """
        stem = stem.lower()
        for at in range(bisect_left(self.words, stem), len(self.words)):
            if not self.words[at].startswith(stem):
                return
            yield self.words[at]


def bundled(dictionary: Dictionary) -> Bundled:
    """Return what the converter asks of the bundled dictionaries."""

    def country(name: str) -> str:
        if name.upper() in dictionary.countries:
            return name.upper()
        for reading in dictionary.names.readings(name):
            entry = dictionary.actors[reading.entry]
            if entry.kind is ActorKind.STATE:
                return entry.terms[0].code
        return ""

    words = sorted({form.lower() for form, _ in Lexicon.load(dictionaries_dir()).forms.items()})
    return Bundled(frozenset(dictionary.codes), words, country)
