"""The corpus in a DuckDB database: searched, filtered and read a page at a time, however many articles there are."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable
from contextlib import ExitStack
from datetime import date as Date
from pathlib import Path
from typing import Any

from coder.core.errors import OutputError
from coder.core.model import Article
from coder.core.records import record
from coder.formats.duckdb import Resources, connect, duckdb_module, first_line, literal
from coder.workbench.rows import TABLES, Rows

PAGE = 50
"""How many articles a page of the list has."""
_RESOURCES = Resources(memory="96MB")
_PATIENCE = 0.1
"""Seconds after which a search gives what it has found, and where it goes on."""
_FIRST_STRETCH, _SHORTEST = 2000, 500
"""How many articles a search looks at first, and at least; the next stretch is as long as its patience allows."""


@record
class Filter:
    """What the user looks for; an empty text asks for nothing."""

    text: str = ""
    """Words that must all be in the article, whatever their case."""
    code: str = ""
    """The first digits of a code of an event."""
    actor: str = ""
    """The beginning of an actor's code, or a part of its name."""
    since: Date | None = None
    until: Date | None = None
    reason: str = ""
    """The reason of a rejection."""


@record
class Line:
    """An article in the list; the counts are null until it is coded."""

    number: int
    id: str
    date: Date | None
    title: str
    events: int | None
    rejected: int | None


@record
class Page:
    """A part of the list."""

    lines: tuple[Line, ...]
    after: int
    """The number of the last article that was looked at."""
    ended: bool
    """Whether there is nothing behind it."""


@record
class Month:
    """How many events of a quad class a month has."""

    month: str
    quad: int
    events: int


@record
class Spot:
    """How many events of a quad class a place has."""

    place: str
    lat: float
    lon: float
    quad: int
    events: int


class Index:
    """The database of a corpus; rows are only added, in the order of the articles.

    >>> index = Index()
    >>> article = Article("a", "Iran met Iraq.", Date(2014, 3, 5))
    >>> index.add({"articles": [(0, "a", article.date, "Iran met Iraq.", article.text)]})
    >>> [line.title for line in index.search(Filter(text="iraq")).lines], index.article(0) == article
    (['Iran met Iraq.'], True)
    """

    def __init__(self, path: Path | None = None) -> None:
        """Open the database at a path, or one in memory."""
        self._stack = ExitStack()
        duckdb = duckdb_module("the workbench")
        try:
            self._database: Any = self._stack.enter_context(connect(str(path or ":memory:"), resources=_RESOURCES))
        except duckdb.IOException as error:
            message, remedy = "the index of this corpus can't be opened", "close the other workbench that has it open"
            raise OutputError(f"{message}: {first_line(error)[:120]}", file=path, remedy=remedy) from error
        self._writing = threading.Lock()
        for name, columns in TABLES.items():
            typed = ", ".join(f"{column} {kind}" for column, kind in columns.items())
            self._database.execute(f"CREATE TABLE IF NOT EXISTS {name} ({typed})")
        self._database.execute("CREATE TABLE IF NOT EXISTS facts (name VARCHAR, value VARCHAR)")

    def close(self) -> None:
        """Close the database."""
        self._stack.close()

    def add(self, rows: Rows) -> None:
        """Add rows, all or none."""
        with self._writing:
            self._run("BEGIN")
            for name, added in rows.items():
                if added:
                    kinds = TABLES[name].values()
                    values = ", ".join(f"unnest(?::{kind}[])" for kind in kinds)
                    columns = [list(cells) for cells in zip(*added, strict=True)]
                    self._run(f"INSERT INTO {name} SELECT {values}", columns)
            self._run("COMMIT")

    def replace(self, numbers: Iterable[int], rows: Rows) -> None:
        """Replace what some articles were coded as."""
        some = list(numbers)
        with self._writing:
            for name in ("coded", "events", "rejections"):
                self._run(f"DELETE FROM {name} WHERE number IN (SELECT unnest(?::BIGINT[]))", [some])
        self.add(rows)

    def forget_codings(self) -> None:
        """Take out what all articles were coded as: the dictionaries are others now."""
        with self._writing:
            for name in ("coded", "events", "rejections"):
                self._run(f"DELETE FROM {name}")
            self._run("DELETE FROM facts WHERE name = 'coded'")

    def note(self, name: str, value: str) -> None:
        """Keep a fact on the corpus."""
        with self._writing:
            self._run("DELETE FROM facts WHERE name = ?", [name])
            self._run("INSERT INTO facts VALUES (?, ?)", [name, value])

    def fact(self, name: str) -> str:
        """Return a fact that was kept, or an empty text."""
        found = self._rows("SELECT value FROM facts WHERE name = ?", [name])
        return str(found[0][0]) if found else ""

    def count(self, table: str) -> int:
        """Return how many rows a table has."""
        return int(self._rows(f"SELECT count(*) FROM {table}")[0][0]) if table in TABLES else 0

    def article(self, number: int) -> Article | None:
        """Return an article by its number."""
        rows = self._rows("SELECT id, text, date FROM articles WHERE number = ?", [number])
        return Article(*rows[0]) if rows else None

    def number_of(self, article_id: str) -> int | None:
        """Return the number of the first article with an id."""
        rows = self._rows("SELECT min(number) FROM articles WHERE id = ?", [article_id])
        return rows[0][0] if rows else None

    def search(self, wanted: Filter, after: int = -1, limit: int = PAGE) -> Page:
        """Return the articles behind a number that a filter lets through, in their order.

        It looks at stretches of the corpus until the page is full or its patience ends.
        """
        last = self._last()
        lines: list[Line] = []
        begun, stretch = time.monotonic(), _FIRST_STRETCH
        while after < last and len(lines) < limit and time.monotonic() - begun < _PATIENCE:
            to = min(after + stretch, last)
            asked = time.monotonic()
            found = self._rows(_query(wanted, after, to, limit - len(lines)))
            lines += [Line(*row) for row in found]
            after = lines[-1].number if len(lines) == limit else to
            took = max(time.monotonic() - asked, 0.001)
            stretch = max(_SHORTEST, min(2 * stretch, int(stretch * _PATIENCE / took / 2)))
        return Page(tuple(lines), after, after >= last)

    def months(self, wanted: Filter) -> tuple[Month, ...]:
        """Return how many events each month has, by quad class."""
        which = _event_conditions(wanted) or "true"
        query = f"""SELECT strftime(event_date, '%Y-%m') AS month, quad, count(*) FROM events
            WHERE event_date IS NOT NULL AND quad IS NOT NULL AND {which} GROUP BY ALL ORDER BY ALL"""
        return tuple(Month(*row) for row in self._rows(query))

    def spots(self, wanted: Filter, most: int = 2000) -> tuple[Spot, ...]:
        """Return the places with the most events, by quad class."""
        which = _event_conditions(wanted) or "true"
        query = f"""SELECT any_value(place), lat, lon, quad, count(*) AS events FROM events
            WHERE lat IS NOT NULL AND lon IS NOT NULL AND quad IS NOT NULL AND {which}
            GROUP BY lat, lon, quad ORDER BY events DESC, lat, lon LIMIT {most}"""
        return tuple(Spot(*row) for row in self._rows(query))

    def draw(self, wanted: Filter, after: str, limit: int) -> list[tuple[str, int, str]]:
        """Return events in an order that has nothing to do with the corpus: its mark, its article, its id.

        ``after`` is the mark of the last one that was drawn, or an empty text.
        """
        which = _event_conditions(wanted) or "true"
        query = f"""SELECT md5(event_id) AS mark, number, event_id FROM events
            WHERE md5(event_id) > {literal(after)} AND {which} ORDER BY mark LIMIT {limit}"""
        return [(str(mark), int(number), str(event)) for mark, number, event in self._rows(query)]

    def _last(self) -> int:
        found = self._rows("SELECT max(number) FROM articles")[0][0]
        return -1 if found is None else int(found)

    def _run(self, query: str, values: Any = None) -> None:
        self._database.execute(query, values)

    def _rows(self, query: str, values: Any = None) -> list[Any]:
        with self._database.cursor() as cursor:
            found: list[Any] = cursor.execute(query, values).fetchall()
            return found


