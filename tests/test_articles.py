"""Whole articles: events that must come out of them, and events that must not."""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from coder import Coder

FILES = sorted((Path(__file__).parent / "cases" / "articles").glob("*.yaml"))
ARTICLES = [
    article for path in FILES for article in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
]


@cache
def coder() -> Coder:
    """One coder for all articles."""
    return Coder()


def fits(pattern: str, event: str) -> bool:
    """Whether ``SOURCE EVENT TARGET`` fits a pattern with ``*`` for any ending and ``|`` between alternatives."""
    return all(
        any(fnmatchcase(part, one) for one in wanted.split("|"))
        for wanted, part in zip(pattern.split(), event.split(), strict=True)
    )


@pytest.mark.parametrize("article", ARTICLES, ids=[article["id"] for article in ARTICLES])
def test_article(article: dict[str, Any]) -> None:
    """What is required is there, and nothing of what is forbidden."""
    events = [
        f"{(e.source and e.source.code) or '-'} {e.event} {(e.target and e.target.code) or '-'}"
        for e in coder().code(article["text"], article["date"])
    ]
    missing = [pattern for pattern in article.get("required", ()) if not any(fits(pattern, event) for event in events)]
    wrong = [event for event in events for pattern in article.get("forbidden", ()) if fits(pattern, event)]
    assert not missing and not wrong, f"missing {missing}, wrong {wrong}, in {sorted(set(events))}"
