"""How pictures look: colours that the colour-blind can tell apart, sizes, titles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from coder.core.errors import CoderError

QUADS = {
    1: "verbal co-operation",
    2: "material co-operation",
    3: "verbal conflict",
    4: "material conflict",
}
"""The quad classes and what they are called."""
QUAD_COLOURS = {1: "#56b4e9", 2: "#0072b2", 3: "#f0a432", 4: "#c8500a"}
"""Blue for co-operation and orange for conflict, dark for deeds and light for words (after Okabe and Ito)."""
COOPERATION, CONFLICT = QUAD_COLOURS[2], QUAD_COLOURS[4]
UNKNOWN, _NO_QUAD = "#999999", "no quad class"
"""The colour of events without a quad class, and what they are called."""
DIVERGING = (CONFLICT, "#f0c9a6", "#e4e4e4", "#aed2e8", COOPERATION)
"""From conflict to co-operation, for areas."""
STRONG = (CONFLICT, "#dd9a63", "#b5b5b5", "#6fa8cf", COOPERATION)
"""From conflict to co-operation, for lines and dots on white."""
SEQUENTIAL = ("#eef4f8", "#b5d3e7", "#6aaed6", "#2f7fbc", "#08306b")
"""From few events to many."""
OTHERS = "others"
_WIDE = 620
"""The width in which the names of the quad classes stand in one line."""
_APART = 26
"""Pixels between the names of a legend, so that they stay apart in the wider letters of a machine without these."""
_NOTHING = "no events"
INK, FAINT = "#222222", "#d8d8d8"
_EXTRA = "pip install 'cameo-coder[plot]'"


@dataclass(frozen=True, slots=True)
class Look:
    """The size of a picture in pixels, about, and its title."""

    width: int = 800
    height: int | None = None
    """None for what suits the content."""
    title: str = ""


def altair() -> Any:
    """Load the package that draws; raises ``CoderError`` if the extra ``[plot]`` is missing."""
    return _loaded("altair")


def vl_convert() -> Any:
    """Load the package that turns drawings into files; raises ``CoderError`` if the extra ``[plot]`` is missing."""
    return _loaded("vl_convert")


def _loaded(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise CoderError(f"pictures need the package {name}", remedy=_EXTRA) from error


def finished(chart: Any, look: Look, title: str, subtitle: Iterable[str] = (), empty: bool = False) -> Any:
    """Return a chart with its title and the fonts and lines that all share; an ``empty`` one says that it is."""
    subtitle = [_NOTHING] if empty else subtitle
    lines = [line for line in subtitle if line]
    heading = {"text": look.title or title, "subtitle": lines} if lines else {"text": look.title or title}
    return (
        chart.properties(title=heading, padding=10)
        .configure(font="Liberation Sans, Arial, Helvetica, sans-serif", background="white")
        .configure_view(stroke=None)
        .configure_title(anchor="start", fontSize=15, subtitleFontSize=11, subtitleColor="#555555", offset=10)
        .configure_axis(
            titleFontWeight="normal", titleColor=INK, labelColor=INK, gridColor="#ececec", domainColor="#888888",
            tickColor="#888888", labelFontSize=10, titleFontSize=11,
        )
        .configure_legend(titleFontWeight="normal", labelFontSize=11, titleFontSize=11, columnPadding=_APART)
        .configure_header(labelFontSize=11, labelFontWeight="bold", labelColor=INK, title=None, labelAnchor="start")
    )  # fmt: skip


def quad_name(quad: int) -> str:
    """Return what a quad class is called; 0 stands for an event without one.

    >>> quad_name(4), quad_name(0)
    ('material conflict', 'no quad class')
    """
    return QUADS.get(quad, _NO_QUAD)


def quad_colour(alt: Any, width: int, rows: Sequence[dict[str, Any]]) -> Any:
    """Return the colour channel of the ``kind`` of rows, which is a quad class; the legend fits the width."""
    names, colours = list(QUADS.values()), list(QUAD_COLOURS.values())
    if any(row["kind"] == _NO_QUAD for row in rows):
        names, colours = [*names, _NO_QUAD], [*colours, UNKNOWN]
    scale = alt.Scale(domain=names, range=colours)
    columns = 5 if width >= _WIDE else 2
    return alt.Color("kind:N", scale=scale, legend=alt.Legend(title=None, orient="top", columns=columns))


def conflict_colour(alt: Any, colours: Sequence[str], field: str = "conflict") -> Any:
    """Return the colour channel of a field with the share of events that are conflict; ``colours`` end with none."""
    scale = alt.Scale(domain=[0, 0.25, 0.5, 0.75, 1], range=list(reversed(colours)))
    return alt.Color(f"{field}:Q", scale=scale, legend=alt.Legend(title="conflict", format=".0%", gradientLength=120))


def counted(number: int) -> str:
    """Return a number of events in words.

    >>> counted(1), counted(1200)
    ('1 event', '1,200 events')
    """
    return f"{number:,} event{'s' * (number != 1)}"


WHOLE = "datum.value % 1 ? '' : format(abs(datum.value), '~s')"
"""Names the whole numbers of an axis and leaves out the others; what lies below zero is counted downwards."""


def table(alt: Any, rows: Sequence[dict[str, Any]]) -> Any:
    """Return rows as data of a chart, inside the chart itself."""
    return alt.Data(values=list(rows))
