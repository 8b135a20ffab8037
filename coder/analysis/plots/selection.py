"""Selects the events that a picture shows, and names their actors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date

from coder.analysis.counting.periods import DAY, vague
from coder.analysis.event_files import Events
from coder.analysis.plots.choices import Level
from coder.core.errors import UsageError
from coder.formats.duckdb import literal

ARROW, BETWEEN = "\N{RIGHTWARDS ARROW}", "\N{EN DASH}"
_INTERNATIONAL = "'IGO', 'NGO', 'IMG', 'MNC'"
"""Types of actors that stand in the place of a country; the three letters that follow say which it is."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which events a picture shows."""

    level: Level = Level.COUNTRY
    since: Date | None = None
    """The first day that counts; the day of an event is its ``event_date``, else the ``date`` of its article."""
    until: Date | None = None
    """The last day that counts."""
    actors: tuple[str, ...] = ()
    """Only events in which one of these acts or is acted on."""
    dyads: tuple[tuple[str, str], ...] = ()
    """Only events of these pairs of source and target, in either direction."""
    foreign: bool = False
    """Leave out what a country does within itself."""
    directed: bool = True
    """Tell what A does to B from what B does to A."""

    def pair_name(self, source: str, target: str) -> str:
        """Return a pair of actors as it is written in pictures.

        >>> Selection().pair_name("RUS", "GEO"), Selection(directed=False).pair_name("GEO", "RUS")
        ('RUS → GEO', 'GEO – RUS')
        """
        return f"{source} {ARROW if self.directed else BETWEEN} {target}"


def parse_dyad(text: str) -> tuple[str, str]:
    """Return the two actors of a dyad that is written ``RUS-GEO`` or ``RUS:GEO``.

    >>> parse_dyad("rus-geo"), parse_dyad("---REB:SYRGOV")
    (('RUS', 'GEO'), ('---REB', 'SYRGOV'))
    """
    source, mark, target = text.strip().upper().partition(":")
    if not mark:
        source, mark, target = text.strip().upper().rpartition("-")
    if not (source and mark and target):
        raise UsageError(f"'{text}' is no dyad", remedy="write it as RUS-GEO, or RUSGOV:GEOMIL")
    return source, target


def select(events: Events, selection: Selection) -> int:
    """Make the view ``shown`` of the events that are selected, and return how many they are.

    Its columns are day, precision (of the day), source and target (named at the level; those of an undirected pair in
    the order of the alphabet), code, root, plover, quad, goldstein, place, place_country, lat, lon.
    """
    source, target = (_name(side, selection.level) for side in ("source", "target"))
    turned = "false" if selection.directed else f"coalesce({source} > {target}, false)"
    events.execute(
        f"CREATE OR REPLACE TEMP VIEW shown AS SELECT * FROM (SELECT {DAY} AS day, "
        f"coalesce(event_date_precision, 'day') AS precision, "
        f"CASE WHEN {turned} THEN {target} ELSE {source} END AS source, "
        f"CASE WHEN {turned} THEN {source} ELSE {target} END AS target, code, coalesce(root, left(code, 2)) AS root, "
        "plover, quad_class AS quad, goldstein, place, place_country, lat, lon FROM events) "
        f"WHERE {_condition(selection)}"
    )
    return int(events.execute("SELECT count(*) FROM shown").fetchone()[0])


def unseen(events: Events, selection: Selection) -> list[str]:
    """Return the actors and dyads that are asked for and have no event at all, as they may be mistyped.

    >>> import pandas
    >>> from coder.analysis.event_files import open_events
    >>> with open_events(pandas.DataFrame({"source": ["RUS"], "target": ["GEO"], "code": ["190"]})) as events:
    ...     unseen(events, Selection(actors=("RUS", "RSU"), dyads=(("GEO", "RUS"), ("GEO", "USA"))))
    ['RSU', 'GEO-USA']
    """
    asked: list[tuple[tuple[str, ...], str]] = [((name.strip().upper(),), name) for name in selection.actors]
    asked += [((one, other), f"{one}-{other}") for one, other in selection.dyads]
    if not asked:
        return []
    names = ", ".join(_name(side, selection.level) for side in ("source", "target"))
    pairs = events.execute(f"SELECT DISTINCT {names} FROM events").fetchall()
    known = {(name,) for pair in pairs for name in pair} | {way for pair in pairs for way in (pair, pair[::-1])}
    return [written for name, written in asked if name not in known]


def told(period: str) -> str:
    """Return the condition that the day of an event is known well enough for a period, as in ``series``.

    >>> told("month")
    "day IS NOT NULL AND precision NOT IN ('', 'year')"
    """
    return f"day IS NOT NULL AND precision NOT IN ({', '.join(map(literal, ('', *vague(period))))})"


def _name(side: str, level: Level) -> str:
    """The name of an actor in SQL, null for nobody."""
    if level is Level.ACTOR:
        return f"nullif({side}, '')"
    country = f"coalesce({side}_country, CASE WHEN {side} NOT LIKE '-%' THEN nullif(left({side}, 3), '') END)"
    return f"CASE WHEN left({side}, 3) IN ({_INTERNATIONAL}) THEN left({side}, 6) ELSE {country} END"


def _condition(selection: Selection) -> str:
    parts = ["true"]
    if selection.since:
        parts.append(f"day >= DATE {literal(selection.since.isoformat())}")
    if selection.until:
        parts.append(f"day <= DATE {literal(selection.until.isoformat())}")
    if selection.actors:
        names = _listed(selection.actors)
        parts.append(f"(source IN ({names}) OR target IN ({names}))")
    if selection.dyads:
        pairs = [_pair(one, other) for one, other in selection.dyads]
        pairs += [_pair(other, one) for one, other in selection.dyads]
        parts.append(f"(source, target) IN ({', '.join(pairs)})")
    if selection.foreign:
        parts.append("coalesce(source <> target, true)")
    return " AND ".join(parts)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(literal(name.strip().upper()) for name in names)


def _pair(source: str, target: str) -> str:
    return f"({literal(source)}, {literal(target)})"
