"""The file of rejected records: for each its place, the reason, and a remedy."""

from __future__ import annotations

import json

from coder.core.errors import InputError


def reject_line(error: InputError) -> str:
    """Return a rejected record as a line of JSON.

    >>> print(reject_line(InputError("is empty", file="a.jsonl", line=3, remedy="give the text")), end="")
    {"input": "a.jsonl", "unit": "line", "position": 3, "reason": "is empty", "remedy": "give the text"}
    """
    unit = error.unit if error.line is not None else "file"
    record = {
        "input": error.file,
        "unit": unit,
        "position": error.line,
        "reason": error.message,
        "remedy": error.remedy,
    }
    return json.dumps(record, ensure_ascii=True) + "\n"
