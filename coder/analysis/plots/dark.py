"""The same picture on a dark page: each colour has one in its place that stands out there as it does on white."""

from __future__ import annotations

from typing import Any

from coder.analysis.plots.look import DIVERGING, FAINT, INK, QUAD_COLOURS, SEQUENTIAL, STRONG

PAPER, WRITING = "#16191d", "#e6e6e6"
_QUADS = ("#a5d8f5", "#3f9fdd", "#f7cf8e", "#e8763c")
_SHADES = {
    **dict(zip(QUAD_COLOURS.values(), _QUADS, strict=True)),
    **dict(zip(DIVERGING, ("#e8763c", "#7d4b33", "#404040", "#2f5d79", "#3f9fdd"), strict=True)),
    **dict(zip(STRONG, ("#e8763c", "#c28762", "#909090", "#6fa8cf", "#3f9fdd"), strict=True)),
    **dict(zip(SEQUENTIAL, ("#20303d", "#2a567a", "#3f86b8", "#7db9e2", "#d3e9f9"), strict=True)),
    "white": PAPER,
    INK: WRITING,
    FAINT: "#3a4149",
    "#555555": "#b4bac1",
    "#888888": "#80878f",
    "#c9c9c9": "#4d555d",
    "#ececec": "#2b3037",
    "#f0f0ee": "#2a3036",
    "#f1f1f1": "#23282e",
    "#fafcfe": "#111418",
}
"""Numbers run from dark to light here, so that few events stay near the page."""
_DATA = ("data", "datasets")


def darkened(spec: dict[str, Any]) -> dict[str, Any]:
    """Return the specification of a picture with the colours of a dark page; what it shows stays as it is.

    >>> made = darkened({"mark": {"fill": "white"}, "data": {"values": [{"actor": "white"}]}})
    >>> made["mark"], made["data"], made["config"]["title"]
    ({'fill': '#16191d'}, {'values': [{'actor': 'white'}]}, {'color': '#e6e6e6'})
    """
    made: dict[str, Any] = _shaded(spec)
    config = made.setdefault("config", {})
    for part, keys in (("title", ["color"]), ("legend", ["labelColor", "titleColor"])):
        config[part] = {**config.get(part, {}), **dict.fromkeys(keys, WRITING)}
    return made


def _shaded(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: one if key in _DATA else _shaded(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_shaded(one) for one in value]
    return _SHADES.get(value, value) if isinstance(value, str) else value
