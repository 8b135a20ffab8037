"""Lists of English words that decide something: each stands in ``dictionaries/words/lists`` with what it decides."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from coder.core.cache import cached, sources_hash
from coder.core.entry import Entry
from coder.core.errors import DictionaryError
from coder.core.paths import dictionaries_dir
from coder.core.yaml_entries import read_entries

FOLDER: Final = "words/lists"
KEYS: Final = frozenset(("id", "decides", "words"))


def word_list(name: str) -> tuple[str, ...]:
    """The words of a list in the order of its file.

    >>> word_list("calendar.months")[:3]
    ('january', 'february', 'march')
    """
    return tuple(_lists()[name])


def word_set(name: str) -> frozenset[str]:
    """The words of a list as a set.

    >>> "friday" in word_set("calendar.days")
    True
    """
    return frozenset(_lists()[name])


def word_values(name: str) -> Mapping[str, str]:
    """The words of a list that gives each word a value.

    >>> word_values("calendar.short_months")["sept"]
    '9'
    """
    return dict(_lists()[name])


def alternatives(name: str) -> str:
    """A regular expression that matches each word of a list.

    >>> alternatives("calendar.days")[:20]
    '(?:monday|tuesday|we'
    """
    return f"(?:{'|'.join(map(re.escape, _lists()[name]))})"


def read_lists(folder: Path) -> dict[str, Any]:
    """All lists of a dictionary folder by their ids, as plain values; raises ``DictionaryError`` at the first fault."""
    found: dict[str, Any] = {}
    for path in sorted((folder / FOLDER).glob("*.yaml")):
        for entry in read_entries(path, f"{FOLDER}/{path.name}"):
            _check(entry, path.stem, found)
            words = entry.values["words"]
            found[entry.text("id")] = words if isinstance(words, dict) else tuple(entry.texts("words"))
    return found


@lru_cache(maxsize=1)
def _lists() -> Mapping[str, Any]:
    """The bundled lists, from the compiled cache where no file has changed."""
    folder = dictionaries_dir()
    paths = sorted((folder / FOLDER).glob("*.yaml"))
    return cached("word_lists", sources_hash(paths), lambda: read_lists(folder))


def _check(entry: Entry, file: str, found: Mapping[str, Any]) -> None:
    """Raise ``DictionaryError`` for an entry with other keys or with an id of another file or of another list."""
    name = entry.text("id")
    if entry.values.keys() != KEYS:
        wrong = sorted(entry.values.keys() ^ KEYS)[0]
        remedy = "give each list an id, what it decides, and its words"
        raise DictionaryError(
            f"the key '{wrong}' is missing or unknown", file=entry.file, line=entry.line, remedy=remedy
        )
    if name in found or not name.startswith(f"{file}."):
        remedy = f"begin it with '{file}.' and choose one that no other list has"
        raise DictionaryError(f"the id '{name}' does not fit", file=entry.file, line=entry.line, remedy=remedy)
    if not entry.texts("words") or not entry.text("decides"):
        raise DictionaryError(f"the list '{name}' is empty", file=entry.file, line=entry.line, remedy="give it words")
