"""``coder plot``: pictures of events, in files or in the terminal."""

from __future__ import annotations

from typing import Annotated

import typer

from coder.analysis.plots.choices import CodeBy, Level, Measure, Show, Unit
from coder.analysis.plots.periods import Period
from coder.cli.events import EventFiles
from coder.cli.help_pages import Group
from coder.cli.plot_options import (
    HOW,
    Actors,
    Dark,
    Dyads,
    Foreign,
    Height,
    LevelOption,
    MeasureOption,
    Output,
    Since,
    Title,
    Top,
    Undirected,
    Until,
    Width,
)
from coder.cli.plot_output import give, look, opened, selection

app = typer.Typer(cls=Group, no_args_is_help=True)


@app.callback()
def group() -> None:
    """Draw events: time series, who acts on whom, network, map, calendar, codes.

    With -o a picture is written; without, it is drawn in the terminal. Pictures need the extra 'plot'.
    """


@app.command()
def series(
    events: EventFiles,
    output: Output = None,
    shown: Annotated[
        Show,
        typer.Option("--show", rich_help_panel=HOW, help="Quad classes, lines of co-operation and conflict, weights."),
    ] = Show.QUAD,
    unit: Annotated[Unit, typer.Option("--unit", rich_help_panel=HOW, help="What each panel shows.")] = Unit.DYAD,
    period: Annotated[
        Period | None, typer.Option("--per", rich_help_panel=HOW, help="The period; by default what suits the time.")
    ] = None,
    top: Top = 8,
    level: LevelOption = Level.COUNTRY,
    since: Since = None,
    until: Until = None,
    actor: Actors = None,
    dyad: Dyads = None,
    foreign: Foreign = False,
    undirected: Undirected = False,
    title: Title = "",
    width: Width = 800,
    height: Height = None,
    dark: Dark = False,
) -> None:
    """Time series of dyads.

    \b
    Examples:
      coder plot series events.parquet --dyad ISR-PSE -o series.html
      coder plot series events.csv
    """
    from coder.analysis.plots.pictures import for_series
    from coder.analysis.plots.series import count_series, draw_series
    from coder.analysis.plots.terminal import text_series

    chosen = selection(level, since, until, actor, dyad, foreign, undirected)
    with opened(events, for_series(unit, shown), output, chosen) as found:
        counted = count_series(found, chosen, unit, period, top)
    give(
        output,
        dark,
        lambda: draw_series(counted, shown, look(title, width, height)),
        lambda columns: text_series(counted, shown, columns),
    )


@app.command()
def heat(
    events: EventFiles,
    output: Output = None,
    measure: MeasureOption = Measure.EVENTS,
    top: Top = 20,
    level: LevelOption = Level.COUNTRY,
    since: Since = None,
    until: Until = None,
    actor: Actors = None,
    dyad: Dyads = None,
    foreign: Foreign = False,
    title: Title = "",
    width: Width = 800,
    height: Height = None,
    dark: Dark = False,
) -> None:
    """Heat map of who acts on whom.

    \b
    Examples:
      coder plot heat events.parquet --show goldstein -o heat.svg
      coder plot heat events.csv --top 20
    """
    from coder.analysis.plots.heat import count_ties, draw_heat
    from coder.analysis.plots.pictures import PAIRS, for_measure
    from coder.analysis.plots.terminal import text_heat

    chosen = selection(level, since, until, actor, dyad, foreign)
    with opened(events, (*PAIRS[:2], *for_measure(measure)), output, chosen) as found:
        counted = count_ties(found, chosen, top)
    give(
        output,
        dark,
        lambda: draw_heat(counted, measure, look(title, width, height)),
        lambda columns: text_heat(counted, measure, columns),
    )


