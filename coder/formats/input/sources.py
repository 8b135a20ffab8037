"""Finds the input files: names, folders, globs and standard input become a list of sources in a fixed order."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date as Date
from pathlib import Path

from coder.core.errors import InputError
from coder.formats.input.foreign import foreign_ending
from coder.formats.input.registry import ENDINGS
from coder.formats.input.source import Source

COMPRESSIONS = {".gz": "gzip", ".gzip": "gzip", ".zst": "zstd", ".zstd": "zstd"}
_HIDDEN = (".", "~$")
"""How the names of hidden files begin, and of those by which Word knows who has a document open."""
KNOWN = f"use {', '.join(ENDINGS)}, each also with .gz or .zst, or name the format with --input-format"


@dataclass(frozen=True, slots=True)
class FileSearch:
    """How to look for inputs: the format of all, the dates of articles without one, and what to leave out."""

    format: str | None = None
    date: Date | None = None
    name_date: Callable[[str], Date | None] | None = None
    is_own: Callable[[str], bool] | None = None
    """Whether a file is one that the run itself writes: folders and globs leave it out."""


def find_sources(arguments: Iterable[str], search: FileSearch) -> Iterator[Source | InputError]:
    """Return the sources that the arguments name, each once; the files of folders and globs in the order of names."""
    seen: set[str] = set()
    for found in _named(arguments, search):
        path = os.path.abspath(found.path) if isinstance(found, Source) and found.path != "-" else ""
        if path not in seen:
            yield found
        if path:
            seen.add(path)


def _named(arguments: Iterable[str], search: FileSearch) -> Iterator[Source | InputError]:
    for argument in arguments:
        if argument == "-":
            yield Source("-", "-", search.format or "sniff", "sniff", 0, search.date)
        elif os.path.isdir(argument):
            yield from _folder(argument, search)
        elif os.path.exists(argument) or not glob.has_magic(argument):
            yield _file(argument, Path(argument).name, search)
        else:
            yield from _glob(argument, search)


def _glob(pattern: str, search: FileSearch) -> Iterator[Source | InputError]:
    found = False
    for path in sorted(glob.iglob(pattern, recursive=True)):
        if _is_own(path, search):
            continue
        found = True
        if os.path.isdir(path):
            yield from _folder(path, search)
        else:
            yield _found(path, Path(path).name, search)
    if not found:
        yield InputError("no file has such a name", file=pattern, remedy="check the pattern and quote it")


def _folder(folder: str, search: FileSearch) -> Iterator[Source | InputError]:
    """Return the files below a folder that have a known format, without hidden ones and those of the run itself.

    Files that may hold articles in a format that is not read, such as PDF, are errors in their place.
    """
    found = False
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and not _is_own(os.path.join(parent, name), search)
        )
        for name in sorted(files):
            path = os.path.join(parent, name)
            known = search.format or split_suffix(name)[0] or foreign_ending(name)
            if name.startswith(_HIDDEN) or not known or _is_own(path, search):
                continue
            found = True
            yield _found(path, os.path.relpath(path, folder), search)
    if not found:
        yield InputError("has no file of a known format", file=folder, remedy=KNOWN)


def _is_own(path: str, search: FileSearch) -> bool:
    return search.is_own is not None and search.is_own(path)


def _found(path: str, name: str, search: FileSearch) -> Source | InputError:
    """Return a file of a folder or glob; pipes and devices are read only if they are named."""
    if os.path.exists(path) and not os.path.isfile(path):
        return InputError("is a pipe or a device, and no file", file=path, remedy="name it itself to read from it")
    return _file(path, name, search)


def _file(path: str, name: str, search: FileSearch) -> Source | InputError:
    kind, compression = split_suffix(name)
    if not os.path.exists(path):
        return InputError("no such file", file=path, remedy="check the name")
    if kind is None and not search.format and (foreign := foreign_ending(name)) is not None:
        return InputError(foreign.what, file=path, remedy=foreign.remedy)
    kind = search.format or kind or "sniff"
    size = os.path.getsize(path) if os.path.isfile(path) else 0
    date = search.name_date(path) if search.name_date else None
    return Source(path, _stem(name), kind, compression or "sniff", size, date or search.date)


def split_suffix(name: str) -> tuple[str | None, str]:
    """Return the format and the compression that a file name shows.

    >>> split_suffix("2014.jsonl.gz"), split_suffix("notes.pdf"), split_suffix("story.zst")
    (('jsonl', 'gzip'), (None, ''), ('document', 'zstd'))
    """
    suffixes = [suffix.lower() for suffix in Path(name).suffixes[-2:]]
    compression = COMPRESSIONS.get(suffixes[-1], "") if suffixes else ""
    if compression:
        suffixes.pop()
        return _format(suffixes[-1]) if suffixes else "document", compression
    return _format(suffixes[-1]) if suffixes else None, compression


def _format(ending: str) -> str | None:
    return ENDINGS[ending].name if ending in ENDINGS else None


def _stem(name: str) -> str:
    """Return a name without the suffixes for format and compression.

    >>> _stem("2014/a.txt.gz"), _stem("2014/a.b")
    ('2014/a', '2014/a.b')
    """
    base, ending = os.path.splitext(name)
    if ending.lower() in COMPRESSIONS:
        base, ending = os.path.splitext(base)
    return base if ending.lower() in ENDINGS or not ending else base + ending
