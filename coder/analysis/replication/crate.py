"""A replication archive of a run as an RO-Crate 1.1 (https://w3id.org/ro/crate/1.1)."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from coder.analysis.replication.methods import TITLE, bibtex, citation, command_line, methods
from coder.analysis.replication.runs import HashedFile, Run, hashed_file
from coder.batch.checkpoint import whole_file
from coder.core.errors import InputError, UsageError
from coder.formats.duckdb import faults_of_output

METADATA = "ro-crate-metadata.json"
RECORD, FILES, DICTIONARIES, OUTPUT = "run.json", "files.json", "dictionaries", "output"
METHODS, BIBLIOGRAPHY = "methods.md", "citation.bib"
_CONTEXT = "https://w3id.org/ro/crate/1.1/context"
_PROFILE = "https://w3id.org/ro/crate/1.1"
_FORMATS = {".md": "text/markdown", ".bib": "application/x-bibtex", ".json": "application/json", ".csv": "text/csv"}
Node = dict[str, Any]


def write_crate(run: Run, folder: str | Path, *, output: bool = True) -> Path:
    """Write the archive of a run into a new folder, and return the folder.

    It holds the record, the user's dictionaries, the output (unless ``output`` is false), a paragraph on methods, the
    citation, and the names, sizes and hashes of the inputs, which are often not free to be passed on. Raises
    ``UsageError`` if the folder exists, and ``InputError`` if the output, an input or a dictionary is gone.
    """
    path = Path(folder)
    if path.exists() and any(path.iterdir()):
        raise UsageError("holds something already", file=path, remedy="name a new folder")
    if not run.output.is_file():
        raise InputError("the output of the run is gone", file=run.output, remedy="put it beside its run.json")
    inputs, result = run.inputs(), hashed_file(run.output)
    with faults_of_output(path):
        path.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(run.path, path / RECORD)
        names = _copy_dictionaries(run, path)
        if output:
            (path / OUTPUT).mkdir()
            shutil.copyfile(run.output, path / OUTPUT / run.output.name)
        kept = {
            "output": asdict(result) | {"path": run.output.name},
            "inputs": [asdict(file) for file in inputs],
            "dictionaries": names,
        }
        (path / FILES).write_text(_json(kept), encoding="utf-8")
        (path / BIBLIOGRAPHY).write_text(bibtex(run) + "\n", encoding="utf-8")
        (path / METHODS).write_text(_methods_page(run), encoding="utf-8")
        with whole_file(path / METADATA) as new:
            new.write_text(_json({"@context": _CONTEXT, "@graph": list(_graph(run, path, inputs, result))}), "utf-8")
    return path


def _json(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def _copy_dictionaries(run: Run, path: Path) -> dict[str, str]:
    """Copy the user's folders, and return the name of the copy of each."""
    names: dict[str, str] = {}
    for number, name in enumerate(run.folders):
        source = Path(name)
        if not source.is_dir():
            raise InputError("the dictionaries of the run are gone", file=source, remedy="put the folder back")
        copy = f"{DICTIONARIES}/{number}_{source.resolve().name}"
        for file in sorted(source.rglob("*.yaml")):
            target = path / copy / file.relative_to(source)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
        names[name] = copy
    return names


def _methods_page(run: Run) -> str:
    return f"# Methods\n\n{methods(run)}\n\n    {command_line(run)}\n\n## Citation\n\n{citation(run)}\n"


def _graph(run: Run, path: Path, inputs: list[HashedFile], result: HashedFile) -> Iterator[Node]:
    """The entities of the crate: its files, the program, the run, its settings, and what went in."""
    record = run.record
    files = sorted(file for file in path.rglob("*") if file.is_file() and not file.name.startswith(METADATA))
    parts = [{"@id": file.relative_to(path).as_posix()} for file in files]
    finished = str(record.get("finished", ""))
    yield {
        "@id": METADATA,
        "@type": "CreativeWork",
        "about": {"@id": "./"},
        "conformsTo": {"@id": _PROFILE},
    }
    yield {
        "@id": "./",
        "@type": "Dataset",
        "name": f"Political events of the run {run.output.name}",
        "description": methods(run).replace("\n", " "),
        "datePublished": finished,
        "license": "as the owner of the texts allows",
        "hasPart": parts,
        "mentions": {"@id": "#run"},
    }
    for file in files:
        yield _file(file, file.relative_to(path).as_posix())
    yield {
        "@id": "#coder",
        "@type": "SoftwareApplication",
        "name": "cameo-coder",
        "description": TITLE,
        "softwareVersion": record["version"],
        "softwareRequirements": f"Python {record.get('python', '')}",
    }
    kept = path / OUTPUT / run.output.name
    output_id = f"{OUTPUT}/{run.output.name}" if kept.is_file() else "#output"
    if output_id == "#output":
        yield _outside("#output", result)
    settings = {name: value for name, value in record["options"].items() if value not in (None, False, [], "")}
    yield {
        "@id": "#run",
        "@type": "CreateAction",
        "name": command_line(run),
        "instrument": {"@id": "#coder"},
        "object": [{"@id": f"#input-{number}"} for number in range(len(inputs))]
        + [{"@id": f"#setting-{name}"} for name in settings],
        "result": {"@id": output_id},
        "startTime": record.get("started", ""),
        "endTime": finished,
    }
    yield from (_outside(f"#input-{number}", file) for number, file in enumerate(inputs))
    yield from (_setting(name, value) for name, value in settings.items())


def _file(file: Path, name: str) -> Node:
    found = hashed_file(file)
    node: Node = {"@id": name, "@type": "File", "name": file.name, "contentSize": str(found.size)}
    node["sha256"] = found.sha256
    if file.suffix in _FORMATS:
        node["encodingFormat"] = _FORMATS[file.suffix]
    return node


def _outside(name: str, file: HashedFile) -> Node:
    """A file that the crate tells of and does not hold."""
    known: Mapping[str, str] = {"contentSize": str(file.size), "sha256": file.sha256}
    return {"@id": name, "@type": "CreativeWork", "name": Path(file.path).name, **known}


def _setting(name: str, value: object) -> Node:
    return {"@id": f"#setting-{name}", "@type": "PropertyValue", "name": name, "value": str(value)}
