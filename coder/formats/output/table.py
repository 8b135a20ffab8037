"""A table to be read on the screen: the main columns of each event, fitted to a width."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Any, NamedTuple

from coder.core.terminal import QUAD_STYLES, Style, painted, visible_line
from coder.formats.output.columns import COLUMNS, Cell, Row
from coder.formats.output.format import OutputFormat

INDENT = "    "
"""Before the sentence under its events."""
_KEPT_WIDTH = 20
"""The width of a column that is kept of articles."""


class Look(NamedTuple):
    """How the table looks."""

    width: int = 120
    """How many characters a line may have."""
    colour: bool = False
    """Whether events have the colour of their quad class."""
    sentences: bool = False
    """Whether each sentence stands under its events."""


class _Column(NamedTuple):
    name: str
    least: int
    most: int
    """Its narrowest and its widest useful width."""
    rank: int
    """Which column a narrow screen loses first: the highest."""


_TABLE_COLUMNS = (
    _Column("article_id", 12, 24, 4),
    _Column("date", 10, 10, 5),
    _Column("source", 9, 14, 0),
    _Column("event", 18, 36, 1),
    _Column("code", 4, 5, 3),
    _Column("target", 9, 14, 0),
    _Column("trigger", 8, 40, 6),
)
_PLACE = {name: COLUMNS.index(name) for name in COLUMNS}


def table(look: Look, kept: tuple[str, ...] = ()) -> OutputFormat:
    """Return the format of a table that looks so, with what events keep of their articles.

    >>> print(table(Look(width=60)).header, end="")
    article_id    source    event                code target
    ------------- --------- -------------------- ---- ----------
    """
    widths = fitted(look.width - (_KEPT_WIDTH + 1) * len(kept)) | dict.fromkeys(kept, _KEPT_WIDTH)
    names = _line(list(widths), widths)
    rule = _line(["-" * width for width in widths.values()], widths)
    head = painted(names, Style.BOLD) if look.colour else names
    place = {name: at for at, name in enumerate((*COLUMNS, *kept))}
    encode = partial(_encode, look, {place[name]: width for name, width in widths.items()})
    header = f"{head}\n{rule}\n"
    return OutputFormat("table", (".txt",), encode=encode, header=header, kept=kept, widen=partial(_with_kept, look))


def _with_kept(look: Look, format: OutputFormat, kept: tuple[str, ...]) -> OutputFormat:
    return table(look, kept)


def fitted(width: int) -> dict[str, int]:
    """Return the columns that fit into a line, with their widths; what is left over is shared by their use for it.

    >>> sum(fitted(80).values()) + len(fitted(80)) - 1, list(fitted(40))
    (80, ['source', 'event', 'target'])
    """
    kept = list(_TABLE_COLUMNS)
    while len(kept) > 1 and sum(column.least for column in kept) + len(kept) - 1 > width:
        kept.remove(max(kept, key=lambda column: column.rank))
    spare = width - sum(column.least for column in kept) - len(kept) + 1
    widths: dict[str, int] = {}
    wanted = sum(column.most - column.least for column in kept)
    for column in kept:
        more = column.most - column.least
        given = min(more, spare * more // wanted) if wanted and spare > 0 else 0
        widths[column.name] = column.least + given
        spare, wanted = spare - given, wanted - more
    return widths


def _encode(look: Look, widths: dict[int, int], rows: Iterable[Row]) -> str:
    return "".join(f"{line}\n" for line in _lines(look, widths, rows))


def _lines(look: Look, widths: dict[int, int], rows: Iterable[Row]) -> Iterator[str]:
    """Yield a line for each row, of cells at some places with their widths."""

    def sentence(row: Row) -> tuple[object, ...]:
        return row[_PLACE["article_id"]], row[_PLACE["sentence"]], row[_PLACE["text"]]

    for _, group in groupby(rows, key=sentence):
        events = list(group)
        for row in events:
            line = _line([_cell(row[at]) for at in widths], widths)
            style = QUAD_STYLES.get(row[_PLACE["quad_class"]]) if look.colour else None  # type: ignore[arg-type]
            yield painted(line, style) if style else line
        if look.sentences:
            yield from _sentence(look, events)


def _sentence(look: Look, events: Sequence[Row]) -> Iterator[str]:
    """Yield the lines of the sentence of some events, with their triggers in bold."""
    text = " ".join(visible_line(str(events[0][_PLACE["text"]])).split())
    triggers = "|".join(re.escape(_cell(row[_PLACE["trigger"]])) for row in events)
    for line in textwrap.wrap(text, max(look.width, 40), initial_indent=INDENT, subsequent_indent=INDENT):
        yield re.sub(rf"\b({triggers})\b", lambda found: painted(found[0], Style.BOLD), line) if look.colour else line


def _cell(cell: Cell) -> str:
    return "-" if cell is None else visible_line(str(cell))


def _line(cells: Sequence[str], widths: Mapping[Any, int]) -> str:
    """Return a line of cells, each cut or padded to the width of its column."""
    pairs = list(zip(cells, widths.values(), strict=True))
    cut = [cell if len(cell) <= width else cell[: width - 1] + "\u2026" for cell, width in pairs]
    return " ".join(f"{cell:<{width}}" for cell, (_, width) in zip(cut, pairs, strict=True)).rstrip()


TABLE = table(Look())
