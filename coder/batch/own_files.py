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
        around = [beside(path, kind) for path in {output, base} if path for kind in _BESIDE]
        named = [path for path in (output, rejects, *around) if path]
        parts = beside(base, PARTS).glob("*") if base else ()
        self._names = {os.path.realpath(path) for path in named}
        self._ids = {found for file in (*named, *parts, *(() if output else (1,))) if (found := file_id(file))}
        if rejects and base:
            _check_rejects(rejects, output, base)

    def has(self, path: str) -> bool:
        """Return whether a file that exists is one of them."""
        return file_id(path) in self._ids

    def check_inputs(self, inputs: Iterable[str]) -> None:
        """Raise ``UsageError`` if the run would write over an input that is named."""
        for name in inputs:
            if file_id(0) in self._ids if name == "-" else self.has(name) or os.path.realpath(name) in self._names:
                what = "standard input" if name == "-" else name
                remedy = "name another output"
                raise UsageError("the output or the rejects are one of the inputs", file=what, remedy=remedy)


def _check_rejects(rejects: Path, output: Path | None, base: Path) -> None:
    """Raise ``UsageError`` if the rejects would go into another file of the run."""
    others = [output or base, *(beside(base, kind) for kind in _BESIDE if kind != REJECTS)]
    same = file_id(rejects) is not None and file_id(rejects) == file_id(others[0])
    if same or os.path.realpath(rejects) in map(os.path.realpath, others):
        remedy = "name another file with --rejects"
        raise UsageError("the run writes something else into this file", file=rejects, remedy=remedy)


def file_id(file: str | Path | int) -> FileId | None:
    """Return what tells a file or folder from all others; None for pipes and devices, and for what is not there."""
    try:
        found = os.stat(file)
    except (OSError, ValueError):
        return None
    is_kept = stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)
    return FileId(found.st_dev, found.st_ino) if is_kept else None


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
