"""The user's folder of dictionaries, the only place that the workbench writes to: whole files, each write undoable."""

from __future__ import annotations

import json
import re
import shutil
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from coder.batch.checkpoint import replace_file
from coder.core.errors import CoderError, DictionaryError, UsageError
from coder.core.records import record

LARGEST_FILE = 4 * 1024 * 1024
"""Characters of a file that the workbench reads or writes."""
JOURNAL = ".workbench"
"""The folder in it that keeps what files were before each write; no dictionary file stands there."""
_PLACE = re.compile(r"(?:(?:actors|agents|verbs)(?:/[A-Za-z0-9_][A-Za-z0-9_-]*){1,3}|agents|nouns)\.yaml")
MOST_WRITES = 1000


@record
class Write:
    """One write that can be undone."""

    number: int
    place: str
    what: str
    time: str


class OwnFolder:
    """A folder that may not exist yet.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as parent:
    ...     folder = OwnFolder(Path(parent) / "mine")
    ...     folder.write("verbs/own.yaml", "- {id: a}", "add a")
    ...     folder.write("verbs/own.yaml", "- {id: b}", "change a")
    ...     undone = folder.undo()
    ...     undone.what, folder.read("verbs/own.yaml")
    ('change a', '- {id: a}')
    """

    def __init__(self, path: Path) -> None:
        """Name the folder; raise ``UsageError`` if it is something else."""
        if path.exists() and not path.is_dir():
            raise UsageError("is not a folder", file=path, remedy="name the folder of your dictionaries")
        self.path = path.absolute()

    def has_files(self) -> bool:
        """Return whether any dictionary file stands in it."""
        return self.path.is_dir() and any(self.path.rglob("*.yaml"))

    def read(self, place: str) -> str:
        """Return the text of a file, empty where there is none; raise ``DictionaryError`` for one that is no text."""
        path = self.file(place)
        if not path.is_file():
            return ""
        if path.stat().st_size > LARGEST_FILE:
            raise DictionaryError("is too large to be edited here", file=path, remedy="split it into several files")
        try:
            return path.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            raise DictionaryError("is not UTF-8 text", file=path, remedy="save the file as UTF-8") from error

    def write(self, place: str, text: str, what: str) -> None:
        """Write a file whole, or leave it as it was; ``what`` says in the journal why."""
        if len(text) > LARGEST_FILE:
            raise UsageError("the file would be too large", file=place, remedy="split it into several files")
        path = self.file(place)
        before = self.read(place) if path.exists() else None
        self._keep(place, before, text, what)
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, text)

    def writes(self) -> list[Write]:
        """Return the writes that can be undone, the last one first."""
        kept = [json.loads(path.read_text(encoding="utf-8")) for path in self._journal()]
        return [Write(one["number"], one["place"], one["what"], one["time"]) for one in reversed(kept)]

    def undo(self) -> Write:
        """Take the last write back; raise ``UsageError`` if there is none, or if the file was changed since."""
        journal = self._journal()
        if not journal:
            raise UsageError("there is nothing to undo")
        kept = json.loads(journal[-1].read_text(encoding="utf-8"))
        path = self.file(kept["place"])
        if (self.read(kept["place"]) if path.exists() else None) != kept["after"]:
            raise UsageError("was changed since by another program", file=path, remedy="edit the file by hand")
        if kept["before"] is None:
            path.unlink()
        else:
            replace_file(path, kept["before"])
        journal[-1].unlink()
        return Write(kept["number"], kept["place"], kept["what"], kept["time"])

    def copy_to(self, target: Path) -> None:
        """Copy the dictionary files to another folder."""
        for path in self.path.rglob("*.y*ml") if self.path.is_dir() else ():
            if path.is_file():
                copy = target / path.relative_to(self.path)
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, copy)

    def file(self, place: str) -> Path:
        """Return the path of a dictionary file; raise ``UsageError`` for a place that is none or leads outside.

        >>> OwnFolder(Path("/mine")).file("verbs/../../x.yaml")  # doctest: +ELLIPSIS
        Traceback (most recent call last):
        coder.core.errors.UsageError: 'verbs/../../x.yaml' is no place for entries (use verbs/own.yaml, ...)
        """
        if not _PLACE.fullmatch(place):
            remedy = "use verbs/own.yaml, actors/own.yaml, agents.yaml or nouns.yaml"
            raise UsageError(f"'{place[:80]}' is no place for entries", remedy=remedy)
        return self._inside(PurePosixPath(place))

    def _inside(self, place: PurePosixPath) -> Path:
        """Return a path below the folder, no part of which is a link."""
        path = self.path
        for part in place.parts:
            path = path / part
            if path.is_symlink():
                raise UsageError("is a link, which may lead outside", file=path, remedy="put the file itself there")
        return path

    def _keep(self, place: str, before: str | None, after: str, what: str) -> None:
        """Write to the journal what a file was, and what it will be."""
        journal = self._journal()
        number = int(journal[-1].stem) + 1 if journal else 1
        folder = self._inside(PurePosixPath(JOURNAL))
        folder.mkdir(parents=True, exist_ok=True)
        time = datetime.now(UTC).isoformat(timespec="seconds")
        kept = {"number": number, "place": place, "what": what, "time": time, "before": before, "after": after}
        replace_file(folder / f"{number:06d}.json", json.dumps(kept))
        for old in journal[: -MOST_WRITES + 1]:
            old.unlink(missing_ok=True)

    def _journal(self) -> list[Path]:
        folder = self._inside(PurePosixPath(JOURNAL))
        try:
            return sorted(path for path in folder.glob("[0-9]*.json") if path.is_file())
        except OSError as error:
            raise CoderError("cannot be read", file=folder, remedy="check who may read it") from error
