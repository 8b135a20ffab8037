"""Heat map of who does what to whom: sources in rows, targets in columns."""

from __future__ import annotations

from dataclasses import dataclass
from math import expm1, log1p
from typing import Any

from coder.analysis.event_files import Events
from coder.analysis.plots.choices import Measure
from coder.analysis.plots.look import DIVERGING, OTHERS, SEQUENTIAL, Look, altair, conflict_colour, finished, table
from coder.analysis.plots.selection import Selection, select


@dataclass(frozen=True, slots=True)
class Tie:
    """What one actor does to another."""

    source: str
    target: str
    events: int
    goldstein: float
    """The mean weight."""
    conflict: float
    """The share of events that are conflict, from 0 to 1."""

    def value(self, measure: Measure) -> float:
        """Return what a colour is to tell."""
        return float(getattr(self, measure))


@dataclass(frozen=True, slots=True)
class Ties:
    """Who does how much to whom."""

    actors: tuple[str, ...]
    """The actors, the one with most events first, the others last."""
    ties: tuple[Tie, ...]
    left_out: int
    """How many actors are together as others."""
    one_sided: int
    """How many events are left out since they have no source or no target."""


def count_ties(events: Events, selection: Selection, top: int = 20) -> Ties:
    """Count events by source and target; the actors beyond the ``top`` commonest are one, called others."""
    number = select(events, selection)
    events.execute(_TIED)
    actors = [row[0] for row in events.execute(_RANKED).fetchall()]
    named, rest = actors[:top], f"{OTHERS} ({len(actors) - top:,})"
    name = "CASE WHEN list_contains(?::VARCHAR[], {0}) THEN {0} ELSE ? END"
    query = (
        f"SELECT {name.format('source')}, {name.format('target')}, sum(n)::BIGINT, "
        "coalesce(sum(weight) / nullif(sum(scored), 0), 0), sum(conflict) / sum(n) FROM tied GROUP BY ALL ORDER BY ALL"
    )
    ties = tuple(Tie(*row) for row in events.execute(query, [named, rest, named, rest]).fetchall())
    shown = (*named, *((rest,) if len(actors) > top else ()))
    return Ties(shown, ties, max(0, len(actors) - top), number - sum(tie.events for tie in ties))


_DARK = 0.62
"""From this part of the scale on the cells are dark."""
_LETTER = 7
"""The width of a letter, about."""
_TIED = (
    "CREATE OR REPLACE TEMP TABLE tied AS SELECT source, target, count(*) AS n, count(goldstein) AS scored, "
    "sum(goldstein) AS weight, count(*) FILTER (quad > 2) AS conflict "
    "FROM shown WHERE source IS NOT NULL AND target IS NOT NULL GROUP BY ALL"
)
"""Makes the table of all pairs of actors with the sums of their events."""
_RANKED = (
    "SELECT actor FROM (SELECT source AS actor, n FROM tied UNION ALL "
    "SELECT target, n FROM tied WHERE target <> source) GROUP BY actor ORDER BY sum(n) DESC, actor"
)
"""Each actor, the one that takes part in most events first."""


