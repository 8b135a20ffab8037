"""Map of places: where events happened, on the outlines of countries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import asinh, pi, radians, tan
from typing import Any

from coder.analysis.event_files import Events
from coder.analysis.plots.look import FAINT, SEQUENTIAL, STRONG, Look, altair, conflict_colour, counted, finished, table
from coder.analysis.plots.outlines import country_outlines
from coder.analysis.plots.selection import Selection, select

_MOST_PLACES = 2000
_NAMED = 12
"""How many places are named on the map, if they are far enough from each other."""


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """The events in one place."""

    place: str
    country: str
    latitude: float
    longitude: float
    events: int
    conflict: float
    """The share of events that are conflict."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where events happened."""

    points: tuple[PlaceCount, ...]
    """The places with co-ordinates, the one with most events first."""
    countries: dict[str, int]
    """The events in each country, with co-ordinates or not."""
    nowhere: int
    """How many events tell no place at all."""


def count_places(events: Events, selection: Selection) -> Places:
    """Count events by place and by country."""
    number = select(events, selection)
    points = events.execute(
        "SELECT coalesce(min(place), ''), coalesce(min(place_country), ''), lat, lon, count(*) AS n, "
        "count(*) FILTER (quad > 2) / count(*) "
        "FROM shown WHERE abs(lat) <= 90 AND abs(lon) <= 180 GROUP BY lat, lon ORDER BY n DESC, lat, lon LIMIT ?",
        [_MOST_PLACES],
    ).fetchall()
    countries = events.execute(
        "SELECT place_country, count(*) FROM shown WHERE place_country IS NOT NULL GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    (placed,) = events.execute(
        "SELECT count(*) FROM shown WHERE place_country IS NOT NULL OR (abs(lat) <= 90 AND abs(lon) <= 180)"
    ).fetchone()
    return Places(tuple(PlaceCount(*row) for row in points), dict(countries), number - placed)


def draw_map(places: Places, world: bool = False, look: Look | None = None) -> Any:
    """Return an Altair chart of the places, or of the countries where no place has co-ordinates.

    The map shows the region in which the places lie, with ``world`` always the whole earth.
    """
    alt, look = altair(), look or Look()
    width = max(200, look.width - 110)
    height = look.height or round(width * 0.55)
    projection = _projection(places.points, world, width, height)
    outlines = country_outlines()
    land = alt.Chart(alt.Data(values=outlines)).mark_geoshape(
        fill="#f0f0ee", stroke="#c9c9c9", strokeWidth=0.6, clip=True
    )
    points = places.points
    layers = [land, *(_points(alt, points, width) if points else _shaded(alt, outlines, places.countries))]
    if not projection:
        layers.insert(0, alt.Chart(alt.sphere()).mark_geoshape(fill="#fafcfe", stroke=FAINT))
    chart = alt.layer(*layers).properties(width=width, height=height)
    chart = chart.project(**(projection or {"type": "equalEarth"}))
    return finished(chart, look, "Where it happened", _notes(places), not (places.points or places.countries))


def _notes(places: Places) -> list[str]:
    """What the map leaves out."""
    shown = sum(point.events for point in places.points) if places.points else sum(places.countries.values())
    vague = sum(places.countries.values()) - shown if places.points else 0
    parts = [f"{vague:,} events with a country alone" if vague > 0 else "", f"{places.nowhere:,} without a place"]
    left = " and ".join(part for part in parts if part and not part.startswith("0 "))
    return [counted(shown) + (f"; left out: {left}" if left else "")]


def _projection(points: Sequence[PlaceCount], world: bool, width: int, height: int) -> dict[str, Any]:
    """Mercator's projection of the region in which the places lie; nothing where that is most of the earth."""
    if world or not points:
        return {}
    east = [radians(point.longitude) for point in points]
    north = [asinh(tan(radians(max(-80.0, min(80.0, point.latitude))))) for point in points]
    wide, high = max(east) - min(east), max(north) - min(north)
    if wide > 0.6 * pi or high > 0.6 * pi:
        return {}
    scale = min(width / (1.25 * wide + 0.12), height / (1.25 * high + 0.12))
    middle = (max(east) + min(east)) / 2, (max(north) + min(north)) / 2
    shift = [width / 2 - scale * middle[0], height / 2 + scale * middle[1]]
    return {"type": "mercator", "scale": scale, "translate": shift}


def _points(alt: Any, points: Sequence[PlaceCount], width: int) -> list[Any]:
    rows = [
        {
            "place": point.place, "country": point.country, "lat": point.latitude, "lon": point.longitude,
            "events": point.events, "conflict": round(point.conflict, 3),
        }
        for point in points
    ]  # fmt: skip
    most = max(point.events for point in points)
    base = alt.Chart(table(alt, rows)).encode(longitude="lon:Q", latitude="lat:Q")
    discs = base.mark_circle(opacity=0.75, stroke="white", strokeWidth=0.5, clip=True).encode(
        size=alt.Size(
            "events:Q", scale=alt.Scale(domain=[0, most], range=[6, 420 if width > 450 else 200]),
            legend=alt.Legend(title="events", symbolFillColor="#888888", values=_steps(most), format="~s"),
        ),
        color=conflict_colour(alt, STRONG),
        tooltip=["place:N", "country:N", "events:Q", alt.Tooltip("conflict:Q", format=".0%")],
    )  # fmt: skip
    named = alt.Chart(table(alt, _apart(rows)))
    named = named.encode(longitude="lon:Q", latitude="lat:Q", text="place:N")
    mark = {"align": "left", "dx": 8, "fontSize": 10, "clip": True}
    return [
        discs,
        named.mark_text(stroke="white", strokeJoin="round", strokeWidth=2.5, **mark),
        named.mark_text(color="#222222", **mark),
    ]


def _steps(most: int) -> list[int]:
    """Numbers for the legend of sizes."""
    return sorted({max(1, round(most * share)) for share in (0.05, 0.3, 1)})


def _apart(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The commonest places that stand far enough from each other to be named."""
    spread = max((row["lon"] for row in rows), default=0) - min((row["lon"] for row in rows), default=0)
    gap = max(spread / 9, 0.01)
    named: list[dict[str, Any]] = []
    for row in rows:
        near = any(abs(row["lon"] - other["lon"]) < gap and abs(row["lat"] - other["lat"]) < gap / 4 for other in named)
        if not near and len(named) < _NAMED:
            named.append(row)
    return named


def _shaded(alt: Any, outlines: list[dict[str, Any]], countries: dict[str, int]) -> list[Any]:
    """The countries that have events, coloured by how many."""
    rows = [outline | {"events": countries[outline["id"]]} for outline in outlines if outline["id"] in countries]
    if not rows:
        return []
    legend = alt.Legend(title="events", format="~s", gradientLength=120, tickMinStep=1)
    colour = alt.Color("events:Q", scale=alt.Scale(type="symlog", domainMin=0, range=list(SEQUENTIAL)), legend=legend)
    chart = alt.Chart(alt.Data(values=rows)).mark_geoshape(stroke="white", strokeWidth=0.5)
    return [chart.encode(color=colour, tooltip=["id:N", "events:Q"])]
