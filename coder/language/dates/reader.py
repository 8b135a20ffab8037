"""Finds the expressions of time of a sentence with ``grammars/dates.lark``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from types import SimpleNamespace

from coder.core.lalr import Terminal, TokenParser
from coder.core.model import Token
from coder.dictionary.word_lists import word_set
from coder.language.dates.resolution import ABSOLUTE, RELATIVE, Expression
from coder.language.dates.terminals import runs

YEAR_LINKS = word_set("dates.year_links")
RULES = (*ABSOLUTE, *RELATIVE, "after_then")
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
            if rule == "year" and not _is_year(tokens, first):
                continue
            words = {
                _plain(name): tokens[run.first + at].text.lower().rstrip(".")
                for name, at in terminals
                if name != "COMMA"
            }
            out.append(Expression(first, stop, rule, words))
    return out


def _plain(name: str) -> str:
    return name.removesuffix("_OF")


def _is_year(tokens: Sequence[Token], first: int) -> bool:
    """Whether a bare number of four figures is a year by the word before it: "in 1998", "the 1998 talks"."""
    return first > 0 and tokens[first - 1].text.lower() in YEAR_LINKS or tokens[first].text.lower() in YEAR_LINKS


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
