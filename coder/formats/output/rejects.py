"""The file of rejected records: for each its place, the reason, and a remedy."""

from __future__ import annotations

import json
from pathlib import Path

from coder.core.errors import InputError

_KEYS = ("input", "unit", "position", "reason", "remedy")


def reject_line(error: InputError) -> str:
    """Return a rejected record as a line of JSON.

    >>> print(reject_line(InputError("is empty", file="a.jsonl", line=3, remedy="give the text")), end="")
    {"input": "a.jsonl", "unit": "line", "position": 3, "reason": "is empty", "remedy": "give the text"}
    """
    unit = error.unit if error.line is not None else "file"
    values = (error.file, unit, error.line, error.message, error.remedy)
    record = dict(zip(_KEYS, values, strict=True))
    return json.dumps(record, ensure_ascii=True) + "\n"


def is_rejects_file(path: Path) -> bool:
    """Return whether a file has rejected records, or nothing."""
    with path.open("rb") as file:
        line = file.readline(1 << 20)
    try:
        return not line or tuple(json.loads(line)) == _KEYS
    except (ValueError, TypeError, RecursionError):
        return False
