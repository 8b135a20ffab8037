"""The terminals of words that link: "to", prepositions and subordinators, particles, conjunctions."""

from __future__ import annotations

from typing import Final

from coder.dictionary.word_lists import word_set
from coder.language.chunking.context import TerminalContext
from coder.language.chunking.tag_sets import (
    COMMON_NOUN_TAGS,
    FINITE_TAGS,
    MODIFIER_TAGS,
    NAME_TAGS,
    NOMINAL_TAGS,
    NOUN_TAGS,
)

_ALWAYS_SUBORDINATORS: Final = word_set("chunking.always_subordinators")
_MAYBE_SUBORDINATORS: Final = word_set("chunking.maybe_subordinators")
_WEAK_SUBORDINATORS: Final = word_set("chunking.weak_subordinators")
_APART_SUBORDINATORS: Final = word_set("chunking.apart_subordinators")
_SEAWARD: Final = word_set("chunking.seaward")
_SHORES: Final = word_set("chunking.shores")
SHORE_REACH: Final = 4
"""So many words behind "off" a coast may stand."""
_NO_PAUSE: Final = FINITE_TAGS | NOUN_TAGS | {"VB", "VBN", "VBG"}
"""The tags right before a preposition that no mark parts from it."""
_BEFORE_NUMBER: Final = word_set("chunking.before_number")
_HOURS: Final = word_set("chunking.hours")
_LIMITS: Final = word_set("chunking.limits")
_COMPARERS: Final = word_set("chunking.comparers")
_NUMBER_OPENERS: Final = frozenset(("NUM", "DET"))
MAIN_REACH: Final = 40
"""Within so many words behind "two days after" the main clause begins."""
YEAR_FIGURES: Final = 4
"""A number of so many figures may be a year."""
_COUNTED_TAGS: Final = COMMON_NOUN_TAGS | {"JJ"}
_VERBS: Final = frozenset(("V", "VB", "VBG", "VBN"))
_PAIRING: Final = word_set("chunking.pairing")
_WH_TAGS: Final = frozenset(("WP", "WDT"))
_NEGATIVE_CONJUNCTIONS: Final = word_set("chunking.negative_conjunctions")


def to(context: TerminalContext, i: int) -> str:
    """The mark of an infinitive, or a preposition; "up to 50" and "5 to 10 people" are numbers."""
    words, tags, last = context.words, context.tags, context.last()
    if words[i - 1] == "up" and last in ("NUM", "DET"):
        return "NUM"
    if last == "NUM" and tags[i + 1] == "CD" and tags[i + 2] in COMMON_NOUN_TAGS:
        return "PREP" if words[i + 2] == "%" else "CC_IN"
    return "TO" if tags[context.after_adverbs(i)] == "VB" else "PREP"


def preposition(context: TerminalContext, i: int) -> str:
    """A preposition, or what introduces a clause."""
    word, last = context.words[i], context.last()
    if word == "that":
        return "THAT"
    if word in _ALWAYS_SUBORDINATORS:
        return "SUB"
    if context.compares_number(i) or _opens_range(context, i):
        return context.number()
    if word == "at" and context.words[i + 1] in _LIMITS and context.counts(i + 2):
        return context.number()
    if word == "than" and context.words[i - 1] in _COMPARERS and last in _NUMBER_OPENERS:
        return "NUM"
    if context.counts(i + 1) and word in _BEFORE_NUMBER and word != "than":
        return "NUM" if last != "NOUN" else "PREP"
    if context.words[i + 1] in _HOURS and context.tags[i + 2] not in FINITE_TAGS:
        return "PREP"
    if word in _APART_SUBORDINATORS and context.tags[i - 1] in _NO_PAUSE:
        return "PREP"
    if word in _MAYBE_SUBORDINATORS and context.finite_ahead(i) and not _is_within_clause(context, i):
        return "PREP" if word in _WEAK_SUBORDINATORS and _another_opens(context, i) else "SUB"
    return "PREP"


def _another_opens(context: TerminalContext, i: int) -> bool:
    """Whether another word before the next finite verb opens its clause: "left for Chad | after the rebels fled"."""
    words, tags = context.words, context.tags
    for at in range(i + 1, len(words)):
        if tags[at] in FINITE_TAGS:
            return False
        word = words[at]
        if word in _ALWAYS_SUBORDINATORS or word in _MAYBE_SUBORDINATORS and word not in _WEAK_SUBORDINATORS:
            return True
    return False


def _is_within_clause(context: TerminalContext, i: int) -> bool:
    """Whether a clause still waits for its verb; a time alone is none: "two days | after rebels left, talks began"."""
    return context.verb_pending() and not (
        context.last() == "TIME" and context.only_time_told() and _main_behind(context, i)
    )


def _main_behind(context: TerminalContext, i: int) -> bool:
    """Whether a clause follows, and behind a comma its main clause."""
    tags, end = context.tags, min(i + MAIN_REACH, len(context.tokens))
    verb = next((at for at in range(i + 1, end) if tags[at] in FINITE_TAGS), end)
    comma = next((at for at in range(verb + 1, end) if tags[at] == ","), end)
    return any(tags[at] in FINITE_TAGS for at in range(comma + 1, end))


def _opens_range(context: TerminalContext, i: int) -> bool:
    """Whether "between" opens a number: "arrested between 20 and 30 people", not "Between 1998 and 2000 they left"."""
    tags = context.tags
    if context.words[i] != "between" or tags[i + 1] != "CD" or not (i == 0 or context.last() in _VERBS):
        return False
    if i == 0 and (len(context.words[1]) == YEAR_FIGURES or not context.finite_ahead(0)):
        return False
    return context.words[i + 2] == "and" and tags[i + 3] == "CD" and tags[i + 4] in _COUNTED_TAGS


def particle(context: TerminalContext, i: int) -> str:
    """A particle; "up to 50" is a number, and "off the Somali coast" tells where."""
    if context.words[i] in _SEAWARD and not _SHORES.isdisjoint(context.words[i + 1 : i + SHORE_REACH]):
        return "PREP"
    return preposition(context, i) if context.compares_number(i) else "PART"


def conjunction(context: TerminalContext, i: int) -> str:
    """A conjunction: between groups, or inside one ("economic and military aid"); "both" opens the first of two."""
    word, last, after = context.words[i], context.last(), context.tags[i + 1]
    if word in _PAIRING and after in NOMINAL_TAGS:
        return "PREDET"
    if word in _PAIRING and context.words[i + 1] == "of" and context.tags[i + 2] not in _WH_TAGS:
        return "NOUN"
    if word in _NEGATIVE_CONJUNCTIONS:
        return "NEG_CC"
    if last == "ADJ" and (after in MODIFIER_TAGS or context.joins_modifiers(i)):
        return "CC_IN"
    if last == "NUM" and after == "CD":
        return "CC_IN"
    if word == "&" and last == "NOUN" and (after in NAME_TAGS or after in COMMON_NOUN_TAGS):
        return "CC_IN"
    return "CC"
