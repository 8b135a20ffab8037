"""The page on own event types, and the folder that ``coder init`` makes, say what the program does."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from coder import Coder
from coder.cli import app
from coder.core.paths import dictionaries_dir
from coder.dictionary.layers import ENTRY_KINDS, read_layers

PAGE = (Path(__file__).parents[2] / "docs" / "own_event_types.md").read_text(encoding="utf-8")


def run(*arguments: str) -> str:
    """The output of a command that ends well."""
    done = CliRunner().invoke(app, list(arguments))
    assert done.exit_code == 0, done.output
    return done.output


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the page, in the current directory."""
    monkeypatch.chdir(tmp_path)
    for file, text in re.findall(r"```yaml (\S+)\n(.*?)```", PAGE, re.DOTALL):
        path = tmp_path / "my_dictionaries" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Path("my_dictionaries")


def test_the_files_of_the_page_make_an_event_type(folder: Path) -> None:
    """It has its own name and code, and its codes under frames."""
    assert "2 of 2 examples coded as they say" in run("check", str(folder))
    told = "Bolivia nationalised Brazil's gas fields. Bolivia threatened to nationalise Brazil's refineries."
    assert [(event.event, event.code) for event in Coder([folder]).code(told)] == [
        ("NATIONALIZE", "1713"),
        ("THREATEN_FORCE", "138"),
    ]


def test_the_commands_of_the_page_print_what_it_shows(folder: Path) -> None:
    """Those that explain."""
    shown = re.findall(r"^    coder (explain .*)$", PAGE, re.MULTILINE)
    printed = "".join(run(*shlex.split(line)) for line in shown)
    (wanted,) = re.findall(r"```\n(my\..*?)```", PAGE, re.DOTALL)
    assert wanted in printed and "event 138 THREATEN_FORCE: BOL -> BRA" in printed


def test_init_makes_a_folder_that_passes_check(tmp_path: Path) -> None:
    """With an entry of each kind; a folder that holds something is left alone."""
    folder = tmp_path / "mine"
    assert f"coder check {folder}" in run("init", str(folder))
    assert "examples coded as they say" in run("check", str(folder))
    layers = read_layers([dictionaries_dir(), folder])
    own = {kind for kind in ENTRY_KINDS for entry in layers.entries[kind] if entry.own}
    assert own == {"actor", "agent", "set", "verb", "code"} and "NATIONALIZE" in layers.actions
    again = CliRunner().invoke(app, ["init", str(folder)])
    assert again.exit_code != 0 and "is there already" in str(again.exception)
