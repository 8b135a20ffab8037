"""Network of actors: who has to do with whom, how much, and whether it is conflict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from coder.analysis.plots.heat import Ties
from coder.analysis.plots.layout import spring_layout
from coder.analysis.plots.look import INK, OTHERS, STRONG, Look, altair, conflict_colour, finished, table

_TIES_A_NODE = 3
"""How many ties are drawn for each node, the strongest first."""
_FEW = 25
"""So many actors have room for large letters."""


@dataclass(frozen=True, slots=True)
class Edge:
    """What two actors do to each other, in either direction."""

    one: str
    other: str
    events: int
    conflict: float
    """The share of events that are conflict."""


def edges_of(ties: Ties) -> list[Edge]:
    """Return the pairs of named actors with the events between them, the most first.

    >>> from coder.analysis.plots.heat import Tie
    >>> ties = Ties(("A", "B"), (Tie("A", "B", 3, 0, 1.0), Tie("B", "A", 1, 0, 0.0), Tie("A", "A", 5, 0, 0.0)), 0, 0)
    >>> edges_of(ties)
    [Edge(one='A', other='B', events=4, conflict=0.75)]
    """
    sums: dict[tuple[str, str], tuple[int, float]] = {}
    for tie in ties.ties:
        one, other = sorted((tie.source, tie.target))
        if one != other and OTHERS not in (one.split(" ")[0], other.split(" ")[0]):
            events, conflict = sums.get((one, other), (0, 0.0))
            sums[one, other] = events + tie.events, conflict + tie.conflict * tie.events
    edges = [Edge(*pair, events, conflict / events) for pair, (events, conflict) in sums.items()]
    return sorted(edges, key=lambda edge: (-edge.events, edge.one, edge.other))


def draw_network(ties: Ties, look: Look | None = None) -> Any:
    """Return an Altair chart with a disc for each actor and a line between those that have to do with each other."""
    alt, look = altair(), look or Look()
    edges = edges_of(ties)
    nodes = _weights(edges)
    kept = _strongest(edges, _TIES_A_NODE * len(nodes))
    width, height = max(200, look.width - 130), look.height or max(220, min(640, round(look.width * 0.62)))
    places = spring_layout(list(nodes), {(edge.one, edge.other): float(edge.events) for edge in kept}, width / height)
    frame = {
        "x": alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-0.08, width / height + 0.08])),
        "y": alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[-0.08, 1.1])),
    }
    lines = _lines(alt, [_line(edge, places) for edge in reversed(kept)], frame)
    spots = [{"actor": node, "events": nodes[node], "x": x, "y": y} for node, (x, y) in places.items()]
    chart = alt.layer(lines, *_discs(alt, spots, frame)).properties(width=width, height=height)
    return finished(chart, look, "Who has to do with whom", [_MEANING, _left_out(ties, edges, kept)], not edges)


_MEANING = "lines: events between two actors, width by number, colour by the share that is conflict; discs: their sum"


def _strongest(edges: list[Edge], number: int) -> list[Edge]:
    """The strongest ties, and the strongest of each actor."""
    kept = edges[:number]
    tied = {actor for edge in kept for actor in (edge.one, edge.other)}
    for edge in edges[number:]:
        if not {edge.one, edge.other} <= tied:
            kept.append(edge)
            tied |= {edge.one, edge.other}
    return kept


def _weights(edges: list[Edge]) -> dict[str, int]:
    """The events of each actor that has ties."""
    sums: dict[str, int] = {}
    for edge in edges:
        for actor in (edge.one, edge.other):
            sums[actor] = sums.get(actor, 0) + edge.events
    return dict(sorted(sums.items(), key=lambda item: (-item[1], item[0])))


def _line(edge: Edge, places: Mapping[str, tuple[float, float]]) -> dict[str, Any]:
    (x, y), (x2, y2) = places[edge.one], places[edge.other]
    ends = {"x": x, "y": y, "x2": x2, "y2": y2}
    return {"pair": f"{edge.one} - {edge.other}", "events": edge.events, "conflict": round(edge.conflict, 3), **ends}


def _lines(alt: Any, rows: list[dict[str, Any]], frame: Mapping[str, Any]) -> Any:
    """The ties, the strongest on top."""
    most = max((row["events"] for row in rows), default=1)
    width = alt.Scale(type="sqrt", domain=[0, most], range=[0.4, 9])
    return alt.Chart(table(alt, rows)).mark_rule(strokeCap="round").encode(
        **frame, x2="x2:Q", y2="y2:Q", color=conflict_colour(alt, STRONG),
        strokeWidth=alt.StrokeWidth("events:Q", scale=width, legend=None),
        tooltip=["pair:N", "events:Q", alt.Tooltip("conflict:Q", format=".0%")],
    )  # fmt: skip


def _discs(alt: Any, rows: list[dict[str, Any]], frame: Mapping[str, Any]) -> tuple[Any, Any, Any]:
    """The actors and their names, on a white edge so that no line runs through them."""
    most = max((row["events"] for row in rows), default=1)
    few = len(rows) <= _FEW
    size = alt.Size("events:Q", scale=alt.Scale(domain=[0, most], range=[20, 420 if few else 260]), legend=None)
    base = alt.Chart(table(alt, rows)).encode(**frame)
    discs = base.mark_circle(color="#555555", opacity=1, stroke="white", strokeWidth=1)
    name = {"fontSize": 11 if few else 9, "dy": -15, "fontWeight": "bold"}
    edge = base.mark_text(stroke="white", strokeJoin="round", strokeWidth=3.5, **name).encode(text="actor:N")
    return (
        discs.encode(size=size, tooltip=["actor:N", "events:Q"]),
        edge,
        base.mark_text(color=INK, **name).encode(text="actor:N"),
    )


def _left_out(ties: Ties, edges: list[Edge], kept: list[Edge]) -> str:
    parts = []
    if ties.left_out:
        parts.append(f"{ties.left_out:,} actors")
    if len(kept) < len(edges):
        parts.append(f"{len(edges) - len(kept):,} weak ties")
    return f"left out: {' and '.join(parts)}" if parts else ""
