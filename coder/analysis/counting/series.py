"""Time series of events: counts, Goldstein scores and quad classes by period and unit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date as Date
from pathlib import Path

from coder.analysis.counting.choices import Choices
from coder.analysis.counting.tables import make_counted, make_sums, series_query, unknown_in_panel
from coder.analysis.counting.units import needed_columns
from coder.analysis.event_columns import check_columns
from coder.analysis.event_files import Events, Source, open_events
from coder.analysis.one_a_day import SAME, needed
from coder.analysis.results import Result
from coder.core.errors import UsageError

MEMORY = "600MB"


@dataclass(frozen=True, slots=True)
class Series:
    """A series as a table, and what stands in it of all events."""

    result: Result
    events: int
    """How many events there are in the source."""
    left_out: int
    """Those without a day, or with one too vague for the period, and what is out of the range or the reports asked."""
    outside: int
    """Those that have no unit, such as no target, or whose unit the panel or the scheme of countries lacks."""
    unknown: tuple[str, ...] = ()
    """What the panel lists as countries and is none in the scheme, so that it has no events."""


def series(
    source: Source,
    by: str | Iterable[str] = "countries",
    per: str = "month",
    *,
    directed: bool = True,
    panel: str | Path | None = None,
    fill: bool = False,
    share: bool = False,
    rolling: int | Iterable[int] = (),
    min_sources: int = 0,
    countries: str = "iso3",
    first: Date | str | None = None,
    last: Date | str | None = None,
    publisher: str | None = None,
    table: str = "events",
    memory: str = MEMORY,
) -> Series:
    """Count events in each period, and by units such as ``dyad``, ``countries``, ``country`` or ``root``.

    The table has the columns of the units, ``period`` (its first day), ``events``, ``goldstein_mean``,
    ``goldstein_sum`` and the four quad classes. Without ``directed`` the two sides of a pair are in the order of the
    alphabet. ``panel`` is a CSV file of units that have a row in each period, ``fill`` gives one to each unit that is
    found. ``share`` adds the share of all events of the period, ``rolling`` means over so many periods. With
    ``min_sources`` only events count that so many publishers report. ``countries`` is iso3, cow, cown, gw or name.
    Events count from the day ``first`` to the day ``last``; one that is known to the month is in no series by day.

    >>> import pandas
    >>> frame = pandas.DataFrame(
    ...     [["2014-03-05", "RUS", "UKR", -10.0], ["2014-03-09", "RUS", "UKR", -5.0], ["2014-05-01", "UKR", "RUS", 1]],
    ...     columns=["date", "source_country", "target_country", "goldstein"])
    >>> found = series(frame, fill=True).result.frame()
    >>> found[["source_country", "events", "goldstein_sum"]].values.tolist()
    [['RUS', 2, -15.0], ['RUS', 0, 0.0], ['RUS', 0, 0.0], ['UKR', 0, 0.0], ['UKR', 0, 0.0], ['UKR', 1, 1.0]]
    """
    lengths = (rolling,) if isinstance(rolling, int) else tuple(rolling)
    chosen = Choices(
        (by,) if isinstance(by, str) else tuple(by), per, directed, panel, fill, share, lengths, min_sources,
        countries, _day(first), _day(last), publisher,
    )  # fmt: skip
    with open_events(source, table=table, memory=memory) as events:
        return make_series(events, chosen)


def make_series(events: Events, chosen: Choices) -> Series:
    """Count the events of an open source."""
    wanted = ["event_date", *needed_columns(chosen.units)]
    wanted += [name for name in SAME if chosen.min_sources > 1 and "sources" not in events.columns]
    check_columns(events.columns, dict.fromkeys(needed(wanted, events.columns)), events.name, "this series")
    total = events.count()
    dated = make_sums(events, chosen)
    counted = make_counted(events, chosen)
    unknown = unknown_in_panel(events, chosen)
    return Series(Result.of(events, series_query(events, chosen)), total, total - dated, dated - counted, unknown)


def _day(given: Date | str | None) -> Date | None:
    """Return a day that is given as text or as a date."""
    if given is None or isinstance(given, Date):
        return given
    try:
        return Date.fromisoformat(given)
    except ValueError as error:
        raise UsageError(f"'{given}' is not a date", remedy="write it as YYYY-MM-DD") from error
