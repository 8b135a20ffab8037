"""Time series of dyads: quad classes, co-operation against conflict, Goldstein means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Date
from typing import Any

from coder.analysis.event_files import Events
from coder.analysis.plots.choices import Show, Unit
from coder.analysis.plots.look import (
    CONFLICT,
    COOPERATION,
    INK,
    OTHERS,
    QUADS,
    WHOLE,
    Look,
    altair,
    finished,
    quad_colour,
    table,
)
from coder.analysis.plots.periods import Period, fitting_period
from coder.analysis.plots.selection import Selection, select, told

Rows = list[dict[str, Any]]
"""What a chart draws."""


@dataclass(frozen=True, slots=True)
class PeriodCount:
    """The events of one quad class in one period and panel."""

    panel: str
    start: Date
    quad: int
    events: int
    scored: int
    """How many of them have a Goldstein weight."""
    goldstein: float
    """The sum of their weights."""

    def __add__(self, other: PeriodCount) -> PeriodCount:
        """Return the events of both as those of the panel, period and class of the first."""
        sums = self.events + other.events, self.scored + other.scored, self.goldstein + other.goldstein
        return PeriodCount(self.panel, self.start, self.quad, *sums)


@dataclass(frozen=True, slots=True)
class Series:
    """Counts by panel and period."""

    unit: Unit
    period: Period
    panels: tuple[str, ...]
    """The names of the panels, the one with most events first."""
    counts: tuple[PeriodCount, ...]
    undated: int
    """How many events are left out since they have no date, or one that is too vague for the period."""
    left_out: int
    """How many panels are together in the panel of others."""

    @property
    def starts(self) -> list[Date]:
        """The first days of all periods, also of those without events."""
        days = [count.start for count in self.counts]
        return list(self.period.span(min(days), max(days))) if days else []


def count_series(
    events: Events, selection: Selection, unit: Unit = Unit.DYAD, period: Period | None = None, top: int = 8
) -> Series:
    """Count events by period; the panels beyond the ``top`` commonest are one, called others."""
    number = select(events, selection)
    first, last = events.execute("SELECT min(day), max(day) FROM shown").fetchone()
    chosen = period or (fitting_period(first, last) if first else Period.MONTH)
    panel = {Unit.DYAD: _pair(selection), Unit.ALL: "'all events'"}.get(unit, str(unit))
    (dated,) = events.execute(f"SELECT count(*) FROM shown WHERE {told(chosen)}").fetchone()
    rows = events.execute(
        f"SELECT {panel} AS panel, date_trunc('{chosen}', day)::DATE, coalesce(quad, 0), count(*), count(goldstein), "
        f"coalesce(sum(goldstein), 0) FROM shown WHERE {told(chosen)} AND panel IS NOT NULL GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    totals: dict[str, int] = {}
    for name, _, _, count, *_ in rows:
        totals[name] = totals.get(name, 0) + count
    order = sorted(totals, key=lambda name: (-totals[name], name))
    shown, rest = order[:top], len(order) - top
    others = f"{OTHERS} ({rest:,})"
    counts = _joined(PeriodCount(row[0] if row[0] in shown else others, *row[1:]) for row in rows)
    panels = tuple(shown + [others] * (rest > 0))
    return Series(unit, chosen, panels, counts, number - dated, max(rest, 0))


def _pair(selection: Selection) -> str:
    return f"source || ' {selection.pair_name('', '').strip()} ' || target"


def _joined(counts: Iterable[PeriodCount]) -> tuple[PeriodCount, ...]:
    """Counts of one panel, period and class as one."""
    found: dict[tuple[str, Date, int], PeriodCount] = {}
    for count in counts:
        key = count.panel, count.start, count.quad
        found[key] = found[key] + count if key in found else count
    return tuple(found.values())


def draw_series(series: Series, show: Show = Show.QUAD, look: Look | None = None) -> Any:
    """Return an Altair chart with a panel for each dyad, or other unit."""
    alt, look = altair(), look or Look()
    rows = {Show.QUAD: _bars, Show.LINES: _lines, Show.GOLDSTEIN: _means}[show](series)
    free = show is not Show.GOLDSTEIN and _uneven(rows)
    columns = _columns(len(series.panels), look.width)
    lines = -(-len(series.panels) // columns)
    width = max(80, (look.width - 30) // columns - _ROOM[0])
    height = max(45, (look.height or _HEIGHTS.get(lines, 105 * lines)) // max(lines, 1) - _ROOM[1])
    marks = {Show.QUAD: _quad_marks, Show.LINES: _line_marks, Show.GOLDSTEIN: _mean_marks}[show]
    panel = marks(alt, rows, _time(alt, series, width), look).properties(width=width, height=height)
    chart = panel.facet(
        facet=alt.Facet("panel:N", sort=list(series.panels), header=alt.Header(labelPadding=4)),
        columns=columns, bounds="flush", spacing={"row": _ROOM[1], "column": _ROOM[0]},
    ).resolve_scale(y="independent" if free else "shared").resolve_axis(x="independent", y="independent")  # fmt: skip
    return finished(chart, look, _TITLES[show].format(period=series.period), _notes(series, show, free), not rows)


_ROOM = (46, 42)
"""What stands between panels: the labels of their axes, and their names."""
_HEIGHTS = {1: 340, 2: 430, 3: 500, 4: 580}
_TITLES = {
    Show.QUAD: "Events by {period} and quad class",
    Show.LINES: "Co-operation and conflict by {period}",
    Show.GOLDSTEIN: "Goldstein weights by {period}",
}
_MEANINGS = {
    Show.QUAD: "number of events: co-operation above the line, conflict below",
    Show.LINES: "number of events",
    Show.GOLDSTEIN: "mean weight, from -10 (conflict) to 10 (co-operation)",
}


def _columns(panels: int, width: int) -> int:
    """How many panels stand side by side."""
    wanted = next(columns for most, columns in ((3, 1), (8, 2), (18, 3), (10**9, 5)) if panels <= most)
    return max(1, min(wanted, width // 190))


def _notes(series: Series, show: Show, free: bool) -> Iterator[str]:
    """What a reader must know: what is counted, how, and what is not."""
    yield _MEANINGS[show] + ("; each panel with its own scale" if free else "")
    if series.undated:
        yield f"{series.undated:,} events without a date for it are left out"


def _uneven(rows: Sequence[dict[str, Any]]) -> bool:
    """Whether the highest panel would leave the lowest one flat."""
    highest: dict[str, float] = {}
    for row in rows:
        highest[row["panel"]] = max(highest.get(row["panel"], 0), abs(row["to"]))
    return bool(highest) and max(highest.values()) > 4 * min(highest.values())


def _bars(series: Series) -> list[dict[str, Any]]:
    """A bar for each class of a period: co-operation upwards from zero, conflict downwards, deeds inside."""
    rows = []
    reached: dict[tuple[str, Date, bool], int] = {}
    for count in sorted(series.counts, key=lambda count: (count.quad in (1, 3), count.quad)):
        if count.quad in QUADS:
            down = count.quad > 2
            start = reached.get((count.panel, count.start, down), 0)
            end = start - count.events if down else start + count.events
            reached[count.panel, count.start, down] = end
            rows.append(_row(series, count.panel, count.start, QUADS[count.quad], end, start, count.events))
    return rows


def _lines(series: Series) -> list[dict[str, Any]]:
    """A point for each period of each line, also where nothing happened."""
    sums: dict[tuple[str, Date, str], int] = {}
    for count in series.counts:
        if count.quad in QUADS:
            key = count.panel, count.start, "conflict" if count.quad > 2 else "co-operation"
            sums[key] = sums.get(key, 0) + count.events
    return [
        _row(series, panel, start, side, number, 0, number)
        for panel in series.panels
        for side in ("co-operation", "conflict")
        for start in series.starts
        for number in (sums.get((panel, start, side), 0),)
    ]


def _means(series: Series) -> list[dict[str, Any]]:
    """A bar for the mean of each period that has events."""
    sums: dict[tuple[str, Date], tuple[int, float]] = {}
    for count in series.counts:
        scored, weight = sums.get((count.panel, count.start), (0, 0.0))
        sums[count.panel, count.start] = scored + count.scored, weight + count.goldstein
    return [
        _row(series, *key, "co-operation" if weight >= 0 else "conflict", round(weight / scored, 3), 0, scored)
        for key, (scored, weight) in sums.items()
        if scored
    ]


def _row(series: Series, panel: str, start: Date, kind: str, to: float, base: float, events: int) -> dict[str, Any]:
    end = series.period.after(start)
    return {
        "panel": panel, "start": start.isoformat(), "end": end.isoformat(), "kind": kind, "from": base, "to": to,
        "events": events,
    }  # fmt: skip


def _time(alt: Any, series: Series, width: int) -> Any:
    """The axis of time, with room for a few periods at least."""
    starts = series.starts
    end = starts[-1] if starts else None
    for _ in range(max(1, _FEWEST - len(starts))):
        end = series.period.after(end) if end else None
    form = _FORMATS[series.period] if starts and end and (end - starts[0]).days < _YEARS * 365 else "%Y"
    few = len(starts) <= width // 75
    interval = {"interval": "month", "step": 3} if series.period is Period.QUARTER else str(series.period)
    axis = alt.Axis(
        title=None, grid=False, tickCount=interval if few else max(2, width // 60), labelOverlap=True, format=form
    )
    domain = [starts[0].isoformat(), end.isoformat()] if end else None
    return alt.X("start:T", axis=axis, scale=alt.Scale(domain=domain) if domain else alt.Undefined)


_YEARS = 5
"""From so many years on only years are named."""
_FEWEST = 8
"""The periods that an axis of time has at least."""
_FORMATS = {
    Period.DAY: "%d %b %Y",
    Period.WEEK: "%d %b %Y",
    Period.MONTH: "%b %Y",
    Period.QUARTER: "%b %Y",
    Period.YEAR: "%Y",
}


def _numbers(alt: Any) -> Any:
    return alt.Axis(title=None, tickCount=4, labelExpr=WHOLE)


def _hint(alt: Any) -> list[Any]:
    return [alt.Tooltip("panel:N"), alt.Tooltip("start:T", title="from"), alt.Tooltip("kind:N"), "events:Q"]


def _quad_marks(alt: Any, rows: Rows, time: Any, look: Look) -> Any:
    base = alt.Chart(table(alt, rows))
    bars = base.mark_bar().encode(
        x=time, x2="end:T", y=alt.Y("from:Q", axis=_numbers(alt), scale=alt.Scale(nice=4)), y2="to:Q",
        color=quad_colour(alt, look.width, rows), tooltip=_hint(alt),
    )  # fmt: skip
    return bars + _zero_line(alt, base)


def _sides(alt: Any) -> Any:
    scale = alt.Scale(domain=["co-operation", "conflict"], range=[COOPERATION, CONFLICT])
    return alt.Color("kind:N", scale=scale, legend=alt.Legend(title=None, orient="top"))


def _line_marks(alt: Any, rows: Rows, time: Any, look: Look) -> Any:
    lines = alt.Chart(table(alt, rows)).mark_line(strokeWidth=1.6, point=len({row["start"] for row in rows}) < _FEWEST)
    y = alt.Y("to:Q", axis=_numbers(alt), scale=alt.Scale(nice=4))
    return lines.encode(x=time, y=y, color=_sides(alt), tooltip=_hint(alt))


def _mean_marks(alt: Any, rows: Rows, time: Any, look: Look) -> Any:
    base = alt.Chart(table(alt, rows))
    axis = alt.Axis(title=None, tickCount=5)
    bars = base.mark_bar().encode(
        x=time, x2="end:T", y=alt.Y("from:Q", axis=axis, scale=alt.Scale(domain=[-10, 10])), y2="to:Q",
        color=_sides(alt), tooltip=[*_hint(alt), alt.Tooltip("to:Q", title="mean")],
    )  # fmt: skip
    return bars + _zero_line(alt, base)


def _zero_line(alt: Any, base: Any) -> Any:
    return base.mark_rule(color=INK, strokeWidth=0.6).encode(y=alt.datum(0))