def _query(wanted: Filter, after: int, to: int, limit: int) -> str:
    """Return the query for a stretch of the corpus; the window stands in each part, so that little is read."""
    window = f"number > {after} AND number <= {to}"
    chosen = " AND ".join([window, *_conditions(wanted, window)])
    return f"""SELECT found.number, id, date, title, events, rejected
        FROM (SELECT number, id, date, title FROM articles WHERE {chosen} ORDER BY number LIMIT {limit}) AS found
        LEFT JOIN (SELECT * FROM coded WHERE {window}) AS coded ON coded.number = found.number
        ORDER BY found.number"""


def _conditions(wanted: Filter, window: str) -> list[str]:
    """Return what a filter asks of an article; the window says which numbers are looked at."""
    conditions = [f"contains(lower(text), {literal(word)})" for word in wanted.text.lower().split()]
    if wanted.since:
        conditions.append(f"date >= {literal(wanted.since.isoformat())}::DATE")
    if wanted.until:
        conditions.append(f"date <= {literal(wanted.until.isoformat())}::DATE")
    if events := _event_conditions(Filter(code=wanted.code, actor=wanted.actor)):
        conditions.append(f"number IN (SELECT number FROM events WHERE {window} AND {events})")
    if wanted.reason:
        reason = literal(wanted.reason)
        conditions.append(f"number IN (SELECT number FROM rejections WHERE {window} AND reason = {reason})")
    return conditions


def _event_conditions(wanted: Filter) -> str:
    """Return what a filter asks of an event."""
    conditions = []
    if wanted.code:
        conditions.append(f"starts_with(code, {literal(wanted.code)})")
    if wanted.actor:
        code, name = literal(wanted.actor.upper()), literal(wanted.actor.lower())
        sides = [
            f"starts_with({side}, {code}) OR contains(lower({side}_name), {name})" for side in ("source", "target")
        ]
        conditions.append(f"({' OR '.join(sides)})")
    if wanted.since:
        conditions.append(f"event_date >= {literal(wanted.since.isoformat())}::DATE")
    if wanted.until:
        conditions.append(f"event_date <= {literal(wanted.until.isoformat())}::DATE")
    return " AND ".join(conditions)
