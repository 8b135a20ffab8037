"""``coder series``: counts events over time."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from coder.cli.events import (
    EventFiles,
    FromTable,
    Publisher,
    ReplaceTable,
    ResultFile,
    ResultFormat,
    ResultTable,
    check_output,
    counted,
    names_of,
    write_result,
)
from coder.cli.options import parse_date
from coder.cli.printing import say

_ROWS = "Rows"
_MOST_LISTED = 20

By = Annotated[
    str,
    typer.Option(
        "--by",
        help="What to count by, several separated by commas: countries, dyad, roles (pairs of source and target); "
        "country, actor, role (either side); source, target, source_country, target_country, place, place_country; "
        "code, root, plover, quad, status, subject.",
    ),
]
Per = Annotated[str, typer.Option("--per", help="day, week (from Monday), month, quarter or year.")]
Undirected = Annotated[
    bool, typer.Option("--undirected", help="Count both directions of a pair together.", rich_help_panel=_ROWS)
]
Panel = Annotated[
    Path | None,
    typer.Option(
        "--panel",
        rich_help_panel=_ROWS,
        help="A CSV file of countries, or of pairs in two columns, with a header: each has a row in every period.",
    ),
]
Fill = Annotated[
    bool, typer.Option("--fill", rich_help_panel=_ROWS, help="Give a row in every period to all that is found.")
]
Since = Annotated[str | None, typer.Option("--from", rich_help_panel=_ROWS, help="The first day.")]
Until = Annotated[str | None, typer.Option("--until", rich_help_panel=_ROWS, help="The last day.")]
Share = Annotated[bool, typer.Option("--share", help="Add the share of all events of the period.")]
Rolling = Annotated[
    list[int] | None,
    typer.Option("--rolling", help="Add means over so many periods, the present one last; may be repeated."),
]
MinSources = Annotated[
    int,
    typer.Option("--min-sources", min=0, help="Count only what so many publishers report on one day, or linked."),
]
CountryNames = Annotated[
    str,
    typer.Option(
        "--countries",
        help="What countries are called: iso3, cow (abbreviation), cown (number), gw (number of Gleditsch and "
        "Ward) or name.",
    ),
]


def command(
    events: EventFiles,
    output: ResultFile = None,
    by: By = "countries",
    per: Per = "month",
    undirected: Undirected = False,
    panel: Panel = None,
    fill: Fill = False,
    since: Since = None,
    until: Until = None,
    share: Share = False,
    rolling: Rolling = None,
    min_sources: MinSources = 0,
    countries: CountryNames = "iso3",
    publisher: Publisher = None,
    format: ResultFormat = None,
    table: ResultTable = "series",
    overwrite: ReplaceTable = False,
    from_table: FromTable = "events",
) -> None:
    """Count events over time: numbers, Goldstein scores and quad classes of each unit in each period.

    An event counts on its own day, or else on that of its article; a date that is known less exactly than the period
    leaves it out.

    \b
    Examples:
      coder series events.parquet --per year
      coder series events.parquet --by dyad,root --undirected -o dyads.csv
      coder series events.parquet --panel states.csv --rolling 12 -o panel.csv
      coder series events.parquet --by country --countries gw --share
    """
    from coder.analysis import series

    check_output(events, output, overwrite)
    found = series(
        events,
        names_of(by),
        per,
        directed=not undirected,
        panel=panel,
        fill=fill,
        share=share,
        rolling=rolling or (),
        min_sources=min_sources,
        countries=countries,
        first=parse_date(since),
        last=parse_date(until),
        publisher=publisher,
        table=from_table,
    )
    write_result(found.result, output, format, table, overwrite)
    if found.unknown:
        listed = ", ".join(found.unknown[:_MOST_LISTED])
        say(f"{panel}: no countries by --countries {countries}, so that nothing is counted for them: {listed}")
    inside = found.events - found.left_out - found.outside
    say(
        f"{inside:,} of {counted(found.events, 'event')} counted; {found.left_out:,} left out by their date or "
        f"reports, {found.outside:,} without a unit of the series"
    )
