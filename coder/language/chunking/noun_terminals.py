"""The terminals of words that build noun groups: nouns, names, numbers, determiners, adjectives, wh-words."""

from __future__ import annotations

from typing import Final

from coder.dictionary.calendar import DAYS, MONTHS
from coder.dictionary.word_lists import word_set
from coder.language.chunking.context import TerminalContext
from coder.language.chunking.tag_sets import (
    ADVERB_TAGS,
    AUXILIARIES,
    COMMON_NOUN_TAGS,
    COPULAS,
    DETERMINER_TAGS,
    FINITE_TAGS,
    GROUP_ENDS,
    NAME_TAGS,
    NOUN_TAGS,
)

_PAIRING: Final = word_set("chunking.pairing")
_MONTHS: Final = word_set("chunking.short_months").union(MONTHS)
_SURNAMES: Final = word_set("chunking.month_surnames")
_REPEATS: Final = word_set("chunking.repeats")
_NEAR_DAYS: Final = word_set("chunking.near_days")
_TIMES: Final = word_set("chunking.times")
_DAY_PARTS: Final = word_set("chunking.day_parts")
_BEFORE_DATES: Final = word_set("chunking.before_dates")
_COUNTED: Final = word_set("chunking.counted_from")
_OFFSETS: Final = word_set("chunking.offsets")
_EARLY_LATE: Final = word_set("chunking.early_late")
_NEXT_TIMES: Final = word_set("chunking.next_times")
_LATER_TIMES: Final = word_set("chunking.later_times")
_AFTER_LATER_TIMES: Final = word_set("chunking.after_later_times")
_BEFORE_GENERAL: Final = word_set("chunking.before_general")
_QUANTITIES: Final = word_set("chunking.indefinite_quantities")
_HOW_QUANTITIES: Final = word_set("chunking.how_quantities")
_MADE: Final = word_set("chunking.made_nouns")
_SUMMING: Final = word_set("chunking.summing_nouns")
_MANY: Final = word_set("chunking.multiples")
_INDEFINITE: Final = word_set("actors.indefinite_articles")
_CENTURIES: Final = ("19", "20")
"""A number of four figures that begins so is a year."""
_AFTER_REPEATS: Final = frozenset((".", ",", "IN", "CC", ":", "''"))
"""Behind "three times" these tags compare nothing."""
_WH_PRONOUN_AFTER: Final = frozenset((*GROUP_ENDS, "COMMA", "PREP", "PREP_MORE"))
"""After these a wh-word before a noun is a relative pronoun, not a determiner."""


def noun(context: TerminalContext, i: int) -> str:
    """A common noun: a span of time or not; behind a date it is the subject of a verb: "in 1998 | rebels attacked".

    Behind a time a number of many opens a group of its own: "freed last week | hundreds of prisoners". So does a plural
    unit of time behind a noun: "attacked Norland | hours after the vote".
    """
    token = context.tokens[i]
    if context.last() == "TIME" and token.tag == "NNS" and context.words[i].rstrip("s") in _MANY:
        return "NOUN_NEW"
    if token.lemma in _TIMES:
        if context.last() == "NOUN" and token.tag == "NNS" and context.words[i + 1] in _OFFSETS:
            return "TIME_NEW"
        return "NOUN" if _measures(context, i) else "TIME"
    if context.words[i] in _REPEATS and _repeats(context, i):
        return "TIME"
    if token.lemma in _NEAR_DAYS:
        return "TIME_NEW" if context.last() == "NOUN" else "TIME"
    spoken = token.tag == "NNS" and context.words[i - 1] in DAYS
    if (spoken or context.tags[i + 1] in FINITE_TAGS) and _after_date(context, i):
        return "NOUN_NEW"
    return "NOUN"


def _measures(context: TerminalContext, i: int) -> bool:
    """Whether a unit of time says how much there is of something: "two days of talks", not "the first days of May"."""
    words, tags = context.words, context.tags
    if tags[i] != "NNS" or words[i + 1] != "of" or words[i + 2] in _NEXT_TIMES:
        return False
    return tags[i + 2] in COMMON_NOUN_TAGS or tags[i + 2] == "JJ"


def _repeats(context: TerminalContext, i: int) -> bool:
    """Whether "times" says how often: "broke the truce three times in a day", not "three times the price" or "more"."""
    counted = context.tags[i - 1] == "CD" or context.words[i - 1] in _QUANTITIES
    return counted and context.tags[i + 1] in _AFTER_REPEATS


def proper_noun(context: TerminalContext, i: int) -> str:
    """A name: a day or month, a name after a time ("on Tuesday Kerry left"), or any."""
    word, last = context.words[i], context.last()
    if (word in _MONTHS or word in DAYS) and not _is_surname(context, i):
        apart = context.tags[i + 1] not in COMMON_NOUN_TAGS or (word in DAYS and context.words[i + 1] in _DAY_PARTS)
        return "TIME_NEW" if last == "NOUN" and apart else "TIME"
    if context.opens_nations(i):
        return "ADJ"
    if last == "TIME" and context.words[i - 1] not in _MONTHS:
        return "NOUN_NEW"
    return "NOUN_NEW" if _after_date(context, i) or _says_of_noun(context, i) else "NOUN"


