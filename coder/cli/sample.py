"""``coder sample``: draws events to be judged."""

from __future__ import annotations

from typing import Annotated

import typer

from coder.cli.events import (
    EventFiles,
    FromTable,
    ReplaceTable,
    ResultFile,
    ResultFormat,
    ResultTable,
    check_output,
    names_of,
    write_result,
)
from coder.cli.printing import counted, say


def command(
    events: EventFiles,
    number: Annotated[int, typer.Option("-n", "--number", min=1, help="How many events to draw.")] = 200,
    by: Annotated[
        str,
        typer.Option("--by", help="The strata: columns, or year, separated by commas; '' for a sample without strata."),
    ] = "root",
    proportional: Annotated[
        bool,
        typer.Option("--proportional", help="As many of each stratum as fit its size, instead of the same number."),
    ] = False,
    seed: Annotated[int, typer.Option("--seed", help="Draws other events; the same number draws the same.")] = 0,
    output: ResultFile = None,
    format: ResultFormat = None,
    table: ResultTable = "sample",
    overwrite: ReplaceTable = False,
    from_table: FromTable = "events",
) -> None:
    """Draw a stratified sample of events to be judged with coder annotate.

    The results have the columns of the events and stratum, stratum_size and weight: how many events each stands for.

    \b
    Examples:
      coder sample events.parquet -n 200 --by root -o sample.jsonl
      coder sample events.csv -n 50 -o sample.jsonl
    """
    from coder.analysis.sampling import Allocation, sample

    check_output(events, output)
    allocation = Allocation.PROPORTIONAL if proportional else Allocation.EQUAL
    found = sample(events, number, names_of(by), seed=seed, allocation=allocation, table=from_table)
    write_result(found.result, output, format, table, overwrite)
    drawn, all_events = sum(item.drawn for item in found.strata), sum(item.size for item in found.strata)
    say(f"{drawn:,} of {counted(all_events, 'event')}; strata: {len(found.strata):,}")
    if without := sum(not item.drawn for item in found.strata):
        say(f"strata without an event in the sample: {without:,}; draw more, or name fewer columns with --by")
