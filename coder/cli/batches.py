"""From the options of a command to a run, and from its end to a message and an exit status."""

from __future__ import annotations

import os
import signal
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import typer

from coder.batch.duckdb_sinks import DuckSink, ParquetSink
from coder.batch.pool import cores
from coder.batch.run import Interrupted, Job, Outcome, run
from coder.batch.run_record import identity
from coder.batch.sinks import Sink, StreamSink, TextSink, beside
from coder.batch.tasks import CodingTask
from coder.cli.options import parse_date
from coder.cli.progress import Reporter, say
from coder.cli.signals import Stopper
from coder.coding.events import Options
from coder.core.errors import CoderError, DictionaryError, UsageError
from coder.formats.input.dates import NameDate
from coder.formats.input.fields import Fields
from coder.formats.input.registry import FORMATS as INPUT_FORMATS
from coder.formats.input.source import Source
from coder.formats.input.sources import FileSearch, find_sources, fingerprint
from coder.formats.output.format import Container, OutputFormat, packed
from coder.formats.output.registry import FORMATS, PLAIN, format_of

UNFINISHED = 3
"""The exit status of a run that could not go on but can be resumed."""


@dataclass(frozen=True, slots=True)
class InputOptions:
    """How inputs are read."""

    inputs: Sequence[str]
    format: str | None
    encoding: str
    date: str | None
    date_pattern: str | None
    fields: Fields


@dataclass(frozen=True, slots=True)
class OutputOptions:
    """Where results go and how the run is done."""

    output: str | None
    format: OutputFormat
    table: str = "events"
    rejects: Path | None = None
    workers: int | None = None
    resume: bool = False
    overwrite: bool = False
    progress: bool = True
    triples: bool = False


def run_command(given: InputOptions, wanted: OutputOptions, dictionaries: Sequence[Path], options: Options) -> None:
    """Do what a command was asked for; exit status 1 if records were rejected, 3 or 130 if the run can be resumed."""
    path = regular(wanted.output)
    compressed = wanted.output is not None and wanted.output.lower().endswith(".gz")
    task = CodingTask(tuple(dictionaries), options, given.fields, wanted.format.name, compressed, wanted.triples)
    in_database = wanted.format.container is Container.DATABASE
    base = path.with_name(f"{path.name}.{wanted.table}") if path and in_database else path
    rejects = wanted.rejects or (beside(base, "rejects.jsonl") if base else None)
    record = beside(base, "run.json") if base else None
    sources = tuple(find_sources(given.inputs, finding(given, path, rejects, record)))
    named = _named(given, wanted)
    job = Job(
        tuple(given.inputs),
        sources,
        task,
        identity(task, named, fingerprint(sources)),
        given.encoding,
        wanted.workers or cores(),
        rejects,
        record,
        wanted.resume,
        wanted.overwrite,
    )
    stopper = Stopper()
    size = sum(source.size for source in sources if isinstance(source, Source))
    reporter = Reporter(size, stopper, str(rejects) if rejects else None, wanted.progress)
    try:
        with stopper.watching(), closing(reporter):
            outcome = run(job, _sink(wanted, path, compressed), reporter)
    except Interrupted:
        say(
            "stopped; "
            + ("go on with the same command and --resume" if path else "what was written so far is complete")
        )
        raise typer.Exit(128 + (stopper.number or signal.SIGINT)) from None
    except (UsageError, DictionaryError):
        raise
    except CoderError as error:
        say(str(error))
        if path:
            say("what was written is whole; when that is mended, go on with the same command and --resume")
        raise typer.Exit(UNFINISHED) from None
    _tell(outcome, path, rejects, wanted.triples)


def _tell(outcome: Outcome, path: Path | None, rejects: Path | None, triples: bool) -> None:
    counts = outcome.counts
    if outcome.before:
        say(f"{path} is complete; nothing is left to do")
    elif path:
        found = "triples" if triples else counted(counts.events, "event")
        say(f"{counted(counts.articles, 'article')}, {counted(counts.sentences, 'sentence')}, {found} in {path}")
    if path and counts.rejected:
        say(f"{counted(counts.rejected, 'record was', 'records were')} rejected, see {rejects}")
    if counts.rejected:
        raise typer.Exit(1)


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "article"), counted(2000, "article")
    ('1 article', '2,000 articles')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _named(given: InputOptions, wanted: OutputOptions) -> Mapping[str, Any]:
    """The options that decide what comes out."""
    inputs = {
        name: value
        for name, value in asdict(replace(given, inputs=())).items()
        if name not in ("inputs", "fields", "format")
    }
    return inputs | {
        "input_format": given.format,
        "format": "triples" if wanted.triples else wanted.format.name,
        "table": wanted.table if wanted.format.container is Container.DATABASE else None,
    }


def finding(given: InputOptions, *own: Path | None) -> FileSearch:
    """How the inputs of a command are looked for; ``own`` are files that it writes itself."""
    if given.format not in (None, *INPUT_FORMATS):
        known = ", ".join(INPUT_FORMATS)
        raise UsageError(f"the input format '{given.format}' is not known", remedy=f"use one of {known}")
    try:
        "".encode(given.encoding)
    except LookupError as error:
        raise UsageError(
            f"the encoding '{given.encoding}' is not known", remedy="use a name such as utf-8, latin-1 or cp1252"
        ) from error
    exclude = frozenset(os.path.abspath(path) for path in own if path)
    if exclude & {os.path.abspath(name) for name in given.inputs}:
        raise UsageError("the output is one of the inputs", remedy="name another output")
    name_date = NameDate(given.date_pattern).find if given.date_pattern else None
    return FileSearch(given.format, parse_date(given.date), name_date, exclude)


def _sink(wanted: OutputOptions, path: Path | None, compressed: bool) -> Sink:
    container, header = wanted.format.container, packed(wanted.format.header, compressed)
    if path is None:
        if container is not Container.TEXT:
            raise UsageError(f"the format {wanted.format.name} can't go to a stream", remedy="name a file with -o")
        return StreamSink(None if wanted.output in (None, "-") else wanted.output, header)
    if not path.parent.is_dir():
        raise UsageError(f"the folder {path.parent} does not exist", remedy="make it")
    if container is Container.PARQUET:
        return ParquetSink(path)
    return DuckSink(path, wanted.table, wanted.overwrite) if container is Container.DATABASE else TextSink(path, header)


def regular(output: str | None) -> Path | None:
    """The output as a file that can be cut back; none for standard output, pipes and devices."""
    if output in (None, "-"):
        return None
    path = Path(str(output))
    if path.is_dir():
        raise UsageError(f"the output {path} is a folder", remedy="name a file in it")
    return path if path.is_file() or not path.exists() else None


def output_format(output: str | None, given: str | None, terminal: bool) -> OutputFormat:
    """Return the format that an option or the name of the output asks for; a table on a terminal, JSON lines in a pipe.

    >>> output_format("out/events.csv.gz", None, False).name, output_format("-", None, True).name
    ('csv', 'jsonl')
    """
    if given is None and output in (None, "-"):
        return FORMATS["table" if output is None and terminal else "jsonl"]
    found = PLAIN.get(given) if given else format_of(str(output)) or (None if regular(output) else FORMATS["jsonl"])
    if found is None:
        raise UsageError(
            f"the format '{given or Path(str(output).lower().removesuffix('.gz')).suffix}' is not known",
            remedy=f"use --format with one of {', '.join(PLAIN)}",
        )
    if found.container is not Container.TEXT and str(output).lower().endswith(".gz"):
        raise UsageError(f"{found.name} is compressed by itself", remedy="leave out .gz")
    return found
