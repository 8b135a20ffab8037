"""Sets rows as a table to be read on the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from coder.core.terminal import visible_line


def text_table(columns: Sequence[str], rows: Callable[[], Iterable[Sequence[Any]]], widest: int = 40) -> Iterator[str]:
    """Yield the lines of a table; ``rows`` is called twice, first for the widths of the columns.

    Numbers stand at the right of their columns; what is longer than ``widest`` is cut.

    >>> print("\\n".join(text_table(("source", "events"), lambda: [("RUS", 12), (None, 3)])))
    source  events
    ------  ------
    RUS         12
    -            3
    """
    widths = [len(name) for name in columns]
    numeric = [True] * len(columns)
    for row in rows():
        for at, cell in enumerate(row):
            widths[at] = max(widths[at], min(len(_text(cell)), widest))
            numeric[at] = numeric[at] and (cell is None or isinstance(cell, (int, float)))
    yield _line(columns, widths, numeric)
    yield _line(["-" * width for width in widths], widths, numeric)
    for row in rows():
        yield _line([_text(cell) for cell in row], widths, numeric)


def _text(cell: Any) -> str:
    """Return a cell as text; numbers with at most four places."""
    if cell is None:
        return "-"
    if isinstance(cell, float):
        return f"{cell:.4f}".rstrip("0").rstrip(".")
    return visible_line(str(cell))


def _line(cells: Sequence[str], widths: Sequence[int], numeric: Sequence[bool]) -> str:
    parts = []
    for cell, width, number in zip(cells, widths, numeric, strict=True):
        cut = cell if len(cell) <= width else cell[: width - 1] + "\u2026"
        parts.append(f"{cut:>{width}}" if number else f"{cut:<{width}}")
    return "  ".join(parts).rstrip()
