"""Links the mentions of one event: copies of one sentence, then reports of one day, then what has no exact day."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import Any

from coder.analysis.event_columns import check_columns
from coder.analysis.event_files import Events, Source, open_events
from coder.analysis.groups import Grouped, grouped, number_mentions
from coder.analysis.linking.clusters import DayClusters, WordClusters
from coder.analysis.linking.copies import find_copies
from coder.analysis.linking.mention import COLUMNS, WordWeights, mention
from coder.analysis.one_a_day import SAME, needed
from coder.formats.duckdb import literal, quoted

MEMORY = "800MB"
"""What DuckDB keeps in memory; about as much again is needed for the clusters of a million mentions."""
_BODIES = ("IGO", "NGO", "NGM", "MNC", "IMG")
"""What the codes of bodies of no country begin with."""
_SENTENCE = "CASE WHEN article_id IS NULL THEN -number ELSE hash(article_id, coalesce(sentence::VARCHAR, text)) END"
_ROWS = 5_000
_SHORT = 12
"""A sentence of fewer words is a copy of another only if their days are near."""
_NEAR, _FAR = 3, 366
"""Days between two copies of a short and of a long sentence."""


def link(
    source: Source,
    *,
    every: bool = False,
    publisher: str | None = None,
    table: str = "events",
    memory: str = MEMORY,
) -> Grouped:
    """Link the mentions of one event across articles, outlets, days and wordings; keep one of each group.

    Mentions are linked whose actors and kind of code agree, whose dates are near as far as they are known, and whose
    sentences, places and numbers speak for it; copies of one sentence also without dates. The representative is the
    most complete mention, of several the first. With ``every`` all mentions are kept.

    >>> import pandas
    >>> frame = pandas.DataFrame(
    ...     [["a", "2014-03-05", "RUS", "UKR", "192", "Russian troops seized the port of Kerch."],
    ...      ["b", "2014-03-05", "RUSMIL", "UKR", "190", "Russian soldiers stormed the port of Kerch."],
    ...      ["c", "2014-03-08", "RUSMIL", "UKR", "190", "Russian soldiers attacked a base near Yalta."]],
    ...     columns=["article_id", "date", "source", "target", "code", "text"])
    >>> link(frame, every=True).result.frame()["reports"].tolist()
    [2, 2, 1]
    """
    with open_events(source, table=table, memory=memory) as events:
        check_columns(events.columns, needed((*SAME, "text"), events.columns), events.name, "linking")
        number_mentions(events)
        find_copies(events)
        _join_copies(events)
        _Links(events).make()
        return grouped(events, publisher, every, first=False)


def _join_copies(events: Events) -> None:
    """Make the table ``units`` of mentions, or of copies with the same actors and code, each with all its mentions.

    Copies of a sentence are apart if their days are too far from each other.
    """
    gap = f"CASE WHEN len(string_split(text, ' ')) < {_SHORT} THEN {_NEAR} ELSE {_FAR} END"
    same = "PARTITION BY copy, source, target, code"
    events.execute(f"""
        CREATE TABLE units AS
        WITH dated AS (
            SELECT number, copy, source, target, code, coalesce(event_date, date) AS day, {gap} AS gap
            FROM mentions LEFT JOIN texts USING (text)
        ),
        broken AS (
            SELECT *, coalesce(day - lag(day) OVER ({same} ORDER BY day NULLS LAST, number) > gap, false) AS breaks
            FROM dated
        ),
        counted AS (
            SELECT *, sum(breaks::INTEGER) OVER ({same} ORDER BY day NULLS LAST, number) AS part FROM broken
        )
        SELECT number, min(number) OVER (PARTITION BY coalesce(copy, -number), source, target, code, part) AS unit
        FROM counted;
        CREATE TABLE leads AS
        SELECT unit, arg_min(number, row(
            coalesce(event_date, date) IS NULL, coalesce(event_date_precision, 'day') <> 'day', number)) AS number
        FROM units JOIN mentions USING (number) GROUP BY unit
    """)


class _Links:
    """Gives each unit the number of its cluster, and makes the table ``links`` of them."""

    def __init__(self, events: Events) -> None:
        self._events = events
        self._words = _word_weights(events)
        self._units = array("q")
        self._links = array("q")

    def make(self) -> None:
        """Link all units."""
        day = "coalesce(event_date, date)"
        exact = f"({day} IS NOT NULL AND coalesce(event_date_precision, 'day') = 'day')"
        days = DayClusters(self._words)
        for unit, row in self._leads(f"{exact} ORDER BY {day}, number"):
            self._note(unit, days.place(mention(unit, row, self._words)))
        self._save("exact_links")
        self._inexact(exact)
        self._save("inexact_links")
        self._events.execute(
            "CREATE TABLE links AS SELECT number, coalesce(later.link, exact.link) AS link FROM units "
            "LEFT JOIN exact_links AS exact USING (unit) LEFT JOIN inexact_links AS later USING (unit)"
        )

    def _inexact(self, exact: str) -> None:
        """Put units without an exact day into the clusters of their pair of countries, or into new ones."""
        pair = ", ".join(_country(side) for side in ("source", "target"))
        asked = f"({pair}) IN (SELECT ({pair}) FROM leads JOIN mentions USING (number) WHERE NOT ({exact}))"
        first = f"(NOT ({exact}) OR unit IN (SELECT link FROM exact_links))"
        order = f"{pair}, ({exact}) DESC, coalesce(event_date, date) NULLS LAST, number"
        here: tuple[str, str] | None = None
        for unit, row in self._leads(f"{asked} AND {first} ORDER BY {order}", exact):
            found = mention(unit, row[:-1], self._words)
            if here != (found.source.country, found.target.country):
                here = found.source.country, found.target.country
                clusters = WordClusters(self._words)
            if row[-1]:
                clusters.add(found)
                continue
            cluster = clusters.find(found)
            self._note(unit, (cluster or clusters.add(found)).number)

    def _leads(self, which: str, *more: str) -> Iterator[tuple[int, tuple[Any, ...]]]:
        """Yield the units that fulfil a condition, with what ``mention`` takes of their leads, and with ``more``."""
        cells = ", ".join([_SENTENCE, *map(_cell, COLUMNS), *more])
        cursor = self._events.cursor()
        result = cursor.execute(f"SELECT unit, {cells} FROM leads JOIN mentions USING (number) WHERE {which}")
        while rows := result.fetchmany(_ROWS):
            for unit, *row in rows:
                yield unit, tuple(row)

    def _note(self, unit: int, link: int) -> None:
        self._units.append(unit)
        self._links.append(link)

    def _save(self, table: str) -> None:
        """Keep what was found as a table of ``unit`` and ``link``."""
        self._events.execute(f"CREATE TABLE {table} (unit BIGINT, link BIGINT)")
        for at in range(0, len(self._units), 100_000):
            part = [list(values[at : at + 100_000]) for values in (self._units, self._links)]
            self._events.execute(f"INSERT INTO {table} SELECT unnest(?::BIGINT[]), unnest(?::BIGINT[])", part)
        self._units, self._links = array("q"), array("q")


def _word_weights(events: Events) -> WordWeights:
    """Return what the words of all sentences count."""
    words = "regexp_extract_all(lower(strip_accents(text)), '[\\p{L}\\p{N}]+(?:[-''’.][\\p{L}\\p{N}]+)*')"
    found = events.execute(
        f"SELECT word, count(*) FROM (SELECT unnest(list_distinct({words})) AS word FROM texts) "
        "GROUP BY word HAVING count(*) > 1"
    )
    rows = iter(lambda: found.fetchmany(_ROWS), [])
    sentences = events.execute("SELECT count(*) FROM texts").fetchone()[0]
    return WordWeights.of((row for part in rows for row in part), sentences)


def _cell(name: str) -> str:
    """Return what to select for a column of a mention; the country of an actor may stand in its code alone."""
    side, part = name.rsplit("_", 1) if name.startswith(("source_", "target_")) else ("", "")
    if part == "country":
        return _country(side)
    if part == "role":
        return f"coalesce({quoted(name)}, substr({side}, 4, 3))"
    return quoted(name)


def _country(side: str) -> str:
    """Return what to select for the country of an actor, or the body in its place; empty if neither is known."""
    return (
        f"CASE WHEN {side}_country IS NOT NULL THEN {side}_country "
        f"WHEN left({side}, 3) IN ({', '.join(map(literal, _BODIES))}) THEN left({side}, 6) ELSE '' END"
    )
