"""Codes pandas and polars frames of articles into frames of events of the same kind."""

from __future__ import annotations

import importlib
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from coder.core.errors import InputError, UsageError
from coder.core.model import Article, Event
from coder.formats.input.fields import Fields, check_names
from coder.formats.input.records import RawRecord, to_article
from coder.formats.output.columns import Row, by_column, flat, kept_names, types_with

F = TypeVar("F")
CodeArticle = Callable[[Article], Iterable[Event]]
_LOG = logging.getLogger(__name__)


def code_records(
    code: CodeArticle, records: Iterable[Mapping[str, Any]], fields: Fields, rejects: list[InputError]
) -> Iterator[Row]:
    """Return the events of records as rows of all columns and of those kept; bad records go to ``rejects``.

    >>> list(code_records(lambda article: [], [{"text": "Russia left."}, {"text": None}], Fields(), rejects := []))
    []
    >>> [str(error) for error in rejects]
    ["frame, row 1: its field 'text' is empty (give the text of the article)"]
    """
    for number, record in enumerate(records):
        read = to_article(RawRecord("frame", "row", number, dict(record), None, f"frame:{number}", fields))
        if isinstance(read, InputError):
            rejects.append(read)
        else:
            yield from ((*flat(event), *read.kept) for event in code(read.article))


def code_frame(code: CodeArticle, frame: F, fields: Fields, rejects: list[InputError] | None = None) -> F:
    """Return the events of a frame of articles in the order of its rows, with typed columns.

    Rows without an article go to ``rejects`` if it is given, and otherwise to the log. Raises ``UsageError``, with the
    columns that there are, if one is named that the frame lacks, or if none has the text.
    """
    package = type(frame).__module__.split(".")[0]
    if package not in ("pandas", "polars"):
        raise UsageError(f"a {type(frame).__name__} is not a data frame", remedy="give one of pandas or polars")
    module = importlib.import_module(package)
    faults: list[InputError] = [] if rejects is None else rejects
    check_names(fields, list(map(str, frame.columns)))  # type: ignore[attr-defined]
    types = types_with(kept_names(fields.keep))
    records = _pandas_records(module, frame, fields) if package == "pandas" else _polars_records(frame, fields)
    columns = dict(zip(types, by_column(code_records(code, records, fields, faults), len(types)), strict=True))
    if rejects is None and faults:
        count = "1 row has" if len(faults) == 1 else f"{len(faults):,} rows have"
        _LOG.warning("%s no article, the first: %s", count, faults[0])
    made: F = _to_pandas(module, columns, types) if package == "pandas" else _to_polars(module, columns, types)
    return made


def _wanted(names: Iterable[str], fields: Fields) -> list[str]:
    """Return the columns that make articles."""
    known = tuple(names)
    columns = fields.columns(known)
    return [name for name in known if name in {*columns.text, columns.date, columns.id, *columns.kept, "actors"}]


def _pandas_records(pandas: Any, frame: Any, fields: Fields) -> Iterator[dict[str, Any]]:
    """Return the rows of a pandas frame; all its kinds of missing values become None."""
    names = _wanted(map(str, frame.columns), fields)
    for cells in zip(*(frame[name] for name in names), strict=True):
        yield {
            name: None if pandas.api.types.is_scalar(cell) and pandas.isna(cell) else cell
            for name, cell in zip(names, cells, strict=True)
        }


def _polars_records(frame: Any, fields: Fields) -> Iterator[dict[str, Any]]:
    yield from frame.select(_wanted(frame.columns, fields)).iter_rows(named=True)


def _to_pandas(pandas: Any, columns: Mapping[str, list[Any]], types: Mapping[str, str]) -> Any:
    kinds = {"VARCHAR": "string", "INTEGER": "Int32", "DOUBLE": "float64", "DATE": "datetime64[s]"}
    return pandas.DataFrame({name: pandas.Series(cells, dtype=kinds[types[name]]) for name, cells in columns.items()})


def _to_polars(polars: Any, columns: Mapping[str, list[Any]], types: Mapping[str, str]) -> Any:
    kinds = {"VARCHAR": polars.String, "INTEGER": polars.Int32, "DOUBLE": polars.Float64, "DATE": polars.Date}
    return polars.DataFrame(columns, schema={name: kinds[kind] for name, kind in types.items()})
