"""Sentences are cut to words and marks, each with its place in the text."""

from __future__ import annotations

import pytest

from coder.language.text.tokenizer import tokenize


@pytest.mark.parametrize(("text", "words"), [
    ("Israel's army didn't go.", "Israel|'s|army|did|n't|go|."),
    ("They can't and won't; we cannot.", "They|ca|n't|and|wo|n't|;|we|can|not|."),
    ("It’s the rebels’ base.", "It|’s|the|rebels|’|base|."),
    ("The U.S.-led force left the U.S.", "The|U.S.-led|force|left|the|U.S."),
    ("Gen. Haddad paid $1,200.50 to St. John's.", "Gen.|Haddad|paid|$|1,200.50|to|St.|John|'s|."),
    ("“Go,” he said — “now” (at 10:30 a.m.).", "“|Go|,|”|he|said|—|“|now|”|(|at|10:30|a.m.|)|."),
    ("A 12-year-old and two F-16s, 5% and/or US$3bn", "A|12-year-old|and|two|F-16s|,|5|%|and/or|US$|3bn"),
    ("He said ... yes--maybe.", "He|said|...|yes|--|maybe|."),
    ("O'Brien of AT&T met the al-Qa'ida man.", "O'Brien|of|AT&T|met|the|al-Qa'ida|man|."),
    ("See https://example.org/a?b=1, or ask a.b@example.org.", "See|https://example.org/a?b=1|,|or|ask|a.b@example.org|."),
])  # fmt: skip
def test_words(text: str, words: str) -> None:
    """Sentences are cut to words as marked by bars, with offsets into the text."""
    found = tokenize(text, 100)
    assert "|".join(word for word, _, _ in found) == words
    assert all(text[start - 100 : end - 100] == word for word, start, end in found)
