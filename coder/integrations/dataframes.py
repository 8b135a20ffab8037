"""Codes pandas and polars frames of articles into frames of events of the same kind."""

from __future__ import annotations

import importlib
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from coder.core.errors import InputError, UsageError
from coder.core.model import Article, Event
from coder.formats.input.fields import Fields
from coder.formats.input.records import RawRecord, to_article
from coder.formats.output.columns import COLUMNS, TYPES, Row, by_column, flat

F = TypeVar("F")
CodeArticle = Callable[[Article], Iterable[Event]]
_LOG = logging.getLogger(__name__)


def code_records(
    code: CodeArticle, records: Iterable[Mapping[str, Any]], fields: Fields, rejects: list[InputError]
) -> Iterator[Row]:
    """Return the events of records as rows with a cell for each of ``COLUMNS``; bad records go to ``rejects``.

    >>> list(code_records(lambda article: [], [{"text": "Russia left."}, {"text": None}], Fields(), rejects := []))
    []
    >>> [str(error) for error in rejects]
    ["frame, row 1: its field 'text' is empty (give the text of the article)"]
    """
    for number, record in enumerate(records):
        article = to_article(RawRecord("frame", "row", number, dict(record), None, f"frame:{number}"), fields)
        if isinstance(article, InputError):
            rejects.append(article)
        else:
            yield from map(flat, code(article))


def code_frame(code: CodeArticle, frame: F, fields: Fields, rejects: list[InputError] | None = None) -> F:
    """Return the events of a frame of articles in the order of its rows, with typed columns.

    Rows without an article go to ``rejects`` if it is given, and otherwise to the log.
    """
    package = type(frame).__module__.split(".")[0]
    if package not in ("pandas", "polars"):
        raise UsageError(f"a {type(frame).__name__} is not a data frame", remedy="give one of pandas or polars")
    module = importlib.import_module(package)
    faults: list[InputError] = [] if rejects is None else rejects
    before = len(faults)
    records = _pandas_records(module, frame, fields) if package == "pandas" else _polars_records(frame, fields)
    columns = dict(zip(COLUMNS, by_column(code_records(code, records, fields, faults)), strict=True))
    if rejects is None and len(faults) > before:
        _LOG.warning("%d rows have no article, the first: %s", len(faults), faults[0])
    made: F = _to_pandas(module, columns) if package == "pandas" else _to_polars(module, columns)
    return made


def _wanted(names: Iterable[str], fields: Fields) -> list[str]:
    """Return the columns that make articles."""
    known = tuple(names)
    columns = fields.columns(known)
    return [name for name in known if name in {*columns.text, columns.date, columns.id, "actors"}]


def _pandas_records(pandas: Any, frame: Any, fields: Fields) -> Iterator[dict[str, Any]]:
    """Return the rows of a pandas frame; all its kinds of missing values become None."""
    names = _wanted(map(str, frame.columns), fields)
    for cells in zip(*(frame[name] for name in names), strict=True) if names else ((),) * len(frame):
        yield {
            name: None if pandas.api.types.is_scalar(cell) and pandas.isna(cell) else cell
            for name, cell in zip(names, cells, strict=True)
        }


def _polars_records(frame: Any, fields: Fields) -> Iterator[dict[str, Any]]:
    names = _wanted(frame.columns, fields)
    if names:
        yield from frame.select(names).iter_rows(named=True)
    else:
        yield from ({} for _ in range(frame.height))


def _to_pandas(pandas: Any, columns: Mapping[str, list[Any]]) -> Any:
    kinds = {"VARCHAR": "string", "INTEGER": "Int32", "DOUBLE": "float64", "DATE": "datetime64[s]"}
    return pandas.DataFrame({name: pandas.Series(cells, dtype=kinds[TYPES[name]]) for name, cells in columns.items()})


def _to_polars(polars: Any, columns: Mapping[str, list[Any]]) -> Any:
    kinds = {"VARCHAR": polars.String, "INTEGER": polars.Int32, "DOUBLE": polars.Float64, "DATE": polars.Date}
    return polars.DataFrame(columns, schema={name: kinds[kind] for name, kind in TYPES.items()})
