"""The terminals of adverbs: an ordered list of rules, of which the first that applies decides."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from coder.dictionary.word_lists import word_set
from coder.language.chunking.context import TerminalContext
from coder.language.chunking.tag_sets import (
    ADVERB_TAGS,
    AUXILIARIES,
    COMPARATIVE_TAGS,
    DETERMINER_TAGS,
    GROUP_OPENERS,
    MODIFIER_TAGS,
    NOUN_TAGS,
)

_NOTS: Final = word_set("chunking.nots")
_PRE_VERBAL: Final = word_set("chunking.pre_verbal")
_BEFORE_DETERMINER: Final = word_set("chunking.before_determiner")
_LATER_TIMES: Final = word_set("chunking.later_times")
_AFTER_LATER_TIMES: Final = word_set("chunking.after_later_times")
_QUANTITIES: Final = word_set("chunking.quantities")
_BEFORE_NUMBER: Final = word_set("chunking.before_number")
_LIMITS: Final = word_set("chunking.limits")
_DEGREE: Final = word_set("chunking.degree")
_EARLY_LATE: Final = word_set("chunking.early_late")
_VERB_GROUP_GOES_ON: Final = frozenset(("VB", "VBN", "VBG"))
_BEFORE_VERBS: Final = frozenset(("MD", "TO"))
_MODIFIED: Final = frozenset(("JJ", "JJR", "RB"))


def inside_verb_group(context: TerminalContext, i: int) -> str:
    """ "has [never] met", "did [n't] go"."""
    if context.last() not in AUXILIARIES:
        return ""
    goes_on = context.words[i] in _NOTS or context.tags[context.after_adverbs(i)] in _VERB_GROUP_GOES_ON
    return "ADV" if goes_on else ""


def negation_before_verb(context: TerminalContext, i: int) -> str:
    """ "[never] met", "[not] to meet", "[no] longer supports"."""
    if context.words[i] not in _PRE_VERBAL:
        return ""
    after = context.tags[i + 1]
    before_verb = after[:1] == "V" or after in _BEFORE_VERBS or context.words[i + 1] == "longer"
    return "PRE_ADV" if before_verb else ""


def before_participle(context: TerminalContext, i: int) -> str:
    """ "[openly] accusing", "[badly] hurt", but not "a [badly] hurt man"."""
    after = context.tags[i + 1]
    if context.last() in GROUP_OPENERS:
        return ""
    opens_group = after == "VBG" or (after == "VBN" and not context.noun_ahead(i + 1))
    return "PRE_ADV" if opens_group else ""


def before_determiner(context: TerminalContext, i: int) -> str:
    """ "[only] a truce"."""
    fits = context.tags[i + 1] in DETERMINER_TAGS and context.words[i] in _BEFORE_DETERMINER
    return "PREDET" if fits and context.last() != "PREDET" else ""


def before_time(context: TerminalContext, i: int) -> str:
    """ "[earlier] this week"."""
    if context.words[i] not in _LATER_TIMES or context.words[i + 1] not in _AFTER_LATER_TIMES:
        return ""
    return "PREDET" if context.tags[i + 1] == "DT" else "DET"


def after_the(context: TerminalContext, i: int) -> str:
    """ "the [then] president", "the [most]"."""
    after = context.tags[i + 1]
    if context.words[i - 1] != "the" or context.last() != "DET" or after in MODIFIER_TAGS or after in ADVERB_TAGS:
        return ""
    return "ADJ" if after in NOUN_TAGS else "NOUN"


def comparing_number(context: TerminalContext, i: int) -> str:
    """ "[more] than 50", "[no] fewer than 50"."""
    compares = context.compares_number(i) or (
        context.tags[i + 1] in COMPARATIVE_TAGS and context.compares_number(i + 1)
    )
    if not compares:
        return ""
    return context.number()


def quantity_of_noun(context: TerminalContext, i: int) -> str:
    """ "[more] troops"."""
    if context.tags[i + 1] not in NOUN_TAGS or context.words[i] not in _QUANTITIES:
        return ""
    return "ADJ" if context.last() != "NOUN" else "DET"


def before_number(context: TerminalContext, i: int) -> str:
    """ "[nearly] 50", "at [least] 50"."""
    if not context.counts(i + 1):
        return ""
    word, last = context.words[i], context.last()
    if word not in _BEFORE_NUMBER and not (last == "NUM" and word in _LIMITS):
        return ""
    return context.number()


def inside_noun_group(context: TerminalContext, i: int) -> str:
    """ "a [very] large force", "[heavily] armed men"."""
    word, after = context.words[i], context.tags[i + 1]
    if after not in MODIFIER_TAGS:
        return ""
    modifies = context.last() in GROUP_OPENERS or word in _DEGREE or (_is_of_manner(word) and after != "VBG")
    return "ADJ" if modifies and context.noun_ahead(i) else ""


def of_adjective(context: TerminalContext, i: int) -> str:
    """ "was [very] ready", "[highly] critical"."""
    word, after = context.words[i], context.tags[i + 1]
    modifies = after in _MODIFIED and (word in _DEGREE or (after == "JJ" and _is_of_manner(word)))
    return "PADV" if modifies else ""


def _is_of_manner(word: str) -> bool:
    """Whether an adverb ends in -ly; "early" is one of time: "visited Oslo | early next year"."""
    return word.endswith("ly") and word not in _EARLY_LATE


ADVERB_RULES: Final[tuple[Callable[[TerminalContext, int], str], ...]] = (
    inside_verb_group,
    negation_before_verb,
    before_participle,
    before_determiner,
    before_time,
    after_the,
    comparing_number,
    quantity_of_noun,
    before_number,
    inside_noun_group,
    of_adjective,
)
"""Each gives the terminal of an adverb, or "" where it does not apply."""


def adverb(context: TerminalContext, i: int) -> str:
    """An adverb: of a verb group, a number, an adjective, or on its own."""
    for rule in ADVERB_RULES:
        if terminal := rule(context, i):
            return terminal
    return "RB"
