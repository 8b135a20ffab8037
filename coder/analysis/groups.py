"""Events in groups of mentions that tell of one event: how they are ordered, counted and given back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coder.analysis.event_columns import ADDED
from coder.analysis.event_files import Events
from coder.analysis.results import Result
from coder.core.errors import UsageError
from coder.formats.duckdb import literal, quoted

ORDER = ("date", "article_id", "sentence", "trigger_start", "event_id")
"""Mentions stand in this order; where it leaves two equal, the other columns decide."""
PUBLISHERS = tuple(
    "publisher outlet news_source article_source publication publication_title sn domain newspaper".split()
)
"""Columns that may say who published an article: those that ``coder code --keep`` makes of usual fields of articles.

Without any, the address of the article says it.
"""
_COMPLETE = ("source_country", "target_country", "place", "geonames_id", "dead", "injured", "arrested", "participants")
"""Columns of which a representative has as many as any mention of its group."""

_IDENTITY = "article_id, date, event_date, source, target, code, text"
_ADDRESS = r"^\w+://(?:www\.)?([^/:]+)"


@dataclass(frozen=True, slots=True)
class Grouped:
    """Mentions in groups: the table of results, and how many mentions and groups there are."""

    result: Result
    mentions: int
    groups: int
    named: bool
    """Whether any mention says who published it, so that sources are counted."""


def number_mentions(events: Events, order: Sequence[str] = ORDER) -> None:
    """Make the table ``mentions``: all events, each with its ``number`` in an order that the order of files leaves."""
    names = [name for name in _all_columns(events) if name not in ADDED]
    unknown = next((name for name in order if name not in names), None)
    if unknown is not None:
        raise UsageError(
            f"there is no column '{unknown}' to order by", file=events.name, remedy=f"use {', '.join(ORDER)}"
        )
    columns = ", ".join(map(quoted, names))
    keys = ", ".join(f"{quoted(name)} NULLS LAST" for name in order)
    events.execute(
        f"CREATE TABLE mentions AS "
        f"SELECT row_number() OVER (ORDER BY {keys}, hash({columns})) AS number, {columns} FROM events"
    )


def grouped(events: Events, publisher: str | None, every: bool, first: bool) -> Grouped:
    """Return the mentions with what the table ``links`` says of them: for each ``number`` the ``link`` of its group.

    Each row gets ``link_id``, ``representative``, ``reports`` (articles) and ``sources`` (publishers). Without
    ``every`` only representatives are kept: the ``first`` mention of each group, or else the most complete one.
    """
    complete = " + ".join(f"({name} IS NOT NULL)::INTEGER" for name in _COMPLETE)
    events.execute(f"""
        CREATE TABLE groups AS
        SELECT link, {"min(number)" if first else f"arg_min(number, row(-({complete}), number))"} AS chosen,
        count(DISTINCT coalesce(article_id, number::VARCHAR))::INTEGER AS reports,
        nullif(count(DISTINCT {publisher_of(events, publisher)}), 0)::INTEGER AS sources
        FROM mentions JOIN links USING (number) GROUP BY link;
        CREATE TABLE named AS
        SELECT link, chosen, reports, sources, coalesce(event_id, md5(concat_ws(chr(31), {_IDENTITY}))) AS link_id
        FROM groups JOIN mentions ON number = chosen
    """)
    columns = "".join(f"{quoted(name)}, " for name in events.columns if name not in ADDED)
    kept = "" if every else "WHERE number = chosen"
    result = Result.of(
        events,
        f"SELECT {columns}link_id, number = chosen AS representative, reports, sources "
        f"FROM mentions JOIN links USING (number) JOIN named USING (link) {kept} ORDER BY number",
    )
    query = "SELECT count(*), count(DISTINCT link), (SELECT count(sources) > 0 FROM named) FROM links"
    return Grouped(result, *events.execute(query).fetchone())


def publisher_of(events: Events, column: str | None) -> str:
    """Return what to select for the publisher of an article: the column that is named, a usual one, or its address."""
    if column is not None and column not in events.columns:
        remedy = f"it has {', '.join(events.columns[:12])}"
        raise UsageError(f"there is no column '{column}' for the publisher", file=events.name, remedy=remedy)
    by_name = {name.lower(): name for name in reversed(events.columns)}
    found = column or next((by_name[name] for name in PUBLISHERS if name in by_name), None)
    if found is not None:
        return f"nullif(trim({quoted(found)}::VARCHAR), '')"
    return f"nullif(lower(regexp_extract(article_id, {literal(_ADDRESS)}, 1)), '')"


def _all_columns(events: Events) -> list[str]:
    return [row[0] for row in events.execute("DESCRIBE events").fetchall()]
