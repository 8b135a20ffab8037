"""What the commands of ``coder plot`` share: the events and the look that are asked for, and where the picture goes."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coder.analysis.plots.choices import Level
from coder.cli.options import parse_date
from coder.cli.printing import say, show

if TYPE_CHECKING:
    from coder.analysis.event_files import Events
    from coder.analysis.plots.look import Look
    from coder.analysis.plots.selection import Selection

_TERMINAL = 100
"""Columns of a terminal that does not say how wide it is."""


@contextmanager
def opened(files: list[str], need: Sequence[str], output: Path | None, chosen: Selection) -> Iterator[Events]:
    """Open events, once it is known that the output can be written; tell which of those that are chosen have none."""
    from coder.analysis.event_files import open_events
    from coder.analysis.plots.render import check_ending
    from coder.analysis.plots.selection import unseen
    from coder.batch.earlier import check_earlier, is_picture

    if output is not None:
        check_ending(output)
        check_earlier(output, is_picture(output), files)
    with open_events(files, need, purpose="this picture") as events:
        for name in unseen(events, chosen):
            say(f"no event has {name}")
        yield events


def selection(
    level: Level,
    since: str | None,
    until: str | None,
    actors: list[str] | None,
    dyads: list[str] | None,
    foreign: bool = False,
    undirected: bool = False,
) -> Selection:
    """Return which events are chosen; raises ``UsageError`` for a date or a dyad that can't be read."""
    from coder.analysis.plots.selection import Selection, parse_dyad

    pairs = tuple(parse_dyad(dyad) for dyad in dyads or ())
    days = parse_date(since), parse_date(until)
    return Selection(level, *days, tuple(actors or ()), pairs, foreign, not undirected)


def look(title: str, width: int, height: int | None) -> Look:
    """Return how a picture looks."""
    from coder.analysis.plots.look import Look

    return Look(width, height, title)


def give(output: Path | None, dark: bool, draw: Callable[[], Any], write: Callable[[int], Iterable[str]]) -> None:
    """Write the picture, if so wished for a dark page, or its likeness of characters."""
    if output is None:
        for line in write(shutil.get_terminal_size((_TERMINAL, 24)).columns):
            show(line)
        return
    from coder.analysis.plots.render import save_plot

    save_plot(draw(), output, dark)
    say(f"picture in {output}")
