"""How far several coders agree: percentage, Cohen's kappa, Krippendorff's alpha.

Sources: J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20 (1960),
37-46; J. Cohen, Weighted kappa, Psychological Bulletin 70 (1968), 213-220; K. Krippendorff, Computing Krippendorff's
Alpha-Reliability, University of Pennsylvania (2011), https://repository.upenn.edu/asc_papers/43.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from enum import StrEnum
from itertools import combinations
from typing import Any

from coder.core.errors import UsageError

Value = Hashable
"""What a coder assigns to a unit: a code or a number; None where he assigned nothing."""
Distance = Callable[[Any, Any], float]


class Level(StrEnum):
    """What the values are: names, ranks, numbers, or numbers with a true zero."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


def percent_agreement(coders: Sequence[Sequence[Value]]) -> float | None:
    """Return the share of pairs of values of one unit that are equal, as a number from 0 to 1.

    ``coders`` has a row for each coder and in it a value for each unit, None where it is missing. A unit with fewer
    than two values does not count; None if there is no other.

    >>> percent_agreement([["190", "010", "043"], ["190", "020", None]])
    0.5
    """
    pairs = [a == b for unit in pairable(coders) for a, b in combinations(unit, 2)]
    return sum(pairs) / len(pairs) if pairs else None


def cohen_kappa(
    first: Sequence[Value], second: Sequence[Value], weights: Mapping[tuple[Value, Value], float] | None = None
) -> float | None:
    """Return Cohen's kappa of two coders; with ``weights`` his weighted kappa.

    1 is full agreement and 0 what chance would give. Units that one of them did not code do not count. ``weights``
    gives the weight of each disagreement (a pair of values), 0 where a pair is not named. None if there is nothing to
    compare, or if both use one value alone, so that chance explains everything.

    >>> round(cohen_kappa(["war", "war", "talk", "talk"], ["war", "talk", "talk", "talk"]), 3)
    0.5
    """
    pairs = [(a, b) for a, b in zip(first, second, strict=True) if a is not None and b is not None]
    rows, columns = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)

    def cost(a: Value, b: Value) -> float:
        return float(a != b) if weights is None else weights.get((a, b), 0.0)

    observed = sum(cost(a, b) for a, b in pairs) * len(pairs)
    expected = sum(rows[a] * columns[b] * cost(a, b) for a in rows for b in columns)
    return 1 - observed / expected if expected else None


def krippendorff_alpha(coders: Sequence[Sequence[Value]], level: Level | str = Level.NOMINAL) -> float | None:
    """Return Krippendorff's alpha of any number of coders, who need not have coded every unit.

    ``coders`` has a row for each coder and in it a value for each unit, None where it is missing; all but nominal
    values must be numbers. 1 is full agreement, 0 what chance would give; Krippendorff asks for 0.8, and for 0.667
    where conclusions are tentative. None if no unit has two values, or if all values are one. Raises ``UsageError``
    for a level that is none and for values that the level can't have.

    >>> round(krippendorff_alpha([[1, 2, 3, 3], [1, 2, 3, 2], [None, 2, 3, 3]], "interval"), 3)
    0.853
    """
    units = pairable(coders)
    _check(units, Level(level) if level in list(Level) else None, level)
    totals = Counter(value for unit in units for value in unit)
    number = sum(totals.values())
    distance = _distance(Level(level), totals)
    observed = sum(_disagreement(Counter(unit), distance) / (len(unit) - 1) for unit in units)
    expected = _disagreement(totals, distance)
    return 1 - (number - 1) * observed / expected if expected else None


def pairable(coders: Sequence[Sequence[Value]]) -> list[list[Value]]:
    """Return the values of each unit that has two or more.

    >>> pairable([[1, None, 3], [1, 2, 4]])
    [[1, 1], [3, 4]]
    """
    if len({len(row) for row in coders}) > 1:
        raise UsageError("the coders have different numbers of units", remedy="write None where a value is missing")
    units = ([value for value in unit if value is not None] for unit in zip(*coders, strict=True))
    return [unit for unit in units if len(unit) > 1]


def _disagreement(counts: Counter[Value], distance: Distance) -> float:
    """The sum of the distances of all pairs of values, each pair in both orders."""
    return 2 * sum(counts[a] * counts[b] * distance(a, b) for a, b in combinations(counts, 2))


def _check(units: Sequence[Sequence[Value]], level: Level | None, given: str) -> None:
    """Raise ``UsageError`` unless the level is one and the values fit it."""
    if level is None:
        raise UsageError(f"there is no level '{given}'", remedy=f"use one of {', '.join(Level)}")
    if level is Level.NOMINAL:
        return
    strange = next((value for unit in units for value in unit if not isinstance(value, int | float)), None)
    if strange is not None:
        raise UsageError(f"the value {strange!r} is no number", remedy="use --level nominal, or write numbers")


def _distance(level: Level, totals: Counter[Value]) -> Distance:
    """The squared difference of two values by their level (Krippendorff 2011, section D)."""
    if level is Level.ORDINAL:
        return _ordinal(totals)
    if level is Level.INTERVAL:
        return lambda a, b: float(a - b) ** 2
    if level is Level.RATIO:
        return lambda a, b: float((a - b) / (a + b)) ** 2 if a + b else 0.0
    return lambda a, b: float(a != b)


def _ordinal(totals: Counter[Any]) -> Distance:
    """Ranks differ by the values between them: half of those with either rank, and all with one between."""
    middle: dict[Value, float] = {}
    below = 0
    for value in sorted(totals):
        middle[value] = below + totals[value] / 2
        below += totals[value]
    return lambda a, b: (middle[a] - middle[b]) ** 2
