"""How memory is handled while much is loaded at once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def kept() -> Iterator[None]:
    """What is made meanwhile stays to the end of the process: the collector need never look at it."""
    with no_garbage_collection():
        yield
        gc.freeze()


@contextmanager
def no_garbage_collection() -> Iterator[None]:
    """Many small objects are made at once: the collector would search them again and again (measured: three times slower)."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
