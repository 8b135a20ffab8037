"""The compiled dictionaries: folders laid over each other, from the cache where nothing has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from coder.core.cache import cached, sources_hash
from coder.core.errors import UsageError
from coder.core.paths import dictionaries_dir
from coder.dictionary.layers import ACTOR_KINDS, EVENT_KINDS, Layered, files_without, read_layers
from coder.dictionary.tables import Plain, compile_actor_tables, compile_event_tables


def compiled_dictionaries(folders: Iterable[Path] = ()) -> Plain:
    """Return the bundled dictionaries with the user's folders laid over them, as plain tables.

    They come from the cache where nothing has changed; who only changes verbs does not wait for the actors.
    ``patterns`` are the tables of a folder that stands alone.
    """
    named = list(folders)
    alone = _alone(named) if named else None
    tables = compiled_layers([dictionaries_dir(), *(folder for folder in named if folder != alone)])
    if alone is None:
        return tables
    from coder.petrarch.engine.coder import compiled_folder

    return tables | {"patterns": compiled_folder(alone)}


def compiled_layers(layers: Sequence[Path]) -> Plain:
    """Return folders laid over each other as plain tables; the lowest must be whole, as the bundled one is."""
    return _part(ACTORS, layers, compile_actor_tables) | _events(layers)


def _events(layers: Sequence[Path]) -> Plain:
    """Return the tables of what happens; what the patterns of the lowest folder say is not found out again."""
    lowest = layers[:1]
    known = _events(lowest)["terms"] if len(layers) > 1 else {}
    return _part(EVENTS, layers, lambda layered: compile_event_tables(layered, known))


class Part(NamedTuple):
    """A part of the tables: the kinds of entries that it is made of, and all others."""

    name: str
    kinds: frozenset[str]
    others: frozenset[str]


ACTORS, EVENTS = Part("actors", ACTOR_KINDS, EVENT_KINDS), Part("events", EVENT_KINDS, ACTOR_KINDS)


def _part(part: Part, layers: Sequence[Path], compile_part: Callable[[Layered], Plain]) -> Plain:
    """Return the tables of some kinds of entries, which depend on all files but those of the other kinds."""
    return cached(f"dictionaries_{part.name}", _key(part, layers), lambda: compile_part(_layered(part, layers)))


def _layered(part: Part, layers: Sequence[Path]) -> Layered:
    """Return the entries of all layers; those of the lowest, which are many and seldom change, are kept."""
    if len(layers) == 1:
        return read_layers(layers, part.kinds)
    lowest = layers[:1]
    below = cached(f"entries_{part.name}", _key(part, lowest), lambda: read_layers(lowest, part.kinds).plain())
    return read_layers(layers[1:], part.kinds, Layered.of_plain(below))


def _key(part: Part, layers: Sequence[Path]) -> str:
    return sources_hash(path for folder in layers for path in files_without(folder, part.others))


def _alone(folders: Sequence[Path]) -> Path | None:
    """Return the one folder that stands alone, if there is any."""
    from coder.petrarch.engine.folder import stands_alone

    alone = [folder for folder in folders if stands_alone(folder)]
    if len(alone) > 1:
        raise UsageError("two folders stand alone", file=alone[1], remedy="name one of them")
    return alone[0] if alone else None
