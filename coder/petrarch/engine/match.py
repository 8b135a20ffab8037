"""Matches the sides of a pattern against the words that stand before and after a verb."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from coder.petrarch.engine.notation import ACTOR_MARKS, GROUP, NEXT, OBJECT
from coder.petrarch.engine.rows import Words
from coder.petrarch.engine.units import Layout

Bound = tuple[tuple[str, int], ...]
"""The actor marks of a side, each with the unit that it found."""


class Side(NamedTuple):
    """The words on one side of a verb: token positions, those nearest to the verb first."""

    layout: Layout
    spots: Sequence[int]
    backwards: bool


def match(elements: Sequence[tuple[str, str, str]], side: Side, sets: Mapping[str, tuple[Words, ...]]) -> Bound | None:
    """Return the units that the actor marks of a side find, None where the side does not match.

    Words may stand between elements that are not joined by ``_``; the nearest fit counts.
    """
    return _match(elements, 0, side, 0, sets, set())


def _match(
    elements: Sequence[tuple[str, str, str]],
    at: int,
    side: Side,
    spot: int,
    sets: Mapping[str, tuple[Words, ...]],
    failed: set[tuple[int, int]],
) -> Bound | None:
    """Match the elements of a side from ``at`` on with the words from ``spot`` on; what failed once fails again."""
    if at == len(elements):
        return ()
    if (at, spot) in failed:
        return None
    kind, value, link = elements[at]
    find = _actor(kind, side, spot) if kind in ACTOR_MARKS else _words(kind, value, side, spot, link, sets)
    for first, stop, unit in find:
        if not _linked(link, side, spot, first):
            continue
        rest = _match(elements, at + 1, side, stop, sets, failed)
        if rest is not None:
            return ((kind, unit), *rest) if unit >= 0 and kind != "^" else rest
    failed.add((at, spot))
    return None


def _linked(link: str, side: Side, spot: int, first: int) -> bool:
    """Return whether the words between the last element and this one may stand there."""
    if link == NEXT:
        return first == spot
    if link not in (GROUP, OBJECT):
        return True
    groups, spots = side.layout.groups, side.spots
    near = {groups[spots[spot - 1]] if spot else None, groups[spots[first]]}
    if link == GROUP and len(near) > 1:
        return False
    return all(groups[spots[between]] in near for between in range(spot, first))


def _words(
    kind: str, value: str, side: Side, spot: int, link: str, sets: Mapping[str, tuple[Words, ...]]
) -> Iterator[tuple[int, int, int]]:
    """Return where a word or a member of a set stands, the nearest place first."""
    phrases: tuple[Words, ...] = sets[value] if kind == "set" else ((value,),)
    words, spots = side.layout.words, side.spots
    for first in range(spot, spot + 1 if link == NEXT else len(spots)):
        for phrase in phrases:
            stop = first + len(phrase)
            if stop <= len(spots) and all(
                words[spots[first + at]] == word
                for at, word in enumerate(reversed(phrase) if side.backwards else phrase)
            ):
                yield first, stop, -1


def _actor(kind: str, side: Side, spot: int) -> Iterator[tuple[int, int, int]]:
    """Return the nearest unit: for ``%`` a compound, for ``$`` and ``+`` one with a known actor, else any."""
    layout = side.layout
    others = []
    seen: set[int] = set()
    for first in range(spot, len(side.spots)):
        unit = layout.unit_at[side.spots[first]]
        if unit < 0 or unit in seen:
            continue
        seen.add(unit)
        found = first, _beyond(side, first, unit), unit
        if layout.units[unit].compound if kind == "%" else kind == "^" or layout.units[unit].mentions:
            yield found
            break
        others.append(found)
    if kind in "$+":
        yield from others[:1]


def _beyond(side: Side, first: int, unit: int) -> int:
    """Return the place behind a unit."""
    stop = first
    while stop < len(side.spots) and side.layout.unit_at[side.spots[stop]] == unit:
        stop += 1
    return stop
