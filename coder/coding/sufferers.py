"""What stands before a noun of violence and does none: "the Gemayel murder", "Amman hotel attacks", "Iraq blast"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.actors.items import Item
from coder.core.syntax import Phrase, Token
from coder.dictionary.noun_classes import NounClasses
from coder.dictionary.word_lists import word_set

KILLINGS: Final = word_set("coding.killings")
BUILDING: Final = "building"
BLASTS: Final = word_set("coding.blasts")
ATTRIBUTIVE_NAMES: Final = word_set("actors.attributive_names")


def names_sufferer(noun: Phrase, before: Sequence[Item], tokens: Sequence[Token], classes: NounClasses) -> bool:
    """Whether those before a noun of violence are the person killed or the building hit, perhaps with a place."""
    killed = tokens[noun.head].lemma.lower() in KILLINGS
    suffering = [
        item
        for item in before
        if (killed and item.is_person) or BUILDING in classes.of(tokens[item.stop - 1].lemma.lower())
    ]
    return bool(suffering) and all(item in suffering or item.is_place for item in before)


def names_scene(noun: Phrase, before: Sequence[Item], tokens: Sequence[Token]) -> bool:
    """Whether before a noun of violence stands only where it happened: "the Kabul attack", "Iraq blasts"."""
    blast = tokens[noun.head].lemma.lower() in BLASTS
    return bool(before) and all(item.is_town or blast and _is_land(item, tokens) for item in before)


def _is_land(item: Item, tokens: Sequence[Token]) -> bool:
    """Whether an item is a state by its name, which is no adjective too: "Iraq", not "US" or "Iraqi"."""
    return item.is_place and item.form == "name" and tokens[item.stop - 1].text not in ATTRIBUTIVE_NAMES
