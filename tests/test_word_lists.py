"""English words stand in YAML, each list with what it decides; none in Python."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from coder.core.errors import DictionaryError
from coder.core.paths import dictionaries_dir
from coder.dictionary.word_lists import FOLDER, read_lists

ROOT = Path(__file__).parent.parent
LISTS = read_lists(dictionaries_dir())
ENGLISH = frozenset(
    line.split("\t", 1)[0]
    for line in (dictionaries_dir() / "words" / "lexicon.tsv").read_text(encoding="utf-8").splitlines()
    if line[:1].islower()
)
NAMES_OF_THE_PROGRAM = ROOT / "tests" / "cases" / "program_words.txt"
"""The words in each file that are names of the program itself (keys, kinds, columns), not words of texts."""
WORD = re.compile(r"[a-z][a-z'-]*(?: [a-z][a-z'-]*)*")


def collections(tree: ast.AST) -> Iterator[tuple[int, list[str]]]:
    """The strings of each tuple, list, set and dictionary display, and of each string that is split, with its line."""
    slots = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in ("__slots__", "__all__")
    }
    for node in ast.walk(tree):
        if id(node) in slots:
            continue
        parts: list[ast.expr | None] = []
        if isinstance(node, (ast.Tuple, ast.List, ast.Set)):
            parts = list(node.elts)
        elif isinstance(node, ast.Dict):
            parts = list(node.keys)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
            text = node.func.value
            if isinstance(text, ast.Constant) and isinstance(text.value, str):
                yield node.lineno, text.value.split()
        words = [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
        if words:
            yield getattr(node, "lineno", 0), words


def english(words: list[str]) -> list[str]:
    """The English words among strings."""
    return [word for word in words if WORD.fullmatch(word) and set(word.split()) <= ENGLISH]


def program_words() -> dict[str, set[str]]:
    """The words of ``program_words.txt`` by file."""
    lines = (line.split(":", 1) for line in NAMES_OF_THE_PROGRAM.read_text(encoding="utf-8").splitlines() if line)
    return {file: set(words.split()) for file, words in lines}


ALLOWED = program_words()


@pytest.mark.parametrize("path", sorted((ROOT / "coder").rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_list_of_english_words_stands_in_python(path: Path) -> None:
    """Three English words in one collection are a list: it belongs into ``dictionaries/words/lists``."""
    allowed = ALLOWED.get(path.relative_to(ROOT).as_posix(), set())
    found = []
    for line, words in collections(ast.parse(path.read_text(encoding="utf-8"))):
        listed = [word for word in english(words) if word not in allowed]
        if len(listed) > 2:
            found.append(f"{path.name}:{line} {' '.join(listed)}")
    assert not found


def test_each_list_is_used_once_or_more() -> None:
    """A list that no module asks for is dead."""
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "coder").rglob("*.py"))
    assert [name for name in LISTS if not re.search(rf"[\"']{re.escape(name)}[\"']", source)] == []


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("- {id: mine.one, words: [a]}", "the key 'decides' is missing or unknown"),
        ("- {id: other.one, decides: nothing, words: [a]}", "the id 'other.one' does not fit"),
        ("- {id: mine.one, decides: nothing, words: []}", "the list 'mine.one' is empty"),
    ],
)
def test_a_wrong_list_is_told_with_its_line(entry: str, message: str, tmp_path: Path) -> None:
    """A list without a purpose, under another file's name or without words is an error."""
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / FOLDER / "mine.yaml").write_text(entry, encoding="utf-8")
    with pytest.raises(DictionaryError, match=message) as caught:
        read_lists(tmp_path)
    assert caught.value.line == 1