def _says_of_noun(context: TerminalContext, i: int) -> bool:
    """Whether a name is the subject of what is said of a noun: ", a charge | Mali | denies", "the role | Mali had"."""
    words, tags, at = context.words, context.tags, i - 2
    if context.tokens[i - 1].lemma not in _MADE or tags[i - 1] not in COMMON_NOUN_TAGS:
        if words[i - 1] not in _SUMMING or i < 3:
            return False
        if tags[at] == "JJ":
            at -= 1
        if words[at] not in _INDEFINITE or words[at - 1] != ",":
            return False
    after = i + 1
    while tags[after] in NAME_TAGS or tags[after] in ADVERB_TAGS:
        after += 1
    return tags[after] in FINITE_TAGS


def _is_surname(context: TerminalContext, i: int) -> bool:
    """Whether a month is the surname of the person before it: "Theresa May", not "in Berlin May 5"."""
    tags, before = context.tags, context.words[i - 1]
    named = context.words[i] in _SURNAMES and tags[i - 1] == "NNP" and before not in DAYS
    return named and tags[i + 1] != "CD"


def _after_date(context: TerminalContext, i: int) -> bool:
    """Whether a date ends here that a preposition opens: "on 21 June | Mexican police", "in 2011 | France"."""
    words, at, dated = context.words, i - 1, False
    while at > 0 and (words[at] in _MONTHS or words[at] in DAYS or context.tags[at] == "CD"):
        dated = dated or context.tags[at] != "CD" or (len(words[at]) == 4 and words[at].startswith(_CENTURIES))
        at -= 1
    return dated and at >= 0 and words[at] in _BEFORE_DATES


def number(context: TerminalContext, i: int) -> str:
    """A number: "Boeing 737", "March 5", but "told officials | 20 people died", "left Norland | two years ago"."""
    if context.last() == "NOUN" and _counts_from(context, i):
        return "DET"
    named = context.tags[i - 1] in NAME_TAGS or context.words[i - 1] in _MONTHS
    return "DET" if context.last() in GROUP_ENDS and not named and context.noun_ahead(i) else "NUM"


def _counts_from(context: TerminalContext, i: int) -> bool:
    """Whether a number and what follows count from another time: "two years | ago", "two days | before the vote"."""
    behind = context.words[min(i + 2, len(context.words) - 1)]
    return behind in _COUNTED or (behind in _OFFSETS and context.words[i + 1].rstrip("s") in _TIMES)


def currency(context: TerminalContext, _: int) -> str:
    """The sign of a currency opens a sum: "gave Norland | $ 5 million"."""
    return context.number()


def determiner(context: TerminalContext, i: int) -> str:
    """A determiner; "no longer" is an adverb, "one another" a noun group."""
    word, words = context.words[i], context.words
    if word in _PAIRING and context.tags[i + 1] in DETERMINER_TAGS:
        return "PREDET"
    if context.last() == "NUM" and context.counts_unit(i):
        return "NUM"
    if word == "no" and words[i + 1] == "longer":
        return "ADV" if context.last() in AUXILIARIES else "PRE_ADV"
    return "NOUN" if word == "another" and words[i - 1] == "one" and not context.noun_ahead(i) else "DET"


def adjective(context: TerminalContext, i: int) -> str:
    """An adjective before a noun or on its own."""
    word, tags = context.words[i], context.tags
    if context.compares_number(i):
        return context.number()
    if word == "such" and tags[i + 1] == "DT":
        return "PREDET"
    if word in _EARLY_LATE and context.last() == "NOUN" and context.words[i + 1] in DAYS:
        return "TIME_NEW"
    if context.last() in GROUP_ENDS and (word in _QUANTITIES or _opens_group(context, i)):
        return "DET"
    if (context.tokens[i].text[0].isupper() or context.words[i - 1] in DAYS) and _after_date(context, i):
        return "DET"
    if word == "general" and context.words[i - 1] in _BEFORE_GENERAL:
        return "NOUN"
    if not context.noun_ahead(i):
        return "PADJ"
    if context.last() in COPULAS and tags[i + 1] in ("CC", ","):
        return "PADJ"
    return "ADJ"


def _opens_group(context: TerminalContext, i: int) -> bool:
    """Whether an adjective behind a noun or a time opens a group of its own.

    "Told officials | last week", "left Norland | several days ago", "left Norland | earlier today",
    "last week | Kenyan police left".
    """
    word = context.words[i]
    if context.last() == "TIME":
        named = context.tokens[i].text[0].isupper() and context.words[i - 1] not in _MONTHS
        return named or word in _NEXT_TIMES
    later = word in _LATER_TIMES and context.words[i + 1] in _AFTER_LATER_TIMES
    return later or word in _NEXT_TIMES or _counts_from(context, i)


def wh_determiner(context: TerminalContext, i: int) -> str:
    """A relative or interrogative word, alone or before a noun."""
    word = context.words[i]
    if word == "that":
        return "THAT"
    following = context.tags[i + 1]
    if word == "what" and following.startswith("NNP"):
        return "WH"  # "what | Iran called": a name has a verb of its own
    if following in NOUN_TAGS and (word.startswith("what") or context.last() not in _WH_PRONOUN_AFTER):
        return "WH_DET"
    return "WH"


def wh_adverb(context: TerminalContext, i: int) -> str:
    """When, where, why, how; "how many people" is a noun group."""
    return "WH_DET" if context.words[i] == "how" and context.words[i + 1] in _HOW_QUANTITIES else "SUB"


def date_comma(context: TerminalContext, i: int) -> bool:
    """Whether a comma stands in a date: "March 5, 2014"."""
    return (
        context.last() == "NUM"
        and context.tags[i + 1] == "CD"
        and len(context.words[i + 1]) == 4
        and context.words[i - 2] in _MONTHS
    )
