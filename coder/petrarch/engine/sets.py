"""The phrases that synonym sets stand for."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Mapping

from coder.core.entry import Entry
from coder.core.errors import DictionaryError
from coder.dictionary.inflection import plural_by_ending
from coder.petrarch.engine.rows import Words
from coder.petrarch.engine.tables import cut_words

MOST_PHRASES = 100_000
"""Phrases that a set may stand for."""
DEEPEST = 50
"""Sets that may stand in each other."""


def phrases_of_sets(entries: Iterable[Entry]) -> dict[str, tuple[Words, ...]]:
    """Return the phrases of each set, the longest first, with those of sets inside it and with regular plurals."""
    listed = {entry.text("id"): entry for entry in entries}
    _check_sizes(listed)
    done: dict[str, tuple[Words, ...]] = {}

    def build(name: str, path: Words) -> tuple[Words, ...]:
        if name in path or name not in listed:
            return ()
        if name not in done:
            phrases = {phrase for word in listed[name].texts("words") for phrase in expand(word, (*path, name))}
            done[name] = tuple(sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))
        return done[name]

    def expand(text: str, path: Words) -> Iterator[Words]:
        parts = [build(word[1:], path) if word.startswith("&") else ((word,),) for word in cut_words(text)]
        for choice in itertools.product(*parts):
            phrase = tuple(word for part in choice for word in part)
            yield phrase
            if phrase and phrase[-1].isalpha() and not phrase[-1].endswith("S"):
                yield (*phrase[:-1], plural_by_ending(phrase[-1]))

    for name in listed:
        build(name, ())
    return done


def _check_sizes(listed: Mapping[str, Entry]) -> None:
    """Raise ``DictionaryError`` for a set whose sets in sets give it more phrases than any set needs."""
    sizes: dict[str, int] = {}

    def size(name: str, path: Words) -> int:
        if name in path or name not in listed:
            return 0
        if name not in sizes:
            inner = [[one[1:] for one in cut_words(text) if one[0] == "&"] for text in listed[name].texts("words")]
            sizes[name] = sum(math.prod(size(one, (*path, name)) for one in names) for names in inner)
            if sizes[name] > MOST_PHRASES or len(path) > DEEPEST:
                message = f"the set &{name} stands for more than {MOST_PHRASES:,} phrases, or is in itself"
                entry = listed[name]
                raise DictionaryError(
                    message, file=entry.file, line=entry.line, remedy="split it, or write its words out"
                )
        return sizes[name]

    for name in listed:
        size(name, ())
