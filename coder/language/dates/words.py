"""What a word may be by itself in an expression of time."""

from __future__ import annotations

import re
from typing import Final

from coder.core.syntax import Token
from coder.dictionary.calendar import DAYS, MONTHS, SHORT_DAYS, SHORT_MONTHS
from coder.dictionary.word_lists import word_values

WORDS: Final = word_values("dates.terminals")
NUMBERS: Final = {word: int(number) for word, number in word_values("dates.numbers").items()}
_WEEKDAYS: Final = DAYS.union(SHORT_DAYS)
_MONTHS: Final = frozenset(MONTHS).union(SHORT_MONTHS)
_YEAR: Final = re.compile(r"1[5-9]\d\d|20\d\d")
_YEARS: Final = re.compile(r"(?:1[5-9]|20)\d\d[-\u2013](?:\d\d){1,2}")
_DECADE: Final = re.compile(r"(?:1[5-9]|20)\d0s")
_DAY: Final = re.compile(r"(?:[12]?\d|3[01])(?:st|nd|rd|th|[-\u2013](?:[12]?\d|3[01]))?")
_NUMBER: Final = re.compile(r"\d{2,3}")
TEN, TWENTY = 10, 20
"""Below the one are the numbers that are joined to those from the other on: "twenty-five"."""
PARTED: Final = frozenset(("MONTH", "YEAR", "DECADE"))
"""What a word may name with one of its thirds: "mid-June"."""
_PARTS: Final = tuple(f"{word}-" for word in word_values("dates.parts"))
NOTHING: Final = ""


def part_of(word: str) -> tuple[str, str] | None:
    """The third that a word names, and of what.

    >>> part_of("mid-june"), part_of("june")
    (('mid', 'june'), None)
    """
    part, joint, whole = word.partition("-")
    return (part, whole) if joint and word.startswith(_PARTS) else None


def number_of(word: str) -> int:
    """The number that a word names: "ten", "twenty-five"; 0 for none.

    >>> number_of("twenty-five"), number_of("ten"), number_of("semi-final")
    (25, 10, 0)
    """
    tens, joint, ones = word.partition("-")
    if not joint:
        return NUMBERS.get(word, 0)
    both = NUMBERS.get(tens, 0), NUMBERS.get(ones, 0)
    return sum(both) if both[0] >= TWENTY and 0 < both[1] < TEN else 0


def kind_of(token: Token) -> str:
    """What a word may be by itself."""
    word = token.text.lower()
    if "-" in word and (parted := part_of(word)):
        word = parted[1]
        if word in _MONTHS:
            return "MONTH"
    name = WORDS.get(word)
    if name is not None:
        return NOTHING if name in ("PART", "EDGE") and token.tag[0] == "V" else name
    if word[:1].isdigit():
        return next((name for name, pattern in _FIGURES if pattern.fullmatch(word)), NOTHING)
    if number_of(word):
        return "NUM"
    if token.text != word and token.text[0].isupper() and token.tag != "MD":
        plain = word.rstrip(".")
        if plain in _WEEKDAYS:
            return "WEEKDAY"
        if plain in _MONTHS:
            return "MONTH"
    return NOTHING


_FIGURES: Final = (("YEAR", _YEAR), ("DAY", _DAY), ("NUM", _NUMBER), ("YEARS", _YEARS), ("DECADE", _DECADE))
"""What figures may be; the first pattern that fits wins."""
