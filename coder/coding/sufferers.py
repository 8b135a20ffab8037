"""Who stands before a noun of violence and has suffered it: "the Gemayel murder", "the Amman hotel attacks"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.actors.items import Item
from coder.core.syntax import Phrase, Token
from coder.dictionary.noun_classes import NounClasses
from coder.dictionary.word_lists import word_set

KILLINGS: Final = word_set("coding.killings")
BUILDING: Final = "building"


def names_sufferer(noun: Phrase, before: Sequence[Item], tokens: Sequence[Token], classes: NounClasses) -> bool:
    """Whether those before a noun of violence are the person killed or the building hit, perhaps with a place."""
    killed = tokens[noun.head].lemma.lower() in KILLINGS
    suffering = [
        item
        for item in before
        if (killed and item.is_person) or BUILDING in classes.of(tokens[item.stop - 1].lemma.lower())
    ]
    return bool(suffering) and all(item in suffering or item.is_place for item in before)
