"""Prepositions, subordinators and estimates of several words: "because of", "even though", "as many as"."""

from __future__ import annotations

from typing import Final

from coder.dictionary.word_lists import word_list
from coder.language.chunking.context import TerminalContext
from coder.language.chunking.tag_sets import AUXILIARIES

_PARTICIPLE_TAGS: Final = frozenset(("VBN", "VBG"))
_NOT_AFTER_PREPOSITIONS: Final = frozenset(("VB", "VBD", "VBZ", "VBP", "MD", "CD", "$"))

Multiwords = dict[str, dict[str, list[tuple[list[str], str]]]]


def _multiwords() -> Multiwords:
    """The table of all, made from their three lists."""
    table: Multiwords = {}
    listed = [(line, "PREP") for line in word_list("chunking.long_prepositions")]
    listed += [(line, "SUB") for line in word_list("chunking.long_subordinators")]
    listed += [(line, "NUM") for line in word_list("chunking.estimates")]
    for line, kind in sorted(listed, key=lambda pair: -len(pair[0].split())):
        words = line.split()
        table.setdefault(words[0], {}).setdefault(words[1], []).append((words, kind))
    return table


MULTIWORDS: Final = _multiwords()
"""By the first word and the second: the words and the kind of all that begin so, the longest first."""


def multiword(context: TerminalContext, i: int) -> list[str]:
    """The terminals of the longest preposition, subordinator or estimate of several words that begins here, or none."""
    if context.tags[i] in _PARTICIPLE_TAGS and context.last() in AUXILIARIES:
        return []
    for words, kind in MULTIWORDS[context.words[i]][context.words[i + 1]]:
        if context.words[i : i + len(words)] != words:
            continue
        following = context.tags[i + len(words)]
        if kind == "NUM" and context.counts(i + len(words)):
            return [context.number(), *["NUM"] * (len(words) - 1)]
        if kind == "SUB" or (kind == "PREP" and following not in _NOT_AFTER_PREPOSITIONS):
            return [kind] + [f"{kind}_MORE"] * (len(words) - 1)
    return []
