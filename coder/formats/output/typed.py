"""Parquet and DuckDB: rows as typed columns, which DuckDB writes."""

from __future__ import annotations

from coder.formats.output.columns import COLUMNS
from coder.formats.output.format import Container, OutputFormat


def _parquet(columns: tuple[str, ...]) -> OutputFormat:
    return OutputFormat("parquet", (".parquet",), (".pq",), Container.PARQUET, kept=columns, keep=_parquet)


PARQUET = _parquet(COLUMNS)
DUCKDB = OutputFormat("duckdb", (".duckdb", ".db"), container=Container.DATABASE)
