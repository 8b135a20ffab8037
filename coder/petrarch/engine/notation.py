"""The notation of word patterns: ``+ WAS * DEAD IN $`` is a verb with what stands before and after it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from coder.core.errors import GrammarError

ACTOR_MARKS = frozenset("$+%^")
"""``$`` is the source, ``+`` the target, ``%`` a compound of actors that are both, ``^`` an actor that is skipped."""
NEXT, OPEN, GROUP, OBJECT = "_", " ", "{", "("
MOST_ELEMENTS = 100
"""Words, sets and actor marks that one side of a pattern may have."""
_PIECE = re.compile(r"[{}()]|[_\s]+|[^{}()_\s]+")


class Element(NamedTuple):
    """A word, a set (``&NAME``) or an actor mark, and its link to the neighbour that is nearer to the verb."""

    kind: str
    """word, set or one of the actor marks."""
    value: str
    link: str
    """``_``: follows at once; blank: other words may stand between; ``{``: in the same noun group.

    ``(``: in the noun group next to a preposition.
    """


def split_pattern(pattern: str) -> tuple[str, str]:
    """Return what stands before and what stands after the verb.

    >>> split_pattern("SAID * NOT_SEND")
    ('SAID ', ' NOT_SEND')
    """
    if pattern.count("*") != 1:
        raise GrammarError(
            f"a pattern has one '*', this has {pattern.count('*')}", remedy="write '*' where the verb stands"
        )
    before, _, after = pattern.partition("*")
    return before, after


def parse_side(text: str, before: bool) -> tuple[Element, ...]:
    """Return one side of a pattern as elements, those nearest to the verb first.

    >>> parse_side("IN_AND_", True)
    (Element(kind='word', value='AND', link='_'), Element(kind='word', value='IN', link='_'))
    >>> [(item.value, item.link) for item in parse_side(" {PEACE TALKS} (WITH +)", False)]
    [('PEACE', ' '), ('TALKS', '{'), ('WITH', ' '), ('+', '(')]
    """
    words: list[str] = []
    links: list[str] = []
    link = ""
    open_brackets: list[list[str | int]] = [["", 0]]
    for piece in _PIECE.findall(text):
        if piece in "{(":
            open_brackets.append([piece, 0])
        elif piece in "})":
            if open_brackets.pop()[0] != {"}": "{", ")": "("}[piece]:
                raise GrammarError(f"'{piece}' closes no bracket", remedy="balance the brackets")
        elif piece[0] in "_ \t":
            link = NEXT if set(piece) == {"_"} else OPEN
        else:
            links.append(_bracket_link(open_brackets) or link or NEXT)
            words.append(piece)
            link = ""
            for bracket in open_brackets:
                bracket[1] = int(bracket[1]) + 1
    if len(open_brackets) > 1:
        raise GrammarError(f"the bracket '{open_brackets[-1][0]}' is never closed", remedy="balance the brackets")
    if len(words) > MOST_ELEMENTS:
        raise GrammarError(f"a pattern has at most {MOST_ELEMENTS} words before or after its verb", remedy="shorten it")
    return _from_verb(words, [*links[1:], link or NEXT][: len(words)] if before else links, before)


def _bracket_link(brackets: Sequence[Sequence[str | int]]) -> str:
    """Return the link that brackets ask for: ``{A B}`` and ``(FOR A)`` bind words more closely than a blank."""
    kind, seen = brackets[-1]
    if kind == "{" and seen:
        return GROUP
    outer = brackets[-2] if kind == "{" else brackets[-1]
    if outer[0] == "(" and outer[1] == 1:
        return OBJECT
    return OPEN if kind else ""


def _from_verb(words: list[str], links: list[str], before: bool) -> tuple[Element, ...]:
    """Return words and links as elements, those nearest to the verb first."""
    pairs = list(zip(words, links, strict=True))
    return tuple(_element(word, link) for word, link in (reversed(pairs) if before else pairs))


def _element(word: str, link: str) -> Element:
    if word in ACTOR_MARKS:
        return Element(word, word, link)
    if word.startswith("&"):
        if len(word) == 1:
            raise GrammarError("'&' names no set", remedy="write &NAME")
        return Element("set", word[1:], link)
    return Element("word", word.upper(), link)
