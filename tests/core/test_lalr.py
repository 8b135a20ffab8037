"""The loop over the LALR tables builds the trees that Lark builds."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from lark import Lark, Token, Tree

from coder.core.errors import GrammarError
from coder.core.lalr import TokenParser
from coder.core.lark_grammars import pass_through_lexer
from coder.core.paths import grammars_dir

GRAMMARS = ("chunks.lark", "clauses.lark")


class Nodes:
    """Callbacks that make a tuple of every rule: its name and its children."""

    def __getattr__(self, rule: str) -> Callable[[list[Any]], tuple[Any, ...]]:
        return lambda children: (rule, *children)


def nodes(tree: Any) -> Any:
    """A tree of Lark as the same tuples."""
    return (str(tree.data), *map(nodes, tree.children)) if isinstance(tree, Tree) else (str(tree.type), int(tree))


@pytest.mark.parametrize("name", GRAMMARS)
def test_trees_are_those_of_lark(name: str) -> None:
    """Over any sequence of terminals, the empty one too, and again over one whose steps are known."""
    lark = Lark.open(str(grammars_dir() / name), parser="lalr", lexer=pass_through_lexer(), maybe_placeholders=False)
    names = sorted({symbol.name for rule in lark.rules for symbol in rule.expansion if symbol.is_term})
    parser, dice = TokenParser(name, Nodes()), random.Random(5)
    for length in [*range(12)] * 40:
        sequence = dice.choices(names, k=length)
        expected = nodes(lark.parse([Token(name, str(at)) for at, name in enumerate(sequence)]))  # type: ignore[arg-type]
        assert parser.parse(sequence) == expected == parser.parse(sequence)


@pytest.mark.parametrize("name", GRAMMARS)
def test_what_is_no_terminal_has_no_parse(name: str) -> None:
    """The message names the grammar and the terminal."""
    with pytest.raises(GrammarError, match=f"{name}: no parse for 'KLINGON'"):
        TokenParser(name, Nodes()).parse(["NP", "KLINGON"] if name == "clauses.lark" else ["NOUN", "KLINGON"])
