"""Expressions of time: their rules in the grammar, and the dates that they mean."""

from __future__ import annotations

import random
from datetime import date as Date
from pathlib import Path
from types import SimpleNamespace

import pytest

from coder.core.lalr import TokenParser
from coder.core.syntax import Token
from coder.language.dates.reader import expressions
from coder.language.dates.resolution import resolve
from coder.language.dates.terminals import runs
from coder.language.dates.words import WORDS, kind_of
from coder.pipeline import Pipeline

TODAY = Date(2014, 3, 5)
CASES = [
    line
    for line in (Path(__file__).parent.parent / "cases" / "dates.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.fixture(scope="module")
def coder() -> Pipeline:
    """One coder for all cases."""
    return Pipeline()


@pytest.mark.parametrize("case", CASES)
def test_case(coder: Pipeline, case: str) -> None:
    """A sentence has exactly the expressions of its case, and they mean its dates."""
    sentence, _, wanted = case.partition(" => ")
    got = []
    for parse in coder.parses(sentence):
        tokens = parse.sentence.tokens
        for expression in expressions(tokens):
            when = resolve(expression, TODAY, False, tokens)
            got.append(f"{when.date or '-'} {when.precision} {when.rule}")
    assert " ; ".join(got or ["none"]) == wanted


def test_the_grammar_reads_every_run() -> None:
    """Whatever words stand in a row, the terminals that they get have a parse."""
    parser, choose = TokenParser("dates.lark", SimpleNamespace()), random.Random(7)
    words = [
        *WORDS,
        "Monday",
        "Wed.",
        "March",
        "Jan.",
        "1998",
        "5",
        "14th",
        "1970s",
        "two",
        "a",
        "44",
        "1996-98",
        "rebels",
    ]
    known = [Token(word, 0, 0, "NN", word) for word in words]
    by_kind = list({kind_of(token): token for token in known}.values())  # so that few draws meet many rows of kinds
    for at in range(20_000):
        tokens = choose.choices(by_kind if at % 4 else known, k=choose.randint(1, 9))
        for run in runs(tokens):
            parser.parse(run.names)


@pytest.mark.parametrize(
    ("words", "ahead", "wanted"),
    [
        ("Friday", True, "2014-03-07"),
        ("Friday", False, "2014-02-28"),
        ("May 5", True, "2014-05-05"),
        ("May", True, "2014-05-16"),
        ("January 5", True, "2015-01-05"),
        ("February 30", False, "None"),
    ],
)
def test_direction(coder: Pipeline, words: str, ahead: bool, wanted: str) -> None:
    """The same words name a day before the article, or after it where they speak of what is to come."""
    parse = next(coder.parses(f"It was on {words}."))
    found = expressions(parse.sentence.tokens)
    assert str(resolve(found[0], TODAY, ahead, parse.sentence.tokens).date) == wanted
