"""Tells what kind of entries an old file has: by what it is named as, by its marks, and by its name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from coder.petrarch.convert.blocks import is_block
from coder.petrarch.convert.code_lists import is_code_list
from coder.petrarch.convert.csv_tables import columns_of

KINDS = (
    "verbs",
    "actors",
    "agents",
    "discards",
    "issues",
    "config",
    "project",
    "options",
    "table",
    "blocks",
    "codes",
)
_NAMES = (
    ("issue", "issues"),
    ("discard", "discards"),
    ("agent", "agents"),
    ("actor", "actors"),
    ("verb", "verbs"),
    ("cameo", "verbs"),
)
_SECTION = re.compile(r"\[\s*+\w[\w ]*+\]")
_SETTING = re.compile(r"\w++\s*+[:=]")
_PROJECT = re.compile(r"<\s*+\w*?(?:file|run|coder|session)\w*+\s*+>", re.IGNORECASE)
_AGENT = re.compile(r"\[\s*+(?:~[^\[\]]*+|[^\[\]~]*+~\s*+)\]")
UNKNOWN = ""
"""The kind of a file that is none of an old dictionary: a list of words, a text, a program."""


def kind_of(path: Path, texts: Sequence[str] = (), header: str = "") -> str:
    """Return the kind of entries in a file, by its lines and its name; empty for what is no dictionary.

    ``texts`` are its lines without comments, ``header`` is the first one as it stands.

    >>> kind_of(Path("Phoenix.Countries.actors.txt"), ["URAVIA [URA]"]), kind_of(Path("CAMEO.2.0.txt"), ["--- GO [01]"])
    ('actors', 'verbs')
    >>> kind_of(Path("prepositions.txt"), ["about", "into"])
    ''
    """
    texts = [text.strip() for text in texts if text.strip()]
    name = path.name.lower()
    told = "table" if columns_of(header) else _by_form(name, texts)
    if told:
        return told
    return next((kind for part, kind in _NAMES if part in name and _may_be(kind, texts)), "") or _by_marks(texts)


def _by_form(name: str, texts: Sequence[str]) -> str:
    """Return the kind of a file whose form no other kind has: settings, projects, tables, blocks, lists of codes."""
    if name.endswith(".options"):
        return "options"
    settings = sum(bool(_SECTION.fullmatch(text) or _SETTING.match(text)) for text in texts)
    if any(_SECTION.fullmatch(text) for text in texts[:40]) and settings * 2 > len(texts):
        return "config"
    if name.endswith(".project") or (texts and sum(bool(_PROJECT.match(text)) for text in texts) * 2 > len(texts)):
        return "project"
    if any(is_block(text) for text in texts[:200]):
        return "blocks"
    return "codes" if is_code_list(texts) else ""


def _may_be(kind: str, texts: Sequence[str]) -> bool:
    """Return whether the lines of a file can be of the kind that its name says: all but discards have codes."""
    return kind == "discards" or not texts or any("[" in text or "<" in text or text[0] in "&~" for text in texts)


def _by_marks(texts: Sequence[str]) -> str:
    """Return the kind of a file by the marks in its lines."""
    if any(text.startswith(("---", "&")) or (text.startswith("- ") and "*" in text) for text in texts):
        return "verbs"
    if any(_AGENT.search(text) for text in texts):
        return "agents"
    if any(text.upper().startswith(("<ISSUE", "<IGNORE")) for text in texts):
        return "issues"
    return "actors" if any("[" in text and text[0] not in "-<" for text in texts) else UNKNOWN
