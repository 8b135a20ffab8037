"""A desk with a small corpus and a folder of the user's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from requests_of_a_page import HOST, TOKEN

from coder.core.model import Article
from coder.pipeline import Coder
from coder.workbench.desk import Desk
from coder.workbench.filling import code_chunk
from coder.workbench.index import Index
from coder.workbench.judging import Judging
from coder.workbench.own_folder import OwnFolder
from coder.workbench.questions import Questions
from coder.workbench.rows import article_row
from coder.workbench.server import application

ARTICLES = [
    Article("talks", "Iran met Iraq in Baghdad.\nFrance snubbed talks with Libya.", Date(2014, 3, 5)),
    Article(
        "raid", "Turkish police arrested 20 Kurdish rebels in Ankara. Russia did not attack Georgia.", Date(2014, 4, 6)
    ),
    Article("weather", "It rained.", Date(2014, 5, 7)),
]


@cache
def bundled() -> Coder:
    """One coder for all tests."""
    return Coder()


@pytest.fixture
def index() -> Iterator[Index]:
    """An index that holds the corpus with its codings."""
    made = Index()
    chunk = list(enumerate(ARTICLES))
    made.add({"articles": [article_row(number, article) for number, article in chunk]} | code_chunk(bundled(), chunk))
    yield made
    made.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The user's folder, which does not exist yet."""
    return tmp_path / "mine"


@pytest.fixture
def desk(index: Index, folder: Path) -> Desk:
    """A desk on the corpus."""
    return Desk(index, OwnFolder(folder))


@pytest.fixture
def app(desk: Desk, folder: Path) -> Any:
    """The server of the desk."""
    judging = Judging(desk, folder / "judgements.jsonl", "anna")
    return application(Questions(desk, judging, "corpus"), TOKEN, frozenset((HOST,)))
