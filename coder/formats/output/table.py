"""A table to be read on the screen: the main columns of each event, cut to their widths."""

from __future__ import annotations

from collections.abc import Iterable

from coder.core.terminal import visible_line
from coder.formats.output.columns import COLUMNS, Row
from coder.formats.output.format import OutputFormat

_WIDTHS = {"article_id": 20, "date": 10, "source": 12, "event": 26, "code": 5, "target": 12, "trigger": 30}
_PLACES = [COLUMNS.index(name) for name in _WIDTHS]


def _encode(rows: Iterable[Row]) -> str:
    return "".join([_line(["-" if row[at] is None else visible_line(str(row[at])) for at in _PLACES]) for row in rows])


def _line(cells: Iterable[str]) -> str:
    """Return a line of cells, each cut or padded to the width of its column."""
    widths = tuple(_WIDTHS.values())
    cut = [
        cell if len(cell) <= width else cell[: width - 1] + "\u2026" for cell, width in zip(cells, widths, strict=True)
    ]
    return " ".join(f"{cell:<{width}}" for cell, width in zip(cut, widths, strict=True)).rstrip() + "\n"


TABLE = OutputFormat(
    "table",
    (".txt",),
    encode=_encode,
    header=_line(_WIDTHS) + _line("-" * width for width in _WIDTHS.values()),
)
