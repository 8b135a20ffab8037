"""Changes of events as rows of a table."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

from coder.analysis.corpus.changes import Change, Changes, CodedEvent
from coder.analysis.corpus.row_files import write_rows

_SIDE = tuple(field.name for field in fields(CodedEvent))
COLUMNS = (
    *"kind article_id date sentence text changed_entries".split(),
    *(f"{side}_{name}" for side in ("old", "new") for name in _SIDE),
)
"""The columns; those of an event that is not there are empty."""


def row(change: Change) -> tuple[Any, ...]:
    """Return a change as one cell for each of ``COLUMNS``."""
    sides = [getattr(side, name) if side else None for side in (change.old, change.new) for name in _SIDE]
    where = change.article_id, change.date, change.sentence
    return change.kind.value, *where, change.text, change.entries, *sides


def write_changes(changes: Changes, path: Path) -> None:
    """Write all changes to a .csv or .jsonl file."""
    write_rows(COLUMNS, map(row, changes.all()), path)
