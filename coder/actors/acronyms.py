"""Acronyms that a text defines in brackets: "Liberian Peace Council (LPC)", "the LPC (Liberian Peace Council)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from coder.core.syntax import Token
from coder.dictionary.word_lists import word_set

_ACRONYM: Final = re.compile(r"(?:[A-Z]\.?){2,}(?:[-/]?[A-Z]{1,4})?|[A-Z][A-Za-z]{1,6}[A-Z]")
_PARTICLES: Final = word_set("actors.name_particles")
LONGEST_NAME: Final = 12


class Definition(NamedTuple):
    """An acronym and where its full name stands, as token positions."""

    acronym: str
    first: int
    stop: int


def defined(tokens: Sequence[Token]) -> Iterator[Definition]:
    """Yield the acronyms that a sentence defines."""
    for at in range(1, len(tokens) - 2):
        if tokens[at].text not in ("(", "-LRB-"):
            continue
        close = next(
            (end for end in range(at + 2, min(at + LONGEST_NAME, len(tokens))) if tokens[end].text in (")", "-RRB-")), 0
        )
        if close == at + 2 and _ACRONYM.fullmatch(tokens[at + 1].text):
            first = _start(tokens, at, tokens[at + 1].text)
            if first is not None:
                yield Definition(tokens[at + 1].text, first, at)
        elif (
            close
            and _ACRONYM.fullmatch(tokens[at - 1].text)
            and tokens[at + 1].text[0].upper() == tokens[at - 1].text[0]
        ):
            yield Definition(tokens[at - 1].text, at + 1, close)


def _start(tokens: Sequence[Token], stop: int, acronym: str) -> int | None:
    """Return where the name before a bracket begins; None where there is none.

    It begins at the word of the first letter, else at the first of the capitalised words before the bracket.
    """
    letters = [letter for letter in acronym if letter.isupper()]
    first = stop
    best: int | None = None
    while first > 0 and stop - first < LONGEST_NAME:
        word = tokens[first - 1].text
        if not (word[0].isupper() or word.lower() in _PARTICLES):
            break
        first -= 1
        capitals = sum(token.text[0].isupper() for token in tokens[first:stop])
        if word[0] == letters[0] and capitals >= len(letters) - 1:
            best = first
    if best is None:
        while first < stop and not tokens[first].text[0].isupper():
            first += 1
        best = first if stop - first >= 2 else None
    return best


def initials(words: Sequence[str]) -> str:
    """Return the acronym that a name makes, which a text may use unexplained; "" for none.

    >>> initials(["Communist", "Party", "of", "India"]), initials(["Congress"])
    ('CPI', '')
    """
    capitals = [word[0] for word in words if word[0].isupper() and word not in _PARTICLES]
    return "".join(capitals) if len(capitals) > 1 and not words[0].isupper() else ""
