"""Clauses: cases for each step that builds them and for each pass over them."""

from __future__ import annotations

import pytest
from clause_notation import FOLDER, read_cases, show_phrase, shown, split_case

from coder.core.values import replace
from coder.dictionary.verb_classes import load_words
from coder.language.clauses.clauser import Clauser
from coder.language.clauses.passes import PASSES, Pass
from coder.pipeline import Pipeline

WORDS = load_words()
PHRASES = ("attachment", "collect_phrases")
"""Files with cases of noun phrases."""
SEGMENTS = ("segments", "split_verbs")
"""Files with cases of segments, which ``test_segments.py`` reads."""
CLAUSES = sorted(path.stem for path in FOLDER.glob("*.txt") if path.stem not in (*PHRASES, *SEGMENTS))
PASS_CASES = [(step, case) for step in PASSES if step.__name__ not in PHRASES for case in read_cases(step.__name__)[0]]


@pytest.fixture(scope="module")
def coder() -> Pipeline:
    """One coder for all cases."""
    return Pipeline()


@pytest.mark.parametrize("case", [case for name in CLAUSES for case in read_cases(name)[0]])
def test_clauses(coder: Pipeline, case: str) -> None:
    """The clauses of a sentence are what its case says of them."""
    text, wanted = split_case(case)
    (parse,) = coder.parses(text)
    assert shown(parse, wanted) == wanted


@pytest.mark.parametrize("case", [case for name in PHRASES for case in read_cases(name)[0]])
def test_phrases(coder: Pipeline, case: str) -> None:
    """The noun phrases of a sentence are those of its case, with what belongs to each."""
    text, wanted = split_case(case)
    (parse,) = coder.parses(text)
    assert [show_phrase(phrase, parse.sentence.tokens) for phrase in parse.phrases] == wanted


def test_each_pass_has_cases() -> None:
    """Each pass has a file of its own, and each file belongs to a pass or to a module that builds clauses."""
    modules = {path.stem for path in FOLDER.parent.parent.parent.glob("coder/language/clauses/*.py")}
    passes = {step.__name__ for step in PASSES}
    files = {path.stem for path in FOLDER.glob("*.txt")}
    assert passes <= files
    assert files <= passes | modules


@pytest.mark.parametrize(("step", "case"), PASS_CASES, ids=lambda value: getattr(value, "__name__", value))
def test_a_pass_decides_its_cases(step: Pass, case: str, coder: Pipeline) -> None:
    """Without the pass its cases fail, except those that stand under the heading "left alone"."""
    text, wanted = split_case(case)
    (parse,) = coder.parses(text)
    others = Clauser(WORDS, [other for other in PASSES if other is not step])
    clauses, _ = others.parse(parse.sentence.tokens, parse.chunks)
    got = shown(replace(parse, clauses=clauses), wanted)
    assert (got == wanted) is (case in read_cases(step.__name__)[1])
