"""The output formats. To add one, write a file that makes an ``OutputFormat`` and give it a place in ``FORMATS``."""

from __future__ import annotations

from coder.core.errors import UsageError
from coder.formats.output.columns import COLUMNS
from coder.formats.output.delimited import CSV, TSV
from coder.formats.output.format import OutputFormat
from coder.formats.output.gdelt import GDELT
from coder.formats.output.icews import ICEWS
from coder.formats.output.json_lines import JSONL
from coder.formats.output.petrarch import PETRARCH
from coder.formats.output.phoenix import PHOENIX
from coder.formats.output.table import TABLE, Look, table
from coder.formats.output.typed import DUCKDB, PARQUET

FORMATS = {format.name: format for format in (JSONL, CSV, TSV, TABLE, PARQUET, DUCKDB, PETRARCH, PHOENIX, ICEWS, GDELT)}
"""Every format by its name."""
SCHEMAS = {name: format for name, format in FORMATS.items() if format.columns}
"""The formats that are schemas of other data sets, for ``--schema``."""
PLAIN = {name: format for name, format in FORMATS.items() if not format.columns}
"""The formats for ``--format``."""
ENDINGS = {ending: format for format in FORMATS.values() for ending in format.endings}
"""The formats by the endings of file names."""


def with_columns(format: OutputFormat, columns: tuple[str, ...], kept: tuple[str, ...] = ()) -> OutputFormat:
    """Return a format that writes only some columns, in their order, and behind them those kept of articles.

    No columns stand for all; a column that is kept may be one of them. Raises ``UsageError`` for a format that always
    has the same.

    >>> with_columns(CSV, ("date", "code"), ("title",)).header
    'date,code,title\\r\\n'
    """
    if not columns and not kept:
        return format
    if format.choose is not None:
        own = columns or COLUMNS
        return format.choose((*own, *(name for name in kept if name not in own)), kept)
    if columns or format.widen is None:
        remedy = "write JSONL, CSV, TSV or Parquet; in a database select columns in SQL"
        raise UsageError(f"the format {format.name} always has the same columns", remedy=remedy)
    return format.widen(format, kept)


def chosen(
    name: str, columns: tuple[str, ...] = (), kept: tuple[str, ...] = (), look: Look | None = None
) -> OutputFormat:
    """Return the format of a run by its name, with the columns that it writes, those kept, or the look of its table.

    >>> chosen("csv", ("date",)).header, len(chosen("table", look=Look(width=80)).header.splitlines()[1])
    ('date\\r\\n', 80)
    """
    format = with_columns(FORMATS[name], columns, kept)
    return table(look, kept) if name == TABLE.name and look is not None else format


def format_of(name: str) -> OutputFormat | None:
    """Return the format that the ending of a file name asks for; ``.gz`` may follow it.

    >>> format_of("out/events.csv.gz").name
    'csv'
    """
    plain = name.lower().removesuffix(".gz")
    return next((format for ending, format in ENDINGS.items() if plain.endswith(ending)), None)
