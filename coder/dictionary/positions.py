"""The positions at which an entry may look for source and target: parts of a clause by name, and prepositions."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Final

from coder.core.entry import Entry
from coder.core.paths import dictionaries_dir
from coder.dictionary.lexicon import Lexicon
from coder.dictionary.schema import fail
from coder.dictionary.word_lists import word_list

PARTS: Final = word_list("dictionary.positions")
PREPOSITIONAL: Final = frozenset(("IN", "TO", "RP", "VBG"))
"""The tags of a word that may end a preposition: "out of", "next to", "back", "concerning"."""


def check_positions(entry: Entry) -> None:
    """Raise ``DictionaryError`` for a word that is neither a part of a clause nor a preposition.

    >>> check_positions(Entry("mine.yaml", 7, {"target": ["objct", "to"]}))
    Traceback (most recent call last):
    coder.core.errors.DictionaryError: mine.yaml:7: 'objct' in 'target' is no place of a clause (did you mean object?)
    """
    for key in ("source", "target"):
        for position in entry.texts(key):
            _check(entry, key, position.removesuffix("!"))
    for key in ("with", "without"):
        value = entry.values.get(key)
        for position in (
            one.strip() for names in (value if isinstance(value, dict) else ()) for one in names.split("|")
        ):
            _check(entry, key, position)


def _check(entry: Entry, key: str, position: str) -> None:
    if position in PARTS:
        return
    last = position.rpartition(" ")[2]
    if PREPOSITIONAL.isdisjoint(Lexicon.load(dictionaries_dir()).tags(last)):
        near = get_close_matches(position, PARTS, 1)
        remedy = f"did you mean {near[0]}?" if near else f"use {', '.join(PARTS)} or a preposition"
        raise fail(entry, f"'{position}' in '{key}' is no place of a clause", remedy)
