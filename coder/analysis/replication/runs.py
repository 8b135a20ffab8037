"""A run that has ended, as its record tells: what was coded by which version, dictionaries and options."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coder.batch.own_files import RECORD
from coder.batch.run_record import BUNDLED, GRAMMARS
from coder.core.errors import InputError
from coder.core.given import given_file
from coder.formats.input.dates import NameDate
from coder.formats.input.source import Source
from coder.formats.input.sources import FileSearch, find_sources
from coder.formats.output.registry import SCHEMAS

NOT_FOLDERS = (BUNDLED, GRAMMARS)
"""What a record lists among the dictionaries beside the user's folders."""
_FLAGS = {
    "half_dyads": "--half-dyads",
    "dyads": "--dyads",
    "all_stories": "--all-stories",
    "spreadsheet_safe": "--spreadsheet-safe",
    "sentences": "--sentences",
}
_VALUES = {
    "date_column": "--date-column",
    "id_column": "--id-column",
    "date_format": "--date-format",
    "date": "--date",
    "date_pattern": "--date-pattern",
    "input_format": "--input-format",
    "table": "--table",
}
_LISTS = {"text_columns": "--text-column", "keep": "--keep"}
"""Options that may be given several times."""
_NAME = "name the OUTPUT.run.json that `coder code ... -o OUTPUT` wrote"
_NEEDED = frozenset(("version", "counts", "inputs", "options", "dictionaries", "key"))


@dataclass(frozen=True, slots=True)
class HashedFile:
    """A file with its size and the SHA-256 of its content."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Run:
    """The record of a run, and the output beside it."""

    path: Path
    record: Mapping[str, Any]

    @property
    def output(self) -> Path:
        """The output, beside which the record stands."""
        return self.path.with_name(self.path.name.removesuffix(f".{RECORD}"))

    @property
    def folders(self) -> tuple[str, ...]:
        """The user's folders of dictionaries."""
        return tuple(name for name in self.record["dictionaries"] if name not in NOT_FOLDERS)

    def inputs(self) -> list[HashedFile]:
        """Return the files that the inputs name now, each with its hash; raises ``InputError`` for one that is gone."""
        options = self.record["options"]
        name_date = NameDate(options["date_pattern"]).find if options.get("date_pattern") else None
        found = []
        for source in find_sources(self.record["inputs"], FileSearch(options.get("input_format"), None, name_date)):
            if not isinstance(source, Source):
                remedy = "an input of the run; names are those of the folder where it was started"
                raise InputError(source.message, file=source.file, remedy=remedy)
            if source.path != "-":
                found.append(hashed_file(source.path))
        return found

    def command(self, output: str, inputs: tuple[str, ...] = (), folders: tuple[str, ...] | None = None) -> list[str]:
        """Return the words of the command that does the run again, after ``coder``.

        >>> options = {"dyads": True, "format": "csv"}
        >>> record = {"inputs": ["a.jsonl"], "dictionaries": {"bundled": "x"}, "options": options}
        >>> Run(Path("e.csv.run.json"), record).command("e.csv")
        ['code', 'a.jsonl', '-o', 'e.csv', '--format', 'csv', '--dyads']
        """
        options = self.record["options"]
        words = ["code", *(inputs or self.record["inputs"]), "-o", output]
        form = str(options.get("format", "jsonl"))
        words += ["--schema", form] if form in SCHEMAS else ["--format", form]
        words += [flag for name, flag in _FLAGS.items() if options.get(name)]
        words += ["--status", "all"] if options.get("all_statuses") else []
        words += ["--columns", ",".join(options["columns"])] if options.get("columns") else []
        words += ["--encoding", options["encoding"]] if options.get("encoding", "utf-8") != "utf-8" else []
        for name, flag in _VALUES.items():
            words += [flag, str(options[name])] if options.get(name) else []
        for name, flag in _LISTS.items():
            for column in options.get(name) or ():
                words += [flag, column]
        for folder in self.folders if folders is None else folders:
            words += ["--dictionaries", folder]
        return words


def read_run(path: str | Path) -> Run:
    """Read the record of a run, named by itself or by the output beside which it stands.

    Raises ``InputError`` for a file that is no record, or an output without one.
    """
    file = Path(path)
    if not file.name.endswith(".json") or not file.is_file():
        beside = file.with_name(f"{file.name}.{RECORD}")
        if not beside.is_file():
            message = "has no record of its run beside it"
            raise InputError(message, file=given_file(file, _NAME), remedy=_NAME)
        file = beside
    try:
        record = json.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise InputError("is not valid JSON", file=file, remedy="name the run.json of a run") from error
    if not isinstance(record, dict) or not record.keys() >= _NEEDED:
        raise InputError("is no record of a run", file=file, remedy="name the run.json of a run")
    return Run(file, record)


def hashed_file(path: str | Path) -> HashedFile:
    """Return a file with its size and hash."""
    with open(path, "rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return HashedFile(str(path), Path(path).stat().st_size, digest)
