"""What an analysis found, as a table that can be read, written in any format, or turned into a data frame."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from coder.analysis.event_files import Events
from coder.analysis.text_table import text_table
from coder.batch.checkpoint import whole_file
from coder.batch.earlier import IsEarlier, check_earlier, is_table
from coder.core.errors import CoderError, UsageError
from coder.formats.duckdb import Resources, connect, faults_of_output, file_pattern, literal, quoted
from coder.formats.output.registry import ENDINGS, PLAIN, format_of

_OVER = "name another file with -o, or replace it with --overwrite"
_COPY = {
    "csv": "FORMAT csv, HEADER",
    "tsv": "FORMAT csv, HEADER, DELIMITER '\t'",
    "jsonl": "FORMAT json",
    "parquet": "FORMAT parquet",
}
Cell = Any


class Result:
    """A table of results in a temporary file, which goes when nothing refers to it any more.

    >>> import pandas
    >>> from coder.analysis.event_files import open_events
    >>> with open_events(pandas.DataFrame({"source": ["RUS", "RUS", "UKR"]})) as events:
    ...     counted = Result.of(events, "SELECT source, count(*) AS events FROM events GROUP BY ALL ORDER BY source")
    >>> counted.columns, list(counted.rows())
    (('source', 'events'), [('RUS', 2), ('UKR', 1)])
    >>> type(counted.frame())
    <class 'pandas.core.frame.DataFrame'>
    >>> counted.write("-", format="csv")
    source,events
    RUS,2
    UKR,1
    """

    def __init__(self, folder: tempfile.TemporaryDirectory[str], columns: tuple[str, ...], frames: str | None) -> None:
        self._folder = folder
        self.columns = columns
        self.frames = frames
        """The package of ``frame``; pandas if it is none."""

    @classmethod
    def of(cls, events: Events, query: str, values: Sequence[object] = ()) -> Result:
        """Run a query over events and keep its rows, in an order only if it has ``ORDER BY``."""
        folder = tempfile.TemporaryDirectory(prefix="coder-", ignore_cleanup_errors=True)
        made = events.folder / "result.parquet"
        events.execute(f"COPY ({query}) TO {literal(str(made))} (FORMAT parquet)", values)
        names = events.execute(f"DESCRIBE SELECT * FROM read_parquet({literal(str(made))})").fetchall()
        shutil.move(made, Path(folder.name) / made.name)
        return cls(folder, tuple(name[0] for name in names), events.frames)

    @property
    def path(self) -> Path:
        """The Parquet file of the rows, which lives as long as the result."""
        return Path(self._folder.name) / "result.parquet"

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """Yield the rows in their order, dates as ``datetime.date``, missing values as None."""
        with self._opened() as (database, scan):
            result = database.execute(f"SELECT * FROM {scan}")
            while rows := result.fetchmany(10_000):
                yield from rows

    def __len__(self) -> int:
        with self._opened() as (database, scan):
            return int(database.execute(f"SELECT count(*) FROM {scan}").fetchone()[0])

    def frame(self, package: str | None = None) -> Any:
        """Return the rows as a frame of ``pandas`` or ``polars``; by default of the package that the events came in."""
        package = package or self.frames or "pandas"
        if package == "polars":
            return _imported("polars").read_parquet(self.path)
        _imported("pandas")
        with self._opened() as (database, scan):
            return database.execute(f"SELECT * FROM {scan}").df()

    def write(
        self, output: str | Path, format: str | None = None, table: str = "results", replace: bool = False
    ) -> None:
        """Write the rows to a file of the format that its ending or ``format`` names, or with ``-`` to standard output.

        Text may be packed as .gz. In a DuckDB database they make the ``table``, which must not be there unless
        ``replace`` is true. A file that stands there is replaced once the new one is whole.
        """
        kind = _format(str(output), format)
        if str(output) == "-":
            self._to_stream(kind)
        elif kind == "duckdb":
            self._to_database(Path(output), table, replace)
        else:
            if not replace:
                check_earlier(Path(output), self._is_earlier(kind, Path(output)), remedy=_OVER)
            with faults_of_output(Path(output)), whole_file(Path(output)) as new:
                self._to_file(kind, new, str(output).lower().endswith(".gz"))

    def lines(self, widest: int = 40) -> Iterator[str]:
        """Yield the rows as lines of a table to be read on the screen."""
        return text_table(self.columns, self.rows, widest)

    def _to_file(self, kind: str, path: Path, packed: bool) -> None:
        if kind == "parquet":
            shutil.copyfile(self.path, path)
        elif kind == "table":
            path.write_text("".join(f"{line}\n" for line in self.lines()), encoding="utf-8")
        else:
            with self._opened([str(path)]) as (database, scan):
                packing = ", COMPRESSION gzip" if packed else ""
                database.execute(f"COPY (SELECT * FROM {scan}) TO {literal(str(path))} ({_COPY[kind]}{packing})")

    def _is_earlier(self, kind: str, path: Path) -> IsEarlier:
        """Tell by its columns whether a file is an earlier result of this kind."""
        if kind != "parquet":
            return is_table(self.columns)

        def fits(head: bytes) -> bool:
            with self._opened([str(path)]) as (database, _):
                scan = f"read_parquet({literal(file_pattern(str(path)))})"
                names = database.execute(f"DESCRIBE SELECT * FROM {scan}").fetchall()
            return tuple(name[0] for name in names) == self.columns

        return lambda head: head.startswith(b"PAR1") and fits(head)

    def _to_stream(self, kind: str) -> None:
        if kind in ("parquet", "duckdb"):
            raise UsageError(f"{kind} can't go to standard output", remedy="name a file with -o")
        with tempfile.TemporaryDirectory(prefix="coder-") as folder:
            path = Path(folder) / "output"
            self._to_file(kind, path, packed=False)
            with path.open(encoding="utf-8", newline="") as file:
                shutil.copyfileobj(file, sys.stdout)

    def _to_database(self, path: Path, table: str, replace: bool) -> None:
        with faults_of_output(path), connect(str(path), files=[str(self.path)]) as database:
            taken = database.execute("SELECT 1 FROM duckdb_tables() WHERE lower(table_name) = lower(?)", [table])
            if taken.fetchone() and not replace:
                remedy = "name another table with --table, or replace it with --overwrite"
                raise UsageError(f"the table '{table}' is there already", file=path, remedy=remedy)
            scan = f"read_parquet({literal(file_pattern(str(self.path)))})"
            database.execute(f"CREATE OR REPLACE TABLE {quoted(table)} AS SELECT * FROM {scan}")

    @contextmanager
    def _opened(self, files: Iterable[str] = ()) -> Iterator[tuple[Any, str]]:
        with connect(files=[str(self.path), *files], resources=Resources("256MB")) as database:
            yield database, f"read_parquet({literal(file_pattern(str(self.path)))})"


def _format(output: str, given: str | None) -> str:
    """Return the name of the format that is given, or that the ending of a file asks for."""
    if given is None:
        found = format_of(output)
        if found is None:
            remedy = f"end its name with one of {', '.join(ENDINGS)}, or name the format"
            raise UsageError("its ending names no format", file=output, remedy=remedy)
        return found.name
    if given not in PLAIN:
        raise UsageError(f"the format '{given}' is not known", remedy=f"use {', '.join(PLAIN)}")
    return given


def _imported(package: str) -> Any:
    from importlib import import_module

    try:
        return import_module(package)
    except ImportError as error:
        remedy = f"pip install 'cameo-coder[{package}]'"
        raise CoderError(f"a frame needs the package {package}", remedy=remedy) from error
