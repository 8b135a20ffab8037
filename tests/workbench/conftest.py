"""A desk with a small corpus and a folder of the user's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from workbench_tools import ARTICLES, HOST, TOKEN, bundled, desk_on

from coder.workbench.desk import Desk
from coder.workbench.filling import code_chunk
from coder.workbench.index import Index
from coder.workbench.judging import Judging
from coder.workbench.own_folder import OwnFolder
from coder.workbench.questions import Questions
from coder.workbench.rows import article_row
from coder.workbench.server import application


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
    return desk_on(index, OwnFolder(folder))


@pytest.fixture
def app(desk: Desk, folder: Path) -> Any:
    """The server of the desk."""
    judging = Judging(desk, folder / "judgements.jsonl", "anna")
    return application(Questions(desk, judging, "corpus"), TOKEN, frozenset((HOST,)))
