"""Makes gold records of a table of labels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from coder.analysis.label_tables import read_table
from coder.core.errors import InputError
from coder.evaluate.compared import types_of
from coder.evaluate.gold import Record

ARTICLE = "article_id"
_OF_ARTICLE = ("text", "date")
_OF_EVENT = ("code", "root", "plover", "pair")
_SIDES = ("source", "target")
COLUMNS = (ARTICLE, *_OF_ARTICLE, *_OF_EVENT, *_SIDES)
"""The columns that are read; all but the first may be missing."""


def gold_from_csv(path: str | Path) -> list[Record]:
    """Return the gold records of a CSV file that has a row for each event.

    The column ``article_id`` (or ``id``) is needed, and ``code`` or ``root``. A row without a code and a root says that
    its article has no event. ``source`` and ``target`` are actor codes, empty where nobody is known; ``text`` and
    ``date`` need to stand in one row of the article alone. Raises ``InputError`` with the line of what is wrong.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder) / "gold.csv"
    ...     _ = path.write_text("article_id,code,source,target\\na,190,RUS,GEO\\nb,,,\\n")
    ...     gold_from_csv(path)
    [{'id': 'a', 'events': [{'code': '190', 'source': {'code': 'RUS'}, 'target': {'code': 'GEO'}}]}, \
{'id': 'b', 'events': []}]
    """
    records: dict[str, Record] = {}
    for line, row in _rows(Path(path)):
        name = row.get(ARTICLE) or ""
        if not name:
            raise InputError("has no article_id", file=path, line=line, remedy="write the id of the article")
        record = records.setdefault(name, {"id": name, "events": []})
        for column in _OF_ARTICLE:
            _set_once(record, column, row.get(column, ""), path, line)
        if row.get("code") or row.get("root"):
            record["events"].append(_event(row, path, line))
    return [_in_order(record) for record in records.values()]


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows by column, with their lines."""
    header, rows = read_table(path)
    header = [ARTICLE if name == "id" and ARTICLE not in header else name for name in header]
    missing = [name for name in (ARTICLE,) if name not in header]
    if not {"code", "root"} & set(header):
        missing.append("code")
    if missing:
        remedy = f"it has {', '.join(header)}; name its columns {', '.join(COLUMNS)}"
        raise InputError(f"has no column '{missing[0]}'", file=path, line=1, remedy=remedy)
    for line, cells in rows:
        yield line, dict(zip(header, cells, strict=False))


def _set_once(record: Record, column: str, value: str, path: str | Path, line: int) -> None:
    """Note what a row says of its article, and raise ``InputError`` if another row has said otherwise."""
    if not value:
        return
    if record.setdefault(column, value) != value:
        remedy = "an article has one text and one date"
        raise InputError(f"gives another {column} than a row before", file=path, line=line, remedy=remedy)


def _event(row: Mapping[str, str], path: str | Path, line: int) -> dict[str, Any]:
    """The event of a row."""
    for column in ("code", "root"):
        if (code := row.get(column)) and types_of(code) == (None, None):
            remedy = "write codes as text, with their zeros: 010 and not 10; docs/ontology.md lists them"
            raise InputError(f"'{code}' is no {column} of CAMEO", file=path, line=line, remedy=remedy)
    event: dict[str, Any] = {column: row[column] for column in _OF_EVENT if row.get(column)}
    return event | {side: {"code": row[side]} if row.get(side) else None for side in _SIDES}


def _in_order(record: Record) -> Record:
    """The record with its events last."""
    return {name: value for name, value in record.items() if name != "events"} | {"events": record["events"]}