def draw_heat(ties: Ties, measure: Measure = Measure.EVENTS, look: Look | None = None) -> Any:
    """Return an Altair chart with a cell for each pair of actors that has events."""
    alt, look = altair(), look or Look()
    rows = [
        {
            "source": tie.source, "target": tie.target, "value": round(tie.value(measure), 3), "events": tie.events,
            "goldstein": round(tie.goldstein, 2), "conflict": round(tie.conflict, 3),
        }
        for tie in ties.ties
    ]  # fmt: skip
    number = max(len(ties.actors), 1)
    side = max(9, min(90 if number < 6 else 40, (look.width - 150) // number, ((look.height or 10**6) - 120) // number))
    order = list(ties.actors)
    upright = -90 if side < _LETTER * max(map(len, order), default=0) else 0
    most = max((tie.events for tie in ties.ties), default=1)
    base = alt.Chart(table(alt, rows)).encode(
        x=alt.X("target:N", sort=order, scale=alt.Scale(domain=order), axis=_axis(alt, "target", upright, "top")),
        y=alt.Y("source:N", sort=order, scale=alt.Scale(domain=order), axis=_axis(alt, "source", 0, "left")),
        tooltip=["source:N", "target:N", "events:Q", "goldstein:Q", alt.Tooltip("conflict:Q", format=".0%")],
    )  # fmt: skip
    cells = base.mark_rect().encode(color=colour_of(alt, measure, most))
    shown = cells if side < 22 else cells + _figures(alt, base, measure, most, side)
    chart = shown.properties(width=side * number, height=side * number)
    notes = f"{ties.one_sided:,} events without a source or a target are left out" if ties.one_sided else ""
    return finished(chart, look, _TITLES[measure], [_MEANINGS[measure], notes], not rows)


_TITLES = {
    Measure.EVENTS: "Who acts on whom",
    Measure.GOLDSTEIN: "Goldstein weight of who acts on whom",
    Measure.CONFLICT: "Share of conflict in who acts on whom",
}
_MEANINGS = {
    Measure.EVENTS: "number of events, sources in rows, targets in columns",
    Measure.GOLDSTEIN: "mean Goldstein weight, sources in rows, targets in columns",
    Measure.CONFLICT: "share of events that are conflict, sources in rows, targets in columns",
}


def _axis(alt: Any, title: str, angle: int, orient: str) -> Any:
    return alt.Axis(title=title, labelAngle=angle, orient=orient, domain=False, ticks=False, labelPadding=4)


def colour_of(alt: Any, measure: Measure, most: int) -> Any:
    """Return the colour channel of a measure, which rows have as ``value``; no cell has more than ``most`` events."""
    legend = {"orient": "right", "gradientLength": 120}
    if measure is Measure.EVENTS:
        scale = alt.Scale(type="symlog", domain=[0, most], range=list(SEQUENTIAL))
        return alt.Color("value:Q", scale=scale, legend=alt.Legend(title="events", values=steps(most), **legend))
    if measure is Measure.GOLDSTEIN:
        scale = alt.Scale(domain=[-10, -5, 0, 5, 10], range=list(DIVERGING))
        return alt.Color("value:Q", scale=scale, legend=alt.Legend(title="Goldstein weight", **legend))
    return conflict_colour(alt, DIVERGING, "value")


def steps(most: int) -> list[int]:
    """Return the numbers of events that a scale of colours names, as far apart on it as figures need.

    >>> steps(71), steps(556), steps(250_000), steps(4), steps(1)
    ([1, 3, 10, 30, 71], [1, 3, 10, 30, 100, 300, 556], [1, 10, 100, 1000, 10000, 100000, 250000], [1, 2, 4], [1])
    """
    if most < _SMALL:
        return sorted({1, *([2] if most > _SMALL // 2 else []), most})
    between = (1, 3) if most < _LARGE else (1,)
    named = [step * 10**digits for digits in range(len(str(most))) for step in between]
    return [*(number for number in named if number * 1.7 < most), most]


_SMALL, _LARGE = 6, 1000


def _figures(alt: Any, base: Any, measure: Measure, most: int, side: int) -> Any:
    """The numbers in the cells, white on dark ones."""
    form = {Measure.EVENTS: "~s", Measure.GOLDSTEIN: ".1f", Measure.CONFLICT: ".0%"}[measure]
    dark = {
        Measure.EVENTS: f"datum.value > {expm1(_DARK * log1p(most)):.2f}",
        Measure.GOLDSTEIN: "abs(datum.value) > 7",
        Measure.CONFLICT: "abs(datum.value - 0.5) > 0.35",
    }[measure]
    size = 10 if side >= 28 else 8
    text = base.mark_text(fontSize=size).encode(text=alt.Text("value:Q", format=form))
    return text.encode(color=alt.condition(dark, alt.value("white"), alt.value("#222222")))
