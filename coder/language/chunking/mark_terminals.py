"""The terminals of commas and quotation marks."""

from __future__ import annotations

from typing import Final

from coder.language.chunking.context import TerminalContext
from coder.language.chunking.noun_terminals import date_comma
from coder.language.chunking.tag_sets import ADJECTIVE_TAGS, GROUP_OPENERS, MODIFIER_TAGS, NOUN_TAGS

LONGEST_QUOTE: Final = 7
"""Quotation marks farther apart do not stand inside one noun group."""


def comma(context: TerminalContext, i: int) -> str:
    """A comma: between adjectives of one noun, in a date, or any."""
    if context.last() == "ADJ" and context.tags[i + 1] in ADJECTIVE_TAGS:
        return "CC_IN"
    return "DATE_COMMA" if date_comma(context, i) else "COMMA"


def opening_quote(context: TerminalContext, i: int) -> str:
    """An opening quotation mark; one inside a noun group if it closes before the group ends."""
    if context.last() in GROUP_OPENERS:
        for j in range(i + 1, min(i + LONGEST_QUOTE, len(context.tokens))):
            tag = context.tags[j]
            if tag == "''" or tag == '"':
                context.in_group_quote = True
                return "QUOTE_IN"
            if tag not in NOUN_TAGS and tag not in MODIFIER_TAGS:
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
