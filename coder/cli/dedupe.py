"""``coder dedupe``: keeps one event of those that are told several times."""

from __future__ import annotations

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
from coder.cli.printing import say
from coder.core.errors import UsageError

Link = Annotated[
    bool,
    typer.Option(
        "--link",
        help="Link the mentions of one event across articles, outlets and days, by actors, kind of code, date, "
        "place, numbers and words; the most complete one is kept.",
    ),
]
Every = Annotated[bool, typer.Option("--all", help="Keep all mentions, each with the group it belongs to (link_id).")]
Same = Annotated[
    str | None,
    typer.Option(
        "--same",
        help="What mentions of one event have in common: event_date,source,target,code if not named. event_date is "
        "the article's where the event has none.",
    ),
]
Order = Annotated[
    str | None,
    typer.Option("--order", help="The first by these columns is kept: date,article_id,sentence if not named."),
]


def command(
    events: EventFiles,
    output: ResultFile = None,
    link: Link = False,
    every: Every = False,
    same: Same = None,
    order: Order = None,
    publisher: Publisher = None,
    format: ResultFormat = None,
    table: ResultTable = "deduped",
    overwrite: ReplaceTable = False,
    from_table: FromTable = "events",
) -> None:
    """Keep one event of each day, source, target and code (the one-a-day filter), or of each group of linked mentions.

    The results have the columns of the events and link_id, representative, reports (articles) and sources (publishers).

    \b
    Examples:
      coder dedupe events.parquet -o one_a_day.parquet
      coder dedupe events.csv --same event_date,source,target,root
      coder dedupe events.parquet --link --all -o linked.parquet
    """
    from coder.analysis import dedupe
    from coder.analysis import link as link_mentions
    from coder.analysis.groups import ORDER
    from coder.analysis.one_a_day import SAME

    if link and (same is not None or order is not None):
        remedy = "leave out --link for the one-a-day filter"
        raise UsageError("--link excludes --same and --order", remedy=remedy)
    check_output(events, output, overwrite)
    if link:
        found = link_mentions(events, every=every, publisher=publisher, table=from_table)
    else:
        keys, first = names_of(same) or SAME, names_of(order) or ORDER
        found = dedupe(events, keys, order=first, every=every, publisher=publisher, table=from_table)
    write_result(found.result, output, format, table, overwrite)
    more = found.mentions - found.groups
    done = "marked" if every else "removed"
    say(f"{counted(found.mentions, 'mention')} of {counted(found.groups, 'event')}; {more:,} {done}")
    if found.mentions and not found.named:
        say(
            "sources are not counted, since no event says who published it: code with --keep source, or as it is called"
        )
