"""Calendar of events: a cell for each day, or for each month where the time is long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta
from typing import Any

from coder.analysis.event_files import Events
from coder.analysis.plots.choices import Measure
from coder.analysis.plots.heat import colour_of
from coder.analysis.plots.look import Look, altair, finished, table
from coder.analysis.plots.selection import Selection, select, told

_MOST_YEARS = 6
"""Years of which each day is shown."""
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class DayCount:
    """The events of one day, or of one month by its first day."""

    day: Date
    events: int
    goldstein: float
    """The mean weight."""
    conflict: float
    """The share of events that are conflict."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The events of each day or month that has any."""

    daily: bool
    days: tuple[DayCount, ...]
    undated: int
    """How many events are left out since they have no date, or one that is too vague."""

    @property
    def years(self) -> list[int]:
        """The years that have events."""
        return sorted({count.day.year for count in self.days})


def count_days(events: Events, selection: Selection, daily: bool | None = None) -> Calendar:
    """Count events by day, or by month if they lie in more than six years; ``daily`` asks for one of both."""
    number = select(events, selection)
    (years,) = events.execute(f"SELECT count(DISTINCT year(day)) FROM shown WHERE {told('month')}").fetchone()
    by_day = years <= _MOST_YEARS if daily is None else daily
    step = "day" if by_day else "month"
    rows = events.execute(
        f"SELECT date_trunc('{step}', day)::DATE, count(*), coalesce(avg(goldstein), 0), "
        f"count(*) FILTER (quad > 2) / count(*) FROM shown WHERE {told(step)} GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    days = tuple(DayCount(*row) for row in rows)
    return Calendar(by_day, days, number - sum(day.events for day in days))


def draw_calendar(calendar: Calendar, measure: Measure = Measure.EVENTS, look: Look | None = None) -> Any:
    """Return an Altair chart with weeks of days for each year, or a row of months for each."""
    alt, look = altair(), look or Look()
    chart = (_daily if calendar.daily else _monthly)(alt, calendar, measure, look)
    note = f"{calendar.undated:,} events without a date for it are left out" if calendar.undated else ""
    step = "day" if calendar.daily else "month"
    return finished(chart, look, f"{_TITLES[measure]} by {step}", [note], not calendar.days)


_TITLES = {
    Measure.EVENTS: "Events",
    Measure.GOLDSTEIN: "Mean Goldstein weight",
    Measure.CONFLICT: "Share of conflict",
}


def _daily(alt: Any, calendar: Calendar, measure: Measure, look: Look) -> Any:
    """A panel for each year: weeks in columns, weekdays in rows."""
    side = max(6, min(20, (look.width - 160) // 54))
    found = {count.day: count for count in calendar.days}
    firsts = {year: Date(year, 1, 1) for year in calendar.years}
    days = [first + timedelta(days=at) for year, first in firsts.items() for at in range(_length(year))]
    rows = [
        _cell(day, found.get(day), measure)
        | {"week": ((day - firsts[day.year]).days + firsts[day.year].weekday()) // 7, "row": _WEEKDAYS[day.weekday()]}
        for day in days
    ]
    months = f"{{{_MONTH_OF_WEEK}}}[datum.value]"
    x = alt.X(
        "week:O", scale=alt.Scale(domain=list(range(54))),
        axis=_plain_axis(alt, values=list(_STARTS), labelExpr=months, labelAngle=0, labelAlign="left"),
    )  # fmt: skip
    y = _ordered(alt, alt.Y, "row:O", _WEEKDAYS, values=["Mon", "Wed", "Fri"])
    panel = _cells(alt, rows, measure, x, y).properties(width=side * 54, height=side * 7)
    header = alt.Header(labelAngle=0, labelAlign="left", labelFontSize=12, labelAnchor="middle")
    return panel.facet(row=alt.Row("year:O", header=header), spacing=14)


def _monthly(alt: Any, calendar: Calendar, measure: Measure, look: Look) -> Any:
    """A row for each year, a cell for each month."""
    years = list(range(calendar.years[0], calendar.years[-1] + 1)) if calendar.years else []
    found = {count.day: count for count in calendar.days}
    rows = [
        _cell(day, found.get(day), measure) | {"month": MONTHS[day.month - 1]}
        for day in (Date(year, month, 1) for year in years for month in range(1, 13))
    ]
    wide = max(18, min(60, (look.width - 160) // 12))
    high = max(9, min(26, (look.height or 10**6) // max(1, len(years))))
    x = _ordered(alt, alt.X, "month:O", MONTHS, labelAngle=0, orient="top")
    y = _ordered(alt, alt.Y, "year:O", [str(year) for year in years])
    return _cells(alt, rows, measure, x, y).properties(width=wide * 12, height=high * max(1, len(years)))


def _cells(alt: Any, rows: list[dict[str, Any]], measure: Measure, x: Any, y: Any) -> Any:
    """Cells coloured by what happened; grey where nothing did."""
    most = max((row["events"] for row in rows), default=1)
    colour = alt.condition("datum.events > 0", colour_of(alt, measure, most), alt.value("#f1f1f1"))
    hint = [alt.Tooltip("day:N"), alt.Tooltip("events:Q"), alt.Tooltip("value:Q", title=str(measure))]
    return (
        alt.Chart(table(alt, rows))
        .mark_rect(stroke="white", strokeWidth=1)
        .encode(x=x, y=y, color=colour, tooltip=hint)
    )


def _ordered(alt: Any, channel: Any, field: str, names: Sequence[str], **axis: Any) -> Any:
    """A channel of names in their order."""
    return channel(field, sort=list(names), scale=alt.Scale(domain=list(names)), axis=_plain_axis(alt, **axis))


def _plain_axis(alt: Any, **axis: Any) -> Any:
    return alt.Axis(title=None, ticks=False, domain=False, labelPadding=4, **axis)


def _cell(day: Date, count: DayCount | None, measure: Measure) -> dict[str, Any]:
    value = round(float(getattr(count, measure)), 3) if count else 0
    return {"year": str(day.year), "day": day.isoformat(), "events": count.events if count else 0, "value": value}


def _length(year: int) -> int:
    return (Date(year + 1, 1, 1) - Date(year, 1, 1)).days


_STARTS = {(Date(2001, month, 1).timetuple().tm_yday - 1) // 7: name for month, name in enumerate(MONTHS, 1)}
"""The weeks in which the months begin, in a year that begins on a Monday."""
_MONTH_OF_WEEK = ", ".join(f"'{week}': '{name}'" for week, name in _STARTS.items())
