"""The one-a-day filter: of all mentions of one day, source, target and code, one is kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from coder.analysis.event_columns import check_columns
from coder.analysis.event_files import MEMORY, Source, open_events
from coder.analysis.groups import ORDER, Grouped, grouped, number_mentions
from coder.core.errors import UsageError
from coder.formats.duckdb import quoted

SAME = ("event_date", "source", "target", "code")
"""What mentions of one event have in common, by the usual rule of the field."""


def dedupe(
    source: Source,
    same: Sequence[str] = SAME,
    *,
    order: Sequence[str] = ORDER,
    every: bool = False,
    publisher: str | None = None,
    table: str = "events",
    memory: str = MEMORY,
) -> Grouped:
    """Keep one event of each day, source, target and code: the first by ``order``.

    ``same`` names what mentions of one event share; its ``event_date`` is the day of the event, or else of its
    article, and a month or year is another one than the day in its middle. An event without any date is kept. With
    ``every`` all mentions are kept, and told which of them the representatives are. ``publisher`` is the column that
    says who published an article, for the number of ``sources``.

    >>> import pandas
    >>> frame = pandas.DataFrame(
    ...     [["a1", "2014-03-05", "RUS", "UKR", "190"], ["a2", "2014-03-05", "RUS", "UKR", "190"]],
    ...     columns=["article_id", "date", "source", "target", "code"])
    >>> found = dedupe(frame)
    >>> found.mentions, found.groups, found.result.frame()["reports"].tolist()
    (2, 1, [2])

    Source of the rule: the filter of the KEDS and Phoenix data sets, as Schrodt and Van Brackle (2013) give it.
    """
    if not same:
        raise UsageError("mentions must have something in common", remedy=f"use {', '.join(SAME)}")
    with open_events(source, table=table, memory=memory) as events:
        check_columns(events.columns, needed(same, events.columns), events.name, "dedupe")
        number_mentions(events, order)
        dated = "event_date" in same or "date" in same
        keys = ", ".join(map(_key, same))
        undated = ", CASE WHEN coalesce(event_date, date) IS NULL THEN number END" if dated else ""
        events.execute(
            f"CREATE TABLE links AS SELECT number, min(number) OVER (PARTITION BY {keys}{undated}) AS link "
            "FROM mentions"
        )
        return grouped(events, publisher, every, first=True)


def needed(columns: Iterable[str], have: Iterable[str]) -> list[str]:
    """Return the columns that a source must have for these: the day of an event may come from either of two.

    >>> needed(["event_date", "code"], ["date", "code"]), needed(["event_date"], [])
    (['date', 'code'], ['event_date'])
    """
    own = set(have)
    return ["date" if name == "event_date" and name not in own and "date" in own else name for name in columns]


def _key(name: str) -> str:
    """Return what to compare for a column."""
    if name == "event_date":
        precision = "CASE WHEN event_date IS NOT NULL THEN nullif(event_date_precision, 'day') END"
        return f"coalesce(event_date, date), {precision}"
    return quoted(name)
