"""Reads dictionary files; what reads YAML is loaded for the first, since compiled dictionaries need none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from coder.core.entry import Entry, Value


def read_entries(path: Path, name: str) -> Iterator[Entry]:
    """The entries of a file that is a list of mappings; an empty file has none."""
    from coder.core.yaml_nodes import entries_and_nodes, read_node

    return (entry for entry, _ in entries_and_nodes(read_node(path, name), name))


def read_mapping(path: Path, name: str) -> dict[str, Value]:
    """A file that is one mapping; one that does not exist or is empty is an empty mapping."""
    from coder.core.yaml_nodes import read_top_mapping

    return read_top_mapping(path, name) if path.is_file() else {}
