"""Drafts of entries: checked while they are typed, compiled for a try, and written to the user's folder when kept."""

from __future__ import annotations

import re
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from coder.compiled import bundled_entries, compiled_dictionaries, known_actors
from coder.core.entry import Entry
from coder.core.errors import DictionaryError, UsageError
from coder.core.garbage import no_garbage_collection
from coder.core.paths import dictionaries_dir
from coder.core.records import record
from coder.core.yaml_nodes import entry_lines, with_item
from coder.diagnostics.actor_facts import entry_faults, known_parts, role_faults
from coder.diagnostics.examples import split_example
from coder.dictionary.actor_entries import ActorEntry, AgentEntry
from coder.dictionary.actor_tables import Pieces, compile_agents
from coder.dictionary.layered import Layered
from coder.dictionary.layers import ACTOR_KINDS, ENTRY_KINDS, EVENT_KINDS, dictionary_files, lay_over, read_layers
from coder.dictionary.noun_classes import NounClasses
from coder.dictionary.tables import Plain, compile_actor_tables, compile_event_tables, known_terms
from coder.dictionary.verb_tables import compile_entry
from coder.workbench.own_folder import OwnFolder

LONGEST_DRAFT = 100_000
"""Characters of the text of one entry."""
_QUOTED = re.compile(r"(?:'|the set &|^\^|the (?:code|role) )([\w-]+)")
"""The words that a message names: 'objct', the set &tlk, the code MLIQQQ."""


@record
class Draft:
    """The text of one entry as the user has it in the editor, and where it is to stand."""

    place: str
    """The file in the user's folder: ``verbs/own.yaml``."""
    id: str
    """The id of the entry that it takes the place of; empty for a new one."""
    text: str


@record
class Source:
    """An entry as it is written."""

    id: str
    place: str
    text: str
    own: bool
    """Whether it stands in the user's folder, and not in a bundled file."""
    line: int


@record
class Fault:
    """What is wrong with a draft."""

    message: str
    remedy: str
    line: int | None
    """The line of the draft, from 1; null for a fault elsewhere in the folder."""
    file: str = ""


class Compiled(NamedTuple):
    """Layers, the tables that were compiled of them, and the entries of the bundled dictionaries among them."""

    layered: Layered
    tables: Plain
    bundled: Layered


class Below:
    """The bundled dictionaries with folders laid over them: all that lies below the user's own folder."""

    def __init__(self, folders: Sequence[Path] = ()) -> None:
        self.folders = tuple(folders)
        self._lock = threading.Lock()
        self._tables: Plain | None = None
        self._compiled: Compiled | None = None

    def compiled(self) -> Compiled:
        """Return the layers with their tables, which takes a second the first time."""
        with self._lock:
            if self._compiled is None:
                bundled = bundled_entries()
                layered = read_layers(self.folders, below=bundled)
                self._compiled = Compiled(layered, self._tables or compiled_dictionaries(self.folders), bundled)
            return self._compiled

    def lend(self, tables: Plain) -> None:
        """Take tables of these layers that were loaded for another purpose."""
        self._tables = tables


