"""Shows the progress of a run: a bar on a terminal, elsewhere a line now and then."""

from __future__ import annotations

import sys
import time
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from coder.batch.checkpoint import Counts, total
from coder.batch.tasks import Block
from coder.cli.printing import say
from coder.cli.signals import Stopper
from coder.core.terminal import visible_line

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

LINES = 30.0
"""Seconds between two lines without a terminal."""
QUIET = 2.0
"""Seconds before a bar is shown: a short run needs none."""
SHOWN = 20
"""How many rejected records are shown one by one."""


class Reporter:
    """Shows the progress of a run on standard error."""

    def __init__(self, size: int, stopper: Stopper, rejects: str | None, bar: bool, quiet: float = QUIET) -> None:
        """``quiet``: the seconds before a bar is shown."""
        self._size = size
        self._stopper = stopper
        self._rejects = rejects
        self._quiet = quiet
        self._bar: Progress | None = None
        self._wanted = bar and sys.stderr is not None and sys.stderr.isatty()
        self._task: TaskID | None = None
        self._counts = Counts()
        self._before = Counts()
        self._begun = self._said = time.monotonic()
        self._first: int | None = None
        self._shown = 0

    def begin(self, counts: Counts, resumed: bool) -> None:
        self._before = self._counts = counts
        if resumed:
            say(f"resuming after {counts.articles:,} articles and {counts.events:,} events")

    def held(self) -> AbstractContextManager[None]:
        return self._stopper.held()

    def block(self, block: Block) -> None:
        self._first = block.read if self._first is None else self._first
        self._counts = total((self._counts, block.counts))
        for error in block.rejects:
            self._shown += 1
            if self._shown <= SHOWN:
                self._say(str(error))
            elif self._shown == SHOWN + 1:
                place = f"all are in {self._rejects}" if self._rejects else "name a file for all of them with --rejects"
                self._say(f"more records were rejected; {place}")
        if self._wanted:
            self._update(block)
        elif time.monotonic() - self._said >= LINES:
            self._said = time.monotonic()
            say(self._line(block))

    def close(self) -> None:
        """Leave the terminal as it was."""
        if self._bar is not None:
            self._bar.stop()

    def _say(self, text: str) -> None:
        if self._bar is not None:
            self._bar.console.print(f"coder: {visible_line(text)}", markup=False, highlight=False)
        else:
            say(text)

    def _rate(self) -> float:
        return (self._counts.sentences - self._before.sentences) / max(time.monotonic() - self._begun, 0.001)

    def _left(self, read: int) -> str:
        """Return how long the rest will take, as far as that is known."""
        if not self._size or self._first is None or read <= self._first:
            return ""
        left = (time.monotonic() - self._begun) * max(self._size - read, 0) / (read - self._first)
        return f"about {duration(left)} left"

    def _line(self, block: Block) -> str:
        counts = self._counts
        done = f"{counts.articles:,} articles, {counts.events:,} events, {counts.rejected:,} rejected"
        text = f"{done}; {self._rate():,.0f} sentences a second"
        left = self._left(block.read)
        return f"{text}; {block.read / self._size:.0%} of the input, {left}" if left else text

    def _update(self, block: Block) -> None:
        if self._bar is None:
            if time.monotonic() - self._begun < self._quiet:
                return
            self._bar = progress_bar()
            self._task = self._bar.add_task("", total=self._size or None, completed=self._first or 0)
            self._bar.start()
        assert self._task is not None
        parts = [f"{self._counts.articles:,} articles, {self._counts.events:,} events", self._left(block.read)]
        text = ", ".join(part for part in (*parts, f"{self._rate():,.0f} sentences a second") if part)
        self._bar.update(self._task, completed=block.read, description=text)


def duration(seconds: float) -> str:
    """Return a time in words, as exactly as one needs it.

    >>> duration(7.2), duration(80), duration(7500)
    ('7 s', '1 min 20 s', '2 h 5 min')
    """
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    return f"{whole // 60} min {whole % 60} s" if whole < 3600 else f"{whole // 3600} h {whole % 3600 // 60} min"


def progress_bar() -> Progress:
    """Return a bar with the share that is done, on standard error; it goes when the run ends."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn
    from rich.table import Column

    return Progress(
        TaskProgressColumn(style="bold"),
        BarColumn(bar_width=20),
        TextColumn("{task.description}", table_column=Column(no_wrap=True, overflow="ellipsis")),
        console=Console(stderr=True),
        refresh_per_second=4,
        transient=True,
    )
