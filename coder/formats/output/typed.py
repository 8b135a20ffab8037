"""Parquet and DuckDB: rows as typed columns, which DuckDB writes."""

from __future__ import annotations

from coder.formats.output.format import Container, OutputFormat

PARQUET = OutputFormat("parquet", (".parquet",), (".pq",), Container.PARQUET)
DUCKDB = OutputFormat("duckdb", (".duckdb", ".db"), container=Container.DATABASE)
