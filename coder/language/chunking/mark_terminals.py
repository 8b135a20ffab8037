"""The terminals of commas, quotation marks and brackets."""

from __future__ import annotations

from typing import Final

from coder.language.chunking.context import TerminalContext
from coder.language.chunking.noun_terminals import date_comma
from coder.language.chunking.tag_sets import (
    ADJECTIVE_TAGS,
    DETERMINER_TAGS,
    GROUP_ENDS,
    GROUP_OPENERS,
    NOMINAL_TAGS,
)

OWNERS: Final = ("POSS",)
"""Terminals behind which the nouns go on, though a quotation begins there: "Mali's "support for" Chad"."""
LONGEST_INSERTION: Final = 7
"""Square brackets farther apart do not stand inside one noun group."""


def comma(context: TerminalContext, i: int) -> str:
    """A comma: between adjectives of one noun, in a date, or any."""
    if context.last() == "ADJ" and (context.tags[i + 1] in ADJECTIVE_TAGS or context.lists_modifiers(i)):
        return "CC_IN"
    return "DATE_COMMA" if date_comma(context, i) else "COMMA"


def opening_quote(context: TerminalContext, i: int) -> str:
    """An opening quotation mark; one inside a noun group if it closes there, or opens the nouns of an owner."""
    attributive = context.follows_attributive_name(i)
    if (attributive or context.last() in GROUP_OPENERS) and context.quotes_nouns(i):
        context.in_group_quote = True
        return "QUOTE_IN"
    context.in_quote = True
    owned = attributive or context.last() in OWNERS
    return "QUOTE_IN" if owned and context.quotes_phrase(i) else "LQ"


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


def opening_bracket(context: TerminalContext, i: int) -> str:
    """An opening bracket; a square one around what an editor has put into a noun group: "urged [the] rebels"."""
    if context.words[i] != "[" or context.last() in GROUP_ENDS:
        return "LB"
    for j in range(i + 1, min(i + LONGEST_INSERTION, len(context.tokens))):
        if context.words[j] == "]":
            context.in_insertion = j > i + 1
            break
        if context.tags[j] not in NOMINAL_TAGS:
            break
    if not context.in_insertion:
        return "LB"
    return "PREDET" if context.tags[i + 1] in DETERMINER_TAGS else "QUOTE_IN"


def closing_bracket(context: TerminalContext, i: int) -> str:
    """A closing bracket."""
    del i
    inside, context.in_insertion = context.in_insertion, False
    return "QUOTE_IN" if inside else "RBR"
