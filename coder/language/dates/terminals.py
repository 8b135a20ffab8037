"""Gives the tokens of a run their terminals of ``grammars/dates.lark``, each only where an expression can go on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from coder.core.model import Token
from coder.dictionary.calendar import DAYS, MONTHS, SHORT_DAYS, SHORT_MONTHS
from coder.dictionary.word_lists import word_values

WORDS = word_values("dates.terminals")
NUMBERS = {word: int(number) for word, number in word_values("dates.numbers").items()}
_WEEKDAYS = DAYS.union(SHORT_DAYS)
_MONTHS = frozenset(MONTHS).union(SHORT_MONTHS)
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_DECADE = re.compile(r"(?:1[5-9]|20)\d0s")
_DAY = re.compile(r"(?:[12]?\d|3[01])(?:st|nd|rd|th)?")
_BEGINNINGS = frozenset(
    ("WEEKDAY", "MONTH", "YEAR", "DECADE", "YESTERDAY", "TODAY", "TOMORROW", "LAST", "THIS", "NEXT")
)
_AFTER_DEIXIS = frozenset(("UNIT", "WEEKDAY", "MONTH", "SEASON", "PART"))
_DEIXIS = frozenset(("LAST", "THIS", "NEXT"))
_MOVED = frozenset(("AGO", "THEN", "EARLIER"))
NOTHING = ""


class Run(NamedTuple):
    """Tokens in a row that may be an expression of time: the position of the first, and one terminal for each."""

    first: int
    names: list[str]


def runs(tokens: Sequence[Token]) -> Iterator[Run]:
    """The runs of tokens of a sentence that may be expressions of time.

    >>> words = [Token(word, 0, 0, tag, word) for word, tag in (("left", "VBD"), ("last", "JJ"), ("Monday", "NNP"))]
    >>> list(runs(words))
    [Run(first=1, names=['LAST', 'WEEKDAY'])]
    """
    raw = [_raw(token) for token in tokens]
    raw.append(NOTHING)
    at, size = 0, len(tokens)
    while at < size:
        if not raw[at] or raw[at] in ("COMMA", "OF"):
            at += 1
            continue
        names: list[str] = []
        while at + len(names) < size and (name := _settled(raw, at + len(names), names)):
            names.append(name)
        if names:
            yield Run(at, names)
        at += len(names) or 1


def _raw(token: Token) -> str:
    """What a word may be by itself."""
    word = token.text.lower()
    name = WORDS.get(word)
    if name is not None:
        return NOTHING if name == "PART" and token.tag[0] == "V" else name
    if word[:1].isdigit():
        if _YEAR.fullmatch(word):
            return "YEAR"
        if _DECADE.fullmatch(word):
            return "DECADE"
        return "DAY" if _DAY.fullmatch(word) else NOTHING
    if word in NUMBERS:
        return "NUM"
    if token.text[0].isupper() and token.tag != "MD":
        plain = word.rstrip(".")
        if plain in _WEEKDAYS:
            return "WEEKDAY"
        if plain in _MONTHS:
            return "MONTH"
    return NOTHING


def _settled(raw: Sequence[str], at: int, before: Sequence[str]) -> str:
    """What a word is in its run; nothing where the run ends before it."""
    name, last = raw[at], before[-1] if before else NOTHING
    one = raw[at + 1] if at + 1 < len(raw) else NOTHING
    two = raw[at + 2] if at + 2 < len(raw) else NOTHING
    three = raw[at + 3] if at + 3 < len(raw) else NOTHING
    if name in ("NUM", "DAY", "LAST") and one == "UNIT" and two in _MOVED and last != "MONTH":
        return "NUM" if name != "LAST" else NOTHING
    if name == "DAY":
        dated = len(before) > 1 and before[-2] == "DAY"
        return (
            "DAY" if (last == "MONTH" and not dated) or one == "MONTH" or (one == "OF" and two == "MONTH") else NOTHING
        )
    if name == "UNIT":
        return "UNIT" if last in _DEIXIS or last == "NUM" else NOTHING
    if name in _DEIXIS:
        dated = one == "MONTH" and two == "DAY"
        return name if not dated and one in _AFTER_DEIXIS and not (one == "PART" and name == "NEXT") else NOTHING
    if name == "SEASON":
        return name if last in _DEIXIS or one == "YEAR" or (one == "OF" and two == "YEAR") else NOTHING
    if name == "EARLIER":
        moved = last == "UNIT" and len(before) > 1 and before[-2] == "NUM"
        return name if moved or (one in _DEIXIS and two in ("UNIT", "SEASON", "MONTH")) else NOTHING
    if name in ("AGO", "THEN"):
        return name if last == "UNIT" and len(before) > 1 and before[-2] == "NUM" else NOTHING
    if name == "WEEKDAY":
        return "WEEKDAY_OF" if last not in _DEIXIS and last != "PART" and _is_day_of_month(one, two, three) else name
    if name == "COMMA":
        return name if _joins(before, one, two) else NOTHING
    if name == "OF":
        return (
            name if (last == "DAY" and one == "MONTH") or (last in ("MONTH", "SEASON") and one == "YEAR") else NOTHING
        )
    if name == "PART":
        return name if before or one in _BEGINNINGS else NOTHING
    return NOTHING if name == "NUM" else name


def _is_day_of_month(one: str, two: str, three: str) -> bool:
    """Whether the words after a weekday give its date: "Wednesday, March 5"."""
    if one == "COMMA":
        one, two = two, three
    return (one == "MONTH" and two == "DAY") or (one == "DAY" and two == "MONTH")


def _joins(before: Sequence[str], one: str, two: str) -> bool:
    """Whether a comma stands inside a date: "March 5, 2014", "Wednesday, March 5"."""
    last = before[-1] if before else NOTHING
    if last == "WEEKDAY_OF":
        return True
    return one == "YEAR" and last in ("DAY", "MONTH")
