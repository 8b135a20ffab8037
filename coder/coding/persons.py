"""Which words of a sentence stand for persons without being nouns: pronouns, and the last words of known names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.actors.items import Item
from coder.core.syntax import Token
from coder.dictionary.word_lists import word_set

PERSONAL: Final = word_set("coding.personal_pronouns")
PRONOUN: Final = "PRP"
SURNAME: Final = "surname"


def persons_in(tokens: Sequence[Token], items: Sequence[Item]) -> frozenset[int]:
    """The places of words that entries take for a person where they ask for one: "beat them", "beat Tsvangirai"."""
    pronouns = [at for at, token in enumerate(tokens) if token.tag == PRONOUN and token.text.lower() in PERSONAL]
    named = [item.stop - 1 for item in items if item.is_person or item.form == SURNAME]
    return frozenset(pronouns + named)


def perhaps_persons(tokens: Sequence[Token]) -> frozenset[int]:
    """The places of all words that may stand for persons, whoever bears a name."""
    return frozenset([at for at, token in enumerate(tokens) if token.tag in (PRONOUN, "NNP")])
