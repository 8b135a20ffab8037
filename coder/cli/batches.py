"""Does what a command asks for in a run, and ends it with a message and an exit status."""

from __future__ import annotations

import glob
import io
import os
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import typer

from coder.batch.duckdb_sink import DuckSink, check_table_name
from coder.batch.own_files import RECORD, REJECTS, OwnFiles, beside
from coder.batch.parquet_sink import ParquetSink
from coder.batch.pool import cores
from coder.batch.run import Interrupted, Job, Outcome, run
from coder.batch.run_record import identity
from coder.batch.sinks import Sink, StreamSink, TextSink
from coder.batch.tasks import CodingTask
from coder.cli.dates import date_lines
from coder.cli.options import parse_date
from coder.cli.outputs import regular_file
from coder.cli.printing import counted, quad_legend, say
from coder.cli.progress import Reporter
from coder.cli.signals import Stopper
from coder.coding.events import Options
from coder.core.errors import CoderError, DictionaryError, UsageError
from coder.formats.input.dates import NameDate
from coder.formats.input.fields import Fields
from coder.formats.input.fingerprint import fingerprint
from coder.formats.input.precheck import check_columns
from coder.formats.input.registry import FORMATS as INPUT_FORMATS
from coder.formats.input.source import Source
from coder.formats.input.sources import FileSearch, find_sources, split_suffix
from coder.formats.output.columns import types_with
from coder.formats.output.format import Container, OutputFormat, packed
from coder.formats.output.table import Look

UNFINISHED = 3
"""The exit status of a run that had to stop and can be resumed."""


@dataclass(frozen=True, slots=True)
class InputOptions:
    """What to read and how."""

    inputs: Sequence[str]
    format: str | None
    encoding: str
    date: str | None
    date_pattern: str | None
    fields: Fields


@dataclass(frozen=True, slots=True)
class OutputOptions:
    """Where to write results, and how to do the run."""

    output: str | None
    format: OutputFormat
    table: str = "events"
    rejects: Path | None = None
    workers: int | None = None
    resume: bool = False
    overwrite: bool = False
    progress: bool = True
    triples: bool = False
    spreadsheet_safe: bool = False
    columns: tuple[str, ...] = ()
    """The columns that are written; empty for all."""
    look: Look | None = None
    """How the table looks, if one is written."""

    @property
    def compressed(self) -> bool:
        """Whether the name of the output asks for compression."""
        return self.output is not None and self.output.lower().endswith(".gz")


def run_command(given: InputOptions, wanted: OutputOptions, dictionaries: Sequence[Path], options: Options) -> None:
    """Do what a command asks for; exit with status 1 if records were rejected, 3 or 130 if the run can be resumed."""
    path = regular_file(wanted.output)
    job = _job(given, wanted, path, dictionaries, options)
    stopper = Stopper()
    size = sum(source.size for source in job.sources if isinstance(source, Source))
    reporter = Reporter(size, stopper, str(job.rejects) if job.rejects else None, wanted.progress)
    try:
        with stopper.watching(), closing(reporter):
            outcome = run(job, _sink(wanted, path), reporter)
    except Interrupted:
        say(f"stopped; {'resume with the same command and --resume' if path else 'what was written is complete'}")
        stopper.end()
    except (UsageError, DictionaryError):
        raise
    except CoderError as error:
        say(str(error))
        if path:
            say("what was written is complete; correct the error, and resume with the same command and --resume")
        raise typer.Exit(UNFINISHED) from None
    _report(outcome, path, job.rejects, wanted)


def _job(
    given: InputOptions, wanted: OutputOptions, path: Path | None, dictionaries: Sequence[Path], options: Options
) -> Job:
    """Return the run that a command asks for."""
    task = CodingTask(
        tuple(dictionaries),
        options,
        given.fields,
        wanted.format.name,
        wanted.columns,
        wanted.compressed,
        wanted.look,
        wanted.spreadsheet_safe,
        wanted.triples,
    )
    in_database = wanted.format.container is Container.DATABASE
    if in_database:
        check_table_name(wanted.table)
    base = path.with_name(f"{path.name}.{wanted.table}") if path and in_database else path
    rejects = wanted.rejects or (beside(base, REJECTS) if base else None)
    own = OwnFiles(path, base, rejects)
    check_inputs(given.inputs)
    own.check_inputs(given.inputs)
    sources = tuple(find_sources(given.inputs, file_search(given, own)))
    check_columns(sources, given.fields, given.encoding)
    return Job(
        inputs=tuple(given.inputs),
        sources=sources,
        task=task,
        identity=identity(task, _result_options(given, wanted), fingerprint(sources) if path else ""),
        encoding=given.encoding,
        workers=wanted.workers or cores(),
        rejects=rejects,
        record=beside(base, RECORD) if base else None,
        resume=wanted.resume,
        overwrite=wanted.overwrite,
    )


