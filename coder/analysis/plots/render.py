"""Writes a picture to a file: HTML that needs no network, SVG, PNG, PDF, or the Vega-Lite specification."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from coder.analysis.plots.dark import darkened
from coder.analysis.plots.look import vl_convert
from coder.batch.checkpoint import whole_file
from coder.core.errors import UsageError

ENDINGS = (".html", ".svg", ".png", ".pdf", ".json")
_SCALE = 2.0
"""Pixels of a PNG for each pixel of the picture, so that it is sharp in print."""


def save_plot(chart: Any, path: str | Path, dark: bool = False) -> None:
    """Write a chart to a file whose ending says how, if so wished for a dark page.

    Raises ``UsageError`` for another ending.

    >>> save_plot(None, "chart.docx")
    Traceback (most recent call last):
    coder.core.errors.UsageError: chart.docx: pictures can't be written so (end its name with .html, .svg, .png, .pdf \
or .json)
    """
    file = Path(path)
    kind = file.suffix.lower()
    check_ending(file)
    spec = chart.to_dict()
    data = _rendered(darkened(spec) if dark else spec, kind)
    with whole_file(file) as new:
        new.write_bytes(data)


def check_ending(path: Path) -> None:
    """Raise ``UsageError`` unless the name of a file says what picture it is."""
    if path.suffix.lower() not in ENDINGS:
        remedy = f"end its name with {', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}"
        raise UsageError("pictures can't be written so", file=path, remedy=remedy)


def _rendered(spec: dict[str, Any], kind: str) -> bytes:
    """A specification in one of the forms; fonts and programs are those of the converter."""
    if kind == ".json":
        return (json.dumps(spec, ensure_ascii=False, indent=1) + "\n").encode()
    converter = vl_convert()
    if kind == ".png":
        return bytes(converter.vegalite_to_png(spec, scale=_SCALE))
    if kind == ".pdf":
        return bytes(converter.vegalite_to_pdf(spec))
    if kind == ".svg":
        return str(converter.vegalite_to_svg(spec)).encode()
    return str(converter.vegalite_to_html(spec, bundle=True)).encode()
