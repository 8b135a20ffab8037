"""Parquet and DuckDB: rows as typed columns, which DuckDB writes."""

from __future__ import annotations

from coder.formats.output.columns import COLUMNS
from coder.formats.output.format import Container, OutputFormat


def _parquet(columns: tuple[str, ...], kept: tuple[str, ...] = ()) -> OutputFormat:
    """Return the format of a file of some columns; the rows have all."""
    container = Container.PARQUET
    return OutputFormat("parquet", (".parquet",), (".pq",), container, written=columns, kept=kept, choose=_parquet)


def _with_kept(format: OutputFormat, kept: tuple[str, ...]) -> OutputFormat:
    return format._replace(kept=kept)


PARQUET = _parquet(COLUMNS)
DUCKDB = OutputFormat("duckdb", (".duckdb", ".db"), container=Container.DATABASE, widen=_with_kept)
