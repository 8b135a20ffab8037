"""Pairs gold items with found items so that as many pairs as possible fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

G = TypeVar("G")
F = TypeVar("F")


def maximum_matching(gold: Sequence[G], found: Sequence[F], fits: Callable[[G, F], bool]) -> dict[int, int]:
    """Return a largest set of pairs that fit, as indexes of gold items to those of found items.

    Each item is used once. The first gold item gives up its first choice if that leaves a partner for the second:

    >>> maximum_matching(["ab", "a"], ["a", "b"], lambda gold, found: found in gold)
    {0: 1, 1: 0}
    """
    choices = [[at for at, item in enumerate(found) if fits(wanted, item)] for wanted in gold]
    taken: dict[int, int] = {}
    for index in range(len(gold)):
        _augment(index, choices, taken)
    return dict(sorted((index, at) for at, index in taken.items()))


def _augment(start: int, choices: Sequence[Sequence[int]], taken: dict[int, int]) -> None:
    """Give a gold item a partner, moving others to their next choice along the shortest way that frees one.

    ``taken`` maps found items to the gold items that they are paired with.
    """
    reached_by: dict[int, int] = {}
    queue = [start]
    for index in queue:
        for at in choices[index]:
            if at in reached_by:
                continue
            reached_by[at] = index
            if at not in taken:
                _shift(at, start, reached_by, taken)
                return
            queue.append(taken[at])


def _shift(at: int, start: int, reached_by: dict[int, int], taken: dict[int, int]) -> None:
    """Pair the items along a way that ends at a free found item."""
    partner_of = {index: place for place, index in taken.items()}
    while True:
        index = reached_by[at]
        taken[at] = index
        if index == start:
            return
        at = partner_of[index]
