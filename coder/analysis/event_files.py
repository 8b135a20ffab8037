"""Opens what the coder wrote as the relation ``events`` of DuckDB: files of any of its formats, pandas and polars."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coder.analysis.event_columns import check_codes, check_columns, check_events, check_values, known_columns
from coder.analysis.file_kinds import FileKind, scan, sniff
from coder.core.errors import InputError, OutputError, UsageError
from coder.formats.duckdb import Resources, connect, duckdb_module, first_line

MEMORY = "700MB"
"""The most that DuckDB keeps in memory; beyond that it uses the disk."""
Source = str | Path | Sequence[str | Path] | Any
"""A file, several files, or a pandas or polars frame."""


@dataclass(frozen=True, slots=True)
class Events:
    """Events as the relation ``events`` of a database in memory.

    It has every column of ``coder.formats.output.columns.TYPES`` with its type; where the file lacks it, it is null,
    but for the root, which the code says, and the countries, which the actors say. Columns of others follow.
    """

    database: Any
    """The connection of DuckDB; use ``execute``, which tells faults of the file."""
    name: str
    """The files, or the kind of frame, for messages."""
    columns: tuple[str, ...]
    """The columns that the source has itself."""
    folder: Path
    """A folder of its own for files that go when the events are closed."""
    frames: str | None = None
    """The package of the frame that was given, to which results go back; none for files."""

    def execute(self, query: str, values: Sequence[object] = ()) -> Any:
        """Run a statement and return DuckDB's result; raises ``InputError`` for cells that are not of their type."""
        duckdb = duckdb_module("DuckDB")
        try:
            return self.database.execute(query, list(values))
        except duckdb.OutOfMemoryException as error:
            remedy = "give more memory, or make room on the disk for temporary files (TMPDIR)"
            raise OutputError(
                f"there is no room to work: {first_line(error)}", file=self.name, remedy=remedy
            ) from error
        except (duckdb.ConversionException, duckdb.InvalidInputException, duckdb.IOException) as error:
            check_values(self.database, self.columns, self.name)
            raise InputError(f"can't be read: {first_line(error)}", file=self.name, remedy="check the file") from error

    def cursor(self) -> Any:
        """Return a second connection to the same database, whose result stays while other statements run."""
        return self.database.cursor()

    def count(self) -> int:
        """How many events there are."""
        return int(self.execute("SELECT count(*) FROM events").fetchone()[0])


@contextmanager
def open_events(
    source: Source, need: Iterable[str] = (), *, memory: str = MEMORY, table: str = "events", purpose: str = "this"
) -> Iterator[Events]:
    """Open events and close them at the end; raises ``InputError`` if the source lacks a column of ``need``.

    The files are JSONL, CSV, TSV, Parquet or DuckDB (of which ``table`` is read), those of text also with .gz or .zst;
    ``-`` is standard input. ``purpose`` is what the columns are needed for, for the message. The connection reaches no
    other files, and what has no room in ``memory`` goes to a temporary folder.

    >>> import pandas
    >>> frame = pandas.DataFrame({"date": ["2014-03-05"], "source": ["RUS"], "target": ["UKR"], "code": ["190"]})
    >>> with open_events(frame, ["source", "code"]) as events:
    ...     events.execute("SELECT year(date), source, event_date FROM events").fetchall()
    [(2014, 'RUS', None)]
    >>> with open_events(frame, ["quad_class"], purpose="counting quad classes") as events:
    ...     pass
    Traceback (most recent call last):
    coder.core.errors.InputError: the data frame: lacks the column quad_class, which counting quad classes needs; \
it has date, source, target, code (give events that `coder code` wrote with it)
    """
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="coder-", ignore_cleanup_errors=True)))
        frame = _frame_package(source)
        kinds = [_frame_file(source, frame, folder)] if frame else [sniff(path, folder) for path in _paths(source)]
        resources = Resources(memory, os.cpu_count() or 1, ordered=False, overflow=str(folder / "overflow"))
        files = [file for kind in kinds if kind.path for file in (kind.path, f"{kind.path}.wal")]
        database = stack.enter_context(connect(files=files, folders=[str(folder)], resources=resources))
        if frame == "pandas":
            database.register("given_frame", source)
        name = "the data frame" if frame else ", ".join(kind.name for kind in kinds)
        columns = _make_relation(database, kinds, table)
        check_columns(columns, need, name, purpose)
        check_events(columns, name)
        events = Events(database, name, columns, folder, frame)
        check_codes(events.execute, columns, name)
        yield events


def _make_relation(database: Any, kinds: Sequence[FileKind], table: str) -> tuple[str, ...]:
    """Make the view ``events`` over all files and return the columns that each of them has."""
    parts = []
    shared: dict[str, None] | None = None
    for number, kind in enumerate(kinds):
        query, types = scan(database, kind, number, table)
        parts.append(f"SELECT {known_columns(types)} FROM {query}")
        here = dict.fromkeys(types)
        shared = here if shared is None else {name: None for name in shared if name in here}
    database.execute(f"CREATE TEMP VIEW events AS {' UNION ALL BY NAME '.join(parts)}")
    return tuple(shared or ())


def _paths(source: Source) -> list[str]:
    """Return the paths that a source names."""
    given = [source] if isinstance(source, (str, Path)) else list(source)
    paths = [os.fspath(path) for path in given]
    if not paths:
        raise UsageError("no file of events is named", remedy="name one that `coder code` wrote")
    twice = next((path for path in paths if paths.count(path) > 1), None)
    if twice is not None:
        raise UsageError("the file is named twice", file=twice, remedy="name it once")
    return paths


def _frame_package(source: Source) -> str | None:
    """Return the package of a data frame; none for paths."""
    package = type(source).__module__.split(".")[0]
    if package in ("pandas", "polars"):
        return package
    if isinstance(source, (str, Path, list, tuple)):
        return None
    raise UsageError(
        f"a {type(source).__name__} holds no events", remedy="give a path, several, or a frame of pandas or polars"
    )


def _frame_file(frame: Any, package: str, folder: Path) -> FileKind:
    """Return how to read a frame: DuckDB sees those of pandas itself, and polars hands its own over as Parquet."""
    if package == "pandas":
        return FileKind("the data frame", "", "frame")
    path = folder / "frame.parquet"
    (frame.collect() if hasattr(frame, "collect") else frame).write_parquet(path)
    return FileKind("the data frame", str(path), "parquet")
