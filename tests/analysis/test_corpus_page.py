"""The examples of docs/corpus.md give what the page says."""

from __future__ import annotations

import doctest
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "corpus.md"


def test_examples(tmp_path: Path) -> None:
    """Each example runs, one after another in one folder."""
    parser = doctest.DocTestParser()
    test = parser.get_doctest(PAGE.read_text(encoding="utf-8"), {"folder": tmp_path}, PAGE.name, str(PAGE), 0)
    assert test.examples
    assert doctest.DocTestRunner().run(test).failed == 0
