"""Dictionary folders, one laid over another: an entry of the upper folder replaces the one with the same id below."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Any

from coder.core.entry import Entry
from coder.core.errors import DictionaryError, gathered
from coder.core.given import given_folder
from coder.core.paths import dictionaries_dir
from coder.core.yaml_entries import read_entries
from coder.dictionary.extensions import EXTENDS, extended
from coder.dictionary.frames import CODED_FRAMES, FRAMES
from coder.dictionary.positions import check_positions
from coder.dictionary.schema import check_entry, fail

ENTRY_KINDS = ("actor", "state", "agent", "set", "verb", "code")
ACTOR_KINDS = frozenset(("actor", "state", "agent"))
"""The kinds of entries that say who is who."""
EVENT_KINDS = frozenset(("set", "verb", "code", "frames"))
"""The kinds that say what happens, with the tables of ``frames.yaml``."""
EXTENDED_KINDS = frozenset(("actor", "state", "agent", "set"))
"""Kinds of entries to which others may add."""
FIELDS = ("economic", "military", "judicial", "intelligence", "crime", "rights", "force", "war_crimes", "humanitarian")
"""The fields in which an action is another one; the words of each are a set of ``nouns.yaml``: ``field_crime``."""
ACTION_KEYS = frozenset(FRAMES) | {
    "done",
    "stop",
    "mirror",
    "attempt",
    "reciprocal",
    "target",
    "topic",
    "protest",
    "implied",
    "scheduled",
    *FIELDS,
}
"""What ``frames.yaml`` may say of an action: its code under each frame, when done, and how it is coded."""
FOLDERS_OF_ENTRIES = ("actors", "agents", "verbs")
"""Folders of a dictionary folder, each with entries of one kind, which it is named after."""
_NOT_ENTRIES = frozenset(("context.yaml", "discards.yaml", "manifest.yaml"))


@dataclass(slots=True)
class Layered:
    """The entries of all layers by kind, and the tables of ``frames.yaml``."""

    entries: dict[str, list[Entry]] = field(default_factory=dict)
    actions: dict[str, Entry] = field(default_factory=dict)
    defaults: dict[str, str] = field(default_factory=dict)
    """The code of each frame over an action that has none of its own under it."""
    default_codes: list[Entry] = field(default_factory=list)
    """Where these codes stand."""

    def copy(self) -> Layered:
        """Return layers on which more can be laid; these stay as they are."""
        entries = {kind: list(entries) for kind, entries in self.entries.items()}
        return Layered(entries, dict(self.actions), dict(self.defaults), list(self.default_codes))

    def plain(self) -> dict[str, Any]:
        """Return all that was read as plain values, of which ``of_plain`` makes it again.

        >>> made = Layered({"set": [Entry("nouns.yaml", 3, {"id": "aid"})]}, {}, {"demand": "100"})
        >>> Layered.of_plain(made.plain()) == made
        True
        """
        entries = {kind: list(map(tuple, entries)) for kind, entries in self.entries.items()}
        actions = {name: tuple(entry) for name, entry in self.actions.items()}
        codes = list(map(tuple, self.default_codes))
        return {"entries": entries, "actions": actions, "defaults": self.defaults, "default_codes": codes}

    @classmethod
    def of_plain(cls, plain: Mapping[str, Any]) -> Layered:
        """Return the layers that plain values tell of."""
        return cls(
            {kind: [Entry(*row) for row in rows] for kind, rows in plain["entries"].items()},
            {name: Entry(*row) for name, row in plain["actions"].items()},
            dict(plain["defaults"]),
            [Entry(*row) for row in plain["default_codes"]],
        )


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
        _check_names(layered)
    return layered


def lay_over(below: Layered, folder: Path, called: Path) -> Layered:
    """Return layers with one more folder on top; those below stay as they are.

    Messages and traces call it by another name: that of the folder which it is a draft of.
    """
    made = below.copy()
    _read_folder(folder, made, frozenset(), called)
    _check_names(made)
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


def _check_names(layered: Layered) -> None:
    """Every code, frame, action and set that an entry names must exist, and every frame must have its code."""
    codes = frozenset(entry.text("code") for entry in layered.entries["code"])
    sets = {entry.text("id") for entry in layered.entries["set"]}
    checks: list[Callable[[], None]] = [
        *(partial(_check_default_codes, entry, layered, codes) for entry in layered.default_codes),
        *(partial(_check_action, action, entry, layered, codes) for action, entry in layered.actions.items()),
        *(partial(_check_set, entry, sets) for entry in layered.entries["set"]),
        *(partial(_check_verb, entry, layered.actions) for entry in layered.entries["verb"]),
    ]
    gathered(lambda check: check(), checks)


def _check_set(entry: Entry, sets: Collection[str]) -> None:
    for word in entry.texts("words"):
        if word.startswith("&") and word[1:] not in sets:
            raise fail(entry, f"the set {word} is not defined", "add it to nouns.yaml or correct its name")


def _check_verb(entry: Entry, actions: Collection[str]) -> None:
    action = entry.text("action")
    if action and action not in actions:
        near = get_close_matches(action, actions, 2)
        remedy = f"did you mean {' or '.join(near)}?" if near else "define it in frames.yaml of your folder"
        raise fail(entry, f"the action '{action}' is not defined", remedy)
    if entry.own:
        check_positions(entry)


def _check_default_codes(entry: Entry, layered: Layered, codes: frozenset[str]) -> None:
    """The frames with a default code are those of ``coder.dictionary.frames`` that stay over an action."""
    for frame, code in entry.values.items():
        if frame not in CODED_FRAMES:
            raise fail(
                entry,
                f"'{frame}' is no frame that has a code",
                "frames with a code: " + ", ".join(sorted(CODED_FRAMES)),
            )
        _check_code(entry, str(code), codes)
    for frame in sorted(CODED_FRAMES - layered.defaults.keys()):
        raise fail(entry, f"the frame '{frame}' has no code", f"add '{frame}:' with its code to 'default'")


def _check_action(action: str, entry: Entry, layered: Layered, codes: frozenset[str]) -> None:
    for key, value in entry.values.items():
        if key not in ACTION_KEYS:
            raise fail(
                entry,
                f"unknown key '{key}' in the action {action}",
                "known keys: " + ", ".join(sorted(ACTION_KEYS)),
            )
        text = str(value)
        if key in ("stop", "mirror", *FIELDS) or (key in ("attempt", "allow") and not text.isdigit()):
            if text not in layered.actions:
                raise fail(entry, f"the action '{text}' is not defined", "define it in frames.yaml or correct its name")
        elif text.isdigit() and key != "topic":
            _check_code(entry, text, codes)


def _check_code(entry: Entry, code: str, codes: frozenset[str]) -> None:
    if codes and code not in codes:
        raise fail(entry, f"'{code}' is no CAMEO code", "see dictionaries/ontology/cameo.yaml")
