"""Does the run of an archive again, and tells what is not the same."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest
from pathlib import Path
from typing import Any

from coder.analysis.replication.crate import FILES, OUTPUT, RECORD
from coder.analysis.replication.runs import NOT_FOLDERS, HashedFile, Run, hashed_file, read_run
from coder.batch.run_record import folder_hash
from coder.core.errors import CoderError, InputError, UsageError
from coder.core.paths import dictionaries_dir, grammars_dir
from coder.core.version import package_version


class What(StrEnum):
    """What can differ between a run and its repetition."""

    VERSION = "version"
    PYTHON = "python"
    DICTIONARY = "dictionary"
    INPUT = "input"
    OPTION = "option"
    OUTPUT = "output"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as it was."""

    what: What
    message: str
    is_gone: bool = False
    """Whether it is an input that is missing, so that nothing was run."""

    def __str__(self) -> str:
        return f"{self.what}: {self.message}"


def rerun(
    crate: str | Path, output: str | Path | None = None, inputs: Sequence[str] = (), workers: int | None = None
) -> list[Difference]:
    """Do the run of an archive again, and return what differs: nothing where the output is the same byte for byte.

    ``output`` is where the new output goes, by default nowhere; ``inputs`` take the place of those of the run if they
    lie elsewhere now. Inputs and dictionaries that differ are told, and used all the same; those that are missing are
    told, and nothing is run. Raises ``InputError`` for a folder that is no archive.
    """
    folder = Path(crate)
    run, kept = _read(folder)
    if "-" in run.record["inputs"] and not inputs:
        raise UsageError(
            "the run read standard input", file=folder, remedy="name a file with the same texts by --input"
        )
    found = [*_program(run), *_dictionaries(run, folder, kept)]
    missing = list(_inputs(kept, inputs))
    found += missing
    if any(one.is_gone for one in missing):
        return found
    with tempfile.TemporaryDirectory(prefix="coder-", ignore_cleanup_errors=True) as made:
        new = Path(output) if output is not None else Path(made) / kept["output"]["path"]
        folders = tuple(str(folder / name) for name in kept["dictionaries"].values())
        words = run.command(str(new), tuple(inputs), folders)
        _code([*words, *(["--workers", str(workers)] if workers else []), "--no-progress"])
        found += _options(run, new)
        found += _output(new, folder / OUTPUT / kept["output"]["path"], kept["output"])
    return found


DICTIONARIES_VARIABLE = "CODER_DICTIONARIES"
"""The environment variable by which commands take dictionaries; those of the archive are named instead."""


def _read(folder: Path) -> tuple[Run, Mapping[str, Any]]:
    if not (folder / FILES).is_file() or not (folder / RECORD).is_file():
        raise InputError("is no archive of a run", file=folder, remedy="make one with `coder cite RUN -o FOLDER`")
    run = read_run(folder / RECORD)
    if run.record["options"].get("format") == "duckdb":
        raise UsageError("a table of a database can't be compared byte for byte", file=folder, remedy="code to a file")
    try:
        kept = json.loads((folder / FILES).read_text(encoding="utf-8"))
        return run, {"output": kept["output"], "inputs": kept["inputs"], "dictionaries": kept["dictionaries"]}
    except (ValueError, KeyError) as error:
        raise InputError("is damaged", file=folder / FILES, remedy="unpack the archive again") from error


def _program(run: Run) -> Iterator[Difference]:
    """What differs in the program and its own data."""
    if run.record["version"] != package_version():
        yield Difference(What.VERSION, f"the run was of {run.record['version']}, this is {package_version()}")
    if run.record.get("python") != platform.python_version():
        yield Difference(What.PYTHON, f"the run was on {run.record.get('python')}, this is {platform.python_version()}")
    for name, folder in zip(NOT_FOLDERS, (dictionaries_dir(), grammars_dir()), strict=True):
        if run.record["dictionaries"].get(name) != folder_hash(name, folder):
            yield Difference(What.DICTIONARY, f"{name}: not those of the run")


def _dictionaries(run: Run, folder: Path, kept: Mapping[str, Any]) -> Iterator[Difference]:
    """What differs in the user's dictionaries, which lie in the archive."""
    for name, copy in kept["dictionaries"].items():
        if run.record["dictionaries"].get(name) != folder_hash(name, folder / copy):
            yield Difference(What.DICTIONARY, f"{name}: the copy {copy} is not what the run had")


def _inputs(kept: Mapping[str, Any], given: Sequence[str]) -> Iterator[Difference]:
    """What differs in the inputs, or is missing; files that are given in their place are known by their content."""
    hashes = {hashed_file(path).sha256 for path in given if Path(path).is_file()}
    for values in kept["inputs"]:
        file = HashedFile(**values)
        if given and all(Path(path).is_file() for path in given):
            if file.sha256 not in hashes:
                yield Difference(What.INPUT, f"{file.path}: none of the given files has its content")
        elif not given and not Path(file.path).is_file():
            yield Difference(What.INPUT, f"{file.path} is gone", is_gone=True)
        elif not given and hashed_file(file.path).sha256 != file.sha256:
            yield Difference(What.INPUT, f"{file.path}: its content has changed")


def _code(words: Sequence[str]) -> None:
    """Run the command in a process of its own."""
    own = {name: value for name, value in os.environ.items() if name != DICTIONARIES_VARIABLE}
    command = [sys.executable, "-m", "coder", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=own)
    rejected = done.returncode == 1 and Path(words[words.index("-o") + 1]).exists()
    if done.returncode and not rejected:
        last = (done.stderr.strip().splitlines() or ["it says nothing"])[-1]
        raise CoderError(f"the run can't be done again: {last.removeprefix('coder: ')}")


def _options(run: Run, new: Path) -> Iterator[Difference]:
    """What differs in the settings of the new run, as its own record tells."""
    again = read_run(new).record["options"]
    for name in sorted(run.record["options"].keys() | again.keys()):
        before, after = run.record["options"].get(name), again.get(name)
        if before != after:
            yield Difference(What.OPTION, f"{name}: {before!r} then, {after!r} now")


def _output(new: Path, old: Path, values: Mapping[str, Any]) -> Iterator[Difference]:
    """What differs in the output; where the old one is at hand, in which line."""
    if hashed_file(new).sha256 == values["sha256"]:
        return
    size = new.stat().st_size
    where = f"{values['size']:,} bytes then, {size:,} now"
    if old.is_file() and old.suffix in (".csv", ".tsv", ".jsonl", ".json", ".txt"):
        with old.open("rb") as one, new.open("rb") as other:
            pairs = enumerate(zip_longest(one, other), 1)
            number = next((number for number, (before, after) in pairs if before != after), 0)
        where += f", first in line {number:,}"
    yield Difference(What.OUTPUT, where)
