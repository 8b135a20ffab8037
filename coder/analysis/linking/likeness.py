"""How far two mentions may be of one event: who, what and when must agree, the rest is weighed."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

from coder.analysis.linking.mention import Mention, Side, Where, WordWeights

FAMILIES = (
    ("01",), ("02", "10"), ("03", "05", "06"), ("04",), ("07", "15"), ("08",), ("09",), ("11", "12"), ("13",),
    ("14", "114"), ("16", "170", "171", "172", "174"), ("170", "173", "181"),
    ("18", "19", "20", "145", "170", "171", "175"),
)  # fmt: skip
"""Codes that reports of one deed may have, by their beginnings."""
FORCES = frozenset(("GOV", "MIL", "COP", "SPY"))
REBELS = frozenset(("REB", "INS", "SEP", "UAF", "OPP"))
"""Roles on the side of a state, and against it: reports of one deed may name any of one side."""
ELITE = frozenset(("ELI", "GOV", "LEG", "OPP", "PTY"))
"""Roles that one politician may have in several reports: a president, one who was, a party's leader."""


class Weights(NamedTuple):
    """What each agreement or difference counts; ``inside`` a country much of one kind is done on one day."""

    text: float = 4.0
    same_day: float = 1.0
    next_day: float = -0.5
    other_stated_day: float = -3.0
    same_place: float = 0.75
    other_place: float = -2.5
    other_country: float = -1.0
    other_name: float = -0.5
    same_toll: float = 0.5
    other_toll: float = -0.75
    same_figure: float = 0.5
    other_figures: float = -0.75
    same_code: float = 0.5
    same_root: float = 0.25
    other_role: float = -0.5
    opposed_role: float = -2.0
    inside: float = -0.75
    unknown_side: float = -0.5
    vague_date: float = -0.5
    least: float = 1.5
    """So much is needed for a link."""


WEIGHTS = Weights()
_NEAR = 15.0
"""Kilometres between two names of one place."""


@lru_cache(maxsize=1024)
def families(code: str) -> tuple[int, ...]:
    """Return the numbers of the families of a code.

    >>> families("190") == families("1831"), families("145")
    (True, (9, 12))
    """
    return tuple(at for at, family in enumerate(FAMILIES) if code.startswith(family))


def likeness(one: Mention, other: Mention, words: WordWeights, weights: Weights = WEIGHTS) -> float:
    """Return how much speaks for two mentions being of one event; minus infinity if something excludes it.

    What the coder found twice in one sentence are two events, and other numbers with another date are another event.
    """
    if one.sentence == other.sentence:
        return -math.inf
    date = _dates(one, other, weights)
    sides = _side(one.source, other.source, weights) + _side(one.target, other.target, weights)
    numbers = _numbers(one, other, weights)
    total = date + sides
    if date < 0 and numbers < 0:
        total = -math.inf
    if total == -math.inf:
        return total
    if one.source.country == one.target.country or not one.target.country:
        total += weights.inside
    total += _code(one.code, other.code, weights) + _place(one.where, other.where, weights)
    return total + numbers + weights.text * _text(one, other, words)


def _dates(one: Mention, other: Mention, weights: Weights) -> float:
    """Weigh two dates: a report that names no day may tell a day later of what others tell on the day itself."""
    if one.day is None or other.day is None:
        return weights.vague_date
    gap = max(one.first, other.first) - min(one.last, other.last)
    if one.precise and other.precise:
        if gap > 1:
            return -math.inf
        if gap == 0:
            return weights.same_day
        return weights.other_stated_day if one.stated and other.stated else weights.next_day
    return weights.vague_date if gap <= 0 else -math.inf


def _side(one: Side, other: Side, weights: Weights) -> float:
    """Weigh the sources or the targets of two mentions."""
    if one == other:
        return 0.0
    if one.country and other.country and one.country != other.country:
        return -math.inf
    if not one.country or not other.country:
        return weights.unknown_side
    mine, theirs = one.role[:3], other.role[:3]
    if not mine or not theirs or mine == theirs:
        return 0.0
    if mine in FORCES | REBELS and theirs in FORCES | REBELS:
        return 0.0 if (mine in FORCES) == (theirs in FORCES) else weights.opposed_role
    return 0.0 if {mine, theirs} <= ELITE else weights.other_role


def _code(one: str, other: str, weights: Weights) -> float:
    return weights.same_code if one == other else weights.same_root if one[:2] == other[:2] else 0.0


def _place(one: Where | None, other: Where | None, weights: Weights) -> float:
    """Weigh two places: a country or a province does not exclude a town in it."""
    if one is None or other is None:
        return 0.0
    if one.key == other.key:
        return weights.same_place
    if not one.country or not other.country:
        return weights.other_name
    if one.country != other.country:
        return weights.other_place if one.division and other.division else weights.other_country
    if not one.division or not other.division:
        return 0.0
    distance = _distance(one, other)
    return 0.0 if distance is not None and distance < _NEAR else weights.other_place


def _distance(one: Where, other: Where) -> float | None:
    """Return the kilometres between two places on a globe; none if one of them is not known."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    height = math.radians(one.latitude - other.latitude)
    width = math.radians(one.longitude - other.longitude) * math.cos(math.radians(one.latitude))
    return 6371.0 * math.hypot(height, width)


def _numbers(one: Mention, other: Mention, weights: Weights) -> float:
    """Weigh numbers; a toll that differs is told by a figure too, which does not count once more."""
    total = 0.0
    for mine, theirs in zip(one.tolls, other.tolls, strict=True):
        if mine is not None and theirs is not None:
            total += weights.same_toll if _alike(mine, theirs) else weights.other_toll
    if one.figures and other.figures:
        alike = any(_alike(mine, theirs) for mine in one.figures for theirs in other.figures)
        total += weights.same_figure if alike else weights.other_figures if total >= 0 else 0.0
    return total


def _alike(one: int, other: int) -> bool:
    """Return whether two reports may give these numbers for one and the same: 114 and more than 100."""
    return abs(one - other) * 20 <= 3 * max(one, other)


def _text(one: Mention, other: Mention, words: WordWeights) -> float:
    """Return the share of their words that two mentions have in common, rare words counting more."""
    shared = one.words & other.words
    if not shared:
        return 0.0
    return 2 * sum(map(words.__getitem__, shared)) / (one.weight + other.weight)
