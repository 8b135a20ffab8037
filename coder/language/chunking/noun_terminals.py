"""The terminals of words and marks that build noun groups, for ``coder.language.chunking.terminals``."""

from __future__ import annotations

from coder.language.chunking.chunk_words import (
    AUX,
    COMPARERS,
    COPULAS,
    DAYS,
    MODIFIER_TAGS,
    MONTHS,
    NEAR_DAYS,
    NOUN_TAGS,
    OPENERS,
    SPANS,
)
from coder.language.chunking.context import TerminalContext

BEFORE_DATES = frozenset(
    ("on", "in", "last", "since", "this", "by", "until", "early", "late", "mid", "next", "during", "from")
)
"""After these a date ends its group: "in June | Pyongyang threatened", "on 21 June | Mexican police"."""
DAY_PARTS = frozenset(("morning", "afternoon", "evening", "night"))
"""Words that go on with a day: "carried out strikes | Friday evening"."""


def noun(context: TerminalContext, i: int) -> str:
    """A common noun: a span of time or not."""
    token = context.tokens[i]
    if token.lemma in SPANS:
        return "TIME"
    if token.lemma in NEAR_DAYS:
        return "TIME_NEW" if context.last() == "NOUN" else "TIME"
    return "NOUN"


def proper_noun(context: TerminalContext, i: int) -> str:
    """A name: a day or month, a name after a time ("on Tuesday Kerry left"), or any."""
    word, last = context.words[i], context.last()
    if word in MONTHS or word in DAYS:
        apart = context.tags[i + 1] not in ("NN", "NNS") or (word in DAYS and context.words[i + 1] in DAY_PARTS)
        return "TIME_NEW" if last == "NOUN" and apart else "TIME"
    if last == "TIME" and context.words[i - 1] not in MONTHS:
        return "NOUN_NEW"
    return "NOUN_NEW" if _after_date(context, i) else "NOUN"


def _after_date(context: TerminalContext, i: int) -> bool:
    """Does a date end here that a preposition opens: "on 21 June | Mexican police", "in 2011 | France"?"""
    words, at, dated = context.words, i - 1, False
    while at > 0 and (words[at] in MONTHS or words[at] in DAYS or context.tags[at] == "CD"):
        dated = dated or context.tags[at] != "CD" or (len(words[at]) == 4 and words[at][:2] in ("19", "20"))
        at -= 1
    return dated and at >= 0 and words[at] in BEFORE_DATES


def number(context: TerminalContext, i: int) -> str:
    """A number: "Boeing 737", "March 5", but "told officials | 20 people died"."""
    named = context.tags[i - 1] in ("NNP", "NNPS") or context.words[i - 1] in MONTHS
    return "DET" if context.last() in ("NOUN", "TIME") and not named and context.noun_ahead(i) else "NUM"


def compares_number(context: TerminalContext, i: int) -> bool:
    """Is this "more" of "more than 50", or "up" of "up to 50"?"""
    pair = context.words[i], context.words[i + 1]
    return (pair == ("up", "to") or (pair[0] in COMPARERS and pair[1] == "than")) and context.tags[i + 2] in ("CD", "$")


def determiner(context: TerminalContext, i: int) -> str:
    """A determiner; "no longer" is an adverb, "one another" a noun group."""
    if context.words[i] == "no" and context.words[i + 1] == "longer":
        return "ADV" if context.last() in AUX else "PRE_ADV"
    return (
        "NOUN"
        if context.words[i] == "another" and context.words[i - 1] == "one" and not context.noun_ahead(i)
        else "DET"
    )


def adjective(context: TerminalContext, i: int) -> str:
    """An adjective before a noun or on its own."""
    word, tags = context.words[i], context.tags
    if compares_number(context, i):
        return "NUM" if context.last() != "NOUN" else "DET"
    if word == "such" and tags[i + 1] == "DT":
        return "PREDET"
    if (word in ("last", "next") and context.last() in ("NOUN", "TIME")) or (
        context.tokens[i].text[0].isupper() and _after_date(context, i)
    ):
        return "DET"
    if word == "general" and context.words[i - 1] in ("attorney", "secretary", "director", "surgeon"):
        return "NOUN"
    if not context.noun_ahead(i):
        return "PADJ"
    if context.last() in COPULAS and tags[i + 1] in ("CC", ","):
        return "PADJ"
    return "ADJ"


def wh_determiner(context: TerminalContext, i: int) -> str:
    """A relative or interrogative word, alone or before a noun."""
    word, after = context.words[i], context.tags[i + 1]
    if word == "that":
        return "THAT"
    if after in NOUN_TAGS and (
        word.startswith("what") or context.last() not in ("NOUN", "TIME", "COMMA", "PREP", "PREP_MORE")
    ):
        return "WH_DET"
    return "WH"


def wh_adverb(context: TerminalContext, i: int) -> str:
    """When, where, why, how; "how many people" is a noun group."""
    if context.words[i] == "how" and context.words[i + 1] in ("many", "much"):
        return "WH_DET"
    return "SUB"


def comma(context: TerminalContext, i: int) -> str:
    """A comma: between adjectives of one noun, in a date, or any."""
    last = context.last()
    if last == "ADJ" and context.tags[i + 1] in ("JJ", "VBN"):
        return "CC_IN"
    if (
        last == "NUM"
        and context.tags[i + 1] == "CD"
        and len(context.words[i + 1]) == 4
        and context.words[i - 2] in MONTHS
    ):
        return "DATE_COMMA"
    return "COMMA"


def opening_quote(context: TerminalContext, i: int) -> str:
    """An opening quotation mark; one within a noun group if it closes before the group ends."""
    if context.last() in OPENERS:
        for j in range(i + 1, min(i + 7, len(context.tokens))):
            if context.tags[j] == "''" or (context.tags[j] == '"' and j > i):
                context.in_group_quote = True
                return "QUOTE_IN"
            if context.tags[j] not in NOUN_TAGS and context.tags[j] not in MODIFIER_TAGS:
                break
    context.in_quote = True
    return "LQ"


def closing_quote(context: TerminalContext, i: int) -> str:
    """A closing quotation mark."""
    del i
    if context.in_group_quote:
        context.in_group_quote = False
        return "QUOTE_IN"
    context.in_quote = False
    return "RQ"


def straight_quote(context: TerminalContext, i: int) -> str:
    """A straight quotation mark: opening and closing by turns."""
    return closing_quote(context, i) if context.in_quote or context.in_group_quote else opening_quote(context, i)
