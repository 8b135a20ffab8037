"""The recipes of the cookbook run on the events of the samples, and each gives rows; those in R are only shown."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "cookbook.md").read_text(encoding="utf-8")
SQL = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)
PYTHON = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture
def folder(sample_events: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files that the recipes read."""
    (tmp_path / "samples").mkdir()
    shutil.copy(ROOT / "samples" / "articles.jsonl", tmp_path / "samples")
    shutil.copy(sample_events / "events.parquet", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("query", SQL)
def test_sql(query: str, folder: Path) -> None:
    """A query gives rows."""
    assert duckdb.sql(query).fetchall()


def test_python(folder: Path) -> None:
    """The recipes run, one after the other, and leave tables with rows."""
    names: dict[str, Any] = {}
    for example in PYTHON:
        exec(example, names)
    for table in ("panel", "conflict", "named", "by_alliance", "yearly", "wide", "contexts"):
        assert len(names[table]) > 1, table
    assert names["conflict"].between(0, 1).all()
    assert not set(names["contexts"]["contexts"]) & {""}
