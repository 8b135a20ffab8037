"""Draws samples of events to be judged: from each stratum so many, with the weights that lead back to all events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from coder.analysis.event_files import Events, Source, open_events
from coder.analysis.results import Result
from coder.core.errors import InputError, UsageError
from coder.formats.duckdb import literal, quoted

YEAR = "year"
"""A stratum that is no column: the year of the event, or else of its article."""
NONE = "-"
"""Names the stratum of the events that have no value."""
_USUAL = ("root", "code", "quad_class", "source_country", "target_country", "status", "subject", YEAR)
"""What samples are mostly divided by."""


class Allocation(StrEnum):
    """How a sample is divided among the strata."""

    EQUAL = "equal"
    """The same number of each, so that rare strata are known as well as common ones."""
    PROPORTIONAL = "proportional"
    """As many as fit the size of each, and one at least, so that all events together are known best."""


@dataclass(frozen=True, slots=True)
class Stratum:
    """A part of the events, and how many of it are drawn."""

    name: str
    size: int
    drawn: int


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample: its events with the columns stratum, stratum_size and weight, in an order that tells nothing."""

    result: Result
    strata: tuple[Stratum, ...]


def sample(
    source: Source,
    number: int = 200,
    by: Sequence[str] = ("root",),
    *,
    seed: int = 0,
    allocation: Allocation = Allocation.EQUAL,
    table: str = "events",
) -> Sample:
    """Draw a stratified sample of events.

    The strata are the values of the columns of ``by``, and of ``year``; without any the sample is a simple one. The
    same seed draws the same events of the same file, in whatever format it is. The weight of an event is the size of
    its stratum divided by how many are drawn from it: how many events of all it stands for. Raises ``UsageError`` for
    columns that the source lacks, and ``InputError`` if two events have one id.

    >>> import pandas
    >>> events = pandas.DataFrame({"event_id": list("abcdef"), "root": ["04"] * 4 + ["19"] * 2})
    >>> drawn = sample(events, 2)
    >>> drawn.strata
    (Stratum(name='04', size=4, drawn=1), Stratum(name='19', size=2, drawn=1))
    >>> sorted(drawn.result.frame()["weight"])
    [2.0, 4.0]
    """
    if number < 1:
        raise UsageError("a sample has one event at least", remedy="name a greater number")
    with open_events(source, ("event_id",), table=table, purpose="a sample") as events:
        _check(by, events)
        _check_ids(events)
        name = _stratum(by)
        sizes = dict(events.execute(f"SELECT {name}, count(*) FROM events GROUP BY ALL ORDER BY ALL").fetchall())
        drawn = allocate(sizes, number, allocation)
        strata = tuple(Stratum(stratum, sizes[stratum], drawn[stratum]) for stratum in sizes)
        return Sample(_drawn(events, name, strata, seed), strata)


def allocate(sizes: Mapping[str, int], number: int, allocation: Allocation) -> dict[str, int]:
    """Return how many are drawn from each stratum; what a small one can't give comes from the others.

    >>> allocate({"04": 90, "19": 6, "20": 4}, 30, Allocation.EQUAL)
    {'04': 20, '19': 6, '20': 4}
    >>> allocate({"04": 90, "19": 6, "20": 4}, 30, Allocation.PROPORTIONAL)
    {'04': 27, '19': 2, '20': 1}
    """
    left = min(number, sum(sizes.values()))
    equal = allocation is Allocation.EQUAL
    drawn = dict.fromkeys(sizes, 0)
    while left:
        open_strata = [name for name in sizes if drawn[name] < sizes[name]]
        name = min(open_strata, key=lambda name: (drawn[name] if equal else (drawn[name] + 0.5) / sizes[name], name))
        if not equal and (fresh := [name for name in open_strata if not drawn[name]]) and len(fresh) >= left:
            name = max(fresh, key=lambda name: sizes[name])
        drawn[name] += 1
        left -= 1
    return drawn


def _drawn(events: Events, name: str, strata: Sequence[Stratum], seed: int) -> Result:
    """The events whose hashes are the least of their strata, in the order of their hashes."""
    order = f"md5({literal(str(seed))} || ':' || event_id)"
    most = max((stratum.drawn for stratum in strata), default=0)
    columns = ", ".join(quoted(column) for column in events.columns)
    events.execute("CREATE OR REPLACE TEMP TABLE strata (stratum VARCHAR, stratum_size BIGINT, drawn BIGINT)")
    for stratum in strata:
        events.execute("INSERT INTO strata VALUES (?, ?, ?)", [stratum.name, stratum.size, stratum.drawn])
    query = (
        f"WITH least AS (SELECT {name} AS stratum, min({order}, {max(most, 1)}) AS hashes FROM events GROUP BY ALL), "
        "bounds AS (SELECT strata.*, hashes[drawn] AS bound FROM least JOIN strata USING (stratum)) "
        f"SELECT {columns}, b.stratum, b.stratum_size, b.stratum_size / b.drawn AS weight "
        f"FROM events JOIN bounds b ON b.stratum = {name} WHERE b.drawn > 0 AND {order} <= b.bound ORDER BY {order}"
    )
    return Result.of(events, query)


def _stratum(by: Sequence[str]) -> str:
    """The name of the stratum of an event in SQL: its values, joined by bars."""
    values = [_YEAR if column == YEAR else f"{quoted(column)}::VARCHAR" for column in by]
    shown = [f"coalesce(nullif({value}, ''), {literal(NONE)})" for value in values]
    return f"concat_ws('|', {', '.join(shown)})" if shown else literal("all")


_YEAR = "year(coalesce(event_date, date))::VARCHAR"


def _check(by: Sequence[str], events: Events) -> None:
    """Raise ``UsageError`` for a stratum that is no column."""
    known = (*events.columns, YEAR)
    if unknown := [column for column in by if column not in known]:
        near = get_close_matches(unknown[0], known, 1)
        remedy = f"did you mean {near[0]}?" if near else f"use {', '.join(_USUAL)} or another column of the file"
        raise UsageError(f"there is no column '{unknown[0]}'", file=events.name, remedy=remedy)


def _check_ids(events: Events) -> None:
    """Raise ``InputError`` if judgements could not tell events apart by their ids."""
    query = "SELECT count(*), count(event_id), count(DISTINCT event_id) FROM events"
    number, named, different = events.execute(query).fetchone()
    if named < number:
        raise InputError(f"has {number - named:,} events without an event_id", file=events.name, remedy=_REMEDY)
    if different < number:
        message = f"has {number - different:,} events with the event_id of another"
        raise InputError(message, file=events.name, remedy="keep each event once")


_REMEDY = "give events that `coder code` wrote with it"
