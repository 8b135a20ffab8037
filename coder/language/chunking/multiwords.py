"""Prepositions, subordinators and estimates of several words: "because of", "even though", "as many as"."""

from __future__ import annotations

from typing import Final

from coder.dictionary.word_lists import word_list, word_set
from coder.language.chunking.context import TerminalContext
from coder.language.chunking.tag_sets import AUXILIARIES

_PARTICIPLE_TAGS: Final = frozenset(("VBN", "VBG"))
_FREE: Final = word_set("clauses.free_relatives")
_NAMING: Final = word_set("chunking.so_calling_verbs")
_NAMING_ENDS: Final = word_set("chunking.so_calling_ends")
_SO_NAMED: Final = frozenset(("DT", "NN", "NNS", "JJ", "CD", "PRP$", "``"))
"""The tags with which begins what somebody calls something."""
_LONGEST_NAMING: Final = 12
"""So many words "in what the police called" has at most."""
_NOT_AFTER_PREPOSITIONS: Final = frozenset(("VB", "VBD", "VBZ", "VBP", "MD", "CD", "$"))

VERB: Final = "VB"
"""With which the tags of verbs begin."""
_NOUN_TAGS: Final = frozenset(("NN", "NNS"))
_BEFORE_NOUNS: Final = frozenset(("PRP$", "JJ", "POS"))
"""Behind one of these the noun that a preposition begins with is a noun: "its thanks to Laos"."""
_THANKING: Final = word_set("chunking.thanking_verbs")

Multiwords = dict[str, dict[str, list[tuple[list[str], str]]]]
ANYTHING: Final[dict[str, list[tuple[list[str], str]]]] = {}
"""Stands for any second word."""


def _multiwords() -> Multiwords:
    """The table of all, made from their lists; what opens a naming phrase stands there without what follows it."""
    table: Multiwords = {}
    listed = [(line, "PREP") for line in word_list("chunking.long_prepositions")]
    listed += [(line, "SUB") for line in word_list("chunking.long_subordinators")]
    listed += [(line, "NUM") for line in word_list("chunking.estimates")]
    for line, kind in sorted(listed, key=lambda pair: -len(pair[0].split())):
        words = line.split()
        table.setdefault(words[0], {}).setdefault(words[1], []).append((words, kind))
    for first in word_set("chunking.so_calling_openers"):
        for second in _FREE:
            table.setdefault(first, {}).setdefault(second, [])
    return table | dict.fromkeys(_FREE, ANYTHING)


MULTIWORDS: Final = _multiwords()
"""By the first word and the second: the words and the kind of all that begin so, the longest first."""


def multiword(context: TerminalContext, i: int) -> list[str]:
    """The terminals of the longest preposition, subordinator or estimate of several words that begins here, or none."""
    if context.tags[i] in _PARTICIPLE_TAGS and context.last() in AUXILIARIES:
        return []
    if context.words[i] in _FREE:  # behind a verb like adverbs: "deplored what it called | violations"
        return ["RB"] * _naming(context, i) if i and context.tags[i - 1].startswith(VERB) else []
    if context.words[i + 1] in _FREE:
        naming = _naming(context, i + 1)
        return ["PREP"] + ["PREP_MORE"] * naming if naming else []
    if (
        i
        and context.tags[i] in _NOUN_TAGS
        and (context.tags[i - 1] in _BEFORE_NOUNS or context.words[i - 1] in _THANKING)
    ):
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


def _naming(context: TerminalContext, i: int) -> int:
    """How many words from "what" on only say whose word follows: "in | what police called | an ambush"; 0 for none."""
    words, tags = context.words, context.tags
    for at in range(i + 1, min(i + _LONGEST_NAMING, len(context.tokens) - 1)):
        if words[at] not in _NAMING:
            if tags[at] == "," or tags[at].startswith(VERB) and words[at] not in _NAMING_ENDS:
                break
            continue
        end = at + 1
        while words[end] in _NAMING_ENDS or words[end] in _NAMING:
            end += 1
        return end - i if tags[end] in _SO_NAMED else 0
    return 0
