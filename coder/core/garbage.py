"""Switches off the garbage collector while much is loaded at once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def kept() -> Iterator[None]:
    """Keep what is made meanwhile to the end of the process, so that the collector never looks at it."""
    with no_garbage_collection():
        yield
        gc.freeze()


@contextmanager
def between_collections() -> Iterator[None]:
    """Make much with the collector off; at the end it looks once at what is left, and never again.

    What is known of words and entries grows with a corpus, and a collector that is left to itself searches all of it
    again and again.
    """
    with no_garbage_collection():
        yield
        gc.collect(0)
        gc.freeze()


@contextmanager
def no_garbage_collection() -> Iterator[None]:
    """Switch the collector off while many small objects are made.

    It would search them again and again, which makes loading three times as slow.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
