"""The keys of entries, and how folders are laid over each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from coder.core.errors import DictionaryError, UsageError
from coder.core.paths import dictionaries_dir
from coder.core.yaml_entries import read_entries
from coder.dictionary.layers import dictionary_files, read_layers
from coder.dictionary.schema import check_entry


@pytest.mark.parametrize(
    ("kind", "entry", "message"),
    [
        ("verb", "{id: a, verb: meet, action: MEET, examples: [x]}", ""),
        ("verb", "{id: a, verb: meet, actoin: MEET, examples: [x]}", "unknown key 'actoin'.*did you mean 'action'"),
        ("verb", "{id: a, verb: meet, action: MEET}", "the key 'examples' is missing"),
        ("verb", "{id: a, verb: meet, action: MEET, examples: []}", "the key 'examples' is empty"),
        ("verb", "{id: a, verb: meet, action: [MEET], examples: [x]}", "the value of 'action' has the wrong shape"),
        (
            "verb",
            "{id: a, verb: meet, with: to, action: MEET, examples: [x]}",
            "the value of 'with' has the wrong shape",
        ),
        ("verb", "{id: a, action: MEET, examples: [x]}", "has neither 'verb' nor 'noun' nor 'adjective'"),
        ("verb", "{id: a, verb: meet, examples: [x]}", "needs exactly one of 'action', 'frame'"),
        ("verb", "{id: a, verb: meet, action: MEET, frame: say, examples: [x]}", "needs exactly one of"),
        (
            "verb",
            "{id: a, verb: meet, frame: lament, examples: [x]}",
            "'frame' can't be 'lament'.*allowed: accuse, allow",
        ),
        ("verb", "{id: a, verb: meet, frame: must, examples: [x]}", "'frame' can't be 'must'"),
        ("verb", "{id: a, verb: meet, frame: say, alone: maybe, examples: [x]}", "'alone' can't be 'maybe'"),
        ("verb", "{id: a b, verb: meet, action: MEET, examples: [x]}", "the id 'a b' is not made of letters"),
        ("actor", "{id: a, names: [Ann], codes: [USA], gender: x}", "'gender' can't be 'x'"),
        ("actor", "{id: a, names: [Ann], codes: [USA], kind: dog}", "'kind' can't be 'dog'"),
        ("agent", "{id: a, role: COP}", "needs either 'names' or 'modifier'"),
        ("agent", "{id: a, names: [x], modifier: [y], role: COP}", "needs either 'names' or 'modifier'"),
    ],
)
def test_entry(kind: str, entry: str, message: str, tmp_path: Path) -> None:
    """An entry with a wrong key or value is told with its line and a remedy."""
    path = tmp_path / "x.yaml"
    path.write_text(f"# one\n- {entry}\n", encoding="utf-8")
    (read,) = read_entries(path, "x.yaml")
    if not message:
        check_entry(read, kind)
        return
    with pytest.raises(DictionaryError, match=f"x.yaml:2: {message}") as caught:
        check_entry(read, kind)
    assert caught.value.remedy


def test_an_upper_folder_replaces_entries_by_their_id(tmp_path: Path) -> None:
    """An entry with the id of a bundled one replaces it, any other is added; codes of frames and actions likewise."""
    (tmp_path / "verbs").mkdir()
    (tmp_path / "verbs" / "x.yaml").write_text(
        "- {id: appeal.urge, verb: urge, action: DEMAND, examples: [x]}\n"
        "- {id: mine.new, verb: urge, action: DEMAND, examples: [x]}\n",
        encoding="utf-8",
    )
    (tmp_path / "frames.yaml").write_text("default: {deny: '010'}\nactions: {MINE: {done: '040'}}\n", encoding="utf-8")
    below, both = read_layers([dictionaries_dir()]), read_layers([dictionaries_dir(), tmp_path])
    assert len(both.entries["verb"]) == len(below.entries["verb"]) + 1
    assert [entry.text("action") for entry in both.entries["verb"] if entry.text("id") == "appeal.urge"] == ["DEMAND"]
    assert both.defaults == below.defaults | {"deny": "010"}
    assert both.actions.keys() == below.actions.keys() | {"MINE"}


@pytest.mark.parametrize(
    ("file", "message"),
    [("", "holds no dictionary file"), ("verbs.yml", "would not be read"), ("missing/", "is not a folder")],
)
def test_files_of_a_folder(file: str, message: str, tmp_path: Path) -> None:
    """A folder without files that would be read is an error, so that no wrong name passes unseen."""
    folder = tmp_path / "missing" if file == "missing/" else tmp_path
    if file == "verbs.yml":
        (tmp_path / file).write_text("[]", encoding="utf-8")
    with pytest.raises(UsageError if file == "missing/" else DictionaryError, match=message):
        dictionary_files(folder)
