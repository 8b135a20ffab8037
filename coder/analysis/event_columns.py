"""The columns of events as analyses need them: their types, which are missing, and cells that are none of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from functools import cache
from typing import Any

from coder.core.errors import InputError
from coder.core.paths import dictionaries_dir
from coder.core.yaml_entries import read_entries
from coder.formats.duckdb import literal, quoted
from coder.formats.output.columns import TYPES

ADDED = {"link_id": "VARCHAR", "representative": "BOOLEAN", "reports": "INTEGER", "sources": "INTEGER"}
"""The columns that ``coder dedupe`` adds, and their types."""
DERIVED = {
    "root": ("code", "left(code, 2)"),
    "source_country": ("source", "CASE WHEN left(source, 3) IN ({states}) THEN left(source, 3) END"),
    "target_country": ("target", "CASE WHEN left(target, 3) IN ({states}) THEN left(target, 3) END"),
}
"""Columns that others say as well: of each, that other one, and what to select where the column itself is missing."""
_STATES = "actors/states.yaml"
_FREE = frozenset("article_id place place_admin1 source_name source_text target_name target_text trigger text".split())
"""The columns that may hold any words of a text."""
_OF_ARTICLES = frozenset("article_id date source target place subject status text".split())
"""The columns that articles may have, too: their source is who published them."""
_ARTICLE = {"id", "text"}
"""The columns by which a table of articles is known."""
_LONGEST = 20
_MOST_SHOWN = 12
_SAMPLE = 10_000
_LOST_ZERO = r"[1-9](\.0)?|(2[1-9]|[3-9]\d)(\.0)?|\d+\.0"
"""What no code is: one figure, two figures above the last root, or a number with a fraction."""


def known_columns(types: Mapping[str, str]) -> str:
    """Return what to select so that each column of events has its type; ``types`` are those that a source has.

    >>> known_columns({"date": "TIMESTAMP", "outlet": "VARCHAR"})[:85]
    '(NULL)::VARCHAR AS "event_id", (NULL)::VARCHAR AS "article_id", ("date")::DATE AS "da'
    """
    derived = derived_columns(types)
    states = ", ".join(map(literal, state_codes())) if {"source_country", "target_country"} & set(derived) else ""
    cells = {name: DERIVED[name][1].format(states=states) for name in derived}
    cells |= {name: _cell(name, kind) for name, kind in types.items()}
    ours = [f"({cells.get(name, 'NULL')})::{kind} AS {quoted(name)}" for name, kind in TYPES.items()]
    added = [f"{quoted(name)}::{kind} AS {quoted(name)}" for name, kind in ADDED.items() if name in types]
    others = [quoted(name) for name in types if name not in TYPES and name not in ADDED]
    return ", ".join(ours + added + others)


def _cell(name: str, kind: str) -> str:
    """What to select for a column; R writes NA where there is no value, which no code, number or date of ours is."""
    plain = kind != "VARCHAR" or name not in TYPES or name in _FREE
    return quoted(name) if plain else f"nullif({quoted(name)}, 'NA')"


def derived_columns(columns: Iterable[str]) -> tuple[str, ...]:
    """Return the columns that are missing among these, but said by others.

    >>> derived_columns(["source", "code", "root"])
    ('source_country',)
    """
    have = set(columns)
    return tuple(name for name, (other, _) in DERIVED.items() if name not in have and other in have)


@cache
def state_codes() -> tuple[str, ...]:
    """The codes of all states, also of former ones."""
    entries = read_entries(dictionaries_dir() / _STATES, _STATES)
    return tuple(entry.text("state") for entry in entries if entry.text("state"))


def check_columns(columns: Iterable[str], need: Iterable[str], name: str, purpose: str) -> None:
    """Raise ``InputError`` if columns are missing that no others say."""
    have = list(columns)
    missing = [column for column in need if column not in have and column not in derived_columns(have)]
    if not missing:
        return
    near = next((found for column in missing if (found := get_close_matches(column, have, 1))), None)
    hint = f"; is '{near[0]}' one of them?" if near and near[0] not in TYPES else ""
    listed = ", ".join(missing)
    raise InputError(
        f"lacks the column{'s' * (len(missing) > 1)} {listed}, which {purpose} needs; it has {_shown(have)}{hint}",
        file=name,
        remedy=f"give events that `coder code` wrote with {'them' if len(missing) > 1 else 'it'}"
        if set(missing) <= set(TYPES)
        else "check the name of the column",
    )


def check_events(columns: Iterable[str], name: str) -> None:
    """Raise ``InputError`` for a table of articles, none of whose columns says what happened."""
    have = list(columns)
    if set(have) >= _ARTICLE and not any(column in TYPES and column not in _OF_ARTICLES for column in have):
        raise InputError(
            f"holds articles and no events; it has {_shown(have)}",
            file=name,
            remedy="code them first, with `coder code`",
        )


def _shown(columns: list[str]) -> str:
    """The first columns, for a message."""
    shown = ", ".join(column[:_LONGEST] for column in columns[:_MOST_SHOWN]) or "none"
    return shown + (f" and {len(columns) - _MOST_SHOWN} more" if len(columns) > _MOST_SHOWN else "")


def check_values(database: Any, columns: Iterable[str], name: str) -> None:
    """Raise ``InputError`` for the first column with a cell that is not of its type, if there is one.

    The view is asked column by column, since its error names neither the column nor the row.
    """
    import duckdb

    for column in columns:
        kind = TYPES.get(column) or ADDED.get(column)
        if kind in (None, "VARCHAR"):
            continue
        try:
            database.execute(f"SELECT count({quoted(column)}) FROM events").fetchone()
        except duckdb.Error as error:
            lines = str(error).splitlines()
            said = next((line for line in lines if "onvert" in line), lines[0]).split(": ", 1)[-1].strip()
            raise InputError(
                f"the column {column} holds what is no {kind}: {said}", file=name, remedy=_remedy(kind or "")
            ) from error


def check_codes(execute: Callable[..., Any], columns: Iterable[str], name: str) -> None:
    """Raise ``InputError`` if codes have lost their leading zeros: a program has read them as numbers."""
    for column in sorted({"code", "root"} & set(columns)):
        sample = f"SELECT {column} AS cell FROM events LIMIT {_SAMPLE}"
        found = execute(
            f"SELECT cell FROM ({sample}) WHERE regexp_full_match(cell, ?) LIMIT 1", [_LOST_ZERO]
        ).fetchone()
        if found:
            raise InputError(
                f"the column {column} has lost leading zeros: '{found[0]}'",
                file=name,
                remedy="read it as text, in pandas with dtype={'code': str, 'root': str}",
            )


def _remedy(kind: str) -> str:
    if kind == "DOUBLE":
        return "write numbers with a decimal point, in R by write.csv and not write.csv2; an empty cell stands for none"
    return "write dates as YYYY-MM-DD" if kind == "DATE" else "correct these cells; an empty one stands for none"
