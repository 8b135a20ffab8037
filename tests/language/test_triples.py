"""Sentences give the subject-verb-object triples that are written beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from coder.language.triples import Argument, triples
from coder.pipeline import Pipeline

LINES = (Path(__file__).parent.parent / "cases" / "triples.txt").read_text(encoding="utf-8").splitlines()
CASES = [line for line in LINES if line and not line.startswith("#")]


@pytest.fixture(scope="module")
def coder() -> Pipeline:
    """One coder for all cases."""
    return Pipeline()


def word(argument: Argument | None) -> str:
    """The head of an argument, or a dash."""
    return argument.head if argument else "-"


@pytest.mark.parametrize("case", CASES)
def test_case(coder: Pipeline, case: str) -> None:
    """Exactly the triples of the case come out, in any order."""
    text, _, wanted = case.partition(" => ")
    found = [triple for parse in coder.parses(text) for triple in triples(parse)]
    got = {f"{word(t.subj)} {'!' if t.negated else ''}{t.verb.lemma} {word(t.obj)}" for t in found}
    assert got == set(wanted.split(" ; "))
