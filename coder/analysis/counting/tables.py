"""The statements that make a series: events become sums by period, then sums of units, and gaps are filled.

Each step makes a table: ``sums`` of the events themselves, ``parts`` of their units, ``counted``, ``grid``.
"""

from __future__ import annotations

from coder.analysis.counting.choices import Choices
from coder.analysis.counting.countries import codes_of, countries_in, make_table
from coder.analysis.counting.panel import read_panel
from coder.analysis.counting.periods import DAY, vague
from coder.analysis.counting.units import Sort, Unit, needed_columns
from coder.analysis.event_files import Events
from coder.analysis.groups import publisher_of
from coder.core.errors import UsageError
from coder.formats.duckdb import literal, quoted

QUADS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
"""The columns for the quad classes 1 to 4."""
_MOST_ROWS = 200_000_000
"""A panel of more rows is a mistake."""
_FINE = 10_000
"""Scores are added as whole numbers of this part, so that the sum does not depend on the order."""


def make_sums(events: Events, chosen: Choices) -> int:
    """Make the table ``sums`` of the events in each period, by the columns of the units; return how many they are."""
    columns = "".join(f", {quoted(name)}" for name in needed_columns(chosen.units))
    conditions = [f"{DAY} IS NOT NULL"]
    conditions += [f"coalesce(event_date_precision, 'day') <> {literal(name)}" for name in vague(chosen.per)]
    conditions += [f"{DAY} >= DATE '{chosen.first}'"] if chosen.first else []
    conditions += [f"{DAY} <= DATE '{chosen.last}'"] if chosen.last else []
    conditions += [_reported(events, chosen)] if chosen.min_sources > 1 else []
    quads = ", ".join(f"count(*) FILTER (quad_class = {at}) AS {name}" for at, name in enumerate(QUADS, 1))
    events.execute(f"""
        CREATE TABLE sums AS
        SELECT row_number() OVER () AS id, * FROM (
            SELECT date_trunc('{chosen.per}', {DAY})::DATE AS period, {_era(chosen)} AS era, min({DAY}) AS day{columns},
            count(*) AS events, count(goldstein) AS scored,
            sum(round(goldstein * {_FINE})::BIGINT)::BIGINT AS score, {quads}
            FROM events WHERE {" AND ".join(conditions)} GROUP BY ALL
        )
    """)
    return int(events.execute("SELECT coalesce(sum(events), 0) FROM sums").fetchone()[0])


def make_counted(events: Events, chosen: Choices) -> int:
    """Make the table ``counted`` with the sums of each unit and period; return how many events stand in it."""
    if chosen.countries != "iso3":
        make_table(events, chosen.countries)
    if chosen.panel is not None:
        panel = read_panel(chosen.panel, chosen.units[0], chosen.directed)
        names = ", ".join(f"unnest(?::VARCHAR[]) AS {quoted(name)}" for name in chosen.columns)
        events.execute(f"CREATE TABLE panel AS SELECT {names}", [list(column) for column in panel.columns])
    events.execute(f"CREATE TABLE parts AS {_parts(chosen)}")
    keys = ", ".join(f"parts.{quoted(name)}" for name in chosen.columns)
    sums = ", ".join(f"sum({name})::BIGINT AS {name}" for name in ("events", "scored", "score", *QUADS))
    events.execute(
        f"CREATE TABLE counted AS SELECT {keys}, period, {sums} FROM parts JOIN sums USING (id) GROUP BY ALL"
    )
    within = "SELECT coalesce(sum(events), 0) FROM sums WHERE id IN (SELECT id FROM parts)"
    return int(events.execute(within).fetchone()[0])


def unknown_in_panel(events: Events, chosen: Choices) -> tuple[str, ...]:
    """Return the countries of a panel that are neither codes of the scheme nor those of any event."""
    if chosen.panel is None or not chosen.units[0].countries:
        return ()
    columns = f"unnest([{', '.join(map(quoted, chosen.columns))}]) AS code"
    query = f"SELECT DISTINCT code FROM (SELECT {columns} FROM panel) WHERE code NOT IN (SELECT {columns} FROM parts)"
    unseen = [row[0] for row in events.execute(query).fetchall()]
    return tuple(sorted(set(unseen) - codes_of(chosen.countries)))


def series_query(events: Events, chosen: Choices) -> str:
    """Return the statement for the rows of a series, in the order of units and periods."""
    keys = ", ".join(map(quoted, chosen.columns))
    if chosen.filled:
        _make_grid(events, chosen, keys)
    rows = f"grid LEFT JOIN counted USING ({keys}, period)" if chosen.filled else "counted"
    values = ["coalesce(events, 0)::BIGINT AS events"]
    if "goldstein" in events.columns:
        values += [
            f"score / nullif(scored, 0) / {_FINE} AS goldstein_mean",
            f"coalesce(score, 0) / {_FINE} AS goldstein_sum",
        ]
    if "quad_class" in events.columns:
        values += [f"coalesce({name}, 0)::BIGINT AS {name}" for name in QUADS]
    if chosen.share:
        values += ["coalesce(events, 0) / all_events AS share", "coalesce(all_events, 0)::BIGINT AS all_events"]
        totals = "(SELECT period, sum(events) AS all_events FROM sums GROUP BY period)"
        rows = f"{rows} LEFT JOIN {totals} AS totals USING (period)"
    made = f"SELECT {keys}, period, {', '.join(values)} FROM {rows}"
    return f"SELECT *{_rolling(events, chosen, keys)} FROM ({made}) ORDER BY {keys}, period"


