"""Functions that draw events in one step, each with an Altair chart as result."""

from __future__ import annotations

from typing import Any

from coder.analysis.event_files import Source, open_events
from coder.analysis.plots.calendar import count_days, draw_calendar
from coder.analysis.plots.choices import CodeBy, Measure, Show, Unit
from coder.analysis.plots.codes import count_codes, draw_codes
from coder.analysis.plots.heat import count_ties, draw_heat
from coder.analysis.plots.look import Look
from coder.analysis.plots.network import draw_network
from coder.analysis.plots.periods import Period
from coder.analysis.plots.places import count_places, draw_map
from coder.analysis.plots.selection import Selection
from coder.analysis.plots.series import count_series, draw_series

PAIRS = ("source", "target", "quad_class")
"""The columns without which a picture of pairs of actors can't be drawn."""
PLACES = ("place_country", "quad_class")
CODES = ("code", "quad_class")
_GOLDSTEIN = "goldstein"


def for_series(unit: Unit, show: Show) -> tuple[str, ...]:
    """Return the columns that a time series needs.

    >>> for_series(Unit.ALL, Show.GOLDSTEIN)
    ('date', 'goldstein')
    """
    actors = {Unit.DYAD: PAIRS[:2], Unit.ALL: ()}.get(unit, (str(unit),))
    return ("date", *actors, _GOLDSTEIN if show is Show.GOLDSTEIN else "quad_class")


def for_measure(measure: Measure) -> tuple[str, ...]:
    """Return the columns that a measure needs.

    >>> for_measure(Measure.EVENTS), for_measure(Measure.CONFLICT)
    ((), ('quad_class',))
    """
    return {Measure.GOLDSTEIN: (_GOLDSTEIN,), Measure.CONFLICT: ("quad_class",)}.get(measure, ())


_ALL = Selection()
_PLAIN = Look()


def plot_series(
    events: Source,
    selection: Selection = _ALL,
    *,
    unit: Unit = Unit.DYAD,
    show: Show = Show.QUAD,
    period: Period | None = None,
    top: int = 8,
    look: Look = _PLAIN,
) -> Any:
    """Draw a time series with a panel for each of the ``top`` dyads, or other units, and one for the others.

    >>> import pandas
    >>> rows = {"date": ["2001-02-03"], "source": ["RUS"], "target": ["GEO"], "code": ["190"], "quad_class": [4]}
    >>> chart = plot_series(pandas.DataFrame(rows))
    >>> chart.to_dict()["facet"]["sort"]
    ['RUS → GEO']
    """
    with open_events(events, for_series(unit, show), purpose="a time series") as opened:
        return draw_series(count_series(opened, selection, unit, period, top), show, look)


def plot_heat(
    events: Source,
    selection: Selection = _ALL,
    *,
    measure: Measure = Measure.EVENTS,
    top: int = 20,
    look: Look = _PLAIN,
) -> Any:
    """Draw who acts on whom: the ``top`` actors and the others in rows as sources and in columns as targets.

    >>> import pandas
    >>> plot_heat(pandas.DataFrame({"source": ["RUS"], "target": ["GEO"]})).to_dict()["title"]["text"]
    'Who acts on whom'
    """
    with open_events(events, (*PAIRS[:2], *for_measure(measure)), purpose="a heat map") as opened:
        return draw_heat(count_ties(opened, selection, top), measure, look)


def plot_network(events: Source, selection: Selection = _ALL, *, top: int = 20, look: Look = _PLAIN) -> Any:
    """Draw the network of the ``top`` actors.

    >>> import pandas
    >>> frame = pandas.DataFrame({"source": ["RUS"], "target": ["GEO"], "quad_class": [4]})
    >>> plot_network(frame).to_dict()["title"]["text"]
    'Who has to do with whom'
    """
    with open_events(events, PAIRS, purpose="a network") as opened:
        return draw_network(count_ties(opened, selection, top), look)


def plot_map(events: Source, selection: Selection = _ALL, *, world: bool = False, look: Look = _PLAIN) -> Any:
    """Draw the places of events, or their countries where no place has co-ordinates.

    >>> import pandas
    >>> plot_map(pandas.DataFrame({"place_country": ["GEO"], "quad_class": [4]})).to_dict()["title"]["subtitle"]
    ['1 event']
    """
    with open_events(events, PLACES, purpose="a map") as opened:
        return draw_map(count_places(opened, selection), world, look)


def plot_calendar(
    events: Source,
    selection: Selection = _ALL,
    *,
    measure: Measure = Measure.EVENTS,
    daily: bool | None = None,
    look: Look = _PLAIN,
) -> Any:
    """Draw a calendar with a cell for each day, or for each month of more than six years.

    >>> import pandas
    >>> plot_calendar(pandas.DataFrame({"date": ["2001-02-03"]})).to_dict()["title"]["text"]
    'Events by day'
    """
    with open_events(events, ("date", *for_measure(measure)), purpose="a calendar") as opened:
        return draw_calendar(count_days(opened, selection, daily), measure, look)


def plot_codes(
    events: Source, selection: Selection = _ALL, *, by: CodeBy = CodeBy.ROOT, top: int = 20, look: Look = _PLAIN
) -> Any:
    """Draw a bar for each of the ``top`` codes and one for the others.

    >>> import pandas
    >>> plot_codes(pandas.DataFrame({"code": ["190"], "quad_class": [4]})).to_dict()["title"]["text"]
    'Events by root'
    """
    with open_events(events, CODES, purpose="a bar chart of codes") as opened:
        return draw_codes(count_codes(opened, selection, by, top), look)
