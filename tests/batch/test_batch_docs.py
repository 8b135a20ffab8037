"""The examples of the page on batches do what they say."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import duckdb
import pytest
from batch_tools import articles, coder, write_jsonl

from coder.formats.input.fields import DATE, ID, TEXT
from coder.formats.output.columns import COLUMNS

BATCHES = (Path(__file__).parents[2] / "docs" / "batches.md").read_text(encoding="utf-8")
PYTHON = re.findall(r"```python\n(.*?)```", BATCHES, re.DOTALL)
SQL = re.findall(r"```sql\n(.*?)```", BATCHES, re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with events in the formats that the examples read."""
    made = tmp_path_factory.mktemp("docs")
    news = write_jsonl(made / "news.jsonl", articles(30))
    for form in ("csv", "jsonl", "parquet"):
        assert coder("code", news, "-o", made / f"events.{form}").returncode == 0
    return made


@pytest.mark.parametrize("example", SQL)
def test_sql(example: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A query gives rows."""
    monkeypatch.chdir(folder)
    assert duckdb.sql(example).fetchall()
    assert (
        str(
            duckdb.sql(
                "SELECT code FROM read_csv('events.csv', types = {'code': 'VARCHAR', 'root': 'VARCHAR'})"
            ).dtypes[0]
        )
        == "VARCHAR"
    )


def test_python(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The examples run, one after the other, and give events with their codes as text."""
    monkeypatch.chdir(folder)
    names: dict[str, Any] = {}
    for example in PYTHON:
        for statement in re.split(r"\n(?=\S)", example):
            exec(statement, names)
            if statement.startswith("events = "):
                assert tuple(names["events"].columns) == COLUMNS
                assert str(names["events"]["code"][0]).isdigit()
                assert len(str(names["events"]["code"][0])) >= 3
    assert Path("news.duckdb").exists()


def test_names_of_fields_are_documented() -> None:
    """The table of names is that of the program."""
    for name in {*DATE, *ID, *(name for group in TEXT for name in group)}:
        assert re.search(rf"\b{name}\b", BATCHES, re.IGNORECASE), name
