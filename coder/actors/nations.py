"""The state before a name or title that says whose somebody is: "Kenya's young and popular minister Ali Hassan"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from coder.actors.items import Item
from coder.core.syntax import Token
from coder.dictionary.word_lists import word_set

POSSESSIVE_ENDINGS: Final = word_set("actors.possessive_endings")
JOINING_TAGS: Final = frozenset(("CC", ","))
QUALIFYING_TAGS: Final = JOINING_TAGS | {"JJ", "JJR", "JJS", "RB", "VBN", "VBG"}
"""The tags of the words that may stand between a state and the title of a person."""


def before_titles(first: int, tokens: Sequence[Token], titles: Mapping[int, Item], names: Mapping[int, Item]) -> int:
    """Return where the titles before a name begin, and the adjectives before them; a name ends the way back.

    ``titles`` and ``names`` are items by their ends.
    """
    title = titles.get(first)
    while title is not None:
        first = title.first
        title = titles.get(first)
    at = first
    while at > 0 and at not in names and tokens[at - 1].tag in QUALIFYING_TAGS:
        at -= 1
    joined = at < first and tokens[first - 1].tag in JOINING_TAGS  # "Kenya and President Salim"
    return first if joined else at


def is_owned(at: int, folds: Sequence[str]) -> bool:
    """Whether a possessor stands before a position: "Kenya's minister"."""
    return at > 0 and folds[at - 1] in POSSESSIVE_ENDINGS
