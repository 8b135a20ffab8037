"""Names in sentences all in capitals, where a common word looks like a name: "UP", "PRESS", "AIR"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.core.syntax import Token
from coder.dictionary.name_table import NameMatch

LEAST_WORDS: Final = 6
"""A sentence of capitals has at least so many words."""
_ADJECTIVES_AND_FOREIGN: Final = frozenset(("JJ", "FW", "CD"))


def proper_names(matches: list[NameMatch], tokens: Sequence[Token]) -> list[NameMatch]:
    """The names of a sentence without those that are common words, which only capitals hide.

    >>> proper_names([], [])
    []
    """
    if not matches or len(tokens) < LEAST_WORDS or any(token.text.islower() for token in tokens):
        return matches
    return [match for match in matches if _is_proper(match, tokens[match.first].tag)]


def _is_proper(match: NameMatch, tag: str) -> bool:
    """Whether a name has several words, or the tag of a name or adjective, or is that of a capital ("LIMA")."""
    several = match.stop - match.first > 1
    named = tag.startswith("NNP") or tag in _ADJECTIVES_AND_FOREIGN
    return several or named or match.readings[0][2] == "capital"
