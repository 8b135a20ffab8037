"""What a name, phrase, code or id means to a dictionary that stands alone."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from coder.core.syntax import Parse
from coder.petrarch.engine.codes import actors_of
from coder.petrarch.engine.rows import ActorRow, AgentRow, DiscardRow, PatternRow, Row, TransformRow, VerbRow, place
from coder.petrarch.engine.tables import ALWAYS, Names, Tables
from coder.petrarch.engine.units import lay_out

SHOWN = 10
"""How many actors with a code are listed."""


def lookup(tables: Tables, parse: Parse, date: str) -> Iterator[str]:
    """Return lines on the entries with an id or a code, and on what a name or phrase codes to at a date."""
    words = parse.sentence.text
    yield from (_told(row, tables) for row in _rows(tables) if row.id == words)
    yield from _coded(tables, words)
    for unit in lay_out(parse, tables).units:
        for actor in actors_of(unit, tables, parse.sentence, date):
            yield f"{actor.code} {actor.span.text}"
            yield from (f"  {step.part} by {step.rule} ({step.where}): {step.words}" for step in actor.trace)


def _coded(tables: Tables, code: str) -> Iterator[str]:
    """Yield lines on the verbs, patterns, actors and agents that have a code."""
    for verb in tables.verb_rows:
        if verb.code == code:
            yield f"{code} verb {verb.form}: {verb.id} ({place(verb)})"
    for patterns in tables.patterns.values():
        for pattern in patterns:
            if pattern.code == code:
                yield f"{code} pattern {pattern.text}: {pattern.id} ({place(pattern)})"
    actors = [row for row in tables.actor_rows if any(code in other.split("/") for other, _, _ in row.codes)]
    agents = [row for row in tables.agent_rows if code in (row.code, row.code.strip("~"))]
    rows: list[Row] = [*actors, *agents]
    yield from (f"{code} {_told(row, tables)}" for row in rows[:SHOWN])
    if len(rows) > SHOWN:
        yield f"and {len(rows) - SHOWN} more"


def near_entries(tables: Tables, words: str) -> list[str]:
    """Return names, codes and ids that look like some words."""
    tabled = (*tables.actors.values(), *tables.agents.values())
    names = [" ".join(name) for found in tabled for name, _, _ in found]
    codes = [code for row in tables.actor_rows for code, _, _ in row.codes]
    known = (*names, *codes, *(row.id for row in _rows(tables)))
    near = (*get_close_matches(words.upper(), known, 3, 0.75), *get_close_matches(words, known, 2, 0.75))
    return list(dict.fromkeys(near))


def _rows(tables: Tables) -> Iterator[Row]:
    yield from tables.actor_rows
    yield from tables.agent_rows
    yield from tables.verb_rows
    yield from (pattern for patterns in tables.patterns.values() for pattern in patterns)
    yield from tables.transforms
    yield from tables.discard_rows
    yield from tables.issue_rows


def _names(table: Names) -> dict[int, str]:
    """Return a name of each entry by its number."""
    return {number: " ".join(words) for found in table.values() for words, _, number in found}


def _told(row: Row, tables: Tables) -> str:
    """Return what an entry is: its words, its codes and its place."""
    if isinstance(row, ActorRow):
        codes = (f"{code} {first}..{last}".removesuffix(f" {'..'.join(ALWAYS)}") for code, first, last in row.codes)
        said = f"actor {_names(tables.actors).get(tables.actor_rows.index(row), '')}: {', '.join(codes)}"
    elif isinstance(row, AgentRow):
        said = f"agent {_names(tables.agents).get(tables.agent_rows.index(row), '')}: {row.code}"
    elif isinstance(row, VerbRow):
        said = f"verb {row.form}: {row.code}"
    elif isinstance(row, PatternRow):
        said = f"pattern {row.text}: {row.code}"
    elif isinstance(row, TransformRow):
        said = f"transformation {row.text}"
    elif isinstance(row, DiscardRow):
        said = f"discard of the {row.scope} {_names(tables.discards).get(tables.discard_rows.index(row), '')}"
    else:
        said = f"issue {_names(tables.issues).get(tables.issue_rows.index(row), '')}: {row.code}"
    return f"{said}: {row.id} ({place(row)})"
