"""Stops a run on Ctrl-C or a request to end, but never in the middle of a write."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from coder.batch.run import Interrupted


class Stopper:
    """Lets SIGINT and SIGTERM raise ``Interrupted``, in a ``held`` block only at its end."""

    def __init__(self) -> None:
        self.number: int | None = None
        """The signal that came."""
        self._held = False

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Take over the signals."""
        numbers = (signal.SIGINT, signal.SIGTERM)
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

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.number = number
        if not self._held:
            raise Interrupted
