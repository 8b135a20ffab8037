"""The examples of the page on pictures run."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from coder.cli import app

PAGE = (Path(__file__).parents[2] / "docs" / "plots.md").read_text(encoding="utf-8")
PYTHON = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
COMMANDS = re.findall(r"^    coder (plot .*)$", PAGE, re.MULTILINE)


@pytest.mark.parametrize("example", PYTHON)
def test_python(example: str, sample_events: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Each example runs on the events of the samples."""
    (tmp_path / "events.csv").write_bytes((sample_events / "events.csv").read_bytes())
    monkeypatch.chdir(tmp_path)
    exec(example, {})
    assert (tmp_path / "series.svg").stat().st_size > 1000
    assert (tmp_path / "heat.json").stat().st_size > 1000


@pytest.mark.parametrize("command", COMMANDS)
def test_commands(command: str, sample_events: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Each command writes its picture."""
    (tmp_path / "events.parquet").write_bytes((sample_events / "events.parquet").read_bytes())
    monkeypatch.chdir(tmp_path)
    words = shlex.split(command)
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0, done.output
    assert Path(words[-1]).stat().st_size > 1000
