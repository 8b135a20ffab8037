"""Texts all in small letters get the capitals of their sentences and names back."""

from __future__ import annotations

from pathlib import Path

import pytest

from coder.core.paths import dictionaries_dir
from coder.dictionary.lexicon import Lexicon
from coder.language.text.casing import in_small_letters, restore_case
from coder.language.text.sentences import split_article

FILE = Path(__file__).parents[1] / "cases" / "text" / "casing.txt"
CASES = [line for line in FILE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
LEXICON = Lexicon.load(dictionaries_dir())


@pytest.mark.parametrize("case", CASES)
def test_case(case: str) -> None:
    """A text in small letters becomes the one written after the arrow."""
    text, _, meant = case.partition(" => ")
    assert in_small_letters(text)
    assert restore_case(text, LEXICON).text == meant


def test_sentences_keep_their_places_in_the_text() -> None:
    """The sentences are cut, and their offsets lead to the text as it came."""
    text = "rebels left the town of goma. mr lund of the u.s. embassy saw them . they were tired."
    spans = split_article(text, LEXICON).sentences
    assert [text[start:stop] for start, stop in spans] == [
        "rebels left the town of goma.",
        "mr lund of the u.s. embassy saw them .",
        "they were tired.",
    ]


def test_texts_with_capitals_are_left_alone() -> None:
    """One capital is enough, and a text without letters of two cases has none to restore."""
    assert not in_small_letters("rebels left Goma on a day in spring")
    assert not in_small_letters("غادر المتمردون المدينة يوم الثلاثاء")
