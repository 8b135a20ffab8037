"""Codes a Spark DataFrame of articles into a DataFrame of events (extra ``[spark]``).

articles = spark.read.parquet("articles/")
code_dataframe(articles).write.partitionBy("root").parquet("events/")
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coder.coding.events import Options
from coder.compiled import compiled_dictionaries
from coder.core.errors import InputError
from coder.formats.input.fields import Fields, check_names
from coder.formats.output.columns import kept_names, types_with
from coder.integrations.dataframes import code_records
from coder.pipeline import Pipeline

if TYPE_CHECKING:
    import pandas as pd
    from pyspark.sql import DataFrame

SPARK_TYPES = {"VARCHAR": "string", "INTEGER": "int", "DOUBLE": "double", "DATE": "date"}
REJECT_COLUMNS = ("article_id", "reason", "remedy")
REJECT_SCHEMA = ", ".join(f"`{column}` string" for column in REJECT_COLUMNS)


def code_dataframe(
    articles: DataFrame,
    *,
    fields: Fields | None = None,
    dictionaries: Iterable[str | Path] = (),
    options: Options | None = None,
) -> DataFrame:
    """Return the events of articles, one row for each; the articles in ``rejected_dataframe`` have none.

    The columns of text, date and id have usual names, or ``fields`` names them. The dictionaries are compiled on the
    driver and travel inside the function, which Spark broadcasts once to each executor. The package itself must be
    installed there. Raises ``UsageError`` if no column has a text, ``DictionaryError`` if a dictionary has an error.
    """
    chosen = _checked(articles, fields or Fields())
    tables = marshal.dumps(compiled_dictionaries(tuple(Path(folder) for folder in dictionaries)))
    return _narrowed(articles, chosen).mapInPandas(
        partial(_events, tables, options or Options(), chosen), event_schema(chosen)
    )


def event_schema(fields: Fields) -> str:
    """Return the schema of the events: the columns of every other format, and those kept of articles.

    >>> event_schema(Fields(keep=("title",)))[-34:]
    '`event_key` string, `title` string'
    """
    types = types_with(kept_names(fields.keep))
    return ", ".join(f"`{column.replace('`', '``')}` {SPARK_TYPES[kind]}" for column, kind in types.items())


def rejected_dataframe(articles: DataFrame, *, fields: Fields | None = None) -> DataFrame:
    """Return the articles that can't be coded, each with the reason and a remedy: no text, an unclear date ..."""
    chosen = _checked(articles, fields or Fields())
    return _narrowed(articles, chosen).mapInPandas(partial(_rejects, chosen), REJECT_SCHEMA)


def _checked(articles: DataFrame, fields: Fields) -> Fields:
    check_names(fields, articles.columns)
    return fields


def _narrowed(articles: DataFrame, fields: Fields) -> DataFrame:
    """Return the columns that coding reads, so that nothing else is sent to the workers."""
    columns = fields.columns(tuple(articles.columns))
    wanted = dict.fromkeys(
        (*columns.text, columns.date, columns.id, *columns.kept, "actors" if "actors" in articles.columns else None)
    )
    return articles.select(*(name for name in wanted if name))


def _events(tables: bytes, options: Options, fields: Fields, frames: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    """Code frames of articles into frames of events, on an executor."""
    coder = _coder(tables, options)
    for frame in frames:
        rows = code_records(lambda article: coder.read(article, keep_parses=False).events, _records(frame), fields, [])
        yield _frame(list(rows), tuple(types_with(kept_names(fields.keep))))


def _rejects(fields: Fields, frames: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    for frame in frames:
        column, rows = fields.columns(tuple(frame.columns)).id, []
        for record in _records(frame):
            faults: list[InputError] = []
            list(code_records(lambda article: (), [record], fields, faults))
            rows += [(str(record[column]) if column else None, fault.message, fault.remedy) for fault in faults]
        yield _frame(rows, REJECT_COLUMNS)


@lru_cache(maxsize=1)
def _coder(tables: bytes, options: Options) -> Pipeline:
    """Return the coder of a worker process, made for its first task and kept for the next ones."""
    return Pipeline(options=options, tables=marshal.loads(tables))


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = frame.astype(object).where(frame.notna(), None).to_dict("records")
    return records


def _frame(rows: list[Any], columns: tuple[str, ...]) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(rows, columns=list(columns), dtype=object)
