"""Only the user's folder is written to: no path leads out of it, and each write can be undone."""

from __future__ import annotations

from pathlib import Path

import pytest

from coder.core.errors import UsageError
from coder.workbench.own_folder import LARGEST_FILE, OwnFolder

TRICKS = [
    "../verbs/own.yaml", "verbs/../../own.yaml", "/etc/passwd", "verbs/own.yaml\n", "verbs//own.yaml",
    "verbs/.own.yaml", "words/lists/coding.yaml", "manifest.yaml", "verbs/own.yml", "verbs/own.yaml/x",
    "verbs\\own.yaml", "", "verbs/a b.yaml", "verbs/own.yaml\0", ".workbench/000001.json",
]  # fmt: skip


@pytest.mark.parametrize("place", TRICKS)
def test_no_place_leads_outside(folder: Path, place: str) -> None:
    """A place that is no dictionary file is refused, and nothing is made."""
    with pytest.raises(UsageError, match="is no place for entries"):
        OwnFolder(folder).write(place, "- {id: a}", "add a")
    assert not folder.exists()


@pytest.mark.parametrize("link", ["verbs", "verbs/own.yaml", ".workbench"])
def test_no_link_is_followed(folder: Path, tmp_path: Path, link: str) -> None:
    """A link in the folder may lead anywhere: it is not written through."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "own.yaml").write_text("kept", encoding="utf-8")
    (folder / link).parent.mkdir(parents=True, exist_ok=True)
    (folder / link).symlink_to(outside / "own.yaml" if link.endswith(".yaml") else outside)
    with pytest.raises(UsageError, match="is a link"):
        OwnFolder(folder).write("verbs/own.yaml", "- {id: a}", "add a")
    assert [path.name for path in outside.iterdir()] == ["own.yaml"]
    assert (outside / "own.yaml").read_text(encoding="utf-8") == "kept"


def test_each_write_can_be_undone_in_any_session(folder: Path) -> None:
    """The journal stands in the folder: what was written is taken back step by step, to the file that was not there."""
    first = OwnFolder(folder)
    first.write("verbs/own.yaml", "- {id: a}", "add a")
    first.write("verbs/own.yaml", "- {id: b}", "change a")
    later = OwnFolder(folder)
    assert [write.what for write in later.writes()] == ["change a", "add a"]
    later.undo()
    assert later.read("verbs/own.yaml") == "- {id: a}"
    later.undo()
    assert not (folder / "verbs" / "own.yaml").exists()
    with pytest.raises(UsageError, match="nothing to undo"):
        later.undo()


def test_what_another_program_wrote_is_not_undone(folder: Path) -> None:
    """A file that was changed since stays as it is."""
    own = OwnFolder(folder)
    own.write("verbs/own.yaml", "- {id: a}", "add a")
    (folder / "verbs" / "own.yaml").write_text("- {id: mine}", encoding="utf-8")
    with pytest.raises(UsageError, match="changed since"):
        own.undo()
    assert own.read("verbs/own.yaml") == "- {id: mine}"


def test_a_file_does_not_grow_without_end(folder: Path) -> None:
    """There is a limit to what is written."""
    with pytest.raises(UsageError, match="too large"):
        OwnFolder(folder).write("verbs/own.yaml", "#" * (LARGEST_FILE + 1), "add much")
    assert not folder.exists()
