"""The files that a run writes, and what stood there before: nothing, what an earlier run left, or a file of others."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from coder.core.errors import UsageError
from coder.formats.output.rejects import is_rejects_file

CHECKPOINT, PARTS, RECORD, REJECTS = "checkpoint", "parts", "run.json", "rejects.jsonl"
_BESIDE = (CHECKPOINT, PARTS, RECORD, REJECTS, f"{CHECKPOINT}.new", f"{RECORD}.new", "new", "new.wal", "wal", "tmp")
"""All that may stand beside an output while a run goes on, with the files of DuckDB."""


class FileId(NamedTuple):
    """What tells one file from another, whatever its names: links and hard links have that of their file."""

    device: int
    inode: int


def beside(path: Path, kind: str) -> Path:
    """Return the name of a file of a run that stands beside its output.

    >>> beside(Path("out/events.csv"), "rejects.jsonl").name
    'events.csv.rejects.jsonl'
    """
    return path.with_name(f"{path.name}.{kind}")


class OwnFiles:
    """The files of a run: its output, what stands beside it, and the rejects; or standard output."""

    def __init__(self, output: Path | None, base: Path | None = None, rejects: Path | None = None) -> None:
        """Name the files; those beside the output are called after ``base``, by default the output itself."""
        base = base or output
        named = [path for path in (output, rejects) if path]
        around = [beside(path, kind) for path in {output, base} if path for kind in _BESIDE]
        self._names = {os.path.realpath(path) for path in (*named, *around)}
        self._parts = os.path.realpath(beside(base, PARTS)) if base else None
        self._ids = {found for path in named if (found := file_id(path))}
        if output is None and (found := file_id(1)):
            self._ids.add(found)
        if (
            rejects
            and base
            and os.path.realpath(rejects) in {os.path.realpath(path) for path in _reserved(output, base)}
        ):
            raise UsageError("--rejects names a file that the run writes itself", file=rejects, remedy="name another")
        if rejects and output and file_id(rejects) and file_id(rejects) == file_id(output):
            raise UsageError("output and rejects are one file", file=rejects, remedy="name another file with --rejects")

    def has(self, path: str) -> bool:
        """Return whether a file is one of them."""
        real = os.path.realpath(path)
        return real in self._names or os.path.dirname(real) == self._parts or file_id(path) in self._ids

    def check_inputs(self, inputs: Iterable[str]) -> None:
        """Raise ``UsageError`` if the run would write over an input that is named."""
        for name in inputs:
            if file_id(0) in self._ids if name == "-" else self.has(name):
                what = "standard input" if name == "-" else name
                raise UsageError(
                    "the output or the rejects are one of the inputs", file=what, remedy="name another output"
                )


def file_id(file: str | Path | int) -> FileId | None:
    """Return what tells a regular file from all others; None for what is no regular file, or is not there."""
    try:
        found = os.stat(file)
    except (OSError, ValueError):
        return None
    return FileId(found.st_dev, found.st_ino) if stat.S_ISREG(found.st_mode) else None


def kept_record(output: Path) -> str | None:
    """Return the record of the run that made an output, if the output still is as that run left it."""
    try:
        text = beside(output, RECORD).read_text(encoding="utf-8")
        return text if json.loads(text)["output"] == output.stat().st_size else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def check_free(output: Path) -> None:
    """Raise ``UsageError`` if a file is there that no run of the coder left so."""
    if output.exists() and output.stat().st_size and kept_record(output) is None:
        remedy = "name another output, or replace it with --overwrite"
        raise UsageError("exists already, and is not what a run of the coder left there", file=output, remedy=remedy)


def check_free_rejects(rejects: Path) -> None:
    """Raise ``UsageError`` if a file is there that has no rejected records."""
    if rejects.is_file() and not is_rejects_file(rejects):
        remedy = "name another file with --rejects, or replace it with --overwrite"
        raise UsageError("exists already, and is no list of rejected records", file=rejects, remedy=remedy)


def _reserved(output: Path | None, base: Path) -> list[Path]:
    """Return the names that ``--rejects`` can't have."""
    return [*((output,) if output else ()), *(beside(base, kind) for kind in _BESIDE if kind != REJECTS)]
