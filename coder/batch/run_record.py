"""The identity of a run, by which it is resumed, and the record of a run that has ended."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from coder.batch.checkpoint import Checkpoint, Counts
from coder.batch.tasks import CodingTask
from coder.core.errors import UsageError
from coder.core.paths import dictionaries_dir, grammars_dir
from coder.core.version import package_version
from coder.dictionary.layers import dictionary_files
from coder.formats.input.fields import Fields

BUNDLED, GRAMMARS = "bundled", "grammars"
"""What a record calls the data of the coder itself."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Inputs, options and data of a run; only a run with the same ones can resume it."""

    version: str
    dictionaries: Mapping[str, str]
    """The hash of each folder of dictionaries and of the grammars."""
    options: Mapping[str, Any]
    inputs: str
    """The hash of the names and contents of the inputs."""

    def key(self) -> dict[str, str]:
        """Return the identity as a few hashes, which can be compared."""
        options = hashlib.sha256(json.dumps(self.options, sort_keys=True, default=str).encode()).hexdigest()
        data = hashlib.sha256("".join(self.dictionaries.values()).encode()).hexdigest()
        return {"version": self.version, "dictionaries": data, "options": options, "inputs": self.inputs}


def identity(task: CodingTask, options: Mapping[str, Any], inputs: str) -> Identity:
    """Return the identity of a run."""
    folders = {BUNDLED: dictionaries_dir(), GRAMMARS: grammars_dir()} | {
        str(folder): folder for folder in task.dictionaries
    }
    hashes = {name: folder_hash(name, folder) for name, folder in folders.items()}
    return Identity(package_version(), hashes, asdict(task.options) | _columns(task.fields) | dict(options), inputs)


def _columns(fields: Fields) -> dict[str, Any]:
    return {
        "text_columns": fields.text,
        "date_column": fields.date,
        "id_column": fields.id,
        "date_format": fields.date_format,
        "keep": fields.keep,
    }


def check_same(checkpoint: Checkpoint, key: Mapping[str, str]) -> None:
    """Raise ``UsageError`` if the run that was stopped was a different one."""
    changed = [name for name in key if checkpoint.key.get(name) != key[name]]
    if changed:
        raise UsageError(
            f"the run can't be resumed: the {' and the '.join(changed)} changed since it began",
            remedy="give the same command with --resume, or start anew with --overwrite",
        )


def run_record(
    who: Identity, checkpoint: Checkpoint, inputs: Iterable[str], sources: int, finished: str, workers: int, output: int
) -> str:
    """Return the record of a run that has ended, as JSON; ``output`` is the size of its output."""
    counts = {name: getattr(checkpoint.counts, name) for name in ("articles", "sentences", "events", "rejected")}
    record = {
        "version": who.version,
        "python": platform.python_version(),
        "started": checkpoint.started,
        "finished": finished,
        "seconds": round(checkpoint.seconds, 3),
        "workers": workers,
        "counts": counts,
        "output": output,
        "not_coded": dict(sorted(checkpoint.counts.not_coded.items())),
        "undated": checkpoint.counts.undated,
        "dates": dict(sorted(checkpoint.counts.dates.items())),
        "odd_dates": dict(sorted(checkpoint.counts.odd_dates.items())),
        "inputs": list(inputs),
        "files": sources,
        "options": who.options,
        "dictionaries": who.dictionaries,
        "key": who.key(),
    }
    return json.dumps(record, indent=2, default=str) + "\n"


def completed(text: str, key: Mapping[str, str]) -> Counts | None:
    """Return the counts of a run that has ended, if this is the record of the same run."""
    try:
        record = json.loads(text)
        return Counts(**record["counts"]) if record["key"] == key else None
    except (ValueError, KeyError, TypeError):
        return None


def folder_hash(name: str, folder: Path) -> str:
    """Return the SHA-256 of the names and contents of dictionaries, or of grammars, whatever the place of the folder.

    ``name`` is what the record calls the folder.
    """
    digest = hashlib.sha256()
    for file in sorted(folder.glob("*.lark") if name == GRAMMARS else dictionary_files(folder)):
        digest.update(file.relative_to(folder).as_posix().encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()