def _era(chosen: Choices) -> str:
    """Return what to select for the time between two changes of states in a scheme: in it each has one code."""
    if chosen.countries == "iso3" or not any(unit.countries for unit in chosen.units):
        return "0"
    starts = sorted({one.first for one in countries_in(chosen.countries) if one.first.year > 1})
    return " + ".join([f"({DAY} >= DATE '{start}')::INTEGER" for start in starts]) or "0"


def _reported(events: Events, chosen: Choices) -> str:
    """Return the condition that enough publishers report an event, as `coder dedupe` counted them, or counted here."""
    counted = "sources" in events.columns
    who = "sources" if counted else publisher_of(events, chosen.publisher)
    if events.count() and not events.execute(f"SELECT count({who}) FROM events").fetchone()[0]:
        remedy = "code with --keep source, or name their column with --publisher, here or for `coder dedupe`"
        raise UsageError("no event says who published it", file=events.name, remedy=remedy)
    if counted:
        return f"sources >= {chosen.min_sources}"
    events.execute(
        f"CREATE TABLE reported AS SELECT {DAY} AS day, source, target, code FROM events "
        f"GROUP BY ALL HAVING count(DISTINCT {who}) >= {chosen.min_sources}"
    )
    same = " AND ".join(f"reported.{name} IS NOT DISTINCT FROM events.{name}" for name in ("source", "target", "code"))
    return f"EXISTS (SELECT 1 FROM reported WHERE reported.day = {DAY} AND {same})"


def _parts(chosen: Choices) -> str:
    """Return the statement for the units of each row of ``sums``, by its ``id``; rows without a unit have none."""
    either = next((unit for unit in chosen.units if unit.either), None)
    side = f"unnest(list_distinct([{', '.join(map(quoted, either.of))}]))" if either else "NULL"
    sides = f"(SELECT *, {side} AS side FROM sums)"
    cells, joins = [], []
    for unit in chosen.units:
        for column, of in zip(unit.columns, ("side",) if unit.either else unit.of, strict=True):
            cell = quoted(of)
            if unit.countries and chosen.countries != "iso3":
                name = f"scheme_{column}"
                joins.append(
                    f"JOIN schemes AS {name} ON {name}.code = {cell} AND sides.day BETWEEN {name}.first AND {name}.last"
                )
                cell = f"{name}.other"
            cells.append((quoted(column), cell))
    columns = ", ".join(f"{cell}::VARCHAR AS {column}" for column, cell in cells)
    known = " AND ".join(f"{column} IS NOT NULL" for column, _ in cells)
    query = f"SELECT {columns}, id FROM {sides} AS sides {' '.join(joins)}"
    for unit in chosen.units if not chosen.directed else ():
        query = _undirected(query, unit, [column for column, _ in cells])
    panel = f"SEMI JOIN panel USING ({', '.join(column for column, _ in cells)})" if chosen.panel is not None else ""
    return f"SELECT DISTINCT * FROM ({query}) {panel} WHERE {known}"


def _undirected(query: str, unit: Unit, columns: list[str]) -> str:
    """Return a statement with the two sides of a pair in the order of the alphabet."""
    if unit.sort is Sort.ONE:
        return query
    one, other = map(quoted, unit.columns)
    ordered = {one: f"least({one}, {other})", other: f"greatest({one}, {other})"}
    known = f"CASE WHEN {one} IS NOT NULL AND {other} IS NOT NULL THEN"
    cells = [f"{known} {ordered[name]} END AS {name}" if name in ordered else name for name in columns]
    return f"SELECT {', '.join(cells)}, id FROM ({query})"


def _make_grid(events: Events, chosen: Choices, keys: str) -> None:
    """Make the table ``grid`` of all units and all periods."""
    units = f"SELECT DISTINCT {keys} FROM {'panel' if chosen.panel is not None else 'counted'}"
    first = f"DATE '{chosen.first}'" if chosen.first else "(SELECT min(period) FROM sums)"
    last = f"DATE '{chosen.last}'" if chosen.last else "(SELECT max(period) FROM sums)"
    step = "3 MONTH" if chosen.per == "quarter" else f"1 {chosen.per}"
    begin = f"date_trunc('{chosen.per}', {first})::TIMESTAMP"
    periods = f"SELECT unnest(generate_series({begin}, {last}::TIMESTAMP, INTERVAL {step}))::DATE AS period"
    rows = events.execute(f"SELECT (SELECT count(*) FROM ({units})) * (SELECT count(*) FROM ({periods}))").fetchone()[0]
    if rows > _MOST_ROWS:
        raise UsageError(f"the panel would have {rows:,} rows", remedy="take longer periods, or fewer units")
    events.execute(f"CREATE TABLE grid AS SELECT * FROM ({units}) CROSS JOIN ({periods})")


def _rolling(events: Events, chosen: Choices, keys: str) -> str:
    """Return what to select for rolling means: none before so many periods have passed."""
    names = ["events"]
    names += ["goldstein_sum"] if "goldstein" in events.columns else []
    names += QUADS if "quad_class" in events.columns else ()
    cells = []
    for length in dict.fromkeys(chosen.rolling):
        window = f"OVER (PARTITION BY {keys} ORDER BY period ROWS BETWEEN {length - 1} PRECEDING AND CURRENT ROW)"
        cells += [
            f", CASE WHEN count(*) {window} = {length} THEN avg({name}) {window} END AS {name}_mean_{length}"
            for name in names
        ]
    return "".join(cells)
