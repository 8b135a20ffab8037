"""The rule for each part of speech gives its words the terminals of ``grammars/tags.lark``."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from coder.core.paths import grammars_dir
from coder.core.syntax import Token
from coder.language.chunking import (
    adverb_terminals,
    link_terminals,
    mark_terminals,
    noun_terminals,
    verb_terminals,
)
from coder.language.chunking.adverb_terminals import ADVERB_RULES
from coder.language.chunking.context import TerminalContext
from coder.language.chunking.terminals import BY_TAG, terminals

FOLDER = Path(__file__).parents[1] / "cases" / "chunking"
MODULES = (adverb_terminals, link_terminals, mark_terminals, noun_terminals, verb_terminals)
CASES: dict[str, dict[str, list[str]]] = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*_terminals.yaml"))
}
LEMMAS = {"been": "be", "being": "be", "is": "be", "were": "be", "was": "be", "has": "have", "having": "have"}
LEMMAS |= {"did": "do", "got": "get", "became": "become", "days": "day", "months": "month"}


def read(case: str) -> tuple[list[Token], dict[int, str]]:
    """The tokens of a case, and by their places the terminals that it states."""
    tokens: list[Token] = []
    wanted: dict[int, str] = {}
    for at, item in enumerate(case.split()):
        pair, _, terminal = item.partition("=")
        word, _, tag = pair.rpartition("/")
        if terminal:
            wanted[at] = terminal
        tokens.append(Token(word, at, at + 1, tag, LEMMAS.get(word.lower(), word.lower())))
    return tokens, wanted


@pytest.mark.parametrize(
    ("rule", "case"), [(rule, case) for rules in CASES.values() for rule, cases in rules.items() for case in cases]
)
def test_terminals(rule: str, case: str) -> None:
    """Each word has the terminal of its case."""
    tokens, wanted = read(case)
    found = terminals(tokens)
    assert {at: found[at] for at in wanted} == wanted


@pytest.mark.parametrize(
    ("name", "case"), [(name, case) for name, cases in CASES["adverb_terminals"].items() for case in cases]
)
def test_the_first_rule_that_applies_decides_an_adverb(name: str, case: str) -> None:
    """The rule that a case names is the first of ``ADVERB_RULES`` that applies; for ``adverb`` none does."""
    tokens, wanted = read(case)
    (at,) = wanted
    context = TerminalContext(tokens)
    context.out.extend(terminals(tokens)[:at])
    assert next((rule.__name__ for rule in ADVERB_RULES if rule(context, at)), "adverb") == name


def test_every_rule_has_cases() -> None:
    """The cases of a module name each rule of ``BY_TAG`` and of ``ADVERB_RULES`` that stands in it."""
    rules = [*ADVERB_RULES, *(rule for rule in BY_TAG.values() if not isinstance(rule, str))]
    assert {module.__name__.rpartition(".")[2] for module in MODULES} == CASES.keys()
    for rule in rules:
        assert rule.__name__ in CASES[rule.__module__.rpartition(".")[2]]


def test_every_terminal_is_declared() -> None:
    """What the cases state is in the alphabet of the grammar."""
    alphabet = set((grammars_dir() / "tags.lark").read_text(encoding="utf-8").split())
    stated = {
        name
        for rules in CASES.values()
        for cases in rules.values()
        for case in cases
        for name in read(case)[1].values()
    }
    assert stated <= alphabet
