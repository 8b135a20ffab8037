"""Dictionary files are read with the line of each entry, and their faults are told with the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from coder.core.entry import Entry
from coder.core.errors import DictionaryError
from coder.core.yaml_entries import read_entries, read_mapping


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file to be written."""
    return tmp_path / "x.yaml"


def test_every_scalar_is_a_string(file: Path) -> None:
    """Numbers, dates and words such as no and on are what they look like."""
    file.write_text("- {id: no, n: 1.50, day: 2014-03-05, list: [on, ~], map: {a: true}}", encoding="utf-8")
    (entry,) = read_entries(file, "x.yaml")
    assert entry.values == {"id": "no", "n": "1.50", "day": "2014-03-05", "list": ["on", "~"], "map": {"a": "true"}}


def test_entries_know_their_lines(file: Path) -> None:
    """Comments and entries of several lines count."""
    file.write_text("# first\n- id: one\n  names:\n    - a\n\n- {id: two}\n", encoding="utf-8")
    assert [(entry.text("id"), entry.where) for entry in read_entries(file, "x.yaml")] == [
        ("one", "x.yaml:2"),
        ("two", "x.yaml:6"),
    ]


def test_an_empty_file_has_no_entries(file: Path) -> None:
    """Nor has one that holds only comments."""
    file.write_text("# nothing\n", encoding="utf-8")
    assert list(read_entries(file, "x.yaml")) == []
    assert read_mapping(file, "x.yaml") == {}


def test_a_missing_mapping_is_empty(file: Path) -> None:
    """A file of options need not exist."""
    assert read_mapping(file, "x.yaml") == {}


def test_texts_and_text() -> None:
    """One string counts as a list of one; a list is not one string."""
    entry = Entry("x.yaml", 1, {"one": "a", "many": ["a", "b"]})
    assert (entry.texts("one"), entry.texts("many"), entry.texts("none")) == (["a"], ["a", "b"], [])
    assert (entry.text("one"), entry.text("many", "?"), entry.text("none")) == ("a", "?", "")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: b", 1, "is not a list of entries"),
        ("- {id: a}\n- b", 2, "an entry is not a mapping"),
        ("- id: a\n  names: x\n  id: b", 3, "the key 'id' comes twice"),
        ("- {id: a, map: {b: 1, b: 2}}", 1, "the key 'b' comes twice"),
        ("- {id: a}\n- {id: b\x07}", 2, r"is not valid YAML: it has the character '\\x07'"),
        ("- {id: a\n", 2, "is not valid YAML"),
    ],
)
def test_faults_are_told_with_their_line(file: Path, text: str, line: int | None, message: str) -> None:
    """The error names the file, the line and a remedy."""
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DictionaryError, match=message) as caught:
        list(read_entries(file, "x.yaml"))
    assert (caught.value.file, caught.value.line) == ("x.yaml", line)
    assert caught.value.remedy


def test_other_encodings_are_told(file: Path) -> None:
    """A file that is not UTF-8 is not read as if it were."""
    file.write_bytes("- {id: café}".encode("latin-1"))
    with pytest.raises(DictionaryError, match="is not UTF-8 text"):
        list(read_entries(file, "x.yaml"))


def test_a_list_is_no_mapping(file: Path) -> None:
    """A file of options that holds entries is an error."""
    file.write_text("- {id: a}", encoding="utf-8")
    with pytest.raises(DictionaryError, match="holds no mapping"):
        read_mapping(file, "x.yaml")
