"""The parts of a place as other data sets list them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from coder.core.circumstances import Place
from coder.core.paths import dictionaries_dir
from coder.core.yaml_entries import read_entries

COUNTRY, TOWN_OF_USA, TOWN = "1", "3", "4"
"""Types of places in GDELT: a country, a town of the United States, a town elsewhere."""
NOWHERE = Place("", None, "")


@cache
def fips_codes() -> Mapping[str, str]:
    """Return the FIPS 10-4 codes of countries by our codes.

    >>> fips_codes()["DEU"]
    'GM'
    """
    name = "ontology/fips_countries.yaml"
    return {entry.text("code"): entry.text("fips") for entry in read_entries(dictionaries_dir() / name, name)}


def coordinates(place: Place | None) -> tuple[str, str]:
    """Return latitude and longitude in degrees as text; empty where they are not known."""
    if place is None or place.latitude is None:
        return "", ""
    return str(place.latitude), str(place.longitude)


def gdelt_place(place: Place | None) -> tuple[str, ...]:
    """Return type, full name, country, first division, latitude, longitude and feature id of a place as GDELT has them.

    >>> gdelt_place(Place("Homs", "SYR", "clause", "SY.11", 34.72405, 36.72559, 169577))
    ('4', 'Homs', 'SY', 'SY11', '34.72405', '36.72559', '169577')
    """
    if place is None:
        return ("",) * 7
    country = fips_codes().get(place.country or "", "")
    division = country + (place.admin1 or "").partition(".")[2] if country else ""
    town = TOWN_OF_USA if place.country == "USA" else TOWN
    kind = town if place.geonames_id is not None else COUNTRY if country else ""
    return kind, place.name, country, division, *coordinates(place), str(place.geonames_id or "")
