"""What events are counted by: pairs of actors or of countries, one actor, a place, a code."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from coder.core.errors import UsageError


class Sort(StrEnum):
    """What the values of a unit are, which says how a panel may list them."""

    PAIR = "pair"
    ONE = "one"


@dataclass(frozen=True, slots=True)
class Unit:
    """One way to tell events apart: the columns of the result, and the column of events that each comes from."""

    name: str
    columns: tuple[str, ...]
    of: tuple[str, ...]
    either: bool = False
    """Whether each event counts both for the value of its source and for that of its target."""
    countries: bool = False
    """Whether the values are codes of countries."""

    @property
    def sort(self) -> Sort:
        """Whether it has two columns or one."""
        return Sort.PAIR if len(self.columns) == 2 else Sort.ONE


def _pair(name: str, part: str, countries: bool = False) -> Unit:
    columns = f"source{part}", f"target{part}"
    return Unit(name, columns, columns, countries=countries)


def _either(name: str, part: str, countries: bool = False) -> Unit:
    return Unit(name, (name,), (f"source{part}", f"target{part}"), either=True, countries=countries)


def _one(name: str, column: str = "", countries: bool = False) -> Unit:
    return Unit(name, (name,), (column or name,), countries=countries)


UNITS = {
    unit.name: unit
    for unit in (
        _pair("dyad", ""),
        _pair("countries", "_country", countries=True),
        _pair("roles", "_role"),
        _either("actor", ""),
        _either("country", "_country", countries=True),
        _either("role", "_role"),
        _one("source"),
        _one("target"),
        _one("source_country", countries=True),
        _one("target_country", countries=True),
        _one("place"),
        _one("place_country", countries=True),
        _one("code"),
        _one("root"),
        _one("plover"),
        _one("quad", "quad_class"),
        _one("status"),
        _one("subject"),
    )
}
"""All units by their names."""


def units_of(names: Iterable[str]) -> tuple[Unit, ...]:
    """Return the units of these names; raises ``UsageError`` for names that are none or do not go together.

    >>> [unit.columns for unit in units_of(["countries", "root"])]
    [('source_country', 'target_country'), ('root',)]
    """
    found = []
    for name in names:
        if name not in UNITS:
            raise UsageError(f"events can't be counted by '{name}'", remedy=f"use some of {', '.join(UNITS)}")
        found.append(UNITS[name])
    columns = [column for unit in found for column in unit.columns]
    twice = next((column for column in columns if columns.count(column) > 1), None)
    if twice is not None:
        raise UsageError(f"'{twice}' would stand twice in the result", remedy="leave one of the two out")
    if sum(unit.either for unit in found) > 1:
        names_of_either = ", ".join(unit.name for unit in found if unit.either)
        raise UsageError(f"{names_of_either} exclude each other", remedy="count by one of them")
    return tuple(found)


def needed_columns(units: Sequence[Unit]) -> list[str]:
    """Return the columns of events that units are made of.

    >>> needed_columns(units_of(["actor", "root"]))
    ['source', 'target', 'root']
    """
    return list(dict.fromkeys(column for unit in units for column in unit.of))
