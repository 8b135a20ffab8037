"""`coder check` takes a folder or single dictionary files."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from coder.cli import app
from coder.core.errors import UsageError
from coder.core.paths import dictionaries_dir
from coder.diagnostics.selection import Selection, select

SNUB = "- {id: my.%s, verb: %s, action: DISAPPROVE, examples: ['France %s Libya. => FRA DISAPPROVE LBY']}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a file whose example holds and one whose example fails."""
    (tmp_path / "verbs").mkdir()
    (tmp_path / "verbs" / "good.yaml").write_text(SNUB % ("frobnicate", "frobnicate", "frobnicated"), encoding="utf-8")
    (tmp_path / "verbs" / "bad.yaml").write_text(SNUB % ("bomb", "grok", "bombed"), encoding="utf-8")
    return tmp_path


def test_bundled_files_are_named_as_their_entries_name_them() -> None:
    """Files of the bundled folder select no folder of the user."""
    paths = [dictionaries_dir() / "verbs" / "12_reject.yaml", dictionaries_dir() / "agents.yaml"]
    assert select(paths) == Selection(None, frozenset(("verbs/12_reject.yaml", "agents.yaml")))


def test_files_select_their_folder(folder: Path) -> None:
    """The folder of a file is laid over the bundled one; only the file is checked."""
    selection = select([folder / "verbs" / "good.yaml"])
    assert selection.folder == folder.resolve()
    assert selection.has((folder.resolve() / "verbs" / "good.yaml").as_posix())
    assert not selection.has((folder.resolve() / "verbs" / "bad.yaml").as_posix())


def test_the_current_folder_has_a_name(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """ "." selects the user's folder and no bundled file, though both have relative names."""
    monkeypatch.chdir(folder)
    assert not select([Path(".")]).has("verbs/12_reject.yaml")


def test_what_is_no_dictionary_file_is_an_error(folder: Path) -> None:
    """Another file, a missing one beside others, and files of two folders are told."""
    (folder / "notes.txt").write_text("x", encoding="utf-8")
    with pytest.raises(UsageError, match="is no dictionary file"):
        select([folder / "notes.txt"])
    with pytest.raises(UsageError, match="is no dictionary file"):
        select([folder / "verbs" / "good.yaml", folder / "verbs" / "none.yaml"])
    with pytest.raises(UsageError, match="different folders"):
        select([folder / "verbs" / "good.yaml", dictionaries_dir() / "agents.yaml"])


def test_check_runs_the_examples_of_the_named_files(folder: Path) -> None:
    """A failing example elsewhere in the folder is not reported; in a named file it is, with what was coded instead."""
    done = CliRunner().invoke(app, ["check", str(folder / "verbs" / "good.yaml")])
    assert (done.exit_code, "1 of 1 examples" in done.output) == (0, True)
    done = CliRunner().invoke(app, ["check", str(folder / "verbs" / "good.yaml"), str(folder / "verbs" / "bad.yaml")])
    assert (done.exit_code, "1 of 2 examples" in done.output) == (1, True)
    assert "should give FRA DISAPPROVE LBY but gives" in done.output
