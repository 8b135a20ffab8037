"""An event as one flat record: it asks for the columns by name, since these stand above the records they show."""

from __future__ import annotations

from importlib import import_module
from typing import Final

COLUMNS: Final = "coder.formats.output.json_lines"
"""The module that knows the columns; it is loaded when one is asked for, and by nothing else here."""


def as_dict(event: object) -> dict[str, object]:
    """Return the columns of an event with their values; dates stay dates, and missing values are None."""
    found: dict[str, object] = import_module(COLUMNS).named(event)
    return found


def as_json(event: object) -> str:
    """Return an event as one JSON object, as ``coder code`` writes it."""
    return str(import_module(COLUMNS).json_line(as_dict(event))).rstrip("\n")
