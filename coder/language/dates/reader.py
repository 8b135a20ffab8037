"""Finds the expressions of time of a sentence with ``grammars/dates.lark``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from types import SimpleNamespace
from typing import Final

from coder.core.lalr import Terminal, TokenParser
from coder.core.syntax import Token
from coder.dictionary.word_lists import word_set
from coder.language.dates.anchored import ANCHORED
from coder.language.dates.meanings import ABSOLUTE, DAY, RELATIVE
from coder.language.dates.resolution import Expression
from coder.language.dates.terminals import runs
from coder.language.dates.words import PARTED, WORDS, part_of

DAY_LINKS: Final = word_set("dates.day_links")
YEAR_LINKS: Final = word_set("dates.year_links")
TIME_LINKS: Final = word_set("dates.time_links")
TIME_LIMITS: Final = word_set("dates.time_limits")
STRETCHES: Final = word_set("dates.stretches")
PAUSES: Final = frozenset((",", ".", ":", "``", "''"))
"""Tags of what may stand behind "the day before"; before anything else it is no time of its own."""
PAST: Final = "past"
OF: Final = "of"
QUARTER: Final = "quarter"
DETERMINERS: Final = ("DT", "PRP$")
RULES: Final = (*ABSOLUTE, *RELATIVE, *ANCHORED)
Found = tuple[str, list[Terminal]]
"""The rule and the terminals of an expression in a run."""


def expressions(tokens: Sequence[Token]) -> list[Expression]:
    """The expressions of time of a sentence in their order.

    >>> words = [Token(word, 0, 0, tag, word) for word, tag in (("left", "VBD"), ("last", "JJ"), ("Monday", "NNP"))]
    >>> [(found.first, found.stop, found.rule) for found in expressions(words)]
    [(1, 3, 'weekday')]
    """
    out: list[Expression] = []
    for run in runs(tokens):
        for rule, terminals in _parser().parse(run.names):
            first, stop = run.first + terminals[0][1], run.first + terminals[-1][1] + 1
            words = _words(terminals, tokens, run.first)
            rule = _rule_in_context(rule, words, tokens, first, stop)
            if rule:
                out.append(Expression(first, stop, rule, words))
    return out


def _rule_in_context(rule: str, words: dict[str, str], tokens: Sequence[Token], first: int, stop: int) -> str:
    """The rule of an expression by the words around it; "" where it is none after all.

    "The next day" counts from what was told before, "in the next week" from the article; "the past week" ends today.
    """
    if rule in ("year", "years"):
        return rule if _is_year(tokens, first) else ""
    if rule == "day_of_month":
        return rule if _is_day(tokens, first) else ""
    if rule == "month":
        return rule if stop - first > 1 or _is_month(tokens, first) else ""
    if rule in ("after_then", "after_it") and ("BEFORE" in words or "AFTER" in words):
        return _rule_of_side(words, tokens, first, stop)
    if rule == "period" and words.get("UNIT") == DAY and _is_of_event(tokens, stop):
        return ""
    if rule == "ago" and _is_quarter(tokens, first):
        words["QUARTER"] = tokens[first - 2].text
    if "TIME" in words:
        return rule if _is_then(tokens, first) else ""
    if rule == "period" and words.get("LAST") == PAST and "PART" not in words:
        return "stretch"
    told = rule == "period" and "NEXT" in words and first > 0 and tokens[first - 1].text.lower() == "the"
    if told and (first < 2 or tokens[first - 2].text.lower() not in STRETCHES):
        words["FOLLOWING"] = words.pop("NEXT")
        return "after_then"
    return rule


def _rule_of_side(words: dict[str, str], tokens: Sequence[Token], first: int, stop: int) -> str:
    """The rule of "the day before" or "days after": alone it counts from what was told, else it dates what follows."""
    if stop == len(tokens) or tokens[stop].tag in PAUSES:
        return "after_then"
    counted = "NUM" in words or ("UNIT" in words and words["UNIT"].endswith("s"))
    return "after_it" if counted or (first and tokens[first - 1].text.lower() == "the" and "UNIT" in words) else ""


def _words(terminals: Sequence[Terminal], tokens: Sequence[Token], start: int) -> dict[str, str]:
    """The words of an expression by their terminals; "mid-June" is two of them."""
    words: dict[str, str] = {}
    for name, at in terminals:
        word = tokens[start + at].text.lower().rstrip(".")
        if name in PARTED and (parted := part_of(word)):
            words["PART"], word = parted
        words[_plain(name)] = word
    return words


def _plain(name: str) -> str:
    return name.removesuffix("_OF")


def _is_of_event(tokens: Sequence[Token], stop: int) -> bool:
    """Whether a day is that of an event: "the last day of the congress", not "of the year"."""
    behind = [token.text.lower() for token in tokens[stop : stop + 3]]
    return len(behind) == 3 and behind[0] == OF and tokens[stop + 1].tag in DETERMINERS and behind[2] not in WORDS


def _is_quarter(tokens: Sequence[Token], first: int) -> bool:
    """Whether a quarter of a time is meant: "a quarter of a century ago"."""
    return first > 1 and tokens[first - 1].text.lower() == OF and tokens[first - 2].text.lower() == QUARTER


def _is_year(tokens: Sequence[Token], first: int) -> bool:
    """Whether a bare number of four figures is a year by the word before it: "in 1998", "the 1998 talks"."""
    return first > 0 and tokens[first - 1].text.lower() in YEAR_LINKS or tokens[first].text.lower() in YEAR_LINKS


def _is_month(tokens: Sequence[Token], first: int) -> bool:
    """Whether a bare name of a month is no part of a personal name and no verb: "Theresa May", "FARMERS MARCH"."""
    if first and tokens[first - 1].text.lower() in YEAR_LINKS:
        return True
    after = tokens[first + 1].tag if first + 1 < len(tokens) else ""
    named = first > 0 and tokens[first - 1].tag.startswith("NNP")
    return not (named or tokens[first].text.isupper() or after[:1] in ("V", "M") or after == "POS")


def _is_day(tokens: Sequence[Token], first: int) -> bool:
    """Whether an ordinal is a day of the month: "on the 12th", not "on the 12th anniversary"."""
    after = tokens[first + 1].tag[:1] if first + 1 < len(tokens) else ""
    ordinal = tokens[first].text[-1:].isalpha() and after not in ("N", "J", "C", "V")
    return first > 1 and ordinal and tokens[first - 2].text.lower() in DAY_LINKS


def _is_then(tokens: Sequence[Token], first: int) -> bool:
    """Whether "time" is that of what was told before: "at the time", not "at the time when"."""
    after = tokens[first + 1].text.lower() if first + 1 < len(tokens) else ""
    return first > 1 and tokens[first - 2].text.lower() in TIME_LINKS and after not in TIME_LIMITS


@lru_cache(maxsize=1)
def _parser() -> TokenParser:
    """The parser; each rule gives its name and its terminals, ``start`` those that are no loose words."""

    def kept(children: list[Found]) -> list[Found]:
        return [child for child in children if child[0]]

    def loose(children: list[Terminal]) -> Found:
        return "", children

    makers = {rule: _maker(rule) for rule in RULES}
    return TokenParser("dates.lark", SimpleNamespace(start=kept, loose=loose, **makers))


def _maker(rule: str) -> Callable[[list[Terminal]], Found]:
    def made(children: list[Terminal]) -> Found:
        return rule, children

    return made
