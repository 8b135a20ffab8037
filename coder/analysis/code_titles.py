"""What the codes of CAMEO are called."""

from __future__ import annotations

from functools import cache

from coder.core.paths import dictionaries_dir
from coder.core.yaml_entries import read_entries


def code_title(code: str) -> str:
    """Return the title of a code or root in a few words; nothing for what is no code.

    >>> code_title("190"), code_title("19"), code_title("ASSAULT")
    ('Use conventional military force', 'Fight', '')
    """
    return _titles().get(code, "")


@cache
def _titles() -> dict[str, str]:
    name = "ontology/cameo.yaml"
    entries = read_entries(dictionaries_dir() / name, name)
    return {entry.text("code"): entry.text("title").split(" (")[0] for entry in entries}