class Drafts:
    """The entries of all layers, of which the user's folder is the uppermost."""

    def __init__(self, below: Below, own: OwnFolder | None = None) -> None:
        self._below = below
        self._own = own
        self._called = own.path if own is not None else Path("draft")

    def base(self) -> Compiled:
        """Return the layers below the user's folder with their tables, which takes a second the first time."""
        return self._below.compiled()

    def lend(self, tables: Plain) -> None:
        """Take tables that were loaded for another purpose, if they are those of the layers below the user's folder."""
        if self.own_folders() == self._below.folders:
            self._below.lend(tables)

    def own_folders(self) -> tuple[Path, ...]:
        """Return the folders that are laid over the bundled dictionaries now."""
        return (*self._below.folders, *([self._own.path] if self._own is not None and self._own.has_files() else ()))

    def source(self, entry_id: str) -> Source:
        """Return the text of an entry, that of the uppermost folder which has it."""
        own = [self._own.path] if self._own is not None and self._own.has_files() else []
        for folder in (*own, *reversed(self._below.folders), dictionaries_dir()):
            for path in dictionary_files(folder):
                text = path.read_text(encoding="utf-8")
                place = path.relative_to(folder).as_posix()
                if entry_id in text and (found := _found(text, entry_id, place, folder in own)):
                    return found
        raise UsageError(f"no entry has the id '{entry_id[:80]}'", remedy="choose a rule that names a file")

    def check(self, draft: Draft) -> Fault | None:
        """Return the first fault of a draft by itself: its keys, values, names, patterns, codes and examples."""
        try:
            with self._alone(draft) as (folder, entry):
                self._compile_alone(lay_over(self.base().layered, folder, self._called))
                for text in entry.texts("examples"):
                    split_example(entry, text)
        except DictionaryError as error:
            return _fault(error, draft, (self._called / draft.place).as_posix())
        except UsageError as error:
            return Fault(error.message, error.remedy, None)
        return None

    def completed(self, draft: Draft) -> Draft:
        """Return a draft of a verb that can be tried: until it is kept, it need not have an example."""
        try:
            (entry, _, _), *more = entry_lines(draft.text, draft.place)
        except (DictionaryError, ValueError):
            return draft
        if more or not draft.place.startswith("verbs/") or any(entry.texts("examples")):
            return draft
        return replace(draft, text=with_item(draft.text, "examples", "- => none"))

    def compiled(self, draft: Draft | None = None) -> Plain:
        """Return the tables of all layers with a draft in its place; raise ``DictionaryError`` where one is faulty."""
        base = self.base()
        with self.laid_out(draft) as folder, no_garbage_collection():
            if folder is None:
                return base.tables
            layered = lay_over(base.layered, folder, self._called)
            actors = {} if _same(layered, base.layered, ACTOR_KINDS) else _actor_tables(layered, base)
            terms = known_terms(base.tables)
            events = {} if _same(layered, base.layered, EVENT_KINDS) else compile_event_tables(layered, terms)
            return base.tables | actors | events

    @contextmanager
    def laid_out(self, draft: Draft | None) -> Iterator[Path | None]:
        """Give a folder that is the user's with a draft in its place; none while both are empty."""
        with tempfile.TemporaryDirectory(prefix="coder-draft-") as made:
            folder = Path(made)
            if self._own is not None:
                self._own.copy_to(folder)
            if draft is not None:
                path = folder / self._place(draft)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(self._file_text(draft), encoding="utf-8")
            yield folder if any(folder.rglob("*.yaml")) else None

    def _file_text(self, draft: Draft) -> str:
        """Return the text of the user's file with a draft in its place."""
        text = self._own.read(draft.place) if self._own is not None else ""
        lines = text.split("\n") if text else []
        added = draft.text.rstrip("\n").split("\n")
        for entry, first, stop in entry_lines(text, draft.place):
            if draft.id and draft.id in (entry.text("id"), entry.text("extends")):
                return "\n".join([*lines[:first], *added, *lines[stop:]])
        while lines and not lines[-1].strip():
            lines.pop()
        return "\n".join([*lines, *added, ""])

    def keep(self, draft: Draft) -> str:
        """Write a draft to the user's folder and return the id of its entry; raise where it is faulty."""
        if self._own is None:
            raise UsageError("no folder is named", remedy="start coder workbench with --dictionaries FOLDER")
        with self._alone(draft) as (_, entry):
            name = entry.text("id") or entry.text("extends")
        self._own.write(draft.place, self._file_text(draft), f"{'change' if draft.id else 'add'} {name}")
        return name

    @contextmanager
    def _alone(self, draft: Draft) -> Iterator[tuple[Path, Entry]]:
        """Give a folder with nothing but a draft, and its entry."""
        with tempfile.TemporaryDirectory(prefix="coder-draft-") as made:
            path = Path(made) / self._place(draft)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(draft.text, encoding="utf-8")
            name = (self._called / draft.place).as_posix()
            entries = [entry for entry, _, _ in entry_lines(draft.text, name)]
            if len(entries) != 1:
                message, remedy = f"holds {len(entries)} entries", "write one entry, which begins with '- '"
                raise DictionaryError(message, file=name, line=1, remedy=remedy)
            yield Path(made), entries[0]

    def _compile_alone(self, layered: Layered) -> None:
        """Compile the entry of a draft by itself: its patterns or codes, whose parts must be known."""
        folder = self._called.as_posix()
        for kind in ENTRY_KINDS:
            for one in layered.entries[kind]:
                if not one.file.startswith(folder):
                    continue
                if kind == "verb":
                    sets = {other.text("id"): () for other in layered.entries["set"]}
                    compile_entry(one, sets, NounClasses.load(dictionaries_dir()).names(), {})
                elif kind in ("actor", "state"):
                    made = Pieces().actor(one) if kind == "actor" else Pieces().state(one)
                    states = {*self.base().tables["countries"], made.country}
                    _raise_first(entry_faults(ActorEntry.of_row(made.row), known_parts(states, self._called)))
                elif kind == "agent":
                    known = known_parts(self.base().tables["countries"], self._called)
                    _raise_first(role_faults(AgentEntry(*compile_agents([one]).rows[0]), known))

    def _place(self, draft: Draft) -> str:
        """Return the place of a draft; raise ``UsageError`` for one that leads outside or a text that is too long."""
        if len(draft.text) > LONGEST_DRAFT:
            raise UsageError("the entry is too long", remedy="write several entries")
        OwnFolder(Path("/")).file(draft.place)
        return draft.place


def _actor_tables(layered: Layered, base: Compiled) -> Plain:
    return compile_actor_tables(layered, known_actors(base.bundled))


def _same(one: Layered, other: Layered, kinds: frozenset[str]) -> bool:
    """Return whether two layers have the same entries of some kinds; the actions are never those of a draft."""
    return all(one.entries[kind] == other.entries[kind] for kind in ENTRY_KINDS if kind in kinds)


def _raise_first(faults: Iterator[DictionaryError]) -> None:
    for fault in faults:
        raise fault


def _found(text: str, entry_id: str, place: str, own: bool) -> Source | None:
    """Return the entry of a file with an id, as it is written there; files that are no list of entries have none."""
    if place.partition("/")[0] in ("words", "ontology") or place in ("frames.yaml", "manifest.yaml", "context.yaml"):
        return None
    for entry, first, stop in entry_lines(text, place):
        if entry_id in (entry.text("id"), entry.text("extends")):
            return Source(entry_id, place, "\n".join(text.split("\n")[first:stop]), own, first + 1)
    return None


def _fault(error: DictionaryError, draft: Draft, file: str) -> Fault:
    """Return an error with its line in the draft: that of the key or value that it names, if it names one."""
    if error.file != file or error.line is None:
        return Fault(error.message, error.remedy, None, error.file or "")
    lines = draft.text.splitlines() or [""]
    line = min(error.line, len(lines))  # a text that ends too early has its fault behind the end
    for word in _QUOTED.findall(error.message):
        for number in range(line, len(lines) + 1):
            if re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", lines[number - 1]):
                return Fault(error.message, error.remedy, number)
    return Fault(error.message, error.remedy, line)
