"""Constructions of real copy decide which part of speech a word is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from coder.core.paths import dictionaries_dir
from coder.dictionary.lexicon import Lexicon
from coder.language.tagging.tagger import Tagger
from coder.language.text.tokenizer import tokenize

FILE = Path(__file__).parents[1] / "cases" / "constructions" / "tagged.txt"
CASES = [line for line in FILE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
MARK = re.compile(r"\[(\S+?)/(\S+)\]")
TAGGER = Tagger(Lexicon.load(dictionaries_dir()))


@pytest.mark.parametrize("case", CASES)
def test_tag(case: str) -> None:
    """The marked word has the tag that the case says."""
    mark = MARK.search(case)
    assert mark is not None
    found = {token.start: token.tag for token in TAGGER.tag(tokenize(MARK.sub(r"\1", case)))}
    assert found[mark.start()] == mark[2]
