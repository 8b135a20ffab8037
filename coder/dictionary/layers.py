"""Dictionary folders, one laid over another: an entry of the upper folder replaces the one with the same id below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from coder.core.entry import Entry
from coder.core.errors import DictionaryError, gathered
from coder.core.given import given_folder
from coder.core.paths import dictionaries_dir
from coder.core.yaml_entries import read_entries
from coder.dictionary.extensions import EXTENDS, extended
from coder.dictionary.layer_checks import check_names
from coder.dictionary.layered import Layered
from coder.dictionary.schema import check_entry, fail

ENTRY_KINDS = ("actor", "state", "agent", "set", "verb", "code")
ACTOR_KINDS = frozenset(("actor", "state", "agent"))
"""The kinds of entries that say who is who."""
EVENT_KINDS = frozenset(("set", "verb", "code", "frames"))
"""The kinds that say what happens, with the tables of ``frames.yaml``."""
EXTENDED_KINDS = frozenset(("actor", "state", "agent", "set"))
"""Kinds of entries to which others may add."""
FOLDERS_OF_ENTRIES = ("actors", "agents", "verbs")
"""Folders of a dictionary folder, each with entries of one kind, which it is named after."""
_NOT_ENTRIES = frozenset(("context.yaml", "discards.yaml", "manifest.yaml"))


def read_layers(
    folders: Iterable[Path], kinds: frozenset[str] = ACTOR_KINDS | EVENT_KINDS, below: Layered | None = None
) -> Layered:
    """Read folders, the lowest first, and lay them over each other; raises ``DictionaryError`` with all faults.

    ``kinds`` are those to be read: all, ``ACTOR_KINDS`` or ``EVENT_KINDS``. ``below`` was read before.
    """
    layered = below.copy() if below is not None else Layered({kind: [] for kind in ENTRY_KINDS})
    others = (ACTOR_KINDS | EVENT_KINDS) - kinds
    for folder in folders:
        _read_folder(folder, layered, others)
    if kinds >= EVENT_KINDS:
        check_names(layered)
    return layered


def lay_over(below: Layered, folder: Path, called: Path) -> Layered:
    """Return layers with one more folder on top; those below stay as they are.

    Messages and traces call it by another name: that of the folder which it is a draft of.
    """
    made = below.copy()
    _read_folder(folder, made, frozenset(), called)
    check_names(made)
    return made


def files_without(folder: Path, kinds: frozenset[str]) -> list[Path]:
    """The YAML files of a dictionary folder without those of some kinds of entries."""
    return [
        path
        for path in dictionary_files(folder)
        if _kind_of(path.relative_to(folder).as_posix(), path.as_posix()) not in kinds
    ]


def dictionary_files(folder: Path) -> list[Path]:
    """The YAML files of a dictionary folder in a fixed order.

    Raises ``DictionaryError`` where there are none, and ``UsageError`` where there is no folder.
    """
    for path in sorted(given_folder(folder).rglob("*.yml")):
        raise DictionaryError("would not be read", file=path.as_posix(), remedy="let its name end in .yaml")
    files = sorted(path for path in folder.rglob("*.yaml") if path.is_file())
    if not files:
        raise DictionaryError(
            "holds no dictionary file",
            file=str(folder),
            remedy="put actors/*.yaml, verbs/*.yaml, agents.yaml or nouns.yaml into it",
        )
    return files


def _read_folder(folder: Path, layered: Layered, others: frozenset[str], called: Path | None = None) -> None:
    """Lay a folder over what was read before; raises the errors of all its entries together."""
    fresh: dict[str, list[Entry]] = {kind: [] for kind in layered.entries}
    own = folder != dictionaries_dir()
    states = {state.text("id") for state in layered.entries["state"]} if own else set()
    seen: dict[str, Entry] = {}

    def read(path: Path) -> None:
        place = path.relative_to(folder).as_posix()
        name = ((called or folder) / place).as_posix() if own else place
        if place == "frames.yaml":
            _read_frames(path, name, layered)
        gathered(keep, _entries_of(path, place, name))

    def keep(found: tuple[str, Entry]) -> None:
        kind, entry = found
        kind = "state" if entry.text(EXTENDS) in states else kind
        check_entry(entry, kind)
        if EXTENDS in entry.values:
            fresh[kind].append(entry)
            return
        fresh[kind].append(_unique(entry._replace(own=own), kind, seen))

    gathered(read, files_without(folder, others))
    for kind, entries in fresh.items():
        key = "code" if kind == "code" else "id"
        entries, below = (
            extended(entries, layered.entries[kind]) if kind in EXTENDED_KINDS else (entries, layered.entries[kind])
        )
        replaced = {entry.text(key) for entry in entries}
        layered.entries[kind] = entries + [entry for entry in below if entry.text(key) not in replaced]


def _unique(entry: Entry, kind: str, seen: dict[str, Entry]) -> Entry:
    """Note an entry under its id; raises ``DictionaryError`` if another one of the folder has it."""
    key = entry.text("code") if kind == "code" else f"{'set' if kind == 'set' else 'id'} {entry.text('id')}"
    if key in seen:
        message = f"the id '{key.split()[-1]}' is taken by {seen[key].where}"
        raise fail(entry, message, "choose another id or remove one of the two")
    seen[key] = entry
    return entry


def folder_entries(folder: Path, kind: str) -> Iterator[Entry]:
    """Yield the entries of one kind of a folder, as they stand there."""
    for path in dictionary_files(folder):
        place = path.relative_to(folder).as_posix()
        yield from (entry for found, entry in _entries_of(path, place, path.as_posix()) if found == kind)


def _entries_of(path: Path, place: str, name: str) -> Iterator[tuple[str, Entry]]:
    kind = _kind_of(place, name)
    if kind not in ENTRY_KINDS:
        return
    for entry in read_entries(path, name):
        yield ("state" if kind == "actor" and "state" in entry.values else kind), entry


def _kind_of(place: str, name: str) -> str | None:
    top = place.split("/")[0]
    if top in FOLDERS_OF_ENTRIES and top != place:
        return top[:-1]
    known = {"agents.yaml": "agent", "nouns.yaml": "set", "frames.yaml": "frames", "ontology/cameo.yaml": "code"}
    if place not in known and top not in ("words", "ontology") and place not in _NOT_ENTRIES:
        raise DictionaryError(
            "no dictionary file has this name",
            file=name,
            remedy="put actors under actors/, verbs and nouns under verbs/, roles in agents.yaml or under agents/, "
            "sets in nouns.yaml",
        )
    return known.get(place)


def _read_frames(path: Path, name: str, layered: Layered) -> None:
    import yaml

    from coder.core.yaml_nodes import mapping, read_node  # load YAML, which compiled dictionaries do without

    node = read_node(path, name)
    if not isinstance(node, yaml.MappingNode):
        raise DictionaryError(
            "holds no mapping", file=name, line=1, remedy="write 'actions:' and below it one action a line"
        )
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        if key_node.value not in ("default", "actions") or not isinstance(value_node, yaml.MappingNode):
            raise DictionaryError(
                f"unknown part '{key_node.value}'", file=name, line=line, remedy="known: default, actions"
            )
        if key_node.value == "default":
            layered.default_codes.append(Entry(name, line, mapping(value_node, name)))
            layered.defaults |= {frame: str(code) for frame, code in layered.default_codes[-1].values.items()}
            continue
        for action_node, codes_node in value_node.value:
            entry = Entry(name, action_node.start_mark.line + 1, mapping(codes_node, name))
            layered.actions[str(action_node.value)] = entry
