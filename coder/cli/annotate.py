"""``coder annotate``: judges events in the terminal."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from coder.cli.events import FromTable
from coder.cli.printing import say
from coder.core.errors import CoderError, UsageError


def command(
    sample: Annotated[Path, typer.Argument(help="A sample that coder sample drew, or any file of events.")],
    judge: Annotated[str | None, typer.Option("--judge", help="Who judges; by default the name of the user.")] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", help="The file of judgements; by default beside the sample, as SAMPLE.JUDGE.jsonl."
        ),
    ] = None,
    from_table: FromTable = "events",
) -> None:
    """Judge events in the terminal, a key for each: right, no such event, or which part is wrong.

    Each judgement is written at once; a session that is stopped goes on with the next event.

    \b
    Examples:
      coder annotate sample.jsonl --judge anna
      coder annotate sample.jsonl --judge ben
    """
    from coder.analysis.annotation.queue import Queue, read_sample
    from coder.analysis.judgements import JudgementFile

    name = (judge if judge is not None else getpass.getuser()).strip()
    if not name or not name.isprintable() or "/" in name:
        raise UsageError(f"'{name}' is no name of a judge", remedy="give a short one with --judge")
    file = output or sample.with_name(f"{sample.stem}.{name}.jsonl")
    if file.exists() and file.samefile(sample):
        raise UsageError("the judgements would be written over the sample", file=file, remedy="name another with -o")
    queue = Queue(read_sample(str(sample), from_table), JudgementFile(file), name)
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty()):
        raise UsageError("judging needs a terminal", remedy="run it without a pipe, or judge in coder workbench")
    _app(queue, sample.name).run()
    say(f"{queue.judged} of {len(queue.events)} judged in {file}; coder evaluate judgements {file} sums them up")


def _app(queue: object, name: str) -> Any:
    """The screen; raises ``CoderError`` if the extra ``[workbench]`` is missing."""
    try:
        from coder.analysis.annotation.app import JudgingApp
    except ImportError as error:
        remedy = "pip install 'cameo-coder[workbench]'"
        raise CoderError("judging in the terminal needs the package textual", remedy=remedy) from error
    return JudgingApp(queue, name)  # type: ignore[arg-type]
