"""Which dictionary files are checked: the bundled folder, a user's folder, or single files of either."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from coder.core.errors import UsageError
from coder.core.paths import dictionaries_dir
from coder.dictionary.layers import FOLDERS_OF_ENTRIES

INNER_FOLDERS = frozenset((*FOLDERS_OF_ENTRIES, "ontology", "words"))
"""Folders inside a dictionary folder."""


class Selection(NamedTuple):
    """A user's folder that is laid over the bundled one, if any, and the files that the check is limited to, if any."""

    folder: Path | None = None
    files: frozenset[str] = frozenset()
    """As the entries of these files name them."""

    def has(self, file: str) -> bool:
        """Return whether the entries of a file are checked: those of the named files, else all of the user's folder.

        >>> Selection().has("verbs/12_reject.yaml"), Selection(Path("/mine")).has("verbs/12_reject.yaml")
        (True, False)
        >>> Selection(files=frozenset(["agents.yaml"])).has("verbs/12_reject.yaml")
        False
        """
        if self.files:
            return file in self.files
        return self.folder is None or Path(file).is_relative_to(self.folder)


def select(paths: Sequence[Path]) -> Selection:
    """Return what paths select: nothing for the bundled dictionaries, one folder, or files of one folder."""
    if not paths:
        return Selection()
    if len(paths) == 1 and not paths[0].is_file():
        return Selection(paths[0] if paths[0].name else paths[0].resolve())
    for path in paths:
        if path.suffix != ".yaml" or not path.is_file():
            raise UsageError("is no dictionary file", file=path, remedy="name one folder, or files that end in .yaml")
    files = [path.resolve() for path in paths]
    folder, *others = {dictionary_folder(path) for path in files}
    if others:
        raise UsageError("the files belong to different folders", file=paths[-1], remedy="check one folder at a time")
    if folder == dictionaries_dir():
        return Selection(None, frozenset(path.relative_to(folder).as_posix() for path in files))
    return Selection(folder, frozenset(path.as_posix() for path in files))


def dictionary_folder(file: Path) -> Path:
    """Return the dictionary folder that a file belongs to.

    >>> str(dictionary_folder(Path("mine/actors/people/asia.yaml"))), str(dictionary_folder(Path("mine/agents.yaml")))
    ('mine', 'mine')
    """
    inner = next((parent for parent in file.parents if parent.name in INNER_FOLDERS), None)
    return inner.parent if inner else file.parent
