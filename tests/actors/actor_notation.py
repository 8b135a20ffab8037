"""Reads the case files of this folder (``LEFT => RIGHT``, one a line) and resolves their sentences."""

from __future__ import annotations

from datetime import date as Date
from pathlib import Path

from coder.core.model import Article
from coder.core.syntax import Parse
from coder.pipeline import Pipeline

FOLDER = Path(__file__).parent.parent / "cases" / "actors"
DATE = Date(2014, 3, 5)


def read_cases(name: str) -> list[tuple[str, str]]:
    """Return the two sides of each line of a case file."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    cases = [line.split(" => ") for line in lines if line and not line.startswith("#")]
    return [(left, right) for left, right in cases]


def article(text: str) -> Article:
    """Return an article of the date of the cases."""
    return Article("case", text, DATE)


def parse_of(coder: Pipeline, text: str) -> Parse:
    """Return the parse of a text of one sentence."""
    (parse,) = coder.parses(text)
    return parse
