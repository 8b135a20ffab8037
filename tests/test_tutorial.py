"""The tutorial runs as it is written: its files are made, its commands run in their order, and print what it shows."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from coder.cli import app

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
STEP = re.compile(
    r"^    coder (?P<command>[^\n]*)$|^```\w+ (?P<file>\S+)\n(?P<text>.*?)```|^```\n(?P<shown>.*?)```", re.M | re.S
)


def run(command: str, capfd: pytest.CaptureFixture[str]) -> str:
    """What a command prints on both streams; the status of ``diff`` says that something differs."""
    done = CliRunner().invoke(app, shlex.split(command), catch_exceptions=False)
    assert done.exit_code == (1 if command.startswith("diff") else 0), f"{command}: {done.output}"
    return done.output + capfd.readouterr().out  # events are written to the descriptor itself


def test_the_tutorial(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    """From the samples to a picture."""
    (tmp_path / "samples").mkdir()
    shutil.copy(ROOT / "samples" / "articles.jsonl", tmp_path / "samples")
    monkeypatch.chdir(tmp_path)
    printed, steps = "", list(STEP.finditer(PAGE))
    for step in steps:
        if step["command"]:
            printed = run(step["command"], capfd)
        elif step["file"]:
            Path(step["file"]).parent.mkdir(parents=True, exist_ok=True)
            Path(step["file"]).write_text(step["text"], encoding="utf-8")
        else:
            place = 0
            for line in step["shown"].splitlines():
                assert line in printed[place:], printed
                place = printed.index(line, place) + len(line)
    assert len(steps) > 20
    assert Path("heat.svg").stat().st_size > 1000
