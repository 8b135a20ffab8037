"""Stops a run on Ctrl-C, a request to end or the end of its terminal, but never in the middle of a write."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

import typer

from coder.batch.run import Interrupted


class Stopper:
    """Lets the first SIGINT, SIGTERM or SIGHUP raise ``Interrupted``, in a ``held`` block only at its end.

    Later ones do not disturb the run while it puts its things in order.
    """

    def __init__(self) -> None:
        self.number: int | None = None
        """The signal that came."""
        self._held = False

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Take over the signals."""
        numbers = _numbers()
        before = [signal.signal(number, self._stop) for number in numbers]
        try:
            yield
        finally:
            for number, handler in zip(numbers, before, strict=True):
                signal.signal(number, handler)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold back signals until the end of the block."""
        before, self._held = self.number, True
        try:
            yield
        finally:
            self._held = False
        if self.number != before:
            raise Interrupted

    def end(self) -> NoReturn:
        """End the command with 128 and the number of the signal; of SIGHUP it dies, as its terminal expects."""
        number = signal.SIGINT if self.number is None else self.number
        if number == getattr(signal, "SIGHUP", None):
            signal.raise_signal(number)  # nobody watches any more
        raise typer.Exit(128 + number)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        if self.number is None:
            self.number = number
            if not self._held:
                raise Interrupted


def _numbers() -> list[signal.Signals]:
    """Return the signals that stop a run: not SIGHUP where ``nohup`` has it ignored, nor on Windows, which has none."""
    found = [signal.SIGINT, signal.SIGTERM]
    if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        found.append(signal.SIGHUP)
    return found
