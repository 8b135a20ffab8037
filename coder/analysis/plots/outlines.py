"""Outlines of countries, which the package countryinfo brings (MIT licence; data of Natural Earth, public domain)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from coder.core.errors import CoderError

_PACKAGE = "countryinfo"
Ring = list[list[float]]


def country_outlines() -> list[dict[str, Any]]:
    """Return the outline of each country as a GeoJSON feature whose ``id`` is its ISO 3166 code.

    Raises ``CoderError`` if the extra ``[plot]`` is missing.

    >>> next(outline for outline in country_outlines() if outline["id"] == "CHE")["geometry"]["type"]
    'Polygon'
    """
    return [_feature(shape) for shape in _shapes()]


def _shapes() -> Iterator[dict[str, Any]]:
    """The features of the package, a country once."""
    try:
        folder = files(_PACKAGE) / "data"
    except ModuleNotFoundError as error:
        remedy = "pip install 'cameo-coder[plot]'"
        raise CoderError(f"maps need the package {_PACKAGE}", remedy=remedy) from error
    seen = set()
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if not file.name.endswith(".json"):
            continue
        country = json.loads(file.read_text(encoding="utf-8"))
        code = (country.get("ISO") or {}).get("alpha3")
        for shape in (country.get("geoJSON") or {}).get("features", ()):
            if code and code not in seen:
                seen.add(code)
                yield {"id": code, "geometry": shape["geometry"]}


def _feature(shape: dict[str, Any]) -> dict[str, Any]:
    """A feature whose rings run as Vega wants them: the outer ones clockwise, holes the other way."""
    geometry = shape["geometry"]
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    turned = [[_turned(ring, at == 0) for at, ring in enumerate(polygon)] for polygon in polygons]
    coordinates = turned[0] if geometry["type"] == "Polygon" else turned
    return {"type": "Feature", "id": shape["id"], "geometry": {"type": geometry["type"], "coordinates": coordinates}}


def _turned(ring: Ring, clockwise: bool) -> Ring:
    doubled = sum(one[0] * other[1] - other[0] * one[1] for one, other in zip(ring, ring[1:], strict=False))
    return ring if (doubled < 0) == clockwise else ring[::-1]
