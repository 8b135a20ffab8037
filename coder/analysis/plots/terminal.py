"""Pictures for the terminal, of characters alone: plotext draws curves and maps, the rest are bars and tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Any

from coder.analysis.plots.calendar import MONTHS, Calendar
from coder.analysis.plots.choices import Measure, Show
from coder.analysis.plots.codes import Codes, code_bars
from coder.analysis.plots.heat import Tie, Ties
from coder.analysis.plots.network import edges_of
from coder.analysis.plots.places import Places
from coder.analysis.plots.series import Series
from coder.analysis.text_table import text_table
from coder.core.errors import CoderError

_MOST_PANELS = 4
_ROWS = 12
_NOTHING_BETWEEN = "no events that have a source and a target"
_MARKS = {"co-operation": "\N{FULL BLOCK}", "conflict": "\N{LIGHT SHADE}", "mean": "\N{FULL BLOCK}"}


def text_series(series: Series, show: Show, width: int) -> Iterator[str]:
    """Yield the lines of a chart of co-operation and conflict, or of mean weights, for the first panels."""
    if not series.starts:
        yield "no events that have a date and the actors that the picture is about"
        return
    for panel in series.panels[:_MOST_PANELS]:
        curves = _curves(series, panel, show)
        yield from _chart(panel, curves, [str(start) for start in series.starts], width)
    if len(series.panels) > _MOST_PANELS:
        yield f"and {len(series.panels) - _MOST_PANELS} more: write a picture with -o, or name dyads with --dyad"


def _curves(series: Series, panel: str, show: Show) -> dict[str, list[float]]:
    """The values of each curve, one for each period; conflict counts downwards."""
    places = {start: at for at, start in enumerate(series.starts)}
    sums = {name: [0.0] * len(places) for name in ("co-operation", "conflict")}
    weights, numbers = [0.0] * len(places), [0] * len(places)
    for count in series.counts:
        if count.panel == panel:
            at = places[count.start]
            weights[at] += count.goldstein
            numbers[at] += count.scored
            if count.quad:
                side = "conflict" if count.quad > 2 else "co-operation"
                sums[side][at] += -count.events if count.quad > 2 else count.events
    if show is Show.GOLDSTEIN:
        return {"mean": [weight / number if number else 0.0 for weight, number in zip(weights, numbers, strict=True)]}
    return sums


def _chart(title: str, curves: dict[str, list[float]], labels: Sequence[str], width: int) -> Iterator[str]:
    """Curves in one frame."""
    figure = _plotext().figure
    figure.clear()
    figure.plot_size(width, _ROWS)
    legend = ", ".join(f"{_MARKS[name]} {name}" for name in curves)
    figure.title(f"{title}   ({legend})")
    places = list(range(len(labels)))
    for name, values in curves.items():
        here = [at for at in places if values[at]]
        if here:
            figure.draw(figure.signal(here, [values[at] for at in here], marker=_MARKS[name]).fillx())
    figure.ruler("x").lim(0, max(1, len(labels) - 1))
    ends = sorted({0.0, *(end(values) for values in curves.values() for end in (min, max))})
    figure.ruler("y").ticks(ends, [f"{abs(end) if len(curves) > 1 else end:g}" for end in ends])
    step = max(1, len(labels) // max(2, width // 16))
    figure.ruler("x").ticks(places[::step], list(labels[::step]))
    yield from _lines(figure)


def text_map(places: Places, width: int) -> Iterator[str]:
    """Yield a chart of the places by longitude and latitude, and the commonest of them."""
    if places.points:
        figure = _plotext().figure
        figure.clear()
        figure.plot_size(width, max(14, width // 4))
        figure.title("longitude, latitude")
        east, north = [point.longitude for point in places.points], [point.latitude for point in places.points]
        figure.draw(figure.signal(east, north, marker="o"))
        yield from _lines(figure)
    rows: list[tuple[Any, ...]] = [
        (point.place, point.country, point.events, _share(point.conflict)) for point in places.points[:15]
    ]
    if rows:
        yield from text_table(("place", "country", "events", "conflict"), lambda: rows)
        return
    countries = sorted(places.countries.items(), key=lambda item: (-item[1], item[0]))[:20]
    if not countries:
        yield "no events that have a place"
        return
    yield from text_table(("country", "events"), lambda: countries)


def text_codes(codes: Codes, width: int) -> Iterator[str]:
    """Yield a bar for each code.

    >>> from coder.analysis.plots.choices import CodeBy
    >>> from coder.analysis.plots.codes import CodeCount
    >>> codes = Codes(CodeBy.ROOT, ("19", "04"), (CodeCount("19", 4, 8), CodeCount("04", 1, 4)), 12)
    >>> print("\\n".join(text_codes(codes, 24)))
    19  ################  8
    04  ########          4
    """
    bars = list(code_bars(codes))
    if not bars:
        yield "no events"
        return
    left = min(max(len(label) for label, _ in bars), width // 2)
    right = max(len(f"{number:,}") for _, number in bars)
    room = max(4, width - left - right - 5)
    most = max(number for _, number in bars)
    for label, number in bars:
        bar = "#" * max(1, round(number / most * room))
        yield f"{label[:left]:<{left}}  {bar:<{room}}  {number:>{right},}"


def text_heat(ties: Ties, measure: Measure, width: int) -> Iterator[str]:
    """Yield a table of sources in rows and targets in columns, as many as fit."""
    number = max(2, (width - 14) // 8)
    actors = ties.actors[:number]
    if not actors:
        yield _NOTHING_BETWEEN
        return
    cells = {(tie.source, tie.target): _cell(tie, measure) for tie in ties.ties}
    rows = [(source, *(cells.get((source, target)) for target in actors)) for source in actors]
    yield from text_table(("source \\ target", *actors), lambda: rows)
    if len(ties.actors) > number:
        yield f"and {len(ties.actors) - number} more actors: widen the terminal, or write a picture with -o"


def text_network(ties: Ties) -> Iterator[str]:
    """Yield a table of the strongest ties between two actors."""
    rows = [(edge.one, edge.other, edge.events, _share(edge.conflict)) for edge in edges_of(ties)[:30]]
    if not rows:
        yield _NOTHING_BETWEEN
        return
    yield from text_table(("actor", "actor", "events", "conflict"), lambda: rows)


def text_calendar(calendar: Calendar, measure: Measure) -> Iterator[str]:
    """Yield a table with a row for each year and a column for each month."""
    if not calendar.years:
        yield "no events that have a date"
        return
    sums: dict[tuple[int, int], list[float]] = {}
    for count in calendar.days:
        total = sums.setdefault((count.day.year, count.day.month), [0, 0.0, 0.0])
        total[0] += count.events
        total[1] += count.goldstein * count.events
        total[2] += count.conflict * count.events
    months = range(1, 13)
    rows = [(str(year), *(_month(sums.get((year, month)), measure) for month in months)) for year in calendar.years]
    yield from text_table(("year", *MONTHS), lambda: rows)


def _month(total: list[float] | None, measure: Measure) -> str | float | None:
    if total is None:
        return None
    events, weights, conflicts = total
    return _figure(int(events), weights / events, conflicts / events, measure)


def _cell(tie: Tie, measure: Measure) -> str | float:
    return _figure(tie.events, tie.goldstein, tie.conflict, measure)


def _figure(events: int, goldstein: float, conflict: float, measure: Measure) -> str | float:
    if measure is Measure.CONFLICT:
        return _share(conflict)
    return events if measure is Measure.EVENTS else round(goldstein, 1) + 0.0


def _share(share: float) -> str:
    return f"{share:.0%}"


def _lines(figure: Any) -> Iterator[str]:
    """What was drawn, without colours, and the figure cleared."""
    yield from (line.rstrip() for line in figure.build().string(colorless=True).splitlines())
    figure.clear()


def _plotext() -> Any:
    try:
        return import_module("plotext")
    except ImportError as error:
        raise CoderError("curves in the terminal need the package plotext", remedy="pip install plotext") from error