@app.command()
def network(
    events: EventFiles,
    output: Output = None,
    top: Top = 20,
    level: LevelOption = Level.COUNTRY,
    since: Since = None,
    until: Until = None,
    actor: Actors = None,
    dyad: Dyads = None,
    title: Title = "",
    width: Width = 800,
    height: Height = None,
    dark: Dark = False,
) -> None:
    """Network of the actors that take part in most events.

    \b
    Examples:
      coder plot network events.parquet --top 30 -o network.png
      coder plot network events.csv -o network.html
    """
    from coder.analysis.plots.heat import count_ties
    from coder.analysis.plots.network import draw_network
    from coder.analysis.plots.pictures import PAIRS
    from coder.analysis.plots.terminal import text_network

    chosen = selection(level, since, until, actor, dyad, foreign=True)
    with opened(events, PAIRS, output, chosen) as found:
        counted = count_ties(found, chosen, top)
    give(output, dark, lambda: draw_network(counted, look(title, width, height)), lambda columns: text_network(counted))


@app.command("map")
def places(
    events: EventFiles,
    output: Output = None,
    world: Annotated[
        bool, typer.Option("--world", rich_help_panel=HOW, help="The whole earth, even if the places are in a region.")
    ] = False,
    level: LevelOption = Level.COUNTRY,
    since: Since = None,
    until: Until = None,
    actor: Actors = None,
    dyad: Dyads = None,
    title: Title = "",
    width: Width = 800,
    height: Height = None,
    dark: Dark = False,
) -> None:
    """Map of the places of events; of their countries where no place has co-ordinates.

    \b
    Examples:
      coder plot map events.parquet --actor ISR -o map.html
      coder plot map events.csv -o map.svg
    """
    from coder.analysis.plots.pictures import PLACES
    from coder.analysis.plots.places import count_places, draw_map
    from coder.analysis.plots.terminal import text_map

    chosen = selection(level, since, until, actor, dyad)
    with opened(events, PLACES, output, chosen) as found:
        counted = count_places(found, chosen)
    give(
        output,
        dark,
        lambda: draw_map(counted, world, look(title, width, height)),
        lambda columns: text_map(counted, columns),
    )


@app.command()
def calendar(
    events: EventFiles,
    output: Output = None,
    measure: MeasureOption = Measure.EVENTS,
    daily: Annotated[
        bool | None,
        typer.Option("--days/--months", rich_help_panel=HOW, help="A cell for each day, or for each month."),
    ] = None,
    level: LevelOption = Level.COUNTRY,
    since: Since = None,
    until: Until = None,
    actor: Actors = None,
    dyad: Dyads = None,
    title: Title = "",
    width: Width = 800,
    height: Height = None,
    dark: Dark = False,
) -> None:
    """Calendar of events: days, or months where the time is long.

    \b
    Examples:
      coder plot calendar events.parquet --show conflict -o days.svg
      coder plot calendar events.csv -o days.html
    """
    from coder.analysis.plots.calendar import count_days, draw_calendar
    from coder.analysis.plots.pictures import for_measure
    from coder.analysis.plots.terminal import text_calendar

    chosen = selection(level, since, until, actor, dyad)
    with opened(events, ("date", *for_measure(measure)), output, chosen) as found:
        counted = count_days(found, chosen, daily)
    give(
        output,
        dark,
        lambda: draw_calendar(counted, measure, look(title, width, height)),
        lambda columns: text_calendar(counted, measure),
    )


@app.command()
def codes(
    events: EventFiles,
    output: Output = None,
    by: Annotated[CodeBy, typer.Option("--by", rich_help_panel=HOW, help="By what.")] = CodeBy.ROOT,
    top: Top = 20,
    level: LevelOption = Level.COUNTRY,
    since: Since = None,
    until: Until = None,
    actor: Actors = None,
    dyad: Dyads = None,
    title: Title = "",
    width: Width = 800,
    height: Height = None,
    dark: Dark = False,
) -> None:
    """Bar chart of roots, codes or PLOVER types.

    \b
    Examples:
      coder plot codes events.parquet --by code --top 30 -o codes.png
      coder plot codes events.csv
    """
    from coder.analysis.plots.codes import count_codes, draw_codes
    from coder.analysis.plots.pictures import CODES
    from coder.analysis.plots.terminal import text_codes

    chosen = selection(level, since, until, actor, dyad)
    with opened(events, CODES, output, chosen) as found:
        counted = count_codes(found, chosen, by, top)
    give(
        output,
        dark,
        lambda: draw_codes(counted, look(title, width, height)),
        lambda columns: text_codes(counted, columns),
    )
