"""The sample articles are coded without a fault: the first thing that a newcomer sees."""

from __future__ import annotations

import json
from datetime import date as Date
from functools import cache
from pathlib import Path

import pytest

from coder.core.model import Article
from coder.pipeline import Pipeline

ROOT = Path(__file__).parent.parent
ARTICLES = [json.loads(line) for line in (ROOT / "samples" / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
CASES = (ROOT / "tests" / "cases" / "samples.txt").read_text(encoding="utf-8").split("\n\n")
"""For each article its id, and a line for each event: sentence, source, event, code and target."""


@cache
def coder() -> Pipeline:
    """Return one coder for all tests."""
    return Pipeline()


def written(row: dict[str, str]) -> list[str]:
    """The events of an article in the form of the cases."""
    article = Article(row["id"], row["text"], Date.fromisoformat(row["date"]))
    return [
        f"{event.sentence} {event.source.code if event.source else '-'} {event.event} {event.code} "
        f"{event.target.code if event.target else '-'}"
        for event in coder().read(article).events
    ]


@pytest.mark.parametrize(("row", "case"), list(zip(ARTICLES, CASES, strict=True)), ids=[row["id"] for row in ARTICLES])
def test_a_sample_gives_its_events(row: dict[str, str], case: str) -> None:
    """All of them, and no other."""
    name, *events = case.strip().splitlines()
    assert name == row["id"]
    assert written(row) == events
