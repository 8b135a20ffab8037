"""The recipes of the page on analyses run, one after the other, on the events of the samples."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from coder.cli import app

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "analysis.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^    coder (.*)$", PAGE, re.MULTILINE)
PYTHON = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files that the recipes read."""
    (tmp_path / "samples").mkdir()
    shutil.copy(ROOT / "samples" / "articles.jsonl", tmp_path / "samples")
    (tmp_path / "countries.csv").write_text("iso3\nRUS\nUKR\nUSA\n", encoding="utf-8")
    (tmp_path / "pairs.csv").write_text("one,other\nRUS,UKR\nUSA,RUS\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_commands(folder: Path) -> None:
    """Each command ends well and writes the file that it names."""
    assert len(COMMANDS) > 12
    for command in COMMANDS:
        arguments = shlex.split(command)
        if "events_linked.parquet" in arguments and "--min-sources" in arguments:
            arguments[arguments.index("--min-sources") + 1] = "0"  # the samples do not say who published them
        done = CliRunner().invoke(app, arguments, catch_exceptions=False)
        assert done.exit_code == 0, f"{command}: {done.output}"
        if "-o" in arguments:
            assert (folder / arguments[arguments.index("-o") + 1]).stat().st_size > 0


def test_python(folder: Path, sample_events: Path) -> None:
    """The examples run and give tables with rows."""
    shutil.copy(sample_events / "events.parquet", folder)
    names: dict[str, Any] = {}
    for example in PYTHON:
        exec(example, names)
    assert names["linked"].groups > 0
    assert (
        names["frame"]["events"].sum() == names["monthly"].events - names["monthly"].left_out - names["monthly"].outside
    )
    assert names["top"][0][1] > 1
    assert len(names["table"]) > 0