def _report(outcome: Outcome, path: Path | None, rejects: Path | None, wanted: OutputOptions) -> None:
    """Print what a run found; exit with status 1 if records were rejected."""
    counts = outcome.counts
    in_table = wanted.format.container is Container.DATABASE
    if outcome.done_before:
        say(f"{path} is complete; nothing is left to do")
    elif path:
        found = "triples" if wanted.triples else counted(counts.events, "event")
        say(f"{counted(counts.articles, 'article')}, {counted(counts.sentences, 'sentence')}, {found} in {path}")
    if path and in_table and not outcome.done_before and outcome.output < counts.events:
        say(f"{counted(counts.events - outcome.output, 'event was', 'events were')} in the table before, and not added")
    if wanted.look is not None and wanted.look.colour and counts.events:
        typer.echo(quad_legend(), err=True)
    for line in date_lines(counts):
        say(line)
    if path and counts.rejected:
        say(f"{counted(counts.rejected, 'record was', 'records were')} rejected, see {rejects}")
    if counts.rejected:
        raise typer.Exit(1)


def _result_options(given: InputOptions, wanted: OutputOptions) -> Mapping[str, Any]:
    """Return the options that decide the results, which a run can't change when it is resumed."""
    inputs = {
        name: value
        for name, value in asdict(replace(given, inputs=())).items()
        if name not in ("inputs", "fields", "format")
    }
    return inputs | {
        "input_format": given.format,
        "format": "triples" if wanted.triples else wanted.format.name,
        "columns": list(wanted.columns),
        "spreadsheet_safe": wanted.spreadsheet_safe,
        "sentences": wanted.look is not None and wanted.look.sentences,
        "table": wanted.table if wanted.format.container is Container.DATABASE else None,
    }


def check_inputs(inputs: Sequence[str]) -> None:
    """Raise ``UsageError`` if none of the inputs is there; one that is missing among others is told in its place."""
    if inputs and not any(name == "-" or os.path.exists(name) or glob.glob(name, recursive=True) for name in inputs):
        remedy = "check the name, and quote a pattern such as '*.jsonl'"
        if " " in inputs[0] and split_suffix(inputs[0])[0] is None:
            remedy = "a text of your own goes to `coder explain`, or through a pipe to `coder code -`"
        raise UsageError("no such file", file=inputs[0], remedy=remedy)


def file_search(given: InputOptions, own: OwnFiles | None = None) -> FileSearch:
    """Return how to look for the inputs of a command; ``own`` are the files that it writes itself."""
    if given.format not in (None, *INPUT_FORMATS):
        known = ", ".join(INPUT_FORMATS)
        raise UsageError(f"the input format '{given.format}' is not known", remedy=f"use one of {known}")
    _check_encoding(given.encoding)
    name_date = NameDate(given.date_pattern).find if given.date_pattern else None
    return FileSearch(given.format, parse_date(given.date), name_date, own.has if own else None)


def _check_encoding(name: str) -> None:
    """Raise ``UsageError`` if no text can be read in an encoding."""
    try:
        io.TextIOWrapper(io.BytesIO("a".encode(name)), name).read()
    except (LookupError, UnicodeError, ValueError) as error:
        remedy = "use a name such as utf-8, latin-1 or cp1252"
        raise UsageError(f"the encoding '{name}' is not known", remedy=remedy) from error


def _sink(wanted: OutputOptions, path: Path | None) -> Sink:
    """Return the sink for an output."""
    types = types_with(wanted.format.kept)
    container, header = wanted.format.container, packed(wanted.format.header, wanted.compressed)
    if path is None:
        if container is not Container.TEXT:
            raise UsageError(f"the format {wanted.format.name} can't go to a stream", remedy="name a file with -o")
        name = None if wanted.output in (None, "-") else wanted.output
        return StreamSink(name, header, gated=wanted.look is not None)
    if not path.parent.is_dir():
        raise UsageError(f"the folder {path.parent} does not exist", remedy="make it")
    if container is Container.PARQUET:
        return ParquetSink(path, wanted.format.written, types)
    return (
        DuckSink(path, wanted.table, wanted.overwrite, types)
        if container is Container.DATABASE
        else TextSink(path, header)
    )
