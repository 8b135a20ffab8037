"""The flat record of an event: the same typed columns in every format."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date as Date

from coder.core.circumstances import Circumstances, Count, Place, Toll
from coder.core.model import ActorMatch, Event

SIDE = {
    "": "VARCHAR",
    "_country": "VARCHAR",
    "_role": "VARCHAR",
    "_id": "VARCHAR",
    "_name": "VARCHAR",
    "_basis": "VARCHAR",
    "_text": "VARCHAR",
    "_start": "INTEGER",
    "_end": "INTEGER",
}
PLACE = {
    "place": "VARCHAR",
    "place_country": "VARCHAR",
    "place_admin1": "VARCHAR",
    "lat": "DOUBLE",
    "lon": "DOUBLE",
    "geonames_id": "INTEGER",
    "place_basis": "VARCHAR",
}
BOUNDS = ("", "_low", "_high")
"""Of each count the number to work with, the least and the most."""
TYPES = {
    "event_id": "VARCHAR",
    "article_id": "VARCHAR",
    "date": "DATE",
    "event_date": "DATE",
    "event_date_precision": "VARCHAR",
    "status": "VARCHAR",
    "sentence": "INTEGER",
    "event": "VARCHAR",
    "code": "VARCHAR",
    "root": "VARCHAR",
    "quad_class": "INTEGER",
    "goldstein": "DOUBLE",
    "plover": "VARCHAR",
    "subject": "VARCHAR",
    **PLACE,
    **{f"{toll}{bound}": "INTEGER" for toll in Toll for bound in BOUNDS},
    "plover_mode": "VARCHAR",
    "contexts": "VARCHAR",
    "weapon": "VARCHAR",
    "because_of": "VARCHAR",
    **{f"source{part}": kind for part, kind in SIDE.items()},
    **{f"target{part}": kind for part, kind in SIDE.items()},
    "trigger": "VARCHAR",
    "trigger_start": "INTEGER",
    "trigger_end": "INTEGER",
    "text": "VARCHAR",
    "rule": "VARCHAR",
    "event_key": "VARCHAR",
}
"""Each column and its type, named as in SQL."""
COLUMNS = tuple(TYPES)
OWN_COLUMNS = frozenset(("date", "status", "place", "count", "mode", "weapon", "context", "cause"))
"""Steps of a trace that have columns of their own."""

Cell = str | int | float | Date | None
Row = tuple[Cell, ...]
_NOBODY: Row = (None,) * len(SIDE)


def flat(event: Event) -> Row:
    """Return an event as one row with a cell for each of ``COLUMNS``.

    Offsets count characters in the text of the article; missing values are None.
    """
    return (
        event.event_id,
        event.article_id,
        event.date,
        event.event_date,
        event.event_date_precision,
        event.status,
        event.sentence,
        event.event,
        event.code,
        event.root,
        event.quad_class,
        event.goldstein,
        event.plover,
        event.subject,
        *_circumstances(event.circumstances),
        event.because_of,
        *_side(event.source),
        *_side(event.target),
        event.trigger.text,
        event.trigger.start,
        event.trigger.end,
        event.text,
        " ".join(dict.fromkeys(reason.rule for reason in event.trace if reason.part not in OWN_COLUMNS)),
        event.event_key,
    )


def _circumstances(found: Circumstances) -> Row:
    """The place, the counts with their bounds, and the manner."""
    counts = [cell for toll in Toll for cell in _bounds(found.count(toll))]
    return *_place(found.place), *counts, found.mode or None, ";".join(found.contexts) or None, found.weapon or None


def _place(place: Place | None) -> Row:
    if place is None:
        return (None,) * len(PLACE)
    where = place.latitude, place.longitude, place.geonames_id
    return place.name, place.country, place.admin1, *where, place.basis


def _bounds(count: Count | None) -> Row:
    return (count.best, count.low, count.high) if count is not None else (None,) * len(BOUNDS)


def kept_names(fields: Iterable[str]) -> tuple[str, ...]:
    """Return the columns in which events keep fields of their articles: each like its field, or with ``article_``.

    >>> kept_names(["title", "Source"])
    ('title', 'article_Source')
    """
    return tuple(f"article_{name}" if name.lower() in TYPES else name for name in fields)


def types_with(kept: Iterable[str]) -> dict[str, str]:
    """Return the columns of events with those kept of articles, and their types."""
    return TYPES | dict.fromkeys(kept, "VARCHAR")


def places(columns: tuple[str, ...], kept: tuple[str, ...]) -> tuple[int, ...] | None:
    """Return where columns stand in a row that ends with what is kept of the article; None for all as they stand.

    >>> places(("code", "title"), ("title",)) == (COLUMNS.index("code"), len(COLUMNS))
    True
    """
    all_columns = (*COLUMNS, *kept)
    return None if columns == all_columns else tuple(all_columns.index(name) for name in columns)


def by_column(rows: Iterable[Row], width: int = len(COLUMNS)) -> list[list[Cell]]:
    """Return the cells of rows as a list for each column, of which there are so many."""
    columns = [list(cells) for cells in zip(*rows, strict=True)]
    return columns or [[] for _ in range(width)]


def _side(actor: ActorMatch | None) -> Row:
    if actor is None:
        return _NOBODY
    known = actor.id or None, actor.name or None, actor.basis.value
    return actor.code, actor.country, actor.role, *known, actor.span.text, actor.span.start, actor.span.end
